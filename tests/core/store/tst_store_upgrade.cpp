// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/dialect.h"
#include "core/store/merge_base.h"
#include "core/store/workspace_store.h"

#include "tests/core/store/store_files.h"

#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;
using namespace pb::store;
using namespace Qt::StringLiterals;

/// Upgrades from the first version, and to schemas of a future one, which only this test has.
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
        QCOMPARE(steps.size(), 3);
        QCOMPARE(test::sqlValue(path(), u"PRAGMA user_version"_s).toInt(), 3);
    }

    void currentFileIsNotTouched()
    {
        const auto before = test::snapshot(m_folder->path());
        PB_VERIFY_RESULT(WorkspaceStore::open(path()));
        QVERIFY(test::snapshot(m_folder->path()) == before);
    }

    /// A file as the first version wrote it opens, with all that it holds; its audit trail can still be read.
    void firstVersionIsUpgraded()
    {
        const QString old = m_folder->filePath(u"old.pillar"_s);
        writeFirstVersion(old);
        {
            const auto store = WorkspaceStore::open(old);
            PB_VERIFY_RESULT(store);
            QCOMPARE((*store)->schema(), sqlite().steps().size());
            const auto loaded = (*store)->load();
            PB_VERIFY_RESULT(loaded);
            QVERIFY(*loaded == inFirstVersion());
            const auto history = (*store)->history(10);
            PB_VERIFY_RESULT(history);
            QCOMPARE(history->size(), 2u);
            QCOMPARE(history->front().schema, 1);
            replay(*history, *loaded);
            PB_VERIFY_RESULT((*store)->verify());
        }
        QCOMPARE(test::sqlValue(old, u"SELECT count(*) FROM answer WHERE lens = 'wa'"_s).toInt(), 2);
        QCOMPARE(test::sqlValue(old + u".v1.bak"_s, u"PRAGMA user_version"_s).toInt(), 1);
        QCOMPARE(test::sqlValue(old + u".v1.bak"_s, u"SELECT count(*) FROM answer"_s).toInt(), 2);
    }

    void olderFileIsUpgradedWithACopy()
    {
        {
            const auto store = openWith({kAddColumn, kRebuildTable});
            PB_VERIFY_RESULT(store);
            QVERIFY(*(*store)->load() == m_workspace);
            PB_VERIFY_RESULT((*store)->verify());
        }
        QCOMPARE(test::snapshot(m_folder->path()).keys(), (QStringList{u"x.pillar"_s, u"x.pillar.v3.bak"_s}));
        QCOMPARE(test::sqlValue(path(), u"PRAGMA user_version"_s).toInt(), 5);
        QCOMPARE(test::sqlValue(path(), u"SELECT count(*) FROM run WHERE colour = 'green; -- not blue'"_s).toInt(),
                 static_cast<int>(m_workspace.runs.size()));
        const auto copy = WorkspaceStore::open(path() + u".v3.bak"_s);
        PB_VERIFY_RESULT(copy);
        QVERIFY(*(*copy)->load() == m_workspace);
        PB_VERIFY_RESULT((*copy)->verify());
    }

    void earlierCopiesAreKept()
    {
        QFile earlier(path() + u".v3.bak"_s);
        QVERIFY(earlier.open(QIODevice::WriteOnly));
        earlier.write("precious");
        earlier.close();
        PB_VERIFY_RESULT(openWith({kAddColumn}));
        const auto now = test::snapshot(m_folder->path());
        QCOMPARE(now.value(u"x.pillar.v3.bak"_s), QByteArray("precious"));
        QVERIFY(now.contains(u"x.pillar.v3.bak.2"_s));
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
        QCOMPARE(failed.error().args.front(), std::string("3"));
        const auto after = test::snapshot(m_folder->path());
        QVERIFY(after.value(u"x.pillar"_s) == before);
        QCOMPARE(after.keys(), (QStringList{u"x.pillar"_s, u"x.pillar.v3.bak"_s}));
        const auto again = WorkspaceStore::open(path());
        PB_VERIFY_RESULT(again);
        QVERIFY(*(*again)->load() == m_workspace);
    }

    /// A file of an older version is merged from a copy, and stays as it is.
    void olderFileIsMerged()
    {
        const QString old = m_folder->filePath(u"old.pillar"_s);
        writeFirstVersion(old);
        const auto ours = WorkspaceStore::open(path());
        PB_VERIFY_RESULT(ours);
        const auto before = test::snapshot(m_folder->path());
        {
            const auto source = prepareMerge(**ours, m_workspace, old);
            PB_VERIFY_RESULT(source);
            const auto theirs = source->theirs->load();
            PB_VERIFY_RESULT(theirs);
            QVERIFY(*theirs == inFirstVersion());
            const auto base = prepareMerge(**ours, m_workspace, old, old);
            PB_VERIFY_RESULT(base);
            QCOMPARE(base->base.from, BaseFrom::File);
        }
        QVERIFY(test::snapshot(m_folder->path()) == before);
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
    /// Rows in the words of the program's first version, of which nothing but its first schema step is left.
    static void writeFirstVersion(const QString& path)
    {
        QVERIFY(test::runSql(path, QStringList{u"PRAGMA application_id = 0x50424E43"_s, u"PRAGMA user_version = 1"_s} +
                                       firstStep()));
        QVERIFY(test::runSql(
            path,
            {uR"(INSERT INTO workload VALUES (3, '가게', 'wa', '{"id":3,"name":"가게","environment":"production",)"
             uR"("owner":"김 책임","regions":["ap-northeast-2"],"lens":"wa"}'))"_s,
             u"INSERT INTO workload VALUES (4, 'empty', 'wa', "
             u"'{\"id\":4,\"name\":\"empty\",\"environment\":\"pre_production\",\"lens\":\"wa\"}')"_s,
             uR"(INSERT INTO answer VALUES (3, 'rel_1', 't1', '{"reason":"none","notes":"메모","choices":)"
             uR"({"rel_1_a":{"state":"selected"}},"updated_utc":"t1"}'))"_s,
             uR"(INSERT INTO answer VALUES (3, 'rel_2', 't2', '{"applicable":false,"reason":"out_of_scope",)"
             uR"("updated_utc":"t2"}'))"_s,
             uR"(INSERT INTO network VALUES (7, 3, 'net', '2026-11-23'))"_s,
             uR"(INSERT INTO change (at_utc, who, schema, edit, inverse) VALUES ('t0', 'kim', 1,)"
             uR"('{"op":"review","edit":{"op":"add_workload","workload":{"id":3,"name":"가게","environment":)"
             uR"("production","owner":"김 책임","regions":["ap-northeast-2"],"lens":"wa","answers":{"rel_2":)"
             uR"({"applicable":false,"reason":"out_of_scope","updated_utc":"t2"}}}}}',)"
             uR"('{"op":"review","edit":{"op":"remove_workload","workload":3}}'))"_s,
             uR"(INSERT INTO change (at_utc, who, schema, edit, inverse) VALUES ('t1', 'kim', 1,)"
             uR"('{"op":"review","edit":{"op":"batch","edits":[{"op":"choose","workload":3,"question":"rel_1",)"
             uR"("choice":"rel_1_a","value":{"state":"selected"},"at":"t1"},{"op":"answer","workload":3,)"
             uR"("question":"rel_1","field":"notes","value":"메모","at":"t1"}]}}',)"
             uR"('{"op":"review","edit":{"op":"batch","edits":[{"op":"answer","workload":3,"question":"rel_1",)"
             uR"("field":"notes","value":"","at":"t1"},{"op":"choose","workload":3,"question":"rel_1",)"
             uR"("choice":"rel_1_a","value":{"state":"not_selected"}}]}}'))"_s}));
    }

    /// The statements of the first step, which empty lines separate.
    static QStringList firstStep()
    {
        QStringList out{QString()};
        for (const QByteArray& line : sqlite().steps().front().split('\n')) {
            if (line.isEmpty())
                out.append(QString());
            else if (!line.startsWith("--"))
                out.back() += QString::fromUtf8(line) + u'\n';
        }
        out.removeAll(QString());
        return out;
    }

    /// What writeFirstVersion() wrote, in the words of today.
    static workspace::Workspace inFirstVersion()
    {
        using namespace review;
        workspace::Workspace out;
        Workload shop;
        shop.id = {3};
        shop.name = "가게";
        shop.owner = "김 책임";
        shop.regions = {"ap-northeast-2"};
        shop.lens = "wa";
        Answer& first = shop.reviews["wa"].answers["rel_1"];
        first.notes = "메모";
        first.choices["rel_1_a"].state = ChoiceState::Selected;
        first.updated_utc = "t1";
        Answer& second = shop.reviews["wa"].answers["rel_2"];
        second.applicable = false;
        second.reason = Reason::OutOfScope;
        second.updated_utc = "t2";
        Workload empty;
        empty.id = {4};
        empty.name = "empty";
        empty.environment = Environment::PreProduction;
        empty.lens = "wa";
        empty.reviews["wa"];
        out.workloads = {{{3}, shop}, {{4}, empty}};
        out.networks[{7}] = net::Network{{7}, {3}, "net", Date{2026, 11, 23}, {}, {}};
        return out;
    }

    /// The edits of the trail lead to the shop as it is, and its inverses back to nothing.
    static void replay(const std::vector<ChangeRow>& history, const workspace::Workspace& now)
    {
        workspace::Workspace state;
        for (auto it = history.rbegin(); it != history.rend(); ++it)
            PB_VERIFY_RESULT(workspace::applyEdit(state, it->edit));
        QVERIFY(state.workloads.at({3}) == now.workloads.at({3}));
        for (const ChangeRow& row : history)
            PB_VERIFY_RESULT(workspace::applyEdit(state, row.inverse));
        QVERIFY(state == workspace::Workspace{});
    }

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
