// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/density/fixture.h"
#include "ui/charts/chart_view.h"
#include "ui/density/event_log.h"
#include "ui/density/message_strip.h"
#include "ui/density/preflight_panel.h"
#include "ui/density/run_list.h"
#include "ui/density/run_view.h"
#include "ui/density/setup_panel.h"
#include "ui/text/language.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QScrollBar>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace pb;
using namespace pb::ui;
using test::MadeUpRun;
using test::PageFixture;

namespace pb::test {

void PageFixture::typeHost(const QString& host)
{
    auto* box = find<QComboBox>("host");
    box->setFocus();
    box->lineEdit()->clear();
    QTest::keyClicks(box->lineEdit(), host);
}

void PageFixture::startRun()
{
    click("newRun");
    typeHost(u"metal-1"_s);
    click("start");
}

}  // namespace pb::test

namespace {

/// A source that fails before its first event, as ssh does.
class FailingSource final : public RunSource {
public:
    explicit FailingSource(Error error) : m_error(std::move(error)) {}
    void start() override
    {
        QMetaObject::invokeMethod(
            this,
            [this] {
                emit failed(m_error);
                emit finished();
            },
            Qt::QueuedConnection);
    }
    void stop() override {}

private:
    Error m_error;
};

/// A source that the test drives.
class HandSource final : public RunSource {
public:
    void start() override { setState(State::Running); }
    void stop() override
    {
        setState(State::Stopping);
        stopped = true;
    }
    void say(std::vector<density::Event> events, std::uint64_t malformed = 0)
    {
        emit received({.events = std::move(events), .malformed = malformed, .oversized = 0});
    }
    void end()
    {
        setState(State::Idle);
        emit finished();
    }
    bool stopped = false;
};

density::Run played(const std::vector<density::Event>& events)
{
    density::Run run;
    for (const density::Event& event : events)
        run.apply(event);
    return run;
}

}  // namespace

class TestDensityPage : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m = std::make_unique<PageFixture>();
        QVERIFY(m->ready);
    }
    void cleanup() { m.reset(); }

    void anEmptyPageInvites();
    void aRunIsStartedWatchedAndKept();
    void theKeptRunReopensEqual();
    void theFormSendsWhatItShows();
    void badNumbersAreNamedInPlace();
    void anUnreachableHostIsExplainedAndLeavesNoRun();
    void preflightShowsTheNearestLimitFirst();
    void stopEndsTheRunAndKeepsIt();
    void aCutLinkLeavesAnInterruptedRun();
    void anUnfinishedRecordIsCompletedFromItsEvents();
    void aHostileStreamIsCountedAndShown();
    void repaintsAreFewWhateverComes();
    void pauseHoldsThePictureAndTheRecordingGoesOn();
    void languageSwitchesLive();
    void noRowOfChartsIsCut();
    void renameAndRemoveCanBeUndone();
    void evidenceLinksLeadToTheQuestions();
    void aRecordedFileIsTakenIn();
    void aFileWithoutEventsIsRefused();
    void anotherFileEndsTheRun();
    void replayTellsTheRunAgainWithoutKeepingIt();

private:
    HandSource* byHand()
    {
        auto* source = new HandSource;
        m->makeSource = [source] { return std::unique_ptr<RunSource>(source); };
        return source;
    }
    const workspace::RunRecord& onlyRun() const { return m->document.workspace().runs.begin()->second; }
    std::size_t runCount() const { return m->document.workspace().runs.size(); }
    QString state() const { return m->find<QLabel>("runState")->text(); }
    RunView* view() const { return m->page.findChild<RunView*>(); }

    std::unique_ptr<PageFixture> m;
};

void TestDensityPage::anEmptyPageInvites()
{
    auto* invite = m->find<QPushButton>("firstRun");
    QVERIFY(invite->isVisible());
    const auto* text = m->find<QLabel>("emptyText");
    QTRY_VERIFY(text->height() >= text->heightForWidth(text->width()));  // all lines of it
    QTest::mouseClick(invite, Qt::LeftButton);
    QVERIFY(m->find<QPushButton>("start")->isVisible());
    QVERIFY(!m->find<QPushButton>("start")->isEnabled());  // where to?
    m->typeHost(u"metal-1"_s);
    QVERIFY(m->find<QPushButton>("start")->isEnabled());
}

