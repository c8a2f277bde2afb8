// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/actions.h"
#include "app/cli/call.h"
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "app/cli/review_diff.h"
#include "app/cli/review_import.h"
#include "app/cli/review_words.h"
#include "core/network/rules.h"
#include "core/workspace/evidence_claims.h"
#include "ui/text/format.h"
#include "ui/text/utf8.h"

#include <QTemporaryDir>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;
using namespace std::string_literals;

namespace pb::cli {

namespace {

constexpr auto kCommand = "review"_L1;

/// The workload and lens that a call names.
Result<Reviewed> reviewedOf(const Console& console, const Call& call, Date day)
{
    auto workspace = readWorkspace(call.operands().first());
    if (!workspace)
        return forward(std::move(workspace));
    const auto id = workloadCalled(*workspace, call.value(u"workload"_s));
    if (!id)
        return tl::unexpected(id.error());
    const review::Workload& workload = workspace->workloads.at(*id);
    auto lenses = lensesCalled(console, *workspace, workload, call.value(u"lens"_s).toStdString());
    if (!lenses)
        return forward(std::move(lenses));
    workspace::Findings findings;
    for (const auto& [network, drawn] : workspace->networks)
        if (drawn.workload == *id)
            findings[network] = net::validate(drawn);
    std::set<review::QuestionKey> contradicted;
    for (const review::Lens& lens : *lenses)
        for (const workspace::Contradiction& one : workspace::contradictions(*workspace, findings, lens, *id, day))
            if (const review::Question* question = review::findQuestion(lens, one.question))
                contradicted.insert({*id, lens.id, question->id});
    return Reviewed{workload, *std::move(lenses), std::move(contradicted)};
}

std::vector<review::PlanRow> planOf(const Reviewed& reviewed, Date day)
{
    auto rows = review::planRows(reviewed.pointers(), reviewed.workload, day);
    for (review::PlanRow& row : rows)
        row.contradicted = reviewed.contradicted.contains({reviewed.workload.id, row.lens->id, row.question->id});
    return rows;
}

/// The day to judge by: --date or today; nothing where --date is no day.
std::optional<Date> dayOf(const Console& console, const Call& call)
{
    if (!call.has(u"date"_s))
        return Date::today();
    const auto date = Date::parse(call.value(u"date"_s).toStdString());
    if (date)
        return *date;
    console.usage("cli.bad_date", {call.value(u"date"_s)});
    return std::nullopt;
}

/// A call fails the build of who asks for it while a risk is open.
Exit exitOf(const std::vector<review::PlanRow>& rows)
{
    const bool open = std::any_of(rows.begin(), rows.end(), [](const review::PlanRow& row) { return row.open; });
    return open ? Exit::Findings : Exit::Clean;
}

void printHead(const Console& console, const ReviewWords& words, const Reviewed& reviewed)
{
    QStringList head{console.tinted(fromUtf8(reviewed.workload.name), Tint::Strong)};
    for (const review::Lens& lens : reviewed.lenses)
        head << words.text(lens.name);
    console.print(head.join(u" · "_s));
    console.print(QString());
}

QString countsLine(const Console& console, const review::RiskCounts& counts)
{
    QStringList out;
    for (const review::Risk risk : {review::Risk::High, review::Risk::Medium, review::Risk::None,
                                    review::Risk::Unanswered, review::Risk::NotApplicable})
        out << console.say("review.risk." + std::string(enumName(risk))) + u' ' +
                   text::count(counts.of(risk), console.language());
    return out.join(u" · "_s);
}

Json countsJson(const review::RiskCounts& counts)
{
    Json out = Json::object();
    for (const std::string_view name : enumNames(review::Risk{}))
        out[std::string(name)] = counts.of(*enumFrom<review::Risk>(name));
    return out;
}

/// What every answer in JSON begins with; "lens" is the first of the lenses.
Json jsonHead(const Reviewed& reviewed)
{
    Json lenses = Json::array();
    for (const review::Lens& lens : reviewed.lenses)
        lenses.push_back(lens.id);
    return Json{
        {"workload", reviewed.workload.name}, {"lens", reviewed.lenses.front().id}, {"lenses", std::move(lenses)}};
}

void addScores(const Reviewed& reviewed, const review::Lens& lens, Json& out)
{
    for (const review::PillarSummary& row : review::pillarSummary(lens, reviewed.workload))
        out["pillars"].push_back(Json{{"lens", lens.id}, {"pillar", row.pillar}, {"risks", countsJson(row.counts)}});
    for (const review::Question* question : review::allQuestions(lens)) {
        const review::Answer& answer = review::answerOf(reviewed.workload, lens.id, question->id);
        const review::Why why = review::explain(*question, answer, reviewed.workload.not_applicable);
        out["questions"].push_back(Json{{"lens", lens.id},
                                        {"id", question->id},
                                        {"code", question->code},
                                        {"risk", std::string(enumName(why.verdict.risk))},
                                        {"why", whyJson(why)}});
    }
}

void printPillars(const Console& console, const ReviewWords& words, const Reviewed& reviewed)
{
    for (const review::Lens& lens : reviewed.lenses) {
        if (reviewed.several())
            console.print(console.tinted(words.text(lens.name), Tint::Strong));
        const auto pillars = review::pillarSummary(lens, reviewed.workload);
        for (std::size_t i = 0; i < pillars.size(); ++i)
            console.print(padded(words.text(lens.pillars[i].name), 24) + countsLine(console, pillars[i].counts));
    }
}

Exit score(const Console& console, const Call& call, const Reviewed& reviewed, Date day)
{
    const auto rows = planOf(reviewed, day);
    if (call.json()) {
        Json out = jsonHead(reviewed);
        out["pillars"] = Json::array();
        out["questions"] = Json::array();
        for (const review::Lens& lens : reviewed.lenses)
            addScores(reviewed, lens, out);
        console.print(out);
        return exitOf(rows);
    }
    const ReviewWords words(console);
    printHead(console, words, reviewed);
    printPillars(console, words, reviewed);
    for (const review::PlanRow& row : rows) {
        if (!row.open)
            continue;
        console.print(QString());
        console.print(padded(fromUtf8(row.question->code), 8) + words.risk(row.verdict.risk) + u"  "_s +
                      words.text(row.question->title) +
                      (reviewed.several() ? u" · "_s + words.text(row.lens->name) : QString()));
        const review::Why why = review::explain(*row.question, *row.answer, reviewed.workload.not_applicable);
        for (const QString& reason : words.why(*row.question, why))
            for (const QString& line : wrapped(reason, 96))
                console.print(u"    "_s + line);
    }
    return exitOf(rows);
}

Exit plan(const Console& console, const Call& call, const Reviewed& reviewed, Date day)
{
    const auto rows = planOf(reviewed, day);
    if (call.json()) {
        Json out = jsonHead(reviewed);
        out["plan"] = Json::array();
        for (const review::PlanRow& row : rows)
            out["plan"].push_back(planRowJson(row));
        console.print(out);
        return exitOf(rows);
    }
    const ReviewWords words(console);
    printHead(console, words, reviewed);
    if (rows.empty())
        console.print(console.tinted(console.say("cli.review.no_plan"), Tint::Good));
    for (const review::PlanRow& row : rows)
        words.print(row, reviewed.several());
    return exitOf(rows);
}

Exit next(const Console& console, const Call& call, const Reviewed& reviewed, Date day)
{
    const auto actions = review::nextActions(reviewed.pointers(), reviewed.workload, day);
    if (call.json()) {
        Json out = jsonHead(reviewed);
        out["actions"] = Json::array();
        for (const review::NextAction& action : actions)
            out["actions"].push_back(actionJson(action));
        console.print(out);
    } else {
        const ReviewWords words(console);
        printHead(console, words, reviewed);
        if (actions.empty())
            console.print(console.tinted(console.say("cli.review.no_actions"), Tint::Good));
        for (std::size_t i = 0; i < actions.size(); ++i)
            words.print(reviewed, actions[i], static_cast<int>(i) + 1);
    }
    return actions.empty() ? Exit::Clean : Exit::Findings;
}

/// A workbook is written to a file and not to memory: for standard output it takes a way round.
Result<QByteArray> workbook(const exchange::Table& table)
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"review.xlsx"_s);
    if (auto written = exchange::writeXlsx({table}, path.toStdString()); !written)
        return forward(std::move(written));
    return readInput(path);
}

