// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/edit.h"
#include "ui/history/moments.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace pb::ui {

class DiffTree;
class TrendView;

/// The milestones of a workload: set, rename, delete; how the risks went from one to the next; and what is different
/// between any two states, choice by choice.
class MilestonesPanel final : public QWidget {
    Q_OBJECT
public:
    explicit MilestonesPanel(Document& document, QWidget* parent = nullptr);

    void setWorkload(WorkloadId workload);
    /// Asks for a name and keeps the present state under it.
    void startMilestone();
    /// Compares two states.
    void compare(const Moment& before, const Moment& after);

signals:
    /// A question of the comparison was chosen.
    void questionActivated(const QString& question, const QString& lens);

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildList();
    QWidget* buildComparison();
    void connectAll();
    void retranslate();
    void refresh();
    void onChanged(const workspace::Change& change);
    void fillList();
    void fillMoments();
    void fillLenses();
    void showDifferences();
    void showTrend();
    void onSelected();
    void renameCurrent();
    void removeCurrent();
    void addMilestone(const QString& name);

    const workspace::Milestone* currentMilestone() const;
    Moment momentIn(const QComboBox& box) const;
    static void choose(QComboBox& box, const Moment& moment);

    Document& m_document;
    Moments m_moments;
    WorkloadId m_workload;
    QListWidget* m_list;
    QPushButton* m_set;
    QPushButton* m_rename;
    QPushButton* m_remove;
    QLabel* m_heading;
    QLabel* m_empty;
    QComboBox* m_before;
    QComboBox* m_after;
    QComboBox* m_lens;
    QLabel* m_beforeLabel;
    QLabel* m_afterLabel;
    QLabel* m_summary;
    QStackedWidget* m_stack;
    DiffTree* m_diff;
    QLabel* m_same;
    TrendView* m_trend;
};

}  // namespace pb::ui
