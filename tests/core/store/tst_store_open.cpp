// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/workspace_store.h"

#include "tests/core/store/store_files.h"

#include <QDir>
#include <QProcess>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

#include <random>

#include <sys/stat.h>
#include <unistd.h>

using namespace pb;
using namespace pb::store;
using namespace Qt::StringLiterals;

namespace {

/// The version that this program writes: one for each step.
int currentVersion()
{
    const QDir steps(QStringLiteral(PB_SOURCE_DIR) + u"/core/store/schema/sqlite"_s);
    return static_cast<int>(steps.entryList({u"step_*.sql"_s}).size());
}

void put(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

QByteArray contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray junk(qsizetype size)
{
    std::mt19937 random(7);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char& byte : bytes)
        byte = static_cast<char>(random());
    return bytes;
}

/// A workspace of about 20 pages, closed.
QByteArray goodFile(const QString& folder)
{
    const QString path = folder + u"/good.pillar"_s;
    test::randomStore(path, 3, 60).store.reset();
    const QByteArray bytes = contents(path);
    QFile::remove(path);
    return bytes;
}

/// For the file system this process is nobody while this lives: root may do everything.
class Unprivileged {
public:
    Unprivileged()
    {
        if (::geteuid() == 0)
            m_dropped = ::setegid(65534) == 0 && ::seteuid(65534) == 0;
    }
    ~Unprivileged()
    {
        if (m_dropped && (::seteuid(0) != 0 || ::setegid(0) != 0))
            qFatal("cannot become root again");
    }

private:
    bool m_dropped = false;
};

}  // namespace

