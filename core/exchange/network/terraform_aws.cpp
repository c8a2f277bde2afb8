// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/terraform_import.h"

#include "core/exchange/network/template_values.h"

#include <algorithm>
#include <array>
#include <functional>

namespace pb::exchange {

using nlohmann::json;

namespace {

struct TypeNames {
    std::string_view terraform, cloudFormation;
};
constexpr std::array<TypeNames, 40> kTypesOfResources{{
    {"aws_customer_gateway", "AWS::EC2::CustomerGateway"},
    {"aws_default_network_acl", "AWS::EC2::NetworkAcl"},
    {"aws_default_route_table", "AWS::EC2::RouteTable"},
    {"aws_default_security_group", "AWS::EC2::SecurityGroup"},
    {"aws_default_subnet", "AWS::EC2::Subnet"},
    {"aws_default_vpc", "AWS::EC2::VPC"},
    {"aws_ec2_managed_prefix_list", "AWS::EC2::PrefixList"},
    {"aws_ec2_managed_prefix_list_entry", "AWS::EC2::PrefixListEntry"},
    {"aws_egress_only_internet_gateway", "AWS::EC2::EgressOnlyInternetGateway"},
    {"aws_eip", "AWS::EC2::EIP"},
    {"aws_eip_association", "AWS::EC2::EIPAssociation"},
    {"aws_instance", "AWS::EC2::Instance"},
    {"aws_internet_gateway", "AWS::EC2::InternetGateway"},
    {"aws_internet_gateway_attachment", "AWS::EC2::VPCGatewayAttachment"},
    {"aws_main_route_table_association", "AWS::EC2::MainRouteTableAssociation"},
    {"aws_nat_gateway", "AWS::EC2::NatGateway"},
    {"aws_network_acl", "AWS::EC2::NetworkAcl"},
    {"aws_network_acl_association", "AWS::EC2::SubnetNetworkAclAssociation"},
    {"aws_network_acl_rule", "AWS::EC2::NetworkAclEntry"},
    {"aws_network_interface", "AWS::EC2::NetworkInterface"},
    {"aws_network_interface_attachment", "AWS::EC2::NetworkInterfaceAttachment"},
    {"aws_network_interface_sg_attachment", "AWS::EC2::NetworkInterfaceGroup"},
    {"aws_route", "AWS::EC2::Route"},
    {"aws_route_table", "AWS::EC2::RouteTable"},
    {"aws_route_table_association", "AWS::EC2::SubnetRouteTableAssociation"},
    {"aws_security_group", "AWS::EC2::SecurityGroup"},
    {"aws_security_group_rule", "AWS::EC2::SecurityGroupIngress"},
    {"aws_subnet", "AWS::EC2::Subnet"},
    {"aws_vpc", "AWS::EC2::VPC"},
    {"aws_vpc_endpoint", "AWS::EC2::VPCEndpoint"},
    {"aws_vpc_endpoint_route_table_association", "AWS::EC2::VPCEndpointRouteTableAssociation"},
    {"aws_vpc_ipv4_cidr_block_association", "AWS::EC2::VPCCidrBlock"},
    {"aws_vpc_ipv6_cidr_block_association", "AWS::EC2::VPCCidrBlock"},
    {"aws_vpc_peering_connection", "AWS::EC2::VPCPeeringConnection"},
    {"aws_vpc_peering_connection_accepter", "AWS::EC2::VPCPeeringConnectionAccepter"},
    {"aws_vpc_security_group_egress_rule", "AWS::EC2::SecurityGroupEgress"},
    {"aws_vpc_security_group_ingress_rule", "AWS::EC2::SecurityGroupIngress"},
    {"aws_vpn_connection", "AWS::EC2::VPNConnection"},
    {"aws_vpn_connection_route", "AWS::EC2::VPNConnectionRoute"},
    {"aws_vpn_gateway", "AWS::EC2::VPNGateway"},
}};
constexpr std::array<TypeNames, 27> kMoreTypes{{
    {"aws_alb", "AWS::ElasticLoadBalancingV2::LoadBalancer"},
    {"aws_alb_listener", "AWS::ElasticLoadBalancingV2::Listener"},
    {"aws_alb_listener_rule", "AWS::ElasticLoadBalancingV2::ListenerRule"},
    {"aws_alb_target_group", "AWS::ElasticLoadBalancingV2::TargetGroup"},
    {"aws_alb_target_group_attachment", "AWS::ElasticLoadBalancingV2::TargetGroupAttachment"},
    {"aws_dx_connection", "AWS::DirectConnect::Connection"},
    {"aws_dx_gateway", "AWS::DirectConnect::DirectConnectGateway"},
    {"aws_dx_gateway_association", "AWS::DirectConnect::DirectConnectGatewayAssociation"},
    {"aws_dx_hosted_private_virtual_interface", "AWS::DirectConnect::PrivateVirtualInterface"},
    {"aws_dx_hosted_public_virtual_interface", "AWS::DirectConnect::PublicVirtualInterface"},
    {"aws_dx_hosted_transit_virtual_interface", "AWS::DirectConnect::TransitVirtualInterface"},
    {"aws_dx_private_virtual_interface", "AWS::DirectConnect::PrivateVirtualInterface"},
    {"aws_dx_public_virtual_interface", "AWS::DirectConnect::PublicVirtualInterface"},
    {"aws_dx_transit_virtual_interface", "AWS::DirectConnect::TransitVirtualInterface"},
    {"aws_lb", "AWS::ElasticLoadBalancingV2::LoadBalancer"},
    {"aws_lb_listener", "AWS::ElasticLoadBalancingV2::Listener"},
    {"aws_lb_listener_rule", "AWS::ElasticLoadBalancingV2::ListenerRule"},
    {"aws_lb_target_group", "AWS::ElasticLoadBalancingV2::TargetGroup"},
    {"aws_lb_target_group_attachment", "AWS::ElasticLoadBalancingV2::TargetGroupAttachment"},
    {"aws_ec2_transit_gateway", "AWS::EC2::TransitGateway"},
    {"aws_ec2_transit_gateway_route", "AWS::EC2::TransitGatewayRoute"},
    {"aws_ec2_transit_gateway_route_table", "AWS::EC2::TransitGatewayRouteTable"},
    {"aws_ec2_transit_gateway_route_table_association", "AWS::EC2::TransitGatewayRouteTableAssociation"},
    {"aws_ec2_transit_gateway_route_table_propagation", "AWS::EC2::TransitGatewayRouteTablePropagation"},
    {"aws_ec2_transit_gateway_vpc_attachment", "AWS::EC2::TransitGatewayAttachment"},
    {"aws_vpn_gateway_attachment", "AWS::EC2::VPCGatewayAttachment"},
    {"aws_vpn_gateway_route_propagation", "AWS::EC2::VPNGatewayRoutePropagation"},
}};

std::string typeOf(std::string_view type)
{
    const auto named = [&](const TypeNames& t) { return t.terraform == type; };
    if (const auto it = std::find_if(kTypesOfResources.begin(), kTypesOfResources.end(), named);
        it != kTypesOfResources.end())
        return std::string(it->cloudFormation);
    if (const auto it = std::find_if(kMoreTypes.begin(), kMoreTypes.end(), named); it != kMoreTypes.end())
        return std::string(it->cloudFormation);
    return std::string(type);  // not modelled: its own name
}

/// Names that are not those of CloudFormation with other capitals.
constexpr std::array<TypeNames, 24> kAttributes{{
    {"action", "RuleAction"},
    {"cidr_ipv4", "CidrIp"},
    {"cidr_ipv6", "CidrIpv6"},
    {"default_network_acl_id", "NetworkAclId"},
    {"egress_only_gateway_id", "EgressOnlyInternetGatewayId"},
    {"enable_dns_hostnames", "EnableDnsHostnames"},
    {"entry", "Entries"},
    {"instance", "InstanceId"},
    {"internet_gateway_id", "InternetGatewayId"},
    {"network_interface", "NetworkInterfaces"},
    {"prefix_list_id", "SourcePrefixListId"},
    {"private_ip", "PrivateIpAddress"},
    {"private_ips", "PrivateIpAddresses"},
    {"propagating_vgws", "PropagatingVgws"},
    {"protocol", "IpProtocol"},
    {"referenced_security_group_id", "SourceSecurityGroupId"},
    {"route", "Routes"},
    {"rule_no", "RuleNumber"},
    {"security_group_id", "GroupId"},
    {"source_security_group_id", "SourceSecurityGroupId"},
    {"vpc_security_group_ids", "SecurityGroupIds"},
    {"dns_support", "DnsSupport"},
    {"ingress", "SecurityGroupIngress"},
    {"egress", "SecurityGroupEgress"},
}};

std::string camel(std::string_view name)
{
    const auto it =
        std::find_if(kAttributes.begin(), kAttributes.end(), [&](const TypeNames& n) { return n.terraform == name; });
    if (it != kAttributes.end())
        return std::string(it->cloudFormation);
    return camelCase(name, true);
}

json renamed(const json& in)
{
    if (in.is_array()) {
        json out = json::array();
        for (const json& item : in)
            out.push_back(renamed(item));
        return out;
    }
    if (!in.is_object())
        return in;
    json out = json::object();
    for (const auto& [key, value] : in.items()) {
        if (value.is_null() || key == "tags_all" || key == "timeouts")
            continue;
        out[camel(key)] = key == "tags" ? value : renamed(value);
    }
    return out;
}

void move(json& object, std::string_view from, std::string_view to)
{
    const auto it = object.find(from);
    if (it == object.end())
        return;
    json value = std::move(*it);
    object.erase(it);
    object[std::string(to)] = std::move(value);
}

/// A row of a security group: "all" is any protocol, `self` is the group itself.
void settleRule(json& row, const std::string& group)
{
    const std::string protocol = json_get::text(row, "IpProtocol");
    if (protocol == "all" || protocol.empty())
        row["IpProtocol"] = "-1";
    if (json_get::flag(row, "Self"))
        row["SecurityGroups"].push_back(group);
}

/// A row of an ACL, with its ports and ICMP type where CloudFormation has them.
void settleEntry(json& row)
{
    move(row, "IpProtocol", "Protocol");
    if (json_get::text(row, "Protocol") == "all")
        row["Protocol"] = "-1";
    row["PortRange"] = {{"From", json_get::integer(row, "FromPort", -1)}, {"To", json_get::integer(row, "ToPort", -1)}};
    const std::string protocol = json_get::text(row, "Protocol");
    if (protocol == "icmp" || protocol == "1" || protocol == "58" || protocol == "icmpv6")
        row["Icmp"] = {{"Type", json_get::integer(row, "IcmpType", -1)},
                       {"Code", json_get::integer(row, "IcmpCode", -1)}};
    else if (json_get::text(row, "Protocol") == "-1")  // written with the ports 0 to 0
        row.erase("PortRange");
}

void settleRoutes(json& table)
{
    if (table.contains("Routes") && table["Routes"].is_array())
        for (json& row : table["Routes"])
            if (row.is_object()) {
                move(row, "CidrBlock", "DestinationCidrBlock");
                move(row, "Ipv6CidrBlock", "DestinationIpv6CidrBlock");
            }
}

/// What AWS makes with a VPC is known by the VPC, as references to it are.
void settleDefaults(const std::string& type, TemplateResource& out, bool idIsKnown)
{
    json& in = out.properties;
    if (type == "aws_default_security_group") {
        in["GroupName"] = "default";
        if (!idIsKnown)
            out.id = json_get::text(in, "VpcId") + ".default_security_group_id";
    } else if (type == "aws_default_route_table") {
        in["Main"] = true;
        if (const std::string id = json_get::text(in, "DefaultRouteTableId"); !idIsKnown && !id.empty())
            out.id = id;
        if (!in.contains("VpcId") && out.id.ends_with(".default_route_table_id"))
            in["VpcId"] = out.id.substr(0, out.id.rfind('.'));
    } else if (type == "aws_default_network_acl") {
        in["IsDefault"] = true;
        if (const std::string id = json_get::text(in, "NetworkAclId"); !idIsKnown && !id.empty())
            out.id = id;
        if (!in.contains("VpcId") && out.id.ends_with(".default_network_acl_id"))
            in["VpcId"] = out.id.substr(0, out.id.rfind('.'));
    } else if (type == "aws_default_vpc") {
        in["IsDefault"] = true;
    }
}

void settleGroup(TemplateResource& out)
{
    move(out.properties, "Name", "GroupName");
    move(out.properties, "Description", "GroupDescription");
    for (const std::string_view key : {"SecurityGroupIngress", "SecurityGroupEgress"})
        if (const auto rows = out.properties.find(key); rows != out.properties.end() && rows->is_array())
            for (json& row : *rows)
                if (row.is_object())
                    settleRule(row, out.id);
}

void settleAcl(json& in)
{
    json entries = json::array();
    for (const auto& [key, egress] : {std::pair("SecurityGroupIngress", false), std::pair("SecurityGroupEgress", true)})
        for (json row : json_get::list(in, key))
            if (row.is_object()) {
                settleEntry(row);
                row["Egress"] = egress;
                entries.push_back(std::move(row));
            }
    in["Entries"] = std::move(entries);
}

void settleInterface(json& in)
{
    move(in, "SecurityGroups", "GroupSet");
    const json attachments = json_get::list(in, "Attachment");
    if (!attachments.empty() && attachments[0].is_object() && attachments[0].contains("InstanceId"))
        in["InstanceId"] = attachments[0]["InstanceId"];
    if (in.contains("PrivateIpAddresses") && in["PrivateIpAddresses"].is_array() && in.contains("PrivateIpAddress")) {
        // A set: the primary address is told apart by its own attribute.
        json& list = in["PrivateIpAddresses"];
        const auto primary = std::find(list.begin(), list.end(), in["PrivateIpAddress"]);
        if (primary != list.end())
            std::iter_swap(list.begin(), primary);
    }
}

void settle(const TfInstance& one, TemplateResource& out)
{
    json& in = out.properties;
    settleDefaults(one.type, out, one.id != one.address);
    if (out.type == "AWS::EC2::SecurityGroup")
        settleGroup(out);
    else if (out.type == "AWS::EC2::NetworkAcl")
        settleAcl(in);
    else if (out.type == "AWS::EC2::NetworkAclEntry") {
        move(in, "SecurityGroupEgress", "Egress");
        settleEntry(in);
    } else if (out.type == "AWS::EC2::RouteTable")
        settleRoutes(in);
    else if (out.type == "AWS::EC2::NetworkInterface")
        settleInterface(in);
    else if (out.type == "AWS::EC2::PrefixList")
        move(in, "Name", "PrefixListName");
    else if (out.type == "AWS::EC2::EIP")
        move(in, "NetworkInterfaces", "NetworkInterfaceId");
    else if (out.type == "AWS::EC2::VPNGatewayRoutePropagation")
        move(in, "RouteTableId", "RouteTableIds");
    else if (out.type == "AWS::EC2::NetworkInterfaceGroup" || one.type == "aws_vpc_security_group_ingress_rule" ||
             one.type == "aws_vpc_security_group_egress_rule")
        settleRule(in, json_get::text(in, "GroupId"));
    else if (one.type == "aws_security_group_rule") {
        if (json_get::text(in, "Type") == "egress")
            out.type = "AWS::EC2::SecurityGroupEgress";
        settleRule(in, json_get::text(in, "GroupId"));
    } else if (out.type == "AWS::EC2::PrefixListEntry") {
        move(in, "SourcePrefixListId", "PrefixListId");
    }
}

/// "us-east-1" of "arn:aws:ec2:us-east-1:123456789012:vpc/vpc-1"
std::string regionOf(const json& values)
{
    if (const std::string region = json_get::text(values, "region"); !region.empty())
        return region;
    const std::string arn = json_get::text(values, "arn");
    std::size_t at = 0;
    for (int part = 0; part < 3 && at != std::string::npos; ++part)
        at = arn.find(':', at == 0 ? 0 : at + 1);
    if (at == std::string::npos || arn.empty())
        return {};
    return arn.substr(at + 1, arn.find(':', at + 1) - at - 1);
}

}  // namespace

std::vector<TemplateResource> awsOfTerraform(const std::vector<TfInstance>& instances, const std::string& region)
{
    std::vector<TemplateResource> out;
    for (const TfInstance& one : instances) {
        if (!one.type.starts_with("aws_"))
            continue;
        TemplateResource resource{typeOf(one.type),     one.id,      renamed(one.values), one.place,
                                  regionOf(one.values), one.deployed};
        if (resource.type == one.type)
            resource.properties = one.values;
        if (resource.region.empty())
            resource.region = region;
        settle(one, resource);
        out.push_back(std::move(resource));
    }
    return out;
}

}  // namespace pb::exchange
