// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/workspace_store.h"
#include "core/workspace/merge.h"

#include <array>
#include <map>
#include <memory>
#include <string_view>
#include <vector>

class QTemporaryDir;

namespace pb::store {

/// From where it is known what two workspaces started from.
enum class BaseFrom {
    History,     ///< both hold the same changes up to a point
    Milestones,  ///< workloads of both have a milestone in common
    File,        ///< somebody named it
    Nothing,
};
constexpr std::array<std::string_view, 4> enumNames(BaseFrom) { return {"history", "milestones", "file", "nothing"}; }

/// What a three-way merge needs beside the two workspaces.
struct MergeBase {
    BaseFrom from = BaseFrom::Nothing;
    workspace::Workspace workspace;     ///< what both started from; empty for Milestones and Nothing
    review::Workloads milestones;       ///< the same of single workloads, by our number; Milestones only
    std::vector<TrailRow> unknownRows;  ///< the changes of theirs that ours does not know, oldest first
};

/// Looks for what two workspaces have in common: the last change of theirs that ours knows, by itself or from an
/// earlier merge, and what theirs was after it; or the same the other way round, where that is later. Failing that, of
/// each workload that both have by name the latest milestone of the same name, time and content.
/// @return the errors of WorkspaceStore::trail(). A history that cannot be followed back is no history.
Result<MergeBase> findMergeBase(const WorkspaceStore& ours, const workspace::Workspace& ourState,
                                const WorkspaceStore& theirs, const workspace::Workspace& theirState);

/// The workspace as it was after change `seq` of its own file, taken back step by step.
/// @return the errors of WorkspaceStore::history() and of workspace::applyEdit()
Result<workspace::Workspace> stateAfter(const WorkspaceStore& store, workspace::Workspace now, std::int64_t seq);

/// Another file that is about to be merged into an open one.
struct MergeSource {
    std::shared_ptr<QTemporaryDir> copy;     ///< holds the upgraded copy of an older file; null: not needed
    std::unique_ptr<WorkspaceStore> theirs;  ///< read-only, or the copy
    MergeBase base;
    workspace::WorkspaceMerge merge;
};

/// Opens another file for reading and compares it with `ours`. One of an older version of this program is read from an
/// upgraded copy in a temporary folder; it stays as it is.
/// @param baseFile what both started from; "" to find it, see findMergeBase()
/// @return the errors of WorkspaceStore::open() and load(), of findMergeBase(); Conflict "store.merge.same": both are
/// one
///         file
Result<MergeSource> prepareMerge(const WorkspaceStore& ours, const workspace::Workspace& ourState, const QString& path,
                                 const QString& baseFile = {});

/// Runs of theirs whose events the merged workspace needs: their number to ours.
/// @param merged the workspace after the merge
std::map<RunId, RunId> runsToCopy(const MergeSource& source, const workspace::Workspace& before,
                                  const workspace::Workspace& merged);

/// Copies the events of their runs to the end of ours, where ours are the beginning of theirs; runs of which we have
/// other events are left alone.
/// @param runs their number to ours
Status copyRunEvents(const WorkspaceStore& theirs, WorkspaceStore& ours, const std::map<RunId, RunId>& runs);

}  // namespace pb::store
