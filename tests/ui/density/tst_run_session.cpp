// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/density_events.h"
#include "ui/density/replay_source.h"
#include "ui/density/run_files.h"
#include "ui/density/run_recorder.h"
#include "ui/density/run_session.h"
#include "ui/density/ssh_hosts.h"
#include "ui/document/document.h"

#include <QDir>
#include <QFile>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace pb;
using namespace pb::ui;

namespace {

void write(const QString& path, const QByteArray& text)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(text);
}

workspace::RunRecord record()
{
    workspace::RunRecord out;
    out.workload = {1};
    out.name = "run";
    out.host = "metal-1";
    out.started_utc = "2026-01-15T09:30:00Z";
    return out;
}

}  // namespace

class TestRunSession : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_document = std::make_unique<Document>();
        QVERIFY(m_document->create(m_folder->filePath(u"x.pillar"_s)));
        review::Workload workload;
        workload.id = {1};
        workload.name = "shop";
        workload.lens = "well-architected-2018";
        QVERIFY(m_document->apply(review::Edit{review::AddWorkload{workload}}, u"Add"_s));
    }
    void cleanup()
    {
        m_document.reset();
        m_folder.reset();
    }

    void aReplayTellsEverythingInOrder();
    void eventsAreWrittenWhileTheRunGoesOn();
    void aSessionThatGoesAwayLeavesWhatItHad();
    void aReadOnlyDocumentStopsTheSource();
    void theLogIsBounded();
    void recordingsWithJunkAreRead();
    void aliasesComeFromTheConfiguration();
    void recentHostsAreFewAndNewestFirst();

private:
    QByteArray stored(RunId run)
    {
        QByteArray all;
        (void)m_document->readRunEvents(
            run, [&](std::string_view piece) { all.append(piece.data(), static_cast<qsizetype>(piece.size())); });
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Document> m_document;
};

void TestRunSession::aReplayTellsEverythingInOrder()
{
    const auto events = test::MadeUpRun{.guests = 300, .step = 100}.events();
    ReplaySource source(events, ReplaySource::kAsFastAsPossible);
    std::vector<density::Event> heard;
    connect(&source, &RunSource::received, this, [&](const exchange::LineFeed::Batch& batch) {
        heard.insert(heard.end(), batch.events.begin(), batch.events.end());
    });
    QSignalSpy finished(&source, &RunSource::finished);
    source.start();
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(heard == events);
}

void TestRunSession::eventsAreWrittenWhileTheRunGoesOn()
{
    const auto events = test::MadeUpRun{.guests = 300, .step = 100}.events();
    RunRecorder recorder(*m_document);
    QVERIFY(recorder.begin(record()));
    recorder.add(std::span(events).first(30));
    QVERIFY(stored(recorder.run()).isEmpty());  // collected
    QTRY_COMPARE(stored(recorder.run()).count('\n'), 30);
    recorder.add(std::span(events).subspan(30, 10));
    recorder.flush();
    QCOMPARE(stored(recorder.run()).count('\n'), 40);
}

void TestRunSession::aSessionThatGoesAwayLeavesWhatItHad()
{
    const auto events = test::MadeUpRun{.guests = 300, .step = 100}.events();
    RunId id;
    {
        RunSession session(std::make_unique<ReplaySource>(events, 1.0), record(), *m_document);
        session.start();
        QTRY_VERIFY(session.record().id);
        id = session.record().id;
    }
    const auto& kept = m_document->workspace().runs.at(id);
    QCOMPARE(kept.summary.stopReason, density::StopReason::Interrupted);
    QVERIFY(stored(id).count('\n') >= 3);
}

void TestRunSession::aReadOnlyDocumentStopsTheSource()
{
    m_document->close();
    RunSession session(std::make_unique<ReplaySource>(test::MadeUpRun{}.events(), 1.0), record(), *m_document);
    QSignalSpy ended(&session, &RunSession::ended);
    session.start();
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(!session.record().id);
}

void TestRunSession::theLogIsBounded()
{
    auto owned = std::make_unique<ReplaySource>(test::MadeUpRun{}.events(), 1.0);
    RunSource* source = owned.get();
    RunSession session(std::move(owned), record());
    for (int i = 0; i < 5000; ++i)
        emit source->logLine(QString::number(i));
    QCOMPARE(session.log().size(), RunSession::kMaxLogLines);
    QCOMPARE(session.log().last(), u"4999"_s);
    QCOMPARE(session.droppedLog(), 4000);
}

void TestRunSession::recordingsWithJunkAreRead()
{
    const auto events = test::MadeUpRun{.guests = 100, .step = 50}.events();
    RunRecorder recorder(*m_document);
    QVERIFY(recorder.begin(record()));
    recorder.add(events);
    recorder.flush();
    QByteArray bytes = stored(recorder.run());
    bytes.prepend("not json\n{}\n[1,2]\n" + QByteArray(100'000, 'a') + "\r\n\r\n");
    bytes.append("{\"v\":1,\"seq\":");  // cut off
    const auto read = readRecording(bytes, u"x"_s);
    QVERIFY(read);
    QVERIFY(read->events == events);
    QCOMPARE(read->run.faults().oversized, 1U);
    QCOMPARE(read->run.faults().malformed, 4U);
    QVERIFY(!readRecording("", u"x"_s));
}

void TestRunSession::aliasesComeFromTheConfiguration()
{
    const QString config = m_folder->filePath(u"config"_s);
    QVERIFY(QDir(m_folder->path()).mkdir(u"config.d"_s));
    write(config, "# metal\nInclude config.d/*.conf\nHost metal-1 metal-2\n  User root\nHost=quoted \"two words\"\n"
                  "Host * !bad web-?\nhost metal-1\nInclude config\nMatch host other\n");
    write(m_folder->filePath(u"config.d/a.conf"_s), "HOST from-include\n");
    QCOMPARE(sshHostAliases(config),
             (QStringList{u"from-include"_s, u"metal-1"_s, u"metal-2"_s, u"quoted"_s, u"two"_s, u"words"_s}));
    QVERIFY(sshHostAliases(m_folder->filePath(u"missing"_s)).isEmpty());
}

void TestRunSession::recentHostsAreFewAndNewestFirst()
{
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder->path());
    for (int i = 0; i < 15; ++i)
        rememberHost(u"host-%1"_s.arg(i));
    rememberHost(u"host-9"_s);
    QCOMPARE(recentHosts().size(), 10);
    QCOMPARE(recentHosts().mid(0, 2), (QStringList{u"host-9"_s, u"host-14"_s}));
}

QTEST_MAIN(TestRunSession)
#include "tst_run_session.moc"
