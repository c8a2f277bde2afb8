// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/lens/question_editor.h"

#include "core/review/lens_shape.h"
#include "core/review/risk.h"
#include "ui/lens/choice_editor.h"
#include "ui/lens/lens_words.h"
#include "ui/lens/rules_text.h"
#include "ui/lens/text_fields.h"
#include "ui/review/risk_style.h"
#include "ui/review/text_pair.h"
#include "ui/text/error_text.h"

#include <QCheckBox>
#include <QEvent>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

enum Column { kId, kEnglish, kKorean, kWeight, kColumns };

std::string& sideOf(review::Text& text, std::size_t side) { return side == 0 ? text.en : text.ko; }

constexpr std::array kTexts{&review::Question::title, &review::Question::question, &review::Question::about};

/// One text for each line; where one language has fewer, the rest of it is empty.
std::vector<review::Text> linesOf(const review::Text& text)
{
    const QStringList english = QString::fromStdString(text.en).split(u'\n');
    const QStringList korean = QString::fromStdString(text.ko).split(u'\n');
    std::vector<review::Text> out;
    for (qsizetype i = 0; i < std::max(english.size(), korean.size()); ++i)
        out.push_back({english.value(i).trimmed().toStdString(), korean.value(i).trimmed().toStdString()});
    while (!out.empty() && out.back().empty())
        out.pop_back();
    return out;
}

review::Text joinedLines(const std::vector<review::Text>& lines)
{
    review::Text out;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        out.en += (i == 0 ? "" : "\n") + lines[i].en;
        out.ko += (i == 0 ? "" : "\n") + lines[i].ko;
    }
    return out;
}

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
    : QWidget(parent), m_texts(new TextFields(this)), m_details(new ChoiceEditor(this)), m_guide(new TextFields(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 8, 0);
    layout->setSpacing(8);
    buildTexts();
    buildChoices();
    buildGuide();
    buildRules();
    retranslate();
}

void QuestionEditor::buildTexts()
{
    for (const auto& [name, lines] : {std::pair("title", 1), std::pair("question", 2), std::pair("about", 3)})
        m_texts->addField(name, lines);
    layout()->addWidget(m_texts);
    connect(m_texts, &TextFields::edited, this, [this](std::size_t field, const QString& editor) {
        m_question.*kTexts[field] = m_texts->text(field);
        tell(editor);
    });
}

/// What to ask to see, one a line, and when the question may be left out.
void QuestionEditor::buildGuide()
{
    m_guide->addField("evidence", 3);
    m_guide->addField("out_of_scope", 2);
    layout()->addWidget(m_guide);
    connect(m_guide, &TextFields::edited, this, [this](std::size_t field, const QString& editor) {
        if (field == 0)
            m_question.evidence = linesOf(m_guide->text(0));
        else
            m_question.out_of_scope = m_guide->text(1);
        tell(editor);
    });
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
    m_up = new QToolButton(this);
    m_up->setObjectName(u"lens_choice_up"_s);
    m_up->setArrowType(Qt::UpArrow);
    m_down = new QToolButton(this);
    m_down->setObjectName(u"lens_choice_down"_s);
    m_down->setArrowType(Qt::DownArrow);
    auto* head = new QHBoxLayout;
    head->addWidget(m_choicesTitle, 1);
    for (QToolButton* button : {m_add, m_remove, m_up, m_down})
        head->addWidget(button);
    auto* rows = static_cast<QVBoxLayout*>(layout());
    rows->addLayout(head);
    rows->addWidget(m_choices, 1);
    rows->addWidget(m_choiceProblem);
    rows->addWidget(m_details);
    connect(m_choices, &QTableWidget::cellChanged, this, &QuestionEditor::onChoiceEdited);
    connect(m_add, &QToolButton::clicked, this, &QuestionEditor::addChoice);
    connect(m_remove, &QToolButton::clicked, this, &QuestionEditor::removeChoice);
    connect(m_up, &QToolButton::clicked, this, [this] { moveChoice(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { moveChoice(1); });
    connect(m_choices, &QTableWidget::currentCellChanged, this, &QuestionEditor::showDetails);
    connect(m_details, &ChoiceEditor::edited, this, [this](const review::Choice& choice, const QString& field) {
        const auto place = std::find_if(m_question.choices.begin(), m_question.choices.end(),
                                        [&](const review::Choice& c) { return c.id == choice.id; });
        if (place == m_question.choices.end())
            return;
        *place = choice;
        tell(field.isEmpty() ? field : QString::fromStdString(choice.id) + u'/' + field);
    });
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
    for (std::size_t field = 0; field < kTexts.size(); ++field)
        m_texts->setText(field, m_question.*kTexts[field]);
    // Lines that somebody is writing may end in an empty one, which is no text yet.
    if (linesOf(m_guide->text(0)) != question.evidence)
        m_guide->setText(0, joinedLines(question.evidence));
    m_guide->setText(1, question.out_of_scope);
    showChoices();
    if (other && m_choices->rowCount() > 0) {
        const QSignalBlocker quiet(m_choices);
        m_choices->setCurrentCell(0, kEnglish);
    }
    showDetails();
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

void QuestionEditor::showDetails()
{
    const int row = m_choices->currentRow();
    const bool there = row >= 0 && row < std::ssize(m_question.choices);
    m_details->setVisible(there);
    const bool none = there && m_question.choices[static_cast<std::size_t>(row)].none;
    m_up->setEnabled(there && !none && row > 0);
    m_down->setEnabled(there && !none && row + 1 < std::ssize(m_question.choices) &&
                       !m_question.choices[static_cast<std::size_t>(row) + 1].none);
    if (there)
        m_details->setChoice(m_question.choices[static_cast<std::size_t>(row)]);
}

void QuestionEditor::addChoice()
{
    const auto row = static_cast<int>(review::addChoice(m_question, {"New practice", "새 모범 사례"}));
    tell({});
    showChoices();
    m_choices->setCurrentCell(row, kEnglish);
    m_choices->setFocus();
    m_choices->editItem(m_choices->item(row, kEnglish));
}

void QuestionEditor::moveChoice(int step)
{
    const int row = m_choices->currentRow();
    const int to = row + step;
    if (row < 0 || to < 0 || to >= std::ssize(m_question.choices))
        return;
    std::swap(m_question.choices[static_cast<std::size_t>(row)], m_question.choices[static_cast<std::size_t>(to)]);
    tell({});
    showChoices();
    m_choices->setCurrentCell(to, std::max(0, m_choices->currentColumn()));
}

void QuestionEditor::removeChoice()
{
    const int row = m_choices->currentRow();
    if (row < 0 || static_cast<std::size_t>(row) >= m_question.choices.size())
        return;
    m_question.choices.erase(m_question.choices.begin() + row);
    tell({});
    showChoices();
    showDetails();
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
    m_texts->setLabel(0, tr("Title"));
    m_texts->setLabel(1, tr("Question"));
    m_texts->setLabel(2, tr("Why it matters"));
    m_guide->setLabel(0, tr("Ask to see, one a line"));
    m_guide->setLabel(1, tr("Out of scope when"));
    m_up->setToolTip(tr("Move the choice up"));
    m_down->setToolTip(tr("Move the choice down"));
    for (QToolButton* button : {m_up, m_down})
        button->setAccessibleName(button->toolTip());
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