class TestStoreOpen : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder.emplace(); }
    void cleanup()
    {
        m_folder.reset();
        QVERIFY(QSqlDatabase::connectionNames().isEmpty());
    }

    void refused_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<int>("code");
        const auto row = [](const char* what, const char* id, Error::Code code) {
            QTest::newRow(what) << QString::fromLatin1(what) << QByteArray(id) << static_cast<int>(code);
        };
        row("missing", "store.open.missing", Error::Code::NotFound);
        row("folder", "store.open.unreadable", Error::Code::Io);
        row("pipe", "store.open.unreadable", Error::Code::Io);
        row("empty", "store.open.foreign", Error::Code::Schema);
        row("text", "store.open.foreign", Error::Code::Schema);
        row("50 MB of junk", "store.open.foreign", Error::Code::Schema);
        row("other database", "store.open.foreign", Error::Code::Schema);
        row("other database with log", "store.open.foreign", Error::Code::Schema);
        row("cut to its header", "store.open.damaged", Error::Code::Parse);
        row("cut in half", "store.open.damaged", Error::Code::Parse);
        row("last page missing", "store.open.damaged", Error::Code::Parse);
        row("schema overwritten", "store.open.damaged", Error::Code::Parse);
        row("no tables", "store.open.damaged", Error::Code::Parse);
        row("no version", "store.open.damaged", Error::Code::Parse);
        row("newer", "store.open.newer", Error::Code::Newer);
        row("answer is no JSON", "store.row.damaged", Error::Code::Parse);
        row("element of no network", "store.row.damaged", Error::Code::Parse);
    }
    /// Whatever a person picks in the file dialog: a clear error, and nothing in the folder has changed.
    void refused()
    {
        QFETCH(QString, what);
        QFETCH(QByteArray, id);
        QFETCH(int, code);
        prepare(what);
        const auto before = test::snapshot(m_folder->path());
        const auto why = openAndLoad();
        QVERIFY(why);
        QCOMPARE(QByteArray::fromStdString(why->id), id);
        QCOMPARE(static_cast<int>(why->code), code);
        QVERIFY(!why->where.empty());
        QVERIFY(!why->detail.empty());
        QVERIFY2(test::snapshot(m_folder->path()) == before,
                 qPrintable(test::snapshot(m_folder->path()).keys().join(u", "_s)));
    }

    void newerSaysWhichVersions()
    {
        prepare(u"newer"_s);
        const auto why = openAndLoad();
        QCOMPARE(why->args, (std::vector<std::string>{"99", std::to_string(currentVersion())}));
    }

    /// Any byte of the file may be wrong: open and load end with a value or an error.
    void flippedBytesNeverCrash()
    {
        const QByteArray good = goodFile(m_folder->path());
        std::mt19937 random(1);
        int refused = 0;
        for (int round = 0; round < 150; ++round) {
            QByteArray bad = good;
            for (int i = 0; i < 40; ++i)
                bad[static_cast<qsizetype>(random() % static_cast<unsigned>(bad.size()))] = static_cast<char>(random());
            put(path(), bad);
            refused += openAndLoad() ? 1 : 0;
            QFile::remove(path());
            QFile::remove(path() + u"-wal"_s);
            QFile::remove(path() + u"-shm"_s);
        }
        QVERIFY(refused > 10);
    }

    void requestedReadOnly()
    {
        workspace::Workspace expected = test::randomStore(path(), 4, 30).workspace;
        const auto before = test::snapshot(m_folder->path());
        {
            const auto store = WorkspaceStore::open(path(), Access::ReadOnly);
            PB_VERIFY_RESULT(store);
            QCOMPARE((*store)->readOnlyReason(), ReadOnlyReason::Requested);
            QVERIFY(*(*store)->load() == expected);
            const auto refused = (*store)->commit(expected, test::noteEdit(1), test::noteEdit(2), "me");
            QVERIFY(!refused);
            QCOMPARE(refused.error().id, std::string("store.read_only"));
            QCOMPARE((*store)->appendRunEvents({1}, "x\n").error().id, std::string("store.read_only"));
        }
        QVERIFY(test::snapshot(m_folder->path()) == before);
    }

    void noPermission_data()
    {
        QTest::addColumn<int>("fileMode");
        QTest::addColumn<int>("folderMode");
        QTest::newRow("file") << 0444 << 0777;
        QTest::newRow("folder") << 0666 << 0555;
        QTest::newRow("both") << 0444 << 0555;
    }
    void noPermission()
    {
        QFETCH(int, fileMode);
        QFETCH(int, folderMode);
        const workspace::Workspace expected = test::randomStore(path(), 4, 30).workspace;
        const auto before = test::snapshot(m_folder->path());
        chmod(path(), fileMode);
        chmod(m_folder->path(), folderMode);
        {
            const Unprivileged nobody;
            const auto store = WorkspaceStore::open(path());
            PB_VERIFY_RESULT(store);
            QCOMPARE((*store)->readOnlyReason(), ReadOnlyReason::Permission);
            QVERIFY(*(*store)->load() == expected);
        }
        chmod(m_folder->path(), 0777);
        QVERIFY(test::snapshot(m_folder->path()) == before);
    }

    void noPermissionToRead()
    {
        test::smallStore(path()).store.reset();
        chmod(m_folder->path(), 0777);
        chmod(path(), 0000);
        const Unprivileged nobody;
        const auto why = openAndLoad();
        QVERIFY(why);
        QCOMPARE(why->id, std::string("store.open.unreadable"));
    }

    void lockedByAnotherProcess()
    {
        test::Stored mine = test::randomStore(path(), 6, 30);
        const workspace::Workspace expected = mine.workspace;
        mine.store.reset();
        QProcess other;
        hold(other);
        {
            const auto store = WorkspaceStore::open(path());
            PB_VERIFY_RESULT(store);
            QCOMPARE((*store)->readOnlyReason(), ReadOnlyReason::Locked);
            QVERIFY(*(*store)->load() == expected);
            QCOMPARE((*store)->commit(expected, test::noteEdit(1), test::noteEdit(2), "me").error().id,
                     std::string("store.read_only"));
        }
        other.kill();  // -9: the kernel lets go of the lock
        QVERIFY(other.waitForFinished());
        const auto store = WorkspaceStore::open(path());
        PB_VERIFY_RESULT(store);
        QVERIFY(!(*store)->readOnly());
        QVERIFY(*(*store)->load() == expected);
    }

    void theOtherProcessSeesOurLock()
    {
        const test::Stored mine = test::smallStore(path());
        QProcess other;
        start(other);
        QCOMPARE(other.readLine().trimmed(), QByteArray("read-only"));
        other.closeWriteChannel();
        QVERIFY(other.waitForFinished());
    }

    /// The second way to the same file meets the same lock, be it through a symbolic link.
    void oneLockForAllNames()
    {
        const test::Stored mine = test::smallStore(path());
        const QString link = m_folder->filePath(u"link.pillar"_s);
        QVERIFY(QFile::link(path(), link));
        const auto store = WorkspaceStore::open(link);
        PB_VERIFY_RESULT(store);
        QCOMPARE((*store)->readOnlyReason(), ReadOnlyReason::Locked);
    }

    void readerSeesWhatTheWriterDidUntilThen()
    {
        test::Stored mine = test::smallStore(path());
        PB_VERIFY_RESULT(mine.apply(test::noteEdit(1)));
        const auto reader = WorkspaceStore::open(path());
        PB_VERIFY_RESULT(reader);
        QVERIFY(*(*reader)->load() == mine.workspace);
        PB_VERIFY_RESULT(mine.apply(test::noteEdit(2)));
        QVERIFY(*(*reader)->load() == mine.workspace);
    }

    void anotherProgramHoldsTheDatabase()
    {
        test::Stored mine = test::smallStore(path());
        {
            QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            other.setDatabaseName(path());
            QVERIFY(other.open());
            other.exec(u"BEGIN IMMEDIATE"_s);
            const auto refused = mine.apply(test::noteEdit(1));
            QVERIFY(!refused);
            QCOMPARE(refused.error().id, std::string("store.write.busy"));
            other.exec(u"ROLLBACK"_s);
        }
        QSqlDatabase::removeDatabase(u"other"_s);
        PB_VERIFY_RESULT(mine.apply(test::noteEdit(1)));
    }

    void awkwardFileNames_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString& name : {u"서울 리전 검토.pillar"_s, u"a?b#c%20d.pillar"_s, u"it's \"quoted\".pillar"_s,
                                    u"file:x?mode=memory"_s, u";QSQLITE_OPEN_READONLY.pillar"_s, u"-wal"_s})
            QTest::newRow(qPrintable(name)) << name;
    }
    void awkwardFileNames()
    {
        QFETCH(QString, name);
        const QString file = m_folder->filePath(name);
        {
            test::Stored stored = test::smallStore(file);
            PB_VERIFY_RESULT(stored.apply(test::noteEdit(1)));
        }
        QCOMPARE(test::snapshot(m_folder->path()).keys(), QStringList{name});
        const auto store = WorkspaceStore::open(file);
        PB_VERIFY_RESULT(store);
        QCOMPARE((*store)->load()->workloads.size(), 1u);
        const auto reader = WorkspaceStore::open(file, Access::ReadOnly);
        PB_VERIFY_RESULT(reader);
        QCOMPARE((*reader)->load()->workloads.size(), 1u);
    }

