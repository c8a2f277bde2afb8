// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/evidence_claims.h"

#include "core/network/index.h"

#include <algorithm>
#include <array>
#include <deque>
#include <map>
#include <set>
#include <tuple>

namespace pb::workspace {

namespace {

constexpr std::array kRuleClaims{
    RuleClaim{"aws.acl.shadowed_entry", "PERF 5", "perf_5_minimal_acls"},
    RuleClaim{"aws.acl.too_many_entries", "REL 1", "rel_1_monitor_manage"},
    RuleClaim{"aws.endpoint.no_route_table", "COST 7", "cost_7_reducing_services"},
    RuleClaim{"aws.gateway.second", "REL 1", "rel_1_fixed_limits"},
    RuleClaim{"aws.interface.too_many_groups", "REL 1", "rel_1_monitor_manage"},
    RuleClaim{"aws.nat.across_zones", "COST 7", "cost_7_components"},
    RuleClaim{"aws.nat.across_zones", "REL 7", "rel_7_several_locations"},
    RuleClaim{"aws.nat.unused", "COST 3", "cost_3_automatic"},
    RuleClaim{"aws.peering.overlap", "REL 2", "rel_2_no_overlap"},
    RuleClaim{"aws.route_table.too_many_routes", "REL 1", "rel_1_monitor_manage"},
    RuleClaim{"aws.security_group.default_in_use", "SEC 6", "sec_6_control_at_all_layers"},
    RuleClaim{"aws.security_group.open_all", "SEC 6", "sec_6_control_at_all_layers"},
    RuleClaim{"aws.security_group.open_all", "SEC 6", "sec_6_limit_exposure"},
    RuleClaim{"aws.security_group.open_database", "SEC 6", "sec_6_control_at_all_layers"},
    RuleClaim{"aws.security_group.open_database", "SEC 6", "sec_6_limit_exposure"},
    RuleClaim{"aws.security_group.open_management", "SEC 6", "sec_6_control_at_all_layers"},
    RuleClaim{"aws.security_group.open_management", "SEC 6", "sec_6_limit_exposure"},
    RuleClaim{"aws.security_group.open_management", "SEC 7", "sec_7_reduce_attack_surface"},
    RuleClaim{"aws.security_group.too_many_rules", "REL 1", "rel_1_monitor_manage"},
    RuleClaim{"aws.subnet.little_room", "REL 2", "rel_2_sized_for_growth"},
    RuleClaim{"aws.subnet.open_by_ipv6", "SEC 6", "sec_6_limit_exposure"},
    RuleClaim{"aws.subnet.overlap", "REL 2", "rel_2_no_overlap"},
    RuleClaim{"aws.subnet.size", "REL 1", "rel_1_fixed_limits"},
    RuleClaim{"aws.vpc.blocks_overlap", "REL 2", "rel_2_no_overlap"},
    RuleClaim{"aws.vpc.size", "REL 1", "rel_1_fixed_limits"},
    RuleClaim{"aws.vpc.too_many_blocks", "REL 1", "rel_1_monitor_manage"},
    RuleClaim{"aws.vpc.too_many_subnets", "REL 1", "rel_1_monitor_manage"},
    RuleClaim{"aws.vpn.no_route", "REL 2", "rel_2_ha_private_link"},
    RuleClaim{"aws.vpn.single_device", "REL 2", "rel_2_ha_private_link"},
    RuleClaim{"aws.vpn.tunnel_down", "REL 2", "rel_2_ha_private_link"},
    RuleClaim{"azure.gateway.second", "REL 1", "rel_1_fixed_limits"},
    RuleClaim{"azure.interface.public_without_nsg", "SEC 6", "sec_6_control_at_all_layers"},
    RuleClaim{"azure.interface.public_without_nsg", "SEC 6", "sec_6_limit_exposure"},
    RuleClaim{"azure.nat.too_many_addresses", "REL 1", "rel_1_fixed_limits"},
    RuleClaim{"azure.nat.unused", "COST 3", "cost_3_automatic"},
    RuleClaim{"azure.nsg.open_all", "SEC 6", "sec_6_control_at_all_layers"},
    RuleClaim{"azure.nsg.open_all", "SEC 6", "sec_6_limit_exposure"},
    RuleClaim{"azure.nsg.open_database", "SEC 6", "sec_6_control_at_all_layers"},
    RuleClaim{"azure.nsg.open_database", "SEC 6", "sec_6_limit_exposure"},
    RuleClaim{"azure.nsg.open_management", "SEC 6", "sec_6_control_at_all_layers"},
    RuleClaim{"azure.nsg.open_management", "SEC 6", "sec_6_limit_exposure"},
    RuleClaim{"azure.nsg.open_management", "SEC 7", "sec_7_reduce_attack_surface"},
    RuleClaim{"azure.nsg.shadowed_rule", "PERF 5", "perf_5_minimal_acls"},
    RuleClaim{"azure.nsg.too_many_rules", "REL 1", "rel_1_fixed_limits"},
    RuleClaim{"azure.peering.overlap", "REL 2", "rel_2_no_overlap"},
    RuleClaim{"azure.route_table.too_many_routes", "REL 1", "rel_1_fixed_limits"},
    RuleClaim{"azure.subnet.little_room", "REL 2", "rel_2_sized_for_growth"},
    RuleClaim{"azure.subnet.no_nsg", "SEC 6", "sec_6_control_at_all_layers"},
    RuleClaim{"azure.subnet.overlap", "REL 2", "rel_2_no_overlap"},
    RuleClaim{"azure.subnet.size", "REL 1", "rel_1_fixed_limits"},
    RuleClaim{"azure.subnet.special_too_small", "REL 2", "rel_2_sized_for_growth"},
    RuleClaim{"azure.vnet.blocks_overlap", "REL 2", "rel_2_no_overlap"},
    RuleClaim{"azure.vnet.too_many_peerings", "REL 1", "rel_1_fixed_limits"},
    RuleClaim{"azure.vnet.too_many_subnets", "REL 1", "rel_1_fixed_limits"},
    RuleClaim{"net.site.overlap", "REL 2", "rel_2_no_overlap"},
    RuleClaim{"net.tier.single_zone", "REL 7", "rel_7_several_locations"},
};

constexpr bool byRule(const RuleClaim& a, const RuleClaim& b)
{
    return a.rule != b.rule ? a.rule < b.rule : a.choice < b.choice;
}
static_assert(std::is_sorted(kRuleClaims.begin(), kRuleClaims.end(), byRule));

/// A drawing of the workload, with what it means.
struct Drawing {
    NetworkId id;
    net::Index index;
};
using Drawings = std::deque<Drawing>;

template <class Predicate>
std::vector<NetworkId> where(const Drawings& drawings, Predicate shows)
{
    std::vector<NetworkId> out;
    for (const Drawing& drawing : drawings)
        if (shows(drawing.index))
            out.push_back(drawing.id);
    return out;
}

bool anyOf(const net::Index& index, std::initializer_list<net::Kind> kinds)
{
    return std::any_of(kinds.begin(), kinds.end(), [&](net::Kind kind) { return !index.all(kind).empty(); });
}

/// Interfaces stand behind filters, and the rules found nothing that lets the world in.
std::vector<NetworkId> limitedExposure(const Drawings& drawings)
{
    return where(drawings, [](const net::Index& index) {
        return anyOf(index, {net::Kind::NetworkInterface, net::Kind::AzureNetworkInterface}) &&
               anyOf(index, {net::Kind::SecurityGroup, net::Kind::NetworkSecurityGroup});
    });
}

/// At least two networks or sites with a range, over all drawings, and no range meets that of another.
/// The validator compares only what is connected; "may soon be connected" is what the practice asks for.
std::vector<NetworkId> disjointRanges(const Drawings& drawings)
{
    using Owner = std::pair<NetworkId, ElementId>;
    std::vector<std::pair<net::Prefix, Owner>> ranges;
    std::set<Owner> owners;
    const auto add = [&](const Drawing& drawing, const net::Element& element, const net::Prefixes& prefixes) {
        for (const net::Prefix& prefix : prefixes)
            ranges.push_back({prefix, {drawing.id, element.id}});
        if (!prefixes.empty())
            owners.insert({drawing.id, element.id});
    };
    for (const Drawing& drawing : drawings) {
        for (const net::Element* vpc : drawing.index.all(net::Kind::Vpc))
            add(drawing, *vpc, vpc->as<net::Vpc>()->ipv4);
        for (const net::Element* vnet : drawing.index.all(net::Kind::VirtualNetwork))
            add(drawing, *vnet, vnet->as<net::VirtualNetwork>()->address_spaces);
        for (const net::Element* site : drawing.index.all(net::Kind::OnPremises))
            add(drawing, *site, site->as<net::OnPremises>()->prefixes);
    }
    if (owners.size() < 2)
        return {};
    // A range sorts right before those inside it, so the last range seen that still reaches this far is the one to ask.
    std::sort(ranges.begin(), ranges.end());
    for (std::size_t i = 1; i < ranges.size(); ++i)
        if (ranges[i - 1].first.contains(ranges[i].first)) {
            if (ranges[i - 1].second != ranges[i].second)
                return {};
            ranges[i] = ranges[i - 1];
        }
    std::set<NetworkId> shown;
    for (const auto& [network, element] : owners)
        shown.insert(network);
    return {shown.begin(), shown.end()};
}

/// One cloud gateway reaches one site by two devices.
std::vector<NetworkId> redundantLink(const Drawings& drawings)
{
    return where(drawings, [](const net::Index& index) {
        std::map<std::pair<ElementId, ElementId>, std::set<ElementId>> devices;  // by gateway and site
        for (const net::Element* element : index.all(net::Kind::VpnConnection)) {
            const auto& vpn = *element->as<net::VpnConnection>();
            if (const auto* device = index.find<net::CustomerGateway>(vpn.customer_gateway);
                device && index.find(device->site) && index.find(vpn.gateway))
                devices[{vpn.gateway, device->site}].insert(vpn.customer_gateway);
        }
        for (const net::Element* element : index.all(net::Kind::Connection)) {
            const auto& connection = *element->as<net::Connection>();
            if (const auto* device = index.find<net::LocalNetworkGateway>(connection.peer);
                device && index.find(device->site) && index.find(connection.gateway))
                devices[{connection.gateway, device->site}].insert(connection.peer);
        }
        return !devices.empty() &&
               std::all_of(devices.begin(), devices.end(), [](const auto& entry) { return entry.second.size() > 1; });
    });
}

/// A tier has machines in two zones. That no tier has them in one alone, the rules have found.
std::vector<NetworkId> severalZones(const Drawings& drawings)
{
    return where(drawings, [](const net::Index& index) {
        std::map<std::pair<ElementId, std::string>, std::set<std::string>> zones;  // by network and tier
        for (const net::Kind kind : {net::Kind::Instance, net::Kind::VirtualMachine})
            for (const net::Element* machine : index.all(kind)) {
                const auto* instance = machine->as<net::Instance>();
                const std::string& tier = instance ? instance->tier : machine->as<net::VirtualMachine>()->tier;
                const net::Element* network = index.networkOf(*machine);
                if (const std::string zone = index.zoneOf(*machine); network && !tier.empty() && !zone.empty())
                    zones[{network->id, tier}].insert(zone);
            }
        return std::any_of(zones.begin(), zones.end(), [](const auto& entry) { return entry.second.size() > 1; });
    });
}

std::vector<NetworkId> gatewayEndpoint(const Drawings& drawings)
{
    return where(drawings, [](const net::Index& index) {
        const auto endpoints = index.all(net::Kind::VpcEndpoint);
        return std::any_of(endpoints.begin(), endpoints.end(), [](const net::Element* element) {
            const auto& endpoint = *element->as<net::VpcEndpoint>();
            return endpoint.type == net::EndpointType::Gateway && !endpoint.route_tables.empty();
        });
    });
}

using Runs = std::vector<const RunRecord*>;

std::vector<RunId> idsOf(const Runs& runs)
{
    std::vector<RunId> out;
    for (const RunRecord* run : runs)
        out.push_back(run->id);
    return out;
}

/// Two guests that differ were measured on one host: the figures say what the difference does.
std::vector<RunId> differingGuests(const Runs& runs)
{
    using Guest = std::tuple<density::GuestKind, density::Load, density::Accelerator, std::int64_t>;
    std::map<std::string, std::map<Guest, Runs>> byHost;
    for (const RunRecord* run : runs) {
        const density::Plan& plan = run->summary.plan;
        byHost[run->summary.host.hostName][{plan.kind, plan.load, plan.accelerator, plan.guestMemoryKiB}].push_back(
            run);
    }
    Runs compared;
    for (const RunRecord* run : runs)
        if (byHost[run->summary.host.hostName].size() > 1)
            compared.push_back(run);
    return idsOf(compared);
}

/// How a practice is seen; one of the two is there.
struct Support {
    SupportClaim claim;
    std::vector<NetworkId> (*drawn)(const Drawings&) = nullptr;
    std::vector<RunId> (*measured)(const Runs&) = nullptr;
};

constexpr std::array kSupports{
    Support{{"SEC 6", "sec_6_limit_exposure", "offer.limit_exposure"}, limitedExposure},
    Support{{"REL 2", "rel_2_ha_private_link", "offer.redundant_link"}, redundantLink},
    Support{{"REL 2", "rel_2_no_overlap", "offer.disjoint_ranges"}, disjointRanges},
    Support{{"REL 7", "rel_7_several_locations", "offer.several_zones"}, severalZones},
    Support{{"PERF 1", "perf_1_benchmark", "offer.measured"}, nullptr, idsOf},
    Support{{"PERF 2", "perf_2_configurations", "offer.compared"}, nullptr, differingGuests},
    Support{{"COST 5", "cost_5_by_metrics", "offer.measured"}, nullptr, idsOf},
    Support{{"COST 7", "cost_7_reducing_services", "offer.gateway_endpoint"}, gatewayEndpoint},
};

constexpr auto kSupportClaims = [] {
    std::array<SupportClaim, kSupports.size()> claims;
    std::transform(kSupports.begin(), kSupports.end(), claims.begin(), [](const Support& one) { return one.claim; });
    return claims;
}();

bool ended(density::StopReason reason)
{
    using enum density::StopReason;
    return reason != LinkLost && reason != Signal && reason != AgentFailed && reason != Interrupted;
}

/// Runs that can stand as a measurement, newest first.
Runs measurements(const Workspace& workspace, WorkloadId workload)
{
    Runs out;
    for (const auto& [id, run] : workspace.runs)
        if (run.workload == workload && run.summary.maxReady > 0 && ended(run.summary.stopReason))
            out.push_back(&run);
    std::reverse(out.begin(), out.end());
    return out;
}

/// Choices that findings of the workload speak against, waived or not.
std::set<std::string_view> denied(const Workspace& workspace, const Findings& findings, WorkloadId workload)
{
    std::set<std::string_view> out;
    for (const auto& [id, found] : findings) {
        const auto network = workspace.networks.find(id);
        if (network == workspace.networks.end() || network->second.workload != workload)
            continue;
        for (const Finding& finding : found)
            for (const RuleClaim& claim : claimsOf(finding.rule))
                out.insert(claim.choice);
    }
    return out;
}

/// The workload's drawings; none where one of them has not been validated, for then silence means nothing.
std::vector<const net::Network*> validated(const Workspace& workspace, const Findings& findings, WorkloadId workload)
{
    std::vector<const net::Network*> out;
    for (const auto& [id, network] : workspace.networks) {
        if (network.workload != workload)
            continue;
        if (!findings.contains(id))
            return {};
        out.push_back(&network);
    }
    return out;
}

/// The workload, where it is reviewed by this lens; else null.
const review::Workload* reviewed(const Workspace& workspace, WorkloadId id, const review::Lens& lens)
{
    const auto found = workspace.workloads.find(id);
    return found != workspace.workloads.end() &&
                   (found->second.lens == lens.id || found->second.reviews.contains(lens.id))
               ? &found->second
               : nullptr;
}

/// The question of a claim in this lens, where the workload answers it and it has that choice; else null.
const review::Question* openQuestion(const review::Lens& lens, const review::Workload& workload, std::string_view code,
                                     std::string_view choice)
{
    const review::Question* question = review::findQuestion(lens, code);
    return question && review::findChoice(*question, choice) &&
                   review::answerOf(workload, lens.id, question->id).applicable
               ? question
               : nullptr;
}

}  // namespace

std::span<const RuleClaim> ruleClaims() { return kRuleClaims; }

std::span<const RuleClaim> claimsOf(std::string_view rule)
{
    const auto from = std::partition_point(kRuleClaims.begin(), kRuleClaims.end(),
                                           [&](const RuleClaim& claim) { return claim.rule < rule; });
    const auto to =
        std::partition_point(from, kRuleClaims.end(), [&](const RuleClaim& claim) { return claim.rule == rule; });
    return {from, to};
}

std::span<const SupportClaim> supportClaims() { return kSupportClaims; }

bool knowsEvidence(const review::Lens& lens)
{
    static const auto kClaimed = [] {
        std::set<std::string_view> out;
        for (const RuleClaim& claim : kRuleClaims)
            out.insert(claim.choice);
        for (const SupportClaim& claim : kSupportClaims)
            out.insert(claim.choice);
        return out;
    }();
    for (const review::Question* question : review::allQuestions(lens))
        for (const review::Choice& choice : question->choices)
            if (kClaimed.contains(choice.id))
                return true;
    return false;
}

std::vector<Contradiction> contradictions(const Workspace& workspace, const Findings& findings,
                                          const review::Lens& lens, WorkloadId workload, Date day)
{
    const review::Workload* found = reviewed(workspace, workload, lens);
    if (!found)
        return {};
    std::map<std::string_view, Contradiction> byChoice;
    for (const Evidence& evidence : evidenceOf(workspace, findings, workload, day)) {
        const auto* one = std::get_if<FindingEvidence>(&evidence.what);
        if (!one || one->waived)
            continue;
        for (const RuleClaim& claim : claimsOf(one->finding.rule)) {
            if (claim.question != evidence.question)
                continue;
            const review::Question* question = openQuestion(lens, *found, claim.question, claim.choice);
            if (!question || review::stateOf(review::answerOf(*found, lens.id, question->id), claim.choice) !=
                                 review::ChoiceState::Selected)
                continue;
            Contradiction& out = byChoice[claim.choice];
            out.question = claim.question;
            out.choice = claim.choice;
            out.findings.push_back(*one);
        }
    }
    std::vector<Contradiction> out;
    for (const review::Question* question : review::allQuestions(lens))
        for (const review::Choice& choice : question->choices)
            if (const auto entry = byChoice.find(choice.id); entry != byChoice.end())
                out.push_back(std::move(entry->second));
    return out;
}

std::vector<Offer> offers(const Workspace& workspace, const Findings& findings, const review::Lens& lens,
                          WorkloadId workload, std::string_view question)
{
    const review::Workload* found = reviewed(workspace, workload, lens);
    if (!found)
        return {};
    const std::set<std::string_view> against = denied(workspace, findings, workload);
    const Runs runs = measurements(workspace, workload);
    std::optional<Drawings> drawings;
    std::map<std::string_view, Offer> byChoice;
    for (const Support& support : kSupports) {
        const SupportClaim& claim = support.claim;
        if ((!question.empty() && claim.question != question) || against.contains(claim.choice))
            continue;
        const review::Question* asked = openQuestion(lens, *found, claim.question, claim.choice);
        if (!asked || review::stateOf(review::answerOf(*found, lens.id, asked->id), claim.choice) !=
                          review::ChoiceState::NotSelected)
            continue;
        if (support.drawn && !drawings) {
            drawings.emplace();
            for (const net::Network* network : validated(workspace, findings, workload))
                drawings->push_back({network->id, net::Index(network->topology)});
        }
        Offer offer{std::string(claim.question), std::string(claim.choice), std::string(claim.reason),
                    support.drawn ? support.drawn(*drawings) : std::vector<NetworkId>{},
                    support.measured ? support.measured(runs) : std::vector<RunId>{}};
        if (!offer.networks.empty() || !offer.runs.empty())
            byChoice[claim.choice] = std::move(offer);
    }
    std::vector<Offer> out;
    for (const review::Question* one : review::allQuestions(lens))
        for (const review::Choice& choice : one->choices)
            if (const auto entry = byChoice.find(choice.id); entry != byChoice.end())
                out.push_back(std::move(entry->second));
    return out;
}

}  // namespace pb::workspace
