// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/route.h"

#include "core/network/filter_match.h"

#include <algorithm>
#include <tuple>

namespace pb::net {

namespace {

/// Of a route that an importer read as propagated by that target.
RouteOrigin originOf(const Index& index, ElementId target)
{
    const auto* attachment = index.find<TransitGatewayAttachment>(target);
    const Element* resource = attachment ? index.find(attachment->resource) : nullptr;
    if (resource && resource->as<Vpc>())
        return RouteOrigin::PropagatedVpc;
    if (resource && resource->as<DirectConnectGateway>())
        return RouteOrigin::PropagatedDirectConnect;
    return RouteOrigin::PropagatedVpn;
}

void addTableRows(const Index& index, const Element& element, const Routes& rows, std::vector<AwsRoute>& out)
{
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const bool gone = rows[i].state == RouteState::Blackhole || !index.find(rows[i].target);
        AwsRoute route{{},  RouteOrigin::Static, element.id, static_cast<int>(i), gone ? ElementId{} : rows[i].target,
                       gone};
        if (rows[i].destination) {
            route.destination = *rows[i].destination;
            if (rows[i].propagated)
                route.origin = originOf(index, rows[i].target);
            out.push_back(route);
        } else if (const auto* list = index.find<PrefixList>(rows[i].prefix_list)) {
            route.origin = RouteOrigin::PrefixList;
            for (const Prefix& prefix : list->prefixes) {
                route.destination = prefix;
                out.push_back(route);
            }
        }
    }
}

/// What the gateways hand to the table, but for what an importer has read as a row already.
void addPropagated(const Index& index, const Element& element, std::vector<AwsRoute>& out)
{
    for (const ElementId id : element.as<RouteTable>()->propagating) {
        const Element* gateway = index.find(id);
        for (const SiteLink& link : gateway ? siteLinksOf(index, *gateway) : std::vector<SiteLink>{})
            for (const Prefix& prefix : link.prefixes) {
                const auto same = [&](const AwsRoute& r) {
                    return r.destination == prefix && r.target == id && isPropagated(r.origin);
                };
                if (std::none_of(out.begin(), out.end(), same))
                    out.push_back({prefix, link.origin, element.id, -1, id, false});
            }
    }
}

/// Longest prefix first, then by origin, then as the table has them.
template <class Route>
RouteLookup<Route> choose(std::vector<Route> routes, const Address& destination)
{
    std::erase_if(routes, [&](const Route& r) { return !r.destination.contains(destination); });
    std::stable_sort(routes.begin(), routes.end(), [](const Route& a, const Route& b) {
        return std::tuple(-a.destination.length(), a.origin) < std::tuple(-b.destination.length(), b.origin);
    });
    RouteLookup<Route> out;
    if (routes.empty())
        return out;
    out.chosen = routes.front();
    out.losers.assign(routes.begin() + 1, routes.end());
    return out;
}

/// Moves the first loser that fits to the front.
template <class Route, class Fits>
void prefer(RouteLookup<Route>& lookup, Fits fits)
{
    const auto it = std::find_if(lookup.losers.begin(), lookup.losers.end(), fits);
    if (it == lookup.losers.end())
        return;
    const Route preferred = *it;
    lookup.losers.erase(it);
    lookup.losers.insert(lookup.losers.begin(), *lookup.chosen);
    lookup.chosen = preferred;
}

}  // namespace

std::vector<AwsRoute> awsRoutes(const Index& index, const Element& subnet)
{
    std::vector<AwsRoute> out;
    const Element* table = index.routeTableOf(subnet);
    if (const Element* vpc = index.vpcOf(subnet))
        for (const Prefixes* blocks : {&vpc->as<Vpc>()->ipv4, &vpc->as<Vpc>()->ipv6})
            for (const Prefix& block : *blocks)
                out.push_back({block, RouteOrigin::Local, table ? table->id : ElementId{}, -1, {}, false});
    if (table) {
        addTableRows(index, *table, table->as<RouteTable>()->routes, out);
        addPropagated(index, *table, out);
    }
    return out;
}

std::vector<AwsRoute> transitRoutes(const Index& index, const Element& table)
{
    std::vector<AwsRoute> out;
    const auto* data = table.as<TransitGatewayRouteTable>();
    addTableRows(index, table, data->routes, out);
    for (const ElementId id : data->propagating) {
        const auto* attachment = index.find<TransitGatewayAttachment>(id);
        const auto* vpn = attachment ? index.find<VpnConnection>(attachment->resource) : nullptr;
        const bool bgp = vpn && vpn->routing == VpnRouting::Bgp;
        for (const Prefix& prefix : attachment ? reachedBy(index, *attachment) : Prefixes{})
            out.push_back({prefix, bgp ? RouteOrigin::PropagatedBgp : originOf(index, id), table.id, -1, id, false});
    }
    return out;
}

RouteLookup<AwsRoute> lookUp(std::vector<AwsRoute> routes, const Address& destination)
{
    auto out = choose(std::move(routes), destination);
    // A propagated route never takes what the local route holds, however specific it is.
    if (out.chosen && isPropagated(out.chosen->origin))
        prefer(out, [](const AwsRoute& r) { return r.origin == RouteOrigin::Local; });
    return out;
}

RouteLookup<AzureRoute> lookUp(std::vector<AzureRoute> routes, const Address& destination)
{
    auto out = choose(std::move(routes), destination);
    // System routes of the network and its peers are preferred to more specific ones that a gateway has learnt.
    if (out.chosen && out.chosen->origin == RouteOrigin::Gateway)
        prefer(out,
               [](const AzureRoute& r) { return r.origin == RouteOrigin::Local || r.origin == RouteOrigin::Peering; });
    return out;
}

std::string routeText(const Index& index, const AwsRoute& route)
{
    const std::string to = route.destination.text();
    if (route.origin == RouteOrigin::Local)
        return to + " local";
    const Element* target = index.find(route.target);
    return to + (route.blackhole || !target ? std::string(" blackhole") : ' ' + label(*target));
}

Prefixes reachedBy(const Index& index, const VpnConnection& vpn)
{
    if (vpn.routing == VpnRouting::Static || !vpn.static_routes.empty())
        return vpn.static_routes;
    const auto* customer = index.find<CustomerGateway>(vpn.customer_gateway);
    const auto* site = customer ? index.find<OnPremises>(customer->site) : nullptr;
    return site ? site->prefixes : Prefixes{};
}

std::vector<const Element*> vpnsOf(const Index& index, ElementId gateway)
{
    std::vector<const Element*> out;
    for (const Element* element : index.referrers(gateway))
        if (const auto* vpn = element->as<VpnConnection>(); vpn && vpn->gateway == gateway)
            out.push_back(element);
    return out;
}

}  // namespace pb::net
