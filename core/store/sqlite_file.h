// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/connection.h"
#include "core/store/file_lock.h"
#include "core/store/workspace_store.h"

#include <functional>
#include <memory>

namespace pb::store {

/// "PBNC": what SQLite keeps for us at byte 68 of every workspace file. packaging/pillarbench-mime.xml looks for it.
inline constexpr std::uint32_t kApplicationId = 0x50424E43;

/// A workspace file that is open. The lock goes after the connection.
struct OpenFile {
    std::unique_ptr<FileLock> lock;
    std::unique_ptr<Connection> connection;
    ReadOnlyReason reason = ReadOnlyReason::None;
};

/// Makes a workspace file: `fill` gets a connection in which everything is one transaction. The file is at `path` when
/// it is complete, and not before.
/// @return Conflict "store.create.exists", Io "store.create.failed", the error of `fill`
Status createSqliteFile(const QString& path, const std::function<Status(Connection&)>& fill);

/// Opens a workspace file of any version, see WorkspaceStore::open(). A file that is none is not touched.
Result<OpenFile> openSqliteFile(const QString& path, Access access);

}  // namespace pb::store
