// SPDX-License-Identifier: GPL-3.0-or-later
// What the oracles of the exposure brought to light, one packet each.
#include "tests/core/network/trace_cases.h"

namespace pb::test {

using namespace pb::net;

namespace {

AclEntry row(int number, Direction direction, const std::string& peer, PortRange ports = {})
{
    const Protocol protocol{ports == PortRange{} ? Protocol::kAny : Protocol::kTcp};
    return {number, direction, Action::Allow, protocol, ports, prefix(peer)};
}

Drawing under(Drawing d, const std::string& subnet, const std::string& vpc, const std::vector<AclEntry>& entries)
{
    const ElementId acl = d.add("own-acl", vpc, NetworkAcl{false, entries});
    d.change<Subnet>(subnet, [&](Subnet& s) { s.network_acl = acl; });
    return d;
}

/// soundAws() with a filter at the NAT gateway's subnet that lets answers to these ports in.
Drawing natUnder(PortRange answers)
{
    return under(soundAws(), "public-a", "vpc",
                 {row(100, Direction::In, "10.0.0.0/16"), row(110, Direction::In, "0.0.0.0/0", answers),
                  row(100, Direction::Out, "0.0.0.0/0")});
}

/// A database in the attachment's own subnet, which lets nothing in.
Drawing besideAttachment()
{
    Drawing d = under(soundTransit(), "other", "vpc-2", {row(100, Direction::Out, "0.0.0.0/0")});
    d.add("db", "other", Instance{});
    NetworkInterface nic;
    nic.private_ips = {address("10.1.1.10")};
    d.add("db-eni", "db", nic);
    d.change<SecurityGroup>("default-2", [](auto& g) { g.rules = {allowIn("5432", "10.0.0.0/8")}; });
    return d;
}

/// soundTransit() with an office behind a VPN, whose answers the transit gateway sends back to it.
Drawing bounced()
{
    Drawing d = soundTransit();
    const ElementId office = d.add("office", "", OnPremises{prefixes("192.168.0.0/16")});
    VpnConnection vpn;
    vpn.gateway = d.id("tgw");
    vpn.customer_gateway = d.add("cgw", "seoul", CustomerGateway{{}, 65000, office});
    const ElementId at =
        d.add("attach-vpn", "seoul",
              TransitGatewayAttachment{d.id("tgw"), d.add("vpn", "seoul", vpn), {}, d.id("tgw-table"), false});
    d.change<TransitGatewayRouteTable>("tgw-table", [&](auto& t) {
        t.propagating.push_back(at);
        t.routes = {routeTo("10.0.0.0/16", at)};
    });
    d.change<RouteTable>("private-table-a",
                         [&](auto& t) { t.routes.push_back(routeTo("192.168.0.0/16", d.id("tgw"))); });
    return d;
}

/// soundPeered() with a database whose table leads to a peering of the first VPC with a third one.
Drawing othersPeering()
{
    Drawing d = soundPeered();
    Vpc third;
    third.ipv4 = prefixes("10.2.0.0/16");
    d.add("vpc-3", "seoul", third);
    d.change<VpcPeering>("pcx", [&](auto& p) {
        p.requester = d.id("vpc");
        p.accepter = d.id("vpc-3");
    });
    d.add("db", "other", Instance{});
    NetworkInterface nic;
    nic.private_ips = {address("10.1.1.10")};
    d.add("db-eni", "db", nic);
    d.change<SecurityGroup>("default-2", [](auto& g) {
        SecurityRule out = allowIn("0-65535", "0.0.0.0/0");
        out.direction = Direction::Out;
        g.rules = {out};
    });
    return d;
}

/// A machine with a public address whose way out is forced through the appliance.
Drawing forcedTunnel()
{
    Drawing d = soundAzure();
    NsgRule transit;
    transit.name = "transit";
    transit.priority = 110;
    transit.source_tags = {"VirtualNetwork"};
    d.change<NetworkSecurityGroup>("nsg", [&](auto& n) { n.rules.push_back(transit); });
    d.change<AzureNetworkInterface>("vm-1-nic", [](auto& n) { n.public_ip = address("203.0.113.77"); });
    return d;
}

/// All of the network is routed to the appliance, which forwards nothing.
Drawing toAppliance()
{
    Drawing d = soundAzure();
    d.change<AzureNetworkInterface>("fw-nic", [](auto& n) { n.ip_forwarding = false; });
    d.change<AzureRouteTable>("udr", [](auto& t) { t.routes.front().destination = prefix("10.10.0.0/16"); });
    return d;
}

}  // namespace

// clang-format off: one case, one or two lines
std::vector<TraceCase> wayTraceCases()
{
    return {
        {"a NAT gateway picks any of its ports",
         [] {
             return natUnder({32768, 60999});
         },
         "app-a",
         "internet:1.1.1.1",
         6,
         443,
         "exits_network",
         "denied_in",
         {"<public-a SUBNET_ACL_RESTRICTION"}},
        {"a filter that lets in all ports of a NAT gateway",
         [] {
             return natUnder({1024, 65535});
         },
         "app-a", "internet:1.1.1.1", 6, 443, "exits_network"},
        {"a private NAT gateway does not get to the Internet",
         but<NatGateway>(soundAws, "nat-a", [](auto& n) { n.connectivity = NatConnectivity::Private; }),
         "app-a",
         "internet:1.1.1.1",
         6,
         443,
         "denied_out",
         "",
         {"igw IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"}},
        {"beside the attachment, its ACL is asked what comes in for the gateway",
         besideAttachment,
         "app-a",
         "db",
         6,
         5432,
         "accepted",
         "denied_in",
         {"<other SUBNET_ACL_RESTRICTION"}},
        {"an answer that ends where it came from",
         bounced,
         "app-a",
         "onprem:office",
         6,
         443,
         "exits_network",
         "no_route",
         {"<office NO_ROUTE_TO_DESTINATION"}},
        {"a peering of others",
         othersPeering,
         "db",
         "app-a",
         6,
         8080,
         "null_routed",
         "",
         {"pcx UNASSOCIATED_COMPONENT"}},
        {"an answer that leaves by another address",
         forcedTunnel,
         "internet",
         "vm-1",
         6,
         443,
         "accepted",
         "denied_in",
         {"<nva NGW_SOURCE_ADDRESS_REASSIGN"}},
        {"to the appliance itself", toAppliance, "vm-1", "fw", 6, 22},
    };
}
// clang-format on

}  // namespace pb::test
