// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/density/run.h"

#include <algorithm>

namespace pb::density {

Run::Run() { m_markers.reserve(64); }

void Run::apply(const Event& event)
{
    if (!inOrder(event))
        return;
    std::visit([this](const auto& payload) { take(payload); }, event.payload);
}

bool Run::inOrder(const Event& event)
{
    if (event.seq <= m_seq || event.tMs < m_lastMs) {
        ++m_faults.outOfOrder;
        return false;
    }
    m_faults.missing += event.seq - m_seq - 1;
    m_seq = event.seq;
    m_lastMs = event.tMs;
    return true;
}

void Run::put(Metric metric, double value) { m_series[static_cast<std::size_t>(metric)].append(m_lastMs, value); }

void Run::put(Metric metric, std::optional<double> value)
{
    if (value)
        put(metric, *value);
}

/// Stages and ends are always kept; notes and failures stop being kept when there are too many.
void Run::mark(Marker marker)
{
    const bool mayBeDropped = marker.kind != Marker::Kind::Stopping && marker.kind != Marker::Kind::Finished;
    if (mayBeDropped && m_markers.size() >= kMaxMarkers) {
        ++m_droppedMarkers;
        return;
    }
    if (m_markers.size() >= kMaxMarkers + 16) {
        ++m_droppedMarkers;
        return;
    }
    marker.tMs = m_lastMs;
    m_markers.push_back(std::move(marker));
}

void Run::setReady(std::int64_t ready)
{
    m_ready = ready;
    put(Metric::GuestsReady, static_cast<double>(ready));
    if (ready > m_peakReady) {
        m_peakReady = ready;
        m_peakMs = m_lastMs;
    }
}

void Run::take(const Hello& event)
{
    if (!m_hello)
        m_hello = event;
    if (m_state == RunState::Waiting)
        m_state = RunState::Preparing;
}

void Run::take(const Preflight& event) { m_preflight = event; }

void Run::take(const PlanAccepted& event)
{
    if (!m_plan)
        m_plan = event.plan;
}

void Run::take(const GuestsStarted& event)
{
    if (m_firstStartMs < 0) {
        m_firstStartMs = m_lastMs;
        put(Metric::GuestsStarted, 0.0);
        put(Metric::GuestsReady, 0.0);
    }
    m_started = event.total;
    put(Metric::GuestsStarted, static_cast<double>(event.total));
}

void Run::take(const GuestsReady& event)
{
    for (const double ms : event.bootMs) {
        m_boots.add(ms);
        m_recentBoots.add(ms);
    }
    // Not m_ready + count: a sample in between may have counted some of these already.
    m_readyEver = event.total;
    setReady(std::max<std::int64_t>(m_readyEver - m_died, 0));
}

void Run::take(const GuestsFailed& event)
{
    m_failed = event.total;
    put(Metric::GuestsFailed, static_cast<double>(event.total));
    if (event.reason == "died") {
        m_died += event.count;
        setReady(std::max<std::int64_t>(m_readyEver - m_died, 0));
    }
    mark({0, Marker::Kind::Failure, event.reason, event.detail, {}, static_cast<double>(event.count), 0});
}

void Run::take(const RunqLatency& event)
{
    m_runq = event;
    m_runqSource = event.source;
    put(Metric::RunqMean, event.meanUs);
    if (event.histogram.empty())
        return;
    put(Metric::RunqP50, event.histogram.quantile(0.50));
    put(Metric::RunqP95, event.histogram.quantile(0.95));
    put(Metric::RunqP99, event.histogram.quantile(0.99));
    m_heat.append(std::max<std::int64_t>(m_lastMs - event.intervalMs, 0), m_lastMs, event.histogram);
    if (event.ready > m_runqPeakReady) {
        m_runqPeakReady = event.ready;
        m_peakRunq = {};
    }
    if (event.ready == m_runqPeakReady)
        m_peakRunq.merge(event.histogram);
}

void Run::take(const Stage& event)
{
    m_stage = event;
    if (event.phase == StagePhase::Starting) {
        m_state = RunState::Starting;
        mark({0,
              Marker::Kind::Stage,
              {},
              {},
              {std::to_string(event.index), std::to_string(event.count)},
              static_cast<double>(event.target),
              0});
    } else if (event.phase == StagePhase::Holding) {
        m_state = RunState::Holding;
        mark({0,
              Marker::Kind::Hold,
              {},
              {},
              {std::to_string(event.index), std::to_string(event.count)},
              static_cast<double>(event.target),
              0});
    }
}

void Run::take(const Limit& event)
{
    mark({0, Marker::Kind::Limit, std::string(idOf(event.rule)), event.detail, {}, event.value, event.threshold});
}

void Run::take(const Note& event) { mark({0, Marker::Kind::Note, event.id, event.detail, event.args, 0, 0}); }

void Run::take(const Stopping& event)
{
    m_state = RunState::Stopping;
    m_reason = event.reason;
    mark({0, Marker::Kind::Stopping, std::string(idOf(event.reason)), {}, {}, 0, 0});
}

void Run::take(const Finished& event)
{
    m_state = m_error ? RunState::Failed : RunState::Finished;
    m_reason = event.reason;
    m_finished = event;
    mark({0, Marker::Kind::Finished, std::string(idOf(event.reason)), {}, {}, static_cast<double>(event.leftovers), 0});
}

void Run::take(const AgentError& event)
{
    m_error = event;
    m_state = RunState::Failed;
    mark({0, Marker::Kind::Error, event.code, event.detail, {}, 0, 0});
}

void Run::take(const UnknownEvent&) { ++m_faults.unknown; }

std::optional<std::int64_t> Run::remainingMs() const
{
    const std::optional<double> rate = series(Metric::GuestsPerSecond).last();
    if (m_state != RunState::Starting || !m_plan || !rate || *rate < 0.01)
        return std::nullopt;
    const double left = static_cast<double>(std::max<std::int64_t>(m_plan->ceiling - m_ready, 0));
    return static_cast<std::int64_t>(left / *rate * 1000);
}

RunSummary Run::summary() const
{
    RunSummary out;
    out.plan = m_plan.value_or(Plan{});
    if (m_hello) {
        out.host = m_hello->host;
        out.startedAt = m_hello->startedAt;
    }
    out.durationMs = m_lastMs;
    out.rampMs = m_firstStartMs < 0 ? 0 : std::max<std::int64_t>(m_peakMs - m_firstStartMs, 0);
    out.guestsStarted = m_started;
    out.maxReady = m_peakReady;
    out.failed = m_failed;
    out.memoryPerGuestKiB = m_peakMemoryPerGuestKiB;
    out.bootP50Ms = m_boots.quantile(0.50);
    out.bootP95Ms = m_boots.quantile(0.95);
    out.runqSource = m_runqSource;
    out.runqAtPeak = m_peakRunq;
    out.runqP50Us = m_peakRunq.quantile(0.50);
    out.runqP99Us = m_peakRunq.quantile(0.99);
    out.stopReason = m_finished ? m_reason : StopReason::Interrupted;
    out.clean = m_finished && m_finished->leftovers == 0;
    out.faults = m_faults;
    return out;
}

std::size_t Run::memoryBytes() const noexcept
{
    std::size_t bytes = sizeof(Run) + m_heat.columns().capacity() * sizeof(HeatMap::Column);
    for (const Series& series : m_series)
        bytes += series.buckets().capacity() * sizeof(Bucket);
    for (const Marker& marker : m_markers) {
        bytes += sizeof(Marker) + marker.id.capacity() + marker.detail.capacity();
        for (const std::string& arg : marker.args)
            bytes += sizeof(std::string) + arg.capacity();
    }
    return bytes;
}

}  // namespace pb::density
