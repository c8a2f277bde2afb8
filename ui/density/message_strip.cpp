// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/density/message_strip.h"

#include "ui/charts/chart_style.h"
#include "ui/text/error_text.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace pb::ui {

MessageStrip::MessageStrip(QWidget* parent) : QFrame(parent), m_text(new QLabel(this))
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(14, 8, 10, 8);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);  // parts of it come from a remote host
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    row->addWidget(m_text, 1);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    hide();
}

void MessageStrip::showError(const Error& error)
{
    m_error = error;
    retranslate();
    show();
}

void MessageStrip::clear()
{
    m_error.reset();
    hide();
}

QString MessageStrip::text() const { return m_error ? m_text->text() : QString(); }

void MessageStrip::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void MessageStrip::paintEvent(QPaintEvent*)
{
    const QColor alert = ChartStyle::of(palette(), font(), text::Language::English).alert;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor ground = alert;
    ground.setAlphaF(0.12F);
    painter.setPen(Qt::NoPen);
    painter.setBrush(ground);
    painter.drawRoundedRect(rect(), 4, 4);
    painter.fillRect(QRect(0, 0, 4, height()), alert);
}

void MessageStrip::retranslate()
{
    if (m_error)
        m_text->setText(text::errorText(*m_error));
}

}  // namespace pb::ui
