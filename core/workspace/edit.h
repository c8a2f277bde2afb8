// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/edit.h"
#include "core/review/edit.h"
#include "core/workspace/workspace.h"

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
/// All or nothing, in order.
struct Batch {
    std::vector<Edit> edits;
    friend bool operator==(const Batch& a, const Batch& b);
};

/// One change to a workspace, as a value: the only way in which a workspace changes. It has five readers: state, undo
/// stack, store, audit trail, other reviewers.
struct Edit {
    std::variant<review::Edit, EditNetwork, AddNetwork, RemoveNetwork, AddRun, SetRun, RemoveRun, Batch> what;
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
};

/// Applies one edit.
/// @return the edit that takes it back; applying both leaves `workspace` as it was. Errors are those of the parts, and
///         NotFound "workspace.network.unknown", "workspace.run.unknown", "workspace.workload.unknown" (a network or
///         run of a workload that is not there); Conflict "workspace.network.taken", "workspace.run.taken"; Conflict
///         "workspace.workload.owns": a workload to remove still has networks or runs (removeWorkload() builds the edit
///         that takes them along). On error `workspace` is untouched.
Result<Edit> applyEdit(Workspace& workspace, const Edit& edit);

Change changeOf(const Edit& edit);

/// Removes a workload with its networks and runs.
Edit removeWorkload(const Workspace& workspace, WorkloadId workload);

/// Ids for the next network and run: one above the highest in use.
NetworkId nextNetworkId(const Workspace& workspace);
RunId nextRunId(const Workspace& workspace);

}  // namespace pb::workspace
