// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/merge_base.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace pb::ui {

class Document;

/// Brings in what somebody else did in another copy of the file. What only one side changed goes by itself; for the
/// rest the user chooses. Nothing is changed before Merge is pressed, and then as one undo step.
class MergeDialog final : public QDialog {
    Q_OBJECT
public:
    /// @param source of Document::prepareMerge()
    MergeDialog(Document& document, store::MergeSource source, QWidget* parent);

    const workspace::MergeDecisions& decisions() const noexcept { return m_decisions; }

signals:
    void merged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void fill();
    void addConflict(const workspace::MergeConflict& conflict);
    QTreeWidgetItem* groupOf(const workspace::MergeConflict& conflict);
    void addTaken();
    void decideAll(review::Take take);
    void merge();
    void retranslate();

    Document& m_document;
    store::MergeSource m_source;
    workspace::MergeDecisions m_decisions;
    QLabel* m_head;
    QLabel* m_message;
    QTreeWidget* m_tree;
    QPushButton* m_ours;
    QPushButton* m_theirs;
    QDialogButtonBox* m_buttons;
    std::map<workspace::MergeKey, QComboBox*> m_choices;
    std::map<QString, QTreeWidgetItem*> m_groups;
};

}  // namespace pb::ui
