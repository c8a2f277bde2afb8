// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/finding.h"
#include "ui/canvas/row_table.h"

#include <QAbstractTableModel>

#include <string>

namespace pb::ui {

class NetworkEditor;

/// The rows of one element's table or filter: every cell that is set is one edit in the document.
class RowsModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    explicit RowsModel(NetworkEditor& editor, QObject* parent = nullptr);

    /// Shows the Rows field of an element; none, or an element without one: nothing.
    void setElement(ElementId element);
    ElementId element() const noexcept { return m_element; }
    const RowTable& table() const noexcept { return m_table; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// Qt::EditRole takes text, an element id (qlonglong), or a list of them, by the column's type.
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;

    void appendRow();
    void removeRowAt(int row);
    void moveRowTo(int from, int to);

signals:
    /// What was typed into a cell cannot be; the rows are as they were.
    void refused(const QString& sentence);
    void accepted();

private:
    void reload();
    bool apply(RowTable table, const QString& undoText);
    QString cellText(int row, int column) const;

    NetworkEditor& m_editor;
    ElementId m_element;
    std::string m_field;
    RowTable m_table;
};

}  // namespace pb::ui
