// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/template_edge.h"

#include "core/exchange/network/template_steps.h"

#include <array>

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

namespace {

/// Where a resource that joins others keeps them until they are all there.
constexpr const char* kJoined = "Joined";

/// Copies the first of several names that has a value.
void copyOneOf(const json& in, std::initializer_list<std::string_view> from, json& out, std::string_view to)
{
    for (const std::string_view key : from)
        if (!out.contains(to))
            copy(in, key, out, to);
}

void line(const TemplateResource& in, AwsRecords& records)
{
    json& out = made(in, records, Kind::DirectConnectConnection, "ConnectionId");
    copy(in.properties, out, {"Bandwidth", "Location"});
    copyOneOf(in.properties, {"ConnectionName", "Name"}, out, "ConnectionName");
}

void directGateway(const TemplateResource& in, AwsRecords& records)
{
    json& out = made(in, records, Kind::DirectConnectGateway, "DirectConnectGatewayId");
    copy(in.properties, out, {"AmazonSideAsn"});
    copyOneOf(in.properties, {"DirectConnectGatewayName", "Name"}, out, "DirectConnectGatewayName");
}

void association(const TemplateResource& in, AwsRecords& records)
{
    AwsRecord record{{{"AssociationId", in.id}}, in.place, in.region, {}};
    copy(in.properties, record.json, {"TransitGatewayAttachmentId"});
    copyOneOf(in.properties, {"DirectConnectGatewayId", "DxGatewayId"}, record.json, "DirectConnectGatewayId");
    json& far = record.json["AssociatedGateway"] = json::object();
    copyOneOf(in.properties, {"AssociatedGatewayId", "VpnGatewayId", "VirtualGatewayId", "GatewayId"}, far, "Id");
    json& allowed = record.json["AllowedPrefixesToDirectConnectGateway"] = json::array();
    for (const std::string_view key : {"AllowedPrefixesToDirectConnectGateway", "AllowedPrefixes"})
        for (const json& one : listOf(in.properties, key))
            allowed.push_back(one.is_object() ? one : json{{"Cidr", one}});
    records.associations.push_back(std::move(record));
}

void virtualInterface(const TemplateResource& in, AwsRecords& records, const char* type)
{
    json& out = made(in, records, Kind::VirtualInterface, "VirtualInterfaceId");
    out["VirtualInterfaceType"] = type;
    copy(in.properties, out, {"ConnectionId", "Vlan"});
    copyOneOf(in.properties, {"VirtualInterfaceName", "Name"}, out, "VirtualInterfaceName");
    copyOneOf(in.properties, {"DirectConnectGatewayId", "DxGatewayId"}, out, "DirectConnectGatewayId");
    copyOneOf(in.properties, {"VirtualGatewayId", "VpnGatewayId"}, out, "VirtualGatewayId");
    copy(in.properties, "BgpAsn", out, "Asn");
    for (const json& peer : listOf(in.properties, "BgpPeers"))
        copyOneOf(peer, {"Asn"}, out, "Asn");
}

void balancer(const TemplateResource& in, AwsRecords& records)
{
    json& out = made(in, records, Kind::LoadBalancer, "LoadBalancerArn");
    copy(in.properties, out, {"Type", "Scheme", "VpcId"});
    copyOneOf(in.properties, {"LoadBalancerType"}, out, "Type");
    copy(in.properties, "Name", out, "LoadBalancerName");
    // Without a word each of the two faces the Internet.
    if (!out.contains("Scheme"))
        out["Scheme"] = isTrue(in.properties, "Internal") ? "internal" : "internet-facing";
    if (json_get::text(out, "Type") == "gateway")
        out["Scheme"] = "internal";
    json& joined = out[kJoined] = json::object();
    joined["Groups"] = listOf(in.properties, "SecurityGroups");
    joined["Subnets"] = listOf(in.properties, "Subnets");
    joined["Mappings"] = json::array();
    for (const std::string_view key : {"SubnetMappings", "SubnetMapping"})
        for (const json& one : listOf(in.properties, key))
            joined["Mappings"].push_back(one);
}

void targetGroup(const TemplateResource& in, AwsRecords& records)
{
    AwsRecord& record = records.targetGroups[in.id];
    record = {json::object(), in.place, in.region, {}};
    record.json["TargetGroupArn"] = in.id;
    copy(in.properties, record.json, {"Port", "Protocol", "TargetType", "VpcId"});
    record.json["Attributes"] = listOf(in.properties, "TargetGroupAttributes");
    if (in.properties.contains("PreserveClientIp") && !in.properties.at("PreserveClientIp").is_null())
        record.json["Attributes"] =
            json::array({{{"Key", "preserve_client_ip.enabled"},
                          {"Value", isTrue(in.properties, "PreserveClientIp") ? "true" : "false"}}});
    record.json["Targets"] = json::array();
    for (const json& one : listOf(in.properties, "Targets"))
        record.json["Targets"].push_back(one);
}

/// One target of Terraform's own.
void target(const TemplateResource& in, AwsRecords& records)
{
    json own = json::object();
    copy(in.properties, "TargetId", own, "Id");
    copy(in.properties, own, {"Port"});
    records.targetHealth.emplace_back(
        json_get::text(in.properties, "TargetGroupArn"),
        AwsRecord{{{"TargetHealthDescriptions", json::array({{{"Target", own}}})}}, in.place, in.region, {}});
}

/// What a listener, or a rule of one, does: Terraform's blocks as CloudFormation has them.
json actionsOf(const json& in)
{
    json out = json::array();
    for (const std::string_view key : {"DefaultActions", "DefaultAction", "Actions", "RuleAction"})
        for (const json& one : listOf(in, key)) {
            json own = json::object(), groups = json_get::list(json_get::object(one, "ForwardConfig"), "TargetGroups");
            copy(one, own, {"TargetGroupArn"});
            for (const json& forward : listOf(one, "Forward"))
                for (const json& group : listOf(forward, "TargetGroup"))
                    groups.push_back({{"TargetGroupArn", json_get::text(group, "Arn")}});
            own["ForwardConfig"] = {{"TargetGroups", std::move(groups)}};
            out.push_back(std::move(own));
        }
    return out;
}

void listener(const TemplateResource& in, AwsRecords& records)
{
    AwsRecord record{json::object(), in.place, in.region, {}};
    record.json["ListenerArn"] = in.id;
    copy(in.properties, record.json, {"LoadBalancerArn", "ListenerArn", "Port", "Protocol"});
    record.json["DefaultActions"] = actionsOf(in.properties);
    records.listeners.push_back(std::move(record));
}

/// A load balancer stands where its subnets do, and has an interface in each: the cloud makes them with it.
void settleBalancer(AwsRecords& records, const std::string& id, AwsRecord& record)
{
    const json joined = json_get::object(record.json, kJoined);
    record.json.erase(kJoined);
    const auto& subnets = records.of(Kind::Subnet);
    json mappings = json_get::list(joined, "Mappings");
    for (const json& subnet : json_get::list(joined, "Subnets"))
        mappings.push_back({{"SubnetId", subnet}});
    for (const json& mapping : mappings) {
        const auto subnet = subnets.find(json_get::text(mapping, "SubnetId"));
        if (subnet == subnets.end())
            continue;
        const std::string vpc = json_get::text(subnet->second.json, "VpcId");
        record.json["VpcId"] = vpc;
        json own{{"NetworkInterfaceId", id + '/' + subnet->first},
                 {"SubnetId", subnet->first},
                 {"VpcId", vpc},
                 {"LoadBalancer", id},
                 {"Groups", json::array()}};
        copyOneOf(mapping, {"PrivateIPv4Address", "PrivateIpv4Address"}, own, "PrivateIpAddress");
        for (const json& group : json_get::list(joined, "Groups"))
            own["Groups"].push_back({{"GroupId", group}});
        if (json_get::text(record.json, "Scheme") == "internet-facing")
            own["Association"] = {{"PublicIp", "?"}};
        records.modelled[Kind::NetworkInterface].emplace(id + '/' + subnet->first,
                                                         AwsRecord{std::move(own), record.place, record.region, {}});
    }
}

/// What joins a transit gateway comes with an attachment, known by it where its own id is not told.
/// @param own resource that it joins; "By": what it comes with
void attach(AwsRecords& records, const AwsRecord& record, const std::string& gateway, json own)
{
    std::string name = json_get::text(record.json, "TransitGatewayAttachmentId");
    if (name.empty())
        name = json_get::text(own, "By") + ".transit_gateway_attachment_id";
    own.erase("By");
    own["TransitGatewayAttachmentId"] = name;
    own["TransitGatewayId"] = gateway;
    records.modelled[Kind::TransitGatewayAttachment].emplace(
        name, AwsRecord{std::move(own), record.place, record.region, {}});
}

void attachAll(AwsRecords& records)
{
    for (const auto& [id, record] : records.of(Kind::VpnConnection))
        if (const std::string gateway = json_get::text(record.json, "TransitGatewayId"); !gateway.empty())
            attach(records, record, gateway, {{"By", id}, {"ResourceId", id}, {"ResourceType", "vpn"}});
    for (const AwsRecord& record : records.associations) {
        const json& far = json_get::object(record.json, "AssociatedGateway");
        if (json_get::text(far, "Type") == "transitGateway")
            attach(records, record, json_get::text(far, "Id"),
                   {{"By", json_get::text(record.json, "AssociationId")},
                    {"ResourceId", json_get::text(record.json, "DirectConnectGatewayId")},
                    {"ResourceType", "direct-connect-gateway"}});
    }
}

constexpr std::array kEdgeSteps{
    TemplateStep{"AWS::DirectConnect::Connection", line},
    TemplateStep{"AWS::DirectConnect::DirectConnectGateway", directGateway},
    TemplateStep{"AWS::DirectConnect::DirectConnectGatewayAssociation", association},
    TemplateStep{"AWS::DirectConnect::PrivateVirtualInterface",
                 [](const TemplateResource& in, AwsRecords& records) { virtualInterface(in, records, "private"); }},
    TemplateStep{"AWS::DirectConnect::PublicVirtualInterface",
                 [](const TemplateResource& in, AwsRecords& records) { virtualInterface(in, records, "public"); }},
    TemplateStep{"AWS::DirectConnect::TransitVirtualInterface",
                 [](const TemplateResource& in, AwsRecords& records) { virtualInterface(in, records, "transit"); }},
    TemplateStep{"AWS::ElasticLoadBalancingV2::LoadBalancer", balancer},
    TemplateStep{"AWS::ElasticLoadBalancingV2::TargetGroup", targetGroup},
    TemplateStep{"AWS::ElasticLoadBalancingV2::TargetGroupAttachment", target},
    TemplateStep{"AWS::ElasticLoadBalancingV2::Listener", listener},
    TemplateStep{"AWS::ElasticLoadBalancingV2::ListenerRule", listener},
};

}  // namespace

