// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/balance.h"
#include "core/network/exposure_engine.h"
#include "core/network/filter_match.h"
#include "core/network/route.h"
#include "core/network/value.h"

#include <algorithm>

namespace pb::net {

namespace {

/// The two drawings between which something changed, and what came of it so far.
struct Change {
    const Index& before;
    const Index& now;
    const std::vector<ElementId>& forwardersBefore;
    const std::vector<ElementId>& forwardersNow;
    Impact& impact;
};

void touchNetwork(Impact& impact, const Element* network)
{
    if (network)
        impact.networks.insert(network->id);
}

/// The networks of the subnets or interfaces that refer to something, or are under it.
void touchUsers(const Index& index, const Element& element, Impact& impact)
{
    touchNetwork(impact, index.networkOf(element));
    for (const Element* subnet : index.subnetsUnder(element.id))
        touchNetwork(impact, index.networkOf(*subnet));
    for (const Element* user : index.referrers(element.id)) {
        touchNetwork(impact, index.networkOf(*user));
        for (const Element* subnet : index.subnetsUnder(user->id))
            touchNetwork(impact, index.networkOf(*subnet));
    }
}

void touchPrefixList(const Index& index, const Element& list, Impact& impact)
{
    for (const Element* user : index.referrers(list.id)) {
        if (user->as<SecurityGroup>())
            impact.filters.insert(user->id);
        impact.all = impact.all || user->as<TransitGatewayRouteTable>();
    }
    touchUsers(index, list, impact);
}

/// Where several have one address, who it is found at depends on all of them.
void touchSharers(const Index& index, const Element& element, Impact& impact)
{
    for (const Address& address : addressesHeldBy(element)) {
        const ElementSpan holders = index.holdersOf(address);
        for (const Element* holder : holders.size() > 1 ? holders : ElementSpan{})
            touchUsers(index, *holder, impact);
        for (const Element* nat : index.all(Kind::NatGateway))
            if (natAddress(index, *nat) == address)
                touchNetwork(impact, index.networkOf(*nat));
    }
}

/// Whether a site has an address of the interface too: filters in reach of the interface then take the site's packets
/// for its own.
bool isAtSite(const Index& index, const Element& interface)
{
    const auto* aws = interface.as<NetworkInterface>();
    const Addresses& own = aws ? aws->private_ips : std::get<AzureNetworkInterface>(interface.data).private_ips;
    for (const Element* site : index.all(Kind::OnPremises))
        for (const Address& address : own)
            if (anyContains(site->as<OnPremises>()->prefixes, address))
                return true;
    return false;
}

/// What comes by a load balancer is filtered by its listeners, and led by where it stands and sends to.
void touchBalancer(const Index& index, const Element& balancer, Impact& impact)
{
    impact.filters.insert(balancer.id);
    touchUsers(index, balancer, impact);
    for (const Element* own : index.interfacesOf(balancer.id))
        touchNetwork(impact, index.networkOf(*own));
    forEachReference(balancer, [&](ElementId id) {
        if (const Element* target = index.find(id))
            touchNetwork(impact, index.networkOf(*target));
    });
    // As the next hop of a route it is an appliance.
    const auto* azure = balancer.as<AzureLoadBalancer>();
    const OptionalAddress front = azure ? azure->private_ip : std::nullopt;
    for (const Element* table : index.all(Kind::AzureRouteTable))
        for (const UserRoute& row : table->as<AzureRouteTable>()->routes)
            impact.all = impact.all || (front && row.next_hop_ip == front);
}

/// An interface is in its class by all that it is. Others are touched only where it forwards for them, or where an
/// address of its is found at another or the other way about.
void touchInterface(const Change& change, const Index& index, const Element& element)
{
    const auto forwards = [&](const std::vector<ElementId>& forwarders) {
        return std::binary_search(forwarders.begin(), forwarders.end(), element.id);
    };
    if (isAtSite(index, element))
        touchNetwork(change.impact, index.networkOf(element));
    if (const Element* owner = index.instanceOf(element); owner && owner->as<LoadBalancer>())
        touchBalancer(index, *owner, change.impact);
    if (!forwards(change.forwardersBefore) && !forwards(change.forwardersNow))
        return;
    touchUsers(index, element, change.impact);
    if (const Element* machine = index.instanceOf(element))
        touchUsers(index, *machine, change.impact);
}

void touchMachine(const Change& change, const Index& index, const Element& element)
{
    for (const Element* interface : index.interfacesOf(element.id)) {
        touchSharers(index, *interface, change.impact);
        touchInterface(change, index, *interface);
    }
}

/// Whether a network's blocks are read far away from it: gateways offer them to sites, to transit gateways and to each
/// other.
bool isOffered(const Index& index, const Element& network)
{
    if (network.as<VirtualNetwork>())
        return usedGateway(index, network.id) != nullptr;
    const ElementSpan users = index.referrers(network.id);
    return !index.gatewaysOf(network.id, Kind::VirtualPrivateGateway).empty() ||
           std::any_of(users.begin(), users.end(), [](const Element* e) { return e->as<TransitGatewayAttachment>(); });
}

void touchPeering(const Index& index, const Element& peering, Impact& impact)
{
    touchUsers(index, peering, impact);
    if (const auto* aws = peering.as<VpcPeering>())
        impact.networks.insert({aws->requester, aws->accepter});
    if (const auto* azure = peering.as<VnetPeering>()) {
        impact.networks.insert({azure->left, azure->right});
        // It may lend a gateway, which then leads to another network.
        impact.all = impact.all || usedGateway(index, azure->left) || usedGateway(index, azure->right);
    }
}

bool holdsGateway(const Index& index, const Element& subnet)
{
    const ElementSpan inside = index.children(subnet.id);
    return std::any_of(inside.begin(), inside.end(), [](const Element* e) { return e->as<VirtualNetworkGateway>(); });
}

/// What one version of a changed element had or has its hands in.
void touch(const Change& change, const Index& index, const Element& element)
{
    Impact& impact = change.impact;
    touchSharers(index, element, impact);
    switch (element.kind()) {
    case Kind::Note:
    case Kind::Opaque:
    case Kind::Internet:
    case Kind::ApplicationSecurityGroup:
    case Kind::Account:
    case Kind::Subscription:
    case Kind::AzurePublicIp:
    case Kind::Bastion:
        return;
    case Kind::LoadBalancer:
    case Kind::AzureLoadBalancer:
        return touchBalancer(index, element, impact);
    case Kind::SecurityGroup:
    case Kind::NetworkAcl:
    case Kind::NetworkSecurityGroup:
        impact.filters.insert(element.id);
        return;
    case Kind::PrefixList:
        return touchPrefixList(index, element, impact);
    case Kind::NetworkInterface:
    case Kind::AzureNetworkInterface:
        return touchInterface(change, index, element);
    case Kind::Instance:
    case Kind::VirtualMachine:
    case Kind::PrivateEndpoint:
        return touchMachine(change, index, element);
    case Kind::VpcPeering:
    case Kind::VnetPeering:
        return touchPeering(index, element, impact);
    case Kind::Vpc:
    case Kind::VirtualNetwork:
        impact.all = impact.all || isOffered(index, element);
        return touchUsers(index, element, impact);
    case Kind::AzureSubnet:
        impact.all = impact.all || holdsGateway(index, element);
        return touchUsers(index, element, impact);
    case Kind::Subnet:
    case Kind::RouteTable:
    case Kind::AzureRouteTable:
    case Kind::NatGateway:
    case Kind::AzureNatGateway:
    case Kind::VpcEndpoint:
        return touchUsers(index, element, impact);
    case Kind::InternetGateway:
    case Kind::EgressOnlyInternetGateway:
        touchUsers(index, element, impact);
        return touchNetwork(impact, index.attachedVpc(element));
    default:  // sites and what leads to them, regions and zones: rare, and far-reaching
        impact.all = true;
    }
}

/// A filter that came, went, or became its network's default may be in force elsewhere now.
bool changesForce(const Element* before, const Element* now)
{
    if (!before || !now || before->parent != now->parent)
        return true;
    if (const auto* group = now->as<SecurityGroup>())
        return group->is_default != before->as<SecurityGroup>()->is_default;
    if (const auto* acl = now->as<NetworkAcl>())
        return acl->is_default != before->as<NetworkAcl>()->is_default;
    return false;
}

bool isFilter(Kind kind)
{
    return kind == Kind::SecurityGroup || kind == Kind::NetworkAcl || kind == Kind::NetworkSecurityGroup;
}

/// Same but for where it is drawn and what it is called.
bool sameMeaning(const Element* before, const Element* now)
{
    return before && now && before->parent == now->parent && before->data == now->data;
}

void touchBoth(const Change& change, const Element* before, const Element* now)
{
    if (sameMeaning(before, now))
        return;
    if (before && now && before->kind() != now->kind()) {  // another thing that has got its id
        touchBoth(change, before, nullptr);
        return touchBoth(change, nullptr, now);
    }
    const Kind kind = now ? now->kind() : before->kind();
    const bool force = isFilter(kind) && changesForce(before, now);
    if (before)
        touch(change, change.before, *before);
    if (now)
        touch(change, change.now, *now);
    if (force && before)
        touchUsers(change.before, *before, change.impact);
    if (force && now)
        touchUsers(change.now, *now, change.impact);
}

}  // namespace

Impact impactOf(const Index& before, const Index& now, std::span<const Index::Changed> changed,
                const std::vector<ElementId>& forwardersBefore, const std::vector<ElementId>& forwardersNow)
{
    Impact out;
    const Change change{before, now, forwardersBefore, forwardersNow, out};
    for (const auto& [was, is] : changed)
        if (!out.all)
            touchBoth(change, was, is);
    // Interfaces that began or ceased to forward are read by whoever sends to them.
    for (const auto* list : {&forwardersBefore, &forwardersNow})
        for (const ElementId id : *list) {
            const auto* other = list == &forwardersBefore ? &forwardersNow : &forwardersBefore;
            const Element* element = list == &forwardersBefore ? before.find(id) : now.find(id);
            if (element && !std::binary_search(other->begin(), other->end(), id))
                touchNetwork(out, list == &forwardersBefore ? before.networkOf(*element) : now.networkOf(*element));
        }
    return out;
}

}  // namespace pb::net
