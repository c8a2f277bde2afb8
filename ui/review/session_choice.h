// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/risk.h"
#include "ui/review/review_text.h"
#include "ui/review/row_button.h"

class QBoxLayout;
class QLabel;

namespace pb::ui {

/// A practice on a projector: its key, its mark, its text, in letters of any size.
class SessionChoice final : public RowButton {
    Q_OBJECT
public:
    /// @param key what toggles it, "1"; "N" for "None of these"; "" for none
    SessionChoice(const review::Choice& choice, const QString& key, QWidget* parent);

    const std::string& choiceId() const noexcept { return m_choice.id; }
    const review::Choice& choice() const noexcept { return m_choice; }
    void setState(review::ChoiceState state);
    void setReading(Reading reading);
    /// @param pixels height of the letters
    /// @param close  no more room above and below them than must be
    void setLetters(int pixels, bool close);

signals:
    void selectionAsked(const std::string& choiceId, bool selected);
    void exclusionAsked(const std::string& choiceId, pb::review::Reason reason);
    void focused();

protected:
    void nextCheckState() override;
    void paintEvent(QPaintEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    review::Choice m_choice;
    review::ChoiceState m_state = review::ChoiceState::NotSelected;
    QString m_key;
    int m_letters = 20;
    QLabel* m_first;
    QLabel* m_second;
};

}  // namespace pb::ui
