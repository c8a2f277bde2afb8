// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/exposure.h"
#include "app/cli/call.h"
#include "app/cli/commands.h"
#include "app/cli/inputs.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

/// An end that is one thing: an interface, the Internet or a site.
struct Single {
    net::ExposureEnd end;
    std::string label;
};

std::vector<Single> singlesOf(const net::Index& index, const net::ExposureEnd& end)
{
    if (end.place == net::ExposureEnd::Place::Internet)
        return {{end, "internet"}};
    if (end.place == net::ExposureEnd::Place::Site)
        return {{end, "onprem:" + net::label(*index.find(end.element))}};
    std::vector<Single> out;
    for (const ElementId id : end.interfaces) {
        const net::Element* interface = index.find(id);
        if (const auto one = net::exposureEnd(index, *interface))
            out.push_back({*one, net::label(*interface)});
    }
    return out;
}

/// Every interface, the Internet and every site.
std::vector<Single> everyEnd(const net::Index& index)
{
    std::vector<Single> out{{{}, "internet"}};
    for (const net::Kind kind : {net::Kind::OnPremises, net::Kind::NetworkInterface, net::Kind::AzureNetworkInterface})
        for (const net::Element* element : index.all(kind))
            if (const auto end = net::exposureEnd(index, *element)) {
                const auto singles = singlesOf(index, *end);
                out.insert(out.end(), singles.begin(), singles.end());
            }
    return out;
}

std::string portsText(const net::Ports& ports)
{
    std::string out;
    for (const net::PortRange& range : ports)
        out += (out.empty() ? "" : ",") + range.text();
    return out;
}

Json textsOf(const net::Prefixes& prefixes)
{
    Json out = Json::array();
    for (const net::Prefix& prefix : prefixes)
        out.push_back(prefix.text());
    return out;
}

/// What is particular to a flow: its prefixes where they are not the whole Internet, its source ports where they are
/// not all.
struct Row {
    const Single& from;
    const Single& to;
    net::Flow flow;
    bool wholeFrom = false, wholeTo = false;
    net::Prefixes missingFrom, missingTo;  ///< of the Internet's addresses
};

Json rowJson(const Row& row)
{
    Json out{{"from", row.from.label},
             {"to", row.to.label},
             {"proto", row.flow.protocol.text()},
             {"ports", portsText(row.flow.targets)}};
    if (row.flow.origins != net::Ports{net::PortRange{}})
        out["source_ports"] = portsText(row.flow.origins);
    if (!row.wholeFrom)
        out["sources"] = textsOf(row.flow.sources);
    if (!row.wholeTo)
        out["destinations"] = textsOf(row.flow.destinations);
    return out;
}

/// A block of one address as that address.
std::string hostText(const net::Prefix& prefix) { return prefix.size() == 1 ? prefix.first().text() : prefix.text(); }

/// The first blocks of a list, and how many there are.
QString prefixesText(const Console& console, const net::Prefixes& prefixes)
{
    constexpr std::size_t kMost = 4;
    QStringList out;
    for (std::size_t i = 0; i < std::min(kMost, prefixes.size()); ++i)
        out.append(QString::fromStdString(hostText(prefixes[i])));
    const QString text = out.join(u", "_s);
    return prefixes.size() <= kMost
               ? text
               : console.say("cli.exposure.more", {text, QString::number(prefixes.size() - kMost)});
}

bool isInterface(const Single& single) { return single.end.place == net::ExposureEnd::Place::Interfaces; }

/// What is left out, where that is said in fewer words.
QString sideText(const Console& console, const std::string& id, const net::Prefixes& prefixes,
                 const net::Prefixes& missing)
{
    const bool fewer = !missing.empty() && missing.size() < prefixes.size();
    return console.say(fewer ? id + "_but" : id, {prefixesText(console, fewer ? missing : prefixes)});
}

/// Nothing is asked of an interface, a site or the Internet and itself.
bool sameEnd(const Single& a, const Single& b) { return a.end.place == b.end.place && a.end.element == b.end.element; }

QString rowText(const Console& console, const Row& row)
{
    const net::Flow& flow = row.flow;
    const bool all = flow.protocol.isAny() && flow.targets == net::Ports{net::PortRange{}};
    QString service = all ? console.say("cli.exposure.everything") : QString::fromStdString(flow.protocol.text());
    if (!all && flow.targets != net::Ports{net::PortRange{}})
        service += u' ' + QString::fromStdString(portsText(flow.targets));
    QString out = QString::fromStdString(row.from.label) + u" → "_s + QString::fromStdString(row.to.label) + u"  "_s +
                  console.tinted(service, Tint::Strong);
    if (flow.origins != net::Ports{net::PortRange{}})
        out += u"  "_s + console.say("cli.exposure.source_ports", {QString::fromStdString(portsText(flow.origins))});
    if (!row.wholeFrom && !isInterface(row.from))
        out += u"  "_s + sideText(console, "cli.exposure.sources", flow.sources, row.missingFrom);
    if (!row.wholeTo)
        out += u"  "_s + sideText(console, "cli.exposure.destinations", flow.destinations, row.missingTo);
    return out;
}

