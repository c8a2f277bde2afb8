// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/report/block.h"

#include <QFontMetricsF>
#include <QTextOption>

using namespace Qt::StringLiterals;

namespace pb::ui::report {

namespace {
constexpr double kMarkWidth = points(15);
constexpr double kBarWidth = points(2.4), kBarGap = points(9);
}  // namespace

TextBlock::TextBlock(const QString& text, const TextStyle& style)
    : m_style(style), m_layout(printable(text).replace(u'\n', QChar::LineSeparator), font(style.size, style.bold))
{
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    m_layout.setTextOption(option);
}

void TextBlock::layOut(double width)
{
    if (width == m_width)
        return;
    m_width = width;
    const double left = indent + (mark == Mark::None ? 0 : kMarkWidth) + (bar.isValid() ? kBarGap : 0);
    const double tag =
        right.isEmpty() ? 0 : QFontMetricsF(font(m_style.size, true)).horizontalAdvance(right) + points(24);
    m_layout.beginLayout();
    for (int i = 0;; ++i) {
        QTextLine line = m_layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(qMax(points(40), width - left - tag));
        line.setPosition({left, i * lineHeight() + (lineHeight() - line.height()) / 2});
    }
    m_layout.endLayout();
}

double TextBlock::height(int from, int to) const { return (to - from) * lineHeight() + (ruleAbove ? points(5) : 0); }

void TextBlock::paint(QPainter& painter, const QPointF& at, int from, int to) const
{
    QPointF top = at;
    if (ruleAbove) {
        painter.setPen(QPen(QColor(ink::kRule), points(0.6)));
        painter.drawLine(top, top + QPointF(m_width, 0));
        top.ry() += points(5);
    }
    if (bar.isValid()) {
        const double up = joinsBar && from == 0 ? spaceBefore : 0;
        painter.fillRect(QRectF(top.x(), top.y() - up, kBarWidth, (to - from) * lineHeight() + up), bar);
    }
    if (from == 0 && mark != Mark::None)
        paintMark(painter, top + QPointF(indent + (bar.isValid() ? kBarGap : 0), 0));
    if (from == 0 && !right.isEmpty())
        paintRight(painter, top);
    painter.setPen(QColor(m_style.color));
    const QPointF origin = top - QPointF(0, from * lineHeight());
    for (int i = from; i < to; ++i)
        m_layout.lineAt(i).draw(&painter, origin);
}

void TextBlock::paintMark(QPainter& painter, const QPointF& at) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double side = points(8);
    const QRectF box(at.x(), at.y() + (lineHeight() - side) / 2, side, side);
    const QColor color = mark == Mark::Selected ? QColor(ink::kAccent) : QColor(ink::kMuted);
    painter.setPen(QPen(color, points(0.8)));
    switch (mark) {
    case Mark::Bullet:
        painter.setBrush(color);
        painter.drawEllipse(box.center(), points(1.3), points(1.3));
        break;
    case Mark::Selected:
        painter.setBrush(color);
        painter.drawRoundedRect(box, points(1.5), points(1.5));
        painter.setPen(QPen(Qt::white, points(1.3), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.setBrush(Qt::NoBrush);
        painter.drawPolyline(QPolygonF{{box.left() + side * 0.22, box.top() + side * 0.52},
                                       {box.left() + side * 0.42, box.top() + side * 0.72},
                                       {box.left() + side * 0.78, box.top() + side * 0.28}});
        break;
    case Mark::NotSelected:
        painter.drawRoundedRect(box, points(1.5), points(1.5));
        break;
    case Mark::NotApplicable:
        painter.drawRoundedRect(box, points(1.5), points(1.5));
        painter.drawLine(QPointF(box.left() + side * 0.25, box.center().y()),
                         QPointF(box.right() - side * 0.25, box.center().y()));
        break;
    case Mark::None:
        break;
    }
    painter.restore();
}

void TextBlock::paintRight(QPainter& painter, const QPointF& at) const
{
    const QFont face = font(m_style.size, true);
    const double advance = QFontMetricsF(face).horizontalAdvance(right);
    const double dot = points(3.2);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(rightColor);
    painter.drawEllipse(QPointF(at.x() + m_width - advance - points(9), at.y() + lineHeight() / 2), dot, dot);
    painter.setPen(rightColor);
    painter.setFont(face);
    painter.drawText(QRectF(at.x(), at.y(), m_width, lineHeight()), Qt::AlignRight | Qt::AlignVCenter, right);
    painter.restore();
}

void FigureBlock::paint(QPainter& painter, const QPointF& at, int, int) const
{
    painter.save();
    m_draw(painter, QRectF(at, QSizeF(m_width, m_height)));
    painter.restore();
}

}  // namespace pb::ui::report
