// SPDX-License-Identifier: GPL-3.0-or-later
// A workload under three lenses: the built-in one, a custom lens of AWS and a checklist of Azure.
#include "core/exchange/review/any_lens.h"
#include "core/review/edit.h"
#include "tests/ui/review/lens_texts.h"
#include "ui/document/document.h"
#include "ui/review/lens_switch.h"
#include "ui/review/next_panel.h"
#include "ui/review/plan_files.h"
#include "ui/review/plan_page.h"
#include "ui/review/plan_view.h"
#include "ui/review/review_page.h"
#include "ui/review/search_index.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

#include <memory>

using namespace pb;
using namespace pb::ui;
using namespace Qt::StringLiterals;

class TestReviewLenses : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    int m_files = 0;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<ReviewPage> m_page;
    std::string m_aws;
    std::string m_azure;

    const review::Workload& workload() { return m_document->workspace().workloads.at({1}); }
    const std::string& builtIn() { return m_document->lenses().front().id; }
    int steps() { return m_document->undoStack().index(); }
    QString lensName() { return m_page->findChild<LensSwitch*>()->text(); }

    std::string addLens(const char* json)
    {
        auto read = exchange::readAnyLens({{"lens.json", json}});
        if (!read)
            return {};
        std::string id = read->lens.id;
        return m_document->apply({workspace::AddLens{Shared<review::Lens>(std::move(read->lens))}}, u"lens"_s) ? id
                                                                                                               : "";
    }
    /// Opens the menu by its key and chooses an entry of it, or of the menu of lenses to add.
    void choose(const QString& name)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : m_page.get(), Qt::Key_G);
        auto* menu = m_page->findChild<QMenu*>(u"review_lens_menu"_s);
        QTRY_VERIFY(menu->isVisible());
        auto* action = menu->findChild<QAction*>(name);
        QVERIFY2(action && action->isEnabled(), qPrintable(name));
        menu->close();
        action->trigger();
    }
    void addBoth()
    {
        for (const std::string& id : {m_aws, m_azure})
            QVERIFY(m_document->apply(review::Edit{review::AddReview{{1}, id, {}}}, u"use"_s));
    }
    void answerNone(const std::string& lens, const char* id)
    {
        const review::Question* question = review::findQuestion(*m_document->findLens(lens), id);
        const review::Choice* none = question ? review::noneChoice(*question) : nullptr;
        QVERIFY2(none, id);
        QVERIFY(m_document->apply(
            review::selectChoice(workload(), {{1}, lens, question->id}, none->id, true, "2026-11-25T00:00:00Z"),
            u"answer"_s));
    }

