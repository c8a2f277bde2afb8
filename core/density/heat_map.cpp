// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/density/heat_map.h"

#include <algorithm>

namespace pb::density {

HeatMap::HeatMap(std::size_t capacity) : m_capacity(std::max<std::size_t>(capacity, 2)) {}

void HeatMap::append(std::int64_t fromMs, std::int64_t toMs, const Histogram& histogram)
{
    m_usedBins = std::max(m_usedBins, histogram.usedBins());
    if (!m_columns.empty() && m_inLast < m_perColumn) {
        m_columns.back().toMs = toMs;
        m_columns.back().histogram.merge(histogram);
        ++m_inLast;
        return;
    }
    if (m_columns.size() == m_capacity) {
        const std::size_t half = (m_columns.size() + 1) / 2;
        for (std::size_t i = 0; i < half; ++i) {
            m_columns[i] = m_columns[2 * i];
            if (2 * i + 1 < m_columns.size()) {
                m_columns[i].toMs = m_columns[2 * i + 1].toMs;
                m_columns[i].histogram.merge(m_columns[2 * i + 1].histogram);
            }
        }
        const bool lastIsHalfFull = m_columns.size() % 2 == 1;
        m_columns.resize(half);
        m_inLast = lastIsHalfFull ? m_perColumn : 2 * m_perColumn;
        m_perColumn *= 2;
        append(fromMs, toMs, histogram);
        return;
    }
    m_columns.push_back({fromMs, toMs, histogram});
    m_inLast = 1;
}

}  // namespace pb::density
