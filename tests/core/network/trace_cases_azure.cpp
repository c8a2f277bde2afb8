// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/network/trace_cases.h"

namespace pb::test {

using namespace pb::net;

namespace {

/// soundAzure() with an appliance that takes what is on its way to the Internet.
Drawing openAppliance()
{
    Drawing d = soundAzure();
    NsgRule transit;
    transit.name = "transit";
    transit.priority = 110;
    transit.source_tags = {"VirtualNetwork"};
    d.change<NetworkSecurityGroup>("nsg", [&](auto& n) { n.rules.push_back(transit); });
    return d;
}

Drawing withoutTable()
{
    Drawing d = soundAzure();
    d.change<AzureSubnet>("web", [](auto& s) { s.route_table = {}; });
    return d;
}

/// soundAzurePeered() with a machine in the spoke and no forced tunnelling.
Drawing spokes()
{
    Drawing d = soundAzurePeered();
    d.change<AzureSubnet>("web", [](AzureSubnet& s) { s.route_table = {}; });
    d.add("vm-app", "apps", VirtualMachine{});
    AzureNetworkInterface nic;
    nic.private_ips = {address("10.20.1.4")};
    d.add("vm-app-nic", "vm-app", nic);
    return d;
}

/// AWS and Azure, joined at one site in the middle.
Drawing twoClouds()
{
    Drawing d = hybridHosts();
    d.add("azure", "", AzureRegion{"koreacentral"});
    d.add("vnet", "azure", VirtualNetwork{prefixes("10.50.0.0/16"), {}});
    d.add("apps", "vnet", azureSubnetOf("10.50.1.0/24"));
    d.add("GatewaySubnet", "vnet", azureSubnetOf("10.50.255.0/27"));
    d.add("gw", "GatewaySubnet", VirtualNetworkGateway{});
    LocalNetworkGateway local;
    local.prefixes = prefixes("192.168.0.0/16,10.0.0.0/16");
    local.site = d.id("office");
    const ElementId lng = d.add("lng", "azure", local);
    d.add("s2s", "azure", Connection{d.id("gw"), lng, false});
    AzureNetworkInterface nic;
    nic.private_ips = {address("10.50.1.4")};
    d.add("vm-nic", "apps", nic);
    for (const std::string n : {"1", "2"})
        d.change<VpnConnection>("vpn-" + n,
                                [](VpnConnection& v) { v.static_routes = prefixes("192.168.0.0/16,10.50.0.0/16"); });
    return d;
}

}  // namespace

Drawing withPublicIp(bool nsg)
{
    Drawing d = withoutTable();
    if (!nsg)
        d.change<AzureSubnet>("web", [](auto& s) { s.security_group = {}; });
    d.change<AzureNetworkInterface>("vm-1-nic", [](auto& n) { n.public_ip = address("203.0.113.77"); });
    return d;
}

/// spokes() with an office behind the hub's gateway.
Drawing azureOffice()
{
    Drawing d = spokes();
    const ElementId site = d.add("branch", "", OnPremises{prefixes("172.16.0.0/16")});
    LocalNetworkGateway local;
    local.prefixes = prefixes("172.16.0.0/16");
    local.site = site;
    const ElementId lng = d.add("lng", "korea", local);
    d.add("s2s", "korea", Connection{d.id("gw"), lng, false});
    return d;
}

// clang-format off: one case, one or two lines
std::vector<TraceCase> azureTraceCases()
{
    const Draw filtered = [] { return withPublicIp(true); };
    const Draw bare = [] { return withPublicIp(false); };
    return {
        {"inside the network", soundAzure, "vm-1", "vm-2", 6, 8080},
        {"unknown host", withoutTable, "vm-1", "10.10.2.77", 6, 443, "delivered_to_subnet"},
        {"private ranges lead nowhere",
         withoutTable,
         "vm-1",
         "10.99.0.1",
         6,
         443,
         "denied_out",
         "",
         {"web NSG_DEFAULT_DENIES", "web NONE_ROUTE"}},

        {"a route sends private addresses to the Internet, which does not know them",
         [] {
             Drawing d = soundAzure();
             UserRoute out;
             out.name = "out";
             out.destination = prefix("192.168.0.0/16");
             out.next_hop = NextHop::Internet;
             d.change<AzureRouteTable>("udr", [&](auto& table) { table.routes.push_back(out); });
             return d;
         },
         "vm-1",
         "192.168.1.7",
         6,
         443,
         "null_routed",
         "",
         {"web IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"}},
        {"forced through the appliance and out by its NAT", openAppliance, "vm-1", "internet", 6, 443, "exits_network"},
        {"appliance that its NSG closes",
         soundAzure,
         "vm-1",
         "internet",
         6,
         443,
         "denied_in",
         "accepted",
         {"nva NSG_DEFAULT_DENIES"}},
        {"appliance without forwarding",
         but<AzureNetworkInterface>(openAppliance, "fw-nic", [](auto& n) { n.ip_forwarding = false; }),
         "vm-1",
         "internet",
         6,
         443,
         "denied_in",
         "accepted",
         {"fw-nic IP_FORWARDING_OFF"}},
        {"next hop that is nobody",
         but<AzureRouteTable>(soundAzure, "udr", [](auto& t) { t.routes[0].next_hop_ip = address("10.10.2.9"); }),
         "vm-1",
         "internet",
         6,
         443,
         "null_routed",
         "",
         {"web NEXT_HOP_MISSING"}},
        {"ping does not pass an Azure NAT gateway",
         soundAzure,
         "fw",
         "internet",
         1,
         0,
         "denied_out",
         "",
         {"nat PROTOCOL_RESTRICTION"}},

        {"Internet to a public address under an NSG", filtered, "internet", "vm-1", 6, 443, "accepted",
         "exits_network"},
        {"Internet to a port that the NSG does not open",
         filtered,
         "internet",
         "vm-1",
         6,
         22,
         "denied_in",
         "exits_network",
         {"web NSG_DEFAULT_DENIES"}},
        {"Standard address without NSG",
         bare,
         "internet",
         "vm-1",
         6,
         443,
         "denied_in",
         "exits_network",
         {"vm-1-nic NO_NSG_FOR_STANDARD_IP"}},
        {"Basic address without NSG",
         but<AzureNetworkInterface>(bare, "vm-1-nic", [](auto& n) { n.public_ip_sku = PublicIpSku::Basic; }),
         "internet", "vm-1", 6, 443, "accepted", "exits_network"},
        {"default outbound access", withoutTable, "vm-1", "internet", 17, 53, "exits_network"},
        {"private subnet has no way out",
         but<AzureSubnet>(withoutTable, "web", [](auto& s) { s.default_outbound = false; }),
         "vm-1",
         "internet",
         6,
         443,
         "denied_out",
         "",
         {"web NO_OUTBOUND_METHOD"}},

        {"hub to spoke", spokes, "vm-1", "vm-app"},
        {"half a peering",
         but<VnetPeering>(spokes, "peering", [](auto& p) { p.right_link = false; }),
         "vm-1",
         "vm-app",
         6,
         443,
         "denied_out",
         "null_routed",
         {"web NSG_DEFAULT_DENIES", "peering BAD_STATE", "apps NSG_DEFAULT_DENIES", "<peering BAD_STATE"}},
        {"branch to spoke by gateway transit", azureOffice, "onprem:branch", "vm-app", 6, 443, "accepted",
         "exits_network"},
        {"branch to spoke without transit",
         but<VnetPeering>(azureOffice, "peering", [](auto& p) { p.right_remote_gateways = false; }),
         "onprem:branch:172.16.3.3",
         "vm-app",
         6,
         443,
         "no_route",
         "",
         {"branch NO_ROUTE_TO_DESTINATION"}},
        {"spoke to branch", azureOffice, "vm-app", "onprem:branch", 6, 443, "exits_network"},
        {"AWS to Azure over the site", twoClouds, "app-a", "vm-nic"},
        {"Azure to AWS over the site, closed",
         twoClouds,
         "vm-nic",
         "app-a",
         6,
         443,
         "denied_in",
         "accepted",
         {"app-a-eni ENI_SG_RULES_MISMATCH"}},
    };
}
// clang-format on

}  // namespace pb::test
