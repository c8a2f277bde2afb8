// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/trail.h"
#include "core/workspace/edit.h"

#include <QByteArrayList>
#include <QString>

#include <functional>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace pb::store {

class Connection;
class RunEventReader;
struct OpenFile;

/// Why a workspace cannot be changed.
enum class ReadOnlyReason {
    None,        ///< it can
    Requested,   ///< opened with Access::ReadOnly
    Locked,      ///< another Pillarbench has it open
    Permission,  ///< the file or its folder may not be written
};

enum class Access { ReadWrite, ReadOnly };

/// One row of the audit trail.
struct ChangeRow {
    std::int64_t seq = 0;  ///< 1, 2, …; ascending in time
    std::string at_utc;    ///< ISO 8601
    std::string who;
    int schema = 0;  ///< version of the file when the row was written
    workspace::Edit edit;
    workspace::Edit inverse;
};

/// A workspace in a database: one `.pillar` file, which is an SQLite database. There is no "save": commit() returns
/// when the change is durable. Used on the thread that made it.
class WorkspaceStore {
public:
    /// Makes an empty workspace file.
    /// @return Conflict "store.create.exists": there is something at `path`; it is left alone. Io
    /// "store.create.failed".
    static Result<std::unique_ptr<WorkspaceStore>> create(const QString& path);

    /// Opens a workspace file; an older one is upgraded after a copy of it was put beside it ("name.pillar.v1.bak").
    /// Locked by another Pillarbench, or not writable: opened read-only, see readOnlyReason().
    /// @return NotFound "store.open.missing". Schema "store.open.foreign": no workspace file of this program. Parse
    ///         "store.open.damaged": a workspace file, but broken. Newer "store.open.newer", args = {its version,
    ///         ours}. Io "store.open.unreadable": the operating system refused, or it is no file. Io
    ///         "store.upgrade.failed": the file is as it was before. Locked "store.upgrade.read_only": it must be
    ///         upgraded, but cannot be changed now.
    static Result<std::unique_ptr<WorkspaceStore>> open(const QString& path, Access access = Access::ReadWrite);
    /// With a schema of other steps than this program's; for tests of upgrades.
    static Result<std::unique_ptr<WorkspaceStore>> open(const QString& path, Access access,
                                                        const QByteArrayList& steps);

    ~WorkspaceStore();
    WorkspaceStore(const WorkspaceStore&) = delete;
    WorkspaceStore& operator=(const WorkspaceStore&) = delete;

    QString path() const;  ///< absolute
    bool readOnly() const { return readOnlyReason() != ReadOnlyReason::None; }
    ReadOnlyReason readOnlyReason() const;
    int schema() const noexcept { return m_schema; }  ///< version of its tables, this program's own

    /// Reads the whole workspace, without run events.
    /// @return Parse "store.row.damaged", args = {row, why}; Parse "store.open.damaged"; Io "store.access.failed", args
    /// = {why}
    Result<workspace::Workspace> load() const;

    /// Makes a change durable: the rows that `edit` touches, and one row of the audit trail, in one transaction.
    /// @param after   the workspace after the edit
    /// @param inverse what takes the edit back
    /// @return the row's seq. Locked "store.read_only"; Limit "store.write.full": no space left; Locked
    /// "store.write.busy":
    ///         another program holds the file; Io "store.access.failed", args = {why}. Then the file is as it was.
    Result<std::int64_t> commit(const workspace::Workspace& after, const workspace::Edit& edit,
                                const workspace::Edit& inverse, std::string_view who);
    /// The same for a merge: the changes of the other file that `edit` brings in are kept with it, as they are.
    Result<std::int64_t> commitMerge(const workspace::Workspace& after, const workspace::Edit& edit,
                                     const workspace::Edit& inverse, std::string_view who,
                                     std::span<const TrailRow> merged);

    /// Newest first, rows before `beforeSeq`; 0 means from the newest.
    Result<std::vector<ChangeRow>> history(int limit, std::int64_t beforeSeq = 0) const;

    /// What a merge took over from another file, oldest first; `seq` is the number that a change had there.
    /// @return Parse "store.row.damaged"
    Result<std::vector<ChangeRow>> mergedBy(std::int64_t merge) const;
    /// The whole audit trail, with what merges took over, as it stands in the file.
    Result<std::vector<TrailRow>> trail() const;

    /// An id that no run has, nor any stored events of a removed run that undo may bring back.
    Result<RunId> nextRunId(const workspace::Workspace& workspace) const;
    /// Adds NDJSON lines to the end of a run in one transaction. Events are no edits: they are not in the audit trail.
    Status appendRunEvents(RunId run, std::string_view ndjson);
    /// Hands the lines of a run to `visit` in order, in pieces that need not end with a line. See
    /// RunEventReader::read().
    Status readRunEvents(RunId run, const std::function<void(std::string_view)>& visit) const;
    /// For reading the events of a run on another thread.
    RunEventReader eventReader() const;

    /// Writes a complete copy to `path`, which must not exist.
    /// @return Conflict "store.create.exists", Io "store.copy.failed"
    Status copyTo(const QString& path) const;
    /// Reads every page and row. Seconds for a file of 100 MB.
    /// @return Parse "store.open.damaged" with what is wrong in `detail`
    Status verify() const;

private:
    explicit WorkspaceStore(std::unique_ptr<OpenFile> file, int schema);

    Connection& connection() const;
    Status checkWritable() const;

    std::unique_ptr<OpenFile> m_file;
    int m_schema;
};

}  // namespace pb::store
