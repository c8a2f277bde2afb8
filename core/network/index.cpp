// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/index.h"

#include "core/network/value.h"

#include <algorithm>

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
        m_byKind[static_cast<std::size_t>(element->kind())].push_back(element.get());
        m_children[element->parent].push_back(element.get());
    }
    addDefaults();
    for (const Kind kind : {Kind::Subnet, Kind::AzureSubnet})
        for (const Element* subnet : all(kind))
            addSubnet(*subnet);
    for (const Kind kind : {Kind::NetworkInterface, Kind::AzureNetworkInterface})
        for (const Element* interface : all(kind))
            addInterface(*interface);
    for (const Kind kind : {Kind::InternetGateway, Kind::EgressOnlyInternetGateway, Kind::VirtualPrivateGateway})
        for (const Element* gateway : all(kind))
            if (const Element* vpc = attachedVpc(*gateway))
                m_attached[vpc->id].push_back(gateway);
    for (const Element* gateway : all(Kind::VirtualNetworkGateway))
        if (const Element* vnet = vnetOf(*gateway))
            m_virtualGatewaysIn[vnet->id].push_back(gateway);
    for (const Kind kind : {Kind::VpcPeering, Kind::VnetPeering})
        for (const Element* peering : all(kind))
            addPeering(*peering, endsOf(*peering).first, endsOf(*peering).second);
    for (const auto& [id, element] : topology.elements())
        addReferrers(*element);
    addHolders();
}

void Index::addHolders()
{
    const auto add = [&](const Address& address, const Element* holder) {
        auto& holders = m_holders[address];
        if (holders.empty() || holders.back() != holder)
            holders.push_back(holder);
    };
    const auto addAll = [&](const Addresses& addresses, const OptionalAddress& outside, const Element* holder) {
        for (const Address& address : addresses)
            add(address, holder);
        if (outside)
            add(*outside, holder);
    };
    for (const Element* e : all(Kind::NetworkInterface))
        addAll(e->as<NetworkInterface>()->private_ips, e->as<NetworkInterface>()->public_ip, e);
    for (const Element* e : all(Kind::AzureNetworkInterface))
        addAll(e->as<AzureNetworkInterface>()->private_ips, e->as<AzureNetworkInterface>()->public_ip, e);
    for (const Element* e : all(Kind::NatGateway))
        addAll({}, e->as<NatGateway>()->public_ip, e);
    for (const Element* e : all(Kind::AzureNatGateway))
        addAll(e->as<AzureNatGateway>()->public_ips, {}, e);
    for (const Element* e : all(Kind::VirtualNetworkGateway))
        addAll({}, e->as<VirtualNetworkGateway>()->public_ip, e);
}

ElementSpan Index::holdersOf(const Address& address) const
{
    const auto it = m_holders.find(address);
    return it == m_holders.end() ? ElementSpan{} : ElementSpan(it->second);
}

void Index::addDefaults()
{
    const auto first = [&](Kind kind, Ones& ones, auto isDefault) {
        for (const Element* element : all(kind))
            if (isDefault(*element))
                if (const Element* vpc = vpcOf(*element))
                    ones.emplace(vpc->id, element);
    };
    first(Kind::RouteTable, m_mainTables, [](const Element& e) { return e.as<RouteTable>()->main; });
    first(Kind::NetworkAcl, m_defaultAcls, [](const Element& e) { return e.as<NetworkAcl>()->is_default; });
    first(Kind::SecurityGroup, m_defaultGroups, [](const Element& e) { return e.as<SecurityGroup>()->is_default; });
}

void Index::addSubnet(const Element& subnet)
{
    if (const Element* network = networkOf(subnet))
        m_subnetsIn[network->id].push_back(&subnet);
    for (const Element* inForce : {routeTableOf(subnet), aclOf(subnet)})
        if (inForce)
            m_subnetsUnder[inForce->id].push_back(&subnet);
}

void Index::addInterface(const Element& interface)
{
    for (const Element* around : {subnetOf(interface), networkOf(interface)})
        if (around)
            m_interfacesIn[around->id].push_back(&interface);
    if (const Element* instance = instanceOf(interface))
        m_interfacesOf[instance->id].push_back(&interface);
    for (const Element* group : groupsOf(interface))
        m_interfacesUnder[group->id].push_back(&interface);
}

void Index::addPeering(const Element& peering, ElementId one, ElementId other)
{
    m_peeringsOf[one].push_back(&peering);
    if (other != one)
        m_peeringsOf[other].push_back(&peering);
}

void Index::addReferrers(const Element& element)
{
    bool parentSeen = !element.parent;
    forEachReference(element, [&](ElementId id) {
        if (!std::exchange(parentSeen, true))
            return;  // the parent comes first
        auto& list = m_referrers[id];
        if (list.empty() || list.back() != &element)
            list.push_back(&element);
    });
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
