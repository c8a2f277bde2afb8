// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/density/event.h"

#include "core/density/id_table.h"

namespace pb::density {

namespace {

constexpr IdTable<RunqSource, 4> kRunqSources{{"none", "runqlat", "bpftrace", "schedstat"}};
constexpr IdTable<StopReason, 13> kStopReasons{{"complete", "stop_pressed", "link_lost", "signal", "memory_floor",
                                                "failure_share", "runq_p99", "psi_cpu", "psi_memory", "wall_clock",
                                                "host_limit", "agent_failed", "interrupted"}};
constexpr IdTable<StagePhase, 3> kStagePhases{{"starting", "holding", "complete"}};

/// In the order of Payload's alternatives, without UnknownEvent.
constexpr std::array<std::string_view, 14> kTypes{
    "hello",   "preflight", "plan",  "guest_started", "guest_ready", "guest_failed", "sample",
    "runqlat", "stage",     "limit", "note",          "stopping",    "finished",     "error"};
static_assert(kTypes.size() + 1 == std::variant_size_v<Payload>);

}  // namespace

std::string_view typeId(const Payload& payload)
{
    if (const auto* unknown = std::get_if<UnknownEvent>(&payload))
        return unknown->type;
    return kTypes[payload.index()];
}

std::string_view idOf(RunqSource source) { return kRunqSources.of(source); }
std::string_view idOf(StopReason reason) { return kStopReasons.of(reason); }
std::string_view idOf(StagePhase phase) { return kStagePhases.of(phase); }
std::optional<RunqSource> runqSourceOf(std::string_view id) { return kRunqSources.find(id); }
std::optional<StopReason> stopReasonOf(std::string_view id) { return kStopReasons.find(id); }
std::optional<StagePhase> stagePhaseOf(std::string_view id) { return kStagePhases.find(id); }

}  // namespace pb::density
