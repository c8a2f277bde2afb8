// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/terraform_import.h"

#include "core/exchange/network/template_values.h"

#include <functional>

namespace pb::exchange {

using nlohmann::json;

namespace {

const json& firstOf(const json& in, std::string_view key)
{
    static const json none = json::object();
    const json& list = json_get::list(in, key);
    return list.empty() ? json_get::object(in, key) : list[0].is_object() ? list[0] : none;
}

std::string lastStep(const std::string& text) { return text.substr(text.find_last_of("./") + 1); }

/// The first of several names that an attribute has had which holds something.
bool flagOf(const json& in, std::initializer_list<std::string_view> keys, bool otherwise = false)
{
    for (const std::string_view key : keys)
        if (const auto it = in.find(key); it != in.end() && it->is_boolean())
            return it->get<bool>();
    return otherwise;
}

class TerraformAzure {
public:
    TerraformAzure(const std::vector<TfInstance>& instances, AzureRecords& records, ImportReport& report)
        : m_instances(instances), m_records(records), m_report(report)
    {
    }

    void run()
    {
        nameAll();
        for (const TfInstance& one : m_instances)
            if (one.type.starts_with("azurerm_") && !kJoiners.contains(one.type) &&
                one.type != "azurerm_resource_group")
                resource(one);
        for (const TfInstance& one : m_instances)
            if (const auto join = kJoiners.find(one.type); join != kJoiners.end()) {
                ++m_records.found;
                m_now = &one;
                (this->*join->second)(one.values);
            }
        joinMachines();
        for (const std::string& id : m_order)
            addAzureResource(m_records, m_report, m_resources.at(id), m_places.at(id));
        sortOthers(m_records);
    }

private:
    using Maker = json (TerraformAzure::*)(const json&);
    using Joiner = void (TerraformAzure::*)(const json&);
    struct Kind {
        std::string_view type;
        Maker properties;
    };

    void nameAll()
    {
        for (const bool children : {false, true})
            for (const TfInstance& one : m_instances) {
                const bool child = one.type == "azurerm_subnet" || one.type == "azurerm_virtual_network_peering" ||
                                   one.type == "azurerm_lb_backend_address_pool";
                if (!one.type.starts_with("azurerm_") || child != children)
                    continue;
                m_ids[one.address] = m_ids[one.id] = one.id.starts_with('/') ? one.id : madeId(one);
            }
    }

    /// The id that the names of a resource will give it; the subscription is not known before.
    std::string madeId(const TfInstance& one) const
    {
        const std::string name = json_get::text(one.values, "name");
        const std::string own = name.empty() ? one.name + one.index : name;
        if (one.type == "azurerm_subnet")
            return networkId(one.values) + "/subnets/" + own;
        if (one.type == "azurerm_virtual_network_peering")
            return networkId(one.values) + "/virtualNetworkPeerings/" + own;
        if (one.type == "azurerm_lb_backend_address_pool")
            return idIn(one.values, "loadbalancer_id") + "/backendAddressPools/" + own;
        const auto it = kKinds.find(one.type);
        const std::string type = it == kKinds.end() ? "Terraform/" + one.type : std::string(it->second.type);
        return groupOf(one.values) + "/providers/" + type + '/' + own;
    }

    static std::string groupOf(const json& values)
    {
        const std::string group = json_get::text(values, "resource_group_name");
        return group.empty() ? std::string() : "/resourceGroups/" + lastStep(group);
    }

    std::string networkId(const json& values) const
    {
        const std::string network = json_get::text(values, "virtual_network_name");
        if (const auto it = m_ids.find(network); it != m_ids.end())
            return it->second;
        return groupOf(values) + "/providers/Microsoft.Network/virtualNetworks/" + network;
    }

    /// What an attribute refers to, as an id of Azure.
    std::string idIn(const json& values, std::string_view key) const
    {
        const std::string text = json_get::text(values, key);
        const auto it = m_ids.find(text);
        return it == m_ids.end() ? text : it->second;
    }
    json referenceIn(const json& values, std::string_view key) const
    {
        const std::string id = idIn(values, key);
        return id.empty() ? json() : json{{"id", id}};
    }
    json referencesIn(const json& values, std::string_view key) const
    {
        json out = json::array();
        for (const json& item : json_get::list(values, key))
            out.push_back({{"id", idIn(json{{"v", item}}, "v")}});
        return out;
    }

