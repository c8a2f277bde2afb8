// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/network/trace_cases.h"

namespace pb::test {

using namespace pb::net;

namespace {

AclEntry entry(int number, Direction direction, const std::string& ports, const std::string& peer)
{
    return {number, direction, Action::Allow, {Protocol::kTcp}, PortRange::parse(ports).value(), prefix(peer)};
}

/// IPv6 on soundAws(): the web servers by the internet gateway, the application servers by an egress-only one.
Drawing dualStack()
{
    Drawing d = soundAws();
    d.change<Vpc>("vpc", [](Vpc& v) { v.ipv6 = prefixes("2600:1f18::/56"); });
    d.add("eigw", "seoul", EgressOnlyInternetGateway{d.id("vpc")});
    d.change<Subnet>("public-a", [](Subnet& s) { s.ipv6 = prefixes("2600:1f18:0:1::/64"); });
    d.change<Subnet>("private-a", [](Subnet& s) { s.ipv6 = prefixes("2600:1f18:0:2::/64"); });
    d.change<NetworkInterface>("web-a-eni", [](auto& n) { n.private_ips.push_back(address("2600:1f18:0:1::10")); });
    d.change<NetworkInterface>("app-a-eni", [](auto& n) { n.private_ips.push_back(address("2600:1f18:0:2::10")); });
    d.change<RouteTable>("public", [&](RouteTable& t) { t.routes.push_back(routeTo("::/0", d.id("igw"))); });
    d.change<RouteTable>("private-table-a", [&](RouteTable& t) { t.routes.push_back(routeTo("::/0", d.id("eigw"))); });
    const auto open = [](Direction direction) {
        return AclEntry{110, direction, Action::Allow, {}, {}, prefix("::/0")};
    };
    d.change<NetworkAcl>("acl", [&](NetworkAcl& a) {
        a.entries.push_back(open(Direction::In));
        a.entries.push_back(open(Direction::Out));
    });
    d.change<SecurityGroup>("web-group", [](SecurityGroup& g) { g.rules.push_back(allowIn("443", "::/0")); });
    d.change<SecurityGroup>("app-group", [](SecurityGroup& g) {
        SecurityRule out = allowIn("443", "::/0");
        out.direction = Direction::Out;
        g.rules.push_back(out);
        g.rules.push_back(allowIn("8080", "::/0"));
    });
    return d;
}

/// soundPeered() with a host in the second VPC.
Drawing peeredHosts()
{
    Drawing d = soundPeered();
    d.add("db", "other", Instance{});
    NetworkInterface nic;
    nic.private_ips = {address("10.1.1.10")};
    d.add("db-eni", "db", nic);
    d.change<SecurityGroup>("default-2", [&](SecurityGroup& g) {
        SecurityRule fromApp = allowIn("5432", "0.0.0.0/0");
        fromApp.peer.reset();
        fromApp.peer_group = d.id("app-group");
        g.rules = {fromApp};
    });
    return d;
}

/// A public subnet under an ACL of its own.
Drawing underAcl(const std::vector<AclEntry>& entries)
{
    Drawing d = soundAws();
    const ElementId acl = d.add("strict", "vpc", NetworkAcl{false, entries});
    d.change<Subnet>("public-a", [&](Subnet& s) { s.network_acl = acl; });
    return d;
}

/// The gateway endpoint of S3 beside the application servers of zone a.
Drawing withEndpoint()
{
    Drawing d = soundAws();
    d.add("s3", "seoul", PrefixList{prefixes("52.216.0.0/15"), 0});
    d.add("s3-endpoint", "vpc", VpcEndpoint{EndpointType::Gateway, "com.amazonaws.ap-northeast-2.s3", {}});
    d.change<RouteTable>("private-table-a", [&](RouteTable& t) {
        t.routes.push_back({std::nullopt, d.id("s3"), d.id("s3-endpoint"), RouteState::Active, false});
    });
    return d;
}

/// The subnet of the web servers under an ACL that lets nothing in but HTTPS.
Drawing noEphemeral() { return underAcl({entry(100, Direction::In, "443", "0.0.0.0/0")}); }
Drawing wholeAcl()
{
    return underAcl(
        {entry(100, Direction::In, "443", "0.0.0.0/0"), entry(100, Direction::Out, "1024-65535", "0.0.0.0/0")});
}

/// Two web servers in one subnet whose ACL lets nothing pass.
Drawing neighbours()
{
    Drawing d = underAcl({});
    d.add("web-x", "public-a", Instance{});
    NetworkInterface nic;
    nic.private_ips = {address("10.0.1.20")};
    nic.security_groups = {d.id("web-group")};
    d.add("web-x-eni", "web-x", nic);
    return d;
}

/// An application server that only the VPC's default group, which has no rules, lets in.
Drawing defaultGroup()
{
    Drawing d = soundAws();
    d.change<NetworkInterface>("app-a-eni", [&](auto& n) { n.security_groups = {d.id("default")}; });
    return d;
}

Drawing defaultRouteOverPeering()
{
    Drawing d = peeredHosts();
    d.change<RouteTable>("main-2", [&](auto& t) { t.routes.push_back(routeTo("0.0.0.0/0", d.id("pcx"))); });
    return d;
}

Drawing withUnknownTarget()
{
    Drawing d = soundAws();
    d.add("cagw", "seoul", Opaque{"AWS::EC2::CarrierGateway", {}});
    d.change<RouteTable>("public", [&](auto& t) { t.routes.push_back(routeTo("10.9.0.0/16", d.id("cagw"))); });
    return d;
}

Drawing egressOnly()
{
    Drawing d = dualStack();
    d.erase("igw");
    return d;
}

void die(RouteTable& table)
{
    table.routes[0].target = {};
    table.routes[0].state = RouteState::Blackhole;
}

}  // namespace

Route routeTo(const std::string& to, ElementId target) { return {prefix(to), {}, target, RouteState::Active, false}; }

Drawing hybridHosts()
{
    Drawing d = soundHybrid();
    d.change<SecurityGroup>("app-group", [](auto& g) { g.rules.push_back(allowIn("22", "192.168.0.0/16")); });
    return d;
}

/// A firewall instance in public-b through which the application servers of zone a reach the second zone's.
Drawing withMiddlebox(bool checks)
{
    Drawing d = soundAws();
    d.add("fw", "public-b", Instance{});
    NetworkInterface nic;
    nic.private_ips = {address("10.0.2.99")};
    nic.source_dest_check = checks;
    nic.security_groups = {d.add("fw-group", "vpc", SecurityGroup{"", false, {allowIn("*", "10.0.0.0/8")}})};
    d.change<SecurityGroup>("fw-group", [](SecurityGroup& g) {
        SecurityRule out = allowIn("*", "10.0.0.0/8");
        out.direction = Direction::Out;
        g.rules.push_back(out);
    });
    d.add("fw-eni", "fw", nic);
    d.change<RouteTable>("private-table-a",
                         [&](RouteTable& t) { t.routes.push_back(routeTo("10.0.12.0/24", d.id("fw-eni"))); });
    d.change<SecurityGroup>("app-group", [](SecurityGroup& g) { g.rules.push_back(allowIn("9000", "10.0.0.0/16")); });
    return d;
}

// clang-format off: one case, one or two lines
std::vector<TraceCase> awsTraceCases()
{
    const auto checked = [](bool checks) { return [=] { return withMiddlebox(checks); }; };
    const Draw noRoutes = but<RouteTable>(soundAws, "public", [](auto& t) { t.routes.clear(); });
    const Draw detached = but<InternetGateway>(soundAws, "igw", [](auto& g) { g.vpc = {}; });
    return {
        {"web to app by group reference", soundAws, "web-a", "app-b", 6, 8080},
        {"web to app, another port",
         soundAws,
         "web-a",
         "app-b",
         6,
         22,
         "denied_in",
         "accepted",
         {"app-b-eni ENI_SG_RULES_MISMATCH"}},
        {"app to web from the inside", soundAws, "app-a", "web-a"},
        {"neighbours need no ACL", neighbours, "web-x", "web-a"},
        {"group without rules",
         defaultGroup,
         "web-a",
         "app-a",
         6,
         8080,
         "denied_in",
         "accepted",
         {"app-a-eni SG_HAS_NO_RULES"}},
        {"nobody at the address",
         soundAws,
         "web-a",
         "10.0.11.99",
         6,
         443,
         "neighbor_unreachable",
         "",
         {"private-a NO_POSSIBLE_DESTINATION"}},
        {"no such subnet", soundAws, "web-a", "10.0.200.1", 6, 443, "null_routed", "", {"vpc NO_SUBNET_FOR_ADDRESS"}},
        {"to a subnet", soundAws, "web-a", "private-b", 6, 443, "delivered_to_subnet"},

        {"Internet to web", soundAws, "internet", "web-a", 6, 443, "accepted", "exits_network"},
        {"Internet to web, closed port",
         soundAws,
         "internet:8.8.8.8",
         "web-a",
         6,
         22,
         "denied_in",
         "exits_network",
         {"web-a-eni ENI_SG_RULES_MISMATCH"}},
        {"Internet to app: no public address",
         soundAws,
         "internet",
         "app-a",
         6,
         8080,
         "null_routed",
         "",
         {"internet IGW_PUBLIC_IP_ASSOCIATION_FOR_INGRESS", "app-a-eni ENI_SG_RULES_MISMATCH"}},
        {"web to the Internet", soundAws, "web-a", "internet", 6, 443, "exits_network"},
        {"web to web by the public address", soundAws, "web-a", "198.51.100.22", 6, 443, "accepted", "accepted"},
        {"no route",
         but<RouteTable>(soundAws, "private-table-a", [](auto& t) { t.routes.clear(); }),
         "app-a",
         "internet",
         6,
         443,
         "no_route",
         "accepted",
         {"private-a NO_ROUTE_TO_DESTINATION"}},
        {"black hole",
         but<RouteTable>(soundAws, "public", die),
         "web-a",
         "internet",
         6,
         443,
         "null_routed",
         "accepted",
         {"public-a BLACKHOLE_ROUTE"}},
        {"the answer has no route",
         noRoutes,
         "internet",
         "web-a",
         6,
         443,
         "accepted",
         "no_route",
         {"<public-a NO_ROUTE_TO_DESTINATION"}},
        {"public subnet, private host",
         but<NetworkInterface>(soundAws, "web-a-eni", [](auto& n) { n.public_ip.reset(); }),
         "web-a",
         "internet",
         6,
         443,
         "denied_out",
         "",
         {"igw IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"}},
        {"detached gateway", detached, "web-a", "internet", 6, 443, "null_routed", "", {"igw UNASSOCIATED_COMPONENT"}},
        {"no gateway to come in by",
         detached,
         "internet",
         "web-a",
         6,
         443,
         "null_routed",
         "",
         {"vpc NO_INTERNET_GATEWAY"}},

        {"app to the Internet by NAT", soundAws, "app-a", "internet:1.1.1.1", 6, 443, "exits_network"},
        {"ping through NAT", soundAws, "app-a", "internet:1.1.1.1", 1, 0, "exits_network"},
        {"ESP does not pass NAT",
         soundAws,
         "app-a",
         "internet",
         50,
         0,
         "denied_in",
         "",
         {"nat-a PROTOCOL_RESTRICTION"}},
        {"NAT without an Elastic IP",
         but<NatGateway>(soundAws, "nat-a", [](auto& n) { n.public_ip.reset(); }),
         "app-a",
         "internet",
         6,
         443,
         "denied_out",
         "",
         {"nat-a NAT_NO_PUBLIC_ADDRESS"}},

        {"ACL without ephemeral ports",
         noEphemeral,
         "internet",
         "web-a",
         6,
         443,
         "accepted",
         "denied_out",
         {"<public-a SUBNET_ACL_RESTRICTION"}},
        {"ACL with ephemeral ports", wholeAcl, "internet", "web-a", 6, 443, "accepted", "exits_network"},
        {"ACL in and group",
         wholeAcl,
         "internet",
         "web-a",
         6,
         80,
         "denied_in",
         "exits_network",
         {"public-a SUBNET_ACL_RESTRICTION", "web-a-eni ENI_SG_RULES_MISMATCH"}},

        {"to the office", hybridHosts, "app-a", "onprem:office", 6, 22, "exits_network"},
        {"from the office", hybridHosts, "onprem:office:192.168.7.7", "app-a", 6, 22, "accepted", "exits_network"},
        {"from the office, closed port",
         hybridHosts,
         "onprem:office",
         "app-a",
         6,
         23,
         "denied_in",
         "exits_network",
         {"app-a-eni ENI_SG_RULES_MISMATCH"}},
        {"no propagation, no way back",
         but<RouteTable>(hybridHosts, "private-table-a", [](auto& t) { t.propagating.clear(); }),
         "onprem:office",
         "app-a",
         6,
         22,
         "accepted",
         "denied_in",
         {"<nat-a NGW_SOURCE_ADDRESS_REASSIGN"}},
        {"from the gateway itself", hybridHosts, "vgw", "app-a", 6, 22, "accepted", "exits_network"},

        {"peered, group reference in the region", peeredHosts, "app-a", "db", 6, 5432},
        {"peered, pending",
         but<VpcPeering>(peeredHosts, "pcx", [](auto& p) { p.status = PeeringStatus::Pending; }),
         "app-a",
         "db",
         6,
         5432,
         "null_routed",
         "null_routed",
         {"pcx BAD_STATE", "db-eni ENI_SG_RULES_MISMATCH", "<pcx BAD_STATE"}},
        {"peered, no route",
         peeredHosts,
         "web-a",
         "db",
         6,
         5432,
         "null_routed",
         "accepted",
         {"igw IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS", "db-eni ENI_SG_RULES_MISMATCH"}},
        {"no transit through a peering",
         defaultRouteOverPeering,
         "db",
         "internet",
         6,
         443,
         "denied_out",
         "",
         {"db-eni SG_HAS_NO_RULES", "pcx PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"}},

        {"middlebox", checked(false), "app-a", "app-b", 6, 9000},
        {"middlebox that checks addresses",
         checked(true),
         "app-a",
         "app-b",
         6,
         9000,
         "denied_in",
         "accepted",
         {"fw-eni ENI_SOURCE_DEST_CHECK_RESTRICTION"}},
        {"group references end at a middlebox",
         checked(false),
         "app-a",
         "app-b",
         6,
         8080,
         "denied_in",
         "accepted",
         {"app-b-eni ENI_SG_RULES_MISMATCH"}},
        {"gateway endpoint", withEndpoint, "app-a", "52.216.1.1"},
        {"a target that is not modelled",
         withUnknownTarget,
         "web-a",
         "10.9.0.1",
         6,
         443,
         "insufficient_info",
         "",
         {"cagw UNSUPPORTED_COMPONENT"}},

        {"IPv6 out by the egress-only gateway", dualStack, "app-a", "2001:4860:4860::8888", 6, 443, "exits_network"},
        {"IPv6 in to web", dualStack, "internet:2001:4860:4860::8888", "web-a-eni", 6, 443, "accepted",
         "exits_network"},
        {"IPv6, egress only lets nothing in",
         egressOnly,
         "internet:2001:4860:4860::8888",
         "app-a",
         6,
         8080,
         "denied_in",
         "",
         {"eigw EGRESS_ONLY"}},
    };
}
// clang-format on

}  // namespace pb::test
