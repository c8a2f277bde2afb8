// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTreeView>

namespace pb::ui {

/// The tree of a QuestionFilter. Groups fold at a click; QuestionDelegate draws whole rows, indentation and all.
class QuestionTree final : public QTreeView {
    Q_OBJECT
public:
    explicit QuestionTree(QWidget* parent = nullptr);

    /// Brings a question into sight together with the headers it stands under.
    void reveal(const QModelIndex& question);
    /// What stands where there is no row.
    void setEmptyText(const QString& text);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void scrollIntoSight();

    QString m_emptyText;
    QPersistentModelIndex m_revealed;  ///< kept in sight when the tree gets another size
};

}  // namespace pb::ui
