// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/pillar_chart.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace pb::ui {

namespace {

constexpr double kRowPerLine = 1.75;  ///< height of a bar's row in lines of text

int totalOf(const PillarBar& bar)
{
    int total = 0;
    for (const BarPart& part : bar.parts)
        total += part.count;
    return total;
}

void paintBar(QPainter& painter, const QRectF& rect, const PillarBar& bar, const ChartStyle& style)
{
    const QFontMetricsF metrics(painter.font());
    const int total = totalOf(bar);
    painter.setPen(Qt::NoPen);
    painter.setBrush(style.grid);
    painter.drawRoundedRect(rect, 2, 2);
    double left = rect.left();
    for (const BarPart& part : bar.parts) {
        if (part.count <= 0)
            continue;
        const double width = rect.width() * part.count / total;
        const QRectF piece(left, rect.top(), width, rect.height());
        painter.fillRect(piece.adjusted(0, 0, left + width < rect.right() - 0.5 ? -1 : 0, 0), part.color);
        const QString number = QString::number(part.count);
        if (metrics.horizontalAdvance(number) + 4 <= width) {
            painter.setPen(readableOn(part.color));
            painter.drawText(piece, Qt::AlignCenter, number);
            painter.setPen(Qt::NoPen);
        }
        left += width;
    }
}

void paintLegend(QPainter& painter, const QRectF& rect, const PillarChart& chart, const ChartStyle& style)
{
    const QFontMetricsF metrics(painter.font());
    const double dot = metrics.height() * 0.6;
    double left = rect.left();
    for (const PillarLegend& entry : chart.legend) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(entry.color);
        painter.drawRoundedRect(QRectF(left, rect.center().y() - dot / 2, dot, dot), 2, 2);
        left += dot * 1.6;
        const double width = metrics.horizontalAdvance(entry.name);
        painter.setPen(style.mutedText);
        painter.drawText(QRectF(left, rect.top(), width + 2, rect.height()), Qt::AlignLeft | Qt::AlignVCenter,
                         entry.name);
        left += width + metrics.height();
    }
}

/// Corner `index` of `count`, the first on top.
QPointF corner(const QPointF& centre, double radius, std::size_t index, std::size_t count)
{
    const double angle = 2 * std::numbers::pi * static_cast<double>(index) / static_cast<double>(count);
    return centre + QPointF(std::sin(angle) * radius, -std::cos(angle) * radius);
}

}  // namespace

double pillarBarsHeight(const PillarChart& chart, const ChartStyle& style)
{
    const double row = QFontMetricsF(style.font).height() * kRowPerLine;
    return row * (static_cast<double>(chart.bars.size()) + (chart.legend.empty() ? 0 : 1));
}

void paintPillarBars(QPainter& painter, const QRectF& rect, const PillarChart& chart, const ChartStyle& style)
{
    painter.save();
    painter.setFont(style.font);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetricsF metrics(style.font);
    const double gap = metrics.height() * 0.6;
    double labels = 0;
    for (const PillarBar& bar : chart.bars)
        labels = std::max(labels, metrics.horizontalAdvance(bar.label));
    labels = std::min(labels, rect.width() * 0.45);
    const std::size_t rows = chart.bars.size() + (chart.legend.empty() ? 0 : 1);
    const double row = rect.height() / static_cast<double>(std::max<std::size_t>(rows, 1));
    const double totals = metrics.horizontalAdvance(QStringLiteral("000"));
    QRectF line(rect.left(), rect.top(), rect.width(), row);
    for (const PillarBar& bar : chart.bars) {
        painter.setPen(style.text);
        const QString label = metrics.elidedText(bar.label, Qt::ElideRight, labels + 1);
        painter.drawText(QRectF(line.left(), line.top(), labels + 2, row), Qt::AlignLeft | Qt::AlignVCenter, label);
        const double height = std::min(row * 0.68, metrics.height() * 1.4);
        const QRectF box(line.left() + labels + gap, line.center().y() - height / 2,
                         std::max(line.width() - labels - 2 * gap - totals, 4.0), height);
        paintBar(painter, box, bar, style);
        painter.setPen(style.mutedText);
        painter.drawText(QRectF(box.right(), line.top(), totals + gap, row), Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(totalOf(bar)));
        line.translate(0, row);
    }
    if (!chart.legend.empty())
        paintLegend(painter, line.adjusted(labels + gap, 0, 0, 0), chart, style);
    painter.restore();
}

void paintRadar(QPainter& painter, const QRectF& rect, const std::vector<RadarAxis>& axes, const ChartStyle& style)
{
    if (axes.size() < 3)
        return;
    painter.save();
    painter.setFont(style.font);
    painter.setRenderHint(QPainter::Antialiasing);
    const QFontMetricsF metrics(style.font);
    double widest = 0;
    for (const RadarAxis& axis : axes)
        widest = std::max(widest, metrics.horizontalAdvance(axis.label));
    const double radius =
        std::max(std::min(rect.width() / 2 - widest - 8, rect.height() / 2 - metrics.height() * 1.6), 8.0);
    const QPointF centre = rect.center();
    QPolygonF shape;
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(style.grid, 1));
    for (const double ring : {0.25, 0.5, 0.75, 1.0}) {
        QPolygonF polygon;
        for (std::size_t i = 0; i < axes.size(); ++i)
            polygon << corner(centre, radius * ring, i, axes.size());
        painter.drawPolygon(polygon);
    }
    for (std::size_t i = 0; i < axes.size(); ++i) {
        painter.drawLine(centre, corner(centre, radius, i, axes.size()));
        shape << corner(centre, radius * std::clamp(axes[i].share, 0.0, 1.0), i, axes.size());
    }
    QColor tint = style.line(0);
    tint.setAlphaF(0.22F);
    painter.setPen(QPen(style.line(0), 1.5));
    painter.setBrush(tint);
    painter.drawPolygon(shape);
    painter.setPen(style.text);
    for (std::size_t i = 0; i < axes.size(); ++i) {
        const QPointF at = corner(centre, radius + metrics.height() * 0.9, i, axes.size());
        const double width = metrics.horizontalAdvance(axes[i].label);
        const double side = at.x() - centre.x();
        const double left = std::abs(side) < 1 ? at.x() - width / 2 : side > 0 ? at.x() - 6 : at.x() - width + 6;
        painter.drawText(QRectF(left, at.y() - metrics.height() / 2, width + 2, metrics.height()), Qt::AlignCenter,
                         axes[i].label);
    }
    painter.restore();
}

}  // namespace pb::ui
