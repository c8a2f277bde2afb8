// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/review_tables.h"

#include "core/exchange/review/review_import.h"
#include "core/review/risk.h"
#include "tests/core/review/random_edits.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace pb;
using namespace pb::exchange;
using namespace pb::review;
using namespace Qt::StringLiterals;

namespace {

constexpr Date kToday{2026, 11, 25};
const std::string kAt = "2026-11-25T12:00:00.000Z";

Wording wording()
{
    return {[](std::string_view id) { return std::string(id); }, [](const Text& text) { return text.ko; }};
}

Lens makeLens(const std::string& id)
{
    Lens out;
    out.id = id;
    out.name = {id, id};
    Pillar& pillar = out.pillars.emplace_back();
    pillar.id = "reliability";
    pillar.name = {"Reliability", "안정성"};
    for (int i = 1; i <= 3; ++i) {
        Question question = review::test::questionOf("rel_" + std::to_string(i), 4);
        question.code = "REL " + std::to_string(i);
        question.title = {"=Title, \"quoted\"", "제목 | \"따옴표\",\n둘째 줄"};
        for (Choice& choice : question.choices) {
            choice.title = {choice.id, "+항목 " + choice.id};
            choice.weight.core = !choice.none && i != 2;
        }
        question.rules = generateRules(question);
        pillar.areas.emplace_back().questions.push_back(std::move(question));
    }
    return out;
}

using Lenses = std::vector<const Lens*>;

const Lens& lens()
{
    static const Lens kLens = makeLens("wa");
    return kLens;
}

/// Its questions have the ids of the first.
const Lens& second()
{
    static const Lens kLens = makeLens("another");
    return kLens;
}

Lenses one() { return {&lens()}; }
Lenses two() { return {&lens(), &second()}; }

const std::vector<std::string> kTexts{"",        "=1+1",     "'=quoted",    "''",        "-5",     "@cmd",
                                      "김 책임", "a,b;c\td", "line\nbreak", "\"quote\"", " space", "＝wide",
                                      "\ttab",   "+82 10",   "\r\nwindows", "|pipe|",    "[key]",  "'"};

std::string oneOf(std::mt19937& rng) { return kTexts[rng() % kTexts.size()]; }

void answerAtRandom(std::mt19937& rng, const Lens& lens, LensReview& review)
{
    for (const Question* question : allQuestions(lens)) {
        Answer& answer = review.answers[question->id];
        for (const Choice& choice : question->choices) {
            const bool none = choice.none;
            ChoiceAnswer& value = answer.choices[choice.id];
            value.state = none ? ChoiceState::NotSelected : static_cast<ChoiceState>(rng() % 3);
            value.note = oneOf(rng);
            if (value.state == ChoiceState::NotApplicable)
                value.reason = static_cast<Reason>(rng() % 5);
        }
        answer.applicable = rng() % 4 != 0;
        answer.reason = static_cast<Reason>(rng() % 5);
        answer.notes = oneOf(rng);
        answer.owner = oneOf(rng);
        PlanItem& item = review.plan[question->id];
        item.owner = oneOf(rng);
        item.note = oneOf(rng);
        item.status = static_cast<PlanStatus>(rng() % 5);
        item.likelihood = static_cast<std::int64_t>(rng() % 6);
        item.impact = static_cast<std::int64_t>(rng() % 6);
        if (rng() % 2 == 0)
            item.due = Date{2026, 12, static_cast<unsigned>(1 + rng() % 28)};
        if (rng() % 2 == 0)
            item.effort = static_cast<Effort>(rng() % 3);
        if (rng() % 2 == 0)
            item.acceptance = Acceptance{"CISO", "=because", rng() % 2 == 0 ? Date{} : kToday};
    }
}

Workload randomWorkload(std::mt19937& rng, const Lenses& lenses)
{
    Workload workload = review::test::workloadOf(1, "shop");
    workload.lens = lenses.front()->id;
    for (const Lens* lens : lenses)
        answerAtRandom(rng, *lens, workload.reviews[lens->id]);
    normalize(workload);
    return workload;
}

/// Forgets when things were said, which no table carries.
Workload timeless(Workload workload)
{
    for (auto& [id, review] : workload.reviews) {
        for (auto& [question, answer] : review.answers)
            answer.updated_utc.clear();
        for (auto& [question, item] : review.plan)
            item.updated_utc.clear();
    }
    normalize(workload);
    return workload;
}

QByteArray whyRefused(const Proposal& proposal)
{
    QByteArray out;
    for (const RefusedPart& part : proposal.refused)
        out += QByteArray::number(part.line) + ' ' + QByteArray::fromStdString(part.column) + ' ' +
               QByteArray::fromStdString(part.error.id) + "; ";
    return out;
}

}  // namespace

