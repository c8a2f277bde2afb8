// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/exposure_engine.h"

#include "core/network/balance.h"
#include "core/network/filter_sets.h"

#include <algorithm>

namespace pb::net {

namespace {

std::uint64_t wordOfId(ElementId id) { return static_cast<std::uint64_t>(id.value); }

bool meets(const ElementIds& ids, const std::set<ElementId>& changed)
{
    return !changed.empty() && std::any_of(ids.begin(), ids.end(), [&](ElementId id) { return changed.contains(id); });
}

}  // namespace

Exposure::Engine::Engine(Topology topology, std::size_t mostKept) : m_mostKept(mostKept)
{
    setOf({});
    setOf(ServiceSet::all());
    readDrawing(std::move(topology));
}

void Exposure::Engine::readDrawing(Topology topology)
{
    m_parts.clear();
    m_classes = Classes();  // points into what follows
    m_index.reset();
    m_topology = std::make_unique<const Topology>(std::move(topology));
    m_index = std::make_unique<Index>(*m_topology);
    m_classes = Classes(*m_index, m_numbers);
    m_near.clear();
    for (const Kind kind : {Kind::Vpc, Kind::VirtualNetwork})
        for (const Element* network : m_index->all(kind)) {
            std::set<ElementId> near{network->id};
            for (int step = 0; step < 2; ++step)
                for (const ElementId id : std::vector<ElementId>(near.begin(), near.end()))
                    for (const Element* peering : m_index->peeringsOf(id))
                        if (const Element* peer = m_index->peerAcross(*peering, id))
                            near.insert(peer->id);
            m_near.emplace(network->id, ElementIds(near.begin(), near.end()));
        }
}

/// What became of each element of this drawing in another; null for what is only in one of them.
std::vector<Index::Changed> Exposure::Engine::changesTo(const Topology& topology) const
{
    std::vector<Index::Changed> out;
    const auto& old = m_topology->elements();
    const auto& fresh = topology.elements();
    auto i = old.begin();
    auto j = fresh.begin();
    while (i != old.end() || j != fresh.end()) {
        const bool gone = j == fresh.end() || (i != old.end() && i->first < j->first);
        const bool came = !gone && (i == old.end() || j->first < i->first);
        const Element* before = came ? nullptr : i->second.get();
        const Element* now = gone ? nullptr : j->second.get();
        if (before != now)
            out.emplace_back(before, now);
        if (!came)
            ++i;
        if (!gone)
            ++j;
    }
    return out;
}

/// Goes on with a drawing where nothing stands otherwise than before: after an edit of a filter's rows most often.
void Exposure::Engine::goOn(Topology topology, std::span<const Index::Changed> changed)
{
    const std::unique_ptr<const Topology> kept = std::move(m_topology);
    m_topology = std::make_unique<const Topology>(std::move(topology));
    m_index->update(*m_topology, changed);
    const bool sameBlocks = std::all_of(changed.begin(), changed.end(), [](const Index::Changed& one) {
        return Classes::sameBlocks(*one.first, *one.second);
    });
    if (!sameBlocks) {
        m_parts.clear();
        m_classes = Classes(*m_index, m_numbers);
    }
    Impact impact;
    for (const auto& [before, now] : changed)
        if (before->data != now->data)
            impact.filters.insert(now->id);
    forget(impact);
}

void Exposure::Engine::update(Topology topology)
{
    const std::vector<Index::Changed> changed = changesTo(topology);
    const bool alike = std::all_of(changed.begin(), changed.end(), [](const Index::Changed& one) {
        return one.first && one.second && Index::standsAlike(*one.first, *one.second);
    });
    const bool full = m_sets.size() > m_mostKept || m_numbers.size() > m_mostKept;
    if (alike && !full)
        return goOn(std::move(topology), changed);
    const std::unique_ptr<const Topology> kept = std::move(m_topology);
    const std::unique_ptr<const Index> before = std::move(m_index);
    const std::vector<ElementId> forwarders = m_classes.forwarders();
    // Numbers and sets outlive the drawings that they came from, so a long session starts afresh now and then.
    if (full) {
        forgetResults();
        m_numbers = Numbers();
        m_sets.clear();
        m_setNumbers.clear();
        m_both.clear();
        setOf({});
        setOf(ServiceSet::all());
    }
    readDrawing(std::move(topology));
    forget(impactOf(*before, *m_index, changed, forwarders, m_classes.forwarders()));
}

/// Drops what may be another now.
void Exposure::Engine::forget(const Impact& impact)
{
    const bool some = impact.routes() || !impact.filters.empty();
    std::erase_if(m_cells, [&](const auto& entry) {
        const Cell& cell = entry.second;
        return some &&
               (impact.all || meets(cell.way->networks, impact.networks) || meets(cell.filters, impact.filters));
    });
    if (impact.routes()) {
        std::erase_if(m_ways,
                      [&](const auto& entry) { return impact.all || meets(entry.second.networks, impact.networks); });
        m_tags.clear();
    }
    std::erase_if(m_passes, [&](const auto& entry) {
        return impact.all || (impact.routes() && entry.second.nsg) || meets(entry.second.filters, impact.filters);
    });
    m_work.kept = m_cells.size();
}

/// Cells point into ways, so they go together.
void Exposure::Engine::forgetResults()
{
    m_cells.clear();
    m_ways.clear();
    m_passes.clear();
}

ExposureWork Exposure::Engine::work() const
{
    ExposureWork out = m_work;
    out.interfaces = m_classes.members().size();
    std::set<std::uint64_t> classes;
    for (const Member& member : m_classes.members())
        classes.insert(member.whole);
    out.classes = classes.size();
    return out;
}

/// @param whole tells classes apart by their filters too
Exposure::Engine::Key Exposure::Engine::keyOf(const Terminal& from, const Terminal& to, bool whole)
{
    Key out{};
    std::size_t i = 0;
    for (const Terminal* terminal : {&from, &to}) {
        const Member* member = terminal->member;
        out[i++] = static_cast<std::uint64_t>(terminal->place) << 32 | (member ? terminal->slot : 0);
        out[i++] = member ? (whole ? member->whole : member->route) : wordOfId(terminal->site);
        out[i++] = member ? 0 : terminal->block;
    }
    out[i] = from.member && to.member && from.member->subnet == to.member->subnet ? 1 : 0;
    return out;
}

const Exposure::Engine::StoredWay& Exposure::Engine::wayOf(const Terminal& from, const Terminal& to)
{
    const auto [it, fresh] = m_ways.try_emplace(keyOf(from, to, false));
    if (fresh) {
        it->second = follow(from, to);
        ++m_work.ways;
    }
    return it->second;
}

Exposure::Engine::StoredWay Exposure::Engine::follow(const Terminal& from, const Terminal& to) const
{
    const ElementId start = from.member ? from.member->element->id : from.site;
    const bool balanced = to.member && to.slot >= to.member->fronts;
    Way way = wayBetween(*m_index, {from.place, start}, addressOf(from), addressOf(to),
                         balanced ? to.member->element : nullptr);
    // An address may be found at another than the one that is meant: two have it, or a route leads past.
    const auto isMeant = [](const Terminal& meant, ElementId found) {
        return meant.place == WayStart::Place::Internet ||
               found == (meant.member ? meant.member->element->id : meant.site);
    };
    way.open = way.open && isMeant(to, way.arrived) && isMeant(from, way.returned);
    StoredWay out;
    out.open = way.open;
    if (from.member)
        way.visited.push_back(from.member->element->id);
    if (to.member)
        way.visited.push_back(to.member->element->id);
    addNetworks(way.visited, out.networks);
    if (!way.open)
        return out;
    for (const Gate& gate : way.gates) {
        StoredGate stored{gate, Role::Fixed, roleOf(gate.far, from, to), spotOf(gate.source, from, to),
                          spotOf(gate.destination, from, to)};
        stored.at = roleOf(gate.kind == Gate::Kind::Nsg ? gate.interface : gate.at, from, to);
        out.gates.push_back(std::move(stored));
    }
    return out;
}

void Exposure::Engine::addNetworks(const ElementIds& visited, ElementIds& out) const
{
    std::set<ElementId> networks;
    for (const ElementId id : std::set<ElementId>(visited.begin(), visited.end())) {
        const Element* element = m_index->find(id);
        if (!element)
            continue;
        for (const Element* network : {m_index->networkOf(*element), m_index->attachedVpc(*element)})
            if (network && m_near.contains(network->id))
                networks.insert(m_near.at(network->id).begin(), m_near.at(network->id).end());
    }
    out.assign(networks.begin(), networks.end());
}

Exposure::Engine::Role Exposure::Engine::roleOf(ElementId interface, const Terminal& from, const Terminal& to)
{
    if (interface && from.member && from.member->element->id == interface)
        return Role::From;
    return interface && to.member && to.member->element->id == interface ? Role::To : Role::Fixed;
}

const Member* Exposure::Engine::memberOf(Role role, const Terminal& from, const Terminal& to)
{
    return role == Role::From ? from.member : role == Role::To ? to.member : nullptr;
}

/// An address on the way is one of a terminal's, or the same for all of its class.
Exposure::Engine::Spot Exposure::Engine::spotOf(const Address& address, const Terminal& from, const Terminal& to)
{
    const auto within = [&](const Terminal& terminal, Role role) -> std::optional<Spot> {
        if (!terminal.member)
            return terminal.address == address ? std::optional(Spot{role, 0, {}}) : std::nullopt;
        const Addresses& own = terminal.member->addresses;
        const auto it = std::find(own.begin(), own.end(), address);
        if (it == own.end())
            return std::nullopt;
        return Spot{role, static_cast<std::size_t>(it - own.begin()), {}};
    };
    if (const auto spot = within(from, Role::From))
        return *spot;
    if (const auto spot = within(to, Role::To))
        return *spot;
    return {Role::Fixed, 0, address};
}

Address Exposure::Engine::addressOf(const Spot& spot, const Terminal& from, const Terminal& to) const
{
    if (spot.role == Role::Fixed)
        return spot.address;
    const Terminal& terminal = spot.role == Role::From ? from : to;
    return terminal.member ? terminal.member->addresses[spot.slot] : terminal.address;
}

std::uint64_t Exposure::Engine::blockOf(const Spot& spot, const Terminal& from, const Terminal& to)
{
    const Member* member = memberOf(spot.role, from, to);
    if (member)
        return member->blocks[spot.slot];
    return Classes::numberOf(m_classes.blocks().innermost(addressOf(spot, from, to)), m_numbers);
}

const ServiceSet* Exposure::Engine::between(const Terminal& from, const Terminal& to)
{
    if (addressOf(from).family() != addressOf(to).family())
        return nullptr;
    if (m_cells.size() + m_ways.size() + m_passes.size() > m_mostKept)
        forgetResults();
    const auto [it, fresh] = m_cells.try_emplace(keyOf(from, to, true));
    if (fresh) {
        it->second = workOut(from, to);
        ++m_work.pairs;
    }
    return it->second.set == kNothing ? nullptr : m_sets[it->second.set].get();
}

Exposure::Engine::Cell Exposure::Engine::workOut(const Terminal& from, const Terminal& to)
{
    Cell out;
    out.way = &wayOf(from, to);
    out.set = out.way->open ? kEverything : kNothing;
    for (const StoredGate& gate : out.way->gates) {
        if (out.set == kNothing)
            break;
        const Pass& here = pass(gate, from, to);
        out.filters.insert(out.filters.end(), here.filters.begin(), here.filters.end());
        std::uint32_t set = here.set;
        for (auto by = gate.gate.through.rbegin(); by != gate.gate.through.rend(); ++by)
            set = before(*by, set);
        out.filters.insert(out.filters.end(), gate.gate.through.begin(), gate.gate.through.end());
        out.set = both(out.set, set);
    }
    return out;
}

const Exposure::Engine::Pass& Exposure::Engine::pass(const StoredGate& stored, const Terminal& from, const Terminal& to)
{
    const Gate& gate = stored.gate;
    switch (gate.kind) {
    case Gate::Kind::Groups:
        return passGroupsAt(stored, from, to);
    case Gate::Kind::Nsg:
        return passNsgAt(stored, from, to);
    case Gate::Kind::AwsNat:
    case Gate::Kind::AzureNat:
        return store({static_cast<std::uint64_t>(gate.kind)},
                     gate.kind == Gate::Kind::AwsNat ? passAwsNat() : passAzureNat(), false, {});
    case Gate::Kind::Balancer:
        return store({static_cast<std::uint64_t>(gate.kind), wordOfId(gate.at)}, passBalancer(*m_index->find(gate.at)),
                     false, {gate.at});
    case Gate::Kind::Acl:
        break;
    }
    const Element* acl = m_index->aclOf(*m_index->find(gate.at));
    const Spot& far = gate.direction == Direction::In ? stored.source : stored.destination;
    Words key{static_cast<std::uint64_t>(gate.kind), acl ? wordOfId(acl->id) : 0,
              static_cast<std::uint64_t>(gate.direction) * 2 + (gate.answer ? 1 : 0) + (gate.rewritten ? 4 : 0),
              blockOf(far, from, to)};
    if (const auto it = m_passes.find(key); it != m_passes.end())
        return it->second;
    ServiceSet services = passAcl(acl, gate.direction, addressOf(far, from, to));
    if (gate.answer)
        services = services.answered();
    if (gate.rewritten)
        services = passFromAnyPort(services);
    return store(std::move(key), std::move(services), false, acl ? ElementIds{acl->id} : ElementIds{});
}

/// What a load balancer has to be sent so that it sends on one of a set.
std::uint32_t Exposure::Engine::before(ElementId balancer, std::uint32_t set)
{
    constexpr std::uint64_t kTag = ~4ull;  // no gate's kind
    Words key{kTag, wordOfId(balancer), set};
    if (const auto it = m_passes.find(key); it != m_passes.end())
        return it->second.set;
    return store(std::move(key), beforeBalancer(*m_index->find(balancer), *m_sets[set]), false, {balancer}).set;
}

const Exposure::Engine::Pass& Exposure::Engine::passGroupsAt(const StoredGate& stored, const Terminal& from,
                                                             const Terminal& to)
{
    const Gate& gate = stored.gate;
    const Member* at = memberOf(stored.at, from, to);
    if (!at)
        at = m_classes.find(gate.at);
    const Member* farMember = memberOf(stored.far, from, to);
    if (!farMember && gate.far)
        farMember = m_classes.find(gate.far);
    const Spot& far = gate.direction == Direction::In ? stored.source : stored.destination;
    Words key{static_cast<std::uint64_t>(gate.kind), at->groups,
              static_cast<std::uint64_t>(gate.direction) * 2 + (gate.answer ? 1 : 0), blockOf(far, from, to),
              farMember ? farMember->groups + 1 : 0};
    if (const auto it = m_passes.find(key); it != m_passes.end())
        return it->second;
    const auto groups = m_index->groupsOf(*at->element);
    ElementIds filters, farGroups;
    for (const Element* group : groups)
        filters.push_back(group->id);
    if (farMember)
        for (const Element* group : m_index->groupsOf(*farMember->element))
            farGroups.push_back(group->id);
    return store(std::move(key), passGroups(*m_index, groups, gate.direction, addressOf(far, from, to), farGroups),
                 gate.answer, std::move(filters));
}

/// A number for the application security groups that an NSG of a network sees at an address.
std::uint64_t Exposure::Engine::groupsOfHolder(ElementId vnet, const Spot& spot, const Terminal& from,
                                               const Terminal& to)
{
    const Element* holder = interfaceAt(*m_index, vnet, addressOf(spot, from, to));
    const Member* member = holder ? m_classes.find(holder->id) : nullptr;
    return member ? member->groups + 1 : 0;
}

const Prefixes& Exposure::Engine::tagOf(const Element& subnet)
{
    const auto [it, fresh] = m_tags.try_emplace(wordOfId(subnet.id));
    if (fresh)
        it->second = virtualNetworkTag(*m_index, subnet);
    return it->second;
}

const Exposure::Engine::Pass& Exposure::Engine::passNsgAt(const StoredGate& stored, const Terminal& from,
                                                          const Terminal& to)
{
    const Gate& gate = stored.gate;
    const Member* at = memberOf(stored.at, from, to);
    if (!at)
        at = m_classes.find(gate.interface);
    const Element* nsg = m_index->find(gate.at);
    const Element* subnet = m_index->subnetOf(*at->element);
    const Element* vnet = m_index->vnetOf(*at->element);
    const Element* table = m_index->routeTableOf(*subnet);
    Words key{static_cast<std::uint64_t>(gate.kind),
              wordOfId(gate.at),
              static_cast<std::uint64_t>(gate.direction) * 2 + (gate.answer ? 1 : 0),
              wordOfId(vnet->id),
              table ? wordOfId(table->id) : 0,
              blockOf(stored.source, from, to),
              blockOf(stored.destination, from, to),
              groupsOfHolder(vnet->id, stored.source, from, to),
              groupsOfHolder(vnet->id, stored.destination, from, to)};
    if (const auto it = m_passes.find(key); it != m_passes.end())
        return it->second;
    const NsgScope scope{m_index.get(), vnet->id, tagOf(*subnet)};
    return store(std::move(key),
                 passNsg(scope, *nsg, gate.direction, addressOf(stored.source, from, to),
                         addressOf(stored.destination, from, to)),
                 gate.answer, {gate.at}, true);
}

const Exposure::Engine::Pass& Exposure::Engine::store(Words key, ServiceSet services, bool answer, ElementIds filters,
                                                      bool nsg)
{
    const auto [it, fresh] = m_passes.try_emplace(std::move(key));
    if (fresh)
        it->second = {setOf(answer ? services.answered() : std::move(services)), std::move(filters), nsg};
    return it->second;
}

std::uint32_t Exposure::Engine::setOf(ServiceSet services)
{
    Words words;
    for (const ServiceBox& box : services.boxes()) {
        words.push_back(static_cast<std::uint64_t>(box.protocol_first) << 8 | box.protocol_last);
        words.push_back(static_cast<std::uint64_t>(box.target.first) << 48 |
                        static_cast<std::uint64_t>(box.target.last) << 32 |
                        static_cast<std::uint64_t>(box.origin.first) << 16 | box.origin.last);
    }
    const auto [it, fresh] = m_setNumbers.try_emplace(std::move(words), static_cast<std::uint32_t>(m_sets.size()));
    if (fresh)
        m_sets.push_back(std::make_unique<const ServiceSet>(std::move(services)));
    return it->second;
}

std::uint32_t Exposure::Engine::both(std::uint32_t a, std::uint32_t b)
{
    if (a == b || b == kEverything)
        return a;
    if (a == kEverything)
        return b;
    if (a == kNothing || b == kNothing)
        return kNothing;
    const std::uint64_t key = static_cast<std::uint64_t>(std::min(a, b)) << 32 | std::max(a, b);
    if (const auto it = m_both.find(key); it != m_both.end())
        return it->second;
    const std::uint32_t out = setOf(*m_sets[a] & *m_sets[b]);
    if (m_both.size() > m_mostKept)
        m_both.clear();
    m_both.emplace(key, out);
    return out;
}

void Exposure::Engine::pairFlows(const Member& from, const Member& to, std::vector<AddressFlow>& out)
{
    Terminal source{WayStart::Place::Interface, &from, 0, {}, {}, 0};
    Terminal target{WayStart::Place::Interface, &to, 0, {}, {}, 0};
    for (source.slot = 0; source.slot < from.own; ++source.slot)
        for (target.slot = 0; target.slot < to.addresses.size(); ++target.slot)
            if (const ServiceSet* services = between(source, target))
                out.push_back({from.addresses[source.slot], to.addresses[target.slot], services});
}

const std::vector<Exposure::Engine::Part>& Exposure::Engine::partsOf(const ExposureEnd& end, bool source)
{
    ElementIds named = end.interfaces;
    named.push_back(end.place == ExposureEnd::Place::Site ? end.element : ElementId{});
    const auto place = static_cast<WayStart::Place>(end.place);
    const auto [it, fresh] = m_parts.try_emplace(EndKey{place, source, std::move(named), end.only});
    if (fresh)
        it->second = split(end, source);
    return it->second;
}

std::vector<Exposure::Engine::Part> Exposure::Engine::split(const ExposureEnd& end, bool source)
{
    std::vector<Part> out;
    for (const ElementId id : end.interfaces)
        if (const Member* member = m_classes.find(id))
            for (std::size_t slot = 0; slot < (source ? member->own : member->addresses.size()); ++slot)
                out.push_back({{WayStart::Place::Interface, member, slot, {}, {}, 0},
                               AddressSet::of(AddressRange::of(member->addresses[slot]))});
    if (end.place == ExposureEnd::Place::Interfaces)
        return out;
    const bool site = end.place == ExposureEnd::Place::Site;
    for (PrefixTree::Part& part : m_classes.places().split(addressesOf(*m_index, end))) {
        Terminal terminal{site ? WayStart::Place::Site : WayStart::Place::Internet, nullptr, 0, {}, {}, 0};
        terminal.site = site ? end.element : ElementId{};
        terminal.address = part.addresses.ranges().front().first;
        terminal.block = Classes::numberOf(part.innermost, m_numbers);
        out.push_back({terminal, std::move(part.addresses)});
    }
    return out;
}

}  // namespace pb::net
