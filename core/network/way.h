// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/index.h"

#include <vector>

/// The way that packets take between two addresses, whatever they carry: trace() without its filters. Where a packet
/// goes depends on its addresses alone; what a filter lets pass depends on the rest, and is asked elsewhere for all
/// packets at once.
namespace pb::net {

/// Something on the way that not every packet passes.
struct Gate {
    enum class Kind : std::uint8_t {
        Groups,    ///< the security groups of the interface `at`
        Acl,       ///< the network ACL of the subnet `at`
        Nsg,       ///< the network security group `at`, as it means to `interface`
        AwsNat,    ///< a NAT gateway: TCP, UDP and ICMP
        AzureNat,  ///< a NAT gateway: TCP and UDP
        Balancer,  ///< the listeners of the load balancer `at`
    };
    Kind kind = Kind::Groups;
    ElementId at;
    ElementId interface;
    Direction direction = Direction::In;
    bool answer = false;  ///< it is the answer that has to pass; the addresses are its own
    Address source, destination;
    ElementId far;  ///< Groups: the interface at the far side, where its groups are known
    /// Acl: a NAT gateway or load balancer that the answer has yet to pass has picked the port that it goes to.
    bool rewritten = false;
    ElementIds
        through;  ///< load balancers that the packet came by, the first first: its ports are what they made of it
};

struct Way {
    bool open = false;            ///< both the packet and its answer arrive somewhere if all gates let them
    ElementId arrived, returned;  ///< where, if they do: interface, site, …; none: the Internet, where it is not drawn
    std::vector<Gate> gates;      ///< in order; those up to where the way ends, if it is not open
    ElementIds visited;           ///< what it led through; may repeat
};

/// Where packets come from.
struct WayStart {
    enum class Place : std::uint8_t { Interface, Internet, Site };
    Place place = Place::Internet;
    ElementId element;  ///< the interface or the on-premises network
};

/// Follows a packet from `source` to `destination`, of one family, and its answer.
/// @param behind the interface that is meant where `destination` is that of a load balancer in front of it, else null
/// O(rows of the tables on the way).
Way wayBetween(const Index& index, const WayStart& start, const Address& source, const Address& destination,
               const Element* behind = nullptr);

/// IPv4 ranges that the Internet does not route: see isPublicAddress() of the trace.
const Prefixes& unroutedOnInternet();
/// The IPv6 range that it does route.
Prefix globalUnicast();
/// The address of Azure's load balancer probes and platform services.
Address azurePlatform();
/// A NAT gateway's private address; where none is drawn, the one that its subnet would give last.
OptionalAddress natAddress(const Index& index, const Element& nat);

}  // namespace pb::net
