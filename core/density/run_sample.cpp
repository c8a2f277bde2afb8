// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/density/run.h"

#include <algorithm>

namespace pb::density {

namespace {

constexpr double kPercent = 100;

/// Guests a second over the last few seconds of the ready series; a single slow sample does not make it jump.
std::optional<double> startRate(const Series& ready, std::int64_t nowMs)
{
    constexpr std::int64_t kWindowMs = 3000;
    const std::vector<Bucket> recent = ready.view(nowMs - kWindowMs, nowMs, Series::kCapacity);
    if (recent.size() < 2)
        return std::nullopt;
    const auto spanMs = static_cast<double>(nowMs - recent.front().firstMs);
    return spanMs <= 0 ? std::nullopt : std::optional((recent.back().last - recent.front().first) / spanMs * 1000);
}

}  // namespace

void Run::take(const Sample& event)
{
    m_sample = event;
    m_failed = event.failed;
    setReady(event.ready);
    if (m_started > 0)
        put(Metric::GuestsStarted, static_cast<double>(m_started));  // or the line would rise between two stages
    put(Metric::GuestsFailed, static_cast<double>(event.failed));
    if (const auto rate = startRate(series(Metric::GuestsReady), m_lastMs))
        put(Metric::GuestsPerSecond, std::max(*rate, 0.0));
    put(Metric::BootP50, m_recentBoots.quantile(0.50));
    put(Metric::BootP95, m_recentBoots.quantile(0.95));
    m_recentBoots = {};

    put(Metric::Load1, event.load1);
    put(Metric::CpuUser, event.cpu.user * kPercent);
    put(Metric::CpuSystem, event.cpu.system * kPercent);
    put(Metric::CpuIdle, event.cpu.idle * kPercent);
    put(Metric::CpuIoWait, event.cpu.ioWait * kPercent);
    put(Metric::CpuIrq, event.cpu.irq * kPercent);
    put(Metric::CpuSteal, event.cpu.steal * kPercent);
    put(Metric::CpuGuest, event.cpu.guest * kPercent);
    put(Metric::PsiCpu, event.psiCpu);
    put(Metric::PsiMemory, event.psiMemory);
    put(Metric::PsiIo, event.psiIo);
    put(Metric::ProgressPerGuest, event.progressPerGuest);
    put(Metric::Fairness, event.fairness);
    put(Metric::AgentCpu, event.agentCpu * kPercent);
    put(Metric::AgentMemory, static_cast<double>(event.agentMemoryKiB));
    takeMemory(event);
}

void Run::takeMemory(const Sample& event)
{
    const auto used = static_cast<double>(event.memoryUsedKiB);
    put(Metric::MemoryUsed, used);
    put(Metric::MemoryAvailable, static_cast<double>(event.memoryAvailableKiB));
    put(Metric::PageTables, static_cast<double>(event.pageTablesKiB));
    put(Metric::KernelStacks, static_cast<double>(event.kernelStackKiB));
    put(Metric::Slab, static_cast<double>(event.slabKiB));
    put(Metric::PssPerGuest, event.pssPerGuestKiB);
    put(Metric::KsmShared, static_cast<double>(event.ksmShared));
    put(Metric::KsmSharing, static_cast<double>(event.ksmSharing));
    put(Metric::KsmVolatile, static_cast<double>(event.ksmVolatile));
    const std::int64_t guests = event.ready + event.starting;
    if (guests <= 0 || used <= 0)
        return;
    const double perGuest = used / static_cast<double>(guests);
    put(Metric::MemoryPerGuest, perGuest);
    if (event.ready >= m_memoryPeakReady) {
        m_memoryPeakReady = event.ready;
        m_peakMemoryPerGuestKiB = perGuest;
    }
}

}  // namespace pb::density
