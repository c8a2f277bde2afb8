// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/readout_box.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>

namespace pb::ui {

namespace {

constexpr double kPadding = 7;
constexpr double kSwatch = 14;
constexpr double kGap = 14;  ///< between name and value, and between the box and the crosshair

QSizeF boxSize(const Readout& readout, const QFontMetricsF& metrics)
{
    double width = metrics.horizontalAdvance(readout.title);
    for (const Readout::Row& row : readout.rows)
        width = std::max(width,
                         kSwatch + metrics.horizontalAdvance(row.name) + kGap + metrics.horizontalAdvance(row.value));
    const double rows = static_cast<double>(readout.rows.size()) + 1;
    return {width + 2 * kPadding, rows * metrics.height() * 1.15 + 2 * kPadding};
}

/// Right of the crosshair where there is room, else left of it.
QRectF boxRect(const QSizeF& size, const ReadoutPlace& place)
{
    double left = place.at.x() + kGap;
    if (left + size.width() > place.inside.right())
        left = place.at.x() - kGap - size.width();
    const double top = std::min(place.at.y() + kGap, place.inside.bottom() - size.height());
    return {QPointF(std::max(left, 2.0), std::max(top, 2.0)), size};
}

void paintDots(QPainter& painter, const Readout& readout, const ChartStyle& style)
{
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < readout.dots.size() && i < readout.rows.size(); ++i) {
        painter.setPen(QPen(style.ground(), 1));
        painter.setBrush(readout.rows[i].color);
        painter.drawEllipse(readout.dots[i], 3.5, 3.5);
    }
}

}  // namespace

void paintReadout(QPainter& painter, const Readout& readout, const ReadoutPlace& place, const ChartStyle& style)
{
    paintDots(painter, readout, style);
    if (!place.boxShown)
        return;
    painter.setFont(style.font);
    const QFontMetricsF metrics(style.font);
    const QRectF box = boxRect(boxSize(readout, metrics), place);
    painter.setPen(QPen(style.grid, 1));
    painter.setBrush(style.surface);
    painter.drawRoundedRect(box, 4, 4);
    const double line = metrics.height() * 1.15;
    QRectF row(box.left() + kPadding, box.top() + kPadding, box.width() - 2 * kPadding, line);
    painter.setPen(style.mutedText);
    painter.drawText(row, Qt::AlignLeft | Qt::AlignVCenter, readout.title);
    for (const Readout::Row& entry : readout.rows) {
        row.translate(0, line);
        if (entry.color.isValid()) {
            painter.setPen(Qt::NoPen);
            painter.setBrush(entry.color);
            painter.drawEllipse(QPointF(row.left() + 4, row.center().y()), 4, 4);
        }
        painter.setPen(style.mutedText);
        painter.drawText(row.adjusted(kSwatch, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, entry.name);
        painter.setPen(style.text);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, entry.value);
    }
}

}  // namespace pb::ui
