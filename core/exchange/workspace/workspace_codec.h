// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/workspace/edit.h"

#include <string>
#include <string_view>

namespace pb::exchange {

/// One edit of a workspace, one line of JSON: {"op": "review" | "network" | "add_network" | "remove_network" |
/// "add_run" | "set_run" | "remove_run" | "add_lens" | "replace_lens" | "remove_lens" | "add_milestone" |
/// "remove_milestone" | "rename_milestone" | "batch", and what it needs}. readWorkspaceEdit() gives an equal one back,
/// whatever the edit.
std::string writeWorkspaceEdit(const workspace::Edit& edit);
/// @return what parseJson() says; Schema "exchange.workspace.field" where = JSON pointer, args = {what was expected
/// there}.
///         Shape is checked; whether the edit fits a workspace is what applyEdit() says.
Result<workspace::Edit> readWorkspaceEdit(std::string_view json);

/// The record of a run, without its events, one line; readRunRecord() gives an equal one back.
std::string writeRunRecord(const workspace::RunRecord& run);
/// @return as readWorkspaceEdit()
Result<workspace::RunRecord> readRunRecord(std::string_view json);

/// A milestone without its content, one line; readMilestone() gives it back, with empty content.
std::string writeMilestone(const workspace::Milestone& milestone);
/// @return as readWorkspaceEdit()
Result<workspace::Milestone> readMilestone(std::string_view json);

}  // namespace pb::exchange
