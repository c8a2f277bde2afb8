// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/export_terraform.h"
#include "core/exchange/network/template_values.h"

#include "core/exchange/network/arm_expression.h"

#include <array>
#include <functional>
#include <span>

namespace pb::exchange {

using Json = nlohmann::ordered_json;

namespace {

const std::map<std::string, std::string, std::less<>> kAzureResources{
    {"Microsoft.Network/virtualNetworks", "azurerm_virtual_network"},
    {"Microsoft.Network/virtualNetworks/subnets", "azurerm_subnet"},
    {"Microsoft.Network/virtualNetworks/virtualNetworkPeerings", "azurerm_virtual_network_peering"},
    {"Microsoft.Network/networkSecurityGroups", "azurerm_network_security_group"},
    {"Microsoft.Network/applicationSecurityGroups", "azurerm_application_security_group"},
    {"Microsoft.Network/routeTables", "azurerm_route_table"},
    {"Microsoft.Network/natGateways", "azurerm_nat_gateway"},
    {"Microsoft.Network/publicIPAddresses", "azurerm_public_ip"},
    {"Microsoft.Network/networkInterfaces", "azurerm_network_interface"},
    {"Microsoft.Compute/virtualMachines", "azurerm_linux_virtual_machine"},
    {"Microsoft.Network/virtualNetworkGateways", "azurerm_virtual_network_gateway"},
    {"Microsoft.Network/localNetworkGateways", "azurerm_local_network_gateway"},
    {"Microsoft.Network/connections", "azurerm_virtual_network_gateway_connection"},
    {"Microsoft.Network/expressRouteCircuits", "azurerm_express_route_circuit"},
    {"Microsoft.Network/azureFirewalls", "azurerm_firewall"},
    {"Microsoft.Network/bastionHosts", "azurerm_bastion_host"},
    {"Microsoft.Network/loadBalancers", "azurerm_lb"},
    {"Microsoft.Network/privateEndpoints", "azurerm_private_endpoint"},
};

/// With every text as Terraform takes it.
Json plain(const Json& in)
{
    if (in.is_string())
        return terraformText(in.get<std::string>());
    Json out = in;
    if (out.is_structured())
        for (Json& item : out)
            item = plain(item);
    return out;
}

/// What Terraform takes as attributes rather than blocks has to say all of them, null where there is none.
/// https://developer.hashicorp.com/terraform/language/attr-as-blocks (read 2026-11-25)
constexpr std::array<const char*, 16> kRuleAttributes{"access",
                                                      "description",
                                                      "destination_address_prefix",
                                                      "destination_address_prefixes",
                                                      "destination_application_security_group_ids",
                                                      "destination_port_range",
                                                      "destination_port_ranges",
                                                      "direction",
                                                      "name",
                                                      "priority",
                                                      "protocol",
                                                      "source_address_prefix",
                                                      "source_address_prefixes",
                                                      "source_application_security_group_ids",
                                                      "source_port_range",
                                                      "source_port_ranges"};
constexpr std::array<const char*, 4> kRouteAttributes{"address_prefix", "name", "next_hop_in_ip_address",
                                                      "next_hop_type"};
Json whole(std::span<const char* const> attributes, Json row)
{
    for (const char* attribute : attributes)
        if (!row.contains(attribute))
            row[attribute] = nullptr;
    return row;
}

Json arrayOf(const Json& in, const char* one, const char* many)
{
    if (in.contains(many))
        return in.at(many);
    return in.contains(one) ? Json::array({in.at(one)}) : Json::array();
}

class AzureWriter {
public:
    AzureWriter(const std::vector<AzureResource>& all, TerraformExport& out) : m_out(out)
    {
        for (const AzureResource& one : all) {
            m_types[one.key] = typeOf(one);
            m_byName[one.type + '|' + one.name] = one.key;
        }
    }

