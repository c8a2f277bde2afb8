// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/series.h"
#include "ui/charts/axis.h"
#include "ui/charts/chart_style.h"

#include <QPolygonF>

#include <cstddef>
#include <optional>

class QPainter;

namespace pb::ui {

/// The pixels of one line. The part of the series inside map.x(), and one bucket on each side of it, is cut into at
/// most `columns` columns; of each the lowest and the highest value are drawn, so that a peak of one sample is never
/// lost.
/// @return at most 2 * columns + 8 points, x ascending. Cost: linear in the buckets inside map.x().
QPolygonF linePoints(const density::Series& series, const PlotMap& map, std::size_t columns);

/// What the series said last at this time; nothing before its first value.
std::optional<double> valueAt(const density::Series& series, std::int64_t tMs);

/// The highest value inside from..to; nothing where there is none.
std::optional<double> highestIn(const density::Series& series, std::int64_t fromMs, std::int64_t toMs);

enum class Stroke {
    Thin,    ///< one device pixel on screens; where there are many lines
    Normal,  ///< ChartStyle::lineWidth
    Haloed,  ///< Normal, with a thread of the background on each side, to be read over coloured ground
};
void strokeLine(QPainter& painter, const QPolygonF& points, const QColor& color, Stroke stroke,
                const ChartStyle& style);

}  // namespace pb::ui
