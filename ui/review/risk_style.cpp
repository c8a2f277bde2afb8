// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/risk_style.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <QWidget>

namespace pb::ui {

using review::Risk;

namespace {

bool isDark(const QPalette& palette) { return palette.color(QPalette::Base).lightness() < 128; }

/// A point of the square by its shares of width and height.
QPointF at(const QRectF& square, double x, double y)
{
    return {square.left() + x * square.width(), square.top() + y * square.height()};
}

void paintLine(QPainter& painter, const QRectF& square, const QPalette& palette, std::initializer_list<QPointF> shares)
{
    QPolygonF line;
    for (const QPointF& share : shares)
        line << at(square, share.x(), share.y());
    painter.setPen(
        QPen(palette.color(QPalette::Base), square.width() * 0.11, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(line);
}

void paintTriangle(QPainter& painter, const QRectF& square, const QPalette& palette)
{
    painter.setPen(QPen(painter.brush().color(), square.width() * 0.12, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPolygon(QPolygonF{at(square, 0.5, 0.12), at(square, 0.92, 0.86), at(square, 0.08, 0.86)});
    paintLine(painter, square, palette, {{0.5, 0.38}, {0.5, 0.60}});
    paintLine(painter, square, palette, {{0.5, 0.75}, {0.5, 0.755}});
}

}  // namespace

QColor riskColor(Risk risk, const QPalette& palette)
{
    const bool dark = isDark(palette);
    switch (risk) {
    case Risk::High:
        return dark ? QColor(0xff8078) : QColor(0xc4302b);
    case Risk::Medium:
        return dark ? QColor(0xefb54a) : QColor(0x9a6200);
    case Risk::None:
        return dark ? QColor(0x6fcb82) : QColor(0x24803a);
    case Risk::NotApplicable:
    case Risk::Unanswered:
        break;
    }
    return palette.color(QPalette::PlaceholderText);
}

QColor riskFill(Risk risk, const QPalette& palette)
{
    const QColor color = riskColor(risk, palette);
    return risk == Risk::Unanswered ? blend(palette.color(QPalette::Base), color, 0.4) : color;
}

QColor blend(const QColor& under, const QColor& over, double share)
{
    const auto mix = [share](int a, int b) { return static_cast<int>(a + (b - a) * share + 0.5); };
    return {mix(under.red(), over.red()), mix(under.green(), over.green()), mix(under.blue(), over.blue())};
}

void paintRiskMark(QPainter& painter, const QRectF& square, Risk risk, const QPalette& palette)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = riskColor(risk, palette);
    const double inset = square.width() * 0.08;
    const QRectF disc = square.adjusted(inset, inset, -inset, -inset);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    switch (risk) {
    case Risk::High:
        paintTriangle(painter, square, palette);
        break;
    case Risk::Medium:
        painter.drawPolygon(QPolygonF{at(square, 0.5, 0), at(square, 1, 0.5), at(square, 0.5, 1), at(square, 0, 0.5)});
        paintLine(painter, square, palette, {{0.5, 0.28}, {0.5, 0.54}});
        paintLine(painter, square, palette, {{0.5, 0.72}, {0.5, 0.725}});
        break;
    case Risk::None:
        painter.drawEllipse(disc);
        paintLine(painter, square, palette, {{0.30, 0.52}, {0.45, 0.67}, {0.71, 0.36}});
        break;
    case Risk::NotApplicable:
        painter.drawEllipse(disc);
        paintLine(painter, square, palette, {{0.31, 0.5}, {0.69, 0.5}});
        break;
    case Risk::Unanswered:
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(color, square.width() * 0.10));
        painter.drawEllipse(disc);
        break;
    }
    painter.restore();
}

void scaleFont(QWidget* widget, double factor, bool bold)
{
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    widget->setFont(font);
}

}  // namespace pb::ui
