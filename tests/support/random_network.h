// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/edit.h"
#include "core/network/trace.h"

#include <random>

namespace pb::test {

/// Small random drawings whose parts have much to do with each other: blocks, rules and routes come from few values, so
/// that they meet; some are broken as drawings are. Same seed, same drawing. Compile both
/// tests/support/random_network*.cpp with the test and link pb_network.
class RandomNetwork {
public:
    enum class Sort : std::uint8_t { Aws, Azure, Hybrid };
    RandomNetwork(unsigned seed, Sort sort);

    net::Network network;

    /// Changes what an element says (rules, routes, flags, references, addresses), removes one, or adds an interface.
    /// Always accepted by applyEdit().
    net::Edit edit();
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

    std::mt19937 m_engine;
    ElementId networkOf(ElementId id) const;

    ElementId m_near;  ///< the network of the element that is being filled
    int m_public = 0;
    int m_host = 10;
};

}  // namespace pb::test
