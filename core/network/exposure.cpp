// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/exposure.h"

#include "core/network/exposure_engine.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace pb::net {

namespace {

/// Adds blocks of packets in any order; their sources, and for one source their destinations, are equal or disjoint.
class Gatherer {
public:
    void add(const AddressSet& sources, const AddressSet& destinations, const ServiceSet& services)
    {
        m_sources.push_back({PacketSet::of(sources, destinations, services)});
    }
    PacketSet take()
    {
        // In pairs of equal size, so that each packet set is copied a logarithmic number of times.
        while (m_sources.size() > 1) {
            std::vector<PacketSet> joined;
            for (std::size_t i = 0; i < m_sources.size(); i += 2)
                joined.push_back(i + 1 < m_sources.size() ? m_sources[i] | m_sources[i + 1] : m_sources[i]);
            m_sources = std::move(joined);
        }
        return m_sources.empty() ? PacketSet() : std::move(m_sources.front());
    }

private:
    std::vector<PacketSet> m_sources;
};

std::span<const ElementId> idsOf(const Bucket& bucket, ElementIds& buffer)
{
    buffer.clear();
    for (const Member* member : bucket.members)
        buffer.push_back(member->element->id);
    return buffer;
}

/// Calls `visit` for the parts of two ends that something passes between, until it returns true.
/// @param visit takes the source's part, the destination's, and the services
template <class Engine, class Visit>
void untilPassing(Engine& engine, const ExposureEnd& from, const ExposureEnd& to, Visit visit)
{
    const auto& sources = engine.partsOf(from, true);
    const auto& destinations = engine.partsOf(to, false);
    for (const auto& source : sources)
        for (const auto& destination : destinations) {
            const Member* member = source.terminal.member;
            if (member && member == destination.terminal.member)
                continue;
            const ServiceSet* services = engine.between(source.terminal, destination.terminal);
            if (services && visit(source, destination, *services))
                return;
        }
}

}  // namespace

AddressSet addressesOf(const Index& index, const ExposureEnd& end)
{
    AddressSet out;
    if (end.place == ExposureEnd::Place::Site) {
        const auto* site = index.find<OnPremises>(end.element);
        out = site ? AddressSet::of(site->prefixes) : AddressSet();
    } else if (end.place == ExposureEnd::Place::Internet) {
        Prefixes drawn = unroutedOnInternet();
        for (const Kind kind : {Kind::Vpc, Kind::VirtualNetwork, Kind::OnPremises})
            for (const Element* element : index.all(kind)) {
                const Prefixes blocks = blocksOf(*element);
                drawn.insert(drawn.end(), blocks.begin(), blocks.end());
            }
        for (const Address& address : index.heldAddresses())
            drawn.push_back(Prefix::host(address));
        out = AddressSet::of(Prefixes{Prefix::all(Family::V4), globalUnicast()}) - AddressSet::of(drawn);
    }
    return end.only.empty() ? out : out & AddressSet::of(end.only);
}

Exposure::Exposure(Topology topology, std::size_t mostKept)
    : m_engine(std::make_unique<Engine>(std::move(topology), mostKept))
{
}
Exposure::~Exposure() = default;
Exposure::Exposure(Exposure&&) noexcept = default;
Exposure& Exposure::operator=(Exposure&&) noexcept = default;

void Exposure::update(Topology topology) { m_engine->update(std::move(topology)); }

const Index& Exposure::index() const { return m_engine->index(); }

ExposureWork Exposure::work() const { return m_engine->work(); }

PacketSet Exposure::between(const ExposureEnd& from, const ExposureEnd& to)
{
    Gatherer gathered;
    untilPassing(*m_engine, from, to, [&](const auto& source, const auto& destination, const ServiceSet& services) {
        gathered.add(source.addresses, destination.addresses, services);
        return false;
    });
    return gathered.take();
}

