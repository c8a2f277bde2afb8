// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document.h"
#include "ui/home/home_page.h"
#include "ui/home/portfolio_table.h"
#include "ui/home/priority_list.h"
#include "ui/home/workload_card.h"
#include "ui/home/workload_dialog.h"

#include <QApplication>
#include <QComboBox>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QUndoStack>

#include <memory>

using namespace pb;
using namespace pb::ui;
using namespace Qt::StringLiterals;

class TestPortfolio : public QObject {
    Q_OBJECT
    QTemporaryDir m_dir;
    int m_files = 0;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<HomePage> m_page;

    const review::Lens& lens() { return m_document->lenses().front(); }
    PortfolioTable* table() { return m_page->findChild<PortfolioTable*>(); }
    QStringList names()
    {
        QStringList out;
        for (int row = 0; row < table()->model()->rowCount(); ++row)
            out << table()->model()->index(row, 0).data().toString();
        return out;
    }
    review::Workload named(int id, const QString& name)
    {
        review::Workload workload;
        workload.id = {id};
        workload.name = name.toStdString();
        workload.lens = lens().id;
        return workload;
    }
    void answerNone(review::Workload& workload, const char* question)
    {
        workload.reviews[lens().id]
            .answers[question]
            .choices[review::noneChoice(*review::findQuestion(lens(), question))->id]
            .state = review::ChoiceState::Selected;
    }
    void add(const review::Workload& workload)
    {
        QVERIFY(m_document->apply(review::Edit{review::AddWorkload{workload}}, u"add"_s));
    }
    void addMany(int count)
    {
        review::Batch batch;
        for (int i = 1; i <= count; ++i) {
            review::Workload workload = named(i, u"System %1"_s.arg(i, 3, 10, QChar(u'0')));
            if (i % 10 == 0)
                answerNone(workload, "rel_1");
            batch.edits.push_back({review::AddWorkload{workload}});
        }
        QVERIFY(m_document->apply(review::Edit{batch}, u"add"_s));
    }
    void showTable() { QTest::mouseClick(m_page->findChild<QToolButton*>(u"home_table"_s), Qt::LeftButton); }
    /// Rows and cells of a CSV file, by RFC 4180.
    static QList<QStringList> parsed(const QByteArray& bytes)
    {
        const QString text = QString::fromUtf8(bytes);
        QList<QStringList> rows{{QString()}};
        bool quoted = false;
        for (qsizetype i = 0; i < text.size(); ++i) {
            const QChar c = text[i];
            if (quoted && c == u'"' && i + 1 < text.size() && text[i + 1] == u'"')
                rows.last().last() += text[++i];
            else if (c == u'"')
                quoted = !quoted;
            else if (quoted)
                rows.last().last() += c;
            else if (c == u',')
                rows.last() << QString();
            else if (c == u'\n')
                rows << QStringList{QString()};
            else if (c != u'\r')
                rows.last().last() += c;
        }
        if (rows.last() == QStringList{QString()})
            rows.removeLast();
        return rows;
    }

private slots:
    void init()
    {
        m_document = std::make_unique<Document>();
        QVERIFY(m_document->create(m_dir.filePath(u"%1.pillar"_s.arg(++m_files))));
        m_page = std::make_unique<HomePage>(*m_document);
        m_page->resize(1300, 800);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }
    void cleanup()
    {
        m_page.reset();
        m_document.reset();
    }

    void fewAreCardsAndManyAreATable()
    {
        addMany(3);
        QCOMPARE(m_page->findChildren<WorkloadCard*>().size(), 3);
        QVERIFY(!table()->isVisible());
        showTable();
        QVERIFY(table()->isVisible());
        QCOMPARE(names(), (QStringList{u"System 001"_s, u"System 002"_s, u"System 003"_s}));
    }

    void twoHundredAreATableAtOnce()
    {
        addMany(200);
        QVERIFY(table()->isVisible());
        QCOMPARE(names().size(), 200);
        m_page->findChild<QComboBox*>(u"home_filter"_s)->setCurrentIndex(1);  // high risks
        QCOMPARE(names().size(), 20);
        QTest::keyClicks(m_page->findChild<QLineEdit*>(u"home_search"_s), u"system 15"_s);
        QCOMPARE(names(), QStringList{u"System 150"_s});
    }

    void theHeaderSorts()
    {
        addMany(20);
        const auto* model = m_page->findChild<PortfolioModel*>();
        auto* header = table()->horizontalHeader();
        const int column = model->tail(PortfolioModel::kHigh);
        const QPoint at(header->sectionViewportPosition(column) + 4, header->height() / 2);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(table()->model()->index(0, column).data().toString(), u"1"_s);
        QCOMPARE(table()->model()->index(19, column).data().toString(), u"0"_s);
    }

