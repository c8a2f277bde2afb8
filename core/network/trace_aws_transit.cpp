// SPDX-License-Identifier: GPL-3.0-or-later
// The way through transit gateways and over Direct Connect.
#include "core/network/filter_match.h"
#include "core/network/trace_walk.h"

#include <algorithm>

namespace pb::net {

namespace {

/// An attachment of the gateway that would lead to the address if its routes were in the table.
const Element* silentAttachment(const Index& index, ElementId gateway, const Address& address)
{
    for (const Element* user : index.referrers(gateway)) {
        const auto* data = user->as<TransitGatewayAttachment>();
        if (data && data->transit_gateway == gateway && anyContains(reachedBy(index, *data), address))
            return user;
    }
    return nullptr;
}

/// The only route table of a transit gateway; none where it has another number of them.
ElementId onlyTable(const Index& index, ElementId gateway)
{
    ElementId found;
    for (const Element* user : index.referrers(gateway)) {
        const auto* data = user->as<TransitGatewayRouteTable>();
        if (!data || data->transit_gateway != gateway)
            continue;
        if (found)
            return {};
        found = user->id;
    }
    return found;
}

/// Whether the gateway leaves the subnet's zone out: packets of a zone get in by a subnet of that zone only.
/// https://docs.aws.amazon.com/vpc/latest/tgw/how-transit-gateways-work.html
bool leavesOut(const Index& index, const TransitGatewayAttachment& attachment, const Element& subnet)
{
    const std::string zone = index.zoneOf(subnet);
    const Element* entry = entrySubnet(index, attachment, zone);
    return entry && !zone.empty() && !index.zoneOf(*entry).empty() && index.zoneOf(*entry) != zone;
}

}  // namespace

const SiteLink* linkTo(const std::vector<SiteLink>& links, const Address& address)
{
    const SiteLink* best = nullptr;
    int bits = -1;
    for (const SiteLink& link : links)
        for (const Prefix& prefix : link.prefixes) {
            const bool better = prefix.length() > bits || (prefix.length() == bits && link.origin < best->origin);
            if (prefix.contains(address) && better) {
                bits = prefix.length();
                best = &link;
            }
        }
    return best;
}

void AwsWalk::throughTransitGateway(const Element& subnet, const Element& gateway)
{
    const Element* vpc = m_index.vpcOf(subnet);
    const Element* attachment = vpc ? attachmentOf(m_index, gateway.id, vpc->id) : nullptr;
    if (!attachment) {
        m_walk.stop(gateway.id, TraceCode::TransitNotAttached, Verdict::NullRouted);
        return;
    }
    const auto* data = attachment->as<TransitGatewayAttachment>();
    if (leavesOut(m_index, *data, subnet)) {
        ElementIds subnets = data->subnets;
        subnets.push_back(subnet.id);
        m_walk.stop(attachment->id, TraceCode::TransitNotInZone, Verdict::NullRouted,
                    {{SetField{attachment->id, "subnets", std::move(subnets)}}});
    }
    m_walk.zone = m_index.zoneOf(subnet);
    // The filter of the attachment's subnet is asked what comes in for the gateway, from instances in that subnet too,
    // but not what goes out to it. https://docs.aws.amazon.com/vpc/latest/tgw/tgw-nacls.html
    const Element* entry = entrySubnet(m_index, *data, m_walk.zone);
    if (entry)
        askAclAt(*entry, Direction::In);
    intoTransitGateway(*attachment);
}

void AwsWalk::intoTransitGateway(const Element& attachment)
{
    const auto* data = attachment.as<TransitGatewayAttachment>();
    const Element* gateway = m_index.find(data->transit_gateway);
    if (!gateway || !gateway->as<TransitGateway>()) {
        m_walk.stop(attachment.id, TraceCode::NextHopMissing, Verdict::NullRouted);
        return;
    }
    m_walk.pass(attachment.id, Decision::Forwarded, TraceCode::TransitPassed);
    if (!m_walk.enters(attachment.id))
        return;
    m_walk.throughMiddlebox = true;
    m_walk.throughTransit = true;
    const Element* table = associatedTable(m_index, *data);
    if (!table) {
        const ElementId only = onlyTable(m_index, gateway->id);
        m_walk.stop(attachment.id, TraceCode::TransitNoAssociation, Verdict::NoRoute,
                    only ? std::vector<Edit>{{SetField{attachment.id, "route_table", only}}} : std::vector<Edit>{});
        table = only ? m_index.find(only) : nullptr;
        if (!table)
            return;
    }
    const auto lookup = lookUp(transitRoutes(m_index, *table), m_walk.packet.destination);
    if (!lookup.chosen || lookup.chosen->blackhole)
        return noTransitRoute(*gateway, *table, lookup);
    Hop& hop = m_walk.pass(gateway->id, Decision::Forwarded, codeOf(lookup.chosen->origin));
    if (!m_walk.way())
        explain(m_index, lookup, hop);
    outOfTransitGateway(*m_index.find(lookup.chosen->target));
}

void AwsWalk::noTransitRoute(const Element& gateway, const Element& table, const RouteLookup<AwsRoute>& lookup)
{
    const bool blackhole = lookup.chosen.has_value();
    const TraceCode code = blackhole ? TraceCode::TransitBlackhole : TraceCode::TransitNoRoute;
    const Verdict verdict = blackhole ? Verdict::NullRouted : Verdict::NoRoute;
    if (m_walk.way()) {
        m_walk.stop(gateway.id, code, verdict);
        return;
    }
    const Element* silent = blackhole ? nullptr : silentAttachment(m_index, gateway.id, m_walk.packet.destination);
    std::vector<Edit> edits;
    if (silent) {
        ElementIds propagating = table.as<TransitGatewayRouteTable>()->propagating;
        propagating.push_back(silent->id);
        edits.push_back({SetField{table.id, "propagating", std::move(propagating)}});
    }
    Hop& hop = m_walk.stop(gateway.id, code, verdict, std::move(edits));
    explain(m_index, lookup, hop);
    hop.by = table.id;
    if (silent)
        outOfTransitGateway(*silent);
}

void AwsWalk::outOfTransitGateway(const Element& attachment)
{
    const auto* data = attachment.as<TransitGatewayAttachment>();
    const Element* resource = data ? m_index.find(data->resource) : nullptr;
    if (!resource) {
        m_walk.stop(attachment.id, TraceCode::NextHopMissing, Verdict::NullRouted);
        return;
    }
    m_walk.pass(attachment.id, Decision::Forwarded, TraceCode::TransitPassed);
    switch (resource->kind()) {
    case Kind::Vpc:
        return intoAttachedVpc(*resource, *data);
    case Kind::VpnConnection:
        return throughTunnel(attachment, *resource);
    case Kind::DirectConnectGateway:
        return throughDirectConnect(*resource);
    case Kind::TransitGateway:
        // A peering has an attachment at either end.
        if (const Element* far = attachmentOf(m_index, resource->id, data->transit_gateway))
            return intoTransitGateway(*far);
        break;
    default:
        break;
    }
    m_walk.stop(attachment.id, TraceCode::NextHopMissing, Verdict::NullRouted);
}

/// Packets stand in the attachment's subnet then: its table leads on, so that an appliance or a NAT gateway of the VPC
/// may be next.
void AwsWalk::intoAttachedVpc(const Element& vpc, const TransitGatewayAttachment& attachment)
{
    if (const Element* entry = entrySubnet(m_index, attachment, m_walk.zone))
        return leaveFrom(*entry);
    if (holds(vpc, m_walk.packet.destination))
        return router(vpc);
    m_walk.stop(vpc.id, TraceCode::NoRouteToDestination, Verdict::NoRoute);
}

void AwsWalk::overLink(const Element& gateway, const SiteLink& link)
{
    if (link.link->as<VpnConnection>())
        return throughTunnel(gateway, *link.link);
    const auto* data = link.link->as<VirtualInterface>();
    const Element* direct = m_index.find(data->gateway);
    if (direct && direct->id != gateway.id)
        m_walk.pass(direct->id, Decision::Forwarded, TraceCode::GatewayRoute);
    m_walk.pass(link.link->id, Decision::Forwarded, TraceCode::Tunnel);
    m_walk.pass(data->connection, Decision::Forwarded, TraceCode::Tunnel);
    m_walk.toSite(link.site, direct ? direct->id : gateway.id);
}

void AwsWalk::throughDirectConnect(const Element& gateway)
{
    const std::vector<SiteLink> links = siteLinksOf(m_index, gateway);
    const SiteLink* link = linkTo(links, m_walk.packet.destination);
    if (!link) {
        m_walk.stop(gateway.id, TraceCode::NoTunnelToDestination, Verdict::NoRoute);
        return;
    }
    m_walk.pass(gateway.id, Decision::Forwarded, TraceCode::GatewayRoute);
    overLink(gateway, *link);
}

void AwsWalk::fromDirectConnect(const Element& gateway)
{
    const Address& destination = m_walk.packet.destination;
    const auto* data = gateway.as<DirectConnectGateway>();
    const bool allowed = anyContains(data->allowed_prefixes, destination);
    for (const ElementId id : data->gateways) {
        const Element* far = m_index.find(id);
        const bool isPrivate = far && far->as<VirtualPrivateGateway>();
        const Element* vpc = isPrivate ? m_index.attachedVpc(*far) : nullptr;
        if (vpc && holds(*vpc, destination) && (allowed || data->allowed_prefixes.empty())) {
            m_walk.pass(gateway.id, Decision::Forwarded, TraceCode::GatewayRoute);
            return fromPrivateGateway(*far);
        }
        const Element* attachment = far && !isPrivate && allowed ? attachmentOf(m_index, id, gateway.id) : nullptr;
        if (attachment) {
            m_walk.pass(gateway.id, Decision::Forwarded, TraceCode::GatewayRoute);
            return intoTransitGateway(*attachment);
        }
    }
    m_walk.stop(gateway.id, TraceCode::NoRouteToDestination, Verdict::NoRoute);
}

}  // namespace pb::net
