// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/trace_walk.h"

#include "core/network/filter_match.h"

#include <algorithm>

namespace pb::net {

namespace {

/// The Azure gateway that is drawn as this customer gateway: the one with its public address.
const Element* azureGatewayAt(const Index& index, const OptionalAddress& address)
{
    for (const Element* gateway : index.all(Kind::VirtualNetworkGateway))
        if (address && gateway->as<VirtualNetworkGateway>()->public_ip == address)
            return gateway;
    return nullptr;
}

/// What a NAT gateway can translate.
constexpr bool isNatProtocol(int protocol)
{
    return protocol == Protocol::kTcp || protocol == Protocol::kUdp || protocol == Protocol::kIcmp;
}

}  // namespace

bool AwsWalk::isAttached(const Element& gateway, const Element& subnet)
{
    const Element* vpc = m_index.attachedVpc(gateway);
    if (vpc && vpc == m_index.vpcOf(subnet))
        return true;
    m_walk.stop(gateway.id, TraceCode::GatewayDetached, Verdict::NullRouted);
    return false;
}

void AwsWalk::throughInternetGateway(const Element& subnet, const Element& gateway)
{
    if (!isAttached(gateway, subnet) || !m_walk.enters(gateway.id))
        return;
    if (!isPublicAddress(m_walk.packet.destination)) {
        if (m_walk.way()) {
            m_walk.stop(gateway.id, TraceCode::IgwPrivateDestination, Verdict::NullRouted);
            return;
        }
        // The route to the Internet takes what another gateway should have: a route to that one is missing.
        const Element* better = gatewayFor(m_index, subnet, m_walk.packet);
        std::vector<Edit> edits;
        if (better)
            edits = liftRoute(m_index, subnet, *better, m_walk.packet);
        m_walk.stop(gateway.id, TraceCode::IgwPrivateDestination, Verdict::NullRouted, std::move(edits));
        return better ? toTarget(subnet, *better) : void();
    }
    const Element& vpc = *m_index.vpcOf(subnet);
    askBlock(vpc, gateway, isNatOf(vpc, m_walk.packet.source) ? InternetBlock::Ingress : InternetBlock::Off,
             Verdict::DeniedOut);
    if (m_walk.packet.source.family() == Family::V6)
        m_walk.pass(gateway.id, Decision::Forwarded, TraceCode::GatewayPassed);
    else if (!replaceSource(vpc, gateway))
        return;
    m_walk.toInternet(gateway.id);
}

void AwsWalk::askBlock(const Element& vpc, const Element& gateway, InternetBlock strictest, Verdict denied)
{
    if (vpc.as<Vpc>()->internet_block > strictest)
        m_walk
            .stop(gateway.id, TraceCode::BlockPublicAccess, denied,
                  {{SetField{vpc.id, "internet_block", std::string(enumName(strictest))}}})
            .by = vpc.id;
}

bool AwsWalk::isNatOf(const Element& vpc, const Address& address) const
{
    for (const Element* nat : m_index.all(Kind::NatGateway))
        if (m_index.vpcOf(*nat) == &vpc && natAddress(m_index, *nat) == address)
            return true;
    return false;
}

/// The gateway puts the public address in the place of the private one that it is mapped to.
bool AwsWalk::replaceSource(const Element& vpc, const Element& gateway)
{
    const Address source = m_walk.packet.source;
    OptionalAddress outside;
    for (const Element* nat : m_index.all(Kind::NatGateway))
        if (m_index.vpcOf(*nat) == &vpc && natAddress(m_index, *nat) == source &&
            nat->as<NatGateway>()->connectivity ==
                NatConnectivity::Public)  // the gateway drops what a private one sends
            outside = nat->as<NatGateway>()->public_ip;
    const Element* interface = interfaceAt(m_index, vpc.id, source);
    if (interface && firstOf(privateAddresses(*interface), Family::V4) == source)
        outside = publicAddress(*interface);
    if (!outside || outside->family() != Family::V4) {
        m_walk.stop(gateway.id, TraceCode::IgwPublicIpForEgress, Verdict::DeniedOut);
        return false;
    }
    m_walk.translateSource(gateway.id, *outside);
    return true;
}

void AwsWalk::throughEgressOnly(const Element& gateway)
{
    if (m_walk.packet.destination.family() == Family::V4) {
        m_walk.stop(gateway.id, TraceCode::AddressFamily, Verdict::NullRouted);
        return;
    }
    if (!m_walk.enters(gateway.id))
        return;
    m_walk.passesByState(gateway.id, gateway.id);
    if (const Element* vpc = m_index.attachedVpc(gateway))
        askBlock(*vpc, gateway, InternetBlock::Ingress, Verdict::DeniedOut);
    m_walk.pass(gateway.id, Decision::Forwarded, TraceCode::GatewayPassed);
    m_walk.toInternet(gateway.id);
}

void AwsWalk::fromInternetGateway(const Element& vpc, const Element& holder)
{
    for (const Element* egress : m_index.gatewaysOf(vpc.id, Kind::EgressOnlyInternetGateway))
        if (m_walk.isAnswer() && m_walk.passesByState(egress->id, egress->id))
            return router(vpc);
    const auto gateways = m_index.gatewaysOf(vpc.id, Kind::InternetGateway);
    if (gateways.empty()) {
        const auto egress = m_index.gatewaysOf(vpc.id, Kind::EgressOnlyInternetGateway);
        if (!egress.empty() && m_walk.packet.destination.family() == Family::V6)
            m_walk.stop(egress.front()->id, TraceCode::EgressOnly, Verdict::DeniedIn);
        else
            m_walk.stop(vpc.id, TraceCode::NoInternetGateway, Verdict::NullRouted);
        return;
    }
    const Element& gateway = *gateways.front();
    const bool nat = holder.as<NatGateway>() != nullptr;
    askBlock(vpc, gateway, nat ? InternetBlock::Ingress : InternetBlock::Off, Verdict::DeniedIn);
    const OptionalAddress inside = nat ? natAddress(m_index, holder) : firstOf(privateAddresses(holder), Family::V4);
    if (m_walk.packet.destination.family() == Family::V6)
        m_walk.pass(gateway.id, Decision::Forwarded, TraceCode::GatewayPassed);
    else if (inside)
        m_walk.translateDestination(gateway.id, *inside);
    router(vpc);
}

void AwsWalk::throughNat(const Element& subnet, const Element& nat)
{
    const Element* own = m_index.subnetOf(nat);
    const auto* data = nat.as<NatGateway>();
    const OptionalAddress outside = natAddress(m_index, nat);
    if (!own || !outside) {
        m_walk.stop(nat.id, TraceCode::NextHopMissing, Verdict::NullRouted);
        return;
    }
    if (own != &subnet)
        askAclAt(*own, Direction::In);
    if (!m_walk.enters(nat.id))
        return;
    if (m_walk.way())
        m_walk.note(Gate::Kind::AwsNat, nat.id, Direction::Out);
    const bool v4 = m_walk.packet.source.family() == Family::V4;
    if (!v4 || (!m_walk.way() && !isNatProtocol(m_walk.packet.protocol))) {
        m_walk.stop(nat.id, TraceCode::ProtocolRestriction, Verdict::DeniedIn);
        return;
    }
    if (m_walk.isAnswer())
        return answerThroughNat(subnet, nat);
    const Element* vpc = m_index.vpcOf(nat);
    if (!vpc || (!holds(*vpc, m_walk.packet.source) && !m_walk.throughTransit)) {
        m_walk.stop(nat.id, TraceCode::NatSourceInVpc, Verdict::DeniedIn);
        return;
    }
    if (data->connectivity == NatConnectivity::Public && !data->public_ip) {
        m_walk.stop(nat.id, TraceCode::NatNoPublicAddress, Verdict::DeniedOut);
        return;
    }
    m_walk.translateSource(nat.id, *outside);
    leaveFrom(*own);
}

/// An answer that did not come this way leaves with another source address: whoever asked does not know it.
void AwsWalk::answerThroughNat(const Element& subnet, const Element& nat)
{
    if (m_walk.way()) {
        m_walk.stop(nat.id, TraceCode::NatSourceReassigned, Verdict::DeniedIn);
        return;
    }
    const Element* better = gatewayFor(m_index, subnet, m_walk.packet);
    std::vector<Edit> edits;
    if (better && better != &nat)
        edits = liftRoute(m_index, subnet, *better, m_walk.packet);
    const bool known = !edits.empty();
    m_walk.stop(nat.id, TraceCode::NatSourceReassigned, Verdict::DeniedIn, std::move(edits));
    if (known)
        toTarget(subnet, *better);
}

/// A NAT gateway takes what answers it, and nothing else.
void AwsWalk::atNat(const Element& nat)
{
    const auto inside = m_walk.originalSource(nat.id);
    const Element* own = m_index.subnetOf(nat);
    if (!inside || !own) {
        m_walk.stop(nat.id, TraceCode::NatUnsolicited, Verdict::DeniedIn);
        return;
    }
    m_walk.translateDestination(nat.id, *inside);
    ++m_walk.natsPassed;
    leaveFrom(*own);
}

void AwsWalk::throughPeering(const Element& vpc, const Element& peering)
{
    const auto* data = peering.as<VpcPeering>();
    const Element* peer = m_index.peerAcross(peering, vpc.id);
    if (!peer) {
        m_walk.stop(peering.id, TraceCode::UnsupportedComponent, Verdict::InsufficientInfo);
        return;
    }
    if (data->requester != vpc.id && data->accepter != vpc.id) {  // a peering of others
        m_walk.stop(peering.id, TraceCode::GatewayDetached, Verdict::NullRouted);
        return;
    }
    if (data->status != PeeringStatus::Active)
        m_walk.stop(peering.id, TraceCode::PeeringNotActive, Verdict::NullRouted,
                    {{SetField{peering.id, "status", std::string(enumName(PeeringStatus::Active))}}});
    // Only what lies in the two VPCs crosses: no way on to a third network or through the peer's gateways.
    if (!holds(*peer, m_walk.packet.destination) || !holds(vpc, m_walk.packet.source)) {
        m_walk.stop(peering.id, TraceCode::PeeringAddressNotInVpc, Verdict::NullRouted);
        return;
    }
    m_walk.pass(peering.id, Decision::Forwarded, TraceCode::PeeringPassed);
    router(*peer);
}

void AwsWalk::throughPrivateGateway(const Element& gateway)
{
    if (m_walk.isTarget(gateway)) {
        m_walk.pass(gateway.id, Decision::Delivered, TraceCode::Destination);
        return m_walk.finish(Verdict::ExitsNetwork, {Origin::At::Gateway, gateway.id, {}});
    }
    if (!m_walk.enters(gateway.id))
        return;
    if (m_walk.packet.destination.family() == Family::V6) {
        m_walk.stop(gateway.id, TraceCode::VgwNoIpv6, Verdict::NoRoute);
        return;
    }
    const std::vector<SiteLink> links = siteLinksOf(m_index, gateway);
    if (const SiteLink* link = linkTo(links, m_walk.packet.destination)) {
        m_walk.pass(gateway.id, Decision::Forwarded, TraceCode::GatewayRoute);
        return overLink(gateway, *link);
    }
    // One VPN with static routes: the missing route is the obvious cure.
    const auto vpns = vpnsOf(m_index, gateway.id);
    const auto* only = vpns.size() == 1 ? vpns.front()->as<VpnConnection>() : nullptr;
    std::vector<Edit> edits;
    if (only && only->routing == VpnRouting::Static) {
        Prefixes routes = only->static_routes;
        routes.push_back(Prefix::host(m_walk.packet.destination));
        edits.push_back({SetField{vpns.front()->id, "static_routes", std::move(routes)}});
    }
    const bool cured = !edits.empty();
    m_walk.stop(gateway.id, TraceCode::NoTunnelToDestination, Verdict::NoRoute, std::move(edits));
    if (cured)
        throughTunnel(gateway, *vpns.front());
}

void AwsWalk::throughTunnel(const Element& gateway, const Element& vpn)
{
    m_walk.pass(vpn.id, Decision::Forwarded, TraceCode::Tunnel);
    const Element* customer = m_index.find(vpn.as<VpnConnection>()->customer_gateway);
    const auto* data = customer ? customer->as<CustomerGateway>() : nullptr;
    if (data)
        m_walk.pass(customer->id, Decision::Forwarded, TraceCode::GatewayPassed);
    const Element* azure = data && !data->site ? azureGatewayAt(m_index, data->public_ip) : nullptr;
    if (azure)
        return AzureWalk(m_walk).fromPrivateGateway(*azure);
    m_walk.toSite(data ? data->site : ElementId{}, gateway.id);
}

void AwsWalk::fromPrivateGateway(const Element& gateway)
{
    const Element* vpc = m_index.attachedVpc(gateway);
    if (!vpc) {
        m_walk.stop(gateway.id, TraceCode::GatewayDetached, Verdict::NullRouted);
        return;
    }
    if (!holds(*vpc, m_walk.packet.destination)) {
        m_walk.stop(gateway.id, TraceCode::NoRouteToDestination, Verdict::NoRoute);
        return;
    }
    m_walk.pass(gateway.id, Decision::Forwarded, TraceCode::GatewayRoute);
    router(*vpc);
}

void AwsWalk::throughEndpoint(const Element& endpoint)
{
    if (endpoint.as<VpcEndpoint>()->type != EndpointType::Gateway) {
        m_walk.stop(endpoint.id, TraceCode::UnsupportedComponent, Verdict::InsufficientInfo);
        return;
    }
    m_walk.pass(endpoint.id, Decision::Delivered, TraceCode::EndpointService);
    m_walk.finish(Verdict::Accepted, {Origin::At::Endpoint, endpoint.id, {}});
}

void AwsWalk::fromEndpoint(const Element& endpoint)
{
    if (const Element* vpc = m_index.vpcOf(endpoint))
        router(*vpc);
    else
        m_walk.stop(endpoint.id, TraceCode::UnsupportedComponent, Verdict::InsufficientInfo);
}

}  // namespace pb::net
