// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lens/lens_page.h"

#include "core/exchange/review/aws_lens.h"
#include "core/review/edit.h"
#include "core/review/lens_shape.h"
#include "core/review/prove.h"
#include "ui/document/document.h"
#include "ui/lens/import_dialog.h"
#include "ui/lens/question_proof_view.h"
#include "ui/lens/truth_table_model.h"
#include "ui/text/language.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QSignalSpy>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include <memory>

using namespace pb;
using namespace pb::ui;
using namespace Qt::StringLiterals;

namespace {

/// One question whose Medium rule is dead, and an empty address to repair.
constexpr const char* kFlawed = R"json({
  "schemaVersion": "2021-11-01",
  "name": "Flawed lens",
  "description": "d",
  "pillars": [{"id": "security", "name": "Security", "questions": [{
    "id": "SEC1", "title": "How do you do it?", "description": "d",
    "choices": [
      {"id": "c_1", "title": "First", "improvementPlan": {"displayText": "p", "url": ""}},
      {"id": "c_2", "title": "Second", "improvementPlan": {"displayText": "p"}},
      {"id": "c_no", "title": "None of these"}],
    "riskRules": [
      {"condition": "c_1 && !c_no", "risk": "NO_RISK"},
      {"condition": "c_1 && c_2 && !c_no", "risk": "MEDIUM_RISK"},
      {"condition": "default", "risk": "HIGH_RISK"}]
  }]}]
})json";

}  // namespace

class TestLensPage : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    int m_files = 0;
    text::LanguageSwitch m_language{text::Language::English};
    std::unique_ptr<Document> m_document;
    std::unique_ptr<LensPage> m_page;

    template <class T>
    T* find(const char* name)
    {
        return m_page->findChild<T*>(QLatin1String(name));
    }
    void click(const char* button) { QTest::mouseClick(find<QAbstractButton>(button), Qt::LeftButton); }
    QString write(const QByteArray& text)
    {
        QFile file(m_dir.filePath(u"lens%1.json"_s.arg(++m_files)));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
    }
    void importFlawed()
    {
        m_page->importFiles({write(kFlawed)});
        QTRY_VERIFY(find<QDialog>("lens_import") && find<QDialog>("lens_import")->isVisible());
        click("lens_import_add");
        QTRY_VERIFY(!find<QDialog>("lens_import"));
    }
    const review::Lens& own() { return *m_document->workspace().lenses.begin()->second; }
    const review::Question& question() { return *review::allQuestions(own()).front(); }
    void openEditor()
    {
        auto* tabs = find<QTabWidget>("lens_tabs");
        QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(1).center());
        QCOMPARE(tabs->currentIndex(), 1);
    }

