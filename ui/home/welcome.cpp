// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/welcome.h"

#include "ui/home/recent_files.h"
#include "ui/home/welcome_button.h"
#include "ui/review/text_pair.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

constexpr int kWidth = 110;  ///< of the column, in average characters

}  // namespace

Welcome::Welcome(QWidget* parent)
    : QWidget(parent), m_title(makeLabel(2.2, true, QPalette::Text, this)),
      m_about(makeLabel(1.1, false, QPalette::PlaceholderText, this)), m_new(new WelcomeButton(false, this)),
      m_open(new WelcomeButton(false, this)), m_sample(new WelcomeButton(false, this)), m_recent(new RecentFiles(this))
{
    m_new->setObjectName(u"welcome_new"_s);
    m_open->setObjectName(u"welcome_open"_s);
    m_sample->setObjectName(u"welcome_sample"_s);
    auto* column = new QWidget(this);
    column->setMaximumWidth(fontMetrics().averageCharWidth() * kWidth);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(12);
    for (WelcomeButton* button : {m_new, m_open, m_sample})
        buttons->addWidget(button, 1);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(10);
    layout->addStretch(2);
    layout->addWidget(m_title);
    layout->addWidget(m_about);
    layout->addSpacing(14);
    layout->addLayout(buttons);
    layout->addSpacing(18);
    layout->addWidget(m_recent);
    layout->addStretch(3);
    auto* centred = new QHBoxLayout(this);
    centred->addStretch(1);
    centred->addWidget(column, 20);
    centred->addStretch(1);
    connect(m_new, &WelcomeButton::clicked, this, &Welcome::newAsked);
    connect(m_open, &WelcomeButton::clicked, this, &Welcome::openAsked);
    connect(m_sample, &WelcomeButton::clicked, this, &Welcome::sampleAsked);
    connect(m_recent, &RecentFiles::fileChosen, this, &Welcome::fileChosen);
    retranslate();
}

void Welcome::setRecentFiles(const QStringList& paths) { m_recent->setFiles(paths); }

void Welcome::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void Welcome::retranslate()
{
    m_title->setText(u"Pillarbench"_s);
    m_about->setText(
        tr("Review a cloud architecture, draw and check its network, measure its VM density, and hand over "
           "one report."));
    m_new->setTexts(tr("New workspace"), tr("Start a review in a file of your own"));
    m_open->setTexts(tr("Open a workspace"), tr("Go on with a .pillar file"));
    m_sample->setTexts(tr("Look at the sample"), tr("A finished review to try everything on"));
}

}  // namespace pb::ui