private slots:
    void init()
    {
        m_document = std::make_unique<Document>();
        QVERIFY(m_document->create(m_dir.filePath(u"%1.pillar"_s.arg(++m_files))));
        review::Workload workload;
        workload.id = {1};
        workload.name = "Shop";
        workload.lens = builtIn();
        QVERIFY(m_document->apply(review::Edit{review::AddWorkload{workload}}, u"add"_s));
        m_aws = addLens(test::kAws);
        m_azure = addLens(test::kAzure);
        QVERIFY(!m_aws.empty() && !m_azure.empty());
        m_document->undoStack().clear();
        m_page = std::make_unique<ReviewPage>(*m_document);
        m_page->resize(1300, 850);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        m_page->findChild<QWidget*>(u"question_tree"_s)->setFocus();
    }
    void cleanup()
    {
        m_page.reset();
        m_document.reset();
    }

    /// By keys: put another lens on, answer its question, take it off; each is one step of undo.
    void aLensIsAddedAnsweredAndTakenOff()
    {
        QVERIFY(lensName().contains(u"Well-Architected"_s));
        choose(u"lens_add_"_s + QString::fromStdString(m_aws));
        QCOMPARE(steps(), 1);
        QVERIFY(workload().reviews.contains(m_aws));
        QCOMPARE(lensName(), u"Serverless"_s);
        QCOMPARE(m_page->question(), u"rel_1"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_1);
        QCOMPARE(review::stateOf(review::answerOf(workload(), m_aws, "rel_1"), "rel_1_queue"),
                 review::ChoiceState::Selected);
        QVERIFY(review::answerOf(workload(), builtIn(), "rel_1") == review::Answer{});
        QCOMPARE(m_page->findChild<QLabel*>(u"review_progress"_s)->text(), u"1 of 1 answered"_s);

        choose(u"lens_show_"_s + QString::fromStdString(builtIn()));
        QVERIFY(lensName().contains(u"Well-Architected"_s));
        QVERIFY(m_page->findChild<QLabel*>(u"review_progress"_s)->text().startsWith(u"0 of 46"_s));
        QTest::keyClick(m_page.get(), Qt::Key_G, Qt::ControlModifier);
        QCOMPARE(lensName(), u"Serverless"_s);

        choose(u"lens_take_off"_s);
        QVERIFY(!workload().reviews.contains(m_aws));
        QVERIFY(lensName().contains(u"Well-Architected"_s));
        m_document->undoStack().undo();
        QVERIFY(review::answerOf(workload(), m_aws, "rel_1") != review::Answer{});
        QVERIFY(m_page->showLens(m_aws));
    }

    void theFirstLensIsNotTakenOff()
    {
        addBoth();
        QVERIFY(m_page->showLens(m_azure));
        choose(u"lens_first"_s);
        QCOMPARE(workload().lens, m_azure);
        QTest::keyClick(m_page.get(), Qt::Key_G);
        auto* menu = m_page->findChild<QMenu*>(u"review_lens_menu"_s);
        QTRY_VERIFY(menu->isVisible());
        QVERIFY(!menu->findChild<QAction*>(u"lens_take_off"_s)->isEnabled());
        menu->close();
    }

    /// Where other pages lead: to the lens that they mean, although codes are the same.
    void questionsOfOneLensAreNotThoseOfAnother()
    {
        addBoth();
        QVERIFY(m_page->showQuestionOf(m_aws, u"rel_1"_s));
        QCOMPARE(lensName(), u"Serverless"_s);
        QVERIFY(m_page->showEvidenced(u"REL 1"_s));
        QVERIFY(lensName().contains(u"Well-Architected"_s));
        QVERIFY(!m_page->showQuestionOf(m_aws, u"ops_1"_s));
    }

    void theSearchReachesEveryLens()
    {
        addBoth();
        const SearchIndex index(m_document->workspace(), m_document->findings(), {1}, m_document->lensesOf({1}),
                                text::Language::English);
        const auto hits = index.find(TextNeedle(u"private cluster"_s));
        QVERIFY(!hits.empty());
        QCOMPARE(hits.front().entry->lens, m_azure);
        QCOMPARE(hits.front().entry->lensName, u"Kluster checklist"_s);
        QCOMPARE(index.find(TextNeedle(u"dead-letter"_s)).front().entry->lens, m_aws);
    }

    /// The plan has the risks of every lens, named; what it exports comes back to the lens that it was of.
    void thePlanIsOfAllLenses()
    {
        addBoth();
        for (const auto& [lens, id] : {std::pair(builtIn(), "rel_1"), {m_aws, "rel_1"}})
            answerNone(lens, id);
        PlanPage plan(*m_document);
        plan.setToday(Date(2026, 11, 25));
        plan.resize(1500, 700);
        plan.show();
        plan.setWorkload({1});
        const auto& model = *static_cast<PlanModel*>(plan.findChild<PlanView*>()->model());
        QCOMPARE(model.rowCount(), 2);
        QVERIFY(model.severalLenses());
        const int row = model.rowOf({{1}, m_aws, "rel_1"});
        QVERIFY(model.index(row, PlanModel::kQuestion).data().toString().endsWith(u"Serverless"_s));

        // "Plan this" is one step of undo, on the right lens.
        const auto actions = review::nextActions(m_document->lensesOf({1}), workload(), Date(2026, 11, 25));
        const auto at = std::find_if(actions.begin(), actions.end(), [&](const auto& a) { return a.lens == m_aws; });
        QVERIFY(at != actions.end());
        const QString name = u"next_plan_%1"_s.arg(at - actions.begin() + 1);
        const auto button = [&] { return plan.findChild<QToolButton*>(name); };
        QTRY_VERIFY(button() && button()->isVisible());  // a row that was shown before may still wait to be deleted
        const int before = steps();
        QTest::mouseClick(button(), Qt::LeftButton);
        QCOMPARE(steps(), before + 1);
        const review::PlanItem& item = review::planOf(workload(), m_aws, "rel_1");
        QVERIFY(item.effort);
        QVERIFY(item.note.find("Failed events go to a queue") != std::string::npos);
        QVERIFY(review::planOf(workload(), builtIn(), "rel_1") == review::PlanItem{});

        const QString path = m_dir.filePath(u"plan.csv"_s);
        QVERIFY(plan.exportTo(path));
        m_document->undoStack().undo();
        QVERIFY(review::planOf(workload(), m_aws, "rel_1") == review::PlanItem{});
        plan.importFrom(path);
        auto* dialog = plan.findChild<PlanImportDialog*>();
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QTableWidget*>()->rowCount(), 2);
        QTest::mouseClick(dialog->findChild<QPushButton*>(u"plan_import_apply"_s), Qt::LeftButton);
        QVERIFY(review::planOf(workload(), m_aws, "rel_1").effort);
        QVERIFY(review::planOf(workload(), builtIn(), "rel_1") == review::PlanItem{});
    }
};

QTEST_MAIN(TestReviewLenses)
#include "tst_review_lenses.moc"
