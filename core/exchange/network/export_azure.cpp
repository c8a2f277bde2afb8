// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/export_azure.h"

#include "core/base/ascii.h"
#include "core/exchange/network/arm_expression.h"

#include <algorithm>
#include <set>

namespace pb::exchange {

using net::Kind;
using Json = nlohmann::ordered_json;

namespace {

template <class T>
Json texts(const std::vector<T>& values)
{
    Json out = Json::array();
    for (const T& value : values)
        out.push_back(value.text());
    return out;
}

/// One value under `key`, several under its plural, as Azure prints them.
void oneOrMany(Json& out, const std::string& key, const std::string& plural, const Json& values)
{
    if (values.size() == 1)
        out[key] = values[0];
    else
        out[plural] = values;
}

class ArmWriter {
public:
    explicit ArmWriter(const net::Index& index) : m_index(index) {}

    std::vector<AzureResource> run()
    {
        all<net::ApplicationSecurityGroup>("Microsoft.Network/applicationSecurityGroups");
        all<net::NetworkSecurityGroup>("Microsoft.Network/networkSecurityGroups");
        all<net::AzureRouteTable>("Microsoft.Network/routeTables");
        all<net::AzureNatGateway>("Microsoft.Network/natGateways");
        all<net::VirtualNetwork>("Microsoft.Network/virtualNetworks");
        all<net::AzureSubnet>("Microsoft.Network/virtualNetworks/subnets");
        peerings();
        all<net::AzureNetworkInterface>("Microsoft.Network/networkInterfaces");
        all<net::VirtualMachine>("Microsoft.Compute/virtualMachines");
        all<net::VirtualNetworkGateway>("Microsoft.Network/virtualNetworkGateways");
        all<net::LocalNetworkGateway>("Microsoft.Network/localNetworkGateways");
        all<net::Connection>("Microsoft.Network/connections");
        return std::move(m_out);
    }

private:
    template <class T>
    void all(const std::string& type)
    {
        for (const net::Element* element : m_index.all(T::kind)) {
            Json beside = Json::object();
            if (type != "Microsoft.Network/virtualNetworks/subnets") {
                const net::Element* region = m_index.regionOf(*element);
                const auto* azure = region ? region->as<net::AzureRegion>() : nullptr;
                beside["location"] = azure ? azure->code : "[resourceGroup().location]";
            }
            m_now = element;
            Json properties = write(*element, *element->as<T>(), beside);
            m_out.push_back(
                {element->id, keyOf(*element), type, nameOf(type, *element), std::move(properties), std::move(beside)});
        }
    }

    static std::string keyOf(const net::Element& element)
    {
        return lowered(enumName(element.kind())) + std::to_string(element.id.value);
    }

    /// The element's own name where Azure takes it and no other of the type has it, else one made of its id.
    std::string nameOf(const std::string& type, const net::Element& element)
    {
        const auto sound = [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
                   c == '.';
        };
        const net::Element* holder = element.kind() == Kind::AzureSubnet ? m_index.vnetOf(element) : nullptr;
        const std::string around = holder ? m_names.at(holder->id) + '/' : std::string();
        std::string name = element.name;
        if (name.empty() || name.size() > 60 || !std::all_of(name.begin(), name.end(), sound))
            name = keyOf(element);
        if (!m_used.insert(type + '|' + around + name).second)
            m_used.insert(type + '|' + around + (name = keyOf(element)));
        return m_names[element.id] = around + name;
    }

    /// A reference, null where the element has no resource.
    Json to(ElementId id) const
    {
        const net::Element* element = m_index.find(id);
        constexpr net::Kinds kNotWritten = net::kinds(
            Kind::Subscription, Kind::AzureRegion, Kind::VnetPeering, Kind::AzurePublicIp, Kind::ExpressRouteCircuit,
            Kind::AzureFirewall, Kind::Bastion, Kind::AzureLoadBalancer, Kind::PrivateEndpoint);
        if (!element || net::kindInfo(element->kind()).cloud != net::Cloud::Azure ||
            net::contains(kNotWritten, element->kind()))
            return nullptr;
        return Json{{"$ref", keyOf(*element)}};
    }
    static void put(Json& out, const char* key, Json value)
    {
        if (!value.is_null())
            out[key] = std::move(value);
    }

