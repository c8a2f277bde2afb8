// SPDX-License-Identifier: GPL-3.0-or-later
// Direct Connect and load balancers.
#include "core/exchange/network/export_aws_base.h"

#include <algorithm>
#include <set>

namespace pb::exchange {

using net::Kind;
using Json = nlohmann::ordered_json;

namespace {

class EdgeWriter : AwsResourceWriter {
public:
    EdgeWriter(const net::Index& index, std::vector<AwsResource>& out) : AwsResourceWriter(index, out) {}

    void run()
    {
        all<net::DirectConnectConnection>();
        all<net::DirectConnectGateway>();
        all<net::VirtualInterface>();
        all<net::LoadBalancer>();
    }

private:
    template <class T>
    void all()
    {
        for (const net::Element* element : m_index.all(T::kind))
            if (isComplete(*element))
                write(*element, *element->as<T>());
    }

    /// These have a name that is no tag, and may not be empty.
    static std::string ownName(const net::Element& element)
    {
        return element.name.empty() ? nameOf(element) : element.name;
    }

    void write(const net::Element& element, const net::DirectConnectConnection& line)
    {
        Json& out = add(element, "AWS::DirectConnect::Connection");
        out["ConnectionName"] = ownName(element);
        out["Bandwidth"] = line.bandwidth % 1000 == 0 ? std::to_string(line.bandwidth / 1000) + "Gbps"
                                                      : std::to_string(line.bandwidth) + "Mbps";
        out["Location"] = line.location.empty() ? asked(element, "Location") : Json(line.location);
        tags(out, element);
    }

    void write(const net::Element& element, const net::DirectConnectGateway& gateway)
    {
        Json& out = add(element, "AWS::DirectConnect::DirectConnectGateway");
        out["DirectConnectGatewayName"] = ownName(element);
        out["AmazonSideAsn"] = std::to_string(gateway.asn);
        tags(out, element);
        for (std::size_t i = 0; i < gateway.gateways.size(); ++i) {
            Json far = to(gateway.gateways[i]);
            if (far.is_null())
                continue;
            Json& row = join(element, "Association" + std::to_string(i + 1),
                             "AWS::DirectConnect::DirectConnectGatewayAssociation");
            takeAttachment(element);
            row["DirectConnectGatewayId"] = to(element.id);
            row["AssociatedGatewayId"] = std::move(far);
            Json allowed = Json::array();
            for (const net::Prefix& prefix : gateway.allowed_prefixes)
                allowed.push_back(prefix.text());
            if (!allowed.empty())
                row["AllowedPrefixesToDirectConnectGateway"] = std::move(allowed);
        }
    }

    void write(const net::Element& element, const net::VirtualInterface& virtualInterface)
    {
        using Type = net::VirtualInterfaceType;
        const Type type = virtualInterface.type;
        Json& out = add(element, type == Type::Private   ? "AWS::DirectConnect::PrivateVirtualInterface"
                                 : type == Type::Transit ? "AWS::DirectConnect::TransitVirtualInterface"
                                                         : "AWS::DirectConnect::PublicVirtualInterface");
        out["VirtualInterfaceName"] = ownName(element);
        out["ConnectionId"] = to(virtualInterface.connection);
        out["Vlan"] = virtualInterface.vlan;
        out["BgpPeers"] = Json::array({{{"AddressFamily", "ipv4"}, {"Asn", std::to_string(virtualInterface.asn)}}});
        if (type == Type::Public)
            out["RouteFilterPrefixes"] = asked(element, "Prefixes");
        else if (m_index.find<net::DirectConnectGateway>(virtualInterface.gateway))
            put(out, "DirectConnectGatewayId", to(virtualInterface.gateway));
        else
            put(out, "VirtualGatewayId", to(virtualInterface.gateway));
        tags(out, element);
    }