/// The plan (`plan`) or the answers (`score`) as a file.
Exit writeFile(const Console& console, const Call& call, const Reviewed& reviewed, Date day, bool asPlan)
{
    const QString format = call.value(u"format"_s);
    const ReviewWords words(console);
    const bool keys = format == u"csv";
    const auto values = keys ? exchange::CellValues::Keys : exchange::CellValues::Words;
    const auto rows = planOf(reviewed, day);
    const exchange::Table table =
        asPlan ? exchange::planTable(rows, words.wording(), values)
               : exchange::answerTable(reviewed.pointers(), reviewed.workload, words.wording(), values);
    Result<QByteArray> bytes =
        format == u"xlsx"  ? workbook(table)
        : format == u"csv" ? QByteArray::fromStdString(exchange::writeCsv(table))
        : format == u"md"
            ? QByteArray::fromStdString(exchange::writeMarkdown(table))
            : QByteArray::fromStdString(exchange::writeReviewJson(reviewed.pointers(), reviewed.workload));
    if (!bytes)
        return console.fail(bytes.error());
    const QString path = call.has(u"o"_s) ? call.value(u"o"_s) : u"-"_s;
    if (const Status written = writeOutput(path, *bytes); !written)
        return console.fail(written.error());
    if (path != u"-")
        console.print(console.say("cli.review.written", {path}));
    return exitOf(rows);
}

