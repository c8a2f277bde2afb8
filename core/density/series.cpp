// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/density/series.h"

#include <algorithm>

namespace pb::density {

namespace {

void join(Bucket& into, const Bucket& next)
{
    into.lastMs = next.lastMs;
    into.min = std::min(into.min, next.min);
    into.max = std::max(into.max, next.max);
    into.last = next.last;
}

/// Joins buckets that lie in the same slot of `slotMs`, in place.
void joinSlots(std::vector<Bucket>& buckets, std::int64_t slotMs)
{
    std::size_t kept = 0;
    for (std::size_t i = 1; i < buckets.size(); ++i) {
        if (buckets[i].firstMs / slotMs == buckets[kept].firstMs / slotMs)
            join(buckets[kept], buckets[i]);
        else
            buckets[++kept] = buckets[i];
    }
    buckets.resize(kept + 1);
}

}  // namespace

Series::Series(std::size_t capacity) : m_capacity(std::max<std::size_t>(capacity, 2)) {}

void Series::append(std::int64_t tMs, double value)
{
    const std::int64_t now = m_buckets.empty() ? tMs : std::max(tMs, m_buckets.back().lastMs);
    const Bucket next{now, now, value, value, value, value};
    const bool sameSlot =
        m_bucketMs > 0 && !m_buckets.empty() && m_buckets.back().firstMs / m_bucketMs == now / m_bucketMs;
    if (sameSlot || (!m_buckets.empty() && m_buckets.back().firstMs == now)) {
        join(m_buckets.back(), next);
        return;
    }
    while (m_buckets.size() >= m_capacity) {
        const std::int64_t span = m_buckets.back().lastMs - m_buckets.front().firstMs;
        const auto slots = static_cast<std::int64_t>(m_capacity) / 2;
        m_bucketMs = std::max(m_bucketMs * 2, span / slots / 2 + 1);
        joinSlots(m_buckets, m_bucketMs);
    }
    if (m_bucketMs > 0 && m_buckets.back().firstMs / m_bucketMs == now / m_bucketMs)
        join(m_buckets.back(), next);
    else
        m_buckets.push_back(next);
}

std::optional<double> Series::last() const noexcept
{
    return m_buckets.empty() ? std::nullopt : std::optional(m_buckets.back().last);
}

std::optional<double> Series::min() const noexcept
{
    const auto it = std::ranges::min_element(m_buckets, {}, &Bucket::min);
    return it == m_buckets.end() ? std::nullopt : std::optional(it->min);
}

std::optional<double> Series::max() const noexcept
{
    const auto it = std::ranges::max_element(m_buckets, {}, &Bucket::max);
    return it == m_buckets.end() ? std::nullopt : std::optional(it->max);
}

std::vector<Bucket> Series::view(std::int64_t fromMs, std::int64_t toMs, std::size_t most) const
{
    const auto begin = std::ranges::lower_bound(m_buckets, fromMs, {}, &Bucket::lastMs);
    const auto end = std::ranges::upper_bound(m_buckets, toMs, {}, &Bucket::firstMs);
    if (begin >= end || most == 0)
        return {};
    const auto count = static_cast<std::size_t>(end - begin);
    const std::size_t perPoint = (count + most - 1) / most;
    std::vector<Bucket> points;
    points.reserve(count / perPoint + 1);
    for (std::size_t i = 0; i < count; ++i) {
        const Bucket& bucket = *(begin + static_cast<std::ptrdiff_t>(i));
        if (i % perPoint == 0)
            points.push_back(bucket);
        else
            join(points.back(), bucket);
    }
    return points;
}

}  // namespace pb::density
