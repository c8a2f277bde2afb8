// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/exposure.h"
#include "core/network/exposure_classes.h"
#include "core/network/filter.h"
#include "core/network/way.h"

#include <array>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

/// The inside of Exposure. Only exposure*.cpp include this.
namespace pb::net {

/// One address that packets come from or go to, and what stands behind it.
struct Terminal {
    WayStart::Place place = WayStart::Place::Internet;
    const Member* member = nullptr;  ///< Interface
    std::size_t slot = 0;            ///< Interface: which of its addresses
    ElementId site;                  ///< Site
    Address address;                 ///< Internet, Site: any of the part that it stands for
    std::uint64_t block = 0;         ///< Internet, Site: the part's number
};

/// What a change of the drawing may have touched.
struct Impact {
    bool all = false;              ///< any way and any filter may be another: the rest says nothing then
    std::set<ElementId> networks;  ///< ways that come by these may be others
    std::set<ElementId> filters;   ///< groups, ACLs and NSGs that may let other packets pass
    bool routes() const { return all || !networks.empty(); }
};
/// @param changed before and now, null for what is only in one of the drawings
Impact impactOf(const Index& before, const Index& now, std::span<const Index::Changed> changed,
                const std::vector<ElementId>& forwardersBefore, const std::vector<ElementId>& forwardersNow);

class Exposure::Engine {
public:
    Engine(Topology topology, std::size_t mostKept);
    void update(Topology topology);
    const Index& index() const { return *m_index; }
    const Classes& classes() const { return m_classes; }

    /// The services that get from one terminal to another and back; null for none.
    const ServiceSet* between(const Terminal& from, const Terminal& to);
    /// What passes between two interfaces, address by address.
    void pairFlows(const Member& from, const Member& to, std::vector<AddressFlow>& out);
    /// The parts of an end that all packets treat alike.
    struct Part {
        Terminal terminal;
        AddressSet addresses;
    };
    const std::vector<Part>& partsOf(const ExposureEnd& end, bool source);
    /// Whether another engine, of the same drawing, finds the same between two ends.
    bool agrees(Engine& other, const ExposureEnd& from, const ExposureEnd& to);
    ExposureWork work() const;

private:
    std::vector<Part> split(const ExposureEnd& end, bool source);
    /// Which terminal a thing on the way belongs to.
    enum class Role : std::uint8_t { Fixed, From, To };
    struct Spot {
        Role role = Role::Fixed;
        std::size_t slot = 0;
        Address address;  ///< Fixed
    };
    struct StoredGate {
        Gate gate;
        Role at = Role::Fixed, far = Role::Fixed;
        Spot source, destination;
    };
    struct StoredWay {
        bool open = false;
        std::vector<StoredGate> gates;
        ElementIds networks;  ///< sorted: those it led through, and those near them
    };
    struct Cell {
        std::uint32_t set = 0;
        const StoredWay* way = nullptr;
        ElementIds filters;
    };
    struct Pass {
        std::uint32_t set = 0;
        ElementIds filters;
        bool nsg = false;
    };
    using Key = std::array<std::uint64_t, 7>;
    static constexpr std::uint32_t kNothing = 0, kEverything = 1;

    void readDrawing(Topology topology);
    std::vector<Index::Changed> changesTo(const Topology& topology) const;
    void goOn(Topology topology, std::span<const Index::Changed> changed);
    void forget(const Impact& impact);
    void forgetResults();
    static Key keyOf(const Terminal& from, const Terminal& to, bool whole);
    const StoredWay& wayOf(const Terminal& from, const Terminal& to);
    StoredWay follow(const Terminal& from, const Terminal& to) const;
    void addNetworks(const ElementIds& visited, ElementIds& out) const;
    static Address addressOf(const Terminal& terminal)
    {
        return terminal.member ? terminal.member->addresses[terminal.slot] : terminal.address;
    }
    static Spot spotOf(const Address& address, const Terminal& from, const Terminal& to);
    Address addressOf(const Spot& spot, const Terminal& from, const Terminal& to) const;
    std::uint64_t blockOf(const Spot& spot, const Terminal& from, const Terminal& to);
    static Role roleOf(ElementId interface, const Terminal& from, const Terminal& to);
    static const Member* memberOf(Role role, const Terminal& from, const Terminal& to);

    Cell workOut(const Terminal& from, const Terminal& to);
    const Pass& pass(const StoredGate& stored, const Terminal& from, const Terminal& to);
    const Pass& passGroupsAt(const StoredGate& stored, const Terminal& from, const Terminal& to);
    const Pass& passNsgAt(const StoredGate& stored, const Terminal& from, const Terminal& to);
    const Pass& store(Words key, ServiceSet services, bool answer, ElementIds filters, bool nsg = false);
    std::uint32_t before(ElementId balancer, std::uint32_t set);
    const Prefixes& tagOf(const Element& subnet);
    std::uint64_t groupsOfHolder(ElementId vnet, const Spot& spot, const Terminal& from, const Terminal& to);
    std::uint32_t setOf(ServiceSet services);
    std::uint32_t both(std::uint32_t a, std::uint32_t b);

    std::size_t m_mostKept;
    std::unique_ptr<const Topology> m_topology;
    std::unique_ptr<Index> m_index;
    Numbers m_numbers;
    Classes m_classes;
    std::unordered_map<ElementId, ElementIds> m_near;  ///< networks within two peerings, itself included
    std::unordered_map<Key, StoredWay, WordsHash> m_ways;
    std::unordered_map<Key, Cell, WordsHash> m_cells;
    std::unordered_map<Words, Pass, WordsHash> m_passes;
    std::unordered_map<std::uint64_t, Prefixes> m_tags;
    std::vector<std::unique_ptr<const ServiceSet>> m_sets;
    std::unordered_map<Words, std::uint32_t, WordsHash> m_setNumbers;
    std::unordered_map<std::uint64_t, std::uint32_t> m_both;
    using EndKey = std::tuple<WayStart::Place, bool, ElementIds, Prefixes>;
    std::map<EndKey, std::vector<Part>> m_parts;  ///< of this drawing
    ExposureWork m_work;
};

}  // namespace pb::net
