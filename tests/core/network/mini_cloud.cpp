// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/network/mini_cloud.h"

#include "tests/support/drawing.h"

#include <algorithm>
#include <map>
#include <random>
#include <string>

namespace pb::test {

using namespace pb::net;

namespace {

class Dice {
public:
    explicit Dice(unsigned seed) : m_engine(seed) {}
    int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(m_engine); }
    bool chance(int percent) { return below(100) < percent; }
    Direction direction() { return chance(50) ? Direction::In : Direction::Out; }
    Protocol protocol()
    {
        static const std::vector<int> kAll{Protocol::kAny, 6, 6, 17, 1, 50};
        return Protocol{kAll[static_cast<std::size_t>(below(6))]};
    }
    PortRange ports()
    {
        static const std::vector<std::uint16_t> kEdges{0, 22, 443, 1024, 32768, 65535};
        const auto a = kEdges[static_cast<std::size_t>(below(6))], b = kEdges[static_cast<std::size_t>(below(6))];
        return {std::min(a, b), std::max(a, b)};
    }
    PortRange portsOf(const Protocol& protocol)
    {
        static const std::vector<std::uint16_t> kTypes{0, 8, 3, 65535};
        if (protocol.number == 1)
            return {kTypes[static_cast<std::size_t>(below(4))], chance(70) ? std::uint16_t{65535} : std::uint16_t{0}};
        return protocol.isAny() || chance(30) ? PortRange{} : ports();
    }
    Prefix block(const std::string& second)
    {
        static const std::vector<std::string> kBlocks{"0.0.0.0/0", "0.0.0.0/0",    "10.0.0.0/8",
                                                      "8.0.0.0/7", "8.8.8.0/24",   "198.51.100.0/24",
                                                      "0.0.0.0/1", "10.0.0.10/32", "192.168.0.0/16"};
        if (chance(30))
            return prefix("10." + second + "." + std::to_string(below(2)) + ".0/24");
        return prefix(kBlocks[static_cast<std::size_t>(below(9))]);
    }

private:
    std::mt19937 m_engine;
};

/// Adds elements and gives them ids.
class Builder {
public:
    Topology topology;
    ElementId add(ElementId parent, KindData data)
    {
        Element element;
        element.id = ElementId{topology.highest().value + 1};
        element.parent = parent;
        element.data = std::move(data);
        topology.put(element);
        return element.id;
    }
    void put(ElementId id, ElementId parent, KindData data)
    {
        Element element;
        element.id = id;
        element.parent = parent;
        element.data = std::move(data);
        topology.put(element);
    }
};

Address hostIn(const Prefix& block, int n)
{
    return Address(Family::V4, plus(block.first().bits(), static_cast<std::uint64_t>(n)));
}

Address outsideAddress(int n) { return Address::v4(0xC6336400u + static_cast<std::uint32_t>(n)); }

/// @param gateways the internet gateway and the egress-only one
ElementId tableOf(Builder& out, ElementId vpc, const MiniSubnet& subnet,
                  const std::pair<ElementId, ElementId>& gateways, ElementId peering)
{
    RouteTable table;
    for (const MiniRoute& route : subnet.routes) {
        const ElementId target = route.target == MiniTarget::Gateway   ? gateways.first
                                 : route.target == MiniTarget::Egress  ? gateways.second
                                 : route.target == MiniTarget::Peering ? peering
                                                                       : ElementId{};
        table.routes.push_back({route.destination, {}, target, target ? RouteState::Active : RouteState::Blackhole});
    }
    return out.add(vpc, table);
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
        drawn.route_table = tableOf(out, vpcIds[n], subnet, {gateways[n], egresses[n]}, peering);
        if (subnet.filtered)
            drawn.network_acl = out.add(vpcIds[n], aclOf(subnet));
        subnetIds.push_back(out.add(vpcIds[n], drawn));
    }
    for (const MiniInterface& interface : interfaces) {
        NetworkInterface drawn;
        drawn.private_ips = {interface.address};
        drawn.public_ip = interface.outside;
        for (const int group : interface.groups)
            drawn.security_groups.push_back(groupIds[static_cast<std::size_t>(group)]);
        out.put(interface.id, subnetIds[static_cast<std::size_t>(interface.subnet)], drawn);
    }
    return out.topology;
}

MiniAws randomMiniAws(unsigned seed)
{
    Dice dice(seed);
    MiniAws out;
    const int networks = 1 + dice.below(2);
    for (int i = 0; i < networks; ++i)
        out.vpcs.push_back({prefix("10." + std::to_string(i) + ".0.0/16"), dice.chance(85)});
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

namespace {

/// A block of the IPv4 clouds, at the same place of an IPv6 one.
Prefix sixOf(const Prefix& four)
{
    static const std::vector<std::pair<std::string, std::string>> kKnown{
        {"0.0.0.0/0", "::/0"},          {"0.0.0.0/1", "2000::/4"},          {"10.0.0.0/8", "2001:db8::/32"},
        {"8.0.0.0/7", "2600::/12"},     {"8.8.8.0/24", "2600:8::/48"},      {"198.51.100.0/24", "2001:db8:1::/48"},
        {"192.168.0.0/16", "fd00::/8"}, {"10.0.0.10/32", "2001:db8::a/128"}};
    for (const auto& [from, to] : kKnown)
        if (four == prefix(from))
            return prefix(to);
    // 10.V.0.0/16 and 10.V.S.0/24
    const std::uint64_t bits = four.first().bits().low;
    const Address base(Family::V6, {0x20010DB800000000ull | (bits >> 16 & 255) << 16 | (bits >> 8 & 255), 0});
    return Prefix::around(base, four.length() == 16 ? 48 : 64);
}

}  // namespace

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
        if (!subnet.nowhere.empty()) {
            AzureRouteTable table;
            for (const Prefix& to : subnet.nowhere)
                table.routes.push_back({"", to, "", NextHop::None, {}});
            drawn.route_table = out.add(region, table);
        }
        subnetIds.push_back(out.add(vnetIds[static_cast<std::size_t>(subnet.network)], drawn));
    }
    for (const MiniNic& nic : nics) {
        AzureNetworkInterface drawn;
        drawn.private_ips = {nic.address};
        drawn.public_ip = nic.outside;
        drawn.public_ip_sku = nic.standard ? PublicIpSku::Standard : PublicIpSku::Basic;
        drawn.security_group = nsgOf(nic.nsg);
        for (const int group : nic.groups)
            drawn.application_groups.push_back(groupIds[static_cast<std::size_t>(group)]);
        out.put(nic.id, subnetIds[static_cast<std::size_t>(nic.subnet)], drawn);
    }
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
            subnet.nowhere.push_back(prefix(dice.chance(50) ? "8.8.8.0/24" : "10.20.1.0/24"));
        if (dice.chance(10))
            subnet.nowhere.push_back(Prefix::all(Family::V4));
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

}  // namespace pb::test
