// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/schema.h"

#include "core/store/dialect.h"

#include <QFile>

namespace pb::store {

using namespace Qt::StringLiterals;

namespace {

/// The statements of a step, which an empty line separates; without comment lines.
QStringList statements(const QByteArray& step)
{
    QStringList found;
    QString current;
    const auto finish = [&] {
        if (!current.trimmed().isEmpty())
            found.append(current);
        current.clear();
    };
    for (const QByteArray& line : step.split('\n')) {
        if (line.trimmed().isEmpty())
            finish();
        else if (!line.startsWith("--"))
            current += QString::fromUtf8(line) + u'\n';
    }
    finish();
    return found;
}

/// "x.pillar.v1.bak", or with a number behind it where that is taken.
QString backupPath(const QString& path, int version)
{
    const QString plain = u"%1.v%2.bak"_s.arg(path).arg(version);
    QString name = plain;
    for (int i = 2; QFile::exists(name); ++i)
        name = u"%1.%2"_s.arg(plain).arg(i);
    return name;
}

Status runInTransaction(Connection& connection, const QByteArrayList& steps, int from)
{
    Transaction transaction(connection);
    Status status = transaction.begin();
    if (status)
        status = runSteps(connection, steps, from);
    if (status)
        status = connection.dialect().checkReferences(connection);
    return status ? transaction.commit() : status;
}

}  // namespace

Status runSteps(Connection& connection, const QByteArrayList& steps, int from)
{
    for (const QByteArray& step : steps.mid(from))
        for (const QString& statement : statements(step))
            if (auto done = connection.runOnce(statement); !done)
                return done;
    return connection.dialect().setSchemaVersion(connection, static_cast<int>(steps.size()));
}

Status upgrade(Connection& connection, const QByteArrayList& steps, int from)
{
    const Dialect& dialect = connection.dialect();
    Status status = dialect.copyTo(connection, backupPath(connection.location().path, from));
    if (status)
        status = dialect.suspendReferences(connection, true);
    if (status)
        status = runInTransaction(connection, steps, from);
    if (status)
        return dialect.suspendReferences(connection, false);
    return fail(Error::Code::Io, "store.upgrade.failed", connection.location().path.toStdString(),
                "from version " + std::to_string(from) + ": " + status.error().detail,
                {std::to_string(from), status.error().detail});
}

}  // namespace pb::store
