// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/export_terraform.h"
#include "core/exchange/network/template_values.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <functional>
#include <set>

namespace pb::exchange {

using Json = nlohmann::ordered_json;

namespace {

const std::map<std::string, std::string, std::less<>> kResources{
    {"AWS::EC2::VPC", "aws_vpc"},
    {"AWS::EC2::VPCCidrBlock", "aws_vpc_ipv4_cidr_block_association"},
    {"AWS::EC2::Subnet", "aws_subnet"},
    {"AWS::EC2::InternetGateway", "aws_internet_gateway"},
    {"AWS::EC2::EgressOnlyInternetGateway", "aws_egress_only_internet_gateway"},
    {"AWS::EC2::VPNGateway", "aws_vpn_gateway"},
    {"AWS::EC2::NatGateway", "aws_nat_gateway"},
    {"AWS::EC2::EIP", "aws_eip"},
    {"AWS::EC2::EIPAssociation", "aws_eip_association"},
    {"AWS::EC2::CustomerGateway", "aws_customer_gateway"},
    {"AWS::EC2::VPNConnection", "aws_vpn_connection"},
    {"AWS::EC2::VPNConnectionRoute", "aws_vpn_connection_route"},
    {"AWS::EC2::VPCPeeringConnection", "aws_vpc_peering_connection"},
    {"AWS::EC2::PrefixList", "aws_ec2_managed_prefix_list"},
    {"AWS::EC2::RouteTable", "aws_route_table"},
    {"AWS::EC2::Route", "aws_route"},
    {"AWS::EC2::SubnetRouteTableAssociation", "aws_route_table_association"},
    {"AWS::EC2::VPNGatewayRoutePropagation", "aws_vpn_gateway_route_propagation"},
    {"AWS::EC2::VPCEndpoint", "aws_vpc_endpoint"},
    {"AWS::EC2::SecurityGroup", "aws_security_group"},
    {"AWS::EC2::SecurityGroupIngress", "aws_vpc_security_group_ingress_rule"},
    {"AWS::EC2::SecurityGroupEgress", "aws_vpc_security_group_egress_rule"},
    {"AWS::EC2::NetworkAcl", "aws_network_acl"},
    {"AWS::EC2::NetworkAclEntry", "aws_network_acl_rule"},
    {"AWS::EC2::SubnetNetworkAclAssociation", "aws_network_acl_association"},
    {"AWS::EC2::NetworkInterface", "aws_network_interface"},
    {"AWS::EC2::Instance", "aws_instance"},
    {"AWS::EC2::TransitGateway", "aws_ec2_transit_gateway"},
    {"AWS::EC2::TransitGatewayAttachment", "aws_ec2_transit_gateway_vpc_attachment"},
    {"AWS::EC2::TransitGatewayRouteTable", "aws_ec2_transit_gateway_route_table"},
    {"AWS::EC2::TransitGatewayRoute", "aws_ec2_transit_gateway_route"},
    {"AWS::EC2::TransitGatewayRouteTableAssociation", "aws_ec2_transit_gateway_route_table_association"},
    {"AWS::EC2::TransitGatewayRouteTablePropagation", "aws_ec2_transit_gateway_route_table_propagation"},
    {"AWS::DirectConnect::Connection", "aws_dx_connection"},
    {"AWS::DirectConnect::DirectConnectGateway", "aws_dx_gateway"},
    {"AWS::DirectConnect::DirectConnectGatewayAssociation", "aws_dx_gateway_association"},
    {"AWS::DirectConnect::PrivateVirtualInterface", "aws_dx_private_virtual_interface"},
    {"AWS::DirectConnect::PublicVirtualInterface", "aws_dx_public_virtual_interface"},
    {"AWS::DirectConnect::TransitVirtualInterface", "aws_dx_transit_virtual_interface"},
    {"AWS::ElasticLoadBalancingV2::LoadBalancer", "aws_lb"},
    {"AWS::ElasticLoadBalancingV2::Listener", "aws_lb_listener"},
    {"AWS::ElasticLoadBalancingV2::TargetGroup", "aws_lb_target_group"},
};

/// Arguments that are not CloudFormation's names in small letters; "" leaves one out.
const std::map<std::string, std::string, std::less<>> kArguments{
    {"Cidr", "cidr"},
    {"CidrIp", "cidr_ipv4"},
    {"CidrIpv6", "cidr_ipv6"},
    {"SourceSecurityGroupId", "referenced_security_group_id"},
    {"DestinationSecurityGroupId", "referenced_security_group_id"},
    {"SourcePrefixListId", "prefix_list_id"},
    {"DestinationPrefixListId", "prefix_list_id"},
    {"GroupId", "security_group_id"},
    {"GroupDescription", "description"},
    {"GroupSet", "security_groups"},
    {"SecurityGroupEgress", ""},  // Terraform takes AWS's own row out of every group that it makes
    {"EgressOnlyInternetGatewayId", "egress_only_gateway_id"},
    {"ImageId", "ami"},
    {"NetworkInterfaces", "network_interface"},
    {"PrefixListName", "name"},
    {"Entries", "entry"},
    {"Description", "description"},
    {"AllowedPrefixesToDirectConnectGateway", "allowed_prefixes"},
    {"ConnectionName", "name"},
    {"DefaultActions", "default_action"},
    {"DirectConnectGatewayId", "dx_gateway_id"},
    {"DirectConnectGatewayName", "name"},
    {"VirtualGatewayId", "vpn_gateway_id"},
    {"VirtualInterfaceName", "name"},
};

void settleListener(Json& body)
{
    if (body.contains("certificates")) {
        const Json certificate = body["certificates"].at(0).at("certificate_arn");
        body.erase("certificates");
        body["certificate_arn"] = certificate;
    }
    for (Json& action : body["default_action"])
        if (action.contains("fixed_response_config")) {
            action["fixed_response"] = Json::array({action["fixed_response_config"]});
            action.erase("fixed_response_config");
        }
}

/// Direct Connect and load balancers: what Terraform has flat, and what it calls otherwise.
void settleEdge(const std::string& type, Json& body)
{
    if (body.contains("bgp_peers")) {
        const Json peer = body["bgp_peers"].at(0);
        body.erase("bgp_peers");
        body["address_family"] = peer.at("address_family");
        body["bgp_asn"] = std::stoll(peer.at("asn").get<std::string>());
    } else if (type == "AWS::ElasticLoadBalancingV2::LoadBalancer") {
        body["load_balancer_type"] = body.at("type");
        body.erase("type");
        if (body.contains("scheme"))
            body["internal"] = body["scheme"] == "internal";
        body.erase("scheme");
    } else if (type == "AWS::ElasticLoadBalancingV2::Listener") {
        settleListener(body);
    } else if (body.contains("target_group_attributes")) {
        body["preserve_client_ip"] = body["target_group_attributes"].at(0).at("value");
        body.erase("target_group_attributes");
    } else if (type == "AWS::DirectConnect::DirectConnectGateway") {
        body.erase("tags");  // its name is an argument of its own
    }
}

class AwsWriter {
public:
    AwsWriter(const std::vector<AwsResource>& all, TerraformExport& out) : m_out(out)
    {
        for (const AwsResource& one : all)
            m_types[one.name] = typeOf(one);
    }