class TestReviewTables : public QObject {
    Q_OBJECT
private slots:
    /// Written, read and applied to another state of the same workload, a table leads to the state that was written.
    void tablesComeBack_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<Lenses>("lenses");
        for (const char* kind : {"plan", "answers", "json"}) {
            QTest::newRow(kind) << QString::fromLatin1(kind) << one();
            QTest::newRow(qPrintable(QString::fromLatin1(kind) + u" of two lenses"_s))
                << QString::fromLatin1(kind) << two();
        }
    }
    void tablesComeBack()
    {
        QFETCH(QString, kind);
        QFETCH(Lenses, lenses);
        std::mt19937 rng(31);
        for (int round = 0; round < 60; ++round) {
            Workload wanted = randomWorkload(rng, lenses);
            Workload from = randomWorkload(rng, lenses);
            const std::string bytes =
                kind == u"plan" ? writeCsv(planTable(planRows(lenses, wanted, kToday), wording(), CellValues::Keys))
                : kind == u"answers" ? writeCsv(answerTable(lenses, wanted, wording(), CellValues::Keys))
                                     : writeReviewJson(lenses, wanted);
            for (const Lens* lens : lenses) {
                LensReview& after = wanted.reviews[lens->id];
                LensReview& before = from.reviews[lens->id];
                if (kind == u"plan") {
                    // A table of a plan says nothing of answers, nor of questions that are not in it.
                    std::erase_if(before.plan, [&](const auto& entry) { return !after.plan.contains(entry.first); });
                    after.answers = before.answers;
                } else if (kind == u"answers") {
                    after.plan = before.plan;
                } else {
                    before = {};
                }
            }
            const auto proposal = proposeReview(bytes, "file", lenses, from, kAt);
            QVERIFY(proposal);
            QCOMPARE(whyRefused(*proposal), QByteArray());
            Workloads workloads{{from.id, from}};
            QVERIFY(applyEdit(workloads, editOf(*proposal)));
            QVERIFY(timeless(workloads.at({1})) == timeless(wanted));
            // Once it is there, there is nothing more to change.
            const auto again = proposeReview(bytes, "file", lenses, workloads.at({1}), kAt);
            QVERIFY(again);
            QVERIFY(again->changes.empty());
        }
    }

    void noCellIsAFormula()
    {
        std::mt19937 rng(2);
        const Workload workload = randomWorkload(rng, one());
        for (const Table& table : {planTable(planRows(one(), workload, kToday), wording(), CellValues::Words),
                                   answerTable(one(), workload, wording(), CellValues::Keys)}) {
            const QByteArray csv = QByteArray::fromStdString(writeCsv(table));
            QVERIFY(csv.startsWith("\xEF\xBB\xBF"));
            bool quoted = false;
            bool begins = true;
            for (qsizetype i = 3; i < csv.size(); ++i) {
                const char c = csv[i];
                if (begins && c != '"')
                    QVERIFY2(QByteArray("=+-@\t").indexOf(c) < 0, csv.mid(i, 40).constData());
                begins = !quoted && (c == ',' || c == '\n' || (begins && c == '"'));
                quoted = quoted != (c == '"');
                if (c == '"' && quoted)
                    begins = true;
                if (c == '\n' && !quoted)
                    QCOMPARE(csv[i - 1], '\r');
            }
            QVERIFY(!quoted);
        }
    }

    void aSheetMaySaveItInItsOwnWay_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("as written") << QByteArray("\xEF\xBB\xBFQuestion [question],Status [status],Due [due]\r\n"
                                                  "rel_1,in_progress,2026-12-01\r\n");
        QTest::newRow("semicolons, no mark") << QByteArray("question;status;due\nrel_1;in_progress;2026-12-01\n");
        QTest::newRow("tabs, old line ends") << QByteArray("question\tstatus\tdue\rrel_1\tin_progress\t2026-12-01");
        QTest::newRow("other order and more columns")
            << QByteArray("due,x,status [status],question\n2026-12-01,\"a,\"\"b\",in_progress,rel_1\n\n,,,\n");
    }
    void aSheetMaySaveItInItsOwnWay()
    {
        QFETCH(QByteArray, bytes);
        Workload workload = review::test::workloadOf(1, "shop");
        workload.lens = "wa";
        const auto good = proposeReview(bytes.toStdString(), "f.csv", one(), workload, kAt);
        QVERIFY(good);
        QCOMPARE(good->changes.size(), 2u);
        QVERIFY(good->changes[0].change.key == (CellKey{"wa", "rel_1", CellPart::Plan, "due"}));
        QVERIFY(good->changes[0].change.after == CellValue(FieldValue(std::string("2026-12-01"))));
        QCOMPARE(good->changes[1].change.key.name, std::string("status"));
        QCOMPARE(good->changes[1].line, 2);
    }

    /// Answers to a lens that the workload does not have yet bring the lens along.
    void aFurtherLensIsPutOnTheWorkload()
    {
        const Workload workload = review::test::workloadOf(1, "shop");
        const auto proposal = proposeReview("question,owner\nrel_1,kim\nrel_2,lee\n", "f.csv", one(), workload, kAt);
        QVERIFY(proposal);
        QCOMPARE(whyRefused(*proposal), QByteArray());
        Workloads workloads{{workload.id, workload}};
        QVERIFY(applyEdit(workloads, editOf(*proposal)));
        QCOMPARE(planOf(workloads.at({1}), "wa", "rel_2").owner, std::string("lee"));
    }

    /// People read which lens a row is of, where there is more than one; a program always.
    void theLensIsNamed()
    {
        std::mt19937 rng(3);
        const Workload workload = randomWorkload(rng, two());
        const auto first = [&](const Lenses& lenses, CellValues values) {
            const Table table = planTable(planRows(lenses, workload, kToday), wording(), values);
            return table.columns.front().key + ' ' + table.rows.front().front();
        };
        QCOMPARE(first(one(), CellValues::Words), std::string("code REL 1"));
        QCOMPARE(first(two(), CellValues::Words), std::string("lens wa"));
        QCOMPARE(first(one(), CellValues::Keys), std::string("lens wa"));
        const Table answers = answerTable(two(), workload, wording(), CellValues::Words);
        QCOMPARE(answers.rows.back().front(), std::string("another"));
        QCOMPARE(answers.rows.size(), 2 * answerTable(one(), workload, wording(), CellValues::Words).rows.size());
    }

    /// Older versions wrote no lens: the first that has the question is meant. One that is not there is named.
    void aRowIsOfTheLensThatItNames()
    {
        const Workload workload = review::test::workloadOf(1, "shop");
        const auto changed = [&](const std::string& csv) {
            const auto proposal = proposeReview(csv, "f.csv", two(), workload, kAt);
            QByteArray out;
            for (const ProposedChange& one : proposal->changes)
                out += QByteArray::fromStdString(one.change.key.lens) + ' ';
            return out + '/' + whyRefused(*proposal);
        };
        QCOMPARE(changed("question,owner\nrel_1,kim\n"), QByteArray("wa /"));
        QCOMPARE(changed("lens,question,owner\n,rel_1,kim\nanother,rel_1,lee\n"), QByteArray("wa another /"));
        QCOMPARE(changed("lens,question,choice,state\nanother,rel_1,rel_1_c0,selected\nwa,rel_1,rel_1_c0,selected\n"),
                 QByteArray("another wa /"));
        QCOMPARE(changed("lens,question,owner\nother,rel_1,kim\nanother,rel_2,lee\n"),
                 QByteArray("another /2 lens exchange.review_file.no_lens; "));
        QCOMPARE(changed(R"({"format":"pillarbench.review","version":2,"lenses":[{"lens":"other","questions":[]},3,)"
                         R"({"lens":"another","questions":[{"id":"rel_1","plan":{"owner":"kim"}},{"id":"none"}]}]})"),
                 QByteArray("another /0 /lenses/0/lens exchange.review_file.no_lens; "
                            "0 /lenses/1/lens exchange.review_file.no_lens; "
                            "0 /lenses/2/questions/1/id exchange.review_file.question; "));
    }

    void whatIsWrongIsNamedWithItsPlace()
    {
        const std::string csv = "question,owner,status,likelihood,due,approver,accepted_because,accepted_until\n"
                                "rel_1,kim,in_progress,3,,,,\n"
                                "rel_9,kim,,,,,,\n"
                                "rel_2,kim,soon,9,2026-02-30,,,\n"
                                "rel_1,lee,,,,,,\n"
                                "rel_3,,,x,,CISO,,2026-12-01\n";
        Workload workload = review::test::workloadOf(1, "shop");
        workload.lens = "wa";
        const auto proposal = proposeReview(csv, "f.csv", one(), workload, kAt);
        QVERIFY(proposal);
        QCOMPARE(whyRefused(*proposal), QByteArray("3 question exchange.review_file.question; 4 due review.field.date; "
                                                   "4 status review.field.value; 4 likelihood review.field.range; "
                                                   "5  exchange.review_file.twice; 6 likelihood review.field.type; "
                                                   "6 accepted_because review.field.length; "));
        QCOMPARE(proposal->rows, 5);
        QCOMPARE(proposal->changes.size(), 4u);  // three of rel_1, the owner of rel_2
        QVERIFY(proposal->changes.back().change.after == CellValue(FieldValue(std::string("kim"))));
    }

    void answersThatContradictThemselves()
    {
        const std::string csv = "question,choice,state,reason,note\n"
                                "rel_1,rel_1_c0,selected,,\n"
                                "rel_1,rel_1_no,selected,,\n"
                                "rel_1,rel_1_c1,selected,out_of_scope,\n"
                                "rel_1,rel_1_c2,maybe,,\n"
                                "rel_1,nothing,selected,,\n"
                                "rel_1,,not_applicable,never,\n";
        Workload workload = review::test::workloadOf(1, "shop");
        workload.lens = "wa";
        const auto proposal = proposeReview(csv, "f.csv", one(), workload, kAt);
        QVERIFY(proposal);
        QCOMPARE(whyRefused(*proposal), QByteArray("4 state review.choice.reason; 5 state review.field.value; "
                                                   "6 choice exchange.review_file.choice; 7 reason review.field.value; "
                                                   "2 rel_1_no review.choice.exclusive; "));
        Workloads workloads{{workload.id, workload}};
        normalize(workloads.at({1}));
        QVERIFY(applyEdit(workloads, editOf(*proposal)));
        QVERIFY(!answerOf(workloads.at({1}), "wa", "rel_1").applicable);
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("id");
        const auto row = [](const char* name, const QByteArray& bytes, const char* id) {
            QTest::newRow(name) << bytes << QByteArray(id);
        };
        row("empty", {}, "exchange.csv.empty");
        row("only line ends", "\r\n\n", "exchange.csv.empty");
        row("a workbook", QByteArray("PK\x03\x04\0\0", 6), "exchange.csv.encoding");
        row("Korean of old Windows", "question,status\r\nrel_1,\xC1\xF8\xC7\xE0\r\n", "exchange.csv.encoding");
        row("UTF-16", QByteArray("\xFF\xFEq\0u\0", 6), "exchange.csv.encoding");
        row("open quote", "question,status\r\n\"rel_1,x\r\n", "exchange.csv.quote");
        row("text behind a quote", "question,status\r\n\"rel_1\"x,y\r\n", "exchange.csv.quote");
        row("other columns", "a,b\r\n1,2\r\n", "exchange.review_file.columns");
        row("too large", QByteArray((64 << 20) + 1, 'a'), "exchange.csv.size");
        row("other JSON", "{}", "exchange.review_file.format");
        row("cut JSON", "{\"format\":", "exchange.json.syntax");
        row("questions as text", R"({"format":"pillarbench.review","version":1,"lens":"wa","questions":"x"})",
            "exchange.review_file.format");
        row("newer", R"({"format":"pillarbench.review","version":3,"lens":"wa","questions":[]})",
            "exchange.review_file.newer");
        row("several lenses as text", R"({"format":"pillarbench.review","version":2,"lenses":"wa"})",
            "exchange.review_file.format");
        row("other lens", R"({"format":"pillarbench.review","version":1,"lens":"x","questions":[]})",
            "exchange.review_file.lens");
    }
    void refused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, id);
        const auto proposal = proposeReview(bytes.toStdString(), "f", one(), review::test::workloadOf(1, "shop"), kAt);
        QVERIFY(!proposal);
        QCOMPARE(QByteArray::fromStdString(proposal.error().id), id);
    }

    void jsonPartsAreRefusedOneByOne()
    {
        Workload workload = review::test::workloadOf(1, "shop");
        workload.lens = "wa";
        const auto proposal = proposeReview(
            R"({"format":"pillarbench.review","version":1,"lens":"wa","questions":[{"id":"rel_1","answer":{"notes":1},)"
            R"("plan":{"owner":"kim"}},{"id":"none"},3,{"id":"rel_2","plan":{"impact":7}}]})",
            "f.json", one(), workload, kAt);
        QVERIFY(proposal);
        QCOMPARE(whyRefused(*proposal), QByteArray("0 /questions/0/answer/notes exchange.review.field; "
                                                   "0 /questions/1/id exchange.review_file.question; "
                                                   "0 /questions/2/id exchange.review_file.question; "
                                                   "0 impact review.field.range; "));
        QCOMPARE(proposal->changes.size(), 1u);
    }

    /// Fifty megabytes of rows that say nothing new, and of one cell.
    void largeFilesAreRead()
    {
        Workload workload = review::test::workloadOf(1, "shop");
        workload.lens = "wa";
        std::string rows = "question,status,owner\r\n";
        while (rows.size() < std::size_t{50} << 20)
            rows += "rel_unknown_and_long_enough_to_fill_the_file_with_few_rows_________________________,,\r\n";
        const auto many = proposeReview(rows, "f", one(), workload, kAt);
        QVERIFY(many);
        QVERIFY(many->rows > 500'000);
        const auto single = proposeReview("question,status,owner\r\nrel_1,,\"" + std::string(50 << 20, 'x') + "\"\r\n",
                                          "f", one(), workload, kAt);
        QVERIFY(single);
        QCOMPARE(whyRefused(*single), QByteArray("2 owner review.field.length; "));
    }

    void markdownKeepsItsTable()
    {
        std::mt19937 rng(8);
        const auto text = QString::fromStdString(writeMarkdown(
            planTable(planRows(one(), randomWorkload(rng, one()), kToday), wording(), CellValues::Words)));
        const QStringList lines = text.trimmed().split(u'\n');
        QCOMPARE(lines.front(), u"# review.table.plan"_s);
        for (const QString& line : lines.mid(2)) {
            QString bare = line;
            bare.remove(u"\\\\"_s).remove(u"\\|"_s);
            QCOMPARE(bare.count(u'|'), 18);
        }
        QVERIFY(text.contains(u"제목 \\| \"따옴표\",<br>둘째 줄"_s));
    }

    /// A workbook is a ZIP file whose sheets hold the texts, and no formula.
    void workbooksHoldTheTexts()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(u"계획.xlsx"_s);
        std::mt19937 rng(8);
        const Workload workload = randomWorkload(rng, one());
        QVERIFY(writeXlsx({planTable(planRows(one(), workload, kToday), wording(), CellValues::Words),
                           answerTable(one(), workload, wording(), CellValues::Words)},
                          path.toStdString()));
        const auto part = [&](const QString& name) {
            QProcess python;
            python.start(u"python3"_s, {u"-c"_s,
                                        u"import sys,zipfile;"
                                        "sys.stdout.buffer.write(zipfile.ZipFile(sys.argv[1]).read(sys.argv[2]))"_s,
                                        path, name});
            python.waitForFinished();
            return QString::fromUtf8(python.readAllStandardOutput());
        };
        QVERIFY(part(u"xl/sharedStrings.xml"_s).contains(u"안정성"_s));
        QVERIFY(part(u"xl/workbook.xml"_s).contains(u"review.table.answers 2"_s));
        for (const QString& sheet : {u"xl/worksheets/sheet1.xml"_s, u"xl/worksheets/sheet2.xml"_s}) {
            QVERIFY(part(sheet).contains(u"<row "_s));
            QVERIFY(!part(sheet).contains(u"<f>"_s));
        }
        const auto refused = writeXlsx({}, folder.filePath(u"no/such/folder.xlsx"_s).toStdString());
        QVERIFY(!refused);
        QCOMPARE(refused.error().id, std::string("exchange.xlsx.failed"));
    }
};

QTEST_GUILESS_MAIN(TestReviewTables)
#include "tst_review_tables.moc"
