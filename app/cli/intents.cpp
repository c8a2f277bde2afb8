// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "app/cli/trace_output.h"
#include "core/network/intent.h"
#include "ui/text/error_text.h"
#include "ui/text/format.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

Json packetJson(const net::Packet& packet)
{
    Json out{{"source", packet.source.text()},
             {"destination", packet.destination.text()},
             {"proto", net::Protocol{packet.protocol}.text()}};
    if (net::Protocol{packet.protocol}.hasPorts()) {
        out["source_port"] = packet.source_port;
        out["destination_port"] = packet.destination_port;
    } else {
        out["icmp_type"] = packet.icmp_type;
        out["icmp_code"] = packet.icmp_code;
    }
    return out;
}

Json resultJson(const Console& console, const net::Topology& topology, const net::IntentResult& result)
{
    Json out{{"text", result.intent.text},
             {"note", result.intent.note.value},
             {"line", result.intent.line},
             {"state", std::string(enumName(result.state))}};
    if (result.state == net::IntentState::Invalid) {
        out["error"] = text::errorText(result.error, console.language()).toStdString();
        out["code"] = result.error.id;
    }
    if (result.packet)
        out["packet"] = packetJson(*result.packet);
    if (result.trace)
        out["trace"] = traceJson(topology, *result.trace);
    return out;
}

QString packetText(const Console& console, const net::Packet& packet)
{
    const net::Protocol protocol{packet.protocol};
    const QString to = QString::fromStdString(packet.destination.text());
    const QString what = QString::fromStdString(protocol.text());
    return console.say("cli.intents.packet",
                       {QString::fromStdString(packet.source.text()), to,
                        protocol.hasPorts() ? u"%1/%2"_s.arg(what).arg(packet.destination_port) : what});
}

void printResult(const Console& console, const net::Topology& topology, const net::IntentResult& result)
{
    constexpr std::array kTints{Tint::Good, Tint::Bad, Tint::Warning};
    const auto state = static_cast<std::size_t>(result.state);
    console.print(console.tinted(console.say("cli.intents." + std::string(enumName(result.state))), kTints[state]) +
                  u"  "_s + QString::fromStdString(result.intent.text));
    if (result.state == net::IntentState::Invalid)
        console.print(u"    "_s + text::errorText(result.error, console.language()));
    if (result.packet)
        console.print(u"    "_s + packetText(console, *result.packet));
    if (result.trace)
        printTrace(console, topology, *result.trace);
}

}  // namespace

Exit runIntents(const Console& console, const QStringList& arguments)
{
    Call call(console, u"intents"_s, u"FILE"_s, "cli.intents.about");
    call.addOperand(u"FILE"_s, "cli.operand.network");
    if (!call.parse(arguments))
        return call.exit();
    if (call.operands().size() != 1)
        return console.usage("cli.one_file");
    const auto networks = readNetworks(call.operands().first());
    if (!networks)
        return console.fail(networks.error());
    Json list = Json::array();
    std::array<std::int64_t, 3> counts{};
    for (const net::Network& network : *networks) {
        net::Exposure exposure(network.topology);
        for (const net::IntentResult& result : net::checkIntents(exposure)) {
            ++counts[static_cast<std::size_t>(result.state)];
            if (call.json())
                list.push_back(resultJson(console, network.topology, result));
            else
                printResult(console, network.topology, result);
        }
    }
    const auto number = [&](std::size_t i) { return text::count(counts[i], console.language()); };
    if (call.json())
        console.print(Json{{"intents", std::move(list)}});
    else
        console.print(console.say("cli.intents.total", {number(0), number(1), number(2)}));
    return counts[1] + counts[2] == 0 ? Exit::Clean : Exit::Findings;
}

}  // namespace pb::cli
