// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/network/oracle_azure.h"

#include <algorithm>

namespace pb::test {

using namespace pb::net;

namespace {

bdd tagHolds(MiniTag tag, const Prefixes& virtualNetworkTag, const Where& where)
{
    const bdd inside = withinAny(virtualNetworkTag, where);
    const Prefix platform = prefix("168.63.129.16/32");
    if (tag == MiniTag::Any)
        return bddtrue;
    if (tag == MiniTag::VirtualNetwork)
        return inside;
    if (tag == MiniTag::AzureLoadBalancer)
        return within(platform, where);
    const bdd unrouted = withinAny(prefixes("0.0.0.0/8,10.0.0.0/8,100.64.0.0/10,127.0.0.0/8,169.254.0.0/16,"
                                            "172.16.0.0/12,192.168.0.0/16,224.0.0.0/3"),
                                   where);
    return bdd_not(inside | unrouted | within(platform, where));
}

/// Only TCP and UDP have ports.
bdd servicesOf(const MiniNsgRule& rule, bool answer)
{
    const PortRange& to = answer ? rule.origins : rule.targets;
    const PortRange& from = answer ? rule.targets : rule.origins;
    bdd out = (targetIn(to.first, to.last) & originIn(from.first, from.last)) | bdd_not(protocolIs(6) | protocolIs(17));
    if (!rule.protocol.isAny())
        out &= protocolIs(rule.protocol.number);
    return out;
}

}  // namespace

/// The VirtualNetwork tag at a subnet: its network, the peered one, the prefixes of its user-defined routes, and what
/// its gateway has learnt.
/// https://learn.microsoft.com/azure/virtual-network/service-tags-overview
Prefixes AzureOracle::virtualNetwork(const MiniAzureSubnet& at) const
{
    Prefixes out;
    for (const MiniUserRoute& route : at.routes)
        out.push_back(route.to);
    for (std::size_t i = 0; i < m_cloud.vnets.size(); ++i)
        if (static_cast<int>(i) == at.network || isPeered())
            out.push_back(m_cloud.vnets[i].block);
    if (usesGateway(at.network) && at.propagated)
        out.insert(out.end(), m_cloud.announced.begin(), m_cloud.announced.end());
    return out;
}

/// An application security group's members, in the NSG's own network.
bdd AzureOracle::sideHolds(const MiniNic& at, const MiniSide& side, const Where& where) const
{
    if (side.group >= 0) {
        bdd out = bddfalse;
        for (const MiniNic& nic : m_cloud.nics)
            if (network(nic) == network(at) && std::count(nic.groups.begin(), nic.groups.end(), side.group) > 0)
                out |= within(Prefix::host(nic.address), where);
        return out;
    }
    return side.block ? within(*side.block, where) : tagHolds(side.tag, virtualNetwork(subnet(at)), where);
}

/// The row of least priority that matches decides; three rows come after all others.
/// https://learn.microsoft.com/azure/virtual-network/network-security-groups-overview
bdd AzureOracle::nsgAllows(const MiniNic& at, int nsg, Direction direction, const Flight& flight) const
{
    if (nsg < 0)
        return bddtrue;
    std::vector<MiniNsgRule> rules = m_cloud.nsgs[static_cast<std::size_t>(nsg)].rules;
    std::stable_sort(rules.begin(), rules.end(),
                     [](const MiniNsgRule& a, const MiniNsgRule& b) { return a.priority < b.priority; });
    bdd out = bddfalse, left = bddtrue;
    for (const MiniNsgRule& rule : rules) {
        if (rule.direction != direction)
            continue;
        const bdd match = sideHolds(at, rule.source, flight.from) & sideHolds(at, rule.destination, flight.to) &
                          servicesOf(rule, flight.answer);
        if (rule.allow)
            out |= match & left;
        left &= bdd_not(match);
    }
    const Prefixes tag = virtualNetwork(subnet(at));
    bdd byDefault =
        tagHolds(MiniTag::VirtualNetwork, tag, flight.from) & tagHolds(MiniTag::VirtualNetwork, tag, flight.to);
    byDefault |= direction == Direction::In ? tagHolds(MiniTag::AzureLoadBalancer, tag, flight.from)
                                            : tagHolds(MiniTag::Internet, tag, flight.to);
    return out | (left & byDefault);
}

bdd AzureOracle::filters(const MiniNic& at, Direction direction, const Flight& flight) const
{
    return nsgAllows(at, subnet(at).nsg, direction, flight) & nsgAllows(at, at.nsg, direction, flight);
}

/// Into the appliance and out of it again.
bdd AzureOracle::through(const Flight& flight) const
{
    return filters(*appliance(), Direction::In, flight) & filters(*appliance(), Direction::Out, flight);
}

/// The most specific prefix, then user-defined before learnt before system.
/// https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview
bdd AzureOracle::routed(int network, const std::vector<MiniUserRoute>& routes, bool learns, MiniNext wanted,
                        const Where& to) const
{
    std::vector<RoutingRow> rows{
        {m_cloud.vnets[static_cast<std::size_t>(network)].block, 2, wanted == MiniNext::Network},
        {prefix("0.0.0.0/0"), 3, wanted == MiniNext::Internet},
        {prefix("::/0"), 3, wanted == MiniNext::Internet}};
    for (const Prefix& p : prefixes("10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10"))
        rows.push_back({p, 3, wanted == MiniNext::Nowhere});
    for (const MiniUserRoute& route : routes)
        rows.push_back({route.to, 0, route.next == wanted});
    if (usesGateway(network) && learns)
        for (const Prefix& p : m_cloud.announced)
            rows.push_back({p, 1, wanted == MiniNext::Gateway});
    if (isPeered())
        rows.push_back({m_cloud.vnets[static_cast<std::size_t>(1 - network)].block, 2, wanted == MiniNext::Peer});
    return longestMatch(rows, to);
}

MiniNext AzureOracle::nextHop(const MiniAzureSubnet& at, const Address& to) const
{
    for (const MiniNext next :
         {MiniNext::Network, MiniNext::Peer, MiniNext::Appliance, MiniNext::Gateway, MiniNext::Internet})
        if (routed(at, next, to) == bddtrue)
            return next;
    return MiniNext::Nowhere;
}

MiniNext AzureOracle::nextFromGateway(const Address& to) const
{
    for (const MiniNext next : {MiniNext::Network, MiniNext::Peer, MiniNext::Appliance})
        if (routed(0, m_cloud.gatewayRoutes, true, next, to) == bddtrue)
            return next;
    return MiniNext::Nowhere;
}

/// Inside the network, or over the peering: what did not start in the sending network needs leave to cross it.
/// https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering
bool AzureOracle::arrives(MiniNext next, int from, const MiniNic& to, bool forwarded) const
{
    if (next == MiniNext::Network)
        return from == network(to);
    const bool allowed = network(to) == 0 ? m_cloud.forwardedLeft : m_cloud.forwardedRight;
    return next == MiniNext::Peer && from != network(to) && (!forwarded || allowed);
}

std::optional<bool> AzureOracle::way(const MiniNic& from, const MiniNic& to) const
{
    const MiniNext first = nextHop(subnet(from), to.address);
    if (first != MiniNext::Appliance)
        return arrives(first, network(from), to, false) ? std::optional(false) : std::nullopt;
    const MiniNic& middle = *appliance();
    if (network(from) != network(middle) && !isPeered())
        return std::nullopt;
    if (&to == &middle)
        return false;
    const bool own = network(from) == network(middle);
    return m_cloud.forwards && arrives(nextHop(subnet(middle), to.address), network(middle), to, !own)
               ? std::optional(true)
               : std::nullopt;
}

bdd AzureOracle::between(const MiniNic& a, const MiniNic& b) const
{
    const auto there = way(a, b), back = way(b, a);
    if (!there || !back)
        return bddfalse;
    const Flight packet{a.address, b.address, false}, answer{b.address, a.address, true};
    bdd out = filters(a, Direction::Out, packet) & filters(b, Direction::In, packet);
    if (*there)
        out &= through(packet);
    else if (*back)
        out &= through(answer);  // it knows nothing of the packet
    return out;
}

/// A NAT gateway before a public address of one's own, that before what Azure lends, which is IPv4 alone.
/// https://learn.microsoft.com/azure/nat-gateway/nat-overview
AzureOracle::Exit AzureOracle::exit(const MiniNic& by) const
{
    const bool four = by.address.family() == Family::V4;
    if (subnet(by).nat && four)
        return {subnet(by).natOutside ? protocolIs(6) | protocolIs(17) : bddfalse, subnet(by).natOutside};
    if (by.outside)
        return {bddtrue, by.outside};
    return {four && subnet(by).defaultOutbound ? bddtrue : bddfalse, std::nullopt};
}

/// Whether the appliance gets what an interface sends to an address.
bdd AzureOracle::reachesAppliance(const MiniNic& from, const Where& to) const
{
    const MiniNic* middle = appliance();
    if (!middle || middle == &from || !m_cloud.forwards || (network(from) != network(*middle) && !isPeered()))
        return bddfalse;
    return routed(subnet(from), MiniNext::Appliance, to) & filters(*middle, Direction::In, {from.address, to, false});
}

/// Out directly, or through the appliance, which puts its own address in the place of others'.
std::vector<AzureOracle::Exit> AzureOracle::exits(const MiniNic& a, const Where& to) const
{
    const bdd leaves = filters(a, Direction::Out, {a.address, to, false});
    std::vector<Exit> out{exit(a)};
    out.front().packets &= leaves & routed(subnet(a), MiniNext::Internet, to);
    const bdd passes = reachesAppliance(a, to);
    if (passes == bddfalse)
        return out;
    const MiniNic& middle = *appliance();
    Exit other = exit(middle);
    other.packets &= leaves & passes & filters(middle, Direction::Out, {middle.address, to, false}) &
                     routed(subnet(middle), MiniNext::Internet, to);
    if (arrives(nextHop(subnet(middle), a.address), network(middle), a, true))
        out.push_back(other);
    return out;
}

/// A Standard address is closed until an NSG opens it. The answer has to leave the way that the packet came.
bdd AzureOracle::in(const MiniNic& b, const Where& from) const
{
    if (!b.outside || (b.standard && subnet(b).nsg < 0 && b.nsg < 0))
        return bddfalse;
    return filters(b, Direction::In, {from, b.address, false}) & routed(subnet(b), MiniNext::Internet, from);
}

bdd AzureOracle::toInternet(const MiniNic& a) const
{
    bdd out = bddfalse;
    for (const Exit& one : exits(a, {}))
        out |= one.packets;
    return out;
}

std::optional<bdd> AzureOracle::betweenOutside(const MiniNic& a, const MiniNic& b) const
{
    bdd out = bddfalse;
    for (const Exit& one : exits(a, *b.outside)) {
        if (one.packets == bddfalse)
            continue;
        if (!one.seen)
            return std::nullopt;
        out |= one.packets & in(b, *one.seen);
    }
    return out;
}

bdd AzureOracle::toGateway(const MiniAzureSubnet& at, const Where& to) const
{
    return usesGateway(at.network) ? routed(at, MiniNext::Gateway, to) & withinAny(m_cloud.announced, to) : bddfalse;
}

/// By the routes of the gateway's own subnet. What the gateway itself hands on may cross the peering that shares it;
/// what an appliance forwards needs leave.
std::optional<bool> AzureOracle::wayFromGateway(const MiniNic& to) const
{
    const MiniNext first = nextFromGateway(to.address);
    if (first != MiniNext::Appliance)
        return arrives(first, 0, to, false) ? std::optional(false) : std::nullopt;
    if (&to == appliance())
        return false;
    const bool passes = m_cloud.forwards && arrives(nextHop(subnet(*appliance()), to.address), 0, to, true);
    return passes ? std::optional(true) : std::nullopt;
}

std::optional<bdd> AzureOracle::toSite(const MiniNic& a) const
{
    if (!m_cloud.site)
        return bddfalse;
    const bdd direct = toGateway(subnet(a), {});
    bdd by = reachesAppliance(a, {});
    if (by != bddfalse)
        by &= filters(*appliance(), Direction::Out, {a.address, {}, false}) & toGateway(subnet(*appliance()), {});
    if (!usesGateway(network(a)))
        return by == bddfalse ? std::optional(bddfalse) : std::nullopt;
    const auto back = wayFromGateway(a);
    if (!back)
        return bddfalse;
    const bdd answers = *back ? through({{}, a.address, true}) : bddtrue;
    return filters(a, Direction::Out, {a.address, {}, false}) & ((direct & answers) | by);
}

bdd AzureOracle::fromSite(const MiniNic& b) const
{
    const auto there = usesGateway(network(b)) ? wayFromGateway(b) : std::nullopt;
    if (!there)
        return bddfalse;
    const Flight packet{{}, b.address, false}, answer{b.address, {}, true};
    bdd back = toGateway(subnet(b), {});
    const MiniNic* middle = appliance();
    if (middle && middle != &b && m_cloud.forwards && (network(b) == 0 || isPeered()))
        back |= routed(subnet(b), MiniNext::Appliance, {}) & toGateway(subnet(*middle), {}) &
                (*there ? bddtrue : through(answer));
    return filters(b, Direction::In, packet) & (*there ? through(packet) : bddtrue) & back;
}

/// Network security groups see the client and the target's own address and port. The answer has the balancer's address
/// as soon as it leaves the target. https://learn.microsoft.com/azure/load-balancer/concepts
bdd AzureOracle::byBalancer(const MiniAzureBalancer& balancer, const MiniNic& a, const MiniNic& b) const
{
    MiniNic front;
    front.subnet = balancer.subnet;
    front.address = balancer.inside;
    const auto there = way(a, front), back = way(b, a);
    if (!there || !back)
        return bddfalse;
    bdd out =
        filters(a, Direction::Out, {a.address, front.address, false}) &
        byListeners(balancer.protocol, balancer.listeners, filters(b, Direction::In, {a.address, b.address, false}));
    if (*there)
        out &= through({a.address, front.address, false});
    else if (*back)
        out &= through({front.address, a.address, true});
    return out;
}

/// Behind a Standard address all is closed until an NSG opens it.
bdd AzureOracle::byBalancerOutside(const MiniAzureBalancer& balancer, const Where& seen, const MiniNic& b) const
{
    if (!balancer.outside || (balancer.standard && subnet(b).nsg < 0 && b.nsg < 0))
        return bddfalse;
    return routed(subnet(b), MiniNext::Internet, seen) &
           byListeners(balancer.protocol, balancer.listeners, filters(b, Direction::In, {seen, b.address, false}));
}

std::optional<bdd> AzureOracle::byBalancerAround(const MiniAzureBalancer& balancer, const MiniNic& a,
                                                 const MiniNic& b) const
{
    bdd out = bddfalse;
    for (const Exit& one : exits(a, *balancer.outside)) {
        if (one.packets == bddfalse)
            continue;
        if (!one.seen)
            return std::nullopt;
        out |= one.packets & byBalancerOutside(balancer, *one.seen, b);
    }
    return out;
}

}  // namespace pb::test
