// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/store/workspace_store.h"

namespace pb::cli {

/// Everything that a workspace file holds, apart from the events of its runs: {"workloads", "networks", "runs",
/// "changes"}, the changes oldest first.
/// @return the errors of load() and history()
Result<Json> dumpJson(const store::WorkspaceStore& store);

}  // namespace pb::cli
