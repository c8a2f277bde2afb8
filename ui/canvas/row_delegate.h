// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace pb::ui {

class NetworkEditor;
class RowsModel;

/// The inputs of the rows table: a list of choices, of legal targets, or a line of text.
class RowDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    RowDelegate(NetworkEditor& editor, RowsModel& model, QObject* parent);

    QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    void setEditorData(QWidget* widget, const QModelIndex& index) const override;
    void setModelData(QWidget* widget, QAbstractItemModel* model, const QModelIndex& index) const override;
    void updateEditorGeometry(QWidget* widget, const QStyleOptionViewItem& option,
                              const QModelIndex& index) const override;

private:
    NetworkEditor& m_editor;
    RowsModel& m_model;
};

}  // namespace pb::ui
