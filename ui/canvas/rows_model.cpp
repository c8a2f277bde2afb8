// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/rows_model.h"

#include "ui/canvas/element_summary.h"
#include "ui/canvas/field_text.h"
#include "ui/canvas/labels.h"
#include "ui/canvas/network_editor.h"
#include "ui/text/error_text.h"

#include <QStringList>

#include <algorithm>

namespace pb::ui {

using namespace Qt::StringLiterals;

namespace {

const FieldInfo* rowsField(const net::Element& element)
{
    const auto& infos = net::fieldInfos(element.kind());
    const auto it =
        std::find_if(infos.begin(), infos.end(), [](const FieldInfo& i) { return i.type == FieldType::Rows; });
    return it == infos.end() ? nullptr : &*it;
}

}  // namespace

RowsModel::RowsModel(NetworkEditor& editor, QObject* parent) : QAbstractTableModel(parent), m_editor(editor)
{
    connect(&editor, &NetworkEditor::elementsChanged, this, [this](const std::vector<ElementId>& touched) {
        if (m_element &&
            (std::find(touched.begin(), touched.end(), m_element) != touched.end() || !m_editor.find(m_element)))
            reload();
    });
}

void RowsModel::setElement(ElementId element)
{
    m_element = element;
    reload();
}

void RowsModel::reload()
{
    const net::Element* element = m_editor.find(m_element);
    const FieldInfo* field = element ? rowsField(*element) : nullptr;
    RowTable now(field ? *net::fieldValue(*element, field->name) : net::FieldValue());
    const bool sameShape = now.columns().size() == m_table.columns().size() && now.rowCount() == m_table.rowCount() &&
                           rowTypeName(now.value()) == rowTypeName(m_table.value());
    m_field = field ? std::string(field->name) : std::string();
    if (sameShape) {
        m_table = std::move(now);
        if (m_table.rowCount() > 0)
            emit dataChanged(index(0, 0), index(m_table.rowCount() - 1, columnCount() - 1));
        return;
    }
    beginResetModel();
    m_table = std::move(now);
    endResetModel();
}

int RowsModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : m_table.rowCount(); }

int RowsModel::columnCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_table.columns().size());
}

QString RowsModel::cellText(int row, int column) const
{
    const net::FieldValue value = m_table.cell(row, column);
    const FieldInfo& info = m_table.columns()[static_cast<std::size_t>(column)];
    if (info.type == FieldType::Choice)
        return choiceLabel(std::get<std::string>(value));
    const auto nameOf = [this](ElementId id) {
        const net::Element* element = m_editor.find(id);
        return element ? elementTitle(*element) : (id ? tr("missing element %1").arg(id.value) : QString());
    };
    if (const auto* id = std::get_if<ElementId>(&value))
        return nameOf(*id);
    if (const auto* ids = std::get_if<net::ElementIds>(&value)) {
        QStringList names;
        for (const ElementId id : *ids)
            names << nameOf(id);
        return names.join(u", "_s);
    }
    if (info.type == FieldType::Ports) {
        const auto& ports = std::get<net::Ports>(value);
        if (ports.size() == 1 && ports.front().isAll())
            return tr("all");
    }
    return valueText(value).replace(u'\n', u", "_s);
}

QVariant RowsModel::data(const QModelIndex& index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= columnCount())
        return {};
    const FieldInfo& info = m_table.columns()[static_cast<std::size_t>(index.column())];
    const net::FieldValue value = m_table.cell(index.row(), index.column());
    if (info.type == FieldType::Flag)
        return role == Qt::CheckStateRole ? QVariant(std::get<bool>(value) ? Qt::Checked : Qt::Unchecked) : QVariant();
    switch (role) {
    case Qt::DisplayRole:
    case Qt::ToolTipRole:
        return cellText(index.row(), index.column());
    case Qt::EditRole:
        return info.type == FieldType::Choice ? valueText(value) : valueText(value).replace(u'\n', u", "_s);
    default:
        return {};
    }
}

QVariant RowsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole)
        return {};
    if (orientation == Qt::Vertical)
        return section + 1;
    if (section < 0 || section >= columnCount())
        return {};
    return fieldLabel(m_table.columns()[static_cast<std::size_t>(section)].name, rowTypeName(m_table.value()));
}

Qt::ItemFlags RowsModel::flags(const QModelIndex& index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    if (!index.isValid() || m_editor.readOnly())
        return flags;
    const bool flag = m_table.columns()[static_cast<std::size_t>(index.column())].type == FieldType::Flag;
    return flags | (flag ? Qt::ItemIsUserCheckable : Qt::ItemIsEditable);
}

bool RowsModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    if (!index.isValid() || (role != Qt::EditRole && role != Qt::CheckStateRole))
        return false;
    const FieldInfo& info = m_table.columns()[static_cast<std::size_t>(index.column())];
    Result<net::FieldValue> wanted = net::FieldValue(value.toInt() == Qt::Checked);
    if (info.type == FieldType::Reference) {
        wanted = net::FieldValue(ElementId{value.toLongLong()});
    } else if (info.type == FieldType::References) {
        net::ElementIds ids;
        for (const QVariant& id : value.toList())
            ids.push_back(ElementId{id.toLongLong()});
        wanted = net::FieldValue(std::move(ids));
    } else if (info.type != FieldType::Flag) {
        wanted = parseValue(info, value.toString());
    }
    RowTable table = m_table;
    const Status status =
        wanted ? table.setCell(index.row(), index.column(), *wanted) : Status(forward(std::move(wanted)));
    if (!status) {
        emit refused(text::errorText(status.error()));
        return false;
    }
    const net::Element* element = m_editor.find(m_element);
    const QString title = element ? elementTitle(*element) : QString();
    return apply(std::move(table), tr("Change row %1 of %2").arg(index.row() + 1).arg(title));
}

bool RowsModel::apply(RowTable table, const QString& undoText)
{
    const net::Element* element = m_editor.find(m_element);
    if (!element || table.value() == m_table.value())
        return element != nullptr;
    const net::Edit edit{net::SetField{m_element, m_field, table.value()}};
    if (const Status status = m_editor.check(edit); !status) {
        emit refused(text::errorText(status.error()));
        return false;
    }
    emit accepted();
    return m_editor.apply(edit, undoText).has_value();
}

void RowsModel::appendRow()
{
    RowTable table = m_table;
    table.append();
    (void)apply(std::move(table), tr("Add a row"));
}

void RowsModel::removeRowAt(int row)
{
    if (row < 0 || row >= rowCount())
        return;
    RowTable table = m_table;
    table.remove(row);
    (void)apply(std::move(table), tr("Remove a row"));
}

void RowsModel::moveRowTo(int from, int to)
{
    if (from < 0 || from >= rowCount() || to < 0 || to >= rowCount() || from == to)
        return;
    RowTable table = m_table;
    table.move(from, to);
    (void)apply(std::move(table), tr("Move a row"));
}

}  // namespace pb::ui