    void write(const net::Element& element, const net::LoadBalancer& balancer)
    {
        Json subnets = Json::array(), groups = Json::array();
        std::vector<AwsPart> parts;
        for (const net::Element* nic : m_index.interfacesOf(element.id)) {
            const net::Element* subnet = m_index.subnetOf(*nic);
            if (!subnet || !isComplete(*subnet))
                continue;
            Json own = to(subnet->id);
            if (std::find(subnets.begin(), subnets.end(), own) == subnets.end()) {
                parts.push_back({nic->id, "/", nameOf(*subnet)});
                subnets.push_back(std::move(own));
            }
            for (const ElementId id : nic->as<net::NetworkInterface>()->security_groups)
                if (Json group = to(id);
                    !group.is_null() && std::find(groups.begin(), groups.end(), group) == groups.end())
                    groups.push_back(std::move(group));
        }
        Json& out = add(element, "AWS::ElasticLoadBalancingV2::LoadBalancer");
        m_out.back().parts = std::move(parts);
        out["Type"] = std::string(enumName(balancer.type));
        if (balancer.type != net::LoadBalancerType::Gateway)
            out["Scheme"] = std::string(enumName(balancer.scheme));
        if (!subnets.empty())
            out["Subnets"] = std::move(subnets);
        if (!groups.empty() && balancer.type != net::LoadBalancerType::Gateway)
            out["SecurityGroups"] = std::move(groups);
        tags(out, element);
        if (balancer.type != net::LoadBalancerType::Gateway)
            listeners(element, balancer);
    }

    /// One listener for each single port, and one target group for each port behind them. A gateway load balancer has
    /// neither: it takes every packet.
    void listeners(const net::Element& element, const net::LoadBalancer& balancer)
    {
        std::set<std::uint16_t> made, used;
        for (std::size_t i = 0; i < balancer.listeners.size(); ++i) {
            const net::PortRange& port = balancer.listeners[i];
            if (port.first != port.last || port.first == 0 || !used.insert(port.first).second)
                continue;
            const std::uint16_t behind = portBehind(balancer, i);
            const std::string group = nameOf(element) + "Targets" + std::to_string(behind);
            if (behind > 0 && made.insert(behind).second)
                targetGroup(element, balancer, behind);
            const bool application = balancer.type == net::LoadBalancerType::Application;
            const bool encrypted = application && (port.first == 443 || port.first == 8443);
            Json& out = join(element, "Listener" + std::to_string(port.first), "AWS::ElasticLoadBalancingV2::Listener");
            out["LoadBalancerArn"] = to(element.id);
            out["Port"] = port.first;
            out["Protocol"] = !application ? protocolOf(balancer) : encrypted ? "HTTPS" : "HTTP";
            if (encrypted)
                out["Certificates"] = Json::array({{{"CertificateArn", asked(element, "Certificate")}}});
            // Application load balancers alone can answer by themselves.
            out["DefaultActions"] =
                behind > 0
                    ? Json::array({{{"Type", "forward"}, {"TargetGroupArn", refTo(group)}}})
                    : Json::array({{{"Type", "fixed-response"},
                                    {"FixedResponseConfig", {{"ContentType", "text/plain"}, {"StatusCode", "503"}}}}});
        }
    }

    static const char* protocolOf(const net::LoadBalancer& balancer)
    {
        return balancer.protocol == net::ListenerProtocol::Tcp   ? "TCP"
               : balancer.protocol == net::ListenerProtocol::Udp ? "UDP"
                                                                 : "TCP_UDP";
    }

    static std::uint16_t portBehind(const net::LoadBalancer& balancer, std::size_t listener)
    {
        const net::Ports& ports = balancer.target_ports;
        if (ports.empty())
            return balancer.listeners[listener].first;
        const std::uint16_t port = ports[std::min(listener, ports.size() - 1)].first;
        return port == 0 && balancer.type != net::LoadBalancerType::Application ? std::uint16_t{1} : port;
    }

