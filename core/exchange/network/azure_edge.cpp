// SPDX-License-Identifier: GPL-3.0-or-later
// What stands at the edge of virtual networks: firewalls, bastions, load balancers, private endpoints, circuits, and
// public addresses that nothing uses.
#include "core/exchange/network/azure_build.h"

#include "core/base/ascii.h"
#include <set>
#include <utility>

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

namespace {

/// The first value of an ip configuration under one of its spellings.
std::string_view spelled(const json& fields, std::string_view one, std::string_view other)
{
    return fields.contains(one) ? one : other;
}

/// Calls `take(fields, place)` for each configuration of a list.
template <class Take>
void forEachIn(const AzureRecord& record, std::string_view list, Take take)
{
    const json& items = json_get::list(record.fields(), list);
    for (std::size_t i = 0; i < items.size(); ++i)
        take(azureFields(items[i]), record.fieldsPlace() / list / i);
}

std::optional<net::Address> outside(AzureBuild& build, const json& fields, const InputPlace& place)
{
    const std::string id = azureReference(fields, spelled(fields, "publicIPAddress", "publicIpAddress"));
    return id.empty() ? std::nullopt : build.publicAddress(id, place);
}

void standIn(AzureBuild& build, net::Element& element, const json& fields)
{
    if (const ElementId subnet = build.known(azureReference(fields, "subnet"), net::kinds(Kind::AzureSubnet)))
        element.parent = subnet;
}

net::Strings zonesOf(const AzureRecord& record)
{
    net::Strings out;
    for (const json& zone : json_get::list(record.json, "zones"))
        if (zone.is_string())
            out.push_back(zone.get<std::string>());
    return out;
}

template <class Named>
void takeName(const json& object, std::string_view key, Named& out)
{
    if (const auto known = enumFrom<Named>(json_get::text(object, key)))
        out = *known;
}

void fillFirewall(AzureBuild& build, const AzureRecord& record)
{
    net::Element& element = build.element(record.id);
    element.parent = {};
    auto& firewall = std::get<net::AzureFirewall>(element.data);
    takeName(json_get::object(record.fields(), "sku"), "tier", firewall.tier);
    firewall.zones = zonesOf(record);
    forEachIn(record, "ipConfigurations", [&](const json& fields, const InputPlace& place) {
        standIn(build, element, fields);
        if (!firewall.private_ip)
            firewall.private_ip = build.address(fields, spelled(fields, "privateIPAddress", "privateIpAddress"), place);
        if (const auto address = outside(build, fields, place); address && !firewall.public_ip)
            firewall.public_ip = address;
    });
}

void fillBastion(AzureBuild& build, const AzureRecord& record)
{
    net::Element& element = build.element(record.id);
    element.parent = {};
    auto& bastion = std::get<net::Bastion>(element.data);
    takeName(json_get::object(record.json, "sku"), "name", bastion.sku);
    forEachIn(record, "ipConfigurations", [&](const json& fields, const InputPlace& place) {
        standIn(build, element, fields);
        if (const auto address = outside(build, fields, place))
            bastion.public_ip = address;
    });
}

/// The interface of ".../networkInterfaces/NAME/ipConfigurations/NAME".
ElementId interfaceOf(AzureBuild& build, const std::string& id)
{
    const std::string small = azureKey(id);
    const std::size_t end = small.rfind("/ipconfigurations/");
    return build.known(end == std::string::npos ? small : small.substr(0, end),
                       net::kinds(Kind::AzureNetworkInterface));
}

void fillBalancer(AzureBuild& build, const AzureRecord& record)
{
    auto& balancer = build.data<net::AzureLoadBalancer>(record.id);
    std::set<ElementId> targets;
    std::set<std::int64_t> ports;
    takeName(json_get::object(record.json, "sku"), "name", balancer.sku);
    forEachIn(record, "frontendIPConfigurations", [&](const json& fields, const InputPlace& place) {
        if (!balancer.private_ip)
            balancer.private_ip = build.address(fields, spelled(fields, "privateIPAddress", "privateIpAddress"), place);
        if (const auto address = outside(build, fields, place); address && !balancer.public_ip)
            balancer.public_ip = address;
    });
    forEachIn(record, "backendAddressPools", [&](const json& fields, const InputPlace&) {
        for (const json& one : json_get::list(fields, "backendIPConfigurations"))
            if (const ElementId nic = interfaceOf(build, json_get::text(one, "id")); nic && targets.insert(nic).second)
                balancer.targets.push_back(nic);
    });
    std::set<std::string> protocols;
    forEachIn(record, "loadBalancingRules", [&](const json& fields, const InputPlace&) {
        const std::int64_t port = json_get::integer(fields, "frontendPort", -1);
        const std::int64_t behind = json_get::integer(fields, "backendPort", port);
        protocols.insert(lowered(json_get::text(fields, "protocol")));
        if (port < 0 || port > 65535 || behind < 0 || behind > 65535 || !ports.insert(port).second)
            return;
        balancer.listeners.push_back({static_cast<std::uint16_t>(port), static_cast<std::uint16_t>(port)});
        balancer.target_ports.push_back({static_cast<std::uint16_t>(behind), static_cast<std::uint16_t>(behind)});
    });
    if (balancer.target_ports == balancer.listeners)
        balancer.target_ports.clear();
    const bool all = protocols.contains("all"), udp = all || protocols.contains("udp");
    const bool tcp = all || !udp || protocols.size() > 1;
    balancer.protocol = udp && tcp ? net::ListenerProtocol::TcpUdp
                        : udp      ? net::ListenerProtocol::Udp
                                   : net::ListenerProtocol::Tcp;
}

/// Load balancers and the targets that they have already.
using BalancerTargets = std::set<std::pair<ElementId, ElementId>>;

/// Templates tell the targets of a load balancer by their interfaces, deployed resources on both sides.
void addTargets(AzureBuild& build, const AzureRecord& nic, BalancerTargets& known)
{
    const ElementId self = build.known(nic.id, net::kinds(Kind::AzureNetworkInterface));
    forEachIn(nic, "ipConfigurations", [&](const json& fields, const InputPlace&) {
        for (const json& pool : json_get::list(fields, "loadBalancerBackendAddressPools")) {
            const std::string id = azureKey(json_get::text(pool, "id"));
            const ElementId found =
                build.known(id.substr(0, id.rfind("/backendaddresspools/")), net::kinds(Kind::AzureLoadBalancer));
            if (found && self && known.emplace(found, self).second)
                std::get<net::AzureLoadBalancer>(build.elements.at(found).data).targets.push_back(self);
        }
    });
}

void fillEndpoint(AzureBuild& build, const AzureRecord& record)
{
    net::Element& element = build.element(record.id);
    element.parent = {};
    standIn(build, element, record.fields());
    auto& endpoint = std::get<net::PrivateEndpoint>(element.data);
    for (const std::string_view list : {"privateLinkServiceConnections", "manualPrivateLinkServiceConnections"})
        forEachIn(record, list, [&](const json& fields, const InputPlace&) {
            if (endpoint.service.empty())
                endpoint.service = json_get::text(fields, "privateLinkServiceId");
        });
    forEachIn(record, "networkInterfaces", [&](const json& fields, const InputPlace&) {
        const ElementId nic = interfaceOf(build, json_get::text(fields, "id"));
        if (!nic)
            return;
        net::Element& held = build.elements.at(nic);
        if (held.parent == element.parent)
            held.parent = element.id;
        else
            std::get<net::AzureNetworkInterface>(held.data).machine = element.id;
    });
}

void fillCircuit(AzureBuild& build, const AzureRecord& record)
{
    const ElementId site = build.add(Kind::OnPremises, {}, {}, record.name).id;
    auto& circuit = build.data<net::ExpressRouteCircuit>(record.id);
    circuit.site = site;
    const json& provider = json_get::object(record.fields(), "serviceProviderProperties");
    circuit.location = json_get::text(provider, "peeringLocation");
    const std::int64_t bandwidth = json_get::integer(provider, "bandwidthInMbps", circuit.bandwidth);
    if (bandwidth >= 50 && bandwidth <= 400000)
        circuit.bandwidth = bandwidth;
    else
        build.report.add(record.fieldsPlace() / "serviceProviderProperties", "import.value",
                         {std::to_string(bandwidth)});
}

}  // namespace

