// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace pb::density {

/// Latencies in microseconds, counted in powers of two as `runqlat` prints them: bin 0 holds 0..1 us, bin k holds
/// 2^k .. 2^(k+1)-1 us. 40 bins reach past 12 days; the last one also holds all that is longer. Counts saturate.
class Histogram {
public:
    static constexpr std::size_t kBins = 40;

    static std::size_t binOf(std::uint64_t us) noexcept;
    static std::uint64_t binLow(std::size_t bin) noexcept;   ///< us, inclusive; 0 for bin 0
    static std::uint64_t binHigh(std::size_t bin) noexcept;  ///< us, inclusive

    void add(std::uint64_t us, std::uint64_t count = 1) noexcept { addToBin(binOf(us), count); }
    /// A bin past the last one counts into the last one.
    void addToBin(std::size_t bin, std::uint64_t count) noexcept;
    void merge(const Histogram& other) noexcept;

    std::uint64_t count(std::size_t bin) const noexcept { return m_counts[bin]; }
    std::uint64_t total() const noexcept { return m_total; }
    bool empty() const noexcept { return m_total == 0; }
    std::size_t usedBins() const noexcept;  ///< one past the last bin that is not empty, 0..kBins

    /// The bin that holds the sample of rank ceil(q * total()); nothing when empty. q in 0..1.
    std::optional<std::size_t> quantileBin(double q) const noexcept;
    /// That sample's latency in us, spread evenly over its bin: never outside binLow..binHigh+1 of quantileBin(q).
    std::optional<double> quantile(double q) const noexcept;

    friend bool operator==(const Histogram&, const Histogram&) = default;

private:
    std::array<std::uint64_t, kBins> m_counts{};
    std::uint64_t m_total = 0;
};

}  // namespace pb::density
