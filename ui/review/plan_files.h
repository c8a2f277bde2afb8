// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/review/review_import.h"
#include "core/review/risk.h"

#include <QDialog>
#include <QString>

#include <set>
#include <vector>

class QDialogButtonBox;
class QLabel;
class QTableWidget;

namespace pb::ui {

/// Writes the plan of a workload under these lenses in the window's language, by the file's ending: .xlsx and .md for
/// people, .csv and .json (answers too) to be read back.
/// @param denied questions whose answers the evidence denies
/// @return Io "report.write.failed" and the errors of exchange::writeXlsx()
Status writePlan(const std::vector<const review::Lens*>& lenses, const review::Workload& workload, Date today,
                 const std::set<review::QuestionKey>& denied, const QString& path);

/// Reads a plan or answers that were exported.
/// @return the errors of exchange::proposeReview(); Io "exchange.path.unreadable" where the file cannot be read
Result<exchange::Proposal> readPlan(const std::vector<const review::Lens*>& lenses, const review::Workload& workload,
                                    const QString& path);

/// What a file would change, line by line, before anything changes.
class PlanImportDialog final : public QDialog {
    Q_OBJECT
public:
    PlanImportDialog(const std::vector<const review::Lens*>& lenses, exchange::Proposal proposal, const QString& file,
                     QWidget* parent);

signals:
    void confirmed(const pb::review::Edit& edit);

private:
    void fill(const std::vector<const review::Lens*>& lenses);

    exchange::Proposal m_proposal;
    QLabel* m_head;
    QTableWidget* m_table;
    QDialogButtonBox* m_buttons;
};

}  // namespace pb::ui
