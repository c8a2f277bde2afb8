// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on Direct Connect.
#include "core/network/checks.h"
#include "core/network/route.h"
#include "core/network/sources.h"

#include <algorithm>
#include <map>
#include <set>

namespace pb::net {

namespace {

/// What leads to a site: lines, and whether a VPN does beside them.
struct Links {
    std::vector<const Element*> lines;
    bool vpn = false;
};
std::map<ElementId, Links> linksBySite(const Facts& facts)
{
    std::map<ElementId, Links> out;
    for (const Element* line : facts.index().all(Kind::DirectConnectConnection))
        if (const ElementId site = line->as<DirectConnectConnection>()->site; facts.index().find<OnPremises>(site))
            out[site].lines.push_back(line);
    for (const Element* vpn : facts.index().all(Kind::VpnConnection))
        if (const auto* customer = facts.index().find<CustomerGateway>(vpn->as<VpnConnection>()->customer_gateway))
            if (const auto it = out.find(customer->site); it != out.end())
                it->second.vpn = true;
    return out;
}

void singleConnection(const Facts& facts, Report& report)
{
    for (const auto& [site, links] : linksBySite(facts))
        if (links.lines.size() == 1 && !links.vpn)
            report.add({links.lines.front()->id, site},
                       {nameOf(*links.lines.front()), nameOf(*facts.index().find(site))});
}

void singleLocation(const Facts& facts, Report& report)
{
    for (const auto& [site, links] : linksBySite(facts)) {
        std::set<std::string> places;
        for (const Element* line : links.lines)
            places.insert(line->as<DirectConnectConnection>()->location);
        if (links.lines.size() > 1 && places.size() == 1 && !places.begin()->empty() && !links.vpn)
            report.add({links.lines.front()->id, site}, {nameOf(*facts.index().find(site)), *places.begin()});
    }
}

std::vector<const Element*> interfacesOf(const Facts& facts, ElementId line)
{
    std::vector<const Element*> out;
    for (const Element* user : facts.index().referrers(line))
        if (user->as<VirtualInterface>())
            out.push_back(user);
    return out;
}

void tooManyInterfaces(const Facts& facts, Report& report)
{
    const auto most = facts.limit(LimitId::AwsDirectConnectInterfaces);
    for (const Element* line : facts.index().all(Kind::DirectConnectConnection))
        if (const auto count = std::ssize(interfacesOf(facts, line->id)); most && count > *most)
            report.add({line->id}, {nameOf(*line), std::to_string(count), std::to_string(*most)});
}

void tooWide(const Facts& facts, Report& report)
{
    const auto most = facts.limit(LimitId::AwsDirectConnectBandwidth);
    for (const Element* line : facts.index().all(Kind::DirectConnectConnection))
        if (const auto mbps = line->as<DirectConnectConnection>()->bandwidth; most && mbps > *most)
            report.add({line->id}, {nameOf(*line), std::to_string(mbps), std::to_string(*most)});
}

Edits narrow(const Facts& facts, const Finding& finding)
{
    return {setField(finding.subjects.front(), "bandwidth", *facts.limit(LimitId::AwsDirectConnectBandwidth))};
}

void noSite(const Facts& facts, Report& report)
{
    for (const Element* line : facts.index().all(Kind::DirectConnectConnection))
        if (!facts.index().find<OnPremises>(line->as<DirectConnectConnection>()->site))
            report.add({line->id}, {nameOf(*line)});
}

/// A private interface leads to either gateway, a transit one to a Direct Connect gateway, a public one to none.
bool leadsNowhere(const Facts& facts, const VirtualInterface& data)
{
    if (!facts.index().find<DirectConnectConnection>(data.connection))
        return true;
    const bool direct = facts.index().find<DirectConnectGateway>(data.gateway);
    if (data.type == VirtualInterfaceType::Public)
        return false;
    return !direct &&
           (data.type == VirtualInterfaceType::Transit || !facts.index().find<VirtualPrivateGateway>(data.gateway));
}

void incompleteInterface(const Facts& facts, Report& report)
{
    for (const Element* interface : facts.index().all(Kind::VirtualInterface))
        if (leadsNowhere(facts, *interface->as<VirtualInterface>()))
            report.add({interface->id}, {nameOf(*interface)});
}

void interfaceDown(const Facts& facts, Report& report)
{
    for (const Element* interface : facts.index().all(Kind::VirtualInterface))
        if (!interface->as<VirtualInterface>()->up)
            report.add({interface->id}, {nameOf(*interface)});
}

Edits bringUp(const Facts&, const Finding& finding) { return {setField(finding.subjects.front(), "up", true)}; }

void repeatedVlan(const Facts& facts, Report& report)
{
    std::map<std::pair<ElementId, std::int64_t>, const Element*> seen;
    for (const Element* interface : facts.index().all(Kind::VirtualInterface)) {
        const auto* data = interface->as<VirtualInterface>();
        if (!facts.index().find(data->connection))
            continue;
        const auto [it, fresh] = seen.emplace(std::pair(data->connection, data->vlan), interface);
        if (!fresh)
            report.add({interface->id, it->second->id},
                       {nameOf(*interface), nameOf(*it->second), std::to_string(data->vlan)});
    }
}

Edits freeVlan(const Facts& facts, const Finding& finding)
{
    const auto* data = facts.index().find<VirtualInterface>(finding.subjects.front());
    std::set<std::int64_t> taken;
    for (const Element* other : interfacesOf(facts, data->connection))
        taken.insert(other->as<VirtualInterface>()->vlan);
    for (std::int64_t vlan = 1; vlan <= 4094; ++vlan)
        if (!taken.contains(vlan))
            return {setField(finding.subjects.front(), "vlan", vlan)};
    return {};
}

struct Associated {
    ElementIds transit, privates;
};
Associated associatedWith(const Facts& facts, const Element& gateway)
{
    Associated out;
    for (const ElementId id : gateway.as<DirectConnectGateway>()->gateways) {
        if (facts.index().find<TransitGateway>(id))
            out.transit.push_back(id);
        else if (facts.index().find<VirtualPrivateGateway>(id))
            out.privates.push_back(id);
    }
    return out;
}

void noAllowedPrefixes(const Facts& facts, Report& report)
{
    for (const Element* gateway : facts.index().all(Kind::DirectConnectGateway))
        if (const auto with = associatedWith(facts, *gateway);
            !with.transit.empty() && gateway->as<DirectConnectGateway>()->allowed_prefixes.empty())
            report.add({gateway->id}, {nameOf(*gateway), nameOf(*facts.index().find(with.transit.front()))});
}

/// The blocks of all VPCs at the associated transit gateways.
Edits allowVpcs(const Facts& facts, const Finding& finding)
{
    const Element* gateway = facts.index().find(finding.subjects.front());
    Prefixes blocks;
    for (const ElementId id : associatedWith(facts, *gateway).transit)
        for (const Element* user : facts.index().referrers(id)) {
            const auto* attachment = user->as<TransitGatewayAttachment>();
            const Element* vpc = attachment ? facts.index().find(attachment->resource) : nullptr;
            for (const Prefix& block : vpc && vpc->as<Vpc>() ? blocksOf(*vpc) : Prefixes{})
                if (std::find(blocks.begin(), blocks.end(), block) == blocks.end())
                    blocks.push_back(block);
        }
    return blocks.empty() ? Edits{} : Edits{setField(gateway->id, "allowed_prefixes", std::move(blocks))};
}

void mixedGateways(const Facts& facts, Report& report)
{
    for (const Element* gateway : facts.index().all(Kind::DirectConnectGateway))
        if (const auto with = associatedWith(facts, *gateway); !with.transit.empty() && !with.privates.empty())
            report.add({gateway->id}, {nameOf(*gateway)});
}

Edits keepOneKind(const Facts& facts, const Finding& finding)
{
    const auto with = associatedWith(facts, *facts.index().find(finding.subjects.front()));
    return {setField(finding.subjects.front(), "gateways", with.transit),
            setField(finding.subjects.front(), "gateways", with.privates)};
}

/// An association with a transit gateway is an attachment there too.
void notAttached(const Facts& facts, Report& report)
{
    for (const Element* gateway : facts.index().all(Kind::DirectConnectGateway))
        for (const ElementId id : associatedWith(facts, *gateway).transit)
            if (!attachmentOf(facts.index(), id, gateway->id))
                report.add({gateway->id, id}, {nameOf(*gateway), nameOf(*facts.index().find(id))});
}

Edits attach(const Facts& facts, const Finding& finding)
{
    const Element* transit = facts.index().find(finding.subjects[1]);
    Element made;
    made.id = {facts.network().topology.highest().value + 1};
    made.parent = transit->parent;
    made.name = "tgw-attachment-" + nameOf(*facts.index().find(finding.subjects[0]));
    made.box = {transit->box.x, transit->box.y + 80, 0, 0};
    TransitGatewayAttachment data;
    data.transit_gateway = transit->id;
    data.resource = finding.subjects[0];
    for (const Element* user : facts.index().referrers(transit->id))
        if (const auto* table = user->as<TransitGatewayRouteTable>(); table && table->transit_gateway == transit->id)
            data.route_table = user->id;
    made.data = std::move(data);
    return {{AddElements{{std::move(made)}}}};
}

void tooManyAssociations(const Facts& facts, Report& report)
{
    for (const Element* gateway : facts.index().all(Kind::DirectConnectGateway)) {
        const auto with = associatedWith(facts, *gateway);
        for (const auto& [list, limit] : {std::pair(&with.transit, LimitId::AwsDirectConnectGatewayTransit),
                                          std::pair(&with.privates, LimitId::AwsDirectConnectGatewayPrivate)})
            if (const auto most = facts.limit(limit); most && std::ssize(*list) > *most)
                report.add({gateway->id, list->front()},
                           {nameOf(*gateway), std::to_string(list->size()), std::to_string(*most)});
    }
}

constexpr std::array kDirectConnectRules{
    RuleInfo{"aws.direct_connect.single_connection", Cloud::Aws, Severity::Warning, source::kDirectResilience,
             kResilience, singleConnection},
    RuleInfo{"aws.direct_connect.single_location", Cloud::Aws, Severity::Warning, source::kDirectResilience,
             kResilience, singleLocation},
    RuleInfo{"aws.direct_connect.too_many_interfaces", Cloud::Aws, Severity::Error, source::kDirectQuotas,
             kServiceLimits, tooManyInterfaces},
    RuleInfo{"aws.direct_connect.bandwidth", Cloud::Aws, Severity::Error, source::kDirectQuotas, kServiceLimits,
             tooWide, narrow},
    RuleInfo{"aws.direct_connect.no_site", Cloud::Aws, Severity::Error, source::kOwn, kTopology, noSite},
    RuleInfo{"aws.virtual_interface.incomplete", Cloud::Aws, Severity::Error, source::kVirtualInterfaces, kTopology,
             incompleteInterface},
    RuleInfo{"aws.virtual_interface.down", Cloud::Aws, Severity::Warning, source::kOwn, kResilience, interfaceDown,
             bringUp},
    RuleInfo{"aws.virtual_interface.repeated_vlan", Cloud::Aws, Severity::Error, source::kVirtualInterfaces, kTopology,
             repeatedVlan, freeVlan},
    RuleInfo{"aws.direct_connect_gateway.no_allowed_prefixes", Cloud::Aws, Severity::Error, source::kDirectTransit,
             kPaths, noAllowedPrefixes, allowVpcs},
    RuleInfo{"aws.direct_connect_gateway.mixed", Cloud::Aws, Severity::Error, source::kDirectGateways, kTopology,
             mixedGateways, keepOneKind},
    RuleInfo{"aws.direct_connect_gateway.not_attached", Cloud::Aws, Severity::Error, source::kDirectTransit, kTopology,
             notAttached, attach},
    RuleInfo{"aws.direct_connect_gateway.too_many", Cloud::Aws, Severity::Error, source::kDirectQuotas, kServiceLimits,
             tooManyAssociations},
};

}  // namespace

std::span<const RuleInfo> directConnectRules() { return kDirectConnectRules; }

}  // namespace pb::net