    void write(const AzureResource& one)
    {
        const std::string& type = m_types.at(one.key);
        const Json in = plain(one.properties);
        Json body{{"name", one.name.substr(one.name.rfind('/') + 1)},
                  {"resource_group_name", "${azurerm_resource_group.main.name}"}};
        if (one.beside.contains("location"))
            body["location"] = location(one.beside.at("location"));
        if (one.beside.contains("tags"))
            body["tags"] = plain(one.beside.at("tags"));
        if (one.beside.contains("zones") && one.type != "Microsoft.Compute/virtualMachines")
            body["zones"] = plain(one.beside.at("zones"));
        m_now = &one;
        const auto maker = kMakers.find(type);
        if (maker != kMakers.end())
            (this->*maker->second)(in, body);
        put(type, one.key, std::move(body));
        if (one.element)
            m_out.exported[one.element] = "/resourceGroups/main" + armId(one.type, one.name);
        for (const auto& [part, id] : one.parts)
            m_out.exported[part] = "/resourceGroups/main" + id;
    }

private:
    using Maker = void (AzureWriter::*)(const Json&, Json&);

    static std::string typeOf(const AzureResource& one)
    {
        const std::string& type = kAzureResources.at(one.type);
        if (type != "azurerm_linux_virtual_machine")
            return type;
        const bool windows = one.properties.at("storageProfile").at("osDisk").at("osType") == "Windows";
        return windows ? "azurerm_windows_virtual_machine" : type;
    }

    static Json location(const Json& in)
    {
        return in.get_ref<const std::string&>().starts_with('[') ? Json("${azurerm_resource_group.main.location}") : in;
    }

    void put(const std::string& type, const std::string& name, Json body)
    {
        m_out.document["resource"][type][name] = std::move(body);
    }

    Json id(const Json& reference) const
    {
        const std::string key = reference.at("$ref").get<std::string>();
        return "${" + m_types.at(key) + '.' + key + ".id}";
    }
    Json ids(const Json& references) const
    {
        Json out = Json::array();
        for (const Json& reference : references)
            out.push_back(id(reference));
        return out;
    }
    void idInto(const Json& in, const char* from, Json& body, const char* to) const
    {
        if (in.contains(from))
            body[to] = id(in.at(from));
    }

    /// One resource that only joins two others.
    void join(const std::string& type, const char* what, const char* key, const Json& reference, const char* holder)
    {
        put(type, m_now->key + what,
            {{holder, "${" + m_types.at(m_now->key) + '.' + m_now->key + ".id}"}, {key, id(reference)}});
    }

    void network(const Json& in, Json& body)
    {
        body["address_space"] = in.at("addressSpace").at("addressPrefixes");
        if (in.contains("dhcpOptions"))
            body["dns_servers"] = in.at("dhcpOptions").at("dnsServers");
    }

    Json holderName() const
    {
        const std::string holder = m_now->name.substr(0, m_now->name.find('/'));
        const auto it = m_byName.find("Microsoft.Network/virtualNetworks|" + holder);
        return it == m_byName.end() ? Json(holder) : Json("${azurerm_virtual_network." + it->second + ".name}");
    }

    void subnet(const Json& in, Json& body)
    {
        body["virtual_network_name"] = holderName();
        body["address_prefixes"] = arrayOf(in, "addressPrefix", "addressPrefixes");
        body["default_outbound_access_enabled"] = in.at("defaultOutboundAccess");
        if (in.contains("delegations"))
            for (const Json& delegation : in.at("delegations"))
                body["delegation"].push_back(
                    {{"name", delegation.at("name")},
                     {"service_delegation", Json::array({{{"name", delegation.at("properties").at("serviceName")}}})}});
        if (in.contains("networkSecurityGroup"))
            join("azurerm_subnet_network_security_group_association", "group", "network_security_group_id",
                 in.at("networkSecurityGroup"), "subnet_id");
        if (in.contains("routeTable"))
            join("azurerm_subnet_route_table_association", "table", "route_table_id", in.at("routeTable"), "subnet_id");
        if (in.contains("natGateway"))
            join("azurerm_subnet_nat_gateway_association", "nat", "nat_gateway_id", in.at("natGateway"), "subnet_id");
    }

    void peering(const Json& in, Json& body)
    {
        body["virtual_network_name"] = holderName();
        body["remote_virtual_network_id"] = id(in.at("remoteVirtualNetwork"));
        for (const char* key :
             {"allowVirtualNetworkAccess", "allowForwardedTraffic", "allowGatewayTransit", "useRemoteGateways"})
            body[snakeCase(key)] = in.at(key);
    }

