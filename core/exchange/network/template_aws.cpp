// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/template_aws.h"

#include "core/exchange/network/template_edge.h"
#include "core/exchange/network/template_transit.h"
#include "core/exchange/network/template_values.h"

#include <algorithm>
#include <functional>
#include <set>

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

namespace {

class TemplateAws {
public:
    TemplateAws(AwsRecords& records, ImportReport& report) : m_records(records), m_report(report) {}

    void resource(const TemplateResource& in)
    {
        ++m_records.found;
        m_now = &in;
        if (!m_ids.insert(in.type + '|' + in.id).second)
            return m_report.add(in.place, "import.duplicate", {in.id});
        if (const auto maker = kMakers.find(in.type); maker != kMakers.end())
            (this->*maker->second)(in.properties);
        else if (!kJoiners.contains(in.type) && !takeTransit(in, m_records) && !takeEdge(in, m_records))
            m_records.others.push_back({in.type, in.id, {in.properties, in.place, in.region, {}}});
    }

    /// Associations, entries and attachments, once all that they join is there.
    void join(const TemplateResource& in)
    {
        m_now = &in;
        if (const auto joiner = kJoiners.find(in.type); joiner != kJoiners.end())
            (this->*joiner->second)(in.properties);
    }

    /// Elastic IPs go to where they are used; the others stay on the list.
    void settleAddresses()
    {
        for (auto& [id, record] : m_addresses)
            m_records.addresses.push_back(std::move(record));
    }

private:
    using Step = void (TemplateAws::*)(const json&);

    json& make(Kind kind, std::string_view idKey, const json& in)
    {
        AwsRecord& record = m_records.modelled[kind][m_now->id];
        record = {json::object(), m_now->place, m_now->region, {}};
        record.json[std::string(idKey)] = m_now->id;
        record.json["Tags"] = tagsOf(in);
        record.json["Deployed"] = m_now->deployed;
        return record.json;
    }

    /// The record that `in` names by `key`. A template may add to what it does not hold; that is listed.
    json* target(Kind kind, const json& in, std::string_view key)
    {
        const std::string id = json_get::text(in, key);
        auto& known = m_records.modelled[kind];
        if (const auto it = known.find(id); it != known.end())
            return &it->second.json;
        m_report.add(m_now->place, "import.target_missing", {m_now->id, id.empty() ? std::string(key) : id});
        return nullptr;
    }

    void vpc(const json& in)
    {
        json& out = make(Kind::Vpc, "VpcId", in);
        copy(in, out, {"CidrBlock", "InstanceTenancy", "IsDefault", "EnableDnsSupport", "EnableDnsHostnames"});
        block(in, out);
    }

    /// Adds the blocks of `in` to the association sets of `out`.
    static void block(const json& in, json& out)
    {
        for (const std::string_view key : {"CidrBlock", "Ipv6CidrBlock"})
            if (const std::string text = json_get::text(in, key); !text.empty())
                out[std::string(key) + "AssociationSet"].push_back({{std::string(key), text}});
    }

    /// Where what names no VPC is made: the default one, with the block that AWS gives it.
    /// https://docs.aws.amazon.com/vpc/latest/userguide/default-vpc-components.html (read 2026-11-25)
    std::string defaultVpc()
    {
        const std::string id = "default-vpc";
        AwsRecord& record = m_records.modelled[Kind::Vpc][id];
        if (record.json.is_null()) {
            record = {
                {{"VpcId", id}, {"CidrBlock", "172.31.0.0/16"}, {"IsDefault", true}}, m_now->place, m_now->region, {}};
            m_report.add(m_now->place, "import.default_vpc", {m_now->id});
        }
        return id;
    }

    void vpcBlock(const json& in)
    {
        if (json* out = target(Kind::Vpc, in, "VpcId"))
            block(in, *out);
    }

    void subnet(const json& in)
    {
        json& out = make(Kind::Subnet, "SubnetId", in);
        copy(in, out, {"VpcId", "CidrBlock", "AvailabilityZone", "MapPublicIpOnLaunch"});
        if (const std::string text = json_get::text(in, "Ipv6CidrBlock"); !text.empty())
            out["Ipv6CidrBlockAssociationSet"].push_back({{"Ipv6CidrBlock", text}});
    }

    void subnetBlock(const json& in)
    {
        if (json* out = target(Kind::Subnet, in, "SubnetId"))
            block(in, *out);
    }

