// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on AWS route tables and on what they make of a subnet.
#include "core/network/checks.h"
#include "core/network/route.h"
#include "core/network/sources.h"

#include <algorithm>

namespace pb::net {

namespace {

/// What a route leads to, as text: a prefix or a prefix list's name.
std::string destinationOf(const Facts& facts, const Route& route)
{
    if (route.destination)
        return route.destination->text();
    const Element* list = facts.index().find(route.prefix_list);
    return list ? nameOf(*list) : std::string("-");
}

using BadRoute = bool (*)(const Facts&, const Element& table, const Route&);

/// One finding for each table with a row that `bad` names: table, destinations.
void rowsThat(const Facts& facts, Report& report, BadRoute bad)
{
    for (const Element* table : facts.index().all(Kind::RouteTable)) {
        std::vector<std::string> found;
        for (const Route& route : table->as<RouteTable>()->routes)
            if (bad(facts, *table, route))
                found.push_back(destinationOf(facts, route));
        if (!found.empty())
            report.add({table->id}, {nameOf(*table), joined(found)});
    }
}

Edits dropRows(const Facts& facts, const Finding& finding, BadRoute bad)
{
    const Element* table = facts.index().find(finding.subjects.front());
    const Routes& routes = table->as<RouteTable>()->routes;
    return {setField(table->id, "routes", kept(routes, [&](std::size_t i) { return !bad(facts, *table, routes[i]); }))};
}

void noMain(const Facts& facts, Report& report)
{
    for (const Element* vpc : facts.index().all(Kind::Vpc)) {
        std::vector<std::string> lost;
        for (const Element* subnet : facts.index().subnetsIn(vpc->id))
            if (!facts.index().routeTableOf(*subnet))
                lost.push_back(nameOf(*subnet));
        if (!lost.empty())
            report.add({vpc->id}, {nameOf(*vpc), joined(lost)});
    }
}

Edits addMain(const Facts& facts, const Finding& finding)
{
    RouteTable data;
    data.main = true;
    Element table;
    table.id = {facts.network().topology.highest().value + 1};
    table.parent = finding.subjects.front();
    table.name = "main";
    table.data = std::move(data);
    return {{AddElements{{std::move(table)}}}};
}

std::vector<const Element*> mainsOf(const Facts& facts, ElementId vpc)
{
    std::vector<const Element*> out;
    for (const Element* child : facts.index().children(vpc))
        if (const auto* table = child->as<RouteTable>(); table && table->main)
            out.push_back(child);
    return out;
}

void severalMains(const Facts& facts, Report& report)
{
    for (const Element* vpc : facts.index().all(Kind::Vpc))
        if (const auto mains = mainsOf(facts, vpc->id); mains.size() > 1)
            report.add({vpc->id}, {nameOf(*vpc), std::to_string(mains.size()), nameOf(*mains.front())});
}

Edits keepFirstMain(const Facts& facts, const Finding& finding)
{
    Edits edits;
    const auto mains = mainsOf(facts, finding.subjects.front());
    for (std::size_t i = 1; i < mains.size(); ++i)
        edits.push_back(setField(mains[i]->id, "main", false));
    return {batch(std::move(edits))};
}

bool isBlackHole(const Facts&, const Element&, const Route& route)
{
    return route.state == RouteState::Blackhole || !route.target;
}
void blackHole(const Facts& facts, Report& report) { rowsThat(facts, report, isBlackHole); }
Edits dropBlackHoles(const Facts& facts, const Finding& finding) { return dropRows(facts, finding, isBlackHole); }

bool hasNoDestination(const Facts&, const Element&, const Route& route)
{
    return !route.destination && !route.prefix_list;
}
void noDestination(const Facts& facts, Report& report) { rowsThat(facts, report, hasNoDestination); }
Edits dropNoDestination(const Facts& facts, const Finding& finding)
{
    return dropRows(facts, finding, hasNoDestination);
}

constexpr Kinds kAttachable =
    kinds(Kind::InternetGateway, Kind::EgressOnlyInternetGateway, Kind::VirtualPrivateGateway);

bool isForeign(const Facts& facts, const Element& table, const Route& route)
{
    const Element* vpc = facts.index().vpcOf(table);
    const Element* target = facts.index().find(route.target);
    if (!vpc || !target || target->kind() == Kind::Opaque)
        return false;
    if (contains(kAttachable, target->kind()))
        return facts.index().attachedVpc(*target) != vpc;
    if (const auto* peering = target->as<VpcPeering>())
        return peering->requester != vpc->id && peering->accepter != vpc->id;
    if (target->kind() == Kind::TransitGateway)
        return !attachmentOf(facts.index(), target->id, vpc->id);
    return facts.index().vpcOf(*target) != vpc;
}
void foreignTarget(const Facts& facts, Report& report) { rowsThat(facts, report, isForeign); }

Edits attachOrDrop(const Facts& facts, const Finding& finding)
{
    const Element* table = facts.index().find(finding.subjects.front());
    const Element* vpc = facts.index().vpcOf(*table);
    Edits attach, out;
    bool all = true;
    for (const Route& route : table->as<RouteTable>()->routes) {
        if (!isForeign(facts, *table, route))
            continue;
        const Element* target = facts.index().find(route.target);
        if (contains(kAttachable, target->kind()) && !facts.index().attachedVpc(*target) &&
            facts.index().gatewaysOf(vpc->id, target->kind()).empty())
            attach.push_back(setField(target->id, "vpc", vpc->id));
        else
            all = false;
    }
    if (all && !attach.empty())
        out.push_back(batch(std::move(attach)));
    out.push_back(dropRows(facts, finding, isForeign).front());
    return out;
}

/// Whether an earlier static row of the table has the same destination.
std::vector<bool> repeated(const Routes& routes)
{
    std::vector<bool> out(routes.size());
    std::vector<std::pair<std::pair<OptionalPrefix, ElementId>, std::size_t>> seen;
    for (std::size_t i = 0; i < routes.size(); ++i)
        if (!routes[i].propagated && (routes[i].destination || routes[i].prefix_list))
            seen.push_back({{routes[i].destination, routes[i].prefix_list}, i});
    std::sort(seen.begin(), seen.end());
    for (std::size_t i = 1; i < seen.size(); ++i)
        out[seen[i].second] = seen[i].first == seen[i - 1].first;
    return out;
}

void repeatedDestination(const Facts& facts, Report& report)
{
    for (const Element* table : facts.index().all(Kind::RouteTable)) {
        const Routes& routes = table->as<RouteTable>()->routes;
        const auto again = repeated(routes);
        std::vector<std::string> found;
        for (std::size_t i = 0; i < routes.size(); ++i)
            if (again[i])
                found.push_back(destinationOf(facts, routes[i]));
        if (!found.empty())
            report.add({table->id}, {nameOf(*table), joined(found)});
    }
}

Edits dropRepeated(const Facts& facts, const Finding& finding)
{
    const Element* table = facts.index().find(finding.subjects.front());
    const Routes& routes = table->as<RouteTable>()->routes;
    const auto again = repeated(routes);
    return {setField(table->id, "routes", kept(routes, [&](std::size_t i) { return !again[i]; }))};
}

/// Inside the VPC's own blocks only something that passes packets on may stand in the way of the local route.
bool isInsideVpc(const Facts& facts, const Element& table, const Route& route)
{
    constexpr Kinds kPassOn =
        kinds(Kind::NetworkInterface, Kind::Instance, Kind::NatGateway, Kind::VpcEndpoint, Kind::Opaque, Kind::Vpc);
    const Element* vpc = facts.index().vpcOf(table);
    const Element* target = facts.index().find(route.target);
    if (!vpc || !target || !route.destination || route.propagated || contains(kPassOn, target->kind()))
        return false;
    const Prefixes blocks = blocksOf(*vpc);
    return std::any_of(blocks.begin(), blocks.end(), [&](const Prefix& b) { return b.contains(*route.destination); });
}
void insideVpc(const Facts& facts, Report& report) { rowsThat(facts, report, isInsideVpc); }
Edits dropInsideVpc(const Facts& facts, const Finding& finding) { return dropRows(facts, finding, isInsideVpc); }

/// The prefix that a NAT gateway translates from IPv6 to IPv4 (RFC 6052).
bool isNat64(const Prefix& prefix)
{
    static const Prefix wellKnown = *Prefix::parse("64:ff9b::/96");
    return wellKnown.contains(prefix);
}

bool isWrongFamily(const Facts& facts, const Element&, const Route& route)
{
    const Element* target = facts.index().find(route.target);
    if (!target || !route.destination)
        return false;
    if (target->kind() == Kind::NatGateway)
        return route.destination->family() == Family::V6 && !isNat64(*route.destination);
    return target->kind() == Kind::EgressOnlyInternetGateway && route.destination->family() == Family::V4;
}
void wrongFamily(const Facts& facts, Report& report) { rowsThat(facts, report, isWrongFamily); }

/// Sends rows to the egress-only gateway of the table's VPC.
std::optional<Edit> toEgressOnly(const Facts& facts, const Element& table, BadRoute which)
{
    const Element* vpc = facts.index().vpcOf(table);
    const auto gateways =
        vpc ? facts.index().gatewaysOf(vpc->id, Kind::EgressOnlyInternetGateway) : std::vector<const Element*>{};
    if (gateways.empty())
        return std::nullopt;
    Routes routes = table.as<RouteTable>()->routes;
    for (Route& route : routes)
        if (which(facts, table, route)) {
            if (route.destination->family() == Family::V4)
                return std::nullopt;
            route.target = gateways.front()->id;
        }
    return setField(table.id, "routes", std::move(routes));
}

Edits fixFamily(const Facts& facts, const Finding& finding)
{
    Edits out;
    if (auto edit = toEgressOnly(facts, *facts.index().find(finding.subjects.front()), isWrongFamily))
        out.push_back(*std::move(edit));
    out.push_back(dropRows(facts, finding, isWrongFamily).front());
    return out;
}

void unusedTable(const Facts& facts, Report& report)
{
    for (const Element* table : facts.index().all(Kind::RouteTable))
        if (!table->as<RouteTable>()->main && facts.index().subnetsUnder(table->id).empty())
            report.add({table->id}, {nameOf(*table)});
}

void tooManyRoutes(const Facts& facts, Report& report)
{
    const auto most = facts.limit(LimitId::AwsRouteTableRoutes);
    for (const Element* table : facts.index().all(Kind::RouteTable)) {
        std::array<std::int64_t, 2> count{};
        for (const Route& route : table->as<RouteTable>()->routes)
            if (route.destination && !route.propagated)
                ++count[static_cast<std::size_t>(route.destination->family())];
        if (const auto worst = std::max(count[0], count[1]); most && worst > *most)
            report.add({table->id}, {nameOf(*table), std::to_string(worst), std::to_string(*most)});
    }
}

bool isIpv6Default(const Facts& facts, const Element&, const Route& route)
{
    const Element* target = facts.index().find(route.target);
    return route.destination && route.destination->family() == Family::V6 && target &&
           target->kind() == Kind::InternetGateway;
}

/// IPv6 has no private addresses: a subnet that is private by IPv4 lies open by its IPv6 route.
void openByIpv6(const Facts& facts, Report& report)
{
    for (const Element* subnet : facts.index().all(Kind::Subnet)) {
        const auto* data = subnet->as<Subnet>();
        if (!data->ipv6.empty() && !data->ipv4.empty() && facts.index().isPublic(*subnet, Family::V6) &&
            !facts.index().isPublic(*subnet, Family::V4))
            report.add({subnet->id}, {nameOf(*subnet), nameOf(*facts.index().routeTableOf(*subnet))});
    }
}

Edits closeIpv6(const Facts& facts, const Finding& finding)
{
    const Element* subnet = facts.index().find(finding.subjects.front());
    auto edit = toEgressOnly(facts, *facts.index().routeTableOf(*subnet), isIpv6Default);
    return edit ? Edits{*std::move(edit)} : Edits{};
}

/// A subnet laid out as public in which nothing can be reached from outside, since nothing has a public address.
void publicWithoutAddress(const Facts& facts, Report& report)
{
    for (const Element* subnet : facts.index().all(Kind::Subnet)) {
        const auto interfaces = facts.index().interfacesIn(subnet->id);
        const auto open = [&](const Element* e) {
            const auto* data = e->as<NetworkInterface>();
            return data && (data->public_ip || std::any_of(data->private_ips.begin(), data->private_ips.end(),
                                                           [](const Address& a) { return a.family() == Family::V6; }));
        };
        if (!interfaces.empty() && !subnet->as<Subnet>()->map_public_ip && facts.index().isPublic(*subnet) &&
            std::none_of(interfaces.begin(), interfaces.end(), open))
            report.add({subnet->id}, {nameOf(*subnet), std::to_string(interfaces.size())});
    }
}

Edits mapPublic(const Facts&, const Finding& finding)
{
    return {setField(finding.subjects.front(), "map_public_ip", true)};
}

void publicAddressUnroutable(const Facts& facts, Report& report)
{
    for (const Element* interface : facts.index().all(Kind::NetworkInterface)) {
        const Element* subnet = facts.index().subnetOf(*interface);
        if (const auto& address = interface->as<NetworkInterface>()->public_ip;
            address && subnet && !facts.index().isPublic(*subnet))
            report.add({interface->id}, {nameOf(*interface), address->text(), nameOf(*subnet)});
    }
}

Edits dropPublicAddress(const Facts&, const Finding& finding)
{
    return {setField(finding.subjects.front(), "public_ip", OptionalAddress{})};
}

constexpr std::array kAwsRouteRules{
    RuleInfo{"aws.route_table.no_main", Cloud::Aws, Severity::Error, source::kRouteTables, kTopology, noMain, addMain},
    RuleInfo{"aws.route_table.several_mains", Cloud::Aws, Severity::Error, source::kQuotas, kTopology, severalMains,
             keepFirstMain},
    RuleInfo{"aws.route_table.unused", Cloud::Aws, Severity::Hint, source::kOwn, kTopology, unusedTable, removeSubject},
    RuleInfo{"aws.route_table.too_many_routes", Cloud::Aws, Severity::Warning, source::kQuotas, kServiceLimits,
             tooManyRoutes},
    RuleInfo{"aws.route.blackhole", Cloud::Aws, Severity::Warning, source::kRouteTables, kTopology, blackHole,
             dropBlackHoles},
    RuleInfo{"aws.route.no_destination", Cloud::Aws, Severity::Error, source::kOwn, kTopology, noDestination,
             dropNoDestination},
    RuleInfo{"aws.route.foreign_target", Cloud::Aws, Severity::Error, source::kRouteTables, kTopology, foreignTarget,
             attachOrDrop},
    RuleInfo{"aws.route.repeated", Cloud::Aws, Severity::Error, source::kRoutePriority, kTopology, repeatedDestination,
             dropRepeated},
    RuleInfo{"aws.route.inside_vpc", Cloud::Aws, Severity::Error, source::kRoutePriority, kTopology, insideVpc,
             dropInsideVpc},
    RuleInfo{"aws.route.wrong_family", Cloud::Aws, Severity::Error, source::kNatGateway, kTopology, wrongFamily,
             fixFamily},
    RuleInfo{"aws.subnet.open_by_ipv6", Cloud::Aws, Severity::Warning, source::kEgressOnly, kProtection, openByIpv6,
             closeIpv6},
    RuleInfo{"aws.subnet.public_without_address", Cloud::Aws, Severity::Hint, source::kInternetGateway, kTopology,
             publicWithoutAddress, mapPublic},
    RuleInfo{"aws.interface.public_unroutable", Cloud::Aws, Severity::Warning, source::kInternetGateway, kTopology,
             publicAddressUnroutable, dropPublicAddress},
};

}  // namespace

std::span<const RuleInfo> awsRouteRules() { return kAwsRouteRules; }

}  // namespace pb::net
