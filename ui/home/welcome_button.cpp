// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/welcome_button.h"

#include "ui/review/text_pair.h"

#include <QLabel>
#include <QVBoxLayout>

namespace pb::ui {

WelcomeButton::WelcomeButton(bool flat, QWidget* parent)
    : RowButton(parent), m_name(makeLabel(flat ? 1.0 : 1.1, !flat, QPalette::Link, this)),
      m_about(makeLabel(0.95, false, QPalette::PlaceholderText, this))
{
    setFlat(flat);
    letThrough(m_name);
    letThrough(m_about);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(flat ? 10 : 16, flat ? 6 : 14, 10, flat ? 6 : 14);
    layout->setSpacing(3);
    layout->addWidget(m_name);
    layout->addWidget(m_about);
    layout->addStretch(1);  // names of neighbours stand on one line, however long their words below are
}

void WelcomeButton::setTexts(const QString& name, const QString& about)
{
    setText(name);
    setAccessibleDescription(about);
    m_name->setText(name);
    m_about->setText(about);
}

}  // namespace pb::ui
