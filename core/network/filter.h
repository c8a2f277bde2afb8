// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/trace.h"

namespace pb::net {

/// What one filter says about one packet.
struct Filtering {
    bool allowed = false;
    bool unknown = false;  ///< a service tag whose prefixes are not known could turn the answer
    TraceCode code = TraceCode::AllowedByRule;
    ElementId by;  ///< the group, ACL or NSG that decided; none where there is none
    int row = -1;
    std::string row_text;
    std::vector<Candidate> candidates;  ///< rows of the filter that came first or also looked likely; some of them only
};

/// The far side of a packet, seen from an interface.
constexpr Address farSide(const Packet& packet, Direction direction)
{
    return direction == Direction::In ? packet.source : packet.destination;
}

/// The packet that answers.
Packet answerTo(const Packet& packet);

/// The interface in a VPC or virtual network that holds a private address; null where none does.
/// @param network a subnet's id will do as well
const Element* interfaceAt(const Index& index, ElementId network, const Address& address);

/// Whether the far side of a rule takes an address.
/// @param farGroups the groups of the interface at the far side, where they are known
bool peerMatches(const Index& index, const SecurityRule& rule, const Address& far, const ElementIds& farGroups);

/// Asks the security groups of an interface.
/// @param farGroups the groups of the interface at the far side, where the VPC knows it by its private address
Filtering askGroups(const Index& index, const Element& interface, Direction direction, const Packet& packet,
                    const ElementIds& farGroups);

/// Asks the ACL in force at a subnet; one that none is drawn for lets all pass, as AWS's default ACL does.
Filtering askAcl(const Index& index, const Element& subnet, Direction direction, const Packet& packet);

/// What Azure's rules mean to one interface.
struct NsgScope {
    const Index* index = nullptr;
    ElementId vnet;
    Prefixes virtual_network;  ///< the VirtualNetwork tag: see virtualNetworkTag()
};

/// The address ranges of the VirtualNetwork tag at a subnet: its network, the peers, what its gateways reach, and the
/// prefixes of its user-defined routes.
Prefixes virtualNetworkTag(const Index& index, const Element& subnet);

/// Whether a rule's sides take a packet's addresses. Perhaps: a service tag whose prefixes are not known decides.
enum class Match : std::uint8_t { No, Yes, Perhaps };
Match addressesMatch(const NsgScope& scope, const NsgRule& rule, const Address& source, const Address& destination);
/// Whether the implied rows let packets between two addresses pass.
bool defaultAllows(const NsgScope& scope, Direction direction, const Address& source, const Address& destination);
/// Indices of the rows of one direction, in the order in which they are tried.
std::vector<std::size_t> rowsInOrder(const NsgRules& rules, Direction direction);
std::vector<std::size_t> rowsInOrder(const AclEntries& entries, Direction direction);

/// Asks one NSG, its implied rows included. Both sides of a packet are matched.
Filtering askNsg(const NsgScope& scope, const Element& nsg, Direction direction, const Packet& packet);

/// A row as a person reads it: "in allow tcp 443 from 10.0.0.0/16".
std::string rowText(const Index& index, const SecurityRule& rule);
std::string rowText(const AclEntry& entry);
std::string rowText(const Index& index, const NsgRule& rule);

}  // namespace pb::net
