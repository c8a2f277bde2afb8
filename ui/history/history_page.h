// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QWidget>

class QTabWidget;
class QToolButton;

namespace pb::ui {

class ChangesPanel;
class Document;
class MilestonesPanel;
class RecheckPanel;

/// What was, and how it became what is: milestones and what differs between them, every change with who made it, and
/// answers to be looked at again after the lens changed.
class HistoryPage final : public QWidget {
    Q_OBJECT
public:
    explicit HistoryPage(Document& document, QWidget* parent = nullptr);

    void setWorkload(WorkloadId workload);
    /// Asks for the name of a milestone.
    void startMilestone();
    /// Asks for another copy of the file, shows what would come in, and merges it.
    void startMerge();
    /// The same with a file that is known.
    void mergeFile(const QString& path);
    /// Shows what would become of the answers under another lens, and moves the workload.
    void startUpgrade();

    MilestonesPanel& milestones() const { return *m_milestones; }
    ChangesPanel& changes() const { return *m_changes; }
    RecheckPanel& recheck() const { return *m_recheck; }

signals:
    /// A question is to be shown.
    void questionActivated(const QString& question, const QString& lens);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();

    Document& m_document;
    WorkloadId m_workload;
    QTabWidget* m_tabs;
    MilestonesPanel* m_milestones;
    ChangesPanel* m_changes;
    RecheckPanel* m_recheck;
    QToolButton* m_merge;
    QToolButton* m_upgrade;
};

}  // namespace pb::ui
