// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/date.h"
#include "ui/document/document.h"
#include "ui/review/keys_overview.h"
#include "ui/review/review_page.h"
#include "ui/review/session_choice.h"
#include "ui/review/session_clock.h"
#include "ui/review/session_path.h"
#include "ui/review/session_view.h"

#include <QApplication>
#include <QCheckBox>
#include <QInputMethodEvent>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <algorithm>
#include <memory>

using namespace pb;
using namespace pb::ui;
using namespace Qt::StringLiterals;

class TestSession : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    int m_files = 0;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<ReviewPage> m_page;
    SessionView* m_session = nullptr;

    const review::Lens& lens() { return m_document->lenses().front(); }
    const review::Workload& workload() { return m_document->workspace().workloads.at({1}); }
    const review::Answer& answer(const char* question) { return review::answerOf(workload(), lens().id, question); }
    const review::Question& question(const char* id) { return *review::findQuestion(lens(), id); }
    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_session, Qt::Key(key), modifiers);
    }
    void open()
    {
        QTest::keyClick(m_page.get(), Qt::Key_F5);
        QVERIFY(QTest::qWaitForWindowActive(m_session));
        QTRY_VERIFY(QApplication::focusWidget() && m_session->isAncestorOf(QApplication::focusWidget()));
    }
    void begin()
    {
        open();
        key(Qt::Key_Return);
        QTRY_VERIFY(!m_session->question().isEmpty());
    }
    QString text(const char* label) { return m_session->findChild<QLabel*>(QString::fromLatin1(label))->text(); }

