// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/histogram_plot.h"

#include "ui/charts/time_plot.h"
#include "ui/text/format.h"
#include "ui/text/sentence.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace pb::ui {

using density::Histogram;
using density::MetricUnit;

namespace {

struct Quantile {
    double share;
    const char16_t* name;
};
constexpr std::array kQuantiles{Quantile{0.50, u"p50"}, Quantile{0.95, u"p95"}, Quantile{0.99, u"p99"}};

/// The bins to draw: those in use, and 1 us to 1 ms at least, so that the picture does not jump about.
std::pair<std::size_t, std::size_t> binsOf(const Histogram& histogram)
{
    return {0, std::max<std::size_t>(histogram.usedBins(), Histogram::binOf(1023) + 1) - 1};
}

void paintQuantiles(QPainter& painter, const PlotMap& map, const Histogram& histogram, const ChartStyle& style)
{
    const QFontMetricsF metrics(painter.font());
    double top = map.area().top() + 2;
    for (const Quantile& quantile : kQuantiles) {
        const std::optional<double> us = histogram.quantile(quantile.share);
        if (!us)
            continue;
        const double x = map.toX(*us);
        painter.setPen(QPen(style.text, 1, Qt::DashLine));
        painter.drawLine(QPointF(x, map.area().top()), QPointF(x, map.area().bottom()));
        const QString label = QString::fromUtf16(quantile.name) + u' ' + text::latency(*us, style.language);
        const double width = metrics.horizontalAdvance(label) + 8;
        const double left = x + 2 + width > map.area().right() ? x - 2 - width : x + 2;
        const QRectF plate(left, top, width, metrics.height());
        painter.fillRect(plate, style.ground());
        painter.setPen(style.text);
        painter.drawText(plate, Qt::AlignCenter, label);
        top += metrics.height() + 2;
    }
}

/// Leaves out every second tick, until the labels do not touch.
void thinOut(Axis& axis, double width, const ChartStyle& style)
{
    const QFontMetricsF metrics(style.font);
    double widest = 0;
    for (const Tick& tick : axis.ticks)
        widest = std::max(widest, metrics.horizontalAdvance(tick.label));
    double apart = width * std::log2(10.0) / (axis.max - axis.min);
    for (; apart < widest + metrics.averageCharWidth() * 2 && axis.ticks.size() > 2; apart *= 2)
        for (std::size_t kept = 1; kept < axis.ticks.size(); ++kept)
            axis.ticks.erase(axis.ticks.begin() + static_cast<std::ptrdiff_t>(kept));
}

}  // namespace

Frame HistogramPlot::frame(const QSizeF& size, const ChartStyle& style) const
{
    const auto [first, last] = binsOf(m_content.histogram);
    std::uint64_t highest = 0;
    for (std::size_t bin = first; bin <= last; ++bin)
        highest = std::max(highest, m_content.histogram.count(bin));
    const int rows = std::clamp(static_cast<int>(size.height() / (QFontMetricsF(style.font).height() * 2.2)), 2, 6);
    Axis x = latencyAxis(first, last, style.language);
    thinOut(x, size.width(), style);
    return {.title = m_content.title,
            .legend = {},
            .x = std::move(x),
            .y = valueAxis(MetricUnit::Count, static_cast<double>(highest), rows, style.language)};
}

void HistogramPlot::paint(QPainter& painter, const PlotMap& map, const ChartStyle& style) const
{
    painter.setFont(style.font);
    const Histogram& histogram = m_content.histogram;
    if (histogram.empty()) {
        paintEmpty(painter, map.area(), m_content.empty, style);
        return;
    }
    const double binWidth = map.area().width() / (map.x().max - map.x().min);
    const auto [first, last] = binsOf(histogram);
    painter.setPen(Qt::NoPen);
    for (std::size_t bin = first; bin <= last; ++bin) {
        if (histogram.count(bin) == 0)
            continue;
        const double left = map.area().left() + (static_cast<double>(bin) - map.x().min) * binWidth;
        // One sample is to be seen beside a million.
        const double top = std::min(map.toY(static_cast<double>(histogram.count(bin))), map.area().bottom() - 1.5);
        painter.fillRect(
            QRectF(QPointF(left + 1, top), QPointF(left + std::max(binWidth - 1, 1.5), map.area().bottom())),
            style.line(0));
    }
    paintQuantiles(painter, map, histogram, style);
}

std::optional<Readout> HistogramPlot::readout(const QPointF& pixel, const PlotMap& map, const ChartStyle& style) const
{
    const double at = map.fromX(pixel.x());
    const Histogram& histogram = m_content.histogram;
    if (histogram.empty() || at < 0 || at >= static_cast<double>(Histogram::kBins))
        return std::nullopt;
    const auto bin = static_cast<std::size_t>(at);
    const auto edge = [&](std::uint64_t us) { return text::latency(static_cast<double>(us), style.language); };
    const std::uint64_t count = histogram.count(bin);
    const double percent = 100 * static_cast<double>(count) / static_cast<double>(histogram.total());
    return Readout{.title = edge(Histogram::binLow(bin)) + u" – "_s + edge(Histogram::binHigh(bin) + 1),
                   .rows = {{style.line(0), text::sentence(style.language, "density.chart.waits"),
                             text::count(static_cast<std::int64_t>(count), style.language)},
                            {{},
                             text::sentence(style.language, "density.chart.share"),
                             text::decimal(percent, percent < 10 ? 2 : 1, style.language) + u'%'}},
                   .dots = {}};
}

}  // namespace pb::ui
