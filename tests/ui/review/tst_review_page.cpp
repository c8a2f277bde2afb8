// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/review_page.h"

#include "ui/document/document.h"
#include "ui/review/choice_row.h"
#include "ui/review/question_view.h"
#include "ui/review/risk_pill.h"

#include <QAbstractItemModel>
#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include <memory>

using namespace pb;
using namespace pb::ui;
using namespace Qt::StringLiterals;

class TestReviewPage : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    int m_files = 0;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<ReviewPage> m_page;

    QString newPath() { return m_dir.filePath(u"%1.pillar"_s.arg(++m_files)); }

    void addWorkload(std::int64_t id, const char* name)
    {
        review::Workload workload;
        workload.id = {id};
        workload.name = name;
        workload.lens = m_document->lenses().front().id;
        QVERIFY(m_document->apply(review::Edit{review::AddWorkload{workload}}, u"add"_s));
    }

    const review::Answer& answer(const char* question)
    {
        return review::answerOf(m_document->workspace().workloads.at({1}), m_document->lenses().front().id, question);
    }
    review::ChoiceState state(const char* question, const std::string& choice)
    {
        return review::stateOf(answer(question), choice);
    }
    const review::Question& question(const char* id) { return *review::findQuestion(m_document->lenses().front(), id); }
    std::string choiceAt(const char* id, std::size_t at) { return question(id).choices[at].id; }
    ChoiceRow* row(const std::string& choice)
    {
        // A row of the question before may still wait to be deleted.
        for (ChoiceRow* candidate : m_page->findChildren<ChoiceRow*>())
            if (candidate->choiceId() == choice && candidate->isVisibleTo(m_page.get()))
                return candidate;
        return nullptr;
    }
    void key(int key, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(focused(), Qt::Key(key), modifiers); }
    QWidget* focused() { return QApplication::focusWidget() ? QApplication::focusWidget() : m_page.get(); }
    int steps() { return m_document->undoStack().index(); }

