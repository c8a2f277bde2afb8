// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/kinds_aws.h"

namespace pb::net {

/// Azure user-defined-route next hop types, by their names in the REST API.
enum class NextHop : std::uint8_t { VirtualNetworkGateway, VnetLocal, Internet, VirtualAppliance, None };
constexpr std::array<std::string_view, 5> enumNames(NextHop)
{
    return {"VirtualNetworkGateway", "VnetLocal", "Internet", "VirtualAppliance", "None"};
}

/// A user-defined route. Exactly one of `destination` and `service_tag` is set.
struct UserRoute {
    std::string name;
    OptionalPrefix destination;
    std::string service_tag;
    NextHop next_hop = NextHop::VirtualAppliance;
    OptionalAddress next_hop_ip;  ///< for VirtualAppliance only
    static constexpr auto fields()
    {
        return std::tuple(field({"name"}, &UserRoute::name),
                          field({"destination", FieldType::Prefix}, &UserRoute::destination),
                          field({"service_tag"}, &UserRoute::service_tag),
                          field({"next_hop", FieldType::Choice}, &UserRoute::next_hop),
                          field({"next_hop_ip", FieldType::Address}, &UserRoute::next_hop_ip));
    }
    friend bool operator==(const UserRoute&, const UserRoute&) = default;
};
using UserRoutes = std::vector<UserRoute>;

/// A row of a network security group. Rows are tried by rising priority within a direction; the six default rows
/// (65000 and up) are implied and not stored. Each side is a union of prefixes, service tags and application security
/// groups; all empty means any.
struct NsgRule {
    std::string name;
    std::int64_t priority = 100;
    Direction direction = Direction::In;
    Action action = Action::Allow;
    Protocol protocol;
    Prefixes source;
    Strings source_tags;
    ElementIds source_groups;
    Ports source_ports;  ///< empty: any
    Prefixes destination;
    Strings destination_tags;
    ElementIds destination_groups;
    Ports destination_ports;  ///< empty: any
    static constexpr auto fields()
    {
        constexpr Kinds groups = kinds(Kind::ApplicationSecurityGroup);
        return std::tuple(
            field({"name"}, &NsgRule::name),
            field(FieldInfo{"priority", FieldType::Integer}.in(100, 4096), &NsgRule::priority),
            field({"direction", FieldType::Choice}, &NsgRule::direction),
            field({"action", FieldType::Choice}, &NsgRule::action),
            field({"protocol", FieldType::Protocol}, &NsgRule::protocol),
            field({"source", FieldType::Prefixes}, &NsgRule::source),
            field({"source_tags", FieldType::Strings}, &NsgRule::source_tags),
            field(FieldInfo{"source_groups", FieldType::References}.to(groups), &NsgRule::source_groups),
            field({"source_ports", FieldType::Ports}, &NsgRule::source_ports),
            field({"destination", FieldType::Prefixes}, &NsgRule::destination),
            field({"destination_tags", FieldType::Strings}, &NsgRule::destination_tags),
            field(FieldInfo{"destination_groups", FieldType::References}.to(groups), &NsgRule::destination_groups),
            field({"destination_ports", FieldType::Ports}, &NsgRule::destination_ports));
    }
    friend bool operator==(const NsgRule&, const NsgRule&) = default;
};
using NsgRules = std::vector<NsgRule>;

/// An Azure subscription: the box around what it pays for.
struct Subscription {
    static constexpr Kind kind = Kind::Subscription;
    std::string subscription_id;  ///< a GUID
    static constexpr auto fields() { return std::tuple(field({"subscription_id"}, &Subscription::subscription_id)); }
    friend bool operator==(const Subscription&, const Subscription&) = default;
};

struct AzureRegion {
    static constexpr Kind kind = Kind::AzureRegion;
    std::string code;  ///< "koreacentral"
    static constexpr auto fields() { return std::tuple(field({"code"}, &AzureRegion::code)); }
    friend bool operator==(const AzureRegion&, const AzureRegion&) = default;
};

struct VirtualNetwork {
    static constexpr Kind kind = Kind::VirtualNetwork;
    Prefixes address_spaces;
    Addresses dns_servers;  ///< none: Azure-provided
    static constexpr auto fields()
    {
        return std::tuple(field({"address_spaces", FieldType::Prefixes}, &VirtualNetwork::address_spaces),
                          field({"dns_servers", FieldType::Addresses}, &VirtualNetwork::dns_servers));
    }
    friend bool operator==(const VirtualNetwork&, const VirtualNetwork&) = default;
};

/// Spans every zone of its region. Names such as "GatewaySubnet" have a meaning of their own.
struct AzureSubnet {
    static constexpr Kind kind = Kind::AzureSubnet;
    Prefixes prefixes;
    ElementId security_group;
    ElementId route_table;
    ElementId nat_gateway;
    bool default_outbound = true;
    Strings delegations;
    bool deployed = false;
    static constexpr auto fields()
    {
        return std::tuple(field({"prefixes", FieldType::Prefixes}, &AzureSubnet::prefixes),
                          field(FieldInfo{"security_group", FieldType::Reference}.to(kinds(Kind::NetworkSecurityGroup)),
                                &AzureSubnet::security_group),
                          field(FieldInfo{"route_table", FieldType::Reference}.to(kinds(Kind::AzureRouteTable)),
                                &AzureSubnet::route_table),
                          field(FieldInfo{"nat_gateway", FieldType::Reference}.to(kinds(Kind::AzureNatGateway)),
                                &AzureSubnet::nat_gateway),
                          field({"default_outbound", FieldType::Flag}, &AzureSubnet::default_outbound),
                          field({"delegations", FieldType::Strings}, &AzureSubnet::delegations),
                          field({"deployed", FieldType::Flag}, &AzureSubnet::deployed));
    }
    friend bool operator==(const AzureSubnet&, const AzureSubnet&) = default;
};

/// Stateful filter at a subnet, an interface, or both.
struct NetworkSecurityGroup {
    static constexpr Kind kind = Kind::NetworkSecurityGroup;
    NsgRules rules;
    static constexpr auto fields()
    {
        return std::tuple(field({"rules", FieldType::Rows}, &NetworkSecurityGroup::rules));
    }
    friend bool operator==(const NetworkSecurityGroup&, const NetworkSecurityGroup&) = default;
};

struct ApplicationSecurityGroup {
    static constexpr Kind kind = Kind::ApplicationSecurityGroup;
    static constexpr auto fields() { return std::tuple<>(); }
    friend bool operator==(const ApplicationSecurityGroup&, const ApplicationSecurityGroup&) = default;
};

struct AzureRouteTable {
    static constexpr Kind kind = Kind::AzureRouteTable;
    bool bgp_propagation = true;
    UserRoutes routes;
    static constexpr auto fields()
    {
        return std::tuple(field({"bgp_propagation", FieldType::Flag}, &AzureRouteTable::bgp_propagation),
                          field({"routes", FieldType::Rows}, &AzureRouteTable::routes));
    }
    friend bool operator==(const AzureRouteTable&, const AzureRouteTable&) = default;
};

enum class PublicIpSku : std::uint8_t { Standard, Basic };
constexpr std::array<std::string_view, 2> enumNames(PublicIpSku) { return {"Standard", "Basic"}; }

/// Stands in a subnet, or in a virtual machine that stands in one.
struct AzureNetworkInterface {
    static constexpr Kind kind = Kind::AzureNetworkInterface;
    Addresses private_ips;
    OptionalAddress public_ip;
    PublicIpSku public_ip_sku = PublicIpSku::Standard;
    ElementId security_group;
    ElementIds application_groups;
    bool ip_forwarding = false;
    ElementId machine;  ///< for an interface that stands in a subnet its machine or endpoint; its parent otherwise
    static constexpr auto fields()
    {
        return std::tuple(
            field({"private_ips", FieldType::Addresses}, &AzureNetworkInterface::private_ips),
            field({"public_ip", FieldType::Address}, &AzureNetworkInterface::public_ip),
            field({"public_ip_sku", FieldType::Choice}, &AzureNetworkInterface::public_ip_sku),
            field(FieldInfo{"security_group", FieldType::Reference}.to(kinds(Kind::NetworkSecurityGroup)),
                  &AzureNetworkInterface::security_group),
            field(FieldInfo{"application_groups", FieldType::References}.to(kinds(Kind::ApplicationSecurityGroup)),
                  &AzureNetworkInterface::application_groups),
            field({"ip_forwarding", FieldType::Flag}, &AzureNetworkInterface::ip_forwarding),
            field(FieldInfo{"machine", FieldType::Reference}.to(kinds(Kind::VirtualMachine, Kind::PrivateEndpoint)),
                  &AzureNetworkInterface::machine));
    }
    friend bool operator==(const AzureNetworkInterface&, const AzureNetworkInterface&) = default;
};

struct VirtualMachine {
    static constexpr Kind kind = Kind::VirtualMachine;
    OperatingSystem os = OperatingSystem::Linux;
    std::string tier;
    std::string zone;  ///< "1", "2", "3"; empty: not zonal
    Ports listens;
    static constexpr auto fields()
    {
        return std::tuple(field({"os", FieldType::Choice}, &VirtualMachine::os), field({"tier"}, &VirtualMachine::tier),
                          field({"zone"}, &VirtualMachine::zone),
                          field({"listens", FieldType::Ports}, &VirtualMachine::listens));
    }
    friend bool operator==(const VirtualMachine&, const VirtualMachine&) = default;
};

struct AzureNatGateway {
    static constexpr Kind kind = Kind::AzureNatGateway;
    Addresses public_ips;  ///< 1..16
    static constexpr auto fields()
    {
        return std::tuple(field({"public_ips", FieldType::Addresses}, &AzureNatGateway::public_ips));
    }
    friend bool operator==(const AzureNatGateway&, const AzureNatGateway&) = default;
};

enum class AzureGatewayType : std::uint8_t { Vpn, ExpressRoute };
constexpr std::array<std::string_view, 2> enumNames(AzureGatewayType) { return {"Vpn", "ExpressRoute"}; }

/// Stands in the subnet named GatewaySubnet.
struct VirtualNetworkGateway {
    static constexpr Kind kind = Kind::VirtualNetworkGateway;
    AzureGatewayType type = AzureGatewayType::Vpn;
    bool active_active = false;
    OptionalAddress public_ip;
    static constexpr auto fields()
    {
        return std::tuple(field({"type", FieldType::Choice}, &VirtualNetworkGateway::type),
                          field({"active_active", FieldType::Flag}, &VirtualNetworkGateway::active_active),
                          field({"public_ip", FieldType::Address}, &VirtualNetworkGateway::public_ip));
    }
    friend bool operator==(const VirtualNetworkGateway&, const VirtualNetworkGateway&) = default;
};

/// The customer's end of a VPN, as Azure knows it.
struct LocalNetworkGateway {
    static constexpr Kind kind = Kind::LocalNetworkGateway;
    OptionalAddress public_ip;
    Prefixes prefixes;
    ElementId site;
    static constexpr auto fields()
    {
        return std::tuple(
            field({"public_ip", FieldType::Address}, &LocalNetworkGateway::public_ip),
            field({"prefixes", FieldType::Prefixes}, &LocalNetworkGateway::prefixes),
            field(FieldInfo{"site", FieldType::Reference}.to(kinds(Kind::OnPremises)), &LocalNetworkGateway::site));
    }
    friend bool operator==(const LocalNetworkGateway&, const LocalNetworkGateway&) = default;
};

/// Joins a virtual network gateway with a local network gateway, another gateway, or (ExpressRoute) a
/// circuit or an on-premises site.
struct Connection {
    static constexpr Kind kind = Kind::Connection;
    ElementId gateway;
    ElementId peer;
    bool bgp = false;
    static constexpr auto fields()
    {
        return std::tuple(field(FieldInfo{"gateway", FieldType::Reference}.to(kinds(Kind::VirtualNetworkGateway)),
                                &Connection::gateway),
                          field(FieldInfo{"peer", FieldType::Reference}.to(
                                    kinds(Kind::LocalNetworkGateway, Kind::VirtualNetworkGateway,
                                          Kind::ExpressRouteCircuit, Kind::OnPremises)),
                                &Connection::peer),
                          field({"bgp", FieldType::Flag}, &Connection::bgp));
    }
    friend bool operator==(const Connection&, const Connection&) = default;
};

/// Both halves of a peering in one element; each half is on or off, and carries its own flags.
struct VnetPeering {
    static constexpr Kind kind = Kind::VnetPeering;
    ElementId left, right;
    bool left_link = true;                                             ///< the half created in `left`
    bool right_link = true;                                            ///< the half created in `right`
    bool left_forwarded = false, right_forwarded = false;              ///< allow forwarded traffic into that side
    bool left_gateway_transit = false, right_gateway_transit = false;  ///< that side offers its gateway
    bool left_remote_gateways = false, right_remote_gateways = false;  ///< that side uses the other's gateway
    static constexpr auto fields()
    {
        return std::tuple(
            field(FieldInfo{"left", FieldType::Reference}.to(kinds(Kind::VirtualNetwork)), &VnetPeering::left),
            field(FieldInfo{"right", FieldType::Reference}.to(kinds(Kind::VirtualNetwork)), &VnetPeering::right),
            field({"left_link", FieldType::Flag}, &VnetPeering::left_link),
            field({"right_link", FieldType::Flag}, &VnetPeering::right_link),
            field({"left_forwarded", FieldType::Flag}, &VnetPeering::left_forwarded),
            field({"right_forwarded", FieldType::Flag}, &VnetPeering::right_forwarded),
            field({"left_gateway_transit", FieldType::Flag}, &VnetPeering::left_gateway_transit),
            field({"right_gateway_transit", FieldType::Flag}, &VnetPeering::right_gateway_transit),
            field({"left_remote_gateways", FieldType::Flag}, &VnetPeering::left_remote_gateways),
            field({"right_remote_gateways", FieldType::Flag}, &VnetPeering::right_remote_gateways));
    }
    friend bool operator==(const VnetPeering&, const VnetPeering&) = default;
};

}  // namespace pb::net
