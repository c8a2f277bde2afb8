// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on VPC peering.
#include "core/network/checks.h"
#include "core/network/sources.h"

#include <algorithm>

namespace pb::net {

namespace {

struct Ends {
    const Element* requester = nullptr;
    const Element* accepter = nullptr;
    bool whole() const { return requester && accepter && requester != accepter; }
};

Ends endsOf(const Facts& facts, const Element& peering)
{
    const auto* data = peering.as<VpcPeering>();
    const auto vpc = [&](ElementId id) { return facts.index().find<Vpc>(id) ? facts.index().find(id) : nullptr; };
    return {vpc(data->requester), vpc(data->accepter)};
}

void incomplete(const Facts& facts, Report& report)
{
    for (const Element* peering : facts.index().all(Kind::VpcPeering))
        if (!endsOf(facts, *peering).whole())
            report.add({peering->id}, {nameOf(*peering)});
}

void overlap(const Facts& facts, Report& report)
{
    for (const Element* peering : facts.index().all(Kind::VpcPeering)) {
        const Ends ends = endsOf(facts, *peering);
        if (!ends.whole())
            continue;
        for (const Prefix& one : blocksOf(*ends.requester))
            for (const Prefix& other : blocksOf(*ends.accepter))
                if (one.overlaps(other))
                    report.add(
                        {peering->id, ends.requester->id, ends.accepter->id},
                        {nameOf(*peering), nameOf(*ends.requester), one.text(), nameOf(*ends.accepter), other.text()});
    }
}

void notActive(const Facts& facts, Report& report)
{
    for (const Element* peering : facts.index().all(Kind::VpcPeering))
        if (const auto status = peering->as<VpcPeering>()->status; status != PeeringStatus::Active)
            report.add({peering->id}, {nameOf(*peering), std::string(enumName(status))});
}

Edits activate(const Facts&, const Finding& finding)
{
    return {setField(finding.subjects.front(), "status", std::string(enumName(PeeringStatus::Active)))};
}

bool hasRoute(const Facts& facts, const Element& vpc, ElementId peering)
{
    const auto tables = tablesInForce(facts, vpc.id);
    return std::any_of(tables.begin(), tables.end(), [&](const Element* table) {
        const Routes& routes = table->as<RouteTable>()->routes;
        return std::any_of(routes.begin(), routes.end(), [&](const Route& r) { return r.target == peering; });
    });
}

void oneWay(const Facts& facts, Report& report)
{
    for (const Element* peering : facts.index().all(Kind::VpcPeering)) {
        const Ends ends = endsOf(facts, *peering);
        if (!ends.whole())
            continue;
        const bool there = hasRoute(facts, *ends.requester, peering->id);
        const bool back = hasRoute(facts, *ends.accepter, peering->id);
        if (there != back)
            report.add({peering->id}, {nameOf(*peering), nameOf(there ? *ends.requester : *ends.accepter),
                                       nameOf(there ? *ends.accepter : *ends.requester)});
    }
}

void unused(const Facts& facts, Report& report)
{
    for (const Element* peering : facts.index().all(Kind::VpcPeering)) {
        const Ends ends = endsOf(facts, *peering);
        if (ends.whole() && !hasRoute(facts, *ends.requester, peering->id) &&
            !hasRoute(facts, *ends.accepter, peering->id))
            report.add({peering->id}, {nameOf(*peering), nameOf(*ends.requester), nameOf(*ends.accepter)});
    }
}

/// Gives a VPC's tables in force a route to each block of the other.
void addRoutes(const Facts& facts, const Element& vpc, const Element& other, ElementId peering, Edits& edits)
{
    for (const Element* table : tablesInForce(facts, vpc.id)) {
        Routes routes = table->as<RouteTable>()->routes;
        for (const Prefix& block : blocksOf(other))
            routes.push_back(Route{block, {}, peering});
        edits.push_back(setField(table->id, "routes", std::move(routes)));
    }
}

Edits routeBothWays(const Facts& facts, const Finding& finding)
{
    const Element* peering = facts.index().find(finding.subjects.front());
    const Ends ends = endsOf(facts, *peering);
    Edits edits;
    if (!hasRoute(facts, *ends.requester, peering->id))
        addRoutes(facts, *ends.requester, *ends.accepter, peering->id, edits);
    const std::size_t before = edits.size();
    const bool backMissing = !hasRoute(facts, *ends.accepter, peering->id);
    if (backMissing)
        addRoutes(facts, *ends.accepter, *ends.requester, peering->id, edits);
    // A side without any subnet has no table to put a route into.
    if (edits.empty() || (backMissing && edits.size() == before))
        return {};
    return {batch(std::move(edits))};
}

/// Peering carries only what the other VPC itself owns: nothing further, and not its way to the Internet.
bool isTransitive(const Facts& facts, const Element& table, const Route& route)
{
    const Element* peering = facts.index().find(route.target);
    const Element* vpc = facts.index().vpcOf(table);
    if (!peering || peering->kind() != Kind::VpcPeering || !vpc || !route.destination)
        return false;
    const Element* peer = facts.index().peerAcross(*peering, vpc->id);
    if (!peer)
        return false;
    const Prefixes blocks = blocksOf(*peer);
    return isWorld(*route.destination) || std::none_of(blocks.begin(), blocks.end(), [&](const Prefix& block) {
               return block.overlaps(*route.destination);
           });
}

void transitive(const Facts& facts, Report& report)
{
    for (const Element* table : facts.index().all(Kind::RouteTable)) {
        std::vector<std::string> found;
        for (const Route& route : table->as<RouteTable>()->routes)
            if (isTransitive(facts, *table, route))
                found.push_back(route.destination->text());
        if (!found.empty())
            report.add({table->id}, {nameOf(*table), joined(found)});
    }
}

Edits dropTransitive(const Facts& facts, const Finding& finding)
{
    const Element* table = facts.index().find(finding.subjects.front());
    const Routes& routes = table->as<RouteTable>()->routes;
    return {setField(table->id, "routes",
                     kept(routes, [&](std::size_t i) { return !isTransitive(facts, *table, routes[i]); }))};
}

constexpr std::array kAwsPeeringRules{
    RuleInfo{"aws.peering.incomplete", Cloud::Aws, Severity::Error, source::kVpcPeering, kTopology, incomplete},
    RuleInfo{"aws.peering.overlap", Cloud::Aws, Severity::Error, source::kVpcPeering, kTopology, overlap},
    RuleInfo{"aws.peering.not_active", Cloud::Aws, Severity::Warning, source::kVpcPeering, kTopology, notActive,
             activate},
    RuleInfo{"aws.peering.one_way", Cloud::Aws, Severity::Warning, source::kVpcPeering, kTopology, oneWay,
             routeBothWays},
    RuleInfo{"aws.peering.unused", Cloud::Aws, Severity::Hint, source::kVpcPeering, kTopology, unused, routeBothWays},
    RuleInfo{"aws.peering.transitive", Cloud::Aws, Severity::Error, source::kVpcPeering, kTopology, transitive,
             dropTransitive},
};

}  // namespace

std::span<const RuleInfo> awsPeeringRules() { return kAwsPeeringRules; }

}  // namespace pb::net