    void targetGroup(const net::Element& element, const net::LoadBalancer& balancer, std::uint16_t port)
    {
        Json& out = join(element, "Targets" + std::to_string(port), "AWS::ElasticLoadBalancingV2::TargetGroup");
        const char* type = "instance";
        Json targets = Json::array();
        for (const ElementId id : balancer.targets) {
            const char* own = nullptr;
            Json name = target(id, balancer, own);
            if (name.is_null() || (!targets.empty() && own != type))  // a group takes targets of one type
                continue;
            type = own;
            targets.push_back({{"Id", std::move(name)}, {"Port", port}});
        }
        out["Protocol"] = balancer.type == net::LoadBalancerType::Application ? "HTTP" : protocolOf(balancer);
        out["Port"] = port;
        put(out, "VpcId", vpcOf(element));
        out["TargetType"] = type;
        const bool preserves = type != std::string_view("ip") || balancer.protocol != net::ListenerProtocol::Tcp;
        if (balancer.type == net::LoadBalancerType::Network && balancer.preserve_client_ip != preserves)
            out["TargetGroupAttributes"] = Json::array(
                {{{"Key", "preserve_client_ip.enabled"}, {"Value", balancer.preserve_client_ip ? "true" : "false"}}});
        if (!targets.empty())
            out["Targets"] = std::move(targets);
    }

    /// What a target is called, and the type of target that it is; null for what a template cannot name.
    Json target(ElementId id, const net::LoadBalancer& balancer, const char*& type) const
    {
        const net::Element* element = m_index.find(id);
        if (!element)
            return nullptr;
        static const char* const kInstance = "instance";
        static const char* const kAddress = "ip";
        static const char* const kBalancer = "alb";
        if (const auto* nic = element->as<net::NetworkInterface>()) {
            type = kAddress;
            const bool told = !isPart(*element) && !nic->private_ips.empty();
            return told ? Json(nic->private_ips.front().text()) : Json();
        }
        const auto* behind = element->as<net::LoadBalancer>();
        if (behind && (behind == &balancer || behind->type != net::LoadBalancerType::Application ||
                       balancer.type != net::LoadBalancerType::Network))
            return nullptr;
        type = behind ? kBalancer : kInstance;
        return to(id);
    }
};

}  // namespace

bool AwsResourceWriter::isComplete(const net::Element& element) const
{
    constexpr net::Kinds kInVpc =
        net::kinds(Kind::Subnet, Kind::RouteTable, Kind::NetworkAcl, Kind::VpcEndpoint, Kind::LoadBalancer);
    if (net::contains(kInVpc, element.kind()))
        return m_index.vpcOf(element);
    if (element.kind() == Kind::NetworkInterface) {
        const net::Element* subnet = m_index.subnetOf(element);
        return subnet && isComplete(*subnet);
    }
    if (const auto* vpn = element.as<net::VpnConnection>())
        return m_index.find<net::CustomerGateway>(vpn->customer_gateway);
    if (const auto* peering = element.as<net::VpcPeering>())
        return m_index.find<net::Vpc>(peering->requester) && m_index.find<net::Vpc>(peering->accepter);
    if (element.kind() == Kind::EgressOnlyInternetGateway)
        return m_index.attachedVpc(element);
    if (const auto* table = element.as<net::TransitGatewayRouteTable>())
        return m_index.find<net::TransitGateway>(table->transit_gateway);
    if (const auto* own = element.as<net::VirtualInterface>())
        return m_index.find<net::DirectConnectConnection>(own->connection) &&
               (own->type != net::VirtualInterfaceType::Transit ||
                m_index.find<net::DirectConnectGateway>(own->gateway));
    const auto* attachment = element.as<net::TransitGatewayAttachment>();
    if (!attachment)
        return true;
    if (!m_index.find<net::TransitGateway>(attachment->transit_gateway))
        return false;
    const net::Element* resource = m_index.find(attachment->resource);
    if (const auto* vpn = resource ? resource->as<net::VpnConnection>() : nullptr)
        return isComplete(*resource) && vpn->gateway == attachment->transit_gateway;
    if (!carrierOf(element).empty())
        return true;
    const auto isThere = [&](ElementId id) { return m_index.find<net::Subnet>(id) != nullptr; };
    return m_index.find<net::Vpc>(attachment->resource) &&
           std::any_of(attachment->subnets.begin(), attachment->subnets.end(), isThere);
}

void addAwsEdge(const net::Index& index, std::vector<AwsResource>& out) { EdgeWriter(index, out).run(); }

}  // namespace pb::exchange
