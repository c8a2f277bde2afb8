// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/connection.h"
#include "core/workspace/workspace.h"

namespace pb::store {

/// Reads all rows of the state.
/// @return Parse "store.row.damaged" where = file, args = {row, why}; those of Dialect::error()
Result<workspace::Workspace> readRows(Connection& connection);

/// "This row of the file cannot be read".
tl::unexpected<Error> damagedRow(const Connection& connection, std::string row, const Error& why);

}  // namespace pb::store
