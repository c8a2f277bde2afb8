// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/histogram.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace pb::density {

/// Histograms over time, one column for one or more of them, in bounded memory: when `capacity` columns are full,
/// neighbours are merged.
class HeatMap {
public:
    static constexpr std::size_t kCapacity = 1024;

    struct Column {
        std::int64_t fromMs = 0;
        std::int64_t toMs = 0;
        Histogram histogram;
        friend bool operator==(const Column&, const Column&) = default;
    };

    explicit HeatMap(std::size_t capacity = kCapacity);

    /// @param fromMs,toMs the interval in which it was measured; columns come in time order
    void append(std::int64_t fromMs, std::int64_t toMs, const Histogram& histogram);

    const std::vector<Column>& columns() const noexcept { return m_columns; }
    std::size_t usedBins() const noexcept { return m_usedBins; }  ///< rows to draw, 0..Histogram::kBins
    std::size_t mergedPerColumn() const noexcept
    {
        return m_perColumn;
    }  ///< histograms in a full column, a power of two

    friend bool operator==(const HeatMap&, const HeatMap&) = default;

private:
    std::size_t m_capacity;
    std::size_t m_perColumn = 1;
    std::size_t m_inLast = 0;
    std::size_t m_usedBins = 0;
    std::vector<Column> m_columns;
};

}  // namespace pb::density
