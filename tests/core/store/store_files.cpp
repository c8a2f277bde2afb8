// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/store_files.h"

#include <QDir>
#include <QFile>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QVariant>

namespace pb::test {

using namespace Qt::StringLiterals;

QMap<QString, QByteArray> snapshot(const QString& folder)
{
    QMap<QString, QByteArray> all;
    const QDir dir(folder);
    for (const QFileInfo& info :
         dir.entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System)) {
        QFile file(info.filePath());
        const bool readable = info.isFile() && file.open(QIODevice::ReadOnly);
        all.insert(info.fileName(), readable ? file.readAll() : QByteArray("?"));
    }
    return all;
}

static bool withDatabase(const QString& path, const std::function<bool(QSqlDatabase&)>& work)
{
    const QString name = u"store_files"_s;
    bool done = false;
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, name);
        database.setDatabaseName(path);
        done = database.open() && work(database);
        if (!done)
            qWarning("%s", qPrintable(database.lastError().text()));
    }
    QSqlDatabase::removeDatabase(name);
    return done;
}

bool runSql(const QString& path, const QStringList& statements)
{
    return withDatabase(path, [&](QSqlDatabase& database) {
        for (const QString& statement : statements) {
            QSqlQuery query(database);
            if (!query.exec(statement)) {
                qWarning("%s: %s", qPrintable(statement), qPrintable(query.lastError().text()));
                return false;
            }
        }
        return true;
    });
}

QVariant sqlValue(const QString& path, const QString& sql)
{
    QVariant value;
    withDatabase(path, [&](QSqlDatabase& database) {
        QSqlQuery query(database);
        if (!query.exec(sql))
            return false;
        if (query.next())
            value = query.value(0);
        return true;
    });
    return value;
}

Result<workspace::Edit> Stored::apply(const workspace::Edit& edit)
{
    auto inverse = workspace::applyEdit(workspace, edit);
    if (!inverse)
        return inverse;
    if (auto seq = store->commit(workspace, edit, *inverse, "tester"); !seq) {
        (void)workspace::applyEdit(workspace, *inverse);
        return forward(std::move(seq));
    }
    return inverse;
}

Stored smallStore(const QString& path)
{
    auto store = store::WorkspaceStore::create(path);
    if (!store)
        qFatal("%s", text(store.error()).constData());
    Stored stored{*std::move(store), {}};
    review::Workload workload;
    workload.id = {1};
    workload.name = "shop";
    workload.lens = "well_architected_2018";
    if (auto added = stored.apply({review::Edit{review::AddWorkload{workload}}}); !added)
        qFatal("%s", text(added.error()).constData());
    return stored;
}

Stored randomStore(const QString& path, unsigned seed, int edits)
{
    auto store = store::WorkspaceStore::create(path);
    if (!store)
        qFatal("%s", text(store.error()).constData());
    Stored stored{*std::move(store), {}};
    RandomEdits random(seed);
    for (int accepted = 0; accepted < edits;)
        if (stored.apply(random.next(stored.workspace)))
            ++accepted;
    return stored;
}

workspace::Edit noteEdit(int number)
{
    return {review::setNotes({{1}, "well_architected_2018", "rel_2"}, "메모 " + std::to_string(number),
                             "2026-11-23T10:00:00.000Z")};
}

QByteArray text(const Error& error)
{
    return QByteArray::fromStdString(error.id + " at " + error.where + ": " + error.detail);
}

}  // namespace pb::test
