// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/density/histogram.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>

namespace pb::density {

namespace {

constexpr std::uint64_t kMax = std::numeric_limits<std::uint64_t>::max();

/// The largest count that one bin may hold, so that the sum over all bins cannot overflow.
constexpr std::uint64_t kMaxCount = kMax / Histogram::kBins;

}  // namespace

std::size_t Histogram::binOf(std::uint64_t us) noexcept
{
    const auto bin = us == 0 ? 0 : static_cast<std::size_t>(std::bit_width(us)) - 1;
    return std::min(bin, kBins - 1);
}

std::uint64_t Histogram::binLow(std::size_t bin) noexcept { return bin == 0 ? 0 : std::uint64_t{1} << bin; }

std::uint64_t Histogram::binHigh(std::size_t bin) noexcept { return (std::uint64_t{2} << bin) - 1; }

void Histogram::addToBin(std::size_t bin, std::uint64_t count) noexcept
{
    std::uint64_t& slot = m_counts[std::min(bin, kBins - 1)];
    const std::uint64_t added = std::min(count, kMaxCount - slot);
    slot += added;
    m_total += added;
}

void Histogram::merge(const Histogram& other) noexcept
{
    for (std::size_t bin = 0; bin < kBins; ++bin)
        addToBin(bin, other.m_counts[bin]);
}

std::size_t Histogram::usedBins() const noexcept
{
    std::size_t used = kBins;
    while (used > 0 && m_counts[used - 1] == 0)
        --used;
    return used;
}

namespace {

/// The rank that quantile q asks for among `total` samples, 1..total.
std::uint64_t rankOf(double q, std::uint64_t total)
{
    const double rank = std::ceil(std::clamp(q, 0.0, 1.0) * static_cast<double>(total));
    if (rank >= static_cast<double>(total))
        return total;
    return std::max<std::uint64_t>(static_cast<std::uint64_t>(rank), 1);
}

}  // namespace

std::optional<std::size_t> Histogram::quantileBin(double q) const noexcept
{
    if (m_total == 0)
        return std::nullopt;
    std::uint64_t left = rankOf(q, m_total);
    for (std::size_t bin = 0; bin < kBins; ++bin) {
        if (left <= m_counts[bin])
            return bin;
        left -= m_counts[bin];
    }
    return kBins - 1;
}

std::optional<double> Histogram::quantile(double q) const noexcept
{
    const std::optional<std::size_t> bin = quantileBin(q);
    if (!bin)
        return std::nullopt;
    std::uint64_t before = 0;
    for (std::size_t i = 0; i < *bin; ++i)
        before += m_counts[i];
    const double share = static_cast<double>(rankOf(q, m_total) - before) / static_cast<double>(m_counts[*bin]);
    const double low = static_cast<double>(binLow(*bin));
    const double high = static_cast<double>(binHigh(*bin)) + 1;
    return low + (high - low) * share;
}

}  // namespace pb::density