    void resource(const TfInstance& one)
    {
        m_now = &one;
        const std::string& id = m_ids.at(one.address);
        json out{{"id", id}, {"name", json_get::text(one.values, "name")}};
        if (isEmptyText(out["name"]))
            out["name"] = lastStep(id);
        for (const std::string_view key : {"location", "zones", "tags"})
            if (const auto it = one.values.find(key); it != one.values.end() && !it->is_null())
                out[std::string(key)] = *it;
        const auto kind = kKinds.find(one.type);
        if (kind == kKinds.end()) {
            out["type"] = "Terraform/" + one.type;
            out["properties"] = one.values;
        } else {
            out["type"] = std::string(kind->second.type);
            out["properties"] = (this->*kind->second.properties)(one.values);
            if (const std::string zone = json_get::text(one.values, "zone"); !zone.empty())
                out["zones"] = json::array({zone});
            if (const std::string_view usual = usualSku(one.type); !usual.empty()) {
                const std::string sku = json_get::text(one.values, "sku");
                out["sku"] = {{"name", sku.empty() ? std::string(usual) : sku}};
            }
            if (one.type == "azurerm_subnet")
                out["properties"]["deployed"] = one.deployed;
        }
        if (m_resources.emplace(id, std::move(out)).second) {
            m_order.push_back(id);
            m_places.emplace(id, one.place);
        } else {
            m_report.add(one.place, "import.duplicate", {id});
        }
    }

    /// The SKU where a resource names none; empty: it has none. Terraform Registry, azurerm 4 (read 2026-11-25).
    static std::string_view usualSku(std::string_view type)
    {
        if (type == "azurerm_public_ip" || type == "azurerm_lb")
            return "Standard";
        return type == "azurerm_bastion_host" ? "Basic" : "";
    }

    json network(const json& in)
    {
        json out{{"addressSpace", {{"addressPrefixes", json_get::list(in, "address_space")}}},
                 {"dhcpOptions", {{"dnsServers", json_get::list(in, "dns_servers")}}},
                 {"subnets", json::array()}};
        for (const json& own : json_get::list(in, "subnet")) {
            json properties = subnet(own);
            if (const std::string group = idIn(own, "security_group"); !group.empty())
                properties["networkSecurityGroup"] = {{"id", group}};
            if (const std::string table = idIn(own, "route_table_id"); !table.empty())
                properties["routeTable"] = {{"id", table}};
            out["subnets"].push_back({{"name", json_get::text(own, "name")}, {"properties", std::move(properties)}});
        }
        return out;
    }

    json subnet(const json& in)
    {
        json out{{"addressPrefixes", json_get::list(in, "address_prefixes")},
                 {"defaultOutboundAccess", flagOf(in, {"default_outbound_access_enabled"}, true)},
                 {"delegations", json::array()}};
        if (const std::string prefix = json_get::text(in, "address_prefix"); !prefix.empty())
            out["addressPrefix"] = prefix;
        for (const json& delegation : json_get::list(in, "delegation"))
            out["delegations"].push_back(
                {{"properties", {{"serviceName", json_get::text(firstOf(delegation, "service_delegation"), "name")}}}});
        return out;
    }

    static json copyAs(const json& in, std::initializer_list<std::pair<std::string_view, std::string_view>> names)
    {
        json out = json::object();
        for (const auto& [from, to] : names)
            if (const auto it = in.find(from); it != in.end() && !it->is_null() && !isEmptyText(*it))
                out[to.empty() ? camelCase(from) : std::string(to)] = *it;
        return out;
    }

