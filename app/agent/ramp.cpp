// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/agent/ramp.h"

#include "app/agent/host_files.h"
#include "core/density/stop_rules.h"

#include <algorithm>

namespace pb::agent {

using density::StagePhase;
using density::StopReason;

namespace {

constexpr std::int64_t kNewsMs = 100;
constexpr std::int64_t kMemoryMs = 50;
constexpr int kStartsPerTurn = 16;     ///< between two looks at everything else
constexpr std::int64_t kPssEvery = 5;  ///< samples: reading a QEMU's smaps is not free
constexpr std::size_t kPssGuests = 4;
constexpr std::size_t kSchedstatGuests = 100;

}  // namespace

Ramp::Ramp(const density::Plan& plan, const Parts& parts)
    : m_plan(plan), m_(parts), m_schedstatWorks(SchedstatMeter::works())
{
    m_stage.index = 0;
    m_stage.count = density::stageCount(plan);
}

StopReason Ramp::run()
{
    m_startMs = m_runqMs = m_nextSampleMs = m_.clock.ms();
    enterStage();
    while (!m_end) {
        step();
        std::vector<int> files{m_.tracer.fd()};
        m_.guests.pollFiles(files);
        m_.session.wait(patienceMs(), files);
        m_.guests.update();
        for (const density::Histogram& histogram : m_.tracer.histograms())
            m_runq.merge(histogram);
        watchMemory();
        tellNews();
        if (m_.clock.ms() >= m_nextSampleMs)
            takeSample();
        if (m_.session.stopReason())
            m_end = m_.session.stopReason();
    }
    takeSample();
    return *m_end;
}

void Ramp::enterStage()
{
    m_phase = Phase::Starting;
    m_stageMs = m_.clock.ms();
    ++m_stage.index;
    m_stage.target = std::min(m_stage.target + m_plan.stageStep, m_plan.ceiling);
    m_stage.phase = StagePhase::Starting;
    m_stage.seconds = 0;
    m_.session.emit(m_stage);
    if (m_plan.freezeReady)
        m_.guests.setFrozen(true);
}

void Ramp::enterHold()
{
    const std::int64_t now = m_.clock.ms();
    const bool last = m_stage.target == m_plan.ceiling;
    m_phase = Phase::Holding;
    m_holdEndMs = now + (last ? m_plan.finalHoldS * 1000 : m_plan.stageHoldMs);
    m_stage.phase = StagePhase::Holding;
    m_stage.seconds = rounded(static_cast<double>(now - m_stageMs) / 1000);
    if (m_plan.freezeReady)
        m_.guests.setFrozen(false);
    m_nextNewsMs = 0;
    tellNews();
    m_.session.emit(m_stage);
}

bool Ramp::stageIsFull() const { return m_.guests.started() >= m_stage.target; }

void Ramp::step()
{
    if (m_phase == Phase::Starting) {
        startGuests();
        if (stageIsFull() && m_.guests.starting() == 0)
            enterHold();
    } else if (m_.clock.ms() >= m_holdEndMs) {
        m_stage.phase = StagePhase::Complete;
        m_.session.emit(m_stage);
        if (m_stage.target == m_plan.ceiling)
            m_end = StopReason::Complete;
        else
            enterStage();
    }
}

void Ramp::startGuests()
{
    for (int i = 0; i < kStartsPerTurn && !stageIsFull() && m_.guests.starting() < m_plan.parallelStarts; ++i) {
        if (const Status started = m_.guests.startOne(); !started) {
            const auto guests = static_cast<double>(m_.guests.started());
            limit(density::Limit{StopReason::HostLimit, guests, guests, started.error().detail});
            return;
        }
    }
}

int Ramp::patienceMs() const
{
    const std::int64_t now = m_.clock.ms();
    if (m_end)
        return 0;
    std::int64_t until = std::min(m_nextSampleMs, now + kNewsMs);
    if (m_phase == Phase::Holding)
        until = std::min(until, m_holdEndMs);
    else if (!stageIsFull() && m_.guests.starting() < m_plan.parallelStarts)
        until = now;
    return static_cast<int>(std::clamp<std::int64_t>(until - now, 0, 1000));
}

void Ramp::tellNews()
{
    if (m_.clock.ms() < m_nextNewsMs)
        return;
    m_nextNewsMs = m_.clock.ms() + kNewsMs;
    for (density::Payload& news : m_.guests.news())
        m_.session.emit(std::move(news));
}

void Ramp::takeSample()
{
    m_nextSampleMs = m_.clock.ms() + m_plan.sampleMs;
    m_nextNewsMs = 0;
    tellNews();  // so that nobody reads a sample of guests that were not told of
    density::Sample sample = m_.sampler.take();
    sample.starting = m_.guests.starting();
    sample.ready = m_.guests.ready();
    sample.failed = m_.guests.failed();
    m_.guests.measureProgress(sample);
    if (m_samples++ % kPssEvery == 1)
        sample.pssPerGuestKiB = meanPss(m_.guests.someReady(kPssGuests));
    m_.session.emit(sample);
    takeRunq();
    limit(density::brokenRule(m_plan, sample, m_.guests.started(), m_.clock.ms() - m_startMs));
}

void Ramp::takeRunq()
{
    density::RunqLatency latency;
    latency.intervalMs = m_.clock.ms() - m_runqMs;
    latency.ready = m_.guests.ready();
    latency.source = m_.tracer.source();
    if (!m_runq.empty()) {
        latency.histogram = std::exchange(m_runq, {});
    } else if (latency.source == density::RunqSource::None && m_schedstatWorks) {
        latency.source = density::RunqSource::Schedstat;
        latency.meanUs = m_schedstat.meanUs(m_.guests.someReady(kSchedstatGuests));
    }
    if (latency.histogram.empty() && !latency.meanUs)
        return;
    m_runqMs = m_.clock.ms();
    m_.session.emit(latency);
    limit(density::brokenRule(m_plan, latency.histogram));
}

void Ramp::watchMemory()
{
    if (m_.clock.ms() < m_nextMemoryMs || m_phase != Phase::Starting)
        return;
    m_nextMemoryMs = m_.clock.ms() + kMemoryMs;
    limit(density::brokenMemoryRule(m_plan, readMemInfo().available));
}

void Ramp::limit(const std::optional<density::Limit>& broken)
{
    if (!broken || m_end)
        return;
    m_end = broken->rule;
    m_.session.emit(*broken);
}

}  // namespace pb::agent
