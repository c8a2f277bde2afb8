// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "core/exchange/density/line_feed.h"
#include "core/network/rules.h"
#include "core/store/workspace_store.h"
#include "ui/document/built_in_lenses.h"
#include "ui/report/pdf.h"
#include "ui/text/format.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

/// What was asked for, apart from the files.
struct ReportCall {
    pb::report::Options options;
    ui::report::Paper paper = ui::report::Paper::A4;
};

QString sectionNames()
{
    QStringList names;
    for (const std::string_view name : enumNames(pb::report::Section{}))
        names << QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    return names.join(u',');
}

std::optional<std::vector<pb::report::Section>> sectionsFrom(const QString& list)
{
    std::vector<pb::report::Section> sections;
    for (const QString& word : list.split(u',')) {
        const std::string name = word.trimmed().toStdString();
        const auto names = enumNames(pb::report::Section{});
        const auto it = std::find(names.begin(), names.end(), name);
        if (it == names.end())
            return std::nullopt;
        sections.push_back(static_cast<pb::report::Section>(it - names.begin()));
    }
    return sections;
}

pb::report::Languages languagesOf(const Console& console, const Call& call)
{
    if (call.value(u"lang"_s) == u"both")
        return pb::report::Languages::Both;
    return console.language() == text::Language::Korean ? pb::report::Languages::Korean
                                                        : pb::report::Languages::English;
}

/// Reads the options; where one is wrong, says so and gives nothing.
std::optional<ReportCall> readOptions(const Console& console, const Call& call)
{
    ReportCall asked;
    asked.options.languages = languagesOf(console, call);
    if (call.has(u"sections"_s)) {
        const auto sections = sectionsFrom(call.value(u"sections"_s));
        if (!sections) {
            console.usage("cli.report.bad_sections", {call.value(u"sections"_s), sectionNames()});
            return std::nullopt;
        }
        asked.options.sections = *sections;
    }
    if (call.has(u"date"_s)) {
        const auto date = Date::parse(call.value(u"date"_s).toStdString());
        if (!date) {
            console.usage("cli.bad_date", {call.value(u"date"_s)});
            return std::nullopt;
        }
        asked.options.date = *date;
    }
    const QString paper = call.has(u"paper"_s) ? call.value(u"paper"_s) : u"a4"_s;
    if (paper != u"a4" && paper != u"letter") {
        console.usage("cli.report.bad_paper", {paper});
        return std::nullopt;
    }
    asked.paper = paper == u"a4" ? ui::report::Paper::A4 : ui::report::Paper::Letter;
    return asked;
}

Result<ui::SharedRun> replayed(const store::WorkspaceStore& store, RunId id)
{
    density::Run run;
    exchange::LineFeed feed;
    auto read = store.readRunEvents(id, [&](std::string_view piece) { feed.feed(piece).applyTo(run); });
    if (!read)
        return forward(std::move(read));
    feed.finish().applyTo(run);
    return std::make_shared<const density::Run>(std::move(run));
}

/// Everything that a report of one workload is made from, in one place that outlives it.
struct Material {
    workspace::Workspace workspace;
    workspace::Findings findings;
    std::vector<review::Lens> lenses;
    WorkloadId workload;
    std::map<RunId, ui::SharedRun> runs;
};

Result<Material> gather(const Console& console, const QString& path, const QString& workloadName)
{
    auto store = openWorkspace(path, store::Access::ReadOnly);
    if (!store)
        return forward(std::move(store));
    auto workspace = (*store)->load();
    if (!workspace)
        return forward(std::move(workspace));
    auto workload = workloadCalled(*workspace, workloadName);
    if (!workload)
        return forward(std::move(workload));
    Material material{*std::move(workspace), {}, {}, *workload, {}};
    auto lenses = lensesCalled(console, material.workspace, material.workspace.workloads.at(material.workload));
    if (!lenses)
        return forward(std::move(lenses));
    material.lenses = *std::move(lenses);
    for (const auto& [id, network] : material.workspace.networks)
        if (network.workload == material.workload)
            material.findings[id] = net::validate(network);
    for (const auto& [id, record] : material.workspace.runs) {
        if (record.workload != material.workload)
            continue;
        auto run = replayed(**store, id);
        if (!run)
            return forward(std::move(run));
        material.runs[id] = *std::move(run);
    }
    return material;
}

Result<int> writeReport(const Material& material, const ReportCall& asked, const QString& output)
{
    std::vector<const review::Lens*> lenses;
    for (const review::Lens& lens : material.lenses)
        lenses.push_back(&lens);
    const ui::report::ReportInput input{&material.workspace, &material.findings, std::move(lenses),
                                        material.workload,   material.runs,      asked.paper};
    if (output != u"-")
        return ui::report::writePdf(input, asked.options, output);
    auto rendered = ui::report::render(input, asked.options);
    if (!rendered)
        return forward(std::move(rendered));
    auto bytes = ui::report::pdfBytes(*rendered);
    if (!bytes)
        return forward(std::move(bytes));
    return writeOutput(output, *bytes).map([&] { return rendered->count(); });
}

}  // namespace

Exit runReport(const Console& console, const QStringList& arguments)
{
    Call call(console, u"report"_s, u"WS.pillar -o FILE.pdf"_s, "cli.report.about");
    call.addOperand(u"WS.pillar"_s, "cli.operand.workspace");
    call.addOption({u"o"_s, u"output"_s}, u"FILE.pdf"_s, "cli.option.output");
    call.addOption({u"lang"_s}, u"ko|en|both"_s, "cli.option.report_lang");
    call.addOption({u"workload"_s}, u"NAME"_s, "cli.option.workload");
    call.addOption({u"sections"_s}, u"LIST"_s, "cli.option.sections");
    call.addOption({u"date"_s}, u"YYYY-MM-DD"_s, "cli.option.date");
    call.addOption({u"paper"_s}, u"a4|letter"_s, "cli.option.paper");
    if (!call.parse(arguments))
        return call.exit();
    if (call.operands().size() != 1)
        return console.usage("cli.one_workspace");
    if (!call.has(u"o"_s))
        return console.usage("cli.no_output");
    const QString output = call.value(u"o"_s);
    if (output == u"-" && call.json())
        return console.usage("cli.two_answers");
    const auto asked = readOptions(console, call);
    if (!asked)
        return Exit::Usage;
    const auto material = gather(console, call.operands().first(), call.value(u"workload"_s));
    if (!material)
        return console.fail(material.error());
    const auto pages = writeReport(*material, *asked, output);
    if (!pages)
        return console.fail(pages.error());
    if (call.json())
        console.print(Json{{"pages", *pages}});
    else if (output != u"-")
        console.print(console.say("cli.report.done", {output, text::count(*pages, console.language())}));
    return Exit::Clean;
}

}  // namespace pb::cli
