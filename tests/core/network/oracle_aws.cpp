// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/network/oracle_aws.h"

#include <algorithm>

namespace pb::test {

using namespace pb::net;

namespace {

bdd natServices() { return protocolIs(6) | protocolIs(17) | protocolIs(1); }

/// A NAT gateway sends from ports 1024 to 65535 of its own choice, so an answer has to pass whatever the port was.
/// https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
bdd whateverPort(const bdd& answers)
{
    bdd origins = bddtrue;
    for (int i = 0; i < 16; ++i)
        origins &= bdd_ithvar(kOrigin + i);
    const bdd ports = protocolIs(6) | protocolIs(17);
    return (ports & bdd_forall(answers | bdd_not(ports & originIn(1024, 65535)), origins)) | (bdd_not(ports) & answers);
}

bool isMember(const MiniInterface* interface, int group)
{
    return interface && group >= 0 && std::count(interface->groups.begin(), interface->groups.end(), group) > 0;
}

}  // namespace

/// Members of a group are known in its VPC and in one peered within the region.
/// https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
bool AwsOracle::known(const MiniInterface& a, const MiniInterface& b) const
{
    return m_cloud.networkOf(a.subnet) == m_cloud.networkOf(b.subnet) ||
           (m_cloud.peered && m_cloud.peeringActive && m_cloud.sameRegion);
}

/// Security groups allow what any of their rules allows; a rule may name a group instead of addresses.
bdd AwsOracle::groups(const MiniInterface& at, Direction direction, const Where& far, const MiniInterface* member) const
{
    if (unguarded(at))
        return bddtrue;
    bdd out = bddfalse;
    for (const int group : at.groups)
        for (const MiniRule& rule : m_cloud.groups[static_cast<std::size_t>(group)].rules) {
            if (rule.direction != direction)
                continue;
            const bdd peer = rule.group < 0                 ? pb::test::within(rule.peer, far)
                             : isMember(member, rule.group) ? bddtrue
                                                            : bddfalse;
            out |= peer & service(rule.protocol, rule.ports, false);
        }
    return out;
}

/// An ACL's first matching row decides; what no row matches is denied; without an ACL all pass.
bdd AwsOracle::acl(int n, Direction direction, const Flight& flight) const
{
    if (!subnet(n).filtered)
        return bddtrue;
    const Where& far = direction == Direction::In ? flight.from : flight.to;
    bdd out = bddfalse, left = bddtrue;
    std::vector<MiniRow> rows = subnet(n).rows;
    std::stable_sort(rows.begin(), rows.end(), [](const MiniRow& a, const MiniRow& b) { return a.number < b.number; });
    for (const MiniRow& row : rows) {
        if (row.direction != direction)
            continue;
        const bdd match = pb::test::within(row.peer, far) & service(row.protocol, row.ports, flight.answer);
        if (row.allow)
            out |= match & left;
        left &= bdd_not(match);
    }
    return out;
}

/// Addresses that the subnet's table sends to `wanted`: the most specific row decides, the VPC's own block among them;
/// of equal ones a static row before a propagated one.
/// https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
bdd AwsOracle::routed(int n, MiniTarget wanted, const Where& to) const
{
    const MiniVpc& vpc = vpcOf(n);
    std::vector<RoutingRow> rows{{vpc.block, 0, wanted == MiniTarget::Local}};
    for (const MiniRoute& route : subnet(n).routes)
        rows.push_back({route.destination, 1, route.target == wanted});
    if (subnet(n).propagated && vpc.vpn)
        for (const Prefix& p : vpc.vpnRoutes.empty() ? Prefixes{*m_cloud.site} : vpc.vpnRoutes)
            rows.push_back({p, 2, wanted == MiniTarget::Private});
    return longestMatch(rows, to);
}

/// A static row before a propagated one, a VPC's before a VPN's.
/// https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
bdd AwsOracle::routedAcross(const MiniDomain& domain, int attachment, const Where& to) const
{
    std::vector<RoutingRow> rows;
    for (const MiniDomain::Row& row : domain.rows)
        rows.push_back({row.destination, 0, row.attachment == attachment});
    for (const int n : domain.propagating) {
        const int network = m_cloud.attachments[static_cast<std::size_t>(n)].network;
        if (network >= 0)
            rows.push_back({m_cloud.vpcs[static_cast<std::size_t>(network)].block, 1, n == attachment});
        else
            rows.push_back({*m_cloud.site, 2, n == attachment});
    }
    return longestMatch(rows, to);
}

bdd AwsOracle::vpnHolds(const MiniVpc& vpc, const Where& to) const
{
    return vpc.vpnRoutes.empty() ? pb::test::within(*m_cloud.site, to) : withinAny(vpc.vpnRoutes, to);
}

/// From inside a subnet: to a neighbour without filter or route, else out.
bdd AwsOracle::within(int n, const Flight& flight, const Goal& goal) const
{
    return goal.subnet == n ? bddtrue : leave(n, flight, goal);
}

bdd AwsOracle::leave(int n, const Flight& flight, const Goal& goal, std::vector<int> left) const
{
    if (std::count(left.begin(), left.end(), n) > 0)
        return bddfalse;  // a loop
    left.push_back(n);
    return acl(n, Direction::Out, flight) & (direct(n, flight, goal) | across(n, flight, goal, left));
}

/// By the subnet's table, without a transit gateway.
bdd AwsOracle::direct(int n, const Flight& flight, const Goal& goal) const
{
    const int here = m_cloud.networkOf(n);
    if (goal.nat) {
        const int at = goal.nat->subnet;
        return m_cloud.networkOf(at) == here && at != n
                   ? routed(n, MiniTarget::Nat, flight.to) & acl(at, Direction::In, flight)
                   : bddfalse;
    }
    // A gateway maps the addresses of its own VPC alone.
    if (goal.internet >= 0)
        return goal.internet == here && vpcOf(n).gateway ? routed(n, MiniTarget::Gateway, flight.to) : bddfalse;
    if (goal.subnet < 0)
        return vpcOf(n).vpn ? routed(n, MiniTarget::Private, flight.to) & vpnHolds(vpcOf(n), flight.to) : bddfalse;
    if (m_cloud.networkOf(goal.subnet) == here)
        return routed(n, MiniTarget::Local, flight.to) & acl(goal.subnet, Direction::In, flight);
    return m_cloud.peered && m_cloud.peeringActive
               ? routed(n, MiniTarget::Peering, flight.to) & acl(goal.subnet, Direction::In, flight)
               : bddfalse;
}

/// By the transit gateway: in by the attachment's subnet of the zone, out by the attachment that the associated table
/// says. The filter of the attachment's subnet is asked what comes in for the gateway, by its source.
/// https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html
bdd AwsOracle::across(int n, const Flight& flight, const Goal& goal, const std::vector<int>& left) const
{
    bdd out = bddfalse;
    for (const MiniAttachment& in : m_cloud.attachments) {
        if (in.network != m_cloud.networkOf(n) || in.domain < 0)
            continue;
        const auto entry =
            std::find_if(in.subnets.begin(), in.subnets.end(), [&](int s) { return subnet(s).zone == subnet(n).zone; });
        if (entry == in.subnets.end())
            continue;
        const bdd enters = routed(n, MiniTarget::Transit, flight.to) & acl(*entry, Direction::In, flight);
        for (std::size_t i = 0; i < m_cloud.attachments.size() && enters != bddfalse; ++i)
            out |= enters &
                   routedAcross(m_cloud.domains[static_cast<std::size_t>(in.domain)], static_cast<int>(i), flight.to) &
                   arriveFromAcross(m_cloud.attachments[i], subnet(n).zone, flight, goal, left);
    }
    return out;
}

/// Out of the transit gateway in the zone where it came in, if the attachment has a subnet there; by that one's table
/// on. Its filter is asked what goes out of it, and nothing for what stays in it.
bdd AwsOracle::arriveFromAcross(const MiniAttachment& at, int zone, const Flight& flight, const Goal& goal,
                                const std::vector<int>& left) const
{
    if (at.network < 0)
        return goal.subnet < 0 && !goal.nat && goal.internet < 0 ? pb::test::within(*m_cloud.site, flight.to)
                                                                 : bddfalse;
    const auto same = std::find_if(at.subnets.begin(), at.subnets.end(), [&](int s) { return subnet(s).zone == zone; });
    const int exit = same == at.subnets.end() ? at.subnets.front() : *same;
    return goal.subnet == exit ? bddtrue : leave(exit, flight, goal, left);
}

bdd AwsOracle::acrossFromSite(const Flight& flight, const Goal& goal) const
{
    bdd out = bddfalse;
    for (const MiniAttachment& in : m_cloud.attachments)
        if (in.network < 0 && in.domain >= 0)
            for (std::size_t i = 0; i < m_cloud.attachments.size(); ++i)
                out |=
                    routedAcross(m_cloud.domains[static_cast<std::size_t>(in.domain)], static_cast<int>(i), flight.to) &
                    arriveFromAcross(m_cloud.attachments[i], -1, flight, goal, {});
    return out;
}

/// From the site to a subnet, where the VPN leads.
bdd AwsOracle::fromSiteTo(int n, const Flight& flight) const
{
    return (vpcOf(n).vpn ? acl(n, Direction::In, flight) : bddfalse) | acrossFromSite(flight, {n});
}

bdd AwsOracle::between(const MiniInterface& a, const MiniInterface& b) const
{
    const Where from = a.address, to = b.address;
    const bool knows = known(a, b);
    const bdd leaves = groups(a, Direction::Out, to, knows ? &b : nullptr);
    bdd out = leaves & groups(b, Direction::In, from, knows ? &a : nullptr) &
              within(a.subnet, {from, to, false}, {b.subnet}) & within(b.subnet, {to, from, true}, {a.subnet});
    for (const MiniNat& nat : m_cloud.nats)
        out |= leaves & natServices() & leave(a.subnet, {from, to, false}, {-1, &nat}) &
               within(nat.subnet, {nat.inside, to, false}, {b.subnet}) & groups(b, Direction::In, nat.inside, nullptr) &
               whateverPort(within(b.subnet, {to, nat.inside, true}, {nat.subnet})) &
               within(nat.subnet, {to, from, true}, {a.subnet});
    return out;
}

/// Nothing is filtered at a network load balancer without security groups.
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
bool AwsOracle::unguarded(const MiniInterface& at) const
{
    return at.groups.empty() && std::any_of(m_cloud.balancers.begin(), m_cloud.balancers.end(), [&](const auto& b) {
               return !b.application && m_cloud.interfaces[static_cast<std::size_t>(b.front)].id == at.id;
           });
}

/// What a balancer opens to a target: an application load balancer, or one that does not preserve its clients, in its
/// own name from a port of its choice; else in the client's, where the answer goes back to the balancer whatever the
/// routes say. Clients are preserved in the balancer's VPC alone (here; AWS: in peered ones too). Rules of the target
/// may refer to the balancer's groups.
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html
bdd AwsOracle::fromBalancer(const MiniBalancer& balancer, const Where& client, const MiniInterface& target) const
{
    const MiniInterface& front = m_cloud.interfaces[static_cast<std::size_t>(balancer.front)];
    const bool knows = known(front, target);
    const bool preserved = !balancer.application && balancer.preserves &&
                           m_cloud.networkOf(front.subnet) == m_cloud.networkOf(target.subnet);
    const Where from = preserved ? client : Where(front.address);
    const bdd there = groups(front, Direction::Out, target.address, knows ? &target : nullptr) &
                      groups(target, Direction::In, from, knows ? &front : nullptr) &
                      within(front.subnet, {from, target.address, false}, {target.subnet});
    if (!preserved)
        return there & whateverPort(within(target.subnet, {target.address, front.address, true}, {front.subnet}));
    const Flight answer{target.address, from, true};
    return front.subnet == target.subnet
               ? there
               : there & acl(target.subnet, Direction::Out, answer) & acl(front.subnet, Direction::In, answer);
}

bdd AwsOracle::byBalancer(const MiniBalancer& balancer, const MiniInterface* client, const MiniInterface& target,
                          bool outside) const
{
    const MiniInterface& front = m_cloud.interfaces[static_cast<std::size_t>(balancer.front)];
    const bdd known = !client   ? fromInternet(front)
                      : outside ? betweenOutside(*client, front)
                                : between(*client, front);
    const Where source = !client ? Where() : outside ? Where(client->outside) : Where(client->address);
    if (known == bddfalse)
        return bddfalse;
    return known & byListeners(balancer.application ? ListenerProtocol::Tcp : balancer.protocol, balancer.listeners,
                               fromBalancer(balancer, source, target));
}

/// Out to an address of the Internet: a route to the VPC's own attached gateway, a public address, and the filters.
bdd AwsOracle::out(const MiniInterface& a, const Where& to) const
{
    if (!vpcOf(a.subnet).gateway || !a.outside)
        return bddfalse;
    return groups(a, Direction::Out, to, nullptr) &
           leave(a.subnet, {a.address, to, false}, {-1, nullptr, m_cloud.networkOf(a.subnet)}) &
           acl(a.subnet, Direction::In, {to, a.address, true});
}

/// Through a NAT gateway, whose own subnet's table leads on to the internet gateway.
/// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
bdd AwsOracle::outByNat(const MiniNat& nat, const MiniInterface& a, const Where& to) const
{
    if (!nat.outside || !vpcOf(nat.subnet).gateway)
        return bddfalse;
    return natServices() & groups(a, Direction::Out, to, nullptr) &
           leave(a.subnet, {a.address, to, false}, {-1, &nat}) &
           leave(nat.subnet, {nat.inside, to, false}, {-1, nullptr, m_cloud.networkOf(nat.subnet)}) &
           whateverPort(acl(nat.subnet, Direction::In, {to, nat.inside, true})) &
           within(nat.subnet, {to, a.address, true}, {a.subnet});
}

/// In from the Internet; the answer needs the route.
bdd AwsOracle::in(const MiniInterface& b, const Where& from, bool rewritten) const
{
    if (!vpcOf(b.subnet).gateway || !b.outside)
        return bddfalse;
    const bdd answer = leave(b.subnet, {b.address, from, true}, {-1, nullptr, m_cloud.networkOf(b.subnet)});
    return groups(b, Direction::In, from, nullptr) & acl(b.subnet, Direction::In, {from, b.address, false}) &
           (rewritten ? whateverPort(answer) : answer);
}

bdd AwsOracle::betweenOutside(const MiniInterface& a, const MiniInterface& b) const
{
    bdd found = a.outside ? out(a, *b.outside) & in(b, *a.outside, false) : bddfalse;
    for (const MiniNat& nat : m_cloud.nats)
        if (nat.outside)
            found |= outByNat(nat, a, *b.outside) & in(b, *nat.outside, true);
    return found;
}

bdd AwsOracle::toInternet(const MiniInterface& a) const
{
    bdd found = out(a, {});
    for (const MiniNat& nat : m_cloud.nats)
        found |= outByNat(nat, a, {});
    return found;
}

bdd AwsOracle::fromInternet(const MiniInterface& b) const { return in(b, {}, false); }

bdd AwsOracle::toSite(const MiniInterface& a) const
{
    if (!m_cloud.site)
        return bddfalse;
    const Where from = a.address;
    bdd found = leave(a.subnet, {from, {}, false}, {}) & fromSiteTo(a.subnet, {{}, from, true});
    for (const MiniNat& nat : m_cloud.nats)
        found |= natServices() & leave(a.subnet, {from, {}, false}, {-1, &nat}) &
                 leave(nat.subnet, {nat.inside, {}, false}, {}) &
                 whateverPort(fromSiteTo(nat.subnet, {{}, nat.inside, true})) &
                 within(nat.subnet, {{}, from, true}, {a.subnet});
    return found & groups(a, Direction::Out, {}, nullptr) & pb::test::within(*m_cloud.site, {});
}

std::optional<bdd> AwsOracle::fromSite(const MiniInterface& b) const
{
    if (!m_cloud.site)
        return bddfalse;
    for (const MiniNat& nat : m_cloud.nats)
        if (acrossFromSite({{}, b.address, false}, {-1, &nat}) != bddfalse)
            return std::nullopt;
    return fromSiteTo(b.subnet, {{}, b.address, false}) & groups(b, Direction::In, {}, nullptr) &
           leave(b.subnet, {b.address, {}, true}, {}) & pb::test::within(*m_cloud.site, {});
}

bdd AwsOracle::outward6(const MiniInterface& a, const Where& to, bool egressOnly) const
{
    const MiniVpc& vpc = vpcOf(a.subnet);
    bdd found = vpc.egress ? routed(a.subnet, MiniTarget::Egress, to) : bddfalse;
    if (!egressOnly && vpc.gateway)
        found |= routed(a.subnet, MiniTarget::Gateway, to);
    return found;
}

/// An address is its own public one; an egress-only gateway lets out, and answers back in.
bdd AwsOracle::toInternet6(const MiniInterface& a) const
{
    return outward6(a, {}, false) & groups(a, Direction::Out, {}, nullptr) &
           acl(a.subnet, Direction::Out, {a.address, {}, false}) & acl(a.subnet, Direction::In, {{}, a.address, true});
}

/// By an internet gateway alone.
bdd AwsOracle::fromInternet6(const MiniInterface& b) const
{
    if (!vpcOf(b.subnet).gateway)
        return bddfalse;
    return routed(b.subnet, MiniTarget::Gateway, {}) & groups(b, Direction::In, {}, nullptr) &
           acl(b.subnet, Direction::In, {{}, b.address, false}) & acl(b.subnet, Direction::Out, {b.address, {}, true});
}

}  // namespace pb::test
