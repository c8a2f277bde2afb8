// SPDX-License-Identifier: GPL-3.0-or-later
// What stands at the edge of Azure's virtual networks.
#include "core/exchange/network/export_azure_base.h"

#include "core/exchange/network/arm_expression.h"

namespace pb::exchange {

using Json = nlohmann::ordered_json;

namespace {

class AzureEdgeWriter : AzureResourceWriter {
public:
    AzureEdgeWriter(const net::Index& index, AzureDraft& draft) : AzureResourceWriter(index, draft) {}

    void run()
    {
        all<net::AzurePublicIp>("Microsoft.Network/publicIPAddresses");
        all<net::ExpressRouteCircuit>("Microsoft.Network/expressRouteCircuits");
        all<net::AzureFirewall>("Microsoft.Network/azureFirewalls");
        all<net::Bastion>("Microsoft.Network/bastionHosts");
        all<net::AzureLoadBalancer>("Microsoft.Network/loadBalancers");
        all<net::PrivateEndpoint>("Microsoft.Network/privateEndpoints");
    }

private:
    template <class T>
    void all(const std::string& type)
    {
        each<T>(type, [this](const net::Element& element, const T& data, Json& beside) {
            return write(element, data, beside);
        });
    }

    static void zones(const net::Strings& from, Json& beside)
    {
        if (!from.empty())
            beside["zones"] = from;
    }

    Json write(const net::Element&, const net::AzurePublicIp& ip, Json& beside)
    {
        beside["sku"] = {{"name", std::string(enumName(ip.sku))}};
        zones(ip.zones, beside);
        const bool v6 = ip.address && ip.address->family() == net::Family::V6;
        return {{"publicIPAllocationMethod", "Static"}, {"publicIPAddressVersion", v6 ? "IPv6" : "IPv4"}};
    }

    Json write(const net::Element&, const net::ExpressRouteCircuit& circuit, Json& beside)
    {
        beside["sku"] = {{"name", "Standard_MeteredData"}, {"tier", "Standard"}, {"family", "MeteredData"}};
        Json provider{{"serviceProviderName", expression("[parameters('expressRouteProvider')]")},
                      {"bandwidthInMbps", circuit.bandwidth}};
        provider["peeringLocation"] =
            circuit.location.empty() ? expression("[parameters('expressRouteLocation')]") : Json(circuit.location);
        return {{"serviceProviderProperties", std::move(provider)}};
    }

    Json write(const net::Element& element, const net::AzureFirewall& firewall, Json& beside)
    {
        zones(firewall.zones, beside);
        Json own = Json::object();
        put(own, "subnet", to(element.parent));
        put(own, "publicIPAddress", publicAddress({firewall.public_ip, net::PublicIpSku::Standard, true}, beside));
        return {{"sku", {{"name", "AZFW_VNet"}, {"tier", std::string(enumName(firewall.tier))}}},
                {"ipConfigurations", Json::array({{{"name", "default"}, {"properties", std::move(own)}}})}};
    }

    Json write(const net::Element& element, const net::Bastion& bastion, Json& beside)
    {
        beside["sku"] = {{"name", std::string(enumName(bastion.sku))}};
        Json own = Json::object();
        put(own, "subnet", to(element.parent));
        put(own, "publicIPAddress", publicAddress({bastion.public_ip, net::PublicIpSku::Standard, true}, beside));
        return {{"ipConfigurations", Json::array({{{"name", "default"}, {"properties", std::move(own)}}})}};
    }

    /// The subnet of an internal front end: the one where the load balancer stands, else the one of its network that
    /// its address or the first of its targets lies in; null where there is none.
    const net::Element* subnetOf(const net::Element& element, const net::AzureLoadBalancer& balancer) const
    {
        if (const net::Element* around = m_index.subnetOf(element))
            return around;
        const net::Element* vnet = m_index.vnetOf(element);
        for (const ElementId id : balancer.targets)
            if (const net::Element* nic = m_index.find(id); nic && !vnet)
                vnet = m_index.vnetOf(*nic);
        if (!vnet || !balancer.private_ip)
            return nullptr;
        for (const net::Element* subnet : m_index.subnetsIn(vnet->id))
            for (const net::Prefix& block : subnet->as<net::AzureSubnet>()->prefixes)
                if (block.contains(*balancer.private_ip))
                    return subnet;
        return nullptr;
    }

