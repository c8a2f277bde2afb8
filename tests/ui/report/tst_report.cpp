// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/edit.h"
#include "ui/document/document.h"
#include "ui/report/pdf.h"
#include "ui/report/report_page.h"
#include "ui/report/table_block.h"
#include "ui/text/language.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;
using namespace pb::ui;
using namespace Qt::StringLiterals;

namespace {

/// A workspace with one answered workload and a network whose names are hard to copy out of a PDF.
workspace::Workspace fixture(const review::Lens& lens)
{
    workspace::Workspace out;
    review::Workload workload;
    workload.id = {1};
    workload.name = "주문 플랫폼";
    workload.owner = "김서연";
    workload.lens = lens.id;
    for (const review::Question* question : review::allQuestions(lens)) {
        review::Answer& answer = workload.reviews[workload.lens].answers[question->id];
        answer.choices[question->choices.front().id].state = review::ChoiceState::Selected;
        answer.notes = "금요일까지 확인합니다. ticket 4711 (10.0.8.0/24)";
    }
    out.workloads[{1}] = workload;
    net::Network network;
    network.id = {1};
    network.workload = {1};
    network.name = "subnet-8 (10.0.8.0/24)";
    out.networks[{1}] = network;
    return out;
}

QString toolOutput(const QString& program, const QStringList& arguments)
{
    QProcess process;
    process.start(program, arguments);
    if (!process.waitForFinished(60'000) || process.exitStatus() != QProcess::NormalExit)
        return {};
    return QString::fromUtf8(process.readAllStandardOutput());
}

}  // namespace

class TestReport : public QObject {
    Q_OBJECT

    Document m_document;
    const review::Lens& lens() const { return m_document.lenses().front(); }

    Result<int> write(const workspace::Workspace& state, const pb::report::Options& options, const QString& path,
                      const workspace::Findings& findings = {}) const
    {
        ui::report::ReportInput input;
        input.workspace = &state;
        input.findings = &findings;
        input.lenses = {&lens()};
        input.workload = {1};
        return ui::report::writePdf(input, options, path);
    }

    static pb::report::Options in(pb::report::Languages languages)
    {
        pb::report::Options options;
        options.languages = languages;
        options.date = Date(2026, 11, 23);
        return options;
    }

private slots:
    void initTestCase()
    {
        if (!ui::report::fontInstalled())
            QSKIP("NanumBarunGothic (fonts-nanum) is not installed");
    }

    void textComesOutWhole_data()
    {
        QTest::addColumn<int>("languages");
        for (const auto name : enumNames(pb::report::Languages{}))
            QTest::newRow(name.data()) << static_cast<int>(*enumFrom<pb::report::Languages>(name));
    }
    void textComesOutWhole()
    {
        QFETCH(int, languages);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"r.pdf"_s);
        const auto state = fixture(lens());
        const auto pages = write(state, in(static_cast<pb::report::Languages>(languages)), path);
        QVERIFY(pages);
        const QString text = toolOutput(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s});
        QVERIFY2(text.contains(u"subnet-8 (10.0.8.0/24)"_s), "digits after Latin text");
        QVERIFY(text.contains(u"금요일까지 확인합니다. ticket 4711 (10.0.8.0/24)"_s));
        QVERIFY(text.contains(u"주문 플랫폼"_s));
        QVERIFY(text.contains(u"2026-11-23"_s));
        const auto& first = *review::allQuestions(lens()).front();
        const bool korean = languages != static_cast<int>(pb::report::Languages::English);
        const bool english = languages != static_cast<int>(pb::report::Languages::Korean);
        const auto has = [&](const std::string& words) {
            QString flat = text;
            return flat.simplified().contains(QString::fromStdString(words).simplified());
        };
        QCOMPARE(has(first.question.ko), korean);
        QCOMPARE(has(first.question.en), english);
        for (const review::Question* question : review::allQuestions(lens()))
            QVERIFY2(text.contains(QString::fromStdString(question->code)), question->code.c_str());
        const QString summary =
            toolOutput(u"pdftotext"_s, {u"-f"_s, u"2"_s, u"-l"_s, u"2"_s, u"-layout"_s, path, u"-"_s});
        const auto report = pb::report::gather(state, {}, {&lens()}, {1}, {});
        QVERIFY(report && !report->top_risks.empty());
        for (const pb::report::QuestionEntry* entry : report->top_risks)
            QVERIFY2(summary.contains(QString::fromStdString(entry->question->code)), entry->question->code.c_str());
        const QString info = toolOutput(u"pdfinfo"_s, {path});
        QVERIFY(info.contains(u"Pages:           %1"_s.arg(*pages)));
    }

