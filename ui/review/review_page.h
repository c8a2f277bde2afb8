// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/edit.h"
#include "core/workspace/evidence.h"
#include "ui/review/review_text.h"

#include <QWidget>

#include <vector>

class QAction;
class QComboBox;
class QLabel;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace pb::ui {

class Document;
class KeysOverview;
class PillarStrip;
class QuestionList;
class QuestionView;
class ReadingSwitch;
class SearchPanel;
class SessionView;
struct SearchEntry;

/// The review of one workload: summary, questions, answer. Every change goes through the document, and what it says has
/// changed is drawn again. Its actions (QWidget::actions()) carry the page's shortcuts.
class ReviewPage final : public QWidget {
    Q_OBJECT
public:
    explicit ReviewPage(Document& document, QWidget* parent = nullptr);
    ~ReviewPage() override;

    /// Shows a workload at its first unanswered question. An id that the document does not have shows the first one it
    /// has.
    void setWorkload(WorkloadId workload);
    WorkloadId workload() const noexcept { return m_workload; }
    /// @param idOrCode "rel_2" or "REL 2"
    /// @return false where the lens has no such question; then nothing changes
    bool showQuestion(const QString& idOrCode);
    QString question() const { return m_question; }  ///< id; "" where nothing is shown
    /// Commits what was typed and not yet committed.
    void flush();
    /// Searches questions, notes and findings.
    void openSearch();
    /// A review for a room, in a window of its own.
    void openSession();
    void openKeys();

signals:
    void workloadChanged(pb::WorkloadId workload);
    void questionChanged(const QString& questionId);
    /// The reader wants to see where a piece of evidence comes from.
    void evidenceActivated(const pb::workspace::Evidence& evidence);
    void newWorkloadAsked();
    /// The reader wants to plan what is done about the risk of this question.
    void planActivated(const pb::review::QuestionKey& question);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum Page { kQuestions, kEmpty };

    QWidget* buildBar();
    QWidget* buildEmpty();
    void makeActions();
    QAction* addKey(const QString& name, const QList<QKeySequence>& keys, void (ReviewPage::*slot)());
    void connectView();
    void connectSession();
    void connectExtras();
    void retranslate();

    void reload();
    void onChanged(const workspace::Change& change);
    void refreshWorkloads();
    void refreshSummary();
    void refreshAnswer();
    void refreshEvidence();
    void refreshClaims();
    void tickShown();

    void next();
    void previous();
    void nextUnanswered();
    void toggleNone();
    void toggleApplicable();
    void toggleHelp();
    void cycleReading();
    void goTo(const SearchEntry& entry, const QString& words);

    void askSelection(const std::string& choice, bool selected);
    void askExclusion(const std::string& choice, review::Reason reason);
    void askApplicability(review::Reason reason);
    void openLink(const review::EvidenceLink& link);
    void refreshPlan();
    void askNotes(const QString& question, const QString& notes, int session);
    void focusNotes();
    void focusSearch();
    void move(int step);

    void apply(const review::Edit& edit, int mergeId = -1);
    const review::Workload* workloadNow() const;
    const review::Lens* lensNow() const;
    const review::Question* questionNow() const;
    /// Names a question of the lens that is shown.
    review::QuestionKey keyOf(const review::Question& question) const;

    Document& m_document;
    WorkloadId m_workload;
    const review::Lens* m_lens = nullptr;  ///< what the views show
    QString m_question;
    bool m_ownSplit = false;  ///< the reader has moved the handle between list and question
    int m_notesSession = 0;
    int m_notesMergeId = 0;

    QStackedWidget* m_stack;
    QComboBox* m_workloads;
    QLabel* m_progress;
    ReadingSwitch* m_reading;
    QToolButton* m_help;
    QToolButton* m_present;
    QToolButton* m_back;
    QToolButton* m_forward;
    QToolButton* m_unanswered;
    PillarStrip* m_pillars;
    QSplitter* m_splitter;
    QuestionList* m_list;
    QuestionView* m_view;
    SearchPanel* m_search;
    KeysOverview* m_keys;
    SessionView* m_session;
    QLabel* m_emptyText;
    QToolButton* m_emptyButton;
    std::vector<std::pair<QAction*, const char*>> m_named;  ///< actions and their English names
};

}  // namespace pb::ui
