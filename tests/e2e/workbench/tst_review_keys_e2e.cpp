// SPDX-License-Identifier: GPL-3.0-or-later
#include "../../support/x_input.h"
#include "program.h"
#include "ui/review/keys_overview.h"
#include "ui/review/review_page.h"
#include "ui/review/session_view.h"

#include <QApplication>
#include <QPlainTextEdit>
#include <QTest>
#include <QTreeView>
#include <QUndoStack>

using namespace pb;
using namespace pb::ui;
using namespace Qt::StringLiterals;
using test::Program;
using test::XInput;

using Answers = std::map<std::string, review::Answer, std::less<>>;

/// A whole review with the hands on the keys only, through the X server.
class TestReviewKeysE2e : public QObject {
    Q_OBJECT
    std::unique_ptr<Program> m_program;

    const review::Lens& lens() { return m_program->document.lenses().front(); }
    const review::Workload& workload() { return m_program->document.workspace().workloads.at({1}); }
    static Answers answers(const review::Workload& workload)
    {
        return review::reviewOf(workload, workload.lens).answers;
    }
    ReviewPage& page() { return *m_program->find<ReviewPage>(); }

    static Answers withoutTimes(Answers answers)
    {
        for (auto& [question, answer] : answers)
            answer.updated_utc.clear();
        return answers;
    }
    static void choose(review::Answer& answer, const review::Question& question, std::size_t at)
    {
        answer.choices[question.choices[at].id].state = review::ChoiceState::Selected;
    }

    /// The menu of reasons: its first entry.
    void takeFirstReason()
    {
        QTRY_VERIFY(QApplication::activePopupWidget());
        XInput::key(u"Down"_s);
        XInput::key(u"Return"_s);
        QTRY_VERIFY(!QApplication::activePopupWidget());
    }

    /// Answers one question in one of six ways.
    /// @return what must be in the file for it
    review::Answer answer(const review::Question& question, int way)
    {
        review::Answer expected;
        switch (way) {
        case 0:
            XInput::key(u"1"_s);
            choose(expected, question, 0);
            break;
        case 1:
            for (const std::size_t at : {1U, 2U}) {
                XInput::key(QString::number(at + 1));
                choose(expected, question, at);
            }
            break;
        case 2:
            XInput::key(u"1"_s);  // "None of these" takes it back
            XInput::key(u"n"_s);
            choose(expected, question, question.choices.size() - 1);
            break;
        case 3:
            XInput::key(u"a"_s);
            takeFirstReason();
            expected.applicable = false;
            expected.reason = review::Reason::OutOfScope;
            break;
        case 4:
            XInput::key(u"2"_s);
            XInput::key(u"x"_s);
            takeFirstReason();
            expected.choices[question.choices[1].id] = {
                review::ChoiceState::NotApplicable, review::Reason::OutOfScope, {}};
            XInput::key(u"Up"_s);
            XInput::key(u"space"_s);
            choose(expected, question, 0);
            break;
        default:
            XInput::key(u"m"_s);
            XInput::type(u"seen j n 1"_s);
            XInput::key(u"Escape"_s);
            XInput::key(u"space"_s);
            expected.notes = "seen j n 1";
            choose(expected, question, 0);
            break;
        }
        return expected;
    }

private slots:
    void initTestCase()
    {
        if (const QString why = XInput::whyUnavailable(); !why.isEmpty())
            QSKIP(qPrintable(u"skipped: "_s + why));
    }

    void init()
    {
        m_program = std::make_unique<Program>();
        Program& p = *m_program;
        QVERIFY(p.document.create(p.file()));
        review::Workload workload;
        workload.id = {1};
        workload.name = "Shop";
        workload.lens = lens().id;
        QVERIFY(p.document.apply(review::Edit{review::AddWorkload{workload}}, u"add"_s));
        p.window = std::make_unique<MainWindow>(Services{p.document, p.settings, p.languages, p.theme});
        p.window->show();
        QVERIFY(QTest::qWaitForWindowActive(p.window.get()));
        XInput::key(u"alt+2"_s);
        QTRY_COMPARE(p.window->page(), u"review"_s);
    }

    void cleanup() { m_program.reset(); }

    void fortySixQuestionsAreAnsweredByKeysAlone()
    {
        const auto questions = review::allQuestions(lens());
        QCOMPARE(questions.size(), std::size_t(46));
        Answers expected;
        for (std::size_t i = 0; i < questions.size(); ++i) {
            const review::Question& question = *questions[i];
            QTRY_COMPARE(page().question(), QString::fromStdString(question.id));
            expected[question.id] = answer(question, static_cast<int>(i % 6));
            QTRY_VERIFY2(withoutTimes(answers(workload())) == expected, question.id.c_str());
            XInput::key(u"j"_s);
        }
        const workspace::Workspace onDisk = m_program->onDisk();
        QVERIFY(withoutTimes(answers(onDisk.workloads.at({1}))) == expected);
    }

    void anUnansweredQuestionIsFoundByItsWords()
    {
        const review::Question& question = *review::findQuestion(lens(), "rel_2");
        XInput::key(u"ctrl+f"_s);
        QTRY_VERIFY(QApplication::focusWidget()->objectName() == u"review_search_field"_s);
        XInput::type(QString::fromStdString(question.choices[0].title.en));
        XInput::key(u"Return"_s);
        QTRY_COMPARE(page().question(), u"rel_2"_s);
        XInput::key(u"space"_s);
        QTRY_COMPARE(answers(workload()).size(), std::size_t(1));
        QCOMPARE(review::stateOf(answers(workload()).at("rel_2"), question.choices[0].id),
                 review::ChoiceState::Selected);
    }

    void theKeysAreShown()
    {
        auto* overview = page().findChild<KeysOverview*>(QString(), Qt::FindDirectChildrenOnly);
        XInput::key(u"question"_s);
        QTRY_VERIFY(overview->isVisible());
        XInput::key(u"Escape"_s);
        QTRY_VERIFY(!overview->isVisible());
        XInput::key(u"1"_s);
        QTRY_COMPARE(answers(workload()).size(), std::size_t(1));
    }

    void aSessionIsHeldByKeysAlone()
    {
        auto* session = page().findChild<SessionView*>();
        XInput::key(u"F5"_s);
        QVERIFY(QTest::qWaitForWindowActive(session));
        XInput::key(u"Return"_s);
        QTRY_COMPARE(session->question(), u"ops_1"_s);
        XInput::key(u"1"_s);
        XInput::key(u"Next"_s);
        QTRY_COMPARE(session->question(), u"ops_2"_s);
        XInput::key(u"p"_s);
        QTRY_COMPARE(session->parked().size(), std::size_t(1));
        QCOMPARE(session->question(), u"ops_3"_s);
        XInput::key(u"Escape"_s);
        QTRY_VERIFY(!session->isVisible());
        QVERIFY(QTest::qWaitForWindowActive(m_program->window.get()));
        QTRY_COMPARE(page().question(), u"ops_3"_s);
        XInput::key(u"n"_s);
        QTRY_COMPARE(answers(workload()).size(), std::size_t(3));  // one of them parked
        const auto kept = answers(m_program->onDisk().workloads.at({1}));
        QCOMPARE(kept.size(), std::size_t(3));
        QVERIFY(kept.at("ops_2").check_again);
    }
};

QTEST_MAIN(TestReviewKeysE2e)
#include "tst_review_keys_e2e.moc"
