// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace pb::density {

/// What happened to a value between two instants.
struct Bucket {
    std::int64_t firstMs = 0;  ///< of the first and the last value in it
    std::int64_t lastMs = 0;
    double min = 0;
    double max = 0;
    double first = 0;
    double last = 0;
    friend bool operator==(const Bucket&, const Bucket&) = default;
};

/// A value over time in bounded memory, whatever the length: when `capacity` buckets are full, neighbours are joined
/// and the buckets become twice as long. Minima, maxima, the first and the last value are never lost.
class Series {
public:
    static constexpr std::size_t kCapacity = 4096;

    explicit Series(std::size_t capacity = kCapacity);

    /// Times must not go back; an older one counts as the newest time so far. Amortised O(1).
    void append(std::int64_t tMs, double value);

    /// Oldest first, in time order, not overlapping. At most `capacity`.
    const std::vector<Bucket>& buckets() const noexcept { return m_buckets; }
    bool empty() const noexcept { return m_buckets.empty(); }
    std::optional<double> last() const noexcept;
    std::optional<double> min() const noexcept;  ///< over the whole run
    std::optional<double> max() const noexcept;
    std::int64_t bucketMs() const noexcept { return m_bucketMs; }  ///< a bucket spans less than this; 0: one value each

    /// The buckets that touch fromMs..toMs, joined so that there are at most `most` of them; for a plot `most` pixels
    /// wide.
    std::vector<Bucket> view(std::int64_t fromMs, std::int64_t toMs, std::size_t most) const;

    friend bool operator==(const Series&, const Series&) = default;

private:
    std::size_t m_capacity;
    std::int64_t m_bucketMs = 0;
    std::vector<Bucket> m_buckets;
};

}  // namespace pb::density
