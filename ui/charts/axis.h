// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/run.h"
#include "ui/text/language.h"

#include <QPointF>
#include <QRectF>
#include <QString>

#include <cstdint>
#include <vector>

/// Values, ticks and pixels of a plot. No widget, no painter: everything here is tested by numbers.
namespace pb::ui {

enum class Scale {
    Linear,
    Log2,  ///< for latencies in us: a value v lies at log2(v), everything below 1 at 0
};

struct Tick {
    double at = 0;  ///< on the axis: log2 of the value where the scale is Log2
    QString label;
    friend bool operator==(const Tick&, const Tick&) = default;
};

/// One axis of a plot. `min` < `max`, both on the axis as Tick::at is.
struct Axis {
    double min = 0;
    double max = 1;
    Scale scale = Scale::Linear;
    std::vector<Tick> ticks;  ///< ascending, inside min..max, labels all different
    friend bool operator==(const Axis&, const Axis&) = default;
};

/// Where a value stands on an axis.
double onAxis(double value, Scale scale);

/// The largest of 1, 2, 5 x 10^n that cuts `span` into at most `most` steps, but no more than that.
double niceStep(double span, int most);

/// An axis from 0 to a round value at or above `highest`, with about `ticks` ticks written in the unit.
/// Percent always goes to 100, or to `highest` where that is higher.
Axis valueAxis(density::MetricUnit unit, double highest, int ticks, text::Language language);

/// An axis from..to (ms) with at most `most` ticks at round times: "0:30", "1:02:00"; below a second "0:00.5".
Axis timeAxis(std::int64_t fromMs, std::int64_t toMs, int most);

/// An axis of latencies over the bins first..last (inclusive) of a density::Histogram, with a tick at each power of
/// ten.
Axis latencyAxis(std::size_t firstBin, std::size_t lastBin, text::Language language);

/// A value with its unit, as a tooltip says it: "6,417", "23.4 GiB", "45%", "1.2 ms".
QString valueText(density::MetricUnit unit, double value, text::Language language);
/// "1:02:03"; with tenths below ten minutes when `tenths`.
QString timeText(std::int64_t tMs, bool tenths);

/// From values to pixels and back. y grows upwards in values and downwards in pixels.
class PlotMap {
public:
    PlotMap(const QRectF& area, const Axis& x, const Axis& y) : m_area(area), m_x(x), m_y(y) {}

    double toX(double value) const;
    double toY(double value) const;
    QPointF toPoint(double x, double y) const { return {toX(x), toY(y)}; }
    double fromX(double pixel) const;  ///< on the axis
    double fromY(double pixel) const;
    const QRectF& area() const { return m_area; }
    const Axis& x() const { return m_x; }
    const Axis& y() const { return m_y; }

private:
    QRectF m_area;
    Axis m_x;
    Axis m_y;
};

}  // namespace pb::ui