    void keysOpenAndEdit()
    {
        addMany(20);
        QSignalSpy opened(m_page.get(), &HomePage::workloadOpened);
        table()->setFocus();
        QTest::keyClick(table(), Qt::Key_Down);
        QTest::keyClick(table(), Qt::Key_Return);
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened[0][0].value<WorkloadId>(), WorkloadId{2});
        QTest::keyClick(table(), Qt::Key_F2);
        auto* dialog = m_page->findChild<WorkloadDialog*>();
        QVERIFY(dialog);
        QCOMPARE(dialog->findChild<QLineEdit*>(u"workload_name"_s)->text(), u"System 002"_s);
    }

    /// What changes elsewhere is in the table, and the row that was chosen stays chosen.
    void aChangeIsShownAndTheRowStays()
    {
        addMany(20);
        table()->setCurrentIndex(table()->model()->index(4, 0));
        const auto* model = m_page->findChild<PortfolioModel*>();
        QVERIFY(m_document->apply(review::setNotes({{5}, lens().id, "rel_1"}, "a note", "2026-11-25T01:02:03.000Z"),
                                  u"a"_s));
        QVERIFY(!table()->model()->index(4, model->tail(PortfolioModel::kChanged)).data().toString().isEmpty());
        QCOMPARE(table()->currentIndex().row(), 4);
        QVERIFY(m_document->apply(review::Edit{review::RemoveWorkload{{1}}}, u"r"_s));
        QCOMPARE(table()->currentIndex().row(), 3);
        m_document->undoStack().undo();
        QCOMPARE(names().size(), 20);
    }

    void theTableIsExported()
    {
        review::Workload hostile = named(1, u"=HYPERLINK(\"x\"), \"A\"\nB"_s);
        hostile.owner = "김지우";
        answerNone(hostile, "rel_1");
        add(hostile);
        add(named(2, u"Other"_s));
        showTable();
        const QString path = m_dir.filePath(u"out.csv"_s);
        QVERIFY(m_page->exportTable(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QByteArray bytes = file.readAll();
        QVERIFY(bytes.startsWith("\xEF\xBB\xBF"));
        const auto rows = parsed(bytes.mid(3));
        QCOMPARE(rows.size(), 3);
        QCOMPARE(rows[1].size(), rows[0].size());
        const qsizetype name = rows[1][0].startsWith(u"'="_s) ? 1 : 2;
        QCOMPARE(rows[name][0], u"'=HYPERLINK(\"x\"), \"A\"\nB"_s);
        QCOMPARE(rows[name][2], u"김지우"_s);
        QCOMPARE(rows[name][rows[0].indexOf(u"Reliability: high"_s)], u"1"_s);
        QCOMPARE(rows[name][rows[0].indexOf(u"Security: high"_s)], u"0"_s);
        QCOMPARE(rows[name][rows[0].indexOf(u"Questions"_s)], u"46"_s);
        QVERIFY(!m_page->exportTable(m_dir.filePath(u"not/there/out.csv"_s)));
    }

    void aNewWorkloadBeginsWithTheAnswersOfAnother()
    {
        review::Workload first = named(1, u"Shop"_s);
        answerNone(first, "rel_1");
        first.reviews[lens().id].answers["rel_1"].notes = "kept";
        first.reviews[lens().id].plan["rel_1"].owner = "Kim";
        first.pillar_priorities = {"security", "reliability"};
        first.accounts = {"123456789012"};
        add(first);
        m_page->startNewWorkload({1});
        auto* dialog = m_page->findChild<WorkloadDialog*>();
        QTest::keyClicks(dialog->findChild<QLineEdit*>(u"workload_name"_s), u"Shop 2"_s);
        QTest::keyClick(dialog->findChild<QLineEdit*>(u"workload_name"_s), Qt::Key_Return);
        const auto& workloads = m_document->workspace().workloads;
        QTRY_COMPARE(workloads.size(), std::size_t(2));
        const review::Workload& copy = workloads.at({2});
        QCOMPARE(copy.name, std::string("Shop 2"));
        QVERIFY(copy.reviews.at(lens().id).answers == first.reviews.at(lens().id).answers);
        QVERIFY(copy.reviews.at(lens().id).plan.empty());
        QVERIFY(copy.accounts.empty());
        QCOMPARE(copy.pillar_priorities.front(), std::string("security"));
    }

    void prioritiesAndSemanticsAreProperties()
    {
        add(named(1, u"Shop"_s));
        QTest::keyClick(m_page->findChild<WorkloadCard*>(), Qt::Key_F2);
        auto* dialog = m_page->findChild<WorkloadDialog*>();
        auto* list = dialog->findChild<PriorityList*>();
        QCOMPARE(list->count(), 5);
        list->setCurrentRow(2);
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
        QTest::keyClick(list, Qt::Key_Up, Qt::AltModifier);
        dialog->findChild<QComboBox*>(u"workload_not_applicable"_s)->setCurrentIndex(1);
        QTest::keyClick(dialog->findChild<QLineEdit*>(u"workload_name"_s), Qt::Key_Return);
        const review::Workload& after = m_document->workspace().workloads.at({1});
        QTRY_COMPARE(after.not_applicable, review::NotApplicableChoice::Strict);
        QCOMPARE(after.pillar_priorities.size(), std::size_t(5));
        QCOMPARE(after.pillar_priorities.front(), lens().pillars[2].id);
        m_document->undoStack().undo();
        QVERIFY(m_document->workspace().workloads.at({1}).pillar_priorities.empty());
    }
};

QTEST_MAIN(TestPortfolio)
#include "tst_portfolio.moc"
