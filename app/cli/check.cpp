// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/commands.h"
#include "app/cli/findings.h"
#include "app/cli/inputs.h"
#include "core/network/rules.h"
#include "ui/text/finding_text.h"
#include "ui/text/format.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

constexpr int kTextColumns = 100;

Tint tintOf(Severity severity)
{
    if (severity == Severity::Error)
        return Tint::Bad;
    return severity == Severity::Warning ? Tint::Warning : Tint::Strong;
}

/// Rule, questions and number of fixes on one line.
QString footer(const Console& console, const Checked& item)
{
    QStringList parts{QString::fromStdString(item.finding.rule)};
    QStringList questions;
    for (const std::string_view code : net::questionsFor(item.finding.rule))
        questions << QString::fromUtf8(code.data(), static_cast<qsizetype>(code.size()));
    parts << questions.join(u", "_s);
    if (const auto fixes = net::fixesFor(*item.network, item.finding).size(); fixes > 0)
        parts << console.say("cli.check.fixes", {QString::number(fixes)});
    return parts.join(u" · "_s);
}

void printFinding(const Console& console, const Checked& item)
{
    const text::FindingText said = text::findingText(item.finding, console.language());
    const QString severity = text::severityName(item.finding.severity, console.language());
    const int left = console.language() == text::Language::Korean ? 6 : 9;
    const QString waived = item.waived ? console.say("cli.check.waived") + u' ' : QString();
    const QString blank(left, u' ');
    const auto indented = [&](QString head, const QString& rest, const QString& text) {
        for (const QString& line : wrapped(text, kTextColumns - columns(rest))) {
            console.print(head + line);
            head = rest;
        }
    };
    indented(console.tinted(padded(severity, left), item.waived ? Tint::Quiet : tintOf(item.finding.severity)), blank,
             waived + said.sentence);
    indented(blank + u"→ "_s, blank + u"  "_s, said.advice);
    console.print(blank + console.tinted(footer(console, item), Tint::Quiet));
    console.print(QString());
}

void printAll(const Console& console, const std::vector<Checked>& findings, bool several)
{
    const net::Network* last = nullptr;
    std::array<std::int64_t, 3> open{};
    std::int64_t waived = 0;
    for (const Checked& item : findings) {
        if (several && item.network != last)
            console.print(console.tinted(QString::fromStdString(item.network->name), Tint::Strong) + u'\n');
        last = item.network;
        printFinding(console, item);
        ++(item.waived ? waived : open[static_cast<std::size_t>(item.finding.severity)]);
    }
    const auto number = [&](std::int64_t value) { return text::count(value, console.language()); };
    if (findings.empty())
        console.print(console.tinted(console.say("cli.check.none"), Tint::Good));
    else
        console.print(
            console.say("cli.check.total", {number(open[2]), number(open[1]), number(open[0]), number(waived)}));
}

}  // namespace

Exit runCheck(const Console& console, const QStringList& arguments)
{
    Call call(console, u"check"_s, u"FILE"_s, "cli.check.about");
    call.addOperand(u"FILE"_s, "cli.operand.network");
    call.addOption({u"as-of"_s}, u"YYYY-MM-DD"_s, "cli.option.as_of");
    call.addOption({u"sarif"_s}, {}, "cli.option.sarif");
    call.addOption({u"junit"_s}, {}, "cli.option.junit");
    if (!call.parse(arguments))
        return call.exit();
    if (call.operands().size() != 1)
        return console.usage("cli.one_file");
    if (call.json() + call.has(u"sarif"_s) + call.has(u"junit"_s) > 1)
        return console.usage("cli.check.one_form");
    Date day;
    if (call.has(u"as-of"_s)) {
        const auto date = Date::parse(call.value(u"as-of"_s).toStdString());
        if (!date)
            return console.usage("cli.bad_date", {call.value(u"as-of"_s)});
        day = *date;
    }
    auto input = readNetworkInput(call.operands().first());
    if (!input)
        return console.fail(input.error());
    if (day.isSet())
        for (net::Network& network : input->networks)
            network.as_of = day;
    const std::vector<Checked> findings = checkAll(input->networks);
    if (call.json())
        console.print(findingsJson(findings, console.language()));
    else if (call.has(u"sarif"_s))
        console.print(findingsSarif(findings, *input, console.language()));
    else if (call.has(u"junit"_s))
        console.write(findingsJunit(findings, *input, console.language()));
    else
        printAll(console, findings, input->networks.size() > 1);
    const bool clean = std::all_of(findings.begin(), findings.end(), [](const Checked& item) { return item.waived; });
    return clean ? Exit::Clean : Exit::Findings;
}

}  // namespace pb::cli
