// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/row_button.h"

#include "ui/review/risk_style.h"

#include <QEvent>
#include <QKeyEvent>
#include <QLayout>
#include <QPainter>

namespace pb::ui {

namespace {

constexpr double kRadius = 7;

}  // namespace

RowButton::RowButton(QWidget* parent) : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize RowButton::sizeHint() const { return layout() ? layout()->totalSizeHint() : QSize(80, 32); }
QSize RowButton::minimumSizeHint() const { return layout() ? layout()->totalMinimumSize() : QSize(40, 32); }

bool RowButton::event(QEvent* event)
{
    if (event->type() == QEvent::HoverEnter || event->type() == QEvent::HoverLeave)
        update();
    return QAbstractButton::event(event);
}

void RowButton::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void RowButton::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPalette& colors = palette();
    const QColor base = colors.color(QPalette::Base);
    const QColor accent = colors.color(QPalette::Highlight);
    const bool hovered = isEnabled() && underMouse();
    QColor ground = isChecked() ? blend(base, accent, 0.12) : base;
    if (hovered)
        ground = blend(ground, accent, isDown() ? 0.16 : 0.06);
    QColor border = isChecked() ? blend(base, accent, 0.55) : colors.color(QPalette::Mid);
    const QRectF box = QRectF(rect()).adjusted(1, 1, -1, -1);
    if (!m_flat || hovered || isChecked()) {
        painter.setPen(m_flat && !isChecked() ? QPen(Qt::NoPen) : QPen(border, 1));
        painter.setBrush(ground);
        painter.drawRoundedRect(box, kRadius, kRadius);
    }
    if (hasFocus()) {
        painter.setPen(QPen(accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box, kRadius, kRadius);
    }
}

void ReviewPanel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(palette().color(QPalette::Mid));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), kRadius, kRadius);
}

}  // namespace pb::ui
