// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/workbench_style.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QWidget>

#include <cmath>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

constexpr int kArrow = 9;       ///< side of the square that a menu's arrow is drawn in
constexpr int kArrowRoom = 12;  ///< that it takes to the right of a button's words

/// Whether pressing the button opens a menu, and it has words.
bool isMenuButton(const QStyleOption* option)
{
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    return button && button->features.testFlag(QStyleOptionToolButton::HasMenu) &&
           !button->features.testFlag(QStyleOptionToolButton::MenuButtonPopup) && !button->text.isEmpty() &&
           button->toolButtonStyle != Qt::ToolButtonIconOnly;
}

/// Whether it is a framed view on a screen of, say, 1.5 pixels to the unit. There a frame of one unit along the edge is
/// covered, here and there, by the view inside or cut by the one around it, both of which are rounded.
bool isFractionalView(const QWidget* widget)
{
    const double ratio = qobject_cast<const QAbstractScrollArea*>(widget) ? widget->devicePixelRatioF() : 1;
    return ratio != std::floor(ratio);
}

}  // namespace

WorkbenchStyle::WorkbenchStyle() : QProxyStyle(QStyleFactory::create(u"Fusion"_s)) {}

void WorkbenchStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                   const QWidget* widget) const
{
    if (element == PE_IndicatorArrowDown && isMenuButton(option) && widget) {
        // Fusion squeezes it into the corner.
        QStyleOption arrow(*option);
        arrow.rect = QRect(widget->width() - kArrowRoom - 2, (widget->height() - kArrow) / 2, kArrow, kArrow);
        QProxyStyle::drawPrimitive(element, &arrow, painter, widget);
        return;
    }
    if (element == PE_Frame && isFractionalView(widget)) {
        painter->save();
        painter->setPen(option->palette.color(QPalette::Window).darker(140));  // Fusion's
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(QRectF(option->rect).adjusted(0.75, 0.75, -0.75, -0.75));
        painter->restore();
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element != PE_IndicatorCheckBox && element != PE_IndicatorItemViewItemCheck)
        return;
    // Fusion's frame is a shade of the window's colour, which a dark window swallows.
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(option->palette.color(QPalette::PlaceholderText));
    painter->setBrush(Qt::NoBrush);
    painter->drawRoundedRect(QRectF(option->rect).adjusted(0.5, 0.5, -0.5, -0.5), 2, 2);
    painter->restore();
}

void WorkbenchStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                                 const QWidget* widget) const
{
    if (element != CE_ToolButtonLabel || !isMenuButton(option)) {
        QProxyStyle::drawControl(element, option, painter, widget);
        return;
    }
    QStyleOptionToolButton label(*static_cast<const QStyleOptionToolButton*>(option));
    label.rect.adjust(0, 0, -kArrowRoom, 0);
    QProxyStyle::drawControl(element, &label, painter, widget);
}

QSize WorkbenchStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& size,
                                       const QWidget* widget) const
{
    const QSize out = QProxyStyle::sizeFromContents(type, option, size, widget);
    return type == CT_ToolButton && isMenuButton(option) ? out + QSize(kArrowRoom, 0) : out;
}

int WorkbenchStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const
{
    const int value = QProxyStyle::pixelMetric(metric, option, widget);
    return metric == PM_DefaultFrameWidth && value > 0 && isFractionalView(widget) ? value + 1 : value;
}

int WorkbenchStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                              QStyleHintReturn* returned) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

}  // namespace pb::ui