/// Prints each flow as soon as it is known: there may be a million.
class Printer {
public:
    Printer(const Console& console, bool json) : m_console(console), m_json(json)
    {
        if (m_json)
            m_console.write("{\"flows\":[");
    }
    void print(const Row& row)
    {
        if (m_json)
            m_console.write((m_any ? ",\n" : "\n") + QByteArray::fromStdString(rowJson(row).dump()));
        else
            m_console.print(rowText(m_console, row));
        m_any = true;
    }
    bool finish()
    {
        if (m_json)
            m_console.write("\n]}\n");
        else if (!m_any)
            m_console.print(m_console.say("cli.exposure.none"));
        return m_any;
    }

private:
    const Console& m_console;
    bool m_json;
    bool m_any = false;
};

void printBetween(net::Exposure& exposure, const std::vector<Single>& froms, const std::vector<Single>& tos,
                  Printer& printer)
{
    const net::AddressSet internet = net::addressesOf(exposure.index(), {});
    // What of the Internet's addresses of a family a flow leaves out; nothing for other ends.
    const auto missing = [&](const Single& single, const net::Prefixes& prefixes) {
        if (single.end.place != net::ExposureEnd::Place::Internet)
            return net::AddressSet();
        const auto family = net::AddressSet::of(net::Prefixes{net::Prefix::all(prefixes.front().family())});
        return (internet & family) - net::AddressSet::of(prefixes);
    };
    const auto isInternet = [](const Single& single) { return single.end.place == net::ExposureEnd::Place::Internet; };
    for (const Single& from : froms)
        for (const Single& to : tos) {
            if (sameEnd(from, to))
                continue;
            for (net::Flow& flow : exposure.between(from.end, to.end).flows()) {
                const auto fromLess = missing(from, flow.sources), toLess = missing(to, flow.destinations);
                const bool wholeFrom = isInternet(from) && fromLess.isEmpty();
                const bool wholeTo = isInternet(to) && toLess.isEmpty();
                printer.print({from, to, std::move(flow), wholeFrom, wholeTo, fromLess.prefixes(), toLess.prefixes()});
            }
        }
}

/// Answers in the first network that knows the ends.
Exit exposureIn(const Console& console, std::vector<net::Network> networks, const Call& call)
{
    const bool all = call.has(u"all-pairs"_s);
    std::optional<Error> refused;
    for (net::Network& network : networks) {
        net::Exposure exposure(std::move(network.topology));
        const net::Index& index = exposure.index();
        std::vector<Single> froms = everyEnd(index), tos = froms;
        for (const auto& [option, singles] : {std::pair{u"from"_s, &froms}, std::pair{u"to"_s, &tos}}) {
            if (!call.has(option))
                continue;
            const auto end = net::parseExposureEnd(call.value(option).toStdString(), index);
            if (end)
                *singles = singlesOf(index, *end);
            else if (!refused)
                refused = end.error();
        }
        if (refused && &network != &networks.back()) {
            refused.reset();
            continue;
        }
        if (refused)
            return console.usage(*refused);
        Printer printer(console, call.json());
        printBetween(exposure, froms, tos, printer);
        return printer.finish() || all ? Exit::Clean : Exit::Findings;
    }
    return console.usage("cli.no_network");
}

}  // namespace

Exit runExposure(const Console& console, const QStringList& arguments)
{
    Call call(console, u"exposure"_s, u"FILE ([--from SET] [--to SET] | --all-pairs)"_s, "cli.exposure.about");
    call.addOperand(u"FILE"_s, "cli.operand.network");
    call.addOperand(u"SET"_s, "cli.operand.set");
    call.addOption({u"from"_s}, u"SET"_s, "cli.option.exposure_from");
    call.addOption({u"to"_s}, u"SET"_s, "cli.option.exposure_to");
    call.addOption({u"all-pairs"_s}, {}, "cli.option.all_pairs");
    if (!call.parse(arguments))
        return call.exit();
    if (call.operands().size() != 1)
        return console.usage("cli.one_file");
    if ((call.has(u"from"_s) || call.has(u"to"_s)) == call.has(u"all-pairs"_s))
        return console.usage("cli.exposure.ends");
    auto networks = readNetworks(call.operands().first());
    if (!networks)
        return console.fail(networks.error());
    return exposureIn(console, *std::move(networks), call);
}

}  // namespace pb::cli