    json securityRule(const json& in)
    {
        json out = copyAs(in, {{"priority", ""},
                               {"direction", ""},
                               {"access", ""},
                               {"protocol", ""},
                               {"source_port_range", ""},
                               {"source_port_ranges", ""},
                               {"destination_port_range", ""},
                               {"destination_port_ranges", ""},
                               {"source_address_prefix", ""},
                               {"source_address_prefixes", ""},
                               {"destination_address_prefix", ""},
                               {"destination_address_prefixes", ""}});
        out["sourceApplicationSecurityGroups"] = referencesIn(in, "source_application_security_group_ids");
        out["destinationApplicationSecurityGroups"] = referencesIn(in, "destination_application_security_group_ids");
        return out;
    }
    json namedRule(const json& in) { return {{"name", json_get::text(in, "name")}, {"properties", securityRule(in)}}; }
    json securityGroup(const json& in)
    {
        json out{{"securityRules", json::array()}};
        for (const json& rule : json_get::list(in, "security_rule"))
            out["securityRules"].push_back(namedRule(rule));
        return out;
    }

    json route(const json& in)
    {
        return {{"name", json_get::text(in, "name")},
                {"properties", copyAs(in, {{"address_prefix", ""},
                                           {"next_hop_type", ""},
                                           {"next_hop_in_ip_address", "nextHopIpAddress"}})}};
    }
    json routeTable(const json& in)
    {
        const bool off = flagOf(in, {"disable_bgp_route_propagation"});
        json out{{"disableBgpRoutePropagation", !flagOf(in, {"bgp_route_propagation_enabled"}, !off)},
                 {"routes", json::array()}};
        for (const json& own : json_get::list(in, "route"))
            out["routes"].push_back(route(own));
        return out;
    }

    json networkInterface(const json& in)
    {
        json out{{"enableIPForwarding", flagOf(in, {"ip_forwarding_enabled", "enable_ip_forwarding"})},
                 {"ipConfigurations", json::array()}};
        const json& list = json_get::list(in, "ip_configuration");
        for (const json& own : list) {
            json properties = copyAs(own, {{"private_ip_address", "privateIPAddress"}});
            properties["subnet"] = referenceIn(own, "subnet_id");
            if (json publicIp = referenceIn(own, "public_ip_address_id"); !publicIp.is_null())
                properties["publicIPAddress"] = std::move(publicIp);
            out["ipConfigurations"].push_back(
                {{"name", json_get::text(own, "name")}, {"properties", std::move(properties)}});
        }
        // The resource itself tells the addresses that it has been given.
        if (const std::string given = json_get::text(in, "private_ip_address");
            !given.empty() && !list.empty() && !out["ipConfigurations"][0]["properties"].contains("privateIPAddress"))
            out["ipConfigurations"][0]["properties"]["privateIPAddress"] = given;
        return out;
    }

    json machine(const json& in)
    {
        const bool windows = m_now->type.find("windows") != std::string::npos ||
                             !json_get::list(in, "os_profile_windows_config").empty();
        for (const json& nic : json_get::list(in, "network_interface_ids"))
            m_machines.emplace_back(idIn(json{{"v", nic}}, "v"), m_ids.at(m_now->address));
        return {{"storageProfile", {{"osDisk", {{"osType", windows ? "Windows" : "Linux"}}}}},
                {"networkProfile", {{"networkInterfaces", referencesIn(in, "network_interface_ids")}}}};
    }

    json publicIp(const json& in) { return copyAs(in, {{"ip_address", "ipAddress"}}); }
    json nothing(const json&) { return json::object(); }

    json natGateway(const json& in) { return {{"publicIpAddresses", referencesIn(in, "public_ip_address_ids")}}; }

    json gateway(const json& in)
    {
        json out{{"gatewayType", json_get::text(in, "type")},
                 {"activeActive", flagOf(in, {"active_active"})},
                 {"ipConfigurations", json::array()}};
        for (const json& own : json_get::list(in, "ip_configuration")) {
            json properties{{"subnet", referenceIn(own, "subnet_id")}};
            if (json publicIp = referenceIn(own, "public_ip_address_id"); !publicIp.is_null())
                properties["publicIPAddress"] = std::move(publicIp);
            out["ipConfigurations"].push_back({{"properties", std::move(properties)}});
        }
        return out;
    }

