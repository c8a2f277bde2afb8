// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/trace_walk.h"

#include "core/network/balance.h"
#include "core/network/filter_match.h"

namespace pb::net {

namespace {

/// What Azure lends for default outbound access belongs to Microsoft and is not known beforehand; this stands for it
/// (RFC 5737, documentation).
constexpr Address kLentAddress = Address::v4(0xC0000201);

TraceCode azureCodeOf(RouteOrigin origin)
{
    if (origin == RouteOrigin::User)
        return TraceCode::UserRoute;
    return origin == RouteOrigin::Gateway ? TraceCode::GatewayRoute : TraceCode::SystemRoute;
}

void explain(const Index& index, const RouteLookup<AzureRoute>& lookup, Hop& hop)
{
    hop.by = lookup.chosen->table;
    hop.row = lookup.chosen->row;
    hop.row_text = routeText(index, *lookup.chosen);
    for (const AzureRoute& route : lookup.losers)
        hop.candidates.push_back({route.table, route.row, routeText(index, route)});
}

}  // namespace

void AzureWalk::leaveInterface(const Element& interface)
{
    const Element* subnet = m_index.subnetOf(interface);
    if (!subnet || !m_index.vnetOf(*subnet)) {
        m_walk.stop(interface.id, TraceCode::UnsupportedComponent, Verdict::InsufficientInfo);
        return;
    }
    ask(interface, interface, Direction::Out);
    // What came by an internal load balancer answers from its address at once; by a public one, where it leaves for the
    // Internet.
    const ByBalancer* by = m_walk.backFrom(interface);
    const auto* balancer = by ? m_index.find<AzureLoadBalancer>(by->balancer) : nullptr;
    if (balancer && balancer->public_ip != by->front)
        m_walk.backThroughBalancer();
    leaveSubnet(*subnet, &interface);
}

void AzureWalk::leaveSubnet(const Element& subnet, const Element* interface)
{
    m_sender = interface;
    m_fromGateway = false;
    if (interface)
        ask(subnet, *interface, Direction::Out);
    if (m_walk.enters(subnet.id))
        follow(subnet, lookUp(azureRoutes(m_index, subnet), m_walk.packet.destination));
}

/// The NSG at `place`, which is the interface or its subnet.
void AzureWalk::ask(const Element& place, const Element& interface, Direction direction)
{
    const Element* nsg = m_index.nsgOf(place);
    if (m_walk.passesByState(place.id, interface.id) || !nsg)
        return;
    if (m_walk.way()) {
        m_walk.note(Gate::Kind::Nsg, nsg->id, direction).interface = interface.id;
        return;
    }
    const Element* subnet = m_index.subnetOf(interface);
    const Element* vnet = m_index.vnetOf(interface);
    const NsgScope scope{&m_index, vnet ? vnet->id : ElementId{},
                         subnet ? virtualNetworkTag(m_index, *subnet) : Prefixes{}};
    Filtering said = askNsg(scope, *nsg, direction, m_walk.packet);
    std::vector<Edit> edits;
    if (!said.allowed)
        edits = liftNsg(m_index, said, direction, m_walk.packet);
    m_walk.filtered(place.id, std::move(said), direction == Direction::In ? Verdict::DeniedIn : Verdict::DeniedOut,
                    std::move(edits));
}

void AzureWalk::follow(const Element& subnet, const RouteLookup<AzureRoute>& lookup)
{
    const Element* vnet = m_index.vnetOf(subnet);
    if (!lookup.chosen || !vnet) {
        m_walk.stop(subnet.id, TraceCode::NoRouteToDestination, Verdict::NoRoute);
        return;
    }
    const AzureRoute& route = *lookup.chosen;
    if (overHalfPeering(*vnet, route))
        return;
    const bool drops = route.next_hop == NextHop::None;
    Hop& hop = drops ? m_walk.stop(subnet.id, TraceCode::NoneRoute, Verdict::NullRouted)
                     : m_walk.pass(subnet.id, Decision::Forwarded, azureCodeOf(route.origin));
    if (!m_walk.way())
        explain(m_index, lookup, hop);
    if (!drops)
        byRoute(subnet, route);
}

void AzureWalk::byRoute(const Element& subnet, const AzureRoute& route)
{
    const Element& vnet = *m_index.vnetOf(subnet);
    const Element* via = m_index.find(route.via);
    switch (route.next_hop) {
    case NextHop::VnetLocal:
        return via ? throughPeering(vnet, *via) : router(vnet, &subnet);
    case NextHop::Internet:
        return toInternet(subnet);
    case NextHop::VirtualAppliance:
        return throughAppliance(subnet, route);
    case NextHop::None:
        return;
    case NextHop::VirtualNetworkGateway:
        break;
    }
    if (const Element* gateway = via ? via : usedGateway(m_index, vnet.id))
        throughGateway(*gateway);
    else
        m_walk.stop(subnet.id, TraceCode::NextHopMissing, Verdict::NullRouted);
}

/// A peering with only one half has no routes. Where it would have led to the destination, it is what is missing.
bool AzureWalk::overHalfPeering(const Element& vnet, const AzureRoute& route)
{
    if (route.origin != RouteOrigin::System)
        return false;
    for (const Element* peering : m_index.peeringsOf(vnet.id)) {
        const auto* data = peering->as<VnetPeering>();
        const Element* peer = m_index.peerAcross(*peering, vnet.id);
        if (!data || isConnected(*data) || !peer || !holds(*peer, m_walk.packet.destination))
            continue;
        const bool left = !data->left_link, right = !data->right_link;
        Batch batch;
        if (left)
            batch.edits.push_back(setFlag(peering->id, "left_link", true));
        if (right)
            batch.edits.push_back(setFlag(peering->id, "right_link", true));
        m_walk.stop(peering->id, TraceCode::PeeringNotActive, Verdict::NullRouted, {{std::move(batch)}});
        throughPeering(vnet, *peering);
        return true;
    }
    return false;
}

void AzureWalk::router(const Element& vnet, const Element* from)
{
    const Element* subnet = subnetHolding(m_index, vnet.id, m_walk.packet.destination);
    if (!subnet || subnet != from)
        m_walk.pass(vnet.id, Decision::Forwarded, TraceCode::SystemRoute);
    if (m_walk.isTarget(vnet))
        return m_walk.finish(Verdict::Accepted, {Origin::At::Network, vnet.id, {}});
    if (const Element* balancer = balancerAt(m_index, vnet, m_walk.packet.destination))
        return throughBalancer(*balancer);
    if (!subnet) {
        m_walk.stop(vnet.id, TraceCode::NoSubnetForAddress, Verdict::NullRouted);
        return;
    }
    const Element* interface = interfaceAt(m_index, subnet->id, m_walk.packet.destination);
    if (interface && !m_walk.isTarget(*subnet))
        return arrive(*interface);
    m_walk.pass(subnet->id, Decision::Delivered, interface ? TraceCode::Destination : TraceCode::NoInterfaceForAddress);
    m_walk.finish(Verdict::DeliveredToSubnet, {Origin::At::Subnet, subnet->id, {}});
}

void AzureWalk::arrive(const Element& interface)
{
    if (const Element* subnet = m_index.subnetOf(interface))
        ask(*subnet, interface, Direction::In);
    ask(interface, interface, Direction::In);
    const auto inside = m_walk.originalSource(interface.id);
    if (inside && *inside != m_walk.packet.destination) {
        m_walk.translateDestination(interface.id, *inside);
        return forwardFrom(*m_index.subnetOf(interface), interface);
    }
    m_walk.pass(interface.id, Decision::Delivered, TraceCode::Destination);
    m_walk.finish(Verdict::Accepted, {Origin::At::Interface, interface.id, {}});
}

void AzureWalk::fromInternet(const Element& interface)
{
    const auto* data = interface.as<AzureNetworkInterface>();
    const Element* subnet = m_index.subnetOf(interface);
    const Family family = m_walk.packet.destination.family();
    const OptionalAddress inside = firstOf(data->private_ips, family);
    if (!inside || !subnet) {
        m_walk.stop(interface.id, TraceCode::AddressFamily, Verdict::NullRouted);
        return;
    }
    if (m_walk.packet.destination != *inside)
        m_walk.translateDestination(interface.id, *inside);
    // A Standard address is closed until an NSG opens it; a Basic one is open.
    const bool filtered = m_index.nsgOf(interface) || m_index.nsgOf(*subnet);
    if (!filtered && !m_walk.isAnswer() && data->public_ip_sku == PublicIpSku::Standard)
        m_walk.stop(interface.id, TraceCode::NoNsgForStandardIp, Verdict::DeniedIn);
    arrive(interface);
}

/// Targets see the client's address; network security groups see the target's own.
/// https://learn.microsoft.com/azure/load-balancer/concepts
void AzureWalk::throughBalancer(const Element& balancer)
{
    const auto* data = balancer.as<AzureLoadBalancer>();
    const Element* host = m_walk.host();
    const Element* target = host ? nextTowards(m_index, balancer, *host) : firstTarget(m_index, balancer);
    if (m_walk.isAnswer() || !target || !m_index.subnetOf(*target)) {
        m_walk.stop(balancer.id, m_walk.isAnswer() ? TraceCode::NatUnsolicited : TraceCode::NoInterfaceForAddress,
                    Verdict::NeighborUnreachable);
        return;
    }
    const bool open = m_walk.packet.destination == data->public_ip && data->sku == PublicIpSku::Standard;
    if (!m_walk.throughBalancer(balancer, nullptr, *target, true))
        return;
    if (open && !m_index.nsgOf(*target) && !m_index.nsgOf(*m_index.subnetOf(*target)))
        m_walk.stop(target->id, TraceCode::NoNsgForStandardIp, Verdict::DeniedIn);
    arrive(*target);
}

void AzureWalk::fromTranslator(const Element& translator, const Address& inside)
{
    if (translator.as<AzureNetworkInterface>())
        return fromInternet(translator);
    m_walk.translateDestination(translator.id, inside);
    if (translator.as<AzureFirewall>())
        return throughFirewall(translator);
    for (const Element* vnet : m_index.all(Kind::VirtualNetwork)) {
        const Element* subnet = subnetHolding(m_index, vnet->id, inside);
        const bool lends = subnet && (subnet == &translator || subnet->as<AzureSubnet>()->nat_gateway == translator.id);
        if (lends)
            return router(*vnet, subnet);
    }
    m_walk.stop(translator.id, TraceCode::NatUnsolicited, Verdict::DeniedIn);
}

void AzureWalk::toInternet(const Element& subnet)
{
    // A route may send private addresses there all the same; no provider routes them (RFC 1918 section 3).
    if (!isPublicAddress(m_walk.packet.destination)) {
        m_walk.stop(subnet.id, TraceCode::IgwPrivateDestination, Verdict::NullRouted);
        return;
    }
    if (const auto* firewall = m_firewall ? m_firewall->as<AzureFirewall>() : nullptr) {
        if (!firewall->public_ip) {
            m_walk.stop(m_firewall->id, TraceCode::NatNoPublicAddress, Verdict::DeniedOut);
            return;
        }
        m_walk.translateSource(m_firewall->id, *firewall->public_ip);
        return m_walk.toInternet(subnet.id);
    }
    if (replaceSource(subnet, m_sender))
        m_walk.toInternet(subnet.id);
}

/// Outbound methods in Azure's order: what an inbound flow came by, NAT gateway, the interface's own address, and the
/// default access that the subnet may still have. https://learn.microsoft.com/azure/nat-gateway/nat-overview
bool AzureWalk::replaceSource(const Element& subnet, const Element* interface)
{
    const auto* data = subnet.as<AzureSubnet>();
    if (interface && m_walk.backFrom(*interface)) {
        m_walk.backThroughBalancer();
        return true;
    }
    if (const auto came = interface ? m_walk.originalDestination(interface->id) : std::nullopt) {
        m_walk.translateSource(interface->id, *came);
        return true;
    }
    const bool v4 = m_walk.packet.source.family() == Family::V4;
    const Element* nat = m_index.find(data->nat_gateway);
    if (nat && nat->as<AzureNatGateway>() && v4)
        return throughNat(*nat);
    const OptionalAddress own = interface ? publicAddress(*interface) : std::nullopt;
    if (own && own->family() == m_walk.packet.source.family()) {
        m_walk.translateSource(interface->id, *own);
        return true;
    }
    if (!v4 || !data->default_outbound) {
        m_walk.stop(subnet.id, TraceCode::NoOutboundMethod, Verdict::DeniedOut);
        return false;
    }
    m_walk.translateSource(subnet.id, kLentAddress);
    m_walk.pass(subnet.id, Decision::Forwarded, TraceCode::DefaultOutbound);
    return true;
}

bool AzureWalk::throughNat(const Element& nat)
{
    const auto* gateway = nat.as<AzureNatGateway>();
    const int protocol = m_walk.packet.protocol;
    if (m_walk.way())
        m_walk.note(Gate::Kind::AzureNat, nat.id, Direction::Out);
    if (!m_walk.way() && protocol != Protocol::kTcp && protocol != Protocol::kUdp)
        m_walk.stop(nat.id, TraceCode::ProtocolRestriction, Verdict::DeniedOut);
    else if (gateway->public_ips.empty())
        m_walk.stop(nat.id, TraceCode::NatNoPublicAddress, Verdict::DeniedOut);
    else {
        m_walk.translateSource(nat.id, gateway->public_ips.front());
        return true;
    }
    return false;
}

}  // namespace pb::net
