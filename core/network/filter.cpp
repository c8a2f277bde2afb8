// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/filter.h"

#include "core/network/filter_match.h"

#include <algorithm>

namespace pb::net {

namespace {

void note(Filtering& out, ElementId in, std::size_t row, std::string text)
{
    if (out.candidates.size() < kMostCandidates)
        out.candidates.push_back({in, static_cast<int>(row), std::move(text)});
}

std::string nameOf(const Index& index, ElementId id)
{
    const Element* element = index.find(id);
    return element ? label(*element) : "?";
}

}  // namespace

Packet answerTo(const Packet& packet)
{
    Packet out = packet;
    std::swap(out.source, out.destination);
    std::swap(out.source_port, out.destination_port);
    // Echo is answered by echo reply: type 0 in IPv4, 129 in IPv6.
    if (packet.protocol == Protocol::kIcmp && packet.icmp_type == 8)
        out.icmp_type = 0;
    if (packet.protocol == Protocol::kIcmpV6 && packet.icmp_type == 128)
        out.icmp_type = 129;
    return out;
}

const Element* interfaceAt(const Index& index, ElementId network, const Address& address)
{
    const auto isIt = [&](const Element* container) { return container && container->id == network; };
    for (const Element* element : index.holdersOf(address)) {
        const auto* aws = element->as<NetworkInterface>();
        const auto* azure = element->as<AzureNetworkInterface>();
        const Addresses* own = aws ? &aws->private_ips : azure ? &azure->private_ips : nullptr;
        if (own && std::find(own->begin(), own->end(), address) != own->end() &&
            (isIt(index.subnetOf(*element)) || isIt(index.networkOf(*element))))
            return element;
    }
    return nullptr;
}

bool peerMatches(const Index& index, const SecurityRule& rule, const Address& far, const ElementIds& farGroups)
{
    if (rule.peer)
        return rule.peer->contains(far);
    if (rule.peer_group)
        return std::find(farGroups.begin(), farGroups.end(), rule.peer_group) != farGroups.end();
    const auto* list = index.find<PrefixList>(rule.peer_prefix_list);
    return list && anyContains(list->prefixes, far);
}

Filtering askGroups(const Index& index, const Element& interface, Direction direction, const Packet& packet,
                    const ElementIds& farGroups)
{
    Filtering out;
    bool anyRule = false;
    const auto groups = index.groupsOf(interface);
    for (const Element* element : groups) {
        const SecurityRules& rules = element->as<SecurityGroup>()->rules;
        for (std::size_t i = 0; i < rules.size(); ++i) {
            if (rules[i].direction != direction)
                continue;
            anyRule = true;
            const bool fits =
                protocolMatches(rules[i].protocol, packet) && portsMatch(rules[i].protocol, rules[i].ports, packet);
            if (fits && peerMatches(index, rules[i], farSide(packet, direction), farGroups)) {
                out.allowed = true;
                out.by = element->id;
                out.row = static_cast<int>(i);
                out.row_text = rowText(index, rules[i]);
                return out;
            }
            note(out, element->id, i, rowText(index, rules[i]));
        }
    }
    if (!groups.empty())
        out.by = groups.front()->id;
    out.code = anyRule ? TraceCode::SgRulesMismatch : TraceCode::SgHasNoRules;
    return out;
}

std::vector<std::size_t> rowsInOrder(const AclEntries& entries, Direction direction)
{
    std::vector<std::size_t> order;
    for (std::size_t i = 0; i < entries.size(); ++i)
        if (entries[i].direction == direction)
            order.push_back(i);
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return entries[a].number < entries[b].number; });
    return order;
}

Filtering askAcl(const Index& index, const Element& subnet, Direction direction, const Packet& packet)
{
    Filtering out;
    const Element* element = index.aclOf(subnet);
    if (!element) {
        out.allowed = true;
        out.code = TraceCode::NoFilter;
        return out;
    }
    out.by = element->id;
    const AclEntries& entries = element->as<NetworkAcl>()->entries;
    for (const std::size_t i : rowsInOrder(entries, direction)) {
        const AclEntry& entry = entries[i];
        if (!protocolMatches(entry.protocol, packet) || !portsMatch(entry.protocol, entry.ports, packet) ||
            !entry.peer.contains(farSide(packet, direction))) {
            note(out, element->id, i, rowText(entry));
            continue;
        }
        out.allowed = entry.action == Action::Allow;
        out.row = static_cast<int>(i);
        out.row_text = rowText(entry);
        out.code = out.allowed ? TraceCode::AllowedByRule : TraceCode::SubnetAclRestriction;
        return out;
    }
    out.row_text = "* deny";
    out.code = TraceCode::SubnetAclRestriction;
    return out;
}

std::string rowText(const Index& index, const SecurityRule& rule)
{
    std::string out =
        "allow " + serviceText(rule.protocol, rule.ports) + (rule.direction == Direction::In ? " from " : " to ");
    if (rule.peer)
        return out + rule.peer->text();
    return out + nameOf(index, rule.peer_group ? rule.peer_group : rule.peer_prefix_list);
}

std::string rowText(const AclEntry& entry)
{
    return std::to_string(entry.number) + ' ' + std::string(enumName(entry.action)) + ' ' +
           serviceText(entry.protocol, entry.ports) + (entry.direction == Direction::In ? " from " : " to ") +
           entry.peer.text();
}

}  // namespace pb::net
