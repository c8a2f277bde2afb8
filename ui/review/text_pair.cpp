// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/text_pair.h"

#include "ui/review/risk_style.h"

#include <QBoxLayout>
#include <QEvent>
#include <QLabel>

namespace pb::ui {

namespace {

/// From this many average characters on, two columns are easier to read than two rows.
constexpr int kColumnsFrom = 64;

}  // namespace

QLabel* makeLabel(double fontFactor, bool bold, QPalette::ColorRole color, QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setForegroundRole(color);
    scaleFont(label, fontFactor, bold);
    return label;
}

TextPair::TextPair(double fontFactor, bool bold, QPalette::ColorRole color, QWidget* parent)
    : QWidget(parent), m_factor(fontFactor), m_bold(bold), m_layout(new QBoxLayout(QBoxLayout::TopToBottom, this)),
      m_first(makeLabel(fontFactor, bold, color, this)),
      m_second(makeLabel(fontFactor, bold, QPalette::PlaceholderText, this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->addWidget(m_first, 1, Qt::AlignTop);
    m_layout->addWidget(m_second, 1, Qt::AlignTop);
    m_second->hide();
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void TextPair::setText(const review::Text& text, Reading reading)
{
    m_first->setText(lensText(text, reading.language));
    const QString second = lensText(text, otherLanguage(reading.language));
    m_second->setText(second);
    m_second->setVisible(reading.both && second != m_first->text());
    arrange();
}

QString TextPair::firstText() const { return m_first->text(); }

void TextPair::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void TextPair::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::ApplicationFontChange) {
        scaleFont(m_first, m_factor, m_bold);
        scaleFont(m_second, m_factor, m_bold);
    }
}

void TextPair::arrange()
{
    const bool columns = width() >= m_first->fontMetrics().averageCharWidth() * kColumnsFrom;
    const auto direction = columns ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (m_layout->direction() == direction)
        return;
    m_layout->setDirection(direction);
    m_layout->setSpacing(columns ? 24 : 2);
}

}  // namespace pb::ui
