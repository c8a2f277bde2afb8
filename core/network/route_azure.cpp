// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/route.h"

#include <algorithm>

namespace pb::net {

namespace {

/// The ranges that Azure sends nowhere unless a network or route holds them.
const Prefixes& nowhere()
{
    static const Prefixes kRanges{
        Prefix::around(Address::v4(0x0A000000), 8), Prefix::around(Address::v4(0xAC100000), 12),
        Prefix::around(Address::v4(0xC0A80000), 16), Prefix::around(Address::v4(0x64400000), 10)};
    return kRanges;
}

void addSystem(const Prefixes& spaces, std::vector<AzureRoute>& out)
{
    for (const Prefix& space : spaces)
        out.push_back({space, RouteOrigin::Local, {}, -1, NextHop::VnetLocal, {}, {}});
    for (const Family family : {Family::V4, Family::V6})
        out.push_back({Prefix::all(family), RouteOrigin::System, {}, -1, NextHop::Internet, {}, {}});
    for (const Prefix& range : nowhere())
        out.push_back({range, RouteOrigin::System, {}, -1, NextHop::None, {}, {}});
}

void addPeers(const Index& index, ElementId vnet, std::vector<AzureRoute>& out)
{
    for (const Element* element : index.peeringsOf(vnet)) {
        const auto* peering = element->as<VnetPeering>();
        const Element* peer = index.peerAcross(*element, vnet);
        const auto* network = peer ? peer->as<VirtualNetwork>() : nullptr;
        if (!peering || !isConnected(*peering) || !network)
            continue;
        for (const Prefix& space : network->address_spaces)
            out.push_back({space, RouteOrigin::Peering, {}, -1, NextHop::VnetLocal, {}, element->id});
    }
}

void addGateway(const Index& index, const Element& gateway, std::vector<AzureRoute>& out)
{
    for (const Element* connection : connectionsOf(index, gateway.id))
        for (const Prefix& prefix : reachedBy(index, *connection->as<Connection>()))
            out.push_back({prefix, RouteOrigin::Gateway, {}, -1, NextHop::VirtualNetworkGateway, {}, gateway.id});
}

void addUserRows(const Element& element, std::vector<AzureRoute>& out)
{
    const UserRoutes& rows = element.as<AzureRouteTable>()->routes;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (rows[i].destination)
            out.push_back({*rows[i].destination,
                           RouteOrigin::User,
                           element.id,
                           static_cast<int>(i),
                           rows[i].next_hop,
                           rows[i].next_hop_ip,
                           {}});
}

}  // namespace

std::vector<AzureRoute> azureRoutes(const Index& index, const Element& subnet)
{
    std::vector<AzureRoute> out;
    const Element* vnet = index.vnetOf(subnet);
    if (!vnet)
        return out;
    addSystem(vnet->as<VirtualNetwork>()->address_spaces, out);
    addPeers(index, vnet->id, out);
    const Element* table = index.routeTableOf(subnet);
    const Element* gateway = usedGateway(index, vnet->id);
    if (gateway && (!table || table->as<AzureRouteTable>()->bgp_propagation))
        addGateway(index, *gateway, out);
    if (table)
        addUserRows(*table, out);
    return out;
}

std::string routeText(const Index& index, const AzureRoute& route)
{
    std::string out = route.destination.text() + ' ';
    if (route.origin == RouteOrigin::Peering)
        out += "VNetPeering";
    else
        out += enumName(route.next_hop);
    if (route.next_hop_ip)
        return out + ' ' + route.next_hop_ip->text();
    const Element* via = index.find(route.via);
    return via ? out + ' ' + label(*via) : out;
}

ElementId siteOf(const Index& index, const Connection& connection)
{
    const auto* circuit = index.find<ExpressRouteCircuit>(connection.peer);
    return circuit ? circuit->site : connection.peer;
}

Prefixes reachedBy(const Index& index, const Connection& connection)
{
    if (const auto* local = index.find<LocalNetworkGateway>(connection.peer)) {
        const auto* site = index.find<OnPremises>(local->site);
        return local->prefixes.empty() && site ? site->prefixes : local->prefixes;
    }
    if (const auto* site = index.find<OnPremises>(siteOf(index, connection)))
        return site->prefixes;
    const Element* gateway = index.find(connection.peer);
    const Element* vnet = gateway && gateway->as<VirtualNetworkGateway>() ? index.vnetOf(*gateway) : nullptr;
    return vnet ? vnet->as<VirtualNetwork>()->address_spaces : Prefixes{};
}

std::vector<const Element*> connectionsOf(const Index& index, ElementId gateway)
{
    std::vector<const Element*> out;
    for (const Element* element : index.referrers(gateway))
        if (const auto* connection = element->as<Connection>(); connection && connection->gateway == gateway)
            out.push_back(element);
    return out;
}

bool isConnected(const VnetPeering& peering) { return peering.left_link && peering.right_link; }

const Element* usedGateway(const Index& index, ElementId vnet)
{
    if (const ElementSpan own = index.virtualGatewaysIn(vnet); !own.empty())
        return own.front();
    for (const Element* element : index.peeringsOf(vnet)) {
        const auto* peering = element->as<VnetPeering>();
        if (!peering || !isConnected(*peering))
            continue;
        const bool left = peering->left == vnet;
        const bool uses = left ? peering->left_remote_gateways : peering->right_remote_gateways;
        const bool offers = left ? peering->right_gateway_transit : peering->left_gateway_transit;
        const ElementSpan remote = index.virtualGatewaysIn(left ? peering->right : peering->left);
        if (uses && offers && !remote.empty())
            return remote.front();
    }
    return nullptr;
}

}  // namespace pb::net
