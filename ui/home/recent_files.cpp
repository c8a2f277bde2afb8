// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/home/recent_files.h"

#include "ui/home/welcome_button.h"
#include "ui/review/text_pair.h"

#include <QDir>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

constexpr int kShown = 6;

/// The folder of a file, with "~" for the user's own.
QString folderOf(const QString& path)
{
    const QString folder = QFileInfo(path).absolutePath();
    const QString home = QDir::homePath();
    return folder == home || folder.startsWith(home + u'/') ? u"~"_s + folder.mid(home.size()) : folder;
}

}  // namespace

RecentFiles::RecentFiles(QWidget* parent)
    : QWidget(parent), m_head(makeLabel(1.05, true, QPalette::Text, this)), m_list(new QVBoxLayout)
{
    m_list->setSpacing(2);
    m_list->setContentsMargins(0, 0, 0, 0);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_head);
    layout->addLayout(m_list);
    rebuild();
}

void RecentFiles::setFiles(const QStringList& paths, const QString& without)
{
    m_paths = paths;
    m_paths.removeAll(without);
    m_paths = m_paths.mid(0, kShown);
    rebuild();
}

void RecentFiles::rebuild()
{
    while (QLayoutItem* item = m_list->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const QString& path : m_paths) {
        auto* entry = new WelcomeButton(true, this);
        const bool there = QFileInfo::exists(path);
        entry->setTexts(QFileInfo(path).fileName(),
                        there ? folderOf(path) : tr("%1 (not there now)").arg(folderOf(path)));
        entry->setEnabled(there);
        connect(entry, &WelcomeButton::clicked, this, [this, path] { emit fileChosen(path); });
        m_list->addWidget(entry);
    }
    m_head->setText(tr("Recent workspaces"));
    setVisible(!m_paths.isEmpty());
}

void RecentFiles::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        rebuild();
}

}  // namespace pb::ui
