// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/kinds_azure.h"

/// What stands at the edge of Azure's virtual networks.
namespace pb::net {

/// A public address as a resource of its own. Packets see the address that stands at what it is attached to.
struct AzurePublicIp {
    static constexpr Kind kind = Kind::AzurePublicIp;
    OptionalAddress address;  ///< none: given when it is deployed
    PublicIpSku sku = PublicIpSku::Standard;
    Strings zones;  ///< "1", "2", "3"; empty: none or all of them, as the SKU has it
    ElementId attached_to;
    static constexpr auto fields()
    {
        return std::tuple(field({"address", FieldType::Address}, &AzurePublicIp::address),
                          field({"sku", FieldType::Choice}, &AzurePublicIp::sku),
                          field({"zones", FieldType::Strings}, &AzurePublicIp::zones),
                          field(FieldInfo{"attached_to", FieldType::Reference}.to(kinds(
                                    Kind::AzureNetworkInterface, Kind::AzureNatGateway, Kind::VirtualNetworkGateway,
                                    Kind::AzureFirewall, Kind::Bastion, Kind::AzureLoadBalancer)),
                                &AzurePublicIp::attached_to));
    }
    friend bool operator==(const AzurePublicIp&, const AzurePublicIp&) = default;
};

/// A line through a provider: always two links, to two routers of Microsoft's.
struct ExpressRouteCircuit {
    static constexpr Kind kind = Kind::ExpressRouteCircuit;
    std::int64_t bandwidth = 1000;  ///< Mbps
    std::string location;           ///< "Seoul"
    std::int64_t links_up = 2;
    ElementId site;
    static constexpr auto fields()
    {
        return std::tuple(
            field(FieldInfo{"bandwidth", FieldType::Integer}.in(50, 400000).per("Mbps"),
                  &ExpressRouteCircuit::bandwidth),
            field({"location"}, &ExpressRouteCircuit::location),
            field(FieldInfo{"links_up", FieldType::Integer}.in(0, 2), &ExpressRouteCircuit::links_up),
            field(FieldInfo{"site", FieldType::Reference}.to(kinds(Kind::OnPremises)), &ExpressRouteCircuit::site));
    }
    friend bool operator==(const ExpressRouteCircuit&, const ExpressRouteCircuit&) = default;
};

enum class FirewallTier : std::uint8_t { Basic, Standard, Premium };
constexpr std::array<std::string_view, 3> enumNames(FirewallTier) { return {"Basic", "Standard", "Premium"}; }

/// Azure Firewall: stands in the subnet named AzureFirewallSubnet. A user-defined route with its private address as
/// next hop leads through it.
struct AzureFirewall {
    static constexpr Kind kind = Kind::AzureFirewall;
    FirewallTier tier = FirewallTier::Standard;
    OptionalAddress private_ip;
    OptionalAddress public_ip;
    Strings zones;
    static constexpr auto fields()
    {
        return std::tuple(field({"tier", FieldType::Choice}, &AzureFirewall::tier),
                          field({"private_ip", FieldType::Address}, &AzureFirewall::private_ip),
                          field({"public_ip", FieldType::Address}, &AzureFirewall::public_ip),
                          field({"zones", FieldType::Strings}, &AzureFirewall::zones));
    }
    friend bool operator==(const AzureFirewall&, const AzureFirewall&) = default;
};

/// Remote desktops and shells without public addresses: stands in the subnet named AzureBastionSubnet.
struct Bastion {
    static constexpr Kind kind = Kind::Bastion;
    PublicIpSku sku = PublicIpSku::Standard;
    OptionalAddress public_ip;
    static constexpr auto fields()
    {
        return std::tuple(field({"sku", FieldType::Choice}, &Bastion::sku),
                          field({"public_ip", FieldType::Address}, &Bastion::public_ip));
    }
    friend bool operator==(const Bastion&, const Bastion&) = default;
};

/// Spreads flows over interfaces of one virtual network. Internal where its front end has a private address.
struct AzureLoadBalancer {
    static constexpr Kind kind = Kind::AzureLoadBalancer;
    PublicIpSku sku = PublicIpSku::Standard;
    OptionalAddress private_ip;
    OptionalAddress public_ip;
    ListenerProtocol protocol = ListenerProtocol::Tcp;
    Ports listeners;     ///< front-end ports
    Ports target_ports;  ///< back-end ports in the order of the listeners; empty: the same; see portMapsOf()
    ElementIds targets;  ///< interfaces
    static constexpr auto fields()
    {
        return std::tuple(field({"sku", FieldType::Choice}, &AzureLoadBalancer::sku),
                          field({"private_ip", FieldType::Address}, &AzureLoadBalancer::private_ip),
                          field({"public_ip", FieldType::Address}, &AzureLoadBalancer::public_ip),
                          field({"protocol", FieldType::Choice}, &AzureLoadBalancer::protocol),
                          field({"listeners", FieldType::Ports}, &AzureLoadBalancer::listeners),
                          field({"target_ports", FieldType::Ports}, &AzureLoadBalancer::target_ports),
                          field(FieldInfo{"targets", FieldType::References}.to(kinds(Kind::AzureNetworkInterface)),
                                &AzureLoadBalancer::targets));
    }
    friend bool operator==(const AzureLoadBalancer&, const AzureLoadBalancer&) = default;
};

/// A service's private address in a subnet: that of the network interface that it holds.
struct PrivateEndpoint {
    static constexpr Kind kind = Kind::PrivateEndpoint;
    std::string service;  ///< the resource that it leads to: an Azure resource id or a name
    static constexpr auto fields() { return std::tuple(field({"service"}, &PrivateEndpoint::service)); }
    friend bool operator==(const PrivateEndpoint&, const PrivateEndpoint&) = default;
};

}  // namespace pb::net
