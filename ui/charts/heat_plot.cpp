// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/heat_plot.h"

#include "ui/charts/line_points.h"
#include "ui/text/format.h"
#include "ui/text/sentence.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace pb::ui {

using density::HeatMap;
using density::Histogram;
using density::MetricUnit;

namespace {

constexpr int kMaxColumns = 1000;
constexpr int kScaleSteps = 256;

/// Square root: a share of 1 % is to be seen, and 50 % is not to look like 100 %.
int scaleStep(std::uint64_t count, std::uint64_t total)
{
    const double share = static_cast<double>(count) / static_cast<double>(total);
    return static_cast<int>(std::sqrt(share) * (kScaleSteps - 1));
}

/// Premultiplied colours by scaleStep().
std::array<QRgb, kScaleSteps> colors(const ChartStyle& style)
{
    std::array<QRgb, kScaleSteps> out{};
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = style.heat(0.08 + 0.92 * static_cast<double>(i) / (kScaleSteps - 1)).rgb();
    return out;
}

constexpr double kScaleWidth = 72;
QString lowest() { return u"0%"_s; }
QString highest() { return u"100%"_s; }

const HeatMap::Column* columnAt(const HeatMap& map, std::int64_t tMs)
{
    const auto& columns = map.columns();
    const auto after =
        std::ranges::partition_point(columns, [&](const HeatMap::Column& column) { return column.fromMs <= tMs; });
    if (after == columns.begin() || std::prev(after)->toMs < tMs)
        return nullptr;
    return &*std::prev(after);
}

}  // namespace

void HeatPlot::setContent(HeatContent content)
{
    for (TimeLine& line : content.lines) {
        const auto before = std::ranges::find(m_content.lines, line.name, &TimeLine::name);
        if (before != m_content.lines.end())
            line.shown = before->shown;
    }
    m_content = std::move(content);
}

std::size_t HeatPlot::bins() const
{
    double highestUs = 0;
    for (const TimeLine& line : m_content.lines)
        highestUs = std::max(highestUs, line.series->max().value_or(0));
    const std::size_t ofLines = Histogram::binOf(static_cast<std::uint64_t>(std::clamp(highestUs, 0.0, 1e12))) + 1;
    const std::size_t atLeast = Histogram::binOf(1023) + 1;
    return std::clamp(std::max(m_content.map->usedBins(), ofLines), atLeast, Histogram::kBins);
}

Frame HeatPlot::frame(const QSizeF& size, const ChartStyle& style) const
{
    Frame frame{.title = m_content.title, .legend = {}, .x = {}, .y = {}};
    for (const TimeLine& line : m_content.lines)
        frame.legend.push_back({line.name, style.line(line.color), line.shown});
    const double tickWidth = QFontMetricsF(style.font).horizontalAdvance(u"00:00:00"_s) * 1.8;
    frame.x = timeAxis(m_view.fromMs, m_view.toMs, std::max(2, static_cast<int>(size.width() / tickWidth)));
    frame.y = latencyAxis(0, bins() - 1, style.language);
    return frame;
}

double HeatPlot::keyWidth(const ChartStyle& style) const
{
    const QFontMetricsF metrics(style.font);
    return m_content.map->columns().empty()
               ? 0
               : kScaleWidth + metrics.horizontalAdvance(lowest()) + metrics.horizontalAdvance(highest()) + 12;
}

/// The scale of the cells' colours.
void HeatPlot::paintKey(QPainter& painter, const QRectF& rect, const ChartStyle& style) const
{
    const QFontMetricsF metrics(style.font);
    const QRectF bar(rect.left() + metrics.horizontalAdvance(lowest()) + 4, rect.center().y() - metrics.height() * 0.3,
                     kScaleWidth, metrics.height() * 0.6);
    constexpr int kParts = 24;
    for (int i = 0; i < kParts; ++i)
        painter.fillRect(
            QRectF(bar.left() + i * kScaleWidth / kParts, bar.top(), kScaleWidth / kParts + 0.5, bar.height()),
            style.heat(0.08 + 0.92 * std::sqrt((i + 0.5) / kParts)));
    painter.setFont(style.font);
    painter.setPen(style.mutedText);
    painter.drawText(QRectF(rect.left(), rect.top(), bar.left() - 4 - rect.left(), rect.height()),
                     Qt::AlignRight | Qt::AlignVCenter, lowest());
    painter.drawText(QRectF(bar.right() + 4, rect.top(), rect.right() - bar.right() - 4, rect.height()),
                     Qt::AlignLeft | Qt::AlignVCenter, highest());
}