private slots:
    void init()
    {
        m_document = std::make_unique<Document>();
        QVERIFY(m_document->create(m_dir.filePath(u"%1.pillar"_s.arg(++m_files))));
        review::Workload workload;
        workload.id = {1};
        workload.name = "Shop";
        workload.lens = lens().id;
        QVERIFY(m_document->apply(review::Edit{review::AddWorkload{workload}}, u"add"_s));
        m_document->undoStack().clear();
        m_page = std::make_unique<ReviewPage>(*m_document);
        m_page->resize(1300, 850);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_session = m_page->findChild<SessionView*>();
        QVERIFY(m_session);
    }
    void cleanup()
    {
        m_page.reset();
        m_document.reset();
    }

    void theWholeSessionIsWalkedByKeys()
    {
        begin();
        QVERIFY(m_session->isFullScreen());
        QCOMPARE(m_session->question(), u"ops_1"_s);
        key(Qt::Key_2);
        key(Qt::Key_PageDown);
        QCOMPARE(m_session->question(), u"ops_2"_s);
        key(Qt::Key_N);
        key(Qt::Key_J);
        key(Qt::Key_K);
        QCOMPARE(m_session->question(), u"ops_2"_s);
        const auto picked = [&](const char* id, std::size_t at) {
            return review::stateOf(answer(id), question(id).choices[at].id) == review::ChoiceState::Selected;
        };
        QVERIFY(picked("ops_1", 1));
        QVERIFY(picked("ops_2", question("ops_2").choices.size() - 1));
        key(Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(answer("ops_2").choices.empty());
        key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!answer("ops_2").choices.empty());
        key(Qt::Key_Down);
        key(Qt::Key_Escape);
        QVERIFY(!m_session->isVisible());
        QCOMPARE(m_page->question(), u"ops_2"_s);  // the page is where the session was
    }

    void whatIsParkedComesBackAtTheEnd()
    {
        open();
        QTest::mouseClick(m_session->findChild<QRadioButton*>(u"session_most_10"_s), Qt::LeftButton);
        key(Qt::Key_Return);
        QStringList walked;
        for (int i = 0; i < 10; ++i) {
            walked << m_session->question();
            key(i % 4 == 0 ? Qt::Key_P : Qt::Key_J);
        }
        QCOMPARE(m_session->question(), QString());
        QCOMPARE(m_session->parked().size(), std::size_t(3));
        QVERIFY(text("session_end").contains(u"10 unanswered"_s));
        key(Qt::Key_Return);
        QCOMPARE(m_session->question(), walked[0]);
        key(Qt::Key_J);
        QCOMPARE(m_session->question(), walked[4]);
        QVERIFY(m_session->parked().empty());
    }

    void evidenceToAskForAndHelpFollowTheFocus()
    {
        begin();
        QVERIFY(text("session_ask").contains(QString::fromStdString(question("ops_1").evidence[0].en)));
        QCOMPARE(text("session_help"), QString::fromStdString(question("ops_1").choices[0].help.en));
        key(Qt::Key_Down);
        QCOMPARE(text("session_help"), QString::fromStdString(question("ops_1").choices[1].help.en));
        key(Qt::Key_L);
        QCOMPARE(text("session_help"), QString::fromStdString(question("ops_1").choices[1].help.ko));
        QVERIFY(text("session_ask").contains(QString::fromStdString(question("ops_1").evidence[0].ko)));
    }

    void notesAreWrittenInTheSession()
    {
        begin();
        key(Qt::Key_M);
        auto* edit = m_session->findChild<QPlainTextEdit*>(u"notes"_s);
        QVERIFY(edit->hasFocus());
        QTest::keyClicks(edit, u"1 jn "_s);  // no key of the session
        QInputMethodEvent compose(u"하"_s, {});
        QCoreApplication::sendEvent(edit, &compose);
        QInputMethodEvent commit({}, {});
        commit.setCommitString(u"한"_s);
        QCoreApplication::sendEvent(edit, &commit);
        key(Qt::Key_Escape);
        QVERIFY(m_session->isVisible());
        QCOMPARE(answer("ops_1").notes, std::string("1 jn 한"));
        QVERIFY(answer("ops_1").choices.empty());
        key(Qt::Key_1);
        QCOMPARE(answer("ops_1").choices.size(), std::size_t(1));
    }

    void notApplicableAsksForTheReason()
    {
        begin();
        key(Qt::Key_A);
        auto* menu = m_session->findChild<QMenu*>();
        QTRY_VERIFY(menu && menu->isVisible());
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QVERIFY(!answer("ops_1").applicable);
        key(Qt::Key_A);
        QVERIFY(answer("ops_1").applicable);
    }

    void everyPracticeIsInSight_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::newRow("projector") << QSize(1280, 800);
        QTest::newRow("full HD") << QSize(1920, 1080);
    }
    void everyPracticeIsInSight()
    {
        QFETCH(QSize, size);
        open();
        QTest::mouseClick(m_session->findChild<QRadioButton*>(u"session_which_0"_s), Qt::LeftButton);
        key(Qt::Key_Return);
        m_session->showNormal();
        m_session->resize(size);
        for (int i = 0; i < 46; ++i) {
            QVERIFY(!m_session->question().isEmpty());
            const auto rows = m_session->findChildren<SessionChoice*>();
            for (const SessionChoice* row : rows)
                if (row->isVisibleTo(m_session)) {
                    const QRect place(row->mapTo(m_session, QPoint()), row->size());
                    QVERIFY2(m_session->rect().contains(place), qPrintable(m_session->question()));
                    for (const QLabel* label : row->findChildren<QLabel*>())
                        if (label->isVisibleTo(m_session))
                            QVERIFY2(label->height() >= label->heightForWidth(label->width()),
                                     qPrintable(label->text()));
                }
            key(Qt::Key_J);
        }
        QVERIFY(m_session->question().isEmpty());
    }

    void aCorePathTakesFromEveryPillar()
    {
        SessionPlan plan;
        plan.most = 10;
        const auto path = sessionPath(lens(), workload(), plan);
        QCOMPARE(path.size(), std::size_t(10));
        std::map<std::string, int> perPillar;
        for (const review::Question* each : path)
            ++perPillar[review::pillarOf(lens(), each->id)->id];
        QCOMPARE(perPillar.size(), lens().pillars.size());
        for (const auto& [pillar, count] : perPillar)
            QCOMPARE(count, 2);
        const auto all = review::allQuestions(lens());
        QVERIFY(std::is_sorted(path.begin(), path.end(), [&](const auto* a, const auto* b) {
            return std::find(all.begin(), all.end(), a) < std::find(all.begin(), all.end(), b);
        }));
    }

    void aCorePathBeginsWithThePillarThatMatters()
    {
        review::Workload of = workload();
        of.pillar_priorities = {lens().pillars.back().id};
        SessionPlan plan;
        plan.most = 1;
        const auto path = sessionPath(lens(), of, plan);
        QCOMPARE(path.size(), std::size_t(1));
        QCOMPARE(review::pillarOf(lens(), path[0]->id)->id, lens().pillars.back().id);
    }

    void onlyWhatIsWantedIsWalked()
    {
        review::Workload of = workload();
        of.reviews[of.lens].answers["rel_1"].choices[review::noneChoice(question("rel_1"))->id].state =
            review::ChoiceState::Selected;
        SessionPlan plan;
        plan.which = SessionPlan::Which::HighRisk;
        QCOMPARE(sessionPath(lens(), of, plan), std::vector<const review::Question*>{&question("rel_1")});
        plan.which = SessionPlan::Which::Unanswered;
        QCOMPARE(sessionPath(lens(), of, plan).size(), std::size_t(45));
        plan.pillars = {"security"};
        for (const review::Question* each : sessionPath(lens(), of, plan))
            QVERIFY(each->code.starts_with("SEC"));
    }

    void theClockStopsAndGoesOn()
    {
        SessionClock clock;
        clock.start(1000);
        QCOMPARE(clock.elapsed(61'000), 60'000);
        clock.lap(61'000);
        QCOMPARE(clock.onQuestion(71'000), 10'000);
        clock.setRunning(false, 71'000);
        QCOMPARE(clock.elapsed(500'000), 70'000);
        clock.setRunning(true, 500'000);
        QCOMPARE(clock.onQuestion(505'000), 15'000);
        QCOMPARE(SessionClock::shown(0), u"0:00"_s);
        QCOMPARE(SessionClock::shown(59'999), u"0:59"_s);
        QCOMPARE(SessionClock::shown(605'000), u"10:05"_s);
        QCOMPARE(SessionClock::shown(3'729'000), u"1:02:09"_s);
    }
};

QTEST_MAIN(TestSession)
#include "tst_session.moc"
