// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on AWS NAT gateways.
#include "core/network/checks.h"
#include "core/network/sources.h"

#include <algorithm>
#include <set>

namespace pb::net {

namespace {

bool isPublicNat(const Element& nat) { return nat.as<NatGateway>()->connectivity == NatConnectivity::Public; }

void inPrivateSubnet(const Facts& facts, Report& report)
{
    for (const Element* nat : facts.index().all(Kind::NatGateway)) {
        const Element* subnet = facts.index().subnetOf(*nat);
        if (subnet && isPublicNat(*nat) && !facts.index().isPublic(*subnet))
            report.add({nat->id}, {nameOf(*nat), nameOf(*subnet)});
    }
}

/// Moves the gateway to a public subnet of the VPC, one of the same zone if there is any.
Edits toPublicSubnet(const Facts& facts, const Finding& finding)
{
    const Element* nat = facts.index().find(finding.subjects.front());
    const Element* vpc = facts.index().vpcOf(*nat);
    const Element* best = nullptr;
    for (const Element* subnet : vpc ? facts.index().subnetsIn(vpc->id) : ElementSpan{})
        if (facts.index().isPublic(*subnet)) {
            const bool sameZone = facts.index().zoneOf(*subnet) == facts.index().zoneOf(*nat);
            if (!best || (sameZone && facts.index().zoneOf(*best) != facts.index().zoneOf(*nat)))
                best = subnet;
        }
    if (!best)
        return {};
    Edits edits{{Place{nat->id, best->id, nat->box}}};
    if (nat->as<NatGateway>()->private_ip) {
        const Addresses free = freeAddresses(facts, *best, Family::V4, 1);
        edits.push_back(
            setField(nat->id, "private_ip", free.empty() ? OptionalAddress{} : OptionalAddress(free.front())));
    }
    return {batch(std::move(edits))};
}

void withoutElasticIp(const Facts& facts, Report& report)
{
    for (const Element* nat : facts.index().all(Kind::NatGateway))
        if (isPublicNat(*nat) && !nat->as<NatGateway>()->public_ip)
            report.add({nat->id}, {nameOf(*nat)});
}

/// The route tables with a row to a NAT gateway.
std::vector<const Element*> tablesTo(const Facts& facts, ElementId nat)
{
    std::vector<const Element*> out;
    for (const Element* user : facts.index().referrers(nat))
        if (user->kind() == Kind::RouteTable)
            out.push_back(user);
    return out;
}

void unused(const Facts& facts, Report& report)
{
    for (const Element* nat : facts.index().all(Kind::NatGateway))
        if (tablesTo(facts, nat->id).empty())
            report.add({nat->id}, {nameOf(*nat)});
}

/// The zones, apart from that of the gateway, whose subnets a table sends to it.
std::set<std::string> otherZones(const Facts& facts, const Element& nat, const Element& table)
{
    std::set<std::string> zones;
    for (const Element* subnet : facts.index().subnetsUnder(table.id))
        zones.insert(facts.index().zoneOf(*subnet));
    zones.erase("");
    zones.erase(facts.index().zoneOf(nat));
    return zones;
}

void usedAcrossZones(const Facts& facts, Report& report)
{
    for (const Element* nat : facts.index().all(Kind::NatGateway)) {
        std::set<std::string> zones;
        for (const Element* table : tablesTo(facts, nat->id))
            zones.merge(otherZones(facts, *nat, *table));
        const std::string own = facts.index().zoneOf(*nat);
        if (!zones.empty() && !own.empty())
            report.add({nat->id}, {nameOf(*nat), own, joined({zones.begin(), zones.end()})});
    }
}

const Element* natInZone(const Facts& facts, const Element& like, const std::string& zone)
{
    for (const Element* nat : facts.index().all(Kind::NatGateway))
        if (facts.index().vpcOf(*nat) == facts.index().vpcOf(like) && facts.index().zoneOf(*nat) == zone &&
            isPublicNat(*nat) == isPublicNat(like))
            return nat;
    return nullptr;
}

/// Where each of the tables serves one other zone and that zone has a gateway of its own, the table takes that one.
Edits useZonesOwn(const Facts& facts, const Finding& finding)
{
    const Element* nat = facts.index().find(finding.subjects.front());
    Edits edits;
    for (const Element* table : tablesTo(facts, nat->id)) {
        const auto zones = otherZones(facts, *nat, *table);
        if (zones.empty())
            continue;
        const Element* own = zones.size() == 1 ? natInZone(facts, *nat, *zones.begin()) : nullptr;
        const auto under = facts.index().subnetsUnder(table->id);
        const bool mixed = std::any_of(under.begin(), under.end(), [&](const Element* subnet) {
            return facts.index().zoneOf(*subnet) == facts.index().zoneOf(*nat);
        });
        if (!own || mixed)
            return {};
        Routes routes = table->as<RouteTable>()->routes;
        for (Route& route : routes)
            if (route.target == nat->id)
                route.target = own->id;
        edits.push_back(setField(table->id, "routes", std::move(routes)));
    }
    return edits.empty() ? Edits{} : Edits{batch(std::move(edits))};
}

constexpr std::array kAwsNatRules{
    RuleInfo{"aws.nat.private_subnet", Cloud::Aws, Severity::Error, source::kNatGateway, kTopology, inPrivateSubnet,
             toPublicSubnet},
    RuleInfo{"aws.nat.no_elastic_ip", Cloud::Aws, Severity::Error, source::kNatGateway, kTopology, withoutElasticIp},
    RuleInfo{"aws.nat.unused", Cloud::Aws, Severity::Hint, source::kOwn, kDecommission, unused, removeSubject},
    RuleInfo{"aws.nat.across_zones", Cloud::Aws, Severity::Warning, source::kNatGateway, kZoneTransfer, usedAcrossZones,
             useZonesOwn},
};

}  // namespace

std::span<const RuleInfo> awsNatRules() { return kAwsNatRules; }

}  // namespace pb::net