    void attach(json& out, std::string_view list, const json& in)
    {
        if (const std::string vpc = json_get::text(in, "VpcId"); !vpc.empty())
            out[std::string(list)].push_back({{"VpcId", vpc}, {"State", "available"}});
    }

    void internetGateway(const json& in)
    {
        attach(make(Kind::InternetGateway, "InternetGatewayId", in), "Attachments", in);
    }

    void egressOnlyGateway(const json& in)
    {
        attach(make(Kind::EgressOnlyInternetGateway, "EgressOnlyInternetGatewayId", in), "Attachments", in);
    }

    void vpnGateway(const json& in)
    {
        json& out = make(Kind::VirtualPrivateGateway, "VpnGatewayId", in);
        copy(in, out, {"AmazonSideAsn"});
        attach(out, "VpcAttachments", in);
    }

    void gatewayAttachment(const json& in)
    {
        if (!json_get::text(in, "InternetGatewayId").empty()) {
            if (json* out = target(Kind::InternetGateway, in, "InternetGatewayId"))
                attach(*out, "Attachments", in);
        } else if (json* out = target(Kind::VirtualPrivateGateway, in, "VpnGatewayId")) {
            attach(*out, "VpcAttachments", in);
        }
    }

    void elasticIp(const json& in)
    {
        AwsRecord record{json::object(), m_now->place, m_now->region, {}};
        record.json["AllocationId"] = m_now->id;
        record.json["Tags"] = tagsOf(in);
        copy(in, record.json, {"PublicIp", "InstanceId", "NetworkInterfaceId"});
        m_addresses[m_now->id] = std::move(record);
    }

    /// The public address of an Elastic IP, "?" where it is not known yet; the address is taken then.
    std::string takeAddress(const std::string& allocation)
    {
        const auto it = m_addresses.find(allocation);
        if (it == m_addresses.end())
            return allocation.empty() ? std::string() : "?";
        std::string address = json_get::text(it->second.json, "PublicIp");
        m_addresses.erase(it);
        return address.empty() ? "?" : address;
    }

    void nat(const json& in)
    {
        json& out = make(Kind::NatGateway, "NatGatewayId", in);
        copy(in, out, {"SubnetId", "ConnectivityType", "VpcId"});
        json address{{"IsPrimary", true}};
        copy(in, "PrivateIpAddress", address, "PrivateIp");
        copy(in, "PublicIp", address, "PublicIp");
        copy(in, "AllocationId", address, "AllocationId");
        out["NatGatewayAddresses"] = json::array({address});
    }

    void natAddress(const json&)
    {
        json& nat = m_records.modelled[Kind::NatGateway][m_now->id].json;
        json& address = nat["NatGatewayAddresses"][0];
        const std::string taken = takeAddress(json_get::text(address, "AllocationId"));
        if (!address.contains("PublicIp") && !taken.empty())
            address["PublicIp"] = taken;
    }

    void customerGateway(const json& in)
    {
        copy(in, make(Kind::CustomerGateway, "CustomerGatewayId", in), {"BgpAsn", "IpAddress"});
    }

    void vpn(const json& in)
    {
        json& out = make(Kind::VpnConnection, "VpnConnectionId", in);
        copy(in, out, {"CustomerGatewayId", "VpnGatewayId", "TransitGatewayId", "TransitGatewayAttachmentId"});
        out["Options"] = {{"StaticRoutesOnly", isTrue(in, "StaticRoutesOnly")}};
    }

    void vpnRoute(const json& in)
    {
        if (json* out = target(Kind::VpnConnection, in, "VpnConnectionId"))
            (*out)["Routes"].push_back({{"DestinationCidrBlock", json_get::text(in, "DestinationCidrBlock")}});
    }

    void peering(const json& in)
    {
        json& out = make(Kind::VpcPeering, "VpcPeeringConnectionId", in);
        out["RequesterVpcInfo"] = {{"VpcId", json_get::text(in, "VpcId")}};
        json& peer = out["AccepterVpcInfo"];
        peer = {{"VpcId", json_get::text(in, "PeerVpcId")}};
        copy(in, "PeerRegion", peer, "Region");
        copy(in, "PeerOwnerId", peer, "OwnerId");
        const std::string status = json_get::text(in, "AcceptStatus");
        out["Status"] = {{"Code", status.empty() ? "active" : status}};
    }

