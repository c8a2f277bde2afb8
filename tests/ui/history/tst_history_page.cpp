// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/history_page.h"

#include "tests/core/review/random_reviews.h"
#include "ui/document/document.h"
#include "ui/history/changes_panel.h"
#include "ui/history/diff_tree.h"
#include "ui/history/merge_dialog.h"
#include "ui/history/milestones_panel.h"
#include "ui/history/recheck_panel.h"
#include "ui/history/trend_view.h"
#include "ui/history/upgrade_dialog.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeView>
#include <QTreeWidget>

#include <memory>

using namespace pb;
using namespace pb::ui;
using namespace pb::review;
using namespace Qt::StringLiterals;

namespace {

const std::string kAt = "2026-11-25T12:00:00.000Z";

/// Every text of a tree, for looking things up.
QStringList textsOf(const QTreeWidget& tree)
{
    QStringList out;
    for (QTreeWidgetItemIterator it(const_cast<QTreeWidget*>(&tree)); *it; ++it)
        for (int column = 0; column < tree.columnCount(); ++column)
            if (!(*it)->text(column).isEmpty())
                out << (*it)->text(column);
    return out;
}

}  // namespace

class TestHistoryPage : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    int m_files = 0;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<HistoryPage> m_page;
    std::string m_lens;
    std::string m_question;
    std::string m_choice;

    QString freshPath() { return m_dir.filePath(u"%1.pillar"_s.arg(++m_files)); }
    QuestionKey key() const { return {{1}, m_lens, m_question}; }
    void answer(Document& document, const std::string& field, const std::string& value) const
    {
        QVERIFY(document.apply(Edit{SetAnswerField{key(), field, value, kAt}}, u"Answer"_s));
    }
    void tick(Document& document) const
    {
        QVERIFY(document.apply(Edit{SetChoice{key(), m_choice, {ChoiceState::Selected, Reason::None, {}}, kAt}},
                               u"Answer"_s));
    }
    const Answer& answerNow() const { return answerOf(m_document->workspace().workloads.at({1}), m_lens, m_question); }
    template <class T>
    T* find(const QString& name) const
    {
        return m_page->findChild<T*>(name);
    }
    void setMilestone(const QString& name)
    {
        QTest::mouseClick(find<QPushButton>(u"milestone_set"_s), Qt::LeftButton);
        enterName(name);
    }
    void enterName(const QString& name)
    {
        auto* dialog = find<QInputDialog>(u"milestone_name"_s);
        QVERIFY(dialog);
        auto* line = dialog->findChild<QLineEdit*>();
        line->selectAll();
        QTest::keyClicks(line, name);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_VERIFY(!find<QInputDialog>(u"milestone_name"_s));
    }
    DiffTree& diff() const { return *find<DiffTree>(u"diff_tree"_s); }
    void showTab(int index) { find<QTabWidget>(u"history_tabs"_s)->setCurrentIndex(index); }

