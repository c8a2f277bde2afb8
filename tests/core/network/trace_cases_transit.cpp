// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/network/trace_cases.h"

namespace pb::test {

using namespace pb::net;

namespace {

/// A database in the VPC of `base`'s subnet "other" that takes PostgreSQL from anywhere inside and from the office.
Drawing withDatabase(Drawing d)
{
    d.add("db", "other", Instance{});
    NetworkInterface nic;
    nic.private_ips = {address("10.1.1.10")};
    d.add("db-eni", "db", nic);
    d.change<SecurityGroup>("default-2", [&](SecurityGroup& g) {
        SecurityRule out = allowIn("0-65535", "0.0.0.0/0");
        out.direction = Direction::Out;
        g.rules = {allowIn("5432", "10.0.0.0/8"), allowIn("5432", "192.168.0.0/16"), out};
    });
    d.change<SecurityGroup>("app-group", [&](SecurityGroup& g) { g.rules.push_back(allowIn("22", "192.168.0.0/16")); });
    return d;
}

Drawing transit() { return withDatabase(soundTransit()); }
Drawing direct() { return withDatabase(soundDirect()); }

/// A third VPC whose table of the transit gateway has no routes of its own.
Drawing isolated()
{
    Drawing d = transit();
    d.add("empty-table", "seoul", TransitGatewayRouteTable{d.id("tgw"), {}, {}});
    d.change<TransitGatewayAttachment>("attach-2", [&](auto& a) { a.route_table = d.id("empty-table"); });
    return d;
}

Drawing blackholed()
{
    Drawing d = transit();
    d.change<TransitGatewayRouteTable>("tgw-table", [](auto& t) {
        t.routes = {Route{prefix("10.1.1.0/24"), {}, {}, RouteState::Blackhole, false}};
    });
    return d;
}

/// The static route of equal length beats the propagated one: packets for the second VPC go back to the first.
Drawing staticBeatsPropagated()
{
    Drawing d = transit();
    d.change<TransitGatewayRouteTable>("tgw-table",
                                       [&](auto& t) { t.routes = {routeTo("10.1.0.0/16", d.id("attach-1"))}; });
    return d;
}

/// The way out of the second VPC leads over the NAT gateway of the first: an egress VPC.
Drawing centralEgress()
{
    Drawing d = transit();
    d.change<RouteTable>("main-2", [&](auto& t) { t.routes.push_back(routeTo("0.0.0.0/0", d.id("tgw"))); });
    d.change<TransitGatewayRouteTable>("tgw-table",
                                       [&](auto& t) { t.routes = {routeTo("0.0.0.0/0", d.id("attach-1"))}; });
    d.change<RouteTable>("public", [&](auto& t) { t.routes.push_back(routeTo("10.1.0.0/16", d.id("tgw"))); });
    d.change<TransitGatewayAttachment>("attach-1", [&](auto& a) { a.subnets = {d.id("private-a"), d.id("public-b")}; });
    return d;
}

/// The subnet of the attachment lets in and out what `entries` say, the database's subnet lies beside it.
Drawing attachedUnder(const std::vector<AclEntry>& entries)
{
    Drawing d = transit();
    d.add("gate", "zone-c", subnetOf("10.1.9.0/28"));
    const ElementId acl = d.add("gate-acl", "vpc-2", NetworkAcl{false, entries});
    d.change<Subnet>("gate", [&](Subnet& s) { s.network_acl = acl; });
    d.change<TransitGatewayAttachment>("attach-2", [&](auto& a) { a.subnets = {d.id("gate")}; });
    return d;
}

Drawing inOnly() { return attachedUnder({{100, Direction::In, Action::Allow, {}, {}, prefix("0.0.0.0/0")}}); }
Drawing outOnly() { return attachedUnder({{100, Direction::Out, Action::Allow, {}, {}, prefix("0.0.0.0/0")}}); }

/// The second VPC at a transit gateway of its own, peered with the first one's.
Drawing peeredGateways(bool back)
{
    Drawing d = transit();
    const ElementId far = d.add("tgw-2", "seoul", TransitGateway{64513, false});
    const ElementId table = d.add("table-2", "seoul", TransitGatewayRouteTable{far, {}, {}});
    const ElementId near =
        d.add("peer-1", "seoul", TransitGatewayAttachment{d.id("tgw"), far, {}, d.id("tgw-table"), false});
    const ElementId farEnd = d.add("peer-2", "seoul", TransitGatewayAttachment{far, d.id("tgw"), {}, table, false});
    d.change<TransitGatewayAttachment>("attach-2", [&](auto& a) {
        a.transit_gateway = far;
        a.route_table = table;
    });
    d.change<TransitGatewayRouteTable>("tgw-table", [&](auto& t) {
        t.propagating = {d.id("attach-1")};
        t.routes = {routeTo("10.1.0.0/16", near)};
    });
    d.change<TransitGatewayRouteTable>("table-2", [&](auto& t) {
        t.propagating = {d.id("attach-2")};
        if (back)
            t.routes = {routeTo("10.0.0.0/16", farEnd)};
    });
    d.change<RouteTable>("main-2", [&](auto& t) { t.routes = {routeTo("10.0.0.0/16", far)}; });
    return d;
}

Drawing directAt(bool up)
{
    Drawing d = direct();
    for (const char* name : {"vif-1", "vif-2"})
        d.change<VirtualInterface>(name, [&](auto& v) { v.up = up; });
    return d;
}

/// Direct Connect by a private interface to the virtual private gateway of the first VPC.
Drawing privateInterface()
{
    Drawing d = soundAws();
    d.change<SecurityGroup>("app-group", [](auto& g) { g.rules.push_back(allowIn("22", "192.168.0.0/16")); });
    const ElementId office = d.add("office", "", OnPremises{prefixes("192.168.0.0/16")});
    const ElementId vgw = d.add("vgw", "seoul", VirtualPrivateGateway{d.id("vpc"), 64512});
    const ElementId line = d.add("line", "", DirectConnectConnection{1000, "here", office});
    d.add("vif", "", VirtualInterface{VirtualInterfaceType::Private, line, vgw, 100, 65000, true});
    d.change<RouteTable>("private-table-a", [&](RouteTable& t) { t.propagating = {vgw}; });
    return d;
}

/// soundAzure() with an Azure Firewall in the place of the appliance.
Drawing behindFirewall()
{
    Drawing d = soundAzure();
    d.add("AzureFirewallSubnet", "vnet", azureSubnetOf("10.10.8.0/26"));
    AzureFirewall firewall;
    firewall.private_ip = address("10.10.8.4");
    firewall.public_ip = address("203.0.113.90");
    d.add("afw", "AzureFirewallSubnet", firewall);
    d.change<AzureRouteTable>("udr", [](auto& t) { t.routes.front().next_hop_ip = address("10.10.8.4"); });
    return d;
}

Drawing blocked(InternetBlock block)
{
    Drawing d = soundAws();
    d.change<Vpc>("vpc", [&](Vpc& v) { v.internet_block = block; });
    return d;
}

}  // namespace

// clang-format off
std::vector<TraceCase> transitTraceCases()
{
    return {
        {"between two VPCs", transit, "app-a", "db", 6, 5432},
        {"and back", transit, "db", "app-a", 6, 22, "denied_in", "accepted", {"app-a-eni ENI_SG_RULES_MISMATCH"}},
        {"no group of the other VPC is known", transit, "web-a", "db", 6, 5432, "null_routed", "accepted",
         {"igw IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"}},
        {"no route at the attachment's table", isolated, "db", "app-a", 6, 8080, "no_route", "accepted",
         {"tgw TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT", "app-a-eni ENI_SG_RULES_MISMATCH"}},
        {"the answer has no route", isolated, "app-a", "db", 6, 5432, "accepted", "no_route",
         {"<tgw TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT"}},
        {"associated with no table",
         but<TransitGatewayAttachment>(transit, "attach-1", [](auto& a) { a.route_table = {}; }),
         "app-a", "db", 6, 5432, "no_route", "accepted", {"attach-1 TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION"}},
        {"black hole", blackholed, "app-a", "db", 6, 5432, "null_routed", "", {"tgw TGW_RTB_BAD_STATE_ROUTE"}},
        {"static beats propagated", staticBeatsPropagated, "app-a", "db", 6, 5432, "loop", "",
         {"private-a FORWARDING_LOOP"}},
        {"not attached",
         but<TransitGatewayAttachment>(transit, "attach-1", [](auto& a) { a.resource = {}; }),
         "app-a", "db", 6, 5432, "null_routed", "", {"tgw TGW_NOT_ATTACHED"}},
        {"no subnet in the zone",
         but<TransitGatewayAttachment>(transit, "attach-1", [](auto& a) { a.subnets.resize(1); }),
         "app-b", "db", 6, 5432, "null_routed", "accepted", {"attach-1 TGW_ROUTE_AZ_RESTRICTION"}},
        {"out by another VPC's NAT gateway", centralEgress, "db", "198.51.100.7", 6, 443, "exits_network"},
        {"the attachment's ACL lets nothing in from the VPC", outOnly, "app-a", "db", 6, 5432, "accepted", "denied_in",
         {"<gate SUBNET_ACL_RESTRICTION"}},
        {"the attachment's ACL lets nothing out into the VPC", inOnly, "app-a", "db", 6, 5432, "denied_out", "accepted",
         {"gate SUBNET_ACL_RESTRICTION"}},
        {"two gateways peered", [] { return peeredGateways(true); }, "app-a", "db", 6, 5432},
        {"two gateways peered one way", [] { return peeredGateways(false); }, "app-a", "db", 6, 5432, "accepted",
         "no_route", {"<tgw-2 TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT"}},

        {"over Direct Connect to the office", direct, "app-a", "onprem:office", 6, 443, "exits_network"},
        {"from the office over Direct Connect", direct, "onprem:office", "db", 6, 5432, "accepted", "exits_network"},
        {"no session is up", [] { return directAt(false); }, "onprem:office", "db", 6, 5432, "no_route", "",
         {"office NO_ROUTE_TO_DESTINATION"}},
        {"what is not announced is not found",
         but<DirectConnectGateway>(direct, "dxgw", [](auto& g) { g.allowed_prefixes = prefixes("10.0.0.0/16"); }),
         "onprem:office", "db", 6, 5432, "no_route", "", {"office NO_ROUTE_TO_DESTINATION"}},
        {"out by Azure Firewall", behindFirewall, "vm-1", "198.51.100.7", 6, 443, "exits_network"},
        {"Azure Firewall without a public address",
         but<AzureFirewall>(behindFirewall, "afw", [](auto& f) { f.public_ip = {}; }),
         "vm-1", "198.51.100.7", 6, 443, "denied_out", "", {"afw NAT_NO_PUBLIC_ADDRESS"}},
        {"blocked from the Internet", [] { return blocked(InternetBlock::Ingress); }, "internet", "web-a", 6, 443,
         "denied_in", "denied_out", {"igw VPC_BLOCK_PUBLIC_ACCESS_ENABLED", "<igw VPC_BLOCK_PUBLIC_ACCESS_ENABLED"}},
        {"blocked inbound, out by NAT", [] { return blocked(InternetBlock::Ingress); }, "app-a", "198.51.100.7", 6, 443,
         "exits_network"},
        {"blocked both ways", [] { return blocked(InternetBlock::Bidirectional); }, "app-a", "198.51.100.7", 6, 443,
         "denied_out", "denied_in", {"igw VPC_BLOCK_PUBLIC_ACCESS_ENABLED", "<igw VPC_BLOCK_PUBLIC_ACCESS_ENABLED"}},
        {"private interface", privateInterface, "onprem:office", "app-a", 6, 22, "accepted", "exits_network"},
    };
}
// clang-format on

}  // namespace pb::test
