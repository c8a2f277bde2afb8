// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/topology.h"

#include <algorithm>

namespace pb::net {

const Element* Topology::find(ElementId id) const
{
    const auto it = m_elements.find(id);
    return it == m_elements.end() ? nullptr : it->second.get();
}

void Topology::put(Element element)
{
    const ElementId id = element.id;
    m_elements[id] = std::make_shared<const Element>(std::move(element));
}

bool operator==(const Topology& a, const Topology& b)
{
    return std::equal(a.m_elements.begin(), a.m_elements.end(), b.m_elements.begin(), b.m_elements.end(),
                      [](const auto& l, const auto& r) { return l.second == r.second || *l.second == *r.second; });
}

}  // namespace pb::net
