// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/edit.h"
#include "core/review/edit.h"
#include "core/workspace/workspace.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pb::workspace {

struct Edit;

/// An edit inside one network.
struct EditNetwork {
    NetworkId network;
    net::Edit edit;
    friend bool operator==(const EditNetwork&, const EditNetwork&) = default;
};
struct AddNetwork {
    net::Network network;
    friend bool operator==(const AddNetwork&, const AddNetwork&) = default;
};
struct RemoveNetwork {
    NetworkId network;
    friend bool operator==(const RemoveNetwork&, const RemoveNetwork&) = default;
};
struct AddRun {
    RunRecord run;
    friend bool operator==(const AddRun&, const AddRun&) = default;
};
/// Replaces the record of the same id: a rename, a note, a newer summary.
struct SetRun {
    RunRecord run;
    friend bool operator==(const SetRun&, const SetRun&) = default;
};
struct RemoveRun {
    RunId run;
    friend bool operator==(const RemoveRun&, const RemoveRun&) = default;
};
/// Brings a lens into the workspace.
struct AddLens {
    Shared<review::Lens> lens;
    friend bool operator==(const AddLens&, const AddLens&) = default;
};
/// Puts another value in the place of the lens with the same id. Answers stay as they are.
struct ReplaceLens {
    Shared<review::Lens> lens;
    friend bool operator==(const ReplaceLens&, const ReplaceLens&) = default;
};
/// Answers to a lens outlive it: see lensIsUsed().
struct RemoveLens {
    std::string lens;
    friend bool operator==(const RemoveLens&, const RemoveLens&) = default;
};
struct AddMilestone {
    Milestone milestone;
    friend bool operator==(const AddMilestone&, const AddMilestone&) = default;
};
struct RemoveMilestone {
    MilestoneId milestone;
    friend bool operator==(const RemoveMilestone&, const RemoveMilestone&) = default;
};
/// The name is all of a milestone that can change.
struct RenameMilestone {
    MilestoneId milestone;
    std::string name;
    friend bool operator==(const RenameMilestone&, const RenameMilestone&) = default;
};
/// All or nothing, in order.
struct Batch {
    std::vector<Edit> edits;
    friend bool operator==(const Batch& a, const Batch& b);
};

/// One change to a workspace, as a value: the only way in which a workspace changes. It has five readers: state, undo
/// stack, store, audit trail, other reviewers.
struct Edit {
    std::variant<review::Edit, EditNetwork, AddNetwork, RemoveNetwork, AddRun, SetRun, RemoveRun, Batch, AddLens,
                 ReplaceLens, RemoveLens, AddMilestone, RemoveMilestone, RenameMilestone>
        what;
    friend bool operator==(const Edit&, const Edit&) = default;
};

/// What an edit did: the rows the store writes again, the parts that views repaint. Names may repeat.
struct Change {
    std::vector<review::Touched> review;
    struct InNetwork {
        NetworkId network;
        net::Touched touched;
        bool whole = false;  ///< the network was added or removed
    };
    std::vector<InNetwork> networks;
    std::vector<RunId> runs;
    std::vector<std::string> lenses;
    std::vector<MilestoneId> milestones;
};

/// Applies one edit.
/// @return the edit that takes it back; applying both leaves `workspace` as it was. Errors are those of the parts, and
///         NotFound "workspace.network.unknown", "workspace.run.unknown", "workspace.lens.unknown",
///         "workspace.milestone.unknown", "workspace.workload.unknown" (a network, run or milestone of a workload that
///         is not there); Conflict "workspace.network.taken", "workspace.run.taken", "workspace.lens.taken",
///         "workspace.milestone.taken", "workspace.milestone.name_taken"; Range "workspace.milestone.name" (args:
///         least, most, given), "workspace.milestone.too_many" (args: most); Conflict "workspace.workload.owns": a
///         workload to remove still has networks, runs or milestones (removeWorkload() builds the edit that takes them
///         along); for lenses those of review::checkLens(). On error `workspace` is untouched.
Result<Edit> applyEdit(Workspace& workspace, const Edit& edit);

Change changeOf(const Edit& edit);

/// Removes a workload with its networks, runs and milestones.
Edit removeWorkload(const Workspace& workspace, WorkloadId workload);

/// Whether a workload has the lens.
bool lensIsUsed(const Workspace& workspace, std::string_view lensId);

/// Ids for the next network, run and milestone: one above the highest in use.
NetworkId nextNetworkId(const Workspace& workspace);
RunId nextRunId(const Workspace& workspace);
MilestoneId nextMilestoneId(const Workspace& workspace);

}  // namespace pb::workspace
