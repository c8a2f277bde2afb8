// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/run.h"
#include "ui/charts/plot.h"

#include <cstdint>
#include <memory>

namespace pb::ui {

/// A value over time. The series is shared with the run that it belongs to and may grow between two paints.
struct TimeLine {
    QString name;
    std::shared_ptr<const density::Series> series;  ///< not null
    std::size_t color = 0;                          ///< index of ChartStyle::line
    bool filled = false;                            ///< the area below is tinted; for one line of a chart
    bool shown = true;
};

/// A level to compare with.
struct ReferenceLine {
    double value = 0;
    QString label;
};

/// An instant that explains a bend in the lines.
struct PlotMarker {
    enum class Kind { Stage, End, Alert };
    std::int64_t tMs = 0;
    Kind kind = Kind::Stage;
    QString label;  ///< may be empty
};

/// From..to in ms since the run's start.
struct TimeSpan {
    std::int64_t fromMs = 0;
    std::int64_t toMs = 1000;
    std::int64_t ms() const noexcept { return toMs - fromMs; }
    friend bool operator==(const TimeSpan&, const TimeSpan&) = default;
};

/// What a TimePlot shows.
struct TimeContent {
    QString title;
    density::MetricUnit unit = density::MetricUnit::Count;
    std::vector<TimeLine> lines;
    std::vector<ReferenceLine> references;
    std::vector<PlotMarker> markers;
    double expectedHigh = 0;   ///< the value axis reaches this at least; 0: follows the lines
    std::int64_t untilMs = 0;  ///< nothing is known after this
    QString empty;             ///< said where there is no value yet
};

/// Lines over time, with reference lines and markers.
class TimePlot final : public Plot {
public:
    /// Columns painted for one line at most, and for all lines of a chart together: what keeps a repaint short.
    static constexpr std::size_t kMaxColumns = 1600;
    static constexpr std::size_t kMaxColumnsOfAll = 4000;

    /// Lines that were switched off by name stay off.
    void setContent(TimeContent content);
    const TimeContent& content() const noexcept { return m_content; }
    void setView(const TimeSpan& view) { m_view = view; }

    Frame frame(const QSizeF& size, const ChartStyle& style) const override;
    void paint(QPainter& painter, const PlotMap& map, const ChartStyle& style) const override;
    std::optional<Readout> readout(const QPointF& pixel, const PlotMap& map, const ChartStyle& style) const override;
    void toggle(std::size_t index) override;

private:
    double highest() const;
    std::size_t columnsFor(double width) const;
    void paintLine(QPainter& painter, const PlotMap& map, const TimeLine& line, const ChartStyle& style) const;

    TimeContent m_content;
    TimeSpan m_view;
};

/// Stage boundaries, ends and limits as lines across the plot; labels where there is room for them.
void paintMarkers(QPainter& painter, const PlotMap& map, const std::vector<PlotMarker>& markers,
                  const ChartStyle& style);

/// `message` in the middle of an empty plot.
void paintEmpty(QPainter& painter, const QRectF& area, const QString& message, const ChartStyle& style);

}  // namespace pb::ui
