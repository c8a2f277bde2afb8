// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/trace.h"
#include "app/cli/call.h"
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "app/cli/trace_output.h"
#include "core/network/row_phrase.h"
#include "ui/text/phrase_text.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

std::string labelOf(const net::Topology& topology, ElementId id)
{
    const net::Element* element = topology.find(id);
    return element ? net::label(*element) : "internet";
}

/// The deciding row with the table or filter that holds it.
std::string decidedBy(const net::Topology& topology, const net::Hop& hop)
{
    if (!hop.by)
        return hop.row_text;
    const std::string holder = labelOf(topology, hop.by);
    return hop.row_text.empty() ? holder : holder + ": " + hop.row_text;
}

Json pathJson(const net::Topology& topology, const net::Path& path)
{
    Json hops = Json::array();
    for (const net::Hop& hop : path.hops) {
        Json candidates = Json::array();
        for (const net::Candidate& candidate : hop.candidates)
            candidates.push_back(candidate.text);
        Json one{{"element", labelOf(topology, hop.element)},       {"element_id", hop.element.value},
                 {"decision", std::string(enumName(hop.decision))}, {"by", decidedBy(topology, hop)},
                 {"code", std::string(enumName(hop.code))},         {"candidates", std::move(candidates)}};
        if (hop.supposed)
            one["supposed"] = true;
        hops.push_back(std::move(one));
    }
    return Json{{"verdict", std::string(enumName(path.verdict))}, {"hops", std::move(hops)}};
}

}  // namespace

Json traceJson(const net::Topology& topology, const net::Trace& trace)
{
    Json blockers = Json::array();
    for (const net::Blocker& blocker : trace.blockers)
        blockers.push_back(Json{{"element", labelOf(topology, blocker.element)},
                                {"element_id", blocker.element.value},
                                {"code", std::string(enumName(blocker.code))},
                                {"edits", blocker.edits.size()}});
    return Json{{"forward", pathJson(topology, trace.forward)},
                {"return", trace.back ? pathJson(topology, *trace.back) : Json(nullptr)},
                {"blockers", std::move(blockers)}};
}

namespace {

struct Row {
    QString mark, element, decision, reason;
};

/// As decidedBy(), in the language of the console.
QString decidedBy(const Console& console, const net::Topology& topology, const net::Hop& hop)
{
    const QString row = text::phraseText(net::rowPhraseAt(topology, hop.by, hop.row), console.language());
    if (row.isEmpty() || hop.row_text.empty())
        return QString::fromStdString(decidedBy(topology, hop));
    return QString::fromStdString(labelOf(topology, hop.by)) + u": "_s + row;
}

Row rowOf(const Console& console, const net::Topology& topology, const net::Hop& hop)
{
    const QString by = decidedBy(console, topology, hop);
    return {hop.supposed ? u"  ? "_s : u"    "_s, QString::fromStdString(labelOf(topology, hop.element)),
            console.say("decision." + std::string(enumName(hop.decision))),
            console.say("trace." + std::string(enumName(hop.code))) +
                (by.isEmpty() ? QString() : u"  ["_s + by + u']')};
}

void printPath(const Console& console, const net::Topology& topology, std::string_view title, const net::Path& path)
{
    const QString verdict = console.say("verdict." + std::string(enumName(path.verdict)));
    console.print(console.tinted(console.say(title), Tint::Strong) + u"  "_s +
                  console.tinted(verdict, net::arrives(path.verdict) ? Tint::Good : Tint::Bad));
    std::vector<Row> rows;
    int elements = 0;
    int decisions = 0;
    for (const net::Hop& hop : path.hops) {
        const Row& row = rows.emplace_back(rowOf(console, topology, hop));
        elements = std::max(elements, columns(row.element));
        decisions = std::max(decisions, columns(row.decision));
    }
    for (const Row& row : rows) {
        const QString line =
            row.mark + padded(row.element, elements) + u"  "_s + padded(row.decision, decisions) + u"  "_s + row.reason;
        console.print(row.mark == u"  ? "_s ? console.tinted(line, Tint::Quiet) : line);
    }
}

/// Whether some of its hops lie behind a block.
bool isSupposed(const net::Path& path)
{
    return std::any_of(path.hops.begin(), path.hops.end(), [](const net::Hop& hop) { return hop.supposed; });
}

}  // namespace

