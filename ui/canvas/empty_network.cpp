// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/empty_network.h"

#include "ui/canvas/network_actions.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace pb::ui {

EmptyNetwork::EmptyNetwork(NetworkActions& actions, QWidget* parent)
    : QWidget(parent), m_title(new QLabel(this)), m_text(new QLabel(this))
{
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    QFont large = m_title->font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setBold(true);
    m_title->setFont(large);
    m_text->setWordWrap(true);
    m_text->setFixedWidth(460);  // how high it is follows from that
    for (QLabel* label : {m_title, m_text})
        label->setAlignment(Qt::AlignCenter);
    auto* layout = new QVBoxLayout(this);
    layout->setSpacing(12);
    layout->addStretch(2);
    layout->addWidget(m_title, 0, Qt::AlignHCenter);
    auto* row = new QHBoxLayout;
    row->addStretch();
    row->addWidget(m_text);
    row->addStretch();
    layout->addLayout(row);
    layout->addSpacing(8);
    m_buttons = {addButton(actions["new_network"]), addButton(actions["import_folder"]), addButton(actions["example"])};
    for (QToolButton* button : m_buttons)
        layout->addWidget(button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    retranslate();
}

QToolButton* EmptyNetwork::addButton(QAction& action)
{
    auto* button = new QToolButton(this);
    button->setDefaultAction(&action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setMinimumSize(260, 36);
    return button;
}

void EmptyNetwork::setHasWorkload(bool hasWorkload)
{
    m_hasWorkload = hasWorkload;
    retranslate();
}

void EmptyNetwork::retranslate()
{
    m_title->setText(m_hasWorkload ? tr("No network drawn yet") : tr("No workload yet"));
    m_text->setText(
        m_hasWorkload ? tr("Draw the AWS and Azure networks of this workload. The validator checks every step, and its "
                           "findings become evidence in the review.")
                      : tr("Create a workload first; its networks are drawn here."));
    for (QToolButton* button : m_buttons)
        button->setVisible(m_hasWorkload);
}

void EmptyNetwork::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}  // namespace pb::ui
