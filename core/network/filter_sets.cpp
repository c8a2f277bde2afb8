// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/filter_sets.h"

#include "core/network/filter_match.h"

namespace pb::net {

namespace {

/// What a row of a security group or ACL names: see portsMatch().
ServiceSet servicesOf(const Protocol& protocol, const PortRange& ports)
{
    if (protocol.isAny() || ports.isAll())
        return ServiceSet::of(protocol);
    if (isIcmp(protocol.number))
        return ServiceSet::ofIcmp(protocol.number, ports.first, ports.last);
    return ServiceSet::of(protocol, ports);
}

/// What a row of an NSG names: any of its ranges on either side.
ServiceSet servicesOf(const NsgRule& rule)
{
    const Ports all{PortRange{}};
    ServiceSet out;
    for (const PortRange& target : rule.destination_ports.empty() ? all : rule.destination_ports)
        for (const PortRange& origin : rule.source_ports.empty() ? all : rule.source_ports)
            out = out | ServiceSet::of(rule.protocol, target, origin);
    return out;
}

}  // namespace

ServiceSet passGroups(const Index& index, const std::vector<const Element*>& groups, Direction direction,
                      const Address& far, const ElementIds& farGroups)
{
    ServiceSet out;
    for (const Element* group : groups)
        for (const SecurityRule& rule : group->as<SecurityGroup>()->rules)
            if (rule.direction == direction && peerMatches(index, rule, far, farGroups))
                out = out | servicesOf(rule.protocol, rule.ports);
    return out;
}

ServiceSet passAcl(const Element* acl, Direction direction, const Address& far)
{
    if (!acl)
        return ServiceSet::all();
    const AclEntries& entries = acl->as<NetworkAcl>()->entries;
    ServiceSet out, left = ServiceSet::all();
    for (const std::size_t i : rowsInOrder(entries, direction)) {
        if (!entries[i].peer.contains(far))
            continue;
        const ServiceSet services = servicesOf(entries[i].protocol, entries[i].ports);
        if (entries[i].action == Action::Allow)
            out = out | (services & left);
        left = left - services;
        if (left.isEmpty())
            break;
    }
    return out;
}

ServiceSet passNsg(const NsgScope& scope, const Element& nsg, Direction direction, const Address& source,
                   const Address& destination)
{
    const NsgRules& rules = nsg.as<NetworkSecurityGroup>()->rules;
    ServiceSet out, left = ServiceSet::all();
    for (const std::size_t i : rowsInOrder(rules, direction)) {
        const Match match = addressesMatch(scope, rules[i], source, destination);
        const bool allows = rules[i].action == Action::Allow;
        // A tag that nobody knows lets nothing in for certain, and may keep everything out.
        if (match == Match::No || (match == Match::Perhaps && allows))
            continue;
        const ServiceSet services = servicesOf(rules[i]);
        if (allows)
            out = out | (services & left);
        left = left - services;
        if (left.isEmpty())
            return out;
    }
    return defaultAllows(scope, direction, source, destination) ? out | left : out;
}

const ServiceSet& passAwsNat()
{
    static const ServiceSet kSet = ServiceSet::of(Protocol{Protocol::kTcp}) | ServiceSet::of(Protocol{Protocol::kUdp}) |
                                   ServiceSet::of(Protocol{Protocol::kIcmp});
    return kSet;
}

ServiceSet passFromAnyPort(const ServiceSet& services)
{
    constexpr PortRange kPicked{1024, 65535};
    ServiceSet ported, asked, refused;
    for (const int protocol : {Protocol::kTcp, Protocol::kUdp}) {
        ported = ported | ServiceSet::of(Protocol{protocol});
        asked = asked | ServiceSet::of(Protocol{protocol}, PortRange{}, kPicked);
    }
    for (const ServiceBox& box : (asked - services).boxes())
        for (int protocol = box.protocol_first; protocol <= box.protocol_last; ++protocol)
            refused = refused | ServiceSet::of(Protocol{protocol}, box.target);
    return (services - ported) | (ported - refused);
}

const ServiceSet& passAzureNat()
{
    static const ServiceSet kSet = ServiceSet::of(Protocol{Protocol::kTcp}) | ServiceSet::of(Protocol{Protocol::kUdp});
    return kSet;
}

}  // namespace pb::net
