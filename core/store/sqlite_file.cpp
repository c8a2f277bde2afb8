// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite_file.h"

#include "core/store/dialect.h"
#include "core/store/durable.h"

#include <QFile>
#include <QFileInfo>
#include <QUrl>
#include <QtEndian>

namespace pb::store {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kHeaderBytes = 100;  // sqlite.org/fileformat2.html 1.3, read 2026-11-23
constexpr qsizetype kApplicationIdAt = 68;
constexpr int kBusyTimeoutMs = 2000;

tl::unexpected<Error> unreadable(const QString& path, const QString& why)
{
    return fail(Error::Code::Io, "store.open.unreadable", path.toStdString(), why.toStdString(), {why.toStdString()});
}

tl::unexpected<Error> foreign(const QString& path, std::string detail)
{
    return fail(Error::Code::Schema, "store.open.foreign", path.toStdString(), std::move(detail));
}

/// Whether the first bytes are those of a workspace file. Read with a descriptor of our own, which must not be closed
/// while this process has the database open for writing: the caller holds the lock, or nobody writes.
Status checkHeader(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return unreadable(path, file.errorString());
    const QByteArray header = file.read(kHeaderBytes);
    if (header.size() < kHeaderBytes)
        return foreign(path, header.isEmpty() ? "empty file" : "too short");
    if (!header.startsWith(QByteArrayView("SQLite format 3\0", 16)))
        return foreign(path, "no SQLite database");
    if (qFromBigEndian<quint32>(header.constData() + kApplicationIdAt) != kApplicationId)
        return foreign(path, "database of another program");
    return {};
}

bool isWritable(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly);
}

QString uri(const QString& path, const QString& parameters)
{
    return u"file:"_s + QString::fromLatin1(QUrl::toPercentEncoding(path, "/")) + u'?' + parameters;
}

Location location(const QString& path, const QString& parameters)
{
    return {path, uri(path, parameters), u"QSQLITE_OPEN_URI;QSQLITE_BUSY_TIMEOUT=%1"_s.arg(kBusyTimeoutMs)};
}

/// The application id through SQLite, for a file that was not looked into. An error of reading it.
Status checkApplication(Connection& connection)
{
    const auto id = connection.value(u"PRAGMA application_id"_s);
    if (!id)
        return tl::unexpected(id.error());
    if (id->toUInt() != kApplicationId)
        return foreign(connection.location().path, "database of another program");
    return {};
}

Result<std::unique_ptr<Connection>> connect(const Location& where)
{
    auto connection = Connection::open(where, sqlite());
    if (!connection)
        return connection;
    if (auto ours = checkApplication(**connection); !ours)
        return forward(std::move(ours));
    return connection;
}

/// For reading only. "immutable" makes no files beside the database; it is right when nobody writes, and the only way
/// in a folder that cannot be written to. A write-ahead log that was left behind must be read too, which it would not
/// be.
Result<std::unique_ptr<Connection>> connectReadOnly(const QString& path, bool live)
{
    const QFileInfo log(path + u"-wal"_s);
    if (!live && (!log.exists() || log.size() == 0))
        return connect(location(path, u"immutable=1"_s));
    return connect(location(path, u"mode=ro"_s));
}

/// @return the path that the file system knows the file by, so that two names of it share one lock
Result<QString> existingFile(const QString& path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return fail(Error::Code::NotFound, "store.open.missing", path.toStdString(), "no such file");
    if (!info.isFile())
        return unreadable(info.absoluteFilePath(), u"not a regular file"_s);
    return info.canonicalFilePath();
}

}  // namespace

Status createSqliteFile(const QString& path, const std::function<Status(Connection&)>& fill)
{
    if (QFileInfo info(path); info.exists() || info.isSymLink())
        return fail(Error::Code::Conflict, "store.create.exists", path.toStdString(), "there is a file already");
    const auto failed = [&](const QString& why) {
        return fail(Error::Code::Io, "store.create.failed", path.toStdString(), why.toStdString(), {why.toStdString()});
    };
    const QString part = path + u".part"_s;
    QFile file(part);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate))
        return failed(file.errorString());
    file.close();

    const auto build = [&]() -> Status {
        auto connection = Connection::open(location(part, u"mode=rw"_s), sqlite());
        if (!connection)
            return forward(std::move(connection));
        Transaction transaction(**connection);
        Status status = transaction.begin();
        if (status)
            status = (*connection)->runOnce(u"PRAGMA application_id = %1"_s.arg(kApplicationId));
        if (status)
            status = fill(**connection);
        return status ? transaction.commit() : status;
    };
    auto built = build();
    if (built && putInPlace(part, path))
        return {};
    const Status result = built ? failed(u"the new file could not be put in place"_s) : built;
    QFile::remove(part);
    return result;
}

Result<OpenFile> openSqliteFile(const QString& path, Access access)
{
    const auto found = existingFile(path);
    if (!found)
        return tl::unexpected(found.error());
    OpenFile file;
    file.lock = std::make_unique<FileLock>();
    const FileLock::Outcome lock = file.lock->acquire(*found);
    const bool live = lock == FileLock::Outcome::Busy;
    if (!live)
        if (auto ours = checkHeader(*found); !ours)
            return forward(std::move(ours));

    if (access == Access::ReadOnly)
        file.reason = ReadOnlyReason::Requested;
    else if (live)
        file.reason = ReadOnlyReason::Locked;
    else if (lock == FileLock::Outcome::Unavailable || !isWritable(*found))
        file.reason = ReadOnlyReason::Permission;

    const bool readOnly = file.reason != ReadOnlyReason::None;
    auto connection = readOnly ? connectReadOnly(*found, live) : connect(location(*found, u"mode=rw"_s));
    if (!connection)
        return forward(std::move(connection));
    file.connection = *std::move(connection);
    return file;
}

}  // namespace pb::store