private slots:
    void init()
    {
        m_document = std::make_unique<Document>();
        QVERIFY(m_document->create(m_dir.filePath(u"%1.pillar"_s.arg(++m_files))));
        m_page = std::make_unique<LensPage>(*m_document);
        m_page->resize(1400, 900);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup()
    {
        m_page.reset();
        m_document.reset();
    }

    void showsTheBuiltInLensProved()
    {
        QCOMPARE(find<QListWidget>("lens_list")->count(), static_cast<int>(m_document->lenses().size()));
        auto* tree = find<QTreeWidget>("lens_questions");
        int questions = 0;
        for (int i = 0; i < tree->topLevelItemCount(); ++i)
            questions += tree->topLevelItem(i)->childCount();
        QCOMPARE(questions, 46);
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Down);
        auto* proof = find<QuestionProofView>("lens_proof");
        QVERIFY(proof->proof().judged && proof->proof().findings.empty());
        QVERIFY(find<QTableView>("lens_truth_table")->model()->rowCount() > 3);
        QVERIFY(!find<QTabWidget>("lens_tabs")->isTabEnabled(1));
    }

    void importShowsItsRepairsFirst()
    {
        m_page->importFiles({write(kFlawed)});
        QTRY_VERIFY(find<QDialog>("lens_import") && find<QDialog>("lens_import")->isVisible());
        QVERIFY(m_document->workspace().lenses.empty());
        auto* repairs = find<QTableWidget>("lens_repairs");
        QCOMPARE(repairs->rowCount(), 1);
        QVERIFY(repairs->item(0, 0)->text().contains(u":8:"_s));
        QCOMPARE(repairs->item(0, 1)->text(), u"An empty address was left out."_s);
        click("lens_import_add");
        QTRY_VERIFY(!find<QDialog>("lens_import"));
        QCOMPARE(m_document->workspace().lenses.size(), 1u);
        QCOMPARE(m_page->lens(), own().id);
        QCOMPARE(find<QListWidget>("lens_list")->count(), static_cast<int>(m_document->lenses().size()) + 1);
        m_document->undoStack().undo();
        QVERIFY(m_document->workspace().lenses.empty());
        QCOMPARE(find<QListWidget>("lens_list")->count(), static_cast<int>(m_document->lenses().size()));
    }

    void aFileThatIsNoLensIsRefused()
    {
        QSignalSpy failed(m_document.get(), &Document::failed);
        m_page->importFiles({write("{\"a\": 1}")});
        QCOMPARE(failed.size(), 1);
        QVERIFY(!find<QDialog>("lens_import"));
        m_page->importFiles({u"/no/such/file"_s});
        QCOMPARE(failed.size(), 2);
    }

    void aFlawShowsItsCounterExample()
    {
        importFlawed();
        auto* findings = find<QuestionProofView>("lens_proof")->findChild<QListWidget*>(u"lens_findings"_s);
        QVERIFY(findings->count() >= 2);
        QVERIFY(findings->item(0)->text().startsWith(u"Rule 2 ("_s));
        QTest::mouseClick(findings->viewport(), Qt::LeftButton, {},
                          findings->visualItemRect(findings->item(0)).center());
        auto* table = find<QuestionProofView>("lens_proof")->findChild<QTableView*>(u"lens_truth_table"_s);
        const QModelIndex row = table->currentIndex();
        QVERIFY(row.isValid());
        // First and second, not the third.
        QCOMPARE(row.siblingAtColumn(1).data().toString(), u"●"_s);
        QCOMPARE(row.siblingAtColumn(2).data().toString(), u"●"_s);
        QCOMPARE(row.siblingAtColumn(3).data().toString(), QString());
        QCOMPARE(row.siblingAtColumn(0).data().toString(), u"no risk"_s);
    }

    void theProverFollowsTheTyping()
    {
        importFlawed();
        openEditor();
        auto* own = find<QCheckBox>("lens_own_rules");
        QVERIFY(own->isChecked());
        auto* rules = find<QPlainTextEdit>("lens_rules");
        auto* live = find<QuestionProofView>("lens_live_proof");
        QVERIFY(!live->proof().findings.empty());
        const int steps = m_document->undoStack().count();
        rules->setFocus();
        rules->selectAll();
        QTest::keyClicks(rules, u"NO_RISK: c_1 && c_2 && !c_no"_s);
        QTest::keyClick(rules, Qt::Key_Return);
        QTest::keyClicks(rules, u"MEDIUM_RISK: c_1 && !c_no"_s);
        QTest::keyClick(rules, Qt::Key_Return);
        QTest::keyClicks(rules, u"HIGH_RISK: default"_s);
        QCOMPARE(question().rules.size(), 3u);
        QVERIFY(live->proof().findings.empty());
        QCOMPARE(m_document->undoStack().count(), steps + 1);  // all the typing is one step
        // What does not read is said, and changes nothing.
        const review::Question before = question();
        QTest::keyClicks(rules, u" && ("_s);
        QVERIFY(question() == before);
        bool said = false;
        for (const QLabel* label : m_page->findChildren<QLabel*>())
            said = said || (label->isVisible() && label->text().startsWith(u"The risk rule cannot be read"_s));
        QVERIFY(said);
        m_document->undoStack().undo();
        QCOMPARE(question().rules[0].condition, std::string("c_1 && !c_no"));
        QVERIFY(!live->proof().findings.empty());
        QVERIFY(rules->toPlainText().startsWith(u"NO_RISK: c_1 && !c_no"_s));
    }

    void rulesFollowTheWeights()
    {
        importFlawed();
        openEditor();
        click("lens_own_rules");
        QVERIFY(!question().own_rules);
        auto* choices = find<QTableWidget>("lens_choices");
        choices->setCurrentCell(0, 3);
        choices->editItem(choices->item(0, 3));
        auto* editor = choices->findChild<QLineEdit*>();
        QVERIFY(editor);
        QTest::keyClicks(editor, u"core"_s);
        QTest::keyClick(editor, Qt::Key_Return);
        QTRY_VERIFY(question().choices[0].weight.core);
        QCOMPARE(question().rules.front().condition, std::string("c_1 && !c_no"));
        click("lens_add_choice");
        QCOMPARE(question().choices.size(), 4u);
        QVERIFY(question().choices[3].none);  // "None of these" stays last
        m_document->undoStack().undo();
        QCOMPARE(question().choices.size(), 3u);
        QCOMPARE(choices->rowCount(), 3);
    }

    void aCopyOfTheBuiltInLensIsEdited()
    {
        click("lens_copy_button");
        QCOMPARE(m_document->workspace().lenses.size(), 1u);
        QCOMPARE(find<QTabWidget>("lens_tabs")->currentIndex(), 1);
        auto* title = find<QPlainTextEdit>("lens_title_ko");
        title->setFocus();
        title->selectAll();
        QTest::keyClicks(title, u"abc"_s);
        const review::Question* edited = nullptr;
        for (const review::Question* q : review::allQuestions(own()))
            if (q->title.ko == "abc")
                edited = q;
        QVERIFY(edited);
        m_document->undoStack().undo();
        QVERIFY(title->toPlainText() != u"abc"_s);
        QVERIFY(review::proved(review::prove(own())));
    }

    /// By keys: a question comes, moves and goes, and each is one step of undo.
    void theShapeIsEdited()
    {
        click("lens_copy_button");
        auto* tree = find<QTreeWidget>("lens_questions");
        const auto questions = [this] { return review::allQuestions(own()).size(); };
        const auto place = [this](const std::string& id) { return review::partOf(own(), id); };
        QCOMPARE(questions(), 46u);
        const int before = m_document->undoStack().index();
        tree->setFocus();
        QTest::keyClick(tree, Qt::Key_Insert);
        QCOMPARE(questions(), 47u);
        const review::Question added = own().pillars[0].areas[0].questions[1];
        QCOMPARE(find<QPlainTextEdit>("lens_title_ko")->toPlainText(), QString::fromStdString(added.title.ko));
        QVERIFY(review::prove(added).findings.empty());
        QCOMPARE(place(added.id), (review::LensPart{0, 0, 1}));
        QTest::keyClick(tree, Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(place(added.id), (review::LensPart{0, 0, 0}));
        QTest::keyClick(tree, Qt::Key_Delete);
        QCOMPARE(questions(), 46u);
        QCOMPARE(m_document->undoStack().index(), before + 3);
        m_document->undoStack().undo();
        m_document->undoStack().undo();
        QCOMPARE(place(added.id), (review::LensPart{0, 0, 1}));
        m_document->undoStack().undo();
        QCOMPARE(questions(), 46u);
        find<QAction>("lens_add_pillar")->trigger();
        QCOMPARE(own().pillars.size(), 6u);
        QVERIFY(checkLens(own()));
        // The pillar is what is chosen: its name is there to be written.
        auto* name = find<QPlainTextEdit>("lens_part_name_en");
        QVERIFY(name->isVisible());
        name->setFocus();
        name->selectAll();
        QTest::keyClicks(name, u"Sustainability"_s);
        QCOMPARE(own().pillars[1].name.en, std::string("Sustainability"));
        m_document->undoStack().undo();
        QCOMPARE(name->toPlainText(), u"New pillar"_s);
    }

    void whatStandsBeneathAChoiceIsEdited()
    {
        importFlawed();
        openEditor();
        auto* choices = find<QTableWidget>("lens_choices");
        choices->setCurrentCell(1, 1);
        const std::string id = question().choices[1].id;
        const auto type = [](QWidget* edit, const QString& words) {
            edit->setFocus();
            QTest::keyClicks(edit, words);
        };
        auto* steps = find<QPlainTextEdit>("lens_improve_ko");
        steps->clear();
        type(steps, u"ab"_s);
        auto* address = find<QLineEdit>("lens_help_url");
        address->clear();
        type(address, u"https://example.org/x"_s);
        QCOMPARE(question().choices[1].improve.ko, std::string("ab"));
        QCOMPARE(question().choices[1].help_url, std::string("https://example.org/x"));
        click("lens_choice_up");
        QCOMPARE(question().choices[0].id, id);
        QCOMPARE(choices->currentRow(), 0);
        QCOMPARE(address->text(), u"https://example.org/x"_s);
        auto* evidence = find<QPlainTextEdit>("lens_evidence_en");
        evidence->clear();
        type(evidence, u"one"_s);
        QTest::keyClick(evidence, Qt::Key_Return);
        QTest::keyClicks(evidence, u"two"_s);
        QCOMPARE(question().evidence.size(), 2u);
        QCOMPARE(question().evidence[1].en, std::string("two"));
        m_document->undoStack().undo();  // all that was typed there
        m_document->undoStack().undo();
        QCOMPARE(question().choices[1].id, id);
    }

    /// Two lenses whose ids differ, and a file that is not in the workspace.
    void lensesAreCompared()
    {
        click("lens_copy_button");
        review::Lens changed = own();
        review::Question& first = changed.pillars[0].areas[0].questions[0];
        first.title.en = "Another title";
        first.choices.erase(first.choices.begin());
        changed.pillars[0].areas[0].questions.erase(changed.pillars[0].areas[0].questions.begin() + 1);
        QVERIFY(m_document->apply({workspace::ReplaceLens{Shared<review::Lens>(changed)}}, u"change"_s));
        auto* menu = find<QToolButton>("lens_compare_button")->menu();
        emit menu->aboutToShow();
        const QString other = QString::fromStdString(m_document->lenses().front().id);
        menu->findChild<QAction*>(u"lens_compare_"_s + other)->trigger();
        QTRY_VERIFY(find<QDialog>("lens_compare") && find<QDialog>("lens_compare")->isVisible());
        auto* tree = find<QTreeWidget>("lens_compare_tree");
        QCOMPARE(tree->topLevelItemCount(), 2);  // a question that changed; one that only the other has
        QCOMPARE(tree->topLevelItem(0)->child(0)->text(2), u"Another title"_s);
        QCOMPARE(tree->topLevelItem(1)->childCount(), 1);
        find<QDialog>("lens_compare")->close();
        QTRY_VERIFY(!find<QDialog>("lens_compare"));
        m_page->compareWithFiles({write(kFlawed)});
        QTRY_VERIFY(find<QDialog>("lens_compare"));
        QVERIFY(find<QLabel>("lens_compare_head")->text().contains(u"Only left: 1."_s));
        QCOMPARE(m_document->workspace().lenses.size(), 1u);
    }

    void aLensIsPutOnTheWorkload()
    {
        importFlawed();
        QVERIFY(!find<QAbstractButton>("lens_use_button")->isEnabled());
        review::Workload workload;
        workload.id = WorkloadId{1};
        workload.name = "Shop";
        workload.lens = m_document->lenses().front().id;
        review::Edit add;
        add.op = review::AddWorkload{workload};
        QVERIFY(m_document->apply(add, u"add"_s));
        m_page->setWorkload(WorkloadId{1});
        QVERIFY(find<QAbstractButton>("lens_remove_button")->isEnabled());
        click("lens_use_button");
        QVERIFY(m_document->workspace().workloads.at(WorkloadId{1}).reviews.contains(own().id));
        QVERIFY(!find<QAbstractButton>("lens_use_button")->isEnabled());
        QVERIFY(!find<QAbstractButton>("lens_remove_button")->isEnabled());
        m_document->undoStack().undo();
        click("lens_remove_button");
        QVERIFY(m_document->workspace().lenses.empty());
    }

    void exportIsReadAgain()
    {
        importFlawed();
        const QString path = m_dir.filePath(u"out.json"_s);
        m_page->exportTo(path);
        QTRY_VERIFY(find<QDialog>("lens_exported") && find<QDialog>("lens_exported")->isVisible());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto read = exchange::readAwsLens(file.readAll().toStdString(), own().source);
        QVERIFY(read && read->repairs.empty());
        QVERIFY(read->lens == own());
    }

    void speaksKorean()
    {
        importFlawed();
        m_language.setLanguage(text::Language::Korean);
        QTRY_COMPARE(find<QAbstractButton>("lens_import_button")->text(), u"가져오기…"_s);
        auto* findings = find<QuestionProofView>("lens_proof")->findChild<QListWidget*>(u"lens_findings"_s);
        QVERIFY(findings->item(0)->text().startsWith(u"규칙 2("_s));
        m_language.setLanguage(text::Language::English);
        QTRY_COMPARE(find<QAbstractButton>("lens_import_button")->text(), u"Import…"_s);
    }
};

QTEST_MAIN(TestLensPage)
#include "tst_lens_page.moc"
