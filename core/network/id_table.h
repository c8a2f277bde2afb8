// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/topology.h"

#include <algorithm>
#include <unordered_map>
#include <vector>

namespace pb::net {

/// A value for each element of one drawing, by id: an array while the ids lie close together, as those of a drawing
/// do that was made here, and a hash table for ids beyond it. Constant time.
template <class T>
class IdTable {
public:
    explicit IdTable(const Topology& topology)
    {
        constexpr std::size_t kSparsest = 4;  // places of the array for each element
        const auto places = static_cast<std::size_t>(topology.highest().value) + 1;
        m_near.resize(std::min(places, kSparsest * topology.size() + 1));
    }

    /// Makes the default value where there is none.
    T& operator[](ElementId id) { return isNear(id) ? m_near[place(id)] : m_far[id]; }
    /// null where there is none; the default value counts as one
    const T* find(ElementId id) const
    {
        if (isNear(id))
            return &m_near[place(id)];
        const auto it = m_far.find(id);
        return it == m_far.end() ? nullptr : &it->second;
    }

private:
    static std::size_t place(ElementId id) { return static_cast<std::size_t>(id.value); }
    bool isNear(ElementId id) const { return place(id) < m_near.size(); }

    std::vector<T> m_near;
    std::unordered_map<ElementId, T> m_far;
};

}  // namespace pb::net
