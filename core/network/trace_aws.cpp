// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/balance.h"
#include "core/network/trace_walk.h"

#include <algorithm>
#include <set>

namespace pb::net {

namespace {

/// What answers a NAT gateway has to pass to each port that it picks from, 1024 to 65535. The packet is left with a
/// port that is refused, if one is.
/// https://docs.aws.amazon.com/vpc/latest/userguide/custom-network-acl.html#nacl-ephemeral-ports
Filtering askAclForAnyPort(const Index& index, const Element& subnet, Direction direction, Packet& packet)
{
    constexpr std::uint16_t kFirst = 1024;
    std::set<std::uint16_t> ports{kFirst};
    const Element* acl = index.aclOf(subnet);
    const bool ported = packet.protocol == Protocol::kTcp || packet.protocol == Protocol::kUdp;
    for (const AclEntry& entry : acl&& ported ? acl->as<NetworkAcl>()->entries : AclEntries{})
        for (const int edge : {int{entry.ports.first}, entry.ports.last + 1})
            if (edge > kFirst && edge <= 65535)
                ports.insert(static_cast<std::uint16_t>(edge));
    Filtering said;
    for (const std::uint16_t port : ports) {
        packet.destination_port = port;
        said = askAcl(index, subnet, direction, packet);
        if (!said.allowed)
            break;
    }
    return said;
}

/// Network and gateway load balancers may stand without security groups; nothing is filtered there then.
/// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/load-balancer-security-groups.html
bool isUnguarded(const Index& index, const Element& interface)
{
    const Element* balancer = index.instanceOf(interface);
    const auto* data = balancer ? balancer->as<LoadBalancer>() : nullptr;
    const auto* nic = interface.as<NetworkInterface>();
    return data && data->type != LoadBalancerType::Application && nic && nic->security_groups.empty();
}

}  // namespace

TraceCode codeOf(RouteOrigin origin)
{
    if (origin == RouteOrigin::Local)
        return TraceCode::LocalRoute;
    return isPropagated(origin) ? TraceCode::PropagatedRoute : TraceCode::Route;
}

void explain(const Index& index, const RouteLookup<AwsRoute>& lookup, Hop& hop)
{
    if (lookup.chosen) {
        hop.by = lookup.chosen->table;
        hop.row = lookup.chosen->row;
        hop.row_text = routeText(index, *lookup.chosen);
    }
    for (const AwsRoute& route : lookup.losers)
        hop.candidates.push_back({route.table, route.row, routeText(index, route)});
}

void AwsWalk::leaveInterface(const Element& interface)
{
    const Element* subnet = m_index.subnetOf(interface);
    if (!subnet) {
        m_walk.stop(interface.id, TraceCode::UnsupportedComponent, Verdict::InsufficientInfo);
        return;
    }
    askGroupsAt(interface, Direction::Out);
    if (const ByBalancer* by = m_walk.backFrom(interface); by && by->keeps_client)
        return backToBalancer(interface, *by);
    leaveFrom(*subnet);
}

/// What answers a client whose address a load balancer preserved goes back to that balancer, whatever the routes say.
void AwsWalk::backToBalancer(const Element& target, const ByBalancer& by)
{
    const Element& interface = *m_index.find(by.interface);
    const Element* here = m_index.subnetOf(target);
    const Element* there = m_index.subnetOf(interface);
    if (here != there) {
        askAclAt(*here, Direction::Out);
        askAclAt(*there, Direction::In);
    }
    askGroupsAt(interface, Direction::In);
    m_walk.backThroughBalancer();
    leaveInterface(interface);
}

/// What comes to an interface of a load balancer goes on to the target that it is meant for; an answer to whoever
/// asked. False where it is for the interface itself.
bool AwsWalk::throughBalancer(const Element& interface)
{
    const Element* balancer = m_index.instanceOf(interface);
    const auto* data = balancer ? balancer->as<LoadBalancer>() : nullptr;
    if (data && m_walk.isAnswer()) {
        const auto& passed = m_walk.session().balancers;
        if (passed.empty() || passed.back().interface != interface.id)
            return false;
        m_walk.backThroughBalancer();
        leaveInterface(interface);
        return true;
    }
    const Element* host = m_walk.host();
    const Element* target = data && host && host != &interface ? nextTowards(m_index, *balancer, *host) : nullptr;
    if (!target)
        return false;
    // https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html
    const bool keepsClient = data->type == LoadBalancerType::Network && data->preserve_client_ip &&
                             m_index.vpcOf(*target) == m_index.vpcOf(interface);
    if (m_walk.throughBalancer(*balancer, &interface, *target, keepsClient))
        leaveInterface(interface);
    return true;
}

/// The interface of the load balancer that sends to another in its client's name: rules may refer to its groups.
const Element* AwsWalk::preservingBalancer(const Element& interface, Direction direction) const
{
    const auto& passed = m_walk.session().balancers;
    const bool preserved = !m_walk.isAnswer() && direction == Direction::In && !passed.empty() &&
                           passed.back().keeps_client && passed.back().target == interface.id;
    return preserved ? m_index.find(passed.back().interface) : nullptr;
}

void AwsWalk::leaveFrom(const Element& subnet)
{
    if (!holds(subnet, m_walk.packet.destination))
        return leaveSubnet(subnet);
    // Neighbours talk without the subnet's filter and routes.
    m_walk.pass(subnet.id, Decision::Forwarded, TraceCode::SameSubnet);
    arrive(subnet);
}

/// Whoever has the private address at the far side: in the VPC, or in one peered within the region.
const Element* AwsWalk::knownFar(const Element& interface, const Address& far) const
{
    const Element* vpc = m_index.vpcOf(interface);
    if (!vpc || m_walk.throughMiddlebox)
        return nullptr;
    const Element* owner = interfaceAt(m_index, vpc->id, far);
    for (const Element* peering : m_index.peeringsOf(vpc->id)) {
        const auto* data = peering->as<VpcPeering>();
        const Element* peer = m_index.peerAcross(*peering, vpc->id);
        if (!owner && peer && data && data->status == PeeringStatus::Active &&
            m_index.regionOf(*peer) == m_index.regionOf(*vpc))
            owner = interfaceAt(m_index, peer->id, far);
    }
    return owner;
}

void AwsWalk::askGroupsAt(const Element& interface, Direction direction)
{
    if (m_walk.passesByState(interface.id, interface.id))
        return;
    if (isUnguarded(m_index, interface)) {
        m_walk.pass(interface.id, Decision::Permitted, TraceCode::NoFilter);
        return;
    }
    const Packet& packet = m_walk.packet;
    const Element* by = preservingBalancer(interface, direction);
    const Element* far = by ? by : knownFar(interface, farSide(packet, direction));
    if (far && isUnguarded(m_index, *far))
        far = nullptr;
    if (m_walk.way()) {
        m_walk.note(Gate::Kind::Groups, interface.id, direction).far = far ? far->id : ElementId{};
        return;
    }
    ElementIds farGroups;
    if (far)
        for (const Element* group : m_index.groupsOf(*far))
            farGroups.push_back(group->id);
    Filtering said = askGroups(m_index, interface, direction, packet, farGroups);
    std::vector<Edit> edits;
    if (!said.allowed)
        edits = liftGroups(m_index, interface, direction, packet);
    m_walk.filtered(interface.id, std::move(said), direction == Direction::In ? Verdict::DeniedIn : Verdict::DeniedOut,
                    std::move(edits));
}

void AwsWalk::askAclAt(const Element& subnet, Direction direction)
{
    if (m_walk.way()) {
        m_walk.note(Gate::Kind::Acl, subnet.id, direction);
        return;
    }
    const std::uint16_t port = m_walk.packet.destination_port;
    const bool rewritten = m_walk.isRewritten();
    Filtering said = rewritten ? askAclForAnyPort(m_index, subnet, direction, m_walk.packet)
                               : askAcl(m_index, subnet, direction, m_walk.packet);
    std::vector<Edit> edits;
    if (!said.allowed)
        edits = liftAcl(m_index, said, direction, m_walk.packet, m_walk.isAnswer());
    if (rewritten && edits.size() > 1)
        edits.erase(edits.begin() + 1, edits.end());  // one port alone would not do
    m_walk.filtered(subnet.id, std::move(said), direction == Direction::In ? Verdict::DeniedIn : Verdict::DeniedOut,
                    std::move(edits));
    m_walk.packet.destination_port = port;
}

void AwsWalk::leaveSubnet(const Element& subnet)
{
    askAclAt(subnet, Direction::Out);
    if (m_walk.enters(subnet.id))
        follow(subnet, lookUp(awsRoutes(m_index, subnet), m_walk.packet.destination));
}

void AwsWalk::follow(const Element& subnet, const RouteLookup<AwsRoute>& lookup)
{
    const Element* vpc = m_index.vpcOf(subnet);
    if (!lookup.chosen || lookup.chosen->blackhole || !vpc)
        return noRoute(subnet, lookup);
    Hop& hop = m_walk.pass(subnet.id, Decision::Forwarded, codeOf(lookup.chosen->origin));
    if (!m_walk.way())
        explain(m_index, lookup, hop);
    if (lookup.chosen->origin == RouteOrigin::Local)
        return router(*vpc);
    toTarget(subnet, *m_index.find(lookup.chosen->target));
}

void AwsWalk::noRoute(const Element& subnet, const RouteLookup<AwsRoute>& lookup)
{
    if (m_walk.way()) {
        m_walk.stop(subnet.id, TraceCode::NoRouteToDestination, Verdict::NoRoute);
        return;
    }
    const Element* gateway = gatewayFor(m_index, subnet, m_walk.packet);
    std::vector<Edit> edits;
    if (gateway)
        edits = liftRoute(m_index, subnet, *gateway, m_walk.packet);
    const bool blackhole = lookup.chosen.has_value();
    Hop& hop = m_walk.stop(subnet.id, blackhole ? TraceCode::BlackholeRoute : TraceCode::NoRouteToDestination,
                           blackhole ? Verdict::NullRouted : Verdict::NoRoute, std::move(edits));
    explain(m_index, lookup, hop);
    if (const Element* table = m_index.routeTableOf(subnet); table && !hop.by)
        hop.by = table->id;
    if (gateway)
        toTarget(subnet, *gateway);
}

void AwsWalk::router(const Element& vpc)
{
    m_walk.pass(vpc.id, Decision::Forwarded, TraceCode::LocalRoute);
    if (m_walk.isTarget(vpc))
        return m_walk.finish(Verdict::Accepted, {Origin::At::Network, vpc.id, {}});
    if (const Element* subnet = subnetHolding(m_index, vpc.id, m_walk.packet.destination))
        enterSubnet(*subnet);
    else
        m_walk.stop(vpc.id, TraceCode::NoSubnetForAddress, Verdict::NullRouted);
}

void AwsWalk::enterSubnet(const Element& subnet)
{
    askAclAt(subnet, Direction::In);
    arrive(subnet);
}

void AwsWalk::arrive(const Element& subnet)
{
    if (m_walk.isTarget(subnet))
        return m_walk.finish(Verdict::DeliveredToSubnet, {Origin::At::Subnet, subnet.id, {}});
    const Address& destination = m_walk.packet.destination;
    for (const Element* child : m_index.children(subnet.id))
        if (child->as<NatGateway>() && natAddress(m_index, *child) == destination)
            return atNat(*child);
    const Element* interface = interfaceAt(m_index, subnet.id, destination);
    if (!interface) {
        m_walk.stop(subnet.id, TraceCode::NoInterfaceForAddress, Verdict::NeighborUnreachable);
        return;
    }
    askGroupsAt(*interface, Direction::In);
    if (throughBalancer(*interface))
        return;
    m_walk.pass(interface->id, Decision::Delivered, TraceCode::Destination);
    m_walk.finish(Verdict::Accepted, {Origin::At::Interface, interface->id, {}});
}

void AwsWalk::toTarget(const Element& subnet, const Element& target)
{
    switch (target.kind()) {
    case Kind::InternetGateway:
        return throughInternetGateway(subnet, target);
    case Kind::EgressOnlyInternetGateway:
        if (isAttached(target, subnet))
            throughEgressOnly(target);
        return;
    case Kind::VirtualPrivateGateway:
        if (isAttached(target, subnet))
            throughPrivateGateway(target);
        return;
    case Kind::NatGateway:
        return throughNat(subnet, target);
    case Kind::VpcPeering:
        if (const Element* vpc = m_index.vpcOf(subnet))
            throughPeering(*vpc, target);
        return;
    case Kind::TransitGateway:
        return throughTransitGateway(subnet, target);
    case Kind::VpcEndpoint:
        return throughEndpoint(target);
    case Kind::NetworkInterface:
    case Kind::Instance:
        return throughMiddlebox(subnet, target);
    case Kind::Vpc:
        return router(target);
    default:
        m_walk.stop(target.id, TraceCode::UnsupportedComponent, Verdict::InsufficientInfo);
    }
}

void AwsWalk::throughMiddlebox(const Element& subnet, const Element& target)
{
    const ElementSpan own = m_index.interfacesOf(target.id);
    const Element* interface = target.as<NetworkInterface>() ? &target : own.empty() ? nullptr : own.front();
    const Element* at = interface ? m_index.subnetOf(*interface) : nullptr;
    if (!at) {
        m_walk.stop(target.id, TraceCode::NextHopMissing, Verdict::NullRouted);
        return;
    }
    if (at != &subnet)
        askAclAt(*at, Direction::In);
    askGroupsAt(*interface, Direction::In);
    if (!m_walk.enters(interface->id))
        return;
    if (interface->as<NetworkInterface>()->source_dest_check)
        m_walk.stop(interface->id, TraceCode::SourceDestCheck, Verdict::DeniedIn,
                    {setFlag(interface->id, "source_dest_check", false)});
    else
        m_walk.pass(interface->id, Decision::Forwarded, TraceCode::Middlebox);
    m_walk.throughMiddlebox = true;
    askGroupsAt(*interface, Direction::Out);
    leaveFrom(*at);
}

}  // namespace pb::net
