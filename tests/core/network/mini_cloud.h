// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/topology.h"

#include <optional>
#include <vector>

/// Small clouds in a plain form of their own: an oracle reads these, the product reads what topology() makes of them.
namespace pb::test {

struct MiniRule {
    net::Direction direction = net::Direction::In;
    net::Protocol protocol;
    net::PortRange ports;
    net::Prefix peer;
    int group = -1;  ///< instead of `peer`
};
struct MiniGroup {
    std::vector<MiniRule> rules;
};
struct MiniRow {
    int number = 100;
    net::Direction direction = net::Direction::In;
    bool allow = true;
    net::Protocol protocol;
    net::PortRange ports;
    net::Prefix peer;
};
enum class MiniTarget { Local, Gateway, Peering, Nowhere, Egress };
struct MiniRoute {
    net::Prefix destination;
    MiniTarget target = MiniTarget::Gateway;
};
struct MiniVpc {
    net::Prefix block;
    bool gateway = true;  ///< an internet gateway is attached
    bool egress = false;  ///< an egress-only internet gateway is attached
};
struct MiniSubnet {
    int network = 0;
    net::Prefix block;
    bool filtered = false;  ///< has an ACL
    std::vector<MiniRow> rows;
    std::vector<MiniRoute> routes;  ///< of different destinations
};
struct MiniInterface {
    ElementId id;
    int subnet = 0;
    net::Address address;
    net::OptionalAddress outside;
    std::vector<int> groups;
};
struct MiniAws {
    std::vector<MiniVpc> vpcs;
    std::vector<MiniGroup> groups;  ///< group n is in VPC n % vpcs.size()
    std::vector<MiniSubnet> subnets;
    std::vector<MiniInterface> interfaces;
    bool peered = false, peeringActive = false, sameRegion = true;

    net::Topology topology() const;
};
MiniAws randomMiniAws(unsigned seed);
/// IPv6 alone: interfaces have global addresses and nothing is translated.
MiniAws randomMiniAws6(unsigned seed);

enum class MiniTag { Any, VirtualNetwork, Internet, AzureLoadBalancer };
struct MiniSide {
    MiniTag tag = MiniTag::Any;
    net::OptionalPrefix block;  ///< instead of `tag`
    int group = -1;             ///< instead of both
};
struct MiniNsgRule {
    int priority = 100;
    net::Direction direction = net::Direction::In;
    bool allow = true;
    net::Protocol protocol;
    MiniSide source, destination;
    net::PortRange targets, origins;
};
struct MiniNsg {
    std::vector<MiniNsgRule> rules;
};
struct MiniVnet {
    net::Prefix block;
};
struct MiniAzureSubnet {
    int network = 0;
    net::Prefix block;
    int nsg = -1;
    bool defaultOutbound = true;
    net::Prefixes nowhere;  ///< user-defined routes to None
};
struct MiniNic {
    ElementId id;
    int subnet = 0;
    net::Address address;
    net::OptionalAddress outside;
    bool standard = true;
    int nsg = -1;
    std::vector<int> groups;
};
struct MiniAzure {
    std::vector<MiniVnet> vnets;
    std::vector<MiniNsg> nsgs;
    std::vector<MiniAzureSubnet> subnets;
    std::vector<MiniNic> nics;
    bool leftLink = true, rightLink = true;

    net::Topology topology() const;
};
MiniAzure randomMiniAzure(unsigned seed);

}  // namespace pb::test
