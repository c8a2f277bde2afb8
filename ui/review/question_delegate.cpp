// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/question_delegate.h"

#include "ui/review/question_model.h"
#include "ui/review/review_text.h"
#include "ui/review/risk_style.h"

#include <QApplication>
#include <QPainter>

namespace pb::ui {

namespace {

using Level = QuestionModel::Level;

/// From this many average characters on there is room for the risk in words; the mark carries it anyway.
constexpr int kWordsFrom = 58;
constexpr int kChevron = 8;  ///< side of the square that the fold mark is drawn in

int indentOf(Level level) { return level == Level::Pillar ? 4 : level == Level::Area ? 14 : 28; }

/// The fold mark of a group; takes its width off `rect`.
void paintChevron(QPainter& painter, QRect& rect, bool open, const QColor& color)
{
    const double middle = rect.center().y() + 1;
    const double left = rect.left();
    painter.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    if (open)
        painter.drawPolyline(QPolygonF{{left, middle - 2}, {left + 4, middle + 2}, {left + kChevron, middle - 2}});
    else
        painter.drawPolyline(QPolygonF{{left + 2, middle - 4}, {left + 6, middle}, {left + 2, middle + 4}});
    rect.setLeft(rect.left() + kChevron + 6);
}

Level levelOf(const QModelIndex& index) { return static_cast<Level>(index.data(QuestionModel::LevelRole).toInt()); }

QFont fontFor(Level level, const QFont& base)
{
    QFont font = base;
    if (level == Level::Pillar)
        font.setWeight(QFont::DemiBold);
    if (level == Level::Area)
        font.setPointSizeF(base.pointSizeF() * 0.9);
    return font;
}

/// Two bars at the right end of `rect`: the question is parked. Takes their width off.
void paintPause(QPainter& painter, QRect& rect, int size, const QColor& color)
{
    const QRectF at(rect.right() - size, rect.center().y() - size / 2.0 + 1, size, size);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (const double left : {0.16, 0.6})
        painter.drawRoundedRect(QRectF(at.left() + left * size, at.top() + size * 0.08, size * 0.24, size * 0.84), 1,
                                1);
    rect.setRight(rect.right() - size - 8);
}

/// Draws `text` at the right end of `rect` and takes its width off.
void paintRight(QPainter& painter, QRect& rect, const QString& text, const QColor& color, double factor)
{
    const QFont before = painter.font();
    QFont font = before;
    font.setPointSizeF(before.pointSizeF() * factor);
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(rect, Qt::AlignRight | Qt::AlignVCenter, text);
    rect.setRight(rect.right() - QFontMetrics(font).horizontalAdvance(text) - 8);
    painter.setFont(before);
}

void paintQuestion(QPainter& painter, const QStyleOptionViewItem& option, QRect rect, const QModelIndex& index)
{
    const auto risk = static_cast<review::Risk>(index.data(QuestionModel::RiskRole).toInt());
    const bool selected = option.state & QStyle::State_Selected;
    QPalette colors = option.palette;
    const int size = option.fontMetrics.ascent();
    paintRiskMark(painter, QRectF(rect.left(), rect.center().y() - size / 2.0 + 1, size, size), risk, colors);
    rect.setLeft(rect.left() + size + 8);
    if (index.data(QuestionModel::ParkedRole).toBool())
        paintPause(painter, rect, size, colors.color(QPalette::Text));
    if (option.rect.width() >= option.fontMetrics.averageCharWidth() * kWordsFrom)
        paintRight(painter, rect, riskShortName(risk), riskColor(risk, colors), 0.85);
    const QString code = index.data(QuestionModel::CodeRole).toString();
    painter.setPen(colors.color(QPalette::PlaceholderText));
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter, code);
    rect.setLeft(rect.left() + option.fontMetrics.horizontalAdvance(code) + 8);
    painter.setPen(colors.color(QPalette::Text));
    if (selected) {
        QFont bold = painter.font();
        bold.setWeight(QFont::DemiBold);
        painter.setFont(bold);
    }
    painter.drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
}

}  // namespace

void QuestionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const Level level = levelOf(index);
    const QColor base = option.palette.color(QPalette::Base);
    const QColor accent = option.palette.color(QPalette::Highlight);
    const QRectF ground = QRectF(option.rect).adjusted(0, 1, -2, -1);
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver)) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(blend(base, accent, option.state & QStyle::State_Selected ? 0.16 : 0.06));
        painter->drawRoundedRect(ground, 6, 6);
    }
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(accent, 1.5));
        painter->setBrush(Qt::NoBrush);
        painter->drawRoundedRect(ground.adjusted(1, 1, -1, -1), 6, 6);
    }
    painter->setFont(fontFor(level, option.font));
    QRect rect = option.rect.adjusted(indentOf(level), 0, -10, 0);
    if (level == Level::Question) {
        paintQuestion(*painter, option, rect, index);
    } else {
        const QColor faint = option.palette.color(QPalette::PlaceholderText);
        paintChevron(*painter, rect, option.state & QStyle::State_Open, faint);
        paintRight(*painter, rect, index.data(QuestionModel::ProgressRole).toString(), faint, 0.9);
        painter->setPen(level == Level::Pillar ? option.palette.color(QPalette::Text) : faint);
        painter->drawText(rect, Qt::AlignLeft | Qt::AlignVCenter,
                          painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideRight, rect.width()));
    }
    painter->restore();
}

QSize QuestionDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const double lines = levelOf(index) == Level::Pillar ? 2.1 : levelOf(index) == Level::Area ? 1.55 : 1.75;
    return {120, static_cast<int>(option.fontMetrics.height() * lines)};
}

}  // namespace pb::ui
