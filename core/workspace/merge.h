// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/merge.h"
#include "core/workspace/edit.h"

#include <compare>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace pb::workspace {

/// What a conflict is about: one cell of a review, or something that is taken as a whole.
enum class MergeKind { Cell, Workload, Network, Run, Milestone, Lens };
constexpr std::array<std::string_view, 6> enumNames(MergeKind)
{
    return {"cell", "workload", "network", "run", "milestone", "lens"};
}

struct MergeKey {
    MergeKind kind = MergeKind::Cell;
    std::int64_t id = 0;   ///< of the workload, network, run or milestone, as we number them
    std::string lens;      ///< Lens only
    review::CellKey cell;  ///< Cell only
    friend auto operator<=>(const MergeKey&, const MergeKey&) = default;
};

/// Both sides changed something, to different things.
struct MergeConflict {
    MergeKey key;
    review::MergeCell cell;  ///< Cell only
    std::string name;        ///< of what is taken as a whole
    bool ours = true;        ///< it is there on our side; else we removed it and they changed it
    bool theirs = true;
    bool both = false;  ///< review::Take::Both is possible
};

/// A workload that both have.
struct WorkloadMerge {
    WorkloadId workload;  ///< as we number it
    review::ReviewMerge review;
};

/// What a three-way merge of two workspaces found.
struct WorkspaceMerge {
    Workspace base;
    Workspace theirs;  ///< with our numbers for what we have too, and free ones for what they added
    std::vector<WorkloadMerge> workloads;
    std::vector<MergeConflict> conflicts;
    int kept = 0;                 ///< changes that only we made
    int taken = 0;                ///< changes that only they made
    std::map<RunId, RunId> runs;  ///< their number to ours, of every run that they have
};

/// Compares two workspaces that came from the same one: reviews cell by cell, see review::mergeReviews(); networks,
/// runs, milestones and lenses each as a whole. A workload that one side removed and the other worked on is a conflict
/// with all that belongs to it. What both added is matched by the name of the workload, the rest by its content.
/// @param base what both started from; empty where that is not known
WorkspaceMerge mergeWorkspaces(const Workspace& base, const Workspace& ours, const Workspace& theirs);

/// Puts other states of workloads in the place of the base, where better ones are known: a milestone that both have.
/// @param base by our number
WorkspaceMerge mergeWorkspaces(const Workspace& base, const Workspace& ours, const Workspace& theirs,
                               const review::Workloads& betterBases);

using MergeDecisions = std::map<MergeKey, review::Take>;

/// The edit that makes `ours` the merged workspace. Conflicts without a decision stay ours. The events of runs are no
/// part of it.
/// @return an edit that does nothing where there is nothing to take
Edit mergeEdit(const Workspace& ours, const WorkspaceMerge& merge, const MergeDecisions& decisions,
               std::string_view atUtc);

/// Every conflict decided the same way; Both where that is possible, else ours.
MergeDecisions decideAll(const WorkspaceMerge& merge, review::Take take);

}  // namespace pb::workspace
