// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens.h"

#include <QWidget>

#include <array>

class QCheckBox;
class QGridLayout;
class QLabel;
class QPlainTextEdit;
class QTableWidget;
class QToolButton;

namespace pb::ui {

/// Edits the texts of a question in both languages, its choices, and its rules: by the weights of the choices, or as
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
    struct Field {
        review::Text review::Question::*text = nullptr;
        const char* name = nullptr;
        QLabel* label = nullptr;
        std::array<QPlainTextEdit*, 2> edits{};  ///< English, Korean
    };

    void addField(QGridLayout& grid, Field& field, review::Text review::Question::*text, const char* name);
    void buildChoices();
    void buildRules();
    void showChoices();
    void onChoiceEdited(int row, int column);
    void addChoice();
    void removeChoice();
    void onRulesEdited();
    void onOwnRulesToggled(bool own);
    /// Makes the rules of the weights again where they are made of them, and tells.
    void tell(const QString& field);
    void retranslate();

    review::Question m_question;
    std::array<Field, 3> m_fields;
    QLabel* m_english;
    QLabel* m_korean;
    QLabel* m_choicesTitle;
    QTableWidget* m_choices;
    QToolButton* m_add;
    QToolButton* m_remove;
    QLabel* m_choiceProblem;
    QLabel* m_rulesTitle;
    QCheckBox* m_ownRules;
    QPlainTextEdit* m_rules;
    QLabel* m_rulesProblem;
    bool m_filling = false;
};

}  // namespace pb::ui
