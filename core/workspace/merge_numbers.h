// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/workspace.h"

#include <map>

namespace pb::workspace {

/// Their numbers to ours.
struct Renumbering {
    std::map<WorkloadId, WorkloadId> workloads;
    std::map<NetworkId, NetworkId> networks;
    std::map<RunId, RunId> runs;
    std::map<MilestoneId, MilestoneId> milestones;
};

/// Finds for everything that `theirs` has the number that it has, or gets, in `ours`: its own where `base` has it;
/// otherwise that of the same thing that we added too; otherwise a free one, its own where that is free.
/// A workload is the same where its name is, everything else where its content is.
Renumbering matchNumbers(const Workspace& base, const Workspace& ours, const Workspace& theirs);

/// `theirs` with our numbers, in evidence that names networks and runs too. Milestones keep what they hold. Names that
/// must be unique get a number where we have given them to something else.
Workspace renumbered(const Workspace& base, const Workspace& ours, Workspace theirs, const Renumbering& numbers);

}  // namespace pb::workspace
