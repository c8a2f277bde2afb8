// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random_network.h"

#include "tests/support/drawing.h"

#include <algorithm>
#include <stdexcept>
#include <string>

namespace pb::test {

using namespace pb::net;

namespace {

std::string text(int number) { return std::to_string(number); }

const std::vector<std::uint16_t>& portEdges()
{
    static const std::vector<std::uint16_t> kAll{0, 22, 80, 443, 1023, 1024, 8080, 49152, 65535};
    return kAll;
}

}  // namespace

RandomNetwork::RandomNetwork(unsigned seed, Sort sort) : m_engine(seed)
{
    network.id = NetworkId{1};
    if (chance(60))
        add({}, Internet{});
    if (sort != Sort::Azure)
        addAws();
    if (sort != Sort::Aws)
        addAzure();
    if (sort == Sort::Hybrid)
        addJoint();
    fillAll();
}

ElementId RandomNetwork::add(ElementId parent, KindData data)
{
    Element element;
    element.id = ElementId{network.topology.highest().value + 1};
    element.parent = parent;
    element.data = std::move(data);
    network.topology.put(element);
    return element.id;
}

net::ElementIds RandomNetwork::all(Kind kind) const
{
    ElementIds out;
    for (const auto& [id, element] : network.topology.elements())
        if (element->kind() == kind)
            out.push_back(id);
    return out;
}

ElementId RandomNetwork::any(Kind kind)
{
    ElementIds ids = all(kind), near;
    for (const ElementId id : ids)
        if (m_near && networkOf(id) == m_near)
            near.push_back(id);
    if (!near.empty() && chance(85))
        ids = near;
    return ids.empty() || chance(12) ? ElementId{} : oneOf(ids);
}

ElementId RandomNetwork::networkOf(ElementId id) const
{
    const Element* element = network.topology.find(id);
    while (element && !element->as<Vpc>() && !element->as<VirtualNetwork>())
        element = network.topology.find(element->parent);
    return element ? element->id : ElementId{};
}

net::ElementIds RandomNetwork::some(Kind kind, int most)
{
    ElementIds out;
    for (int i = below(most + 1); i > 0; --i)
        if (const ElementId id = any(kind); id && std::find(out.begin(), out.end(), id) == out.end())
            out.push_back(id);
    return out;
}

void RandomNetwork::addAws()
{
    const ElementId region = add({}, Region{"r1"});
    const ElementId other = chance(30) ? add({}, Region{"r2"}) : region;
    add(region, PrefixList{});
    for (int i = 0, n = 1 + below(2); i <= n; ++i)
        addVpc(chance(70) ? region : other, i);
    const ElementIds vpcs = all(Kind::Vpc);
    for (std::size_t i = 1; i < vpcs.size(); ++i)
        if (chance(80)) {
            VpcPeering peering;
            peering.requester = vpcs[i - 1];
            peering.accepter = vpcs[i];
            add(region, peering);
        }
    addAwsSite();
    if (chance(60))
        addTransit();
}

void RandomNetwork::addVpc(ElementId region, int number)
{
    Vpc vpc;
    vpc.ipv4 = prefixes(number == 2 && chance(30) ? "10.0.0.0/16" : "10." + text(number) + ".0.0/16");
    if (chance(20))
        vpc.ipv4.push_back(prefix("203.0." + text(number) + ".0/24"));
    if (chance(60))
        vpc.ipv6 = prefixes("2001:db8:" + text(number) + "::/56");
    const ElementId id = add(region, vpc);
    for (int i = 0, n = 1 + below(3); i < n; ++i) {
        SecurityGroup group;
        group.is_default = i == 0 && chance(60);
        add(id, group);
    }
    for (int i = 0, n = 1 + below(2); i < n; ++i) {
        RouteTable table;
        table.main = i == 0;
        add(id, table);
    }
    for (int i = 0, n = below(3); i < n; ++i) {
        NetworkAcl acl;
        acl.is_default = i == 0;
        add(id, acl);
    }
    if (chance(80))
        add(id, InternetGateway{chance(90) ? id : ElementId{}});
    if (chance(40))
        add(id, EgressOnlyInternetGateway{id});
    if (chance(30))
        add(id, VpcEndpoint{});
    for (int i = 0, n = 1 + below(3); i < n; ++i) {
        Subnet subnet;
        subnet.ipv4 = {prefix("10." + text(number) + "." + text(chance(95) ? i : 0) + ".0/24")};
        if (!vpc.ipv6.empty() && chance(80))
            subnet.ipv6 = {prefix("2001:db8:" + text(number) + ":" + text(i) + "::/64")};
        const ElementId subnetId = add(id, subnet);
        if (chance(40))
            add(subnetId, NatGateway{});
        for (int k = 0, m = 1 + below(3); k < m; ++k)
            addInterface(subnetId);
    }
    if (chance(40))
        addFirewall(id, number);
}

void RandomNetwork::addAwsSite()
{
    if (!chance(60))
        return;
    const ElementId site = add({}, OnPremises{prefixes(chance(80) ? "192.168.0.0/20" : "192.168.0.0/20,8.8.8.0/24")});
    const ElementId vgw = add({}, VirtualPrivateGateway{any(Kind::Vpc), 64512});
    const ElementId customer = add({}, CustomerGateway{publicAddress(), 65000, chance(90) ? site : ElementId{}});
    VpnConnection vpn;
    vpn.gateway = vgw;
    vpn.customer_gateway = customer;
    vpn.routing = chance(50) ? VpnRouting::Bgp : VpnRouting::Static;
    if (vpn.routing == VpnRouting::Static)
        vpn.static_routes = prefixes(chance(50) ? "192.168.0.0/20" : "192.168.1.0/24,8.8.8.0/24");
    add({}, vpn);
}

void RandomNetwork::addAzure()
{
    const ElementId region = add({}, AzureRegion{"korea"});
    for (int i = 0; i < 2; ++i)
        add(region, ApplicationSecurityGroup{});
    for (int i = 0, n = 1 + below(3); i < n; ++i)
        add(region, NetworkSecurityGroup{});
    for (int i = 0, n = 1 + below(2); i < n; ++i)
        add(region, AzureRouteTable{});
    if (chance(50))
        add(region, AzureNatGateway{});
    for (int i = 0, n = 1 + below(2); i <= n; ++i)
        addVnet(region, 20 + i);
    const ElementIds vnets = all(Kind::VirtualNetwork);
    for (std::size_t i = 1; i < vnets.size(); ++i) {
        VnetPeering peering;
        peering.left = vnets[i - 1];
        peering.right = vnets[i];
        add(region, peering);
    }
    addAzureGateways();
}

void RandomNetwork::addVnet(ElementId region, int number)
{
    VirtualNetwork vnet;
    vnet.address_spaces = prefixes("10." + text(number) + ".0.0/16");
    if (chance(40))
        vnet.address_spaces.push_back(prefix("2001:db8:" + text(number) + "::/48"));
    const ElementId id = add(region, vnet);
    for (int i = 0, n = 1 + below(3); i < n; ++i) {
        AzureSubnet subnet;
        subnet.prefixes = {prefix("10." + text(number) + "." + text(i) + ".0/24")};
        if (vnet.address_spaces.size() > 1)
            subnet.prefixes.push_back(prefix("2001:db8:" + text(number) + ":" + text(i) + "::/64"));
        const ElementId subnetId = add(id, subnet);
        for (int k = 0, m = 1 + below(3); k < m; ++k)
            addInterface(subnetId);
    }
}

void RandomNetwork::addAzureGateways()
{
    if (!chance(60))
        return;
    const ElementId site = add({}, OnPremises{prefixes("192.168.16.0/20")});
    const ElementIds vnets = all(Kind::VirtualNetwork);
    ElementId before;
    for (const ElementId vnet : vnets) {
        if (!chance(60))
            continue;
        AzureSubnet own;
        own.prefixes = {Prefix::around(Address(Family::V4, plus(blocksOf(vnet).front().first().bits(), 0xFF00)), 27)};
        VirtualNetworkGateway gateway;
        gateway.public_ip = publicAddress();
        const ElementId id = add(add(vnet, own), gateway);
        LocalNetworkGateway local;
        local.site = site;
        if (chance(50))
            local.prefixes = prefixes("192.168.16.0/24,9.9.9.0/24");
        add({}, Connection{id, chance(70) ? add({}, local) : site, false});
        if (before) {
            add({}, Connection{id, before, false});
            add({}, Connection{before, id, false});
        }
        before = id;
    }
}

/// A tunnel between the two clouds.
void RandomNetwork::addJoint()
{
    const ElementIds gateways = all(Kind::VirtualNetworkGateway), vpns = all(Kind::VirtualPrivateGateway);
    if (gateways.empty() || vpns.empty())
        return;
    const auto* azure = network.topology.find(gateways.front())->as<VirtualNetworkGateway>();
    const ElementId customer = add({}, CustomerGateway{azure->public_ip, 65000, {}});
    VpnConnection vpn;
    vpn.gateway = vpns.front();
    vpn.customer_gateway = customer;
    vpn.routing = VpnRouting::Static;
    vpn.static_routes = prefixes("10.20.0.0/14");
    add({}, vpn);
    LocalNetworkGateway local;
    local.prefixes = prefixes("10.0.0.0/14");
    add({}, Connection{gateways.front(), add({}, local), false});
}

ElementId RandomNetwork::addInterface(ElementId subnet)
{
    const Element& around = *network.topology.find(subnet);
    const auto host = [&](const Prefix& p) {
        const int n = chance(97) ? ++m_host : m_host;  // a few addresses are taken twice
        return Address(p.family(), plus(p.first().bits(), static_cast<std::uint64_t>(n % 200 + 4)));
    };
    Addresses own;
    const auto* aws = around.as<Subnet>();
    const Prefixes& four = aws ? aws->ipv4 : around.as<AzureSubnet>()->prefixes;
    for (const Prefix& p : four)
        own.push_back(host(p));
    if (aws && !four.empty() && chance(20))
        own.push_back(host(four.front()));
    if (aws)
        for (const Prefix& p : aws->ipv6)
            if (chance(80))
                own.push_back(host(p));
    if (!aws) {
        AzureNetworkInterface nic;
        nic.private_ips = own;
        return add(chance(50) ? add(subnet, VirtualMachine{}) : subnet, nic);
    }
    NetworkInterface interface;
    interface.private_ips = own;
    return add(chance(50) ? add(subnet, Instance{}) : subnet, interface);
}

void RandomNetwork::fillAll()
{
    ElementIds ids;
    for (const auto& [id, element] : network.topology.elements())
        ids.push_back(id);
    for (const ElementId id : ids) {
        Element element = *network.topology.find(id);
        fill(element);
        network.topology.put(element);
    }
}

void RandomNetwork::fill(Element& element)
{
    m_near = networkOf(element.id);
    std::visit([&](auto& data) { fill(data); }, element.data);
    m_near = {};
}

void RandomNetwork::fill(Subnet& subnet)
{
    subnet.route_table = any(Kind::RouteTable);
    subnet.network_acl = chance(50) ? any(Kind::NetworkAcl) : ElementId{};
}

ElementId RandomNetwork::routeTarget()
{
    static const std::vector<Kind> kTargets{
        Kind::InternetGateway, Kind::InternetGateway, Kind::NatGateway,       Kind::EgressOnlyInternetGateway,
        Kind::VpcPeering,      Kind::VpcPeering,      Kind::VpcEndpoint,      Kind::VirtualPrivateGateway,
        Kind::TransitGateway,  Kind::TransitGateway,  Kind::NetworkInterface, Kind::Instance};
    return any(oneOf(kTargets));
}

void RandomNetwork::fill(RouteTable& table)
{
    table.routes.clear();
    const auto add = [&](OptionalPrefix to, ElementId list, ElementId target) {
        table.routes.push_back(
            {to, list, target, target && chance(95) ? RouteState::Active : RouteState::Blackhole, to && chance(5)});
    };
    if (chance(80))
        add(Prefix::all(Family::V4), {}, any(chance(70) ? Kind::InternetGateway : Kind::NatGateway));
    if (chance(60))
        add(Prefix::all(Family::V6), {}, any(chance(50) ? Kind::InternetGateway : Kind::EgressOnlyInternetGateway));
    if (chance(70))
        for (const ElementId vpc : all(Kind::Vpc))
            if (const Prefixes blocks = blocksOf(vpc); !blocks.empty())
                add(blocks.front(), {}, any(chance(50) ? Kind::VpcPeering : Kind::TransitGateway));
    if (chance(30))
        add(std::nullopt, any(Kind::PrefixList), any(Kind::VpcEndpoint));
    for (int i = below(3); i > 0; --i)
        add(block(true), {}, routeTarget());
    table.propagating = some(Kind::VirtualPrivateGateway, 1);
}

Protocol RandomNetwork::protocol()
{
    static const std::vector<int> kAll{Protocol::kAny, 6, 6, 6, 17, 17, 1, 58, 50, 0};
    return Protocol{oneOf(kAll)};
}

PortRange RandomNetwork::ports(const Protocol& protocol)
{
    if (protocol.number == Protocol::kIcmp || protocol.number == Protocol::kIcmpV6) {
        static const std::vector<std::uint16_t> kTypes{0, 8, 128, 129, 3, 65535};
        return {oneOf(kTypes), chance(60) ? std::uint16_t{65535} : std::uint16_t{0}};
    }
    if (protocol.isAny() || chance(25))
        return {};
    const std::uint16_t a = oneOf(portEdges()), b = chance(40) ? a : oneOf(portEdges());
    return {std::min(a, b), std::max(a, b)};
}

void RandomNetwork::fill(SecurityGroup& group)
{
    group.rules.clear();
    for (int i = 1 + below(5); i > 0; --i) {
        SecurityRule rule;
        rule.direction = chance(60) ? Direction::In : Direction::Out;
        rule.protocol = protocol();
        rule.ports = ports(rule.protocol);
        if (chance(30))
            rule.peer_group = any(Kind::SecurityGroup);
        else if (chance(10))
            rule.peer_prefix_list = any(Kind::PrefixList);
        else
            rule.peer = block(true);
        group.rules.push_back(rule);
    }
    for (const Direction direction : {Direction::In, Direction::Out})
        for (const Family family : {Family::V4, Family::V6}) {
            if (!chance(direction == Direction::In ? 50 : 80))
                continue;
            SecurityRule rule;
            rule.direction = direction;
            rule.peer = Prefix::all(family);
            group.rules.push_back(rule);
        }
}

void RandomNetwork::fill(NetworkAcl& acl)
{
    acl.entries.clear();
    for (const Direction direction : {Direction::In, Direction::Out}) {
        for (int i = below(3); i > 0; --i) {
            AclEntry entry;
            entry.direction = direction;
            entry.number = 10 * below(8) + 10;
            entry.action = chance(55) ? Action::Allow : Action::Deny;
            entry.protocol = protocol();
            entry.ports = ports(entry.protocol);
            entry.peer = block(true);
            acl.entries.push_back(entry);
        }
        for (const Family family : {Family::V4, Family::V6})
            if (chance(90)) {
                AclEntry entry;
                entry.direction = direction;
                entry.number = 100;
                entry.peer = Prefix::all(family);
                acl.entries.push_back(entry);
            }
    }
}

void RandomNetwork::fill(NetworkInterface& interface)
{
    interface.security_groups = some(Kind::SecurityGroup, 2);
    interface.source_dest_check = chance(75);
    interface.public_ip = chance(45) ? OptionalAddress(publicAddress()) : std::nullopt;
}

void RandomNetwork::fill(NatGateway& nat)
{
    nat.connectivity = chance(85) ? NatConnectivity::Public : NatConnectivity::Private;
    nat.public_ip = chance(85) ? OptionalAddress(publicAddress()) : std::nullopt;
}

void RandomNetwork::fill(VpcPeering& peering)
{
    peering.status = chance(85) ? PeeringStatus::Active : PeeringStatus::Pending;
}

void RandomNetwork::fill(AzureSubnet& subnet)
{
    const bool gateway = subnet.prefixes.front().length() == 27;
    subnet.security_group = gateway || chance(40) ? ElementId{} : any(Kind::NetworkSecurityGroup);
    subnet.route_table = chance(gateway ? 20 : 50) ? any(Kind::AzureRouteTable) : ElementId{};
    subnet.nat_gateway = chance(30) ? any(Kind::AzureNatGateway) : ElementId{};
    subnet.default_outbound = chance(60);
}

void RandomNetwork::fill(AzureRouteTable& table)
{
    table.bgp_propagation = chance(80);
    table.routes.clear();
    for (int i = below(4); i > 0; --i) {
        UserRoute row;
        row.destination = block(true);
        row.next_hop = static_cast<NextHop>(below(5));
        const ElementId nic = any(Kind::AzureNetworkInterface);
        if (row.next_hop == NextHop::VirtualAppliance && nic) {
            const Addresses& own = network.topology.find(nic)->as<AzureNetworkInterface>()->private_ips;
            const auto same = std::find_if(own.begin(), own.end(),
                                           [&](const Address& a) { return a.family() == row.destination->family(); });
            if (same != own.end())
                row.next_hop_ip = *same;
        }
        if (const ElementId firewall = any(Kind::AzureFirewall);
            row.next_hop == NextHop::VirtualAppliance && firewall && chance(50))
            row.next_hop_ip = network.topology.find(firewall)->as<AzureFirewall>()->private_ip;
        table.routes.push_back(row);
    }
}

void RandomNetwork::side(Prefixes& blocks, Strings& tags, ElementIds& groups)
{
    static const Strings kTags{"*", "VirtualNetwork", "VirtualNetwork", "Internet", "AzureLoadBalancer", "Storage"};
    switch (below(5)) {
    case 0:
        tags = {oneOf(kTags)};
        break;
    case 1:
        groups = some(Kind::ApplicationSecurityGroup, 2);
        break;
    case 2:
        break;
    default:
        blocks = {block(true)};
        if (chance(30))
            blocks.push_back(block(false));
    }
}

void RandomNetwork::fill(NetworkSecurityGroup& group)
{
    group.rules.clear();
    for (int i = below(6); i > 0; --i) {
        NsgRule rule;
        rule.priority = 100 + 10 * below(8);
        rule.direction = chance(60) ? Direction::In : Direction::Out;
        rule.action = chance(65) ? Action::Allow : Action::Deny;
        rule.protocol = protocol();
        side(rule.source, rule.source_tags, rule.source_groups);
        side(rule.destination, rule.destination_tags, rule.destination_groups);
        const Protocol tcp{Protocol::kTcp};
        for (int k = below(3); k > 0; --k)
            rule.destination_ports.push_back(ports(tcp));
        if (chance(15))
            rule.source_ports.push_back(ports(tcp));
        group.rules.push_back(rule);
    }
}

void RandomNetwork::fill(AzureNetworkInterface& interface)
{
    interface.security_group = chance(50) ? any(Kind::NetworkSecurityGroup) : ElementId{};
    interface.application_groups = some(Kind::ApplicationSecurityGroup, 2);
    interface.ip_forwarding = chance(40);
    interface.public_ip = chance(40) ? OptionalAddress(publicAddress()) : std::nullopt;
    interface.public_ip_sku = chance(70) ? PublicIpSku::Standard : PublicIpSku::Basic;
}

void RandomNetwork::fill(AzureNatGateway& nat)
{
    nat.public_ips.clear();
    if (chance(85))
        nat.public_ips.push_back(publicAddress());
}

void RandomNetwork::fill(VnetPeering& peering)
{
    peering.left_link = chance(90);
    peering.right_link = chance(90);
    peering.left_forwarded = chance(50);
    peering.right_forwarded = chance(50);
    peering.left_gateway_transit = chance(50);
    peering.right_remote_gateways = chance(50);
    peering.right_gateway_transit = chance(30);
    peering.left_remote_gateways = chance(30);
}

void RandomNetwork::fill(PrefixList& list)
{
    list.prefixes.clear();
    for (int i = below(4); i > 0; --i)
        list.prefixes.push_back(block(false));
}

Prefixes RandomNetwork::blocksOf(ElementId id) const
{
    const Element& element = *network.topology.find(id);
    if (const auto* vnet = element.as<VirtualNetwork>())
        return vnet->address_spaces;
    return element.as<Vpc>()->ipv4;
}

Prefix RandomNetwork::block(bool defaultToo)
{
    static const std::vector<std::string> kBlocks{
        "10.0.0.0/8",    "10.0.0.0/16",     "10.1.0.0/16",     "10.0.1.0/24",     "10.20.0.0/16",
        "10.21.0.0/16",  "10.20.1.0/24",    "192.168.0.0/16",  "192.168.16.0/24", "8.8.8.0/24",
        "9.9.0.0/16",    "203.0.0.0/16",    "198.51.100.0/24", "10.0.0.0/28",     "10.0.0.15/32",
        "2001:db8::/32", "2001:db8:0::/56", "2001:db8:1::/48", "2600::/16",       "198.51.100.128/25"};
    if (defaultToo && chance(45))
        return Prefix::all(chance(70) ? Family::V4 : Family::V6);
    return prefix(oneOf(kBlocks));
}

Address RandomNetwork::publicAddress()
{
    return Address::v4(0xC6336400u + static_cast<std::uint32_t>(++m_public % 250));  // 198.51.100.0/24
}

}  // namespace pb::test
