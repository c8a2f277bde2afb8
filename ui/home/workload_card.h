// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/evidence.h"
#include "ui/review/risk_bar.h"
#include "ui/review/row_button.h"

#include <vector>

class QLabel;
class QToolButton;

namespace pb::ui {

/// What a card says of a workload beside its answers.
struct CardFigures {
    int networks = 0;
    int findings = 0;  ///< errors and warnings that are not waived
    int runs = 0;
    static CardFigures of(const workspace::Workspace& workspace, const workspace::Findings& findings,
                          WorkloadId workload);
};

/// A workload at a glance: name, progress, risks by pillar, what was drawn and measured. Pressing it opens the review.
class WorkloadCard final : public RowButton {
    Q_OBJECT
public:
    /// @param lenses of the workload that the program has, its first one in front. That one shows its pillars, each
    ///               further one a row of its own.
    WorkloadCard(std::vector<const review::Lens*> lenses, QWidget* parent);
    const std::vector<const review::Lens*>& lenses() const noexcept { return m_lenses; }

    void setWorkload(const review::Workload& workload, const CardFigures& figures);
    void setReadOnly(bool readOnly);

signals:
    void editAsked(pb::WorkloadId workload);
    void removeAsked(pb::WorkloadId workload);
    void copyAsked(pb::WorkloadId workload);
    void templateAsked(pb::WorkloadId workload);

protected:
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void build();
    void retranslate();
    void popupMenu(QPoint at);

    struct Row {
        const review::Lens* lens;
        const review::Pillar* pillar;  ///< null: the whole lens
        QLabel* name;
        RiskBar* bar;
        QLabel* counts;
    };

    std::vector<const review::Lens*> m_lenses;
    review::Workload m_workload;  ///< without answers
    review::RiskCounts m_sum;
    CardFigures m_figures;
    bool m_readOnly = false;
    QLabel* m_name;
    QLabel* m_head;
    QLabel* m_progress;
    QLabel* m_foot;
    QToolButton* m_menu;
    std::vector<Row> m_rows;
};

}  // namespace pb::ui
