// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/density/quantile_sketch.h"

#include <algorithm>
#include <cmath>

namespace pb::density {

namespace {

constexpr double kGrowth = 1 + 2 * QuantileSketch::kRelativeError;

}  // namespace

void QuantileSketch::add(double value) noexcept
{
    if (std::isnan(value))
        return;
    const double clamped = std::clamp(value, kSmallest, kLargest);
    const auto bin = static_cast<std::size_t>(std::log(clamped / kSmallest) / std::log(kGrowth));
    ++m_counts[std::min(bin, kBins - 1)];
    ++m_total;
}

std::optional<double> QuantileSketch::quantile(double q) const noexcept
{
    if (m_total == 0)
        return std::nullopt;
    const double rank = std::ceil(std::clamp(q, 0.0, 1.0) * static_cast<double>(m_total));
    auto left = std::max<std::uint64_t>(static_cast<std::uint64_t>(rank), 1);
    std::size_t bin = 0;
    while (bin + 1 < kBins && left > m_counts[bin])
        left -= m_counts[bin++];
    // The value in the middle of the bin, in the sense that both ends are equally far in proportion.
    return kSmallest * std::pow(kGrowth, static_cast<double>(bin) + 0.5);
}

}  // namespace pb::density
