// SPDX-License-Identifier: GPL-3.0-or-later
// Routes, gateways and filters of AWS.
#include "tests/core/network/rule_cases.h"

namespace pb::test {

using namespace pb::net;

namespace {

void addRoute(Drawing& d, const std::string& table, const std::string& destination, const std::string& target)
{
    d.change<RouteTable>(table, [&](RouteTable& t) { t.routes.push_back({prefix(destination), {}, d.id(target)}); });
}
void vpcIpv6(Drawing& d)
{
    d.change<Vpc>("vpc", [](Vpc& vpc) { vpc.ipv6 = prefixes("2001:db8::/56"); });
}
void ipv6At(Drawing& d, const std::string& subnet)
{
    vpcIpv6(d);
    d.change<Subnet>(subnet, [](Subnet& s) { s.ipv6 = prefixes("2001:db8::/64"); });
}
void egressOnly(Drawing& d)
{
    vpcIpv6(d);
    d.add("eigw", "seoul", EgressOnlyInternetGateway{d.id("vpc")});
}
/// A VPC of its own, with a zone, a subnet and a main table, all without anything else.
void otherVpc(Drawing& d)
{
    Vpc vpc;
    vpc.ipv4 = prefixes("10.9.0.0/16");
    d.add("vpc-9", "seoul", vpc);
    RouteTable main;
    main.main = true;
    d.add("main-9", "vpc-9", main);
}
void routes(Drawing& d, int count)
{
    d.change<RouteTable>("private-table-a", [&](RouteTable& t) {
        for (int i = 0; i < count; ++i)
            t.routes.push_back({Prefix::around(Address::v4(0x0b000000u + (static_cast<std::uint32_t>(i) << 8)), 24),
                                {},
                                d.id("nat-a")});
    });
}
void webRules(Drawing& d, const SecurityRules& more)
{
    d.change<SecurityGroup>("web-group",
                            [&](SecurityGroup& g) { g.rules.insert(g.rules.end(), more.begin(), more.end()); });
}
SecurityRule fromGroup(Drawing& d, const std::string& group)
{
    SecurityRule row = allowIn("9000", "0.0.0.0/0");
    row.peer.reset();
    row.peer_group = d.id(group);
    return row;
}
void tableAtOther(Drawing& d) { d.add("spare", "vpc", RouteTable{}); }
AclEntry entry(std::int64_t number, Direction direction, const std::string& ports,
               const std::string& peer = "0.0.0.0/0")
{
    AclEntry out;
    out.number = number;
    out.direction = direction;
    out.protocol = {Protocol::kTcp};
    out.ports = PortRange::parse(ports).value();
    out.peer = prefix(peer);
    return out;
}
AclEntry deny(AclEntry entry)
{
    entry.action = Action::Deny;
    return entry;
}
/// An ACL of its own at both public subnets.
void publicAcl(Drawing& d, const AclEntries& entries)
{
    const ElementId acl = d.add("public-acl", "vpc", NetworkAcl{false, entries});
    for (const std::string subnet : {"public-a", "public-b"})
        d.change<Subnet>(subnet, [&](Subnet& s) { s.network_acl = acl; });
}
AclEntries webAcl()
{
    return {entry(100, Direction::In, "443"), entry(110, Direction::In, "1024-65535"),
            entry(100, Direction::Out, "32768-65535"), entry(110, Direction::Out, "443")};
}
void groups(Drawing& d, int count)
{
    d.change<NetworkInterface>("web-a-eni", [&](NetworkInterface& e) {
        e.security_groups.clear();
        for (int i = 0; i < count; ++i)
            e.security_groups.push_back(
                d.add("g" + std::to_string(i), "vpc", SecurityGroup{"", false, {allowIn("443", "0.0.0.0/0")}}));
    });
}
SecurityRules manyRules(int count)
{
    SecurityRules out;
    for (int i = 0; i < count; ++i)
        out.push_back(allowIn(std::to_string(8000 + i), "10.0.0.0/16"));
    return out;
}
AclEntries manyEntries(int count)
{
    AclEntries out = webAcl();
    for (int i = 0; i < count; ++i)
        out.push_back(entry(200 + i, Direction::In, std::to_string(100 + i)));
    return out;
}

}  // namespace

std::vector<RuleCase> awsRouteCases()
{
    return {
        {"aws.route_table.no_main",
         soundAws,
         [](Drawing& d) {
             d.erase("main");
             d.change<Subnet>("private-a", [](Subnet& s) { s.route_table = {}; });
         },
         [](Drawing& d) { d.erase("main"); },
         {"aws.route_table.unused"}},
        {"aws.route_table.several_mains", soundAws,
         [](Drawing& d) { d.change<RouteTable>("public", [](RouteTable& t) { t.main = true; }); },
         [](Drawing& d) {
             otherVpc(d);  // one main table for each VPC
         }},
        {"aws.route_table.unused", soundAws, [](Drawing& d) { tableAtOther(d); },
         [](Drawing& d) {
             tableAtOther(d);
             d.change<Subnet>("private-a", [&](Subnet& s) { s.route_table = d.id("spare"); });
             addRoute(d, "spare", "0.0.0.0/0", "nat-a");
             d.erase("private-table-a");
         }},
        {"aws.route_table.too_many_routes", soundAws, [](Drawing& d) { routes(d, 500); },
         [](Drawing& d) { routes(d, 499); }},
        {"aws.route.blackhole", soundAws, [](Drawing& d) { addRoute(d, "public", "10.99.0.0/16", ""); },
         [](Drawing& d) { addRoute(d, "public", "10.99.0.0/16", "igw"); }},
        {"aws.route.no_destination", soundAws,
         [](Drawing& d) {
             d.change<RouteTable>("public", [&](RouteTable& t) { t.routes.push_back({{}, {}, d.id("igw")}); });
         },
         [](Drawing& d) {
             const ElementId list = d.add("list", "seoul", PrefixList{prefixes("10.99.0.0/16"), 5});
             d.change<RouteTable>("public", [&](RouteTable& t) { t.routes.push_back({{}, list, d.id("igw")}); });
         }},
        {"aws.route.foreign_target",
         soundAws,
         [](Drawing& d) {
             d.add("vgw", "seoul", VirtualPrivateGateway{});
             addRoute(d, "private-table-a", "192.168.0.0/16", "vgw");
         },
         [](Drawing& d) {
             d.add("vgw", "seoul", VirtualPrivateGateway{d.id("vpc"), 64512});
             addRoute(d, "private-table-a", "192.168.0.0/16", "vgw");
         },
         {"aws.gateway.detached"}},
        {"aws.route.repeated",
         soundAws,
         [](Drawing& d) { addRoute(d, "private-table-a", "0.0.0.0/0", "nat-b"); },
         [](Drawing& d) { addRoute(d, "private-table-a", "0.0.0.0/1", "nat-a"); },
         {"aws.nat.across_zones"}},
    };
}

std::vector<RuleCase> awsSubnetRouteCases()
{
    return {
        {"aws.route.inside_vpc", soundAws, [](Drawing& d) { addRoute(d, "public", "10.0.11.0/24", "igw"); },
         [](Drawing& d) { addRoute(d, "public", "10.0.11.0/24", "web-a-eni"); }},
        {"aws.route.wrong_family", soundAws,
         [](Drawing& d) {
             egressOnly(d);
             addRoute(d, "private-table-a", "::/0", "nat-a");
         },
         [](Drawing& d) {
             egressOnly(d);
             addRoute(d, "private-table-a", "::/0", "eigw");
             addRoute(d, "private-table-a", "64:ff9b::/96", "nat-a");
         }},
        {"aws.subnet.open_by_ipv6", soundAws,
         [](Drawing& d) {
             ipv6At(d, "private-a");
             d.add("eigw", "seoul", EgressOnlyInternetGateway{d.id("vpc")});
             addRoute(d, "private-table-a", "::/0", "igw");
         },
         [](Drawing& d) {
             ipv6At(d, "private-a");
             d.add("eigw", "seoul", EgressOnlyInternetGateway{d.id("vpc")});
             addRoute(d, "private-table-a", "::/0", "eigw");
         }},
        {"aws.subnet.public_without_address", soundAws,
         [](Drawing& d) { d.change<NetworkInterface>("web-a-eni", [](NetworkInterface& e) { e.public_ip.reset(); }); },
         [](Drawing& d) {
             d.change<NetworkInterface>("web-a-eni", [](NetworkInterface& e) { e.public_ip.reset(); });
             d.change<Subnet>("public-a", [](Subnet& s) { s.map_public_ip = true; });
         }},
        {"aws.interface.public_unroutable", soundAws,
         [](Drawing& d) {
             d.change<NetworkInterface>("app-a-eni",
                                        [](NetworkInterface& e) { e.public_ip = address("203.0.113.99"); });
         },
         [](Drawing& d) {
             d.change<NetworkInterface>("web-a-eni",
                                        [](NetworkInterface& e) { e.public_ip = address("203.0.113.99"); });
         }},
    };
}

std::vector<RuleCase> awsGatewayCases()
{
    return {
        {"aws.gateway.detached", soundAws, [](Drawing& d) { d.add("vgw", "seoul", VirtualPrivateGateway{}); },
         // Standing in the VPC is attachment too.
         [](Drawing& d) { d.add("vgw", "vpc", VirtualPrivateGateway{}); }},
        {"aws.gateway.second",
         soundAws,
         [](Drawing& d) { d.add("igw-2", "seoul", InternetGateway{d.id("vpc")}); },
         [](Drawing& d) {
             otherVpc(d);
             d.add("igw-2", "seoul", InternetGateway{d.id("vpc-9")});
         },
         {"aws.gateway.internet_without_route"}},
        {"aws.gateway.egress_only_without_ipv6", soundAws,
         [](Drawing& d) { d.add("eigw", "seoul", EgressOnlyInternetGateway{d.id("vpc")}); },
         [](Drawing& d) { egressOnly(d); }},
        {"aws.gateway.internet_without_route", soundAws,
         [](Drawing& d) {
             otherVpc(d);
             d.add("igw-9", "seoul", InternetGateway{d.id("vpc-9")});
         },
         [](Drawing& d) {
             otherVpc(d);
             d.add("igw-9", "seoul", InternetGateway{d.id("vpc-9")});
             d.add("zone-9", "vpc-9", AvailabilityZone{"ap-northeast-2a"});
             d.add("subnet-9", "zone-9", subnetOf("10.9.1.0/24"));
             addRoute(d, "main-9", "0.0.0.0/0", "igw-9");
         }},
        {"aws.vpc.default_in_use", soundAws,
         [](Drawing& d) { d.change<Vpc>("vpc", [](Vpc& vpc) { vpc.is_default = true; }); },
         [](Drawing& d) {
             otherVpc(d);
             d.change<Vpc>("vpc-9", [](Vpc& vpc) { vpc.is_default = true; });
         }},
    };
}

std::vector<RuleCase> awsVpnCases()
{
    return {
        {"aws.vpn.incomplete",
         soundHybrid,
         [](Drawing& d) { d.change<VpnConnection>("vpn-1", [](VpnConnection& vpn) { vpn.gateway = {}; }); },
         [](Drawing&) {},
         {"aws.vpn.single_device"}},
        {"aws.vpn.tunnel_down", soundHybrid,
         [](Drawing& d) { d.change<VpnConnection>("vpn-1", [](VpnConnection& vpn) { vpn.tunnels_up = 1; }); },
         [](Drawing& d) { d.change<VpnConnection>("vpn-1", [](VpnConnection& vpn) { vpn.tunnels_up = 2; }); }},
        {"aws.vpn.single_device", soundHybrid, [](Drawing& d) { d.erase("vpn-2"); },
         [](Drawing& d) {
             d.change<CustomerGateway>("cgw-2", [](CustomerGateway& c) { c.public_ip = address("203.0.113.77"); });
         }},
        {"aws.vpn.no_static_routes", soundHybrid,
         [](Drawing& d) {
             d.change<VpnConnection>("vpn-1", [](VpnConnection& vpn) { vpn.routing = VpnRouting::Static; });
         },
         [](Drawing& d) {
             d.change<VpnConnection>("vpn-1", [](VpnConnection& vpn) {
                 vpn.routing = VpnRouting::Static;
                 vpn.static_routes = prefixes("192.168.0.0/16");
             });
         }},
        {"aws.vpn.no_route", soundHybrid,
         [](Drawing& d) {
             for (const std::string table : {"private-table-a", "private-table-b"})
                 d.change<RouteTable>(table, [](RouteTable& t) { t.propagating.clear(); });
         },
         [](Drawing& d) { d.change<RouteTable>("private-table-a", [](RouteTable& t) { t.propagating.clear(); }); }},
        {"aws.endpoint.no_route_table", soundAws,
         [](Drawing& d) {
             d.add("s3", "vpc", VpcEndpoint{EndpointType::Gateway, "com.amazonaws.ap-northeast-2.s3", {}});
         },
         [](Drawing& d) {
             d.add("s3", "vpc",
                   VpcEndpoint{EndpointType::Gateway, "com.amazonaws.ap-northeast-2.s3", {d.id("private-table-a")}});
         }},
    };
}

std::vector<RuleCase> awsNatCases()
{
    return {
        {"aws.nat.private_subnet",
         soundAws,
         [](Drawing& d) { d.move("nat-a", "private-a"); },
         [](Drawing& d) {
             d.move("nat-a", "private-a");
             d.change<NatGateway>("nat-a", [](NatGateway& nat) {
                 nat.connectivity = NatConnectivity::Private;
                 nat.private_ip = address("10.0.11.9");
             });
         },
         {"aws.interface.outside_subnet"}},
        {"aws.nat.no_elastic_ip", soundAws,
         [](Drawing& d) { d.change<NatGateway>("nat-a", [](NatGateway& nat) { nat.public_ip.reset(); }); },
         [](Drawing& d) {
             d.change<NatGateway>("nat-a", [](NatGateway& nat) {
                 nat.public_ip.reset();
                 nat.connectivity = NatConnectivity::Private;
             });
         }},
        {"aws.nat.unused", soundAws,
         [](Drawing& d) {
             NatGateway nat;
             nat.public_ip = address("198.51.100.200");
             d.add("nat-3", "public-a", nat);
         },
         [](Drawing& d) {
             NatGateway nat;
             nat.public_ip = address("198.51.100.200");
             d.add("nat-3", "public-a", nat);
             addRoute(d, "private-table-a", "10.77.0.0/16", "nat-3");
         }},
        {"aws.nat.across_zones",
         soundAws,
         [](Drawing& d) {
             d.change<RouteTable>("private-table-b", [&](RouteTable& t) { t.routes.front().target = d.id("nat-a"); });
         },
         [](Drawing& d) { addRoute(d, "private-table-b", "10.77.0.0/16", "nat-b"); },
         {"aws.nat.unused"}},
    };
}

std::vector<RuleCase> awsPeeringCases()
{
    return {
        {"aws.peering.incomplete", soundPeered,
         [](Drawing& d) {
             d.add("pcx-2", "seoul", VpcPeering{d.id("vpc"), {}, PeeringStatus::Active});
         },
         [](Drawing&) {}},
        {"aws.peering.overlap", soundPeered,
         [](Drawing& d) { d.change<Vpc>("vpc-2", [](Vpc& vpc) { vpc.ipv4 = prefixes("10.1.0.0/16,10.0.128.0/20"); }); },
         [](Drawing& d) {
             d.change<Vpc>("vpc-2", [](Vpc& vpc) { vpc.ipv4 = prefixes("10.1.0.0/16,10.2.128.0/20"); });
         }},
        {"aws.peering.not_active", soundPeered,
         [](Drawing& d) { d.change<VpcPeering>("pcx", [](VpcPeering& p) { p.status = PeeringStatus::Pending; }); },
         [](Drawing&) {}},
        {"aws.peering.one_way", soundPeered,
         [](Drawing& d) { d.change<RouteTable>("main-2", [](RouteTable& t) { t.routes.clear(); }); },
         [](Drawing& d) { d.change<RouteTable>("private-table-b", [](RouteTable& t) { t.routes.pop_back(); }); }},
        {"aws.peering.unused", soundPeered,
         [](Drawing& d) {
             d.change<RouteTable>("main-2", [](RouteTable& t) { t.routes.clear(); });
             for (const std::string table : {"private-table-a", "private-table-b"})
                 d.change<RouteTable>(table, [](RouteTable& t) { t.routes.pop_back(); });
         },
         [](Drawing&) {}},
        {"aws.peering.transitive", soundPeered, [](Drawing& d) { addRoute(d, "main-2", "10.5.0.0/16", "pcx"); },
         [](Drawing& d) { addRoute(d, "main-2", "10.0.11.0/24", "pcx"); }},
    };
}

std::vector<RuleCase> awsFilterCases()
{
    return {
        {"aws.security_group.open_all", soundAws,
         [](Drawing& d) {
             SecurityRule row;
             row.peer = prefix("::/0");
             webRules(d, {row});
         },
         [](Drawing& d) {
             SecurityRule row;
             row.peer = prefix("10.0.0.0/8");
             webRules(d, {row});
         }},
        {"aws.security_group.open_management", soundAws,
         [](Drawing& d) { webRules(d, {allowIn("20-80", "0.0.0.0/0")}); },
         [](Drawing& d) {
             webRules(d, {allowIn("23-80", "0.0.0.0/0"), allowIn("22", "203.0.113.0/24")});
         }},
        {"aws.security_group.open_database", soundAws, [](Drawing& d) { webRules(d, {allowIn("5432", "0.0.0.0/0")}); },
         [](Drawing& d) { webRules(d, {allowIn("5433", "0.0.0.0/0")}); }},
        {"aws.security_group.redundant_rule", soundAws, [](Drawing& d) { webRules(d, {allowIn("443", "10.0.0.0/8")}); },
         [](Drawing& d) { webRules(d, {allowIn("443-444", "10.0.0.0/8")}); }},
        {"aws.security_group.no_peer", soundAws,
         [](Drawing& d) {
             SecurityRule row = allowIn("9000", "0.0.0.0/0");
             row.peer.reset();
             webRules(d, {row});
         },
         [](Drawing& d) { webRules(d, {fromGroup(d, "app-group")}); }},
        {"aws.security_group.unused", soundAws, [](Drawing& d) { d.add("spare", "vpc", SecurityGroup{}); },
         [](Drawing& d) {
             d.add("spare", "vpc", SecurityGroup{});
             webRules(d, {fromGroup(d, "spare")});
         }},
        {"aws.security_group.default_in_use", soundAws,
         [](Drawing& d) {
             d.change<NetworkInterface>("web-a-eni", [](NetworkInterface& e) { e.security_groups.clear(); });
         },
         [](Drawing&) {}},
        {"aws.security_group.foreign_peer", soundAws,
         [](Drawing& d) {
             otherVpc(d);
             d.add("group-9", "vpc-9", SecurityGroup{});
             webRules(d, {fromGroup(d, "group-9")});
         },
         [](Drawing& d) {
             otherVpc(d);
             d.add("group-9", "vpc-9", SecurityGroup{});
             d.add("pcx-9", "seoul", VpcPeering{d.id("vpc"), d.id("vpc-9"), PeeringStatus::Active});
             webRules(d, {fromGroup(d, "group-9")});
         }},
        {"aws.security_group.too_many_rules", soundAws, [](Drawing& d) { webRules(d, manyRules(60)); },
         [](Drawing& d) { webRules(d, manyRules(59)); }},
        {"aws.interface.foreign_group", soundAws,
         [](Drawing& d) {
             otherVpc(d);
             d.add("group-9", "vpc-9", SecurityGroup{});
             d.change<NetworkInterface>("web-a-eni",
                                        [&](NetworkInterface& e) { e.security_groups.push_back(d.id("group-9")); });
         },
         [](Drawing& d) {
             d.change<NetworkInterface>("web-a-eni",
                                        [&](NetworkInterface& e) { e.security_groups.push_back(d.id("app-group")); });
         }},
        {"aws.interface.too_many_groups", soundAws, [](Drawing& d) { groups(d, 6); }, [](Drawing& d) { groups(d, 5); }},
    };
}

std::vector<RuleCase> awsAclCases()
{
    return {
        {"aws.acl.repeated_number", soundAws,
         [](Drawing& d) {
             AclEntries entries = webAcl();
             entries.push_back(entry(110, Direction::In, "22", "203.0.113.0/24"));
             publicAcl(d, entries);
         },
         [](Drawing& d) {
             AclEntries entries = webAcl();
             entries.push_back(entry(120, Direction::In, "22", "203.0.113.0/24"));
             publicAcl(d, entries);
         }},
        {"aws.acl.shadowed_entry", soundAws,
         [](Drawing& d) {
             AclEntries entries = webAcl();
             entries.push_back(deny(entry(120, Direction::In, "443", "198.51.100.0/24")));
             publicAcl(d, entries);
         },
         [](Drawing& d) {
             AclEntries entries = webAcl();
             entries.push_back(deny(entry(90, Direction::In, "443", "198.51.100.0/24")));
             publicAcl(d, entries);
         }},
        {"aws.acl.no_answer", soundAws,
         [](Drawing& d) {
             AclEntries entries = webAcl();
             entries[2].ports = {32768, 60999};  // Windows clients go up to 65535
             publicAcl(d, entries);
         },
         // Who is denied both ways needs no answer.
         [](Drawing& d) {
             AclEntries entries = webAcl();
             entries.push_back(deny(entry(10, Direction::In, "*", "198.51.100.0/24")));
             entries.push_back(deny(entry(10, Direction::Out, "*", "198.51.100.0/24")));
             publicAcl(d, entries);
         }},
        {"aws.acl.unused", soundAws,
         [](Drawing& d) {
             d.add("spare", "vpc", NetworkAcl{false, webAcl()});
         },
         [](Drawing& d) { publicAcl(d, webAcl()); }},
        {"aws.acl.too_many_entries", soundAws, [](Drawing& d) { publicAcl(d, manyEntries(19)); },
         [](Drawing& d) { publicAcl(d, manyEntries(18)); }},
    };
}

}  // namespace pb::test
