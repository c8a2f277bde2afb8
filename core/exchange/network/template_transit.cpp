// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/template_transit.h"

#include "core/exchange/network/template_steps.h"

#include <array>
#include <set>

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

namespace {

void gateway(const TemplateResource& in, AwsRecords& records)
{
    json& out = made(in, records, Kind::TransitGateway, "TransitGatewayId");
    copy(in.properties, out["Options"],
         {"AmazonSideAsn", "AutoAcceptSharedAttachments", "DefaultRouteTableAssociation",
          "DefaultRouteTablePropagation"});
}

void attachment(const TemplateResource& in, AwsRecords& records)
{
    json& out = made(in, records, Kind::TransitGatewayAttachment, "TransitGatewayAttachmentId");
    copy(in.properties, out, {"TransitGatewayId"});
    copy(in.properties, "VpcId", out, "ResourceId");
    out["ResourceType"] = "vpc";
    out["SubnetIds"] = listOf(in.properties, "SubnetIds");
    out["Options"] = json_get::object(in.properties, "Options");
    copy(in.properties, out["Options"], {"ApplianceModeSupport"});
    const auto own = in.properties.find("TransitGatewayDefaultRouteTableAssociation");
    if (own != in.properties.end() && *own == false)
        out["NoDefault"] = true;
}

void table(const TemplateResource& in, AwsRecords& records)
{
    copy(in.properties, made(in, records, Kind::TransitGatewayRouteTable, "TransitGatewayRouteTableId"),
         {"TransitGatewayId"});
}

/// A row of what search-transit-gateway-routes and its like print.
void row(const TemplateResource& in, AwsRecords& records, const char* list, json item)
{
    records.transitRows.emplace_back(json_get::text(in.properties, "TransitGatewayRouteTableId"),
                                     AwsRecord{{{list, json::array({std::move(item)})}}, in.place, in.region, {}});
}

void route(const TemplateResource& in, AwsRecords& records)
{
    json item{{"Type", "static"}};
    copy(in.properties, item, {"DestinationCidrBlock"});
    json target = json::object();
    copy(in.properties, target, {"TransitGatewayAttachmentId"});
    item["State"] = isTrue(in.properties, "Blackhole") || target.empty() ? "blackhole" : "active";
    item["TransitGatewayAttachments"] = target.empty() ? json::array() : json::array({target});
    row(in, records, "Routes", std::move(item));
}

void joined(const TemplateResource& in, AwsRecords& records, const char* list)
{
    json item = json::object();
    copy(in.properties, item, {"TransitGatewayAttachmentId"});
    row(in, records, list, std::move(item));
}

bool isOn(const json& options, std::string_view key) { return json_get::text(options, key) != "disable"; }

constexpr std::array kTransitSteps{
    TemplateStep{"AWS::EC2::TransitGateway", gateway},
    TemplateStep{"AWS::EC2::TransitGatewayAttachment", attachment},
    TemplateStep{"AWS::EC2::TransitGatewayVpcAttachment", attachment},
    TemplateStep{"AWS::EC2::TransitGatewayRouteTable", table},
    TemplateStep{"AWS::EC2::TransitGatewayRoute", route},
    TemplateStep{"AWS::EC2::TransitGatewayRouteTableAssociation",
                 [](const TemplateResource& in, AwsRecords& records) { joined(in, records, "Associations"); }},
    TemplateStep{"AWS::EC2::TransitGatewayRouteTablePropagation",
                 [](const TemplateResource& in, AwsRecords& records) {
                     joined(in, records, "TransitGatewayRouteTablePropagations");
                 }},
};

}  // namespace

bool takeTransit(const TemplateResource& in, AwsRecords& records) { return takeByType(kTransitSteps, in, records); }

void settleTransit(AwsRecords& records)
{
    std::set<std::string> associated;
    for (const auto& [name, record] : records.transitRows)
        for (const json& item : json_get::list(record.json, "Associations"))
            associated.insert(json_get::text(item, "TransitGatewayAttachmentId"));
    const auto attachments = records.of(Kind::TransitGatewayAttachment);
    for (const auto& [id, record] : records.of(Kind::TransitGateway)) {
        const json& options = json_get::object(record.json, "Options");
        const bool takes = isOn(options, "DefaultRouteTableAssociation");
        const bool learns = isOn(options, "DefaultRouteTablePropagation");
        if (!takes && !learns)
            continue;
        const std::string name = id + ".association_default_route_table_id";
        json rows{{"Associations", json::array()}, {"TransitGatewayRouteTablePropagations", json::array()}};
        for (const auto& [key, attached] : attachments) {
            if (json_get::text(attached.json, "TransitGatewayId") != id || attached.json.contains("NoDefault"))
                continue;
            if (takes && !associated.contains(key))
                rows["Associations"].push_back({{"TransitGatewayAttachmentId", key}});
            if (learns)
                rows["TransitGatewayRouteTablePropagations"].push_back({{"TransitGatewayAttachmentId", key}});
        }
        AwsRecord made{
            {{"TransitGatewayRouteTableId", name}, {"TransitGatewayId", id}}, record.place, record.region, {}};
        records.modelled[Kind::TransitGatewayRouteTable].emplace(name, std::move(made));
        records.transitRows.emplace_back(name, AwsRecord{std::move(rows), record.place, record.region, {}});
    }
}

}  // namespace pb::exchange
