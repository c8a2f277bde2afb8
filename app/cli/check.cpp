// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "core/network/rules.h"
#include "ui/text/finding_text.h"
#include "ui/text/format.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

struct Checked {
    const net::Network* network;
    Finding finding;
    bool waived;
};

Json findingJson(const Checked& item, text::Language language)
{
    const Finding& finding = item.finding;
    Json subjects = Json::array();
    for (const ElementId id : finding.subjects)
        if (const net::Element* element = item.network->topology.find(id))
            subjects.push_back(net::label(*element));
    const net::RuleInfo* rule = net::ruleOf(finding.rule);
    Json questions = Json::array();
    for (const std::string_view code : net::questionsFor(finding.rule))
        questions.push_back(std::string(code));
    return Json{{"key", finding.key()},
                {"rule", finding.rule},
                {"severity", std::string(enumName(finding.severity))},
                {"subjects", std::move(subjects)},
                {"args", finding.args},
                {"text", text::findingText(finding, language).sentence.toStdString()},
                {"source", rule ? std::string(rule->source.address) : std::string()},
                {"questions", std::move(questions)},
                {"fixes", net::fixesFor(*item.network, finding).size()},
                {"waived", item.waived}};
}

void printFinding(const Console& console, const Checked& item)
{
    const text::FindingText said = text::findingText(item.finding, console.language());
    const QString severity = text::severityName(item.finding.severity, console.language());
    const QString waived = item.waived ? u"  "_s + console.say("cli.check.waived") : QString();
    console.print(padded(severity, 8) + said.sentence + waived);
    console.print(QString(8, u' ') + said.advice);
    console.print(QString(8, u' ') + QString::fromStdString(item.finding.rule));
}

std::vector<Checked> checkAll(const std::vector<net::Network>& networks)
{
    std::vector<Checked> out;
    for (const net::Network& network : networks)
        for (Finding& finding : net::validate(network)) {
            const auto waiver = network.waivers.find(finding.key());
            const bool waived = waiver != network.waivers.end() && waiver->second.appliesOn(Date::today());
            out.push_back({&network, std::move(finding), waived});
        }
    return out;
}

}  // namespace

Exit runCheck(const Console& console, const QStringList& arguments)
{
    Call call;
    call.parser.setApplicationDescription(console.say("cli.check.about"));
    call.parser.addPositionalArgument(u"FILE"_s, console.say("cli.check.file"), u"NET.json|WS.pillar|-"_s);
    call.parser.addOption({u"as-of"_s, console.say("cli.option.as_of"), u"YYYY-MM-DD"_s});
    if (!call.parse(console, arguments))
        return call.exit;
    const QStringList files = call.parser.positionalArguments();
    if (files.size() != 1)
        return console.usage("cli.one_file");
    auto networks = readNetworks(files.first());
    if (!networks)
        return console.fail(networks.error());
    if (call.parser.isSet(u"as-of"_s)) {
        const auto date = Date::parse(call.parser.value(u"as-of"_s).toStdString());
        if (!date)
            return console.usage("cli.bad_date", {call.parser.value(u"as-of"_s)});
        for (net::Network& network : *networks)
            network.as_of = *date;
    }
    const std::vector<Checked> findings = checkAll(*networks);
    const auto open = std::count_if(findings.begin(), findings.end(), [](const Checked& item) { return !item.waived; });
    if (console.json()) {
        Json list = Json::array();
        for (const Checked& item : findings)
            list.push_back(findingJson(item, console.language()));
        console.print(Json{{"findings", std::move(list)}});
    } else {
        for (const Checked& item : findings)
            printFinding(console, item);
        console.print(console.say("cli.check.total", {text::count(open, console.language()),
                                                      text::count(std::ssize(findings) - open, console.language())}));
    }
    return open > 0 ? Exit::Findings : Exit::Clean;
}

}  // namespace pb::cli
