// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on transit gateways.
#include "core/network/checks.h"
#include "core/network/route.h"
#include "core/network/sources.h"

#include <algorithm>
#include <map>
#include <set>

namespace pb::net {

namespace {

const TransitGatewayAttachment& dataOf(const Element& attachment) { return *attachment.as<TransitGatewayAttachment>(); }

bool isWhole(const Facts& facts, const Element& attachment)
{
    const auto& data = dataOf(attachment);
    return facts.index().find<TransitGateway>(data.transit_gateway) && facts.index().find(data.resource);
}

void incomplete(const Facts& facts, Report& report)
{
    for (const Element* attachment : facts.index().all(Kind::TransitGatewayAttachment))
        if (!isWhole(facts, *attachment))
            report.add({attachment->id}, {nameOf(*attachment)});
}

/// The route tables of a gateway, by id.
std::vector<const Element*> tablesOf(const Facts& facts, ElementId gateway)
{
    std::vector<const Element*> out;
    for (const Element* user : facts.index().referrers(gateway))
        if (const auto* table = user->as<TransitGatewayRouteTable>(); table && table->transit_gateway == gateway)
            out.push_back(user);
    return out;
}

void noAssociation(const Facts& facts, Report& report)
{
    for (const Element* attachment : facts.index().all(Kind::TransitGatewayAttachment))
        if (isWhole(facts, *attachment) && !associatedTable(facts.index(), dataOf(*attachment)))
            report.add({attachment->id}, {nameOf(*attachment)});
}

/// Any table of the gateway takes the attachment; each is a choice.
Edits associateWithAny(const Facts& facts, const Finding& finding)
{
    const auto& data = dataOf(*facts.index().find(finding.subjects.front()));
    Edits out;
    for (const Element* table : tablesOf(facts, data.transit_gateway))
        out.push_back(setField(finding.subjects.front(), "route_table", table->id));
    return out;
}

bool leadsTo(const Element& table, ElementId gateway)
{
    const Routes& routes = table.as<RouteTable>()->routes;
    return std::any_of(routes.begin(), routes.end(), [&](const Route& r) { return r.target == gateway; });
}

/// Subnets whose table leads to the attachment's gateway while the attachment has no subnet in their zone.
std::vector<const Element*> leftOut(const Facts& facts, const Element& attachment)
{
    const auto& data = dataOf(attachment);
    std::set<std::string> zones;
    for (const ElementId id : data.subnets)
        if (const Element* subnet = facts.index().find(id))
            zones.insert(facts.index().zoneOf(*subnet));
    std::vector<const Element*> out;
    if (zones.empty() || zones.contains(std::string()) || !facts.index().find<Vpc>(data.resource))
        return out;
    for (const Element* subnet : facts.index().subnetsIn(data.resource)) {
        const Element* table = facts.index().routeTableOf(*subnet);
        const std::string zone = facts.index().zoneOf(*subnet);
        if (table && !zone.empty() && !zones.contains(zone) && leadsTo(*table, data.transit_gateway))
            out.push_back(subnet);
    }
    return out;
}

void zoneLeftOut(const Facts& facts, Report& report)
{
    for (const Element* attachment : facts.index().all(Kind::TransitGatewayAttachment)) {
        std::set<std::string> zones;
        const auto subnets = leftOut(facts, *attachment);
        for (const Element* subnet : subnets)
            zones.insert(facts.index().zoneOf(*subnet));
        if (!subnets.empty())
            report.add({attachment->id, subnets.front()->id},
                       {nameOf(*attachment), joined({zones.begin(), zones.end()}), nameOf(*subnets.front())});
    }
}

Edits coverZones(const Facts& facts, const Finding& finding)
{
    const Element* attachment = facts.index().find(finding.subjects.front());
    ElementIds subnets = dataOf(*attachment).subnets;
    std::set<std::string> done;
    for (const Element* subnet : leftOut(facts, *attachment))
        if (done.insert(facts.index().zoneOf(*subnet)).second)
            subnets.push_back(subnet->id);
    return {setField(attachment->id, "subnets", std::move(subnets))};
}

/// The subnets of an attachment that are the first of their zone.
ElementIds oneToAZone(const Facts& facts, const TransitGatewayAttachment& data)
{
    std::set<std::string> zones;
    ElementIds out;
    for (const ElementId id : data.subnets) {
        const Element* subnet = facts.index().find(id);
        const std::string zone = subnet ? facts.index().zoneOf(*subnet) : std::string();
        if (zone.empty() || zones.insert(zone).second)
            out.push_back(id);
    }
    return out;
}

void twoSubnetsOfAZone(const Facts& facts, Report& report)
{
    for (const Element* attachment : facts.index().all(Kind::TransitGatewayAttachment))
        if (oneToAZone(facts, dataOf(*attachment)).size() != dataOf(*attachment).subnets.size())
            report.add({attachment->id}, {nameOf(*attachment)});
}

Edits keepOneToAZone(const Facts& facts, const Finding& finding)
{
    return {setField(finding.subjects.front(), "subnets",
                     oneToAZone(facts, dataOf(*facts.index().find(finding.subjects.front()))))};
}

/// A row that leads to something else than an attachment of the table's own gateway.
bool isStray(const Facts& facts, const Element& table, const Route& route)
{
    if (!facts.index().find(route.target))
        return false;
    const auto* attachment = facts.index().find<TransitGatewayAttachment>(route.target);
    return !attachment || attachment->transit_gateway != table.as<TransitGatewayRouteTable>()->transit_gateway;
}

void strayRoute(const Facts& facts, Report& report)
{
    for (const Element* table : facts.index().all(Kind::TransitGatewayRouteTable)) {
        std::vector<std::string> rows;
        for (const Route& route : table->as<TransitGatewayRouteTable>()->routes)
            if (isStray(facts, *table, route))
                rows.push_back(route.destination ? route.destination->text() : std::string("-"));
        if (!rows.empty())
            report.add({table->id}, {nameOf(*table), joined(rows)});
    }
}

Edits dropStray(const Facts& facts, const Finding& finding)
{
    const Element* table = facts.index().find(finding.subjects.front());
    const Routes& rows = table->as<TransitGatewayRouteTable>()->routes;
    return {setField(table->id, "routes", kept(rows, [&](std::size_t i) { return !isStray(facts, *table, rows[i]); }))};
}

/// Whether packets that an attachment brings in find no route at all.
bool isEmpty(const Facts& facts, const Element& table)
{
    const auto& data = *table.as<TransitGatewayRouteTable>();
    return data.routes.empty() && std::none_of(data.propagating.begin(), data.propagating.end(), [&](ElementId id) {
               return facts.index().find<TransitGatewayAttachment>(id);
           });
}

void emptyTable(const Facts& facts, Report& report)
{
    for (const Element* table : facts.index().all(Kind::TransitGatewayRouteTable)) {
        const auto users = facts.index().referrers(table->id);
        const bool used =
            std::any_of(users.begin(), users.end(), [](const Element* e) { return e->as<TransitGatewayAttachment>(); });
        if (used && isEmpty(facts, *table))
            report.add({table->id}, {nameOf(*table)});
    }
}

Edits propagateAll(const Facts& facts, const Finding& finding)
{
    const Element* table = facts.index().find(finding.subjects.front());
    const ElementId gateway = table->as<TransitGatewayRouteTable>()->transit_gateway;
    ElementIds all;
    for (const Element* user : facts.index().referrers(gateway))
        if (const auto* attachment = user->as<TransitGatewayAttachment>();
            attachment && attachment->transit_gateway == gateway)
            all.push_back(user->id);
    return all.empty() ? Edits{} : Edits{setField(table->id, "propagating", std::move(all))};
}

/// Blocks of attached VPCs that a table learns twice: only one of the two gets the packets.
void overlap(const Facts& facts, Report& report)
{
    for (const Element* table : facts.index().all(Kind::TransitGatewayRouteTable)) {
        std::vector<std::pair<Prefix, const Element*>> blocks;
        for (const ElementId id : table->as<TransitGatewayRouteTable>()->propagating) {
            const auto* attachment = facts.index().find<TransitGatewayAttachment>(id);
            const Element* vpc = attachment ? facts.index().find(attachment->resource) : nullptr;
            for (const Prefix& block : vpc && vpc->as<Vpc>() ? blocksOf(*vpc) : Prefixes{})
                blocks.emplace_back(block, vpc);
        }
        std::sort(blocks.begin(), blocks.end());
        for (std::size_t i = 1; i < blocks.size(); ++i)
            if (blocks[i - 1].first.overlaps(blocks[i].first) && blocks[i - 1].second != blocks[i].second)
                report.add({table->id, blocks[i - 1].second->id, blocks[i].second->id},
                           {nameOf(*table), nameOf(*blocks[i - 1].second), blocks[i - 1].first.text(),
                            nameOf(*blocks[i].second), blocks[i].first.text()});
    }
}

/// The VPCs of a gateway with whether a table in force leads to it.
struct Spoke {
    const Element* vpc = nullptr;
    bool routed = false;
};
std::vector<Spoke> spokesOf(const Facts& facts, ElementId gateway)
{
    std::vector<Spoke> out;
    for (const Element* user : facts.index().referrers(gateway)) {
        const auto* data = user->as<TransitGatewayAttachment>();
        const Element* vpc = data && data->transit_gateway == gateway ? facts.index().find(data->resource) : nullptr;
        if (!vpc || !vpc->as<Vpc>())
            continue;
        const auto tables = tablesInForce(facts, vpc->id);
        out.push_back({vpc, std::any_of(tables.begin(), tables.end(),
                                        [&](const Element* table) { return leadsTo(*table, gateway); })});
    }
    return out;
}

/// A VPC that others send to over the gateway, and that does not answer over it: asymmetric, or no answer at all.
void noWayBack(const Facts& facts, Report& report)
{
    for (const Element* gateway : facts.index().all(Kind::TransitGateway)) {
        const auto spokes = spokesOf(facts, gateway->id);
        const bool used = std::any_of(spokes.begin(), spokes.end(), [](const Spoke& s) { return s.routed; });
        for (const Spoke& spoke : spokes)
            if (used && !spoke.routed && !tablesInForce(facts, spoke.vpc->id).empty())
                report.add({spoke.vpc->id, gateway->id}, {nameOf(*spoke.vpc), nameOf(*gateway)});
    }
}

Edits routeBack(const Facts& facts, const Finding& finding)
{
    const ElementId vpc = finding.subjects[0], gateway = finding.subjects[1];
    Edits edits;
    for (const Element* table : tablesInForce(facts, vpc)) {
        Routes routes = table->as<RouteTable>()->routes;
        for (const Spoke& other : spokesOf(facts, gateway))
            for (const Prefix& block : other.vpc->id == vpc ? Prefixes{} : blocksOf(*other.vpc))
                routes.push_back(Route{block, {}, gateway});
        edits.push_back(setField(table->id, "routes", std::move(routes)));
    }
    return {batch(std::move(edits))};
}

void unused(const Facts& facts, Report& report)
{
    for (const Element* gateway : facts.index().all(Kind::TransitGateway)) {
        const auto users = facts.index().referrers(gateway->id);
        const auto attached = std::count_if(
            users.begin(), users.end(), [](const Element* e) { return e->as<TransitGatewayAttachment>() != nullptr; });
        if (attached < 2)
            report.add({gateway->id}, {nameOf(*gateway), std::to_string(attached)});
    }
}

void autoAccept(const Facts& facts, Report& report)
{
    for (const Element* gateway : facts.index().all(Kind::TransitGateway))
        if (gateway->as<TransitGateway>()->auto_accept)
            report.add({gateway->id}, {nameOf(*gateway)});
}

Edits askFirst(const Facts&, const Finding& finding)
{
    return {setField(finding.subjects.front(), "auto_accept", false)};
}

void tooManyTables(const Facts& facts, Report& report)
{
    const auto most = facts.limit(LimitId::AwsTransitTables);
    for (const Element* gateway : facts.index().all(Kind::TransitGateway))
        if (const auto count = std::ssize(tablesOf(facts, gateway->id)); most && count > *most)
            report.add({gateway->id}, {nameOf(*gateway), std::to_string(count), std::to_string(*most)});
}

void tooManyRoutes(const Facts& facts, Report& report)
{
    const auto most = facts.limit(LimitId::AwsTransitRoutes);
    for (const Element* gateway : facts.index().all(Kind::TransitGateway)) {
        std::int64_t count = 0;
        for (const Element* table : tablesOf(facts, gateway->id))
            count += std::ssize(table->as<TransitGatewayRouteTable>()->routes);
        if (most && count > *most)
            report.add({gateway->id}, {nameOf(*gateway), std::to_string(count), std::to_string(*most)});
    }
}

void tooManyGateways(const Facts& facts, Report& report)
{
    const auto most = facts.limit(LimitId::AwsVpcTransitGateways);
    for (const Element* vpc : facts.index().all(Kind::Vpc)) {
        std::set<ElementId> gateways;
        for (const Element* user : facts.index().referrers(vpc->id))
            if (const auto* data = user->as<TransitGatewayAttachment>(); data && data->resource == vpc->id)
                gateways.insert(data->transit_gateway);
        if (most && std::ssize(gateways) > *most)
            report.add({vpc->id}, {nameOf(*vpc), std::to_string(gateways.size()), std::to_string(*most)});
    }
}

constexpr std::array kTransitRules{
    RuleInfo{"aws.transit.incomplete", Cloud::Aws, Severity::Error, source::kTransit, kTopology, incomplete},
    RuleInfo{"aws.transit.no_association", Cloud::Aws, Severity::Warning, source::kTransit, kTopology, noAssociation,
             associateWithAny},
    RuleInfo{"aws.transit.zone_left_out", Cloud::Aws, Severity::Error, source::kTransit, kResilience, zoneLeftOut,
             coverZones},
    RuleInfo{"aws.transit.two_subnets_of_a_zone", Cloud::Aws, Severity::Error, source::kTransitVpc, kTopology,
             twoSubnetsOfAZone, keepOneToAZone},
    RuleInfo{"aws.transit.stray_route", Cloud::Aws, Severity::Warning, source::kTransit, kPaths, strayRoute, dropStray},
    RuleInfo{"aws.transit.empty_table", Cloud::Aws, Severity::Warning, source::kTransit, kPaths, emptyTable,
             propagateAll},
    RuleInfo{"aws.transit.overlap", Cloud::Aws, Severity::Error, source::kTransit, kTopology, overlap},
    RuleInfo{"aws.transit.no_way_back", Cloud::Aws, Severity::Warning, source::kTransit, kPaths, noWayBack, routeBack},
    RuleInfo{"aws.transit.unused", Cloud::Aws, Severity::Hint, source::kOwn, kDecommission, unused},
    RuleInfo{"aws.transit.auto_accept", Cloud::Aws, Severity::Warning, source::kTransitAccept, kProtection, autoAccept,
             askFirst},
    RuleInfo{"aws.transit.too_many_tables", Cloud::Aws, Severity::Error, source::kTransitQuotas, kServiceLimits,
             tooManyTables},
    RuleInfo{"aws.transit.too_many_routes", Cloud::Aws, Severity::Error, source::kTransitQuotas, kServiceLimits,
             tooManyRoutes},
    RuleInfo{"aws.vpc.too_many_transit_gateways", Cloud::Aws, Severity::Error, source::kTransitQuotas, kServiceLimits,
             tooManyGateways},
};

}  // namespace

std::span<const RuleInfo> transitRules() { return kTransitRules; }

}  // namespace pb::net
