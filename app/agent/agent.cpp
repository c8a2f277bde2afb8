// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/agent.h"

#include "app/agent/host_files.h"
#include "app/agent/nano_launcher.h"
#include "app/agent/preflight.h"
#include "app/agent/process.h"
#include "app/agent/qemu_launcher.h"
#include "app/agent/ramp.h"
#include "core/base/date.h"
#include "core/exchange/density/event_codec.h"

#include <sys/resource.h>
#include <unistd.h>

namespace pb::agent {

using density::Accelerator;
using density::GuestKind;
using density::Plan;
using density::StopReason;

namespace {

/// The file of this process and the folder made for it. Only a folder of the bootstrap's own is removed.
void deleteOwnFile()
{
    std::string path(4096, '\0');
    const ssize_t length = ::readlink("/proc/self/exe", path.data(), path.size());
    if (length <= 0)
        return;
    path.resize(static_cast<std::size_t>(length));
    ::unlink(path.c_str());
    path.resize(path.rfind('/'));
    if (path.substr(path.rfind('/') + 1).starts_with("pillarbench."))
        ::rmdir(path.c_str());
}

}  // namespace

Agent::Agent(Options options) : m_options(std::move(options)), m_session(m_clock), m_tracer(m_clock, m_guard) {}

int Agent::run()
{
    if (m_options.selfDelete)
        deleteOwnFile();
    m_isAhead = runAheadOfGuests();  // and so are the watchdog and the tracer, which start after it
    m_guard.startWatchdog();
    m_session.emit(density::Hello{PB_VERSION, utcNow(), readHostFacts()});
    const Result<Plan> plan = m_options.preflightOnly ? Plan{} : awaitPlan();
    if (m_session.stopReason())
        return end(*m_session.stopReason(), m_guard.restore(), 0);
    if (!plan)
        return giveUp(plan.error());
    m_tracer.start(plan->ceiling);
    chooseTracer();
    const density::Preflight found = lookAtHost(*plan, m_tracer.source());
    m_session.emit(found);
    if (m_session.stopReason() || m_options.preflightOnly) {
        m_tracer.stop();
        return end(m_session.stopReason().value_or(StopReason::Complete), m_guard.restore(), 0);
    }
    return runPlan(*plan, found);
}

Result<Plan> Agent::awaitPlan()
{
    if (!m_options.planFile.empty())
        return exchange::parsePlan(readText(m_options.planFile));
    while (!m_session.stopReason()) {
        if (const auto text = m_session.takePlan())
            return exchange::parsePlan(*text);
        m_session.wait(1000, {});
    }
    return Plan{};
}

void Agent::chooseTracer()
{
    while (!m_tracer.isDecided() && !m_session.stopReason()) {
        m_session.wait(50, {m_tracer.fd()});
        m_tracer.histograms();
    }
}

Status Agent::decideAccelerator(Plan& plan, const density::Preflight& found)
{
    if (plan.kind == GuestKind::Nano) {
        plan.accelerator = Accelerator::Kvm;
        if (!found.kvmDevice)
            return fail(Error::Code::NotFound, "density.agent.kvm_missing", "/dev/kvm", "the host has no /dev/kvm");
        if (!found.kvmUsable)
            return fail(Error::Code::Io, "density.agent.kvm_denied", "/dev/kvm", "no guest could be run with it");
        return {};
    }
    if (found.qemuPath.empty())
        return fail(Error::Code::NotFound, "density.agent.qemu_missing", "PATH", "no qemu-system-x86_64 was found");
    for (const Accelerator accelerator : {Accelerator::Kvm, Accelerator::Tcg}) {
        const bool wanted = plan.accelerator == Accelerator::Auto || plan.accelerator == accelerator;
        if (wanted && canRunQemu(found.qemuPath, accelerator)) {
            plan.accelerator = accelerator;
            return {};
        }
    }
    return fail(Error::Code::Remote, "density.agent.accelerator", found.qemuPath,
                "a firmware guest did not boot under it");
}

void Agent::prepareHost(const Plan& plan)
{
    rlimit files{};
    ::getrlimit(RLIMIT_NOFILE, &files);
    files.rlim_cur = files.rlim_max;
    ::setrlimit(RLIMIT_NOFILE, &files);
    if (!m_isAhead)
        m_session.note("priority_denied", "the agent runs at the guests' priority");
    m_cgroup.create();
    m_guard.rememberCgroup(m_cgroup.path());
    if (m_cgroup.path().empty())
        m_session.note("cgroup_none", "guests are held by the parent death signal alone");
    if (plan.mergeMemory) {
        const bool scanning = m_guard.changeSetting("/sys/kernel/mm/ksm/pages_to_scan", "5000");
        if (!m_guard.changeSetting("/sys/kernel/mm/ksm/run", "1") || !scanning)
            m_session.note("ksm_refused", "kernel samepage merging could not be switched on");
    }
    if (m_tracer.mountedTracefs())
        m_session.note("tracefs_mounted", "tracefs was mounted at /sys/kernel/tracing");
    if (m_tracer.source() == density::RunqSource::None)
        m_session.note(SchedstatMeter::works() ? "runq_schedstat" : "runq_none", "no eBPF tool of this host works");
}

Result<std::unique_ptr<Launcher>> Agent::openLauncher(const Plan& plan, const density::Preflight& found)
{
    const LaunchContext context{plan, m_cgroup.fd(), found.qemuPath};
    if (plan.kind == GuestKind::Nano)
        return NanoLauncher::open(context);
    return QemuLauncher::open(context);
}

int Agent::runPlan(Plan plan, const density::Preflight& found)
{
    if (const Status decided = decideAccelerator(plan, found); !decided)
        return giveUp(decided.error());
    prepareHost(plan);
    Result<std::unique_ptr<Launcher>> launcher = openLauncher(plan, found);
    if (!launcher)
        return giveUp(launcher.error());
    m_session.emit(density::PlanAccepted{plan});
    Sampler sampler(m_clock);
    GuestTable guests(*std::move(launcher), plan, m_clock);
    guests.onOtherChild = [this](pid_t pid) { otherChildEnded(pid); };
    Ramp ramp(plan, {m_clock, m_session, guests, m_tracer, sampler});
    const StopReason reason = ramp.run();

    m_session.emit(density::Stopping{reason});
    const std::int64_t from = m_clock.ms();
    guests.killAll();
    m_tracer.stop();
    constexpr int kPatienceMs = 60'000;
    const std::int64_t left = guests.reapAll(kPatienceMs) + m_guard.restore();
    return end(reason, left, rounded(static_cast<double>(m_clock.ms() - from) / 1000));
}

void Agent::otherChildEnded(pid_t pid)
{
    if (pid != m_guard.watchdog())
        return;
    m_guard.startWatchdog();
    m_session.note("watchdog_restarted", "the watchdog was killed");
}

int Agent::giveUp(const Error& error)
{
    m_tracer.stop();
    // "density.plan.range" and the like: the workbench says what, the agent only that it is the plan.
    const bool plan = error.id.starts_with("density.plan.");
    const std::size_t dot = error.id.rfind('.');
    m_session.emit(density::AgentError{plan ? "plan" : error.id.substr(dot + 1), error.where + ": " + error.detail});
    end(StopReason::AgentFailed, m_guard.restore(), 0);
    return 1;
}

int Agent::end(StopReason reason, std::int64_t leftovers, double seconds)
{
    constexpr int kPatienceMs = 3000;
    m_session.emit(density::Finished{reason, seconds, leftovers});
    m_session.out().drain(kPatienceMs);
    return 0;
}

}  // namespace pb::agent
