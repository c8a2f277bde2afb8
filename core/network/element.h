// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/kinds_aws.h"
#include "core/network/kinds_aws_transit.h"
#include "core/network/kinds_azure.h"
#include "core/network/kinds_azure_edge.h"
#include "core/network/kinds_common.h"

#include <string>
#include <variant>

namespace pb::net {

/// One alternative per Kind, in the order of the enum.
using KindData =
    std::variant<Internet, OnPremises, Note, Opaque, Account, Region, Vpc, AvailabilityZone, Subnet, InternetGateway,
                 EgressOnlyInternetGateway, NatGateway, VirtualPrivateGateway, CustomerGateway, VpnConnection,
                 VpcPeering, VpcEndpoint, PrefixList, RouteTable, SecurityGroup, NetworkAcl, NetworkInterface, Instance,
                 DirectConnectConnection, VirtualInterface, DirectConnectGateway, TransitGateway,
                 TransitGatewayAttachment, TransitGatewayRouteTable, LoadBalancer, Subscription, AzureRegion,
                 VirtualNetwork, AzureSubnet, NetworkSecurityGroup, ApplicationSecurityGroup, AzureRouteTable,
                 AzureNetworkInterface, VirtualMachine, AzureNatGateway, VirtualNetworkGateway, LocalNetworkGateway,
                 Connection, VnetPeering, AzurePublicIp, ExpressRouteCircuit, AzureFirewall, Bastion, AzureLoadBalancer,
                 PrivateEndpoint>;
static_assert(std::variant_size_v<KindData> == kKindCount);

/// Where an element is drawn: canvas units (1 unit = 1 px at 100 %), x and y from the parent's top left corner.
/// Leaves have the size that the canvas gives their kind; then width and height are 0.
struct Box {
    std::int32_t x = 0, y = 0, width = 0, height = 0;
    friend bool operator==(const Box&, const Box&) = default;
};

/// One drawn thing. Its kind is the alternative that `data` holds and never changes.
struct Element {
    ElementId id;
    ElementId parent;  ///< the container it stands in; none: the canvas itself
    std::string name;
    std::string cloud_id;  ///< the provider's id where imported ("i-0ab…", an Azure resource id), else empty
    std::string note;
    Box box;
    KindData data;

    Kind kind() const noexcept { return static_cast<Kind>(data.index()); }
    template <class T>
    const T* as() const noexcept
    {
        return std::get_if<T>(&data);
    }
    friend bool operator==(const Element&, const Element&) = default;
};

/// A new element's data: the kind's defaults.
KindData defaultData(Kind kind);

/// How an element is named to a person or a program outside: its cloud id, else its name, else "Kind-7".
std::string label(const Element& element);

}  // namespace pb::net
