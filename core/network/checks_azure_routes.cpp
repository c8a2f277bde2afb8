// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on Azure user-defined routes.
#include "core/network/checks.h"
#include "core/network/route.h"
#include "core/network/sources.h"

#include <algorithm>
#include <optional>
#include <set>

namespace pb::net {

namespace {

std::string rowName(const UserRoute& route)
{
    if (!route.name.empty())
        return route.name;
    return route.destination ? route.destination->text() : route.service_tag;
}

template <class Bad>
void rowsThat(const Facts& facts, Report& report, Bad bad)
{
    for (const Element* table : facts.index().all(Kind::AzureRouteTable)) {
        std::vector<std::string> rows;
        for (const UserRoute& route : table->as<AzureRouteTable>()->routes)
            if (bad(*table, route))
                rows.push_back(rowName(route));
        if (!rows.empty())
            report.add({table->id}, {nameOf(*table), joined(rows)});
    }
}

template <class Bad>
Edit dropRows(const Facts& facts, const Finding& finding, Bad bad)
{
    const UserRoutes& routes = facts.index().find<AzureRouteTable>(finding.subjects.front())->routes;
    return setField(finding.subjects.front(), "routes", kept(routes, [&](std::size_t i) { return !bad(routes[i]); }));
}

bool isAppliance(const UserRoute& route) { return route.next_hop == NextHop::VirtualAppliance; }

bool hasNoAddress(const UserRoute& route) { return isAppliance(route) && !route.next_hop_ip; }

void withoutAddress(const Facts& facts, Report& report)
{
    rowsThat(facts, report, [](const Element&, const UserRoute& route) { return hasNoAddress(route); });
}

/// The one interface that forwards is meant; else the rows go.
Edits giveAddress(const Facts& facts, const Finding& finding)
{
    std::vector<Address> forwarding;
    for (const Element* interface : facts.index().all(Kind::AzureNetworkInterface))
        if (const auto* data = interface->as<AzureNetworkInterface>();
            data->ip_forwarding && !data->private_ips.empty())
            forwarding.push_back(data->private_ips.front());
    Edits out;
    if (forwarding.size() == 1) {
        UserRoutes routes = facts.index().find<AzureRouteTable>(finding.subjects.front())->routes;
        for (UserRoute& route : routes)
            if (hasNoAddress(route))
                route.next_hop_ip = forwarding.front();
        out.push_back(setField(finding.subjects.front(), "routes", std::move(routes)));
    }
    out.push_back(dropRows(facts, finding, hasNoAddress));
    return out;
}

bool hasNoDestination(const UserRoute& route) { return !route.destination && route.service_tag.empty(); }

void withoutDestination(const Facts& facts, Report& report)
{
    rowsThat(facts, report, [](const Element&, const UserRoute& route) { return hasNoDestination(route); });
}

Edits dropWithoutDestination(const Facts& facts, const Finding& finding)
{
    return {dropRows(facts, finding, hasNoDestination)};
}

/// The virtual networks in which a table is in force, and their peers: where a next hop may be.
std::vector<const Element*> networksAround(const Facts& facts, const Element& table)
{
    std::vector<const Element*> out;
    const auto add = [&](const Element* vnet) {
        if (vnet && std::find(out.begin(), out.end(), vnet) == out.end())
            out.push_back(vnet);
    };
    for (const Element* subnet : facts.index().subnetsUnder(table.id))
        add(facts.index().vnetOf(*subnet));
    for (std::size_t i = 0, own = out.size(); i < own; ++i)
        for (const Element* peering : facts.index().peeringsOf(out[i]->id))
            add(facts.index().peerAcross(*peering, out[i]->id));
    return out;
}

/// The interface that holds a next hop's address; null where none does.
const Element* interfaceAt(const Facts& facts, const Element& table, const Address& address)
{
    for (const Element* vnet : networksAround(facts, table))
        for (const Element* interface : facts.index().interfacesIn(vnet->id)) {
            const Addresses addresses = addressesOf(*interface);
            if (std::find(addresses.begin(), addresses.end(), address) != addresses.end())
                return interface;
        }
    return nullptr;
}

void noForwarding(const Facts& facts, Report& report)
{
    for (const Element* table : facts.index().all(Kind::AzureRouteTable))
        for (const UserRoute& route : table->as<AzureRouteTable>()->routes) {
            if (!isAppliance(route) || !route.next_hop_ip)
                continue;
            const Element* interface = interfaceAt(facts, *table, *route.next_hop_ip);
            if (interface && !interface->as<AzureNetworkInterface>()->ip_forwarding)
                report.add({interface->id, table->id}, {nameOf(*interface), nameOf(*table), rowName(route)});
        }
}

Edits forward(const Facts&, const Finding& finding)
{
    return {setField(finding.subjects.front(), "ip_forwarding", true)};
}

/// The address of a next hop lies in a drawn network, but nothing has it. A subnet without interfaces may hold an
/// internal load balancer or a firewall that the drawing does not show.
bool isDead(const Facts& facts, const Element& table, const UserRoute& route)
{
    if (!isAppliance(route) || !route.next_hop_ip || interfaceAt(facts, table, *route.next_hop_ip))
        return false;
    for (const Element* firewall : facts.index().all(Kind::AzureFirewall))
        if (firewall->as<AzureFirewall>()->private_ip == route.next_hop_ip)
            return false;
    for (const Element* balancer : facts.index().all(Kind::AzureLoadBalancer))
        if (balancer->as<AzureLoadBalancer>()->private_ip == route.next_hop_ip)
            return false;
    for (const Element* vnet : networksAround(facts, table))
        for (const Element* subnet : facts.index().subnetsIn(vnet->id)) {
            const Prefixes blocks = blocksOf(*subnet);
            const bool holds = std::any_of(blocks.begin(), blocks.end(),
                                           [&](const Prefix& b) { return b.contains(*route.next_hop_ip); });
            if (holds)
                return !facts.index().interfacesIn(subnet->id).empty();
        }
    return !facts.index().subnetsUnder(table.id).empty();
}

void deadNextHop(const Facts& facts, Report& report)
{
    rowsThat(facts, report, [&](const Element& table, const UserRoute& route) { return isDead(facts, table, route); });
}

Edits dropDead(const Facts& facts, const Finding& finding)
{
    const Element* table = facts.index().find(finding.subjects.front());
    return {dropRows(facts, finding, [&](const UserRoute& route) { return isDead(facts, *table, route); })};
}

std::vector<bool> repeated(const UserRoutes& routes)
{
    std::vector<bool> out(routes.size());
    std::vector<std::pair<std::pair<OptionalPrefix, std::string>, std::size_t>> seen;
    for (std::size_t i = 0; i < routes.size(); ++i)
        if (!hasNoDestination(routes[i]))
            seen.push_back({{routes[i].destination, routes[i].service_tag}, i});
    std::sort(seen.begin(), seen.end());
    for (std::size_t i = 1; i < seen.size(); ++i)
        out[seen[i].second] = seen[i].first == seen[i - 1].first;
    return out;
}

void repeatedDestination(const Facts& facts, Report& report)
{
    for (const Element* table : facts.index().all(Kind::AzureRouteTable)) {
        const UserRoutes& routes = table->as<AzureRouteTable>()->routes;
        const auto again = repeated(routes);
        std::vector<std::string> rows;
        for (std::size_t i = 0; i < routes.size(); ++i)
            if (again[i])
                rows.push_back(rowName(routes[i]));
        if (!rows.empty())
            report.add({table->id}, {nameOf(*table), joined(rows)});
    }
}

Edits dropRepeated(const Facts& facts, const Finding& finding)
{
    const UserRoutes& routes = facts.index().find<AzureRouteTable>(finding.subjects.front())->routes;
    const auto again = repeated(routes);
    return {setField(finding.subjects.front(), "routes", kept(routes, [&](std::size_t i) { return !again[i]; }))};
}

void unused(const Facts& facts, Report& report)
{
    for (const Element* table : facts.index().all(Kind::AzureRouteTable))
        if (facts.index().subnetsUnder(table->id).empty())
            report.add({table->id}, {nameOf(*table)});
}

void tooManyRoutes(const Facts& facts, Report& report)
{
    const auto most = facts.limit(LimitId::AzureRouteTableRoutes);
    for (const Element* table : facts.index().all(Kind::AzureRouteTable))
        if (const auto count = table->as<AzureRouteTable>()->routes.size();
            most && count > static_cast<std::size_t>(*most))
            report.add({table->id}, {nameOf(*table), std::to_string(count), std::to_string(*most)});
}

/// A subnet whose packets to another pass an appliance that the answers do not pass: it sees half of each flow.
struct Lopsided {
    const Element* from = nullptr;
    const Element* to = nullptr;
    Address hop;
};

std::optional<Address> hopBetween(const Facts& facts, const Element& from, const Element& to)
{
    const auto* target = to.as<AzureSubnet>();
    if (target->prefixes.empty())
        return std::nullopt;
    const auto chosen = lookUp(azureRoutes(facts.index(), from), target->prefixes.front().first()).chosen;
    const bool appliance = chosen && chosen->next_hop == NextHop::VirtualAppliance;
    return appliance ? chosen->next_hop_ip : std::nullopt;
}

/// Tables with a route by an appliance that does not lead everywhere; O(subnets) for each of them.
std::optional<Lopsided> lopsided(const Facts& facts, const Element& table)
{
    const UserRoutes& routes = table.as<AzureRouteTable>()->routes;
    const auto inside = [](const UserRoute& r) {
        return isAppliance(r) && r.next_hop_ip && r.destination && r.destination->length() > 0;
    };
    const ElementSpan users = facts.index().subnetsUnder(table.id);
    const Element* from = users.empty() ? nullptr : users.front();
    const Element* vnet = from ? facts.index().vnetOf(*from) : nullptr;
    if (!vnet || std::none_of(routes.begin(), routes.end(), inside))
        return std::nullopt;
    std::set<const Element*> seen;  // subnets under one table answer alike
    for (const Element* to : facts.index().subnetsIn(vnet->id)) {
        const Prefixes blocks = blocksOf(*to);
        const bool meant = std::any_of(routes.begin(), routes.end(), [&](const UserRoute& r) {
            return inside(r) && !blocks.empty() && r.destination->overlaps(blocks.front());
        });
        const auto hop = to == from || !meant ? std::nullopt : hopBetween(facts, *from, *to);
        const bool holdsHop =
            hop && std::any_of(blocks.begin(), blocks.end(), [&](const Prefix& block) { return block.contains(*hop); });
        if (!hop || holdsHop || !seen.insert(facts.index().routeTableOf(*to)).second)
            continue;
        if (hopBetween(facts, *to, *from) != hop)
            return Lopsided{from, to, *hop};
    }
    return std::nullopt;
}

void asymmetric(const Facts& facts, Report& report)
{
    for (const Element* table : facts.index().all(Kind::AzureRouteTable))
        if (const auto found = lopsided(facts, *table))
            report.add({table->id, found->to->id},
                       {nameOf(*found->from), nameOf(*found->to), found->hop.text(), nameOf(*table)});
}

/// The same way back: in the other subnet's table, or by the same table where it has none.
Edits sameWayBack(const Facts& facts, const Finding& finding)
{
    const auto found = lopsided(facts, *facts.index().find(finding.subjects.front()));
    if (!found)
        return {};
    const Element* table = facts.index().routeTableOf(*found->to);
    UserRoute back;
    back.name = "back-by-appliance";
    back.next_hop_ip = found->hop;
    back.destination = found->from->as<AzureSubnet>()->prefixes.front();
    if (table) {
        UserRoutes routes = table->as<AzureRouteTable>()->routes;
        routes.push_back(back);
        return {setField(table->id, "routes", std::move(routes))};
    }
    Element made;
    made.id = {facts.network().topology.highest().value + 1};
    const Element* region = facts.index().regionOf(*found->to);
    made.parent = region ? region->id : ElementId{};
    made.name = "back-by-appliance";
    made.data = AzureRouteTable{true, {back}};
    const ElementId id = made.id;
    return {batch({{AddElements{{std::move(made)}}}, setField(found->to->id, "route_table", id)})};
}

constexpr std::array kAzureRouteRules{
    RuleInfo{"azure.route.no_next_hop", Cloud::Azure, Severity::Error, source::kUserRoutes, kTopology, withoutAddress,
             giveAddress},
    RuleInfo{"azure.route.no_destination", Cloud::Azure, Severity::Error, source::kOwn, kTopology, withoutDestination,
             dropWithoutDestination},
    RuleInfo{"azure.route.no_forwarding", Cloud::Azure, Severity::Error, source::kUserRoutes, kPaths, noForwarding,
             forward},
    RuleInfo{"azure.route.dead_next_hop", Cloud::Azure, Severity::Warning, source::kUserRoutes, kTopology, deadNextHop,
             dropDead},
    RuleInfo{"azure.route.asymmetric", Cloud::Azure, Severity::Warning, source::kUserRoutes, kPaths, asymmetric,
             sameWayBack},
    RuleInfo{"azure.route.repeated", Cloud::Azure, Severity::Error, source::kUserRoutes, kTopology, repeatedDestination,
             dropRepeated},
    RuleInfo{"azure.route_table.unused", Cloud::Azure, Severity::Hint, source::kOwn, kTopology, unused, removeSubject},
    RuleInfo{"azure.route_table.too_many_routes", Cloud::Azure, Severity::Warning, source::kAzureLimits, kServiceLimits,
             tooManyRoutes},
};

}  // namespace

std::span<const RuleInfo> azureRouteRules() { return kAzureRouteRules; }

}  // namespace pb::net