private:
    QString path() const { return m_folder->filePath(u"x.pillar"_s); }

    static void chmod(const QString& path, int mode)
    {
        QCOMPARE(::chmod(QFile::encodeName(path).constData(), static_cast<mode_t>(mode)), 0);
    }

    std::optional<Error> openAndLoad() const
    {
        const auto store = WorkspaceStore::open(path());
        if (!store)
            return store.error();
        const auto loaded = (*store)->load();
        return loaded ? std::nullopt : std::optional(loaded.error());
    }

    void start(QProcess& other) const
    {
        other.start(QStringLiteral(PB_STORE_WRITER), {u"hold"_s, path()});
        QVERIFY(other.waitForStarted());
        while (!other.canReadLine())
            QVERIFY(other.waitForReadyRead());
    }

    void hold(QProcess& other) const
    {
        start(other);
        QCOMPARE(other.readLine().trimmed(), QByteArray("held"));
    }

    void prepare(const QString& what) const
    {
        const QStringList names{u"missing"_s, u"folder"_s, u"pipe"_s, u"empty"_s, u"text"_s, u"50 MB of junk"_s};
        switch (names.indexOf(what)) {
        case 0:
            return;
        case 1:
            QVERIFY(QDir().mkdir(path()));
            return;
        case 2:
            QCOMPARE(::mkfifo(QFile::encodeName(path()).constData(), 0600), 0);
            return;
        case 3:
            return put(path(), {});
        case 4:
            return put(path(), "This is a text of more than a hundred bytes. " + QByteArray(200, '.'));
        case 5:
            return put(path(), junk(50 << 20));
        default:
            break;
        }
        if (what.startsWith("other database"_L1))
            QVERIFY(test::runSql(path(), {u"CREATE TABLE t (x)"_s, u"INSERT INTO t VALUES (1)"_s}));
        else
            put(path(), goodFile(m_folder->path()));
        prepareDatabase(what);
    }

    void prepareDatabase(const QString& what) const
    {
        const auto sql = [&](const QString& statement) { QVERIFY(test::runSql(path(), {statement})); };
        const auto cut = [&](qsizetype size) { put(path(), contents(path()).first(size)); };
        if (what == "other database with log"_L1)
            withLog();
        else if (what == "cut to its header"_L1)
            cut(100);
        else if (what == "cut in half"_L1)
            cut(contents(path()).size() / 2);
        else if (what == "last page missing"_L1)
            cut(contents(path()).size() - 4096);
        else if (what == "schema overwritten"_L1)
            put(path(), contents(path()).replace(100, 3000, QByteArray(3000, '\xff')));
        else if (what == "no tables"_L1)
            QVERIFY(QFile::remove(path()) && test::runSql(path(), {u"PRAGMA application_id = 0x50424E43"_s,
                                                                   u"PRAGMA user_version = %1"_s.arg(currentVersion()),
                                                                   u"CREATE TABLE meta (key, value)"_s}));
        else if (what == "no version"_L1)
            sql(u"PRAGMA user_version = 0"_s);
        else if (what == "newer"_L1)
            sql(u"PRAGMA user_version = 99"_s);
        else if (what == "answer is no JSON"_L1)
            sql(u"INSERT INTO answer SELECT id, lens, 'rel_9', '', '{\"applicable\":' FROM workload"_s);
        else if (what == "element of no network"_L1)
            sql(u"INSERT INTO element VALUES (99, 1, 0, 'Note', '', '', '{\"id\":1,\"kind\":\"Note\"}')"_s);
    }

    /// The write-ahead log of another program's database is none of our business: reading it in would change the file.
    void withLog() const
    {
        {
            QSqlDatabase other = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"other"_s);
            other.setDatabaseName(path());
            QVERIFY(other.open());
            other.exec(u"PRAGMA journal_mode = WAL"_s);
            other.exec(u"INSERT INTO t VALUES (2)"_s);
            QVERIFY(QFile::copy(path() + u"-wal"_s, path() + u"-kept"_s));
        }
        QSqlDatabase::removeDatabase(u"other"_s);
        QVERIFY(QFile::rename(path() + u"-kept"_s, path() + u"-wal"_s));
    }

    std::optional<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestStoreOpen)
#include "tst_store_open.moc"
