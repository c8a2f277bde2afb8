// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/plot.h"

namespace pb::ui {

struct ReadoutPlace {
    QPointF at;     ///< pixel that the box stands beside
    QRectF inside;  ///< the box stays in here
    bool boxShown = false;
};

/// The dots of a readout and, where asked for, its box of values.
void paintReadout(QPainter& painter, const Readout& readout, const ReadoutPlace& place, const ChartStyle& style);

}  // namespace pb::ui