    /// A public address of its own for the element that is being written.
    Json address(const std::optional<net::Address>& value, const Json& beside, net::PublicIpSku sku,
                 std::size_t number = 1)
    {
        if (!value)
            return nullptr;
        const std::string key = keyOf(*m_now) + "ip" + std::to_string(number);
        Json own{{"location", beside.at("location")}, {"sku", {{"name", std::string(enumName(sku))}}}};
        m_out.push_back({{},
                         key,
                         "Microsoft.Network/publicIPAddresses",
                         key,
                         Json{{"publicIPAllocationMethod", "Static"},
                              {"publicIPAddressVersion", value->family() == net::Family::V4 ? "IPv4" : "IPv6"}},
                         std::move(own)});
        return Json{{"$ref", key}};
    }

    Json write(const net::Element&, const net::ApplicationSecurityGroup&, Json&) { return Json::object(); }

    Json write(const net::Element&, const net::NetworkSecurityGroup& group, Json&)
    {
        Json rules = Json::array();
        std::set<std::string> used;
        for (const net::NsgRule& rule : group.rules) {
            Json own{{"priority", rule.priority},
                     {"direction", rule.direction == net::Direction::In ? "Inbound" : "Outbound"},
                     {"access", rule.action == net::Action::Allow ? "Allow" : "Deny"},
                     {"protocol", protocolOf(rule.protocol)}};
            side(own, "source", {rule.source, rule.source_tags, rule.source_groups});
            oneOrMany(own, "sourcePortRange", "sourcePortRanges", portsOf(rule.source_ports));
            side(own, "destination", {rule.destination, rule.destination_tags, rule.destination_groups});
            oneOrMany(own, "destinationPortRange", "destinationPortRanges", portsOf(rule.destination_ports));
            std::string name = rule.name.empty() ? "rule" + std::to_string(rules.size() + 1) : rule.name;
            if (!used.insert(name).second)
                name += '-' + std::to_string(rules.size() + 1);
            rules.push_back({{"name", std::move(name)}, {"properties", std::move(own)}});
        }
        return {{"securityRules", std::move(rules)}};
    }

    static std::string protocolOf(const net::Protocol& protocol)
    {
        switch (protocol.number) {
        case net::Protocol::kTcp:
            return "Tcp";
        case net::Protocol::kUdp:
            return "Udp";
        case net::Protocol::kIcmp:
            return "Icmp";
        case net::Protocol::kEsp:
            return "Esp";
        case net::Protocol::kAh:
            return "Ah";
        default:
            return "*";
        }
    }

    static Json portsOf(const net::Ports& ports)
    {
        Json out = texts(ports);
        return out.empty() ? Json::array({"*"}) : out;
    }

    struct Side {
        const net::Prefixes& prefixes;
        const net::Strings& tags;
        const net::ElementIds& groups;
    };
    void side(Json& out, const std::string& which, const Side& from) const
    {
        Json values = texts(from.prefixes), groups = Json::array();
        for (const std::string& tag : from.tags)
            values.push_back(tag);
        for (const ElementId id : from.groups)
            if (Json group = to(id); !group.is_null())
                groups.push_back(std::move(group));
        if (!groups.empty())
            out[which + "ApplicationSecurityGroups"] = std::move(groups);
        else if (values.empty())
            values.push_back("*");
        if (!values.empty())
            oneOrMany(out, which + "AddressPrefix", which + "AddressPrefixes", values);
    }