bool takeEdge(const TemplateResource& in, AwsRecords& records) { return takeByType(kEdgeSteps, in, records); }

void settleEdge(AwsRecords& records)
{
    const auto& transit = records.of(Kind::TransitGateway);
    for (AwsRecord& record : records.associations) {
        json& far = record.json["AssociatedGateway"];
        far["Type"] = transit.contains(json_get::text(far, "Id")) ? "transitGateway" : "virtualPrivateGateway";
    }
    if (const auto it = records.modelled.find(Kind::LoadBalancer); it != records.modelled.end())
        for (auto& [id, record] : it->second)
            settleBalancer(records, id, record);
    std::map<std::string, json> listeners;
    for (const AwsRecord& one : records.listeners)
        if (!json_get::text(one.json, "LoadBalancerArn").empty())
            listeners[json_get::text(one.json, "ListenerArn")] = one.json;
    for (AwsRecord& one : records.listeners)
        if (!one.json.contains("LoadBalancerArn")) {  // a rule
            const json& of = listeners[json_get::text(one.json, "ListenerArn")];
            one.json["LoadBalancerArn"] = json_get::text(of, "LoadBalancerArn");
            one.json["Port"] = json_get::integer(of, "Port", 0);
        }
    settleBalancers(records);
    attachAll(records);
}

}  // namespace pb::exchange
