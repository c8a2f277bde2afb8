// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/agent/guest_table.h"
#include "app/agent/runq_tracer.h"
#include "app/agent/sampler.h"
#include "app/agent/session.h"
#include "core/density/event.h"

#include <cstdint>
#include <optional>

namespace pb::agent {

/// Drives one run: stage after stage up to the ceiling, samples all the while, until a rule, the host or the user ends
/// it.
class Ramp {
public:
    struct Parts {
        const Clock& clock;
        Session& session;
        GuestTable& guests;
        RunqTracer& tracer;
        Sampler& sampler;
    };

    Ramp(const density::Plan& plan, const Parts& parts);
    /// Runs to its end; the guests are still there afterwards.
    density::StopReason run();

private:
    enum class Phase { Starting, Holding };

    void enterStage();
    void enterHold();
    void step();
    void startGuests();
    int patienceMs() const;
    void tellNews();
    void takeSample();
    void takeRunq();
    void watchMemory();
    void limit(const std::optional<density::Limit>& broken);
    bool stageIsFull() const;

    density::Plan m_plan;
    Parts m_;
    Phase m_phase = Phase::Starting;
    density::Stage m_stage;
    std::int64_t m_startMs = 0;
    std::int64_t m_stageMs = 0;
    std::int64_t m_holdEndMs = 0;
    std::int64_t m_nextSampleMs = 0;
    std::int64_t m_nextNewsMs = 0;
    std::int64_t m_nextMemoryMs = 0;
    std::int64_t m_runqMs = 0;
    std::int64_t m_samples = 0;
    density::Histogram m_runq;
    SchedstatMeter m_schedstat;
    const bool m_schedstatWorks;
    std::optional<density::StopReason> m_end;
};

}  // namespace pb::agent
