// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/azure_build.h"

#include <algorithm>

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

namespace {

/// The subnets of the input: each with the virtual network that lists it, or that its id names.
template <class Visit>
void forEachSubnet(const AzureBuild& build, Visit&& visit)
{
    for (const auto& [key, vnet] : build.records.of(Kind::VirtualNetwork)) {
        const json& list = json_get::list(vnet.fields(), "subnets");
        for (std::size_t i = 0; i < list.size(); ++i) {
            AzureRecord subnet{list[i], vnet.fieldsPlace() / "subnets" / i, json_get::text(list[i], "id"),
                               json_get::text(list[i], "name")};
            if (subnet.id.empty())
                subnet.id = vnet.id + "/subnets/" + subnet.name;
            visit(subnet, vnet.id);
        }
    }
    for (const auto& [key, subnet] : build.records.of(Kind::AzureSubnet)) {
        const std::size_t end = key.rfind("/subnets/");
        const std::size_t cut = subnet.id.size() - (key.size() - std::min(end, key.size()));
        visit(subnet, subnet.id.substr(0, cut));
    }
}

void fillNetwork(AzureBuild& build, const AzureRecord& record, net::VirtualNetwork& vnet)
{
    const json& space = json_get::object(record.fields(), "addressSpace");
    vnet.address_spaces = build.prefixes(space, "addressPrefixes", record.fieldsPlace() / "addressSpace");
    const json& servers = json_get::list(json_get::object(record.fields(), "dhcpOptions"), "dnsServers");
    for (const json& server : servers)
        if (const auto address = net::Address::parse(server.is_string() ? server.get<std::string>() : std::string()))
            vnet.dns_servers.push_back(*address);
}

void fillSubnet(AzureBuild& build, const AzureRecord& record, net::AzureSubnet& subnet)
{
    const json& fields = record.fields();
    const InputPlace place = record.fieldsPlace();
    subnet.prefixes = build.prefixes(fields, "addressPrefixes", place);
    if (subnet.prefixes.empty())
        subnet.prefixes = build.prefixes(fields, "addressPrefix", place);
    subnet.default_outbound = json_get::flag(fields, "defaultOutboundAccess", true);
    for (const json& delegation : json_get::list(fields, "delegations"))
        if (const std::string name = json_get::text(azureFields(delegation), "serviceName"); !name.empty())
            subnet.delegations.push_back(name);
    subnet.deployed = json_get::flag(fields, "deployed", true);
}

/// An interface says whether default outbound access is there. Where it is not, though nothing else leads out, the
/// subnet is private.
void notePrivateSubnets(AzureBuild& build)
{
    for (const auto& [key, record] : build.records.of(Kind::AzureNetworkInterface)) {
        const net::Element& element = build.element(record.id);
        const auto& nic = std::get<net::AzureNetworkInterface>(element.data);
        if (nic.public_ip || json_get::flag(record.fields(), "defaultOutboundConnectivityEnabled", true))
            continue;
        for (auto at = element.parent; at; at = build.elements.at(at).parent)
            if (auto* subnet = std::get_if<net::AzureSubnet>(&build.elements.at(at).data);
                subnet && !subnet->nat_gateway)
                subnet->default_outbound = false;
    }
}

/// One half of a peering, as its own network lists it.
struct Half {
    ElementId vnet, remote;
    std::string name, id;
    bool connected = false, exists = false, forwarded = false, transit = false, remoteGateways = false;
};

void addHalf(AzureBuild& build, const AzureRecord& record, ElementId vnet, std::vector<Half>& out)
{
    const json& fields = record.fields();
    const std::string remote = azureReference(fields, "remoteVirtualNetwork");
    Half half;
    half.vnet = vnet;
    half.remote = build.needed(remote, Kind::VirtualNetwork, {}, record.fieldsPlace() / "remoteVirtualNetwork");
    half.name = record.name;
    half.id = record.id;
    const std::string state = json_get::text(fields, "peeringState");
    half.exists = state != "Disconnected";
    half.connected = state == "Connected";
    half.forwarded = json_get::flag(fields, "allowForwardedTraffic");
    half.transit = json_get::flag(fields, "allowGatewayTransit");
    half.remoteGateways = json_get::flag(fields, "useRemoteGateways");
    if (half.remote)
        out.push_back(std::move(half));
}

std::vector<Half> halvesOf(AzureBuild& build)
{
    std::vector<Half> out;
    for (const auto& [key, vnet] : build.records.of(Kind::VirtualNetwork)) {
        const json& list = json_get::list(vnet.fields(), "virtualNetworkPeerings");
        for (std::size_t i = 0; i < list.size(); ++i)
            addHalf(build,
                    {list[i], vnet.fieldsPlace() / "virtualNetworkPeerings" / i, json_get::text(list[i], "id"),
                     json_get::text(list[i], "name")},
                    build.element(vnet.id).id, out);
    }
    for (const auto& [key, record] : build.records.of(Kind::VnetPeering)) {
        const std::size_t end = key.rfind("/virtualnetworkpeerings/");
        const ElementId vnet = build.known(key.substr(0, end), net::kinds(Kind::VirtualNetwork));
        if (vnet)
            addHalf(build, record, vnet, out);
        else
            build.report.add(record.place, "import.value", {record.id});
    }
    return out;
}

void putLeft(const Half& half, net::VnetPeering& out)
{
    out.left_link = half.exists;
    out.left_forwarded = half.forwarded;
    out.left_gateway_transit = half.transit;
    out.left_remote_gateways = half.remoteGateways;
}

void putRight(const Half& half, net::VnetPeering& out)
{
    out.right_link = half.exists;
    out.right_forwarded = half.forwarded;
    out.right_gateway_transit = half.transit;
    out.right_remote_gateways = half.remoteGateways;
}

}  // namespace

