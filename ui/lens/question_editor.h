// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QPlainTextEdit;
class QTableWidget;
class QToolButton;

namespace pb::ui {

class ChoiceEditor;
class TextFields;

/// Edits the texts of a question in both languages, its choices with all that stands beneath them, what to ask to see,
/// and its rules: by the weights of the choices, or as
/// text. What does not read stays in its field with what is wrong beneath it, and changes nothing.
class QuestionEditor final : public QWidget {
    Q_OBJECT
public:
    explicit QuestionEditor(QWidget* parent = nullptr);

    /// Shows a question; a field in which someone is writing the same keeps its cursor.
    void setQuestion(const review::Question& question);

signals:
    /// With every key. Successive ones of the same field are one step of undo.
    void edited(const pb::review::Question& question, const QString& field);

protected:
    void changeEvent(QEvent* event) override;

private:
    void buildTexts();
    void buildChoices();
    void buildGuide();
    void buildRules();
    void showChoices();
    void onChoiceEdited(int row, int column);
    void showDetails();
    void addChoice();
    void removeChoice();
    void moveChoice(int step);
    void onRulesEdited();
    void onOwnRulesToggled(bool own);
    /// Makes the rules of the weights again where they are made of them, and tells.
    void tell(const QString& field);
    void retranslate();

    review::Question m_question;
    TextFields* m_texts;
    QLabel* m_choicesTitle;
    QTableWidget* m_choices;
    QToolButton* m_add;
    QToolButton* m_remove;
    QToolButton* m_up;
    QToolButton* m_down;
    ChoiceEditor* m_details;
    TextFields* m_guide;
    QLabel* m_choiceProblem;
    QLabel* m_rulesTitle;
    QCheckBox* m_ownRules;
    QPlainTextEdit* m_rules;
    QLabel* m_rulesProblem;
    bool m_filling = false;
};

}  // namespace pb::ui
