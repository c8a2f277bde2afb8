// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/histogram.h"
#include "ui/charts/plot.h"

namespace pb::ui {

/// What a HistogramPlot shows.
struct HistogramContent {
    QString title;
    density::Histogram histogram;
    QString empty;  ///< said where the histogram is empty
};

/// One histogram as bars on powers of two, with p50, p95 and p99 marked.
class HistogramPlot final : public Plot {
public:
    void setContent(HistogramContent content) { m_content = std::move(content); }
    const HistogramContent& content() const noexcept { return m_content; }

    Frame frame(const QSizeF& size, const ChartStyle& style) const override;
    void paint(QPainter& painter, const PlotMap& map, const ChartStyle& style) const override;
    std::optional<Readout> readout(const QPointF& pixel, const PlotMap& map, const ChartStyle& style) const override;
    void toggle(std::size_t) override {}

private:
    HistogramContent m_content;
};

}  // namespace pb::ui