    Json write(const net::Element&, const net::AzureRouteTable& table, Json&)
    {
        Json routes = Json::array();
        for (const net::UserRoute& route : table.routes) {
            Json own{{"addressPrefix", route.destination ? route.destination->text() : route.service_tag},
                     {"nextHopType", std::string(enumName(route.next_hop))}};
            if (route.next_hop_ip)
                own["nextHopIpAddress"] = route.next_hop_ip->text();
            routes.push_back({{"name", route.name.empty() ? "route" + std::to_string(routes.size() + 1) : route.name},
                              {"properties", std::move(own)}});
        }
        return {{"disableBgpRoutePropagation", !table.bgp_propagation}, {"routes", std::move(routes)}};
    }

    Json write(const net::Element&, const net::AzureNatGateway& nat, Json& beside)
    {
        beside["sku"] = {{"name", "Standard"}};
        Json addresses = Json::array();
        for (std::size_t i = 0; i < nat.public_ips.size(); ++i)
            addresses.push_back(address(nat.public_ips[i], beside, net::PublicIpSku::Standard, i + 1));
        return {{"publicIpAddresses", std::move(addresses)}};
    }

    Json write(const net::Element&, const net::VirtualNetwork& vnet, Json&)
    {
        Json out{{"addressSpace", {{"addressPrefixes", texts(vnet.address_spaces)}}}};
        if (!vnet.dns_servers.empty())
            out["dhcpOptions"] = {{"dnsServers", texts(vnet.dns_servers)}};
        return out;
    }

    Json write(const net::Element&, const net::AzureSubnet& subnet, Json&)
    {
        Json out = Json::object();
        oneOrMany(out, "addressPrefix", "addressPrefixes", texts(subnet.prefixes));
        put(out, "networkSecurityGroup", to(subnet.security_group));
        put(out, "routeTable", to(subnet.route_table));
        put(out, "natGateway", to(subnet.nat_gateway));
        out["defaultOutboundAccess"] = subnet.default_outbound;
        Json delegations = Json::array();
        for (const std::string& name : subnet.delegations)
            delegations.push_back({{"name", "delegation" + std::to_string(delegations.size() + 1)},
                                   {"properties", {{"serviceName", name}}}});
        if (!delegations.empty())
            out["delegations"] = std::move(delegations);
        return out;
    }

    void half(const net::Element& element, ElementId own, ElementId remote, const std::array<bool, 3>& flags,
              bool first)
    {
        const Json there = to(remote);
        const auto holder = m_names.find(own);
        if (there.is_null() || holder == m_names.end())
            return;
        const std::string key = keyOf(element) + (first ? "" : "back");
        m_out.push_back({first ? element.id : ElementId{}, key,
                         "Microsoft.Network/virtualNetworks/virtualNetworkPeerings", holder->second + '/' + key,
                         Json{{"remoteVirtualNetwork", there},
                              {"allowVirtualNetworkAccess", true},
                              {"allowForwardedTraffic", flags[0]},
                              {"allowGatewayTransit", flags[1]},
                              {"useRemoteGateways", flags[2]}},
                         Json::object()});
    }

    /// The half whose id comes first stands for the element: the importer takes it so.
    void peerings()
    {
        for (const net::Element* element : m_index.all(Kind::VnetPeering)) {
            const auto& p = *element->as<net::VnetPeering>();
            const auto left = m_names.find(p.left), right = m_names.find(p.right);
            const bool both = p.left_link && p.right_link && left != m_names.end() && right != m_names.end();
            const bool leftFirst = both ? lowered(left->second) < lowered(right->second) : p.left_link;
            if (p.left_link)
                half(*element, p.left, p.right, {p.left_forwarded, p.left_gateway_transit, p.left_remote_gateways},
                     leftFirst);
            if (p.right_link)
                half(*element, p.right, p.left, {p.right_forwarded, p.right_gateway_transit, p.right_remote_gateways},
                     !leftFirst);
        }
    }

