// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on Azure's ways to and from the Internet.
#include "core/network/checks.h"
#include "core/network/sources.h"

#include <algorithm>

namespace pb::net {

namespace {

/// Whether a subnet's own table sends the whole Internet somewhere that is not the Internet.
bool isForcedElsewhere(const Facts& facts, const Element& subnet)
{
    const Element* table = facts.index().routeTableOf(subnet);
    if (!table)
        return false;
    const UserRoutes& routes = table->as<AzureRouteTable>()->routes;
    return std::any_of(routes.begin(), routes.end(), [](const UserRoute& route) {
        return route.destination && isWorld(*route.destination) && route.next_hop != NextHop::Internet;
    });
}

/// Azure gave outbound Internet access to every machine by default; networks created after the day of the rule get
/// none, and Microsoft advises against resting on it in the others.
void defaultOutbound(const Facts& facts, Report& report)
{
    for (const Element* subnet : facts.index().all(Kind::AzureSubnet)) {
        const auto* data = subnet->as<AzureSubnet>();
        const bool other = facts.index().find<AzureNatGateway>(data->nat_gateway) || isForcedElsewhere(facts, *subnet);
        std::vector<std::string> resting;
        for (const Element* interface : facts.index().interfacesIn(subnet->id))
            if (!interface->as<AzureNetworkInterface>()->public_ip)
                resting.push_back(nameOf(*interface));
        if (data->default_outbound && !other && !resting.empty())
            report.add({subnet->id}, {nameOf(*subnet), joined(resting)});
    }
}

/// A NAT gateway that is drawn for the network, else a subnet without default access.
Edits explicitOutbound(const Facts& facts, const Finding& finding)
{
    const Element* subnet = facts.index().find(finding.subjects.front());
    Edits out;
    for (const Element* nat : facts.index().all(Kind::AzureNatGateway))
        if (out.empty() && facts.index().regionOf(*nat) == facts.index().regionOf(*subnet))
            out.push_back(setField(subnet->id, "nat_gateway", nat->id));
    out.push_back(setField(subnet->id, "default_outbound", false));
    return out;
}

void basicPublicIp(const Facts& facts, Report& report)
{
    for (const Element* interface : facts.index().all(Kind::AzureNetworkInterface)) {
        const auto* data = interface->as<AzureNetworkInterface>();
        if (data->public_ip && data->public_ip_sku == PublicIpSku::Basic)
            report.add({interface->id}, {nameOf(*interface), data->public_ip->text()});
    }
}

Edits standardIp(const Facts&, const Finding& finding)
{
    return {setField(finding.subjects.front(), "public_ip_sku", std::string(enumName(PublicIpSku::Standard)))};
}

/// A Standard public address lets nothing in until an NSG says so.
void publicWithoutNsg(const Facts& facts, Report& report)
{
    for (const Element* interface : facts.index().all(Kind::AzureNetworkInterface)) {
        const auto* data = interface->as<AzureNetworkInterface>();
        const Element* subnet = facts.index().subnetOf(*interface);
        const bool filtered = facts.index().nsgOf(*interface) || (subnet && facts.index().nsgOf(*subnet));
        if (data->public_ip && data->public_ip_sku == PublicIpSku::Standard && !filtered)
            report.add({interface->id}, {nameOf(*interface), data->public_ip->text()});
    }
}

void withoutNsg(const Facts& facts, Report& report)
{
    for (const Element* subnet : facts.index().all(Kind::AzureSubnet)) {
        if (facts.index().nsgOf(*subnet))
            continue;
        std::vector<std::string> open;
        for (const Element* interface : facts.index().interfacesIn(subnet->id))
            if (!facts.index().nsgOf(*interface) && !interface->as<AzureNetworkInterface>()->public_ip)
                open.push_back(nameOf(*interface));
        if (!open.empty())
            report.add({subnet->id}, {nameOf(*subnet), joined(open)});
    }
}

/// The one group of the drawing's network, where there is just one.
Edits onlyNsg(const Facts& facts, const Finding& finding)
{
    const auto groups = facts.index().all(Kind::NetworkSecurityGroup);
    const Element* subject = facts.index().find(finding.subjects.front());
    const Element* subnet = facts.index().subnetOf(*subject);
    if (groups.size() != 1 || !subnet || facts.index().regionOf(*groups.front()) != facts.index().regionOf(*subnet))
        return {};
    return {setField(subnet->id, "security_group", groups.front()->id)};
}

void natAddresses(const Facts& facts, Report& report)
{
    for (const Element* nat : facts.index().all(Kind::AzureNatGateway))
        if (nat->as<AzureNatGateway>()->public_ips.empty())
            report.add({nat->id}, {nameOf(*nat)});
}

void natTooManyAddresses(const Facts& facts, Report& report)
{
    const auto most = facts.limit(LimitId::AzureNatGatewayPublicIps);
    for (const Element* nat : facts.index().all(Kind::AzureNatGateway))
        if (const auto count = nat->as<AzureNatGateway>()->public_ips.size();
            most && count > static_cast<std::size_t>(*most))
            report.add({nat->id}, {nameOf(*nat), std::to_string(count), std::to_string(*most)});
}

void natUnused(const Facts& facts, Report& report)
{
    for (const Element* nat : facts.index().all(Kind::AzureNatGateway))
        if (facts.index().referrers(nat->id).empty())
            report.add({nat->id}, {nameOf(*nat)});
}

constexpr std::array kAzureOutboundRules{
    RuleInfo{"azure.subnet.default_outbound", Cloud::Azure, Severity::Warning, source::kDefaultOutbound, kTopology,
             defaultOutbound, explicitOutbound, Date(2026, 3, 31)},
    RuleInfo{"azure.interface.basic_public_ip", Cloud::Azure, Severity::Error, source::kPublicIp, kTopology,
             basicPublicIp, standardIp, Date(2025, 9, 30)},
    RuleInfo{"azure.interface.public_without_nsg", Cloud::Azure, Severity::Warning, source::kPublicIp, kProtection,
             publicWithoutNsg, onlyNsg},
    RuleInfo{"azure.subnet.no_nsg", Cloud::Azure, Severity::Warning, source::kNsg, kProtection, withoutNsg, onlyNsg},
    RuleInfo{"azure.nat.no_public_ip", Cloud::Azure, Severity::Error, source::kAzureNat, kTopology, natAddresses},
    RuleInfo{"azure.nat.too_many_addresses", Cloud::Azure, Severity::Warning, source::kAzureNat, kServiceLimits,
             natTooManyAddresses},
    RuleInfo{"azure.nat.unused", Cloud::Azure, Severity::Hint, source::kOwn, kDecommission, natUnused, removeSubject},
};

}  // namespace

std::span<const RuleInfo> azureOutboundRules() { return kAzureOutboundRules; }

}  // namespace pb::net
