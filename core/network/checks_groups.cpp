// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on AWS security groups.
#include "core/network/checks.h"
#include "core/network/sources.h"

#include <algorithm>
#include <set>

namespace pb::net {

namespace {

bool isFromWorld(const SecurityRule& row) { return row.direction == Direction::In && row.peer && isWorld(*row.peer); }

bool isAllPorts(const SecurityRule& row)
{
    return row.protocol.isAny() || (row.protocol.number == Protocol::kTcp && row.ports.isAll());
}

/// Ports of a class that a row opens to the world, apart from rows that open everything.
std::vector<std::uint16_t> openPorts(const SecurityRule& row, PortClass ports)
{
    if (!isFromWorld(row) || isAllPorts(row) || row.protocol.number != Protocol::kTcp)
        return {};
    return portsWithin(ports, row.ports);
}

template <PortClass P>
void openToWorld(const Facts& facts, Report& report)
{
    for (const Element* group : facts.index().all(Kind::SecurityGroup)) {
        std::set<std::uint16_t> open;
        for (const SecurityRule& row : group->as<SecurityGroup>()->rules)
            for (const std::uint16_t port : openPorts(row, P))
                open.insert(port);
        if (!open.empty())
            report.add({group->id}, {nameOf(*group), textOf(std::vector(open.begin(), open.end())),
                                     std::to_string(facts.index().interfacesUnder(group->id).size())});
    }
}

/// Cuts the ports out of the rows; with `inside`, they stay open to those blocks.
template <PortClass P>
Edit close(const Element& group, const Prefixes& inside)
{
    SecurityRules out;
    for (const SecurityRule& row : group.as<SecurityGroup>()->rules) {
        const auto open = openPorts(row, P);
        if (open.empty()) {
            out.push_back(row);
            continue;
        }
        for (const PortRange& range : portsWithout(P, row.ports)) {
            out.push_back(row);
            out.back().ports = range;
        }
        for (const Prefix& block : inside)
            for (const std::uint16_t port : open)
                if (block.family() == row.peer->family()) {
                    out.push_back(row);
                    out.back().ports = {port, port};
                    out.back().peer = block;
                }
    }
    return setField(group.id, "rules", std::move(out));
}

template <PortClass P>
Edits closeToWorld(const Facts& facts, const Finding& finding)
{
    const Element* group = facts.index().find(finding.subjects.front());
    const Element* vpc = facts.index().vpcOf(*group);
    Edits out;
    if (vpc && !blocksOf(*vpc).empty())
        out.push_back(close<P>(*group, blocksOf(*vpc)));
    out.push_back(close<P>(*group, {}));
    return out;
}

bool isOpenToAll(const SecurityRule& row) { return isFromWorld(row) && isAllPorts(row); }

void everythingOpen(const Facts& facts, Report& report)
{
    for (const Element* group : facts.index().all(Kind::SecurityGroup)) {
        const SecurityRules& rules = group->as<SecurityGroup>()->rules;
        if (std::any_of(rules.begin(), rules.end(), isOpenToAll))
            report.add({group->id}, {nameOf(*group), std::to_string(facts.index().interfacesUnder(group->id).size())});
    }
}

Edits closeEverything(const Facts& facts, const Finding& finding)
{
    const Element* group = facts.index().find(finding.subjects.front());
    const SecurityRules& rules = group->as<SecurityGroup>()->rules;
    Edits out;
    if (const Element* vpc = facts.index().vpcOf(*group); vpc && !blocksOf(*vpc).empty()) {
        SecurityRules inside;
        for (const SecurityRule& row : rules) {
            if (!isOpenToAll(row)) {
                inside.push_back(row);
                continue;
            }
            for (const Prefix& block : blocksOf(*vpc))
                if (block.family() == row.peer->family()) {
                    inside.push_back(row);
                    inside.back().peer = block;
                }
        }
        out.push_back(setField(group->id, "rules", std::move(inside)));
    }
    out.push_back(setField(group->id, "rules", kept(rules, [&](std::size_t i) { return !isOpenToAll(rules[i]); })));
    return out;
}

/// Whether everything that `inner` allows, `outer` allows too.
bool covers(const SecurityRule& outer, const SecurityRule& inner)
{
    const bool samePeer = outer.peer && inner.peer ? outer.peer->contains(*inner.peer)
                                                   : outer.peer == inner.peer && outer.peer_group == inner.peer_group &&
                                                         outer.peer_prefix_list == inner.peer_prefix_list;
    const bool protocol = outer.protocol.isAny() || outer.protocol == inner.protocol;
    const bool ports =
        outer.protocol.isAny() || (outer.ports.first <= inner.ports.first && inner.ports.last <= outer.ports.last);
    return outer.direction == inner.direction && samePeer && protocol && ports;
}

/// For ICMP `ports` is a type and a code, not a range: only the same pair, or any, covers.
bool icmpCovers(const SecurityRule& outer, const SecurityRule& inner)
{
    const bool icmp = outer.protocol.number == Protocol::kIcmp || outer.protocol.number == Protocol::kIcmpV6;
    return !icmp || outer.ports == inner.ports || outer.ports.isAll();
}

std::vector<bool> redundantRows(const SecurityRules& rules)
{
    std::vector<bool> out(rules.size());
    for (std::size_t i = 0; i < rules.size(); ++i)
        for (std::size_t j = 0; j < rules.size() && !out[i]; ++j)
            out[i] = i != j && !out[j] && covers(rules[j], rules[i]) && icmpCovers(rules[j], rules[i]);
    return out;
}

void redundant(const Facts& facts, Report& report)
{
    for (const Element* group : facts.index().all(Kind::SecurityGroup)) {
        const auto rows = redundantRows(group->as<SecurityGroup>()->rules);
        std::vector<std::string> numbers;
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (rows[i])
                numbers.push_back(std::to_string(i + 1));
        if (!numbers.empty())
            report.add({group->id}, {nameOf(*group), joined(numbers)});
    }
}

Edits dropRedundant(const Facts& facts, const Finding& finding)
{
    const auto* group = facts.index().find<SecurityGroup>(finding.subjects.front());
    const auto rows = redundantRows(group->rules);
    return {setField(finding.subjects.front(), "rules", kept(group->rules, [&](std::size_t i) { return !rows[i]; }))};
}

bool hasNoPeer(const SecurityRule& row) { return !row.peer && !row.peer_group && !row.peer_prefix_list; }

void withoutPeer(const Facts& facts, Report& report)
{
    for (const Element* group : facts.index().all(Kind::SecurityGroup)) {
        const SecurityRules& rules = group->as<SecurityGroup>()->rules;
        if (const auto count = std::count_if(rules.begin(), rules.end(), hasNoPeer); count > 0)
            report.add({group->id}, {nameOf(*group), std::to_string(count)});
    }
}

Edits dropWithoutPeer(const Facts& facts, const Finding& finding)
{
    const auto* group = facts.index().find<SecurityGroup>(finding.subjects.front());
    return {setField(finding.subjects.front(), "rules",
                     kept(group->rules, [&](std::size_t i) { return !hasNoPeer(group->rules[i]); }))};
}

void unused(const Facts& facts, Report& report)
{
    for (const Element* group : facts.index().all(Kind::SecurityGroup)) {
        const auto users = facts.index().referrers(group->id);
        const bool named = std::any_of(users.begin(), users.end(), [&](const Element* user) { return user != group; });
        if (!group->as<SecurityGroup>()->is_default && facts.index().interfacesUnder(group->id).empty() && !named)
            report.add({group->id}, {nameOf(*group)});
    }
}

void defaultInUse(const Facts& facts, Report& report)
{
    for (const Element* group : facts.index().all(Kind::SecurityGroup))
        if (const auto count = facts.index().interfacesUnder(group->id).size();
            group->as<SecurityGroup>()->is_default && count > 0)
            report.add({group->id}, {nameOf(*group), std::to_string(count)});
}

/// Whether a group of one VPC may be named in the other: the same one, or an active peering within one region.
bool mayRefer(const Facts& facts, const Element& vpc, const Element& other)
{
    if (&vpc == &other)
        return true;
    for (const Element* peering : facts.index().peeringsOf(vpc.id))
        if (facts.index().peerAcross(*peering, vpc.id) == &other &&
            peering->as<VpcPeering>()->status == PeeringStatus::Active)
            return facts.index().regionOf(vpc) == facts.index().regionOf(other);
    return false;
}

bool refersTooFar(const Facts& facts, const Element& group, const SecurityRule& row)
{
    const Element* peer =
        facts.index().find<SecurityGroup>(row.peer_group) ? facts.index().find(row.peer_group) : nullptr;
    const Element* vpc = facts.index().vpcOf(group);
    const Element* other = peer ? facts.index().vpcOf(*peer) : nullptr;
    return vpc && other && !mayRefer(facts, *vpc, *other);
}

void foreignPeer(const Facts& facts, Report& report)
{
    for (const Element* group : facts.index().all(Kind::SecurityGroup)) {
        std::vector<std::string> found;
        for (const SecurityRule& row : group->as<SecurityGroup>()->rules)
            if (refersTooFar(facts, *group, row))
                found.push_back(nameOf(*facts.index().find(row.peer_group)));
        if (!found.empty())
            report.add({group->id}, {nameOf(*group), joined(found)});
    }
}

Edits dropForeignPeers(const Facts& facts, const Finding& finding)
{
    const Element* group = facts.index().find(finding.subjects.front());
    const SecurityRules& rules = group->as<SecurityGroup>()->rules;
    return {setField(group->id, "rules",
                     kept(rules, [&](std::size_t i) { return !refersTooFar(facts, *group, rules[i]); }))};
}

void foreignGroup(const Facts& facts, Report& report)
{
    for (const Element* interface : facts.index().all(Kind::NetworkInterface)) {
        std::vector<std::string> found;
        for (const Element* group : facts.index().groupsOf(*interface))
            if (facts.index().vpcOf(*group) != facts.index().vpcOf(*interface))
                found.push_back(nameOf(*group));
        if (!found.empty())
            report.add({interface->id}, {nameOf(*interface), joined(found)});
    }
}

Edits dropForeignGroups(const Facts& facts, const Finding& finding)
{
    const Element* interface = facts.index().find(finding.subjects.front());
    const ElementIds& groups = interface->as<NetworkInterface>()->security_groups;
    return {setField(interface->id, "security_groups", kept(groups, [&](std::size_t i) {
                         const Element* group = facts.index().find(groups[i]);
                         return !group || facts.index().vpcOf(*group) == facts.index().vpcOf(*interface);
                     }))};
}

/// What a row counts for: a prefix list as many as it may hold.
std::int64_t weight(const Facts& facts, const SecurityRule& row)
{
    const auto* list = facts.index().find<PrefixList>(row.peer_prefix_list);
    if (!list)
        return 1;
    return std::max(list->max_entries, static_cast<std::int64_t>(list->prefixes.size()));
}

void tooManyRules(const Facts& facts, Report& report)
{
    const auto most = facts.limit(LimitId::AwsSecurityGroupRules);
    for (const Element* group : facts.index().all(Kind::SecurityGroup)) {
        // By direction and family; a reference to a group counts for both families.
        std::array<std::array<std::int64_t, 2>, 2> count{};
        for (const SecurityRule& row : group->as<SecurityGroup>()->rules)
            for (const Family family : {Family::V4, Family::V6})
                if (!row.peer || row.peer->family() == family)
                    count[static_cast<std::size_t>(row.direction)][static_cast<std::size_t>(family)] +=
                        weight(facts, row);
        const auto worst = std::max({count[0][0], count[0][1], count[1][0], count[1][1]});
        if (most && worst > *most)
            report.add({group->id}, {nameOf(*group), std::to_string(worst), std::to_string(*most)});
    }
}

void tooManyGroups(const Facts& facts, Report& report)
{
    const auto most = facts.limit(LimitId::AwsInterfaceSecurityGroups);
    for (const Element* interface : facts.index().all(Kind::NetworkInterface))
        if (const auto count = interface->as<NetworkInterface>()->security_groups.size();
            most && count > static_cast<std::size_t>(*most))
            report.add({interface->id}, {nameOf(*interface), std::to_string(count), std::to_string(*most)});
}

constexpr std::array kSecurityGroupRules{
    RuleInfo{"aws.security_group.open_all", Cloud::Aws, Severity::Error, source::kOpenSsh, kProtection, everythingOpen,
             closeEverything},
    RuleInfo{"aws.security_group.open_management", Cloud::Aws, Severity::Error, source::kOpenSsh, kProtectionAndCompute,
             openToWorld<PortClass::Management>, closeToWorld<PortClass::Management>},
    RuleInfo{"aws.security_group.open_database", Cloud::Aws, Severity::Error, source::kOpenSsh, kProtection,
             openToWorld<PortClass::Database>, closeToWorld<PortClass::Database>},
    RuleInfo{"aws.security_group.redundant_rule", Cloud::Aws, Severity::Hint, source::kOwn, kProtection, redundant,
             dropRedundant},
    RuleInfo{"aws.security_group.no_peer", Cloud::Aws, Severity::Error, source::kOwn, kProtection, withoutPeer,
             dropWithoutPeer},
    RuleInfo{"aws.security_group.unused", Cloud::Aws, Severity::Hint, source::kOwn, kProtection, unused, removeSubject},
    RuleInfo{"aws.security_group.default_in_use", Cloud::Aws, Severity::Hint, source::kSecurityGroups, kProtection,
             defaultInUse},
    RuleInfo{"aws.security_group.foreign_peer", Cloud::Aws, Severity::Error, source::kPeeringGroups, kProtection,
             foreignPeer, dropForeignPeers},
    RuleInfo{"aws.security_group.too_many_rules", Cloud::Aws, Severity::Warning, source::kQuotas, kServiceLimits,
             tooManyRules},
    RuleInfo{"aws.interface.foreign_group", Cloud::Aws, Severity::Error, source::kSecurityGroups, kProtection,
             foreignGroup, dropForeignGroups},
    RuleInfo{"aws.interface.too_many_groups", Cloud::Aws, Severity::Warning, source::kQuotas, kServiceLimits,
             tooManyGroups},
};

}  // namespace

std::span<const RuleInfo> securityGroupRules() { return kSecurityGroupRules; }

}  // namespace pb::net
