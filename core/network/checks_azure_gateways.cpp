// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on Azure gateways, the subnets with a name of their own, and peering.
#include "core/base/ascii.h"
#include "core/network/checks.h"
#include "core/network/sources.h"

#include <algorithm>

namespace pb::net {

namespace {

constexpr std::string_view kGatewaySubnet = "GatewaySubnet";

struct SpecialSubnet {
    std::string_view name;
    LimitId longest;
};
constexpr std::array kSpecial{SpecialSubnet{kGatewaySubnet, LimitId::AzureGatewaySubnetLongest},
                              SpecialSubnet{"AzureBastionSubnet", LimitId::AzureBastionSubnetLongest},
                              SpecialSubnet{"AzureFirewallSubnet", LimitId::AzureFirewallSubnetLongest}};

const SpecialSubnet* specialOf(const Element& subnet, bool exact)
{
    for (const SpecialSubnet& special : kSpecial)
        if (exact ? subnet.name == special.name : sameButCase(subnet.name, special.name))
            return &special;
    return nullptr;
}

bool isGatewaySubnet(const Element& subnet) { return subnet.name == kGatewaySubnet; }

void specialTooSmall(const Facts& facts, Report& report)
{
    for (const Element* subnet : facts.index().all(Kind::AzureSubnet)) {
        const SpecialSubnet* special = specialOf(*subnet, true);
        const auto longest = special ? facts.limit(special->longest) : std::nullopt;
        for (const Prefix& block : blocksOf(*subnet))
            if (longest && block.family() == Family::V4 && block.length() > *longest)
                report.add({subnet->id}, {nameOf(*subnet), block.text(), std::to_string(*longest)});
    }
}

Edits widenSpecial(const Facts& facts, const Finding& finding)
{
    const Element* subnet = facts.index().find(finding.subjects.front());
    const Element* vnet = facts.index().vnetOf(*subnet);
    const int longest = static_cast<int>(facts.limit(specialOf(*subnet, true)->longest).value_or(0));
    if (!vnet || (isDeployed(*subnet) && !facts.index().children(subnet->id).empty()))
        return {};
    for (const Prefix& block : blocksOf(*subnet))
        if (block.family() == Family::V4 && block.length() > longest)
            if (const auto free = freeBlockIn(facts, *vnet, Family::V4, longest, subnet->id))
                return {moveBlock(facts, *subnet, block, *free)};
    return {};
}

void specialMisspelt(const Facts& facts, Report& report)
{
    for (const Element* subnet : facts.index().all(Kind::AzureSubnet))
        if (const SpecialSubnet* special = specialOf(*subnet, false); special && !specialOf(*subnet, true))
            report.add({subnet->id}, {nameOf(*subnet), std::string(special->name)});
}

Edits spellSpecial(const Facts& facts, const Finding& finding)
{
    const SpecialSubnet* special = specialOf(*facts.index().find(finding.subjects.front()), false);
    return {setField(finding.subjects.front(), "name", std::string(special->name))};
}

void gatewayElsewhere(const Facts& facts, Report& report)
{
    for (const Element* gateway : facts.index().all(Kind::VirtualNetworkGateway)) {
        const Element* subnet = facts.index().subnetOf(*gateway);
        if (subnet && !sameButCase(subnet->name, kGatewaySubnet))
            report.add({gateway->id}, {nameOf(*gateway), nameOf(*subnet)});
    }
}

/// Into the virtual network's GatewaySubnet; without one, a subnet of its own of that name.
Edits toGatewaySubnet(const Facts& facts, const Finding& finding)
{
    const Element* gateway = facts.index().find(finding.subjects.front());
    const Element* vnet = facts.index().vnetOf(*gateway);
    if (!vnet)
        return {};
    for (const Element* subnet : facts.index().subnetsIn(vnet->id))
        if (isGatewaySubnet(*subnet))
            return {{Place{gateway->id, subnet->id, gateway->box}}};
    const auto longest = facts.limit(LimitId::AzureGatewaySubnetLongest);
    const auto free = longest ? freeBlockIn(facts, *vnet, Family::V4, static_cast<int>(*longest), {}) : std::nullopt;
    if (!free)
        return {};
    AzureSubnet data;
    data.prefixes = {*free};
    Element subnet;
    subnet.id = {facts.network().topology.highest().value + 1};
    subnet.parent = vnet->id;
    subnet.name = kGatewaySubnet;
    subnet.data = std::move(data);
    const ElementId id = subnet.id;
    return {batch({{AddElements{{std::move(subnet)}}}, {Place{gateway->id, id, gateway->box}}})};
}

void gatewaySubnetFiltered(const Facts& facts, Report& report)
{
    for (const Element* subnet : facts.index().all(Kind::AzureSubnet))
        if (const Element* nsg = facts.index().nsgOf(*subnet); nsg && isGatewaySubnet(*subnet))
            report.add({subnet->id}, {nameOf(*subnet), nameOf(*nsg)});
}

Edits dropFilter(const Facts&, const Finding& finding)
{
    return {setField(finding.subjects.front(), "security_group", ElementId{})};
}

bool isDefaultRoute(const UserRoute& route) { return route.destination && isWorld(*route.destination); }

void gatewaySubnetDefaultRoute(const Facts& facts, Report& report)
{
    for (const Element* subnet : facts.index().all(Kind::AzureSubnet)) {
        const Element* table = facts.index().routeTableOf(*subnet);
        if (!table || !isGatewaySubnet(*subnet))
            continue;
        const UserRoutes& routes = table->as<AzureRouteTable>()->routes;
        if (std::any_of(routes.begin(), routes.end(), isDefaultRoute))
            report.add({subnet->id}, {nameOf(*subnet), nameOf(*table)});
    }
}

Edits dropTable(const Facts&, const Finding& finding)
{
    return {setField(finding.subjects.front(), "route_table", ElementId{})};
}

void gatewaySubnetNat(const Facts& facts, Report& report)
{
    for (const Element* subnet : facts.index().all(Kind::AzureSubnet))
        if (const Element* nat = facts.index().find(subnet->as<AzureSubnet>()->nat_gateway);
            nat && isGatewaySubnet(*subnet))
            report.add({subnet->id}, {nameOf(*subnet), nameOf(*nat)});
}

Edits dropNat(const Facts&, const Finding& finding)
{
    return {setField(finding.subjects.front(), "nat_gateway", ElementId{})};
}

void second(const Facts& facts, Report& report)
{
    const auto most = static_cast<std::size_t>(facts.limit(LimitId::AzureVnetGatewaysPerType).value_or(1));
    for (const Element* vnet : facts.index().all(Kind::VirtualNetwork))
        for (const AzureGatewayType type : {AzureGatewayType::Vpn, AzureGatewayType::ExpressRoute}) {
            std::vector<const Element*> gateways;
            for (const Element* gateway : facts.index().virtualGatewaysIn(vnet->id))
                if (gateway->as<VirtualNetworkGateway>()->type == type)
                    gateways.push_back(gateway);
            for (std::size_t i = most; i < gateways.size(); ++i)
                report.add({gateways[i]->id, gateways.front()->id},
                           {nameOf(*vnet), nameOf(*gateways[i]), nameOf(*gateways.front())});
        }
}

void activePassive(const Facts& facts, Report& report)
{
    for (const Element* gateway : facts.index().all(Kind::VirtualNetworkGateway)) {
        const auto* data = gateway->as<VirtualNetworkGateway>();
        if (data->type == AzureGatewayType::Vpn && !data->active_active)
            report.add({gateway->id}, {nameOf(*gateway)});
    }
}

Edits activeActive(const Facts&, const Finding& finding)
{
    return {setField(finding.subjects.front(), "active_active", true)};
}

void connectionIncomplete(const Facts& facts, Report& report)
{
    for (const Element* connection : facts.index().all(Kind::Connection)) {
        const auto* data = connection->as<Connection>();
        if (!facts.index().find<VirtualNetworkGateway>(data->gateway) || !facts.index().find(data->peer))
            report.add({connection->id}, {nameOf(*connection)});
    }
}

struct Half {
    const Element* vnet = nullptr;
    const Element* peer = nullptr;
    bool useRemote = false;  ///< this side wants the peer's gateway
    bool peerOffers = false;
    std::string_view useField, offerField;
};

std::array<Half, 2> halvesOf(const Facts& facts, const Element& peering)
{
    const auto* data = peering.as<VnetPeering>();
    const auto vnet = [&](ElementId id) {
        return facts.index().find<VirtualNetwork>(id) ? facts.index().find(id) : nullptr;
    };
    const Element* left = vnet(data->left);
    const Element* right = vnet(data->right);
    return {Half{left, right, data->left_remote_gateways, data->right_gateway_transit, "left_remote_gateways",
                 "right_gateway_transit"},
            Half{right, left, data->right_remote_gateways, data->left_gateway_transit, "right_remote_gateways",
                 "left_gateway_transit"}};
}

void peeringIncomplete(const Facts& facts, Report& report)
{
    for (const Element* peering : facts.index().all(Kind::VnetPeering))
        if (const auto halves = halvesOf(facts, *peering);
            !halves[0].vnet || !halves[1].vnet || halves[0].vnet == halves[1].vnet)
            report.add({peering->id}, {nameOf(*peering)});
}

void peeringOverlap(const Facts& facts, Report& report)
{
    for (const Element* peering : facts.index().all(Kind::VnetPeering)) {
        const auto [left, right] = halvesOf(facts, *peering);
        if (!left.vnet || !right.vnet || left.vnet == right.vnet)
            continue;
        for (const Prefix& one : blocksOf(*left.vnet))
            for (const Prefix& other : blocksOf(*right.vnet))
                if (one.overlaps(other))
                    report.add({peering->id, left.vnet->id, right.vnet->id},
                               {nameOf(*peering), nameOf(*left.vnet), one.text(), nameOf(*right.vnet), other.text()});
    }
}

void peeringHalf(const Facts& facts, Report& report)
{
    for (const Element* peering : facts.index().all(Kind::VnetPeering)) {
        const auto* data = peering->as<VnetPeering>();
        if (!data->left_link || !data->right_link)
            report.add({peering->id}, {nameOf(*peering)});
    }
}

Edits bothHalves(const Facts&, const Finding& finding)
{
    return {batch({setField(finding.subjects.front(), "left_link", true),
                   setField(finding.subjects.front(), "right_link", true)})};
}

/// A side uses the peer's gateway, but the peer offers none, has none, or the side has one of its own.
bool isRefused(const Facts& facts, const Half& half)
{
    return half.useRemote && half.vnet && half.peer &&
           (!half.peerOffers || facts.index().virtualGatewaysIn(half.peer->id).empty() ||
            !facts.index().virtualGatewaysIn(half.vnet->id).empty());
}

void transitRefused(const Facts& facts, Report& report)
{
    for (const Element* peering : facts.index().all(Kind::VnetPeering))
        for (const Half& half : halvesOf(facts, *peering))
            if (isRefused(facts, half))
                report.add({peering->id, half.vnet->id}, {nameOf(*peering), nameOf(*half.vnet), nameOf(*half.peer)});
}

Edits settleTransit(const Facts& facts, const Finding& finding)
{
    const Element* peering = facts.index().find(finding.subjects[0]);
    Edits out;
    for (const Half& half : halvesOf(facts, *peering)) {
        if (!half.vnet || half.vnet->id != finding.subjects[1] || !isRefused(facts, half))
            continue;
        const bool onlyTheOffer = !facts.index().virtualGatewaysIn(half.peer->id).empty() &&
                                  facts.index().virtualGatewaysIn(half.vnet->id).empty();
        if (onlyTheOffer)
            out.push_back(setField(peering->id, half.offerField, true));
        out.push_back(setField(peering->id, half.useField, false));
    }
    return out;
}

void tooManyPeerings(const Facts& facts, Report& report)
{
    const auto most = facts.limit(LimitId::AzureVnetPeerings);
    for (const Element* vnet : facts.index().all(Kind::VirtualNetwork))
        if (const auto count = facts.index().peeringsOf(vnet->id).size();
            most && count > static_cast<std::size_t>(*most))
            report.add({vnet->id}, {nameOf(*vnet), std::to_string(count), std::to_string(*most)});
}

constexpr std::array kAzureGatewayRules{
    RuleInfo{"azure.subnet.special_too_small", Cloud::Azure, Severity::Error, source::kVpnGateway, kLimitsAndTopology,
             specialTooSmall, widenSpecial},
    RuleInfo{"azure.subnet.special_misspelt", Cloud::Azure, Severity::Error, source::kVpnGateway, kTopology,
             specialMisspelt, spellSpecial},
    RuleInfo{"azure.gateway.not_in_gateway_subnet", Cloud::Azure, Severity::Error, source::kVpnGateway, kTopology,
             gatewayElsewhere, toGatewaySubnet},
    RuleInfo{"azure.gateway_subnet.nsg", Cloud::Azure, Severity::Error, source::kVpnGateway, kTopology,
             gatewaySubnetFiltered, dropFilter},
    RuleInfo{"azure.gateway_subnet.default_route", Cloud::Azure, Severity::Error, source::kVpnGateway, kTopology,
             gatewaySubnetDefaultRoute, dropTable},
    RuleInfo{"azure.gateway_subnet.nat", Cloud::Azure, Severity::Error, source::kAzureNat, kTopology, gatewaySubnetNat,
             dropNat},
    RuleInfo{"azure.gateway.second", Cloud::Azure, Severity::Error, source::kVpnGateway, kLimitsAndTopology, second,
             removeSubject},
    RuleInfo{"azure.gateway.active_passive", Cloud::Azure, Severity::Hint, source::kActiveActive, kResilience,
             activePassive, activeActive},
    RuleInfo{"azure.connection.incomplete", Cloud::Azure, Severity::Error, source::kVpnGateway, kTopology,
             connectionIncomplete},
    RuleInfo{"azure.peering.incomplete", Cloud::Azure, Severity::Error, source::kAzurePeering, kTopology,
             peeringIncomplete},
    RuleInfo{"azure.peering.overlap", Cloud::Azure, Severity::Error, source::kAzurePeering, kTopology, peeringOverlap},
    RuleInfo{"azure.peering.half", Cloud::Azure, Severity::Warning, source::kAzurePeering, kTopology, peeringHalf,
             bothHalves},
    RuleInfo{"azure.peering.transit_refused", Cloud::Azure, Severity::Error, source::kAzurePeering, kTopology,
             transitRefused, settleTransit},
    RuleInfo{"azure.vnet.too_many_peerings", Cloud::Azure, Severity::Warning, source::kAzureLimits, kServiceLimits,
             tooManyPeerings},
};

}  // namespace

std::span<const RuleInfo> azureGatewayRules() { return kAzureGatewayRules; }

}  // namespace pb::net
