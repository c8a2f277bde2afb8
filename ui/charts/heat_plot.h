// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/heat_map.h"
#include "ui/charts/time_plot.h"

#include <QImage>

namespace pb::ui {

/// What a HeatPlot shows.
struct HeatContent {
    QString title;
    std::shared_ptr<const density::HeatMap> map;  ///< not null
    std::vector<TimeLine> lines;                  ///< quantiles over it, in us
    std::vector<PlotMarker> markers;
    std::int64_t untilMs = 0;
    QString empty;
};

/// Latencies over time: the darker (on dark ground: the brighter) a cell, the larger the share of that time's waits.
class HeatPlot final : public Plot {
public:
    /// Lines that were switched off by name stay off.
    void setContent(HeatContent content);
    const HeatContent& content() const noexcept { return m_content; }
    void setView(const TimeSpan& view) { m_view = view; }

    Frame frame(const QSizeF& size, const ChartStyle& style) const override;
    double keyWidth(const ChartStyle& style) const override;
    void paintKey(QPainter& painter, const QRectF& rect, const ChartStyle& style) const override;
    void paint(QPainter& painter, const PlotMap& map, const ChartStyle& style) const override;
    std::optional<Readout> readout(const QPointF& pixel, const PlotMap& map, const ChartStyle& style) const override;
    void toggle(std::size_t index) override;

    /// The cells as pixels: one row for each bin, the longest latency on top, and `columns` over the view. Empty cells
    /// are transparent. Of several measurements in one column the last is shown.
    QImage cells(int columns, std::size_t bins, const ChartStyle& style) const;

private:
    std::size_t bins() const;

    HeatContent m_content;
    TimeSpan m_view;
};

}  // namespace pb::ui
