// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/agent/clock.h"
#include "core/density/event.h"

#include <sys/types.h>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace pb::agent {

/// Reads the host's counters. What is a rate is taken since the last sample.
class Sampler {
public:
    explicit Sampler(const Clock& clock);

    /// Remembers the memory that is available before the first guest.
    void markBaseline();
    /// All but the guests' own figures.
    density::Sample take();

private:
    void takeCpu(density::CpuSplit& cpu);
    void takeOwn(density::Sample& sample);

    const Clock& m_clock;
    std::int64_t m_baselineKiB = 0;
    std::array<std::int64_t, 10> m_cpuBefore{};
    std::int64_t m_ownBeforeUs = 0;
    std::int64_t m_takenUs = 0;
};

/// Mean proportional set size of the processes, KiB; nothing when none could be read.
std::optional<double> meanPss(std::span<const pid_t> pids);

/// Mean run-queue delay of the given tasks since the last call, from /proc/<pid>/schedstat. The source of last resort.
class SchedstatMeter {
public:
    /// The kernel counts at all: the agent's own counters are not all zero.
    static bool works();
    std::optional<double> meanUs(std::span<const pid_t> pids);

private:
    struct Before {
        pid_t pid;
        std::int64_t delayNs;
        std::int64_t slices;
    };
    std::vector<Before> m_before;
};

}  // namespace pb::agent
