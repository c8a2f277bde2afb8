// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sample_workspace.h"
#include "core/workspace/evidence_claims.h"
#include "ui/document/built_in_lenses.h"
#include "ui/document/document.h"
#include "ui/review/attach_dialog.h"
#include "ui/review/choice_row.h"
#include "ui/review/link_list.h"
#include "ui/review/review_page.h"
#include "ui/text/finding_text.h"

#include <QApplication>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>
#include <QSignalSpy>
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

/// What stands beside an answer: evidence that denies or shows it, what was attached, the plan.
class TestReviewEvidence : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    int m_files = 0;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<ReviewPage> m_page;

    const review::Workload& workload() { return m_document->workspace().workloads.begin()->second; }
    const review::Lens& lens() { return *m_document->lensOf(workload().id); }
    std::vector<workspace::Contradiction> denied()
    {
        return workspace::contradictions(m_document->workspace(), m_document->findings(), lens(), workload().id);
    }
    std::vector<workspace::Offer> offered()
    {
        return workspace::offers(m_document->workspace(), m_document->findings(), lens(), workload().id);
    }
    ChoiceRow* row(const std::string& choice)
    {
        for (ChoiceRow* candidate : m_page->findChildren<ChoiceRow*>())
            if (candidate->choiceId() == choice && candidate->isVisibleTo(m_page.get()))
                return candidate;
        return nullptr;
    }
    QString claim(const std::string& choice, const char* name)
    {
        const ChoiceRow* at = row(choice);
        const auto* label = at ? at->findChild<QLabel*>(QString::fromLatin1(name)) : nullptr;
        return label && label->isVisibleTo(m_page.get()) ? label->text() : QString();
    }
    const review::Answer& answer() { return review::answerOf(workload(), lens().id, m_page->question().toStdString()); }

