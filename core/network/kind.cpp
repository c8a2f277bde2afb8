// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/kind.h"

namespace pb::net {

namespace {

constexpr Kinds kAwsSubnets = kinds(Kind::Subnet);
constexpr Kinds kAzureSubnets = kinds(Kind::AzureSubnet);
constexpr Kinds kInRegion = kinds(Kind::Region);
constexpr Kinds kInAccount = kinds(Kind::Account);
constexpr Kinds kInRegionOrAccount = kInRegion | kInAccount;
constexpr Kinds kInAzureRegion = kinds(Kind::AzureRegion);

/// In the order of Kind.
constexpr std::array<KindInfo, kKindCount> kKinds{{
    {Cloud::Common, false, true, 0},                                            // Internet
    {Cloud::Common, false, true, 0},                                            // OnPremises
    {Cloud::Common, false, true, ~Kinds{0}},                                    // Note
    {Cloud::Common, false, true, ~Kinds{0}},                                    // Opaque
    {Cloud::Aws, true, true, 0},                                                // Account
    {Cloud::Aws, true, true, kInAccount},                                       // Region
    {Cloud::Aws, true, true, kInRegion},                                        // Vpc
    {Cloud::Aws, true, false, kinds(Kind::Vpc)},                                // AvailabilityZone
    {Cloud::Aws, true, false, kinds(Kind::AvailabilityZone, Kind::Vpc)},        // Subnet
    {Cloud::Aws, false, true, kInRegion | kinds(Kind::Vpc)},                    // InternetGateway
    {Cloud::Aws, false, true, kInRegion | kinds(Kind::Vpc)},                    // EgressOnlyInternetGateway
    {Cloud::Aws, false, false, kAwsSubnets},                                    // NatGateway
    {Cloud::Aws, false, true, kInRegion | kinds(Kind::Vpc)},                    // VirtualPrivateGateway
    {Cloud::Aws, false, true, kInRegion},                                       // CustomerGateway
    {Cloud::Aws, false, true, kInRegion},                                       // VpnConnection
    {Cloud::Aws, false, true, kInRegion},                                       // VpcPeering
    {Cloud::Aws, false, false, kinds(Kind::Vpc, Kind::Subnet)},                 // VpcEndpoint
    {Cloud::Aws, false, true, kInRegion},                                       // PrefixList
    {Cloud::Aws, false, false, kinds(Kind::Vpc)},                               // RouteTable
    {Cloud::Aws, false, false, kinds(Kind::Vpc)},                               // SecurityGroup
    {Cloud::Aws, false, false, kinds(Kind::Vpc)},                               // NetworkAcl
    {Cloud::Aws, false, false, kinds(Kind::Subnet, Kind::Instance)},            // NetworkInterface
    {Cloud::Aws, true, false, kAwsSubnets},                                     // Instance
    {Cloud::Aws, false, true, kInRegionOrAccount},                              // DirectConnectConnection
    {Cloud::Aws, false, true, kInRegionOrAccount},                              // VirtualInterface
    {Cloud::Aws, false, true, kInRegionOrAccount},                              // DirectConnectGateway
    {Cloud::Aws, false, true, kInRegion},                                       // TransitGateway
    {Cloud::Aws, false, true, kInRegion},                                       // TransitGatewayAttachment
    {Cloud::Aws, false, true, kInRegion},                                       // TransitGatewayRouteTable
    {Cloud::Aws, false, false, kinds(Kind::Vpc)},                               // LoadBalancer
    {Cloud::Azure, true, true, 0},                                              // Subscription
    {Cloud::Azure, true, true, kinds(Kind::Subscription)},                      // AzureRegion
    {Cloud::Azure, true, true, kInAzureRegion},                                 // VirtualNetwork
    {Cloud::Azure, true, false, kinds(Kind::VirtualNetwork)},                   // AzureSubnet
    {Cloud::Azure, false, true, kInAzureRegion | kinds(Kind::VirtualNetwork)},  // NetworkSecurityGroup
    {Cloud::Azure, false, true, kInAzureRegion | kinds(Kind::VirtualNetwork)},  // ApplicationSecurityGroup
    {Cloud::Azure, false, true, kInAzureRegion | kinds(Kind::VirtualNetwork)},  // AzureRouteTable
    {Cloud::Azure, false, false,
     kinds(Kind::AzureSubnet, Kind::VirtualMachine, Kind::PrivateEndpoint)},    // AzureNetworkInterface
    {Cloud::Azure, true, false, kAzureSubnets},                                 // VirtualMachine
    {Cloud::Azure, false, true, kInAzureRegion | kinds(Kind::VirtualNetwork)},  // AzureNatGateway
    {Cloud::Azure, false, false, kAzureSubnets},                                // VirtualNetworkGateway
    {Cloud::Azure, false, true, kInAzureRegion},                                // LocalNetworkGateway
    {Cloud::Azure, false, true, kInAzureRegion},                                // Connection
    {Cloud::Azure, false, true, kInAzureRegion},                                // VnetPeering
    {Cloud::Azure, false, true, kInAzureRegion},                                // AzurePublicIp
    {Cloud::Azure, false, true, kInAzureRegion},                                // ExpressRouteCircuit
    {Cloud::Azure, false, false, kAzureSubnets},                                // AzureFirewall
    {Cloud::Azure, false, false, kAzureSubnets},                                // Bastion
    {Cloud::Azure, false, true, kInAzureRegion | kinds(Kind::VirtualNetwork, Kind::AzureSubnet)},  // AzureLoadBalancer
    {Cloud::Azure, true, false, kAzureSubnets},                                                    // PrivateEndpoint
}};

}  // namespace

const KindInfo& kindInfo(Kind kind) noexcept { return kKinds[static_cast<std::size_t>(kind)]; }

}  // namespace pb::net
