// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/next.h"
#include "core/workspace/edit.h"
#include "ui/review/plan_model.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;

namespace pb::ui {

class Document;
class NextPanel;
class PlanView;
class SearchField;

/// The improvement plan of one workload: every high and medium risk, who sees to it until when, how likely and how bad
/// it is, and who accepted it. An edit applies to all selected rows, as one step of undo.
class PlanPage final : public QWidget {
    Q_OBJECT
public:
    explicit PlanPage(Document& document, QWidget* parent = nullptr);
    ~PlanPage() override;

    void setWorkload(WorkloadId workload);
    WorkloadId workload() const noexcept { return m_workload; }
    /// The day that overdue and expired are judged on; for tests.
    void setToday(Date today);
    /// Writes the plan; the ending of the path says how, see writePlan().
    Status exportTo(const QString& path) const;
    /// Shows what a file would change, to be confirmed.
    void importFrom(const QString& path);
    /// Selects the line of a question and shows it; the filter gives way.
    void showQuestion(const review::QuestionKey& question);

signals:
    /// The reader wants to see the question.
    void questionActivated(const QString& questionId, const QString& lensId);

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* buildBar();
    QWidget* buildFilters();
    void makeActions();
    void onChanged(const workspace::Change& change);
    void refresh();
    void refreshNext();
    void refreshSummary();
    void refreshHint();
    void onEdited(int column, const QVariant& value);
    void askAcceptance();
    void askExport();
    void askImport();
    std::set<review::QuestionKey> denied() const;
    std::vector<const review::Lens*> lenses() const;
    void planNext(const review::NextAction& action);
    void accept(const std::vector<review::QuestionKey>& keys, const review::Acceptance& acceptance);
    void withdraw(const std::vector<review::QuestionKey>& keys);
    void apply(review::Batch batch, const QString& name);
    void retranslate();
    const review::Workload* workloadNow() const;
    QString named(const std::vector<review::QuestionKey>& keys) const;

    Document& m_document;
    WorkloadId m_workload;
    Date m_today;
    bool m_nextChosen = false;  ///< the reader has said whether the next steps are shown
    bool m_stale = true;        ///< to be read again when it is shown
    PlanModel* m_model;
    PlanView* m_view;
    QLabel* m_title = nullptr;
    QLabel* m_summary = nullptr;
    SearchField* m_search = nullptr;
    QComboBox* m_filter = nullptr;
    QComboBox* m_group = nullptr;
    QToolButton* m_accept = nullptr;
    QToolButton* m_open = nullptr;
    QToolButton* m_export = nullptr;
    QToolButton* m_import = nullptr;
    QToolButton* m_showNext = nullptr;
    NextPanel* m_next = nullptr;
    QLabel* m_hint = nullptr;
    std::vector<std::pair<QAction*, const char*>> m_named;
};

}  // namespace pb::ui