    void securityGroup(const Json& in, Json& body)
    {
        for (const Json& rule : in.at("securityRules")) {
            Json own{{"name", rule.at("name")}};
            for (const auto& [key, value] : rule.at("properties").items()) {
                if (key.ends_with("ApplicationSecurityGroups"))
                    own[snakeCase(key).substr(0, snakeCase(key).size() - 1) + "_ids"] = ids(value);
                else
                    own[snakeCase(key)] = value;
            }
            body["security_rule"].push_back(whole(kRuleAttributes, std::move(own)));
        }
    }

    void routeTable(const Json& in, Json& body)
    {
        body["bgp_route_propagation_enabled"] = !in.at("disableBgpRoutePropagation").get<bool>();
        for (const Json& route : in.at("routes")) {
            const Json& own = route.at("properties");
            Json row{{"name", route.at("name")},
                     {"address_prefix", own.at("addressPrefix")},
                     {"next_hop_type", own.at("nextHopType")}};
            if (own.contains("nextHopIpAddress"))
                row["next_hop_in_ip_address"] = own.at("nextHopIpAddress");
            body["route"].push_back(whole(kRouteAttributes, std::move(row)));
        }
    }

    /// A value, or the variable that stands for what the design leaves open.
    Json valueOf(const Json& in, const std::string& variable)
    {
        if (!in.is_object())
            return in;
        m_out.document["variable"][variable] = {{"type", "string"}};
        return "${var." + variable + '}';
    }

    void circuit(const Json& in, Json& body)
    {
        const Json& provider = in.at("serviceProviderProperties");
        body["service_provider_name"] = valueOf(provider.at("serviceProviderName"), "express_route_provider");
        body["peering_location"] = valueOf(provider.at("peeringLocation"), "express_route_location");
        body["bandwidth_in_mbps"] = provider.at("bandwidthInMbps");
        const Json& sku = m_now->beside.at("sku");
        body["sku"] = {{"tier", sku.at("tier")}, {"family", sku.at("family")}};
    }

    /// The only ip configuration of a firewall or bastion.
    Json configuration(const Json& in) const
    {
        const Json& only = in.at("ipConfigurations").at(0);
        Json out{{"name", only.at("name")}};
        idInto(only.at("properties"), "subnet", out, "subnet_id");
        idInto(only.at("properties"), "publicIPAddress", out, "public_ip_address_id");
        return out;
    }

    void firewall(const Json& in, Json& body)
    {
        body["sku_name"] = in.at("sku").at("name");
        body["sku_tier"] = in.at("sku").at("tier");
        body["ip_configuration"] = Json::array({configuration(in)});
    }

    void bastion(const Json& in, Json& body)
    {
        body["sku"] = m_now->beside.at("sku").at("name");
        body["ip_configuration"] = configuration(in);
    }

    void balancer(const Json& in, Json& body)
    {
        body["sku"] = m_now->beside.at("sku").at("name");
        const Json& front = in.at("frontendIPConfigurations").at(0);
        const Json& own = front.at("properties");
        Json row{{"name", front.at("name")}};
        idInto(own, "subnet", row, "subnet_id");
        idInto(own, "publicIPAddress", row, "public_ip_address_id");
        if (own.contains("privateIPAllocationMethod"))
            row["private_ip_address_allocation"] = own.at("privateIPAllocationMethod");
        if (own.contains("privateIPAddress"))
            row["private_ip_address"] = own.at("privateIPAddress");
        if (own.contains("privateIPAddressVersion"))
            row["private_ip_address_version"] = own.at("privateIPAddressVersion");
        body["frontend_ip_configuration"] = Json::array({std::move(row)});
        const std::string self = "${azurerm_lb." + m_now->key + ".id}";
        put("azurerm_lb_backend_address_pool", m_now->key,
            {{"name", in.at("backendAddressPools").at(0).at("name")}, {"loadbalancer_id", self}});
        for (const Json& rule : in.at("loadBalancingRules")) {
            const Json& way = rule.at("properties");
            put("azurerm_lb_rule", m_now->key + rule.at("name").get<std::string>(),
                {{"name", rule.at("name")},
                 {"loadbalancer_id", self},
                 {"protocol", way.at("protocol")},
                 {"frontend_port", way.at("frontendPort")},
                 {"backend_port", way.at("backendPort")},
                 {"frontend_ip_configuration_name", front.at("name")},
                 {"backend_address_pool_ids",
                  Json::array({"${azurerm_lb_backend_address_pool." + m_now->key + ".id}"})}});
        }
    }