    void peeringAccepter(const json& in)
    {
        if (json* out = target(Kind::VpcPeering, in, "VpcPeeringConnectionId"))
            (*out)["Status"]["Code"] = "active";
    }

    void endpoint(const json& in)
    {
        json& out = make(Kind::VpcEndpoint, "VpcEndpointId", in);
        copy(in, out, {"VpcId", "ServiceName"});
        const std::string type = json_get::text(in, "VpcEndpointType");
        out["VpcEndpointType"] = type.empty() ? "Gateway" : type;
        out["RouteTableIds"] = listOf(in, "RouteTableIds");
    }

    void endpointTable(const json& in)
    {
        if (json* out = target(Kind::VpcEndpoint, in, "VpcEndpointId"))
            (*out)["RouteTableIds"].push_back(json_get::text(in, "RouteTableId"));
    }

    void prefixList(const json& in)
    {
        json& out = make(Kind::PrefixList, "PrefixListId", in);
        copy(in, out, {"PrefixListName", "MaxEntries"});
        out["Cidrs"] = json::array();
        for (const json& entry : listOf(in, "Entries"))
            out["Cidrs"].push_back(json_get::text(entry, "Cidr"));
    }

    void prefixListEntry(const json& in)
    {
        if (json* out = target(Kind::PrefixList, in, "PrefixListId"))
            (*out)["Cidrs"].push_back(json_get::text(in, "Cidr"));
    }

    void routeTable(const json& in)
    {
        json& out = make(Kind::RouteTable, "RouteTableId", in);
        copy(in, out, {"VpcId"});
        out["Routes"] = json::array();
        out["Associations"] = json::array();
        if (isTrue(in, "Main"))
            out["Associations"].push_back({{"Main", true}});
        for (const json& row : listOf(in, "Routes"))
            out["Routes"].push_back(routeOf(row));
        for (const json& gateway : listOf(in, "PropagatingVgws"))
            out["PropagatingVgws"].push_back({{"GatewayId", gateway}});
    }

    void addRoute(const json& in)
    {
        if (json* out = target(Kind::RouteTable, in, "RouteTableId"))
            (*out)["Routes"].push_back(routeOf(in));
    }

    void tableAssociation(const json& in)
    {
        json* out = target(Kind::RouteTable, in, "RouteTableId");
        if (!out)
            return;
        json association = json::object();
        copy(in, association, {"SubnetId", "GatewayId"});
        if (m_now->type == "AWS::EC2::MainRouteTableAssociation")
            association["Main"] = true;
        (*out)["Associations"].push_back(std::move(association));
    }

    void propagation(const json& in)
    {
        for (const json& table : listOf(in, "RouteTableIds"))
            if (json* out = target(Kind::RouteTable, json{{"RouteTableId", table}}, "RouteTableId"))
                (*out)["PropagatingVgws"].push_back({{"GatewayId", json_get::text(in, "VpnGatewayId")}});
    }

    void group(const json& in)
    {
        json& out = make(Kind::SecurityGroup, "GroupId", in);
        copy(in, out, {"VpcId", "GroupName"});
        if (!out.contains("VpcId"))
            out["VpcId"] = defaultVpc();
        copy(in, "GroupDescription", out, "Description");
        for (const auto& [key, list] : {std::pair("SecurityGroupIngress", "IpPermissions"),
                                        std::pair("SecurityGroupEgress", "IpPermissionsEgress")})
            for (const json& rule : listOf(in, key))
                if (!(key == std::string_view("SecurityGroupEgress") && isNothing(rule)))
                    out[list].push_back(permission(rule));
        // CloudFormation leaves AWS's own row, all outbound, where a template names no outbound row for the group.
        if (!in.contains("SecurityGroupEgress") && json_get::flag(in, "DefaultEgress"))
            out["DefaultEgress"] = true;
    }

    /// How a template says that nothing may leave: without a row, CloudFormation would let everything out.
    static bool isNothing(const json& rule)
    {
        return json_get::text(rule, "CidrIp") == "127.0.0.1/32" && json_get::text(rule, "IpProtocol") == "-1";
    }

