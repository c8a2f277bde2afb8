// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on load balancers of AWS.
#include "core/network/balance.h"
#include "core/network/checks.h"
#include "core/network/filter.h"
#include "core/network/sources.h"
#include "core/network/trace.h"

#include <algorithm>
#include <set>

namespace pb::net {

namespace {

std::set<std::string> zonesOf(const Facts& facts, ElementSpan interfaces)
{
    std::set<std::string> out;
    for (const Element* interface : interfaces)
        if (const std::string zone = facts.index().zoneOf(*interface); !zone.empty())
            out.insert(zone);
    return out;
}

void noInterface(const Facts& facts, Report& report)
{
    for (const Element* balancer : facts.index().all(Kind::LoadBalancer))
        if (facts.index().interfacesOf(balancer->id).empty())
            report.add({balancer->id}, {nameOf(*balancer)});
}

void noTarget(const Facts& facts, Report& report)
{
    for (const Element* balancer : facts.index().all(Kind::LoadBalancer)) {
        const ElementIds& targets = balancer->as<LoadBalancer>()->targets;
        if (std::none_of(targets.begin(), targets.end(), [&](ElementId id) { return facts.index().find(id); }))
            report.add({balancer->id}, {nameOf(*balancer)});
    }
}

void singleZone(const Facts& facts, Report& report)
{
    for (const Element* balancer : facts.index().all(Kind::LoadBalancer)) {
        const auto zones = zonesOf(facts, facts.index().interfacesOf(balancer->id));
        if (zones.size() == 1)
            report.add({balancer->id}, {nameOf(*balancer), *zones.begin()});
    }
}

/// Faces the Internet from a subnet that has no way there.
void privateSubnet(const Facts& facts, Report& report)
{
    for (const Element* balancer : facts.index().all(Kind::LoadBalancer)) {
        if (balancer->as<LoadBalancer>()->scheme != LoadBalancerScheme::InternetFacing)
            continue;
        for (const Element* interface : facts.index().interfacesOf(balancer->id))
            if (const Element* subnet = facts.index().subnetOf(*interface); subnet && !facts.index().isPublic(*subnet))
                report.add({balancer->id, subnet->id}, {nameOf(*balancer), nameOf(*subnet)});
    }
}

/// The interfaces that a target answers with.
std::vector<const Element*> interfacesOfTarget(const Facts& facts, ElementId id)
{
    const Element* target = facts.index().find(id);
    if (target && target->as<NetworkInterface>())
        return {target};
    const ElementSpan own = facts.index().interfacesOf(id);
    return {own.begin(), own.end()};
}

void acrossZones(const Facts& facts, Report& report)
{
    for (const Element* balancer : facts.index().all(Kind::LoadBalancer)) {
        const auto zones = zonesOf(facts, facts.index().interfacesOf(balancer->id));
        std::set<std::string> outside;
        for (const ElementId id : balancer->as<LoadBalancer>()->targets)
            for (const Element* interface : interfacesOfTarget(facts, id))
                if (const std::string zone = facts.index().zoneOf(*interface); !zone.empty() && !zones.contains(zone))
                    outside.insert(zone);
        if (!zones.empty() && !outside.empty())
            report.add({balancer->id}, {nameOf(*balancer), joined({outside.begin(), outside.end()})});
    }
}

/// The first port that a target's groups keep the load balancer from; 0 for none.
std::uint16_t closedPort(const Facts& facts, const Element& balancer, const Element& from, const Element& to)
{
    const auto& source = from.as<NetworkInterface>()->private_ips;
    const auto& target = to.as<NetworkInterface>()->private_ips;
    if (source.empty() || target.empty())
        return 0;
    ElementIds groups;
    for (const Element* group : facts.index().groupsOf(from))
        groups.push_back(group->id);
    for (const PortMap& map : portMapsOf(balancer)) {
        Packet packet;
        packet.source = source.front();
        packet.destination = target.front();
        packet.destination_port = map.target.first;
        if (!askGroups(facts.index(), to, Direction::In, packet, groups).allowed)
            return map.target.first;
    }
    return 0;
}

struct Closed {
    const Element* interface = nullptr;
    std::uint16_t port = 0;
};
/// Application and gateway load balancers open connections of their own, from their own interfaces.
Closed closedTarget(const Facts& facts, const Element& balancer, ElementId id)
{
    const ElementSpan own = facts.index().interfacesOf(balancer.id);
    if (balancer.as<LoadBalancer>()->type != LoadBalancerType::Application || own.empty())
        return {};
    for (const Element* interface : interfacesOfTarget(facts, id))
        if (const auto port = closedPort(facts, balancer, *own.front(), *interface))
            return {interface, port};
    return {};
}

void targetClosed(const Facts& facts, Report& report)
{
    for (const Element* balancer : facts.index().all(Kind::LoadBalancer))
        for (const ElementId id : balancer->as<LoadBalancer>()->targets)
            if (const Closed closed = closedTarget(facts, *balancer, id); closed.interface)
                report.add({balancer->id, id}, {nameOf(*balancer), nameOf(*facts.index().find(id)),
                                                std::to_string(closed.port), nameOf(*closed.interface)});
}

/// Lets the load balancer's own group in at the target's.
Edits openTarget(const Facts& facts, const Finding& finding)
{
    const Element* balancer = facts.index().find(finding.subjects[0]);
    const Closed closed = closedTarget(facts, *balancer, finding.subjects[1]);
    const auto theirs = facts.index().groupsOf(*closed.interface);
    const auto ours = facts.index().groupsOf(*facts.index().interfacesOf(balancer->id).front());
    if (theirs.empty() || ours.empty())
        return {};
    SecurityRules rules = theirs.front()->as<SecurityGroup>()->rules;
    for (const PortMap& map : portMapsOf(*balancer)) {
        SecurityRule rule;
        rule.protocol = {Protocol::kTcp};
        rule.ports = map.target;
        rule.peer_group = ours.front()->id;
        rules.push_back(rule);
    }
    return {setField(theirs.front()->id, "rules", std::move(rules))};
}

constexpr std::array kBalancerRules{
    RuleInfo{"aws.load_balancer.no_interface", Cloud::Aws, Severity::Warning, source::kOwn, kTopology, noInterface},
    RuleInfo{"aws.load_balancer.no_target", Cloud::Aws, Severity::Warning, source::kOwn, kTopology, noTarget},
    RuleInfo{"aws.load_balancer.single_zone", Cloud::Aws, Severity::Warning, source::kBalancerZones, kResilience,
             singleZone},
    RuleInfo{"aws.load_balancer.private_subnet", Cloud::Aws, Severity::Error, source::kBalancers, kPaths,
             privateSubnet},
    RuleInfo{"aws.load_balancer.across_zones", Cloud::Aws, Severity::Hint, source::kBalancerZones, kZoneTransfer,
             acrossZones},
    RuleInfo{"aws.load_balancer.target_closed", Cloud::Aws, Severity::Error, source::kBalancerGroups, kPaths,
             targetClosed, openTarget},
};

}  // namespace

std::span<const RuleInfo> balancerRules() { return kBalancerRules; }

}  // namespace pb::net
