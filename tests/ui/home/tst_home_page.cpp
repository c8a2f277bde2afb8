// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/home_page.h"

#include "ui/document/document.h"
#include "ui/home/workload_card.h"
#include "ui/home/workload_dialog.h"
#include "ui/home/workload_templates.h"
#include "ui/review/risk_bar.h"
#include "ui/text/language.h"

#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace pb;
using namespace pb::ui;
using namespace Qt::StringLiterals;

class TestHomePage : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    int m_files = 0;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<HomePage> m_page;

    void open() { QVERIFY(m_document->create(m_dir.filePath(u"%1.pillar"_s.arg(++m_files)))); }
    WorkloadDialog* dialog() { return m_page->findChild<WorkloadDialog*>(); }
    QPushButton* okButton()
    {
        for (QPushButton* button : dialog()->findChildren<QPushButton*>())
            if (button->isDefault() || button->text() == u"Create"_s || button->text() == u"Save"_s)
                return button;
        return nullptr;
    }
    QMessageBox* question() { return m_page->findChild<QMessageBox*>(u"remove_workload"_s); }
    WorkloadCard* card(int id) { return m_page->findChild<WorkloadCard*>(u"workload_%1"_s.arg(id)); }
    void create(const QString& name)
    {
        m_page->startNewWorkload();
        QTest::keyClicks(dialog()->findChild<QLineEdit*>(u"workload_name"_s), name);
        QTest::mouseClick(okButton(), Qt::LeftButton);
        QTRY_VERIFY(!dialog());
    }

