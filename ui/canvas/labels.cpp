// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/labels.h"

#include "core/base/fields.h"

#include "ui/canvas/tr.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>

namespace pb::ui {

namespace {

struct Label {
    std::string_view id;
    const char* english;
};

constexpr Label kLabels[] = {
    {"kind.Internet", QT_TRANSLATE_NOOP("CanvasTr", "Internet")},
    {"kind.OnPremises", QT_TRANSLATE_NOOP("CanvasTr", "On-premises network")},
    {"kind.Note", QT_TRANSLATE_NOOP("CanvasTr", "Note")},
    {"kind.Opaque", QT_TRANSLATE_NOOP("CanvasTr", "Other resource")},
    {"kind.Account", QT_TRANSLATE_NOOP("CanvasTr", "AWS account")},
    {"kind.Region", QT_TRANSLATE_NOOP("CanvasTr", "AWS Region")},
    {"kind.Vpc", QT_TRANSLATE_NOOP("CanvasTr", "VPC")},
    {"kind.AvailabilityZone", QT_TRANSLATE_NOOP("CanvasTr", "Availability Zone")},
    {"kind.Subnet", QT_TRANSLATE_NOOP("CanvasTr", "Subnet")},
    {"kind.InternetGateway", QT_TRANSLATE_NOOP("CanvasTr", "Internet gateway")},
    {"kind.EgressOnlyInternetGateway", QT_TRANSLATE_NOOP("CanvasTr", "Egress-only internet gateway")},
    {"kind.NatGateway", QT_TRANSLATE_NOOP("CanvasTr", "NAT gateway")},
    {"kind.VirtualPrivateGateway", QT_TRANSLATE_NOOP("CanvasTr", "Virtual private gateway")},
    {"kind.CustomerGateway", QT_TRANSLATE_NOOP("CanvasTr", "Customer gateway")},
    {"kind.VpnConnection", QT_TRANSLATE_NOOP("CanvasTr", "VPN connection")},
    {"kind.VpcPeering", QT_TRANSLATE_NOOP("CanvasTr", "VPC peering")},
    {"kind.VpcEndpoint", QT_TRANSLATE_NOOP("CanvasTr", "VPC endpoint")},
    {"kind.PrefixList", QT_TRANSLATE_NOOP("CanvasTr", "Prefix list")},
    {"kind.RouteTable", QT_TRANSLATE_NOOP("CanvasTr", "Route table")},
    {"kind.SecurityGroup", QT_TRANSLATE_NOOP("CanvasTr", "Security group")},
    {"kind.NetworkAcl", QT_TRANSLATE_NOOP("CanvasTr", "Network ACL")},
    {"kind.NetworkInterface", QT_TRANSLATE_NOOP("CanvasTr", "Network interface")},
    {"kind.Instance", QT_TRANSLATE_NOOP("CanvasTr", "Instance")},
    {"kind.DirectConnectConnection", QT_TRANSLATE_NOOP("CanvasTr", "Direct Connect connection")},
    {"kind.VirtualInterface", QT_TRANSLATE_NOOP("CanvasTr", "Virtual interface")},
    {"kind.DirectConnectGateway", QT_TRANSLATE_NOOP("CanvasTr", "Direct Connect gateway")},
    {"kind.TransitGateway", QT_TRANSLATE_NOOP("CanvasTr", "Transit gateway")},
    {"kind.TransitGatewayAttachment", QT_TRANSLATE_NOOP("CanvasTr", "Transit gateway attachment")},
    {"kind.TransitGatewayRouteTable", QT_TRANSLATE_NOOP("CanvasTr", "Transit gateway route table")},
    {"kind.LoadBalancer", QT_TRANSLATE_NOOP("CanvasTr", "Load balancer")},
    {"kind.Subscription", QT_TRANSLATE_NOOP("CanvasTr", "Azure subscription")},
    {"kind.AzureRegion", QT_TRANSLATE_NOOP("CanvasTr", "Azure region")},
    {"kind.VirtualNetwork", QT_TRANSLATE_NOOP("CanvasTr", "Virtual network")},
    {"kind.AzureSubnet", QT_TRANSLATE_NOOP("CanvasTr", "Azure subnet")},
    {"kind.NetworkSecurityGroup", QT_TRANSLATE_NOOP("CanvasTr", "Network security group")},
    {"kind.ApplicationSecurityGroup", QT_TRANSLATE_NOOP("CanvasTr", "Application security group")},
    {"kind.AzureRouteTable", QT_TRANSLATE_NOOP("CanvasTr", "Azure route table")},
    {"kind.AzureNetworkInterface", QT_TRANSLATE_NOOP("CanvasTr", "Azure network interface")},
    {"kind.VirtualMachine", QT_TRANSLATE_NOOP("CanvasTr", "Virtual machine")},
    {"kind.AzureNatGateway", QT_TRANSLATE_NOOP("CanvasTr", "Azure NAT gateway")},
    {"kind.VirtualNetworkGateway", QT_TRANSLATE_NOOP("CanvasTr", "Virtual network gateway")},
    {"kind.LocalNetworkGateway", QT_TRANSLATE_NOOP("CanvasTr", "Local network gateway")},
    {"kind.Connection", QT_TRANSLATE_NOOP("CanvasTr", "Gateway connection")},
    {"kind.VnetPeering", QT_TRANSLATE_NOOP("CanvasTr", "VNet peering")},
    {"kind.AzurePublicIp", QT_TRANSLATE_NOOP("CanvasTr", "Azure public IP address")},
    {"kind.ExpressRouteCircuit", QT_TRANSLATE_NOOP("CanvasTr", "ExpressRoute circuit")},
    {"kind.AzureFirewall", QT_TRANSLATE_NOOP("CanvasTr", "Azure Firewall")},
    {"kind.Bastion", QT_TRANSLATE_NOOP("CanvasTr", "Azure Bastion")},
    {"kind.AzureLoadBalancer", QT_TRANSLATE_NOOP("CanvasTr", "Azure load balancer")},
    {"kind.PrivateEndpoint", QT_TRANSLATE_NOOP("CanvasTr", "Private endpoint")},
    {"field.name", QT_TRANSLATE_NOOP("CanvasTr", "Name")},
    {"field.cloud_id", QT_TRANSLATE_NOOP("CanvasTr", "Cloud ID")},
    {"field.note", QT_TRANSLATE_NOOP("CanvasTr", "Note")},
    {"field.prefixes", QT_TRANSLATE_NOOP("CanvasTr", "Prefixes")},
    {"field.text", QT_TRANSLATE_NOOP("CanvasTr", "Text")},
    {"field.type", QT_TRANSLATE_NOOP("CanvasTr", "Type")},
    {"field.source", QT_TRANSLATE_NOOP("CanvasTr", "Source")},
    {"field.Opaque.source", QT_TRANSLATE_NOOP("CanvasTr", "Source text")},
    {"field.code", QT_TRANSLATE_NOOP("CanvasTr", "Region code")},
    {"field.ipv4", QT_TRANSLATE_NOOP("CanvasTr", "IPv4 blocks")},
    {"field.ipv6", QT_TRANSLATE_NOOP("CanvasTr", "IPv6 blocks")},
    {"field.is_default", QT_TRANSLATE_NOOP("CanvasTr", "Default of its VPC")},
    {"field.Vpc.is_default", QT_TRANSLATE_NOOP("CanvasTr", "Default VPC")},
    {"field.tenancy", QT_TRANSLATE_NOOP("CanvasTr", "Tenancy")},
    {"field.dns_support", QT_TRANSLATE_NOOP("CanvasTr", "DNS resolution")},
    {"field.dns_hostnames", QT_TRANSLATE_NOOP("CanvasTr", "DNS host names")},
    {"field.internet_block", QT_TRANSLATE_NOOP("CanvasTr", "Block Public Access")},
    {"field.zone", QT_TRANSLATE_NOOP("CanvasTr", "Availability Zone")},
    {"field.VirtualMachine.zone", QT_TRANSLATE_NOOP("CanvasTr", "Zone number")},
    {"field.map_public_ip", QT_TRANSLATE_NOOP("CanvasTr", "Assigns public IPv4 addresses")},
    {"field.route_table", QT_TRANSLATE_NOOP("CanvasTr", "Route table")},
    {"field.network_acl", QT_TRANSLATE_NOOP("CanvasTr", "Network ACL")},
    {"field.deployed", QT_TRANSLATE_NOOP("CanvasTr", "Already deployed")},
    {"field.vpc", QT_TRANSLATE_NOOP("CanvasTr", "Attached VPC")},
    {"field.connectivity", QT_TRANSLATE_NOOP("CanvasTr", "Connectivity")},
    {"field.private_ip", QT_TRANSLATE_NOOP("CanvasTr", "Private address")},
    {"field.public_ip", QT_TRANSLATE_NOOP("CanvasTr", "Public address")},
    {"field.asn", QT_TRANSLATE_NOOP("CanvasTr", "BGP ASN")},
    {"field.site", QT_TRANSLATE_NOOP("CanvasTr", "On-premises network")},
    {"field.gateway", QT_TRANSLATE_NOOP("CanvasTr", "Gateway")},
    {"field.customer_gateway", QT_TRANSLATE_NOOP("CanvasTr", "Customer gateway")},
    {"field.routing", QT_TRANSLATE_NOOP("CanvasTr", "Routing")},
    {"field.static_routes", QT_TRANSLATE_NOOP("CanvasTr", "Static routes")},
    {"field.tunnels_up", QT_TRANSLATE_NOOP("CanvasTr", "Tunnels up")},
    {"field.requester", QT_TRANSLATE_NOOP("CanvasTr", "Requester VPC")},
    {"field.accepter", QT_TRANSLATE_NOOP("CanvasTr", "Accepter VPC")},
    {"field.status", QT_TRANSLATE_NOOP("CanvasTr", "Status")},
    {"field.service", QT_TRANSLATE_NOOP("CanvasTr", "Service name")},
    {"field.route_tables", QT_TRANSLATE_NOOP("CanvasTr", "Route tables")},
    {"field.max_entries", QT_TRANSLATE_NOOP("CanvasTr", "Maximum entries")},
    {"field.main", QT_TRANSLATE_NOOP("CanvasTr", "Main table of the VPC")},
    {"field.routes", QT_TRANSLATE_NOOP("CanvasTr", "Routes")},
    {"field.propagating", QT_TRANSLATE_NOOP("CanvasTr", "Propagating gateways")},
    {"field.description", QT_TRANSLATE_NOOP("CanvasTr", "Description")},
    {"field.rules", QT_TRANSLATE_NOOP("CanvasTr", "Rules")},
    {"field.entries", QT_TRANSLATE_NOOP("CanvasTr", "Entries")},
    {"field.private_ips", QT_TRANSLATE_NOOP("CanvasTr", "Private addresses")},
    {"field.security_groups", QT_TRANSLATE_NOOP("CanvasTr", "Security groups")},
    {"field.source_dest_check", QT_TRANSLATE_NOOP("CanvasTr", "Source/destination check")},
    {"field.instance", QT_TRANSLATE_NOOP("CanvasTr", "Instance")},
    {"field.os", QT_TRANSLATE_NOOP("CanvasTr", "Operating system")},
    {"field.tier", QT_TRANSLATE_NOOP("CanvasTr", "Tier")},
    {"field.listens", QT_TRANSLATE_NOOP("CanvasTr", "Served TCP ports")},
    {"field.address_spaces", QT_TRANSLATE_NOOP("CanvasTr", "Address spaces")},
    {"field.dns_servers", QT_TRANSLATE_NOOP("CanvasTr", "DNS servers")},
    {"field.security_group", QT_TRANSLATE_NOOP("CanvasTr", "Network security group")},
    {"field.nat_gateway", QT_TRANSLATE_NOOP("CanvasTr", "NAT gateway")},
    {"field.default_outbound", QT_TRANSLATE_NOOP("CanvasTr", "Default outbound access")},
    {"field.delegations", QT_TRANSLATE_NOOP("CanvasTr", "Delegations")},
    {"field.bgp_propagation", QT_TRANSLATE_NOOP("CanvasTr", "Gateway route propagation")},
    {"field.public_ip_sku", QT_TRANSLATE_NOOP("CanvasTr", "Public IP SKU")},
    {"field.application_groups", QT_TRANSLATE_NOOP("CanvasTr", "Application security groups")},
    {"field.ip_forwarding", QT_TRANSLATE_NOOP("CanvasTr", "IP forwarding")},
    {"field.machine", QT_TRANSLATE_NOOP("CanvasTr", "Virtual machine")},
    {"field.public_ips", QT_TRANSLATE_NOOP("CanvasTr", "Public addresses")},
    {"field.active_active", QT_TRANSLATE_NOOP("CanvasTr", "Active-active")},
    {"field.peer", QT_TRANSLATE_NOOP("CanvasTr", "Peer prefix")},
    {"field.Connection.peer", QT_TRANSLATE_NOOP("CanvasTr", "Peer")},
    {"field.bgp", QT_TRANSLATE_NOOP("CanvasTr", "BGP")},
    {"field.left", QT_TRANSLATE_NOOP("CanvasTr", "First virtual network")},
    {"field.right", QT_TRANSLATE_NOOP("CanvasTr", "Second virtual network")},
    {"field.left_link", QT_TRANSLATE_NOOP("CanvasTr", "Peering created in the first")},
    {"field.right_link", QT_TRANSLATE_NOOP("CanvasTr", "Peering created in the second")},
    {"field.left_forwarded", QT_TRANSLATE_NOOP("CanvasTr", "First accepts forwarded traffic")},
    {"field.right_forwarded", QT_TRANSLATE_NOOP("CanvasTr", "Second accepts forwarded traffic")},
    {"field.left_gateway_transit", QT_TRANSLATE_NOOP("CanvasTr", "First offers its gateway")},
    {"field.right_gateway_transit", QT_TRANSLATE_NOOP("CanvasTr", "Second offers its gateway")},
    {"field.left_remote_gateways", QT_TRANSLATE_NOOP("CanvasTr", "First uses the remote gateway")},
    {"field.right_remote_gateways", QT_TRANSLATE_NOOP("CanvasTr", "Second uses the remote gateway")},
    {"field.account_id", QT_TRANSLATE_NOOP("CanvasTr", "Account ID")},
    {"field.subscription_id", QT_TRANSLATE_NOOP("CanvasTr", "Subscription ID")},
    {"field.bandwidth", QT_TRANSLATE_NOOP("CanvasTr", "Bandwidth")},
    {"field.location", QT_TRANSLATE_NOOP("CanvasTr", "Location")},
    {"field.connection", QT_TRANSLATE_NOOP("CanvasTr", "Direct Connect connection")},
    {"field.vlan", QT_TRANSLATE_NOOP("CanvasTr", "VLAN")},
    {"field.up", QT_TRANSLATE_NOOP("CanvasTr", "BGP session up")},
    {"field.gateways", QT_TRANSLATE_NOOP("CanvasTr", "Associated gateways")},
    {"field.allowed_prefixes", QT_TRANSLATE_NOOP("CanvasTr", "Allowed prefixes")},
    {"field.auto_accept", QT_TRANSLATE_NOOP("CanvasTr", "Accepts attachments by itself")},
    {"field.transit_gateway", QT_TRANSLATE_NOOP("CanvasTr", "Transit gateway")},
    {"field.resource", QT_TRANSLATE_NOOP("CanvasTr", "Attached resource")},
    {"field.subnets", QT_TRANSLATE_NOOP("CanvasTr", "Subnets")},
    {"field.appliance_mode", QT_TRANSLATE_NOOP("CanvasTr", "Appliance mode")},
    {"field.TransitGatewayAttachment.route_table", QT_TRANSLATE_NOOP("CanvasTr", "Associated route table")},
    {"field.TransitGatewayRouteTable.propagating", QT_TRANSLATE_NOOP("CanvasTr", "Propagating attachments")},
    {"field.scheme", QT_TRANSLATE_NOOP("CanvasTr", "Scheme")},
    {"field.listeners", QT_TRANSLATE_NOOP("CanvasTr", "Listener ports")},
    {"field.target_ports", QT_TRANSLATE_NOOP("CanvasTr", "Target ports")},
    {"field.targets", QT_TRANSLATE_NOOP("CanvasTr", "Targets")},
    {"field.preserve_client_ip", QT_TRANSLATE_NOOP("CanvasTr", "Preserves client addresses")},
    {"field.address", QT_TRANSLATE_NOOP("CanvasTr", "Address")},
    {"field.sku", QT_TRANSLATE_NOOP("CanvasTr", "SKU")},
    {"field.zones", QT_TRANSLATE_NOOP("CanvasTr", "Zones")},
    {"field.attached_to", QT_TRANSLATE_NOOP("CanvasTr", "Attached to")},
    {"field.links_up", QT_TRANSLATE_NOOP("CanvasTr", "Links up")},
    {"field.destination", QT_TRANSLATE_NOOP("CanvasTr", "Destination")},
    {"field.prefix_list", QT_TRANSLATE_NOOP("CanvasTr", "Prefix list")},
    {"field.target", QT_TRANSLATE_NOOP("CanvasTr", "Target")},
    {"field.state", QT_TRANSLATE_NOOP("CanvasTr", "State")},
    {"field.propagated", QT_TRANSLATE_NOOP("CanvasTr", "Propagated")},
    {"field.direction", QT_TRANSLATE_NOOP("CanvasTr", "Direction")},
    {"field.protocol", QT_TRANSLATE_NOOP("CanvasTr", "Protocol")},
    {"field.ports", QT_TRANSLATE_NOOP("CanvasTr", "Ports")},
    {"field.peer_group", QT_TRANSLATE_NOOP("CanvasTr", "Peer security group")},
    {"field.peer_prefix_list", QT_TRANSLATE_NOOP("CanvasTr", "Peer prefix list")},
    {"field.number", QT_TRANSLATE_NOOP("CanvasTr", "Number")},
    {"field.action", QT_TRANSLATE_NOOP("CanvasTr", "Action")},
    {"field.service_tag", QT_TRANSLATE_NOOP("CanvasTr", "Service tag")},
    {"field.next_hop", QT_TRANSLATE_NOOP("CanvasTr", "Next hop type")},
    {"field.next_hop_ip", QT_TRANSLATE_NOOP("CanvasTr", "Next hop address")},
    {"field.priority", QT_TRANSLATE_NOOP("CanvasTr", "Priority")},
    {"field.source_tags", QT_TRANSLATE_NOOP("CanvasTr", "Source service tags")},
    {"field.source_groups", QT_TRANSLATE_NOOP("CanvasTr", "Source groups")},
    {"field.source_ports", QT_TRANSLATE_NOOP("CanvasTr", "Source ports")},
    {"field.destination_tags", QT_TRANSLATE_NOOP("CanvasTr", "Destination service tags")},
    {"field.destination_groups", QT_TRANSLATE_NOOP("CanvasTr", "Destination groups")},
    {"field.destination_ports", QT_TRANSLATE_NOOP("CanvasTr", "Destination ports")},
    {"choice.active", QT_TRANSLATE_NOOP("CanvasTr", "Active")},
    {"choice.blackhole", QT_TRANSLATE_NOOP("CanvasTr", "Black hole")},
    {"choice.in", QT_TRANSLATE_NOOP("CanvasTr", "Inbound")},
    {"choice.out", QT_TRANSLATE_NOOP("CanvasTr", "Outbound")},
    {"choice.allow", QT_TRANSLATE_NOOP("CanvasTr", "Allow")},
    {"choice.deny", QT_TRANSLATE_NOOP("CanvasTr", "Deny")},
    {"choice.default", QT_TRANSLATE_NOOP("CanvasTr", "Shared")},
    {"choice.dedicated", QT_TRANSLATE_NOOP("CanvasTr", "Dedicated")},
    {"choice.public", QT_TRANSLATE_NOOP("CanvasTr", "Public")},
    {"choice.private", QT_TRANSLATE_NOOP("CanvasTr", "Private")},
    {"choice.static", QT_TRANSLATE_NOOP("CanvasTr", "Static")},
    {"choice.bgp", QT_TRANSLATE_NOOP("CanvasTr", "BGP")},
    {"choice.pending", QT_TRANSLATE_NOOP("CanvasTr", "Pending")},
    {"choice.deleted", QT_TRANSLATE_NOOP("CanvasTr", "Deleted")},
    {"choice.gateway", QT_TRANSLATE_NOOP("CanvasTr", "Gateway")},
    {"choice.interface", QT_TRANSLATE_NOOP("CanvasTr", "Interface")},
    {"choice.linux", QT_TRANSLATE_NOOP("CanvasTr", "Linux")},
    {"choice.windows", QT_TRANSLATE_NOOP("CanvasTr", "Windows")},
    {"choice.VirtualNetworkGateway", QT_TRANSLATE_NOOP("CanvasTr", "Virtual network gateway")},
    {"choice.VnetLocal", QT_TRANSLATE_NOOP("CanvasTr", "Virtual network")},
    {"choice.Internet", QT_TRANSLATE_NOOP("CanvasTr", "Internet")},
    {"choice.VirtualAppliance", QT_TRANSLATE_NOOP("CanvasTr", "Virtual appliance")},
    {"choice.None", QT_TRANSLATE_NOOP("CanvasTr", "None (drop)")},
    {"choice.Standard", QT_TRANSLATE_NOOP("CanvasTr", "Standard")},
    {"choice.Basic", QT_TRANSLATE_NOOP("CanvasTr", "Basic")},
    {"choice.Vpn", QT_TRANSLATE_NOOP("CanvasTr", "VPN")},
    {"choice.ExpressRoute", QT_TRANSLATE_NOOP("CanvasTr", "ExpressRoute")},
    {"choice.off", QT_TRANSLATE_NOOP("CanvasTr", "Off")},
    {"choice.block-ingress", QT_TRANSLATE_NOOP("CanvasTr", "Blocks what comes in")},
    {"choice.block-bidirectional", QT_TRANSLATE_NOOP("CanvasTr", "Blocks both ways")},
    {"choice.transit", QT_TRANSLATE_NOOP("CanvasTr", "Transit")},
    {"choice.application", QT_TRANSLATE_NOOP("CanvasTr", "Application")},
    {"choice.network", QT_TRANSLATE_NOOP("CanvasTr", "Network")},
    {"choice.internal", QT_TRANSLATE_NOOP("CanvasTr", "Internal")},
    {"choice.internet-facing", QT_TRANSLATE_NOOP("CanvasTr", "Internet-facing")},
    {"choice.tcp", QT_TRANSLATE_NOOP("CanvasTr", "TCP")},
    {"choice.udp", QT_TRANSLATE_NOOP("CanvasTr", "UDP")},
    {"choice.tcp_udp", QT_TRANSLATE_NOOP("CanvasTr", "TCP and UDP")},
    {"choice.Premium", QT_TRANSLATE_NOOP("CanvasTr", "Premium")},
};

constexpr Label kHelp[] = {
    {"ipv4", QT_TRANSLATE_NOOP("CanvasTr", "CIDR blocks, one to a line, for example 10.0.0.0/16")},
    {"ipv6", QT_TRANSLATE_NOOP("CanvasTr", "CIDR blocks, one to a line, for example 2001:db8::/56")},
    {"prefixes", QT_TRANSLATE_NOOP("CanvasTr", "CIDR blocks, one to a line, for example 192.168.0.0/16")},
    {"address_spaces", QT_TRANSLATE_NOOP("CanvasTr", "CIDR blocks, one to a line, for example 10.1.0.0/16")},
    {"static_routes", QT_TRANSLATE_NOOP("CanvasTr", "CIDR blocks, one to a line")},
    {"private_ips", QT_TRANSLATE_NOOP("CanvasTr", "Addresses, one to a line; the first is the primary one")},
    {"public_ips", QT_TRANSLATE_NOOP("CanvasTr", "Addresses, one to a line")},
    {"dns_servers", QT_TRANSLATE_NOOP("CanvasTr", "Addresses, one to a line; empty: provided by Azure")},
    {"bandwidth", QT_TRANSLATE_NOOP("CanvasTr", "Mbps")},
    {"zones", QT_TRANSLATE_NOOP("CanvasTr", "Zone numbers, one to a line")},
    {"listeners", QT_TRANSLATE_NOOP("CanvasTr", "Ports, separated by commas, for example 443, 8080-8090")},
    {"target_ports", QT_TRANSLATE_NOOP("CanvasTr", "In the order of the listener ports; empty: the same ports")},
    {"preserve_client_ip",
     QT_TRANSLATE_NOOP("CanvasTr", "Network load balancers: targets see the address of the client")},
    {"listens", QT_TRANSLATE_NOOP("CanvasTr", "Ports, separated by commas, for example 443, 8080-8090")},
    {"route_table", QT_TRANSLATE_NOOP("CanvasTr", "Empty: the main table of the VPC")},
    {"network_acl", QT_TRANSLATE_NOOP("CanvasTr", "Empty: the default ACL of the VPC")},
    {"security_groups", QT_TRANSLATE_NOOP("CanvasTr", "None selected: the default group of the VPC")},
    {"tier", QT_TRANSLATE_NOOP("CanvasTr",
                               "Instances of one tier should survive the loss of a zone, for example web, app, db")},
    {"deployed", QT_TRANSLATE_NOOP("CanvasTr", "The block of a deployed AWS subnet can no longer be changed")},
    {"max_entries", QT_TRANSLATE_NOOP("CanvasTr", "0: as many as there are prefixes")},
    {"delegations",
     QT_TRANSLATE_NOOP("CanvasTr", "Service names, one to a line, for example Microsoft.Web/serverFarms")},
};

const Label* labelOf(std::span<const Label> table, std::string_view id)
{
    const auto it = std::find_if(table.begin(), table.end(), [&](const Label& l) { return l.id == id; });
    return it == table.end() ? nullptr : &*it;
}

QString read(std::string_view group, std::string_view name, const Phrases& say = {})
{
    const Label* label = labelOf(kLabels, std::string(group).append(name));
    return label ? say(label->english) : QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

}  // namespace

bool hasLabel(std::string_view id) { return labelOf(kLabels, id) != nullptr; }

QString kindLabel(net::Kind kind, const Phrases& say) { return read("kind.", enumName(kind), say); }

QString fieldLabel(std::string_view field, std::string_view owner)
{
    const std::string special = std::string("field.").append(owner).append(".").append(field);
    if (const Label* label = labelOf(kLabels, special))
        return CanvasTr::tr(label->english);
    return read("field.", field);
}

QString choiceLabel(std::string_view value) { return read("choice.", value); }

QString fieldHelp(std::string_view field)
{
    const Label* label = labelOf(kHelp, field);
    return label ? CanvasTr::tr(label->english) : QString();
}

namespace {

struct KindNames {
    const char* stem;
    const char* icon;
};

/// In the order of net::Kind.
constexpr std::array<KindNames, net::kKindCount> kNames{{
    {"internet", "internet"},
    {"on-premises", "on_premises"},
    {"note", "note"},
    {"resource", "opaque"},
    {"account", "account"},
    {"region", "region"},
    {"vpc", "vpc"},
    {"zone", "availability_zone"},
    {"subnet", "subnet"},
    {"igw", "internet_gateway"},
    {"eigw", "egress_only_internet_gateway"},
    {"nat", "nat_gateway"},
    {"vgw", "virtual_private_gateway"},
    {"cgw", "customer_gateway"},
    {"vpn", "vpn_connection"},
    {"peering", "vpc_peering"},
    {"endpoint", "vpc_endpoint"},
    {"prefixes", "prefix_list"},
    {"routes", "route_table"},
    {"sg", "security_group"},
    {"acl", "network_acl"},
    {"eni", "network_interface"},
    {"instance", "instance"},
    {"dx", "direct_connect_connection"},
    {"vif", "virtual_interface"},
    {"dxgw", "direct_connect_gateway"},
    {"tgw", "transit_gateway"},
    {"tgw-attachment", "transit_gateway_attachment"},
    {"tgw-routes", "transit_gateway_route_table"},
    {"lb", "load_balancer"},
    {"subscription", "subscription"},
    {"azure-region", "azure_region"},
    {"vnet", "virtual_network"},
    {"snet", "azure_subnet"},
    {"nsg", "network_security_group"},
    {"asg", "application_security_group"},
    {"udr", "azure_route_table"},
    {"nic", "azure_network_interface"},
    {"vm", "virtual_machine"},
    {"natgw", "azure_nat_gateway"},
    {"vng", "virtual_network_gateway"},
    {"lng", "local_network_gateway"},
    {"connection", "connection"},
    {"vnet-peering", "vnet_peering"},
    {"pip", "azure_public_ip"},
    {"circuit", "express_route_circuit"},
    {"firewall", "azure_firewall"},
    {"bastion", "bastion"},
    {"azure-lb", "azure_load_balancer"},
    {"private-endpoint", "private_endpoint"},
}};

}  // namespace

QString nameStem(net::Kind kind) { return QString::fromLatin1(kNames[static_cast<std::size_t>(kind)].stem); }

QString iconName(net::Kind kind) { return QString::fromLatin1(kNames[static_cast<std::size_t>(kind)].icon); }

}  // namespace pb::ui