    /// One row of a template may hold a single peer, or lists of them as Terraform writes it.
    json permission(const json& in) const
    {
        json out = json::object();
        copy(in, out, {"IpProtocol", "FromPort", "ToPort"});
        const auto peers = [&](std::initializer_list<std::string_view> keys, const char* list, const char* key) {
            for (const std::string_view from : keys)
                for (const json& value : listOf(in, from))
                    if (value.is_string() && !isEmptyText(value)) {
                        json peer{{key, value}};
                        copy(in, peer, {"Description"});
                        out[list].push_back(std::move(peer));
                    }
        };
        peers({"CidrIp", "CidrBlocks"}, "IpRanges", "CidrIp");
        peers({"CidrIpv6", "Ipv6CidrBlocks"}, "Ipv6Ranges", "CidrIpv6");
        peers({"SourceSecurityGroupId", "DestinationSecurityGroupId", "SecurityGroups"}, "UserIdGroupPairs", "GroupId");
        peers({"SourcePrefixListId", "DestinationPrefixListId", "PrefixListIds"}, "PrefixListIds", "PrefixListId");
        return out;
    }

    void groupRule(const json& in)
    {
        json* out = target(Kind::SecurityGroup, in, "GroupId");
        if (!out)
            return;
        const bool isOut = m_now->type == "AWS::EC2::SecurityGroupEgress";
        if (isOut)
            out->erase("DefaultEgress");
        (*out)[isOut ? "IpPermissionsEgress" : "IpPermissions"].push_back(permission(in));
    }

    void acl(const json& in)
    {
        json& out = make(Kind::NetworkAcl, "NetworkAclId", in);
        copy(in, out, {"VpcId", "IsDefault"});
        out["Entries"] = listOf(in, "Entries");
        for (json& entry : out["Entries"])
            entry = aclEntryOf(entry);
        for (const json& subnet : listOf(in, "SubnetIds"))
            out["Associations"].push_back({{"SubnetId", subnet}});
    }

    void addAclEntry(const json& in)
    {
        if (json* out = target(Kind::NetworkAcl, in, "NetworkAclId"))
            (*out)["Entries"].push_back(aclEntryOf(in));
    }

    void aclAssociation(const json& in)
    {
        if (json* out = target(Kind::NetworkAcl, in, "NetworkAclId"))
            (*out)["Associations"].push_back({{"SubnetId", json_get::text(in, "SubnetId")}});
    }

    static json groupList(const json& in, std::initializer_list<std::string_view> keys)
    {
        json out = json::array();
        for (const std::string_view key : keys)
            for (const json& id : listOf(in, key))
                out.push_back({{"GroupId", id}});
        return out;
    }

    void fillInterface(const json& in, json& out) const
    {
        copy(in, out, {"SubnetId", "VpcId", "Description", "PrivateIpAddress", "SourceDestCheck"});
        out["Groups"] = groupList(in, {"GroupSet", "SecurityGroupIds"});
        out["PrivateIpAddresses"] = json::array();
        for (const json& one : listOf(in, "PrivateIpAddresses"))
            out["PrivateIpAddresses"].push_back(one.is_object() ? one : json{{"PrivateIpAddress", one}});
        if (!out.contains("PrivateIpAddress") && !out["PrivateIpAddresses"].empty())
            copy(out["PrivateIpAddresses"][0], out, {"PrivateIpAddress"});
        for (const json& one : listOf(in, "Ipv6Addresses"))
            out["Ipv6Addresses"].push_back(one.is_object() ? one : json{{"Ipv6Address", one}});
        if (const std::string address = json_get::text(in, "PublicIp"); !address.empty())
            out["Association"] = {{"PublicIp", address}};
        else if (isTrue(in, "AssociatePublicIpAddress"))
            out["Association"] = {{"PublicIp", "?"}};
        else if (in.contains("AssociatePublicIpAddress") && !in.at("AssociatePublicIpAddress").is_null())
            out["NoPublicIp"] = true;
    }

    void networkInterface(const json& in)
    {
        json& out = make(Kind::NetworkInterface, "NetworkInterfaceId", in);
        fillInterface(in, out);
        if (const std::string instance = json_get::text(in, "InstanceId"); !instance.empty())
            out["Attachment"] = {{"InstanceId", instance}};
    }

    void interfaceAttachment(const json& in)
    {
        if (json* out = target(Kind::NetworkInterface, in, "NetworkInterfaceId"))
            (*out)["Attachment"] = {{"InstanceId", json_get::text(in, "InstanceId")}};
    }

    void interfaceGroup(const json& in)
    {
        if (json* out = target(Kind::NetworkInterface, in, "NetworkInterfaceId"))
            (*out)["Groups"].push_back({{"GroupId", json_get::text(in, "GroupId")}});
    }

