// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/time_plot.h"

#include "ui/charts/line_points.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

constexpr double kReferenceReach = 1.35;  ///< a reference line this far above the lines still stretches the axis

constexpr std::size_t kFewLines = 6;  ///< more are drawn thin, to be told apart and to be quick

/// Text on a plate of the background, so that lines behind do not run through it.
void paintLabel(QPainter& painter, const QRectF& rect, const QString& text, const QColor& color,
                const ChartStyle& style)
{
    QColor plate = style.ground();
    plate.setAlphaF(0.8F);
    painter.fillRect(rect, plate);
    painter.setPen(color);
    painter.drawText(rect, Qt::AlignCenter, text);
}

/// A level inside the axis is a dashed line with its label; those above it are named side by side at the upper edge.
/// @param freeFrom where the next of these has room; moves on
void paintReference(QPainter& painter, const PlotMap& map, const ReferenceLine& line, const ChartStyle& style,
                    double& freeFrom)
{
    const QFontMetricsF metrics(painter.font());
    const QRectF& area = map.area();
    const double y = map.toY(line.value);
    const bool above = y < area.top() - 0.5;
    const QString label = above ? u"↑ "_s + line.label : line.label;
    const QSizeF size(metrics.horizontalAdvance(label) + 8, metrics.height());
    if (!above) {
        painter.setPen(QPen(style.mutedText, 1, Qt::DashLine));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    const double top = above ? area.top() + 2 : std::max(y - size.height() - 1, area.top());
    const double left = above ? freeFrom : area.left() + 6;
    if (above)
        freeFrom += size.width() + 10;
    paintLabel(painter, QRectF(QPointF(left, top), size), label, style.mutedText, style);
}

QColor markerColor(PlotMarker::Kind kind, const ChartStyle& style)
{
    return kind == PlotMarker::Kind::Alert ? style.alert : style.mutedText;
}

}  // namespace

void paintMarkers(QPainter& painter, const PlotMap& map, const std::vector<PlotMarker>& markers,
                  const ChartStyle& style)
{
    const QFontMetricsF metrics(painter.font());
    const QRectF& area = map.area();
    double freeFrom = area.left();
    for (const PlotMarker& marker : markers) {
        const double x = map.toX(static_cast<double>(marker.tMs));
        if (x < area.left() || x > area.right())
            continue;
        QColor color = markerColor(marker.kind, style);
        const bool isStage = marker.kind == PlotMarker::Kind::Stage;
        color.setAlphaF(isStage ? 0.45F : 0.9F);
        painter.setPen(QPen(color, 1, isStage ? Qt::DotLine : Qt::SolidLine));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        const double width = metrics.horizontalAdvance(marker.label) + 6;
        const double left = std::min(x + 1, area.right() - width);
        if (marker.label.isEmpty() || left < freeFrom)
            continue;
        const QRectF rect(left, area.bottom() - metrics.height() - 2, width, metrics.height());
        paintLabel(painter, rect, marker.label, markerColor(marker.kind, style), style);
        freeFrom = left + width + 4;
    }
}

void paintEmpty(QPainter& painter, const QRectF& area, const QString& message, const ChartStyle& style)
{
    painter.setPen(style.mutedText);
    painter.drawText(area.adjusted(8, 0, -8, 0), Qt::AlignCenter | Qt::TextWordWrap, message);
}

void TimePlot::setContent(TimeContent content)
{
    for (TimeLine& line : content.lines) {
        const auto before = std::ranges::find(m_content.lines, line.name, &TimeLine::name);
        if (before != m_content.lines.end() && before->color == line.color)
            line.shown = before->shown;
    }
    m_content = std::move(content);
}

double TimePlot::highest() const
{
    double high = m_content.expectedHigh;
    for (const TimeLine& line : m_content.lines)
        if (line.shown)
            high = std::max(high, highestIn(*line.series, m_view.fromMs, m_view.toMs).value_or(0));
    const double reach = high * kReferenceReach;
    for (const ReferenceLine& reference : m_content.references)
        if (reference.value <= reach)
            high = std::max(high, reference.value * 1.04);
    return high;
}

