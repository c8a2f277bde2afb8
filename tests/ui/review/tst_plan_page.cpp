// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/plan_page.h"

#include "ui/document/document.h"
#include "ui/review/acceptance_dialog.h"
#include "ui/review/next_panel.h"
#include "ui/review/plan_files.h"
#include "ui/review/plan_view.h"
#include "ui/review/plan_words.h"
#include "ui/text/language.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QFileInfo>
#include <QInputMethodEvent>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <algorithm>
#include <memory>

using namespace pb;
using namespace pb::ui;
using namespace Qt::StringLiterals;

class TestPlanPage : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    int m_files = 0;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<PlanPage> m_page;
    PlanView* m_view = nullptr;
    PlanModel* m_model = nullptr;

    const review::Lens& lens() { return m_document->lenses().front(); }
    const review::Workload& workload() { return m_document->workspace().workloads.at({1}); }
    const review::PlanItem& item(const char* question) { return review::planOf(workload(), lens().id, question); }
    review::QuestionKey key(const char* question) { return {{1}, lens().id, question}; }
    int steps() { return m_document->undoStack().index(); }
    void go(const char* question, int column)
    {
        const int row = m_model->rowOf(key(question));
        QVERIFY2(row >= 0, question);
        m_view->setFocus();
        m_view->selectionModel()->setCurrentIndex(m_model->index(row, column),
                                                  QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    QWidget* focused() { return QApplication::focusWidget(); }
    /// Types into the current cell and ends with Return, as a person does.
    void enter(const QString& words)
    {
        QTest::keyClick(m_view, Qt::Key_F2);
        auto* edit = qobject_cast<QLineEdit*>(focused());
        QVERIFY(edit);
        edit->selectAll();
        QTest::keyClicks(edit, words);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(focused() == m_view);
    }
    QString shown(const char* question, int column)
    {
        return m_model->index(m_model->rowOf(key(question)), column).data().toString();
    }
    QStringList rows()
    {
        QStringList out;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            const PlanLine* line = m_model->lineAt(row);
            out << (line ? QString::fromStdString(line->key.question)
                         : u"# "_s + m_model->index(row, 0).data().toString());
        }
        return out;
    }
    void select(std::initializer_list<const char*> questions)
    {
        QItemSelection selection;
        for (const char* question : questions) {
            const int row = m_model->rowOf(key(question));
            selection.select(m_model->index(row, 0), m_model->index(row, PlanModel::kColumns - 1));
        }
        m_view->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    }

private slots:
    /// rel_1, sec_1, cost_1: high. All others: unanswered, but sec_2 without risk.
    void init()
    {
        m_document = std::make_unique<Document>();
        QVERIFY(m_document->create(m_dir.filePath(u"%1.pillar"_s.arg(++m_files))));
        review::Workload workload;
        workload.id = {1};
        workload.name = "Shop";
        workload.lens = lens().id;
        auto& answers = workload.reviews[lens().id].answers;
        for (const char* id : {"rel_1", "sec_1", "cost_1"})
            answers[id].choices[review::noneChoice(*review::findQuestion(lens(), id))->id].state =
                review::ChoiceState::Selected;
        for (const review::Choice& choice : review::findQuestion(lens(), "sec_2")->choices)
            if (!choice.none && !choice.weight.anti)
                answers["sec_2"].choices[choice.id].state = review::ChoiceState::Selected;
        QVERIFY(m_document->apply(review::Edit{review::AddWorkload{workload}}, u"add"_s));
        m_document->undoStack().clear();
        m_page = std::make_unique<PlanPage>(*m_document);
        m_page->setToday(Date(2026, 11, 25));
        m_page->setWorkload({1});
        m_page->resize(1300, 700);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_view = m_page->findChild<PlanView*>();
        m_model = static_cast<PlanModel*>(m_view->model());
    }
    void cleanup()
    {
        m_page.reset();
        m_document.reset();
    }

    void risksStandInThePlanAndNothingElse()
    {
        QCOMPARE(rows(), (QStringList{u"sec_1"_s, u"rel_1"_s, u"cost_1"_s}));
        QVERIFY(m_page->findChild<QLabel*>(u"plan_summary"_s)->text().startsWith(u"3 open"_s));
    }

    void cellsAreEditedInPlace()
    {
        go("rel_1", PlanModel::kOwner);
        enter(u"Kim Jiwoo"_s);
        QCOMPARE(item("rel_1").owner, std::string("Kim Jiwoo"));
        QCOMPARE(steps(), 1);
        go("rel_1", PlanModel::kDue);
        enter(u"+14"_s);
        QCOMPARE(item("rel_1").due, Date(2026, 12, 9));
        go("rel_1", PlanModel::kDue);
        enter(u"yesterday"_s);
        QCOMPARE(item("rel_1").due, Date(2026, 12, 9));
        QVERIFY(m_page->findChild<QLabel*>(u"plan_hint"_s)->text().contains(u"yesterday"_s));
        QCOMPARE(steps(), 2);
        QTest::keyClick(m_view, Qt::Key_Delete);
        QVERIFY(!item("rel_1").due.isSet());
        m_document->undoStack().undo();
        QCOMPARE(item("rel_1").due, Date(2026, 12, 9));
        QCOMPARE(shown("rel_1", PlanModel::kDue), u"2026-12-09"_s);
    }

    void typingOpensTheEditor()
    {
        go("rel_1", PlanModel::kOwner);
        QTest::keyClick(m_view, Qt::Key_L);
        auto* edit = qobject_cast<QLineEdit*>(focused());
        QVERIFY(edit);
        QTest::keyClicks(edit, u"ee"_s);
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_COMPARE(item("rel_1").owner, std::string("lee"));
    }

    void ratingsMultiply()
    {
        go("rel_1", PlanModel::kLikelihood);
        m_model->setData(m_view->currentIndex(), 4, Qt::EditRole);
        go("rel_1", PlanModel::kImpact);
        m_model->setData(m_view->currentIndex(), 5, Qt::EditRole);
        QCOMPARE(item("rel_1").likelihood, 4);
        QCOMPARE(shown("rel_1", PlanModel::kExposure), u"20"_s);
        m_view->sortByColumn(PlanModel::kExposure, Qt::AscendingOrder);
        QCOMPARE(rows().first(), u"rel_1"_s);
    }

    void aChoiceIsMadeInTheCell()
    {
        go("sec_1", PlanModel::kStatus);
        QTest::keyClick(m_view, Qt::Key_F2);
        auto* box = m_view->findChild<QComboBox*>();
        QTRY_VERIFY(box && box->view()->isVisible());
        QTest::keyClick(box->view(), Qt::Key_Down);
        QTest::keyClick(box->view(), Qt::Key_Return);
        QCOMPARE(item("sec_1").status, review::PlanStatus::InProgress);
    }

    /// One edit for all selected rows, and one step back.
    void selectedRowsAreEditedTogether()
    {
        go("sec_1", PlanModel::kOwner);
        select({"sec_1", "rel_1", "cost_1"});
        QVERIFY(m_page->findChild<QLabel*>(u"plan_hint"_s)->text().startsWith(u"3 rows"_s));
        enter(u"Team A"_s);
        for (const char* id : {"sec_1", "rel_1", "cost_1"})
            QCOMPARE(item(id).owner, std::string("Team A"));
        QCOMPARE(steps(), 1);
        QCOMPARE(m_view->chosen().size(), std::size_t(3));
        m_document->undoStack().undo();
        for (const char* id : {"sec_1", "rel_1", "cost_1"})
            QCOMPARE(item(id), review::PlanItem{});
    }

    /// Rows first, then the column: the keys that choose the column leave the rows selected.
    void rowsStaySelectedWhileTheColumnIsChosen()
    {
        go("sec_1", PlanModel::kRisk);
        QTest::keyClick(m_view, Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(m_view, Qt::Key_Right);
        QTest::keyClick(m_view, Qt::Key_Right);
        QCOMPARE(m_view->chosen().size(), std::size_t(2));
        enter(u"Choi"_s);
        QCOMPARE(item("sec_1").owner, std::string("Choi"));
        QCOMPARE(item("rel_1").owner, std::string("Choi"));
        QCOMPARE(item("cost_1").owner, std::string());
    }

    void allIsSelectedByKeys()
    {
        go("sec_1", PlanModel::kOwner);
        QTest::keyClick(m_view, Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(m_view->chosen().size(), std::size_t(3));
    }

    void aRiskIsAcceptedUntilItRunsOut()
    {
        go("rel_1", PlanModel::kAcceptance);
        QTest::keyClick(m_view, Qt::Key_Return);
        auto* dialog = m_page->findChild<AcceptanceDialog*>();
        QVERIFY(dialog);
        auto* accept = dialog->findChild<QPushButton*>(u"acceptance_accept"_s);
        QVERIFY(!accept->isEnabled());  // nobody, no reason
        auto* approver = dialog->findChild<QLineEdit*>(u"acceptance_approver"_s);
        auto* reason = dialog->findChild<QPlainTextEdit*>(u"acceptance_reason"_s);
        auto* expires = dialog->findChild<QLineEdit*>(u"acceptance_expires"_s);
        QTest::keyClicks(approver, u"CTO"_s);
        QInputMethodEvent compose(u"이"_s, {});
        QCoreApplication::sendEvent(reason, &compose);
        QVERIFY(!accept->isEnabled());  // it is not there yet
        QInputMethodEvent commit({}, {});
        commit.setCommitString(u"이전 예정"_s);
        QCoreApplication::sendEvent(reason, &commit);
        QVERIFY(accept->isEnabled());
        expires->setText(u"2026-11-24"_s);
        QVERIFY(!accept->isEnabled());  // has passed
        expires->setText(u"2026-12-31"_s);
        QTest::mouseClick(accept, Qt::LeftButton);
        const auto& acceptance = item("rel_1").acceptance;
        QVERIFY(acceptance);
        QCOMPARE(*acceptance, (review::Acceptance{"CTO", "이전 예정", Date(2026, 12, 31)}));
        QCOMPARE(steps(), 1);
        m_page->findChild<QComboBox*>(u"plan_filter"_s)->setCurrentIndex(1);  // open
        QCOMPARE(rows(), (QStringList{u"sec_1"_s, u"cost_1"_s}));
        m_page->setToday(Date(2027, 1, 1));
        QCOMPARE(rows().size(), 3);
        QVERIFY(shown("rel_1", PlanModel::kAcceptance).contains(u"2026-12-31"_s));
        QVERIFY(m_page->findChild<QLabel*>(u"plan_summary"_s)->text().contains(u"1 with an expired acceptance"_s));
    }

    void anAcceptanceIsWithdrawn()
    {
        QVERIFY(
            m_document->apply(review::acceptRisk(key("rel_1"), {"CTO", "why", {}}, "2026-11-25T00:00:00Z"), u"a"_s));
        go("rel_1", PlanModel::kAcceptance);
        QTest::keyClick(m_view, Qt::Key_Return);
        QTest::mouseClick(m_page->findChild<QPushButton*>(u"acceptance_withdraw"_s), Qt::LeftButton);
        QVERIFY(!item("rel_1").acceptance);
        QCOMPARE(steps(), 2);
    }

    void groupsHaveHeadings()
    {
        go("rel_1", PlanModel::kOwner);
        enter(u"Kim"_s);
        m_page->findChild<QComboBox*>(u"plan_group"_s)->setCurrentIndex(2);  // owner
        QCOMPARE(rows(), (QStringList{u"# Nobody yet  ·  2"_s, u"sec_1"_s, u"cost_1"_s, u"# Kim  ·  1"_s, u"rel_1"_s}));
        QVERIFY(!(m_model->flags(m_model->index(0, 0)) & Qt::ItemIsSelectable));
        QCOMPARE(m_view->currentIndex().row(), m_model->rowOf(key("rel_1")));  // what was chosen stays chosen
    }

    void overdueIsSaidInWords()
    {
        go("rel_1", PlanModel::kDue);
        enter(u"2026-11-24"_s);
        QCOMPARE(shown("rel_1", PlanModel::kDue), u"2026-11-24 overdue"_s);
        m_page->findChild<QComboBox*>(u"plan_filter"_s)->setCurrentIndex(4);
        QCOMPARE(rows(), QStringList{u"rel_1"_s});
    }

    void theSearchNarrows()
    {
        go("cost_1", PlanModel::kOwner);
        enter(u"Park"_s);
        QTest::keyClick(m_view, Qt::Key_F, Qt::ControlModifier);
        QTest::keyClicks(focused(), u"park"_s);
        QCOMPARE(rows(), QStringList{u"cost_1"_s});
        QTest::keyClick(focused(), Qt::Key_Return);
        QVERIFY(m_view->hasFocus());
    }

    void theQuestionIsAClickAway()
    {
        QSignalSpy asked(m_page.get(), &PlanPage::questionActivated);
        go("rel_1", PlanModel::kQuestion);
        QTest::keyClick(m_view, Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked[0][0].toString(), u"rel_1"_s);
    }

    void anAnswerTakesALineAway()
    {
        const review::Question& question = *review::findQuestion(lens(), "rel_1");
        go("rel_1", PlanModel::kOwner);
        review::Batch batch;
        for (const review::Choice& choice : question.choices)
            batch.edits.push_back({review::SetChoice{key("rel_1"), choice.id, {}, "2026-11-25T00:00:00Z"}});
        QVERIFY(m_document->apply(review::Edit{batch}, u"a"_s));
        QCOMPARE(rows(), (QStringList{u"sec_1"_s, u"cost_1"_s}));
        QVERIFY(m_view->currentIndex().isValid());
    }

    void theNextStepsLeadToTheirLine()
    {
        auto* first = m_page->findChild<QAbstractButton*>(u"next_1"_s);
        QVERIFY(first && first->isVisible());
        const auto actions = review::nextActions({&lens()}, workload(), Date(2026, 11, 25));
        QVERIFY(actions.size() >= 3 && actions.size() <= 5);
        const review::Question& question = *review::findQuestion(lens(), actions[0].question);
        QVERIFY(first->text().contains(QString::fromStdString(question.code)));
        QVERIFY(reasonsOf(lens(), actions[0]).first().startsWith(u"High risk becomes"_s));
        go("cost_1", PlanModel::kOwner);
        QTest::mouseClick(first, Qt::LeftButton, {}, QPoint(20, 10));
        QCOMPARE(m_view->chosen(), std::vector{key(actions[0].question.c_str())});
        QVERIFY(m_view->hasFocus());
    }

    /// What was exported, changed and read back is shown first, and is one step of undo.
    void aPlanComesBackByItsPreview()
    {
        const QString path = m_dir.filePath(u"plan.csv"_s);
        go("rel_1", PlanModel::kOwner);
        enter(u"Kim"_s);
        QVERIFY(m_page->exportTo(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray exported = file.readAll();
        file.close();
        QVERIFY(exported.contains("Kim"));
        QByteArray changed = exported;
        changed.replace("Kim", "Lee");
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(changed);
        file.close();
        const int before = steps();
        m_page->importFrom(path);
        auto* dialog = m_page->findChild<PlanImportDialog*>();
        QVERIFY(dialog);
        auto* table = dialog->findChild<QTableWidget*>();
        QCOMPARE(table->rowCount(), 1);
        QCOMPARE(table->item(0, 0)->text(), u"REL 1"_s);
        QCOMPARE(table->item(0, 2)->text(), u"Kim"_s);
        QCOMPARE(table->item(0, 3)->text(), u"Lee"_s);
        QCOMPARE(item("rel_1").owner, std::string("Kim"));  // a preview only
        QTest::mouseClick(dialog->findChild<QPushButton*>(u"plan_import_apply"_s), Qt::LeftButton);
        QCOMPARE(item("rel_1").owner, std::string("Lee"));
        QCOMPARE(steps(), before + 1);
        m_document->undoStack().undo();
        QCOMPARE(item("rel_1").owner, std::string("Kim"));
    }

    void aBrokenFileIsRefusedInWords()
    {
        const QString path = m_dir.filePath(u"broken.csv"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("a,b\n\"not closed");
        file.close();
        m_page->importFrom(path);
        QVERIFY(!m_page->findChild<PlanImportDialog*>());
        QVERIFY(m_page->findChild<QLabel*>(u"plan_hint"_s)->text().contains(u"broken.csv"_s));
        m_page->importFrom(m_dir.filePath(u"is not there.csv"_s));
        QVERIFY(m_page->findChild<QLabel*>(u"plan_hint"_s)->text().contains(u"is not there.csv"_s));
    }

    void everyFormatIsWritten()
    {
        for (const QString& name : {u"plan.xlsx"_s, u"plan.md"_s, u"plan.json"_s}) {
            const QString path = m_dir.filePath(name);
            QVERIFY(m_page->exportTo(path));
            QVERIFY(QFileInfo(path).size() > 200);
        }
        QVERIFY(!m_page->exportTo(m_dir.filePath(u"no/folder/plan.md"_s)));
    }

    void koreanWords()
    {
        text::LanguageSwitch languages(text::Language::Korean);
        QTRY_COMPARE(shown("rel_1", PlanModel::kStatus), u"시작 전"_s);
        languages.setLanguage(text::Language::English);
    }

    void daysAsPeopleTypeThem_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("day");
        const auto row = [](const QString& typed, const char* day) {
            QTest::newRow(qPrintable(typed)) << typed << QString::fromLatin1(day);
        };
        row(u"2027-02-28"_s, "2027-02-28");
        row(u" 2027-02-28 "_s, "2027-02-28");
        row(u"+1"_s, "2026-11-26");
        row(u"+ 2W"_s, "2026-12-09");
        row(u"+3m"_s, "2027-02-25");
        row(QString(), "");
        row(u"-"_s, "");
        row(u"2027-02-29"_s, "no day");
        row(u"tomorrow"_s, "no day");
        row(u"+99999"_s, "no day");
        row(u"+1y"_s, "no day");
    }
    void daysAsPeopleTypeThem()
    {
        QFETCH(QString, typed);
        QFETCH(QString, day);
        const auto is = dayFrom(typed, Date(2026, 11, 25));
        QCOMPARE(is ? QString::fromStdString(is->text()) : u"no day"_s, day);
    }
};

QTEST_MAIN(TestPlanPage)
#include "tst_plan_page.moc"
