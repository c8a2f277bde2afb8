// SPDX-License-Identifier: GPL-3.0-or-later
// Filters, routes, gateways and Internet access of Azure, and the rules of both clouds.
#include "tests/core/network/rule_cases.h"

namespace pb::test {

using namespace pb::net;

namespace {

NsgRule allow(const std::string& name, std::int64_t priority, const std::string& ports)
{
    NsgRule row;
    row.name = name;
    row.priority = priority;
    row.protocol = {Protocol::kTcp};
    row.source_tags = {"Internet"};
    row.destination_ports = {PortRange::parse(ports).value()};
    return row;
}
void addRules(Drawing& d, const NsgRules& more)
{
    d.change<NetworkSecurityGroup>(
        "nsg", [&](NetworkSecurityGroup& g) { g.rules.insert(g.rules.end(), more.begin(), more.end()); });
}
NsgRule from(NsgRule row, const std::string& tag)
{
    row.source_tags = {tag};
    return row;
}
NsgRule denying(NsgRule row)
{
    row.action = Action::Deny;
    return row;
}
void addRoute(Drawing& d, const std::string& destination, const std::string& nextHop)
{
    UserRoute route;
    route.name = "extra";
    if (!destination.empty())
        route.destination = prefix(destination);
    if (!nextHop.empty())
        route.next_hop_ip = address(nextHop);
    d.change<AzureRouteTable>("udr", [&](AzureRouteTable& t) { t.routes.push_back(route); });
}
void publicIp(Drawing& d, PublicIpSku sku)
{
    d.change<AzureNetworkInterface>("vm-1-nic", [&](AzureNetworkInterface& nic) {
        nic.public_ip = address("203.0.113.80");
        nic.public_ip_sku = sku;
    });
}
void gatewaySubnet(Drawing& d, void (*f)(Drawing&, AzureSubnet&))
{
    d.change<AzureSubnet>("GatewaySubnet", [&](AzureSubnet& s) { f(d, s); });
}
void changePeering(Drawing& d, void (*f)(VnetPeering&)) { d.change<VnetPeering>("peering", f); }
NsgRules manyRules(int count)
{
    NsgRules out;
    for (int i = 0; i < count; ++i)
        out.push_back(from(allow("r" + std::to_string(i), 200 + i, std::to_string(20000 + i)), "VirtualNetwork"));
    return out;
}
void routes(Drawing& d, int count)
{
    d.change<AzureRouteTable>("udr", [&](AzureRouteTable& t) {
        for (int i = 0; i < count; ++i) {
            UserRoute route;
            route.name = "r" + std::to_string(i);
            route.destination = Prefix::around(Address::v4(0x0b000000u + (static_cast<std::uint32_t>(i) << 8)), 24);
            route.next_hop = NextHop::None;
            t.routes.push_back(route);
        }
    });
}
void natAddresses(Drawing& d, int count)
{
    d.change<AzureNatGateway>("nat", [&](AzureNatGateway& nat) {
        nat.public_ips.clear();
        for (int i = 0; i < count; ++i)
            nat.public_ips.push_back(Address::v4(0xcb007100u + static_cast<std::uint32_t>(i)));
    });
}
void peers(Drawing& d, int count)
{
    for (int i = 0; i < count; ++i) {
        const std::string n = std::to_string(i);
        VirtualNetwork vnet;
        vnet.address_spaces = {Prefix::around(Address::v4(0xac100000u + (static_cast<std::uint32_t>(i) << 8)), 24)};
        const ElementId id = d.add("spoke-" + n, "korea", vnet);
        VnetPeering peering;
        peering.left = d.id("vnet");
        peering.right = id;
        d.add("peering-" + n, "korea", peering);
    }
}
/// Takes the route table from "web", so that its machines rest on default outbound access.
void withoutRoute(Drawing& d)
{
    d.change<AzureSubnet>("web", [](AzureSubnet& s) { s.route_table = {}; });
    d.erase("udr");
}

}  // namespace

std::vector<RuleCase> azureFilterCases()
{
    return {
        {"azure.nsg.repeated_priority", soundAzure, [](Drawing& d) { addRules(d, {allow("more", 100, "8443")}); },
         [](Drawing& d) {
             NsgRule out = allow("more", 100, "8443");
             out.direction = Direction::Out;
             addRules(d, {out});
         }},
        {"azure.nsg.shadowed_rule", soundAzure, [](Drawing& d) { addRules(d, {denying(allow("late", 200, "443"))}); },
         [](Drawing& d) { addRules(d, {denying(allow("late", 200, "443-444"))}); }},
        {"azure.nsg.open_all", soundAzure,
         [](Drawing& d) {
             NsgRule row = from(allow("all", 300, "*"), "*");
             row.protocol = {};
             addRules(d, {row});
         },
         [](Drawing& d) {
             NsgRule row = from(allow("all", 300, "*"), "VirtualNetwork");
             row.protocol = {};
             addRules(d, {row});
         }},
        {"azure.nsg.open_management",
         soundAzure,
         [](Drawing& d) { addRules(d, {allow("rdp", 300, "3389")}); },
         [](Drawing& d) {
             addRules(d, {denying(allow("no-rdp", 200, "3000-4000")), allow("wide", 300, "2000-9000")});
         },
         {}},
        {"azure.nsg.open_database", soundAzure, [](Drawing& d) { addRules(d, {allow("sql", 300, "1433")}); },
         [](Drawing& d) { addRules(d, {from(allow("sql", 300, "1433"), "Sql.KoreaCentral")}); }},
        {"azure.nsg.unused", soundAzure, [](Drawing& d) { d.add("spare", "korea", NetworkSecurityGroup{}); },
         [](Drawing& d) {
             d.add("spare", "korea", ApplicationSecurityGroup{});
             d.change<AzureNetworkInterface>(
                 "vm-1-nic", [&](AzureNetworkInterface& nic) { nic.application_groups = {d.id("spare")}; });
         }},
        {"azure.nsg.too_many_rules", soundAzure, [](Drawing& d) { addRules(d, manyRules(1000)); },
         [](Drawing& d) { addRules(d, manyRules(999)); }},
        {"azure.service_tag.unknown", soundAzure,
         [](Drawing& d) { addRules(d, {from(allow("tag", 300, "8443"), "AzureMoniter")}); },
         [](Drawing& d) { addRules(d, {from(allow("tag", 300, "8443"), "azuremonitor.KoreaCentral")}); }},
    };
}

std::vector<RuleCase> azureRouteCases()
{
    return {
        {"azure.route.no_next_hop", soundAzure, [](Drawing& d) { addRoute(d, "10.50.0.0/16", ""); },
         [](Drawing& d) { addRoute(d, "10.50.0.0/16", "10.10.2.4"); }},
        {"azure.route.no_destination", soundAzure, [](Drawing& d) { addRoute(d, "", "10.10.2.4"); },
         [](Drawing& d) {
             addRoute(d, "", "10.10.2.4");
             d.change<AzureRouteTable>("udr", [](AzureRouteTable& t) { t.routes.back().service_tag = "Storage"; });
         }},
        {"azure.route.no_forwarding", soundAzure,
         [](Drawing& d) {
             d.change<AzureNetworkInterface>("fw-nic", [](AzureNetworkInterface& nic) { nic.ip_forwarding = false; });
         },
         [](Drawing&) {}},
        {"azure.route.dead_next_hop", soundAzure, [](Drawing& d) { addRoute(d, "10.50.0.0/16", "10.10.2.5"); },
         // An internal load balancer or a firewall may stand in a subnet where no interface is drawn.
         [](Drawing& d) {
             d.add("AzureFirewallSubnet", "vnet", azureSubnetOf("10.10.3.0/26"));
             addRoute(d, "10.50.0.0/16", "10.10.3.4");
         }},
        {"azure.route.repeated", soundAzure, [](Drawing& d) { addRoute(d, "0.0.0.0/0", "10.10.2.4"); },
         [](Drawing& d) { addRoute(d, "0.0.0.0/1", "10.10.2.4"); }},
        {"azure.route_table.unused", soundAzure, [](Drawing& d) { d.add("spare", "korea", AzureRouteTable{}); },
         [](Drawing& d) {
             d.add("spare", "korea", AzureRouteTable{});
             d.change<AzureSubnet>("nva", [&](AzureSubnet& s) { s.route_table = d.id("spare"); });
         }},
        {"azure.route_table.too_many_routes", soundAzure, [](Drawing& d) { routes(d, 400); },
         [](Drawing& d) { routes(d, 399); }},
    };
}

std::vector<RuleCase> azureOutboundCases()
{
    return {
        {"azure.subnet.default_outbound", soundAzure, [](Drawing& d) { withoutRoute(d); },
         [](Drawing& d) {
             withoutRoute(d);
             d.change<AzureSubnet>("web", [&](AzureSubnet& s) { s.nat_gateway = d.id("nat"); });
         }},
        {"azure.interface.basic_public_ip", soundAzure, [](Drawing& d) { publicIp(d, PublicIpSku::Basic); },
         [](Drawing& d) { publicIp(d, PublicIpSku::Standard); }},
        {"azure.interface.public_without_nsg", soundAzure,
         [](Drawing& d) {
             publicIp(d, PublicIpSku::Standard);
             d.change<AzureSubnet>("web", [](AzureSubnet& s) { s.security_group = {}; });
             d.change<AzureNetworkInterface>("vm-2-nic",
                                             [&](AzureNetworkInterface& nic) { nic.security_group = d.id("nsg"); });
         },
         [](Drawing& d) { publicIp(d, PublicIpSku::Standard); }},
        {"azure.subnet.no_nsg", soundAzure,
         [](Drawing& d) { d.change<AzureSubnet>("web", [](AzureSubnet& s) { s.security_group = {}; }); },
         [](Drawing& d) {
             d.change<AzureSubnet>("web", [](AzureSubnet& s) { s.security_group = {}; });
             for (const std::string nic : {"vm-1-nic", "vm-2-nic"})
                 d.change<AzureNetworkInterface>(nic,
                                                 [&](AzureNetworkInterface& n) { n.security_group = d.id("nsg"); });
         }},
        {"azure.nat.no_public_ip", soundAzure, [](Drawing& d) { natAddresses(d, 0); },
         [](Drawing& d) { natAddresses(d, 1); }},
        {"azure.nat.too_many_addresses", soundAzure, [](Drawing& d) { natAddresses(d, 17); },
         [](Drawing& d) { natAddresses(d, 16); }},
        {"azure.nat.unused", soundAzure,
         [](Drawing& d) { d.add("nat-2", "korea", AzureNatGateway{{address("203.0.113.6")}}); },
         [](Drawing& d) {
             d.add("nat-2", "korea", AzureNatGateway{{address("203.0.113.6")}});
             d.change<AzureSubnet>("web", [&](AzureSubnet& s) { s.nat_gateway = d.id("nat-2"); });
         }},
    };
}

std::vector<RuleCase> azureGatewayCases()
{
    return {
        {"azure.subnet.special_too_small", soundAzure,
         [](Drawing& d) { d.add("AzureBastionSubnet", "vnet", azureSubnetOf("10.10.9.0/27")); },
         [](Drawing& d) { d.add("AzureBastionSubnet", "vnet", azureSubnetOf("10.10.9.0/26")); }},
        {"azure.subnet.special_misspelt", soundAzure, [](Drawing& d) { d.rename("GatewaySubnet", "gatewaysubnet"); },
         [](Drawing& d) { d.add("gateway-hosts", "vnet", azureSubnetOf("10.10.9.0/26")); }},
        {"azure.gateway.not_in_gateway_subnet", soundAzure, [](Drawing& d) { d.move("gw", "nva"); }, [](Drawing&) {}},
        {"azure.gateway_subnet.nsg", soundAzure,
         [](Drawing& d) { gatewaySubnet(d, [](Drawing& of, AzureSubnet& s) { s.security_group = of.id("nsg"); }); },
         [](Drawing&) {}},
        {"azure.gateway_subnet.default_route", soundAzure,
         [](Drawing& d) { gatewaySubnet(d, [](Drawing& of, AzureSubnet& s) { s.route_table = of.id("udr"); }); },
         [](Drawing& d) {
             UserRoute route;
             route.destination = prefix("10.10.1.0/24");
             route.next_hop_ip = address("10.10.2.4");
             d.add("by-fw", "korea", AzureRouteTable{true, {route}});
             gatewaySubnet(d, [](Drawing& of, AzureSubnet& s) { s.route_table = of.id("by-fw"); });
         }},
        {"azure.gateway_subnet.nat", soundAzure,
         [](Drawing& d) { gatewaySubnet(d, [](Drawing& of, AzureSubnet& s) { s.nat_gateway = of.id("nat"); }); },
         [](Drawing&) {}},
        {"azure.gateway.second", soundAzure,
         [](Drawing& d) {
             d.add("gw-2", "GatewaySubnet", VirtualNetworkGateway{AzureGatewayType::Vpn, true, {}});
         },
         [](Drawing& d) {
             d.add("gw-2", "GatewaySubnet", VirtualNetworkGateway{AzureGatewayType::ExpressRoute, false, {}});
         }},
        {"azure.gateway.active_passive", soundAzure,
         [](Drawing& d) {
             d.change<VirtualNetworkGateway>("gw", [](VirtualNetworkGateway& g) { g.active_active = false; });
         },
         [](Drawing& d) {
             d.change<VirtualNetworkGateway>("gw", [](VirtualNetworkGateway& g) {
                 g.type = AzureGatewayType::ExpressRoute;
                 g.active_active = false;
             });
         }},
        {"azure.connection.incomplete", soundAzure,
         [](Drawing& d) {
             d.add("link", "korea", Connection{d.id("gw"), {}, false});
         },
         [](Drawing& d) {
             d.add("office", "korea", LocalNetworkGateway{address("203.0.113.44"), prefixes("192.168.0.0/16"), {}});
             d.add("link", "korea", Connection{d.id("gw"), d.id("office"), false});
         }},
        {"azure.peering.incomplete",
         soundAzurePeered,
         [](Drawing& d) { changePeering(d, [](VnetPeering& p) { p.right = p.left; }); },
         [](Drawing&) {},
         {"azure.peering.transit_refused"}},
        {"azure.peering.overlap", soundAzurePeered,
         [](Drawing& d) {
             d.change<VirtualNetwork>(
                 "vnet-2", [](VirtualNetwork& v) { v.address_spaces = prefixes("10.20.0.0/16,10.10.128.0/17"); });
         },
         [](Drawing& d) {
             d.change<VirtualNetwork>(
                 "vnet-2", [](VirtualNetwork& v) { v.address_spaces = prefixes("10.20.0.0/16,10.11.128.0/17"); });
         }},
        {"azure.peering.half", soundAzurePeered,
         [](Drawing& d) { changePeering(d, [](VnetPeering& p) { p.right_link = false; }); }, [](Drawing&) {}},
        {"azure.peering.transit_refused", soundAzurePeered,
         [](Drawing& d) { changePeering(d, [](VnetPeering& p) { p.left_gateway_transit = false; }); }, [](Drawing&) {}},
        {"azure.vnet.too_many_peerings", soundAzure, [](Drawing& d) { peers(d, 501); },
         [](Drawing& d) { peers(d, 500); }},
    };
}

std::vector<RuleCase> commonCases()
{
    return {
        {"net.reference.dangling",
         soundAws,
         [](Drawing& d) { d.erase("web-group"); },
         [](Drawing&) {},
         // Two interfaces and a rule named the group.
         {},
         3},
        {"net.site.overlap", soundHybrid,
         [](Drawing& d) {
             d.change<OnPremises>("office", [](OnPremises& o) { o.prefixes = prefixes("10.0.240.0/20"); });
         },
         [](Drawing& d) {
             d.change<OnPremises>("office", [](OnPremises& o) { o.prefixes = prefixes("10.1.240.0/20"); });
         }},
        {"net.tier.single_zone",
         soundAws,
         [](Drawing& d) { d.move("web-b", "public-a"); },
         [](Drawing& d) {
             d.add("web-3", "public-a", Instance{OperatingSystem::Linux, "web", {}});
         },
         {"aws.interface.outside_subnet"}},
        {"net.public_address.duplicate", soundAws,
         [](Drawing& d) {
             d.change<NetworkInterface>("web-b-eni",
                                        [](NetworkInterface& e) { e.public_ip = address("198.51.100.21"); });
         },
         [](Drawing& d) {
             d.change<NetworkInterface>("web-b-eni",
                                        [](NetworkInterface& e) { e.public_ip = address("198.51.100.29"); });
         }},
    };
}

}  // namespace pb::test
