// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/session_choice.h"

#include "ui/review/choice_mark.h"
#include "ui/review/risk_style.h"
#include "ui/review/text_pair.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace pb::ui {

using review::ChoiceState;

SessionChoice::SessionChoice(const review::Choice& choice, const QString& key, QWidget* parent)
    : RowButton(parent), m_choice(choice), m_key(key), m_first(makeLabel(1.0, false, QPalette::Text, this)),
      m_second(makeLabel(1.0, false, QPalette::PlaceholderText, this))
{
    setObjectName(u"session_"_s + QString::fromStdString(choice.id));
    setCheckable(true);
    letThrough(m_first);
    letThrough(m_second);
    auto* row = new QHBoxLayout(this);
    row->addWidget(m_first, 1);
    row->addWidget(m_second, 1);
    m_second->hide();
}

void SessionChoice::setState(ChoiceState state)
{
    m_state = state;
    setChecked(state == ChoiceState::Selected);
    QFont font = m_first->font();
    font.setStrikeOut(state == ChoiceState::NotApplicable);
    m_first->setFont(font);
    m_second->setFont(font);
    update();
}

void SessionChoice::setReading(Reading reading)
{
    m_first->setText(lensText(m_choice.title, reading.language));
    m_second->setText(lensText(m_choice.title, otherLanguage(reading.language)));
    m_second->setVisible(reading.both && m_second->text() != m_first->text());
    setText(m_first->text());
}

void SessionChoice::setLetters(int pixels, bool close)
{
    m_letters = pixels;
    for (QLabel* label : {m_first, m_second}) {
        QFont font = label->font();
        font.setPixelSize(pixels);
        label->setFont(font);
    }
    const int above = close ? 2 : pixels * 2 / 5;
    layout()->setContentsMargins(pixels * 3 + pixels / 2, above, pixels / 2, above);
    layout()->setSpacing(pixels);
    updateGeometry();
}

void SessionChoice::nextCheckState()
{
    if (m_state == ChoiceState::NotApplicable)
        emit exclusionAsked(m_choice.id, review::Reason::None);
    else
        emit selectionAsked(m_choice.id, m_state != ChoiceState::Selected);
}

void SessionChoice::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down)
        focusNextPrevChild(event->key() == Qt::Key_Down);
    else if (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right)
        event->ignore();  // they turn the page
    else
        RowButton::keyPressEvent(event);
}

void SessionChoice::focusInEvent(QFocusEvent* event)
{
    RowButton::focusInEvent(event);
    emit focused();
}

void SessionChoice::paintEvent(QPaintEvent* event)
{
    RowButton::paintEvent(event);
    QPainter painter(this);
    QFont font = painter.font();
    font.setPixelSize(m_letters);
    font.setWeight(QFont::DemiBold);
    painter.setFont(font);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const int middle = height() / 2;
    painter.drawText(QRect(m_letters / 2, 0, m_letters, height()), Qt::AlignCenter, m_key);
    const QRectF mark(m_letters * 1.9, middle - m_letters * 0.5, m_letters, m_letters);
    paintChoiceMark(painter, mark, m_state, isEnabled(), palette());
}

}  // namespace pb::ui
