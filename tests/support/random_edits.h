// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/edit.h"

#include <memory>

namespace pb::test {

/// Random edits of a whole workspace: questionnaire, networks with elements of every kind, runs, batches. About two in
/// three are accepted. Same seed and same workspaces, same edits. Compile tests/support/random_edits.cpp with the test
/// and link pb_workspace.
class RandomEdits {
public:
    explicit RandomEdits(unsigned seed);
    ~RandomEdits();

    workspace::Edit next(const workspace::Workspace& workspace);
    /// An edit of one network; nearly all are accepted.
    net::Edit nextIn(const net::Network& network);
    /// 0 … bound - 1
    int pick(int bound);

private:
    struct Engine;

    workspace::Edit networkEdit(const workspace::Workspace& workspace);
    workspace::Edit lensEdit(const workspace::Workspace& workspace);
    workspace::Edit milestoneEdit(const workspace::Workspace& workspace);
    workspace::Edit runEdit(const workspace::Workspace& workspace);
    workspace::RunRecord run(const workspace::Workspace& workspace, RunId id);
    workspace::Edit batch(const workspace::Workspace& workspace);
    net::Edit addElements(const net::Network& network);
    net::Edit changeElement(const net::Network& network);

    std::unique_ptr<Engine> m_engine;
    int m_depth = 0;
};

/// A workspace after `edits` accepted random edits, from nothing.
workspace::Workspace randomWorkspace(unsigned seed, int edits);

/// A lens with every member filled in; `salt` makes the texts differ.
Shared<review::Lens> sampleLens(const std::string& id, int salt);

/// A record of a run with every part of its summary filled in.
workspace::RunRecord sampleRun(RunId id, WorkloadId workload);

}  // namespace pb::test
