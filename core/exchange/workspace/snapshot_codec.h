// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/snapshot.h"

#include <string>
#include <string_view>

namespace pb::exchange {

/// What a milestone holds, one line; readSnapshot() gives an equal one back.
std::string writeSnapshot(const workspace::Snapshot& snapshot);
/// @return what parseJson() says; Schema "exchange.workspace.field" where = JSON pointer, args = {what was expected}
Result<workspace::Snapshot> readSnapshot(std::string_view json);

/// The present state of a workload as a milestone, with the next id. workspace::AddMilestone puts it into the
/// workspace.
/// @param name its form is checked when it is added
/// @return NotFound "workspace.workload.unknown"
Result<workspace::Milestone> makeMilestone(const workspace::Workspace& workspace, const workspace::Findings& findings,
                                           const workspace::FindLens& findLens, WorkloadId workload, std::string name);

}  // namespace pb::exchange
