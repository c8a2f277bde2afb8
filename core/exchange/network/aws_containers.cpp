// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/aws_build.h"

#include "core/exchange/network/json_text.h"

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

namespace {

/// The blocks of a "…CidrBlockAssociationSet" that are associated, or about to be.
net::Prefixes associated(AwsBuild& build, const AwsRecord& record, std::string_view set, std::string_view key)
{
    net::Prefixes out;
    const json& list = json_get::list(record.json, set);
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string stateKey = std::string(key) + "State";
        const std::string state = json_get::text(json_get::object(list[i], stateKey), "State");
        if (!state.empty() && state != "associated" && state != "associating")
            continue;
        const auto block = build.prefix(list[i], key, record.place / set / i);
        if (block && std::find(out.begin(), out.end(), *block) == out.end())
            out.push_back(*block);
    }
    return out;
}

void fillVpc(AwsBuild& build, const AwsRecord& record, net::Vpc& vpc)
{
    vpc.ipv4 = associated(build, record, "CidrBlockAssociationSet", "CidrBlock");
    vpc.ipv6 = associated(build, record, "Ipv6CidrBlockAssociationSet", "Ipv6CidrBlock");
    if (const auto primary = build.prefix(record.json, "CidrBlock", record.place)) {
        std::erase(vpc.ipv4, *primary);
        vpc.ipv4.insert(vpc.ipv4.begin(), *primary);
    }
    vpc.is_default = json_get::flag(record.json, "IsDefault");
    vpc.dns_support = json_get::flag(record.json, "EnableDnsSupport", vpc.dns_support);
    vpc.dns_hostnames = json_get::flag(record.json, "EnableDnsHostnames", vpc.dns_hostnames);
    const json& block = json_get::object(record.json, "BlockPublicAccessStates");
    if (const auto mode = enumFrom<net::InternetBlock>(json_get::text(block, "InternetGatewayBlockMode")))
        vpc.internet_block = *mode;
    const std::string tenancy = json_get::text(record.json, "InstanceTenancy");
    vpc.tenancy = tenancy.empty() || tenancy == "default" ? net::Tenancy::Default : net::Tenancy::Dedicated;
}

/// The region of a VPC: its own record's, else that of any subnet of it.
ElementId regionOfVpc(AwsBuild& build, const std::string& id, const AwsRecord& record)
{
    if (const ElementId region = build.region(record))
        return region;
    for (const auto& [subnetId, subnet] : build.records.of(Kind::Subnet))
        if (json_get::text(subnet.json, "VpcId") == id) {
            const std::string owner = json_get::text(record.json, "OwnerId");
            return build.region(awsRegionOf(json_get::text(subnet.json, "AvailabilityZone")), owner);
        }
    return {};
}

/// The box for a VPC's subnets of one zone.
ElementId zoneIn(AwsBuild& build, std::map<std::pair<ElementId, std::string>, ElementId>& zones, ElementId vpc,
                 const std::string& zone)
{
    if (zone.empty())
        return vpc;
    ElementId& id = zones[{vpc, zone}];
    if (!id) {
        net::Element& element = build.add(Kind::AvailabilityZone, {}, vpc, zone);
        std::get<net::AvailabilityZone>(element.data).zone = zone;
        id = element.id;
    }
    return id;
}

void addSubnet(AwsBuild& build, const std::string& id, const AwsRecord& record, ElementId parent)
{
    net::Element& element = build.add(Kind::Subnet, id, parent, build.nameOf(id, record.json));
    auto& subnet = std::get<net::Subnet>(element.data);
    if (const auto block = build.prefix(record.json, "CidrBlock", record.place))
        subnet.ipv4 = {*block};
    subnet.ipv6 = associated(build, record, "Ipv6CidrBlockAssociationSet", "Ipv6CidrBlock");
    subnet.map_public_ip = json_get::flag(record.json, "MapPublicIpOnLaunch");
    subnet.deployed = json_get::flag(record.json, "Deployed", true);
}

/// The VPC at the far end of a peering may belong to somebody else: then the peering is all that describes it.
void addPeerVpc(AwsBuild& build, const AwsRecord& record, std::string_view side)
{
    const json& info = json_get::object(record.json, side);
    const std::string id = json_get::text(info, "VpcId");
    if (id.empty() || build.known(id, net::kinds(Kind::Vpc)))
        return;
    build.report.add(record.place / side, "import.missing", {id, std::string(enumName(Kind::Vpc))});
    const ElementId region = build.region(json_get::text(info, "Region"), json_get::text(info, "OwnerId"));
    auto& vpc = std::get<net::Vpc>(build.add(Kind::Vpc, id, region, {}).data);
    for (const auto& [set, key, out] : {std::tuple("CidrBlockSet", "CidrBlock", &vpc.ipv4),
                                        std::tuple("Ipv6CidrBlockSet", "Ipv6CidrBlock", &vpc.ipv6)}) {
        const json& list = json_get::list(info, set);
        for (std::size_t i = 0; i < list.size(); ++i)
            if (const auto block = build.prefix(list[i], key, record.place / side / set / i))
                out->push_back(*block);
    }
    if (vpc.ipv4.empty())
        if (const auto block = build.prefix(info, "CidrBlock", record.place / side))
            vpc.ipv4.push_back(*block);
}