private slots:
    void init()
    {
        m_document = std::make_unique<Document>();
        QVERIFY(m_document->create(newPath()));
        addWorkload(1, "Shop");
        m_document->undoStack().clear();
        m_page = std::make_unique<ReviewPage>(*m_document);
        m_page->resize(1300, 850);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->findChild<QTreeView*>()->setFocus();
    }
    void cleanup()
    {
        m_page.reset();
        m_document.reset();
    }

    void startsAtTheFirstUnansweredQuestion()
    {
        QCOMPARE(m_page->workload(), WorkloadId{1});
        QCOMPARE(m_page->question(), u"ops_1"_s);
        key(Qt::Key_1);
        m_page->setWorkload({1});
        QCOMPARE(m_page->question(), u"ops_2"_s);
    }

    void numberKeysToggleChoices()
    {
        const std::string second = choiceAt("ops_1", 1);
        key(Qt::Key_2);
        QCOMPARE(state("ops_1", second), review::ChoiceState::Selected);
        QVERIFY(row(second)->isChecked());
        QVERIFY(row(second)->hasFocus());
        QCOMPARE(steps(), 1);
        key(Qt::Key_2);
        QCOMPARE(state("ops_1", second), review::ChoiceState::NotSelected);
        QVERIFY(!row(second)->isChecked());
        QCOMPARE(steps(), 2);
        m_document->undoStack().undo();
        QVERIFY(row(second)->isChecked());
        m_document->undoStack().undo();
        QVERIFY(m_document->workspace().workloads.at({1}).reviews.begin()->second.answers.empty());
        QVERIFY(!row(second)->isChecked());
    }

    /// The line for a note opens with a key, keeps the keys of the page out, and goes again where nothing was written.
    void aChoiceHasANoteOfItsOwn()
    {
        const std::string first = choiceAt("ops_1", 0);
        key(Qt::Key_1);
        auto* note = row(first)->findChild<QLineEdit*>(u"choice_note"_s);
        QVERIFY(!note->isVisible());
        key(Qt::Key_C);
        QVERIFY(note->isVisible() && note->hasFocus());
        QTest::keyClicks(note, u"jna 12"_s);
        QTest::keyClick(note, Qt::Key_Return);
        QCOMPARE(answer("ops_1").choices.at(first).note, std::string("jna 12"));
        QVERIFY(row(first)->hasFocus());
        QCOMPARE(steps(), 2);
        QVERIFY(note->isVisible());
        key(Qt::Key_1);  // what it says stays, whatever the state
        QCOMPARE(answer("ops_1").choices.at(first).note, std::string("jna 12"));
        m_document->undoStack().undo();
        m_document->undoStack().undo();
        QVERIFY(answer("ops_1").choices.at(first).note.empty());
        QVERIFY(!note->isVisible());
        key(Qt::Key_C);
        QTest::keyClicks(note, u"x"_s);
        QTest::keyClick(note, Qt::Key_Escape);
        QVERIFY(answer("ops_1").choices.at(first).note.empty());
        QVERIFY(!note->isVisible());
    }

    void zeroIsTheTenthChoice()
    {
        QVERIFY(m_page->showQuestion(u"OPS 3"_s));
        key(Qt::Key_0);
        QCOMPARE(state("ops_3", choiceAt("ops_3", 9)), review::ChoiceState::Selected);
        QVERIFY(m_page->showQuestion(u"REL 5"_s));
        key(Qt::Key_9);
        key(Qt::Key_3);  // the place of "None of these", which has a key of its own
        QVERIFY(answer("rel_5").choices.empty());
    }

    void mouseTogglesChoices()
    {
        const std::string first = choiceAt("ops_1", 0);
        QTest::mouseClick(row(first), Qt::LeftButton, {}, QPoint(60, 14));
        QCOMPARE(state("ops_1", first), review::ChoiceState::Selected);
        QTest::mouseClick(row(first), Qt::LeftButton, {}, QPoint(20, 20));
        QCOMPARE(state("ops_1", first), review::ChoiceState::NotSelected);
        QTest::mouseClick(row(first)->findChild<QToolButton*>(u"choice_open"_s), Qt::LeftButton);
        QVERIFY(row(first)->isOpen());
        QCOMPARE(steps(), 2);
    }

    void noneOfTheseIsExclusiveInOneStep()
    {
        const std::string none = review::noneChoice(question("ops_1"))->id;
        key(Qt::Key_1);
        key(Qt::Key_3);
        key(Qt::Key_N);
        QCOMPARE(state("ops_1", none), review::ChoiceState::Selected);
        QCOMPARE(answer("ops_1").choices.size(), 1u);
        QCOMPARE(m_page->findChild<RiskPill*>()->risk(), review::Risk::High);
        QCOMPARE(steps(), 3);
        m_document->undoStack().undo();
        QCOMPARE(state("ops_1", none), review::ChoiceState::NotSelected);
        QCOMPARE(answer("ops_1").choices.size(), 2u);
        key(Qt::Key_N);
        key(Qt::Key_2);
        QCOMPARE(state("ops_1", none), review::ChoiceState::NotSelected);
        QCOMPARE(answer("ops_1").choices.size(), 1u);
    }

    void keysWalkThroughTheQuestions()
    {
        key(Qt::Key_J);
        QCOMPARE(m_page->question(), u"ops_2"_s);
        key(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(m_page->question(), u"ops_3"_s);
        key(Qt::Key_K);
        key(Qt::Key_Up, Qt::AltModifier);
        key(Qt::Key_K);
        QCOMPARE(m_page->question(), u"ops_1"_s);
        for (const char* id : {"ops_2", "ops_3"}) {
            QVERIFY(m_page->showQuestion(QString::fromLatin1(id)));
            key(Qt::Key_1);
        }
        QVERIFY(m_page->showQuestion(u"ops_1"_s));
        key(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(m_page->question(), u"ops_4"_s);
        QVERIFY(m_page->showQuestion(u"cost_9"_s));
        key(Qt::Key_J);
        QCOMPARE(m_page->question(), u"cost_9"_s);
        key(Qt::Key_Down, Qt::ControlModifier);
        QCOMPARE(m_page->question(), u"ops_1"_s);  // round to the start
    }

    void aQuestionCanBeNotApplicable()
    {
        key(Qt::Key_1);
        key(Qt::Key_A);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QVERIFY(!answer("ops_1").applicable);
        QCOMPARE(answer("ops_1").reason, review::Reason::BusinessPriorities);
        QCOMPARE(m_page->findChild<RiskPill*>()->risk(), review::Risk::NotApplicable);
        QVERIFY(!row(choiceAt("ops_1", 0))->isEnabled());
        key(Qt::Key_2);
        QCOMPARE(answer("ops_1").choices.size(), 1u);
        key(Qt::Key_A);
        QVERIFY(answer("ops_1").applicable);
        QCOMPARE(state("ops_1", choiceAt("ops_1", 0)), review::ChoiceState::Selected);
        QCOMPARE(steps(), 3);
    }

    void aChoiceCanBeNotApplicable()
    {
        const std::string first = choiceAt("ops_1", 0);
        row(first)->setFocus();
        key(Qt::Key_Right);
        auto* exclude = row(first)->findChild<QToolButton*>(u"choice_exclude"_s);
        QTRY_VERIFY(!exclude->visibleRegion().isEmpty());
        QTest::mouseClick(exclude, Qt::LeftButton);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_Down);
        QTest::keyClick(menu, Qt::Key_Return);
        QCOMPARE(state("ops_1", first), review::ChoiceState::NotApplicable);
        QCOMPARE(answer("ops_1").choices.at(first).reason, review::Reason::OutOfScope);
        row(first)->setFocus();
        key(Qt::Key_Space);  // applies again, not selected
        QCOMPARE(state("ops_1", first), review::ChoiceState::NotSelected);
    }

    void notesAreOneStepAVisitAndTakeTheKeys()
    {
        auto* notes = m_page->findChild<QPlainTextEdit*>(u"notes"_s);
        key(Qt::Key_M);
        QVERIFY(notes->hasFocus());
        QTest::keyClicks(notes, u"1 jkna"_s);
        QTRY_COMPARE(QString::fromStdString(answer("ops_1").notes), u"1 jkna"_s);
        QTest::keyClicks(notes, u" 2"_s);
        QTRY_COMPARE(QString::fromStdString(answer("ops_1").notes), u"1 jkna 2"_s);
        QCOMPARE(steps(), 1);
        QVERIFY(answer("ops_1").choices.empty());
        QCOMPARE(m_page->question(), u"ops_1"_s);
        m_document->undoStack().undo();
        QCOMPARE(notes->toPlainText(), QString());
        m_document->undoStack().redo();
        QCOMPARE(notes->toPlainText(), u"1 jkna 2"_s);
    }

    void whatIsWrittenIsInSight()
    {
        m_page->resize(900, 500);
        auto* view = m_page->findChild<QuestionView*>();
        auto* notes = m_page->findChild<QPlainTextEdit*>(u"notes"_s);
        const auto inSight = [&] {
            return view->viewport()->rect().contains(QRect(notes->mapTo(view->viewport(), QPoint()), notes->size()));
        };
        QVERIFY(!inSight());
        key(Qt::Key_M);
        QTRY_VERIFY(inSight());
        const int before = notes->height();
        for (int line = 0; line < 8; ++line)
            QTest::keyClick(notes, Qt::Key_Return);
        QTRY_VERIFY(inSight() && notes->height() > before);
        view->verticalScrollBar()->setValue(0);
        QTest::keyClicks(notes, u"x"_s);
        QTRY_VERIFY(inSight());
    }

    void goingOnCommitsTheNotesOfTheQuestionLeft()
    {
        auto* notes = m_page->findChild<QPlainTextEdit*>(u"notes"_s);
        notes->setFocus();
        QTest::keyClicks(notes, u"said"_s);
        key(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(m_page->question(), u"ops_2"_s);
        QCOMPARE(answer("ops_1").notes, std::string("said"));
        QVERIFY(answer("ops_2").notes.empty());
        QCOMPARE(notes->toPlainText(), QString());
    }

    /// What was typed into one file never ends up in another.
    void anotherFileGetsNothingOfWhatWasTyped()
    {
        Document other;
        const QString path = newPath();
        QVERIFY(other.create(path));
        QVERIFY(other.apply(review::Edit{review::AddWorkload{m_document->workspace().workloads.at({1})}}, u"add"_s));
        other.close();
        QTest::keyClicks(m_page->findChild<QPlainTextEdit*>(u"notes"_s), u"secret"_s);
        QVERIFY(m_document->open(path));
        m_page->flush();
        QVERIFY(m_document->workspace().workloads.at({1}).reviews.begin()->second.answers.empty());
    }

    void ownerIsKept()
    {
        auto* owner = m_page->findChild<QLineEdit*>(u"question_owner"_s);
        owner->setFocus();
        QTest::keyClicks(owner, u"Kim 1"_s);
        QTest::keyClick(owner, Qt::Key_Return);
        QCOMPARE(answer("ops_1").owner, std::string("Kim 1"));
        QCOMPARE(steps(), 1);
        owner->clearFocus();
        QCOMPARE(steps(), 1);
    }

    /// The question that is read stays in the list, but the search does not lead back to it.
    void searchLeavesTheQuestionThatIsRead()
    {
        auto* search = m_page->findChild<QLineEdit*>(u"question_search"_s);
        key(Qt::Key_Slash);
        QTest::keyClicks(search, u"sec6"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(m_page->question(), u"sec_6"_s);
        key(Qt::Key_Slash);
        QTest::keyClicks(search, u"nothing like it"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(m_page->question(), u"sec_6"_s);
        QVERIFY(search->hasFocus());
        QCOMPARE(m_page->findChild<QTreeView*>()->model()->rowCount(), 0);
    }

    void whatIsFoundEndsTheSearchAndWhatIsListedIsWalked()
    {
        auto* search = m_page->findChild<QLineEdit*>(u"question_search"_s);
        key(Qt::Key_Slash);
        QTest::keyClicks(search, u"backup encrypted"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(search->text(), QString());
        const QString found = m_page->question();
        key(Qt::Key_J);
        QVERIFY(m_page->question() != found);
        for (const char* id : {"ops_2", "sec_6", "cost_9"}) {
            QVERIFY(m_page->showQuestion(QString::fromLatin1(id)));
            key(Qt::Key_N);
        }
        m_page->findChild<QComboBox*>(u"question_risk"_s)->setCurrentIndex(2);  // high
        key(Qt::Key_K);
        QCOMPARE(m_page->question(), u"sec_6"_s);
        key(Qt::Key_K);
        key(Qt::Key_K);
        QCOMPARE(m_page->question(), u"ops_2"_s);
        search->setText(u"ops2"_s);
        QVERIFY(m_page->showQuestion(u"rel_1"_s));  // from elsewhere: it is in sight
        QCOMPARE(m_page->findChild<QTreeView*>()->currentIndex().data().toString(),
                 QString::fromStdString(question("rel_1").title.en));
    }

    void searchLeadsToAQuestion()
    {
        auto* search = m_page->findChild<QLineEdit*>(u"question_search"_s);
        key(Qt::Key_Slash);
        QVERIFY(search->hasFocus());
        QTest::keyClicks(search, u"rel 2"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QCOMPARE(m_page->question(), u"rel_2"_s);
        QVERIFY(m_page->findChild<QTreeView*>()->hasFocus());
        key(Qt::Key_Return);
        QVERIFY(row(choiceAt("rel_2", 0))->hasFocus());
        key(Qt::Key_Space);
        QCOMPARE(state("rel_2", choiceAt("rel_2", 0)), review::ChoiceState::Selected);
    }

    void theLanguageChangesInPlace()
    {
        text::LanguageSwitch languages(text::Language::English);
        QCOMPARE(row(choiceAt("ops_1", 0))->text(), QString::fromStdString(question("ops_1").choices[0].title.en));
        key(Qt::Key_1);
        languages.setLanguage(text::Language::Korean);
        QTRY_COMPARE(row(choiceAt("ops_1", 0))->text(), QString::fromStdString(question("ops_1").choices[0].title.ko));
        QVERIFY(row(choiceAt("ops_1", 0))->isChecked());
        QCOMPARE(m_page->findChild<QLabel*>(u"review_progress"_s)->text(), u"46개 중 1개 응답"_s);
        languages.setLanguage(text::Language::English);
        QTRY_COMPARE(m_page->findChild<QLabel*>(u"review_progress"_s)->text(), u"1 of 46 answered"_s);
    }

    void bothLanguagesSideBySide()
    {
        const QString korean = QString::fromStdString(question("ops_1").question.ko);
        const auto shows = [&](const QString& words) {
            const auto labels = m_page->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [&](const QLabel* label) {
                return label->text() == words && label->isVisibleTo(m_page.get());
            });
        };
        QVERIFY(!shows(korean));
        QTest::mouseClick(m_page->findChild<QToolButton*>(u"review_both"_s), Qt::LeftButton);
        QVERIFY(shows(korean));
        QVERIFY(shows(QString::fromStdString(question("ops_1").question.en)));
        QCOMPARE(steps(), 0);
    }

    void aRunIsEvidenceThatCanBeFollowed()
    {
        workspace::RunRecord run;
        run.id = {1};
        run.workload = {1};
        run.name = "night run";
        run.summary.maxReady = 6417;
        QVERIFY(m_page->showQuestion(u"PERF 2"_s));
        QVERIFY(m_document->apply(workspace::Edit{workspace::AddRun{run}}, u"run"_s));
        auto* evidence = m_page->findChild<QAbstractButton*>(u"evidence_0"_s);
        QVERIFY(evidence);
        QVERIFY(evidence->text().contains(u"night run"_s));
        QSignalSpy followed(m_page.get(), &ReviewPage::evidenceActivated);
        QTest::mouseClick(evidence, Qt::LeftButton, {}, QPoint(10, 8));
        QCOMPARE(followed.size(), 1);
        const auto what = followed[0][0].value<workspace::Evidence>();
        QCOMPARE(std::get<workspace::RunEvidence>(what.what).run, RunId{1});
    }

    void otherWorkloadsAreTwoClicksAway()
    {
        addWorkload(2, "Bank");
        auto* box = m_page->findChild<QComboBox*>(u"review_workload"_s);
        QCOMPARE(box->count(), 2);
        QCOMPARE(box->currentText(), u"Shop"_s);
        key(Qt::Key_1);
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(m_page->workload(), WorkloadId{2});
        QVERIFY(!row(choiceAt("ops_1", 0))->isChecked());
        key(Qt::Key_2);
        QCOMPARE(review::answerOf(m_document->workspace().workloads.at({2}), m_document->lenses().front().id, "ops_1")
                     .choices.size(),
                 1u);
        QCOMPARE(answer("ops_1").choices.size(), 1u);
        QCOMPARE(state("ops_1", choiceAt("ops_1", 0)), review::ChoiceState::Selected);
    }

    void withoutWorkloadsItInvites()
    {
        QSignalSpy asked(m_page.get(), &ReviewPage::newWorkloadAsked);
        QVERIFY(m_document->apply(review::Edit{review::RemoveWorkload{{1}}}, u"remove"_s));
        QCOMPARE(m_page->workload(), WorkloadId{});
        auto* invite = m_page->findChild<QToolButton*>(u"review_new_workload"_s);
        QVERIFY(invite->isVisible());
        QTest::mouseClick(invite, Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        m_document->undoStack().undo();
        QCOMPARE(m_page->question(), u"ops_1"_s);
        QVERIFY(!invite->isVisible());
    }

    /// A page that is wider than the screen pushes the whole window over its edge.
    void fitsSmallScreensInBothLanguages()
    {
        text::LanguageSwitch languages(text::Language::English);
        addWorkload(2, "Bank");
        for (const text::Language language : {text::Language::English, text::Language::Korean}) {
            languages.setLanguage(language);
            for (const char* id : {"ops_1", "sec_6", "rel_2", "perf_2", "cost_9"}) {
                m_page->setWorkload({id[0] == 'r' ? 2 : 1});  // what is replaced must not count beside what replaces it
                QVERIFY(m_page->showQuestion(QString::fromLatin1(id)));
                m_page->layout()->activate();
                QVERIFY2(m_page->minimumSizeHint().width() <= 900, id);
                QVERIFY2(m_page->minimumSizeHint().height() <= 600, id);
            }
        }
    }

    void nothingIsCutOff_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<bool>("beside");
        QTest::newRow("beside the rail of a 1400 px window") << QSize(1327, 800) << true;
        QTest::newRow("beside the rail of a 1280 px window") << QSize(1207, 700) << true;
        QTest::newRow("narrow") << QSize(760, 640) << false;
    }
    void nothingIsCutOff()
    {
        QFETCH(QSize, size);
        QFETCH(bool, beside);
        m_page->resize(size);
        QVERIFY(m_page->showQuestion(u"PERF 2"_s));
        QCOMPARE(m_page->size(), size);
        auto* view = m_page->findChild<QuestionView*>();
        QTRY_COMPARE(view->widget()->width(), view->viewport()->width());
        const auto inView = [&](QWidget* w) { return QRect(w->mapTo(view->widget(), QPoint()), w->size()); };
        auto* ownerEdit = m_page->findChild<QLineEdit*>(u"question_owner"_s);
        QTRY_COMPARE(inView(ownerEdit).left() > inView(row(choiceAt("perf_2", 0))).right(), beside);
        const QRect owner = inView(ownerEdit);
        const QRect first = inView(row(choiceAt("perf_2", 0)));
        const QRect notes = inView(m_page->findChild<QPlainTextEdit*>(u"notes"_s));
        QVERIFY(view->widget()->rect().contains(owner));
        QVERIFY(view->widget()->rect().contains(first));
        QCOMPARE(owner.top() > notes.bottom(), !beside);
    }

    void theGroupOfTheFirstQuestionIsInSight()
    {
        auto* tree = m_page->findChild<QTreeView*>();
        for (const char* id : {"ops_7", "sec_1", "rel_3", "cost_9", "ops_4"}) {
            QVERIFY(m_page->showQuestion(QString::fromLatin1(id)));
            const QModelIndex now = tree->currentIndex();
            const QModelIndex head = now.parent().row() == 0 ? now.parent().parent() : now.parent();
            QVERIFY2(tree->viewport()->rect().contains(tree->visualRect(now)), id);
            QVERIFY2(tree->viewport()->rect().contains(tree->visualRect(head)), id);
        }
    }

    void groupsFoldAtAClick()
    {
        auto* tree = m_page->findChild<QTreeView*>();
        const QModelIndex area = tree->currentIndex().parent();
        QVERIFY(tree->isExpanded(area));
        QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, tree->visualRect(area).center());
        QVERIFY(!tree->isExpanded(area));
        QCOMPARE(m_page->question(), u"ops_1"_s);
        QVERIFY(m_page->showQuestion(u"ops_2"_s));
        QVERIFY(tree->isExpanded(area));
    }

    void aLockedFileCanBeReadOnly()
    {
        Document second;
        QVERIFY(second.open(m_document->path()));
        QVERIFY(second.readOnly());
        ReviewPage page(second);
        page.show();
        QVERIFY(page.findChild<QPlainTextEdit*>(u"notes"_s)->isReadOnly());
        for (const ChoiceRow* choice : page.findChildren<ChoiceRow*>())
            QVERIFY(!choice->isEnabled());
    }
};

QTEST_MAIN(TestReviewPage)
#include "tst_review_page.moc"
