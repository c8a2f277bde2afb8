// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/edit.h"

#include <algorithm>
#include <set>

namespace pb::net {

namespace {

using Gone = std::set<ElementId>;

void dropFrom(ElementIds& ids, const Gone& gone)
{
    std::erase_if(ids, [&](ElementId id) { return gone.contains(id); });
}

void forget(ElementId& id, const Gone& gone)
{
    if (gone.contains(id))
        id = {};
}
void forget(ElementIds& ids, const Gone& gone) { dropFrom(ids, gone); }

void forget(Routes& routes, const Gone& gone)
{
    std::erase_if(routes, [&](const Route& r) { return gone.contains(r.prefix_list); });
    for (Route& route : routes)
        if (gone.contains(route.target)) {
            route.target = {};
            route.state = RouteState::Blackhole;
        }
}

void forget(SecurityRules& rules, const Gone& gone)
{
    std::erase_if(
        rules, [&](const SecurityRule& r) { return gone.contains(r.peer_group) || gone.contains(r.peer_prefix_list); });
}

/// A side that named only groups must not turn into "any" when the last of them goes: then the whole row goes.
bool forgetSide(ElementIds& groups, bool othersNamed, const Gone& gone)
{
    const bool named = !groups.empty();
    dropFrom(groups, gone);
    return named && groups.empty() && !othersNamed;
}

void forget(NsgRules& rules, const Gone& gone)
{
    std::erase_if(rules, [&](NsgRule& r) {
        const bool source = forgetSide(r.source_groups, !r.source.empty() || !r.source_tags.empty(), gone);
        const bool target =
            forgetSide(r.destination_groups, !r.destination.empty() || !r.destination_tags.empty(), gone);
        return source || target;
    });
}

template <class Member>
constexpr bool kForgets = requires(Member& m, const Gone& g)
{
    forget(m, g);
};

/// The edits that clear every reference of `element` to something in `gone`.
void clearReferences(const Element& element, const Gone& gone, std::vector<Edit>& out)
{
    std::visit(
        [&]<class T>(const T& data) {
            forEachField<T>([&](const auto& f) {
                using Member = std::decay_t<decltype(data.*f.member)>;
                if constexpr (kForgets<Member>) {
                    Member after = data.*f.member;
                    forget(after, gone);
                    if (after != data.*f.member)
                        out.push_back({SetField{element.id, std::string(f.info.name), std::move(after)}});
                }
            });
        },
        element.data);
}

bool holdsTarget(const FieldInfo& info, Kind kind)
{
    const bool reference = info.type == FieldType::Reference || info.type == FieldType::References;
    return reference && contains(info.targets, kind);
}

/// The edit by which `holder` refers to `target`: the first free reference field, or the only one that can.
std::optional<Edit> refer(const Element& holder, const Element& target, bool& occupied)
{
    const auto& infos = fieldInfos(holder.kind());
    const bool only = std::count_if(infos.begin(), infos.end(),
                                    [&](const FieldInfo& info) { return holdsTarget(info, target.kind()); }) == 1;
    for (const FieldInfo& info : infos) {
        if (!holdsTarget(info, target.kind()))
            continue;
        FieldValue value = *fieldValue(holder, info.name);
        if (auto* ids = std::get_if<ElementIds>(&value)) {
            ids->push_back(target.id);
            return Edit{SetField{holder.id, std::string(info.name), std::move(value)}};
        }
        if (!std::get<ElementId>(value) || only)
            return Edit{SetField{holder.id, std::string(info.name), target.id}};
        occupied = true;
    }
    return std::nullopt;
}

/// Whether one of the holder's fields names the target.
bool refersTo(const Element& holder, const Element& target)
{
    bool found = false;
    forEachReference(holder, [&](ElementId id) { found = found || id == target.id; });
    return found && holder.parent != target.id;
}

/// The blocks of the other VPCs at a transit gateway; before any is attached, everything.
Prefixes behind(const Topology& topology, const Element& gateway, ElementId vpc)
{
    Prefixes out;
    for (const auto& [id, element] : topology.elements()) {
        const auto* attachment = element->as<TransitGatewayAttachment>();
        const bool other = attachment && attachment->transit_gateway == gateway.id && attachment->resource != vpc;
        const auto* far = other ? topology.find<Vpc>(attachment->resource) : nullptr;
        if (!far)
            continue;
        out.insert(out.end(), far->ipv4.begin(), far->ipv4.end());
        out.insert(out.end(), far->ipv6.begin(), far->ipv6.end());
    }
    return out.empty() ? Prefixes{Prefix::all(Family::V4)} : out;
}

/// What a connector from a route table to a target stands for: the Internet, the peer's own blocks, or those behind a
/// transit gateway.
Prefixes destinationsTo(const Topology& topology, const Element& table, const Element& target)
{
    if (contains(kinds(Kind::InternetGateway, Kind::NatGateway), target.kind()))
        return {Prefix::all(Family::V4)};
    if (target.kind() == Kind::EgressOnlyInternetGateway)
        return {Prefix::all(Family::V6)};
    if (target.kind() == Kind::TransitGateway)
        return behind(topology, target, table.parent);
    const auto* peering = target.as<VpcPeering>();
    const auto* peer =
        peering ? topology.find<Vpc>(peering->requester == table.parent ? peering->accepter : peering->requester)
                : nullptr;
    Prefixes out;
    if (peer) {
        out = peer->ipv4;
        out.insert(out.end(), peer->ipv6.begin(), peer->ipv6.end());
    }
    return out;
}

/// The routes that a connector from a route table to a target adds. A gateway to a site has its routes propagated
/// instead.
std::optional<Edit> addRoutes(const Topology& topology, const Element& table, const Element& target)
{
    const auto* data = table.as<RouteTable>();
    const Prefixes destinations = data ? destinationsTo(topology, table, target) : Prefixes{};
    if (destinations.empty())
        return std::nullopt;
    Routes after = data->routes;
    for (const Prefix& destination : destinations)
        after.push_back(Route{destination, {}, target.id});
    return Edit{SetField{table.id, "routes", std::move(after)}};
}

}  // namespace

Edit removalEdit(const Topology& topology, const std::vector<ElementId>& ids)
{
    Gone gone(ids.begin(), ids.end());
    for (std::size_t before = 0; before != gone.size();) {
        before = gone.size();
        for (const auto& [id, element] : topology.elements())
            if (gone.contains(element->parent))
                gone.insert(id);
    }
    Batch batch;
    for (const auto& [id, element] : topology.elements())
        if (!gone.contains(id))
            clearReferences(*element, gone, batch.edits);
    batch.edits.push_back({RemoveElements{{gone.begin(), gone.end()}}});
    return {std::move(batch)};
}

Edit clearReferencesEdit(const Element& element, const std::vector<ElementId>& ids)
{
    Batch batch;
    clearReferences(element, Gone(ids.begin(), ids.end()), batch.edits);
    return {std::move(batch)};
}

Result<Edit> connectEdit(const Topology& topology, ElementId from, ElementId to)
{
    const Element* a = topology.find(from);
    const Element* b = topology.find(to);
    if (!a || !b || from == to)
        return fail(Error::Code::NotFound, "net.element.unknown", std::to_string(a ? to.value : from.value),
                    "no such element");
    if (refersTo(*a, *b) || refersTo(*b, *a))
        return fail(Error::Code::Conflict, "net.connect.already", label(*a), "already connected", {label(*b)});
    bool occupied = false;
    for (const auto& [holder, target] : {std::pair(a, b), std::pair(b, a)}) {
        if (auto edit = addRoutes(topology, *holder, *target))
            return *std::move(edit);
        if (auto edit = refer(*holder, *target, occupied))
            return *std::move(edit);
    }
    if (occupied)
        return fail(Error::Code::Conflict, "net.connect.occupied", label(*a), "no free end to connect", {label(*b)});
    return fail(Error::Code::NotFound, "net.connect.meaningless", label(*a), "nothing to connect between these kinds",
                {label(*b)});
}

Result<Edit> disconnectEdit(const Topology& topology, ElementId from, ElementId to)
{
    Batch batch;
    for (const auto& [holder, target] : {std::pair(from, to), std::pair(to, from)}) {
        const Element* element = topology.find(holder);
        if (!element)
            continue;
        const auto* table = element->as<RouteTable>();
        if (!table) {
            clearReferences(*element, {target}, batch.edits);
            continue;
        }
        // Taking a connector away takes its routes away; only a target that is deleted leaves black holes.
        Routes after = table->routes;
        if (std::erase_if(after, [&, t = target](const Route& r) { return r.target == t; }) > 0)
            batch.edits.push_back({SetField{holder, "routes", std::move(after)}});
        ElementIds propagating = table->propagating;
        if (std::erase(propagating, target) > 0)
            batch.edits.push_back({SetField{holder, "propagating", std::move(propagating)}});
    }
    if (batch.edits.empty())
        return fail(Error::Code::NotFound, "net.connect.none", std::to_string(from.value), "not connected");
    return Edit{std::move(batch)};
}

}  // namespace pb::net
