// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/aws_build.h"

#include <algorithm>

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

namespace {

bool isOver(const std::string& state)
{
    return state == "deleted" || state == "deleting" || state == "failed" || state == "rejected" ||
           state == "disassociated" || state == "disassociating" || state == "disabled" || state == "disabling";
}

/// An attachment as a gateway's table names it: that of a peering is there once for each gateway.
ElementId attachmentNamed(AwsBuild& build, const std::string& id, ElementId gateway)
{
    const net::Kinds kinds = net::kinds(Kind::TransitGatewayAttachment);
    if (const ElementId known = build.known(id, kinds))
        return known;
    const auto it = build.elements.find(gateway);
    return it == build.elements.end() ? ElementId{} : build.known(id + '@' + it->second.cloud_id, kinds);
}

/// The region where nothing else tells it: that of "arn:aws:ec2:us-east-1:123456789012:transit-gateway/tgw-1".
ElementId homeOf(AwsBuild& build, const AwsRecord& record)
{
    if (const ElementId region = build.region(record))
        return region;
    const std::string arn = json_get::text(record.json, "TransitGatewayArn");
    std::size_t at = 0;
    for (int part = 0; part < 3 && at != std::string::npos; ++part)
        at = arn.find(':', part == 0 ? 0 : at + 1);
    const std::string code = at == std::string::npos ? std::string() : awsRegionOf(arn.substr(at + 1));
    return build.region(code, json_get::text(record.json, "OwnerId"));
}

void fillGateway(AwsBuild& build, const std::string& id, const AwsRecord& record)
{
    const ElementId region = homeOf(build, record);
    build.element(id).parent = region;
    auto& gateway = build.data<net::TransitGateway>(id);
    const json& options = json_get::object(record.json, "Options");
    const std::int64_t asn = json_get::integer(options, "AmazonSideAsn", gateway.asn);
    if (asn >= 1 && asn <= 4294967294)
        gateway.asn = asn;
    gateway.auto_accept = json_get::text(options, "AutoAcceptSharedAttachments") == "enable";
}

/// The gateway that a record names, and the region where that stands.
ElementId transitGatewayOf(AwsBuild& build, const AwsRecord& record, ElementId& region)
{
    region = build.region(record);
    const ElementId gateway = build.needed(json_get::text(record.json, "TransitGatewayId"), Kind::TransitGateway,
                                           region, record.place / "TransitGatewayId");
    if (!region && gateway)
        region = build.elements.at(gateway).parent;
    return gateway;
}

void fillTransitTable(AwsBuild& build, const std::string& id, const AwsRecord& record)
{
    ElementId region;
    const ElementId gateway = transitGatewayOf(build, record, region);
    build.element(id).parent = region;
    build.data<net::TransitGatewayRouteTable>(id).transit_gateway = gateway;
}

Kind kindOfResource(const std::string& type)
{
    if (type == "vpn")
        return Kind::VpnConnection;
    if (type == "direct-connect-gateway")
        return Kind::DirectConnectGateway;
    return type == "peering" || type == "tgw-peering" ? Kind::TransitGateway : Kind::Vpc;
}

ElementId attachedResource(AwsBuild& build, const AwsRecord& record, ElementId region)
{
    const std::string type = json_get::text(record.json, "ResourceType");
    if (type == "connect") {
        build.report.add(record.place / "ResourceType", "import.value", {type});
        return {};
    }
    const std::string_view key = record.json.contains("ResourceId") ? "ResourceId" : "VpcId";
    const Kind kind = kindOfResource(type);
    const bool regional = kind == Kind::Vpc || kind == Kind::VpnConnection;
    return build.needed(json_get::text(record.json, key), kind, regional ? region : ElementId{}, record.place / key);
}

void fillAttachment(AwsBuild& build, const std::string& id, const AwsRecord& record)
{
    if (const std::string state = json_get::text(record.json, "State"); isOver(state)) {
        build.report.add(record.place, "import.gone", {id, state});
        build.element(id).data = net::Opaque{"AWS::EC2::TransitGatewayAttachment", record.json.dump()};
        return;
    }
    ElementId region;
    const ElementId gateway = transitGatewayOf(build, record, region);
    build.element(id).parent = region;
    const ElementId resource = attachedResource(build, record, region);
    const json& association = json_get::object(record.json, "Association");
    const std::string table =
        isOver(json_get::text(association, "State")) ? "" : json_get::text(association, "TransitGatewayRouteTableId");
    const ElementId routes = build.needed(table, Kind::TransitGatewayRouteTable, region, record.place / "Association");
    if (routes && gateway) {
        auto& data = std::get<net::TransitGatewayRouteTable>(build.elements.at(routes).data);
        data.transit_gateway = data.transit_gateway ? data.transit_gateway : gateway;
    }
    net::ElementIds subnets;
    const json& names = json_get::list(record.json, "SubnetIds");
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i].is_string())
            if (const ElementId subnet =
                    build.needed(names[i].get<std::string>(), Kind::Subnet, resource, record.place / "SubnetIds" / i))
                subnets.push_back(subnet);
    auto& out = build.data<net::TransitGatewayAttachment>(id);
    out.transit_gateway = gateway;
    out.resource = resource;
    out.route_table = routes;
    out.subnets = std::move(subnets);
    const json& options = json_get::object(record.json, "Options");
    out.appliance_mode = json_get::text(options, "ApplianceModeSupport") == "enable";
}

