// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/row_delegate.h"

#include "ui/canvas/element_summary.h"
#include "ui/canvas/field_editor.h"
#include "ui/canvas/labels.h"
#include "ui/canvas/network_editor.h"
#include "ui/canvas/rows_model.h"

#include <QComboBox>
#include <QListWidget>

#include <algorithm>

namespace pb::ui {

namespace {

const FieldInfo& infoOf(const RowsModel& model, const QModelIndex& index)
{
    return model.table().columns()[static_cast<std::size_t>(index.column())];
}

}  // namespace

RowDelegate::RowDelegate(NetworkEditor& editor, RowsModel& model, QObject* parent)
    : QStyledItemDelegate(parent), m_editor(editor), m_model(model)
{
}

QWidget* RowDelegate::createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const FieldInfo& info = infoOf(m_model, index);
    const net::Element* owner = m_editor.find(m_model.element());
    if (info.type == FieldType::Choice) {
        auto* box = new QComboBox(parent);
        for (const std::string_view name : m_model.table().choices(index.column()))
            box->addItem(choiceLabel(name), QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size())));
        return box;
    }
    if (info.type == FieldType::Reference && owner) {
        auto* box = new QComboBox(parent);
        box->addItem(tr("(none)"), qlonglong{0});
        for (const net::Element* target : legalTargets(m_editor.topology(), *owner, info))
            box->addItem(elementTitle(*target), qlonglong{target->id.value});
        return box;
    }
    if (info.type == FieldType::References && owner) {
        auto* list = new QListWidget(parent);
        for (const net::Element* target : legalTargets(m_editor.topology(), *owner, info)) {
            auto* item = new QListWidgetItem(elementTitle(*target), list);
            item->setData(Qt::UserRole, qlonglong{target->id.value});
            item->setCheckState(Qt::Unchecked);
        }
        return list;
    }
    return QStyledItemDelegate::createEditor(parent, option, index);
}

void RowDelegate::setEditorData(QWidget* widget, const QModelIndex& index) const
{
    const net::FieldValue value = m_model.table().cell(index.row(), index.column());
    if (auto* box = qobject_cast<QComboBox*>(widget)) {
        const auto* id = std::get_if<ElementId>(&value);
        box->setCurrentIndex(id ? box->findData(qlonglong{id->value}) : box->findData(index.data(Qt::EditRole)));
    } else if (auto* list = qobject_cast<QListWidget*>(widget)) {
        const auto& ids = std::get<net::ElementIds>(value);
        for (int row = 0; row < list->count(); ++row) {
            const ElementId id{list->item(row)->data(Qt::UserRole).toLongLong()};
            list->item(row)->setCheckState(std::find(ids.begin(), ids.end(), id) != ids.end() ? Qt::Checked
                                                                                              : Qt::Unchecked);
        }
    } else {
        QStyledItemDelegate::setEditorData(widget, index);
    }
}

void RowDelegate::setModelData(QWidget* widget, QAbstractItemModel* model, const QModelIndex& index) const
{
    if (const auto* box = qobject_cast<QComboBox*>(widget)) {
        model->setData(index, box->currentData());
    } else if (const auto* list = qobject_cast<QListWidget*>(widget)) {
        QVariantList ids;
        for (int row = 0; row < list->count(); ++row)
            if (list->item(row)->checkState() == Qt::Checked)
                ids << list->item(row)->data(Qt::UserRole);
        model->setData(index, ids);
    } else {
        QStyledItemDelegate::setModelData(widget, model, index);
    }
}

void RowDelegate::updateEditorGeometry(QWidget* widget, const QStyleOptionViewItem& option,
                                       const QModelIndex& index) const
{
    QStyledItemDelegate::updateEditorGeometry(widget, option, index);
    if (qobject_cast<QComboBox*>(widget))
        widget->resize(std::max(option.rect.width(), widget->sizeHint().width()), option.rect.height());
    if (auto* list = qobject_cast<QListWidget*>(widget)) {
        const int rows = std::clamp(list->count(), 2, 6);
        list->resize(std::max(option.rect.width(), 180), rows * std::max(20, list->sizeHintForRow(0)) + 6);
    }
}

}  // namespace pb::ui
