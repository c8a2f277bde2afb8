// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/pillar_chart.h"

#include <optional>

namespace pb::ui {

/// One moment: a milestone, or now.
struct TrendColumn {
    QString label;
    QString date;                ///< below the label, smaller; may be empty
    std::vector<BarPart> parts;  ///< from the bottom up
};

struct TrendChart {
    std::vector<TrendColumn> columns;  ///< oldest first
    std::vector<PillarLegend> legend;  ///< in the order of the parts
};

/// Columns that stand on one line, their parts one above the other, with the number of each part written in it where
/// there is room. All columns have one scale: what was asked later and more of is higher.
/// @param marked columns that are compared, framed
void paintTrend(QPainter& painter, const QRectF& rect, const TrendChart& chart, const std::vector<std::size_t>& marked,
                const ChartStyle& style);

/// Which column stands at a place of the same rectangle; nothing between them.
std::optional<std::size_t> trendColumnAt(const QPointF& place, const QRectF& rect, const TrendChart& chart,
                                         const ChartStyle& style);

}  // namespace pb::ui
