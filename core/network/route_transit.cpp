// SPDX-License-Identifier: GPL-3.0-or-later
// Routes of transit gateways and Direct Connect.
#include "core/network/route.h"

#include <algorithm>

namespace pb::net {

namespace {

void add(Prefixes& to, const Prefixes& from) { to.insert(to.end(), from.begin(), from.end()); }

/// The virtual interfaces of a gateway whose BGP session is up, of the type that leads to such a gateway.
void addInterfaces(const Index& index, ElementId gateway, VirtualInterfaceType type, std::vector<SiteLink>& out)
{
    for (const Element* user : index.referrers(gateway)) {
        const auto* data = user->as<VirtualInterface>();
        const auto* line = data ? index.find<DirectConnectConnection>(data->connection) : nullptr;
        const auto* site = line ? index.find<OnPremises>(line->site) : nullptr;
        if (site && data->gateway == gateway && data->up && data->type == type)
            out.push_back({user, line->site, site->prefixes, RouteOrigin::PropagatedDirectConnect});
    }
}

bool associates(const DirectConnectGateway& gateway, ElementId with)
{
    return std::find(gateway.gateways.begin(), gateway.gateways.end(), with) != gateway.gateways.end();
}

void addVpns(const Index& index, ElementId gateway, std::vector<SiteLink>& out)
{
    for (const Element* vpn : vpnsOf(index, gateway)) {
        const auto* data = vpn->as<VpnConnection>();
        const auto* customer = index.find<CustomerGateway>(data->customer_gateway);
        const bool fixed = data->routing == VpnRouting::Static;
        out.push_back({vpn, customer ? customer->site : ElementId{}, reachedBy(index, *data),
                       fixed ? RouteOrigin::PropagatedVpn : RouteOrigin::PropagatedBgp});
    }
}

}  // namespace

std::vector<SiteLink> siteLinksOf(const Index& index, const Element& gateway)
{
    std::vector<SiteLink> out;
    if (gateway.as<VirtualPrivateGateway>()) {
        addVpns(index, gateway.id, out);
        addInterfaces(index, gateway.id, VirtualInterfaceType::Private, out);
        for (const Element* user : index.referrers(gateway.id))
            if (const auto* direct = user->as<DirectConnectGateway>(); direct && associates(*direct, gateway.id))
                addInterfaces(index, user->id, VirtualInterfaceType::Private, out);
    } else if (const auto* direct = gateway.as<DirectConnectGateway>()) {
        const bool transit = std::any_of(direct->gateways.begin(), direct->gateways.end(),
                                         [&](ElementId id) { return index.find<TransitGateway>(id); });
        addInterfaces(index, gateway.id, transit ? VirtualInterfaceType::Transit : VirtualInterfaceType::Private, out);
    }
    return out;
}

Prefixes reachedBy(const Index& index, const TransitGatewayAttachment& attachment)
{
    const Element* resource = index.find(attachment.resource);
    Prefixes out;
    if (!resource)
        return out;
    if (resource->as<Vpc>()) {
        add(out, blocksOf(*resource));
    } else if (const auto* vpn = resource->as<VpnConnection>()) {
        add(out, reachedBy(index, *vpn));
    } else if (resource->as<DirectConnectGateway>()) {
        for (const SiteLink& link : siteLinksOf(index, *resource))
            add(out, link.prefixes);
    }
    return out;
}

const Element* attachmentOf(const Index& index, ElementId transitGateway, ElementId resource)
{
    for (const Element* user : index.referrers(resource)) {
        const auto* data = user->as<TransitGatewayAttachment>();
        if (data && data->transit_gateway == transitGateway && data->resource == resource)
            return user;
    }
    return nullptr;
}

const Element* associatedTable(const Index& index, const TransitGatewayAttachment& attachment)
{
    const Element* table = index.find(attachment.route_table);
    const auto* data = table ? table->as<TransitGatewayRouteTable>() : nullptr;
    return data && data->transit_gateway == attachment.transit_gateway ? table : nullptr;
}

const Element* entrySubnet(const Index& index, const TransitGatewayAttachment& attachment, std::string_view zone)
{
    const Element* first = nullptr;
    for (const ElementId id : attachment.subnets) {
        const Element* subnet = index.find(id);
        const Element* vpc = subnet && subnet->as<Subnet>() ? index.vpcOf(*subnet) : nullptr;
        if (!vpc || vpc->id != attachment.resource)
            continue;
        if (!zone.empty() && index.zoneOf(*subnet) == zone)
            return subnet;
        first = first ? first : subnet;
    }
    return first;
}

}  // namespace pb::net