    Json write(const net::Element& element, const net::AzureNetworkInterface& nic, Json& beside)
    {
        const net::Element* subnet = m_index.subnetOf(element);
        Json groups = Json::array(), configurations = Json::array();
        for (const ElementId id : nic.application_groups)
            if (Json group = to(id); !group.is_null())
                groups.push_back(std::move(group));
        const Json publicIp = address(nic.public_ip, beside, nic.public_ip_sku);
        const std::size_t count = std::max<std::size_t>(nic.private_ips.size(), 1);
        for (std::size_t i = 0; i < count; ++i) {
            Json own = Json::object();
            if (i < nic.private_ips.size()) {
                own["privateIPAllocationMethod"] = "Static";
                own["privateIPAddress"] = nic.private_ips[i].text();
                if (nic.private_ips[i].family() == net::Family::V6)
                    own["privateIPAddressVersion"] = "IPv6";
            }
            if (subnet)
                put(own, "subnet", to(subnet->id));
            if (i == 0 && count > 1)
                own["primary"] = true;
            if (i == 0)
                put(own, "publicIPAddress", publicIp);
            if (!groups.empty())
                own["applicationSecurityGroups"] = groups;
            configurations.push_back({{"name", "ipconfig" + std::to_string(i + 1)}, {"properties", std::move(own)}});
        }
        Json out{{"ipConfigurations", std::move(configurations)}, {"enableIPForwarding", nic.ip_forwarding}};
        put(out, "networkSecurityGroup", to(nic.security_group));
        return out;
    }

    Json write(const net::Element& element, const net::VirtualMachine& machine, Json& beside)
    {
        if (!machine.zone.empty())
            beside["zones"] = Json::array({machine.zone});
        if (!machine.tier.empty())
            beside["tags"] = {{"tier", machine.tier}};
        Json nics = Json::array();
        for (const net::Element* nic : m_index.interfacesOf(element.id)) {
            Json own = to(nic->id);
            own["properties"] = {{"primary", nics.empty()}};
            nics.push_back(std::move(own));
        }
        const bool windows = machine.os == net::OperatingSystem::Windows;
        const Json image = windows ? Json{{"publisher", "MicrosoftWindowsServer"},
                                          {"offer", "WindowsServer"},
                                          {"sku", "2022-datacenter-azure-edition"},
                                          {"version", "latest"}}
                                   : Json{{"publisher", "Canonical"},
                                          {"offer", "ubuntu-24_04-lts"},
                                          {"sku", "server"},
                                          {"version", "latest"}};
        return {{"hardwareProfile", {{"vmSize", "[parameters('vmSize')]"}}},
                {"osProfile",
                 {{"computerName", keyOf(element)},
                  {"adminUsername", "[parameters('adminUsername')]"},
                  {"adminPassword", "[parameters('adminPassword')]"}}},
                {"storageProfile",
                 {{"imageReference", image},
                  {"osDisk", {{"createOption", "FromImage"}, {"osType", windows ? "Windows" : "Linux"}}}}},
                {"networkProfile", {{"networkInterfaces", std::move(nics)}}}};
    }

    Json write(const net::Element& element, const net::VirtualNetworkGateway& gateway, Json& beside)
    {
        const bool express = gateway.type == net::AzureGatewayType::ExpressRoute;
        Json own{{"privateIPAllocationMethod", "Dynamic"}};
        put(own, "subnet", to(element.parent));
        put(own, "publicIPAddress", address(gateway.public_ip, beside, net::PublicIpSku::Standard));
        const char* sku = express ? "ErGw1AZ" : "VpnGw1AZ";
        return {{"gatewayType", express ? "ExpressRoute" : "Vpn"},
                {"vpnType", "RouteBased"},
                {"activeActive", gateway.active_active},
                {"sku", {{"name", sku}, {"tier", sku}}},
                {"ipConfigurations", Json::array({{{"name", "default"}, {"properties", std::move(own)}}})}};
    }

    Json write(const net::Element&, const net::LocalNetworkGateway& gateway, Json&)
    {
        Json out{{"localNetworkAddressSpace", {{"addressPrefixes", texts(gateway.prefixes)}}}};
        if (gateway.public_ip)
            out["gatewayIpAddress"] = gateway.public_ip->text();
        return out;
    }

