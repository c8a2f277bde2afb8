// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/workspace_store.h"

#include <memory>
#include <string_view>

namespace pb::test {

/// A workspace file and its state, to be changed beside the program. A fixture: what fails ends the test.
struct WorkspaceFile {
    std::unique_ptr<store::WorkspaceStore> store;
    workspace::Workspace workspace;

    static WorkspaceFile open(const QString& path)
    {
        WorkspaceFile out{*store::WorkspaceStore::open(path), {}};
        out.workspace = *out.store->load();
        return out;
    }
    void apply(const workspace::Edit& edit, std::string_view who)
    {
        const auto inverse = workspace::applyEdit(workspace, edit);
        if (!inverse || !store->commit(workspace, edit, *inverse, who))
            qFatal("the fixture cannot be made");
    }
};

}  // namespace pb::test
