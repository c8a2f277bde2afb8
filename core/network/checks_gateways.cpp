// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on AWS gateways other than NAT, on VPN and on endpoints.
#include "core/network/checks.h"
#include "core/network/sources.h"

#include <algorithm>
#include <set>

namespace pb::net {

namespace {

constexpr std::array kAttachable{Kind::InternetGateway, Kind::EgressOnlyInternetGateway, Kind::VirtualPrivateGateway};

LimitId limitOf(Kind kind)
{
    switch (kind) {
    case Kind::InternetGateway:
        return LimitId::AwsVpcInternetGateways;
    case Kind::EgressOnlyInternetGateway:
        return LimitId::AwsVpcEgressOnlyGateways;
    default:
        return LimitId::AwsVpcVirtualPrivateGateways;
    }
}

void detached(const Facts& facts, Report& report)
{
    for (const Kind kind : kAttachable)
        for (const Element* gateway : facts.index().all(kind))
            if (!facts.index().attachedVpc(*gateway))
                report.add({gateway->id}, {nameOf(*gateway)});
}

/// To the one VPC of its region that has no such gateway; several: the person has to choose.
Edits attach(const Facts& facts, const Finding& finding)
{
    const Element* gateway = facts.index().find(finding.subjects.front());
    std::vector<const Element*> candidates;
    for (const Element* vpc : facts.index().all(Kind::Vpc))
        if (facts.index().regionOf(*vpc) == facts.index().regionOf(*gateway) &&
            facts.index().gatewaysOf(vpc->id, gateway->kind()).empty())
            candidates.push_back(vpc);
    return candidates.size() == 1 ? Edits{setField(gateway->id, "vpc", candidates.front()->id)} : Edits{};
}

void second(const Facts& facts, Report& report)
{
    for (const Element* vpc : facts.index().all(Kind::Vpc))
        for (const Kind kind : kAttachable) {
            const auto gateways = facts.index().gatewaysOf(vpc->id, kind);
            const auto most = static_cast<std::size_t>(facts.limit(limitOf(kind)).value_or(1));
            for (std::size_t i = most; i < gateways.size(); ++i)
                report.add({gateways[i]->id, gateways.front()->id},
                           {nameOf(*vpc), nameOf(*gateways[i]), nameOf(*gateways.front())});
        }
}

void egressOnlyWithoutIpv6(const Facts& facts, Report& report)
{
    for (const Element* gateway : facts.index().all(Kind::EgressOnlyInternetGateway))
        if (const Element* vpc = facts.index().attachedVpc(*gateway); vpc && vpc->as<Vpc>()->ipv6.empty())
            report.add({gateway->id}, {nameOf(*gateway), nameOf(*vpc)});
}

void internetGatewayWithoutRoute(const Facts& facts, Report& report)
{
    for (const Element* gateway : facts.index().all(Kind::InternetGateway)) {
        const Element* vpc = facts.index().attachedVpc(*gateway);
        const auto users = facts.index().referrers(gateway->id);
        const bool routed = std::any_of(users.begin(), users.end(), [&](const Element* user) {
            return user->kind() == Kind::RouteTable && !facts.index().subnetsUnder(user->id).empty();
        });
        if (vpc && !routed)
            report.add({gateway->id}, {nameOf(*gateway), nameOf(*vpc)});
    }
}

void defaultVpcInUse(const Facts& facts, Report& report)
{
    for (const Element* vpc : facts.index().all(Kind::Vpc))
        if (vpc->as<Vpc>()->is_default && !facts.index().interfacesIn(vpc->id).empty())
            report.add({vpc->id}, {nameOf(*vpc), std::to_string(facts.index().interfacesIn(vpc->id).size())});
}

/// Public addresses that VPC Block Public Access makes useless.
void blockedPublic(const Facts& facts, Report& report)
{
    for (const Element* vpc : facts.index().all(Kind::Vpc)) {
        if (vpc->as<Vpc>()->internet_block == InternetBlock::Off)
            continue;
        std::vector<std::string> names;
        for (const Element* interface : facts.index().interfacesIn(vpc->id))
            if (interface->as<NetworkInterface>()->public_ip)
                names.push_back(nameOf(*interface));
        if (!names.empty())
            report.add({vpc->id}, {nameOf(*vpc), joined(names)});
    }
}

Edits unblock(const Facts&, const Finding& finding)
{
    return {setField(finding.subjects.front(), "internet_block", std::string(enumName(InternetBlock::Off)))};
}

/// An imported transit gateway is not modelled, so a connection that ends there names no gateway.
bool hasTransitGateway(const Facts& facts)
{
    const auto opaque = facts.index().all(Kind::Opaque);
    return std::any_of(opaque.begin(), opaque.end(),
                       [](const Element* e) { return e->as<Opaque>()->type == "AWS::EC2::TransitGateway"; });
}

void vpnIncomplete(const Facts& facts, Report& report)
{
    const bool elsewhere = hasTransitGateway(facts);
    for (const Element* vpn : facts.index().all(Kind::VpnConnection)) {
        const auto* data = vpn->as<VpnConnection>();
        const bool gateway = facts.index().find<VirtualPrivateGateway>(data->gateway) ||
                             facts.index().find<TransitGateway>(data->gateway) || (!data->gateway && elsewhere);
        if (!gateway || !facts.index().find<CustomerGateway>(data->customer_gateway))
            report.add({vpn->id}, {nameOf(*vpn)});
    }
}

/// The two gateways of a drawing with one of each can only be the ones that are meant.
Edits completeVpn(const Facts& facts, const Finding& finding)
{
    const auto* data = facts.index().find<VpnConnection>(finding.subjects.front());
    Edits edits;
    const auto only = [&](ElementId now, Kind kind, std::string_view field) {
        if (facts.index().find(now))
            return true;
        const auto all = facts.index().all(kind);
        if (all.size() == 1)
            edits.push_back(setField(finding.subjects.front(), field, all.front()->id));
        return all.size() == 1;
    };
    const bool found = only(data->gateway, Kind::VirtualPrivateGateway, "gateway") &&
                       only(data->customer_gateway, Kind::CustomerGateway, "customer_gateway");
    return found ? Edits{batch(std::move(edits))} : Edits{};
}

void vpnTunnelDown(const Facts& facts, Report& report)
{
    for (const Element* vpn : facts.index().all(Kind::VpnConnection))
        if (const auto up = vpn->as<VpnConnection>()->tunnels_up; up < 2)
            report.add({vpn->id}, {nameOf(*vpn), std::to_string(up)});
}

Edits bothTunnels(const Facts&, const Finding& finding)
{
    return {setField(finding.subjects.front(), "tunnels_up", std::int64_t{2})};
}

void vpnWithoutStaticRoutes(const Facts& facts, Report& report)
{
    for (const Element* vpn : facts.index().all(Kind::VpnConnection)) {
        const auto* data = vpn->as<VpnConnection>();
        if (data->routing == VpnRouting::Static && data->static_routes.empty())
            report.add({vpn->id}, {nameOf(*vpn)});
    }
}

Edits routesOfSite(const Facts& facts, const Finding& finding)
{
    const auto* vpn = facts.index().find<VpnConnection>(finding.subjects.front());
    const auto* customer = facts.index().find<CustomerGateway>(vpn->customer_gateway);
    const auto* site = customer ? facts.index().find<OnPremises>(customer->site) : nullptr;
    return site && !site->prefixes.empty() ? Edits{setField(finding.subjects.front(), "static_routes", site->prefixes)}
                                           : Edits{};
}

std::vector<const Element*> connectionsOf(const Facts& facts, ElementId gateway)
{
    std::vector<const Element*> out;
    for (const Element* user : facts.index().referrers(gateway))
        if (user->kind() == Kind::VpnConnection)
            out.push_back(user);
    return out;
}

/// All VPN connections of a gateway end at one device on the customer's side.
void singleDevice(const Facts& facts, Report& report)
{
    for (const Element* gateway : facts.index().all(Kind::VirtualPrivateGateway)) {
        std::set<ElementId> devices;
        for (const Element* vpn : connectionsOf(facts, gateway->id))
            if (const auto id = vpn->as<VpnConnection>()->customer_gateway; facts.index().find(id))
                devices.insert(id);
        if (devices.size() == 1)
            report.add({gateway->id}, {nameOf(*gateway), nameOf(*facts.index().find(*devices.begin()))});
    }
}

bool routesTo(const RouteTable& table, ElementId gateway)
{
    const bool propagated =
        std::find(table.propagating.begin(), table.propagating.end(), gateway) != table.propagating.end();
    return propagated || std::any_of(table.routes.begin(), table.routes.end(),
                                     [&](const Route& route) { return route.target == gateway; });
}

void vpnWithoutRoute(const Facts& facts, Report& report)
{
    for (const Element* gateway : facts.index().all(Kind::VirtualPrivateGateway)) {
        const Element* vpc = facts.index().attachedVpc(*gateway);
        if (!vpc || connectionsOf(facts, gateway->id).empty())
            continue;
        const auto tables = tablesInForce(facts, vpc->id);
        if (!tables.empty() && std::none_of(tables.begin(), tables.end(), [&](const Element* table) {
                return routesTo(*table->as<RouteTable>(), gateway->id);
            }))
            report.add({gateway->id}, {nameOf(*gateway), nameOf(*vpc)});
    }
}

Edits propagate(const Facts& facts, const Finding& finding)
{
    const Element* gateway = facts.index().find(finding.subjects.front());
    Edits edits;
    for (const Element* table : tablesInForce(facts, facts.index().attachedVpc(*gateway)->id)) {
        ElementIds propagating = table->as<RouteTable>()->propagating;
        propagating.push_back(gateway->id);
        edits.push_back(setField(table->id, "propagating", std::move(propagating)));
    }
    return {batch(std::move(edits))};
}

void endpointWithoutTable(const Facts& facts, Report& report)
{
    for (const Element* endpoint : facts.index().all(Kind::VpcEndpoint)) {
        const auto* data = endpoint->as<VpcEndpoint>();
        const auto users = facts.index().referrers(endpoint->id);
        const bool routed = std::any_of(users.begin(), users.end(),
                                        [](const Element* user) { return user->kind() == Kind::RouteTable; });
        if (data->type == EndpointType::Gateway && data->route_tables.empty() && !routed)
            report.add({endpoint->id}, {nameOf(*endpoint), data->service});
    }
}

Edits endpointInAllTables(const Facts& facts, const Finding& finding)
{
    const Element* vpc = facts.index().vpcOf(*facts.index().find(finding.subjects.front()));
    ElementIds tables;
    for (const Element* table : vpc ? tablesInForce(facts, vpc->id) : std::vector<const Element*>{})
        tables.push_back(table->id);
    return tables.empty() ? Edits{} : Edits{setField(finding.subjects.front(), "route_tables", std::move(tables))};
}

constexpr std::array kAwsGatewayRules{
    RuleInfo{"aws.gateway.detached", Cloud::Aws, Severity::Warning, source::kInternetGateway, kTopology, detached,
             attach},
    RuleInfo{"aws.gateway.second", Cloud::Aws, Severity::Error, source::kQuotas, kLimitsAndTopology, second,
             removeSubject},
    RuleInfo{"aws.gateway.egress_only_without_ipv6", Cloud::Aws, Severity::Hint, source::kEgressOnly, kTopology,
             egressOnlyWithoutIpv6, removeSubject},
    RuleInfo{"aws.gateway.internet_without_route", Cloud::Aws, Severity::Hint, source::kInternetGateway, kTopology,
             internetGatewayWithoutRoute},
    RuleInfo{"aws.vpc.default_in_use", Cloud::Aws, Severity::Hint, source::kDefaultVpc, kProtection, defaultVpcInUse},
    RuleInfo{"aws.vpc.blocked_public_access", Cloud::Aws, Severity::Warning, source::kBlockPublicAccess, kPaths,
             blockedPublic, unblock, Date{2024, 11, 19}},
    RuleInfo{"aws.vpn.incomplete", Cloud::Aws, Severity::Error, source::kVpn, kTopology, vpnIncomplete, completeVpn},
    RuleInfo{"aws.vpn.tunnel_down", Cloud::Aws, Severity::Warning, source::kVpn, kResilience, vpnTunnelDown,
             bothTunnels},
    RuleInfo{"aws.vpn.single_device", Cloud::Aws, Severity::Warning, source::kVpn, kResilience, singleDevice},
    RuleInfo{"aws.vpn.no_static_routes", Cloud::Aws, Severity::Error, source::kVpnRoutes, kTopology,
             vpnWithoutStaticRoutes, routesOfSite},
    RuleInfo{"aws.vpn.no_route", Cloud::Aws, Severity::Warning, source::kVpnRoutes, kTopology, vpnWithoutRoute,
             propagate},
    RuleInfo{"aws.endpoint.no_route_table", Cloud::Aws, Severity::Warning, source::kEndpoints, kPaths,
             endpointWithoutTable, endpointInAllTables},
};

}  // namespace

std::span<const RuleInfo> awsGatewayRules() { return kAwsGatewayRules; }

}  // namespace pb::net