Frame TimePlot::frame(const QSizeF& size, const ChartStyle& style) const
{
    Frame frame{.title = m_content.title, .legend = {}, .x = {}, .y = {}};
    if (m_content.lines.size() > 1)
        for (const TimeLine& line : m_content.lines)
            frame.legend.push_back({line.name, style.line(line.color), line.shown});
    const QFontMetricsF metrics(style.font);
    const double tickWidth = metrics.horizontalAdvance(u"00:00:00"_s) * 1.8;
    frame.x = timeAxis(m_view.fromMs, m_view.toMs, std::max(2, static_cast<int>(size.width() / tickWidth)));
    const int rows = std::clamp(static_cast<int>(size.height() / (metrics.height() * 2.2)), 2, 6);
    frame.y = valueAxis(m_content.unit, highest(), rows, style.language);
    return frame;
}

std::size_t TimePlot::columnsFor(double width) const
{
    const auto shown = static_cast<std::size_t>(std::ranges::count_if(m_content.lines, &TimeLine::shown));
    const auto pixels = static_cast<std::size_t>(std::max(width, 1.0));
    return std::min({pixels, kMaxColumns, kMaxColumnsOfAll / std::max<std::size_t>(shown, 1)});
}

void TimePlot::paintLine(QPainter& painter, const PlotMap& map, const TimeLine& line, const ChartStyle& style) const
{
    const QPolygonF points = linePoints(*line.series, map, columnsFor(map.area().width()));
    if (points.isEmpty())
        return;
    const QColor color = style.line(line.color);
    if (line.filled && points.size() > 1) {
        QPolygonF area = points;
        area << QPointF(points.last().x(), map.area().bottom()) << QPointF(points.first().x(), map.area().bottom());
        QColor tint = color;
        tint.setAlphaF(style.dark ? 0.22F : 0.14F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(tint);
        painter.drawPolygon(area);
        painter.setBrush(Qt::NoBrush);
    }
    if (points.size() == 1) {
        painter.setPen(color);
        painter.drawEllipse(points.first(), 2, 2);
        return;
    }
    strokeLine(painter, points, color, m_content.lines.size() <= kFewLines ? Stroke::Normal : Stroke::Thin, style);
}

void TimePlot::paint(QPainter& painter, const PlotMap& map, const ChartStyle& style) const
{
    painter.setFont(style.font);
    const bool empty = std::ranges::all_of(m_content.lines, [](const TimeLine& line) { return line.series->empty(); });
    if (empty && !m_content.empty.isEmpty()) {
        paintEmpty(painter, map.area(), m_content.empty, style);
        return;
    }
    painter.setRenderHint(QPainter::Antialiasing);
    // The first line is the one that the chart is about: it is painted last, on top.
    for (auto line = m_content.lines.rbegin(); line != m_content.lines.rend(); ++line)
        if (line->shown)
            paintLine(painter, map, *line, style);
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintMarkers(painter, map, m_content.markers, style);
    double freeFrom = map.area().left() + 6;
    for (const ReferenceLine& line : m_content.references)
        paintReference(painter, map, line, style, freeFrom);
}

std::optional<Readout> TimePlot::readout(const QPointF& pixel, const PlotMap& map, const ChartStyle& style) const
{
    const auto tMs = static_cast<std::int64_t>(std::llround(map.fromX(pixel.x())));
    if (tMs > m_content.untilMs)
        return std::nullopt;
    Readout readout{.title = timeText(tMs, true), .rows = {}, .dots = {}};
    for (const TimeLine& line : m_content.lines) {
        const auto value = line.shown ? valueAt(*line.series, tMs) : std::nullopt;
        if (!value)
            continue;
        readout.rows.push_back({style.line(line.color), line.name, valueText(m_content.unit, *value, style.language)});
        readout.dots.emplace_back(pixel.x(), map.toY(*value));
    }
    return readout.rows.empty() ? std::nullopt : std::optional(readout);
}

void TimePlot::toggle(std::size_t index)
{
    if (index < m_content.lines.size())
        m_content.lines[index].shown = !m_content.lines[index].shown;
}

}  // namespace pb::ui
