// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/kinds_aws.h"

/// Transit gateways, Direct Connect and load balancers.
namespace pb::net {

/// A physical line from a Direct Connect location to the customer's router.
struct DirectConnectConnection {
    static constexpr Kind kind = Kind::DirectConnectConnection;
    std::int64_t bandwidth = 1000;  ///< Mbps
    std::string location;           ///< "EqSe2"; lines at one location share its fate
    ElementId site;                 ///< the on-premises network at its far end
    static constexpr auto fields()
    {
        return std::tuple(
            field(FieldInfo{"bandwidth", FieldType::Integer}.in(50, 400000).per("Mbps"),
                  &DirectConnectConnection::bandwidth),
            field({"location"}, &DirectConnectConnection::location),
            field(FieldInfo{"site", FieldType::Reference}.to(kinds(Kind::OnPremises)), &DirectConnectConnection::site));
    }
    friend bool operator==(const DirectConnectConnection&, const DirectConnectConnection&) = default;
};

enum class VirtualInterfaceType : std::uint8_t { Private, Public, Transit };
constexpr std::array<std::string_view, 3> enumNames(VirtualInterfaceType) { return {"private", "public", "transit"}; }

/// A BGP session over a connection. Private ones lead to a virtual private gateway or a Direct Connect gateway, transit
/// ones to a Direct Connect gateway, public ones to AWS's public addresses.
struct VirtualInterface {
    static constexpr Kind kind = Kind::VirtualInterface;
    VirtualInterfaceType type = VirtualInterfaceType::Private;
    ElementId connection;
    ElementId gateway;
    std::int64_t vlan = 100;
    std::int64_t asn = 65000;  ///< the customer's
    bool up = true;            ///< its BGP session
    static constexpr auto fields()
    {
        return std::tuple(field({"type", FieldType::Choice}, &VirtualInterface::type),
                          field(FieldInfo{"connection", FieldType::Reference}.to(kinds(Kind::DirectConnectConnection)),
                                &VirtualInterface::connection),
                          field(FieldInfo{"gateway", FieldType::Reference}.to(
                                    kinds(Kind::DirectConnectGateway, Kind::VirtualPrivateGateway)),
                                &VirtualInterface::gateway),
                          field(FieldInfo{"vlan", FieldType::Integer}.in(1, 4094), &VirtualInterface::vlan),
                          field(FieldInfo{"asn", FieldType::Integer}.in(1, 4294967294), &VirtualInterface::asn),
                          field({"up", FieldType::Flag}, &VirtualInterface::up));
    }
    friend bool operator==(const VirtualInterface&, const VirtualInterface&) = default;
};

/// Joins virtual interfaces with gateways of any region. It does not lead from one of them to another.
struct DirectConnectGateway {
    static constexpr Kind kind = Kind::DirectConnectGateway;
    std::int64_t asn = 64512;
    ElementIds gateways;  ///< associated: virtual private gateways, or transit gateways
    /// What the associated gateways' side is announced as to the site. For transit gateways only these; for virtual
    /// private gateways a filter over the VPCs' blocks, where empty lets all pass.
    Prefixes allowed_prefixes;
    static constexpr auto fields()
    {
        return std::tuple(field(FieldInfo{"asn", FieldType::Integer}.in(1, 4294967294), &DirectConnectGateway::asn),
                          field(FieldInfo{"gateways", FieldType::References}.to(
                                    kinds(Kind::VirtualPrivateGateway, Kind::TransitGateway)),
                                &DirectConnectGateway::gateways),
                          field({"allowed_prefixes", FieldType::Prefixes}, &DirectConnectGateway::allowed_prefixes));
    }
    friend bool operator==(const DirectConnectGateway&, const DirectConnectGateway&) = default;
};

/// A regional router between attachments.
struct TransitGateway {
    static constexpr Kind kind = Kind::TransitGateway;
    std::int64_t asn = 64512;
    bool auto_accept = false;  ///< attachments of other accounts
    static constexpr auto fields()
    {
        return std::tuple(field(FieldInfo{"asn", FieldType::Integer}.in(1, 4294967294), &TransitGateway::asn),
                          field({"auto_accept", FieldType::Flag}, &TransitGateway::auto_accept));
    }
    friend bool operator==(const TransitGateway&, const TransitGateway&) = default;
};

/// One end of a transit gateway. A peering of two of them has an attachment at each.
struct TransitGatewayAttachment {
    static constexpr Kind kind = Kind::TransitGatewayAttachment;
    ElementId transit_gateway;
    ElementId resource;           ///< the VPC, VPN, Direct Connect gateway or other transit gateway that it joins
    ElementIds subnets;           ///< of a VPC, at most one to a zone: packets leave and enter the VPC here
    ElementId route_table;        ///< the association: looked up for packets that come in here; none: they are dropped
    bool appliance_mode = false;  ///< keeps a flow in one zone both ways, as stateful appliances need
    static constexpr auto fields()
    {
        return std::tuple(
            field(FieldInfo{"transit_gateway", FieldType::Reference}.to(kinds(Kind::TransitGateway)),
                  &TransitGatewayAttachment::transit_gateway),
            field(FieldInfo{"resource", FieldType::Reference}.to(
                      kinds(Kind::Vpc, Kind::VpnConnection, Kind::DirectConnectGateway, Kind::TransitGateway)),
                  &TransitGatewayAttachment::resource),
            field(FieldInfo{"subnets", FieldType::References}.to(kinds(Kind::Subnet)),
                  &TransitGatewayAttachment::subnets),
            field(FieldInfo{"route_table", FieldType::Reference}.to(kinds(Kind::TransitGatewayRouteTable)),
                  &TransitGatewayAttachment::route_table),
            field({"appliance_mode", FieldType::Flag}, &TransitGatewayAttachment::appliance_mode));
    }
    friend bool operator==(const TransitGatewayAttachment&, const TransitGatewayAttachment&) = default;
};

/// A route domain of a transit gateway. Static rows are stored; propagated ones follow from `propagating`.
struct TransitGatewayRouteTable {
    static constexpr Kind kind = Kind::TransitGatewayRouteTable;
    ElementId transit_gateway;
    Routes routes;
    ElementIds propagating;  ///< attachments whose networks are routes here
    static constexpr auto fields()
    {
        return std::tuple(
            field(FieldInfo{"transit_gateway", FieldType::Reference}.to(kinds(Kind::TransitGateway)),
                  &TransitGatewayRouteTable::transit_gateway),
            field({"routes", FieldType::Rows}, &TransitGatewayRouteTable::routes),
            field(FieldInfo{"propagating", FieldType::References}.to(kinds(Kind::TransitGatewayAttachment)),
                  &TransitGatewayRouteTable::propagating));
    }
    friend bool operator==(const TransitGatewayRouteTable&, const TransitGatewayRouteTable&) = default;
};

enum class LoadBalancerType : std::uint8_t { Application, Network, Gateway };
constexpr std::array<std::string_view, 3> enumNames(LoadBalancerType) { return {"application", "network", "gateway"}; }

enum class LoadBalancerScheme : std::uint8_t { Internal, InternetFacing };
constexpr std::array<std::string_view, 2> enumNames(LoadBalancerScheme) { return {"internal", "internet-facing"}; }

/// Stands in its VPC. Its addresses and security groups are those of its network interfaces, one to a subnet.
struct LoadBalancer {
    static constexpr Kind kind = Kind::LoadBalancer;
    LoadBalancerType type = LoadBalancerType::Application;
    LoadBalancerScheme scheme = LoadBalancerScheme::Internal;
    ListenerProtocol protocol = ListenerProtocol::Tcp;
    Ports listeners;     ///< ports that clients use
    Ports target_ports;  ///< the targets', in the order of the listeners; empty: the same; see portMapsOf()
    ElementIds targets;  ///< instances, interfaces, or another load balancer behind it
    /// Network: targets see the client's address. https://docs.aws.amazon.com/elasticloadbalancing/latest/network/
    bool preserve_client_ip = true;
    static constexpr auto fields()
    {
        return std::tuple(field({"type", FieldType::Choice}, &LoadBalancer::type),
                          field({"scheme", FieldType::Choice}, &LoadBalancer::scheme),
                          field({"protocol", FieldType::Choice}, &LoadBalancer::protocol),
                          field({"listeners", FieldType::Ports}, &LoadBalancer::listeners),
                          field({"target_ports", FieldType::Ports}, &LoadBalancer::target_ports),
                          field(FieldInfo{"targets", FieldType::References}.to(
                                    kinds(Kind::Instance, Kind::NetworkInterface, Kind::LoadBalancer)),
                                &LoadBalancer::targets),
                          field({"preserve_client_ip", FieldType::Flag}, &LoadBalancer::preserve_client_ip));
    }
    friend bool operator==(const LoadBalancer&, const LoadBalancer&) = default;
};

}  // namespace pb::net
