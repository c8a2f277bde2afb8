// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/lively_drawings.h"

#include "tests/support/drawing.h"

namespace pb::test {

using namespace pb::net;

namespace {

Route via(const std::string& to, ElementId target) { return {prefix(to), {}, target, RouteState::Active, false}; }

SecurityRule rule(Direction direction, const std::string& peer, int protocol = Protocol::kAny, PortRange ports = {})
{
    SecurityRule out;
    out.direction = direction;
    out.protocol = Protocol{protocol};
    out.ports = ports;
    out.peer = prefix(peer);
    return out;
}

/// Lets TCP in from anywhere, some things from some, and everything out.
SecurityGroup openGroup()
{
    SecurityGroup out;
    out.rules = {rule(Direction::In, "0.0.0.0/0", 6, {22, 443}),
                 rule(Direction::In, "::/0", 6, {22, 443}),
                 rule(Direction::In, "10.0.0.0/8", 17),
                 rule(Direction::In, "192.168.0.0/16", 1),
                 rule(Direction::Out, "0.0.0.0/0"),
                 rule(Direction::Out, "::/0")};
    return out;
}

NetworkAcl openAcl(bool isDefault, const std::string& denied)
{
    NetworkAcl out;
    out.is_default = isDefault;
    for (const Direction direction : {Direction::In, Direction::Out}) {
        out.entries.push_back({90, direction, Action::Deny, Protocol{6}, {22, 22}, prefix(denied)});
        for (const char* all : {"0.0.0.0/0", "::/0"})
            out.entries.push_back({100, direction, Action::Allow, Protocol{}, {}, prefix(all)});
    }
    return out;
}

/// "10.0.0.10" or "10.0.0.10,2001:db8::10"
Addresses addressesOf(const std::string& text)
{
    const auto comma = text.find(',');
    if (comma == std::string::npos)
        return {address(text)};
    return {address(text.substr(0, comma)), address(text.substr(comma + 1))};
}

NetworkInterface interfaceOf(const std::string& addresses, const ElementIds& groups, const std::string& outside = {})
{
    NetworkInterface out;
    out.private_ips = addressesOf(addresses);
    if (!outside.empty())
        out.public_ip = address(outside);
    out.security_groups = groups;
    return out;
}

/// A VPC 10.N.0.0/16 with a subnet in each of the zones a and b, one in a box and one by name, groups, tables and ACLs
/// of its own, and an internet gateway that is attached by standing in it.
void addVpc(Drawing& d, const std::string& n, const std::string& region)
{
    Vpc vpc;
    vpc.ipv4 = prefixes("10." + n + ".0.0/16");
    vpc.ipv6 = prefixes("2001:db8:" + n + "::/56");
    const std::string name = "vpc" + n;
    d.add(name, region, vpc);
    d.add("igw" + n, name, InternetGateway{});
    d.add("default" + n, name, [] {
        SecurityGroup group = openGroup();
        group.is_default = true;
        return group;
    }());
    d.add("group" + n, name, openGroup());
    d.change<SecurityGroup>("group" + n, [&](SecurityGroup& group) {
        SecurityRule inside;
        inside.peer_group = d.id("default" + n);
        group.rules.push_back(inside);
    });
    d.add("acl" + n, name, openAcl(true, "8.8.8.0/24"));
    d.add("own-acl" + n, name, openAcl(false, "9.9.0.0/16"));
    RouteTable main;
    main.main = true;
    main.routes = {via("0.0.0.0/0", d.id("igw" + n)), via("::/0", d.id("igw" + n))};
    d.add("main" + n, name, main);
    d.add("table" + n, name, RouteTable{});
    d.add("zone-a" + n, name, AvailabilityZone{"a"});
    for (const std::string zone : {"a", "b"}) {
        const std::string third = zone == "a" ? "0" : "1";
        Subnet subnet;
        subnet.ipv4 = prefixes("10." + n + '.' + third + ".0/24");
        subnet.ipv6 = prefixes("2001:db8:" + n + ':' + third + "::/64");
        if (zone == "b") {
            subnet.zone = "b";
            subnet.route_table = d.id("table" + n);
            subnet.network_acl = d.id("own-acl" + n);
        }
        d.add("subnet-" + zone + n, zone == "a" ? "zone-a" + n : name, subnet);
    }
    d.add("machine" + n, "subnet-a" + n, Instance{});
    d.add("eni-a" + n, "machine" + n,
          interfaceOf("10." + n + ".0.10,2001:db8:" + n + ":0::10", {d.id("group" + n)}, "198.51.100.1" + n));
    d.add("eni-b" + n, "subnet-b" + n, interfaceOf("10." + n + ".1.10,2001:db8:" + n + ":1::10", {}));
}

/// A NAT gateway in the first subnet, and what the second subnet's table leads to.
void addNat(Drawing& d, const std::string& n, std::vector<Route> more)
{
    NatGateway nat;
    nat.private_ip = address("10." + n + ".0.9");
    nat.public_ip = address("198.51.100.2" + n);
    d.add("nat" + n, "subnet-a" + n, nat);
    d.add("egress" + n, "vpc" + n, EgressOnlyInternetGateway{});
    more.push_back(via("0.0.0.0/0", d.id("nat" + n)));
    more.push_back(via("::/0", d.id("egress" + n)));
    d.change<RouteTable>("table" + n, [&](RouteTable& table) { table.routes = more; });
}

void addRoutes(Drawing& d, const std::string& table, const std::vector<Route>& more)
{
    d.change<RouteTable>(table, [&](RouteTable& t) { t.routes.insert(t.routes.end(), more.begin(), more.end()); });
}

void addVpn(Drawing& d, const std::string& name, const std::string& gateway, const std::string& site, bool bgp)
{
    CustomerGateway customer;
    customer.public_ip = address("203.0.113.9");
    customer.site = d.id(site);
    d.add("cgw-" + name, "r1", customer);
    VpnConnection vpn;
    vpn.gateway = d.id(gateway);
    vpn.customer_gateway = d.id("cgw-" + name);
    vpn.routing = bgp ? VpnRouting::Bgp : VpnRouting::Static;
    if (!bgp)
        vpn.static_routes = prefixes("192.168.0.0/20,8.8.8.0/24");
    d.add(name, "r1", vpn);
}

NsgRule nsgRule(int priority, Direction direction, Action action, const std::string& tag)
{
    NsgRule out;
    out.priority = priority;
    out.direction = direction;
    out.action = action;
    out.protocol = Protocol{6};
    out.source_tags = {tag};
    return out;
}

NetworkSecurityGroup openNsg(ElementId members)
{
    NetworkSecurityGroup out;
    out.rules = {nsgRule(100, Direction::In, Action::Allow, "Internet"),
                 nsgRule(110, Direction::In, Action::Deny, "VirtualNetwork")};
    out.rules[0].destination_ports = {{443, 443}};
    out.rules[1].destination_ports = {{22, 22}};
    NsgRule named = nsgRule(105, Direction::In, Action::Allow, "*");
    named.source_tags.clear();
    named.source_groups = {members};
    out.rules.push_back(named);
    return out;
}

AzureNetworkInterface nicOf(const std::string& addresses, const std::string& outside = {})
{
    AzureNetworkInterface out;
    out.private_ips = addressesOf(addresses);
    if (!outside.empty())
        out.public_ip = address(outside);
    return out;
}

/// A network 10.N.0.0/16 with two subnets and an interface in each.
void addVnet(Drawing& d, const std::string& n)
{
    VirtualNetwork vnet;
    vnet.address_spaces = prefixes("10." + n + ".0.0/16,2001:db8:" + n + "::/48");
    const std::string name = "vnet" + n;
    d.add(name, "korea", vnet);
    d.add("asg" + n, "korea", ApplicationSecurityGroup{});
    d.add("nsg" + n, "korea", openNsg(d.id("asg" + n)));
    d.add("udr" + n, "korea", AzureRouteTable{});
    d.add("nat" + n, "korea", AzureNatGateway{{address("198.51.100.3" + n.substr(1))}});
    for (const std::string third : {"0", "1"}) {
        AzureSubnet subnet;
        subnet.prefixes = prefixes("10." + n + '.' + third + ".0/24,2001:db8:" + n + ':' + third + "::/64");
        subnet.security_group = third == "1" ? d.id("nsg" + n) : ElementId{};
        subnet.route_table = third == "1" ? d.id("udr" + n) : ElementId{};
        subnet.nat_gateway = third == "1" ? d.id("nat" + n) : ElementId{};
        d.add("subnet-" + third + n, name, subnet);
    }
    d.add("vm" + n, "subnet-0" + n, VirtualMachine{});
    AzureNetworkInterface first = nicOf("10." + n + ".0.10,2001:db8:" + n + ":0::10", "198.51.100.4" + n.substr(1));
    first.security_group = d.id("nsg" + n);
    first.application_groups = {d.id("asg" + n)};
    if (n == "21") {  // a public address that nothing but its SKU opens
        first.security_group = {};
        first.public_ip_sku = PublicIpSku::Basic;
    }
    d.add("nic-0" + n, "vm" + n, first);
    d.add("nic-1" + n, "subnet-1" + n, nicOf("10." + n + ".1.10,2001:db8:" + n + ":1::10"));
}

/// A gateway in a subnet of its own.
void addGateway(Drawing& d, const std::string& n, AzureGatewayType type, const std::string& outside)
{
    d.add("GatewaySubnet" + n, "vnet" + n, azureSubnetOf("10." + n + ".255.0/27"));
    VirtualNetworkGateway gateway;
    gateway.type = type;
    gateway.public_ip = address(outside);
    d.add("gateway" + n, "GatewaySubnet" + n, gateway);
}

UserRoute userRoute(const std::string& to, NextHop hop, const std::string& ip = {})
{
    UserRoute out;
    out.destination = prefix(to);
    out.next_hop = hop;
    if (!ip.empty())
        out.next_hop_ip = address(ip);
    return out;
}

/// What packets do not see.
void addBystanders(Drawing& d, bool aws)
{
    d.add("note", "", Note{"text"});
    d.add("opaque", "", Opaque{"AWS::EC2::FlowLog", "{}"});
    if (aws)
        return;
    d.add("public-ip", "korea", AzurePublicIp{address("198.51.100.77"), PublicIpSku::Standard, {}, {}});
    d.add("AzureBastionSubnet", "vnet20", azureSubnetOf("10.20.254.0/26"));
    d.add("bastion", "AzureBastionSubnet", Bastion{});
}

/// In the first subnet of the first VPC, in front of the second.
void addBalancer(Drawing& d)
{
    LoadBalancer balancer;
    balancer.type = LoadBalancerType::Network;
    balancer.listeners = {{443, 443}, {53, 53}};
    balancer.target_ports = {{22, 22}, {53, 53}};
    balancer.targets = {d.id("eni-b0")};
    d.add("balancer", "vpc0", balancer);
    NetworkInterface own = interfaceOf("10.0.0.60", {d.id("group0")}, "198.51.100.60");
    own.instance = d.id("balancer");
    d.add("balancer-eni", "subnet-a0", own);
}

/// One in front of an interface under an NSG, and one in front of an interface that nothing but its SKU opens.
void addAzureBalancers(Drawing& d)
{
    AzureLoadBalancer balancer;
    balancer.private_ip = address("10.20.0.99");
    balancer.public_ip = address("198.51.100.61");
    balancer.listeners = {{80, 80}, {22, 22}};
    balancer.target_ports = {{443, 443}, {22, 22}};
    balancer.targets = {d.id("nic-120")};
    d.add("balancer", "korea", balancer);
    AzureLoadBalancer other;
    other.public_ip = address("198.51.100.62");
    other.listeners = {{443, 443}};
    other.targets = {d.id("nic-021")};
    d.add("other-balancer", "korea", other);
}

}  // namespace

Network livelyPeered()
{
    Drawing d;
    d.add("internet", "", Internet{});
    d.add("account", "", Account{"111122223333"});
    d.add("r1", "account", Region{"r1"});
    d.add("r2", "account", Region{"r2"});
    d.add("office", "", OnPremises{prefixes("192.168.0.0/20,8.8.8.0/24")});
    addVpc(d, "0", "r1");
    addVpc(d, "1", "r1");
    d.add("list", "r1", PrefixList{prefixes("9.9.0.0/16,10.1.0.0/16"), 0});
    d.add("pcx", "r1", VpcPeering{d.id("vpc0"), d.id("vpc1"), PeeringStatus::Active});
    d.add("vgw0", "vpc0", VirtualPrivateGateway{});  // attached by standing in it
    d.add("vgw1", "r1", VirtualPrivateGateway{d.id("vpc1"), 64513});
    addVpn(d, "vpn0", "vgw0", "office", false);
    addVpn(d, "vpn1", "vgw1", "office", true);
    d.add("endpoint", "vpc0", VpcEndpoint{});
    addNat(d, "0", {via("10.1.0.0/16", d.id("pcx")), {std::nullopt, d.id("list"), d.id("endpoint")}});
    addRoutes(d, "main0", {via("10.1.0.0/16", d.id("pcx"))});
    addRoutes(d, "main1", {via("10.0.0.0/16", d.id("pcx"))});
    // Out of the second subnet of the other VPC through an appliance.
    d.add("box", "subnet-a1", Instance{});
    NetworkInterface middle = interfaceOf("10.1.0.20", {d.id("group1")}, "198.51.100.51");
    middle.source_dest_check = false;
    d.add("box-eni", "box", middle);
    addRoutes(d, "table1", {via("10.0.0.0/16", d.id("box")), via("9.9.9.0/24", d.id("box-eni"))});
    d.change<RouteTable>("table0", [&](RouteTable& t) { t.propagating = {d.id("vgw0")}; });
    d.change<RouteTable>("main0", [&](RouteTable& t) { t.propagating = {d.id("vgw0")}; });
    d.change<RouteTable>("main1", [&](RouteTable& t) { t.propagating = {d.id("vgw1")}; });
    d.change<SecurityGroup>("group1", [&](SecurityGroup& group) {
        SecurityRule listed;
        listed.peer_prefix_list = d.id("list");
        SecurityRule peer;
        peer.peer_group = d.id("group0");
        group.rules.insert(group.rules.end(), {listed, peer});
    });
    addBystanders(d, true);
    addBalancer(d);
    return d.network;
}

Network livelyTransit()
{
    Drawing d;
    d.add("account", "", Account{"111122223333"});
    d.add("r1", "account", Region{"r1"});
    d.add("r2", "account", Region{"r2"});
    d.add("internet", "", Internet{});
    d.add("office", "", OnPremises{prefixes("192.168.0.0/20")});
    d.add("plant", "", OnPremises{prefixes("192.168.32.0/20")});
    for (const std::string n : {"0", "1", "2"})
        addVpc(d, n, n == "2" ? "r2" : "r1");
    for (const std::string n : {"0", "2"}) {
        d.add("tgw" + n, n == "0" ? "r1" : "r2", TransitGateway{});
        d.add("domain" + n, n == "0" ? "r1" : "r2", TransitGatewayRouteTable{d.id("tgw" + n), {}, {}});
    }
    const auto attach = [&](const std::string& name, const std::string& gateway, const std::string& resource) {
        TransitGatewayAttachment out;
        out.transit_gateway = d.id("tgw" + gateway);
        out.resource = d.id(resource);
        out.route_table = d.id("domain" + gateway);
        for (const std::string zone : {"a", "b"})
            if (resource.starts_with("vpc"))
                out.subnets.push_back(d.id("subnet-" + zone + resource.substr(3)));
        d.add(name, "r1", out);
    };
    attach("attach0", "0", "vpc0");
    attach("attach1", "0", "vpc1");
    attach("attach2", "2", "vpc2");
    attach("across0", "0", "tgw2");
    attach("across2", "2", "tgw0");
    addVpn(d, "vpn", "tgw0", "office", true);
    attach("attach-vpn", "0", "vpn");
    DirectConnectGateway direct;
    direct.gateways = {d.id("tgw0")};
    direct.allowed_prefixes = prefixes("10.0.0.0/15");
    d.add("direct", "account", direct);
    d.add("line", "account", DirectConnectConnection{1000, "here", d.id("plant")});
    VirtualInterface interface;
    interface.type = VirtualInterfaceType::Transit;
    interface.connection = d.id("line");
    interface.gateway = d.id("direct");
    d.add("vif", "account", interface);
    attach("attach-direct", "0", "direct");
    d.add("list", "r1", PrefixList{prefixes("192.168.0.0/22,10.9.0.0/16"), 0});
    // The first VPC has its way out through the NAT gateway of the second.
    addNat(d, "1", {via("10.0.0.0/8", d.id("tgw0")), via("192.168.0.0/16", d.id("tgw0"))});
    addRoutes(d, "main0", {via("10.0.0.0/8", d.id("tgw0")), via("192.168.0.0/16", d.id("tgw0"))});
    addRoutes(d, "table0", {via("0.0.0.0/0", d.id("tgw0"))});
    addRoutes(d, "main1", {via("10.0.0.0/8", d.id("tgw0")), via("192.168.0.0/16", d.id("tgw0"))});
    addRoutes(d, "main2", {via("10.0.0.0/8", d.id("tgw2"))});
    addRoutes(d, "table2", {via("10.0.0.0/8", d.id("tgw2"))});
    d.change<TransitGatewayRouteTable>("domain0", [&](TransitGatewayRouteTable& t) {
        t.propagating = {d.id("attach0"), d.id("attach1"), d.id("attach-vpn"), d.id("attach-direct")};
        t.routes = {via("0.0.0.0/0", d.id("attach1")),
                    via("10.2.0.0/16", d.id("across0")),
                    {std::nullopt, d.id("list"), d.id("attach-vpn")}};
    });
    d.change<TransitGatewayRouteTable>("domain2", [&](TransitGatewayRouteTable& t) {
        t.propagating = {d.id("attach2")};
        t.routes = {via("10.0.0.0/15", d.id("across2"))};
    });
    // Another line, to the VPC itself.
    d.add("vgw2", "vpc2", VirtualPrivateGateway{});
    d.add("line2", "account", DirectConnectConnection{1000, "there", d.id("plant")});
    VirtualInterface own;
    own.connection = d.id("line2");
    own.gateway = d.id("vgw2");
    d.add("vif2", "account", own);
    d.change<RouteTable>("main2", [&](RouteTable& t) { t.propagating = {d.id("vgw2")}; });
    return d.network;
}

Network livelyAzure()
{
    Drawing d;
    d.add("internet", "", Internet{});
    d.add("subscription", "", Subscription{"00000000-0000-0000-0000-000000000001"});
    d.add("korea", "subscription", AzureRegion{"koreacentral"});
    d.add("office", "", OnPremises{prefixes("192.168.16.0/20")});
    d.add("plant", "", OnPremises{prefixes("192.168.48.0/20,9.9.9.0/24")});
    for (const std::string n : {"20", "21", "22"})
        addVnet(d, n);
    VnetPeering peering;
    peering.left = d.id("vnet20");
    peering.right = d.id("vnet21");
    peering.left_forwarded = peering.right_forwarded = true;
    peering.left_gateway_transit = peering.right_remote_gateways = true;
    d.add("peering21", "korea", peering);
    peering.left_gateway_transit = peering.right_remote_gateways = false;
    peering.left = d.id("vnet22");
    peering.right = d.id("vnet20");
    d.add("peering22", "korea", peering);
    addGateway(d, "20", AzureGatewayType::Vpn, "198.51.100.81");
    addGateway(d, "22", AzureGatewayType::ExpressRoute, "198.51.100.82");
    LocalNetworkGateway local;
    local.public_ip = address("203.0.113.8");
    local.prefixes = prefixes("192.168.16.0/21");
    local.site = d.id("office");
    d.add("local", "korea", local);
    d.add("connection", "korea", Connection{d.id("gateway20"), d.id("local"), false});
    ExpressRouteCircuit circuit;
    circuit.site = d.id("plant");
    d.add("circuit", "korea", circuit);
    d.add("connection22", "korea", Connection{d.id("gateway22"), d.id("circuit"), false});
    d.add("AzureFirewallSubnet", "vnet20", azureSubnetOf("10.20.240.0/26"));
    AzureFirewall firewall;
    firewall.private_ip = address("10.20.240.4");
    firewall.public_ip = address("198.51.100.83");
    d.add("firewall", "AzureFirewallSubnet", firewall);
    AzureNetworkInterface forwards = nicOf("10.20.0.20");
    forwards.ip_forwarding = true;
    d.add("nva", "subnet-020", VirtualMachine{});
    d.add("nva-nic", "nva", forwards);
    d.add("endpoint", "subnet-021", PrivateEndpoint{"storage"});
    d.add("endpoint-nic", "endpoint", nicOf("10.21.0.30"));
    d.change<AzureRouteTable>("udr20", [&](AzureRouteTable& t) {
        t.routes = {userRoute("8.8.8.0/24", NextHop::VirtualAppliance, "10.20.240.4"),
                    userRoute("10.21.0.0/16", NextHop::VirtualAppliance, "10.20.0.20"),
                    userRoute("9.9.0.0/16", NextHop::None)};
    });
    d.change<AzureRouteTable>("udr21", [&](AzureRouteTable& t) {
        t.routes = {userRoute("10.22.0.0/16", NextHop::VirtualAppliance, "10.20.0.20"),
                    userRoute("192.168.24.0/24", NextHop::VirtualNetworkGateway)};
    });
    d.change<AzureRouteTable>("udr22", [&](AzureRouteTable& t) {
        t.routes = {userRoute("10.21.0.0/16", NextHop::VirtualAppliance, "10.20.0.20")};
    });
    addBystanders(d, false);
    addAzureBalancers(d);
    return d.network;
}

Network livelyJoint()
{
    Drawing d;
    d.add("r1", "", Region{"r1"});
    d.add("korea", "", AzureRegion{"koreacentral"});
    d.add("office", "", OnPremises{prefixes("192.168.0.0/20")});
    addVpc(d, "0", "r1");
    for (const std::string n : {"20", "21", "22"})
        addVnet(d, n);
    VnetPeering peering;
    peering.left = d.id("vnet22");
    peering.right = d.id("vnet21");
    peering.left_remote_gateways = peering.right_gateway_transit = true;
    d.add("peering", "korea", peering);
    addGateway(d, "20", AzureGatewayType::Vpn, "203.0.113.9");
    addGateway(d, "21", AzureGatewayType::Vpn, "203.0.113.19");
    d.add("vgw", "vpc0", VirtualPrivateGateway{});
    CustomerGateway customer;
    customer.public_ip = address("203.0.113.9");
    d.add("cgw", "r1", customer);
    VpnConnection vpn;
    vpn.gateway = d.id("vgw");
    vpn.customer_gateway = d.id("cgw");
    vpn.routing = VpnRouting::Static;
    vpn.static_routes = prefixes("10.20.0.0/15");
    d.add("vpn", "r1", vpn);
    for (const char* table : {"main0", "table0"})
        d.change<RouteTable>(table, [&](RouteTable& t) { t.propagating = {d.id("vgw")}; });
    LocalNetworkGateway local;
    local.prefixes = prefixes("10.0.0.0/16");
    d.add("local", "korea", local);
    d.add("connection", "korea", Connection{d.id("gateway20"), d.id("local"), false});
    d.add("between", "korea", Connection{d.id("gateway20"), d.id("gateway21"), false});
    d.add("back", "korea", Connection{d.id("gateway21"), d.id("gateway20"), false});
    d.add("to-office", "korea", Connection{d.id("gateway21"), d.id("office"), false});
    return d.network;
}

std::vector<Network> livelyDrawings() { return {livelyPeered(), livelyTransit(), livelyAzure(), livelyJoint()}; }

}  // namespace pb::test
