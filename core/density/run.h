// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/event.h"
#include "core/density/heat_map.h"
#include "core/density/quantile_sketch.h"
#include "core/density/series.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pb::density {

/// What is kept of a run as a value over time.
enum class Metric {
    GuestsStarted,
    GuestsReady,
    GuestsFailed,
    GuestsPerSecond,
    BootP50,
    BootP95,
    RunqP50,
    RunqP95,
    RunqP99,
    RunqMean,
    CpuUser,
    CpuSystem,
    CpuIdle,
    CpuIoWait,
    CpuIrq,
    CpuSteal,
    CpuGuest,
    Load1,
    MemoryUsed,
    MemoryAvailable,
    MemoryPerGuest,
    PssPerGuest,
    PageTables,
    KernelStacks,
    Slab,
    KsmShared,
    KsmSharing,
    KsmVolatile,
    PsiCpu,
    PsiMemory,
    PsiIo,
    ProgressPerGuest,
    Fairness,
    AgentCpu,
    AgentMemory,
};
inline constexpr std::size_t kMetricCount = static_cast<std::size_t>(Metric::AgentMemory) + 1;

enum class MetricUnit { Count, PerSecond, Milliseconds, Microseconds, Percent, KiB, Pages, Ratio };

struct MetricInfo {
    Metric metric;
    std::string_view id;  ///< "guests_ready", … column names of an export; never renamed
    MetricUnit unit;      ///< CPU shares and AgentCpu are kept as Percent, 0..100 (AgentCpu: of one core)
};
std::span<const MetricInfo> metrics();  ///< in the order of Metric
const MetricInfo& info(Metric metric);

/// A line across the charts.
struct Marker {
    enum class Kind { Stage, Hold, Limit, Note, Failure, Stopping, Finished, Error };
    std::int64_t tMs = 0;
    Kind kind = Kind::Note;
    std::string id;      ///< a note's or an error's id, a failure's reason, idOf(StopReason) of a limit or an end
    std::string detail;  ///< English, from the agent
    std::vector<std::string> args;
    double value = 0;      ///< Stage, Hold: its target; Limit: the value met; Failure: guests; Finished: leftovers
    double threshold = 0;  ///< Limit
    friend bool operator==(const Marker&, const Marker&) = default;
};

/// Lines of the stream that could not be used. They are counted and shown; a run goes on.
struct StreamFaults {
    std::uint64_t malformed = 0;   ///< not JSON, not the protocol's shape, another protocol version
    std::uint64_t oversized = 0;   ///< longer than kMaxLineBytes
    std::uint64_t outOfOrder = 0;  ///< a sequence number or time that had been passed; the event is dropped
    std::uint64_t missing = 0;     ///< sequence numbers that never came
    std::uint64_t unknown = 0;     ///< types of a newer agent
    std::uint64_t sum() const noexcept { return malformed + oversized + outOfOrder + missing + unknown; }
    friend bool operator==(const StreamFaults&, const StreamFaults&) = default;
};

enum class RunState { Waiting, Preparing, Starting, Holding, Stopping, Finished, Failed };

/// What remains of a run when its events are forgotten: the evidence.
struct RunSummary {
    Plan plan;
    HostFacts host;
    std::string startedAt;  ///< UTC, ISO 8601
    std::int64_t durationMs = 0;
    std::int64_t rampMs = 0;  ///< from the first guest's start to the most ready guests
    std::int64_t guestsStarted = 0;
    std::int64_t maxReady = 0;
    std::int64_t failed = 0;
    std::optional<double> memoryPerGuestKiB;  ///< system-wide, at the peak
    std::optional<double> bootP50Ms;
    std::optional<double> bootP95Ms;
    RunqSource runqSource = RunqSource::None;
    Histogram runqAtPeak;             ///< all histograms measured with the most guests ready
    std::optional<double> runqP50Us;  ///< at the peak
    std::optional<double> runqP99Us;
    StopReason stopReason = StopReason::Interrupted;
    bool clean = false;  ///< the agent reported that nothing was left behind
    StreamFaults faults;
    friend bool operator==(const RunSummary&, const RunSummary&) = default;
};

/// A run as its events tell it, live or replayed: series, heat map, markers and summary in at most 64 MB whatever its
/// length. A plain value without clock or file: the same events give the same Run.
class Run {
public:
    static constexpr std::size_t kMaxMarkers = 2048;

