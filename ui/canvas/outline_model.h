// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/topology.h"

#include <QAbstractItemModel>

#include <memory>
#include <unordered_map>
#include <vector>

namespace pb::ui {

class NetworkEditor;

/// The drawing as a tree: what stands in what. Rows come, go and move one by one, so that a view stays unfolded.
class OutlineModel final : public QAbstractItemModel {
    Q_OBJECT
public:
    explicit OutlineModel(NetworkEditor& editor, QObject* parent = nullptr);
    ~OutlineModel() override;

    QModelIndex indexOf(ElementId id) const;
    ElementId elementAt(const QModelIndex& index) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& index) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Qt::EditRole renames.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    void reset();

private:
    struct Node {
        ElementId id;
        Node* parent = nullptr;
        std::vector<Node*> children;  ///< by id
    };
    void sync(const std::vector<ElementId>& touched);
    void insert(ElementId id);
    void remove(Node& node);
    void forget(Node& node);
    Node* nodeOf(ElementId id) const;
    int rowOf(const Node& node) const;
    QModelIndex indexOf(const Node& node) const;

    NetworkEditor& m_editor;
    Node m_root;
    std::unordered_map<ElementId, std::unique_ptr<Node>> m_nodes;
};

}  // namespace pb::ui
