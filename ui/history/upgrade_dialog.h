// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens_upgrade.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QTreeWidget;

namespace pb::ui {

class Document;

/// Moves a workload to another lens or another version of it, after showing what becomes of every answer: kept, to be
/// looked at again, or without a question. One undo step.
class UpgradeDialog final : public QDialog {
    Q_OBJECT
public:
    UpgradeDialog(Document& document, WorkloadId workload, QWidget* parent);

signals:
    /// The workload was moved; some answers may be to be looked at again.
    void upgraded();

protected:
    void changeEvent(QEvent* event) override;

private:
    void build();
    void retranslate();
    void fillTargets();
    void preview();
    void addGroup(const QString& name, review::Carried carried, const review::Lens& from, const review::Lens& to);
    void addNew(const review::Lens& to);
    void upgrade();

    const review::Workload* workload() const;

    Document& m_document;
    WorkloadId m_workload;
    review::LensUpgrade m_plan;
    QLabel* m_fromLabel;
    QComboBox* m_from;
    QLabel* m_toLabel;
    QComboBox* m_to;
    QLabel* m_head;
    QTreeWidget* m_tree;
    QLabel* m_message;
    QDialogButtonBox* m_buttons;
};

}  // namespace pb::ui
