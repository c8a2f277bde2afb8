// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/filter.h"

#include "core/network/filter_match.h"
#include "core/network/route.h"
#include "core/network/trace_walk.h"

#include <array>

namespace pb::net {

namespace {

/// The address of Azure's own load balancer probes and platform services (168.63.129.16).
constexpr Address kPlatform = Address::v4(0xA83F8110);

/// One side of a rule against one address.
struct Side {
    const Prefixes& prefixes;
    const Strings& tags;
    const ElementIds& groups;
};

/// A tag whose prefixes are not known may hold any public address that is not the network's own.
Match tagMatch(const NsgScope& scope, const std::string& tag, const Address& address)
{
    if (tag == "*")
        return Match::Yes;
    const bool inside = anyContains(scope.virtual_network, address);
    if (tag == "VirtualNetwork")
        return inside ? Match::Yes : Match::No;
    if (tag == "Internet")
        return !inside && isPublicAddress(address) && address != kPlatform ? Match::Yes : Match::No;
    if (tag == "AzureLoadBalancer")
        return address == kPlatform ? Match::Yes : Match::No;
    return !inside && isPublicAddress(address) ? Match::Perhaps : Match::No;
}

bool inGroups(const NsgScope& scope, const ElementIds& groups, const Address& address)
{
    if (groups.empty())
        return false;
    const Element* element = interfaceAt(*scope.index, scope.vnet, address);
    const auto* nic = element ? element->as<AzureNetworkInterface>() : nullptr;
    return nic && std::find_first_of(groups.begin(), groups.end(), nic->application_groups.begin(),
                                     nic->application_groups.end()) != groups.end();
}

Match sideMatch(const NsgScope& scope, const Side& side, const Address& address)
{
    if (side.prefixes.empty() && side.tags.empty() && side.groups.empty())
        return Match::Yes;
    if (anyContains(side.prefixes, address) || inGroups(scope, side.groups, address))
        return Match::Yes;
    Match best = Match::No;
    for (const std::string& tag : side.tags) {
        const Match match = tagMatch(scope, tag, address);
        if (match == Match::Yes)
            return Match::Yes;
        if (match == Match::Perhaps)
            best = Match::Perhaps;
    }
    return best;
}

bool portsAllow(const Ports& ports, std::uint16_t port, const Packet& packet)
{
    if (ports.empty() || (packet.protocol != Protocol::kTcp && packet.protocol != Protocol::kUdp))
        return true;
    return std::any_of(ports.begin(), ports.end(), [&](const PortRange& range) { return range.contains(port); });
}

Match ruleMatch(const NsgScope& scope, const NsgRule& rule, const Packet& packet)
{
    if (!protocolMatches(rule.protocol, packet) || !portsAllow(rule.source_ports, packet.source_port, packet) ||
        !portsAllow(rule.destination_ports, packet.destination_port, packet))
        return Match::No;
    return addressesMatch(scope, rule, packet.source, packet.destination);
}

/// The three rows that Azure adds to each direction, lowest precedence last.
/// https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview#default-security-rules
struct DefaultRow {
    std::string_view name;
    Direction direction;
    Action action;
    std::string_view source, destination;
};
constexpr std::array<DefaultRow, 6> kDefaults{{
    {"65000 AllowVnetInBound", Direction::In, Action::Allow, "VirtualNetwork", "VirtualNetwork"},
    {"65001 AllowAzureLoadBalancerInBound", Direction::In, Action::Allow, "AzureLoadBalancer", "*"},
    {"65500 DenyAllInBound", Direction::In, Action::Deny, "*", "*"},
    {"65000 AllowVnetOutBound", Direction::Out, Action::Allow, "VirtualNetwork", "VirtualNetwork"},
    {"65001 AllowInternetOutBound", Direction::Out, Action::Allow, "*", "Internet"},
    {"65500 DenyAllOutBound", Direction::Out, Action::Deny, "*", "*"},
}};

/// @return the deciding row; the last of a direction takes every packet
const DefaultRow& defaultRow(const NsgScope& scope, Direction direction, const Address& source,
                             const Address& destination)
{
    const auto takes = [&](const DefaultRow& row) {
        return row.direction == direction && tagMatch(scope, std::string(row.source), source) == Match::Yes &&
               tagMatch(scope, std::string(row.destination), destination) == Match::Yes;
    };
    return *std::find_if(kDefaults.begin(), kDefaults.end(), takes);
}

std::string sideText(const Index& index, const Side& side)
{
    std::string out;
    const auto add = [&](const std::string& text) { out += (out.empty() ? "" : ",") + text; };
    for (const Prefix& prefix : side.prefixes)
        add(prefix.text());
    for (const std::string& tag : side.tags)
        add(tag);
    for (const ElementId id : side.groups)
        add(index.find(id) ? label(*index.find(id)) : "?");
    return out.empty() ? "*" : out;
}

std::string portsText(const Ports& ports)
{
    std::string out;
    for (const PortRange& range : ports)
        out += (out.empty() ? "" : ",") + range.text();
    return out.empty() ? std::string() : ' ' + out;
}

}  // namespace

Address azurePlatform() { return kPlatform; }

Match addressesMatch(const NsgScope& scope, const NsgRule& rule, const Address& source, const Address& destination)
{
    const Match from = sideMatch(scope, {rule.source, rule.source_tags, rule.source_groups}, source);
    if (from == Match::No)
        return Match::No;
    const Match to = sideMatch(scope, {rule.destination, rule.destination_tags, rule.destination_groups}, destination);
    if (to == Match::No)
        return Match::No;
    return from == Match::Yes && to == Match::Yes ? Match::Yes : Match::Perhaps;
}

bool defaultAllows(const NsgScope& scope, Direction direction, const Address& source, const Address& destination)
{
    return defaultRow(scope, direction, source, destination).action == Action::Allow;
}

std::vector<std::size_t> rowsInOrder(const NsgRules& rules, Direction direction)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < rules.size(); ++i)
        if (rules[i].direction == direction)
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return rules[a].priority < rules[b].priority; });
    return order;
}