void TestDensityPage::aRunIsStartedWatchedAndKept()
{
    m->startRun();
    QTRY_COMPARE(runCount(), 1U);
    QTRY_COMPARE(onlyRun().summary.stopReason, density::StopReason::Complete);
    QCOMPARE(onlyRun().host, "metal-1");
    QCOMPARE(onlyRun().summary, played(m->events).summary());
    QTRY_VERIFY(m->find<QToolButton>("replay")->isVisible());
    QVERIFY(!m->find<QPushButton>("stop")->isVisible());
    QCOMPARE(m->find<RunList>("runs")->count(), 1);
    QCOMPARE(m->find<TimeChart>("guestsChart")->content().untilMs, played(m->events).lastMs());
}

void TestDensityPage::theKeptRunReopensEqual()
{
    m->startRun();
    QTRY_VERIFY(runCount() == 1 && onlyRun().summary.maxReady == 120);
    QTRY_VERIFY(!m->page.isRunning());
    const QString path = m->document.path();
    m->document.close();
    QVERIFY(m->document.open(path));
    m->page.setWorkload({});
    m->page.setWorkload({1});
    QTRY_COMPARE(*view()->run(), played(m->events));
}

void TestDensityPage::theFormSendsWhatItShows()
{
    byHand();
    m->click("newRun");
    m->typeHost(u"root@10.0.0.5"_s);
    auto* preset = m->find<QComboBox>("preset");
    preset->setCurrentIndex(1);
    emit preset->activated(1);
    QTest::keyClicks(m->find<QLineEdit>("planName"), u"i3.metal"_s);
    m->find<QDoubleSpinBox>("stage_step")->setValue(1000);
    m->click("start");
    QCOMPARE(m->requests.size(), 1U);
    const RunRequest& sent = m->requests.front();
    density::Plan expected;
    expected.name = "i3.metal";
    expected.stageStep = 1000;
    QCOMPARE(sent.host.destination, u"root@10.0.0.5"_s);
    QVERIFY(sent.plan == expected);
    QVERIFY(!sent.preflightOnly);
}

void TestDensityPage::badNumbersAreNamedInPlace()
{
    m->click("newRun");
    m->typeHost(u"metal-1"_s);
    m->find<QDoubleSpinBox>("wall_clock_s")->setValue(3);  // 5 at least, or off
    m->click("start");
    QVERIFY(m->requests.empty());
    const QString said = m->page.findChild<SetupPanel*>()->findChild<MessageStrip*>()->text();
    QVERIFY2(said.contains(u"Time limit"_s) && said.contains(u"86400"_s), qPrintable(said));
    m->find<QDoubleSpinBox>("wall_clock_s")->setValue(0);
    m->typeHost(u"-oProxyCommand=evil"_s);
    m->click("start");
    QVERIFY(m->requests.empty());
}

void TestDensityPage::anUnreachableHostIsExplainedAndLeavesNoRun()
{
    const Error refused{
        Error::Code::Remote, "remote.ssh.host_key_unknown", "metal-1", "no host key is known", {"SHA256:abc"}};
    m->makeSource = [refused] { return std::make_unique<FailingSource>(refused); };
    m->startRun();
    auto* strip = m->page.findChild<SetupPanel*>()->findChild<MessageStrip*>();
    QTRY_VERIFY(strip->isVisible());
    QVERIFY2(strip->text().contains(u"ssh metal-1"_s), qPrintable(strip->text()));
    QCOMPARE(runCount(), 0U);
    QVERIFY(m->find<QPushButton>("start")->isEnabled());
    QCOMPARE(m->find<QComboBox>("host")->currentText(), u"metal-1"_s);
}

