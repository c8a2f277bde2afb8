// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/azure_build.h"

#include <algorithm>

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

namespace {

net::NextHop nextHopOf(AzureBuild& build, const json& fields, const InputPlace& place)
{
    const std::string text = json_get::text(fields, "nextHopType");
    if (const auto hop = enumFrom<net::NextHop>(text))
        return *hop;
    build.report.add(place / "nextHopType", "import.value", {text});
    return net::NextHop::None;
}

void fillTable(AzureBuild& build, const AzureRecord& record, net::AzureRouteTable& table)
{
    table.bgp_propagation = !json_get::flag(record.fields(), "disableBgpRoutePropagation");
    const json& list = json_get::list(record.fields(), "routes");
    for (std::size_t i = 0; i < list.size(); ++i) {
        const json& fields = azureFields(list[i]);
        const InputPlace place = record.fieldsPlace() / "routes" / i;
        net::UserRoute route;
        route.name = json_get::text(list[i], "name");
        const std::string to = json_get::text(fields, "addressPrefix");
        if (const auto prefix = net::Prefix::parseLenient(to))
            route.destination = *prefix;
        else
            route.service_tag = to;
        route.next_hop = nextHopOf(build, fields, place);
        route.next_hop_ip = build.address(fields, "nextHopIpAddress", place);
        table.routes.push_back(std::move(route));
    }
}

void fillNat(AzureBuild& build, const AzureRecord& record)
{
    auto& nat = build.data<net::AzureNatGateway>(record.id);
    const json& addresses = json_get::list(record.fields(), "publicIpAddresses");
    for (std::size_t i = 0; i < addresses.size(); ++i)
        if (const auto address =
                build.publicAddress(json_get::text(addresses[i], "id"), record.fieldsPlace() / "publicIpAddresses" / i))
            nat.public_ips.push_back(*address);
    // The subnets name their gateway as well; either side is enough.
    const ElementId self = build.element(record.id).id;
    for (const json& subnet : json_get::list(record.fields(), "subnets"))
        if (const ElementId id = build.known(json_get::text(subnet, "id"), net::kinds(Kind::AzureSubnet)))
            std::get<net::AzureSubnet>(build.elements.at(id).data).nat_gateway = self;
}

void fillGateway(AzureBuild& build, const AzureRecord& record)
{
    net::Element& element = build.element(record.id);
    auto& gateway = std::get<net::VirtualNetworkGateway>(element.data);
    const json& fields = record.fields();
    const bool express = json_get::text(fields, "gatewayType") == "ExpressRoute";
    gateway.type = express ? net::AzureGatewayType::ExpressRoute : net::AzureGatewayType::Vpn;
    gateway.active_active = json_get::flag(fields, "activeActive", json_get::flag(fields, "active"));
    const json& configurations = json_get::list(fields, "ipConfigurations");
    for (std::size_t i = 0; i < configurations.size(); ++i) {
        const json& inner = azureFields(configurations[i]);
        const InputPlace place = record.fieldsPlace() / "ipConfigurations" / i;
        if (const ElementId subnet = build.known(azureReference(inner, "subnet"), net::kinds(Kind::AzureSubnet)))
            element.parent = subnet;
        if (const std::string id = azureReference(inner, "publicIPAddress"); !gateway.public_ip && !id.empty())
            gateway.public_ip = build.publicAddress(id, place);
    }
}

void fillLocalGateway(AzureBuild& build, const AzureRecord& record)
{
    auto& gateway = build.data<net::LocalNetworkGateway>(record.id);
    const json& fields = record.fields();
    gateway.public_ip = build.address(fields, "gatewayIpAddress", record.fieldsPlace());
    gateway.prefixes = build.prefixes(json_get::object(fields, "localNetworkAddressSpace"), "addressPrefixes",
                                      record.fieldsPlace() / "localNetworkAddressSpace");
    net::Element& site = build.add(Kind::OnPremises, {}, {}, record.name);
    std::get<net::OnPremises>(site.data).prefixes = gateway.prefixes;
    gateway.site = site.id;
}

void fillConnection(AzureBuild& build, const AzureRecord& record)
{
    auto& connection = build.data<net::Connection>(record.id);
    const json& fields = record.fields();
    const InputPlace place = record.fieldsPlace();
    connection.bgp = json_get::flag(fields, "enableBgp");
    connection.gateway =
        build.known(azureReference(fields, "virtualNetworkGateway1"), net::kinds(Kind::VirtualNetworkGateway));
    for (const std::string_view key : {"localNetworkGateway2", "virtualNetworkGateway2", "peer"})
        if (const ElementId peer = build.known(
                azureReference(fields, key),
                net::kinds(Kind::LocalNetworkGateway, Kind::VirtualNetworkGateway, Kind::ExpressRouteCircuit)))
            connection.peer = peer;
    for (const auto& [key, end] :
         {std::pair("virtualNetworkGateway1", connection.gateway), std::pair("peer", connection.peer)})
        if (const std::string id = azureReference(fields, key); !end && !id.empty())
            build.report.add(place / key, "import.reference", {id});
}

}  // namespace

void fillAzureRoutes(AzureBuild& build)
{
    for (const auto& [key, record] : build.records.of(Kind::AzureRouteTable))
        fillTable(build, record, build.data<net::AzureRouteTable>(record.id));
}

void fillAzureGateways(AzureBuild& build)
{
    for (const auto& [key, record] : build.records.of(Kind::AzureNatGateway))
        fillNat(build, record);
    for (const auto& [key, record] : build.records.of(Kind::VirtualNetworkGateway))
        fillGateway(build, record);
    for (const auto& [key, record] : build.records.of(Kind::LocalNetworkGateway))
        fillLocalGateway(build, record);
    for (const auto& [key, record] : build.records.of(Kind::Connection))
        fillConnection(build, record);
}

}  // namespace pb::exchange
