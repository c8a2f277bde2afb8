// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_program.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace pb::test;
using namespace Qt::StringLiterals;

/// The subcommands on a whole workspace, one after the other as a user would call them.
class TestCliWorkspace : public QObject {
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_place.isValid());
        const CliResult made = runCli({u"store"_s, u"sample"_s, u"예제.pillar"_s}, m_place.path());
        QVERIFY2(made.exit == 0, made.err.constData());
    }

    void infoCountsWhatTheSampleHolds()
    {
        const QJsonObject info = answer({u"store"_s, u"info"_s, kFile, u"--json"_s}, 0).object();
        QCOMPARE(info[u"workloads"_s].toInt(), 1);
        QCOMPARE(info[u"networks"_s].toInt(), 1);
        QCOMPARE(info[u"elements"_s].toInt(), 55);
        QCOMPARE(info[u"runs"_s].toInt(), 1);
        QCOMPARE(info[u"changes"_s].toInt(), 6);
        QVERIFY(info[u"answers"_s].toInt() >= 40);
    }

    void verifyFindsNothing()
    {
        QVERIFY(answer({u"store"_s, u"verify"_s, kFile, u"--json"_s}, 0).object()[u"ok"_s].toBool());
    }

    void upgradeLeavesACurrentFileAlone()
    {
        const QByteArray before = bytes();
        answer({u"store"_s, u"upgrade"_s, kFile, u"--json"_s}, 0);
        QCOMPARE(bytes(), before);
    }

    void dumpHoldsEverything()
    {
        const QJsonObject dump = answer({u"store"_s, u"dump"_s, kFile}, 0).object();
        QCOMPARE(dump[u"workloads"_s].toArray().size(), 1);
        QCOMPARE(dump[u"runs"_s].toArray().size(), 1);
        QCOMPARE(dump[u"changes"_s].toArray().size(), 6);
        const QJsonObject network = dump[u"networks"_s].toArray().first().toObject()[u"network"_s].toObject();
        QFile sample(QStringLiteral(PB_SOURCE_DIR) + u"/resources/sample/network.json"_s);
        QVERIFY(sample.open(QIODevice::ReadOnly));
        QCOMPARE(network, QJsonDocument::fromJson(sample.readAll()).object());
    }

    void recordedRunComesBackToTheByte()
    {
        const CliResult got = runCli({u"store"_s, u"dump"_s, kFile, u"--run"_s, u"1"_s}, m_place.path());
        QCOMPARE(got.exit, 0);
        QFile recorded(QStringLiteral(PB_SOURCE_DIR) + u"/resources/sample/density-run.ndjson"_s);
        QVERIFY(recorded.open(QIODevice::ReadOnly));
        QVERIFY(got.out == recorded.readAll());
        QCOMPARE(runCli({u"store"_s, u"dump"_s, kFile, u"--run"_s, u"7"_s}, m_place.path()).exit, 3);
        QCOMPARE(runCli({u"store"_s, u"dump"_s, kFile, u"--run"_s, u"x"_s}, m_place.path()).exit, 2);
    }

    /// A workspace and its network file say the same.
    void checkAndTraceTakeTheWorkspace()
    {
        const QString sample = QStringLiteral(PB_SOURCE_DIR) + u"/resources/sample/network.json"_s;
        QCOMPARE(answer({u"check"_s, kFile, u"--json"_s}, 1), answer({u"check"_s, sample, u"--json"_s}, 1));
        const QStringList ends{u"--from"_s, u"app-1"_s, u"--to"_s, u"orders-db"_s, u"--port"_s, u"5432"_s, u"--json"_s};
        QCOMPARE(answer(QStringList{u"trace"_s, kFile} + ends, 0), answer(QStringList{u"trace"_s, sample} + ends, 0));
    }

    void reports_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("Korean") << u"ko"_s;
        QTest::newRow("English") << u"en"_s;
        QTest::newRow("both") << u"both"_s;
    }
    void reports()
    {
        QFETCH(QString, language);
        const QStringList call{u"report"_s, kFile, u"--lang"_s, language, u"--date"_s, u"2026-11-23"_s};
        const auto made = answer(call + QStringList{u"-o"_s, u"a.pdf"_s, u"--json"_s}, 0);
        QVERIFY(made.object()[u"pages"_s].toInt() >= 5);
        const CliResult printed = runCli(call + QStringList{u"-o"_s, u"-"_s}, m_place.path());
        QCOMPARE(printed.exit, 0);
        QVERIFY(printed.out.startsWith("%PDF-"));
        QFile file(m_place.filePath(u"a.pdf"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll() == printed.out);  // the same workspace and date give the same bytes
    }

    void nothingIsLeftBeside()
    {
        QCOMPARE(QDir(m_place.path()).entryList(QDir::Files | QDir::Hidden), (QStringList{u"a.pdf"_s, kFile}));
    }

private:
    const QTemporaryDir m_place;
    const QString kFile = u"예제.pillar"_s;

    QByteArray bytes() const
    {
        QFile file(m_place.filePath(kFile));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// The JSON that a call answers with; null where it ended otherwise.
    QJsonDocument answer(const QStringList& call, int exit) const
    {
        const CliResult got = runCli(call, m_place.path());
        if (got.exit != exit) {
            QTest::qFail(
                (call.join(u' ').toUtf8() + ": exit " + QByteArray::number(got.exit) + "\n" + got.err).constData(),
                __FILE__, __LINE__);
            return {};
        }
        return QJsonDocument::fromJson(got.out);
    }
};

QTEST_GUILESS_MAIN(TestCliWorkspace)
#include "tst_cli_workspace.moc"