/// What an Opaque element stands in: the VPC or subnet that it names, else its region.
ElementId holderOfOther(AwsBuild& build, const AwsRecord& record)
{
    for (const std::string_view key : {"VpcId", "SubnetId"})
        if (const ElementId holder = build.known(json_get::text(record.json, key), net::kinds(Kind::Vpc, Kind::Subnet)))
            return holder;
    return build.region(record);
}

std::string nameOfRecord(const AwsBuild& build, Kind kind, const std::string& id, const json& in)
{
    const std::string name = build.nameOf(id, in);
    if (!name.empty())
        return name;
    switch (kind) {
    case Kind::SecurityGroup:
        return json_get::text(in, "GroupName");
    case Kind::PrefixList:
        return json_get::text(in, "PrefixListName");
    case Kind::DirectConnectConnection:
        return json_get::text(in, "ConnectionName");
    case Kind::DirectConnectGateway:
        return json_get::text(in, "DirectConnectGatewayName");
    case Kind::VirtualInterface:
        return json_get::text(in, "VirtualInterfaceName");
    case Kind::LoadBalancer:
        return json_get::text(in, "LoadBalancerName");
    default:
        return {};
    }
}

}  // namespace

void addAwsContainers(AwsBuild& build)
{
    for (const auto& [id, record] : build.records.of(Kind::Vpc)) {
        const ElementId region = regionOfVpc(build, id, record);
        net::Element& element = build.add(Kind::Vpc, id, region, build.nameOf(id, record.json));
        fillVpc(build, record, std::get<net::Vpc>(element.data));
    }
    for (const auto& [id, record] : build.records.of(Kind::VpcPeering))
        for (const std::string_view side : {"RequesterVpcInfo", "AccepterVpcInfo"})
            addPeerVpc(build, record, side);
    std::map<std::pair<ElementId, std::string>, ElementId> zones;
    for (const auto& [id, record] : build.records.of(Kind::Subnet)) {
        const ElementId vpc = build.vpcOf(record);
        if (vpc)
            addSubnet(build, id, record, zoneIn(build, zones, vpc, json_get::text(record.json, "AvailabilityZone")));
        else
            build.report.add(record.place, "import.value", {"VpcId"});
    }
}

void addAwsLeaves(AwsBuild& build)
{
    for (const Kind kind : {Kind::InternetGateway,
                            Kind::EgressOnlyInternetGateway,
                            Kind::NatGateway,
                            Kind::VirtualPrivateGateway,
                            Kind::CustomerGateway,
                            Kind::TransitGateway,
                            Kind::TransitGatewayRouteTable,
                            Kind::TransitGatewayAttachment,
                            Kind::DirectConnectConnection,
                            Kind::DirectConnectGateway,
                            Kind::VirtualInterface,
                            Kind::LoadBalancer,
                            Kind::VpnConnection,
                            Kind::VpcPeering,
                            Kind::VpcEndpoint,
                            Kind::PrefixList,
                            Kind::RouteTable,
                            Kind::SecurityGroup,
                            Kind::NetworkAcl,
                            Kind::Instance,
                            Kind::NetworkInterface})
        for (const auto& [id, record] : build.records.of(kind))
            build.add(kind, id, {}, nameOfRecord(build, kind, id, record.json));
}

void addAwsOthers(AwsBuild& build)
{
    const auto add = [&](const std::string& type, const std::string& id, const AwsRecord& record) {
        net::Element& element =
            build.add(Kind::Opaque, id, holderOfOther(build, record), build.nameOf(id, record.json));
        auto& opaque = std::get<net::Opaque>(element.data);
        opaque.type = type;
        opaque.source = record.json.dump(-1, ' ', false, json::error_handler_t::replace);
        build.report.add(record.place, "import.not_modelled", {type, id});
    };
    for (const AwsOther& other : build.records.others)
        add(other.type, other.id, other.record);
    for (const AwsRecord& address : build.records.addresses)
        if (!address.json.contains("AssociationId") && json_get::text(address.json, "InstanceId").empty())
            add("AWS::EC2::EIP", json_get::text(address.json, "AllocationId"), address);
}

}  // namespace pb::exchange
