// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/review/question_model.h"

#include <QWidget>

class QComboBox;

namespace pb::ui {

class QuestionTree;
class SearchField;

/// The left side of the review: search, filter, and the tree of pillars, areas and questions.
class QuestionList final : public QWidget {
    Q_OBJECT
public:
    explicit QuestionList(QWidget* parent = nullptr);
    ~QuestionList() override;

    void setLens(const review::Lens* lens, const review::Workload* workload);
    void refresh(const review::Workload& workload, const QString& questionId = {});
    /// Marks the question that is being read and brings it into sight; a search that hides it ends. Emits nothing.
    void setCurrent(const QString& questionId);
    void focusSearch();
    /// The id of the next (1) or previous (-1) question that search and filter let through; "" where there is none.
    QString beside(const QString& questionId, int step) const { return m_filter->beside(questionId, step); }

signals:
    void questionChosen(const QString& questionId);
    /// Enter in the tree: the reader wants to answer.
    void entered();

protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void retranslate();
    void choose(const QModelIndex& index);
    void moveToFirstMatch();

    QuestionModel* m_model;
    QuestionFilter* m_filter;
    SearchField* m_search;
    QComboBox* m_risk;
    QuestionTree* m_tree;
    bool m_silent = false;  ///< the selection follows the page, not the other way round
};

}  // namespace pb::ui
