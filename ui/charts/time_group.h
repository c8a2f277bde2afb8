// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/time_plot.h"

#include <QObject>

#include <cstdint>
#include <optional>

namespace pb::ui {

/// What charts below each other share: the span of time in view, and the crosshair. Zooming or pointing in one of them
/// does so in all.
class TimeGroup final : public QObject {
    Q_OBJECT
public:
    static constexpr std::int64_t kMinSpanMs = 200;

    using QObject::QObject;

    /// The whole run so far. It is what is in view until the user zooms, and what zooming out ends at.
    void setExtent(const TimeSpan& extent);
    const TimeSpan& extent() const noexcept { return m_extent; }

    const TimeSpan& view() const noexcept { return m_zoomed ? *m_zoomed : m_extent; }
    bool isZoomed() const noexcept { return m_zoomed.has_value(); }
    /// Clipped to extent(); a span of the whole extent is no zoom.
    void zoomTo(const TimeSpan& span);
    /// @param factor above 1: closer. The time at `aroundMs` stays where it is
    void zoomBy(double factor, double aroundMs);
    void panBy(std::int64_t ms);
    void resetZoom();

    std::optional<double> hoverMs() const noexcept { return m_hoverMs; }
    void setHover(std::optional<double> tMs);

    /// The extent for a run that is `lastMs` long and goes on: grows in steps, so that the axis stands still between.
    static TimeSpan growing(std::int64_t lastMs);

signals:
    void viewChanged();
    void hoverChanged();

private:
    TimeSpan m_extent;
    std::optional<TimeSpan> m_zoomed;
    std::optional<double> m_hoverMs;
};

}  // namespace pb::ui
