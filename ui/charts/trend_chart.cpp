// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/trend_chart.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace pb::ui {

namespace {

constexpr double kWidest = 72;  ///< of a column, in average characters' tenths: few columns are not blown up

int totalOf(const TrendColumn& column)
{
    int total = 0;
    for (const BarPart& part : column.parts)
        total += part.count;
    return total;
}

/// Where things stand in a rectangle.
struct Layout {
    QRectF plot;
    double step = 0;   ///< from one column to the next
    double width = 0;  ///< of a column
    int highest = 1;

    Layout(const QRectF& rect, const TrendChart& chart, const ChartStyle& style)
    {
        const QFontMetricsF metrics(style.font);
        const double line = metrics.height();
        plot = rect.adjusted(0, chart.legend.empty() ? 4 : line * 1.8, 0, -line * 2.1);
        const auto count = static_cast<double>(std::max<std::size_t>(chart.columns.size(), 1));
        step = std::min(plot.width() / count, metrics.averageCharWidth() * 18);
        width = std::min(step * 0.62, metrics.averageCharWidth() * kWidest / 10);
        for (const TrendColumn& column : chart.columns)
            highest = std::max(highest, totalOf(column));
    }

    QRectF place(std::size_t index) const
    {
        return {plot.left() + step * static_cast<double>(index), plot.top(), step, plot.height()};
    }
    QRectF column(std::size_t index) const
    {
        const QRectF whole = place(index);
        return {whole.center().x() - width / 2, whole.top(), width, whole.height()};
    }
};

void paintLegend(QPainter& painter, const QRectF& rect, const TrendChart& chart, const ChartStyle& style)
{
    const QFontMetricsF metrics(style.font);
    const double dot = metrics.height() * 0.6;
    double left = rect.left();
    for (const PillarLegend& entry : chart.legend) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(entry.color);
        painter.drawRoundedRect(QRectF(left, rect.top() + (metrics.height() - dot) / 2, dot, dot), 2, 2);
        left += dot * 1.6;
        const double width = metrics.horizontalAdvance(entry.name);
        painter.setPen(style.mutedText);
        painter.drawText(QRectF(left, rect.top(), width + 2, metrics.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         entry.name);
        left += width + metrics.height();
    }
}

void paintColumn(QPainter& painter, const QRectF& column, const TrendColumn& content, int highest)
{
    const QFontMetricsF metrics(painter.font());
    double bottom = column.bottom();
    for (const BarPart& part : content.parts) {
        if (part.count <= 0)
            continue;
        const double height = column.height() * part.count / highest;
        const QRectF piece(column.left(), bottom - height, column.width(), height);
        painter.fillRect(piece.adjusted(0, 1, 0, 0), part.color);
        const QString number = QString::number(part.count);
        if (height >= metrics.height() && metrics.horizontalAdvance(number) < column.width()) {
            painter.setPen(readableOn(part.color));
            painter.drawText(piece, Qt::AlignCenter, number);
        }
        bottom -= height;
    }
}

void paintLabels(QPainter& painter, const QRectF& place, const TrendColumn& content, const ChartStyle& style)
{
    const QFontMetricsF metrics(style.font);
    const QRectF line(place.left() + 2, place.bottom() + 2, place.width() - 4, metrics.height());
    painter.setPen(style.text);
    painter.drawText(line, Qt::AlignHCenter | Qt::AlignTop,
                     metrics.elidedText(content.label, Qt::ElideRight, line.width()));
    painter.setPen(style.mutedText);
    painter.drawText(line.translated(0, metrics.height()), Qt::AlignHCenter | Qt::AlignTop,
                     metrics.elidedText(content.date, Qt::ElideRight, line.width()));
}

}  // namespace

void paintTrend(QPainter& painter, const QRectF& rect, const TrendChart& chart, const std::vector<std::size_t>& marked,
                const ChartStyle& style)
{
    painter.save();
    painter.setFont(style.font);
    painter.setRenderHint(QPainter::Antialiasing);
    const Layout layout(rect, chart, style);
    paintLegend(painter, rect, chart, style);
    for (const std::size_t index : marked) {
        if (index >= chart.columns.size())
            continue;
        QColor ground = style.line(0);
        ground.setAlphaF(0.14F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(ground);
        const double labels = QFontMetricsF(style.font).height() * 2.1;
        painter.drawRoundedRect(layout.place(index).adjusted(2, -2, -2, labels), 5, 5);
    }
    painter.setPen(QPen(style.grid, 1));
    painter.drawLine(layout.plot.bottomLeft(), layout.plot.bottomRight());
    for (std::size_t i = 0; i < chart.columns.size(); ++i) {
        paintColumn(painter, layout.column(i), chart.columns[i], layout.highest);
        paintLabels(painter, layout.place(i), chart.columns[i], style);
    }
    painter.restore();
}

std::optional<std::size_t> trendColumnAt(const QPointF& place, const QRectF& rect, const TrendChart& chart,
                                         const ChartStyle& style)
{
    const Layout layout(rect, chart, style);
    for (std::size_t i = 0; i < chart.columns.size(); ++i)
        if (place.x() >= layout.place(i).left() && place.x() < layout.place(i).right() &&
            place.y() >= layout.plot.top())
            return i;
    return std::nullopt;
}

}  // namespace pb::ui
