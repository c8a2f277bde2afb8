// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/density/stop_rules.h"

namespace pb::density {

namespace {

constexpr std::int64_t kJudgeFailuresFrom = 20;  ///< guests started; one early failure says nothing yet

std::optional<Limit> above(StopReason rule, std::optional<double> value, std::int64_t threshold)
{
    if (threshold == 0 || !value || *value < static_cast<double>(threshold))
        return std::nullopt;
    return Limit{rule, *value, static_cast<double>(threshold), {}};
}

}  // namespace

std::optional<Limit> brokenMemoryRule(const Plan& plan, std::int64_t availableKiB)
{
    if (availableKiB >= plan.memoryFloorMiB * 1024)
        return std::nullopt;
    return Limit{StopReason::MemoryFloor,
                 static_cast<double>(availableKiB) / 1024,
                 static_cast<double>(plan.memoryFloorMiB),
                 {}};
}

std::optional<Limit> brokenRule(const Plan& plan, const Sample& sample, std::int64_t started, std::int64_t elapsedMs)
{
    if (const auto memory = brokenMemoryRule(plan, sample.memoryAvailableKiB))
        return memory;
    if (started >= kJudgeFailuresFrom) {
        const double percent = 100.0 * static_cast<double>(sample.failed) / static_cast<double>(started);
        if (const auto failures = above(StopReason::FailureShare, percent, plan.failurePercent))
            return failures;
    }
    if (const auto cpu = above(StopReason::PsiCpu, sample.psiCpu, plan.psiCpuPercent))
        return cpu;
    if (const auto memory = above(StopReason::PsiMemory, sample.psiMemory, plan.psiMemoryPercent))
        return memory;
    return above(StopReason::WallClock, static_cast<double>(elapsedMs) / 1000, plan.wallClockS);
}

std::optional<Limit> brokenRule(const Plan& plan, const Histogram& runq)
{
    return above(StopReason::RunqP99, runq.quantile(0.99), plan.runqP99LimitUs);
}

}  // namespace pb::density