QImage HeatPlot::cells(int columns, std::size_t bins, const ChartStyle& style) const
{
    QImage image(std::max(columns, 1), std::max(static_cast<int>(bins), 1), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const std::array<QRgb, kScaleSteps> palette = colors(style);
    const double perMs = image.width() / static_cast<double>(std::max<std::int64_t>(m_view.ms(), 1));
    for (const HeatMap::Column& column : m_content.map->columns()) {
        if (column.toMs < m_view.fromMs || column.fromMs > m_view.toMs || column.histogram.empty())
            continue;
        const auto pixel = [&](std::int64_t tMs) {
            return std::clamp(static_cast<int>(std::floor(static_cast<double>(tMs - m_view.fromMs) * perMs)), 0,
                              image.width());
        };
        const int left = std::min(pixel(column.fromMs), image.width() - 1);
        const int right = std::max(pixel(column.toMs), left + 1);
        for (std::size_t bin = 0; bin < std::min(bins, column.histogram.usedBins()); ++bin) {
            const std::uint64_t count = column.histogram.count(bin);
            const int row = image.height() - 1 - static_cast<int>(bin);
            const QRgb color = count == 0
                                   ? qRgba(0, 0, 0, 0)
                                   : palette[static_cast<std::size_t>(scaleStep(count, column.histogram.total()))];
            std::fill_n(reinterpret_cast<QRgb*>(image.scanLine(row)) + left, right - left, color);
        }
    }
    return image;
}

void HeatPlot::paint(QPainter& painter, const PlotMap& map, const ChartStyle& style) const
{
    painter.setFont(style.font);
    const bool noLine = std::ranges::all_of(m_content.lines, [](const TimeLine& line) { return line.series->empty(); });
    const bool noCell = m_content.map->columns().empty();
    if (noCell && noLine) {
        paintEmpty(painter, map.area(), m_content.empty, style);
        return;
    }
    const int columns = std::clamp(static_cast<int>(map.area().width()), 1, kMaxColumns);
    if (!noCell) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
        painter.drawImage(map.area(), cells(columns, bins(), style));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (const TimeLine& line : m_content.lines) {
        const QPolygonF points =
            line.shown ? linePoints(*line.series, map, static_cast<std::size_t>(columns)) : QPolygonF();
        strokeLine(painter, points, style.line(line.color), Stroke::Haloed, style);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintMarkers(painter, map, m_content.markers, style);
}

std::optional<Readout> HeatPlot::readout(const QPointF& pixel, const PlotMap& map, const ChartStyle& style) const
{
    const auto tMs = static_cast<std::int64_t>(std::llround(map.fromX(pixel.x())));
    if (tMs > m_content.untilMs)
        return std::nullopt;
    Readout readout{.title = timeText(tMs, true), .rows = {}, .dots = {}};
    for (const TimeLine& line : m_content.lines) {
        const auto value = line.shown ? valueAt(*line.series, tMs) : std::nullopt;
        if (!value)
            continue;
        readout.rows.push_back(
            {style.line(line.color), line.name, valueText(MetricUnit::Microseconds, *value, style.language)});
        readout.dots.emplace_back(pixel.x(), map.toY(*value));
    }
    const HeatMap::Column* column = columnAt(*m_content.map, tMs);
    const double level = map.fromY(pixel.y());
    if (column && level >= 0 && level < static_cast<double>(Histogram::kBins) && !column->histogram.empty()) {
        const auto bin = static_cast<std::size_t>(level);
        const auto edge = [&](std::uint64_t us) { return text::latency(static_cast<double>(us), style.language); };
        const double percent =
            100 * static_cast<double>(column->histogram.count(bin)) / static_cast<double>(column->histogram.total());
        readout.rows.push_back({{},
                                edge(Histogram::binLow(bin)) + u" – "_s + edge(Histogram::binHigh(bin) + 1),
                                text::decimal(percent, percent < 10 ? 2 : 1, style.language) + u'%'});
    }
    return readout.rows.empty() ? std::nullopt : std::optional(readout);
}

void HeatPlot::toggle(std::size_t index)
{
    if (index < m_content.lines.size())
        m_content.lines[index].shown = !m_content.lines[index].shown;
}

}  // namespace pb::ui
