// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "ui/charts/plot.h"

#include "core/density/run.h"

#include <QByteArray>
#include <QString>

namespace pb::ui {

/// Writes a chart as a picture; the form is that of the name's ending, ".svg" (vectors) or ".png" (twice the size).
/// @param size in points
/// @return Io "charts.export.failed" where = path; Range "charts.export.form" where = path: another ending
Status exportChart(const Plot& plot, const QSizeF& size, const ChartStyle& style, const QString& path);

/// All series of a run as CSV (RFC 4180): `t_ms`, then a column for each metric by its id. Where neighbouring values
/// had to be joined (runs of many hours), a row holds the last of them. Empty cells where nothing was measured at that
/// time.
QByteArray seriesCsv(const density::Run& run);

}  // namespace pb::ui
