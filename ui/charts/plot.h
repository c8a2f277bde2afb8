// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/axis.h"
#include "ui/charts/chart_style.h"

#include <QColor>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace pb::ui {

struct LegendEntry {
    QString name;
    QColor color;
    bool shown = true;
    friend bool operator==(const LegendEntry&, const LegendEntry&) = default;
};

/// What Qt Charts draws around a plot.
struct Frame {
    QString title;
    std::vector<LegendEntry> legend;
    Axis x;
    Axis y;
    friend bool operator==(const Frame&, const Frame&) = default;
};

/// What the reader is told about one place of a plot.
struct Readout {
    struct Row {
        QColor color;  ///< invalid: no colour belongs to it
        QString name;
        QString value;
    };
    QString title;
    std::vector<Row> rows;
    std::vector<QPointF> dots;  ///< pixels to mark, with the colour of the row of the same index
};

/// The content of a chart, apart from the frame. The same plot is drawn on screen, on paper and into pictures.
class Plot {
public:
    virtual ~Plot() = default;

    /// @param size the plot area's, pixels: how many ticks there is room for
    virtual Frame frame(const QSizeF& size, const ChartStyle& style) const = 0;
    /// What stands at the right end of the title's line: a key to colours, say. No room is kept for a width of 0.
    virtual double keyWidth(const ChartStyle&) const { return 0; }
    virtual void paintKey(QPainter&, const QRectF& /*rect*/, const ChartStyle&) const {}
    /// Paints inside map.area() only.
    virtual void paint(QPainter& painter, const PlotMap& map, const ChartStyle& style) const = 0;
    /// What stands at a pixel; nothing where there is nothing to say.
    virtual std::optional<Readout> readout(const QPointF& pixel, const PlotMap& map, const ChartStyle& style) const = 0;
    /// The legend entry at `index` was clicked.
    virtual void toggle(std::size_t index) = 0;
};

}  // namespace pb::ui
