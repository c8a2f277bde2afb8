// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/index.h"
#include "core/network/trace.h"

#include <optional>
#include <string>
#include <vector>

namespace pb::net {

/// Where a route comes from, in the order in which the clouds decide between equal prefixes.
enum class RouteOrigin : std::uint8_t {
    Static,                   ///< AWS: a row of the table; one for a block of the VPC replaces the local route
    User,                     ///< Azure: user-defined
    Local,                    ///< the blocks of the VPC or virtual network itself
    Peering,                  ///< Azure: system route to a peer
    PrefixList,               ///< AWS: a row by prefix list
    PropagatedVpc,            ///< transit gateway: a block of an attached VPC
    PropagatedDirectConnect,  ///< AWS: a BGP route of a virtual interface
    PropagatedVpn,            ///< AWS: a static route of a VPN, propagated
    PropagatedBgp,            ///< AWS: a BGP route of a VPN, propagated
    Gateway,                  ///< Azure: learnt from a virtual network gateway
    System,                   ///< Azure: all else to the Internet, private ranges to nowhere
};

constexpr bool isPropagated(RouteOrigin origin)
{
    return origin >= RouteOrigin::PropagatedVpc && origin <= RouteOrigin::PropagatedBgp;
}

/// An effective route of an AWS subnet or of a transit gateway's route table.
struct AwsRoute {
    Prefix destination;
    RouteOrigin origin = RouteOrigin::Static;
    ElementId table;
    int row = -1;      ///< -1: implied
    ElementId target;  ///< none for Local, and where the target is gone
    bool blackhole = false;
};

/// An effective route of an Azure subnet.
struct AzureRoute {
    Prefix destination;
    RouteOrigin origin = RouteOrigin::System;
    ElementId table;
    int row = -1;
    NextHop next_hop = NextHop::None;
    OptionalAddress next_hop_ip;
    ElementId via;  ///< the peering or gateway
};

/// Every route in force at a subnet, in no order.
/// Route propagation and tie-breaks: https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
std::vector<AwsRoute> awsRoutes(const Index& index, const Element& subnet);
/// https://learn.microsoft.com/azure/virtual-network/virtual-networks-udr-overview
std::vector<AzureRoute> azureRoutes(const Index& index, const Element& subnet);

/// The route that takes packets to `destination`, and those that also hold it but lose.
template <class Route>
struct RouteLookup {
    std::optional<Route> chosen;
    std::vector<Route> losers;  ///< best first
};
RouteLookup<AwsRoute> lookUp(std::vector<AwsRoute> routes, const Address& destination);
RouteLookup<AzureRoute> lookUp(std::vector<AzureRoute> routes, const Address& destination);

/// "10.0.0.0/16 local", "0.0.0.0/0 igw-1"
std::string routeText(const Index& index, const AwsRoute& route);
std::string routeText(const Index& index, const AzureRoute& route);

/// Every route in force in a transit gateway's table, in no order: its own rows, and what its attachments propagate. On
/// equal prefixes static ones come first, then those of VPCs, Direct Connect and VPNs.
/// https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
std::vector<AwsRoute> transitRoutes(const Index& index, const Element& table);
/// What a transit gateway's attachment leads to where it propagates: the blocks of the VPC, or the routes of the VPN or
/// the virtual interfaces. A peering propagates nothing.
Prefixes reachedBy(const Index& index, const TransitGatewayAttachment& attachment);
/// The attachment by which a transit gateway is joined to a resource; null where there is none.
const Element* attachmentOf(const Index& index, ElementId transitGateway, ElementId resource);
/// The table that packets coming in by an attachment are routed by; null where it is associated with none.
const Element* associatedTable(const Index& index, const TransitGatewayAttachment& attachment);
/// The subnet where packets from a transit gateway enter the attached VPC: that of the zone where they come from, else
/// the first. Null where none is drawn.
const Element* entrySubnet(const Index& index, const TransitGatewayAttachment& attachment, std::string_view zone);

/// A way from a gateway to a site.
struct SiteLink {
    const Element* link = nullptr;  ///< the VPN connection, or the virtual interface
    ElementId site;
    Prefixes prefixes;  ///< that it announces
    RouteOrigin origin = RouteOrigin::PropagatedBgp;
};
/// The links of a virtual private gateway or of a Direct Connect gateway. Those of the former that lead over one of the
/// latter are among them.
std::vector<SiteLink> siteLinksOf(const Index& index, const Element& gateway);

/// What a VPN connection leads to: its static routes, or for BGP the prefixes of the site behind it.
Prefixes reachedBy(const Index& index, const VpnConnection& vpn);
/// The site that an Azure connection joins directly, or over a circuit; its peer, whatever that is, where it joins
/// none.
ElementId siteOf(const Index& index, const Connection& connection);
/// What an Azure connection leads to: the prefixes of its peer.
Prefixes reachedBy(const Index& index, const Connection& connection);
/// The Connections of a virtual network gateway.
std::vector<const Element*> connectionsOf(const Index& index, ElementId gateway);
/// The VPN connections of a virtual private gateway.
std::vector<const Element*> vpnsOf(const Index& index, ElementId gateway);
/// Both halves of an Azure peering are there.
bool isConnected(const VnetPeering& peering);
/// The gateway of its own, else of a peer that lends one, that a virtual network uses; null where there is none.
const Element* usedGateway(const Index& index, ElementId vnet);

}  // namespace pb::net
