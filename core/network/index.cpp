// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/index.h"

#include "core/network/value.h"

#include <algorithm>
#include <utility>

namespace pb::net {

namespace {

constexpr Kinds kNetworks = kinds(Kind::Vpc, Kind::VirtualNetwork);

/// The VPC that a gateway names; none for other kinds.
ElementId namedVpc(const Element& gateway)
{
    if (const auto* igw = gateway.as<InternetGateway>())
        return igw->vpc;
    if (const auto* egress = gateway.as<EgressOnlyInternetGateway>())
        return egress->vpc;
    if (const auto* vgw = gateway.as<VirtualPrivateGateway>())
        return vgw->vpc;
    return {};
}

ElementId namedMachine(const Element& interface)
{
    if (const auto* aws = interface.as<NetworkInterface>())
        return aws->instance;
    if (const auto* azure = interface.as<AzureNetworkInterface>())
        return azure->machine;
    return {};
}

std::pair<ElementId, ElementId> endsOf(const Element& peering)
{
    if (const auto* aws = peering.as<VpcPeering>())
        return {aws->requester, aws->accepter};
    if (const auto* azure = peering.as<VnetPeering>())
        return {azure->left, azure->right};
    return {};
}

}  // namespace

Index::Index(const Topology& topology)
    : m_topology(&topology), m_elements(topology), m_children(topology), m_interfacesOf(topology),
      m_interfacesIn(topology), m_interfacesUnder(topology), m_referrers(topology)
{
    for (const auto& [id, element] : topology.elements()) {
        m_elements[id] = element.get();
        forEachPlace(*element, [now = element.get()](List& list) { list.push_back(now); });
    }
    for (const Kind kind : {Kind::RouteTable, Kind::NetworkAcl, Kind::SecurityGroup})
        for (const Element* element : all(kind))
            forEachDefault(*element, [&](Ones& ones, ElementId vpc) { ones.emplace(vpc, element); });
    const auto add = [&](const Element* element) {
        return [element](List& list) {
            if (list.empty() || list.back() != element)
                list.push_back(element);
        };
    };
    for (const auto& [id, element] : topology.elements())
        forEachList(*element, add(element.get()));
    for (const Kind kind : {Kind::NetworkInterface, Kind::AzureNetworkInterface, Kind::NatGateway,
                            Kind::AzureNatGateway, Kind::VirtualNetworkGateway, Kind::AzureLoadBalancer})
        for (const Element* holder : all(kind))
            forEachHeld(*holder, add(holder));
}

bool Index::standsAlike(const Element& before, const Element& now)
{
    if (before.id != now.id || before.kind() != now.kind() || before.parent != now.parent)
        return false;
    if (before.data == now.data)
        return before.name == now.name;
    const auto referred = [](const Element& element) {
        std::vector<ElementId> out;
        forEachReference(element, [&](ElementId id) { out.push_back(id); });
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    };
    switch (now.kind()) {
    case Kind::Note:
        return true;
    case Kind::SecurityGroup:
        return before.as<SecurityGroup>()->is_default == now.as<SecurityGroup>()->is_default &&
               referred(before) == referred(now);
    case Kind::NetworkAcl:
        return before.as<NetworkAcl>()->is_default == now.as<NetworkAcl>()->is_default;
    case Kind::NetworkSecurityGroup:
        return referred(before) == referred(now);
    default:
        return false;
    }
}

void Index::update(const Topology& topology, std::span<const Changed> changed)
{
    m_topology = &topology;
    for (const auto& [before, now] : changed) {
        const auto replace = [was = before, is = now](List& list) { std::replace(list.begin(), list.end(), was, is); };
        m_elements[now->id] = now;
        forEachPlace(*now, replace);
        forEachDefault(*now, [was = before, is = now](Ones& ones, ElementId vpc) {
            if (const auto it = ones.find(vpc); it != ones.end() && it->second == was)
                it->second = is;
        });
        forEachList(*now, replace);
        forEachHeld(*now, replace);
    }
}

/// The lists that an element stands in whatever it is.
template <class Use>
void Index::forEachPlace(const Element& element, Use use)
{
    use(m_byKind[static_cast<std::size_t>(element.kind())]);
    use(m_children[element.parent]);
}

/// The VPC whose default an element says it is; the first of several is.
template <class Use>
void Index::forEachDefault(const Element& element, Use use)
{
    const auto* table = element.as<RouteTable>();
    const auto* acl = element.as<NetworkAcl>();
    const auto* group = element.as<SecurityGroup>();
    Ones* ones = table && table->main         ? &m_mainTables
                 : acl && acl->is_default     ? &m_defaultAcls
                 : group && group->is_default ? &m_defaultGroups
                                              : nullptr;
    if (const Element* vpc = ones ? vpcOf(element) : nullptr)
        use(*ones, vpc->id);
}

/// The lists that an element stands in by its relations, once the containers and defaults are known.
template <class Use>
void Index::forEachList(const Element& element, Use use)
{
    const auto useAt = [&](auto& lists, const Element* at) {
        if (at)
            use(lists[at->id]);
    };
    switch (element.kind()) {
    case Kind::Subnet:
    case Kind::AzureSubnet:
        useAt(m_subnetsIn, networkOf(element));
        useAt(m_subnetsUnder, routeTableOf(element));
        useAt(m_subnetsUnder, aclOf(element));
        break;
    case Kind::NetworkInterface:
    case Kind::AzureNetworkInterface:
        useAt(m_interfacesIn, subnetOf(element));
        useAt(m_interfacesIn, networkOf(element));
        useAt(m_interfacesOf, instanceOf(element));
        for (const Element* group : groupsOf(element))
            useAt(m_interfacesUnder, group);
        break;
    case Kind::InternetGateway:
    case Kind::EgressOnlyInternetGateway:
    case Kind::VirtualPrivateGateway:
        useAt(m_attached, attachedVpc(element));
        break;
    case Kind::VirtualNetworkGateway:
        useAt(m_virtualGatewaysIn, vnetOf(element));
        break;
    case Kind::VpcPeering:
    case Kind::VnetPeering:
        use(m_peeringsOf[endsOf(element).first]);
        use(m_peeringsOf[endsOf(element).second]);
        break;
    default:
        break;
    }
    bool parentSeen = !element.parent;
    forEachReference(element, [&](ElementId id) {
        if (std::exchange(parentSeen, true))  // the parent comes first
            use(m_referrers[id]);
    });
}

/// The lists of the addresses that an element holds.
template <class Use>
void Index::forEachHeld(const Element& element, Use use)
{
    for (const Address& address : addressesHeldBy(element))
        use(m_holders[address]);
}

Addresses addressesHeldBy(const Element& element)
{
    const auto both = [](Addresses inside, const OptionalAddress& outside) {
        if (outside)
            inside.push_back(*outside);
        return inside;
    };
    if (const auto* aws = element.as<NetworkInterface>())
        return both(aws->private_ips, aws->public_ip);
    if (const auto* azure = element.as<AzureNetworkInterface>())
        return both(azure->private_ips, azure->public_ip);
    if (const auto* nat = element.as<NatGateway>())
        return both({}, nat->public_ip);
    if (const auto* azureNat = element.as<AzureNatGateway>())
        return azureNat->public_ips;
    if (const auto* gateway = element.as<VirtualNetworkGateway>())
        return both({}, gateway->public_ip);
    if (const auto* balancer = element.as<AzureLoadBalancer>())
        return both(balancer->private_ip ? Addresses{*balancer->private_ip} : Addresses{}, balancer->public_ip);
    return {};
}

ElementSpan Index::holdersOf(const Address& address) const
{
    const auto it = m_holders.find(address);
    return it == m_holders.end() ? ElementSpan{} : ElementSpan(it->second);
}

const Element* Index::find(ElementId id) const
{
    const Element* const* found = m_elements.find(id);
    return found ? *found : nullptr;
}

const Element* Index::findOf(ElementId id, Kinds kinds) const
{
    const Element* element = find(id);
    return element && contains(kinds, element->kind()) ? element : nullptr;
}

Addresses Index::heldAddresses() const
{
    Addresses out;
    out.reserve(m_holders.size());
    for (const auto& [address, holders] : m_holders)
        out.push_back(address);
    return out;
}

ElementSpan Index::listed(const Lists& lists, ElementId id)
{
    const List* list = lists.find(id);
    return list ? ElementSpan(*list) : ElementSpan{};
}

ElementSpan Index::listed(const FewLists& lists, ElementId id)
{
    const auto it = lists.find(id);
    return it == lists.end() ? ElementSpan{} : ElementSpan(it->second);
}

const Element* Index::enclosing(const Element& element, Kinds kinds) const
{
    // A file may hold a ring of parents; no honest drawing nests deeper than this.
    constexpr int kDeepest = 32;
    const Element* at = &element;
    for (int depth = 0; at && depth < kDeepest; ++depth, at = find(at->parent))
        if (contains(kinds, at->kind()))
            return at;
    return nullptr;
}

const Element* Index::regionOf(const Element& element) const
{
    return enclosing(element, kinds(Kind::Region, Kind::AzureRegion));
}
const Element* Index::vpcOf(const Element& element) const { return enclosing(element, kinds(Kind::Vpc)); }
const Element* Index::vnetOf(const Element& element) const { return enclosing(element, kinds(Kind::VirtualNetwork)); }
const Element* Index::networkOf(const Element& element) const { return enclosing(element, kNetworks); }
const Element* Index::subnetOf(const Element& element) const { return enclosing(element, kSubnetKinds); }

std::string Index::zoneOf(const Element& element) const
{
    if (const Element* machine = enclosing(element, kinds(Kind::VirtualMachine)))
        return machine->as<VirtualMachine>()->zone;
    if (const Element* zone = enclosing(element, kinds(Kind::AvailabilityZone)))
        return zone->as<AvailabilityZone>()->zone.empty() ? zone->name : zone->as<AvailabilityZone>()->zone;
    const Element* subnet = enclosing(element, kinds(Kind::Subnet));
    return subnet ? subnet->as<Subnet>()->zone : std::string();
}

const Element* Index::instanceOf(const Element& interface) const
{
    const Element* around = findOf(interface.parent, kMachineKinds);
    return around ? around : findOf(namedMachine(interface), kInterfaceOwners);
}

const Element* Index::mainRouteTable(ElementId vpc) const
{
    const auto it = m_mainTables.find(vpc);
    return it == m_mainTables.end() ? nullptr : it->second;
}

const Element* Index::defaultAcl(ElementId vpc) const
{
    const auto it = m_defaultAcls.find(vpc);
    return it == m_defaultAcls.end() ? nullptr : it->second;
}

const Element* Index::defaultGroup(ElementId vpc) const
{
    const auto it = m_defaultGroups.find(vpc);
    return it == m_defaultGroups.end() ? nullptr : it->second;
}

const Element* Index::routeTableOf(const Element& subnet) const
{
    if (const auto* azure = subnet.as<AzureSubnet>())
        return findOf(azure->route_table, kinds(Kind::AzureRouteTable));
    const auto* aws = subnet.as<Subnet>();
    const Element* own = aws ? findOf(aws->route_table, kinds(Kind::RouteTable)) : nullptr;
    const Element* vpc = aws && !own ? vpcOf(subnet) : nullptr;
    return vpc ? mainRouteTable(vpc->id) : own;
}

const Element* Index::aclOf(const Element& subnet) const
{
    const auto* aws = subnet.as<Subnet>();
    const Element* own = aws ? findOf(aws->network_acl, kinds(Kind::NetworkAcl)) : nullptr;
    const Element* vpc = aws && !own ? vpcOf(subnet) : nullptr;
    return vpc ? defaultAcl(vpc->id) : own;
}

const Element* Index::nsgOf(const Element& subnetOrInterface) const
{
    ElementId named;
    if (const auto* subnet = subnetOrInterface.as<AzureSubnet>())
        named = subnet->security_group;
    else if (const auto* interface = subnetOrInterface.as<AzureNetworkInterface>())
        named = interface->security_group;
    return findOf(named, kinds(Kind::NetworkSecurityGroup));
}

std::vector<const Element*> Index::groupsOf(const Element& interface) const
{
    const auto* aws = interface.as<NetworkInterface>();
    if (!aws)
        return {};
    std::vector<const Element*> out;
    for (const ElementId id : aws->security_groups)
        if (const Element* group = findOf(id, kinds(Kind::SecurityGroup)))
            out.push_back(group);
    const Element* vpc = aws->security_groups.empty() ? vpcOf(interface) : nullptr;
    if (const Element* group = vpc ? defaultGroup(vpc->id) : nullptr)
        out.push_back(group);
    return out;
}

const Element* Index::attachedVpc(const Element& gateway) const
{
    const ElementId named = namedVpc(gateway);
    return named ? findOf(named, kinds(Kind::Vpc)) : findOf(gateway.parent, kinds(Kind::Vpc));
}

std::vector<const Element*> Index::gatewaysOf(ElementId vpc, Kind kind) const
{
    std::vector<const Element*> out;
    for (const Element* gateway : listed(m_attached, vpc))
        if (gateway->kind() == kind)
            out.push_back(gateway);
    return out;
}

const Element* Index::peerAcross(const Element& peering, ElementId network) const
{
    const auto [one, other] = endsOf(peering);
    return findOf(one == network ? other : one, kNetworks);
}

bool Index::isPublic(const Element& subnet, Family family) const
{
    const Element* vpc = vpcOf(subnet);
    const Element* table = vpc ? routeTableOf(subnet) : nullptr;
    if (!table || !table->as<RouteTable>())
        return false;
    const Routes& routes = table->as<RouteTable>()->routes;
    return std::any_of(routes.begin(), routes.end(), [&](const Route& route) {
        const Element* gateway = findOf(route.target, kinds(Kind::InternetGateway));
        return gateway && route.state == RouteState::Active && route.destination &&
               route.destination->family() == family && attachedVpc(*gateway) == vpc;
    });
}

}  // namespace pb::net
