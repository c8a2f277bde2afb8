// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace pb::density {

/// Counts positive values (here milliseconds) in log-spaced bins, so that any quantile of any number of values is
/// known to within kRelativeError in 6 KiB. Values below kSmallest count as kSmallest, above kLargest as kLargest.
class QuantileSketch {
public:
    static constexpr double kSmallest = 0.001;     ///< 1 us when the values are ms
    static constexpr double kLargest = 3'600'000;  ///< an hour
    static constexpr double kRelativeError = 0.02;

    void add(double value) noexcept;
    std::uint64_t total() const noexcept { return m_total; }
    /// The value of rank ceil(q * total()), q in 0..1, within kRelativeError of it; nothing when empty.
    std::optional<double> quantile(double q) const noexcept;

    friend bool operator==(const QuantileSketch&, const QuantileSketch&) = default;

private:
    static constexpr std::size_t kBins = 560;  ///< ln(kLargest / kSmallest) / ln(1.04), rounded up
    std::array<std::uint64_t, kBins> m_counts{};
    std::uint64_t m_total = 0;
};

}  // namespace pb::density