    void endpoint(const Json& in, Json& body)
    {
        idInto(in, "subnet", body, "subnet_id");
        Json row{{"name", "service"}, {"is_manual_connection", false}};
        const auto connections = in.find("privateLinkServiceConnections");
        row["private_connection_resource_id"] = connections != in.end()
                                                    ? connections->at(0).at("properties").at("privateLinkServiceId")
                                                    : valueOf(Json::object(), m_now->key + "_service");
        body["private_service_connection"] = std::move(row);
    }

    void publicIp(const Json& in, Json& body)
    {
        body["allocation_method"] = in.at("publicIPAllocationMethod");
        body["ip_version"] = in.at("publicIPAddressVersion");
        body["sku"] = m_now->beside.at("sku").at("name");
    }

    void nat(const Json& in, Json&)
    {
        std::size_t number = 0;
        for (const Json& address : in.at("publicIpAddresses"))
            join("azurerm_nat_gateway_public_ip_association", ("address" + std::to_string(++number)).c_str(),
                 "public_ip_address_id", address, "nat_gateway_id");
    }

    void networkInterface(const Json& in, Json& body)
    {
        body["ip_forwarding_enabled"] = in.at("enableIPForwarding");
        for (const Json& configuration : in.at("ipConfigurations")) {
            const Json& own = configuration.at("properties");
            Json row{{"name", configuration.at("name")},
                     {"private_ip_address_allocation", own.contains("privateIPAddress") ? "Static" : "Dynamic"}};
            if (own.contains("privateIPAddress"))
                row["private_ip_address"] = own.at("privateIPAddress");
            if (own.contains("privateIPAddressVersion"))
                row["private_ip_address_version"] = own.at("privateIPAddressVersion");
            if (own.contains("primary"))
                row["primary"] = own.at("primary");
            idInto(own, "subnet", row, "subnet_id");
            idInto(own, "publicIPAddress", row, "public_ip_address_id");
            body["ip_configuration"].push_back(std::move(row));
        }
        if (in.contains("networkSecurityGroup"))
            join("azurerm_network_interface_security_group_association", "group", "network_security_group_id",
                 in.at("networkSecurityGroup"), "network_interface_id");
        std::size_t number = 0;
        const Json& first = in.at("ipConfigurations").at(0).at("properties");
        for (const Json& pool : arrayOf(first, "", "loadBalancerBackendAddressPools")) {
            const std::string key = pool.at("$ref").get<std::string>();
            put("azurerm_network_interface_backend_address_pool_association", m_now->key + key,
                {{"network_interface_id", "${azurerm_network_interface." + m_now->key + ".id}"},
                 {"ip_configuration_name", in.at("ipConfigurations").at(0).at("name")},
                 {"backend_address_pool_id", "${azurerm_lb_backend_address_pool." + key + ".id}"}});
        }
        if (first.contains("applicationSecurityGroups"))
            for (const Json& group : first.at("applicationSecurityGroups"))
                join("azurerm_network_interface_application_security_group_association",
                     ("asg" + std::to_string(++number)).c_str(), "application_security_group_id", group,
                     "network_interface_id");
    }

    void machine(const Json& in, Json& body)
    {
        if (m_now->beside.contains("zones"))
            body["zone"] = m_now->beside.at("zones").at(0);
        body["size"] = "${var.vm_size}";
        body["admin_username"] = "azureuser";
        body["admin_password"] = "${var.admin_password}";
        if (m_types.at(m_now->key) == "azurerm_linux_virtual_machine")
            body["disable_password_authentication"] = false;
        else
            body["computer_name"] = "vm" + std::to_string(m_now->element.value);
        body["network_interface_ids"] = ids(in.at("networkProfile").at("networkInterfaces"));
        body["os_disk"] = {{"caching", "ReadWrite"}, {"storage_account_type", "StandardSSD_LRS"}};
        body["source_image_reference"] = in.at("storageProfile").at("imageReference");
    }

