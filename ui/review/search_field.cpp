// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/search_field.h"

#include <QInputMethodEvent>

namespace pb::ui {

SearchField::SearchField(QWidget* parent) : QLineEdit(parent)
{
    connect(this, &QLineEdit::textChanged, this, &SearchField::tell);
}

QString SearchField::sought() const { return text().insert(m_preeditAt, m_preedit); }

void SearchField::inputMethodEvent(QInputMethodEvent* event)
{
    QLineEdit::inputMethodEvent(event);
    m_preedit = event->preeditString();
    m_preeditAt = cursorPosition();
    tell();
}

void SearchField::tell()
{
    const QString words = sought();
    if (words == m_told)
        return;
    m_told = words;
    emit soughtChanged(words);
}

}  // namespace pb::ui
