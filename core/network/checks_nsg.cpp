// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on Azure network security groups and service tags.
#include "core/network/checks.h"
#include "core/network/sources.h"

#include <algorithm>
#include <set>

namespace pb::net {

namespace {

constexpr std::string_view kInternet = "Internet";

std::string rowName(const NsgRule& row) { return row.name.empty() ? std::to_string(row.priority) : row.name; }

std::vector<std::size_t> inOrder(const NsgRules& rules, Direction direction)
{
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < rules.size(); ++i)
        if (rules[i].direction == direction)
            out.push_back(i);
    std::stable_sort(out.begin(), out.end(),
                     [&](std::size_t a, std::size_t b) { return rules[a].priority < rules[b].priority; });
    return out;
}

std::vector<bool> repeated(const NsgRules& rules)
{
    std::vector<bool> out(rules.size());
    std::set<std::pair<Direction, std::int64_t>> taken;
    for (std::size_t i = 0; i < rules.size(); ++i)
        out[i] = !taken.insert({rules[i].direction, rules[i].priority}).second;
    return out;
}

void repeatedPriority(const Facts& facts, Report& report)
{
    for (const Element* nsg : facts.index().all(Kind::NetworkSecurityGroup)) {
        const NsgRules& rules = nsg->as<NetworkSecurityGroup>()->rules;
        const auto again = repeated(rules);
        std::vector<std::string> rows;
        for (std::size_t i = 0; i < rules.size(); ++i)
            if (again[i])
                rows.push_back(rowName(rules[i]));
        if (!rows.empty())
            report.add({nsg->id}, {nameOf(*nsg), joined(rows)});
    }
}

Edits renumber(const Facts& facts, const Finding& finding)
{
    NsgRules rules = facts.index().find<NetworkSecurityGroup>(finding.subjects.front())->rules;
    std::set<std::pair<Direction, std::int64_t>> taken;
    for (const NsgRule& row : rules)
        taken.insert({row.direction, row.priority});
    const auto again = repeated(rules);
    for (std::size_t i = 0; i < rules.size(); ++i)
        while (again[i] && !taken.insert({rules[i].direction, rules[i].priority}).second)
            ++rules[i].priority;
    return {setField(finding.subjects.front(), "rules", std::move(rules))};
}

/// One side of a row; all empty means any.
struct Side {
    const Prefixes& prefixes;
    const Strings& tags;
    const ElementIds& groups;
    bool isAny() const
    {
        const bool star = std::find(tags.begin(), tags.end(), "*") != tags.end();
        const bool world = std::any_of(prefixes.begin(), prefixes.end(), isWorld);
        return star || world || (prefixes.empty() && tags.empty() && groups.empty());
    }
};

Side sourceOf(const NsgRule& row) { return {row.source, row.source_tags, row.source_groups}; }
Side destinationOf(const NsgRule& row) { return {row.destination, row.destination_tags, row.destination_groups}; }

template <class List>
bool includes(const List& outer, const List& inner)
{
    return std::all_of(inner.begin(), inner.end(),
                       [&](const auto& one) { return std::find(outer.begin(), outer.end(), one) != outer.end(); });
}

bool covers(const Side& outer, const Side& inner)
{
    if (outer.isAny())
        return true;
    if (inner.isAny())
        return false;
    const bool prefixes = std::all_of(inner.prefixes.begin(), inner.prefixes.end(), [&](const Prefix& p) {
        return std::any_of(outer.prefixes.begin(), outer.prefixes.end(),
                           [&](const Prefix& o) { return o.contains(p); });
    });
    return prefixes && includes(outer.tags, inner.tags) && includes(outer.groups, inner.groups);
}

bool covers(const Ports& outer, const Ports& inner)
{
    const Ports all{PortRange{}};
    const Ports& wanted = inner.empty() ? all : inner;
    return outer.empty() || std::all_of(wanted.begin(), wanted.end(), [&](const PortRange& w) {
               return std::any_of(outer.begin(), outer.end(),
                                  [&](const PortRange& o) { return o.first <= w.first && w.last <= o.last; });
           });
}

bool covers(const NsgRule& outer, const NsgRule& inner)
{
    return (outer.protocol.isAny() || outer.protocol == inner.protocol) && covers(sourceOf(outer), sourceOf(inner)) &&
           covers(destinationOf(outer), destinationOf(inner)) && covers(outer.source_ports, inner.source_ports) &&
           covers(outer.destination_ports, inner.destination_ports);
}

struct Shadow {
    std::size_t row, by;
};

std::vector<Shadow> shadows(const NsgRules& rules)
{
    std::vector<Shadow> out;
    for (const Direction direction : {Direction::In, Direction::Out}) {
        const auto order = inOrder(rules, direction);
        for (std::size_t i = 1; i < order.size(); ++i)
            for (std::size_t j = 0; j < i; ++j)
                if (covers(rules[order[j]], rules[order[i]])) {
                    out.push_back({order[i], order[j]});
                    break;
                }
    }
    return out;
}

void shadowed(const Facts& facts, Report& report)
{
    for (const Element* nsg : facts.index().all(Kind::NetworkSecurityGroup)) {
        const NsgRules& rules = nsg->as<NetworkSecurityGroup>()->rules;
        std::vector<std::string> rows;
        for (const Shadow& shadow : shadows(rules))
            rows.push_back(rowName(rules[shadow.row]) + " (" + rowName(rules[shadow.by]) + ')');
        if (!rows.empty())
            report.add({nsg->id}, {nameOf(*nsg), joined(rows)});
    }
}

Edits dropShadowed(const Facts& facts, const Finding& finding)
{
    const auto* nsg = facts.index().find<NetworkSecurityGroup>(finding.subjects.front());
    std::set<std::size_t> gone;
    for (const Shadow& shadow : shadows(nsg->rules))
        gone.insert(shadow.row);
    return {setField(finding.subjects.front(), "rules",
                     kept(nsg->rules, [&](std::size_t i) { return !gone.contains(i); }))};
}

bool isFromWorld(const NsgRule& row)
{
    const bool internet = std::find(row.source_tags.begin(), row.source_tags.end(), kInternet) != row.source_tags.end();
    return row.direction == Direction::In && row.action == Action::Allow && (internet || sourceOf(row).isAny());
}

bool isAllPorts(const NsgRule& row)
{
    const Ports& ports = row.destination_ports;
    return row.protocol.isAny() && (ports.empty() || std::any_of(ports.begin(), ports.end(),
                                                                 [](const PortRange& range) { return range.isAll(); }));
}

/// Whether an earlier row denies the port to everybody, so that this one does not open it.
bool isDeniedBefore(const NsgRules& rules, const NsgRule& row, std::uint16_t port)
{
    return std::any_of(rules.begin(), rules.end(), [&](const NsgRule& other) {
        const Ports& ports = other.destination_ports;
        const bool hasPort = ports.empty() || std::any_of(ports.begin(), ports.end(),
                                                          [&](const PortRange& r) { return r.contains(port); });
        const bool fromWorld = sourceOf(other).isAny() || includes(other.source_tags, Strings{std::string(kInternet)});
        return other.direction == Direction::In && other.action == Action::Deny && other.priority < row.priority &&
               hasPort && other.protocol.matches(Protocol::kTcp) && fromWorld && destinationOf(other).isAny() &&
               other.source_ports.empty();
    });
}

template <PortClass P>
std::vector<std::uint16_t> openPorts(const NsgRules& rules, const NsgRule& row)
{
    if (!isFromWorld(row) || isAllPorts(row) || !row.protocol.matches(Protocol::kTcp))
        return {};
    const Ports all{PortRange{}};
    std::vector<std::uint16_t> out;
    for (const PortRange& range : row.destination_ports.empty() ? all : row.destination_ports)
        for (const std::uint16_t port : portsWithin(P, range))
            if (!isDeniedBefore(rules, row, port))
                out.push_back(port);
    return out;
}

template <PortClass P>
void openToWorld(const Facts& facts, Report& report)
{
    for (const Element* nsg : facts.index().all(Kind::NetworkSecurityGroup)) {
        const NsgRules& rules = nsg->as<NetworkSecurityGroup>()->rules;
        std::set<std::uint16_t> open;
        for (const NsgRule& row : rules)
            for (const std::uint16_t port : openPorts<P>(rules, row))
                open.insert(port);
        if (!open.empty())
            report.add({nsg->id}, {nameOf(*nsg), textOf(std::vector(open.begin(), open.end()))});
    }
}

/// Narrows a row to the virtual network.
void narrow(NsgRule& row)
{
    row.source.clear();
    row.source_groups.clear();
    row.source_tags = {"VirtualNetwork"};
}

/// First: rows that open nothing else keep their ports for the virtual network; then: the ports go.
template <PortClass P>
Edits closeToWorld(const Facts& facts, const Finding& finding)
{
    const NsgRules& rules = facts.index().find<NetworkSecurityGroup>(finding.subjects.front())->rules;
    NsgRules inside, without;
    bool onlyThese = true;
    for (const NsgRule& row : rules) {
        inside.push_back(row);
        if (openPorts<P>(rules, row).empty()) {
            without.push_back(row);
            continue;
        }
        const Ports all{PortRange{}};
        Ports left;
        for (const PortRange& range : row.destination_ports.empty() ? all : row.destination_ports)
            for (const PortRange& part : portsWithout(P, range))
                left.push_back(part);
        narrow(inside.back());
        onlyThese = onlyThese && left.empty();
        if (left.empty())
            continue;
        without.push_back(row);
        without.back().destination_ports = left;
    }
    Edits out;
    if (onlyThese)
        out.push_back(setField(finding.subjects.front(), "rules", std::move(inside)));
    out.push_back(setField(finding.subjects.front(), "rules", std::move(without)));
    return out;
}

bool isOpenToAll(const NsgRule& row) { return isFromWorld(row) && isAllPorts(row); }

void everythingOpen(const Facts& facts, Report& report)
{
    for (const Element* nsg : facts.index().all(Kind::NetworkSecurityGroup)) {
        std::vector<std::string> rows;
        for (const NsgRule& row : nsg->as<NetworkSecurityGroup>()->rules)
            if (isOpenToAll(row))
                rows.push_back(rowName(row));
        if (!rows.empty())
            report.add({nsg->id}, {nameOf(*nsg), joined(rows)});
    }
}

Edits closeEverything(const Facts& facts, const Finding& finding)
{
    NsgRules inside = facts.index().find<NetworkSecurityGroup>(finding.subjects.front())->rules;
    const NsgRules without = kept(inside, [&](std::size_t i) { return !isOpenToAll(inside[i]); });
    for (NsgRule& row : inside)
        if (isOpenToAll(row))
            narrow(row);
    return {setField(finding.subjects.front(), "rules", std::move(inside)),
            setField(finding.subjects.front(), "rules", without)};
}

void unused(const Facts& facts, Report& report)
{
    for (const Kind kind : {Kind::NetworkSecurityGroup, Kind::ApplicationSecurityGroup})
        for (const Element* group : facts.index().all(kind))
            if (facts.index().referrers(group->id).empty())
                report.add({group->id}, {nameOf(*group)});
}

/// "*" and the empty tag mean any.
bool isUnknown(const std::string& tag) { return !tag.empty() && tag != "*" && !isServiceTag(tag); }

void unknownTag(const Facts& facts, Report& report)
{
    const auto tell = [&](const Element& holder, const std::set<std::string>& tags) {
        if (!tags.empty())
            report.add({holder.id}, {nameOf(holder), joined({tags.begin(), tags.end()})});
    };
    for (const Element* nsg : facts.index().all(Kind::NetworkSecurityGroup)) {
        std::set<std::string> tags;
        for (const NsgRule& row : nsg->as<NetworkSecurityGroup>()->rules)
            for (const Strings& side : {row.source_tags, row.destination_tags})
                std::copy_if(side.begin(), side.end(), std::inserter(tags, tags.end()), isUnknown);
        tell(*nsg, tags);
    }
    for (const Element* table : facts.index().all(Kind::AzureRouteTable)) {
        std::set<std::string> tags;
        for (const UserRoute& route : table->as<AzureRouteTable>()->routes)
            if (isUnknown(route.service_tag))
                tags.insert(route.service_tag);
        tell(*table, tags);
    }
}

void tooManyRules(const Facts& facts, Report& report)
{
    const auto most = facts.limit(LimitId::AzureNsgRules);
    for (const Element* nsg : facts.index().all(Kind::NetworkSecurityGroup))
        if (const auto count = nsg->as<NetworkSecurityGroup>()->rules.size();
            most && count > static_cast<std::size_t>(*most))
            report.add({nsg->id}, {nameOf(*nsg), std::to_string(count), std::to_string(*most)});
}

constexpr std::array kNsgRules{
    RuleInfo{"azure.nsg.repeated_priority", Cloud::Azure, Severity::Error, source::kNsg, kProtection, repeatedPriority,
             renumber},
    RuleInfo{"azure.nsg.shadowed_rule", Cloud::Azure, Severity::Warning, source::kNsg, kProtection, shadowed,
             dropShadowed},
    RuleInfo{"azure.nsg.open_all", Cloud::Azure, Severity::Error, source::kNsg, kProtection, everythingOpen,
             closeEverything},
    RuleInfo{"azure.nsg.open_management", Cloud::Azure, Severity::Error, source::kNsg, kProtectionAndCompute,
             openToWorld<PortClass::Management>, closeToWorld<PortClass::Management>},
    RuleInfo{"azure.nsg.open_database", Cloud::Azure, Severity::Error, source::kNsg, kProtection,
             openToWorld<PortClass::Database>, closeToWorld<PortClass::Database>},
    RuleInfo{"azure.nsg.unused", Cloud::Azure, Severity::Hint, source::kOwn, kProtection, unused, removeSubject},
    RuleInfo{"azure.nsg.too_many_rules", Cloud::Azure, Severity::Warning, source::kAzureLimits, kServiceLimits,
             tooManyRules},
    RuleInfo{"azure.service_tag.unknown", Cloud::Azure, Severity::Warning, source::kServiceTags, kProtection,
             unknownTag},
};

}  // namespace

std::span<const RuleInfo> nsgRules() { return kNsgRules; }

}  // namespace pb::net
