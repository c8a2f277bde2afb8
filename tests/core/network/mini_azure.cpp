// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/network/mini_build.h"
#include "tests/core/network/mini_cloud.h"

namespace pb::test {

using namespace pb::net;

namespace {

ElementId tableOf(Builder& out, ElementId region, const MiniAzure& cloud, const std::vector<MiniUserRoute>& routes,
                  bool propagated)
{
    AzureRouteTable table;
    table.bgp_propagation = propagated;
    for (const MiniUserRoute& route : routes) {
        UserRoute row;
        row.destination = route.to;
        row.next_hop = route.next == MiniNext::Appliance ? NextHop::VirtualAppliance
                       : route.next == MiniNext::Gateway ? NextHop::VirtualNetworkGateway
                                                         : NextHop::None;
        if (route.next == MiniNext::Appliance)
            row.next_hop_ip = cloud.nics[static_cast<std::size_t>(cloud.appliance)].address;
        table.routes.push_back(row);
    }
    return out.add(region, table);
}

/// The gateway in the first network, and what it leads to.
void drawSite(Builder& out, ElementId region, const MiniAzure& cloud, ElementId vnet)
{
    AzureSubnet own;
    own.prefixes = {Prefix::around(cloud.vnets.front().block.last(), 27)};
    if (!cloud.gatewayRoutes.empty())
        own.route_table = tableOf(out, region, cloud, cloud.gatewayRoutes, true);
    const ElementId gateway = out.add(out.add(vnet, own), VirtualNetworkGateway{});
    LocalNetworkGateway local;
    local.prefixes = cloud.announced;
    local.site = kMiniSite;
    out.add(region, Connection{gateway, out.add(region, local), false});
    out.put(kMiniSite, {}, OnPremises{{*cloud.site}});
}

void drawBalancers(Builder& out, ElementId region, const MiniAzure& cloud)
{
    for (const MiniAzureBalancer& balancer : cloud.balancers) {
        AzureLoadBalancer drawn;
        drawn.sku = balancer.standard ? PublicIpSku::Standard : PublicIpSku::Basic;
        drawn.private_ip = balancer.inside;
        drawn.public_ip = balancer.outside;
        drawn.protocol = balancer.protocol;
        for (const auto& [port, target] : balancer.listeners) {
            drawn.listeners.push_back({port, port});
            drawn.target_ports.push_back({target, target});
        }
        for (const int n : balancer.targets)
            drawn.targets.push_back(cloud.nics[static_cast<std::size_t>(n)].id);
        out.add(region, drawn);
    }
}

}  // namespace

Topology MiniAzure::topology() const
{
    static const Strings kTags{"*", "VirtualNetwork", "Internet", "AzureLoadBalancer"};
    Builder out;
    const ElementId region = out.add({}, AzureRegion{"korea"});
    ElementIds vnetIds, groupIds, nsgIds, subnetIds;
    for (int i = 0; i < 2; ++i)
        groupIds.push_back(out.add(region, ApplicationSecurityGroup{}));
    for (const MiniVnet& vnet : vnets)
        vnetIds.push_back(out.add(region, VirtualNetwork{{vnet.block}, {}}));
    if (vnets.size() == 2) {
        VnetPeering peering;
        peering.left = vnetIds[0];
        peering.right = vnetIds[1];
        peering.left_link = leftLink;
        peering.right_link = rightLink;
        peering.left_forwarded = forwardedLeft;
        peering.right_forwarded = forwardedRight;
        peering.left_gateway_transit = peering.right_remote_gateways = shared;
        out.add(region, peering);
    }
    for (const MiniNsg& nsg : nsgs) {
        NetworkSecurityGroup drawn;
        for (const MiniNsgRule& rule : nsg.rules) {
            NsgRule row;
            row.priority = rule.priority;
            row.direction = rule.direction;
            row.action = rule.allow ? Action::Allow : Action::Deny;
            row.protocol = rule.protocol;
            row.destination_ports = {rule.targets};
            row.source_ports = {rule.origins};
            const auto side = [&](const MiniSide& from, Prefixes& blocks, Strings& tags, ElementIds& groups) {
                if (from.group >= 0)
                    groups = {groupIds[static_cast<std::size_t>(from.group)]};
                else if (from.block)
                    blocks = {*from.block};
                else
                    tags = {kTags[static_cast<std::size_t>(from.tag)]};
            };
            side(rule.source, row.source, row.source_tags, row.source_groups);
            side(rule.destination, row.destination, row.destination_tags, row.destination_groups);
            drawn.rules.push_back(row);
        }
        nsgIds.push_back(out.add(region, drawn));
    }
    const auto nsgOf = [&](int n) { return n < 0 ? ElementId{} : nsgIds[static_cast<std::size_t>(n)]; };
    for (const MiniAzureSubnet& subnet : subnets) {
        AzureSubnet drawn;
        drawn.prefixes = {subnet.block};
        drawn.security_group = nsgOf(subnet.nsg);
        drawn.default_outbound = subnet.defaultOutbound;
        if (!subnet.routes.empty() || !subnet.propagated)
            drawn.route_table = tableOf(out, region, *this, subnet.routes, subnet.propagated);
        if (subnet.nat)
            drawn.nat_gateway =
                out.add(region, AzureNatGateway{subnet.natOutside ? Addresses{*subnet.natOutside} : Addresses{}});
        subnetIds.push_back(out.add(vnetIds[static_cast<std::size_t>(subnet.network)], drawn));
    }
    if (site)
        drawSite(out, region, *this, vnetIds.front());
    for (const MiniNic& nic : nics) {
        AzureNetworkInterface drawn;
        drawn.private_ips = {nic.address};
        drawn.public_ip = nic.outside;
        drawn.public_ip_sku = nic.standard ? PublicIpSku::Standard : PublicIpSku::Basic;
        drawn.security_group = nsgOf(nic.nsg);
        drawn.ip_forwarding = forwards && appliance >= 0 && &nic == &nics[static_cast<std::size_t>(appliance)];
        for (const int group : nic.groups)
            drawn.application_groups.push_back(groupIds[static_cast<std::size_t>(group)]);
        out.put(nic.id, subnetIds[static_cast<std::size_t>(nic.subnet)], drawn);
    }
    drawBalancers(out, region, *this);
    return out.topology;
}

namespace {

MiniSide randomSide(Dice& dice)
{
    MiniSide out;
    switch (dice.below(4)) {
    case 0:
        out.group = dice.below(2);
        break;
    case 1:
        out.tag = static_cast<MiniTag>(dice.below(4));
        break;
    default:
        out.block = dice.block(std::to_string(20 + dice.below(2)));
    }
    return out;
}

MiniNsg randomNsg(Dice& dice)
{
    MiniNsg out;
    for (int i = dice.below(5); i > 0; --i) {
        MiniNsgRule rule;
        rule.priority = 100 + 10 * dice.below(20);
        rule.direction = dice.direction();
        rule.allow = dice.chance(65);
        rule.protocol = dice.protocol();
        rule.source = randomSide(dice);
        rule.destination = randomSide(dice);
        if (dice.chance(50))
            rule.targets = dice.ports();
        if (dice.chance(20))
            rule.origins = dice.ports();
        out.rules.push_back(rule);
    }
    return out;
}

}  // namespace

MiniAzure randomMiniAzure(unsigned seed)
{
    Dice dice(seed);
    MiniAzure out;
    const int networks = 1 + dice.below(2);
    for (int i = 0; i < networks; ++i)
        out.vnets.push_back({prefix("10." + std::to_string(20 + i) + ".0.0/16")});
    out.leftLink = dice.chance(90);
    out.rightLink = dice.chance(90);
    for (int i = 0; i < 3; ++i)
        out.nsgs.push_back(randomNsg(dice));
    for (int i = 0; i < networks * 2; ++i) {
        MiniAzureSubnet subnet;
        subnet.network = i / 2;
        subnet.block = prefix("10." + std::to_string(20 + i / 2) + "." + std::to_string(i % 2) + ".0/24");
        subnet.nsg = dice.chance(60) ? dice.below(3) : -1;
        subnet.defaultOutbound = dice.chance(60);
        if (dice.chance(20))
            subnet.routes.push_back({prefix(dice.chance(50) ? "8.8.8.0/24" : "10.20.1.0/24"), MiniNext::Nowhere});
        if (dice.chance(10))
            subnet.routes.push_back({Prefix::all(Family::V4), MiniNext::Nowhere});
        out.subnets.push_back(subnet);
        for (int k = 0, n = 1 + dice.below(2); k < n; ++k) {
            MiniNic nic;
            nic.id = ElementId{1001 + static_cast<std::int64_t>(out.nics.size())};
            nic.subnet = i;
            nic.address = hostIn(subnet.block, 10 + k);
            nic.standard = dice.chance(70);
            nic.nsg = dice.chance(50) ? dice.below(3) : -1;
            if (dice.chance(50))
                nic.outside = outsideAddress(static_cast<int>(out.nics.size()) + 1);
            for (int group = 0; group < 2; ++group)
                if (dice.chance(40))
                    nic.groups.push_back(group);
            out.nics.push_back(nic);
        }
    }
    return out;
}

MiniAzure randomMiniAzure6(unsigned seed)
{
    MiniAzure out = randomMiniAzure(seed);
    for (MiniVnet& vnet : out.vnets)
        vnet.block = sixOf(vnet.block);
    for (MiniNsg& nsg : out.nsgs)
        for (MiniNsgRule& rule : nsg.rules)
            for (MiniSide* side : {&rule.source, &rule.destination})
                if (side->block)
                    side->block = sixOf(*side->block);
    for (MiniAzureSubnet& subnet : out.subnets) {
        subnet.block = sixOf(subnet.block);
        for (MiniUserRoute& route : subnet.routes)
            route.to = sixOf(route.to);
    }
    for (MiniNic& nic : out.nics) {
        const Prefix& block = out.subnetOf(nic).block;
        nic.address = Address(Family::V6, plus(block.first().bits(), nic.address.bits().low & 255));
        if (nic.outside)
            nic.outside = Address(Family::V6, {0x2600010000000000ull, nic.outside->bits().low & 255});
    }
    return out;
}

namespace {

void setRoute(std::vector<MiniUserRoute>& routes, const std::string& to, MiniNext next)
{
    std::erase_if(routes, [&](const MiniUserRoute& r) { return r.to == prefix(to); });
    routes.push_back({prefix(to), next});
}

/// Routes that lead to the appliance or to the gateway.
void addRoutes(MiniAzure& cloud, Dice& dice, MiniAzureSubnet& subnet)
{
    const auto any = [&](int percent) {
        return cloud.appliance >= 0 && dice.chance(percent) ? MiniNext::Appliance : MiniNext::Nowhere;
    };
    if (cloud.appliance >= 0 && dice.chance(35))
        setRoute(subnet.routes, "0.0.0.0/0", MiniNext::Appliance);
    if (cloud.appliance >= 0 && dice.chance(25))
        setRoute(subnet.routes, "8.8.8.0/24", any(80));
    for (const char* network : {"10.20.0.0/16", "10.21.0.0/16", "10.20.1.0/24", "10.21.0.0/24"})
        if (cloud.appliance >= 0 && dice.chance(18))
            setRoute(subnet.routes, network, any(85));
    if (!cloud.site)
        return;
    subnet.propagated = dice.chance(85);
    // Without the gateway's routes it is a route of the table that makes the site known to the VirtualNetwork tag:
    // whether it is known without either is not documented.
    if (!subnet.propagated || dice.chance(25))
        setRoute(subnet.routes, "192.168.0.0/16", dice.chance(45) ? MiniNext::Gateway : any(80));
}

}  // namespace

MiniAzure randomMiniAzureGateways(unsigned seed)
{
    MiniAzure out = randomMiniAzure(seed);
    Dice dice(seed + 77);
    out.forwardedLeft = dice.chance(60);
    out.forwardedRight = dice.chance(60);
    if (dice.chance(75)) {
        out.appliance = 0;  // of the first subnet
        out.forwards = dice.chance(88);
        out.subnets.front().routes.clear();
    }
    if (dice.chance(70)) {
        out.site = prefix("192.168.0.0/16");
        out.announced = prefixes(dice.chance(60) ? "192.168.0.0/16" : "192.168.0.0/18,192.168.128.0/17");
        out.shared = out.vnets.size() == 2 && dice.chance(75);
        if (out.appliance >= 0)
            for (const char* network : {"10.20.0.0/16", "10.20.1.0/24", "10.21.0.0/16"})
                if (dice.chance(20))
                    setRoute(out.gatewayRoutes, network, MiniNext::Appliance);
    }
    for (std::size_t i = 0; i < out.subnets.size(); ++i) {
        MiniAzureSubnet& subnet = out.subnets[i];
        if (i > 0 || dice.chance(15))
            addRoutes(out, dice, subnet);
        subnet.nat = dice.chance(40);
        if (subnet.nat && dice.chance(85))
            subnet.natOutside = outsideAddress(100 + static_cast<int>(i));
    }
    return out;
}

MiniAzure randomMiniAzureBalancers(unsigned seed)
{
    MiniAzure out = randomMiniAzureGateways(seed);
    Dice dice(seed + 99);
    MiniAzureBalancer balancer;
    balancer.subnet = dice.below(static_cast<int>(out.subnets.size()));
    const MiniAzureSubnet& home = out.subnets[static_cast<std::size_t>(balancer.subnet)];
    balancer.inside = hostIn(home.block, 200);
    if (dice.chance(60))
        balancer.outside = outsideAddress(200);
    balancer.standard = dice.chance(70);
    balancer.protocol = static_cast<ListenerProtocol>(dice.below(3));
    static const std::vector<std::uint16_t> kPorts{22, 443, 1024, 8080};
    for (int i = 1 + dice.below(3); i > 0; --i)
        balancer.listeners.emplace_back(kPorts[static_cast<std::size_t>(dice.below(4))],
                                        kPorts[static_cast<std::size_t>(dice.below(4))]);
    for (int i = 0; i < static_cast<int>(out.nics.size()); ++i)
        if (i != out.appliance && out.subnetOf(out.nics[static_cast<std::size_t>(i)]).network == home.network &&
            dice.chance(70))
            balancer.targets.push_back(i);
    out.balancers.push_back(balancer);
    return out;
}

}  // namespace pb::test
