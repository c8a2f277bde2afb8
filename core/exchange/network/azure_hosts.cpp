// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/azure_build.h"

#include <algorithm>

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

namespace {

/// What "az" has spelled differently over time.
std::string privateAddressKey(const json& fields)
{
    return fields.contains("privateIpAddress") ? "privateIpAddress" : "privateIPAddress";
}
std::string publicAddressKey(const json& fields)
{
    return fields.contains("publicIpAddress") ? "publicIpAddress" : "publicIPAddress";
}

/// The subnet that an id names, with a stub for it and its network where the input has neither.
ElementId subnetOf(AzureBuild& build, const std::string& id, const InputPlace& place)
{
    if (const ElementId known = build.known(id, net::kinds(Kind::AzureSubnet)))
        return known;
    const std::size_t end = azureKey(id).rfind("/subnets/");
    if (id.empty() || end == std::string::npos)
        return {};
    const std::string network = id.substr(0, end + (id.size() - azureKey(id).size()));
    const ElementId vnet = build.needed(network, Kind::VirtualNetwork, {}, place);
    const ElementId subnet = build.needed(id, Kind::AzureSubnet, vnet, place);
    if (subnet)
        build.elements.at(subnet).name = id.substr(id.rfind('/') + 1);
    return subnet;
}

void fillConfiguration(AzureBuild& build, net::Element& element, const json& fields, const InputPlace& place)
{
    auto& nic = std::get<net::AzureNetworkInterface>(element.data);
    if (const auto address = build.address(fields, privateAddressKey(fields), place))
        nic.private_ips.push_back(*address);
    const std::string publicId = azureReference(fields, publicAddressKey(fields));
    const auto address = build.publicAddress(publicId, place);
    if (address && nic.public_ip)
        build.report.add(place, "import.further_address", {element.name, address->text()});
    else if (address) {
        nic.public_ip = address;
        nic.public_ip_sku = build.publicSku(publicId);
    }
    const json& groups = json_get::list(fields, "applicationSecurityGroups");
    for (std::size_t i = 0; i < groups.size(); ++i) {
        const ElementId group = build.needed(json_get::text(groups[i], "id"), Kind::ApplicationSecurityGroup, {},
                                             place / "applicationSecurityGroups" / i);
        if (group && std::find(nic.application_groups.begin(), nic.application_groups.end(), group) ==
                         nic.application_groups.end())
            nic.application_groups.push_back(group);
    }
    if (const ElementId subnet = subnetOf(build, azureReference(fields, "subnet"), place / "subnet"))
        element.parent = subnet;
}

void fillInterface(AzureBuild& build, const AzureRecord& record)
{
    net::Element& element = build.element(record.id);
    const json& fields = record.fields();
    const ElementId region = element.parent;
    element.parent = {};
    const json& configurations = json_get::list(fields, "ipConfigurations");
    for (std::size_t i = 0; i < configurations.size(); ++i) {
        const json& inner = azureFields(configurations[i]);
        const InputPlace place = record.fieldsPlace() / "ipConfigurations" / i;
        fillConfiguration(build, element, inner, &inner == &configurations[i] ? place : place / "properties");
    }
    auto& nic = std::get<net::AzureNetworkInterface>(element.data);
    nic.ip_forwarding = json_get::flag(fields, "enableIPForwarding", json_get::flag(fields, "enableIpForwarding"));
    nic.security_group = build.needed(azureReference(fields, "networkSecurityGroup"), Kind::NetworkSecurityGroup,
                                      region, record.fieldsPlace() / "networkSecurityGroup");
}

/// A machine stands in the subnet of its first interface; further ones elsewhere name it.
void placeMachine(AzureBuild& build, const AzureRecord& record)
{
    net::Element& machine = build.element(record.id);
    machine.parent = {};
    for (const auto& [key, nicRecord] : build.records.of(Kind::AzureNetworkInterface)) {
        if (azureKey(azureReference(nicRecord.fields(), "virtualMachine")) != azureKey(record.id))
            continue;
        net::Element& nic = build.element(nicRecord.id);
        if (!machine.parent)
            machine.parent = nic.parent;
        if (nic.parent == machine.parent)
            nic.parent = machine.id;
        else
            std::get<net::AzureNetworkInterface>(nic.data).machine = machine.id;
    }
}

void fillMachine(AzureBuild& build, const AzureRecord& record)
{
    auto& machine = build.data<net::VirtualMachine>(record.id);
    const json& disk = json_get::object(json_get::object(record.fields(), "storageProfile"), "osDisk");
    if (json_get::text(disk, "osType") == "Windows")
        machine.os = net::OperatingSystem::Windows;
    for (const json& zone : json_get::list(record.json, "zones"))
        if (machine.zone.empty() && zone.is_string())
            machine.zone = zone.get<std::string>();
    for (const auto& [key, value] : json_get::object(record.json, "tags").items())
        if ((key == "tier" || key == "Tier") && value.is_string())
            machine.tier = value.get<std::string>();
    placeMachine(build, record);
    if (build.element(record.id).parent)
        return;
    build.report.add(record.place, "import.no_interface", {record.name});
}

}  // namespace

void fillAzureHosts(AzureBuild& build)
{
    for (const auto& [key, record] : build.records.of(Kind::AzureNetworkInterface))
        fillInterface(build, record);
    for (const auto& [key, record] : build.records.of(Kind::VirtualMachine))
        fillMachine(build, record);
}

}  // namespace pb::exchange
