// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "core/network/trace.h"

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
        Json one{{"element", labelOf(topology, hop.element)},
                 {"decision", std::string(enumName(hop.decision))},
                 {"by", decidedBy(topology, hop)},
                 {"code", std::string(enumName(hop.code))},
                 {"candidates", std::move(candidates)}};
        if (hop.supposed)
            one["supposed"] = true;
        hops.push_back(std::move(one));
    }
    return Json{{"verdict", std::string(enumName(path.verdict))}, {"hops", std::move(hops)}};
}

Json traceJson(const net::Topology& topology, const net::Trace& trace)
{
    Json blockers = Json::array();
    for (const net::Blocker& blocker : trace.blockers)
        blockers.push_back(Json{{"element", labelOf(topology, blocker.element)},
                                {"code", std::string(enumName(blocker.code))},
                                {"edits", blocker.edits.size()}});
    return Json{{"forward", pathJson(topology, trace.forward)},
                {"return", trace.back ? pathJson(topology, *trace.back) : Json(nullptr)},
                {"blockers", std::move(blockers)}};
}

void printPath(const Console& console, const net::Topology& topology, const QString& title, const net::Path& path)
{
    const std::string verdict = "verdict." + std::string(enumName(path.verdict));
    console.print(title + u": "_s + console.say(verdict));
    for (const net::Hop& hop : path.hops) {
        const QString mark = hop.supposed ? u"  (?) "_s : u"      "_s;
        const QString element = QString::fromStdString(labelOf(topology, hop.element));
        const QString decision = console.say("decision." + std::string(enumName(hop.decision)));
        const QString reason = console.say("trace." + std::string(enumName(hop.code)));
        const QString by = QString::fromStdString(decidedBy(topology, hop));
        console.print(mark + padded(element, 24) + u' ' + padded(decision, 12) + u' ' + reason +
                      (by.isEmpty() ? QString() : u"  ["_s + by + u']'));
    }
}

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

void readPort(Asked& asked, const Call& call, const QString& option, std::uint16_t& port)
{
    if (!call.parser.isSet(option))
        return;
    if (const auto value = portOf(call.parser.value(option)))
        port = *value;
    else
        asked = {asked.query, "cli.bad_port", call.parser.value(option)};
}

Asked readOptions(const Call& call)
{
    Asked asked;
    const QString protocol = call.parser.value(u"proto"_s);
    const auto parsed = net::Protocol::parse(protocol.toStdString());
    if (!parsed || parsed->isAny())
        return {asked.query, "cli.bad_protocol", protocol};
    asked.query.protocol = parsed->number;
    readPort(asked, call, u"port"_s, asked.query.destination_port);
    readPort(asked, call, u"src-port"_s, asked.query.source_port);
    return asked;
}

/// Traces in the first network that knows both ends.
Exit traceIn(const Console& console, const std::vector<net::Network>& networks, const Call& call, net::TraceQuery query)
{
    std::optional<Error> refused;
    for (const net::Network& network : networks) {
        const auto from = net::parseEnd(call.parser.value(u"from"_s).toStdString(), network.topology);
        const auto to = net::parseEnd(call.parser.value(u"to"_s).toStdString(), network.topology);
        if (!from || !to) {
            refused = !from ? from.error() : to.error();
            continue;
        }
        query.from = *from;
        query.to = *to;
        const net::Index index(network.topology);
        const auto traced = net::trace(index, query);
        if (!traced)
            return console.fail(traced.error());
        if (console.json()) {
            console.print(traceJson(network.topology, *traced));
        } else {
            printPath(console, network.topology, console.say("cli.trace.forward"), traced->forward);
            if (traced->back)
                printPath(console, network.topology, console.say("cli.trace.return"), *traced->back);
            for (const net::Blocker& blocker : traced->blockers)
                console.print(console.say("cli.trace.blocker",
                                          {QString::fromStdString(labelOf(network.topology, blocker.element)),
                                           console.say("trace." + std::string(enumName(blocker.code)))}));
        }
        return traced->reachable() ? Exit::Clean : Exit::Findings;
    }
    if (refused)
        return console.fail(*refused);
    return console.usage("cli.no_network");
}

}  // namespace

Exit runTrace(const Console& console, const QStringList& arguments)
{
    Call call;
    call.parser.setApplicationDescription(console.say("cli.trace.about"));
    call.parser.addPositionalArgument(u"FILE"_s, console.say("cli.check.file"), u"NET.json|WS.pillar|-"_s);
    call.parser.addOptions({{u"from"_s, console.say("cli.option.from"), u"END"_s},
                            {u"to"_s, console.say("cli.option.to"), u"END"_s},
                            {u"proto"_s, console.say("cli.option.proto"), u"tcp|udp|icmp|N"_s, u"tcp"_s},
                            {u"port"_s, console.say("cli.option.port"), u"P"_s},
                            {u"src-port"_s, console.say("cli.option.src_port"), u"P"_s}});
    if (!call.parse(console, arguments))
        return call.exit;
    const QStringList files = call.parser.positionalArguments();
    if (files.size() != 1)
        return console.usage("cli.one_file");
    if (!call.parser.isSet(u"from"_s) || !call.parser.isSet(u"to"_s))
        return console.usage("cli.trace.ends");
    const Asked asked = readOptions(call);
    if (!asked.error.empty())
        return console.usage(asked.error, {asked.given});
    const auto networks = readNetworks(files.first());
    if (!networks)
        return console.fail(networks.error());
    return traceIn(console, *networks, call, asked.query);
}

}  // namespace pb::cli