    void write(const AwsResource& one)
    {
        if (one.properties.contains("AmazonProvidedIpv6CidrBlock")) {  // an argument of the network itself
            const std::string vpc = lowered(one.properties.at("VpcId").at("Ref").get<std::string>());
            m_out.document["resource"]["aws_vpc"][vpc]["assign_generated_ipv6_cidr_block"] = true;
            return;
        }
        const std::string& type = m_types.at(one.name);
        Json body = Json::object();
        for (const auto& [key, value] : one.properties.items())
            argument(body, key, value);
        settle(one.type, body);
        settleEdge(one.type, body);
        const std::string name = lowered(one.name);
        if (one.type == "AWS::ElasticLoadBalancingV2::TargetGroup")
            targets(name, body);
        m_out.document["resource"][type][name] = std::move(body);
        if (one.element)
            m_out.exported[one.element] = addressOf(one.name);
        for (const AwsPart& part : one.parts)
            m_out.exported[part.element] =
                addressOf(one.name) + part.between + (part.in.empty() ? std::string() : addressOf(part.in));
    }

private:
    static std::string typeOf(const AwsResource& one)
    {
        if (one.type == "AWS::EC2::VPCGatewayAttachment")
            return one.properties.contains("VpnGatewayId") ? "aws_vpn_gateway_attachment"
                                                           : "aws_internet_gateway_attachment";
        return kResources.at(one.type);
    }

    std::string addressOf(const std::string& name) const { return m_types.at(name) + '.' + lowered(name); }

    /// Each target is a resource of its own.
    void targets(const std::string& group, Json& body)
    {
        if (!body.contains("targets"))
            return;
        const Json list = body["targets"];
        body.erase("targets");
        for (std::size_t i = 0; i < list.size(); ++i)
            m_out.document["resource"]["aws_lb_target_group_attachment"][group + "_" + std::to_string(i + 1)] = {
                {"target_group_arn", "${aws_lb_target_group." + group + ".id}"},
                {"target_id", list[i].at("id")},
                {"port", list[i].at("port")}};
    }

    void argument(Json& body, const std::string& key, const Json& value)
    {
        if (key == "Tags") {
            for (const Json& tag : value)
                body["tags"][tag.at("Key").get<std::string>()] = tag.at("Value");
            return;
        }
        const auto named = kArguments.find(key);
        const std::string name = named == kArguments.end() ? snakeCase(key) : named->second;
        if (!name.empty())
            body[name] = converted(value);
    }

    Json converted(const Json& value)
    {
        if (value.is_string())
            return terraformText(value.get<std::string>());
        if (value.is_array()) {
            Json out = Json::array();
            for (const Json& item : value)
                out.push_back(converted(item));
            return out;
        }
        if (!value.is_object())
            return value;
        if (value.contains("Ref"))
            return reference(value.at("Ref").get<std::string>());
        if (value.contains("Fn::GetAtt")) {
            const Json& of = value.at("Fn::GetAtt");
            const bool attachment = of.at(1) == "TransitGatewayAttachmentId";
            return reference(of.at(0).get<std::string>(), attachment ? "transit_gateway_attachment_id" : "id");
        }
        Json out = Json::object();
        for (const auto& [key, item] : value.items())
            argument(out, key, item);
        return out;
    }

