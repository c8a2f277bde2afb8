// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/risk.h"
#include "ui/review/row_button.h"
#include "ui/review/text_pair.h"

class QLabel;
class QLineEdit;
class QMenu;
class QToolButton;

namespace pb::ui {

/// One choice of a question: check mark, practice, what good looks like, and below, when opened, the first steps.
/// Shows what the document says; asks for changes by signals and changes nothing itself.
class ChoiceRow final : public RowButton {
    Q_OBJECT
public:
    /// @param number the key that toggles it, 1..9, 0 for the tenth; -1: none
    ChoiceRow(const review::Choice& choice, int number, QWidget* parent = nullptr);

    const std::string& choiceId() const noexcept { return m_choice.id; }
    void setAnswer(const review::ChoiceAnswer& answer);
    void setReading(Reading reading);
    /// What the drawings and runs say of the practice: that they deny it though it is selected, or that they show it
    /// though it is not. Empty: nothing.
    void setClaims(const QString& denied, const QString& shown);
    /// What good looks like is shown; otherwise the practice alone.
    void setHelpShown(bool shown);
    void setReadOnly(bool readOnly);
    /// Opens the line for a note of this choice, to be written.
    void writeNote();
    /// Hands over a note that was typed and not yet committed.
    void flushNote();
    void setOpen(bool open);
    bool isOpen() const noexcept { return m_open; }

signals:
    void selectionAsked(const std::string& choiceId, bool selected);
    /// Reason::None: it applies again.
    void exclusionAsked(const std::string& choiceId, pb::review::Reason reason);
    void noteCommitted(const std::string& choiceId, const QString& note);

protected:
    void nextCheckState() override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void buildDetails();
    void retranslate();
    int weightRoom() const;
    void refreshState();
    QMenu* makeMenu();

    review::Choice m_choice;
    review::ChoiceAnswer m_answer;
    Reading m_reading;
    int m_number;
    bool m_open = false;
    bool m_helpShown = true;
    TextPair* m_title;
    TextPair* m_help;
    QWidget* m_details;
    QLabel* m_stepsHead;
    TextPair* m_steps;
    QLabel* m_effort;
    QLabel* m_weight;
    QLineEdit* m_note;
    bool m_readOnly = false;
    QLabel* m_excluded;
    QLabel* m_denied;
    QLabel* m_shown;
    QString m_deniedBy;
    QString m_shownBy;
    QToolButton* m_toggle;
    QToolButton* m_exclude;
    QToolButton* m_noteButton;
};

}  // namespace pb::ui
