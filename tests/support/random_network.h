// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/edit.h"
#include "core/network/trace.h"

#include <optional>
#include <random>
#include <string>

namespace pb::test {

/// Small random drawings whose parts have much to do with each other: blocks, rules and routes come from few values, so
/// that they meet; some are broken as drawings are. Same seed, same drawing. Compile all
/// tests/support/random_network*.cpp with the test and link pb_network.
class RandomNetwork {
public:
    enum class Sort : std::uint8_t { Aws, Azure, Hybrid };
    RandomNetwork(unsigned seed, Sort sort);
    /// Edits and packets for a drawing made elsewhere.
    RandomNetwork(unsigned seed, net::Network drawn) : network(std::move(drawn)), m_engine(seed) {}

    net::Network network;

    /// Changes what an element says (rules, routes, flags, references, addresses), removes one, or adds an interface.
    /// Always accepted by applyEdit().
    net::Edit edit();
    /// One thing done to one element: a field of any kind changed ("Vpc.ipv4"), the element moved to another parent
    /// ("Subnet moved"), removed ("Subnet removed"), or a copy of it added ("Subnet copied"). Kinds come equally often,
    /// and so does what is done to them.
    struct NamedEdit {
        net::Edit edit;
        std::string what;
    };
    NamedEdit anyEdit();
    /// A packet between addresses that mean something in the drawing: sources of interfaces, sites and the Internet.
    net::Packet packet();
    int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(m_engine); }
    bool chance(int percent) { return below(100) < percent; }
    template <class T>
    const T& oneOf(const std::vector<T>& all)
    {
        return all[static_cast<std::size_t>(below(static_cast<int>(all.size())))];
    }

private:
    ElementId add(ElementId parent, net::KindData data);
    net::ElementIds all(net::Kind kind) const;
    ElementId any(net::Kind kind);  ///< or none
    net::ElementIds some(net::Kind kind, int most);
    void addAws();
    void addVpc(ElementId region, int number);
    void addAwsSite();
    void addTransit();
    void addDirect(ElementId gateway);
    void addAzure();
    void addVnet(ElementId region, int number);
    void addFirewall(ElementId vnet, int number);
    void addAzureGateways();
    void addJoint();
    ElementId addInterface(ElementId subnet);
    void fillAll();
    void fill(net::Element& element);
    void fill(net::Vpc& vpc);
    void fill(net::VirtualInterface& interface);
    void fill(net::Subnet& subnet);
    void fill(net::RouteTable& table);
    void fill(net::TransitGatewayRouteTable& table);
    void fill(net::TransitGatewayAttachment& attachment);
    void fill(net::SecurityGroup& group);
    void fill(net::NetworkAcl& acl);
    void fill(net::NetworkInterface& interface);
    void fill(net::NatGateway& nat);
    void fill(net::VpcPeering& peering);
    void fill(net::AzureSubnet& subnet);
    void fill(net::AzureRouteTable& table);
    void fill(net::NetworkSecurityGroup& group);
    void fill(net::AzureNetworkInterface& interface);
    void fill(net::AzureNatGateway& nat);
    void fill(net::VnetPeering& peering);
    void fill(net::PrefixList& list);
    template <class T>
    void fill(T&)
    {
    }
    ElementId routeTarget();
    net::Prefix block(bool defaultToo);
    net::Address publicAddress();
    net::Protocol protocol();
    net::PortRange ports(const net::Protocol& protocol);
    net::Prefixes blocksOf(ElementId network) const;
    void side(net::Prefixes& blocks, net::Strings& tags, net::ElementIds& groups);

    std::optional<net::Edit> moved(const net::Element& element);
    std::optional<net::Edit> changed(const net::Element& element, const FieldInfo& info);
    net::FieldValue valueOf(const net::Element& element, const FieldInfo& info);
    template <class Row>
    std::vector<Row> rowsOf(const net::Element& element, const FieldInfo& info, std::vector<Row> rows);
    ElementId reference(const FieldInfo& info);
    net::Address anyAddress();
    net::Prefix anyBlock();

    std::mt19937 m_engine;
    ElementId networkOf(ElementId id) const;

    ElementId m_near;  ///< the network of the element that is being filled
    int m_public = 0;
    int m_host = 10;
};

}  // namespace pb::test
