// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lens/question_editor.h"

#include "core/review/risk.h"
#include "ui/lens/lens_words.h"
#include "ui/lens/rules_text.h"
#include "ui/review/risk_style.h"
#include "ui/review/text_pair.h"
#include "ui/text/error_text.h"

#include <QCheckBox>
#include <QEvent>
#include <QFontDatabase>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

enum Column { kId, kEnglish, kKorean, kWeight, kColumns };

std::string& sideOf(review::Text& text, std::size_t side) { return side == 0 ? text.en : text.ko; }

QLabel* problemLabel(QWidget* parent)
{
    QLabel* label = makeLabel(0.95, false, QPalette::Text, parent);
    label->hide();
    return label;
}

void showProblem(QLabel* label, const QString& problem)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::Text, riskColor(review::Risk::High, label->parentWidget()->palette()));
    label->setPalette(palette);
    label->setText(problem);
    label->setVisible(!problem.isEmpty());
}

/// Leaves a field alone that says the same already, so that the cursor stays where it is.
void fill(QPlainTextEdit* edit, const QString& text)
{
    if (edit->toPlainText() == text)
        return;
    const QSignalBlocker quiet(edit);
    edit->setPlainText(text);
}

}  // namespace

QuestionEditor::QuestionEditor(QWidget* parent)
    : QWidget(parent), m_english(makeLabel(0.95, false, QPalette::PlaceholderText, this)),
      m_korean(makeLabel(0.95, false, QPalette::PlaceholderText, this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(8);
    auto* grid = new QGridLayout;
    grid->addWidget(m_english, 0, 1);
    grid->addWidget(m_korean, 0, 2);
    addField(*grid, m_fields[0], &review::Question::title, "title");
    addField(*grid, m_fields[1], &review::Question::question, "question");
    addField(*grid, m_fields[2], &review::Question::about, "about");
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    layout->addLayout(grid);
    buildChoices();
    buildRules();
    retranslate();
}

void QuestionEditor::addField(QGridLayout& grid, Field& field, review::Text review::Question::*text, const char* name)
{
    field.text = text;
    field.name = name;
    field.label = new QLabel(this);
    const int row = grid.rowCount();
    grid.addWidget(field.label, row, 0, Qt::AlignTop);
    for (std::size_t side = 0; side < 2; ++side) {
        auto* edit = new QPlainTextEdit(this);
        edit->setObjectName(u"lens_%1_%2"_s.arg(QLatin1String(name), side == 0 ? u"en"_s : u"ko"_s));
        edit->setTabChangesFocus(true);
        const int lines = row == 1 ? 1 : row == 2 ? 2 : 3;
        edit->setFixedHeight(fontMetrics().lineSpacing() * lines + 14);
        field.edits[side] = edit;
        grid.addWidget(edit, row, 1 + static_cast<int>(side));
        connect(edit, &QPlainTextEdit::textChanged, this, [this, &field, side, edit] {
            sideOf(m_question.*field.text, side) = edit->toPlainText().toStdString();
            tell(edit->objectName());
        });
    }
}

void QuestionEditor::buildChoices()
{
    m_choicesTitle = makeLabel(1.05, true, QPalette::Text, this);
    m_choices = new QTableWidget(0, kColumns, this);
    m_choices->setObjectName(u"lens_choices"_s);
    m_choices->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_choices->setSelectionMode(QAbstractItemView::SingleSelection);
    m_choices->horizontalHeader()->setSectionResizeMode(kEnglish, QHeaderView::Stretch);
    m_choices->horizontalHeader()->setSectionResizeMode(kKorean, QHeaderView::Stretch);
    m_choices->setMinimumHeight(fontMetrics().lineSpacing() * 9);
    m_choiceProblem = problemLabel(this);
    m_add = new QToolButton(this);
    m_add->setObjectName(u"lens_add_choice"_s);
    m_remove = new QToolButton(this);
    m_remove->setObjectName(u"lens_remove_choice"_s);
    auto* head = new QHBoxLayout;
    head->addWidget(m_choicesTitle, 1);
    head->addWidget(m_add);
    head->addWidget(m_remove);
    auto* rows = static_cast<QVBoxLayout*>(layout());
    rows->addLayout(head);
    rows->addWidget(m_choices, 1);
    rows->addWidget(m_choiceProblem);
    connect(m_choices, &QTableWidget::cellChanged, this, &QuestionEditor::onChoiceEdited);
    connect(m_add, &QToolButton::clicked, this, &QuestionEditor::addChoice);
    connect(m_remove, &QToolButton::clicked, this, &QuestionEditor::removeChoice);
}

void QuestionEditor::buildRules()
{
    m_rulesTitle = makeLabel(1.05, true, QPalette::Text, this);
    m_ownRules = new QCheckBox(this);
    m_ownRules->setObjectName(u"lens_own_rules"_s);
    m_rules = new QPlainTextEdit(this);
    m_rules->setObjectName(u"lens_rules"_s);
    m_rules->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_rules->setTabChangesFocus(true);
    m_rules->setFixedHeight(fontMetrics().lineSpacing() * 5 + 14);
    m_rulesProblem = problemLabel(this);
    auto* head = new QHBoxLayout;
    head->addWidget(m_rulesTitle, 1);
    head->addWidget(m_ownRules);
    auto* rows = static_cast<QVBoxLayout*>(layout());
    rows->addLayout(head);
    rows->addWidget(m_rules);
    rows->addWidget(m_rulesProblem);
    connect(m_rules, &QPlainTextEdit::textChanged, this, &QuestionEditor::onRulesEdited);
    connect(m_ownRules, &QCheckBox::toggled, this, &QuestionEditor::onOwnRulesToggled);
}

void QuestionEditor::setQuestion(const review::Question& question)
{
    const bool other = question.id != m_question.id;
    m_question = question;
    for (Field& field : m_fields)
        for (std::size_t side = 0; side < 2; ++side)
            fill(field.edits[side], QString::fromStdString(sideOf(m_question.*field.text, side)));
    showChoices();
    const QSignalBlocker quiet(m_ownRules);
    m_ownRules->setChecked(question.own_rules);
    m_rules->setReadOnly(!question.own_rules);
    const auto written = rulesFrom(m_rules->toPlainText());
    if (other || !written || *written != question.rules) {
        fill(m_rules, rulesText(question));
        showProblem(m_rulesProblem, {});
    }
    if (other)
        showProblem(m_choiceProblem, {});
}

void QuestionEditor::showChoices()
{
    m_filling = true;
    m_choices->setRowCount(static_cast<int>(m_question.choices.size()));
    const auto put = [this](int row, int column, const QString& text, bool editable) {
        QTableWidgetItem* item = m_choices->item(row, column);
        if (!item) {
            item = new QTableWidgetItem;
            m_choices->setItem(row, column, item);
        }
        if (item->text() != text)
            item->setText(text);
        item->setFlags(editable ? item->flags() | Qt::ItemIsEditable : item->flags() & ~Qt::ItemIsEditable);
    };
    for (int row = 0; row < m_choices->rowCount(); ++row) {
        const review::Choice& choice = m_question.choices[static_cast<std::size_t>(row)];
        put(row, kId, QString::fromStdString(choice.id), false);
        put(row, kEnglish, QString::fromStdString(choice.title.en), true);
        put(row, kKorean, QString::fromStdString(choice.title.ko), true);
        put(row, kWeight, choice.none ? tr("none of these") : weightText(choice.weight), !choice.none);
    }
    m_choices->resizeColumnToContents(kId);
    m_choices->resizeColumnToContents(kWeight);
    m_remove->setEnabled(!m_question.choices.empty());
    m_filling = false;
}

void QuestionEditor::onChoiceEdited(int row, int column)
{
    const auto index = static_cast<std::size_t>(row);
    if (m_filling || index >= m_question.choices.size())
        return;
    review::Choice& choice = m_question.choices[index];
    const QString text = m_choices->item(row, column)->text();
    if (column == kWeight) {
        const auto weight = weightFrom(text);
        showProblem(m_choiceProblem,
                    weight ? QString()
                           : tr("\"%1\" is no weight. Write core, secondary, anti or alternative:group.").arg(text));
        if (!weight)
            return;
        choice.weight = *weight;
    } else {
        sideOf(choice.title, column == kEnglish ? 0 : 1) = text.toStdString();
    }
    tell(u"choice_%1_%2"_s.arg(row).arg(column));
}

void QuestionEditor::addChoice()
{
    review::Choice choice;
    for (std::size_t n = m_question.choices.size() + 1; choice.id.empty(); ++n) {
        const std::string id = m_question.id + '_' + std::to_string(n);
        if (!review::findChoice(m_question, id))
            choice.id = id;
    }
    choice.title = {tr("New practice").toStdString(), {}};
    choice.weight.secondary = true;
    const auto none = std::find_if(m_question.choices.begin(), m_question.choices.end(),
                                   [](const review::Choice& c) { return c.none; });
    const auto row = static_cast<int>(none - m_question.choices.begin());
    m_question.choices.insert(none, std::move(choice));
    tell({});
    showChoices();
    m_choices->setCurrentCell(row, kEnglish);
    m_choices->setFocus();
    m_choices->editItem(m_choices->item(row, kEnglish));
}

void QuestionEditor::removeChoice()
{
    const int row = m_choices->currentRow();
    if (row < 0 || static_cast<std::size_t>(row) >= m_question.choices.size())
        return;
    m_question.choices.erase(m_question.choices.begin() + row);
    tell({});
    showChoices();
}

void QuestionEditor::onRulesEdited()
{
    auto rules = rulesFrom(m_rules->toPlainText());
    showProblem(m_rulesProblem, rules ? QString() : text::errorText(rules.error()));
    if (!rules || !m_question.own_rules)
        return;
    m_question.rules = *std::move(rules);
    tell(u"lens_rules"_s);
}

void QuestionEditor::onOwnRulesToggled(bool own)
{
    m_question.own_rules = own;
    m_rules->setReadOnly(!own);
    tell({});
}

void QuestionEditor::tell(const QString& field)
{
    if (!m_question.own_rules) {
        m_question.rules = review::generateRules(m_question);
        fill(m_rules, rulesText(m_question));
    }
    emit edited(m_question, field);
}

void QuestionEditor::retranslate()
{
    m_english->setText(tr("English"));
    m_korean->setText(tr("Korean"));
    m_fields[0].label->setText(tr("Title"));
    m_fields[1].label->setText(tr("Question"));
    m_fields[2].label->setText(tr("Why it matters"));
    m_choicesTitle->setText(tr("Choices"));
    m_add->setText(tr("Add"));
    m_remove->setText(tr("Remove"));
    m_choices->setHorizontalHeaderLabels({tr("Id"), tr("English"), tr("Korean"), tr("Weight")});
    m_rulesTitle->setText(tr("Risk rules"));
    m_ownRules->setText(tr("Write them by hand"));
    m_ownRules->setToolTip(tr("Otherwise the rules are made of the weights of the choices."));
    showChoices();
}

void QuestionEditor::changeEvent(QEvent* event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

}  // namespace pb::ui
