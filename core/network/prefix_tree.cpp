// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/prefix_tree.h"

#include <algorithm>

namespace pb::net {

PrefixTree::PrefixTree(Prefixes prefixes) : m_prefixes(std::move(prefixes))
{
    m_prefixes.push_back(Prefix::all(Family::V4));
    m_prefixes.push_back(Prefix::all(Family::V6));
    std::sort(m_prefixes.begin(), m_prefixes.end());
    m_prefixes.erase(std::unique(m_prefixes.begin(), m_prefixes.end()), m_prefixes.end());
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < m_prefixes.size(); ++i) {
        while (!open.empty() && !m_prefixes[open.back()].contains(m_prefixes[i]))
            open.pop_back();
        m_parents.push_back(open.empty() ? kNone : open.back());
        open.push_back(i);
    }
}

const Prefix& PrefixTree::innermost(const Address& address) const
{
    // The last block that begins at or before the address is innermost, or has the innermost around it.
    const auto after = std::partition_point(m_prefixes.begin(), m_prefixes.end(),
                                            [&](const Prefix& p) { return p.first() <= address; });
    std::size_t i = static_cast<std::size_t>(after - m_prefixes.begin()) - 1;
    while (!m_prefixes[i].contains(address))
        i = m_parents[i];
    return m_prefixes[i];
}

std::vector<PrefixTree::Part> PrefixTree::split(const AddressSet& set) const
{
    const AddressRanges ranges = set.ranges();
    // Innermost first: each takes what those inside it have left.
    std::vector<AddressSet> inside(m_prefixes.size());
    std::vector<Part> out;
    for (std::size_t i = m_prefixes.size(); i-- > 0;) {
        const auto first = std::partition_point(ranges.begin(), ranges.end(),
                                                [&](const AddressRange& r) { return r.last < m_prefixes[i].first(); });
        const bool meets = first != ranges.end() && first->first <= m_prefixes[i].last();
        if (!meets)
            continue;
        const AddressSet here = set & AddressSet::of(AddressRange::of(m_prefixes[i]));
        const AddressSet rest = here - inside[i];
        if (!rest.isEmpty())
            out.push_back({m_prefixes[i], rest});
        if (m_parents[i] != kNone)
            inside[m_parents[i]] = inside[m_parents[i]] | here;
    }
    std::reverse(out.begin(), out.end());
    return out;
}

}  // namespace pb::net