    Json write(const net::Element&, const net::Connection& connection, Json&)
    {
        const net::Element* peer = m_index.find(connection.peer);
        const bool toGateway = peer && peer->kind() == Kind::VirtualNetworkGateway;
        const auto* own = m_index.find<net::VirtualNetworkGateway>(connection.gateway);
        const bool express = own && own->type == net::AzureGatewayType::ExpressRoute;
        Json out{{"connectionType", express     ? "ExpressRoute"
                                    : toGateway ? "Vnet2Vnet"
                                                : "IPsec"},
                 {"enableBgp", connection.bgp}};
        put(out, "virtualNetworkGateway1", to(connection.gateway));
        if (Json there = to(connection.peer); !there.is_null())
            out[toGateway ? "virtualNetworkGateway2" : "localNetworkGateway2"] = std::move(there);
        return out;
    }

    const net::Index& m_index;
    const net::Element* m_now = nullptr;
    std::vector<AzureResource> m_out;
    std::set<std::string> m_used;
    std::map<ElementId, std::string> m_names;
};

/// "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'hub', 'web')]"
std::string idExpression(const AzureResource& resource)
{
    std::string out = "[resourceId('" + resource.type + "'";
    for (std::size_t from = 0; from <= resource.name.size();) {
        const std::size_t end = std::min(resource.name.find('/', from), resource.name.size());
        out += ", '" + resource.name.substr(from, end - from) + '\'';
        from = end + 1;
    }
    return out + ")]";
}

/// Puts expressions where the references are and notes what they depend on.
void resolve(Json& value, const std::map<std::string, const AzureResource*>& byKey, std::set<std::string>& needs)
{
    if (value.is_object() && value.contains("$ref")) {
        const std::string id = idExpression(*byKey.at(value.at("$ref").get<std::string>()));
        value.erase("$ref");
        value["id"] = id;
        needs.insert(id);
    }
    if (value.is_structured())
        for (Json& item : value)
            resolve(item, byKey, needs);
}

/// What Azure has changed shape of is asked for by the version that has this shape.
const char* versionOf(const std::string& type)
{
    return type == "Microsoft.Compute/virtualMachines" ? "2024-03-01" : "2023-11-01";
}

}  // namespace

std::vector<AzureResource> azureResources(const net::Index& index) { return ArmWriter(index).run(); }

ArmExport armOf(const net::Index& index)
{
    const std::vector<AzureResource> resources = azureResources(index);
    std::map<std::string, const AzureResource*> byKey;
    for (const AzureResource& resource : resources)
        byKey[resource.key] = &resource;
    ArmExport out;
    std::map<std::string, std::string> before;  // subnets of one network are made one after the other
    Json list = Json::array();
    for (const AzureResource& resource : resources) {
        Json one{{"type", resource.type}, {"apiVersion", versionOf(resource.type)}, {"name", resource.name}};
        one.update(resource.beside);
        std::set<std::string> needs;
        Json properties = resource.properties;
        resolve(properties, byKey, needs);
        if (const std::size_t cut = resource.name.find('/'); cut != std::string::npos) {
            const std::string holder = resource.name.substr(0, cut);
            needs.insert("[resourceId('Microsoft.Network/virtualNetworks', '" + holder + "')]");
            std::string& last = before[holder];
            if (!last.empty())
                needs.insert(last);
            last = idExpression(resource);
        }
        if (!needs.empty())
            one["dependsOn"] = needs;
        one["properties"] = std::move(properties);
        list.push_back(std::move(one));
        if (resource.element)
            out.exported[resource.element] = armId(resource.type, resource.name);
    }
    out.document = {{"$schema", "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"},
                    {"contentVersion", "1.0.0.0"}};
    if (!index.all(Kind::VirtualMachine).empty())
        out.document["parameters"] = {{"vmSize", {{"type", "string"}, {"defaultValue", "Standard_B2s"}}},
                                      {"adminUsername", {{"type", "string"}, {"defaultValue", "azureuser"}}},
                                      {"adminPassword", {{"type", "securestring"}}}};
    out.document["resources"] = std::move(list);
    return out;
}

}  // namespace pb::exchange
