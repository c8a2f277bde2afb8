// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/evidence.h"
#include "ui/review/review_text.h"

#include <QScrollArea>

#include <map>
#include <vector>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QToolButton;
class QVBoxLayout;

namespace pb::ui {

class ChoiceRow;
class EvidenceList;
class LinkList;
struct LinkCandidate;
class NotesEdit;
class RiskPill;
class TextPair;
class WhyPanel;

/// One question with its answer: text, choices, notes, and beside them why the risk is what it is and what is known.
/// Shows values and asks for changes by signals; it knows no document.
class QuestionView final : public QScrollArea {
    Q_OBJECT
public:
    explicit QuestionView(QWidget* parent = nullptr);

    /// Shows another question, from its top.
    /// @param pillar, question must outlive their use here
    void setQuestion(const review::Pillar& pillar, const review::Question& question, const review::Answer& answer);
    /// What "not applicable" means to the risk; to be set before the answer.
    void setSemantics(review::NotApplicableChoice semantics) { m_semantics = semantics; }
    /// The answer of the question that is shown has changed.
    void setAnswer(const review::Answer& answer);
    /// Findings and runs that could be attached as evidence.
    void setCandidates(std::vector<LinkCandidate> candidates);
    void setEvidence(const workspace::Workspace& workspace, std::vector<workspace::Evidence> evidence);
    /// What is planned about the risk, in words; "" where nothing is.
    void setPlan(const QString& words);
    /// What the evidence says of single practices.
    /// @param denied, shown sentences by choice id, see ChoiceRow::setClaims()
    void setClaims(const std::map<std::string, QString>& denied, const std::map<std::string, QString>& shown);
    void setReading(Reading reading);
    void setHelpShown(bool shown);
    void setReadOnly(bool readOnly);

    /// Toggles the choice of that key: 1..9, 0 for the tenth. Does nothing where there is none.
    void toggleNumber(int number);
    void toggleNone();
    /// Opens the reasons why the question does not apply; where it does not, it applies again.
    void toggleApplicable();
    void focusNotes();
    /// Leads to the notes and selects what a search has found there.
    void showInNotes(const QString& words);
    /// Leads to a choice and opens it.
    void reveal(const std::string& choiceId);
    void focusFirstChoice();
    /// Hands over what was typed and not yet committed.
    void flush();
    /// Forgets it; for when another file was opened.
    void discard();

signals:
    void selectionAsked(const std::string& choiceId, bool selected);
    void exclusionAsked(const std::string& choiceId, pb::review::Reason reason);
    void choiceNoteCommitted(const std::string& choiceId, const QString& note);
    /// Reason::None: the question applies again.
    void applicabilityAsked(pb::review::Reason reason);
    void parkAsked(bool parked);
    void notesCommitted(const QString& questionId, const QString& notes, int session);
    void ownerCommitted(const QString& owner);
    void evidenceActivated(const pb::workspace::Evidence& evidence);
    void linkAttached(const pb::review::EvidenceLink& link);
    void linkRemoved(std::int64_t number);
    void linkActivated(const pb::review::EvidenceLink& link);
    /// The reader wants to plan what is done about the risk.
    void planAsked();

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void buildMain(QVBoxLayout& main);
    void buildSide(QVBoxLayout& side);
    QVBoxLayout* addPanel(QVBoxLayout& side, QLabel*& head);
    void makeRows();
    void showTexts();
    void showAskList();
    void retranslate();
    ChoiceRow* rowOf(const std::string& choiceId) const;
    void press(ChoiceRow* row);
    bool choicesHaveFocus() const;
    void showNotes();

    const review::Pillar* m_pillar = nullptr;
    const review::Question* m_question = nullptr;
    review::Answer m_answer;
    review::NotApplicableChoice m_semantics = review::NotApplicableChoice::Neutral;
    Reading m_reading;
    bool m_helpShown = true;
    bool m_readOnly = false;
    std::vector<ChoiceRow*> m_rows;

    QWidget* m_content;
    QBoxLayout* m_columns;
    QWidget* m_main;
    QLabel* m_path;
    RiskPill* m_risk;
    TextPair* m_questionText;
    TextPair* m_about;
    QToolButton* m_applicable;
    QToolButton* m_park;
    QLabel* m_banner;
    QWidget* m_choices;
    QVBoxLayout* m_choiceLayout;
    NotesEdit* m_notes;
    QWidget* m_side;
    QLabel* m_whyHead = nullptr;
    WhyPanel* m_why;
    QLabel* m_evidenceHead = nullptr;
    QLabel* m_planText;
    QToolButton* m_plan;
    EvidenceList* m_evidence;
    LinkList* m_links;
    QLabel* m_askHead = nullptr;
    QVBoxLayout* m_askLayout = nullptr;
    QLabel* m_scopeHead = nullptr;
    TextPair* m_scope;
    QLabel* m_ownerHead = nullptr;
    QLineEdit* m_owner;
};

}  // namespace pb::ui
