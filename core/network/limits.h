// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.h"
#include "core/base/fields.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace pb::net {

/// A figure that a provider sets. Prefix lengths are in bits: "shortest" is the largest block, "longest" the smallest.
enum class LimitId : std::uint8_t {
    AwsVpcIpv4Shortest,
    AwsVpcIpv4Longest,
    AwsVpcIpv6Shortest,
    AwsVpcIpv6Longest,
    AwsVpcIpv4Blocks,
    AwsVpcIpv6Blocks,
    AwsVpcSubnets,
    AwsVpcInternetGateways,
    AwsVpcEgressOnlyGateways,
    AwsVpcVirtualPrivateGateways,
    AwsSubnetIpv4Shortest,
    AwsSubnetIpv4Longest,
    AwsSubnetIpv6Shortest,
    AwsSubnetIpv6Longest,
    AwsSubnetReservedFirst,
    AwsSubnetReservedLast,
    AwsRouteTableRoutes,
    AwsSecurityGroupRules,
    AwsNetworkAclEntries,
    AwsInterfaceSecurityGroups,
    AwsTransitTables,
    AwsTransitRoutes,
    AwsVpcTransitGateways,
    AwsDirectConnectInterfaces,
    AwsDirectConnectBandwidth,
    AwsDirectConnectGatewayTransit,
    AwsDirectConnectGatewayPrivate,
    AzureSubnetIpv4Shortest,
    AzureSubnetIpv4Longest,
    AzureSubnetIpv6Shortest,
    AzureSubnetIpv6Longest,
    AzureSubnetReservedFirst,
    AzureSubnetReservedLast,
    AzureVnetSubnets,
    AzureVnetPeerings,
    AzureVnetGatewaysPerType,
    AzureRouteTableRoutes,
    AzureNsgRules,
    AzureNatGatewayPublicIps,
    AzureGatewaySubnetLongest,
    AzureBastionSubnetLongest,
    AzureFirewallSubnetLongest,
};
inline constexpr std::size_t kLimitCount = static_cast<std::size_t>(LimitId::AzureFirewallSubnetLongest) + 1;

/// The ids in resources/limits/*.json.
constexpr std::array<std::string_view, kLimitCount> enumNames(LimitId)
{
    return {"aws.vpc.ipv4.shortest",
            "aws.vpc.ipv4.longest",
            "aws.vpc.ipv6.shortest",
            "aws.vpc.ipv6.longest",
            "aws.vpc.ipv4_blocks",
            "aws.vpc.ipv6_blocks",
            "aws.vpc.subnets",
            "aws.vpc.internet_gateways",
            "aws.vpc.egress_only_gateways",
            "aws.vpc.virtual_private_gateways",
            "aws.subnet.ipv4.shortest",
            "aws.subnet.ipv4.longest",
            "aws.subnet.ipv6.shortest",
            "aws.subnet.ipv6.longest",
            "aws.subnet.reserved_first",
            "aws.subnet.reserved_last",
            "aws.route_table.routes",
            "aws.security_group.rules",
            "aws.network_acl.entries",
            "aws.interface.security_groups",
            "aws.transit.tables",
            "aws.transit.routes",
            "aws.vpc.transit_gateways",
            "aws.direct_connect.interfaces",
            "aws.direct_connect.bandwidth",
            "aws.direct_connect_gateway.transit",
            "aws.direct_connect_gateway.private",
            "azure.subnet.ipv4.shortest",
            "azure.subnet.ipv4.longest",
            "azure.subnet.ipv6.shortest",
            "azure.subnet.ipv6.longest",
            "azure.subnet.reserved_first",
            "azure.subnet.reserved_last",
            "azure.vnet.subnets",
            "azure.vnet.peerings",
            "azure.vnet.gateways_per_type",
            "azure.route_table.routes",
            "azure.nsg.rules",
            "azure.nat_gateway.public_ips",
            "azure.gateway_subnet.longest",
            "azure.bastion_subnet.longest",
            "azure.firewall_subnet.longest"};
}

/// How far the page that states a requirement was followed.
enum class SourceStanding : std::uint8_t {
    Read,       ///< the provider's own page was read
    Secondary,  ///< a third party's page that cites the provider was read
    Memory,     ///< general knowledge, to be checked before it is cited
    Own,        ///< follows from the drawing itself
};
constexpr std::array<std::string_view, 4> enumNames(SourceStanding) { return {"read", "secondary", "memory", "own"}; }

/// One value that a limit has or had, as it stands in resources/limits/*.json.
struct Limit {
    std::string_view id;
    std::string_view unit;
    std::int64_t value = 0;
    Date valid_from;  ///< not set: since ever
    Date valid_to;    ///< inclusive; not set: still
    std::string_view source;
    Date read;                  ///< the day of the reading, or of the page that was read; not set: not recorded
    std::string_view standing;  ///< a name of SourceStanding
    std::string_view note;
};

/// Every value of every limit, in the order of the files, which are compiled in.
std::span<const Limit> limits();

/// What a limit was on a day; empty where none is recorded for that day (then nothing is limited).
std::optional<std::int64_t> limitOn(LimitId id, Date day);

/// The names of Azure's service tags, sorted; without the regional forms ("Storage.KoreaCentral").
std::span<const std::string_view> serviceTags();

/// Whether Azure has a service tag of that name, regional forms included, in any case. "*" is none: it means any.
bool isServiceTag(std::string_view name);

}  // namespace pb::net
