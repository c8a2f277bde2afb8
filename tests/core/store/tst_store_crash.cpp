// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/workspace_store.h"

#include "tests/core/store/store_files.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace pb;
using namespace pb::store;
using namespace Qt::StringLiterals;

namespace {

constexpr int kEdits = 500;

/// The state after the first `count` accepted edits of store_writer with this seed.
workspace::Workspace stateAfter(unsigned seed, std::int64_t count)
{
    return test::randomWorkspace(seed, static_cast<int>(count));
}

std::int64_t lastSeq(const WorkspaceStore& store)
{
    const auto newest = store.history(1);
    return newest && !newest->empty() ? newest->front().seq : 0;
}

}  // namespace

/// What a crash leaves is what was acknowledged, and nothing that never was.
class TestStoreCrash : public QObject {
    Q_OBJECT
private slots:
    void killedAtARandomMoment_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned round = 1; round <= 12; ++round)
            QTest::addRow("round %u", round) << 1000 + round;
    }
    /// The writer runs ahead of what we read, so the kill hits it anywhere: between two edits, in a transaction, in a
    /// checkpoint.
    void killedAtARandomMoment()
    {
        QFETCH(unsigned, seed);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.pillar"_s);
        const auto killAfter = static_cast<std::int64_t>(std::mt19937(seed)() % kEdits);
        QProcess writer;
        writer.start(QStringLiteral(PB_STORE_WRITER),
                     {u"write"_s, path, QString::number(seed), QString::number(kEdits)});
        std::int64_t acknowledged = 0;
        while (acknowledged <= killAfter && acknowledged < kEdits) {
            if (!writer.canReadLine() && !writer.waitForReadyRead())
                break;
            while (writer.canReadLine())
                acknowledged = writer.readLine().trimmed().toLongLong();
        }
        writer.kill();
        QVERIFY(writer.waitForFinished());
        while (writer.canReadLine())
            acknowledged = writer.readLine().trimmed().toLongLong();
        QVERIFY(acknowledged > killAfter || acknowledged == kEdits);

        const auto store = WorkspaceStore::open(path);
        PB_VERIFY_RESULT(store);
        QVERIFY(!(*store)->readOnly());
        const std::int64_t kept = lastSeq(**store);
        QVERIFY2(kept == acknowledged || kept == acknowledged + 1,
                 qPrintable(u"acknowledged %1, kept %2"_s.arg(acknowledged).arg(kept)));
        const auto loaded = (*store)->load();
        PB_VERIFY_RESULT(loaded);
        QVERIFY(*loaded == stateAfter(seed, kept));
        PB_VERIFY_RESULT((*store)->verify());
    }

    /// A power cut: the disk holds the database and some length of its log. Whatever the length, the file opens with
    /// the state after some edit, and with the full log with the state after the last.
    void powerCutAtAnyByteOfTheLog()
    {
        constexpr unsigned kSeed = 77;
        constexpr int kCount = 60;
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.pillar"_s);
        const test::Stored stored = test::randomStore(path, kSeed, kCount);
        std::vector<workspace::Workspace> states;
        for (int count = 0; count <= kCount; ++count)
            states.push_back(stateAfter(kSeed, count));
        const auto files = test::snapshot(folder.path());
        const QByteArray log = files.value(u"x.pillar-wal"_s);
        QVERIFY(log.size() > 50000);
        std::mt19937 random(5);
        std::int64_t before = kCount;
        for (int cut = 0; cut < 40; ++cut) {
            const qsizetype length =
                cut == 0 ? log.size() : static_cast<qsizetype>(random() % static_cast<unsigned>(log.size()));
            const QTemporaryDir other;
            put(other.filePath(u"x.pillar"_s), files.value(u"x.pillar"_s));
            put(other.filePath(u"x.pillar-wal"_s), log.first(length));
            const auto store = WorkspaceStore::open(other.filePath(u"x.pillar"_s));
            PB_VERIFY_RESULT(store);
            const std::int64_t kept = lastSeq(**store);
            QVERIFY(cut > 0 || kept == kCount);
            const auto loaded = (*store)->load();
            PB_VERIFY_RESULT(loaded);
            QVERIFY(*loaded == states[static_cast<std::size_t>(kept)]);
            PB_VERIFY_RESULT((*store)->verify());
            before = std::min(before, kept);
        }
        QVERIFY(before < kCount / 2);  // the cuts did take edits away
    }

    /// A crash while the file is made leaves nothing under its name, and what it leaves is not in the way.
    void leftoversOfACreationAreReplaced()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"x.pillar"_s);
        put(path + u".part"_s, "half a database");
        const auto store = WorkspaceStore::create(path);
        PB_VERIFY_RESULT(store);
        PB_VERIFY_RESULT((*store)->verify());
        QVERIFY(!QFile::exists(path + u".part"_s));
    }

private:
    static void put(const QString& path, const QByteArray& bytes)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }
};

QTEST_GUILESS_MAIN(TestStoreCrash)
#include "tst_store_crash.moc"
