// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/outline_panel.h"

#include "ui/canvas/canvas_commands.h"
#include "ui/canvas/network_editor.h"
#include "ui/canvas/outline_model.h"
#include "ui/canvas/roomy_delegate.h"

#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>

namespace pb::ui {

OutlinePanel::OutlinePanel(NetworkEditor& editor, QWidget* parent)
    : QTreeView(parent), m_editor(editor), m_model(new OutlineModel(editor, this))
{
    setModel(m_model);
    header()->hide();
    setUniformRowHeights(true);
    setItemDelegate(new RoomyDelegate(this));
    setIndentation(14);
    setTextElideMode(Qt::ElideRight);
    setFrameShape(QFrame::NoFrame);
    setSelectionMode(ExtendedSelection);
    setEditTriggers(EditKeyPressed);
    setAccessibleName(tr("Outline"));
    connect(&editor, &NetworkEditor::selectionChanged, this, &OutlinePanel::showSelection);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { expandToDepth(2); });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex& holder) {
        expand(holder);
        showSelection();
    });
    connect(selectionModel(), &QItemSelectionModel::selectionChanged, this, &OutlinePanel::takeSelection);
    connect(this, &QTreeView::activated, this,
            [this](const QModelIndex& index) { m_editor.reveal(m_model->elementAt(index)); });
    connect(this, &QTreeView::clicked, this,
            [this](const QModelIndex& index) { m_editor.reveal(m_model->elementAt(index)); });
    expandToDepth(2);
}

void OutlinePanel::showSelection()
{
    const QScopedValueRollback following(m_following, true);
    QItemSelection selection;
    QModelIndex first;
    for (const ElementId id : m_editor.selection()) {
        const QModelIndex index = m_model->indexOf(id);
        if (!index.isValid())
            continue;
        selection.select(index, index);
        if (!first.isValid())
            first = index;
    }
    selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
    if (first.isValid() && !hasFocus()) {
        selectionModel()->setCurrentIndex(first, QItemSelectionModel::NoUpdate);
        scrollTo(first);
    }
}

void OutlinePanel::takeSelection()
{
    if (m_following)
        return;
    std::vector<ElementId> ids;
    for (const QModelIndex& index : selectionModel()->selectedIndexes())
        ids.push_back(m_model->elementAt(index));
    const QScopedValueRollback following(m_following, true);
    m_editor.select(std::move(ids));
}

void OutlinePanel::keyPressEvent(QKeyEvent* event)
{
    if (event->matches(QKeySequence::Delete) && !m_editor.readOnly())
        commands::removeSelection(m_editor);
    else
        QTreeView::keyPressEvent(event);
}

void OutlinePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange) {
        setAccessibleName(tr("Outline"));
        viewport()->update();
    }
    QTreeView::changeEvent(event);
}

}  // namespace pb::ui