private slots:
    void init()
    {
        const QString path = m_dir.filePath(u"%1.pillar"_s.arg(++m_files));
        QVERIFY(store::buildSample(path, ui::builtInLenses().value()));
        m_document = std::make_unique<Document>();
        QVERIFY(m_document->open(path));
        QTRY_VERIFY(!m_document->findings().empty());
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

    void aTickedPracticeThatTheDrawingDeniesIsMarked()
    {
        const auto all = denied();
        QVERIFY(!all.empty());
        for (const workspace::Contradiction& one : all) {
            QVERIFY(m_page->showQuestion(QString::fromStdString(one.question)));
            const QString said = claim(one.choice, "choice_denied");
            QVERIFY(said.contains(text::findingText(one.findings.front().finding).title));
        }
        // What is not ticked claims nothing.
        QVERIFY(m_page->showQuestion(QString::fromStdString(all.front().question)));
        QTest::mouseClick(row(all.front().choice), Qt::LeftButton, {}, QPoint(20, 20));
        QCOMPARE(claim(all.front().choice, "choice_denied"), QString());
        m_document->undoStack().undo();
        QVERIFY(!claim(all.front().choice, "choice_denied").isEmpty());
    }

    /// A finding of the drawing and a run, chosen by hand for a question that they do not speak to.
    void findingsAndRunsAreAttachedByHand()
    {
        QVERIFY(m_page->showQuestion(u"OPS 1"_s));
        for (const review::LinkKind kind : {review::LinkKind::Finding, review::LinkKind::Run}) {
            m_page->findChild<LinkList*>()->attach();
            auto* dialog = m_page->findChild<LinkDialog*>();
            QVERIFY(dialog);
            auto* kinds = dialog->findChild<QComboBox*>(u"link_kind"_s);
            kinds->setCurrentIndex(kinds->findData(static_cast<int>(kind)));
            auto* candidates = dialog->findChild<QComboBox*>(u"link_candidate"_s);
            QVERIFY(candidates->isVisibleTo(dialog) && candidates->count() > 0);
            candidates->setCurrentIndex(candidates->count() - 1);
            QTest::keyClicks(dialog->findChild<QLineEdit*>(u"link_note"_s), u"seen"_s);
            for (QPushButton* button : dialog->findChildren<QPushButton*>())
                if (button->isEnabled() && button->text() == u"Attach"_s)
                    QTest::mouseClick(button, Qt::LeftButton);
            QTRY_VERIFY(!m_page->findChild<LinkDialog*>());
        }
        const auto& links = answer().links;
        QCOMPARE(links.size(), 2u);
        const review::EvidenceLink& finding = links.begin()->second;
        QCOMPARE(finding.kind, review::LinkKind::Finding);
        const auto& found = m_document->findings().at(finding.network);
        QVERIFY(std::any_of(found.begin(), found.end(), [&](const Finding& f) { return f.key() == finding.target; }));
        QCOMPARE(finding.note, std::string("seen"));
        QVERIFY(m_document->workspace().runs.contains(links.rbegin()->second.run));
        // Pressing it leads to where it comes from.
        QSignalSpy asked(m_page.get(), &ReviewPage::evidenceActivated);
        QTest::mouseClick(m_page->findChild<QAbstractButton*>(u"link_1"_s), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
    }

    /// Also without explanations, where a practice is one line.
    void theNumberOfAPracticeIsNeverCut()
    {
        QVERIFY(m_page->showQuestion(u"OPS 6"_s));
        auto* help = m_page->findChild<QToolButton*>(u"review_help"_s);
        help->setChecked(false);
        const ChoiceRow* row = this->row(review::findQuestion(lens(), "ops_6")->choices.front().id);
        QVERIFY(row);
        QFont small = row->font();
        small.setPointSizeF(small.pointSizeF() * 0.8);
        QTRY_VERIFY(row->height() >= 31 + QFontMetrics(small).height());
    }

    /// From the finding or the run to the question: sought by its code, attached by Enter, one step of undo.
    void aFindingIsAttachedFromWhereItStands()
    {
        const auto& [network, findings] = *m_document->findings().begin();
        const review::EvidenceLink link{review::LinkKind::Finding, network, {}, findings.front().key(), {}};
        const auto open = [&] {
            auto* dialog = new AttachDialog(*m_document, workload().id, link, u"what it says"_s, m_page.get());
            dialog->open();
            return dialog;
        };
        const int steps = m_document->undoStack().index();
        QPointer<AttachDialog> dialog = open();
        QSignalSpy attached(dialog, &AttachDialog::attached);
        QTest::keyClicks(dialog->findChild<QLineEdit*>(u"attach_search"_s), u"ops1"_s);
        auto* list = dialog->findChild<QListWidget*>(u"attach_questions"_s);
        QVERIFY(list->currentItem() && list->currentItem()->text().startsWith(u"OPS 1 "_s));
        QTest::keyClicks(dialog->findChild<QLineEdit*>(u"attach_note"_s), u"seen"_s);
        QTest::keyClick(dialog->findChild<QLineEdit*>(u"attach_note"_s), Qt::Key_Return);
        QTRY_VERIFY(!dialog);
        QCOMPARE(attached.size(), 1);
        QCOMPARE(attached[0][0].toString(), u"OPS 1"_s);
        const auto& links = review::answerOf(workload(), lens().id, "ops_1").links;
        QCOMPARE(links.size(), 1u);
        review::EvidenceLink expected = link;
        expected.note = "seen";
        QVERIFY(links.begin()->second == expected);
        QCOMPARE(m_document->undoStack().index(), steps + 1);
        // Where it stands already it cannot be attached twice; what does not match is not offered.
        dialog = open();
        auto* search = dialog->findChild<QLineEdit*>(u"attach_search"_s);
        QTest::keyClicks(search, u"ops1"_s);
        QTest::keyClick(search, Qt::Key_Return);
        search->setText(u"no such question"_s);
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(m_document->undoStack().index(), steps + 1);
        dialog->reject();
        m_document->undoStack().undo();
        QVERIFY(review::answerOf(workload(), lens().id, "ops_1").links.empty());
    }

    void whatTheEvidenceShowsIsTickedWithOneKey()
    {
        // A practice that the evidence shows and the sample has ticked: untick it, and it is offered.
        std::string question;
        std::string choice;
        for (const workspace::SupportClaim& claim : workspace::supportClaims()) {
            const review::Question* asked = review::findQuestion(lens(), claim.question);
            const review::QuestionKey key{workload().id, lens().id, asked ? asked->id : ""};
            if (!asked || !review::findChoice(*asked, claim.choice))
                continue;
            QVERIFY(m_document->apply(
                review::selectChoice(workload(), key, claim.choice, false, "2026-11-25T00:00:00Z"), u"a"_s));
        }
        const auto offers = offered();
        QVERIFY(!offers.empty());
        question = offers.front().question;
        choice = offers.front().choice;
        QVERIFY(m_page->showQuestion(QString::fromStdString(question)));
        QVERIFY(!claim(choice, "choice_shown").isEmpty());
        const int steps = m_document->undoStack().index();
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Y);
        QCOMPARE(review::stateOf(answer(), choice), review::ChoiceState::Selected);
        QCOMPARE(m_document->undoStack().index(), steps + 1);
        QCOMPARE(claim(choice, "choice_shown"), QString());
        m_document->undoStack().undo();
        QCOMPARE(review::stateOf(answer(), choice), review::ChoiceState::NotSelected);
    }

    void evidenceIsAttachedAndTakenOff()
    {
        const auto before = answer().links;
        QTest::mouseClick(m_page->findChild<QToolButton*>(u"link_attach"_s), Qt::LeftButton);
        auto* dialog = m_page->findChild<LinkDialog*>();
        QVERIFY(dialog);
        auto* target = dialog->findChild<QLineEdit*>(u"link_target"_s);
        QPushButton* attach = nullptr;
        for (QPushButton* button : dialog->findChildren<QPushButton*>())
            attach = button->text() == u"Attach"_s ? button : attach;
        QVERIFY(attach && !attach->isEnabled());
        QTest::keyClicks(target, u"javascript:alert(1)"_s);
        QVERIFY(!attach->isEnabled());
        target->clear();
        QTest::keyClicks(target, u"https://wiki.example.com/runbook"_s);
        QTest::keyClicks(dialog->findChild<QLineEdit*>(u"link_note"_s), u"runbook"_s);
        QTest::mouseClick(attach, Qt::LeftButton);
        QCOMPARE(answer().links.size(), before.size() + 1);
        const auto& [number, link] = *answer().links.rbegin();
        QCOMPARE(link.kind, review::LinkKind::Address);
        QCOMPARE(link.target, std::string("https://wiki.example.com/runbook"));
        QCOMPARE(link.note, std::string("runbook"));
        auto* remove = m_page->findChild<QToolButton*>(u"link_remove_%1"_s.arg(number));
        QVERIFY(remove);
        QTest::mouseClick(remove, Qt::LeftButton);
        QVERIFY(answer().links == before);
        m_document->undoStack().undo();
        QCOMPARE(answer().links.size(), before.size() + 1);
    }

    void thePlanIsSaidAndAClickAway()
    {
        auto* words = m_page->findChild<QLabel*>(u"question_plan"_s);
        QSignalSpy asked(m_page.get(), &ReviewPage::planActivated);
        const review::QuestionKey key{workload().id, lens().id, m_page->question().toStdString()};
        QVERIFY(m_document->apply(
            review::Edit{review::SetPlanField{key, "owner", std::string("Han"), "2026-11-25T00:00:00Z"}}, u"p"_s));
        QVERIFY(words->isVisibleTo(m_page.get()));
        QVERIFY(words->text().contains(u"Han"_s));
        QTest::mouseClick(m_page->findChild<QToolButton*>(u"question_plan_ask"_s), Qt::LeftButton);
        QCOMPARE(asked.size(), 1);
        QVERIFY(asked[0][0].value<review::QuestionKey>() == key);
    }
};

QTEST_MAIN(TestReviewEvidence)
#include "tst_review_evidence.moc"
