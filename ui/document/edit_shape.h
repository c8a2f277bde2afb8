// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/edit.h"

namespace pb::ui {

/// Whether an edit changed nothing that a person would call a change: what it set was there before. The time of an
/// answer does not count. May say no of a batch whose parts cancel each other out.
/// @param inverse what applyEdit() gave for `edit`
bool changedNothing(const workspace::Edit& edit, const workspace::Edit& inverse);

/// Whether both set the same thing, whatever to: then the later alone has the effect of both.
bool setsTheSame(const workspace::Edit& a, const workspace::Edit& b);

/// One edit with the effect of `first` and then `second`.
workspace::Edit inOrder(const workspace::Edit& first, workspace::Edit second);

}  // namespace pb::ui
