// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/import_notes.h"

#include "ui/canvas/roomy_delegate.h"
#include "ui/text/sentence.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace pb::ui {

ImportNotes::ImportNotes(QWidget* parent) : QWidget(parent), m_heading(new QLabel(this)), m_list(new QTreeWidget(this))
{
    m_heading->setWordWrap(true);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setItemDelegate(new RoomyDelegate(m_list));
    m_list->setColumnCount(4);
    m_list->header()->setStretchLastSection(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 8);
    layout->addWidget(m_heading);
    layout->addWidget(m_list, 1);
    retranslate();
}

void ImportNotes::show(const QString& name, std::size_t elements, std::vector<exchange::NotUnderstood> notes)
{
    m_name = name;
    m_elements = elements;
    m_notes = std::move(notes);
    retranslate();
}

void ImportNotes::retranslate()
{
    const QString taken = tr("%n element(s) imported from %1.", nullptr, static_cast<int>(m_elements)).arg(m_name);
    const QString missing =
        m_notes.empty() ? tr("Everything was understood.")
                        : tr("%n place(s) not understood, or only in part:", nullptr, static_cast<int>(m_notes.size()));
    m_heading->setText(m_name.isEmpty() ? tr("Nothing was imported yet.") : taken + QLatin1Char(' ') + missing);
    m_list->setHeaderLabels({tr("File"), tr("Line"), tr("Place"), tr("Why")});
    m_list->setAccessibleName(tr("What was not understood"));
    m_list->clear();
    QList<QTreeWidgetItem*> rows;
    for (const exchange::NotUnderstood& note : m_notes) {
        QStringList args;
        for (const std::string& arg : note.args)
            args << QString::fromStdString(arg);
        rows << new QTreeWidgetItem(QStringList{QString::fromStdString(note.file),
                                                note.line > 0 ? QString::number(note.line) : QString(),
                                                QString::fromStdString(note.path), text::sentence(note.why, args)});
    }
    m_list->addTopLevelItems(rows);
    for (int column = 0; column < 3; ++column)
        m_list->resizeColumnToContents(column);
}

void ImportNotes::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}  // namespace pb::ui
