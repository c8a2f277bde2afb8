// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/prove.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QTableView;

namespace pb::ui {

class RiskBar;
class TruthTableModel;

/// What the prover says about one question: figures, flaws in words, and the table of every selection. A click on a
/// flaw shows its counter-example in the table.
class QuestionProofView final : public QWidget {
    Q_OBJECT
public:
    explicit QuestionProofView(QWidget* parent = nullptr);

    void setQuestion(const review::Question& question);
    void clear();
    const review::QuestionProof& proof() const noexcept { return m_proof; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void showFindings();
    void showFigures();
    void showExample(int row);
    void applyFilter();
    void retranslate();

    review::Question m_question;
    review::QuestionProof m_proof;
    QLabel* m_state;
    QLabel* m_figures;
    QListWidget* m_findings;
    QLabel* m_tableTitle;
    QComboBox* m_filter;
    QLabel* m_legend;
    QTableView* m_table;
    TruthTableModel* m_model;
};

}  // namespace pb::ui