void TestDensityPage::preflightShowsTheNearestLimitFirst()
{
    m->events.resize(2);  // hello, preflight
    m->click("newRun");
    m->typeHost(u"metal-1"_s);
    m->find<QDoubleSpinBox>("ceiling")->setValue(50'000);
    m->click("preflight");
    auto* limits = m->find<QTableWidget>("limits");
    QTRY_VERIFY(limits->isVisible());
    QVERIFY(m->requests.front().preflightOnly);
    QCOMPARE(limits->rowCount(), 3);
    QVERIFY(limits->item(0, 0)->text().contains(u"pid_max"_s));
    QVERIFY(limits->item(0, 2)->text().contains(u"below the ceiling"_s));
    QVERIFY(!limits->item(2, 2)->text().contains(u"below"_s));
    QCOMPARE(limits->verticalScrollBar()->maximum(), 0);  // all rows are there
    QTRY_VERIFY(!m->page.findChild<PreflightPanel*>()->visibleRegion().isEmpty());
    QCOMPARE(runCount(), 0U);
}

void TestDensityPage::stopEndsTheRunAndKeepsIt()
{
    HandSource* source = byHand();
    m->startRun();
    std::vector<density::Event> first(m->events.begin(), m->events.begin() + 20);
    source->say(first);
    auto* stop = m->find<QPushButton>("stop");
    QTRY_VERIFY(stop->isVisible() && stop->isEnabled());
    QVERIFY(m->page.isRunning());
    QTest::mouseClick(stop, Qt::LeftButton);
    QVERIFY(source->stopped);
    QTRY_VERIFY(!stop->isEnabled());
    const QSignalSpy ended(&m->page, &DensityPage::runEnded);
    source->say({{100, 60'000, density::Stopping{density::StopReason::StopPressed}},
                 {101, 60'500, density::Finished{density::StopReason::StopPressed, 0.5, 0}}});
    source->end();
    QTRY_COMPARE(onlyRun().summary.stopReason, density::StopReason::StopPressed);
    QVERIFY(onlyRun().summary.clean);
    QVERIFY(!m->page.isRunning());
    QTRY_COMPARE(ended.size(), 1);
}

void TestDensityPage::aCutLinkLeavesAnInterruptedRun()
{
    m->events = MadeUpRun{.guests = 120, .step = 40, .finished = false}.events();
    m->startRun();
    QTRY_VERIFY(runCount() == 1 && onlyRun().summary.maxReady == 120);
    QTRY_VERIFY(!m->page.isRunning());
    QCOMPARE(onlyRun().summary.stopReason, density::StopReason::Interrupted);
    QTRY_COMPARE(state(), u"Interrupted"_s);
}

/// As after kill -9: events are there, the summary is that of the beginning.
void TestDensityPage::anUnfinishedRecordIsCompletedFromItsEvents()
{
    workspace::RunRecord record;
    record.workload = {1};
    record.name = "crashed";
    record.host = "metal-1";
    record.started_utc = "2026-01-15T09:30:00Z";
    const auto id = m->document.beginRun(record);
    QVERIFY(id);
    const auto events = MadeUpRun{.guests = 120, .step = 40, .finished = false}.events();
    QVERIFY(m->document.appendRunEvents(*id, std::span<const density::Event>(events)));
    m->page.showRun(*id);
    QTRY_COMPARE(onlyRun().summary.maxReady, 120);
    QCOMPARE(state(), u"Interrupted"_s);
}

void TestDensityPage::aHostileStreamIsCountedAndShown()
{
    HandSource* source = byHand();
    m->startRun();
    source->say({m->events.begin(), m->events.begin() + 5}, 17);
    density::Note note{"no_such_note", "<b>bold</b> <img src=file:///etc/passwd>", {}};
    source->say({{3, 1, note}});  // of the past
    source->say({{90, 70'000, note}, {91, 70'001, density::UnknownEvent{"future"}}});
    source->end();
    QTRY_VERIFY(!m->page.isRunning());
    QTRY_COMPARE(onlyRun().summary.faults.malformed, 17U);
    QCOMPARE(onlyRun().summary.faults.outOfOrder, 1U);
    QCOMPARE(onlyRun().summary.faults.unknown, 1U);
    QTRY_VERIFY(m->page.findChild<EventLog*>()->toPlainText().contains(u"<b>bold</b>"_s));  // text, never markup
    // The counts are still there when the run is opened again.
    const RunId id = onlyRun().id;
    m->page.setWorkload({});
    m->page.setWorkload({1});
    m->page.showRun(id);
    QTRY_COMPARE(view()->run()->faults(), onlyRun().summary.faults);
}

void TestDensityPage::repaintsAreFewWhateverComes()
{
    HandSource* source = byHand();
    m->startRun();
    const int before = view()->refreshCount();
    for (const density::Event& event : m->events)
        source->say({event});
    // All in one turn of the event loop: one repaint at once, and one for the rest.
    QVERIFY(view()->refreshCount() - before <= 1);
    QTRY_COMPARE(m->find<TimeChart>("guestsChart")->content().untilMs, played(m->events).lastMs());
    QVERIFY(view()->refreshCount() - before <= 3);
    source->end();
}

void TestDensityPage::pauseHoldsThePictureAndTheRecordingGoesOn()
{
    HandSource* source = byHand();
    m->startRun();
    source->say({m->events.begin(), m->events.begin() + 10});
    QTest::mouseClick(m->find<QToolButton>("pause"), Qt::LeftButton);
    const int before = view()->refreshCount();
    source->say({m->events.begin() + 10, m->events.end()});
    source->end();  // the end is shown whether paused or not
    QTRY_COMPARE(onlyRun().summary, played(m->events).summary());
    QTRY_VERIFY(view()->refreshCount() > before);
    QTRY_VERIFY(m->find<QToolButton>("replay")->isVisible());
}

void TestDensityPage::languageSwitchesLive()
{
    m->startRun();
    QTRY_VERIFY(runCount() == 1 && !m->page.isRunning());
    QTRY_VERIFY(m->find<QToolButton>("replay")->isVisible());
    {
        const text::LanguageSwitch korean(text::Language::Korean);
        QTRY_COMPARE(m->find<TimeChart>("guestsChart")->content().title, u"게스트"_s);
        QCOMPARE(m->find<QPushButton>("newRun")->text(), u"새 실행"_s);
        QTRY_VERIFY(m->page.findChild<EventLog*>()->toPlainText().contains(u"단계"_s));
    }
    QLocale::setDefault(QLocale::English);
}

/// Whatever the height: a row of charts is there with its time axis, or only the title of the first one below peeps in.
void TestDensityPage::noRowOfChartsIsCut()
{
    m->startRun();
    QTRY_VERIFY(m->find<QToolButton>("replay")->isVisible());
    auto* scroll = m->find<QScrollArea>("chartScroll");
    for (const int height : {560, 640, 700, 760, 860, 1000, 1300}) {
        m->page.resize(1280, height);
        QTRY_COMPARE(m->page.height(), height);
        QCoreApplication::sendPostedEvents();
        const int fold = scroll->viewport()->height();
        int whole = 0;
        for (const auto* chart : scroll->findChildren<ChartView*>()) {
            if (!chart->isVisible())
                continue;
            const int top = chart->mapTo(scroll->viewport(), QPoint()).y();
            const bool above = top + chart->height() <= fold;
            whole += above;
            QVERIFY2(above || top > fold - 40, qPrintable(u"%1: %2 of %3"_s.arg(height).arg(top).arg(fold)));
        }
        QVERIFY(whole >= 2);
    }
}

void TestDensityPage::renameAndRemoveCanBeUndone()
{
    m->startRun();
    QTRY_VERIFY(runCount() == 1 && !m->page.isRunning());
    auto* list = m->find<RunList>("runs");
    list->item(0)->setText(u"renamed"_s);
    QCOMPARE(onlyRun().name, "renamed");
    m->document.undoStack().undo();
    QVERIFY(onlyRun().name != "renamed");
    list->setFocus();
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(runCount(), 0U);
    QVERIFY(m->find<QPushButton>("firstRun")->isVisible());
    m->document.undoStack().undo();
    QCOMPARE(runCount(), 1U);
    QCOMPARE(list->count(), 1);
}

void TestDensityPage::evidenceLinksLeadToTheQuestions()
{
    m->startRun();
    auto* label = m->find<QLabel>("evidence");
    QTRY_VERIFY(label->isVisible());
    QVERIFY(label->text().contains(u"PERF 2"_s) && label->text().contains(u"COST 5"_s));
    QSignalSpy asked(&m->page, &DensityPage::questionActivated);
    emit label->linkActivated(u"COST 5"_s);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().first().toString(), u"COST 5"_s);
    QSignalSpy attach(&m->page, &DensityPage::attachAsked);
    QTest::mouseClick(m->find<QToolButton>("run_attach"), Qt::LeftButton);
    QCOMPARE(attach.size(), 1);
    QVERIFY(attach.first().first().value<RunId>() == onlyRun().id);
}

void TestDensityPage::aRecordedFileIsTakenIn()
{
    m->startRun();
    QTRY_VERIFY(runCount() == 1 && !m->page.isRunning());
    const density::RunSummary summary = onlyRun().summary;
    QByteArray ndjson;
    QVERIFY(m->document.readRunEvents(onlyRun().id, [&](std::string_view piece) {
        ndjson.append(piece.data(), static_cast<qsizetype>(piece.size()));
    }));
    const QString path = m->folder.filePath(u"recorded.ndjson"_s);
    QVERIFY(writeWhole(path, ndjson));
    m->page.importFile(path);
    QTRY_COMPARE(runCount(), 2U);
    const auto& taken = m->document.workspace().runs.rbegin()->second;
    QVERIFY(taken.summary == summary);
    QCOMPARE(taken.name, "Made up");
    QTRY_COMPARE(*view()->run(), played(m->events));
}

void TestDensityPage::aFileWithoutEventsIsRefused()
{
    const QString path = m->folder.filePath(u"junk.ndjson"_s);
    QVERIFY(writeWhole(path, QByteArray(3'000'000, 'x') + "\n{\"v\":1}\n"));
    m->page.importFile(path);
    const auto strips = m->page.findChildren<MessageStrip*>();
    QTRY_VERIFY(
        std::ranges::any_of(strips, [](MessageStrip* strip) { return strip->text().contains(u"junk.ndjson"_s); }));
    m->page.importFile(u"/nonexistent.ndjson"_s);
    QTRY_VERIFY(
        std::ranges::any_of(strips, [](MessageStrip* strip) { return strip->text().contains(u"nonexistent"_s); }));
    QCOMPARE(runCount(), 0U);
}

void TestDensityPage::anotherFileEndsTheRun()
{
    HandSource* source = byHand();
    m->startRun();
    QSignalSpy gone(source, &QObject::destroyed);
    source->say({m->events.begin(), m->events.begin() + 10});
    QCOMPARE(runCount(), 1U);
    QVERIFY(m->document.create(m->folder.filePath(u"other.pillar"_s)));
    QCOMPARE(gone.size(), 1);  // the link is cut
    QCOMPARE(runCount(), 0U);
    QVERIFY(!m->page.isRunning());
}

void TestDensityPage::replayTellsTheRunAgainWithoutKeepingIt()
{
    m->startRun();
    QTRY_VERIFY(m->find<QToolButton>("replay")->isVisible());
    QTest::mouseClick(m->find<QToolButton>("replay"), Qt::LeftButton);
    QTRY_VERIFY(m->find<QPushButton>("stop")->isVisible());
    QVERIFY(!m->page.isRunning());  // nothing is measured
    QTest::mouseClick(m->find<QPushButton>("stop"), Qt::LeftButton);
    QTRY_VERIFY(m->find<QToolButton>("replay")->isVisible());
    QTRY_COMPARE(*view()->run(), played(m->events));
    QCOMPARE(runCount(), 1U);
}

QTEST_MAIN(TestDensityPage)
#include "tst_density_page.moc"
