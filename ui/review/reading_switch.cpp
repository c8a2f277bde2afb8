// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/reading_switch.h"

#include "ui/review/text_pair.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

QToolButton* makeButton(const QString& name, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setCheckable(true);
    button->setAutoRaise(true);
    return button;
}

}  // namespace

ReadingSwitch::ReadingSwitch(QWidget* parent)
    : QWidget(parent), m_reading{text::current(), false}, m_english(makeButton(u"review_english"_s, this)),
      m_korean(makeButton(u"review_korean"_s, this)), m_both(makeButton(u"review_both"_s, this)),
      m_missing(makeLabel(0.9, false, QPalette::PlaceholderText, this))
{
    m_missing->setObjectName(u"review_coverage"_s);
    m_missing->setWordWrap(false);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    row->addWidget(m_missing);
    row->addSpacing(6);
    for (QToolButton* button : {m_english, m_korean, m_both})
        row->addWidget(button);
    connect(m_english, &QToolButton::clicked, this, [this] { set({text::Language::English, false}); });
    connect(m_korean, &QToolButton::clicked, this, [this] { set({text::Language::Korean, false}); });
    connect(m_both, &QToolButton::clicked, this, [this] { set({text::current(), true}); });
    retranslate();
}

void ReadingSwitch::cycle()
{
    if (m_reading.both)
        set({text::Language::English, false});
    else if (m_reading.language == text::Language::English)
        set({text::Language::Korean, false});
    else
        set({text::current(), true});
}

void ReadingSwitch::set(Reading reading)
{
    const bool changed = reading != m_reading;
    m_reading = reading;
    retranslate();
    if (changed)
        emit readingChanged(reading);
}

void ReadingSwitch::setCoverage(const TextCoverage& coverage)
{
    m_coverage = coverage;
    retranslate();
}

void ReadingSwitch::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        set({text::current(), m_reading.both});  // who switches the window wants to read in that language
}

void ReadingSwitch::retranslate()
{
    m_english->setText(u"English"_s);
    m_korean->setText(u"한국어"_s);
    m_both->setText(tr("Both"));
    m_english->setToolTip(tr("Read the questions in English (L)"));
    m_korean->setToolTip(tr("Read the questions in Korean (L)"));
    m_both->setToolTip(tr("Read the questions in Korean and English side by side (L)"));
    m_english->setChecked(!m_reading.both && m_reading.language == text::Language::English);
    m_korean->setChecked(!m_reading.both && m_reading.language == text::Language::Korean);
    m_both->setChecked(m_reading.both);
    const int missing = m_coverage.of - std::min(m_coverage.english, m_coverage.korean);
    const bool korean = m_coverage.korean < m_coverage.english;
    m_missing->setVisible(missing > 0);
    m_missing->setText(korean ? tr("Korean: %1 of %2 texts").arg(m_coverage.korean).arg(m_coverage.of)
                              : tr("English: %1 of %2 texts").arg(m_coverage.english).arg(m_coverage.of));
    m_missing->setToolTip(
        tr("This question is not complete in both languages; what is missing is shown in the other."));
}

}  // namespace pb::ui