/// What an action takes and does.
struct Form {
    QLatin1StringView name;
    Exit (*run)(const Console&, const Call&, const Reviewed&, Date);
    bool writes;  ///< knows --format
};
constexpr Form kScore{"score"_L1, score, true};
constexpr Form kPlan{"plan"_L1, plan, true};
constexpr Form kNext{"next"_L1, next, false};

void addLensOptions(Call& call)
{
    call.addOption({u"workload"_s}, u"NAME"_s, "cli.option.review_workload");
    call.addOption({u"lens"_s}, u"ID"_s, "cli.option.lens");
}

Exit runOn(const Console& console, const Call& call, const Form& form)
{
    const QString format = form.writes ? call.value(u"format"_s) : QString();
    const QStringList known{u"csv"_s, u"xlsx"_s, u"md"_s, u"json"_s};
    if (form.writes && call.has(u"format"_s) && !known.contains(format))
        return console.usage("cli.review.bad_format", {format});
    if (!format.isEmpty() && call.json())
        return console.usage("cli.review.two_formats");
    if (form.writes && call.has(u"o"_s) && format.isEmpty())
        return console.usage("cli.review.no_format");
    const auto day = dayOf(console, call);
    if (!day)
        return Exit::Usage;
    const auto reviewed = reviewedOf(console, call, *day);
    if (!reviewed)
        return console.fail(reviewed.error());
    return format.isEmpty() ? form.run(console, call, *reviewed, *day)
                            : writeFile(console, call, *reviewed, *day, form.name == "plan"_L1);
}

template <const Form& form>
Exit judge(const Console& console, const QStringList& arguments)
{
    Call call(console, u"review "_s + form.name, u"WS.pillar"_s, aboutOf(kCommand, form.name));
    call.addOperand(u"WS.pillar"_s, "cli.operand.workspace");
    addLensOptions(call);
    call.addOption({u"date"_s}, u"YYYY-MM-DD"_s, "cli.option.review_date");
    if (form.writes) {
        call.addOption({u"format"_s}, u"csv|xlsx|md|json"_s, "cli.option.format");
        call.addOption({u"o"_s, u"output"_s}, u"FILE"_s, "cli.option.output");
    }
    if (!call.parse(arguments))
        return call.exit();
    return call.operands().size() == 1 ? runOn(console, call, form) : console.usage("cli.one_workspace");
}

Exit takeIn(const Console& console, const QStringList& arguments)
{
    Call call(console, u"review import"_s, u"WS.pillar FILE"_s, aboutOf(kCommand, "import"_L1));
    call.addOperand(u"WS.pillar"_s, "cli.operand.workspace");
    call.addOperand(u"FILE"_s, "cli.operand.review_file");
    addLensOptions(call);
    call.addOption({u"apply"_s}, {}, "cli.option.apply");
    if (!call.parse(arguments))
        return call.exit();
    return call.operands().size() == 2 ? importReview(console, call) : console.usage("cli.review.two_files");
}

constexpr std::array kActions{Action{kScore.name, judge<kScore>}, Action{kPlan.name, judge<kPlan>},
                              Action{kNext.name, judge<kNext>}, Action{"import"_L1, takeIn},
                              Action{"diff"_L1, runReviewDiff}};

}  // namespace

Exit runReview(const Console& console, const QStringList& arguments)
{
    return runActions(console, {kCommand, "WS.pillar"_L1, kActions}, arguments);
}

}  // namespace pb::cli
