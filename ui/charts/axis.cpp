// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axis.h"

#include "ui/text/format.h"
#include "ui/text/sentence.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace pb::ui {

using density::Histogram;
using density::MetricUnit;

namespace {

constexpr double kKibPerStep = 1024;  ///< from KiB to MiB to GiB

/// Rounded steps of a memory axis are round in the unit that the axis is written in, not in KiB.
double memoryUnitKib(double highestKib)
{
    double unit = 1;
    while (highestKib / unit >= kKibPerStep)
        unit *= kKibPerStep;
    return unit;
}

bool isWhole(MetricUnit unit) { return unit == MetricUnit::Count || unit == MetricUnit::Pages; }

}  // namespace

double onAxis(double value, Scale scale)
{
    if (scale == Scale::Linear)
        return value;
    return value < 1 ? 0 : std::log2(value);
}

double niceStep(double span, int most)
{
    if (!(span > 0) || most < 1)
        return 1;
    const double least = span / most;
    const double power = std::pow(10.0, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (factor * power >= least * (1 - 1e-9))
            return factor * power;
    return 10 * power;
}

Axis valueAxis(MetricUnit unit, double highest, int ticks, text::Language language)
{
    Axis axis;
    double top = std::isfinite(highest) && highest > 0 ? highest : 1;
    if (unit == MetricUnit::Percent)
        top = std::max(top, 100.0);
    const double factor = unit == MetricUnit::KiB ? memoryUnitKib(top) : 1;
    double step = niceStep(top / factor, ticks) * factor;
    if (unit == MetricUnit::Percent && top <= 100)
        step = ticks >= 4 ? 25 : 50;
    if (isWhole(unit))
        step = std::max(step, 1.0);
    const int steps = static_cast<int>(std::ceil(top / step - 1e-9));
    axis.max = std::max(1, steps) * step;
    for (int i = 0; i <= steps; ++i) {
        const double at = i * step;
        axis.ticks.push_back(
            {at, at == 0 && !isWhole(unit) && unit != MetricUnit::Percent ? u"0"_s : valueText(unit, at, language)});
    }
    return axis;
}

Axis timeAxis(std::int64_t fromMs, std::int64_t toMs, int most)
{
    static constexpr std::array<std::int64_t, 25> kSteps{
        10,      20,      50,       100,      200,      500,      1'000,    2'000,   5'000,
        10'000,  15'000,  30'000,   60'000,   120'000,  300'000,  600'000,  900'000, 1'800'000,
        3600000, 7200000, 10800000, 21600000, 43200000, 86400000, 604800000};
    Axis axis;
    axis.min = static_cast<double>(fromMs);
    axis.max = static_cast<double>(std::max(toMs, fromMs + 1));
    const std::int64_t span = std::max<std::int64_t>(toMs - fromMs, 1);
    const auto fits = std::ranges::find_if(kSteps, [&](std::int64_t step) { return span / step < std::max(most, 1); });
    const std::int64_t step = fits == kSteps.end() ? (span / std::max(most, 1) + 1) : *fits;
    for (std::int64_t at = (fromMs + step - 1) / step * step; at <= toMs; at += step) {
        QString label = timeText(at, false);
        if (step < 1000)
            label += u'.' + QString::number(at % 1000).rightJustified(3, u'0').left(step < 100 ? 2 : 1);
        axis.ticks.push_back({static_cast<double>(at), label});
    }
    return axis;
}

Axis latencyAxis(std::size_t firstBin, std::size_t lastBin, text::Language language)
{
    Axis axis;
    axis.scale = Scale::Log2;
    axis.min = static_cast<double>(std::min(firstBin, lastBin));
    axis.max = static_cast<double>(std::max(firstBin, lastBin)) + 1;
    for (double us = 1; onAxis(us, Scale::Log2) <= axis.max; us *= 10)
        if (const double at = onAxis(us, Scale::Log2); at >= axis.min)
            axis.ticks.push_back({at, text::latency(us, language)});
    return axis;
}

QString valueText(MetricUnit unit, double value, text::Language language)
{
    switch (unit) {
    case MetricUnit::Count:
        return text::count(std::llround(value), language);
    case MetricUnit::PerSecond:
        return text::sentence(language, "density.unit.per_second",
                              {text::decimal(value, value < 100 ? 1 : 0, language)});
    case MetricUnit::Milliseconds:
        return text::latency(std::max(value, 0.0) * 1000, language);
    case MetricUnit::Microseconds:
        return text::latency(std::max(value, 0.0), language);
    case MetricUnit::Percent:
        return text::decimal(value, value < 10 && value != std::round(value) ? 1 : 0, language) + u'%';
    case MetricUnit::KiB:
        return text::memory(std::max(value, 0.0), language);
    case MetricUnit::Pages:
        return text::count(std::llround(value), language);
    case MetricUnit::Ratio:
        return text::decimal(value, 2, language);
    }
    return {};
}

QString timeText(std::int64_t tMs, bool tenths)
{
    const std::int64_t seconds = tMs / 1000;
    const QString twoDigits = QString::number(seconds % 60).rightJustified(2, u'0');
    if (seconds >= 3600)
        return u"%1:%2:%3"_s.arg(seconds / 3600).arg(seconds / 60 % 60, 2, 10, QChar(u'0')).arg(twoDigits);
    const QString text = u"%1:%2"_s.arg(seconds / 60).arg(twoDigits);
    return tenths && seconds < 600 ? text + u'.' + QString::number(tMs % 1000 / 100) : text;
}

double PlotMap::toX(double value) const
{
    return m_area.left() + (onAxis(value, m_x.scale) - m_x.min) / (m_x.max - m_x.min) * m_area.width();
}

double PlotMap::toY(double value) const
{
    return m_area.bottom() - (onAxis(value, m_y.scale) - m_y.min) / (m_y.max - m_y.min) * m_area.height();
}

double PlotMap::fromX(double pixel) const
{
    return m_x.min + (pixel - m_area.left()) / m_area.width() * (m_x.max - m_x.min);
}

double PlotMap::fromY(double pixel) const
{
    return m_y.min + (m_area.bottom() - pixel) / m_area.height() * (m_y.max - m_y.min);
}

}  // namespace pb::ui
