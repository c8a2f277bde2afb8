// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on what stands at the edge of Azure's virtual networks.
#include "core/network/checks.h"
#include "core/network/sources.h"

#include <algorithm>
#include <map>
#include <set>

namespace pb::net {

namespace {

void basicPublicIp(const Facts& facts, Report& report)
{
    for (const Element* ip : facts.index().all(Kind::AzurePublicIp))
        if (ip->as<AzurePublicIp>()->sku == PublicIpSku::Basic)
            report.add({ip->id}, {nameOf(*ip)});
}

void basicBalancer(const Facts& facts, Report& report)
{
    for (const Element* balancer : facts.index().all(Kind::AzureLoadBalancer))
        if (balancer->as<AzureLoadBalancer>()->sku == PublicIpSku::Basic)
            report.add({balancer->id}, {nameOf(*balancer)});
}

Edits makeStandard(const Facts&, const Finding& finding)
{
    return {setField(finding.subjects.front(), "sku", std::string(enumName(PublicIpSku::Standard)))};
}

void unusedPublicIp(const Facts& facts, Report& report)
{
    for (const Element* ip : facts.index().all(Kind::AzurePublicIp))
        if (!facts.index().find(ip->as<AzurePublicIp>()->attached_to))
            report.add({ip->id}, {nameOf(*ip)});
}

/// The public addresses that stand at what an address is attached to.
Addresses publicAt(const Element& holder)
{
    if (const auto* nat = holder.as<AzureNatGateway>())
        return nat->public_ips;
    OptionalAddress one;
    if (const auto* nic = holder.as<AzureNetworkInterface>())
        one = nic->public_ip;
    else if (const auto* gateway = holder.as<VirtualNetworkGateway>())
        one = gateway->public_ip;
    else if (const auto* firewall = holder.as<AzureFirewall>())
        one = firewall->public_ip;
    else if (const auto* bastion = holder.as<Bastion>())
        one = bastion->public_ip;
    else if (const auto* balancer = holder.as<AzureLoadBalancer>())
        one = balancer->public_ip;
    return one ? Addresses{*one} : Addresses{};
}

void otherAddress(const Facts& facts, Report& report)
{
    for (const Element* ip : facts.index().all(Kind::AzurePublicIp)) {
        const auto* data = ip->as<AzurePublicIp>();
        const Element* holder = facts.index().find(data->attached_to);
        const Addresses there = holder ? publicAt(*holder) : Addresses{};
        if (holder && data->address && std::find(there.begin(), there.end(), *data->address) == there.end())
            report.add({ip->id, holder->id}, {nameOf(*ip), data->address->text(), nameOf(*holder)});
    }
}

Edits takeOver(const Facts& facts, const Finding& finding)
{
    const auto* data = facts.index().find<AzurePublicIp>(finding.subjects.front());
    const Element* holder = facts.index().find(finding.subjects[1]);
    if (const auto* nat = holder->as<AzureNatGateway>()) {
        Addresses all = nat->public_ips;
        all.push_back(*data->address);
        return {setField(holder->id, "public_ips", std::move(all))};
    }
    return {setField(holder->id, "public_ip", data->address)};
}

void oneLink(const Facts& facts, Report& report)
{
    for (const Element* circuit : facts.index().all(Kind::ExpressRouteCircuit))
        if (const auto up = circuit->as<ExpressRouteCircuit>()->links_up; up < 2)
            report.add({circuit->id}, {nameOf(*circuit), std::to_string(up)});
}

Edits bothLinks(const Facts&, const Finding& finding)
{
    return {setField(finding.subjects.front(), "links_up", std::int64_t{2})};
}

void noConnection(const Facts& facts, Report& report)
{
    for (const Element* circuit : facts.index().all(Kind::ExpressRouteCircuit)) {
        const auto users = facts.index().referrers(circuit->id);
        if (std::none_of(users.begin(), users.end(), [](const Element* e) { return e->as<Connection>(); }))
            report.add({circuit->id}, {nameOf(*circuit)});
    }
}

/// A site that one circuit at one place leads to, with no VPN beside it.
void singleCircuit(const Facts& facts, Report& report)
{
    std::map<ElementId, std::vector<const Element*>> circuits;
    for (const Element* circuit : facts.index().all(Kind::ExpressRouteCircuit))
        if (const ElementId site = circuit->as<ExpressRouteCircuit>()->site; facts.index().find(site))
            circuits[site].push_back(circuit);
    std::set<ElementId> vpn;
    for (const Element* local : facts.index().all(Kind::LocalNetworkGateway))
        vpn.insert(local->as<LocalNetworkGateway>()->site);
    for (const auto& [site, all] : circuits)
        if (all.size() == 1 && !vpn.contains(site))
            report.add({all.front()->id, site}, {nameOf(*all.front()), nameOf(*facts.index().find(site))});
}

/// Special subnets are known by their names.
void wrongSubnet(const Facts& facts, Report& report, Kind kind, std::string_view name)
{
    for (const Element* element : facts.index().all(kind))
        if (const Element* subnet = facts.index().subnetOf(*element); subnet && subnet->name != name)
            report.add({element->id, subnet->id}, {nameOf(*element), nameOf(*subnet)});
}

constexpr std::string_view kFirewallSubnet = "AzureFirewallSubnet", kBastionSubnet = "AzureBastionSubnet";

void firewallElsewhere(const Facts& facts, Report& report)
{
    wrongSubnet(facts, report, Kind::AzureFirewall, kFirewallSubnet);
}
void bastionElsewhere(const Facts& facts, Report& report) { wrongSubnet(facts, report, Kind::Bastion, kBastionSubnet); }
Edits renameForFirewall(const Facts&, const Finding& finding)
{
    return {setField(finding.subjects[1], "name", std::string(kFirewallSubnet))};
}
Edits renameForBastion(const Facts&, const Finding& finding)
{
    return {setField(finding.subjects[1], "name", std::string(kBastionSubnet))};
}

void firewallSingleZone(const Facts& facts, Report& report)
{
    for (const Element* firewall : facts.index().all(Kind::AzureFirewall))
        if (const Strings& zones = firewall->as<AzureFirewall>()->zones; zones.size() == 1)
            report.add({firewall->id}, {nameOf(*firewall), zones.front()});
}

Edits allZones(const Facts&, const Finding& finding)
{
    return {setField(finding.subjects.front(), "zones", Strings{"1", "2", "3"})};
}

/// No user-defined route leads to it, so nothing passes through it.
void firewallIdle(const Facts& facts, Report& report)
{
    std::set<Address> hops;
    for (const Element* table : facts.index().all(Kind::AzureRouteTable))
        for (const UserRoute& route : table->as<AzureRouteTable>()->routes)
            if (route.next_hop_ip)
                hops.insert(*route.next_hop_ip);
    for (const Element* firewall : facts.index().all(Kind::AzureFirewall))
        if (const auto& own = firewall->as<AzureFirewall>()->private_ip; own && !hops.contains(*own))
            report.add({firewall->id}, {nameOf(*firewall), own->text()});
}

void bastionWithoutAddress(const Facts& facts, Report& report)
{
    for (const Element* bastion : facts.index().all(Kind::Bastion))
        if (!bastion->as<Bastion>()->public_ip)
            report.add({bastion->id}, {nameOf(*bastion)});
}

void balancerWithoutTarget(const Facts& facts, Report& report)
{
    for (const Element* balancer : facts.index().all(Kind::AzureLoadBalancer)) {
        const ElementIds& targets = balancer->as<AzureLoadBalancer>()->targets;
        if (std::none_of(targets.begin(), targets.end(), [&](ElementId id) { return facts.index().find(id); }))
            report.add({balancer->id}, {nameOf(*balancer)});
    }
}

void balancerAcrossNetworks(const Facts& facts, Report& report)
{
    for (const Element* balancer : facts.index().all(Kind::AzureLoadBalancer)) {
        std::set<std::string> networks;
        for (const ElementId id : balancer->as<AzureLoadBalancer>()->targets)
            if (const Element* target = facts.index().find(id))
                if (const Element* vnet = facts.index().vnetOf(*target))
                    networks.insert(nameOf(*vnet));
        if (networks.size() > 1)
            report.add({balancer->id}, {nameOf(*balancer), joined({networks.begin(), networks.end()})});
    }
}

/// A Standard load balancer's targets are closed until an NSG lets something in.
std::vector<const Element*> unguarded(const Facts& facts, const Element& balancer)
{
    std::vector<const Element*> out;
    const auto* data = balancer.as<AzureLoadBalancer>();
    for (const ElementId id : data->targets) {
        const Element* nic = facts.index().find(id);
        const Element* subnet = nic ? facts.index().subnetOf(*nic) : nullptr;
        if (nic && !facts.index().nsgOf(*nic) && (!subnet || !facts.index().nsgOf(*subnet)))
            out.push_back(nic);
    }
    return out;
}

void balancerTargetsClosed(const Facts& facts, Report& report)
{
    for (const Element* balancer : facts.index().all(Kind::AzureLoadBalancer)) {
        const auto* data = balancer->as<AzureLoadBalancer>();
        std::vector<std::string> names;
        for (const Element* nic : unguarded(facts, *balancer))
            names.push_back(nameOf(*nic));
        if (data->sku == PublicIpSku::Standard && data->public_ip && !names.empty())
            report.add({balancer->id}, {nameOf(*balancer), joined(names)});
    }
}

void endpointWithoutInterface(const Facts& facts, Report& report)
{
    for (const Element* endpoint : facts.index().all(Kind::PrivateEndpoint))
        if (facts.index().interfacesOf(endpoint->id).empty())
            report.add({endpoint->id}, {nameOf(*endpoint)});
}

void endpointWithoutService(const Facts& facts, Report& report)
{
    for (const Element* endpoint : facts.index().all(Kind::PrivateEndpoint))
        if (endpoint->as<PrivateEndpoint>()->service.empty())
            report.add({endpoint->id}, {nameOf(*endpoint)});
}

bool isGuid(const std::string& text)
{
    constexpr std::string_view kForm = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    return text.size() == kForm.size() && std::equal(text.begin(), text.end(), kForm.begin(), [](char c, char form) {
               const bool hex = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
               return form == 'x' ? hex : c == form;
           });
}

void subscriptionId(const Facts& facts, Report& report)
{
    for (const Element* box : facts.index().all(Kind::Subscription))
        if (const std::string& id = box->as<Subscription>()->subscription_id; !id.empty() && !isGuid(id))
            report.add({box->id}, {nameOf(*box), id});
}

void accountId(const Facts& facts, Report& report)
{
    for (const Element* box : facts.index().all(Kind::Account)) {
        const std::string& id = box->as<Account>()->account_id;
        const bool digits = id.size() == 12 && id.find_first_not_of("0123456789") == std::string::npos;
        if (!id.empty() && !digits)
            report.add({box->id}, {nameOf(*box), id});
    }
}

constexpr Date kBasicRetired{2025, 9, 30};

constexpr std::array kAzureEdgeRules{
    RuleInfo{"azure.public_ip.basic_retired", Cloud::Azure, Severity::Error, source::kPublicIp, kTopology,
             basicPublicIp, makeStandard, kBasicRetired},
    RuleInfo{"azure.load_balancer.basic_retired", Cloud::Azure, Severity::Error, source::kAzureBalancerSkus, kTopology,
             basicBalancer, makeStandard, kBasicRetired},
    RuleInfo{"azure.public_ip.unused", Cloud::Azure, Severity::Hint, source::kOwn, kDecommission, unusedPublicIp,
             removeSubject},
    RuleInfo{"azure.public_ip.other_address", Cloud::Azure, Severity::Error, source::kOwn, kTopology, otherAddress,
             takeOver},
    RuleInfo{"azure.express_route.one_link", Cloud::Azure, Severity::Warning, source::kExpressRoute, kResilience,
             oneLink, bothLinks},
    RuleInfo{"azure.express_route.no_connection", Cloud::Azure, Severity::Hint, source::kOwn, kDecommission,
             noConnection},
    RuleInfo{"azure.express_route.single_circuit", Cloud::Azure, Severity::Warning, source::kExpressRouteResilience,
             kResilience, singleCircuit},
    RuleInfo{"azure.firewall.wrong_subnet", Cloud::Azure, Severity::Error, source::kAzureFirewall, kTopology,
             firewallElsewhere, renameForFirewall},
    RuleInfo{"azure.firewall.single_zone", Cloud::Azure, Severity::Warning, source::kAzureFirewall, kResilience,
             firewallSingleZone, allZones},
    RuleInfo{"azure.firewall.not_routed", Cloud::Azure, Severity::Hint, source::kAzureFirewall, kPaths, firewallIdle},
    RuleInfo{"azure.bastion.wrong_subnet", Cloud::Azure, Severity::Error, source::kBastion, kTopology, bastionElsewhere,
             renameForBastion},
    RuleInfo{"azure.bastion.no_public_ip", Cloud::Azure, Severity::Warning, source::kBastion, kPaths,
             bastionWithoutAddress},
    RuleInfo{"azure.load_balancer.no_target", Cloud::Azure, Severity::Warning, source::kOwn, kTopology,
             balancerWithoutTarget},
    RuleInfo{"azure.load_balancer.several_networks", Cloud::Azure, Severity::Error, source::kAzureBalancers, kTopology,
             balancerAcrossNetworks},
    RuleInfo{"azure.load_balancer.targets_closed", Cloud::Azure, Severity::Warning, source::kAzureBalancers,
             kProtection, balancerTargetsClosed},
    RuleInfo{"azure.private_endpoint.no_interface", Cloud::Azure, Severity::Error, source::kOwn, kTopology,
             endpointWithoutInterface},
    RuleInfo{"azure.private_endpoint.no_service", Cloud::Azure, Severity::Warning, source::kOwn, kTopology,
             endpointWithoutService},
    RuleInfo{"azure.subscription.id_form", Cloud::Azure, Severity::Hint, source::kOwn, kTopology, subscriptionId},
    RuleInfo{"aws.account.id_form", Cloud::Aws, Severity::Hint, source::kOwn, kTopology, accountId},
};

}  // namespace

std::span<const RuleInfo> azureEdgeRules() { return kAzureEdgeRules; }

}  // namespace pb::net