    std::string reference(const std::string& name, const char* attribute = "id")
    {
        if (name == "LinuxImage")
            return "${data.aws_ssm_parameter.linux_image.value}";
        if (name == "WindowsImage")
            return "${data.aws_ssm_parameter.windows_image.value}";
        if (name == "InstanceType")
            return "${var.instance_type}";
        if (m_types.contains(name))
            return "${" + addressOf(name) + '.' + attribute + '}';
        m_out.document["variable"][lowered(name)] = {{"type", name.ends_with("Prefixes") ? "list(string)" : "string"}};
        return "${var." + lowered(name) + '}';
    }

    static void settle(const std::string& type, Json& body)
    {
        const auto flatten = [&](const char* list, const char* key, const char* to) {
            if (!body.contains(list))
                return;
            Json out = Json::array();
            for (const Json& item : body[list])
                out.push_back(item.at(key));
            body.erase(list);
            body[to] = std::move(out);
        };
        if (type == "AWS::EC2::NetworkInterface") {
            flatten("private_ip_addresses", "private_ip_address", "private_ips");
            flatten("ipv6_addresses", "ipv6_address", "ipv6_addresses");
        } else if (type == "AWS::EC2::NetworkAclEntry") {
            body["protocol"] = std::to_string(body["protocol"].get<int>());
            for (const auto& [from, first, last] :
                 {std::tuple("port_range", "from_port", "to_port"), std::tuple("icmp", "icmp_type", "icmp_code")}) {
                if (!body.contains(from))
                    continue;
                const Json held = body[from];
                body.erase(from);
                body[first] = held.front();
                body[last] = held.back();
            }
        } else if (type == "AWS::EC2::VPNGatewayRoutePropagation") {
            body["route_table_id"] = body["route_table_ids"].at(0);
            body.erase("route_table_ids");
        } else if (type == "AWS::EC2::VPNGateway") {
            body.erase("type");
            body["amazon_side_asn"] = body["amazon_side_asn"].dump();
        } else if (type == "AWS::EC2::CustomerGateway") {
            body["bgp_asn"] = body["bgp_asn"].dump();
        } else if (type == "AWS::EC2::TransitGatewayAttachment" && body.contains("options")) {
            body["appliance_mode_support"] = body["options"]["appliance_mode_support"];
            body.erase("options");
        } else if (type == "AWS::EC2::Instance" && body.contains("network_interface")) {
            for (Json& own : body["network_interface"])
                own["device_index"] = std::stoi(own["device_index"].get<std::string>());
        } else if (type == "AWS::EC2::VPCPeeringConnection") {
            body["auto_accept"] = true;
        } else if (type == "AWS::EC2::NatGateway" && body.contains("private_ip_address")) {
            body["private_ip"] = body["private_ip_address"];
            body.erase("private_ip_address");
        } else if (type == "AWS::EC2::Route" && body.contains("prefix_list_id")) {  // not that of a group's row
            body["destination_prefix_list_id"] = body["prefix_list_id"];
            body.erase("prefix_list_id");
        }
        if (type == "AWS::EC2::Route" && body.contains("instance_id")) {
            // A route leads to an interface; an instance is reached by its first one.
            std::string id = body["instance_id"].get<std::string>();
            body["network_interface_id"] = id.replace(id.rfind(".id}"), 4, ".primary_network_interface_id}");
            body.erase("instance_id");
        }
    }

    TerraformExport& m_out;
    std::map<std::string, std::string> m_types;
};

Json image(const char* path) { return {{"name", path}}; }

}  // namespace

void putTerraformAws(const std::vector<AwsResource>& all, TerraformExport& out)
{
    AwsWriter writer(all, out);
    bool instances = false;
    for (const AwsResource& one : all) {
        writer.write(one);
        instances = instances || one.type == "AWS::EC2::Instance";
    }
    if (!all.empty())
        out.document["terraform"]["required_providers"]["aws"] = {{"source", "hashicorp/aws"},
                                                                  {"version", ">= 5.0, < 7.0"}};
    if (!instances)
        return;
    out.document["variable"]["instance_type"] = {{"type", "string"}, {"default", "t3.micro"}};
    out.document["data"]["aws_ssm_parameter"] = {
        {"linux_image", image("/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")},
        {"windows_image", image("/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base")}};
}

TerraformExport terraformOf(const net::Index& index)
{
    TerraformExport out;
    out.document = Json::object();
    const std::vector<AwsResource> aws = awsResources(index);
    for (const net::Element* region : index.all(net::Kind::Region))
        if (const std::string& code = region->as<net::Region>()->code; !code.empty() && !aws.empty()) {
            out.document["provider"]["aws"]["region"] = terraformText(code);
            break;
        }
    putTerraformAws(aws, out);
    putTerraformAzure(azureResources(index), out);
    return out;
}

}  // namespace pb::exchange