    void gateway(const Json& in, Json& body)
    {
        body["type"] = in.at("gatewayType");
        body["vpn_type"] = "RouteBased";
        body["active_active"] = in.at("activeActive");
        body["sku"] = in.at("sku").at("name");
        Json row{{"name", "default"}, {"private_ip_address_allocation", "Dynamic"}};
        const Json& own = in.at("ipConfigurations").at(0).at("properties");
        idInto(own, "subnet", row, "subnet_id");
        idInto(own, "publicIPAddress", row, "public_ip_address_id");
        body["ip_configuration"] = Json::array({std::move(row)});
    }

    void localGateway(const Json& in, Json& body)
    {
        body["address_space"] = in.at("localNetworkAddressSpace").at("addressPrefixes");
        if (in.contains("gatewayIpAddress"))
            body["gateway_address"] = in.at("gatewayIpAddress");
    }

    void connection(const Json& in, Json& body)
    {
        body["type"] = in.at("connectionType");
        body["enable_bgp"] = in.at("enableBgp");
        idInto(in, "virtualNetworkGateway1", body, "virtual_network_gateway_id");
        idInto(in, "localNetworkGateway2", body, "local_network_gateway_id");
        idInto(in, "virtualNetworkGateway2", body, "peer_virtual_network_gateway_id");
        idInto(in, "peer", body, "express_route_circuit_id");
    }

    static const std::map<std::string, Maker, std::less<>> kMakers;

    TerraformExport& m_out;
    const AzureResource* m_now = nullptr;
    std::map<std::string, std::string> m_types, m_byName;
};

const std::map<std::string, AzureWriter::Maker, std::less<>> AzureWriter::kMakers{
    {"azurerm_virtual_network", &AzureWriter::network},
    {"azurerm_subnet", &AzureWriter::subnet},
    {"azurerm_virtual_network_peering", &AzureWriter::peering},
    {"azurerm_network_security_group", &AzureWriter::securityGroup},
    {"azurerm_route_table", &AzureWriter::routeTable},
    {"azurerm_public_ip", &AzureWriter::publicIp},
    {"azurerm_nat_gateway", &AzureWriter::nat},
    {"azurerm_network_interface", &AzureWriter::networkInterface},
    {"azurerm_linux_virtual_machine", &AzureWriter::machine},
    {"azurerm_windows_virtual_machine", &AzureWriter::machine},
    {"azurerm_virtual_network_gateway", &AzureWriter::gateway},
    {"azurerm_local_network_gateway", &AzureWriter::localGateway},
    {"azurerm_virtual_network_gateway_connection", &AzureWriter::connection},
    {"azurerm_express_route_circuit", &AzureWriter::circuit},
    {"azurerm_firewall", &AzureWriter::firewall},
    {"azurerm_bastion_host", &AzureWriter::bastion},
    {"azurerm_lb", &AzureWriter::balancer},
    {"azurerm_private_endpoint", &AzureWriter::endpoint},
};

}  // namespace

void putTerraformAzure(const std::vector<AzureResource>& all, TerraformExport& out)
{
    if (all.empty())
        return;
    std::string region;
    bool machines = false;
    AzureWriter writer(all, out);
    for (const AzureResource& one : all) {
        writer.write(one);
        machines = machines || one.type == "Microsoft.Compute/virtualMachines";
        const std::string at = one.beside.value("location", "");
        if (region.empty() && !at.empty() && !at.starts_with('['))
            region = at;
    }
    out.document["resource"]["azurerm_resource_group"]["main"] = {
        {"name", "${var.resource_group}"}, {"location", region.empty() ? "${var.location}" : region}};
    out.document["terraform"]["required_providers"]["azurerm"] = {{"source", "hashicorp/azurerm"},
                                                                  {"version", "~> 4.0"}};
    out.document["provider"]["azurerm"] = {{"features", Json::object()}};
    Json& variables = out.document["variable"];
    variables["resource_group"] = {{"type", "string"}};
    if (region.empty())
        variables["location"] = {{"type", "string"}};
    if (machines) {
        variables["vm_size"] = {{"type", "string"}, {"default", "Standard_B2s"}};
        variables["admin_password"] = {{"type", "string"}, {"sensitive", true}};
    }
}

}  // namespace pb::exchange
