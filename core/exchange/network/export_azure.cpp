// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/export_azure_base.h"

#include "core/exchange/network/arm_expression.h"

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

class ArmWriter : AzureResourceWriter {
public:
    ArmWriter(const net::Index& index, AzureDraft& draft) : AzureResourceWriter(index, draft) {}

    void run()
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
    }

private:
    template <class T>
    void all(const std::string& type)
    {
        each<T>(type, [this](const net::Element& element, const T& data, Json& beside) {
            return write(element, data, beside);
        });
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
            std::string name = route.name.empty() ? "route" + std::to_string(routes.size() + 1) : route.name;
            routes.push_back({{"name", std::move(name)}, {"properties", std::move(own)}});
        }
        return {{"disableBgpRoutePropagation", !table.bgp_propagation}, {"routes", std::move(routes)}};
    }

    Json write(const net::Element&, const net::AzureNatGateway& nat, Json& beside)
    {
        beside["sku"] = {{"name", "Standard"}};
        Json addresses = Json::array();
        for (std::size_t i = 0; i < nat.public_ips.size(); ++i)
            addresses.push_back(publicAddress({nat.public_ips[i], net::PublicIpSku::Standard, true, i + 1}, beside));
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
        m_out.push_back({first ? element.id : ElementId{},
                         key,
                         "Microsoft.Network/virtualNetworks/virtualNetworkPeerings",
                         holder->second + '/' + key,
                         Json{{"remoteVirtualNetwork", there},
                              {"allowVirtualNetworkAccess", true},
                              {"allowForwardedTraffic", flags[0]},
                              {"allowGatewayTransit", flags[1]},
                              {"useRemoteGateways", flags[2]}},
                         Json::object(),
                         {}});
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

    /// The pools of the load balancers that an interface is a target of; null where there are none.
    Json poolsOf(const net::Element& nic) const
    {
        Json out;
        for (const net::Element* other : m_index.referrers(nic.id))
            if (other->kind() == Kind::AzureLoadBalancer)
                out.push_back(inside(*other, "backendAddressPools/targets"));
        return out;
    }

    Json write(const net::Element& element, const net::AzureNetworkInterface& nic, Json& beside)
    {
        const net::Element* subnet = m_index.subnetOf(element);
        Json groups = Json::array(), configurations = Json::array();
        for (const ElementId id : nic.application_groups)
            if (Json group = to(id); !group.is_null())
                groups.push_back(std::move(group));
        const Json publicIp = publicAddress({nic.public_ip, nic.public_ip_sku}, beside);
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
            if (i == 0) {
                put(own, "publicIPAddress", publicIp);
                put(own, "loadBalancerBackendAddressPools", poolsOf(element));
            }
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
        return {{"hardwareProfile", {{"vmSize", expression("[parameters('vmSize')]")}}},
                {"osProfile",
                 {{"computerName", "vm" + std::to_string(element.id.value)},
                  {"adminUsername", expression("[parameters('adminUsername')]")},
                  {"adminPassword", expression("[parameters('adminPassword')]")}}},
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
        put(own, "publicIPAddress", publicAddress({gateway.public_ip, net::PublicIpSku::Standard, !express}, beside));
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
        const char* key = toGateway                                           ? "virtualNetworkGateway2"
                          : peer && peer->kind() == Kind::ExpressRouteCircuit ? "peer"
                                                                              : "localNetworkGateway2";
        put(out, key, to(connection.peer));
        return out;
    }
};

/// "[resourceId('Microsoft.Network/virtualNetworks/subnets', 'hub', 'web')]"
std::string idExpression(const std::string& type, const std::string& names)
{
    std::string out = "[resourceId('" + type + "'";
    for (std::size_t from = 0; from <= names.size();) {
        const std::size_t end = std::min(names.find('/', from), names.size());
        out += ", '" + names.substr(from, end - from) + '\'';
        from = end + 1;
    }
    return out + ")]";
}
std::string idExpression(const AzureResource& resource) { return idExpression(resource.type, resource.name); }

/// Puts expressions where the references are and notes what they depend on.
class Resolver {
public:
    explicit Resolver(const std::vector<AzureResource>& resources)
    {
        for (const AzureResource& resource : resources)
            m_byKey[resource.key] = &resource;
    }

    void resolve(Json& value, const AzureResource& self, std::set<std::string>& needs) const
    {
        if (value.is_string() && value.get_ref<const std::string&>().starts_with('['))
            value = '[' + value.get<std::string>();  // a text that looks like an expression
        if (value.is_object() && value.contains("$expression")) {
            value = Json(value.at("$expression"));
            return;
        }
        if (value.is_structured())
            for (const auto& [key, item] : value.items())
                if (!key.starts_with('$'))
                    resolve(item, self, needs);
        if (!value.is_object() || !value.contains("$ref"))
            return;
        const AzureResource& target = *m_byKey.at(value.at("$ref").get<std::string>());
        const std::string inside = value.value("$inside", "");
        value.erase("$ref");
        value.erase("$inside");
        const std::size_t cut = inside.find('/');
        value["id"] = inside.empty()
                          ? idExpression(target)
                          : idExpression(target.type + '/' + inside.substr(0, cut), target.name + inside.substr(cut));
        if (&target != &self)
            needs.insert(idExpression(target));
    }

private:
    std::map<std::string, const AzureResource*> m_byKey;
};

/// What Azure has changed shape of is asked for by the version that has this shape.
const char* versionOf(const std::string& type)
{
    return type == "Microsoft.Compute/virtualMachines" ? "2024-03-01" : "2024-05-01";
}

/// What every design leaves open.
Json parametersOf(const net::Index& index)
{
    Json out = Json::object();
    if (!index.all(Kind::VirtualMachine).empty())
        out = {{"vmSize", {{"type", "string"}, {"defaultValue", "Standard_B2s"}}},
               {"adminUsername", {{"type", "string"}, {"defaultValue", "azureuser"}}},
               {"adminPassword", {{"type", "securestring"}}}};
    for (const net::Element* circuit : index.all(Kind::ExpressRouteCircuit)) {
        out["expressRouteProvider"] = {{"type", "string"}};
        if (circuit->as<net::ExpressRouteCircuit>()->location.empty())
            out["expressRouteLocation"] = {{"type", "string"}};
    }
    return out;
}

}  // namespace

std::vector<AzureResource> azureResources(const net::Index& index)
{
    AzureDraft draft;
    ArmWriter(index, draft).run();
    addAzureEdge(index, draft);
    return std::move(draft.out);
}

ArmExport armOf(const net::Index& index)
{
    const std::vector<AzureResource> resources = azureResources(index);
    const Resolver resolver(resources);
    ArmExport out;
    std::map<std::string, std::string> before;  // subnets of one network are made one after the other
    Json list = Json::array();
    for (const AzureResource& resource : resources) {
        Json one{{"type", resource.type}, {"apiVersion", versionOf(resource.type)}, {"name", resource.name}};
        std::set<std::string> needs;
        for (const auto& [key, value] : resource.beside.items()) {
            one[key] = value;
            if (key != "location")
                resolver.resolve(one[key], resource, needs);
        }
        Json properties = resource.properties;
        resolver.resolve(properties, resource, needs);
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
        for (const auto& [part, id] : resource.parts)
            out.exported[part] = id;
    }
    out.document = {{"$schema", "https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#"},
                    {"contentVersion", "1.0.0.0"}};
    if (Json parameters = parametersOf(index); !parameters.empty())
        out.document["parameters"] = std::move(parameters);
    out.document["resources"] = std::move(list);
    return out;
}

}  // namespace pb::exchange
