// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/network/mini_build.h"
#include "tests/core/network/mini_cloud.h"

namespace pb::test {

using namespace pb::net;

namespace {

// Ids of what route tables lead to, which is drawn after them.
ElementId natId(int network) { return ElementId{800 + network}; }
ElementId privateGatewayId(int network) { return ElementId{810 + network}; }
constexpr ElementId kTransit{840}, kTransitVpn{841};
ElementId attachmentId(int n) { return ElementId{850 + n}; }
ElementId domainId(int n) { return ElementId{860 + n}; }
ElementId balancerId(std::size_t n) { return ElementId{870 + static_cast<std::int64_t>(n)}; }

struct Gateways {
    ElementId internet, egress, peering;
};

ElementId targetOf(const MiniAws& cloud, MiniTarget target, int network, const Gateways& gateways)
{
    const auto isHere = [&](const MiniNat& nat) { return cloud.networkOf(nat.subnet) == network; };
    switch (target) {
    case MiniTarget::Gateway:
        return gateways.internet;
    case MiniTarget::Egress:
        return gateways.egress;
    case MiniTarget::Peering:
        return gateways.peering;
    case MiniTarget::Nat:
        return std::any_of(cloud.nats.begin(), cloud.nats.end(), isHere) ? natId(network) : ElementId{};
    case MiniTarget::Private:
        return cloud.vpcs[static_cast<std::size_t>(network)].vpn ? privateGatewayId(network) : ElementId{};
    case MiniTarget::Transit:
        return cloud.domains.empty() ? ElementId{} : kTransit;
    case MiniTarget::Local:
    case MiniTarget::Nowhere:
        break;
    }
    return {};
}

ElementId tableOf(Builder& out, const MiniAws& cloud, ElementId vpc, const MiniSubnet& subnet, const Gateways& gateways)
{
    RouteTable table;
    for (const MiniRoute& route : subnet.routes) {
        const ElementId target = targetOf(cloud, route.target, subnet.network, gateways);
        table.routes.push_back({route.destination, {}, target, target ? RouteState::Active : RouteState::Blackhole});
    }
    if (subnet.propagated)
        table.propagating = {privateGatewayId(subnet.network)};
    return out.add(vpc, table);
}

void drawVpn(Builder& out, ElementId id, ElementId region, ElementId gateway, const Prefixes& staticRoutes)
{
    const ElementId customer{id.value + 100};
    VpnConnection vpn;
    vpn.gateway = gateway;
    vpn.customer_gateway = customer;
    vpn.routing = staticRoutes.empty() ? VpnRouting::Bgp : VpnRouting::Static;
    vpn.static_routes = staticRoutes;
    out.put(id, region, vpn);
    out.put(customer, region, CustomerGateway{{}, 65000, kMiniSite});
}

void drawTransit(Builder& out, const MiniAws& cloud, ElementId region, const ElementIds& vpcs,
                 const ElementIds& subnets)
{
    if (cloud.domains.empty())
        return;
    out.put(kTransit, region, TransitGateway{});
    for (std::size_t i = 0; i < cloud.attachments.size(); ++i) {
        const MiniAttachment& from = cloud.attachments[i];
        TransitGatewayAttachment drawn;
        drawn.transit_gateway = kTransit;
        drawn.resource = from.network < 0 ? kTransitVpn : vpcs[static_cast<std::size_t>(from.network)];
        for (const int subnet : from.subnets)
            drawn.subnets.push_back(subnets[static_cast<std::size_t>(subnet)]);
        drawn.route_table = from.domain < 0 ? ElementId{} : domainId(from.domain);
        out.put(attachmentId(static_cast<int>(i)), region, drawn);
        if (from.network < 0)
            drawVpn(out, kTransitVpn, region, kTransit, {});
    }
    for (std::size_t i = 0; i < cloud.domains.size(); ++i) {
        TransitGatewayRouteTable drawn;
        drawn.transit_gateway = kTransit;
        for (const int n : cloud.domains[i].propagating)
            drawn.propagating.push_back(attachmentId(n));
        for (const MiniDomain::Row& row : cloud.domains[i].rows)
            drawn.routes.push_back({row.destination,
                                    {},
                                    row.attachment < 0 ? ElementId{} : attachmentId(row.attachment),
                                    row.attachment < 0 ? RouteState::Blackhole : RouteState::Active});
        out.put(domainId(static_cast<int>(i)), region, drawn);
    }
}

/// What route tables lead to; drawn last, for its ids are the highest.
void drawGateways(Builder& out, const MiniAws& cloud, ElementId region, const ElementIds& vpcs,
                  const ElementIds& subnets)
{
    for (const MiniNat& nat : cloud.nats) {
        NatGateway drawn;
        drawn.connectivity = nat.outside ? NatConnectivity::Public : NatConnectivity::Private;
        drawn.private_ip = nat.inside;
        drawn.public_ip = nat.outside;
        out.put(natId(cloud.networkOf(nat.subnet)), subnets[static_cast<std::size_t>(nat.subnet)], drawn);
    }
    for (std::size_t i = 0; i < cloud.vpcs.size(); ++i)
        if (cloud.vpcs[i].vpn) {
            const ElementId gateway = privateGatewayId(static_cast<int>(i));
            out.put(gateway, region, VirtualPrivateGateway{vpcs[i], 64512});
            drawVpn(out, ElementId{gateway.value + 10}, region, gateway, cloud.vpcs[i].vpnRoutes);
        }
    drawTransit(out, cloud, region, vpcs, subnets);
    if (cloud.site)
        out.put(kMiniSite, {}, OnPremises{{*cloud.site}});
}

void drawBalancers(Builder& out, const MiniAws& cloud, const ElementIds& vpcs)
{
    for (std::size_t i = 0; i < cloud.balancers.size(); ++i) {
        const MiniBalancer& from = cloud.balancers[i];
        LoadBalancer drawn;
        drawn.type = from.application ? LoadBalancerType::Application : LoadBalancerType::Network;
        drawn.protocol = from.protocol;
        drawn.preserve_client_ip = from.preserves;
        for (const auto& [port, target] : from.listeners) {
            drawn.listeners.push_back({port, port});
            drawn.target_ports.push_back({target, target});
        }
        for (const int n : from.targets)
            drawn.targets.push_back(cloud.interfaces[static_cast<std::size_t>(n)].id);
        const int subnet = cloud.interfaces[static_cast<std::size_t>(from.front)].subnet;
        out.put(balancerId(i), vpcs[static_cast<std::size_t>(cloud.networkOf(subnet))], drawn);
    }
}

NetworkAcl aclOf(const MiniSubnet& subnet)
{
    NetworkAcl acl;
    for (const MiniRow& row : subnet.rows)
        acl.entries.push_back(
            {row.number, row.direction, row.allow ? Action::Allow : Action::Deny, row.protocol, row.ports, row.peer});
    return acl;
}

SecurityGroup groupOf(const MiniGroup& group, const ElementIds& ids)
{
    SecurityGroup out;
    for (const MiniRule& rule : group.rules) {
        SecurityRule row;
        row.direction = rule.direction;
        row.protocol = rule.protocol;
        row.ports = rule.ports;
        if (rule.group >= 0)
            row.peer_group = ids[static_cast<std::size_t>(rule.group)];
        else
            row.peer = rule.peer;
        out.rules.push_back(row);
    }
    return out;
}

}  // namespace

Topology MiniAws::topology() const
{
    Builder out;
    const ElementId one = out.add({}, Region{"one"}), two = sameRegion ? one : out.add({}, Region{"two"});
    ElementIds vpcIds, gateways, egresses, groupIds, subnetIds;
    for (std::size_t i = 0; i < vpcs.size(); ++i) {
        Vpc vpc;
        (vpcs[i].block.family() == Family::V4 ? vpc.ipv4 : vpc.ipv6) = {vpcs[i].block};
        vpcIds.push_back(out.add(i == 0 ? one : two, vpc));
        gateways.push_back(out.add(vpcIds.back(), InternetGateway{vpcs[i].gateway ? vpcIds.back() : ElementId{}}));
        if (!vpcs[i].gateway)  // it stands beside the VPC, or it would be attached by standing in it
            out.put(gateways.back(), {}, InternetGateway{});
        egresses.push_back(vpcs[i].egress ? out.add(vpcIds.back(), EgressOnlyInternetGateway{vpcIds.back()})
                                          : ElementId{});
    }
    ElementId peering;
    if (peered)
        peering = out.add(
            one, VpcPeering{vpcIds[0], vpcIds[1], peeringActive ? PeeringStatus::Active : PeeringStatus::Pending});
    for (std::size_t i = 0; i < groups.size(); ++i)
        groupIds.push_back(out.add(vpcIds[i % vpcs.size()], SecurityGroup{}));
    for (std::size_t i = 0; i < groups.size(); ++i)
        out.put(groupIds[i], vpcIds[i % vpcs.size()], groupOf(groups[i], groupIds));
    for (const MiniSubnet& subnet : subnets) {
        const auto n = static_cast<std::size_t>(subnet.network);
        Subnet drawn;
        (subnet.block.family() == Family::V4 ? drawn.ipv4 : drawn.ipv6) = {subnet.block};
        drawn.zone = subnet.zone == 0 ? "a" : "b";
        drawn.route_table = tableOf(out, *this, vpcIds[n], subnet, {gateways[n], egresses[n], peering});
        if (subnet.filtered)
            drawn.network_acl = out.add(vpcIds[n], aclOf(subnet));
        subnetIds.push_back(out.add(vpcIds[n], drawn));
    }
    drawGateways(out, *this, one, vpcIds, subnetIds);
    for (const MiniInterface& interface : interfaces) {
        NetworkInterface drawn;
        drawn.private_ips = {interface.address};
        drawn.public_ip = interface.outside;
        for (const int group : interface.groups)
            drawn.security_groups.push_back(groupIds[static_cast<std::size_t>(group)]);
        for (std::size_t i = 0; i < balancers.size(); ++i)
            if (&interfaces[static_cast<std::size_t>(balancers[i].front)] == &interface)
                drawn.instance = balancerId(i);
        out.put(interface.id, subnetIds[static_cast<std::size_t>(interface.subnet)], drawn);
    }
    drawBalancers(out, *this, vpcIds);
    return out.topology;
}

MiniAws randomMiniAws(unsigned seed)
{
    Dice dice(seed);
    MiniAws out;
    const int networks = 1 + dice.below(2);
    for (int i = 0; i < networks; ++i)
        out.vpcs.push_back({prefix("10." + std::to_string(i) + ".0.0/16"), dice.chance(85), false, false, {}});
    out.peered = networks == 2 && dice.chance(75);
    out.peeringActive = dice.chance(85);
    out.sameRegion = dice.chance(70);
    out.groups.resize(static_cast<std::size_t>(networks) * 2);
    for (MiniGroup& group : out.groups) {
        for (int i = 1 + dice.below(3); i > 0; --i) {
            MiniRule rule{dice.direction(), dice.protocol(), {}, dice.block(std::to_string(dice.below(2))), -1};
            rule.ports = dice.portsOf(rule.protocol);
            if (dice.chance(35))
                rule.group = dice.below(static_cast<int>(out.groups.size()));
            group.rules.push_back(rule);
        }
        if (dice.chance(70))
            group.rules.push_back({Direction::Out, Protocol{}, {}, Prefix::all(Family::V4), -1});
    }
    for (int i = 0; i < networks * 2; ++i) {
        MiniSubnet subnet;
        subnet.network = i / 2;
        subnet.block = prefix("10." + std::to_string(i / 2) + "." + std::to_string(i % 2) + ".0/24");
        subnet.filtered = dice.chance(50);
        for (int k = dice.below(4); k > 0; --k) {
            MiniRow row{10 * dice.below(9) + 10, dice.direction(), dice.chance(60), dice.protocol(), {},
                        dice.block("0")};
            row.ports = dice.portsOf(row.protocol);
            subnet.rows.push_back(row);
        }
        for (const Direction direction : {Direction::In, Direction::Out})
            if (dice.chance(80))
                subnet.rows.push_back({100, direction, true, Protocol{}, {}, Prefix::all(Family::V4)});
        if (dice.chance(80))
            subnet.routes.push_back({Prefix::all(Family::V4), MiniTarget::Gateway});
        if (out.peered && dice.chance(85))
            subnet.routes.push_back({out.vpcs[static_cast<std::size_t>(1 - i / 2)].block, MiniTarget::Peering});
        if (dice.chance(30))
            subnet.routes.push_back(
                {prefix("8.8.8.0/24"), dice.chance(50) ? MiniTarget::Nowhere : MiniTarget::Gateway});
        out.subnets.push_back(subnet);
    }
    for (int i = 0; i < networks * 2; ++i)
        for (int k = 0, n = 1 + dice.below(2); k < n; ++k) {
            MiniInterface interface;
            interface.id = ElementId{static_cast<std::int64_t>(out.interfaces.size()) + 1};
            interface.subnet = i;
            interface.address = hostIn(out.subnets[static_cast<std::size_t>(i)].block, 10 + k);
            if (dice.chance(55))
                interface.outside = outsideAddress(static_cast<int>(out.interfaces.size()) + 1);
            interface.groups.push_back(i / 2 + networks * dice.below(2));
            if (dice.chance(30))
                interface.groups.push_back((interface.groups.front() + networks) % (networks * 2));
            out.interfaces.push_back(interface);
        }
    for (MiniInterface& interface : out.interfaces)
        interface.id = ElementId{1000 + interface.id.value};
    return out;
}

MiniAws randomMiniAwsBalancers(unsigned seed)
{
    Dice dice(seed);
    MiniAws out = randomMiniAws(seed);
    // A packet meets many filters on such a way: most are open, or nothing would be left to compare.
    for (MiniGroup& group : out.groups) {
        if (dice.chance(75))
            group.rules.push_back(
                {Direction::In, Protocol{}, {}, dice.chance(60) ? Prefix::all(Family::V4) : dice.block("0"), -1});
        group.rules.push_back({Direction::Out, Protocol{}, {}, Prefix::all(Family::V4), -1});
    }
    for (MiniSubnet& subnet : out.subnets)
        subnet.filtered = subnet.filtered && dice.chance(60);
    MiniBalancer balancer;
    const int count = static_cast<int>(out.interfaces.size());
    balancer.front = dice.below(count);
    balancer.application = dice.chance(40);
    balancer.preserves = dice.chance(60);
    balancer.protocol = static_cast<ListenerProtocol>(dice.below(3));
    static const std::vector<std::uint16_t> kPorts{22, 443, 1024, 8080};
    for (int i = 1 + dice.below(3); i > 0; --i)
        balancer.listeners.emplace_back(kPorts[static_cast<std::size_t>(dice.below(4))],
                                        kPorts[static_cast<std::size_t>(dice.below(4))]);
    for (int i = 0; i < count; ++i)
        if (i != balancer.front && dice.chance(60))
            balancer.targets.push_back(i);
    if (!balancer.application && dice.chance(40))
        out.interfaces[static_cast<std::size_t>(balancer.front)].groups.clear();
    out.balancers.push_back(balancer);
    return out;
}

MiniAws randomMiniAws6(unsigned seed)
{
    Dice dice(seed);
    MiniAws out = randomMiniAws(seed);
    for (MiniVpc& vpc : out.vpcs) {
        vpc.block = sixOf(vpc.block);
        vpc.egress = dice.chance(60);
    }
    for (MiniGroup& group : out.groups)
        for (MiniRule& rule : group.rules)
            rule.peer = sixOf(rule.peer);
    for (MiniSubnet& subnet : out.subnets) {
        subnet.block = sixOf(subnet.block);
        for (MiniRow& row : subnet.rows)
            row.peer = sixOf(row.peer);
        for (MiniRoute& route : subnet.routes) {
            route.destination = sixOf(route.destination);
            if (route.target == MiniTarget::Gateway && dice.chance(40))
                route.target = MiniTarget::Egress;
        }
    }
    for (MiniInterface& interface : out.interfaces) {
        const Prefix& block = out.subnets[static_cast<std::size_t>(interface.subnet)].block;
        interface.address = Address(Family::V6, plus(block.first().bits(), interface.address.bits().low & 255));
        interface.outside.reset();
    }
    return out;
}

}  // namespace pb::test