Prefixes virtualNetworkTag(const Index& index, const Element& subnet)
{
    Prefixes out;
    for (const AzureRoute& route : azureRoutes(index, subnet))
        if (route.origin == RouteOrigin::Local || route.origin == RouteOrigin::Peering ||
            route.origin == RouteOrigin::Gateway || route.origin == RouteOrigin::User)
            out.push_back(route.destination);
    return out;
}

Filtering askNsg(const NsgScope& scope, const Element& nsg, Direction direction, const Packet& packet)
{
    Filtering out;
    out.by = nsg.id;
    const NsgRules& rules = nsg.as<NetworkSecurityGroup>()->rules;
    // What rules say that an unknown tag may or may not match: if one says the other thing, the answer is not known.
    bool perhapsAllowed = false, perhapsDenied = false;
    const auto decide = [&](Action action, TraceCode denied, TraceCode allowed) {
        out.allowed = action == Action::Allow;
        out.code = out.allowed ? allowed : denied;
        out.unknown = out.allowed ? perhapsDenied : perhapsAllowed;
        return out;
    };
    for (const std::size_t i : rowsInOrder(rules, direction)) {
        const Match match = ruleMatch(scope, rules[i], packet);
        if (match == Match::Yes) {
            out.row = static_cast<int>(i);
            out.row_text = rowText(*scope.index, rules[i]);
            return decide(rules[i].action, TraceCode::NsgRuleDenies, TraceCode::AllowedByRule);
        }
        if (match == Match::Perhaps)
            (rules[i].action == Action::Allow ? perhapsAllowed : perhapsDenied) = true;
        if (out.candidates.size() < kMostCandidates)
            out.candidates.push_back({nsg.id, static_cast<int>(i), rowText(*scope.index, rules[i])});
    }
    const DefaultRow& row = defaultRow(scope, direction, packet.source, packet.destination);
    out.row_text = row.name;
    return decide(row.action, TraceCode::NsgDefaultDenies, TraceCode::AllowedByDefault);
}

std::string rowText(const Index& index, const NsgRule& rule)
{
    return std::to_string(rule.priority) + ' ' + (rule.name.empty() ? std::string() : rule.name + ": ") +
           std::string(enumName(rule.action)) + ' ' + rule.protocol.text() + portsText(rule.destination_ports) +
           " from " + sideText(index, {rule.source, rule.source_tags, rule.source_groups}) + " to " +
           sideText(index, {rule.destination, rule.destination_tags, rule.destination_groups});
}

}  // namespace pb::net
