// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/shared.h"
#include "core/density/run.h"
#include "core/network/topology.h"
#include "core/review/lens.h"
#include "core/review/workload.h"
#include "core/workspace/milestone.h"

#include <map>
#include <string>

namespace pb::workspace {

/// A density run as the workspace keeps it: what was asked, where, and what came out. Its events are not here but in
/// the store, by id, since a long run has millions.
struct RunRecord {
    RunId id;
    WorkloadId workload;
    std::string name;         ///< the user's words; not empty
    std::string host;         ///< as typed: "user@host", an alias of ~/.ssh/config; "" of a recording without
    std::string started_utc;  ///< ISO 8601, by this program's clock
    density::RunSummary summary;
    std::string note;
    friend bool operator==(const RunRecord&, const RunRecord&) = default;
};

/// Lenses by id. A lens never changes under the eyes of who looks at it: replacing one puts another value in its place.
using Lenses = std::map<std::string, Shared<review::Lens>, std::less<>>;

/// Everything that one workspace file holds, apart from the events of its runs and the audit trail.
/// Plain values: a copy is a snapshot. Changed by applyEdit() only.
struct Workspace {
    review::Workloads workloads;
    std::map<NetworkId, net::Network> networks;
    std::map<RunId, RunRecord> runs;
    Lenses lenses;  ///< those that were brought in; the ones that come with the program are not here
    std::map<MilestoneId, Milestone> milestones;
    friend bool operator==(const Workspace&, const Workspace&) = default;
};

}  // namespace pb::workspace