void printTrace(const Console& console, const net::Topology& topology, const net::Trace& trace)
{
    printPath(console, topology, "cli.trace.forward", trace.forward);
    if (trace.back)
        printPath(console, topology, "cli.trace.return", *trace.back);
    if (isSupposed(trace.forward) || (trace.back && isSupposed(*trace.back)))
        console.print(console.tinted(u"    "_s + console.say("cli.trace.supposed"), Tint::Quiet));
    for (const net::Blocker& blocker : trace.blockers)
        console.print(console.say(blocker.on_return ? "cli.trace.blocker_return" : "cli.trace.blocker",
                                  {QString::fromStdString(labelOf(topology, blocker.element)),
                                   console.say("trace." + std::string(enumName(blocker.code)))}));
    console.print(trace.reachable() ? console.tinted(console.say("cli.trace.reachable"), Tint::Good)
                                    : console.tinted(console.say("cli.trace.unreachable"), Tint::Bad));
}

namespace {

std::optional<std::uint16_t> portOf(const QString& text)
{
    bool whole = false;
    const ushort port = text.toUShort(&whole);
    return whole ? std::optional(port) : std::nullopt;
}

struct Asked {
    net::TraceQuery query;
    std::string error;  ///< sentence id; empty: all is well
    QString given;
};

/// Reads an optional port into `port`.
void readPort(Asked& asked, const Call& call, const QString& option, std::uint16_t& port)
{
    if (!call.has(option))
        return;
    if (const auto value = portOf(call.value(option)))
        port = *value;
    else if (asked.error.empty()) {
        asked.error = "cli.bad_port";
        asked.given = call.value(option);
    }
}

Asked readOptions(const Call& call)
{
    Asked asked;
    if (call.has(u"proto"_s)) {
        const auto parsed = net::Protocol::parse(call.value(u"proto"_s).toStdString());
        if (!parsed || parsed->isAny())
            return {asked.query, "cli.bad_protocol", call.value(u"proto"_s)};
        asked.query.protocol = parsed->number;
    }
    readPort(asked, call, u"port"_s, asked.query.destination_port);
    readPort(asked, call, u"src-port"_s, asked.query.source_port);
    return asked;
}

/// Traces in the first network that knows both ends.
Exit traceIn(const Console& console, const std::vector<net::Network>& networks, const Call& call, net::TraceQuery query)
{
    std::optional<Error> refused;
    for (const net::Network& network : networks) {
        const auto from = net::parseEnd(call.value(u"from"_s).toStdString(), network.topology);
        const auto to = net::parseEnd(call.value(u"to"_s).toStdString(), network.topology);
        if (!from || !to) {
            refused = from ? to.error() : from.error();
            continue;
        }
        query.from = *from;
        query.to = *to;
        const auto traced = net::trace(net::Index(network.topology), query);
        if (!traced)
            return console.fail(traced.error());
        if (call.json())
            console.print(traceJson(network.topology, *traced));
        else
            printTrace(console, network.topology, *traced);
        return traced->reachable() ? Exit::Clean : Exit::Findings;
    }
    if (!refused)
        return console.usage("cli.no_network");
    return console.usage(*refused);
}

}  // namespace

Exit runTrace(const Console& console, const QStringList& arguments)
{
    Call call(console, u"trace"_s, u"FILE --from END --to END"_s, "cli.trace.about");
    call.addOperand(u"FILE"_s, "cli.operand.network");
    call.addOperand(u"END"_s, "cli.operand.end");
    call.addOption({u"from"_s}, u"END"_s, "cli.option.from");
    call.addOption({u"to"_s}, u"END"_s, "cli.option.to");
    call.addOption({u"proto"_s}, u"tcp|udp|icmp|N"_s, "cli.option.proto");
    call.addOption({u"port"_s}, u"P"_s, "cli.option.port");
    call.addOption({u"src-port"_s}, u"P"_s, "cli.option.src_port");
    if (!call.parse(arguments))
        return call.exit();
    if (call.operands().size() != 1)
        return console.usage("cli.one_file");
    if (!call.has(u"from"_s) || !call.has(u"to"_s))
        return console.usage("cli.trace.ends");
    const Asked asked = readOptions(call);
    if (!asked.error.empty())
        return console.usage(asked.error, {asked.given});
    const auto networks = readNetworks(call.operands().first());
    if (!networks)
        return console.fail(networks.error());
    return traceIn(console, *networks, call, asked.query);
}

}  // namespace pb::cli