    Json write(const net::Element& element, const net::AzureLoadBalancer& balancer, Json& beside)
    {
        beside["sku"] = {{"name", std::string(enumName(balancer.sku))}};
        Json front = Json::object();
        const net::Element* subnet = subnetOf(element, balancer);
        if (subnet && (balancer.private_ip || !balancer.public_ip)) {
            front["subnet"] = to(subnet->id);
            front["privateIPAllocationMethod"] = balancer.private_ip ? "Static" : "Dynamic";
            if (balancer.private_ip) {
                front["privateIPAddress"] = balancer.private_ip->text();
                if (balancer.private_ip->family() == net::Family::V6)
                    front["privateIPAddressVersion"] = "IPv6";
            }
        } else {
            front["publicIPAddress"] = publicAddress({balancer.public_ip, balancer.sku, true}, beside);
        }
        Json rules = Json::array();
        std::set<std::uint16_t> made;
        for (std::size_t i = 0; i < balancer.listeners.size(); ++i)
            if (const net::PortRange& port = balancer.listeners[i];
                port.first == port.last && made.insert(port.first).second)
                rules.push_back(
                    {{"name", "port" + std::to_string(port.first)}, {"properties", rule(element, balancer, i)}});
        splitProtocols(rules, balancer);
        return {{"frontendIPConfigurations", Json::array({{{"name", "front"}, {"properties", std::move(front)}}})},
                {"backendAddressPools", Json::array({{{"name", "targets"}}})},
                {"loadBalancingRules", std::move(rules)}};
    }

    /// Port 0 stands for all of them, and then for all protocols.
    static Json rule(const net::Element& element, const net::AzureLoadBalancer& balancer, std::size_t listener)
    {
        const std::uint16_t port = balancer.listeners[listener].first;
        const net::Ports& targets = balancer.target_ports;
        const std::uint16_t behind = targets.empty() ? port : targets[std::min(listener, targets.size() - 1)].first;
        const bool udp = balancer.protocol == net::ListenerProtocol::Udp;
        return {{"frontendIPConfiguration", inside(element, "frontendIPConfigurations/front")},
                {"backendAddressPool", inside(element, "backendAddressPools/targets")},
                {"protocol", port == 0 ? "All"
                             : udp     ? "Udp"
                                       : "Tcp"},
                {"frontendPort", port},
                {"backendPort", port == 0 || behind == 0 ? port : behind}};
    }

    /// A rule is for one protocol: where both are meant, each has its twin.
    static void splitProtocols(Json& rules, const net::AzureLoadBalancer& balancer)
    {
        if (balancer.protocol != net::ListenerProtocol::TcpUdp)
            return;
        const Json tcp = rules;
        for (Json twin : tcp) {
            if (twin.at("properties").at("protocol") != "Tcp")
                continue;
            twin["name"] = twin.at("name").get<std::string>() + "udp";
            twin["properties"]["protocol"] = "Udp";
            rules.push_back(std::move(twin));
        }
    }

    Json write(const net::Element& element, const net::PrivateEndpoint& endpoint, Json&)
    {
        Json out = Json::object();
        put(out, "subnet", to(element.parent));
        if (!endpoint.service.empty())
            out["privateLinkServiceConnections"] =
                Json::array({{{"name", "service"}, {"properties", {{"privateLinkServiceId", endpoint.service}}}}});
        return out;
    }
};

}  // namespace

Json AzureResourceWriter::publicAddress(const Wanted& wanted, const Json& beside)
{
    if (wanted.number == 1)
        for (const net::Element* other : m_index.referrers(m_now->id))
            if (const auto* drawn = other->as<net::AzurePublicIp>();
                drawn && drawn->attached_to == m_now->id &&
                (!wanted.address || !drawn->address || drawn->address == wanted.address))
                return to(other->id);
    if (!wanted.address && !wanted.needed)
        return nullptr;
    const std::string key = keyOf(*m_now) + "ip" + std::to_string(wanted.number);
    Json own{{"location", beside.at("location")}, {"sku", {{"name", std::string(enumName(wanted.sku))}}}};
    const bool v6 = wanted.address && wanted.address->family() == net::Family::V6;
    m_out.push_back({{},
                     key,
                     "Microsoft.Network/publicIPAddresses",
                     key,
                     Json{{"publicIPAllocationMethod", "Static"}, {"publicIPAddressVersion", v6 ? "IPv6" : "IPv4"}},
                     std::move(own),
                     {}});
    return Json{{"$ref", key}};
}

void addAzureEdge(const net::Index& index, AzureDraft& draft)
{
    AzureEdgeWriter(index, draft).run();
    for (AzureResource& one : draft.out) {
        if (one.type != "Microsoft.Network/privateEndpoints")
            continue;
        for (const net::Element* nic : index.interfacesOf(one.element))
            if (one.parts.empty())
                one.parts.emplace_back(nic->id,
                                       armId("Microsoft.Network/networkInterfaces", endpointInterface(one.name)));
    }
}

}  // namespace pb::exchange
