// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/event.h"
#include "core/density/run.h"

#include <type_traits>

/// The JSON names of every struct of the protocol. A field that is added here is written, read and checked.
/// `T` is the struct, const when written.
namespace pb::density {

template <class T, class S>
concept FieldsOf = std::is_same_v<std::remove_const_t<T>, S>;

template <class V, class T>
requires FieldsOf<T, HostFacts>
void fields(V& visit, T& host)
{
    visit("host_name", host.hostName);
    visit("kernel", host.kernel);
    visit("architecture", host.architecture);
    visit("cpu_model", host.cpuModel);
    visit("sockets", host.sockets);
    visit("cores", host.cores);
    visit("threads", host.threads);
    visit("numa_nodes", host.numaNodes);
    visit("memory_kib", host.memoryKiB);
}

template <class V, class T>
requires FieldsOf<T, Hello>
void fields(V& visit, T& hello)
{
    visit("agent_version", hello.agentVersion);
    visit("started_at", hello.startedAt);
    visit("host", hello.host);
}

template <class V, class T>
requires FieldsOf<T, NamedState>
void fields(V& visit, T& state)
{
    visit.need("name", state.name);
    visit.need("state", state.state);
}

template <class V, class T>
requires FieldsOf<T, HostLimit>
void fields(V& visit, T& limit)
{
    visit.need("name", limit.name);
    visit.need("value", limit.value);
    visit.need("guests", limit.guests);
}

template <class V, class T>
requires FieldsOf<T, Preflight>
void fields(V& visit, T& found)
{
    visit("host", found.host);
    visit("root", found.root);
    visit("virtualization", found.virtualization);
    visit("kvm_device", found.kvmDevice);
    visit("kvm_usable", found.kvmUsable);
    visit("modules", found.modules);
    visit("kernel_options", found.kernelOptions);
    visit("qemu_path", found.qemuPath);
    visit("qemu_version", found.qemuVersion);
    visit("memory_available_kib", found.memoryAvailableKiB);
    visit("swap_kib", found.swapKiB);
    visit("huge_pages_total", found.hugePagesTotal);
    visit("huge_page_kib", found.hugePageKiB);
    visit("transparent_huge_pages", found.transparentHugePages);
    visit("ksm", found.ksm);
    visit("psi", found.psi);
    visit("btf", found.btf);
    visit("tracefs", found.tracefs);
    visit("cgroup", found.cgroup);
    visit("runq_source", found.runqSource);
    visit("limits", found.limits);
}

template <class V, class T>
requires FieldsOf<T, Plan>
void fields(V& visit, T& plan)
{
    visit("name", plan.name);
    visit("kind", plan.kind);
    visit("load", plan.load);
    visit("accelerator", plan.accelerator);
    visit("merge_memory", plan.mergeMemory);
    visit("freeze_ready", plan.freezeReady);
    visit("qemu_path", plan.qemuPath);
    for (const PlanField& field : planFields())
        visit(field.id.data(), plan.*field.value);
}

template <class V, class T>
requires FieldsOf<T, PlanAccepted>
void fields(V& visit, T& accepted) { visit.need("plan", accepted.plan); }

template <class V, class T>
requires FieldsOf<T, GuestsStarted>
void fields(V& visit, T& started)
{
    visit.need("count", started.count);
    visit.need("total", started.total);
}

template <class V, class T>
requires FieldsOf<T, GuestsReady>
void fields(V& visit, T& ready)
{
    visit.need("count", ready.count);
    visit.need("total", ready.total);
    visit("boot_ms", ready.bootMs);
}

template <class V, class T>
requires FieldsOf<T, GuestsFailed>
void fields(V& visit, T& failed)
{
    visit.need("count", failed.count);
    visit.need("total", failed.total);
    visit("reason", failed.reason);
    visit("detail", failed.detail);
}

template <class V, class T>
requires FieldsOf<T, CpuSplit>
void fields(V& visit, T& cpu)
{
    visit("user", cpu.user);
    visit("system", cpu.system);
    visit("idle", cpu.idle);
    visit("iowait", cpu.ioWait);
    visit("irq", cpu.irq);
    visit("steal", cpu.steal);
    visit("guest", cpu.guest);
}

template <class V, class T>
requires FieldsOf<T, Sample>
void fields(V& visit, T& sample)
{
    visit.need("ready", sample.ready);
    visit("starting", sample.starting);
    visit("failed", sample.failed);
    visit("load1", sample.load1);
    visit("cpu", sample.cpu);
    visit("memory_used_kib", sample.memoryUsedKiB);
    visit("memory_available_kib", sample.memoryAvailableKiB);
    visit("page_tables_kib", sample.pageTablesKiB);
    visit("kernel_stack_kib", sample.kernelStackKiB);
    visit("slab_kib", sample.slabKiB);
    visit("pss_per_guest_kib", sample.pssPerGuestKiB);
    visit("ksm_shared", sample.ksmShared);
    visit("ksm_sharing", sample.ksmSharing);
    visit("ksm_volatile", sample.ksmVolatile);
    visit("psi_cpu", sample.psiCpu);
    visit("psi_memory", sample.psiMemory);
    visit("psi_io", sample.psiIo);
    visit("progress_per_guest", sample.progressPerGuest);
    visit("fairness", sample.fairness);
    visit("agent_cpu", sample.agentCpu);
    visit("agent_memory_kib", sample.agentMemoryKiB);
}

template <class V, class T>
requires FieldsOf<T, RunqLatency>
void fields(V& visit, T& latency)
{
    visit.need("source", latency.source);
    visit("interval_ms", latency.intervalMs);
    visit("ready", latency.ready);
    visit("bins", latency.histogram);
    visit("mean_us", latency.meanUs);
}

template <class V, class T>
requires FieldsOf<T, Stage>
void fields(V& visit, T& stage)
{
    visit.need("phase", stage.phase);
    visit("index", stage.index);
    visit("count", stage.count);
    visit("target", stage.target);
    visit("seconds", stage.seconds);
}

template <class V, class T>
requires FieldsOf<T, Limit>
void fields(V& visit, T& limit)
{
    visit.need("rule", limit.rule);
    visit("value", limit.value);
    visit("threshold", limit.threshold);
    visit("detail", limit.detail);
}

template <class V, class T>
requires FieldsOf<T, Note>
void fields(V& visit, T& note)
{
    visit.need("id", note.id);
    visit("detail", note.detail);
    visit("args", note.args);
}

template <class V, class T>
requires FieldsOf<T, Stopping>
void fields(V& visit, T& stopping) { visit.need("reason", stopping.reason); }

template <class V, class T>
requires FieldsOf<T, Finished>
void fields(V& visit, T& finished)
{
    visit.need("reason", finished.reason);
    visit("teardown_s", finished.teardownSeconds);
    visit("leftovers", finished.leftovers);
}

template <class V, class T>
requires FieldsOf<T, AgentError>
void fields(V& visit, T& error)
{
    visit.need("code", error.code);
    visit("detail", error.detail);
}

template <class V, class T>
requires FieldsOf<T, StreamFaults>
void fields(V& visit, T& faults)
{
    visit("malformed", faults.malformed);
    visit("oversized", faults.oversized);
    visit("out_of_order", faults.outOfOrder);
    visit("missing", faults.missing);
    visit("unknown", faults.unknown);
}

template <class V, class T>
requires FieldsOf<T, RunSummary>
void fields(V& visit, T& summary)
{
    visit.need("plan", summary.plan);
    visit("host", summary.host);
    visit("started_at", summary.startedAt);
    visit("duration_ms", summary.durationMs);
    visit("ramp_ms", summary.rampMs);
    visit("guests_started", summary.guestsStarted);
    visit.need("max_ready", summary.maxReady);
    visit("failed", summary.failed);
    visit("memory_per_guest_kib", summary.memoryPerGuestKiB);
    visit("boot_p50_ms", summary.bootP50Ms);
    visit("boot_p95_ms", summary.bootP95Ms);
    visit("runq_source", summary.runqSource);
    visit("runq_bins", summary.runqAtPeak);
    visit("runq_p50_us", summary.runqP50Us);
    visit("runq_p99_us", summary.runqP99Us);
    visit.need("stop_reason", summary.stopReason);
    visit("clean", summary.clean);
    visit("faults", summary.faults);
}

}  // namespace pb::density
