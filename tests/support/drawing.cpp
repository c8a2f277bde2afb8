// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/drawing.h"

#include <stdexcept>

namespace pb::test {

using namespace pb::net;

namespace {

AclEntry everything(Direction direction)
{
    AclEntry entry;
    entry.number = 100;
    entry.direction = direction;
    entry.peer = prefix("0.0.0.0/0");
    return entry;
}

SecurityRule allOut()
{
    SecurityRule row;
    row.direction = Direction::Out;
    row.peer = prefix("0.0.0.0/0");
    return row;
}

NetworkInterface interfaceAt(const std::string& privateIp, ElementId group, const std::string& publicIp = {})
{
    NetworkInterface out;
    out.private_ips = {address(privateIp)};
    if (!publicIp.empty())
        out.public_ip = address(publicIp);
    out.security_groups = {group};
    return out;
}

Instance instanceOf(const std::string& tier)
{
    Instance out;
    out.tier = tier;
    return out;
}

/// One zone of soundAws(): `n` is its number, 1 or 2.
void addZone(Drawing& d, const std::string& letter, int n)
{
    const std::string third = std::to_string(n);
    d.add("zone-" + letter, "vpc", AvailabilityZone{"ap-northeast-2" + letter});
    Subnet open;
    open.ipv4 = prefixes("10.0." + third + ".0/24");
    open.route_table = d.id("public");
    d.add("public-" + letter, "zone-" + letter, open);
    NatGateway nat;
    nat.private_ip = address("10.0." + third + ".9");
    nat.public_ip = address("198.51.100.1" + third);
    const ElementId natId = d.add("nat-" + letter, "public-" + letter, nat);
    RouteTable toNat;
    toNat.routes = {Route{prefix("0.0.0.0/0"), {}, natId}};
    d.add("private-table-" + letter, "vpc", toNat);
    Subnet inner;
    inner.ipv4 = prefixes("10.0.1" + third + ".0/24");
    inner.route_table = d.id("private-table-" + letter);
    d.add("private-" + letter, "zone-" + letter, inner);
    d.add("web-" + letter, "public-" + letter, instanceOf("web"));
    d.add("web-" + letter + "-eni", "web-" + letter,
          interfaceAt("10.0." + third + ".10", d.id("web-group"), "198.51.100.2" + third));
    d.add("app-" + letter, "private-" + letter, instanceOf("app"));
    d.add("app-" + letter + "-eni", "app-" + letter, interfaceAt("10.0.1" + third + ".10", d.id("app-group")));
}

AzureNetworkInterface nicAt(const std::string& privateIp, bool forwarding = false)
{
    AzureNetworkInterface out;
    out.private_ips = {address(privateIp)};
    out.ip_forwarding = forwarding;
    return out;
}

VirtualMachine machineIn(const std::string& tier, const std::string& zone)
{
    VirtualMachine out;
    out.tier = tier;
    out.zone = zone;
    return out;
}

NsgRule webIn()
{
    NsgRule row;
    row.name = "web";
    row.priority = 100;
    row.protocol = {Protocol::kTcp};
    row.source_tags = {"Internet"};
    row.destination_ports = {{443, 443}};
    return row;
}

}  // namespace

ElementId Drawing::put(const std::string& name, const std::string& parent, KindData data)
{
    Element element;
    element.id = {network.topology.highest().value + 1};
    element.parent = id(parent);
    element.name = name;
    element.data = std::move(data);
    const ElementId id = element.id;
    if (!m_ids.emplace(name, id).second || !applyEdit(network, {AddElements{{std::move(element)}}}))
        throw std::logic_error("cannot draw " + name);
    return id;
}

void Drawing::rename(const std::string& name, const std::string& now)
{
    Element element = *network.topology.find(id(name));
    element.name = now;
    network.topology.put(std::move(element));
}

void Drawing::move(const std::string& name, const std::string& parent)
{
    Element element = *network.topology.find(id(name));
    element.parent = id(parent);
    network.topology.put(std::move(element));
}

void Drawing::erase(const std::string& name) { network.topology.erase(id(name)); }

Prefix prefix(const std::string& text) { return Prefix::parse(text).value(); }

Prefixes prefixes(const std::string& commaSeparated)
{
    Prefixes out;
    for (std::size_t from = 0; from < commaSeparated.size();) {
        const auto comma = commaSeparated.find(',', from);
        out.push_back(prefix(commaSeparated.substr(from, comma - from)));
        from = comma == std::string::npos ? comma : comma + 1;
    }
    return out;
}

Address address(const std::string& text) { return Address::parse(text).value(); }

Subnet subnetOf(const std::string& blocks, const std::string& zone)
{
    Subnet out;
    out.ipv4 = prefixes(blocks);
    out.zone = zone;
    return out;
}

AzureSubnet azureSubnetOf(const std::string& blocks)
{
    AzureSubnet out;
    out.prefixes = prefixes(blocks);
    return out;
}

SecurityRule allowIn(const std::string& ports, const std::string& from)
{
    SecurityRule row;
    row.protocol = {Protocol::kTcp};
    row.ports = PortRange::parse(ports).value();
    row.peer = prefix(from);
    return row;
}

Drawing soundAws()
{
    Drawing d;
    d.network.as_of = Date(2026, 11, 1);
    d.add("seoul", "", Region{"ap-northeast-2"});
    Vpc vpc;
    vpc.ipv4 = prefixes("10.0.0.0/16");
    const ElementId vpcId = d.add("vpc", "seoul", vpc);
    const ElementId igw = d.add("igw", "seoul", InternetGateway{vpcId});
    RouteTable main;
    main.main = true;
    d.add("main", "vpc", main);
    RouteTable open;
    open.routes = {Route{prefix("0.0.0.0/0"), {}, igw}};
    d.add("public", "vpc", open);
    d.add("acl", "vpc", NetworkAcl{true, {everything(Direction::In), everything(Direction::Out)}});
    d.add("default", "vpc", SecurityGroup{"", true, {}});
    const ElementId web =
        d.add("web-group", "vpc", SecurityGroup{"web", false, {allowIn("443", "0.0.0.0/0"), allOut()}});
    SecurityRule fromWeb = allowIn("8080", "0.0.0.0/0");
    fromWeb.peer.reset();
    fromWeb.peer_group = web;
    d.add("app-group", "vpc", SecurityGroup{"app", false, {fromWeb, allOut()}});
    addZone(d, "a", 1);
    addZone(d, "b", 2);
    return d;
}

Drawing soundAzure()
{
    Drawing d;
    d.network.as_of = Date(2026, 11, 1);
    d.add("korea", "", AzureRegion{"koreacentral"});
    d.add("vnet", "korea", VirtualNetwork{prefixes("10.10.0.0/16"), {}});
    const ElementId nsg = d.add("nsg", "korea", NetworkSecurityGroup{{webIn()}});
    UserRoute byFirewall;
    byFirewall.name = "by-firewall";
    byFirewall.destination = prefix("0.0.0.0/0");
    byFirewall.next_hop_ip = address("10.10.2.4");
    const ElementId udr = d.add("udr", "korea", AzureRouteTable{true, {byFirewall}});
    const ElementId nat = d.add("nat", "korea", AzureNatGateway{{address("203.0.113.5")}});
    AzureSubnet web;
    web.prefixes = prefixes("10.10.1.0/24");
    web.security_group = nsg;
    web.route_table = udr;
    d.add("web", "vnet", web);
    AzureSubnet nva;
    nva.prefixes = prefixes("10.10.2.0/24");
    nva.security_group = nsg;
    nva.nat_gateway = nat;
    d.add("nva", "vnet", nva);
    AzureSubnet gateways;
    gateways.prefixes = prefixes("10.10.255.0/27");
    d.add("GatewaySubnet", "vnet", gateways);
    for (const std::string n : {"1", "2"}) {
        d.add("vm-" + n, "web", machineIn("web", n));
        d.add("vm-" + n + "-nic", "vm-" + n, nicAt("10.10.1.1" + n));
    }
    d.add("fw", "nva", machineIn("", "1"));
    d.add("fw-nic", "fw", nicAt("10.10.2.4", true));
    VirtualNetworkGateway gateway;
    gateway.active_active = true;
    d.add("gw", "GatewaySubnet", gateway);
    return d;
}

Drawing soundHybrid()
{
    Drawing d = soundAws();
    const ElementId office = d.add("office", "", OnPremises{prefixes("192.168.0.0/16")});
    const ElementId vgw = d.add("vgw", "seoul", VirtualPrivateGateway{d.id("vpc"), 64512});
    for (const std::string n : {"1", "2"}) {
        CustomerGateway device;
        device.public_ip = address("203.0.113.1" + n);
        device.site = office;
        const ElementId cgw = d.add("cgw-" + n, "seoul", device);
        VpnConnection vpn;
        vpn.gateway = vgw;
        vpn.customer_gateway = cgw;
        d.add("vpn-" + n, "seoul", vpn);
    }
    for (const std::string table : {"private-table-a", "private-table-b"})
        d.change<RouteTable>(table, [&](RouteTable& t) { t.propagating = {vgw}; });
    return d;
}

Drawing soundPeered()
{
    Drawing d = soundAws();
    Vpc vpc;
    vpc.ipv4 = prefixes("10.1.0.0/16");
    const ElementId other = d.add("vpc-2", "seoul", vpc);
    d.add("zone-c", "vpc-2", AvailabilityZone{"ap-northeast-2c"});
    Subnet subnet;
    subnet.ipv4 = prefixes("10.1.1.0/24");
    d.add("other", "zone-c", subnet);
    const ElementId pcx = d.add("pcx", "seoul", VpcPeering{d.id("vpc"), other, PeeringStatus::Active});
    RouteTable main;
    main.main = true;
    main.routes = {Route{prefix("10.0.0.0/16"), {}, pcx}};
    d.add("main-2", "vpc-2", main);
    d.add("default-2", "vpc-2", SecurityGroup{"", true, {}});
    for (const std::string table : {"private-table-a", "private-table-b"})
        d.change<RouteTable>(table, [&](RouteTable& t) { t.routes.push_back({prefix("10.1.0.0/16"), {}, pcx}); });
    return d;
}

Drawing soundTransit()
{
    Drawing d = soundAws();
    Vpc vpc;
    vpc.ipv4 = prefixes("10.1.0.0/16");
    const ElementId other = d.add("vpc-2", "seoul", vpc);
    d.add("zone-c", "vpc-2", AvailabilityZone{"ap-northeast-2c"});
    Subnet subnet;
    subnet.ipv4 = prefixes("10.1.1.0/24");
    d.add("other", "zone-c", subnet);
    d.add("default-2", "vpc-2", SecurityGroup{"", true, {}});
    const ElementId tgw = d.add("tgw", "seoul", TransitGateway{});
    const ElementId table = d.add("tgw-table", "seoul", TransitGatewayRouteTable{tgw, {}, {}});
    const ElementId first =
        d.add("attach-1", "seoul",
              TransitGatewayAttachment{tgw, d.id("vpc"), {d.id("private-a"), d.id("private-b")}, table, false});
    const ElementId second =
        d.add("attach-2", "seoul", TransitGatewayAttachment{tgw, other, {d.id("other")}, table, false});
    d.change<TransitGatewayRouteTable>("tgw-table", [&](TransitGatewayRouteTable& t) {
        t.propagating = {first, second};
    });
    RouteTable main;
    main.main = true;
    main.routes = {Route{prefix("10.0.0.0/16"), {}, tgw}};
    d.add("main-2", "vpc-2", main);
    for (const std::string name : {"private-table-a", "private-table-b"})
        d.change<RouteTable>(name, [&](RouteTable& t) { t.routes.push_back({prefix("10.1.0.0/16"), {}, tgw}); });
    return d;
}

Drawing soundDirect()
{
    Drawing d = soundTransit();
    const ElementId office = d.add("office", "", OnPremises{prefixes("192.168.0.0/16")});
    const ElementId direct = d.add("dxgw", "", DirectConnectGateway{64600, {d.id("tgw")}, prefixes("10.0.0.0/15")});
    for (const std::string n : {"1", "2"}) {
        const ElementId line = d.add("line-" + n, "", DirectConnectConnection{10000, "location-" + n, office});
        VirtualInterface interface;
        interface.type = VirtualInterfaceType::Transit;
        interface.connection = line;
        interface.gateway = direct;
        d.add("vif-" + n, "", interface);
    }
    const ElementId attached =
        d.add("attach-dx", "seoul", TransitGatewayAttachment{d.id("tgw"), direct, {}, d.id("tgw-table"), false});
    d.change<TransitGatewayRouteTable>("tgw-table",
                                       [&](TransitGatewayRouteTable& t) { t.propagating.push_back(attached); });
    for (const std::string name : {"private-table-a", "private-table-b", "main-2"})
        d.change<RouteTable>(name, [&](RouteTable& t) {
            t.routes.push_back({prefix("192.168.0.0/16"), {}, d.id("tgw")});
        });
    return d;
}

Drawing soundAzurePeered()
{
    Drawing d = soundAzure();
    d.add("vnet-2", "korea", VirtualNetwork{prefixes("10.20.0.0/16"), {}});
    AzureSubnet apps;
    apps.prefixes = prefixes("10.20.1.0/24");
    apps.security_group = d.id("nsg");
    d.add("apps", "vnet-2", apps);
    VnetPeering peering;
    peering.left = d.id("vnet");
    peering.right = d.id("vnet-2");
    peering.left_gateway_transit = true;
    peering.right_remote_gateways = true;
    d.add("peering", "korea", peering);
    return d;
}

}  // namespace pb::test
