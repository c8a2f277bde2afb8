// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/connection.h"
#include "core/store/dialect.h"
#include "core/store/durable.h"

#include <QFile>

namespace pb::store {

using namespace Qt::StringLiterals;

namespace {

/// Primary result codes of SQLite (sqlite.org/rescode.html, read 2026-11-23).
enum ResultCode { kError = 1, kBusy = 5, kLocked = 6, kCorrupt = 11, kFull = 13, kNotADatabase = 26 };

/// A text as a literal of SQL, for statements that take no bound values.
QString literal(QString text) { return u'\'' + text.replace(u'\'', "''"_L1) + u'\''; }

class Sqlite final : public Dialect {
public:
    QString driver() const override { return u"QSQLITE"_s; }

    Error error(const QSqlError& error, std::string where) const override
    {
        std::string detail = error.text().toStdString();
        switch (error.nativeErrorCode().toInt() & 0xff) {
        case kFull:
            return {Error::Code::Limit, "store.write.full", std::move(where), std::move(detail), {}};
        case kBusy:
        case kLocked:
            return {Error::Code::Locked, "store.write.busy", std::move(where), std::move(detail), {}};
        case kError:  // our SQL is fixed: what it asks for is not there
        case kCorrupt:
        case kNotADatabase:
            return {Error::Code::Parse, "store.open.damaged", std::move(where), std::move(detail), {}};
        default:
            break;
        }
        std::vector<std::string> args{detail};
        return {Error::Code::Io, "store.access.failed", std::move(where), std::move(detail), std::move(args)};
    }

    QByteArrayList steps() const override
    {
        QByteArrayList steps;
        for (int version = 1;; ++version) {
            QFile file(u":/store/sqlite/step_%1.sql"_s.arg(version, 3, 10, QChar(u'0')));
            if (!file.open(QIODevice::ReadOnly))
                return steps;
            steps.append(file.readAll());
        }
    }

    Result<int> schemaVersion(Connection& connection) const override
    {
        return connection.value(u"PRAGMA user_version"_s).map([](const QVariant& value) { return value.toInt(); });
    }

    Status setSchemaVersion(Connection& connection, int version) const override
    {
        return connection.runOnce(u"PRAGMA user_version = %1"_s.arg(version));
    }

    Status suspendReferences(Connection& connection, bool suspended) const override
    {
        return connection.runOnce(u"PRAGMA foreign_keys = %1"_s.arg(suspended ? 0 : 1));
    }

    Status checkReferences(Connection& connection) const override
    {
        const auto broken = connection.value(u"PRAGMA foreign_key_check"_s);
        if (!broken)
            return tl::unexpected(broken.error());
        if (!broken->isValid())
            return {};
        return fail(Error::Code::Parse, "store.open.damaged", connection.location().path.toStdString(),
                    "dangling reference in table " + broken->toString().toStdString());
    }

    Status configure(Connection& connection, bool readOnly) const override
    {
        // A file from elsewhere must not run functions of its own choice.
        Status status = connection.runOnce(u"PRAGMA trusted_schema = 0"_s);
        if (status)
            status = connection.runOnce(u"PRAGMA foreign_keys = 1"_s);
        if (!status || readOnly)
            return status;
        const auto mode = connection.value(u"PRAGMA journal_mode = WAL"_s);
        if (!mode)
            return tl::unexpected(mode.error());
        return connection.runOnce(u"PRAGMA synchronous = FULL"_s);
    }

    Status copyTo(Connection& connection, const QString& path) const override
    {
        if (QFile::exists(path))
            return fail(Error::Code::Conflict, "store.create.exists", path.toStdString(), "there is a file already");
        const QString part = path + u".part"_s;
        QFile::remove(part);
        auto copied = connection.runOnce(u"VACUUM INTO "_s + literal(part));
        if (copied && putInPlace(part, path))
            return {};
        QFile::remove(part);
        const std::string why = copied ? "the copy could not be put in place" : copied.error().detail;
        return fail(Error::Code::Io, "store.copy.failed", path.toStdString(), why, {why});
    }

    Status verify(Connection& connection) const override
    {
        const auto said = connection.value(u"PRAGMA integrity_check"_s);
        if (!said)
            return tl::unexpected(said.error());
        if (said->toString() != "ok"_L1)
            return fail(Error::Code::Parse, "store.open.damaged", connection.location().path.toStdString(),
                        said->toString().toStdString());
        return checkReferences(connection);
    }
};

}  // namespace

const Dialect& sqlite()
{
    static const Sqlite dialect;
    return dialect;
}

}  // namespace pb::store
