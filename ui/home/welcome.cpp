// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/welcome.h"

#include "ui/home/welcome_button.h"
#include "ui/review/text_pair.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

constexpr int kWidth = 110;  ///< of the column, in average characters
constexpr int kShown = 6;

/// The folder of a file, with "~" for the user's own.
QString folderOf(const QString& path)
{
    const QString folder = QFileInfo(path).absolutePath();
    const QString home = QDir::homePath();
    return folder == home || folder.startsWith(home + u'/') ? u"~"_s + folder.mid(home.size()) : folder;
}

}  // namespace

Welcome::Welcome(QWidget* parent)
    : QWidget(parent), m_title(makeLabel(2.2, true, QPalette::Text, this)),
      m_about(makeLabel(1.1, false, QPalette::PlaceholderText, this)), m_new(new WelcomeButton(false, this)),
      m_open(new WelcomeButton(false, this)), m_sample(new WelcomeButton(false, this)),
      m_recentHead(makeLabel(1.05, true, QPalette::Text, this)), m_recentLayout(new QVBoxLayout)
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
    m_recentLayout->setSpacing(2);
    auto* layout = new QVBoxLayout(column);
    layout->setContentsMargins(24, 24, 24, 24);
    layout->setSpacing(10);
    layout->addStretch(2);
    layout->addWidget(m_title);
    layout->addWidget(m_about);
    layout->addSpacing(14);
    layout->addLayout(buttons);
    layout->addSpacing(18);
    layout->addWidget(m_recentHead);
    layout->addLayout(m_recentLayout);
    layout->addStretch(3);
    auto* centred = new QHBoxLayout(this);
    centred->addStretch(1);
    centred->addWidget(column, 20);
    centred->addStretch(1);
    connect(m_new, &WelcomeButton::clicked, this, &Welcome::newAsked);
    connect(m_open, &WelcomeButton::clicked, this, &Welcome::openAsked);
    connect(m_sample, &WelcomeButton::clicked, this, &Welcome::sampleAsked);
    retranslate();
}

void Welcome::setRecentFiles(const QStringList& paths)
{
    m_recent = paths.mid(0, kShown);
    rebuildRecent();
}

void Welcome::rebuildRecent()
{
    while (QLayoutItem* item = m_recentLayout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const QString& path : m_recent) {
        auto* entry = new WelcomeButton(true, this);
        const bool there = QFileInfo::exists(path);
        entry->setTexts(QFileInfo(path).fileName(),
                        there ? folderOf(path) : tr("%1 (not there now)").arg(folderOf(path)));
        entry->setEnabled(there);
        connect(entry, &WelcomeButton::clicked, this, [this, path] { emit fileChosen(path); });
        m_recentLayout->addWidget(entry);
    }
    m_recentHead->setVisible(!m_recent.isEmpty());
}

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
    m_recentHead->setText(tr("Recent"));
    rebuildRecent();
}

}  // namespace pb::ui