private slots:
    void init()
    {
        m_document = std::make_unique<Document>();
        QVERIFY(m_document->create(freshPath()));
        m_document->setAuthor(u"kim"_s);
        const Lens& lens = m_document->lenses().front();
        m_lens = lens.id;
        m_question = allQuestions(lens).front()->id;
        m_choice = allQuestions(lens).front()->choices.front().id;
        Workload workload;
        workload.id = {1};
        workload.name = "Shop";
        workload.lens = m_lens;
        QVERIFY(m_document->apply(Edit{AddWorkload{workload}}, u"Add"_s));
        m_page = std::make_unique<HistoryPage>(*m_document);
        m_page->setWorkload({1});
        m_page->resize(1200, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup()
    {
        m_page.reset();
        m_document.reset();
    }

    void setsComparesAndUndoesAMilestone()
    {
        setMilestone(u"Kick-off"_s);
        QCOMPARE(m_document->workspace().milestones.size(), std::size_t{1});
        QCOMPARE(m_document->workspace().milestones.begin()->second.author, std::string("kim"));
        auto* list = find<QListWidget>(u"milestone_list"_s);
        QCOMPARE(list->count(), 1);
        QVERIFY(list->item(0)->text().startsWith(u"Kick-off"_s));
        QVERIFY(!diff().isVisible());

        tick(*m_document);
        answer(*m_document, "notes", "seen on site");
        QVERIFY(diff().isVisible());
        QCOMPARE(diff().topLevelItemCount(), 1);
        const QStringList texts = textsOf(diff());
        QVERIFY(texts.contains(u"seen on site"_s));
        QVERIFY(texts.contains(u"Selected"_s));
        QVERIFY(texts.contains(u"Not selected"_s));
        QVERIFY(texts.contains(u"Unanswered"_s));
        QVERIFY(find<QLabel>(u"compare_summary"_s)->text().startsWith(u"1 "_s));

        m_document->undoStack().undo();
        m_document->undoStack().undo();
        QVERIFY(!diff().isVisible());
        m_document->undoStack().undo();
        QCOMPARE(list->count(), 0);
        QVERIFY(m_document->workspace().milestones.empty());
    }

    void twoMilestonesAndTheTrend()
    {
        setMilestone(u"First"_s);
        tick(*m_document);
        setMilestone(u"Second"_s);
        answer(*m_document, "notes", "later");
        auto* trend = find<TrendView>(u"trend_view"_s);
        QCOMPARE(trend->chart().columns.size(), std::size_t{3});
        QCOMPARE(trend->chart().columns[0].label, u"First"_s);
        int first = 0;
        for (const BarPart& part : trend->chart().columns[0].parts)
            first += part.count;
        QCOMPARE(first, 46);

        auto* list = find<QListWidget>(u"milestone_list"_s);
        list->setFocus();
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
        QTest::mouseClick(list->viewport(), Qt::LeftButton, Qt::ControlModifier,
                          list->visualItemRect(list->item(1)).center());
        QCOMPARE(find<QComboBox>(u"compare_before"_s)->currentText(), u"First"_s);
        QCOMPARE(find<QComboBox>(u"compare_after"_s)->currentText(), u"Second"_s);
        QVERIFY(!textsOf(diff()).contains(u"later"_s));
        QVERIFY(textsOf(diff()).contains(u"Selected"_s));

        QSignalSpy asked(m_page.get(), &HistoryPage::questionActivated);
        diff().setCurrentItem(diff().topLevelItem(0));
        QTest::keyClick(&diff(), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().toString().toStdString(), m_question);
    }

    void renamesAndDeletesByKeys()
    {
        setMilestone(u"First"_s);
        auto* list = find<QListWidget>(u"milestone_list"_s);
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualItemRect(list->item(0)).center());
        QTest::keyClick(list, Qt::Key_F2);
        enterName(u"After the audit"_s);
        QCOMPARE(m_document->workspace().milestones.begin()->second.name, std::string("After the audit"));
        QTest::keyClick(list, Qt::Key_Delete);
        QVERIFY(m_document->workspace().milestones.empty());
        m_document->undoStack().undo();
        QCOMPARE(m_document->workspace().milestones.size(), std::size_t{1});
        QCOMPARE(list->count(), 1);
    }

    void refusesANameTakenAlready()
    {
        setMilestone(u"First"_s);
        QSignalSpy failed(m_document.get(), &Document::failed);
        setMilestone(u"first"_s);
        QCOMPARE(m_document->workspace().milestones.size(), std::size_t{1});
        QCOMPARE(failed.size(), 1);
    }

    void changesInWordsAndBack()
    {
        answer(*m_document, "notes", "one");
        m_document->setAuthor(u"lee"_s);
        answer(*m_document, "owner", "Park");
        answer(*m_document, "notes", "two");
        showTab(1);
        auto* view = find<QTreeView>(u"history_view"_s);
        QAbstractItemModel& model = *view->model();
        QCOMPARE(model.rowCount(), 4);
        const QString code = u"OPS 1"_s;
        QCOMPARE(model.index(0, HistoryModel::Who).data().toString(), u"lee"_s);
        QCOMPARE(model.index(0, HistoryModel::What).data().toString(), code + u": wrote notes"_s);
        QCOMPARE(model.index(1, HistoryModel::What).data().toString(), code + u": Answered for by set to “Park”"_s);
        QCOMPARE(model.index(3, HistoryModel::What).data().toString(), u"Added the workload “Shop”"_s);

        auto* words = find<QLineEdit>(u"history_words"_s);
        QTest::keyClicks(words, u"ops notes"_s);
        QCOMPARE(model.rowCount(), 2);
        auto* author = find<QComboBox>(u"history_author"_s);
        author->setCurrentIndex(author->findData(u"kim"_s));
        QCOMPARE(model.rowCount(), 1);

        // The notes go back to "one"; the owner, who came later, stays.
        view->setCurrentIndex(model.index(0, 0));
        QTest::mouseClick(find<QPushButton>(u"history_restore_after"_s), Qt::LeftButton);
        QCOMPARE(answerNow().notes, std::string("one"));
        QCOMPARE(answerNow().owner, std::string("Park"));
        m_document->undoStack().undo();
        QCOMPARE(answerNow().notes, std::string("two"));
        view->setCurrentIndex(model.index(model.rowCount() - 1, 0));
        QTest::mouseClick(find<QPushButton>(u"history_restore_before"_s), Qt::LeftButton);
        QCOMPARE(answerNow().notes, std::string());
        QCOMPARE(answerNow().owner, std::string("Park"));
    }

    void mergesACopyChoiceByChoice()
    {
        const QString copy = freshPath();
        QVERIFY(m_document->saveCopy(copy));
        {
            Document other;
            QVERIFY(other.open(copy));
            other.setAuthor(u"lee"_s);
            answer(other, "notes", "theirs");
            answer(other, "owner", "Lee");
        }
        answer(*m_document, "notes", "mine");
        const workspace::Workspace before = m_document->workspace();
        m_page->mergeFile(copy);
        auto* dialog = m_page->findChild<MergeDialog*>();
        QVERIFY(dialog);
        auto* tree = dialog->findChild<QTreeWidget*>(u"merge_tree"_s);
        const QStringList texts = textsOf(*tree);
        QVERIFY(texts.contains(u"mine"_s));
        QVERIFY(texts.contains(u"theirs"_s));
        QVERIFY(texts.contains(u"Lee"_s));
        const auto boxes = tree->findChildren<QComboBox*>();
        QCOMPARE(boxes.size(), 1);
        QCOMPARE(boxes.first()->count(), 3);
        boxes.first()->setFocus();
        QTest::keyClick(boxes.first(), Qt::Key_Down);
        QCOMPARE(boxes.first()->currentText(), u"Theirs"_s);
        QTest::mouseClick(dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
        QTRY_VERIFY(!m_page->findChild<MergeDialog*>());
        QCOMPARE(answerNow().notes, std::string("theirs"));
        QCOMPARE(answerNow().owner, std::string("Lee"));
        // Who made it is known, and undo takes all of it back at once.
        QAbstractItemModel& model = *find<QTreeView>(u"history_view"_s)->model();
        QCOMPARE(model.index(1, HistoryModel::Who).data().toString(), u"lee"_s);
        m_document->undoStack().undo();
        QVERIFY(m_document->workspace() == before);
    }

    void refusesTheFileItself()
    {
        m_page->mergeFile(m_document->path());
        auto* box = find<QMessageBox>(u"merge_failed"_s);
        QVERIFY(box);
        QVERIFY(!m_page->findChild<MergeDialog*>());
        QTest::keyClick(box, Qt::Key_Escape);
        QTRY_VERIFY(!find<QMessageBox>(u"merge_failed"_s));
    }

    void movesToAnotherLensAndWorksOffTheList()
    {
        Lens old =
            test::plainLens("v_1", {test::plainQuestion("q_same", {"c_1"}), test::plainQuestion("q_text", {"c_1"}),
                                    test::plainQuestion("q_gone", {"c_1"})});
        Lens now =
            test::plainLens("v_2", {test::plainQuestion("q_same", {"c_1"}), test::plainQuestion("q_text", {"c_1"})});
        now.pillars[0].areas[0].questions[1].title.en = "Other words";
        for (Lens* lens : {&old, &now}) {
            lens->name.en = lens->id;
            QVERIFY(m_document->apply(workspace::Edit{workspace::AddLens{Shared<Lens>(*lens)}}, u"Lens"_s));
        }
        Workload second;
        second.id = {2};
        second.name = "Second";
        second.lens = "v_1";
        for (const char* id : {"q_same", "q_text", "q_gone"})
            second.reviews["v_1"].answers[id].notes = id;
        QVERIFY(m_document->apply(Edit{AddWorkload{second}}, u"Add"_s));
        const workspace::Workspace before = m_document->workspace();
        m_page->setWorkload({2});
        m_page->startUpgrade();
        auto* dialog = m_page->findChild<UpgradeDialog*>();
        QVERIFY(dialog);
        auto* to = dialog->findChild<QComboBox*>(u"upgrade_to"_s);
        to->setCurrentIndex(to->findData(u"v_2"_s));
        auto* tree = dialog->findChild<QTreeWidget*>(u"upgrade_tree"_s);
        QCOMPARE(tree->topLevelItemCount(), 4);
        QCOMPARE(tree->topLevelItem(0)->childCount(), 1);
        QCOMPARE(tree->topLevelItem(1)->childCount(), 1);
        QCOMPARE(tree->topLevelItem(2)->childCount(), 1);
        QCOMPARE(tree->topLevelItem(1)->child(0)->text(1), u"title"_s);
        QTest::mouseClick(dialog->findChild<QDialogButtonBox*>()->button(QDialogButtonBox::Ok), Qt::LeftButton);
        QTRY_VERIFY(!m_page->findChild<UpgradeDialog*>());
        QCOMPARE(m_document->workspace().workloads.at({2}).lens, std::string("v_2"));
        QCOMPARE(m_page->recheck().open(), 1);

        auto* list = find<QTreeWidget>(u"recheck_tree"_s);
        QVERIFY(textsOf(*list).contains(u"q_gone"_s));
        list->setFocus();
        list->setCurrentItem(list->topLevelItem(0)->child(0));
        QTest::keyClick(list, Qt::Key_Space);
        QCOMPARE(m_page->recheck().open(), 0);
        QVERIFY(!answerOf(m_document->workspace().workloads.at({2}), "v_2", "q_text").check_again);
        m_document->undoStack().undo();
        QCOMPARE(m_page->recheck().open(), 1);
        m_document->undoStack().undo();
        QVERIFY(m_document->workspace() == before);
    }
};

QTEST_MAIN(TestHistoryPage)
#include "tst_history_page.moc"