    /// With the practice and once more in a list, the sentence of the finding beside it; not a word without a finding.
    void deniedAnswersAreSaid_data()
    {
        QTest::addColumn<int>("languages");
        QTest::addColumn<QStringList>("said");
        const QStringList english{u"Answers that the evidence denies"_s,
                                  u"Denied by the evidence: Security group db"_s};
        const QStringList korean{u"근거와 어긋나는 답변"_s, u"근거와 어긋남: 보안 그룹 db"_s};
        using enum pb::report::Languages;
        QTest::newRow("en") << static_cast<int>(English) << english;
        QTest::newRow("ko") << static_cast<int>(Korean) << korean;
        QTest::newRow("both") << static_cast<int>(Both) << QStringList{korean[0], english[0], korean[1]};
    }
    void deniedAnswersAreSaid()
    {
        QFETCH(int, languages);
        QFETCH(QStringList, said);
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"r.pdf"_s);
        auto state = fixture(lens());
        auto& answer = state.workloads.at({1}).reviews.at(lens().id).answers.at("sec_6");
        answer.choices["sec_6_limit_exposure"].state = review::ChoiceState::Selected;
        const Finding open{"aws.security_group.open_database", Severity::Error, {{4}}, {"db", "5432", "1"}};
        const auto text = [&](const workspace::Findings& findings) {
            if (!write(state, in(static_cast<pb::report::Languages>(languages)), path, findings))
                return QString();
            return toolOutput(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s}).simplified();
        };
        const QString with = text({{{1}, {open}}});
        for (const QString& words : said)
            QVERIFY2(with.contains(words), qPrintable(words));
        const QString without = text({});
        QVERIFY(!without.isEmpty());
        for (const QString& words : said)
            QVERIFY2(!without.contains(words), qPrintable(words));
    }

    void plansAndAttachedEvidenceAreSaid()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"r.pdf"_s);
        auto state = fixture(lens());
        review::Workload& workload = state.workloads.at({1});
        review::LensReview& review = workload.reviews[workload.lens];
        review::PlanItem& plan = review.plan["rel_2"];
        plan.owner = "박지훈";
        plan.due = Date(2026, 11, 1);
        plan.status = review::PlanStatus::InProgress;
        plan.likelihood = 2;
        plan.impact = 5;
        review.plan["rel_9"].acceptance = {"CTO", "moved in spring", Date(2026, 12, 31)};
        review.plan["sec_1"].acceptance = {"CISO", "for the launch", Date(2026, 1, 31)};
        const Finding open{"aws.security_group.open_database", Severity::Error, {{4}}, {"db", "5432", "1"}};
        auto& links = review.answers["sec_6"].links;
        links[1] = {review::LinkKind::Finding, {1}, {}, open.key(), "seen in the meeting"};
        links[2] = {review::LinkKind::Finding, {1}, {}, "aws.subnet.overlap:9", ""};
        links[3] = {review::LinkKind::Address, {}, {}, "https://wiki.example.com/fw", ""};
        QVERIFY(write(state, in(pb::report::Languages::English), path, {{{1}, {open}}}));
        const QString text = toolOutput(u"pdftotext"_s, {u"-layout"_s, path, u"-"_s}).simplified();
        for (
            const auto& words :
            {u"In progress · Owner: 박지훈 · Due: 2026-11-01 (overdue) · Likelihood 2 of 5, impact 5 of 5"_s,
             u"Improvement plan Risk Question Owner Due date Status"_s, u"2026-11-01 (overdue)"_s, u"Accepted risks"_s,
             u"Accepted by CTO (expiry date: 2026-12-31): moved in spring"_s,
             u"the expiry date 2026-01-31 has passed and the risk is open again: for the launch"_s,
             u"Finding: Security group db opens TCP 5432 to the whole Internet (interfaces: 1). · seen in the meeting"_s,
             u"Finding: aws.subnet.overlap (no longer there)"_s, u"Address: https://wiki.example.com/fw"_s})
            QVERIFY2(text.contains(words), qPrintable(words));
    }

    void bookmarksAndLinksLeadToPages()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"r.pdf"_s);
        const auto state = fixture(lens());
        QVERIFY(write(state, in(pb::report::Languages::Korean), path));
        const QString text = toolOutput(u"qpdf"_s, {u"--json"_s, u"--json-key=outlines"_s, path});
        if (text.isEmpty())
            QSKIP("qpdf is not installed");
        const QJsonArray outlines = QJsonDocument::fromJson(text.toUtf8()).object()[u"outlines"_s].toArray();
        QVERIFY(outlines.size() >= 7);  // cover, summary, five pillars
        int leaves = 0;
        for (const auto& top : outlines) {
            QVERIFY(top.toObject()[u"destpageposfrom1"_s].toInt() >= 1);
            for (const auto& area : top.toObject()[u"kids"_s].toArray())
                leaves += static_cast<int>(area.toObject()[u"kids"_s].toArray().size());
        }
        QCOMPARE(leaves, 46);
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(toolOutput(u"qpdf"_s, {u"--check"_s, path}).contains(u"No syntax or stream encoding errors"_s));
    }

    void theSameReportIsTheSameBytes()
    {
        const QTemporaryDir folder;
        const auto state = fixture(lens());
        QByteArray bytes[2];
        for (int i = 0; i < 2; ++i) {
            const QString path = folder.filePath(QString::number(i));
            QVERIFY(write(state, in(pb::report::Languages::Both), path));
            QFile file(path);
            QVERIFY(file.open(QIODevice::ReadOnly));
            bytes[i] = file.readAll();
        }
        QVERIFY(bytes[0] == bytes[1]);
    }

    void hostileTextsStayOnThePage()
    {
        auto state = fixture(lens());
        review::Workload& workload = state.workloads[{1}];
        workload.name = std::string(300, 'W');
        workload.description = "مرحبا 🎉 \x01\x02 \u202Ereversed";
        workload.reviews[workload.lens].answers["rel_2"].notes = std::string(2084, 'x');
        workload.reviews[workload.lens].answers["rel_1"].notes = std::string(2084, '\n');
        ui::report::ReportInput input;
        const workspace::Findings findings;
        input.workspace = &state;
        input.findings = &findings;
        input.lenses = {&lens()};
        input.workload = {1};
        const auto rendered = ui::report::render(input, in(pb::report::Languages::English));
        QVERIFY(rendered);
        for (const ui::report::Page& page : rendered->pages.pages)
            for (const ui::report::Placed& placed : page.placed) {
                const double bottom = placed.at.y() + placed.block->height(placed.from, placed.to);
                QVERIFY2(bottom <= page.shape.content().bottom() + 1, "a block runs off its page");
            }
    }

    void headingsNeverEndAPage()
    {
        const auto state = fixture(lens());
        ui::report::ReportInput input;
        const workspace::Findings findings;
        input.workspace = &state;
        input.findings = &findings;
        input.lenses = {&lens()};
        input.workload = {1};
        for (const auto paper : {ui::report::Paper::A4, ui::report::Paper::Letter}) {
            input.paper = paper;
            const auto rendered = ui::report::render(input, in(pb::report::Languages::Both));
            QVERIFY(rendered);
            for (const ui::report::Page& page : rendered->pages.pages)
                if (!page.placed.empty()) {
                    const auto* text = dynamic_cast<const ui::report::TextBlock*>(page.placed.back().block);
                    QVERIFY2(!page.placed.back().block->keepWithNext, qPrintable(text ? text->text() : u""_s));
                }
        }
    }

    void whatCannotBeWrittenIsSaid()
    {
        const auto state = fixture(lens());
        const auto written = write(state, in(pb::report::Languages::English), u"/nonexistent/folder/r.pdf"_s);
        QVERIFY(!written);
        QCOMPARE(written.error().id, std::string("report.write.failed"));
    }

    void thePageFollowsTheDocument()
    {
        const QTemporaryDir folder;
        Document document;
        QVERIFY(document.create(folder.filePath(u"w.pillar"_s)));
        const auto state = fixture(document.lenses().front());
        ReportPage page(document);
        page.resize(1100, 800);
        page.setWorkload({1});
        page.show();
        QCOMPARE(page.pageCount(), 0);
        QVERIFY(document.apply(review::Edit{review::AddWorkload{state.workloads.at({1})}}, u"add"_s));
        page.setWorkload({1});
        QTRY_VERIFY_WITH_TIMEOUT(page.pageCount() > 10, 60'000);
        QSignalSpy exported(&page, &ReportPage::exported);
        page.exportTo(folder.filePath(u"out.pdf"_s));
        QCOMPARE(exported.count(), 1);
        QVERIFY(QFile::exists(folder.filePath(u"out.pdf"_s)));
        document.undoStack().undo();
        QTRY_COMPARE_WITH_TIMEOUT(page.pageCount(), 0, 60'000);
    }
};

QTEST_MAIN(TestReport)
#include "tst_report.moc"
