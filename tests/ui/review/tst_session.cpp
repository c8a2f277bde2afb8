// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/date.h"
#include "core/exchange/review/any_lens.h"
#include "tests/ui/review/lens_texts.h"
#include "ui/document/document.h"
#include "ui/review/keys_overview.h"
#include "ui/review/review_page.h"
#include "ui/review/session_choice.h"
#include "ui/review/session_clock.h"
#include "ui/review/session_path.h"
#include "ui/review/session_view.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QInputMethodEvent>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>
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
    std::vector<SessionStop> path(const review::Workload& of, const SessionPlan& plan)
    {
        return sessionPath({&lens()}, of, plan);
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
        key(Qt::Key_P);  // taken up again
        QCOMPARE(m_session->question(), walked[4]);
        QCOMPARE(m_session->parked().size(), std::size_t(2));
        key(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_session->parked().size(), std::size_t(3));
    }

    /// What was parked stands in the file: it outlives the session and the program, and is one step of undo.
    void whatIsParkedIsKept()
    {
        begin();
        key(Qt::Key_P);
        QVERIFY(answer("ops_1").check_again);
        QCOMPARE(m_session->question(), u"ops_2"_s);
        key(Qt::Key_Escape);
        const QString path = m_document->path();
        m_page.reset();
        m_document = std::make_unique<Document>();
        QVERIFY(m_document->open(path));
        m_page = std::make_unique<ReviewPage>(*m_document);
        m_page->resize(1300, 850);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_session = m_page->findChild<SessionView*>();
        QVERIFY(answer("ops_1").check_again);
        QVERIFY(m_page->showQuestion(u"ops_1"_s));
        auto* park = m_page->findChild<QToolButton*>(u"question_park"_s);
        QVERIFY(park->isChecked());
        // It is a path of its own, and one filter of the list.
        open();
        QTest::mouseClick(m_session->findChild<QRadioButton*>(u"session_which_3"_s), Qt::LeftButton);
        key(Qt::Key_Return);
        QCOMPARE(m_session->question(), u"ops_1"_s);
        key(Qt::Key_P);
        QVERIFY(!answer("ops_1").check_again && !park->isChecked());
        key(Qt::Key_Escape);
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        auto* tree = m_page->findChild<QTreeView*>(u"question_tree"_s);
        tree->setFocus();
        QTRY_VERIFY(tree->hasFocus());
        QTest::keyClick(tree, Qt::Key_P);
        QVERIFY(answer("ops_1").check_again && park->isChecked());
        auto* filter = m_page->findChild<QComboBox*>(u"question_risk"_s);
        filter->setCurrentIndex(filter->count() - 1);
        int questions = 0;
        for (QModelIndex at = tree->model()->index(0, 0); at.isValid(); at = tree->indexBelow(at))
            questions += tree->model()->rowCount(at) == 0;
        QCOMPARE(questions, 1);
    }

    /// A session walks the lenses that are chosen for it; each answer goes to the lens that asks.
    void severalLensesAreWalked()
    {
        auto read = exchange::readAnyLens({{"lens.json", test::kAws}});
        QVERIFY(read);
        const std::string aws = read->lens.id;
        QVERIFY(m_document->apply({workspace::AddLens{Shared<review::Lens>(std::move(read->lens))}}, u"lens"_s));
        QVERIFY(m_document->apply(review::Edit{review::AddReview{{1}, aws, {}}}, u"use"_s));
        open();
        const auto tick = [](QCheckBox* box) {  // on the mark: beyond its words a box takes no click
            QTest::mouseClick(box, Qt::LeftButton, {}, QPoint(6, box->height() / 2));
        };
        for (const review::Pillar& pillar : lens().pillars)
            tick(m_session->findChild<QCheckBox*>(
                u"session_pillar_%1_%2"_s.arg(QString::fromStdString(lens().id), QString::fromStdString(pillar.id))));
        auto* begin = m_session->findChild<QPushButton*>(u"session_begin"_s);
        QVERIFY(!begin->isEnabled());
        auto* box = m_session->findChild<QCheckBox*>(u"session_lens_"_s + QString::fromStdString(aws));
        QVERIFY(box && !box->isChecked());
        tick(box);
        QVERIFY(begin->isEnabled());
        QTest::mouseClick(begin, Qt::LeftButton);
        QCOMPARE(m_session->lens(), aws);
        QCOMPARE(m_session->question(), u"rel_1"_s);
        key(Qt::Key_1);
        key(Qt::Key_P);
        const review::Answer& given = review::answerOf(workload(), aws, "rel_1");
        QVERIFY(given.check_again && given.choices.size() == 1);
        QVERIFY(!answer("rel_1").check_again);
        // The lens goes while the session is open: nothing of it is read any more.
        key(Qt::Key_Escape);
        for (int i = 0; i < 4; ++i)
            m_document->undoStack().undo();
        QVERIFY(!m_document->findLens(aws));
        QVERIFY(m_session->question().isEmpty() && m_session->parked().empty());
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
        QTest::addColumn<bool>("both");
        QTest::newRow("projector") << QSize(1280, 800) << false;
        QTest::newRow("full HD") << QSize(1920, 1080) << false;
        QTest::newRow("full HD at 1.5, both languages") << QSize(1280, 720) << true;
    }
    void everyPracticeIsInSight()
    {
        QFETCH(QSize, size);
        QFETCH(bool, both);
        open();
        QTest::mouseClick(m_session->findChild<QRadioButton*>(u"session_which_0"_s), Qt::LeftButton);
        key(Qt::Key_Return);
        m_session->showNormal();
        m_session->resize(size);
        for (int i = 0; both && i < 2; ++i)
            key(Qt::Key_L);
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
        const auto walked = path(workload(), plan);
        QCOMPARE(walked.size(), std::size_t(10));
        std::map<std::string, int> perPillar;
        for (const SessionStop& each : walked)
            ++perPillar[review::pillarOf(lens(), each.question->id)->id];
        QCOMPARE(perPillar.size(), lens().pillars.size());
        for (const auto& [pillar, count] : perPillar)
            QCOMPARE(count, 2);
        const auto all = review::allQuestions(lens());
        QVERIFY(std::is_sorted(walked.begin(), walked.end(), [&](const SessionStop& a, const SessionStop& b) {
            return std::find(all.begin(), all.end(), a.question) < std::find(all.begin(), all.end(), b.question);
        }));
    }

    void aCorePathBeginsWithThePillarThatMatters()
    {
        review::Workload of = workload();
        of.pillar_priorities = {lens().pillars.back().id};
        SessionPlan plan;
        plan.most = 1;
        const auto walked = path(of, plan);
        QCOMPARE(walked.size(), std::size_t(1));
        QCOMPARE(review::pillarOf(lens(), walked[0].question->id)->id, lens().pillars.back().id);
    }

    void onlyWhatIsWantedIsWalked()
    {
        review::Workload of = workload();
        of.reviews[of.lens].answers["rel_1"].choices[review::noneChoice(question("rel_1"))->id].state =
            review::ChoiceState::Selected;
        SessionPlan plan;
        plan.which = SessionPlan::Which::HighRisk;
        QCOMPARE(path(of, plan), (std::vector<SessionStop>{{&lens(), &question("rel_1")}}));
        plan.which = SessionPlan::Which::Unanswered;
        QCOMPARE(path(of, plan).size(), std::size_t(45));
        plan.pillars = {{lens().id, "security"}};
        for (const SessionStop& each : path(of, plan))
            QVERIFY(each.question->code.starts_with("SEC"));
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
