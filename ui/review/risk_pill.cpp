// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/risk_pill.h"

#include "ui/review/review_text.h"
#include "ui/review/risk_style.h"

#include <QEvent>
#include <QPainter>

namespace pb::ui {

RiskPill::RiskPill(QWidget* parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    scaleFont(this, 1.0, true);
    retranslate();
}

void RiskPill::setRisk(review::Risk risk)
{
    m_risk = risk;
    retranslate();
}

QSize RiskPill::sizeHint() const
{
    const QFontMetrics metrics = fontMetrics();
    return {metrics.horizontalAdvance(riskName(m_risk)) + metrics.ascent() + 30, metrics.height() + 10};
}

void RiskPill::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor color = riskColor(m_risk, palette());
    const QRectF box = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(blend(palette().color(QPalette::Base), color, 0.5));
    painter.setBrush(blend(palette().color(QPalette::Base), color, 0.10));
    painter.drawRoundedRect(box, box.height() / 2, box.height() / 2);
    const int size = fontMetrics().ascent();
    paintRiskMark(painter, QRectF(11, (height() - size) / 2.0, size, size), m_risk, palette());
    painter.setPen(color);
    painter.drawText(rect().adjusted(11 + size + 7, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, riskName(m_risk));
}

void RiskPill::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void RiskPill::retranslate()
{
    setAccessibleName(riskName(m_risk));
    updateGeometry();
    update();
}

}  // namespace pb::ui
