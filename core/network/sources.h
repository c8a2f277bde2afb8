// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/rules.h"

/// The pages that rules rest on. A page without a date was read, but the day was not noted.
namespace pb::net::source {

#define PB_AWS_GUIDE "https://docs.aws.amazon.com/vpc/latest/userguide/"
#define PB_AZURE_NET "https://learn.microsoft.com/azure/virtual-network/"

inline constexpr RuleSource kOwn{"", {}, SourceStanding::Own};

inline constexpr RuleSource kVpcBlocks{PB_AWS_GUIDE "vpc-cidr-blocks.html", {}, SourceStanding::Read};
inline constexpr RuleSource kVpcBlocksMemory{PB_AWS_GUIDE "vpc-cidr-blocks.html", {}, SourceStanding::Memory};
inline constexpr RuleSource kSubnetSizing{PB_AWS_GUIDE "subnet-sizing.html", {2026, 11, 23}, SourceStanding::Read};
inline constexpr RuleSource kSubnets{PB_AWS_GUIDE "configure-subnets.html", {}, SourceStanding::Memory};
inline constexpr RuleSource kQuotas{PB_AWS_GUIDE "amazon-vpc-limits.html", {2026, 9, 26}, SourceStanding::Read};
inline constexpr RuleSource kQuotasMemory{PB_AWS_GUIDE "amazon-vpc-limits.html", {}, SourceStanding::Memory};
inline constexpr RuleSource kRouteTables{PB_AWS_GUIDE "VPC_Route_Tables.html", {}, SourceStanding::Memory};
inline constexpr RuleSource kRoutePriority{PB_AWS_GUIDE "route-tables-priority.html", {}, SourceStanding::Read};
inline constexpr RuleSource kInternetGateway{PB_AWS_GUIDE "VPC_Internet_Gateway.html", {}, SourceStanding::Memory};
inline constexpr RuleSource kEgressOnly{PB_AWS_GUIDE "egress-only-internet-gateway.html", {}, SourceStanding::Memory};
inline constexpr RuleSource kDefaultVpc{PB_AWS_GUIDE "default-vpc.html", {}, SourceStanding::Memory};
inline constexpr RuleSource kNatGateway{PB_AWS_GUIDE "vpc-nat-gateway.html", {}, SourceStanding::Memory};
inline constexpr RuleSource kSecurityGroups{PB_AWS_GUIDE "vpc-security-groups.html", {}, SourceStanding::Memory};
inline constexpr RuleSource kNetworkAcls{PB_AWS_GUIDE "vpc-network-acls.html", {}, SourceStanding::Memory};
inline constexpr RuleSource kVpcPeering{"https://docs.aws.amazon.com/vpc/latest/peering/", {}, SourceStanding::Read};
inline constexpr RuleSource kPeeringGroups{
    "https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html", {}, SourceStanding::Read};
inline constexpr RuleSource kVpn{
    "https://docs.aws.amazon.com/vpn/latest/s2svpn/VPC_VPN.html", {}, SourceStanding::Memory};
inline constexpr RuleSource kVpnRoutes{
    "https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html", {}, SourceStanding::Read};
inline constexpr RuleSource kEndpoints{
    "https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html", {}, SourceStanding::Memory};
inline constexpr RuleSource kOpenSsh{
    "https://docs.aws.amazon.com/config/latest/developerguide/vpc-sg-port-restriction-check.html",
    {},
    SourceStanding::Read};

inline constexpr RuleSource kAzureFaq{PB_AZURE_NET "virtual-networks-faq", {2026, 7, 9}, SourceStanding::Read};
inline constexpr RuleSource kNsg{PB_AZURE_NET "network-security-groups-overview", {2025, 7, 15}, SourceStanding::Read};
inline constexpr RuleSource kServiceTags{PB_AZURE_NET "service-tags-overview", {2026, 11, 23}, SourceStanding::Read};
inline constexpr RuleSource kUserRoutes{PB_AZURE_NET "virtual-networks-udr-overview", {}, SourceStanding::Read};
inline constexpr RuleSource kDefaultOutbound{
    PB_AZURE_NET "ip-services/default-outbound-access", {2026, 1, 30}, SourceStanding::Read};
inline constexpr RuleSource kPublicIp{PB_AZURE_NET "ip-services/public-ip-addresses", {}, SourceStanding::Read};
inline constexpr RuleSource kAzurePeering{PB_AZURE_NET "virtual-network-peering-overview", {}, SourceStanding::Read};
inline constexpr RuleSource kVpnGateway{
    "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-about-vpn-gateway-settings", {}, SourceStanding::Read};
inline constexpr RuleSource kActiveActive{
    "https://learn.microsoft.com/azure/vpn-gateway/vpn-gateway-highlyavailable", {}, SourceStanding::Memory};
inline constexpr RuleSource kAzureNat{
    "https://learn.microsoft.com/azure/nat-gateway/nat-overview", {}, SourceStanding::Read};
inline constexpr RuleSource kAzureLimits{
    "https://learn.microsoft.com/azure/azure-resource-manager/management/azure-subscription-service-limits",
    {},
    SourceStanding::Read};
inline constexpr RuleSource kAzureZones{
    "https://learn.microsoft.com/azure/reliability/availability-zones-overview", {}, SourceStanding::Memory};

#define PB_AWS_TRANSIT "https://docs.aws.amazon.com/vpc/latest/tgw/"
#define PB_AWS_DIRECT "https://docs.aws.amazon.com/directconnect/latest/UserGuide/"
#define PB_AWS_BALANCER "https://docs.aws.amazon.com/elasticloadbalancing/latest/"
#define PB_AZURE "https://learn.microsoft.com/azure/"

inline constexpr RuleSource kTransit{
    PB_AWS_TRANSIT "how-transit-gateways-work.html", {2026, 11, 25}, SourceStanding::Read};
inline constexpr RuleSource kTransitVpc{PB_AWS_TRANSIT "tgw-vpc-attachments.html", {}, SourceStanding::Memory};
inline constexpr RuleSource kTransitAccept{PB_AWS_TRANSIT "tgw-transit-gateways.html", {}, SourceStanding::Memory};
/// Cites AWS: its figures were checked there on 2026-10-10.
inline constexpr RuleSource kTransitQuotas{
    "https://github.com/0-draft/on-ramp", {2026, 10, 10}, SourceStanding::Secondary};
inline constexpr RuleSource kDirectQuotas = kTransitQuotas;
inline constexpr RuleSource kDirectResilience{
    "https://github.com/aws/agent-toolkit-for-aws", {}, SourceStanding::Secondary};
inline constexpr RuleSource kVirtualInterfaces{
    PB_AWS_DIRECT "WorkingWithVirtualInterfaces.html", {}, SourceStanding::Memory};
inline constexpr RuleSource kDirectTransit{PB_AWS_DIRECT "allowed-to-prefixes.html", {}, SourceStanding::Memory};
inline constexpr RuleSource kDirectGateways{
    PB_AWS_DIRECT "direct-connect-gateways-intro.html", {}, SourceStanding::Memory};
inline constexpr RuleSource kBalancers{
    PB_AWS_BALANCER "userguide/how-elastic-load-balancing-works.html", {}, SourceStanding::Memory};
inline constexpr RuleSource kBalancerZones = kBalancers;
inline constexpr RuleSource kBalancerGroups{
    PB_AWS_BALANCER "application/load-balancer-update-security-groups.html", {}, SourceStanding::Memory};
inline constexpr RuleSource kBlockPublicAccess{PB_AWS_GUIDE "security-vpc-bpa.html", {}, SourceStanding::Read};
inline constexpr RuleSource kAzureBalancerSkus{PB_AZURE "load-balancer/skus", {}, SourceStanding::Memory};
inline constexpr RuleSource kAzureBalancers{
    PB_AZURE "load-balancer/load-balancer-overview", {}, SourceStanding::Memory};
inline constexpr RuleSource kExpressRoute{PB_AZURE "expressroute/expressroute-introduction", {}, SourceStanding::Read};
inline constexpr RuleSource kExpressRouteResilience{
    PB_AZURE "expressroute/designing-for-high-availability-with-expressroute", {}, SourceStanding::Memory};
inline constexpr RuleSource kAzureFirewall{PB_AZURE "firewall/firewall-faq", {}, SourceStanding::Read};
inline constexpr RuleSource kBastion{PB_AZURE "bastion/configuration-settings", {}, SourceStanding::Read};

#undef PB_AWS_TRANSIT
#undef PB_AWS_DIRECT
#undef PB_AWS_BALANCER
#undef PB_AZURE
#undef PB_AWS_GUIDE
#undef PB_AZURE_NET

}  // namespace pb::net::source