    void instance(const json& in)
    {
        json& out = make(Kind::Instance, "InstanceId", in);
        copy(in, out, {"SubnetId", "Platform", "ImageId"});
        if (json_get::text(in, "ImageId").find("indows") != std::string::npos)
            out["Platform"] = "windows";
        if (!in.contains("NetworkInterfaces") || listOf(in, "NetworkInterfaces").empty()) {
            json own = json::object();
            fillInterface(in, own);
            const std::string id = json_get::text(in, "PrimaryNetworkInterfaceId");
            own["NetworkInterfaceId"] = id.empty() ? m_now->id + "/eth0" : id;
            out["NetworkInterfaces"] = json::array({std::move(own)});
        }
    }

    /// Interfaces that an instance describes itself belong to it; those that it names get to know it.
    void instanceInterfaces(const json& in)
    {
        json& out = m_records.modelled[Kind::Instance][m_now->id].json;
        const json list = listOf(in, "NetworkInterfaces");
        for (std::size_t i = 0; i < list.size(); ++i) {
            const std::string id = json_get::text(list[i], "NetworkInterfaceId");
            auto& known = m_records.modelled[Kind::NetworkInterface];
            if (const auto it = known.find(id); it != known.end()) {
                it->second.json["Attachment"] = {{"InstanceId", m_now->id}};
                if (!out.contains("SubnetId") || json_get::text(list[i], "DeviceIndex") == "0")
                    copy(it->second.json, out, {"SubnetId"});
                continue;
            }
            json own = json::object();
            fillInterface(list[i], own);
            own["NetworkInterfaceId"] = id.empty() ? m_now->id + "/eth" + std::to_string(i) : id;
            if (!out.contains("SubnetId"))
                copy(own, out, {"SubnetId"});
            out["NetworkInterfaces"].push_back(std::move(own));
        }
    }

    /// Gives the public address of an association to the interface that it names, or to the instance's first.
    void address(const std::string& allocation, const std::string& nic, const std::string& instance)
    {
        auto& nics = m_records.modelled[Kind::NetworkInterface];
        if (const auto it = nics.find(nic); it != nics.end()) {
            it->second.json["Association"] = {{"PublicIp", takeAddress(allocation)}};
            return;
        }
        auto& instances = m_records.modelled[Kind::Instance];
        if (const auto it = instances.find(instance); it != instances.end()) {
            json& own = it->second.json["NetworkInterfaces"];
            if (own.is_array() && !own.empty()) {
                own[0]["Association"] = {{"PublicIp", takeAddress(allocation)}};
                return;
            }
            for (auto& [id, record] : nics)
                if (json_get::text(json_get::object(record.json, "Attachment"), "InstanceId") == instance) {
                    record.json["Association"] = {{"PublicIp", takeAddress(allocation)}};
                    return;
                }
        }
        if (!nic.empty() || !instance.empty())
            m_report.add(m_now->place, "import.target_missing", {m_now->id, nic.empty() ? instance : nic});
    }

    void addressAssociation(const json& in)
    {
        address(json_get::text(in, "AllocationId"), json_get::text(in, "NetworkInterfaceId"),
                json_get::text(in, "InstanceId"));
    }

    void addressOwn(const json& in)
    {
        address(m_now->id, json_get::text(in, "NetworkInterfaceId"), json_get::text(in, "InstanceId"));
    }

    static const std::map<std::string, Step, std::less<>> kMakers, kJoiners;