void addAzureNetworks(AzureBuild& build)
{
    for (const auto& [key, record] : build.records.of(Kind::VirtualNetwork)) {
        const ElementId region = build.region(record.json);
        net::Element& element = build.add(Kind::VirtualNetwork, record.id, region, record.name);
        fillNetwork(build, record, std::get<net::VirtualNetwork>(element.data));
    }
    forEachSubnet(build, [&](const AzureRecord& record, const std::string& vnetId) {
        if (build.known(record.id, net::kinds(Kind::AzureSubnet)))
            return;
        const ElementId vnet = build.needed(vnetId, Kind::VirtualNetwork, {}, record.place);
        net::Element& element = build.add(Kind::AzureSubnet, record.id, vnet, record.name);
        fillSubnet(build, record, std::get<net::AzureSubnet>(element.data));
    });
}

void addAzureLeaves(AzureBuild& build)
{
    for (const Kind kind :
         {Kind::NetworkSecurityGroup, Kind::ApplicationSecurityGroup, Kind::AzureRouteTable, Kind::AzureNatGateway,
          Kind::VirtualNetworkGateway, Kind::LocalNetworkGateway, Kind::Connection, Kind::VirtualMachine,
          Kind::AzureNetworkInterface, Kind::ExpressRouteCircuit, Kind::AzureFirewall, Kind::Bastion,
          Kind::AzureLoadBalancer, Kind::PrivateEndpoint})
        for (const auto& [key, record] : build.records.of(kind)) {
            const ElementId region = build.region(record.json);
            build.add(kind, record.id, region, record.name);
        }
}

void addAzureOthers(AzureBuild& build)
{
    for (const AzureOther& other : build.records.others) {
        const ElementId region = build.region(other.record.json);
        net::Element& element = build.add(Kind::Opaque, other.record.id, region, other.record.name);
        auto& opaque = std::get<net::Opaque>(element.data);
        opaque.type = other.type;
        opaque.source = other.record.json.dump(-1, ' ', false, json::error_handler_t::replace);
        build.report.add(other.record.place, "import.not_modelled", {other.type, other.record.name});
    }
}

void fillAzureSubnets(AzureBuild& build)
{
    forEachSubnet(build, [&](const AzureRecord& record, const std::string&) {
        const json& fields = record.fields();
        const InputPlace place = record.fieldsPlace();
        const ElementId self = build.known(record.id, net::kinds(Kind::AzureSubnet));
        const ElementId vnet = build.elements.at(self).parent;
        const ElementId region = vnet ? build.elements.at(vnet).parent : ElementId{};
        const auto reference = [&](std::string_view key, Kind kind) {
            return build.needed(azureReference(fields, key), kind, region, place / key);
        };
        const ElementId nsg = reference("networkSecurityGroup", Kind::NetworkSecurityGroup);
        const ElementId table = reference("routeTable", Kind::AzureRouteTable);
        const ElementId nat = reference("natGateway", Kind::AzureNatGateway);
        auto& subnet = std::get<net::AzureSubnet>(build.elements.at(self).data);
        subnet.security_group = nsg;
        subnet.route_table = table;
        if (nat)
            subnet.nat_gateway = nat;
    });
    notePrivateSubnets(build);
}

void fillAzurePeerings(AzureBuild& build)
{
    std::map<std::pair<ElementId, ElementId>, ElementId> done;
    for (const Half& half : halvesOf(build)) {
        // The far half may have been seen already; then both make one element.
        if (const auto other = done.find({half.remote, half.vnet}); other != done.end()) {
            putRight(half, std::get<net::VnetPeering>(build.elements.at(other->second).data));
            continue;
        }
        const ElementId near = build.elements.at(half.vnet).parent, far = build.elements.at(half.remote).parent;
        net::Element& element = build.add(Kind::VnetPeering, half.id, near == far ? near : ElementId{}, half.name);
        auto& peering = std::get<net::VnetPeering>(element.data);
        peering.left = half.vnet;
        peering.right = half.remote;
        peering.right_link = half.connected;  // until the other half says more
        putLeft(half, peering);
        done[{half.vnet, half.remote}] = element.id;
    }
}

}  // namespace pb::exchange