void fillAzureEdge(AzureBuild& build)
{
    const auto each = [&](Kind kind, void (*fill)(AzureBuild&, const AzureRecord&)) {
        for (const auto& [key, record] : build.records.of(kind))
            fill(build, record);
    };
    each(Kind::AzureFirewall, fillFirewall);
    each(Kind::Bastion, fillBastion);
    each(Kind::AzureLoadBalancer, fillBalancer);
    BalancerTargets known;
    for (const auto& [id, element] : build.elements)
        if (const auto* balancer = element.as<net::AzureLoadBalancer>())
            for (const ElementId target : balancer->targets)
                known.emplace(id, target);
    for (const auto& [key, record] : build.records.of(Kind::AzureNetworkInterface))
        addTargets(build, record, known);
    each(Kind::PrivateEndpoint, fillEndpoint);
}

void addAzureCircuits(AzureBuild& build)
{
    for (const auto& [key, record] : build.records.of(Kind::ExpressRouteCircuit))
        fillCircuit(build, record);
}

void addUnusedAddresses(AzureBuild& build)
{
    for (const auto& [key, record] : build.records.addresses) {
        if (build.usesAddress(record.id) || record.fields().contains("ipConfiguration"))
            continue;
        const ElementId region = build.region(record.json);
        net::Element& element = build.add(Kind::AzurePublicIp, record.id, region, record.name);
        auto& ip = std::get<net::AzurePublicIp>(element.data);
        ip.sku = build.publicSku(record.id);
        ip.zones = zonesOf(record);
        const json& fields = record.fields();
        if (const std::string_view spelling = spelled(fields, "ipAddress", "ipaddress"); fields.contains(spelling))
            ip.address = build.address(fields, spelling, record.fieldsPlace());
    }
}

}  // namespace pb::exchange
