// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/choice_mark.h"

#include "ui/review/risk_style.h"

#include <QPainter>

namespace pb::ui {

using review::ChoiceState;

void paintChoiceMark(QPainter& painter, const QRectF& square, ChoiceState state, bool enabled, const QPalette& palette)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor base = palette.color(QPalette::Base);
    const QColor text = palette.color(QPalette::Text);
    const bool on = state == ChoiceState::Selected;
    const QColor fill = on ? palette.color(QPalette::Highlight) : base;
    const double unit = square.width() / 18;  // drawn for a square of 18
    painter.setPen(QPen(on ? fill : blend(base, text, enabled ? 0.5 : 0.25), 1.3 * unit));
    painter.setBrush(on && !enabled ? blend(base, fill, 0.5) : fill);
    const double edge = 0.65 * unit;
    const QRectF box = square.adjusted(edge, edge, -edge, -edge);
    painter.drawRoundedRect(box, 3.5 * unit, 3.5 * unit);
    const auto at = [&](double x, double y) { return box.topLeft() + QPointF(x, y) * unit; };
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(on ? palette.color(QPalette::HighlightedText) : blend(base, text, 0.6), 2 * unit, Qt::SolidLine,
                        Qt::RoundCap, Qt::RoundJoin));
    if (on)
        painter.drawPolyline(QPolygonF{at(4, 8.7), at(7.2, 12), at(12.8, 5)});
    else if (state == ChoiceState::NotApplicable)
        painter.drawLine(at(5, 8.4), at(11.7, 8.4));
}

}  // namespace pb::ui
