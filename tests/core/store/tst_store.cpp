// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/workspace_store.h"

#include "core/store/run_event_reader.h"
#include "tests/core/store/store_files.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <thread>

using namespace pb;
using namespace pb::store;
using namespace Qt::StringLiterals;

namespace {

/// A connection of the one store that is open, to put obstacles in its way.
QSqlDatabase connectionOfStore() { return QSqlDatabase::database(QSqlDatabase::connectionNames().constFirst()); }

bool execute(const QString& sql) { return QSqlQuery(connectionOfStore()).exec(sql); }

std::string eventsOf(const WorkspaceStore& store, RunId run)
{
    std::string all;
    const auto read = store.readRunEvents(run, [&](std::string_view piece) { all += piece; });
    return read ? all : test::text(read.error()).toStdString();
}

}  // namespace

class TestStore : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder.emplace(); }
    void cleanup()
    {
        m_folder.reset();
        QVERIFY(QSqlDatabase::connectionNames().isEmpty());
    }

    void newFileIsEmptyAndComplete()
    {
        const auto store = WorkspaceStore::create(path());
        PB_VERIFY_RESULT(store);
        QCOMPARE((*store)->path(), QFileInfo(path()).canonicalFilePath());
        QVERIFY(!(*store)->readOnly());
        QVERIFY(*(*store)->load() == workspace::Workspace{});
        QVERIFY((*store)->history(10)->empty());
        PB_VERIFY_RESULT((*store)->verify());
        QVERIFY(execute(u"SELECT 1"_s));
    }

    void modeOfTheFile()
    {
        {
            const auto store = WorkspaceStore::create(path());
            PB_VERIFY_RESULT(store);
            const auto pragma = [](const QString& name) {
                QSqlQuery query(connectionOfStore());
                return query.exec(u"PRAGMA "_s + name) && query.next() ? query.value(0).toString() : QString();
            };
            QCOMPARE(pragma(u"journal_mode"_s), u"wal"_s);
            QCOMPARE(pragma(u"synchronous"_s), u"2"_s);  // FULL
            QCOMPARE(pragma(u"foreign_keys"_s), u"1"_s);
            QCOMPARE(pragma(u"trusted_schema"_s), u"0"_s);
        }
        QCOMPARE(test::snapshot(m_folder->path()).keys(), QStringList{u"x.pillar"_s});  // nothing else stays behind
        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.read(100);
        QCOMPARE(bytes.mid(68, 4), QByteArray("PBNC"));  // what the MIME type goes by
        QCOMPARE(test::sqlValue(path(), u"SELECT count(*) FROM pragma_table_list WHERE schema = 'main' AND strict = 0 "
                                        "AND type = 'table' AND name NOT LIKE 'sqlite%'"_s)
                     .toInt(),
                 0);
    }

    void createReplacesNothing()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("precious");
        file.close();
        const auto before = test::snapshot(m_folder->path());
        const auto store = WorkspaceStore::create(path());
        QVERIFY(!store);
        QCOMPARE(store.error().id, std::string("store.create.exists"));
        QCOMPARE(test::snapshot(m_folder->path()), before);
    }

    void createInAFolderThatIsNotThere()
    {
        const auto store = WorkspaceStore::create(m_folder->filePath(u"no/such/x.pillar"_s));
        QVERIFY(!store);
        QCOMPARE(store.error().id, std::string("store.create.failed"));
    }

    void reopenedEqualsMemory_data()
    {
        QTest::addColumn<unsigned>("seed");
        QTest::newRow("one") << 11u;
        QTest::newRow("two") << 12u;
        QTest::newRow("three") << 13u;
    }
    /// Random edits, undone back to the start: at random points the file, opened anew, holds what memory holds; the
    /// audit trail, replayed from nothing, leads to the same state.
    void reopenedEqualsMemory()
    {
        QFETCH(unsigned, seed);
        test::Stored stored{nullptr, {}};
        {
            auto made = WorkspaceStore::create(path());
            PB_VERIFY_RESULT(made);
            stored.store = *std::move(made);
        }
        test::RandomEdits random(seed);
        std::vector<workspace::Edit> inverses;
        const auto check = [&] {
            stored.store.reset();
            auto again = WorkspaceStore::open(path());
            PB_VERIFY_RESULT(again);
            stored.store = *std::move(again);
            const auto loaded = stored.store->load();
            PB_VERIFY_RESULT(loaded);
            QVERIFY(*loaded == stored.workspace);
        };
        while (inverses.size() < 400) {
            if (auto inverse = stored.apply(random.next(stored.workspace)))
                inverses.push_back(*std::move(inverse));
            if (random.pick(60) == 0)
                check();
            if (QTest::currentTestFailed())
                return;
        }
        check();
        replay(*stored.store, stored.workspace);
        for (; !inverses.empty(); inverses.pop_back()) {
            const auto undone = stored.apply(inverses.back());
            PB_VERIFY_RESULT(undone);
            if (random.pick(60) == 0)
                check();
            if (QTest::currentTestFailed())
                return;
        }
        check();
        QVERIFY(stored.workspace == workspace::Workspace{});
        PB_VERIFY_RESULT(stored.store->verify());
        QCOMPARE(test::sqlValue(path(), u"SELECT (SELECT count(*) FROM workload) + (SELECT count(*) FROM answer) + "
                                        "(SELECT count(*) FROM network) + (SELECT count(*) FROM element) + "
                                        "(SELECT count(*) FROM waiver) + (SELECT count(*) FROM run)"_s)
                     .toInt(),
                 0);
    }

    void historyIsPagedNewestFirst()
    {
        test::Stored stored = test::smallStore(path());
        for (int i = 1; i <= 25; ++i)
            PB_VERIFY_RESULT(stored.apply(test::noteEdit(i)));
        const auto first = stored.store->history(10);
        PB_VERIFY_RESULT(first);
        QCOMPARE(first->size(), 10u);
        QCOMPARE(first->front().seq, 26);
        QVERIFY(first->front().edit == test::noteEdit(25));
        QCOMPARE(first->front().who, std::string("tester"));
        QCOMPARE(first->front().schema, stored.store->schema());
        QVERIFY(!first->front().at_utc.empty());
        const auto rest = stored.store->history(100, first->back().seq);
        PB_VERIFY_RESULT(rest);
        QCOMPARE(rest->size(), 16u);
        QCOMPARE(rest->front().seq, first->back().seq - 1);
        QCOMPARE(rest->back().seq, 1);
    }

    void auditTrailIsOnlyAddedTo()
    {
        test::Stored stored = test::smallStore(path());
        QVERIFY(!execute(u"DELETE FROM change"_s));
        QVERIFY(!execute(u"UPDATE change SET who = 'nobody'"_s));
        QCOMPARE(stored.store->history(10)->size(), 1u);
    }

    void failingWritesLeaveTheFileAlone_data()
    {
        QTest::addColumn<QString>("obstacle");
        QTest::addColumn<QString>("lift");
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("disk full") << u"PRAGMA max_page_count = 1"_s << u"PRAGMA max_page_count = 1000000"_s
                                   << QByteArray("store.write.full");
        QTest::newRow("last row refused")
            << u"CREATE TEMP TRIGGER t BEFORE INSERT ON change BEGIN SELECT RAISE(ABORT, 'no'); END"_s
            << u"DROP TRIGGER t"_s << QByteArray("store.access.failed");
        QTest::newRow("state row refused")
            << u"CREATE TEMP TRIGGER t BEFORE INSERT ON element BEGIN SELECT RAISE(ABORT, 'no'); END"_s
            << u"DROP TRIGGER t"_s << QByteArray("store.access.failed");
        QTest::newRow("commit refused")
            << u"CREATE TEMP TRIGGER t AFTER INSERT ON change BEGIN INSERT INTO answer VALUES (99, 'l', 'q', '', '{}'); END"_s
            << u"DROP TRIGGER t"_s << QByteArray("store.access.failed");
        QTest::newRow("read only") << u"PRAGMA query_only = 1"_s << u"PRAGMA query_only = 0"_s
                                   << QByteArray("store.access.failed");
    }
    void failingWritesLeaveTheFileAlone()
    {
        QFETCH(QString, obstacle);
        QFETCH(QString, lift);
        QFETCH(QByteArray, id);
        test::Stored stored = test::smallStore(path());
        PB_VERIFY_RESULT(stored.apply(bigNetwork()));
        PB_VERIFY_RESULT(stored.apply({workspace::RemoveNetwork{{1}}}));
        const workspace::Workspace before = stored.workspace;
        QVERIFY(execute(obstacle));
        const auto refused = stored.apply(bigNetwork());
        QVERIFY(!refused);
        QCOMPARE(QByteArray::fromStdString(refused.error().id), id);
        QVERIFY(*stored.store->load() == before);
        QCOMPARE(stored.store->history(10)->size(), 3u);
        QVERIFY(execute(lift));
        PB_VERIFY_RESULT(stored.apply(bigNetwork()));  // and it goes on
        QVERIFY(*stored.store->load() == stored.workspace);
        PB_VERIFY_RESULT(stored.store->verify());
    }

    void runEvents()
    {
        test::Stored stored = test::smallStore(path());
        PB_VERIFY_RESULT(stored.apply({workspace::AddRun{test::sampleRun({1}, {1})}}));
        PB_VERIFY_RESULT(stored.apply({workspace::AddRun{test::sampleRun({2}, {1})}}));
        std::string expected;
        for (int batch = 0; batch < 50; ++batch) {
            std::string lines;
            for (int i = 0; i < batch; ++i)
                lines += R"({"type":"sample","seq":)" + std::to_string(batch * 100 + i) + "}\n";
            PB_VERIFY_RESULT(stored.store->appendRunEvents({2}, lines));
            expected += lines;
        }
        std::string large(3'500'000, 'x');  // several pieces
        for (std::size_t i = 0; i < large.size(); i += 97)
            large[i] = '\n';
        PB_VERIFY_RESULT(stored.store->appendRunEvents({2}, large));
        expected += large;
        QVERIFY(eventsOf(*stored.store, {2}) == expected);
        QVERIFY(eventsOf(*stored.store, {1}).empty());
        QCOMPARE(stored.store->history(10)->size(), 3u);  // events are no edits

        // From another thread, while the store is in use.
        const RunEventReader reader = stored.store->eventReader();
        std::string elsewhere;
        Status read;
        std::jthread([&] { read = reader.read({2}, [&](std::string_view piece) { elsewhere += piece; }); }).join();
        PB_VERIFY_RESULT(read);
        QVERIFY(elsewhere == expected);

        std::stop_source stop;
        int pieces = 0;
        const auto stopped = reader.read(
            {2}, [&](std::string_view) { ++pieces, stop.request_stop(); }, stop.get_token());
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, Error::Code::Cancelled);
        QCOMPARE(pieces, 1);
    }

    /// Undo of a removal brings the events back with the run; they go when nobody can undo any more. Until then no
    /// other run gets the same id.
    void eventsOutliveTheirRunUntilReopened()
    {
        {
            test::Stored stored = test::smallStore(path());
            PB_VERIFY_RESULT(stored.apply({workspace::AddRun{test::sampleRun({1}, {1})}}));
            PB_VERIFY_RESULT(stored.store->appendRunEvents({1}, "line\n"));
            const auto back = stored.apply({workspace::RemoveRun{{1}}});
            PB_VERIFY_RESULT(back);
            QCOMPARE(stored.store->nextRunId(stored.workspace)->value, 2);
            PB_VERIFY_RESULT(stored.apply(*back));
            QCOMPARE(eventsOf(*stored.store, {1}), std::string("line\n"));
            PB_VERIFY_RESULT(stored.apply({workspace::RemoveRun{{1}}}));
        }
        const auto store = WorkspaceStore::open(path());
        PB_VERIFY_RESULT(store);
        QVERIFY(eventsOf(**store, {1}).empty());
        QCOMPARE((*store)->nextRunId({})->value, 1);
    }

    void damagedRunEvents_data()
    {
        QTest::addColumn<QString>("body");
        QTest::addColumn<bool>("unpacked");  // got as far as zlib, which warns
        QTest::newRow("empty") << u"x''"_s << false;
        QTest::newRow("only a length") << u"x'00000005'"_s << false;
        QTest::newRow("no zlib stream") << u"x'0000000568656c6c6f'"_s << true;
        QTest::newRow("claims 4 GB") << u"x'ffffffff789c030000000001'"_s << false;
    }
    void damagedRunEvents()
    {
        QFETCH(QString, body);
        QFETCH(bool, unpacked);
        test::Stored stored = test::smallStore(path());
        QVERIFY(execute(u"INSERT INTO run_event VALUES (1, 1, %1)"_s.arg(body)));
        if (unpacked)
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"qUncompress"_s));
        const auto read = stored.store->readRunEvents({1}, [](std::string_view) {});
        QVERIFY(!read);
        QCOMPARE(read.error().id, std::string("store.row.damaged"));
    }

    void copyIsComplete()
    {
        const QString copy = m_folder->filePath(u"it's a copy.pillar"_s);
        test::Stored stored = test::randomStore(path(), 5, 80);
        PB_VERIFY_RESULT(stored.store->copyTo(copy));
        const auto again = stored.store->copyTo(copy);
        QVERIFY(!again);
        QCOMPARE(again.error().id, std::string("store.create.exists"));
        const auto elsewhere = stored.store->copyTo(m_folder->filePath(u"no/such/folder.pillar"_s));
        QVERIFY(!elsewhere);
        QCOMPARE(elsewhere.error().id, std::string("store.copy.failed"));
        const auto opened = WorkspaceStore::open(copy);
        PB_VERIFY_RESULT(opened);
        QVERIFY(*(*opened)->load() == stored.workspace);
        QCOMPARE((*opened)->history(1000)->size(), stored.store->history(1000)->size());
        PB_VERIFY_RESULT((*opened)->verify());
    }

    void hostileTextsStayText()
    {
        test::Stored stored = test::smallStore(path());
        const std::string evil = "'); DROP TABLE answer; --\n\"\\ ? :1 \x01 서울 🛰";
        PB_VERIFY_RESULT(stored.apply(
            {review::setNotes({{1}, "well_architected_2018", "rel_2"}, evil, "2026-11-23T10:00:00.000Z")}));
        net::Network network{{1}, {1}, evil, {}, {}, {}};
        network.waivers[evil] = Waiver{evil, evil, evil, evil, {}};
        PB_VERIFY_RESULT(stored.apply({workspace::AddNetwork{network}}));
        QVERIFY(*stored.store->load() == stored.workspace);
    }

    /// What only SQLite knows stays in the files that are named after it.
    void sqlIsPortable()
    {
        static const QRegularExpression kOnlySqlite(
            u"PRAGMA|VACUUM|INSERT OR|REPLACE INTO|AUTOINCREMENT|rowid|GLOB |IFNULL|sqlite_|json_extract"_s,
            QRegularExpression::CaseInsensitiveOption);
        int files = 0;
        QDirIterator each(QStringLiteral(PB_SOURCE_DIR "/core/store"), {u"*.cpp"_s, u"*.h"_s}, QDir::Files);
        while (each.hasNext()) {
            QFile file(each.next());
            if (each.fileName().startsWith("sqlite_"_L1))
                continue;
            ++files;
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const QString& line : QString::fromUtf8(file.readAll()).split(u'\n'))
                if (!line.startsWith(u'#'))
                    QVERIFY2(!line.contains(kOnlySqlite), qPrintable(each.fileName() + u": "_s + line));
        }
        QVERIFY(files > 10);
    }

private:
    QString path() const { return m_folder->filePath(u"x.pillar"_s); }

    static workspace::Edit bigNetwork()
    {
        net::Network network{{1}, {1}, "big", {}, {}, {}};
        for (std::int64_t id = 1; id <= 500; ++id)
            network.topology.put({{id}, {}, "element", {}, std::string(200, 'n'), {}, net::Note{}});
        return {workspace::AddNetwork{std::move(network)}};
    }

    static void replay(const WorkspaceStore& store, const workspace::Workspace& expected)
    {
        const auto rows = store.history(100000);
        PB_VERIFY_RESULT(rows);
        workspace::Workspace replayed;
        for (auto row = rows->rbegin(); row != rows->rend(); ++row) {
            const auto inverse = workspace::applyEdit(replayed, row->edit);
            PB_VERIFY_RESULT(inverse);
            QVERIFY(*inverse == row->inverse);
        }
        QVERIFY(replayed == expected);
    }

    std::optional<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestStore)
#include "tst_store.moc"
