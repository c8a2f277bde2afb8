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
enum class MiniTarget { Local, Gateway, Peering, Nowhere, Egress, Nat, Private, Transit };
struct MiniRoute {
    net::Prefix destination;
    MiniTarget target = MiniTarget::Gateway;
};
struct MiniVpc {
    net::Prefix block;
    bool gateway = true;      ///< an internet gateway is attached
    bool egress = false;      ///< an egress-only internet gateway is attached
    bool vpn = false;         ///< a virtual private gateway is attached, with a VPN to the site
    net::Prefixes vpnRoutes;  ///< of a VPN with static routes; none: BGP announces the site's block
};
struct MiniSubnet {
    int network = 0;
    net::Prefix block;
    bool filtered = false;  ///< has an ACL
    std::vector<MiniRow> rows;
    std::vector<MiniRoute> routes;  ///< of different destinations
    int zone = 0;
    bool propagated = false;  ///< the routes of the VPC's VPN are in the table
};
struct MiniInterface {
    ElementId id;
    int subnet = 0;
    net::Address address;
    net::OptionalAddress outside;
    std::vector<int> groups;
};
/// What listens on a port and where it leads to at a target.
using MiniListeners = std::vector<std::pair<std::uint16_t, std::uint16_t>>;
struct MiniBalancer {
    int front = 0;  ///< the interface that clients know
    bool application = false, preserves = true;
    net::ListenerProtocol protocol = net::ListenerProtocol::Tcp;
    MiniListeners listeners;
    std::vector<int> targets;  ///< interfaces
};
/// At most one to a VPC.
struct MiniNat {
    int subnet = 0;
    net::Address inside;
    net::OptionalAddress outside;  ///< none: a private NAT gateway
};
struct MiniAttachment {
    int network = 0;           ///< -1: the VPN to the site
    std::vector<int> subnets;  ///< at most one to a zone
    int domain = -1;           ///< that it is associated with
};
/// A route table of the transit gateway.
struct MiniDomain {
    struct Row {
        net::Prefix destination;
        int attachment = -1;  ///< -1: dropped
    };
    std::vector<Row> rows;  ///< static, of different destinations
    std::vector<int> propagating;
};
struct MiniAws {
    std::vector<MiniVpc> vpcs;
    std::vector<MiniGroup> groups;  ///< group n is in VPC n % vpcs.size()
    std::vector<MiniSubnet> subnets;
    std::vector<MiniInterface> interfaces;
    bool peered = false, peeringActive = false, sameRegion = true;
    std::vector<MiniNat> nats;
    net::OptionalPrefix site;
    std::vector<MiniAttachment> attachments;  ///< to the one transit gateway
    std::vector<MiniDomain> domains;          ///< none: there is no transit gateway
    std::vector<MiniBalancer> balancers;      ///< of different fronts

    int networkOf(int subnet) const { return subnets[static_cast<std::size_t>(subnet)].network; }
    net::Topology topology() const;
};
/// The id of the site in topology().
inline constexpr ElementId kMiniSite{900};
MiniAws randomMiniAws(unsigned seed);
/// NAT gateways, VPNs to a site by virtual private gateways or a transit gateway, VPCs joined by the latter.
/// @param plain the ACLs of the NAT gateways' subnets tell no ports apart: what ports a NAT gateway picks is not known
MiniAws randomMiniAwsGateways(unsigned seed, bool plain = false);
/// Load balancers in front of interfaces, nothing translated.
MiniAws randomMiniAwsBalancers(unsigned seed);
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
enum class MiniNext { Nowhere, Appliance, Gateway, Network, Peer, Internet };
/// A user-defined route.
struct MiniUserRoute {
    net::Prefix to;
    MiniNext next = MiniNext::Nowhere;
};
struct MiniAzureSubnet {
    int network = 0;
    net::Prefix block;
    int nsg = -1;
    bool defaultOutbound = true;
    std::vector<MiniUserRoute> routes;  ///< of different destinations
    bool propagated = true;             ///< takes the routes that the gateway has learnt
    bool nat = false;                   ///< has a NAT gateway
    net::OptionalAddress natOutside;
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
struct MiniAzureBalancer {
    int subnet = 0;  ///< that its private address is of
    net::Address inside;
    net::OptionalAddress outside;
    bool standard = true;
    net::ListenerProtocol protocol = net::ListenerProtocol::Tcp;
    MiniListeners listeners;
    std::vector<int> targets;  ///< interfaces of the subnet's network
};
/// One network, or two that are peered. The first may have a gateway and an appliance.
struct MiniAzure {
    std::vector<MiniVnet> vnets;
    std::vector<MiniNsg> nsgs;
    std::vector<MiniAzureSubnet> subnets;
    std::vector<MiniNic> nics;
    bool leftLink = true, rightLink = true;
    bool forwardedLeft = false, forwardedRight = false;  ///< into that network
    int appliance = -1;                                  ///< the interface that MiniNext::Appliance means
    bool forwards = true;                                ///< it has IP forwarding on
    net::OptionalPrefix site;                            ///< behind the gateway; none: there is none
    net::Prefixes announced;                             ///< of the site
    bool shared = false;                                 ///< the second network uses the gateway
    std::vector<MiniUserRoute> gatewayRoutes;            ///< at the gateway's subnet
    std::vector<MiniAzureBalancer> balancers;

    const MiniAzureSubnet& subnetOf(const MiniNic& nic) const { return subnets[static_cast<std::size_t>(nic.subnet)]; }
    bool isPeered() const { return vnets.size() == 2 && leftLink && rightLink; }
    net::Topology topology() const;
};
MiniAzure randomMiniAzure(unsigned seed);
/// Every interface has an IPv6 address; public ones are translated one to one.
MiniAzure randomMiniAzure6(unsigned seed);
/// NAT gateways, an appliance that routes lead to, a gateway to a site.
MiniAzure randomMiniAzureGateways(unsigned seed);
/// As before, with a load balancer in front of interfaces other than the appliance.
MiniAzure randomMiniAzureBalancers(unsigned seed);

}  // namespace pb::test
