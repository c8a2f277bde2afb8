// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace pb::net {

/// What an element is. The order is that of the variant `KindData`; names are the keys in files.
enum class Kind : std::uint8_t {
    // both clouds
    Internet,
    OnPremises,
    Note,
    Opaque,
    // AWS
    Account,
    Region,
    Vpc,
    AvailabilityZone,
    Subnet,
    InternetGateway,
    EgressOnlyInternetGateway,
    NatGateway,
    VirtualPrivateGateway,
    CustomerGateway,
    VpnConnection,
    VpcPeering,
    VpcEndpoint,
    PrefixList,
    RouteTable,
    SecurityGroup,
    NetworkAcl,
    NetworkInterface,
    Instance,
    DirectConnectConnection,
    VirtualInterface,
    DirectConnectGateway,
    TransitGateway,
    TransitGatewayAttachment,
    TransitGatewayRouteTable,
    LoadBalancer,
    // Azure
    Subscription,
    AzureRegion,
    VirtualNetwork,
    AzureSubnet,
    NetworkSecurityGroup,
    ApplicationSecurityGroup,
    AzureRouteTable,
    AzureNetworkInterface,
    VirtualMachine,
    AzureNatGateway,
    VirtualNetworkGateway,
    LocalNetworkGateway,
    Connection,
    VnetPeering,
    AzurePublicIp,
    ExpressRouteCircuit,
    AzureFirewall,
    Bastion,
    AzureLoadBalancer,
    PrivateEndpoint,
};
inline constexpr std::size_t kKindCount = static_cast<std::size_t>(Kind::PrivateEndpoint) + 1;
static_assert(kKindCount <= 64, "Kinds is a set of 64 bits");

constexpr std::array<std::string_view, kKindCount> enumNames(Kind)
{
    return {"Internet",
            "OnPremises",
            "Note",
            "Opaque",
            "Account",
            "Region",
            "Vpc",
            "AvailabilityZone",
            "Subnet",
            "InternetGateway",
            "EgressOnlyInternetGateway",
            "NatGateway",
            "VirtualPrivateGateway",
            "CustomerGateway",
            "VpnConnection",
            "VpcPeering",
            "VpcEndpoint",
            "PrefixList",
            "RouteTable",
            "SecurityGroup",
            "NetworkAcl",
            "NetworkInterface",
            "Instance",
            "DirectConnectConnection",
            "VirtualInterface",
            "DirectConnectGateway",
            "TransitGateway",
            "TransitGatewayAttachment",
            "TransitGatewayRouteTable",
            "LoadBalancer",
            "Subscription",
            "AzureRegion",
            "VirtualNetwork",
            "AzureSubnet",
            "NetworkSecurityGroup",
            "ApplicationSecurityGroup",
            "AzureRouteTable",
            "AzureNetworkInterface",
            "VirtualMachine",
            "AzureNatGateway",
            "VirtualNetworkGateway",
            "LocalNetworkGateway",
            "Connection",
            "VnetPeering",
            "AzurePublicIp",
            "ExpressRouteCircuit",
            "AzureFirewall",
            "Bastion",
            "AzureLoadBalancer",
            "PrivateEndpoint"};
}

/// A set of kinds, one bit each.
using Kinds = std::uint64_t;
constexpr Kinds kinds() { return 0; }
template <class... Rest>
constexpr Kinds kinds(Kind first, Rest... rest)
{
    return (Kinds{1} << static_cast<unsigned>(first)) | kinds(rest...);
}
constexpr bool contains(Kinds set, Kind kind) { return (set >> static_cast<unsigned>(kind) & 1) != 0; }
constexpr Kinds kSubnetKinds = kinds(Kind::Subnet, Kind::AzureSubnet);
/// Boxes around their interfaces.
constexpr Kinds kMachineKinds = kinds(Kind::Instance, Kind::VirtualMachine, Kind::PrivateEndpoint);
/// What an interface may belong to: a load balancer's stand in several subnets, so it holds none of them.
constexpr Kinds kInterfaceOwners = kMachineKinds | kinds(Kind::LoadBalancer);

enum class Cloud : std::uint8_t { Common, Aws, Azure };
constexpr std::array<std::string_view, 3> enumNames(Cloud) { return {"common", "aws", "azure"}; }

/// What the editor must know of a kind beside its fields.
struct KindInfo {
    Cloud cloud = Cloud::Common;
    bool container = false;  ///< drawn as a box that holds other elements
    bool atRoot = false;     ///< may stand outside every container
    Kinds parents = 0;       ///< the kinds that may hold it
};

const KindInfo& kindInfo(Kind kind) noexcept;

}  // namespace pb::net