std::pair<ExposureEnd, ExposureEnd> Exposure::typical(const ExposureEnd& from, const ExposureEnd& to) const
{
    ElementIds both;
    std::set_intersection(from.interfaces.begin(), from.interfaces.end(), to.interfaces.begin(), to.interfaces.end(),
                          std::back_inserter(both));
    const int most = both.empty() ? 1 : 2;
    const auto thinned = [&](ExposureEnd end) {
        std::map<std::pair<std::uint64_t, ElementId>, int> seen;
        std::erase_if(end.interfaces, [&](ElementId id) {
            const Member* member = m_engine->classes().find(id);
            return member && ++seen[{member->whole, member->subnet}] > most;
        });
        return end;
    };
    return {thinned(from), thinned(to)};
}

std::optional<Packet> Exposure::sample(const ExposureEnd& from, const ExposureEnd& to, const ServiceSet& services)
{
    std::set<const ServiceSet*> without;  // equal sets are one
    std::optional<Packet> found;
    const auto [typicalFrom, typicalTo] = typical(from, to);
    untilPassing(*m_engine, typicalFrom, typicalTo,
                 [&](const auto& source, const auto& destination, const ServiceSet& passing) {
                     if (!without.contains(&passing))
                         found = PacketSet::of(source.addresses, destination.addresses, passing & services).sample();
                     without.insert(&passing);
                     return found.has_value();
                 });
    return found;
}

std::vector<AddressFlow> Exposure::flows(ElementId from, ElementId to)
{
    std::vector<AddressFlow> out;
    const Member* source = m_engine->classes().find(from);
    const Member* destination = m_engine->classes().find(to);
    if (source && destination && source != destination)
        m_engine->pairFlows(*source, *destination, out);
    return out;
}

void Exposure::forEachPair(const PairVisit& visit)
{
    std::vector<AddressFlow> flows;
    for (const Member& from : m_engine->classes().members())
        for (const Member& to : m_engine->classes().members()) {
            flows.clear();
            if (&from != &to)
                m_engine->pairFlows(from, to, flows);
            if (!flows.empty())
                visit(*from.element, *to.element, flows);
        }
}

void Exposure::forEachClassPair(const ClassVisit& visit)
{
    std::vector<AddressFlow> flows;
    ElementIds fromIds, toIds;
    for (const Bucket& from : m_engine->classes().buckets())
        for (const Bucket& to : m_engine->classes().buckets()) {
            const bool one = &from == &to;
            if (one && from.members.size() == 1)
                continue;
            flows.clear();
            m_engine->pairFlows(*from.members.front(), *to.members[one ? 1 : 0], flows);
            if (!flows.empty())
                visit(idsOf(from, fromIds), idsOf(to, toIds), flows);
        }
}

std::vector<std::pair<ElementId, ElementId>> Exposure::selfCheck()
{
    Engine cold(index().topology(), kMostKept);
    std::vector<ExposureEnd> ends{ExposureEnd{}};
    for (const Element* site : index().all(Kind::OnPremises))
        ends.push_back({ExposureEnd::Place::Site, site->id, {}, {}});
    for (const Member& member : m_engine->classes().members())
        ends.push_back({ExposureEnd::Place::Interfaces, member.element->id, {member.element->id}, {}});
    std::vector<std::pair<ElementId, ElementId>> out;
    for (const ExposureEnd& from : ends)
        for (const ExposureEnd& to : ends)
            if (&from != &to && !m_engine->agrees(cold, from, to))
                out.emplace_back(from.element, to.element);
    return out;
}

bool Exposure::Engine::agrees(Engine& other, const ExposureEnd& from, const ExposureEnd& to)
{
    // Equal drawings are cut into equal parts, in the same order.
    const auto &sources = partsOf(from, true), &destinations = partsOf(to, false);
    const auto &otherSources = other.partsOf(from, true), &otherDestinations = other.partsOf(to, false);
    if (sources.size() != otherSources.size() || destinations.size() != otherDestinations.size())
        return false;
    for (std::size_t i = 0; i < sources.size(); ++i)
        for (std::size_t k = 0; k < destinations.size(); ++k) {
            const ServiceSet* mine = between(sources[i].terminal, destinations[k].terminal);
            const ServiceSet* theirs = other.between(otherSources[i].terminal, otherDestinations[k].terminal);
            if (!mine != !theirs || (mine && !(*mine == *theirs)))
                return false;
        }
    return true;
}

}  // namespace pb::net