void addTransitRoute(AwsBuild& build, const json& in, const InputPlace& place, net::TransitGatewayRouteTable& table)
{
    net::Route route;
    route.destination = build.prefix(in, "DestinationCidrBlock", place);
    if (!route.destination)
        route.prefix_list =
            build.needed(json_get::text(in, "PrefixListId"), Kind::PrefixList, {}, place / "PrefixListId");
    if (!route.destination && !route.prefix_list)
        return build.report.add(place, "import.value", {"DestinationCidrBlock"});
    const json& targets = json_get::list(in, "TransitGatewayAttachments");
    for (const json& target : targets)
        if (!route.target)
            route.target =
                attachmentNamed(build, json_get::text(target, "TransitGatewayAttachmentId"), table.transit_gateway);
    const bool blackhole = json_get::text(in, "State") == "blackhole" || !route.target;
    route.state = blackhole ? net::RouteState::Blackhole : net::RouteState::Active;
    // What an attachment propagates follows from the attachment.
    const bool propagated = json_get::text(in, "Type") == "propagated";
    if (propagated && route.target) {
        if (std::find(table.propagating.begin(), table.propagating.end(), route.target) == table.propagating.end())
            table.propagating.push_back(route.target);
        const auto& attachment = std::get<net::TransitGatewayAttachment>(build.elements.at(route.target).data);
        const auto it = build.elements.find(attachment.resource);
        if (it != build.elements.end() && it->second.kind() == Kind::Vpc)
            return;
        route.propagated = true;
    }
    table.routes.push_back(route);
}

void addRows(AwsBuild& build, const json& in, const InputPlace& place, net::Element& element)
{
    auto& table = std::get<net::TransitGatewayRouteTable>(element.data);
    const json& routes = json_get::list(in, "Routes");
    for (std::size_t i = 0; i < routes.size(); ++i)
        if (!isOver(json_get::text(routes[i], "State")))
            addTransitRoute(build, routes[i], place / "Routes" / i, table);
    const auto each = [&](std::string_view list, auto take) {
        const json& items = json_get::list(in, list);
        for (std::size_t i = 0; i < items.size(); ++i) {
            const std::string id = json_get::text(items[i], "TransitGatewayAttachmentId");
            if (isOver(json_get::text(items[i], "State")))
                continue;
            if (const ElementId attachment = attachmentNamed(build, id, table.transit_gateway))
                take(attachment);
            else
                build.report.add(place / list / i, "import.missing", {id, "AWS::EC2::TransitGatewayAttachment"});
        }
    };
    each("TransitGatewayRouteTablePropagations", [&](ElementId id) {
        if (std::find(table.propagating.begin(), table.propagating.end(), id) == table.propagating.end())
            table.propagating.push_back(id);
    });
    each("Associations", [&](ElementId id) {
        std::get<net::TransitGatewayAttachment>(build.elements.at(id).data).route_table = element.id;
    });
}

/// The table of rows that name none: the only one there is.
ElementId onlyTransitTable(AwsBuild& build)
{
    const auto& tables = build.records.of(Kind::TransitGatewayRouteTable);
    return tables.size() == 1 ? build.element(tables.begin()->first).id : ElementId{};
}

}  // namespace

void fillAwsTransit(AwsBuild& build)
{
    for (const auto& [id, record] : build.records.of(Kind::TransitGateway))
        fillGateway(build, id, record);
    for (const auto& [id, record] : build.records.of(Kind::TransitGatewayRouteTable))
        fillTransitTable(build, id, record);
    for (const auto& [id, record] : build.records.of(Kind::TransitGatewayAttachment))
        fillAttachment(build, id, record);
    for (const auto& [name, record] : build.records.transitRows) {
        const ElementId table = name.empty() ? onlyTransitTable(build)
                                             : build.needed(name, Kind::TransitGatewayRouteTable, {}, record.place);
        if (table)
            addRows(build, record.json, record.place, build.elements.at(table));
        else
            build.report.add(record.place, "import.value", {"TransitGatewayRouteTableId"});
    }
}

}  // namespace pb::exchange
