// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_style.h"

#include <QColor>
#include <QRectF>
#include <QString>

#include <vector>

class QPainter;

namespace pb::ui {

/// One part of a bar, for example the questions of a pillar with high risk.
struct BarPart {
    int count = 0;
    QColor color;
};

/// One bar: a pillar.
struct PillarBar {
    QString label;
    std::vector<BarPart> parts;  ///< left to right
};

/// What the colours mean.
struct PillarLegend {
    QString name;
    QColor color;
};

struct PillarChart {
    std::vector<PillarBar> bars;
    std::vector<PillarLegend> legend;
};

/// Horizontal bars of equal full length, one for each pillar, with the number of each part written in it and the total
/// behind it. Numbers carry the meaning where colours cannot be told apart.
void paintPillarBars(QPainter& painter, const QRectF& rect, const PillarChart& chart, const ChartStyle& style);

/// Height that paintPillarBars() needs to show everything at the style's font.
double pillarBarsHeight(const PillarChart& chart, const ChartStyle& style);

/// One axis of a radar.
struct RadarAxis {
    QString label;
    double share = 0;  ///< 0 (centre) to 1
};

/// A polygon over three or more axes; with fewer nothing is drawn.
void paintRadar(QPainter& painter, const QRectF& rect, const std::vector<RadarAxis>& axes, const ChartStyle& style);

}  // namespace pb::ui
