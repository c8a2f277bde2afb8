// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/hint_label.h"

#include <QAccessible>
#include <QEvent>
#include <QPainter>

#include <algorithm>

namespace pb::ui {

namespace {
constexpr int kShownMs = 6000;
constexpr int kMargin = 16;
}  // namespace

HintLabel::HintLabel(QWidget* parent) : QLabel(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setContentsMargins(14, 8, 14, 8);
    setAlignment(Qt::AlignCenter);
    setWordWrap(true);
    setBackgroundRole(QPalette::ToolTipBase);
    setForegroundRole(QPalette::ToolTipText);
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QWidget::hide);
    parent->installEventFilter(this);
    hide();
}

void HintLabel::show(const QString& sentence)
{
    setText(sentence);
    settle();
    QWidget::show();
    raise();
    m_timer.start(kShownMs);
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

bool HintLabel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && isVisible())
        settle();
    return QLabel::eventFilter(watched, event);
}

void HintLabel::settle()
{
    const QSize room = parentWidget()->size();
    const int widest = std::max(160, room.width() - 2 * kMargin);
    const int oneLine = fontMetrics().horizontalAdvance(text()) + 32;
    const int width = std::min({widest, oneLine, 640});
    resize(width, heightForWidth(width));
    move((room.width() - this->width()) / 2, room.height() - height() - kMargin);
}

void HintLabel::paintEvent(QPaintEvent* event)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(palette().color(QPalette::Mid), 1));
    painter.setBrush(palette().toolTipBase());
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    painter.end();
    QLabel::paintEvent(event);
}

}  // namespace pb::ui
