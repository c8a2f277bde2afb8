// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/outline_model.h"

#include "ui/canvas/canvas_commands.h"
#include "ui/canvas/element_summary.h"
#include "ui/canvas/icons.h"
#include "ui/canvas/network_editor.h"

#include <QGuiApplication>
#include <QPalette>

#include <algorithm>
#include <set>

namespace pb::ui {

OutlineModel::OutlineModel(NetworkEditor& editor, QObject* parent) : QAbstractItemModel(parent), m_editor(editor)
{
    connect(&editor, &NetworkEditor::networkChanged, this, &OutlineModel::reset);
    connect(&editor, &NetworkEditor::elementsChanged, this, &OutlineModel::sync);
    reset();
}

OutlineModel::~OutlineModel() = default;

void OutlineModel::reset()
{
    beginResetModel();
    m_nodes.clear();
    m_root.children.clear();
    for (const auto& [id, element] : m_editor.topology().elements()) {
        auto node = std::make_unique<Node>();
        node->id = id;
        m_nodes.emplace(id, std::move(node));
    }
    for (const auto& [id, element] : m_editor.topology().elements()) {
        Node* node = nodeOf(id);
        Node* around = nodeOf(element->parent);
        node->parent = around ? around : &m_root;
        node->parent->children.push_back(node);
    }
    endResetModel();
}

void OutlineModel::sync(const std::vector<ElementId>& touched)
{
    const std::set<ElementId> ids(touched.begin(), touched.end());
    for (const ElementId id : ids) {  // what is gone or stands elsewhere leaves its old place first
        Node* node = nodeOf(id);
        const net::Element* element = m_editor.find(id);
        const bool moved =
            node && element && (node->parent == &m_root ? ElementId{} : node->parent->id) != element->parent;
        if (node && (!element || moved))
            remove(*node);
    }
    for (const auto& [id, element] : m_editor.topology().elements())
        if (!nodeOf(id))
            insert(id);
    for (const ElementId id : ids)
        if (const Node* node = nodeOf(id))
            emit dataChanged(indexOf(*node), indexOf(*node));
}

void OutlineModel::insert(ElementId id)
{
    const net::Element* element = m_editor.find(id);
    if (!element || nodeOf(id))
        return;
    if (element->parent && !nodeOf(element->parent))
        insert(element->parent);
    Node* around = nodeOf(element->parent);
    Node& holder = around ? *around : m_root;
    const auto at =
        std::find_if(holder.children.begin(), holder.children.end(), [&](const Node* n) { return n->id > id; });
    const int row = static_cast<int>(at - holder.children.begin());
    beginInsertRows(&holder == &m_root ? QModelIndex() : indexOf(holder), row, row);
    auto node = std::make_unique<Node>();
    node->id = id;
    node->parent = &holder;
    holder.children.insert(at, node.get());
    m_nodes.emplace(id, std::move(node));
    endInsertRows();
}

void OutlineModel::remove(Node& node)
{
    Node& holder = *node.parent;
    const int row = rowOf(node);
    beginRemoveRows(&holder == &m_root ? QModelIndex() : indexOf(holder), row, row);
    holder.children.erase(holder.children.begin() + row);
    forget(node);
    endRemoveRows();
}

void OutlineModel::forget(Node& node)
{
    const std::vector<Node*> children = std::move(node.children);
    for (Node* child : children)
        forget(*child);
    m_nodes.erase(node.id);
}

OutlineModel::Node* OutlineModel::nodeOf(ElementId id) const
{
    const auto it = m_nodes.find(id);
    return it == m_nodes.end() ? nullptr : it->second.get();
}

int OutlineModel::rowOf(const Node& node) const
{
    const auto& siblings = node.parent->children;
    return static_cast<int>(std::find(siblings.begin(), siblings.end(), &node) - siblings.begin());
}

QModelIndex OutlineModel::indexOf(const Node& node) const { return createIndex(rowOf(node), 0, &node); }

QModelIndex OutlineModel::indexOf(ElementId id) const
{
    const Node* node = nodeOf(id);
    return node ? indexOf(*node) : QModelIndex();
}

ElementId OutlineModel::elementAt(const QModelIndex& index) const
{
    return index.isValid() ? static_cast<const Node*>(index.constInternalPointer())->id : ElementId{};
}

QModelIndex OutlineModel::index(int row, int column, const QModelIndex& parent) const
{
    const Node* holder = parent.isValid() ? static_cast<const Node*>(parent.constInternalPointer()) : &m_root;
    if (column != 0 || row < 0 || row >= static_cast<int>(holder->children.size()))
        return {};
    return createIndex(row, 0, holder->children[static_cast<std::size_t>(row)]);
}

QModelIndex OutlineModel::parent(const QModelIndex& index) const
{
    if (!index.isValid())
        return {};
    const Node* holder = static_cast<const Node*>(index.constInternalPointer())->parent;
    return holder == &m_root ? QModelIndex() : indexOf(*holder);
}

int OutlineModel::rowCount(const QModelIndex& parent) const
{
    const Node* holder = parent.isValid() ? static_cast<const Node*>(parent.constInternalPointer()) : &m_root;
    return static_cast<int>(holder->children.size());
}

int OutlineModel::columnCount(const QModelIndex&) const { return 1; }

QVariant OutlineModel::data(const QModelIndex& index, int role) const
{
    const net::Element* element = m_editor.find(elementAt(index));
    if (!element)
        return {};
    switch (role) {
    case Qt::DisplayRole:
        return elementTitle(*element);
    case Qt::EditRole:
        return QString::fromStdString(element->name);
    case Qt::DecorationRole:
        return kindIcon(element->kind(), QGuiApplication::palette());
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
        return elementDescription(*element);
    default:
        return {};
    }
}

Qt::ItemFlags OutlineModel::flags(const QModelIndex& index) const
{
    const Qt::ItemFlags flags = QAbstractItemModel::flags(index);
    return index.isValid() && !m_editor.readOnly() ? flags | Qt::ItemIsEditable : flags;
}

bool OutlineModel::setData(const QModelIndex& index, const QVariant& value, int role)
{
    const ElementId id = elementAt(index);
    if (!id || role != Qt::EditRole)
        return false;
    commands::rename(m_editor, id, value.toString());
    return true;
}

}  // namespace pb::ui