    AwsRecords& m_records;
    ImportReport& m_report;
    const TemplateResource* m_now = nullptr;
    std::set<std::string> m_ids;
    std::map<std::string, AwsRecord> m_addresses;  ///< Elastic IPs that nothing has taken yet
};

const std::map<std::string, TemplateAws::Step, std::less<>> TemplateAws::kMakers{
    {"AWS::EC2::VPC", &TemplateAws::vpc},
    {"AWS::EC2::Subnet", &TemplateAws::subnet},
    {"AWS::EC2::InternetGateway", &TemplateAws::internetGateway},
    {"AWS::EC2::EgressOnlyInternetGateway", &TemplateAws::egressOnlyGateway},
    {"AWS::EC2::VPNGateway", &TemplateAws::vpnGateway},
    {"AWS::EC2::EIP", &TemplateAws::elasticIp},
    {"AWS::EC2::NatGateway", &TemplateAws::nat},
    {"AWS::EC2::CustomerGateway", &TemplateAws::customerGateway},
    {"AWS::EC2::VPNConnection", &TemplateAws::vpn},
    {"AWS::EC2::VPCPeeringConnection", &TemplateAws::peering},
    {"AWS::EC2::VPCEndpoint", &TemplateAws::endpoint},
    {"AWS::EC2::PrefixList", &TemplateAws::prefixList},
    {"AWS::EC2::RouteTable", &TemplateAws::routeTable},
    {"AWS::EC2::SecurityGroup", &TemplateAws::group},
    {"AWS::EC2::NetworkAcl", &TemplateAws::acl},
    {"AWS::EC2::NetworkInterface", &TemplateAws::networkInterface},
    {"AWS::EC2::Instance", &TemplateAws::instance},
};

const std::map<std::string, TemplateAws::Step, std::less<>> TemplateAws::kJoiners{
    {"AWS::EC2::VPCCidrBlock", &TemplateAws::vpcBlock},
    {"AWS::EC2::SubnetCidrBlock", &TemplateAws::subnetBlock},
    {"AWS::EC2::VPCGatewayAttachment", &TemplateAws::gatewayAttachment},
    {"AWS::EC2::NatGateway", &TemplateAws::natAddress},
    {"AWS::EC2::VPNConnectionRoute", &TemplateAws::vpnRoute},
    {"AWS::EC2::VPCPeeringConnectionAccepter", &TemplateAws::peeringAccepter},
    {"AWS::EC2::VPCEndpointRouteTableAssociation", &TemplateAws::endpointTable},
    {"AWS::EC2::PrefixListEntry", &TemplateAws::prefixListEntry},
    {"AWS::EC2::Route", &TemplateAws::addRoute},
    {"AWS::EC2::SubnetRouteTableAssociation", &TemplateAws::tableAssociation},
    {"AWS::EC2::GatewayRouteTableAssociation", &TemplateAws::tableAssociation},
    {"AWS::EC2::MainRouteTableAssociation", &TemplateAws::tableAssociation},
    {"AWS::EC2::VPNGatewayRoutePropagation", &TemplateAws::propagation},
    {"AWS::EC2::SecurityGroupIngress", &TemplateAws::groupRule},
    {"AWS::EC2::SecurityGroupEgress", &TemplateAws::groupRule},
    {"AWS::EC2::NetworkAclEntry", &TemplateAws::addAclEntry},
    {"AWS::EC2::SubnetNetworkAclAssociation", &TemplateAws::aclAssociation},
    {"AWS::EC2::NetworkInterfaceAttachment", &TemplateAws::interfaceAttachment},
    {"AWS::EC2::NetworkInterfaceGroup", &TemplateAws::interfaceGroup},
    {"AWS::EC2::Instance", &TemplateAws::instanceInterfaces},
    {"AWS::EC2::EIP", &TemplateAws::addressOwn},
    {"AWS::EC2::EIPAssociation", &TemplateAws::addressAssociation},
};

}  // namespace

AwsRecords recordsOfTemplate(const std::vector<TemplateResource>& resources, ImportReport& report)
{
    AwsRecords records;
    TemplateAws translator(records, report);
    for (const TemplateResource& resource : resources)
        translator.resource(resource);
    // Instances get to know their interfaces before addresses are given to them.
    for (const bool addresses : {false, true})
        for (const TemplateResource& resource : resources)
            if (resource.type.starts_with("AWS::EC2::EIP") == addresses)
                translator.join(resource);
    translator.settleAddresses();
    settleEdge(records);
    settleTransit(records);
    // An instance that names no subnet cannot be drawn where it runs.
    auto& instances = records.modelled[Kind::Instance];
    for (auto it = instances.begin(); it != instances.end();) {
        if (!json_get::text(it->second.json, "SubnetId").empty()) {
            ++it;
            continue;
        }
        records.others.push_back({"AWS::EC2::Instance", it->first, std::move(it->second)});
        it = instances.erase(it);
    }
    for (auto& [id, record] : records.modelled[Kind::SecurityGroup])
        if (record.json.contains("DefaultEgress"))
            record.json["IpPermissionsEgress"] =
                json::array({{{"IpProtocol", "-1"}, {"IpRanges", json::array({{{"CidrIp", "0.0.0.0/0"}}})}}});
    return records;
}

}  // namespace pb::exchange
