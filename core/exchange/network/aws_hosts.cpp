// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/aws_build.h"

#include "core/base/ascii.h"

#include <algorithm>

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

namespace {

/// The security groups of an interface or, where those stand there, of an instance.
net::ElementIds groupsOf(AwsBuild& build, const json& in, std::string_view key, const InputPlace& place, ElementId vpc)
{
    net::ElementIds out;
    const json& list = json_get::list(in, key);
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string id = json_get::text(list[i], "GroupId");
        if (const ElementId group = build.needed(id, Kind::SecurityGroup, vpc, place / key / i))
            out.push_back(group);
    }
    return out;
}

void addAddress(net::Addresses& out, const std::optional<net::Address>& address)
{
    if (address && std::find(out.begin(), out.end(), *address) == out.end())
        out.push_back(*address);
}

/// The fields that describe-network-interfaces and the list inside an instance have in common.
void fillInterface(AwsBuild& build, net::Element& element, const json& in, const InputPlace& place)
{
    auto& nic = std::get<net::NetworkInterface>(element.data);
    addAddress(nic.private_ips, build.address(in, "PrivateIpAddress", place));
    nic.public_ip = build.address(json_get::object(in, "Association"), "PublicIp", place / "Association");
    const json& addresses = json_get::list(in, "PrivateIpAddresses");
    for (std::size_t i = 0; i < addresses.size(); ++i) {
        const InputPlace at = place / "PrivateIpAddresses" / i;
        addAddress(nic.private_ips, build.address(addresses[i], "PrivateIpAddress", at));
        const std::string further = json_get::text(json_get::object(addresses[i], "Association"), "PublicIp");
        if (!further.empty() && (!nic.public_ip || nic.public_ip->text() != further))
            build.report.add(at / "Association", "import.further_address", {element.cloud_id, further});
    }
    const json& ipv6 = json_get::list(in, "Ipv6Addresses");
    for (std::size_t i = 0; i < ipv6.size(); ++i)
        addAddress(nic.private_ips, build.address(ipv6[i], "Ipv6Address", place / "Ipv6Addresses" / i));
    const ElementId vpc = build.known(json_get::text(in, "VpcId"), net::kinds(Kind::Vpc));
    nic.security_groups = groupsOf(build, in, "Groups", place, vpc);
    nic.source_dest_check = json_get::flag(in, "SourceDestCheck", true);
}

/// An instance's subnet, with a stub where it is missing; none for an instance that is terminated or outside a VPC.
ElementId subnetOf(AwsBuild& build, const AwsRecord& record)
{
    const std::string id = json_get::text(record.json, "SubnetId");
    if (id.empty())
        return {};
    if (const ElementId subnet = build.known(id, net::kinds(Kind::Subnet)))
        return subnet;
    const ElementId vpc = build.vpcOf(record);
    return vpc ? build.needed(id, Kind::Subnet, vpc, record.place / "SubnetId") : ElementId{};
}

net::Element& addInterface(AwsBuild& build, const std::string& id, ElementId parent)
{
    return build.add(Kind::NetworkInterface, id, parent, {});
}

/// Where describe-network-interfaces was not run, an instance tells its own interfaces, or at least its address.
void addOwnInterfaces(AwsBuild& build, const net::Element& instance, const AwsRecord& record)
{
    const json& list = json_get::list(record.json, "NetworkInterfaces");
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string id = json_get::text(list[i], "NetworkInterfaceId");
        if (!build.known(id, net::kinds(Kind::NetworkInterface)))
            fillInterface(build, addInterface(build, id, instance.id), list[i], record.place / "NetworkInterfaces" / i);
    }
    if (!list.empty() || json_get::text(record.json, "PrivateIpAddress").empty())
        return;
    for (const auto& [id, nic] : build.records.of(Kind::NetworkInterface))
        if (json_get::text(json_get::object(nic.json, "Attachment"), "InstanceId") == instance.cloud_id)
            return;
    net::Element& element = addInterface(build, {}, instance.id);
    auto& nic = std::get<net::NetworkInterface>(element.data);
    addAddress(nic.private_ips, build.address(record.json, "PrivateIpAddress", record.place));
    addAddress(nic.private_ips, build.address(record.json, "Ipv6Address", record.place));
    nic.public_ip = build.address(record.json, "PublicIpAddress", record.place);
    const ElementId vpc = build.known(json_get::text(record.json, "VpcId"), net::kinds(Kind::Vpc));
    nic.security_groups = groupsOf(build, record.json, "SecurityGroups", record.place, vpc);
    nic.source_dest_check = json_get::flag(record.json, "SourceDestCheck", true);
}

std::string tagOf(const json& in, std::string_view lowerKey)
{
    for (const json& tag : json_get::list(in, "Tags")) {
        if (lowered(json_get::text(tag, "Key")) == lowerKey)
            return json_get::text(tag, "Value");
    }
    return {};
}

void fillInstance(AwsBuild& build, const std::string& id, const AwsRecord& record)
{
    net::Element& element = build.element(id);
    element.parent = subnetOf(build, record);
    if (!element.parent) {
        const std::string state = json_get::text(json_get::object(record.json, "State"), "Name");
        build.report.add(record.place, "import.gone", {id, state});
        build.elements.erase(element.id);
        return;
    }
    auto& instance = std::get<net::Instance>(element.data);
    std::string platform = json_get::text(record.json, "Platform") + json_get::text(record.json, "PlatformDetails");
    const bool windows = platform.find("indows") != std::string::npos;
    instance.os = windows ? net::OperatingSystem::Windows : net::OperatingSystem::Linux;
    instance.tier = tagOf(record.json, "tier");
    addOwnInterfaces(build, element, record);
}

/// A NAT gateway's own interface: the gateway stands for it.
bool belongsToNat(AwsBuild& build, const std::string& id, const json& in)
{
    if (json_get::text(in, "InterfaceType") == "nat_gateway")
        return true;
    for (const auto& [natId, nat] : build.records.of(Kind::NatGateway))
        for (const json& address : json_get::list(nat.json, "NatGatewayAddresses"))
            if (json_get::text(address, "NetworkInterfaceId") == id && build.known(natId, net::kinds(Kind::NatGateway)))
                return true;
    return false;
}

/// The main interface of an instance stands in it; a further one may lie in another subnet and stands there.
void placeInterface(AwsBuild& build, net::Element& element, const AwsRecord& record)
{
    const ElementId subnet = subnetOf(build, record);
    const json& attachment = json_get::object(record.json, "Attachment");
    const ElementId instance = build.known(json_get::text(attachment, "InstanceId"), net::kinds(Kind::Instance));
    if (instance && build.elements.at(instance).parent == subnet) {
        element.parent = instance;
        return;
    }
    element.parent = subnet;
    std::get<net::NetworkInterface>(element.data).instance = instance;
}

}  // namespace

void fillAwsHosts(AwsBuild& build)
{
    for (const auto& [id, record] : build.records.of(Kind::Instance))
        fillInstance(build, id, record);
    for (const auto& [id, record] : build.records.of(Kind::NetworkInterface)) {
        net::Element& element = build.element(id);
        if (belongsToNat(build, id, record.json)) {
            build.elements.erase(element.id);
            continue;
        }
        placeInterface(build, element, record);
        if (element.name.empty() && element.parent && build.elements.at(element.parent).kind() == Kind::Subnet)
            element.name = json_get::text(record.json, "Description");
        fillInterface(build, element, record.json, record.place);
    }
}

}  // namespace pb::exchange
