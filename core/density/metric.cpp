// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/density/run.h"

namespace pb::density {

namespace {

constexpr std::array<MetricInfo, kMetricCount> kMetrics{{
    {Metric::GuestsStarted, "guests_started", MetricUnit::Count},
    {Metric::GuestsReady, "guests_ready", MetricUnit::Count},
    {Metric::GuestsFailed, "guests_failed", MetricUnit::Count},
    {Metric::GuestsPerSecond, "guests_per_second", MetricUnit::PerSecond},
    {Metric::BootP50, "boot_p50_ms", MetricUnit::Milliseconds},
    {Metric::BootP95, "boot_p95_ms", MetricUnit::Milliseconds},
    {Metric::RunqP50, "runq_p50_us", MetricUnit::Microseconds},
    {Metric::RunqP95, "runq_p95_us", MetricUnit::Microseconds},
    {Metric::RunqP99, "runq_p99_us", MetricUnit::Microseconds},
    {Metric::RunqMean, "runq_mean_us", MetricUnit::Microseconds},
    {Metric::CpuUser, "cpu_user_percent", MetricUnit::Percent},
    {Metric::CpuSystem, "cpu_system_percent", MetricUnit::Percent},
    {Metric::CpuIdle, "cpu_idle_percent", MetricUnit::Percent},
    {Metric::CpuIoWait, "cpu_iowait_percent", MetricUnit::Percent},
    {Metric::CpuIrq, "cpu_irq_percent", MetricUnit::Percent},
    {Metric::CpuSteal, "cpu_steal_percent", MetricUnit::Percent},
    {Metric::CpuGuest, "cpu_guest_percent", MetricUnit::Percent},
    {Metric::Load1, "load_1m", MetricUnit::Ratio},
    {Metric::MemoryUsed, "memory_used_kib", MetricUnit::KiB},
    {Metric::MemoryAvailable, "memory_available_kib", MetricUnit::KiB},
    {Metric::MemoryPerGuest, "memory_per_guest_kib", MetricUnit::KiB},
    {Metric::PssPerGuest, "pss_per_guest_kib", MetricUnit::KiB},
    {Metric::PageTables, "page_tables_kib", MetricUnit::KiB},
    {Metric::KernelStacks, "kernel_stacks_kib", MetricUnit::KiB},
    {Metric::Slab, "slab_kib", MetricUnit::KiB},
    {Metric::KsmShared, "ksm_shared_pages", MetricUnit::Pages},
    {Metric::KsmSharing, "ksm_sharing_pages", MetricUnit::Pages},
    {Metric::KsmVolatile, "ksm_volatile_pages", MetricUnit::Pages},
    {Metric::PsiCpu, "psi_cpu_percent", MetricUnit::Percent},
    {Metric::PsiMemory, "psi_memory_percent", MetricUnit::Percent},
    {Metric::PsiIo, "psi_io_percent", MetricUnit::Percent},
    {Metric::ProgressPerGuest, "progress_per_guest", MetricUnit::PerSecond},
    {Metric::Fairness, "fairness", MetricUnit::Ratio},
    {Metric::AgentCpu, "agent_cpu_percent", MetricUnit::Percent},
    {Metric::AgentMemory, "agent_memory_kib", MetricUnit::KiB},
}};

constexpr bool inEnumOrder()
{
    for (std::size_t i = 0; i < kMetrics.size(); ++i)
        if (static_cast<std::size_t>(kMetrics[i].metric) != i)
            return false;
    return true;
}
static_assert(inEnumOrder());

}  // namespace

std::span<const MetricInfo> metrics() { return kMetrics; }

const MetricInfo& info(Metric metric) { return kMetrics[static_cast<std::size_t>(metric)]; }

}  // namespace pb::density
