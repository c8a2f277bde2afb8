// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/diff.h"
#include "app/cli/call.h"
#include "app/cli/changes.h"
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "core/network/flow_diff.h"
#include "ui/text/format.h"

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

struct Sides {
    const net::Topology& before;
    const net::Topology& after;
};

std::string endName(const Sides& sides, ElementId id, bool vanished)
{
    const net::Element* element = (vanished ? sides.before : sides.after).find(id);
    return element ? net::label(*element) : "internet";
}

Json servicesJson(const net::ServiceSet& services)
{
    Json out = Json::array();
    for (const net::Flow& flow : net::flowsOf(services)) {
        std::string ports;
        for (const net::PortRange& range : flow.targets)
            ports += (ports.empty() ? "" : ",") + range.text();
        out.push_back(Json{{"proto", flow.protocol.text()}, {"ports", ports}});
    }
    return out;
}

Json flowsJson(const Sides& sides, const std::vector<net::FlowChange>& changes, bool gained)
{
    Json out = Json::array();
    for (const net::FlowChange& change : changes)
        for (const Json& service : servicesJson(gained ? change.gained : change.lost)) {
            Json one{{"from", endName(sides, change.from, change.from_vanished)},
                     {"to", endName(sides, change.to, change.to_vanished)}};
            one.update(service);
            out.push_back(std::move(one));
        }
    return out;
}

void printFlows(const Console& console, const Json& list, std::string_view words, Tint tint)
{
    for (const Json& flow : list)
        console.print(console.tinted(
            QString::fromStdString(flow["from"].get<std::string>()) + u' ' + console.say(words) + u' ' +
                QString::fromStdString(flow["to"].get<std::string>() + "  " + flow["proto"].get<std::string>() + ' ' +
                                       flow["ports"].get<std::string>()),
            tint));
}

}  // namespace

Exit runDiff(const Console& console, const QStringList& arguments)
{
    Call call(console, u"diff"_s, u"A B"_s, "cli.diff.about");
    call.addOperand(u"A, B"_s, "cli.operand.network");
    call.addOption({u"flows"_s}, {}, "cli.option.flows");
    if (!call.parse(arguments))
        return call.exit();
    if (call.operands().size() != 2)
        return console.usage("cli.diff.two_files");
    std::vector<net::Network> sides;
    for (const QString& path : call.operands()) {
        auto networks = readNetworks(path);
        if (!networks)
            return console.fail(networks.error());
        if (networks->size() != 1)
            return console.usage(networks->empty() ? "cli.no_network" : "cli.one_network");
        sides.push_back(std::move(networks->front()));
    }
    const Changes changes{sides[0].topology, sides[1].topology,
                          net::difference(sides[0].topology, sides[1].topology, net::MatchBy::CloudIdThenId)};
    Json gained = Json::array(), lost = Json::array();
    if (call.has(u"flows"_s)) {
        net::Exposure before(sides[0].topology), after(sides[1].topology);
        const auto flows = net::flowDifference(
            before, after, net::matchElements(sides[0].topology, sides[1].topology, net::MatchBy::CloudIdThenId));
        gained = flowsJson({sides[0].topology, sides[1].topology}, flows, true);
        lost = flowsJson({sides[0].topology, sides[1].topology}, flows, false);
    }
    if (call.json()) {
        Json out = changesJson(changes);
        if (call.has(u"flows"_s))
            out["flows"] = Json{{"gained", gained}, {"lost", lost}};
        console.print(out);
    } else {
        printChanges(console, changes);
        if (call.has(u"flows"_s)) {
            printFlows(console, gained, "cli.diff.flow_gained", Tint::Warning);
            printFlows(console, lost, "cli.diff.flow_lost", Tint::Warning);
            console.print(console.say("cli.diff.flows_total", {text::count(std::ssize(gained), console.language()),
                                                               text::count(std::ssize(lost), console.language())}));
        }
    }
    return changes.list.empty() ? Exit::Clean : Exit::Findings;
}

}  // namespace pb::cli
