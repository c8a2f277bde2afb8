// SPDX-License-Identifier: GPL-3.0-or-later
// Rules that hold whatever the cloud.
#include "core/network/checks.h"
#include "core/network/sources.h"
#include "core/network/value.h"

#include <algorithm>
#include <map>
#include <set>

namespace pb::net {

namespace {

void dangling(const Facts& facts, Report& report)
{
    for (const auto& [id, element] : facts.network().topology.elements()) {
        std::size_t missing = 0;
        forEachReference(*element, [&](ElementId to) { missing += facts.index().find(to) ? 0u : 1u; });
        if (missing > 0)
            report.add({id}, {nameOf(*element), std::to_string(missing)});
    }
}

/// Clears what refers to nothing. An element whose parent is missing cannot be mended so.
Edits clearDangling(const Facts& facts, const Finding& finding)
{
    const Element* element = facts.index().find(finding.subjects.front());
    if (element->parent && !facts.index().find(element->parent))
        return {};
    std::vector<ElementId> missing;
    forEachReference(*element, [&](ElementId to) {
        if (!facts.index().find(to))
            missing.push_back(to);
    });
    Edit edit = clearReferencesEdit(*element, missing);
    return {std::move(edit)};
}

/// The networks that a site is joined to by VPN or ExpressRoute.
std::set<const Element*> networksJoinedTo(const Facts& facts, const Element& site)
{
    const Index& index = facts.index();
    std::set<const Element*> out;
    const auto throughConnections = [&](ElementId end) {
        for (const Element* user : index.referrers(end)) {
            if (const auto* vpn = user->as<VpnConnection>()) {
                const Element* gateway = index.find(vpn->gateway);
                out.insert(gateway ? index.attachedVpc(*gateway) : nullptr);
            } else if (const auto* connection = user->as<Connection>()) {
                const Element* gateway = index.find(connection->gateway);
                out.insert(gateway ? index.vnetOf(*gateway) : nullptr);
            }
        }
    };
    throughConnections(site.id);
    for (const Element* device : index.referrers(site.id))
        if (contains(kinds(Kind::CustomerGateway, Kind::LocalNetworkGateway), device->kind()))
            throughConnections(device->id);
    out.erase(nullptr);
    return out;
}

void siteOverlap(const Facts& facts, Report& report)
{
    for (const Kind kind : {Kind::OnPremises, Kind::LocalNetworkGateway})
        for (const Element* site : facts.index().all(kind))
            for (const Element* network : networksJoinedTo(facts, *site))
                for (const Prefix& theirs : blocksOf(*site))
                    for (const Prefix& ours : blocksOf(*network))
                        if (ours.overlaps(theirs) && !isWorld(theirs))
                            report.add({network->id, site->id},
                                       {nameOf(*network), ours.text(), nameOf(*site), theirs.text()});
}

struct Tier {
    std::vector<ElementId> machines;
    std::set<std::string> zones;
};

/// Machines of one tier in one network, of which a single zone's failure takes all.
void singleZoneTier(const Facts& facts, Report& report)
{
    std::map<std::pair<ElementId, std::string>, Tier> tiers;
    for (const Kind kind : {Kind::Instance, Kind::VirtualMachine})
        for (const Element* machine : facts.index().all(kind)) {
            const auto* instance = machine->as<Instance>();
            const std::string& name = instance ? instance->tier : machine->as<VirtualMachine>()->tier;
            const Element* network = facts.index().networkOf(*machine);
            if (name.empty() || !network)
                continue;
            Tier& tier = tiers[{network->id, name}];
            tier.machines.push_back(machine->id);
            if (const std::string zone = facts.index().zoneOf(*machine); !zone.empty())
                tier.zones.insert(zone);
        }
    for (const auto& [key, tier] : tiers)
        if (tier.zones.size() < 2)
            report.add(tier.machines,
                       {key.second, nameOf(*facts.index().find(key.first)), std::to_string(tier.machines.size()),
                        tier.zones.empty() ? std::string("-") : *tier.zones.begin()});
}

constexpr std::array kCommonRules{
    RuleInfo{"net.reference.dangling", Cloud::Common, Severity::Error, source::kOwn, kTopology, dangling,
             clearDangling},
    RuleInfo{"net.site.overlap", Cloud::Common, Severity::Error, source::kOwn, kTopology, siteOverlap},
    RuleInfo{"net.tier.single_zone", Cloud::Common, Severity::Warning, source::kAzureZones, kResilience,
             singleZoneTier},
};

}  // namespace

std::span<const RuleInfo> commonRules() { return kCommonRules; }

}  // namespace pb::net
