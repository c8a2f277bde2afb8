// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/balance.h"

#include <algorithm>
#include <set>

namespace pb::net {

namespace {

constexpr int kMostBehind = 2;  ///< balancers behind one another, as AWS allows; a file may hold rings and long rows

struct Settings {
    ListenerProtocol protocol;
    const Ports* listeners;
    const Ports* targets;
    bool zeroIsAll;
};

Settings settingsOf(const Element& balancer)
{
    if (const auto* aws = balancer.as<LoadBalancer>())
        return {aws->type == LoadBalancerType::Application ? ListenerProtocol::Tcp : aws->protocol, &aws->listeners,
                &aws->target_ports, false};
    const auto& azure = std::get<AzureLoadBalancer>(balancer.data);
    return {azure.protocol, &azure.listeners, &azure.target_ports, true};
}

std::vector<int> protocolsOf(const Element& balancer)
{
    switch (settingsOf(balancer).protocol) {
    case ListenerProtocol::Tcp:
        return {Protocol::kTcp};
    case ListenerProtocol::Udp:
        return {Protocol::kUdp};
    case ListenerProtocol::TcpUdp:
        break;
    }
    return {Protocol::kTcp, Protocol::kUdp};
}

bool overlap(const PortRange& a, const PortRange& b) { return a.first <= b.last && b.first <= a.last; }

/// The interface that a target is reached at.
const Element* interfaceOf(const Index& index, ElementId target)
{
    const Element* element = index.find(target);
    if (!element)
        return nullptr;
    if (contains(kinds(Kind::NetworkInterface, Kind::AzureNetworkInterface), element->kind()))
        return element;
    const ElementSpan own = index.interfacesOf(target);
    return own.empty() ? nullptr : own.front();
}

const ElementIds& targetsOf(const Element& balancer)
{
    const auto* aws = balancer.as<LoadBalancer>();
    return aws ? aws->targets : std::get<AzureLoadBalancer>(balancer.data).targets;
}

bool leadsOn(const Element& balancer)
{
    const auto* aws = balancer.as<LoadBalancer>();
    return !aws || aws->type != LoadBalancerType::Gateway;
}

const Element* towards(const Index& index, const Element& balancer, const Element& host, int depth)
{
    if (depth >= kMostBehind || !leadsOn(balancer))
        return nullptr;
    for (const ElementId id : targetsOf(balancer)) {
        const Element* interface = interfaceOf(index, id);
        if (interface == &host)
            return interface;
        const Element* behind = index.find(id);
        if (interface && behind->as<LoadBalancer>() && towards(index, *behind, host, depth + 1))
            return interface;
    }
    return nullptr;
}

/// Those that name an interface or its machine, and those in front of them.
void addBalancers(const Index& index, ElementId target, std::set<const Element*>& out, int depth = 0)
{
    if (depth >= kMostBehind)
        return;
    for (const Element* user : index.referrers(target)) {
        if (!contains(kBalancers, user->kind()) || !leadsOn(*user))
            continue;
        const ElementIds& targets = targetsOf(*user);
        if (std::find(targets.begin(), targets.end(), target) != targets.end() && out.insert(user).second)
            addBalancers(index, user->id, out, depth + 1);
    }
}

}  // namespace

std::vector<PortMap> portMapsOf(const Element& balancer)
{
    const Settings settings = settingsOf(balancer);
    const auto meant = [&](const PortRange& range) {
        return settings.zeroIsAll && range == PortRange{0, 0} ? PortRange{} : range;
    };
    std::vector<PortMap> out;
    for (std::size_t i = 0; i < settings.listeners->size(); ++i) {
        const PortRange front = meant((*settings.listeners)[i]);
        const bool same = settings.targets->empty();
        const PortRange target = same ? front : meant((*settings.targets)[std::min(i, settings.targets->size() - 1)]);
        const bool taken =
            std::any_of(out.begin(), out.end(), [&](const PortMap& map) { return overlap(map.front, front); });
        if (!taken && (target.first > 0 || target.last > 0))
            out.push_back({front, target});
    }
    return out;
}

namespace {

bool isShift(const PortMap& map) { return map.front.last - map.front.first == map.target.last - map.target.first; }

}  // namespace

bool takes(const Element& balancer, int protocol)
{
    const std::vector<int> protocols = protocolsOf(balancer);
    return std::find(protocols.begin(), protocols.end(), protocol) != protocols.end();
}

std::optional<std::uint16_t> targetPort(const Element& balancer, int protocol, std::uint16_t port)
{
    if (!takes(balancer, protocol))
        return std::nullopt;
    for (const PortMap& map : portMapsOf(balancer))
        if (map.front.contains(port))
            return static_cast<std::uint16_t>(map.target.first + (isShift(map) ? port - map.front.first : 0));
    return std::nullopt;
}

ServiceSet passBalancer(const Element& balancer)
{
    ServiceSet out;
    for (const int protocol : protocolsOf(balancer))
        for (const PortMap& map : portMapsOf(balancer))
            out = out | ServiceSet::of(Protocol{protocol}, map.front);
    return out;
}

ServiceSet beforeBalancer(const Element& balancer, const ServiceSet& services)
{
    ServiceSet out;
    for (const int protocol : protocolsOf(balancer))
        for (const PortMap& map : portMapsOf(balancer)) {
            const bool shift = isShift(map);
            const PortRange at{map.target.first, shift ? map.target.last : map.target.first};
            for (const ServiceBox& box : (services & ServiceSet::of(Protocol{protocol}, at)).boxes()) {
                PortRange front = map.front;
                if (shift) {
                    front.first = static_cast<std::uint16_t>(map.front.first + (box.target.first - at.first));
                    front.last = static_cast<std::uint16_t>(map.front.first + (box.target.last - at.first));
                }
                out = out | ServiceSet::of(Protocol{protocol}, front, box.origin);
            }
        }
    return out;
}

const Element* nextTowards(const Index& index, const Element& balancer, const Element& host)
{
    return towards(index, balancer, host, 0);
}

const Element* firstTarget(const Index& index, const Element& balancer)
{
    for (const ElementId id : targetsOf(balancer))
        if (const Element* interface = interfaceOf(index, id))
            return interface;
    return nullptr;
}

std::vector<Front> frontsOf(const Index& index, const Element& interface)
{
    std::set<const Element*> found;
    addBalancers(index, interface.id, found);
    if (const Element* machine = index.instanceOf(interface))
        addBalancers(index, machine->id, found);
    std::vector<const Element*> balancers;
    for (const Element* balancer : found)
        if (nextTowards(index, *balancer, interface))
            balancers.push_back(balancer);
    std::sort(balancers.begin(), balancers.end(), [](const Element* a, const Element* b) { return a->id < b->id; });
    std::vector<Front> out;
    for (const Element* balancer : balancers) {
        if (const auto* azure = balancer->as<AzureLoadBalancer>()) {
            if (azure->private_ip)
                out.push_back({balancer, *azure->private_ip, false});
            if (azure->public_ip)
                out.push_back({balancer, *azure->public_ip, true});
            continue;
        }
        for (const Element* own : index.interfacesOf(balancer->id)) {
            const auto* nic = own->as<NetworkInterface>();
            for (const Address& address : nic ? nic->private_ips : Addresses{})
                out.push_back({balancer, address, address.family() == Family::V6});
            if (nic && nic->public_ip)
                out.push_back({balancer, *nic->public_ip, true});
        }
    }
    return out;
}

const Element* balancerAt(const Index& index, const Element& vnet, const Address& address)
{
    for (const Element* holder : index.holdersOf(address)) {
        const auto* balancer = holder->as<AzureLoadBalancer>();
        const Element* target = balancer ? firstTarget(index, *holder) : nullptr;
        if (target && balancer->private_ip == address && index.vnetOf(*target) == &vnet)
            return holder;
    }
    return nullptr;
}

}  // namespace pb::net
