// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/dialect.h"
#include "core/store/workspace_store.h"

#include "tests/core/store/store_files.h"

#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;
using namespace pb::store;
using namespace Qt::StringLiterals;

/// Upgrades to schemas of a future version, which only this test has.
class TestStoreUpgrade : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder.emplace();
        m_workspace = test::randomStore(path(), 8, 60).workspace;
    }
    void cleanup()
    {
        m_folder.reset();
        QVERIFY(QSqlDatabase::connectionNames().isEmpty());
    }

    void stepsOfThisProgram()
    {
        const QByteArrayList steps = sqlite().steps();
        QCOMPARE(steps.size(), 1);
        QCOMPARE(test::sqlValue(path(), u"PRAGMA user_version"_s).toInt(), 1);
    }

    void currentFileIsNotTouched()
    {
        const auto before = test::snapshot(m_folder->path());
        PB_VERIFY_RESULT(WorkspaceStore::open(path()));
        QVERIFY(test::snapshot(m_folder->path()) == before);
    }

    void olderFileIsUpgradedWithACopy()
    {
        {
            const auto store = openWith({kAddColumn, kRebuildTable});
            PB_VERIFY_RESULT(store);
            QVERIFY(*(*store)->load() == m_workspace);
            PB_VERIFY_RESULT((*store)->verify());
        }
        QCOMPARE(test::snapshot(m_folder->path()).keys(), (QStringList{u"x.pillar"_s, u"x.pillar.v1.bak"_s}));
        QCOMPARE(test::sqlValue(path(), u"PRAGMA user_version"_s).toInt(), 3);
        QCOMPARE(test::sqlValue(path(), u"SELECT count(*) FROM run WHERE colour = 'green; -- not blue'"_s).toInt(),
                 static_cast<int>(m_workspace.runs.size()));
        const auto copy = WorkspaceStore::open(path() + u".v1.bak"_s);
        PB_VERIFY_RESULT(copy);
        QVERIFY(*(*copy)->load() == m_workspace);
        PB_VERIFY_RESULT((*copy)->verify());
    }

    void earlierCopiesAreKept()
    {
        QFile earlier(path() + u".v1.bak"_s);
        QVERIFY(earlier.open(QIODevice::WriteOnly));
        earlier.write("precious");
        earlier.close();
        PB_VERIFY_RESULT(openWith({kAddColumn}));
        const auto now = test::snapshot(m_folder->path());
        QCOMPARE(now.value(u"x.pillar.v1.bak"_s), QByteArray("precious"));
        QVERIFY(now.contains(u"x.pillar.v1.bak.2"_s));
    }

    void failingStepLeavesTheFileAlone_data()
    {
        QTest::addColumn<QByteArrayList>("later");
        QTest::newRow("syntax") << QByteArrayList{"CREATE TABEL x (y)\n"};
        QTest::newRow("second step") << QByteArrayList{kAddColumn, "CREATE TABLE workload (id)\n"};
        QTest::newRow("second statement") << QByteArrayList{QByteArray(kAddColumn) + "\nDROP TABLE no_such_table;\n"};
        QTest::newRow("leaves a dangling reference") << QByteArrayList{"DELETE FROM workload;\n"};
        QTest::newRow("touches the audit trail") << QByteArrayList{"DELETE FROM change;\n"};
    }
    void failingStepLeavesTheFileAlone()
    {
        QFETCH(QByteArrayList, later);
        const QByteArray before = test::snapshot(m_folder->path()).value(u"x.pillar"_s);
        const auto failed = openWith(later);
        QVERIFY(!failed);
        QCOMPARE(failed.error().id, std::string("store.upgrade.failed"));
        QCOMPARE(failed.error().args.front(), std::string("1"));
        const auto after = test::snapshot(m_folder->path());
        QVERIFY(after.value(u"x.pillar"_s) == before);
        QCOMPARE(after.keys(), (QStringList{u"x.pillar"_s, u"x.pillar.v1.bak"_s}));
        const auto again = WorkspaceStore::open(path());
        PB_VERIFY_RESULT(again);
        QVERIFY(*(*again)->load() == m_workspace);
    }

    void olderFileThatCannotBeChanged()
    {
        const auto requested = WorkspaceStore::open(path(), Access::ReadOnly, steps({kAddColumn}));
        QVERIFY(!requested);
        QCOMPARE(requested.error().id, std::string("store.upgrade.read_only"));
        const auto holder = WorkspaceStore::open(path());
        PB_VERIFY_RESULT(holder);
        const auto locked = openWith({kAddColumn});
        QVERIFY(!locked);
        QCOMPARE(locked.error().id, std::string("store.upgrade.read_only"));
    }

private:
    static constexpr const char* kAddColumn = "-- a comment; with a semicolon\nALTER TABLE run\n    ADD COLUMN colour "
                                              "TEXT NOT NULL DEFAULT 'green; -- not blue';\n";
    /// The way in which SQLite changes what it cannot alter: other tables refer to this one.
    static constexpr const char* kRebuildTable =
        "CREATE TABLE workload_new (id INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL, lens TEXT NOT NULL, body TEXT "
        "NOT NULL, extra INTEGER) STRICT;\n\nINSERT INTO workload_new SELECT id, name, lens, body, 0 FROM workload;\n\n"
        "DROP TABLE workload;\n\nALTER TABLE workload_new RENAME TO workload;\n";

    QString path() const { return m_folder->filePath(u"x.pillar"_s); }

    static QByteArrayList steps(const QByteArrayList& later) { return sqlite().steps() + later; }

    Result<std::unique_ptr<WorkspaceStore>> openWith(const QByteArrayList& later) const
    {
        return WorkspaceStore::open(path(), Access::ReadWrite, steps(later));
    }

    std::optional<QTemporaryDir> m_folder;
    workspace::Workspace m_workspace;
};

QTEST_GUILESS_MAIN(TestStoreUpgrade)
#include "tst_store_upgrade.moc"
