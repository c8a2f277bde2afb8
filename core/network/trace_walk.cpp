// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/trace_walk.h"

#include "core/network/balance.h"
#include "core/network/filter_match.h"

#include <algorithm>

namespace pb::net {

namespace {

/// The drawn Internet, or none.
ElementId internetOf(const Index& index)
{
    const ElementSpan drawn = index.all(Kind::Internet);
    return drawn.empty() ? ElementId{} : drawn.front()->id;
}

/// A gateway that joins a site, and the networks behind it.
struct Entry {
    const Element* gateway = nullptr;
    int bits = -1;  ///< length of the block that holds the address
};

int longestHolding(const Prefixes& prefixes, const Address& address)
{
    int bits = -1;
    for (const Prefix& prefix : prefixes)
        if (prefix.contains(address))
            bits = std::max(bits, prefix.length());
    return bits;
}

int longestHolding(const Element& network, const Address& address)
{
    if (const auto* vnet = network.as<VirtualNetwork>())
        return longestHolding(vnet->address_spaces, address);
    const auto* vpc = network.as<Vpc>();
    return std::max(longestHolding(vpc->ipv4, address), longestHolding(vpc->ipv6, address));
}

/// Keeps the gateway whose networks hold the address best.
void offer(const Index& index, const Element& gateway, const Address& address, Entry& best)
{
    const auto take = [&](const Element* network) {
        const int bits = network ? longestHolding(*network, address) : -1;
        if (bits > best.bits)
            best = {&gateway, bits};
    };
    if (gateway.as<VirtualPrivateGateway>()) {
        take(index.attachedVpc(gateway));
        return;
    }
    take(index.vnetOf(gateway));
    for (const Element* vnet : index.all(Kind::VirtualNetwork))
        if (usedGateway(index, vnet->id) == &gateway)
            take(vnet);
}

/// By Direct Connect: the gateway behind a virtual interface, by what it announces.
void offerDirect(const Index& index, const Element& gateway, const Address& address, Entry& best)
{
    const auto* direct = gateway.as<DirectConnectGateway>();
    if (!direct)
        return offer(index, gateway, address, best);
    const int allowed = longestHolding(direct->allowed_prefixes, address);
    for (const ElementId id : direct->gateways) {
        const Element* far = index.find(id);
        const Element* vpc = far && far->as<VirtualPrivateGateway>() ? index.attachedVpc(*far) : nullptr;
        int bits = far && far->as<TransitGateway>() ? allowed : -1;
        if (vpc && (allowed >= 0 || direct->allowed_prefixes.empty()))
            bits = longestHolding(*vpc, address);
        if (bits > best.bits)
            best = {&gateway, bits};
    }
}

/// By a VPN of a transit gateway: its attachment, by the routes of the table that this is associated with.
void offerTransit(const Index& index, const Element& vpn, const Address& address, Entry& best, ElementId except)
{
    for (const Element* user : index.referrers(vpn.id)) {
        const auto* data = user->as<TransitGatewayAttachment>();
        const Element* table = data && data->resource == vpn.id ? associatedTable(index, *data) : nullptr;
        if (!table || user->id == except)
            continue;
        const auto lookup = lookUp(transitRoutes(index, *table), address);
        if (lookup.chosen && lookup.chosen->target != user->id && lookup.chosen->destination.length() > best.bits)
            best = {user, lookup.chosen->destination.length()};
    }
}

void offerLines(const Index& index, ElementId site, const Address& address, ElementId except, Entry& best)
{
    for (const Element* interface : index.all(Kind::VirtualInterface)) {
        const auto* data = interface->as<VirtualInterface>();
        const auto* line = index.find<DirectConnectConnection>(data->connection);
        const Element* gateway = index.find(data->gateway);
        if (data->up && line && line->site == site && gateway && gateway->id != except &&
            data->type != VirtualInterfaceType::Public)
            offerDirect(index, *gateway, address, best);
    }
}

/// The gateway by which a site reaches an address, other than `except`. Over Direct Connect, where a VPN does no
/// better.
Entry entryFrom(const Index& index, ElementId site, const Address& address, ElementId except)
{
    Entry best;
    offerLines(index, site, address, except, best);
    for (const Element* vpn : index.all(Kind::VpnConnection)) {
        const auto* data = vpn->as<VpnConnection>();
        const auto* customer = index.find<CustomerGateway>(data->customer_gateway);
        const Element* gateway = index.find(data->gateway);
        if (!customer || customer->site != site)
            continue;
        if (gateway && gateway->id != except && gateway->as<VirtualPrivateGateway>())
            offer(index, *gateway, address, best);
        offerTransit(index, *vpn, address, best, except);
    }
    for (const Element* connection : index.all(Kind::Connection)) {
        const auto* data = connection->as<Connection>();
        const auto* local = index.find<LocalNetworkGateway>(data->peer);
        const Element* gateway = index.find(data->gateway);
        const auto* circuit = index.find<ExpressRouteCircuit>(data->peer);
        const bool joins = data->peer == site || (local && local->site == site) || (circuit && circuit->site == site);
        if (joins && gateway && gateway->id != except && gateway->as<VirtualNetworkGateway>())
            offer(index, *gateway, address, best);
    }
    return best;
}

}  // namespace

Path Walk::run(const Origin& from)
{
    const Element* element = index().find(from.element);
    if (from.at == Origin::At::Internet)
        fromInternet();
    else if (from.at == Origin::At::Site)
        fromSite(from);
    else if (element) {
        pass(element->id, Decision::Sent, TraceCode::Source);
        const bool aws = kindInfo(element->kind()).cloud == Cloud::Aws;
        switch (from.at) {
        case Origin::At::Interface:
            aws ? AwsWalk(*this).leaveInterface(*element) : AzureWalk(*this).leaveInterface(*element);
            break;
        case Origin::At::Subnet:
            aws ? AwsWalk(*this).leaveFrom(*element) : AzureWalk(*this).leaveSubnet(*element, nullptr);
            break;
        case Origin::At::Network:
            aws ? AwsWalk(*this).router(*element) : AzureWalk(*this).router(*element, nullptr);
            break;
        case Origin::At::Gateway:
            fromGateway(*element);
            break;
        case Origin::At::Endpoint:
            AwsWalk(*this).fromEndpoint(*element);
            break;
        case Origin::At::Internet:
        case Origin::At::Site:
            break;
        }
    }
    return std::move(m_path);
}

Hop& Walk::pass(ElementId at, Decision decision, TraceCode code)
{
    if (way()) {
        way()->visited.push_back(at);
        return m_unrecorded;
    }
    Hop& hop = m_path.hops.emplace_back();
    hop.element = at;
    hop.decision = decision;
    hop.code = code;
    hop.packet = packet;
    hop.supposed = m_blocked;
    return hop;
}

Hop& Walk::stop(ElementId at, TraceCode code, Verdict verdict, std::vector<Edit> edits)
{
    const bool denied = verdict == Verdict::DeniedIn || verdict == Verdict::DeniedOut;
    const bool unknown = verdict == Verdict::InsufficientInfo;
    Hop& hop = pass(at, unknown ? Decision::Unknown : denied ? Decision::Denied : Decision::Dropped, code);
    if (!m_blocked)
        m_path.verdict = verdict;
    m_blocked = true;
    if (way())
        return hop;
    m_blockers.push_back({at, code, {}, isAnswer(), std::move(edits)});
    return hop;
}

void Walk::filtered(ElementId at, Filtering filtering, Verdict denied, std::vector<Edit> edits)
{
    const bool passes = filtering.allowed && !filtering.unknown;
    const TraceCode code = filtering.unknown ? TraceCode::UnknownServiceTag : filtering.code;
    const Verdict verdict = filtering.unknown ? Verdict::InsufficientInfo : denied;
    Hop& hop = passes ? pass(at, Decision::Permitted, code) : stop(at, code, verdict, std::move(edits));
    hop.by = filtering.by;
    hop.row = filtering.row;
    hop.row_text = std::move(filtering.row_text);
    hop.candidates = std::move(filtering.candidates);
    if (!passes)
        m_blockers.back().by = filtering.by;
}

bool Walk::passesByState(ElementId at, ElementId interface)
{
    if (!isAnswer()) {
        m_session.flows.emplace(at, interface);
        return false;
    }
    if (!m_session.flows.contains({at, interface}))
        return false;
    pass(at, Decision::Permitted, TraceCode::AllowedByState);
    return true;
}

Gate& Walk::note(Gate::Kind kind, ElementId at, Direction direction)
{
    Gate& gate = way()->gates.emplace_back(
        Gate{kind, at, {}, direction, isAnswer(), packet.source, packet.destination, {}, isRewritten(), {}});
    for (const ByBalancer& by : m_session.balancers)
        gate.through.push_back(by.balancer);
    return gate;
}

void Walk::finish(Verdict verdict, const Origin& end)
{
    if (!m_blocked)
        m_path.verdict = verdict;
    m_session.reached = true;
    m_session.end = end;
}

bool Walk::enters(ElementId component)
{
    if (way() && m_blocked)
        return false;  // what would follow is of no interest
    if (m_seen.emplace(component, packet.source, packet.destination).second)
        return true;
    stop(component, TraceCode::ForwardingLoop, Verdict::Loop);
    return false;
}

bool Walk::throughBalancer(const Element& balancer, const Element* interface, const Element& target, bool keepsClient)
{
    if (!enters(balancer.id))
        return false;
    const OptionalAddress inside = firstOf(privateAddresses(target), packet.destination.family());
    if (!inside) {
        stop(balancer.id, TraceCode::AddressFamily, Verdict::NullRouted);
        return false;
    }
    const std::uint16_t port = packet.destination_port;
    if (way())
        note(Gate::Kind::Balancer, balancer.id, Direction::In);
    else if (const auto mapped = targetPort(balancer, packet.protocol, port))
        packet.destination_port = *mapped;
    else
        stop(balancer.id, TraceCode::ListenersMismatch, Verdict::DeniedIn, liftListeners(balancer, packet));
    m_session.balancers.push_back({balancer.id, interface ? interface->id : ElementId{}, target.id, packet.source,
                                   packet.destination, port, keepsClient});
    if (!keepsClient)
        translateSource(balancer.id, packet.destination);
    m_session.destination.push_back({balancer.id, *inside, packet.destination});
    packet.destination = *inside;
    pass(balancer.id, Decision::Translated, TraceCode::Balanced);
    return true;
}

const ByBalancer* Walk::backFrom(const Element& target) const
{
    const auto& all = m_session.balancers;
    return isAnswer() && !all.empty() && all.back().target == target.id ? &all.back() : nullptr;
}

void Walk::backThroughBalancer()
{
    const ByBalancer last = m_session.balancers.back();
    m_session.balancers.pop_back();
    if (!last.keeps_client)
        m_session.source.pop_back();  // the last that was put there on the way: answers undo them in reverse
    packet.source = last.front;
    packet.destination = last.client;
    if (packet.protocol == Protocol::kTcp || packet.protocol == Protocol::kUdp)
        packet.source_port = last.port;
    pass(last.balancer, Decision::Translated, TraceCode::SourceTranslated);
}

bool Walk::isRewritten() const
{
    const auto byNat = [&](const Translation& t) {
        return index().find<NatGateway>(t.by) != nullptr || index().find<LoadBalancer>(t.by) != nullptr;
    };
    return isAnswer() && std::count_if(m_session.source.begin(), m_session.source.end(), byNat) > natsPassed;
}

void Walk::translateSource(ElementId by, const Address& outside)
{
    if (!isAnswer())
        m_session.source.push_back({by, packet.source, outside});
    packet.source = outside;
    pass(by, Decision::Translated, TraceCode::SourceTranslated);
}

void Walk::translateDestination(ElementId by, const Address& inside)
{
    if (!isAnswer())
        m_session.destination.push_back({by, inside, packet.destination});
    packet.destination = inside;
    pass(by, Decision::Translated, TraceCode::DestinationTranslated);
}

std::optional<Address> Walk::originalSource(ElementId by) const
{
    for (const Translation& t : m_session.source)
        if (isAnswer() && t.by == by)
            return t.inside;
    return std::nullopt;
}

std::optional<Address> Walk::originalDestination(ElementId by) const
{
    for (const Translation& t : m_session.destination)
        if (isAnswer() && t.by == by)
            return t.outside;
    return std::nullopt;
}

bool Walk::toTranslator()
{
    if (!isAnswer() || m_session.source.empty() || m_session.source.back().outside != packet.destination)
        return false;
    const Translation& last = m_session.source.back();
    const Element* by = index().find(last.by);
    if (!by || kindInfo(by->kind()).cloud != Cloud::Azure)
        return false;
    AzureWalk(*this).fromTranslator(*by, last.inside);
    return true;
}

void Walk::toInternet(ElementId gateway)
{
    // Whoever asked knows only the address that it asked.
    if (isAnswer() && !m_session.destination.empty() && m_session.destination.front().outside != packet.source) {
        stop(gateway, TraceCode::NatSourceReassigned, Verdict::DeniedIn);
        return;
    }
    if (toTranslator())
        return;
    const Element* owner = publicOwner(index(), packet.destination);
    const ElementId internet = internetOf(index());
    if (!owner) {
        pass(internet, Decision::Delivered, TraceCode::Destination);
        finish(Verdict::ExitsNetwork, {Origin::At::Internet, internet, gateway});
        return;
    }
    if (!enters(internet))
        return;
    pass(internet, Decision::Forwarded, TraceCode::Route);
    deliverPublic(*owner);
}

void Walk::fromInternet()
{
    pass(internetOf(index()), Decision::Sent, TraceCode::Source);
    // What answers a translated packet goes to the translator first.
    if (toTranslator())
        return;
    if (const Element* owner = publicOwner(index(), packet.destination))
        deliverPublic(*owner);
    else
        noPublicAddress();
}

/// Nobody on the Internet finds the address. Supposing that the host had a public one shows what else is in the way.
void Walk::noPublicAddress()
{
    const bool known = host() != nullptr;
    stop(internetOf(index()), known ? TraceCode::NoPublicAddress : TraceCode::NoInterfaceForAddress,
         Verdict::NullRouted);
    const Element* network = known ? index().networkOf(*host()) : nullptr;
    if (!network || isAnswer())
        return;
    if (!network->as<Vpc>())
        AzureWalk(*this).fromInternet(*host());
    else if (!index().gatewaysOf(network->id, Kind::InternetGateway).empty())
        AwsWalk(*this).fromInternetGateway(*network, *host());
    m_session.reached = false;  // without an address no answer is asked for
}

void Walk::deliverPublic(const Element& owner)
{
    const Element* network = index().networkOf(owner);
    if (owner.as<NetworkInterface>() || owner.as<NatGateway>()) {
        if (network)
            return AwsWalk(*this).fromInternetGateway(*network, owner);
    } else if (owner.as<AzureNetworkInterface>()) {
        if (network)
            return AzureWalk(*this).fromInternet(owner);
    } else if (owner.as<AzureLoadBalancer>()) {
        return AzureWalk(*this).throughBalancer(owner);
    } else if (owner.as<AzureNatGateway>()) {
        stop(owner.id, TraceCode::NatUnsolicited, Verdict::DeniedIn);
        return;
    }
    stop(owner.id, TraceCode::UnsupportedComponent, Verdict::InsufficientInfo);
}

void Walk::toSite(ElementId site, ElementId gateway)
{
    const auto* data = index().find<OnPremises>(site);
    const Entry other = data ? entryFrom(index(), site, packet.destination, gateway) : Entry{};
    if (other.gateway && other.bits > longestHolding(data->prefixes, packet.destination)) {
        if (!enters(site))
            return;
        pass(site, Decision::Forwarded, TraceCode::Route);
        return fromGateway(*other.gateway);
    }
    // What answers a drawn interface is lost there.
    if (isAnswer() && host()) {
        stop(data ? site : gateway, TraceCode::NoRouteToDestination, Verdict::NoRoute);
        return;
    }
    if (data)
        pass(site, Decision::Delivered, TraceCode::Destination);
    finish(Verdict::ExitsNetwork, {Origin::At::Site, site, gateway});
}

void Walk::fromSite(const Origin& from)
{
    const Element* gateway = index().find(from.via);
    if (from.element)
        pass(from.element, Decision::Sent, TraceCode::Source);
    if (!gateway)
        gateway = entryFrom(index(), from.element, packet.destination, {}).gateway;
    if (gateway)
        return fromGateway(*gateway);
    stop(from.element, TraceCode::NoRouteToDestination, Verdict::NoRoute);
}

void Walk::fromGateway(const Element& gateway)
{
    if (gateway.as<VirtualPrivateGateway>())
        AwsWalk(*this).fromPrivateGateway(gateway);
    else if (gateway.as<TransitGatewayAttachment>())
        AwsWalk(*this).intoTransitGateway(gateway);
    else if (gateway.as<DirectConnectGateway>())
        AwsWalk(*this).fromDirectConnect(gateway);
    else
        AzureWalk(*this).fromPrivateGateway(gateway);
}

}  // namespace pb::net