    json localGateway(const json& in)
    {
        json out = copyAs(in, {{"gateway_address", "gatewayIpAddress"}});
        out["localNetworkAddressSpace"] = {{"addressPrefixes", json_get::list(in, "address_space")}};
        return out;
    }

    json connection(const json& in)
    {
        json out{{"enableBgp", flagOf(in, {"bgp_enabled", "enable_bgp"})},
                 {"virtualNetworkGateway1", referenceIn(in, "virtual_network_gateway_id")}};
        if (json local = referenceIn(in, "local_network_gateway_id"); !local.is_null())
            out["localNetworkGateway2"] = std::move(local);
        if (json peer = referenceIn(in, "peer_virtual_network_gateway_id"); !peer.is_null())
            out["virtualNetworkGateway2"] = std::move(peer);
        if (json circuit = referenceIn(in, "express_route_circuit_id"); !circuit.is_null())
            out["peer"] = std::move(circuit);
        return out;
    }

    json circuit(const json& in)
    {
        return {{"serviceProviderProperties",
                 copyAs(in, {{"peering_location", ""}, {"bandwidth_in_mbps", "bandwidthInMbps"}})}};
    }

    /// The configurations under `key`, with the addresses and the subnet of each.
    json configurations(const json& in, std::string_view key)
    {
        json out = json::array();
        const json& one = firstOf(in, key);
        const json& list = json_get::list(in, key);
        for (const json& own : list.empty() && !one.empty() ? json::array({one}) : list) {
            json properties = copyAs(own, {{"private_ip_address", "privateIPAddress"}});
            for (const auto& [from, to] :
                 {std::pair("subnet_id", "subnet"), std::pair("public_ip_address_id", "publicIPAddress")})
                if (json reference = referenceIn(own, from); !reference.is_null())
                    properties[to] = std::move(reference);
            out.push_back({{"name", json_get::text(own, "name")}, {"properties", std::move(properties)}});
        }
        return out;
    }

    json firewall(const json& in)
    {
        return {{"sku", copyAs(in, {{"sku_tier", "tier"}})},
                {"ipConfigurations", configurations(in, "ip_configuration")}};
    }
    json bastion(const json& in) { return {{"ipConfigurations", configurations(in, "ip_configuration")}}; }
    json balancer(const json& in)
    {
        return {{"frontendIPConfigurations", configurations(in, "frontend_ip_configuration")},
                {"backendAddressPools", json::array()},
                {"loadBalancingRules", json::array()}};
    }

    json endpoint(const json& in)
    {
        const json& service = firstOf(in, "private_service_connection");
        std::string target = json_get::text(service, "private_connection_resource_alias");
        if (target.empty())
            target = idIn(service, "private_connection_resource_id");
        json out = copyAs(in, {{"custom_network_interface_name", ""}});
        out["subnet"] = referenceIn(in, "subnet_id");
        out["privateLinkServiceConnections"] = json::array({{{"properties", {{"privateLinkServiceId", target}}}}});
        out["ipConfigurations"] = configurations(in, "ip_configuration");
        if (const std::string given = json_get::text(service, "private_ip_address"); !given.empty())
            out["ipConfigurations"] = json::array({{{"properties", {{"privateIPAddress", given}}}}});
        if (const std::string nic = json_get::text(firstOf(in, "network_interface"), "id"); !nic.empty())
            out["networkInterfaces"] = json::array({{{"id", nic}}});
        return out;
    }

    json peering(const json& in)
    {
        return {{"remoteVirtualNetwork", referenceIn(in, "remote_virtual_network_id")},
                {"peeringState", "Initiated"},
                {"allowForwardedTraffic", flagOf(in, {"allow_forwarded_traffic"})},
                {"allowGatewayTransit", flagOf(in, {"allow_gateway_transit"})},
                {"useRemoteGateways", flagOf(in, {"use_remote_gateways"})}};
    }

    // What joins two resources.

