// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.h"
#include "core/base/finding.h"
#include "core/network/element.h"

#include <map>
#include <memory>

namespace pb::net {

/// The elements of a drawing. A copy shares the elements with the original (they are immutable), so a snapshot of a
/// large drawing is cheap, and two snapshots can be compared by pointer to see what an edit touched.
class Topology {
public:
    using Map = std::map<ElementId, std::shared_ptr<const Element>>;

    const Map& elements() const noexcept { return m_elements; }
    std::size_t size() const noexcept { return m_elements.size(); }
    bool contains(ElementId id) const { return m_elements.contains(id); }
    /// null where there is none; valid until that element is replaced or erased
    const Element* find(ElementId id) const;
    template <class T>
    const T* find(ElementId id) const
    {
        const Element* element = find(id);
        return element ? element->as<T>() : nullptr;
    }
    /// The highest id in use, 0 when empty.
    ElementId highest() const { return m_elements.empty() ? ElementId{} : m_elements.rbegin()->first; }

    /// Inserts or replaces. The id must not be none.
    void put(Element element);
    /// Does nothing where there is no such element.
    void erase(ElementId id) { m_elements.erase(id); }

    /// Equal elements, whether shared or not.
    friend bool operator==(const Topology& a, const Topology& b);

private:
    Map m_elements;
};

/// A drawn network with what the validator needs beside the drawing. Belongs to one workload.
struct Network {
    NetworkId id;
    WorkloadId workload;
    std::string name;
    Date as_of;  ///< rules date; not set: today
    Topology topology;
    std::map<std::string, Waiver> waivers;  ///< by finding key
    friend bool operator==(const Network&, const Network&) = default;
};

/// The blocks of a Vpc, VirtualNetwork, Subnet, AzureSubnet, OnPremises or LocalNetworkGateway, IPv4 before IPv6; none
/// of other elements.
Prefixes blocksOf(const Element& element);

}  // namespace pb::net
