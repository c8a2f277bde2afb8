// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/edit.h"

#include <optional>
#include <string_view>

namespace pb::workspace {

/// Whether an edit speaks of workloads and their reviews only.
bool isReviewEdit(const Edit& edit);

/// What takes workloads back to an earlier state in those cells, and only those, that a change touched. What was done
/// to others since stays.
/// @param then   the state to go back to, in what differs from `other`
/// @param other  the state on the other side of the change
/// @return nothing where `now` is so already
std::optional<Edit> restoreEdit(const Workspace& now, const Workspace& then, const Workspace& other,
                                std::string_view atUtc);

}  // namespace pb::workspace
