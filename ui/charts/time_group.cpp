// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/time_group.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace pb::ui {

void TimeGroup::setExtent(const TimeSpan& extent)
{
    if (extent == m_extent)
        return;
    m_extent = extent;
    if (!m_zoomed)
        emit viewChanged();
}

void TimeGroup::zoomTo(const TimeSpan& span)
{
    const std::int64_t least = std::min(kMinSpanMs, m_extent.ms());
    const std::int64_t ms = std::clamp(span.ms(), least, m_extent.ms());
    const std::int64_t from = std::clamp(span.fromMs, m_extent.fromMs, m_extent.toMs - ms);
    const TimeSpan next{from, from + ms};
    if (next == view())
        return;
    m_zoomed = next == m_extent ? std::nullopt : std::optional(next);
    emit viewChanged();
}

void TimeGroup::zoomBy(double factor, double aroundMs)
{
    const auto from = static_cast<double>(view().fromMs);
    const double span = static_cast<double>(view().ms()) / std::clamp(factor, 0.01, 100.0);
    const double share = (aroundMs - from) / static_cast<double>(std::max<std::int64_t>(view().ms(), 1));
    const auto newFrom = static_cast<std::int64_t>(std::llround(aroundMs - share * span));
    zoomTo({newFrom, newFrom + std::max<std::int64_t>(std::llround(span), 1)});
}

void TimeGroup::panBy(std::int64_t ms)
{
    if (m_zoomed)
        zoomTo({m_zoomed->fromMs + ms, m_zoomed->toMs + ms});
}

void TimeGroup::resetZoom()
{
    if (!m_zoomed)
        return;
    m_zoomed.reset();
    emit viewChanged();
}

void TimeGroup::setHover(std::optional<double> tMs)
{
    if (tMs == m_hoverMs)
        return;
    m_hoverMs = tMs;
    emit hoverChanged();
}

TimeSpan TimeGroup::growing(std::int64_t lastMs)
{
    static constexpr std::array<std::int64_t, 14> kSteps{10'000,    20'000,    30'000,    60'000,    90'000,
                                                         120'000,   180'000,   300'000,   600'000,   1'200'000,
                                                         1'800'000, 3'600'000, 7'200'000, 14'400'000};
    const auto step = std::ranges::upper_bound(kSteps, lastMs);
    constexpr std::int64_t kHour = 3'600'000;
    return {0, step != kSteps.end() ? *step : (lastMs / kHour + 2) / 2 * 2 * kHour};
}

}  // namespace pb::ui
