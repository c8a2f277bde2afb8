// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/balance.h"
#include "core/network/trace_walk.h"

#include <algorithm>

namespace pb::net {

namespace {

const Element* connectionTo(const Index& index, const Element& gateway, const Address& address)
{
    const Element* best = nullptr;
    int bits = -1;
    for (const Element* connection : connectionsOf(index, gateway.id))
        for (const Prefix& prefix : reachedBy(index, *connection->as<Connection>()))
            if (prefix.contains(address) && prefix.length() > bits) {
                bits = prefix.length();
                best = connection;
            }
    return best;
}

/// The AWS gateway whose VPN ends at this Azure gateway's public address and whose VPC holds `address`.
const Element* awsGatewayOf(const Index& index, const Element& gateway, const Address& address)
{
    const OptionalAddress& outside = gateway.as<VirtualNetworkGateway>()->public_ip;
    for (const Element* vpn : index.all(Kind::VpnConnection)) {
        const auto* data = vpn->as<VpnConnection>();
        const auto* customer = index.find<CustomerGateway>(data->customer_gateway);
        const Element* aws = index.find(data->gateway);
        const Element* vpc = aws ? index.attachedVpc(*aws) : nullptr;
        if (outside && customer && customer->public_ip == outside && vpc && holds(*vpc, address))
            return aws;
    }
    return nullptr;
}

/// The interface, in the network or a peer of it, that holds a next hop address.
const Element* applianceAt(const Index& index, const Element& vnet, const Address& address)
{
    // Behind a load balancer any of several appliances that do the same: the first stands for all.
    const auto at = [&](const Element& network) {
        const Element* interface = interfaceAt(index, network.id, address);
        const Element* balancer = interface ? nullptr : balancerAt(index, network, address);
        return balancer ? firstTarget(index, *balancer) : interface;
    };
    const Element* found = at(vnet);
    for (const Element* peering : index.peeringsOf(vnet.id)) {
        const auto* data = peering->as<VnetPeering>();
        const Element* peer = index.peerAcross(*peering, vnet.id);
        if (!found && data && isConnected(*data) && peer)
            found = at(*peer);
    }
    return found;
}

/// The Azure Firewall, in the network or a peer of it, that holds a next hop address.
const Element* firewallAt(const Index& index, const Element& vnet, const Address& address)
{
    for (const Element* firewall : index.all(Kind::AzureFirewall)) {
        const Element* home = index.vnetOf(*firewall);
        if (firewall->as<AzureFirewall>()->private_ip != address || !home)
            continue;
        if (home == &vnet)
            return firewall;
        for (const Element* peering : index.peeringsOf(vnet.id)) {
            const auto* data = peering->as<VnetPeering>();
            if (data && isConnected(*data) && index.peerAcross(*peering, vnet.id) == home)
                return firewall;
        }
    }
    return nullptr;
}

}  // namespace

/// What its own rules say is not drawn: like any appliance it is taken to let through what it is there for.
void AzureWalk::throughFirewall(const Element& firewall)
{
    const Element* subnet = m_index.subnetOf(firewall);
    if (!subnet || !m_walk.enters(firewall.id))
        return;
    m_walk.pass(firewall.id, Decision::Forwarded, TraceCode::Middlebox);
    m_firewall = &firewall;
    leaveSubnet(*subnet, nullptr);
}

void AzureWalk::throughPeering(const Element& vnet, const Element& peering)
{
    const auto* data = peering.as<VnetPeering>();
    const Element* peer = m_index.peerAcross(peering, vnet.id);
    if (!data || !peer) {
        m_walk.stop(peering.id, TraceCode::UnsupportedComponent, Verdict::InsufficientInfo);
        return;
    }
    // What did not start in the sending network needs leave to pass on, unless it comes straight from a gateway that is
    // shared: what an appliance forwards does not.
    // https://learn.microsoft.com/azure/virtual-network/virtual-network-manage-peering
    const Element* gateway = m_fromGateway ? usedGateway(m_index, peer->id) : nullptr;
    const bool shared = gateway && m_index.vnetOf(*gateway) == &vnet;
    const bool intoLeft = data->left == peer->id;
    const bool forwarded = intoLeft ? data->left_forwarded : data->right_forwarded;
    if (!holds(vnet, m_walk.packet.source) && !shared && !forwarded)
        m_walk.stop(peering.id, TraceCode::PeeringForwardedTraffic, Verdict::NullRouted,
                    {setFlag(peering.id, intoLeft ? "left_forwarded" : "right_forwarded", true)});
    if (!m_walk.enters(peering.id))
        return;
    m_walk.pass(peering.id, Decision::Forwarded, TraceCode::PeeringPassed);
    router(*peer, nullptr);
}

void AzureWalk::throughGateway(const Element& gateway)
{
    if (m_walk.isTarget(gateway)) {
        m_walk.pass(gateway.id, Decision::Delivered, TraceCode::Destination);
        return m_walk.finish(Verdict::ExitsNetwork, {Origin::At::Gateway, gateway.id, {}});
    }
    if (!m_walk.enters(gateway.id))
        return;
    const Element* connection = connectionTo(m_index, gateway, m_walk.packet.destination);
    if (!connection) {
        m_walk.stop(gateway.id, TraceCode::NoTunnelToDestination, Verdict::NoRoute);
        return;
    }
    m_walk.pass(gateway.id, Decision::Forwarded, TraceCode::GatewayRoute);
    throughConnection(gateway, *connection);
}

void AzureWalk::throughConnection(const Element& gateway, const Element& connection)
{
    m_walk.pass(connection.id, Decision::Forwarded, TraceCode::Tunnel);
    const Element* peer = m_index.find(connection.as<Connection>()->peer);
    if (peer && peer->as<VirtualNetworkGateway>())
        return fromPrivateGateway(*peer);
    const auto* local = peer ? peer->as<LocalNetworkGateway>() : nullptr;
    if (!local) {
        if (peer && peer->as<ExpressRouteCircuit>())
            m_walk.pass(peer->id, Decision::Forwarded, TraceCode::Tunnel);
        return m_walk.toSite(siteOf(m_index, *connection.as<Connection>()), gateway.id);
    }
    m_walk.pass(peer->id, Decision::Forwarded, TraceCode::GatewayPassed);
    const Element* aws = local->site ? nullptr : awsGatewayOf(m_index, gateway, m_walk.packet.destination);
    if (aws)
        return AwsWalk(m_walk).fromPrivateGateway(*aws);
    m_walk.toSite(local->site, gateway.id);
}

/// A gateway routes by the table of its GatewaySubnet.
void AzureWalk::fromPrivateGateway(const Element& gateway)
{
    const Element* subnet = m_index.subnetOf(gateway);
    const Element* vnet = subnet ? m_index.vnetOf(*subnet) : nullptr;
    if (!vnet || !m_walk.enters(gateway.id)) {
        if (!vnet)
            m_walk.stop(gateway.id, TraceCode::GatewayDetached, Verdict::NullRouted);
        return;
    }
    const auto lookup = lookUp(azureRoutes(m_index, *subnet), m_walk.packet.destination);
    const bool inside = lookup.chosen && (lookup.chosen->next_hop == NextHop::VnetLocal ||
                                          lookup.chosen->next_hop == NextHop::VirtualAppliance);
    if (!inside) {
        m_walk.stop(gateway.id, TraceCode::NoRouteToDestination, Verdict::NoRoute);
        return;
    }
    Hop& hop = m_walk.pass(gateway.id, Decision::Forwarded, TraceCode::GatewayRoute);
    hop.by = lookup.chosen->table;
    hop.row = lookup.chosen->row;
    hop.row_text = routeText(m_index, *lookup.chosen);
    m_fromGateway = true;
    byRoute(*subnet, *lookup.chosen);
}

void AzureWalk::throughAppliance(const Element& subnet, const AzureRoute& route)
{
    const Element* vnet = m_index.vnetOf(subnet);
    if (const Element* firewall = route.next_hop_ip ? firewallAt(m_index, *vnet, *route.next_hop_ip) : nullptr)
        return throughFirewall(*firewall);
    const Element* interface = route.next_hop_ip ? applianceAt(m_index, *vnet, *route.next_hop_ip) : nullptr;
    const Element* at = interface ? m_index.subnetOf(*interface) : nullptr;
    if (!at) {
        m_walk.stop(subnet.id, TraceCode::NextHopMissing, Verdict::NullRouted).by = route.table;
        return;
    }
    const Addresses& own = privateAddresses(*interface);
    if (std::find(own.begin(), own.end(), m_walk.packet.destination) != own.end())
        return arrive(*interface);  // it is meant for the appliance itself
    ask(*at, *interface, Direction::In);
    ask(*interface, *interface, Direction::In);
    if (!m_walk.enters(interface->id))
        return;
    if (interface->as<AzureNetworkInterface>()->ip_forwarding)
        m_walk.pass(interface->id, Decision::Forwarded, TraceCode::Middlebox);
    else
        m_walk.stop(interface->id, TraceCode::IpForwardingOff, Verdict::DeniedIn,
                    {setFlag(interface->id, "ip_forwarding", true)});
    forwardFrom(*at, *interface);
}

/// An appliance puts its own address in the place of those it forwards to the Internet for, or no answer would find it.
/// It does so before its packets meet a filter.
void AzureWalk::replaceForwarded(const Element& subnet, const Element& interface)
{
    const Addresses& all = privateAddresses(interface);
    const OptionalAddress own = firstOf(all, m_walk.packet.source.family());
    if (!own || !isPublicAddress(m_walk.packet.destination) ||
        std::find(all.begin(), all.end(), m_walk.packet.source) != all.end())
        return;
    const auto lookup = lookUp(azureRoutes(m_index, subnet), m_walk.packet.destination);
    if (lookup.chosen && lookup.chosen->next_hop == NextHop::Internet)
        m_walk.translateSource(interface.id, *own);
}

void AzureWalk::forwardFrom(const Element& subnet, const Element& interface)
{
    replaceForwarded(subnet, interface);
    ask(interface, interface, Direction::Out);
    leaveSubnet(subnet, &interface);
}

}  // namespace pb::net