    json* properties(const json& in, std::string_view key)
    {
        const std::string id = idIn(in, key);
        const auto it = m_resources.find(id);
        if (it != m_resources.end())
            return &it->second["properties"];
        m_report.add(m_now->place, "import.target_missing", {m_now->address, id.empty() ? std::string(key) : id});
        return nullptr;
    }
    void set(const json& in, std::string_view holder, std::string_view what, std::string_view key)
    {
        if (json* out = properties(in, holder))
            (*out)[std::string(key)] = referenceIn(in, what);
    }
    void subnetGroup(const json& in) { set(in, "subnet_id", "network_security_group_id", "networkSecurityGroup"); }
    void subnetTable(const json& in) { set(in, "subnet_id", "route_table_id", "routeTable"); }
    void subnetNat(const json& in) { set(in, "subnet_id", "nat_gateway_id", "natGateway"); }
    void interfaceGroup(const json& in)
    {
        set(in, "network_interface_id", "network_security_group_id", "networkSecurityGroup");
    }
    void interfaceAsg(const json& in)
    {
        if (json* out = properties(in, "network_interface_id"))
            for (json& configuration : (*out)["ipConfigurations"])
                configuration["properties"]["applicationSecurityGroups"].push_back(
                    referenceIn(in, "application_security_group_id"));
    }
    void natAddress(const json& in)
    {
        if (json* out = properties(in, "nat_gateway_id"))
            (*out)["publicIpAddresses"].push_back(referenceIn(in, "public_ip_address_id"));
    }
    void pool(const json& in)
    {
        if (json* out = properties(in, "loadbalancer_id"))
            (*out)["backendAddressPools"].push_back(
                {{"id", m_ids.at(m_now->address)}, {"name", json_get::text(in, "name")}});
    }
    void balancerRule(const json& in)
    {
        if (json* out = properties(in, "loadbalancer_id"))
            (*out)["loadBalancingRules"].push_back(
                {{"name", json_get::text(in, "name")},
                 {"properties", copyAs(in, {{"frontend_port", ""}, {"backend_port", ""}, {"protocol", ""}})}});
    }
    void interfacePool(const json& in)
    {
        if (json* out = properties(in, "network_interface_id"))
            for (json& configuration : (*out)["ipConfigurations"])
                if (const std::string name = json_get::text(in, "ip_configuration_name");
                    name.empty() || name == json_get::text(configuration, "name"))
                    configuration["properties"]["loadBalancerBackendAddressPools"].push_back(
                        referenceIn(in, "backend_address_pool_id"));
    }
    /// By name, in the resource group of the rule.
    json* namedHolder(const json& in, std::string_view key, std::string_view type)
    {
        const std::string name = json_get::text(in, key);
        if (const auto it = m_ids.find(name); it != m_ids.end() && m_resources.contains(it->second))
            return &m_resources.at(it->second)["properties"];
        const std::string tail = "/providers/" + std::string(type) + '/' + name;
        for (auto& [id, resource] : m_resources)
            if (id.ends_with(tail))
                return &resource["properties"];
        m_report.add(m_now->place, "import.target_missing", {m_now->address, name});
        return nullptr;
    }
    void ownRule(const json& in)
    {
        if (json* out = namedHolder(in, "network_security_group_name", "Microsoft.Network/networkSecurityGroups"))
            (*out)["securityRules"].push_back(namedRule(in));
    }
    void ownRoute(const json& in)
    {
        if (json* out = namedHolder(in, "route_table_name", "Microsoft.Network/routeTables"))
            (*out)["routes"].push_back(route(in));
    }

    static const std::map<std::string, Kind, std::less<>> kKinds;
    static const std::map<std::string, Joiner, std::less<>> kJoiners;

    /// A machine names its interfaces; Azure prints it the other way round.
    void joinMachines()
    {
        for (const auto& [nic, machine] : m_machines)
            if (const auto it = m_resources.find(nic); it != m_resources.end())
                it->second["properties"]["virtualMachine"] = {{"id", machine}};
    }