    Run();

    /// Takes the next event of the stream. An event of the past is counted and dropped. Amortised O(1).
    void apply(const Event& event);
    void countMalformed(std::uint64_t lines = 1) noexcept { m_faults.malformed += lines; }
    void countOversized(std::uint64_t lines = 1) noexcept { m_faults.oversized += lines; }

    RunState state() const noexcept { return m_state; }
    std::int64_t lastMs() const noexcept { return m_lastMs; }
    const Series& series(Metric metric) const { return m_series[static_cast<std::size_t>(metric)]; }
    const HeatMap& heatMap() const noexcept { return m_heat; }
    /// The newest histogram; source None before the first.
    const RunqLatency& runq() const noexcept { return m_runq; }
    const std::vector<Marker>& markers() const noexcept { return m_markers; }
    std::uint64_t droppedMarkers() const noexcept { return m_droppedMarkers; }
    const std::optional<Hello>& hello() const noexcept { return m_hello; }
    const std::optional<Preflight>& preflight() const noexcept { return m_preflight; }
    const std::optional<Plan>& plan() const noexcept { return m_plan; }
    const std::optional<Stage>& stage() const noexcept { return m_stage; }
    const std::optional<Sample>& lastSample() const noexcept { return m_sample; }
    const std::optional<AgentError>& error() const noexcept { return m_error; }
    const StreamFaults& faults() const noexcept { return m_faults; }

    std::int64_t guestsStarted() const noexcept { return m_started; }
    std::int64_t guestsReady() const noexcept { return m_ready; }  ///< alive now
    std::int64_t guestsFailed() const noexcept { return m_failed; }
    /// Time until the ceiling at the present rate; nothing when not starting guests or when nothing moves.
    std::optional<std::int64_t> remainingMs() const;

    /// Of the events so far; stopReason is Interrupted until the run is Finished. Cheap.
    RunSummary summary() const;
    /// An upper bound of the memory that this value holds, bytes.
    std::size_t memoryBytes() const noexcept;

    friend bool operator==(const Run&, const Run&) = default;

private:
    bool inOrder(const Event& event);
    void put(Metric metric, double value);
    void put(Metric metric, std::optional<double> value);
    void mark(Marker marker);
    void setReady(std::int64_t ready);
    void takeMemory(const Sample& event);

    void take(const Hello& event);
    void take(const Preflight& event);
    void take(const PlanAccepted& event);
    void take(const GuestsStarted& event);
    void take(const GuestsReady& event);
    void take(const GuestsFailed& event);
    void take(const Sample& event);
    void take(const RunqLatency& event);
    void take(const Stage& event);
    void take(const Limit& event);
    void take(const Note& event);
    void take(const Stopping& event);
    void take(const Finished& event);
    void take(const AgentError& event);
    void take(const UnknownEvent& event);

    RunState m_state = RunState::Waiting;
    std::uint64_t m_seq = 0;
    std::int64_t m_lastMs = 0;
    std::array<Series, kMetricCount> m_series;
    HeatMap m_heat;
    RunqLatency m_runq;
    std::vector<Marker> m_markers;
    std::uint64_t m_droppedMarkers = 0;
    StreamFaults m_faults;

    std::optional<Hello> m_hello;
    std::optional<Preflight> m_preflight;
    std::optional<Plan> m_plan;
    std::optional<Stage> m_stage;
    std::optional<Sample> m_sample;
    std::optional<AgentError> m_error;
    std::optional<Finished> m_finished;
    StopReason m_reason = StopReason::Interrupted;

    std::int64_t m_started = 0;
    std::int64_t m_ready = 0;
    std::int64_t m_readyEver = 0;  ///< as guest_ready tells it
    std::int64_t m_died = 0;       ///< of those
    std::int64_t m_failed = 0;
    std::int64_t m_firstStartMs = -1;
    std::int64_t m_peakReady = 0;
    std::int64_t m_peakMs = 0;
    std::optional<double> m_peakMemoryPerGuestKiB;
    std::int64_t m_memoryPeakReady = 0;
    Histogram m_peakRunq;
    std::int64_t m_runqPeakReady = 0;
    RunqSource m_runqSource = RunqSource::None;
    QuantileSketch m_boots;
    QuantileSketch m_recentBoots;  ///< since the last sample
};

}  // namespace pb::density