private slots:
    void init()
    {
        m_document = std::make_unique<Document>();
        m_page = std::make_unique<HomePage>(*m_document);
        m_page->resize(1200, 800);
        m_page->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
    }
    void cleanup()
    {
        m_page.reset();
        m_document.reset();
    }

    /// A template begins a workload with its properties and lenses, and says nothing of its answers.
    void templatesHaveNoAnswers()
    {
        review::Workload shop;
        shop.id = {1};
        shop.name = "Shop";
        shop.description = "Sells";
        shop.accounts = {"123456789012"};
        shop.lens = "well-architected-2018";
        shop.pillar_priorities = {"security"};
        shop.reviews[shop.lens].answers["ops_1"].notes = "secret";
        shop.reviews["another"].plan["q_1"].owner = "Kim";
        const QString path = m_dir.filePath(u"shop.template.json"_s);
        QVERIFY(writeTemplate(shop, path));
        const auto read = readTemplate(path);
        QVERIFY(read);
        review::Workload wanted = asTemplate(shop);
        QVERIFY(*read == wanted);
        QVERIFY(wanted.reviews.contains("another") && wanted.reviews["another"] == review::LensReview{});
        QCOMPARE(wanted.description, std::string("Sells"));
        QVERIFY(wanted.accounts.empty() && wanted.name.empty());
        QVERIFY(!writeTemplate(shop, m_dir.filePath(u"no/such/folder.json"_s)));
        QFile broken(m_dir.filePath(u"broken.json"_s));
        QVERIFY(broken.open(QIODevice::WriteOnly));
        broken.write("{\"id\": 1, \"name\": [");
        broken.close();
        QVERIFY(!readTemplate(broken.fileName()));

        open();
        m_page->startNewWorkload();
        QVERIFY(dialog()->setTemplateFile(path));
        QTest::keyClicks(dialog()->findChild<QLineEdit*>(u"workload_name"_s), u"Second"_s);
        QTest::mouseClick(okButton(), Qt::LeftButton);
        QTRY_VERIFY(!dialog());
        const review::Workload& made = m_document->workspace().workloads.begin()->second;
        QCOMPARE(made.name, std::string("Second"));
        QCOMPARE(made.description, std::string("Sells"));
        QVERIFY(made.reviews.at(shop.lens) == review::LensReview{});
    }

    /// Those of the program fit the built-in lens, and the limits of a workload.
    void ownTemplatesFit()
    {
        open();
        for (const WorkloadTemplate& one : workloadTemplates()) {
            review::Workload workload = one.workload;
            workload.id = {1};
            workload.name = one.name.toStdString();
            workload.lens = m_document->lenses().front().id;
            QVERIFY2(m_document->check({review::Edit{review::AddWorkload{workload}}}), qPrintable(one.name));
            QCOMPARE(workload.pillar_priorities.size(), m_document->lenses().front().pillars.size());
            for (const std::string& pillar : workload.pillar_priorities)
                QVERIFY2(review::findPillar(m_document->lenses().front(), pillar), pillar.c_str());
            QVERIFY(workload.reviews.empty());
        }
    }

    void welcomesWhileNothingIsOpen()
    {
        QSignalSpy asked(m_page.get(), &HomePage::newWorkspaceAsked);
        QSignalSpy sample(m_page.get(), &HomePage::sampleAsked);
        QSignalSpy chosen(m_page.get(), &HomePage::fileChosen);
        QTest::mouseClick(m_page->findChild<QAbstractButton*>(u"welcome_new"_s), Qt::LeftButton);
        QTest::keyClick(m_page->findChild<QAbstractButton*>(u"welcome_sample"_s), Qt::Key_Return);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(sample.size(), 1);
        QFile there(m_dir.filePath(u"there.pillar"_s));
        QVERIFY(there.open(QIODevice::WriteOnly));
        const QString gone = m_dir.filePath(u"gone.pillar"_s);
        m_page->setRecentFiles({there.fileName(), gone});
        for (QAbstractButton* button : m_page->findChildren<QAbstractButton*>())
            if (button->text().endsWith(u".pillar"_s) && button->isVisible())
                QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen[0][0].toString(), there.fileName());
        m_page->startNewWorkload();
        QVERIFY(!dialog());
    }

    void otherFilesAreAClickAwayWhileOneIsOpen()
    {
        open();
        create(u"Shop"_s);
        QFile other(m_dir.filePath(u"other.pillar"_s));
        QVERIFY(other.open(QIODevice::WriteOnly));
        m_page->setRecentFiles({m_document->path(), other.fileName()});
        QSignalSpy chosen(m_page.get(), &HomePage::fileChosen);
        QSignalSpy sample(m_page.get(), &HomePage::sampleAsked);
        for (QAbstractButton* button : m_page->findChildren<QAbstractButton*>())
            if (button->text().endsWith(u".pillar"_s) && button->isVisible())
                QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(chosen.size(), 1);  // not the one that is open
        QCOMPARE(chosen[0][0].toString(), other.fileName());
        QTest::mouseClick(m_page->findChild<QAbstractButton*>(u"home_sample"_s), Qt::LeftButton);
        QCOMPARE(sample.size(), 1);
        QVERIFY(m_page->minimumSizeHint().width() <= 900);
    }

    void invitesToTheFirstWorkloadAndOpensIt()
    {
        open();
        auto* first = m_page->findChild<QAbstractButton*>(u"home_first_workload"_s);
        QVERIFY(first && first->isVisible());
        QTest::mouseClick(first, Qt::LeftButton);
        QVERIFY(dialog());
        QVERIFY(!okButton()->isEnabled());
        QSignalSpy opened(m_page.get(), &HomePage::workloadOpened);
        QTest::keyClicks(dialog()->findChild<QLineEdit*>(u"workload_name"_s), u"Online shop"_s);
        QTest::keyClicks(dialog()->findChild<QLineEdit*>(u"workload_regions"_s),
                         u"ap-northeast-2, eu-west-1, eu-west-1"_s);
        QTest::mouseClick(okButton(), Qt::LeftButton);
        QTRY_VERIFY(!dialog());
        QCOMPARE(opened.size(), 1);
        const review::Workload& workload = m_document->workspace().workloads.at({1});
        QCOMPARE(workload.name, std::string("Online shop"));
        QCOMPARE(workload.regions, (std::vector<std::string>{"ap-northeast-2", "eu-west-1"}));
        QCOMPARE(workload.lens, m_document->lenses().front().id);
        QCOMPARE(m_document->undoStack().count(), 1);
        QVERIFY(card(1));
        QTest::mouseClick(card(1), Qt::LeftButton, {}, QPoint(40, 60));
        QCOMPARE(opened.size(), 2);
        QCOMPARE(opened[1][0].value<WorkloadId>(), WorkloadId{1});
        m_document->undoStack().undo();
        QTRY_VERIFY(!card(1));
    }

    void aTakenNameIsSaidWhileItIsTyped()
    {
        open();
        create(u"Shop"_s);
        m_page->startNewWorkload();
        auto* name = dialog()->findChild<QLineEdit*>(u"workload_name"_s);
        QTest::keyClicks(name, u"SHOP"_s);
        QVERIFY(!okButton()->isEnabled());
        QVERIFY(!dialog()->findChild<QLabel*>(u"workload_message"_s)->text().isEmpty());
        QTest::keyClicks(name, u" 2"_s);
        QVERIFY(okButton()->isEnabled());
        QVERIFY(dialog()->findChild<QLabel*>(u"workload_message"_s)->text().isEmpty());
        QTest::keyClick(dialog(), Qt::Key_Escape);
        QCOMPARE(m_document->workspace().workloads.size(), 1u);
    }

    void aLongDescriptionIsRefused()
    {
        open();
        m_page->startNewWorkload();
        QTest::keyClicks(dialog()->findChild<QLineEdit*>(u"workload_name"_s), u"Shop"_s);
        auto* description = dialog()->findChild<QPlainTextEdit*>(u"workload_description"_s);
        description->setPlainText(QString(251, u'가'));
        QVERIFY(!okButton()->isEnabled());
        description->setPlainText(QString(250, u'가'));
        QVERIFY(okButton()->isEnabled());
    }

    void propertiesAreOneStep()
    {
        open();
        create(u"Shop"_s);
        const auto before = m_document->workspace().workloads;
        card(1)->setFocus();
        QTest::keyClick(card(1), Qt::Key_F2);
        auto* name = dialog()->findChild<QLineEdit*>(u"workload_name"_s);
        QCOMPARE(name->text(), u"Shop"_s);
        QTest::keyClicks(name, u"!"_s);
        QTest::keyClicks(dialog()->findChild<QLineEdit*>(u"workload_owner"_s), u"Lee"_s);
        QTest::mouseClick(okButton(), Qt::LeftButton);
        QTRY_VERIFY(!dialog());
        QCOMPARE(m_document->workspace().workloads.at({1}).name, std::string("Shop!"));
        QCOMPARE(m_document->workspace().workloads.at({1}).owner, std::string("Lee"));
        QCOMPARE(card(1)->text(), u"Shop!"_s);
        m_document->undoStack().undo();
        QVERIFY(m_document->workspace().workloads == before);
        QCOMPARE(card(1)->text(), u"Shop"_s);
    }

    void deletingCanBeTakenBack()
    {
        open();
        create(u"Shop"_s);
        create(u"Bank"_s);
        QTest::mouseClick(card(1)->findChild<QToolButton*>(), Qt::LeftButton);
        auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
        QVERIFY(menu);
        QTest::keyClick(menu, Qt::Key_Up);
        QTest::keyClick(menu, Qt::Key_Return);
        QVERIFY(question());
        QCOMPARE(m_document->workspace().workloads.size(), 2u);
        QTest::keyClick(question(), Qt::Key_Return);  // what is asked is not done by mistake
        QTRY_VERIFY(!question());
        QCOMPARE(m_document->workspace().workloads.size(), 2u);
        card(1)->setFocus();
        QTest::keyClick(card(1), Qt::Key_Delete);
        QVERIFY(question()->text().contains(u"Shop"_s));
        for (QAbstractButton* button : question()->buttons())
            if (question()->buttonRole(button) == QMessageBox::DestructiveRole)
                QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(m_document->workspace().workloads.size(), 1u);
        QTRY_VERIFY(!card(1));
        QVERIFY(card(2));
        m_document->undoStack().undo();
        QVERIFY(card(1) && card(2));
    }

    void aCardFollowsTheAnswers()
    {
        open();
        create(u"Shop"_s);
        const review::Lens& lens = m_document->lenses().front();
        const review::Question& question = *review::findQuestion(lens, "SEC 1");
        const auto bars = card(1)->findChildren<RiskBar*>();
        QCOMPARE(bars.size(), 5);
        QCOMPARE(bars[1]->counts().high, 0);
        QVERIFY(m_document->apply(review::selectChoice(m_document->workspace().workloads.at({1}),
                                                       {{1}, lens.id, question.id}, review::noneChoice(question)->id,
                                                       true, "t"),
                                  u"answer"_s));
        QCOMPARE(card(1)->findChildren<RiskBar*>()[1]->counts().high, 1);
    }

    void theLanguageChangesInPlace()
    {
        text::LanguageSwitch languages(text::Language::English);
        open();
        create(u"Shop"_s);
        languages.setLanguage(text::Language::Korean);
        QTRY_COMPARE(m_page->findChild<QToolButton*>(u"home_new_workload"_s)->text(), u"새 워크로드…"_s);
        m_page->startNewWorkload();
        QCOMPARE(dialog()->windowTitle(), u"새 워크로드"_s);
        languages.setLanguage(text::Language::English);
    }
};

QTEST_MAIN(TestHomePage)
#include "tst_home_page.moc"
