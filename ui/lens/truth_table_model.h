// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/truth_table.h"

#include <QAbstractTableModel>

#include <optional>
#include <vector>

namespace pb::ui {

/// Every selection of a question with its risk, the fewest choices first. Columns are the risk and then the choices.
class TruthTableModel final : public QAbstractTableModel {
    Q_OBJECT
public:
    /// More rows than these are not shown; the AWS format allows 2^15.
    static constexpr std::size_t kMostChoices = 16;

    explicit TruthTableModel(QObject* parent = nullptr);

    void setQuestion(const review::Question& question, const review::TruthTable& table);
    void clear();
    /// Shows the selections with this outcome only; with nothing, all.
    void setFilter(std::optional<review::Outcome> outcome);
    /// The row of a selection, -1 where it is not shown.
    int rowOf(review::Selection selection) const;
    void retranslate();

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void collect();

    review::Question m_question;
    std::optional<review::TruthTable> m_table;
    std::optional<review::Outcome> m_filter;
    std::vector<review::Selection> m_rows;
};

}  // namespace pb::ui
