// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/index.h"
#include "core/network/packet_set.h"

#include <vector>

/// Load balancers on the way of packets: AWS's application and network load balancers and Azure's. A gateway load
/// balancer leads nowhere by itself.
///
/// A client knows the balancer's address and a listener's port. What a target gets is addressed to itself, comes by its
/// own port, and is from the client (Azure, and a network load balancer that preserves it) or from the balancer.
namespace pb::net {

constexpr Kinds kBalancers = kinds(Kind::LoadBalancer, Kind::AzureLoadBalancer);

/// What comes by one range of a listener leaves by one of the targets': port by port where both are as wide, else all
/// by the first of `target`.
struct PortMap {
    PortRange front, target;
    friend bool operator==(const PortMap&, const PortMap&) = default;
};

/// How a balancer maps ports: the first target range is for the first listener, and so on; the last is for those beyond
/// it; none at all: every listener's is its own. Of listeners that overlap the first counts. Left out is what leads to
/// no target: AWS's target port 0, where the listener answers by itself. Azure's port 0 stands for all ports.
std::vector<PortMap> portMapsOf(const Element& balancer);
/// Whether a balancer's listeners speak a protocol, by its IANA number.
bool takes(const Element& balancer, int protocol);
/// The port at the target; none where nothing listens to that protocol and port.
std::optional<std::uint16_t> targetPort(const Element& balancer, int protocol, std::uint16_t port);

/// What a balancer takes, as its clients send it.
ServiceSet passBalancer(const Element& balancer);
/// What clients send, of which the targets get something of `services`.
ServiceSet beforeBalancer(const Element& balancer, const ServiceSet& services);

/// The interface that a balancer sends to so that its packets come to `host`: that itself, or one of another balancer
/// behind it. Null where it does not lead there. O(targets)
const Element* nextTowards(const Index& index, const Element& balancer, const Element& host);
/// An interface that a balancer sends to: that of its first target that has one; null for none.
const Element* firstTarget(const Index& index, const Element& balancer);

/// Where clients find a host beside its own addresses.
struct Front {
    const Element* balancer = nullptr;
    Address address;
    bool is_public = false;
};
/// Of all balancers that lead to an interface, in order of id. O(their targets)
std::vector<Front> frontsOf(const Index& index, const Element& interface);

/// The Azure load balancer whose private front end an address of a virtual network is; null for none.
const Element* balancerAt(const Index& index, const Element& vnet, const Address& address);

}  // namespace pb::net