    const std::vector<TfInstance>& m_instances;
    AzureRecords& m_records;
    ImportReport& m_report;
    const TfInstance* m_now = nullptr;
    std::map<std::string, std::string> m_ids;  ///< by address and by the provider's id
    std::map<std::string, json> m_resources;
    std::map<std::string, InputPlace> m_places;
    std::vector<std::string> m_order;
    std::vector<std::pair<std::string, std::string>> m_machines;  ///< interface and machine
};

const std::map<std::string, TerraformAzure::Kind, std::less<>> TerraformAzure::kKinds{
    {"azurerm_virtual_network", {"Microsoft.Network/virtualNetworks", &TerraformAzure::network}},
    {"azurerm_subnet", {"Microsoft.Network/virtualNetworks/subnets", &TerraformAzure::subnet}},
    {"azurerm_virtual_network_peering",
     {"Microsoft.Network/virtualNetworks/virtualNetworkPeerings", &TerraformAzure::peering}},
    {"azurerm_network_security_group", {"Microsoft.Network/networkSecurityGroups", &TerraformAzure::securityGroup}},
    {"azurerm_application_security_group", {"Microsoft.Network/applicationSecurityGroups", &TerraformAzure::nothing}},
    {"azurerm_route_table", {"Microsoft.Network/routeTables", &TerraformAzure::routeTable}},
    {"azurerm_network_interface", {"Microsoft.Network/networkInterfaces", &TerraformAzure::networkInterface}},
    {"azurerm_linux_virtual_machine", {"Microsoft.Compute/virtualMachines", &TerraformAzure::machine}},
    {"azurerm_windows_virtual_machine", {"Microsoft.Compute/virtualMachines", &TerraformAzure::machine}},
    {"azurerm_virtual_machine", {"Microsoft.Compute/virtualMachines", &TerraformAzure::machine}},
    {"azurerm_public_ip", {"Microsoft.Network/publicIPAddresses", &TerraformAzure::publicIp}},
    {"azurerm_nat_gateway", {"Microsoft.Network/natGateways", &TerraformAzure::natGateway}},
    {"azurerm_virtual_network_gateway", {"Microsoft.Network/virtualNetworkGateways", &TerraformAzure::gateway}},
    {"azurerm_local_network_gateway", {"Microsoft.Network/localNetworkGateways", &TerraformAzure::localGateway}},
    {"azurerm_virtual_network_gateway_connection", {"Microsoft.Network/connections", &TerraformAzure::connection}},
    {"azurerm_express_route_circuit", {"Microsoft.Network/expressRouteCircuits", &TerraformAzure::circuit}},
    {"azurerm_firewall", {"Microsoft.Network/azureFirewalls", &TerraformAzure::firewall}},
    {"azurerm_bastion_host", {"Microsoft.Network/bastionHosts", &TerraformAzure::bastion}},
    {"azurerm_lb", {"Microsoft.Network/loadBalancers", &TerraformAzure::balancer}},
    {"azurerm_private_endpoint", {"Microsoft.Network/privateEndpoints", &TerraformAzure::endpoint}},
};

const std::map<std::string, TerraformAzure::Joiner, std::less<>> TerraformAzure::kJoiners{
    {"azurerm_subnet_network_security_group_association", &TerraformAzure::subnetGroup},
    {"azurerm_subnet_route_table_association", &TerraformAzure::subnetTable},
    {"azurerm_subnet_nat_gateway_association", &TerraformAzure::subnetNat},
    {"azurerm_network_interface_security_group_association", &TerraformAzure::interfaceGroup},
    {"azurerm_network_interface_application_security_group_association", &TerraformAzure::interfaceAsg},
    {"azurerm_nat_gateway_public_ip_association", &TerraformAzure::natAddress},
    {"azurerm_lb_backend_address_pool", &TerraformAzure::pool},
    {"azurerm_lb_rule", &TerraformAzure::balancerRule},
    {"azurerm_network_interface_backend_address_pool_association", &TerraformAzure::interfacePool},
    {"azurerm_network_security_rule", &TerraformAzure::ownRule},
    {"azurerm_route", &TerraformAzure::ownRoute},
};

}  // namespace

AzureRecords azureOfTerraform(const std::vector<TfInstance>& instances, ImportReport& report)
{
    AzureRecords records;
    TerraformAzure translator(instances, records, report);
    translator.run();
    return records;
}

}  // namespace pb::exchange
