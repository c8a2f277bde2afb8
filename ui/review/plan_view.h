// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/plan_model.h"

#include <QTableView>

namespace pb::ui {

/// The table of the plan: rows are selected, the current cell is edited. Enter opens the editor or what the cell leads
/// to; what was selected stays selected when the plan changes.
class PlanView final : public QTableView {
    Q_OBJECT
public:
    explicit PlanView(QWidget* parent = nullptr);

    void setPlan(PlanModel* model);
    /// The selected lines, or the one that the keys are on.
    std::vector<review::QuestionKey> chosen() const;

signals:
    void acceptanceAsked();
    void questionAsked(const pb::review::QuestionKey& question);
    void chosenChanged();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

private:
    bool activate(const QModelIndex& index);
    void remember();
    void restore();
    void fitColumns();
    int leastWidth(int column) const;
    int longestIn(int column) const;
    void fitToContents();

    PlanModel* m_plan = nullptr;
    std::vector<review::QuestionKey> m_kept;
    review::QuestionKey m_current;
    int m_column = 0;
    bool m_restoring = false;
    bool m_fitting = false;
    bool m_ownWidth = false;  ///< the reader has set the width of the questions
};

}  // namespace pb::ui
