// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

class QTreeView;

namespace pb::ui {

/// Rows of a tree as high as their texts are when they wrap in the columns as they are now.
class WrapDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit WrapDelegate(QTreeView& view);

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem* option, const QModelIndex& index) const override;

private:
    QTreeView& m_view;
};

/// A tree of this folder: wraps, has no expanding by double click, rows of one column group, quiet lines.
void setUpTree(QTreeView& view);

}  // namespace pb::ui
