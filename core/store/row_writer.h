// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/connection.h"
#include "core/workspace/edit.h"

namespace pb::store {

/// Writes again the rows that `edit` touches, as `after` has them; a row whose thing is no longer there goes.
/// Inside the caller's transaction.
Status writeRows(Connection& connection, const workspace::Workspace& after, const workspace::Edit& edit);

}  // namespace pb::store
