// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/edit.h"
#include "core/workspace/evidence.h"
#include "ui/review/review_text.h"

#include <QWidget>

#include <map>
#include <string>
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
class LensSwitch;
class PillarStrip;
class QuestionList;
class QuestionView;
class ReadingSwitch;
class SearchPanel;
class SessionView;
struct SearchEntry;

/// The review of one workload under one of its lenses: summary, questions, answer. Every change goes through the
/// document, and what it says has changed is drawn again. Its actions (QWidget::actions()) carry the page's shortcuts.
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
    /// The same under another lens of the workload.
    bool showQuestionOf(const std::string& lens, const QString& idOrCode);
    /// A question that drawings and runs speak of, under the lens that they know.
    bool showEvidenced(const QString& code);
    /// Shows another lens of the workload. @return false where the workload does not have it
    bool showLens(const std::string& id);
    const review::Lens* lens() const noexcept { return m_lens; }  ///< null where nothing is shown
    QString question() const { return m_question; }               ///< id; "" where nothing is shown
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
    void lensesAsked();
    /// The reader wants to plan what is done about the risk of this question.
    void planActivated(const pb::review::QuestionKey& question);

protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    enum Page { kQuestions, kEmpty };

    QWidget* buildBar();
    QWidget* buildList();
    QWidget* buildEmpty();
    void makeActions();
    QAction* addKey(const QString& name, const QList<QKeySequence>& keys, void (ReviewPage::*slot)());
    void connectView();
    void connectSession();
    void connectExtras();
    void connectLenses();
    void retranslate();

    void reload();
    void onChanged(const workspace::Change& change);
    void refreshWorkloads();
    void refreshLenses();
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
    void togglePark();
    void toggleHelp();
    void cycleReading();
    std::vector<const review::Lens*> lensesShownFirst() const;
    void openLenses();
    void nextLens();
    void goTo(const SearchEntry& entry, const QString& words);

    void askSelection(const std::string& choice, bool selected);
    void askExclusion(const std::string& choice, review::Reason reason);
    void askApplicability(review::Reason reason);
    void askParked(bool parked);
    void openLink(const review::EvidenceLink& link);
    void refreshCandidates();
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
    std::map<WorkloadId, std::string> m_chosenLens;  ///< what the reader chose; else the first
    const review::Lens* m_lens = nullptr;            ///< what the views show
    QString m_question;
    bool m_ownSplit = false;  ///< the reader has moved the handle between list and question
    int m_notesSession = 0;
    int m_notesMergeId = 0;

    QStackedWidget* m_stack;
    QComboBox* m_workloads;
    LensSwitch* m_lenses;
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
