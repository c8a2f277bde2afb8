// SPDX-License-Identifier: GPL-3.0-or-later
// Transit gateways, Direct Connect, load balancers and Azure's edge.
#include "tests/core/network/rule_cases.h"

namespace pb::test {

using namespace pb::net;

namespace {

template <class T, class Change>
void at(Drawing& d, const std::string& name, Change change)
{
    d.change<T>(name, change);
}
void attachment(Drawing& d, void (*f)(Drawing&, TransitGatewayAttachment&))
{
    d.change<TransitGatewayAttachment>("attach-1", [&](auto& a) { f(d, a); });
}
void tables(Drawing& d, int count)
{
    for (int i = 1; i < count; ++i)
        d.add("table-" + std::to_string(i), "seoul", TransitGatewayRouteTable{d.id("tgw"), {}, {}});
}
void manyRoutes(Drawing& d, std::uint32_t count)
{
    d.change<TransitGatewayRouteTable>("tgw-table", [&](auto& t) {
        for (std::uint32_t i = 0; i < count; ++i)
            t.routes.push_back({Prefix::around(Address::v4(0x0b000000u + (i << 8)), 24), {}, d.id("attach-1")});
    });
}
/// A further transit gateway at the first VPC and at a VPC of its own, which answers.
void gateways(Drawing& d, int count)
{
    for (int i = 0; i < count; ++i) {
        const std::string n = std::to_string(i);
        const ElementId gateway = d.add("more-" + n, "seoul", TransitGateway{});
        const ElementId table = d.add("more-table-" + n, "seoul", TransitGatewayRouteTable{gateway, {}, {}});
        const ElementId one =
            d.add("more-a-" + n, "seoul", TransitGatewayAttachment{gateway, d.id("vpc"), {}, table, false});
        const ElementId two =
            d.add("more-b-" + n, "seoul", TransitGatewayAttachment{gateway, d.id("vpc-2"), {}, table, false});
        d.change<TransitGatewayRouteTable>("more-table-" + n, [&](auto& t) { t.propagating = {one, two}; });
    }
}
void thirdVpc(Drawing& d, const std::string& block)
{
    Vpc vpc;
    vpc.ipv4 = prefixes(block);
    const ElementId id = d.add("vpc-3", "seoul", vpc);
    const ElementId attached =
        d.add("attach-3", "seoul", TransitGatewayAttachment{d.id("tgw"), id, {}, d.id("tgw-table"), false});
    d.change<TransitGatewayRouteTable>("tgw-table", [&](auto& t) { t.propagating.push_back(attached); });
}
void interfaces(Drawing& d, int count)
{
    for (int i = 0; i < count; ++i) {
        VirtualInterface more;
        more.type = VirtualInterfaceType::Public;
        more.connection = d.id("line-1");
        more.vlan = 200 + i;
        d.add("more-" + std::to_string(i), "", more);
    }
}
void associated(Drawing& d, int count)
{
    d.change<DirectConnectGateway>("dxgw", [&](auto& g) {
        for (int i = 0; i < count; ++i) {
            const std::string n = std::to_string(i);
            const ElementId gateway = d.add("far-" + n, "seoul", TransitGateway{});
            g.gateways.push_back(gateway);
            d.add("far-dx-" + n, "seoul",
                  TransitGatewayAttachment{
                      gateway,
                      d.id("dxgw"),
                      {},
                      d.add("far-table-" + n, "seoul",
                            TransitGatewayRouteTable{
                                gateway, {Route{prefix("10.9.0.0/16"), {}, {}, RouteState::Blackhole}}, {}}),
                      false});
            d.add("far-vpc-" + n, "seoul",
                  TransitGatewayAttachment{gateway, d.id("dxgw"), {}, d.id("far-table-" + n), false});
        }
    });
}

/// An application load balancer in both public subnets, in front of the application servers.
void balancer(Drawing& d, LoadBalancerScheme scheme, const std::vector<std::string>& subnets,
              const std::vector<std::string>& targets)
{
    LoadBalancer data;
    data.scheme = scheme;
    data.listeners = {{443, 443}};
    data.target_ports = {{8080, 8080}};
    for (const std::string& name : targets)
        data.targets.push_back(d.id(name));
    const ElementId id = d.add("alb", "vpc", data);
    int host = 200;
    for (const std::string& subnet : subnets) {
        NetworkInterface nic;
        const Address base = d.network.topology.find<Subnet>(d.id(subnet))->ipv4.front().first();
        nic.private_ips = {Address(Family::V4, plus(base.bits(), static_cast<std::uint64_t>(host++)))};
        nic.security_groups = {d.id("web-group")};
        nic.instance = id;
        d.add("alb-" + subnet, subnet, nic);
    }
}
void inFront(Drawing& d) { balancer(d, LoadBalancerScheme::Internal, {"private-a", "private-b"}, {"app-a", "app-b"}); }

void firewallIn(Drawing& d, const std::string& subnet, const Strings& zones)
{
    d.add(subnet, "vnet", azureSubnetOf("10.10.8.0/26"));
    AzureFirewall firewall;
    firewall.private_ip = address("10.10.8.4");
    firewall.zones = zones;
    d.add("afw", subnet, firewall);
    UserRoute route;
    route.name = "by-azure-firewall";
    route.destination = prefix("192.168.0.0/16");
    route.next_hop_ip = address("10.10.8.4");
    d.change<AzureRouteTable>("udr", [&](auto& t) { t.routes.push_back(route); });
}
void bastionIn(Drawing& d, const std::string& subnet, bool address_)
{
    d.add(subnet, "vnet", azureSubnetOf("10.10.9.0/26"));
    d.add("bastion", subnet,
          Bastion{PublicIpSku::Standard, address_ ? OptionalAddress(address("203.0.113.60")) : std::nullopt});
}
void circuits(Drawing& d, int count, int links, bool connected)
{
    const ElementId site = d.add("branch", "", OnPremises{prefixes("172.20.0.0/16")});
    VirtualNetworkGateway gateway;
    gateway.type = AzureGatewayType::ExpressRoute;
    gateway.active_active = true;
    d.add("er-gw", "GatewaySubnet", gateway);
    for (int i = 0; i < count; ++i) {
        const std::string n = std::to_string(i);
        const ElementId circuit =
            d.add("circuit-" + n, "korea", ExpressRouteCircuit{1000, "Seoul", i ? 2 : links, site});
        if (connected || i)
            d.add("er-" + n, "korea", Connection{d.id("er-gw"), circuit, true});
    }
}
AzurePublicIp publicIp(Drawing& d, PublicIpSku sku)
{
    d.change<AzureNetworkInterface>("fw-nic", [](auto& n) { n.public_ip = address("203.0.113.70"); });
    d.change<AzureNetworkInterface>("fw-nic", [&](auto& n) { n.security_group = d.id("nsg"); });
    return {address("203.0.113.70"), sku, {}, d.id("fw-nic")};
}
void azureBalancer(Drawing& d, PublicIpSku sku, const std::vector<std::string>& targets, bool outside)
{
    AzureLoadBalancer data;
    data.sku = sku;
    data.listeners = {{443, 443}};
    if (outside)
        data.public_ip = address("203.0.113.80");
    else
        data.private_ip = address("10.10.1.200");
    for (const std::string& name : targets)
        data.targets.push_back(d.id(name));
    d.add("alb", "korea", data);
}
/// The web servers reach a further subnet by the appliance; `back`: and are answered by it.
void throughAppliance(Drawing& d, bool back)
{
    AzureSubnet data = azureSubnetOf("10.10.5.0/24");
    data.security_group = d.id("nsg");
    data.default_outbound = false;
    d.add("data", "vnet", data);
    UserRoute there;
    there.name = "to-data";
    there.destination = prefix("10.10.5.0/24");
    there.next_hop_ip = address("10.10.2.4");
    d.change<AzureRouteTable>("udr", [&](auto& t) { t.routes.push_back(there); });
    if (!back)
        return;
    there.destination = prefix("10.10.1.0/24");
    const ElementId table = d.add("data-udr", "korea", AzureRouteTable{true, {there}});
    d.change<AzureSubnet>("data", [&](auto& s) { s.route_table = table; });
}
void endpoint(Drawing& d, const std::string& service, bool nic)
{
    d.add("pe", "web", PrivateEndpoint{service});
    if (!nic)
        return;
    AzureNetworkInterface own;
    own.private_ips = {address("10.10.1.60")};
    d.add("pe-nic", "pe", own);
}

}  // namespace

std::vector<RuleCase> transitCases()
{
    return {
        {"aws.transit.incomplete", soundTransit,
         [](Drawing& d) {
             d.add("loose", "seoul", TransitGatewayAttachment{d.id("tgw"), {}, {}, d.id("tgw-table"), false});
         },
         [](Drawing& d) { thirdVpc(d, "10.2.0.0/16"); }},
        {"aws.transit.no_association", soundTransit,
         [](Drawing& d) { attachment(d, [](Drawing&, auto& a) { a.route_table = {}; }); }, [](Drawing&) {}},
        {"aws.transit.zone_left_out", soundTransit,
         [](Drawing& d) { attachment(d, [](Drawing& all, auto& a) { a.subnets = {all.id("private-a")}; }); },
         [](Drawing& d) { attachment(d, [](Drawing&, auto& a) { a.subnets = {}; }); }},
        {"aws.transit.two_subnets_of_a_zone", soundTransit,
         [](Drawing& d) { attachment(d, [](Drawing& all, auto& a) { a.subnets.push_back(all.id("public-a")); }); },
         [](Drawing& d) {
             attachment(d, [](Drawing& all, auto& a) { a.subnets = {all.id("public-a"), all.id("private-b")}; });
         }},
        {"aws.transit.stray_route", soundTransit,
         [](Drawing& d) {
             at<TransitGatewayRouteTable>(d, "tgw-table", [&](auto& t) {
                 t.routes = {Route{prefix("10.7.0.0/16"), {}, d.id("igw")}};
             });
         },
         [](Drawing& d) {
             at<TransitGatewayRouteTable>(d, "tgw-table", [&](auto& t) {
                 t.routes = {Route{prefix("10.7.0.0/16"), {}, d.id("attach-1")},
                             Route{prefix("10.8.0.0/16"), {}, {}, RouteState::Blackhole}};
             });
         }},
        {"aws.transit.empty_table", soundTransit,
         [](Drawing& d) { at<TransitGatewayRouteTable>(d, "tgw-table", [](auto& t) { t.propagating = {}; }); },
         [](Drawing& d) { at<TransitGatewayRouteTable>(d, "tgw-table", [](auto& t) { t.propagating.resize(1); }); }},
        {"aws.transit.overlap", soundTransit, [](Drawing& d) { thirdVpc(d, "10.1.128.0/17"); },
         [](Drawing& d) { thirdVpc(d, "10.2.0.0/16"); }},
        {"aws.transit.no_way_back", soundTransit,
         [](Drawing& d) { at<RouteTable>(d, "main-2", [](auto& t) { t.routes = {}; }); },
         [](Drawing& d) { thirdVpc(d, "10.2.0.0/16"); }},
        {"aws.transit.unused", soundTransit, [](Drawing& d) { d.add("idle", "seoul", TransitGateway{}); },
         [](Drawing& d) {
             const ElementId gateway = d.add("peer", "seoul", TransitGateway{});
             const ElementId table = d.add("peer-table", "seoul", TransitGatewayRouteTable{gateway, {}, {}});
             for (const char* vpc : {"vpc", "vpc-2"})
                 d.add(std::string("peer-") + vpc, "seoul",
                       TransitGatewayAttachment{gateway, d.id(vpc), {}, table, false});
         }},
        {"aws.transit.auto_accept", soundTransit,
         [](Drawing& d) { at<TransitGateway>(d, "tgw", [](auto& g) { g.auto_accept = true; }); }, [](Drawing&) {}},
        {"aws.transit.too_many_tables", soundTransit, [](Drawing& d) { tables(d, 21); },
         [](Drawing& d) { tables(d, 20); }},
        {"aws.transit.too_many_routes", soundTransit, [](Drawing& d) { manyRoutes(d, 10001); },
         [](Drawing& d) { manyRoutes(d, 10000); }},
        {"aws.vpc.too_many_transit_gateways",
         soundTransit,
         [](Drawing& d) { gateways(d, 5); },
         [](Drawing& d) { gateways(d, 4); },
         {},
         2},
    };
}

std::vector<RuleCase> directConnectCases()
{
    return {
        {"aws.direct_connect.single_connection",
         soundDirect,
         [](Drawing& d) {
             at<DirectConnectConnection>(
                 d, "line-2", [&](auto& l) { l.site = d.add("lab", "", OnPremises{prefixes("172.16.0.0/16")}); });
         },
         [](Drawing&) {},
         {},
         2},
        {"aws.direct_connect.single_location", soundDirect,
         [](Drawing& d) { at<DirectConnectConnection>(d, "line-2", [](auto& l) { l.location = "location-1"; }); },
         [](Drawing& d) {
             at<DirectConnectConnection>(d, "line-2", [](auto& l) { l.location = "location-1"; });
             CustomerGateway device;
             device.site = d.id("office");
             VpnConnection vpn;
             vpn.gateway = d.id("tgw");
             vpn.customer_gateway = d.add("cgw", "seoul", device);
             d.add("vpn", "seoul", vpn);
         }},
        {"aws.direct_connect.too_many_interfaces", soundDirect, [](Drawing& d) { interfaces(d, 51); },
         [](Drawing& d) { interfaces(d, 50); }},
        {"aws.direct_connect.bandwidth", soundDirect,
         [](Drawing& d) {
             d.network.as_of = Date(2019, 3, 19);
             at<DirectConnectConnection>(d, "line-1", [](auto& l) { l.bandwidth = 100000; });
         },
         [](Drawing& d) { at<DirectConnectConnection>(d, "line-1", [](auto& l) { l.bandwidth = 400000; }); }},
        {"aws.direct_connect.no_site", soundDirect,
         [](Drawing& d) {
             d.add("line-3", "", DirectConnectConnection{1000, "location-3", {}});
         },
         [](Drawing&) {}},
        {"aws.virtual_interface.incomplete", soundDirect,
         [](Drawing& d) { at<VirtualInterface>(d, "vif-1", [](auto& v) { v.gateway = {}; }); },
         [](Drawing& d) {
             at<VirtualInterface>(d, "vif-1", [](auto& v) {
                 v.gateway = {};
                 v.type = VirtualInterfaceType::Public;
             });
         }},
        {"aws.virtual_interface.down", soundDirect,
         [](Drawing& d) { at<VirtualInterface>(d, "vif-1", [](auto& v) { v.up = false; }); }, [](Drawing&) {}},
        {"aws.virtual_interface.repeated_vlan", soundDirect,
         [](Drawing& d) { at<VirtualInterface>(d, "vif-2", [&](auto& v) { v.connection = d.id("line-1"); }); },
         [](Drawing& d) {
             at<VirtualInterface>(d, "vif-2", [&](auto& v) {
                 v.connection = d.id("line-1");
                 v.vlan = 101;
             });
         }},
        {"aws.direct_connect_gateway.no_allowed_prefixes", soundDirect,
         [](Drawing& d) { at<DirectConnectGateway>(d, "dxgw", [](auto& g) { g.allowed_prefixes = {}; }); },
         [](Drawing&) {}},
        {"aws.direct_connect_gateway.mixed", soundDirect,
         [](Drawing& d) {
             const ElementId vgw = d.add("vgw", "seoul", VirtualPrivateGateway{d.id("vpc"), 64512});
             at<DirectConnectGateway>(d, "dxgw", [&](auto& g) { g.gateways.push_back(vgw); });
         },
         [](Drawing&) {}},
        {"aws.direct_connect_gateway.not_attached", soundDirect,
         [](Drawing& d) { at<TransitGatewayAttachment>(d, "attach-dx", [&](auto& a) { a.resource = d.id("vpc"); }); },
         [](Drawing&) {}},
        {"aws.direct_connect_gateway.too_many", soundDirect, [](Drawing& d) { associated(d, 6); },
         [](Drawing& d) { associated(d, 5); }},
    };
}

std::vector<RuleCase> balancerCases()
{
    return {
        {"aws.load_balancer.no_interface", soundAws,
         [](Drawing& d) { balancer(d, LoadBalancerScheme::Internal, {}, {"app-a"}); }, inFront},
        {"aws.load_balancer.no_target", soundAws,
         [](Drawing& d) {
             balancer(d, LoadBalancerScheme::Internal, {"private-a", "private-b"}, {});
         },
         inFront},
        {"aws.load_balancer.single_zone", soundAws,
         [](Drawing& d) { balancer(d, LoadBalancerScheme::Internal, {"private-a"}, {"app-a"}); }, inFront},
        {"aws.load_balancer.private_subnet", soundAws,
         [](Drawing& d) {
             balancer(d, LoadBalancerScheme::InternetFacing, {"private-a", "public-b"}, {"app-a"});
         },
         [](Drawing& d) {
             balancer(d, LoadBalancerScheme::InternetFacing, {"public-a", "public-b"}, {"app-a"});
         }},
        {"aws.load_balancer.across_zones",
         soundAws,
         [](Drawing& d) {
             balancer(d, LoadBalancerScheme::Internal, {"private-a"}, {"app-a", "app-b"});
         },
         inFront,
         {"aws.load_balancer.single_zone"}},
        {"aws.load_balancer.target_closed",
         soundAws,
         [](Drawing& d) {
             inFront(d);
             at<LoadBalancer>(d, "alb", [](auto& b) { b.target_ports = {{9000, 9000}}; });
         },
         inFront,
         {},
         2},
        {"aws.vpc.blocked_public_access", soundAws,
         [](Drawing& d) { at<Vpc>(d, "vpc", [](auto& v) { v.internet_block = InternetBlock::Ingress; }); },
         [](Drawing&) {}},
        {"aws.account.id_form", soundAws, [](Drawing& d) { d.add("prod", "", Account{"12345678901"}); },
         [](Drawing& d) { d.add("prod", "", Account{"123456789012"}); }},
    };
}

std::vector<RuleCase> azureEdgeCases()
{
    return {
        {"azure.public_ip.basic_retired", soundAzure,
         [](Drawing& d) { d.add("pip", "korea", publicIp(d, PublicIpSku::Basic)); },
         [](Drawing& d) { d.add("pip", "korea", publicIp(d, PublicIpSku::Standard)); }},
        {"azure.public_ip.unused", soundAzure, [](Drawing& d) { d.add("pip", "korea", AzurePublicIp{}); },
         [](Drawing& d) { d.add("pip", "korea", publicIp(d, PublicIpSku::Standard)); }},
        {"azure.public_ip.other_address", soundAzure,
         [](Drawing& d) {
             AzurePublicIp ip = publicIp(d, PublicIpSku::Standard);
             ip.address = address("203.0.113.71");
             d.add("pip", "korea", ip);
         },
         [](Drawing& d) {
             d.add("pip", "korea", AzurePublicIp{{}, PublicIpSku::Standard, {}, d.id("fw-nic")});
         }},
        {"azure.express_route.one_link", soundAzure, [](Drawing& d) { circuits(d, 2, 1, true); },
         [](Drawing& d) { circuits(d, 2, 2, true); }},
        {"azure.express_route.no_connection", soundAzure, [](Drawing& d) { circuits(d, 2, 2, false); },
         [](Drawing& d) { circuits(d, 2, 2, true); }},
        {"azure.express_route.single_circuit", soundAzure, [](Drawing& d) { circuits(d, 1, 2, true); },
         [](Drawing& d) { circuits(d, 2, 2, true); }},
        {"azure.firewall.wrong_subnet", soundAzure, [](Drawing& d) { firewallIn(d, "edge", {}); },
         [](Drawing& d) { firewallIn(d, "AzureFirewallSubnet", {}); }},
        {"azure.firewall.single_zone", soundAzure, [](Drawing& d) { firewallIn(d, "AzureFirewallSubnet", {"1"}); },
         [](Drawing& d) {
             firewallIn(d, "AzureFirewallSubnet", {"1", "2"});
         }},
        {"azure.firewall.not_routed", soundAzure,
         [](Drawing& d) {
             firewallIn(d, "AzureFirewallSubnet", {});
             at<AzureRouteTable>(d, "udr", [](auto& t) { t.routes.pop_back(); });
         },
         [](Drawing& d) { firewallIn(d, "AzureFirewallSubnet", {}); }},
        {"azure.bastion.wrong_subnet", soundAzure, [](Drawing& d) { bastionIn(d, "jump", true); },
         [](Drawing& d) { bastionIn(d, "AzureBastionSubnet", true); }},
        {"azure.bastion.no_public_ip", soundAzure, [](Drawing& d) { bastionIn(d, "AzureBastionSubnet", false); },
         [](Drawing& d) { bastionIn(d, "AzureBastionSubnet", true); }},
        {"azure.load_balancer.basic_retired", soundAzure,
         [](Drawing& d) { azureBalancer(d, PublicIpSku::Basic, {"vm-1-nic"}, false); },
         [](Drawing& d) { azureBalancer(d, PublicIpSku::Standard, {"vm-1-nic"}, false); }},
        {"azure.load_balancer.no_target", soundAzure,
         [](Drawing& d) { azureBalancer(d, PublicIpSku::Standard, {}, false); },
         [](Drawing& d) { azureBalancer(d, PublicIpSku::Standard, {"vm-1-nic"}, false); }},
        {"azure.load_balancer.several_networks",
         soundAzurePeered,
         [](Drawing& d) {
             d.add("far", "apps", VirtualMachine{});
             AzureNetworkInterface nic;
             nic.private_ips = {address("10.20.1.9")};
             d.add("far-nic", "far", nic);
             azureBalancer(d, PublicIpSku::Standard, {"vm-1-nic", "far-nic"}, false);
         },
         [](Drawing& d) {
             azureBalancer(d, PublicIpSku::Standard, {"vm-1-nic", "vm-2-nic"}, false);
         },
         {"azure.subnet.default_outbound"}},
        {"azure.load_balancer.targets_closed",
         soundAzure,
         [](Drawing& d) {
             at<AzureSubnet>(d, "nva", [](auto& subnet) { subnet.security_group = {}; });
             azureBalancer(d, PublicIpSku::Standard, {"fw-nic"}, true);
         },
         [](Drawing& d) { azureBalancer(d, PublicIpSku::Standard, {"vm-1-nic"}, true); },
         {"azure.subnet.no_nsg"}},
        {"azure.private_endpoint.no_interface", soundAzure, [](Drawing& d) { endpoint(d, "store", false); },
         [](Drawing& d) { endpoint(d, "store", true); }},
        {"azure.private_endpoint.no_service", soundAzure, [](Drawing& d) { endpoint(d, "", true); },
         [](Drawing& d) { endpoint(d, "store", true); }},
        {"azure.route.asymmetric", soundAzure, [](Drawing& d) { throughAppliance(d, false); },
         [](Drawing& d) { throughAppliance(d, true); }},
        {"azure.subscription.id_form", soundAzure, [](Drawing& d) { d.add("sub", "", Subscription{"1234"}); },
         [](Drawing& d) { d.add("sub", "", Subscription{"01234567-89ab-cdef-0123-456789abcdef"}); }},
    };
}

}  // namespace pb::test
