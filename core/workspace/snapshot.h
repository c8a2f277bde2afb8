// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/evidence.h"
#include "core/workspace/workspace.h"

#include <functional>
#include <string_view>
#include <vector>

namespace pb::workspace {

/// What a milestone holds: the workload with its answers and plans, its drawings with what the validator found in them,
/// and the runs that it had. The runs themselves are not copied; they do not change.
struct Snapshot {
    review::Workload workload;
    std::vector<net::Network> networks;  ///< by id
    Findings findings;
    std::vector<RunId> runs;  ///< ascending
    friend bool operator==(const Snapshot&, const Snapshot&) = default;
};

/// The present state of one workload.
/// @return NotFound "workspace.workload.unknown"
Result<Snapshot> takeSnapshot(const Workspace& workspace, const Findings& findings, WorkloadId workload);

/// Finds a lens by its id; null where there is none.
using FindLens = std::function<const review::Lens*(std::string_view)>;

/// The risks of the workload under each of its lenses that `findLens` knows.
std::vector<LensSummary> summarize(const review::Workload& workload, const FindLens& findLens);

}  // namespace pb::workspace
