// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/rows_panel.h"

#include "ui/canvas/canvas_theme.h"
#include "ui/canvas/element_summary.h"
#include "ui/canvas/icons.h"
#include "ui/canvas/network_editor.h"
#include "ui/canvas/row_delegate.h"
#include "ui/canvas/rows_model.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace pb::ui {

RowsPanel::RowsPanel(NetworkEditor& editor, QWidget* parent)
    : QWidget(parent), m_editor(editor), m_model(new RowsModel(editor, this)), m_view(new QTableView(this)),
      m_title(new QLabel(this)), m_message(new QLabel(this)), m_add(addButton(&RowsPanel::add)),
      m_remove(addButton(&RowsPanel::remove)), m_up(addButton(&RowsPanel::up)), m_down(addButton(&RowsPanel::down))
{
    m_view->setModel(m_model);
    m_view->setItemDelegate(new RowDelegate(editor, *m_model, m_view));
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setAlternatingRowColors(true);
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_message->setWordWrap(true);
    m_message->hide();
    auto* bar = new QHBoxLayout;
    bar->addWidget(m_title, 1);
    for (QToolButton* button : {m_add, m_remove, m_up, m_down})
        bar->addWidget(button);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 8);
    layout->addLayout(bar);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_message);
    connect(&editor, &NetworkEditor::selectionChanged, this, &RowsPanel::follow);
    connect(&editor, &NetworkEditor::networkChanged, this, &RowsPanel::follow);
    connect(&editor, &NetworkEditor::elementsChanged, this, &RowsPanel::updateButtons);
    connect(m_model, &RowsModel::refused, this, [this](const QString& sentence) {
        m_message->setText(sentence);
        m_message->show();
    });
    connect(m_model, &RowsModel::accepted, m_message, &QWidget::hide);
    connect(m_model, &QAbstractItemModel::modelReset, this, [this] { m_view->resizeColumnsToContents(); });
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &RowsPanel::updateButtons);
    retranslate();
    follow();
}

QToolButton* RowsPanel::addButton(void (RowsPanel::*action)())
{
    auto* button = new QToolButton(this);
    button->setAutoRaise(true);
    connect(button, &QToolButton::clicked, this, action);
    return button;
}

void RowsPanel::follow()
{
    const net::Element* single = m_editor.single();
    m_model->setElement(single ? single->id : ElementId{});
    m_message->hide();
    m_view->resizeColumnsToContents();
    updateButtons();
}

void RowsPanel::updateButtons()
{
    const net::Element* element = m_editor.find(m_model->element());
    const bool table = m_model->columnCount() > 0;
    m_title->setText(element && table
                         ? elementDescription(*element)
                         : tr("Select a route table, security group, network ACL or network security group."));
    const int row = m_view->currentIndex().row(), count = m_model->rowCount();
    const bool writable = table && !m_editor.readOnly();
    m_view->setEnabled(table);
    m_add->setEnabled(writable);
    m_remove->setEnabled(writable && row >= 0);
    m_up->setEnabled(writable && row > 0);
    m_down->setEnabled(writable && row >= 0 && row + 1 < count);
}

void RowsPanel::add()
{
    m_model->appendRow();
    const int last = m_model->rowCount() - 1;
    m_view->setCurrentIndex(m_model->index(last, 0));
    m_view->setFocus();
    updateButtons();
}

void RowsPanel::remove()
{
    const int row = m_view->currentIndex().row();
    m_model->removeRowAt(row);
    m_view->setCurrentIndex(m_model->index(std::min(row, m_model->rowCount() - 1), 0));
    updateButtons();
}

void RowsPanel::moveBy(int rows)
{
    const QModelIndex at = m_view->currentIndex();
    m_model->moveRowTo(at.row(), at.row() + rows);
    m_view->setCurrentIndex(m_model->index(at.row() + rows, at.column()));
    updateButtons();
}

void RowsPanel::retranslate()
{
    const auto label = [this](QToolButton* button, const QString& icon, const QString& text) {
        button->setIcon(toolIcon(icon, palette()));
        button->setToolTip(text);
        button->setAccessibleName(text);
    };
    using namespace Qt::StringLiterals;
    label(m_add, u"add"_s, tr("Add row"));
    label(m_remove, u"remove"_s, tr("Remove row"));
    label(m_up, u"up"_s, tr("Move row up"));
    label(m_down, u"down"_s, tr("Move row down"));
    m_view->setAccessibleName(tr("Rows"));
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, CanvasTheme(palette()).severity(Severity::Error));
    m_message->setPalette(colours);
    m_model->setElement(m_model->element());
    emit m_model->headerDataChanged(Qt::Horizontal, 0, std::max(0, m_model->columnCount() - 1));
    updateButtons();
}

void RowsPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
        retranslate();
    QWidget::changeEvent(event);
}

}  // namespace pb::ui
