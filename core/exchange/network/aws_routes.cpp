// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/aws_build.h"

#include "core/network/value.h"

#include <array>

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

namespace {

/// Where describe-route-tables names a route's target. An interface before its instance: both may stand there.
constexpr std::array<std::string_view, 10> kTargetKeys{"GatewayId",
                                                       "NatGatewayId",
                                                       "EgressOnlyInternetGatewayId",
                                                       "VpcPeeringConnectionId",
                                                       "NetworkInterfaceId",
                                                       "InstanceId",
                                                       "TransitGatewayId",
                                                       "LocalGatewayId",
                                                       "CarrierGatewayId",
                                                       "CoreNetworkArn"};

net::Kinds targetKinds()
{
    static const net::Kinds kinds = [] {
        net::Kinds out = 0;
        forEachField<net::Route>([&](const auto& f) {
            if (f.info.name == "target")
                out = f.info.targets;
        });
        return out;
    }();
    return kinds;
}

/// The target, an Opaque stand-in where the input does not hold it; none for a black hole whose target is gone.
ElementId targetOf(AwsBuild& build, const json& in, const InputPlace& place, ElementId vpc)
{
    for (const std::string_view key : kTargetKeys) {
        const std::string id = json_get::text(in, key);
        if (id.empty())
            continue;
        if (const ElementId known = build.known(id, targetKinds()))
            return known;
        if (json_get::text(in, "State") == "blackhole")
            return {};
        const std::string type = awsTypeOfId(id);
        build.report.add(place / key, "import.missing", {id, type});
        net::Element& element = build.add(Kind::Opaque, id, vpc ? build.elements.at(vpc).parent : ElementId{}, {});
        std::get<net::Opaque>(element.data).type = type;
        return element.id;
    }
    return {};
}

void addRoute(AwsBuild& build, const json& in, const InputPlace& place, std::pair<ElementId, net::RouteTable*> table)
{
    if (json_get::text(in, "GatewayId") == "local")
        return;
    const auto [vpc, out] = table;
    net::Route route;
    route.destination = build.prefix(in, "DestinationCidrBlock", place);
    if (!route.destination)
        route.destination = build.prefix(in, "DestinationIpv6CidrBlock", place);
    if (!route.destination)
        route.prefix_list =
            build.needed(json_get::text(in, "DestinationPrefixListId"), Kind::PrefixList,
                         vpc ? build.elements.at(vpc).parent : ElementId{}, place / "DestinationPrefixListId");
    if (!route.destination && !route.prefix_list)
        return build.report.add(place, "import.value", {"DestinationCidrBlock"});
    route.target = targetOf(build, in, place, vpc);
    const bool blackhole = json_get::text(in, "State") == "blackhole" || !route.target;
    route.state = blackhole ? net::RouteState::Blackhole : net::RouteState::Active;
    route.propagated = json_get::text(in, "Origin") == "EnableVgwRoutePropagation";
    out->routes.push_back(route);
}

void associate(AwsBuild& build, const json& in, const InputPlace& place, std::pair<ElementId, ElementId> vpcAndTable)
{
    const std::string state = json_get::text(json_get::object(in, "AssociationState"), "State");
    if (state == "disassociated" || state == "failed")
        return;
    if (const std::string gateway = json_get::text(in, "GatewayId"); !gateway.empty())
        return build.report.add(place, "import.gateway_route_table", {gateway});
    const auto [vpc, table] = vpcAndTable;
    if (const ElementId subnet = build.needed(json_get::text(in, "SubnetId"), Kind::Subnet, vpc, place / "SubnetId"))
        std::get<net::Subnet>(build.elements.at(subnet).data).route_table = table;
}

void fillTable(AwsBuild& build, const std::string& id, const AwsRecord& record)
{
    const ElementId vpc = build.vpcOf(record);
    net::Element& element = build.element(id);
    element.parent = vpc;
    auto& table = std::get<net::RouteTable>(element.data);
    const json& routes = json_get::list(record.json, "Routes");
    for (std::size_t i = 0; i < routes.size(); ++i)
        addRoute(build, routes[i], record.place / "Routes" / i, {vpc, &table});
    const json& associations = json_get::list(record.json, "Associations");
    for (std::size_t i = 0; i < associations.size(); ++i) {
        table.main = table.main || json_get::flag(associations[i], "Main");
        associate(build, associations[i], record.place / "Associations" / i, {vpc, element.id});
    }
    const json& gateways = json_get::list(record.json, "PropagatingVgws");
    for (std::size_t i = 0; i < gateways.size(); ++i)
        if (const ElementId gateway =
                build.needed(json_get::text(gateways[i], "GatewayId"), Kind::VirtualPrivateGateway,
                             vpc ? build.elements.at(vpc).parent : ElementId{}, record.place / "PropagatingVgws" / i))
            table.propagating.push_back(gateway);
}

}  // namespace

void fillAwsRoutes(AwsBuild& build)
{
    for (const auto& [id, record] : build.records.of(Kind::RouteTable))
        fillTable(build, id, record);
}

}  // namespace pb::exchange
