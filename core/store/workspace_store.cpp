// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/workspace_store.h"

#include "core/base/date.h"
#include "core/exchange/workspace/snapshot_codec.h"
#include "core/exchange/workspace/workspace_codec.h"
#include "core/store/dialect.h"
#include "core/store/row_reader.h"
#include "core/store/row_writer.h"
#include "core/store/run_event_reader.h"
#include "core/store/run_events.h"
#include "core/store/schema.h"
#include "core/store/sqlite_file.h"

#include <QFileInfo>

#include <algorithm>
#include <limits>

namespace pb::store {

using namespace Qt::StringLiterals;

namespace {

Status fillNewFile(Connection& connection, const QByteArrayList& steps)
{
    if (auto made = runSteps(connection, steps, 0); !made)
        return made;
    return connection.run("INSERT INTO meta (key, value) VALUES ('created_utc', ?)", std::string_view(utcNow()));
}

/// Whether the tables are there that the queries of this folder name. Before anything is written.
Status checkTables(Connection& connection)
{
    const QStringList tables = connection.database().tables();
    for (const QString& name : {u"workload"_s, u"answer"_s, u"plan"_s, u"lens"_s, u"milestone"_s, u"network"_s,
                                u"element"_s, u"waiver"_s, u"run"_s, u"run_event"_s, u"change"_s, u"merged_change"_s})
        if (!tables.contains(name))
            return fail(Error::Code::Parse, "store.open.damaged", connection.location().path.toStdString(),
                        "has no table " + name.toStdString());
    return {};
}

/// Brings an older file up to `steps`, where it can.
Status upToDate(const OpenFile& file, const QByteArrayList& steps)
{
    Connection& connection = *file.connection;
    const auto version = connection.dialect().schemaVersion(connection);
    if (!version)
        return tl::unexpected(version.error());
    const auto ours = static_cast<int>(steps.size());
    std::string path = connection.location().path.toStdString();
    if (*version > ours)
        return fail(Error::Code::Newer, "store.open.newer", std::move(path), "written by a newer version",
                    {std::to_string(*version), std::to_string(ours)});
    if (*version < 1)
        return fail(Error::Code::Parse, "store.open.damaged", std::move(path), "has no schema version");
    if (*version == ours)
        return checkTables(connection);
    if (file.reason != ReadOnlyReason::None)
        return fail(Error::Code::Locked, "store.upgrade.read_only", std::move(path), "older, and cannot be changed");
    return upgrade(connection, steps, *version);
}

/// @param rows seq, at_utc, who, schema, edit, inverse
Result<std::vector<ChangeRow>> changeRows(Connection& connection, Rows& rows)
{
    std::vector<ChangeRow> out;
    while (rows.next()) {
        auto edit = exchange::readWorkspaceEdit(rows.text(4));
        auto inverse = exchange::readWorkspaceEdit(rows.text(5));
        if (!edit || !inverse)
            return damagedRow(connection, "change " + std::to_string(rows.integer(0)),
                              edit ? inverse.error() : edit.error());
        out.push_back({rows.integer(0), rows.text(1), rows.text(2), static_cast<int>(rows.integer(3)), *std::move(edit),
                       *std::move(inverse)});
    }
    if (auto end = connection.end(rows); !end)
        return forward(std::move(end));
    return out;
}

}  // namespace

WorkspaceStore::WorkspaceStore(std::unique_ptr<OpenFile> file, int schema) : m_file(std::move(file)), m_schema(schema)
{
}

WorkspaceStore::~WorkspaceStore() = default;

Result<std::unique_ptr<WorkspaceStore>> WorkspaceStore::create(const QString& path)
{
    const QByteArrayList steps = sqlite().steps();
    auto made = createSqliteFile(QFileInfo(path).absoluteFilePath(),
                                 [&](Connection& connection) { return fillNewFile(connection, steps); });
    if (!made)
        return forward(std::move(made));
    return open(path);
}

Result<std::unique_ptr<WorkspaceStore>> WorkspaceStore::open(const QString& path, Access access)
{
    return open(path, access, sqlite().steps());
}

Result<std::unique_ptr<WorkspaceStore>> WorkspaceStore::open(const QString& path, Access access,
                                                             const QByteArrayList& steps)
{
    auto file = openSqliteFile(path, access);
    if (!file)
        return forward(std::move(file));
    Connection& connection = *file->connection;
    const bool readOnly = file->reason != ReadOnlyReason::None;
    Status ready = upToDate(*file, steps);
    if (ready)
        ready = connection.dialect().configure(connection, readOnly);
    if (ready && !readOnly)
        ready = dropOrphanedEvents(connection);
    if (!ready)
        return forward(std::move(ready));
    return std::unique_ptr<WorkspaceStore>(
        new WorkspaceStore(std::make_unique<OpenFile>(*std::move(file)), static_cast<int>(steps.size())));
}

QString WorkspaceStore::path() const { return connection().location().path; }

ReadOnlyReason WorkspaceStore::readOnlyReason() const { return m_file->reason; }

Connection& WorkspaceStore::connection() const { return *m_file->connection; }

Status WorkspaceStore::checkWritable() const
{
    if (readOnly())
        return fail(Error::Code::Locked, "store.read_only", path().toStdString(), "opened for reading only");
    return {};
}

Result<workspace::Workspace> WorkspaceStore::load() const { return readRows(connection()); }

Result<std::int64_t> WorkspaceStore::commit(const workspace::Workspace& after, const workspace::Edit& edit,
                                            const workspace::Edit& inverse, std::string_view who)
{
    return commitMerge(after, edit, inverse, who, {});
}

Result<std::int64_t> WorkspaceStore::commitMerge(const workspace::Workspace& after, const workspace::Edit& edit,
                                                 const workspace::Edit& inverse, std::string_view who,
                                                 std::span<const TrailRow> merged)
{
    if (auto writable = checkWritable(); !writable)
        return forward(std::move(writable));
    Transaction transaction(connection());
    Status status = transaction.begin();
    if (status)
        status = writeRows(connection(), after, edit);
    if (!status)
        return forward(std::move(status));
    std::int64_t seq = 0;
    {
        auto row = connection().query(
            "INSERT INTO change (at_utc, who, schema, edit, inverse) VALUES (?, ?, ?, ?, ?) RETURNING seq",
            std::string_view(utcNow()), who, m_schema, std::string_view(exchange::writeWorkspaceEdit(edit)),
            std::string_view(exchange::writeWorkspaceEdit(inverse)));
        if (!row)
            return forward(std::move(row));
        if (row->next())
            seq = row->integer(0);
    }
    if (status = keepMerged(connection(), seq, merged); !status)
        return forward(std::move(status));
    if (status = transaction.commit(); !status)
        return forward(std::move(status));
    return seq;
}

Result<std::vector<ChangeRow>> WorkspaceStore::history(int limit, std::int64_t beforeSeq) const
{
    const std::int64_t before = beforeSeq > 0 ? beforeSeq : std::numeric_limits<std::int64_t>::max();
    auto rows = connection().query("SELECT seq, at_utc, who, schema, edit, inverse FROM change WHERE seq < ? "
                                   "ORDER BY seq DESC LIMIT ?",
                                   before, limit);
    if (!rows)
        return forward(std::move(rows));
    return changeRows(connection(), *rows);
}

Result<std::vector<ChangeRow>> WorkspaceStore::mergedBy(std::int64_t merge) const
{
    auto rows = connection().query("SELECT seq, at_utc, who, schema, edit, inverse FROM merged_change WHERE merge = ? "
                                   "ORDER BY place",
                                   merge);
    if (!rows)
        return forward(std::move(rows));
    return changeRows(connection(), *rows);
}

Result<std::vector<TrailRow>> WorkspaceStore::trail() const { return readTrail(connection()); }

Result<RunId> WorkspaceStore::nextRunId(const workspace::Workspace& workspace) const
{
    return highestRunWithEvents(connection()).map([&](RunId highest) {
        return std::max(workspace::nextRunId(workspace), RunId{highest.value + 1});
    });
}

Status WorkspaceStore::appendRunEvents(RunId run, std::string_view ndjson)
{
    if (auto writable = checkWritable(); !writable)
        return writable;
    Transaction transaction(connection());
    Status status = transaction.begin();
    if (status)
        status = appendEvents(connection(), run, ndjson);
    return status ? transaction.commit() : status;
}

Status WorkspaceStore::readRunEvents(RunId run, const std::function<void(std::string_view)>& visit) const
{
    return readEvents(connection(), run, visit, {});
}

RunEventReader WorkspaceStore::eventReader() const { return RunEventReader(connection().location()); }

Status WorkspaceStore::copyTo(const QString& path) const
{
    return connection().dialect().copyTo(connection(), QFileInfo(path).absoluteFilePath());
}

Status WorkspaceStore::verify() const
{
    if (auto pages = connection().dialect().verify(connection()); !pages)
        return pages;
    auto rows = load();
    if (!rows)
        return forward(std::move(rows));
    // load() leaves what milestones hold unread.
    for (const auto& [id, milestone] : rows->milestones)
        if (auto content = exchange::readSnapshot(*milestone.content); !content)
            return damagedRow(connection(), "milestone " + std::to_string(id.value), content.error());
    return {};
}

}  // namespace pb::store
