// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/balance.h"
#include "core/network/filter_match.h"
#include "core/network/trace_walk.h"

#include <algorithm>
#include <optional>
#include <set>

namespace pb::net {

namespace {

/// The narrowest row that lets the packet pass: its protocol, its port, and the one address at the far side.
struct Opening {
    Protocol protocol;
    PortRange ports;
    Prefix peer;
};

Opening openingFor(const Packet& packet, Direction direction)
{
    Opening out{Protocol{packet.protocol}, PortRange{}, Prefix::host(farSide(packet, direction))};
    if (packet.protocol == Protocol::kTcp || packet.protocol == Protocol::kUdp)
        out.ports = {packet.destination_port, packet.destination_port};
    else if (isIcmp(packet.protocol))
        out.ports = {packet.icmp_type, packet.icmp_code};
    return out;
}

/// The ports that clients of any system choose from: an answer's port is one of these.
/// https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
constexpr PortRange kEphemeral{1024, 65535};

/// The highest free number below `limit`, counted in tens where there is room.
std::optional<std::int64_t> freeBelow(const std::set<std::int64_t>& taken, std::int64_t limit, std::int64_t least)
{
    for (std::int64_t number = (limit - 1) / 10 * 10; number >= least; number -= 10)
        if (!taken.contains(number))
            return number;
    for (std::int64_t number = limit - 1; number >= least; --number)
        if (!taken.contains(number))
            return number;
    return std::nullopt;
}

/// A free row after all others, or before the one that decided.
std::optional<std::int64_t> freeNumber(const std::set<std::int64_t>& taken, std::optional<std::int64_t> deciding,
                                       std::int64_t least, std::int64_t most)
{
    if (deciding)
        return freeBelow(taken, *deciding, least);
    const std::int64_t after = taken.empty() ? least : std::max(least, *taken.rbegin() / 10 * 10 + 10);
    return after <= most ? std::optional(after) : freeBelow(taken, most + 1, least);
}

template <class T>
T withAdded(T list, typename T::value_type item)
{
    list.push_back(std::move(item));
    return list;
}

/// Where a transit gateway of the VPC sends packets to an address; none for a black hole or back into the VPC.
std::optional<AwsRoute> transitRoute(const Index& index, const Element& vpc, ElementId gateway, const Address& address)
{
    const Element* attachment = attachmentOf(index, gateway, vpc.id);
    const Element* table = attachment ? associatedTable(index, *attachment->as<TransitGatewayAttachment>()) : nullptr;
    if (!table)
        return std::nullopt;
    const auto chosen = lookUp(transitRoutes(index, *table), address).chosen;
    return chosen && !chosen->blackhole && chosen->target != attachment->id ? chosen : std::nullopt;
}

const Element* transitGatewayFor(const Index& index, const Element& vpc, const Address& address)
{
    for (const Element* user : index.referrers(vpc.id)) {
        const auto* attachment = user->as<TransitGatewayAttachment>();
        if (attachment && attachment->resource == vpc.id &&
            transitRoute(index, vpc, attachment->transit_gateway, address))
            return index.find(attachment->transit_gateway);
    }
    return nullptr;
}

}  // namespace

Edit setFlag(ElementId id, std::string_view field, bool value) { return {SetField{id, std::string(field), value}}; }

std::vector<Edit> liftGroups(const Index& index, const Element& interface, Direction direction, const Packet& packet)
{
    const Opening opening = openingFor(packet, direction);
    std::vector<Edit> out;
    for (const Element* element : index.groupsOf(interface)) {
        SecurityRule rule;
        rule.direction = direction;
        rule.protocol = opening.protocol;
        rule.ports = opening.ports;
        rule.peer = opening.peer;
        out.push_back({SetField{element->id, "rules", withAdded(element->as<SecurityGroup>()->rules, rule)}});
    }
    return out;
}

std::vector<Edit> liftAcl(const Index& index, const Filtering& filtering, Direction direction, const Packet& packet,
                          bool answer)
{
    const auto* acl = index.find<NetworkAcl>(filtering.by);
    if (!acl)
        return {};
    std::set<std::int64_t> taken;
    for (const AclEntry& entry : acl->entries)
        if (entry.direction == direction)
            taken.insert(entry.number);
    std::optional<std::int64_t> deciding;
    if (filtering.row >= 0)
        deciding = acl->entries[static_cast<std::size_t>(filtering.row)].number;
    const auto number = freeNumber(taken, deciding, 1, 32766);
    if (!number)
        return {};
    const Opening opening = openingFor(packet, direction);
    AclEntry entry{*number, direction, Action::Allow, opening.protocol, opening.ports, opening.peer};
    std::vector<Edit> out;
    // An answer goes to a port that the client picked: that one alone would not do for the next connection.
    if (answer && !isIcmp(packet.protocol) && kEphemeral.contains(packet.destination_port)) {
        entry.ports = kEphemeral;
        out.push_back({SetField{filtering.by, "entries", withAdded(acl->entries, entry)}});
        entry.ports = opening.ports;
    }
    out.push_back({SetField{filtering.by, "entries", withAdded(acl->entries, entry)}});
    return out;
}

std::vector<Edit> liftNsg(const Index& index, const Filtering& filtering, Direction direction, const Packet& packet)
{
    const auto* nsg = index.find<NetworkSecurityGroup>(filtering.by);
    if (!nsg)
        return {};
    std::set<std::int64_t> taken;
    for (const NsgRule& rule : nsg->rules)
        if (rule.direction == direction)
            taken.insert(rule.priority);
    std::optional<std::int64_t> deciding;
    if (filtering.row >= 0)
        deciding = nsg->rules[static_cast<std::size_t>(filtering.row)].priority;
    const auto priority = freeNumber(taken, deciding, 100, 4096);
    if (!priority)
        return {};
    NsgRule rule;
    rule.priority = *priority;
    rule.name = "Allow-" + Protocol{packet.protocol}.text() + '-' + std::to_string(*priority);
    rule.direction = direction;
    rule.action = Action::Allow;
    rule.protocol = Protocol{packet.protocol};
    rule.source = {Prefix::host(packet.source)};
    rule.destination = {Prefix::host(packet.destination)};
    if (packet.protocol == Protocol::kTcp || packet.protocol == Protocol::kUdp)
        rule.destination_ports = {{packet.destination_port, packet.destination_port}};
    return {{SetField{filtering.by, "rules", withAdded(nsg->rules, rule)}}};
}

const Element* gatewayFor(const Index& index, const Element& subnet, const Packet& packet)
{
    const Element* vpc = index.vpcOf(subnet);
    if (!vpc)
        return nullptr;
    for (const Element* peering : index.peeringsOf(vpc->id)) {
        const Element* peer = index.peerAcross(*peering, vpc->id);
        if (peer && peering->as<VpcPeering>() && holds(*peer, packet.destination))
            return peering;
    }
    if (const Element* transit = transitGatewayFor(index, *vpc, packet.destination))
        return transit;
    for (const Element* gateway : index.gatewaysOf(vpc->id, Kind::VirtualPrivateGateway))
        for (const SiteLink& link : siteLinksOf(index, *gateway))
            if (packet.destination.family() == Family::V4 && anyContains(link.prefixes, packet.destination))
                return gateway;
    if (!isPublicAddress(packet.destination))
        return nullptr;
    const auto first = [&](Kind kind) -> const Element* {
        const auto all = index.gatewaysOf(vpc->id, kind);
        return all.empty() ? nullptr : all.front();
    };
    if (packet.destination.family() == Family::V6) {
        const Element* egress = first(Kind::EgressOnlyInternetGateway);
        return egress ? egress : first(Kind::InternetGateway);
    }
    const Element* sender = interfaceAt(index, vpc->id, packet.source);
    if (sender && publicAddress(*sender))
        return first(Kind::InternetGateway);
    for (const Element* nat : index.all(Kind::NatGateway))
        if (index.vpcOf(*nat) == vpc && index.subnetOf(*nat) != &subnet && nat->as<NatGateway>()->public_ip)
            return nat;
    return nullptr;
}

std::vector<Edit> liftRoute(const Index& index, const Element& subnet, const Element& gateway, const Packet& packet)
{
    const Element* table = index.routeTableOf(subnet);
    if (!table)
        return {};
    Prefix wanted = isPublicAddress(packet.destination) ? Prefix::all(packet.destination.family())
                                                        : Prefix::host(packet.destination);
    if (const auto* peering = gateway.as<VpcPeering>()) {
        const Element* vpc = index.vpcOf(subnet);
        const auto* peer = index.find<Vpc>(peering->requester == vpc->id ? peering->accepter : peering->requester);
        for (const Prefixes* blocks : {&peer->ipv4, &peer->ipv6})
            for (const Prefix& block : *blocks)
                if (block.contains(packet.destination))
                    wanted = block;
    }
    for (const SiteLink& link : siteLinksOf(index, gateway))
        for (const Prefix& prefix : link.prefixes)
            if (prefix.contains(packet.destination))
                wanted = prefix;
    if (const auto route = transitRoute(index, *index.vpcOf(subnet), gateway.id, packet.destination))
        wanted = route->destination;
    Routes routes = table->as<RouteTable>()->routes;
    // Rows for the same prefix give way, as do dead ones that would still win by their length.
    std::erase_if(routes, [&](const Route& r) {
        const bool dead = r.state == RouteState::Blackhole || !index.find(r.target);
        return r.destination && (r.destination == wanted || (dead && r.destination->contains(packet.destination)));
    });
    routes.push_back(Route{wanted, {}, gateway.id, RouteState::Active, false});
    return {{SetField{table->id, "routes", std::move(routes)}}};
}

std::vector<Edit> liftListeners(const Element& balancer, const Packet& packet)
{
    const auto* aws = balancer.as<LoadBalancer>();
    Ports listeners = aws ? aws->listeners : std::get<AzureLoadBalancer>(balancer.data).listeners;
    const Ports& targets = aws ? aws->target_ports : std::get<AzureLoadBalancer>(balancer.data).target_ports;
    const auto holdsPort = [&](const PortRange& range) { return range.contains(packet.destination_port); };
    const bool answersItself = std::any_of(listeners.begin(), listeners.end(), holdsPort) ||
                               (!targets.empty() && targets.back() == PortRange{0, 0});
    if (!takes(balancer, packet.protocol) || packet.destination_port == 0 || answersItself)
        return {};
    listeners.push_back({packet.destination_port, packet.destination_port});
    return {{SetField{balancer.id, "listeners", std::move(listeners)}}};
}

}  // namespace pb::net
