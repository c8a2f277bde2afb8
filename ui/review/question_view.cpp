// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/question_view.h"

#include "ui/review/choice_row.h"
#include "ui/review/evidence_list.h"
#include "ui/review/link_list.h"
#include "ui/review/notes_edit.h"
#include "ui/review/reason_menu.h"
#include "ui/review/risk_pill.h"
#include "ui/review/text_pair.h"
#include "ui/review/why_panel.h"

#include <QApplication>
#include <QBoxLayout>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QToolButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

using namespace review;

namespace {

/// The side column stands beside the choices where both have room, in average characters; below them otherwise.
constexpr int kTwoColumnsFrom = 116;
constexpr int kSideWidth = 46;
constexpr int kMainWidth = 140;  ///< lines longer than this are hard to follow

int characters(const QWidget* widget, int count) { return widget->fontMetrics().averageCharWidth() * count; }

}  // namespace

QuestionView::QuestionView(QWidget* parent)
    : QScrollArea(parent), m_content(new QWidget), m_columns(new QBoxLayout(QBoxLayout::LeftToRight, m_content)),
      m_main(new QWidget(m_content)), m_path(makeLabel(0.95, false, QPalette::PlaceholderText, m_content)),
      m_risk(new RiskPill(m_content)), m_questionText(new TextPair(1.4, true, QPalette::Text, m_content)),
      m_about(new TextPair(1.0, false, QPalette::Text, m_content)), m_applicable(new QToolButton(m_content)),
      m_park(new QToolButton(m_content)), m_banner(makeLabel(1.0, true, QPalette::Text, m_content)),
      m_choices(new QWidget(m_content)), m_choiceLayout(new QVBoxLayout(m_choices)), m_notes(new NotesEdit(m_content)),
      m_side(new QWidget(m_content)), m_why(new WhyPanel(m_side)),
      m_planText(makeLabel(0.95, false, QPalette::Text, m_side)), m_plan(new QToolButton(m_side)),
      m_evidence(new EvidenceList(m_side)), m_links(new LinkList(m_side)),
      m_scope(new TextPair(0.95, false, QPalette::Text, m_side)), m_owner(new QLineEdit(m_side))
{
    setObjectName(u"question_view"_s);
    setWidget(m_content);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* main = new QVBoxLayout(m_main);
    main->setContentsMargins(0, 0, 0, 0);
    auto* side = new QVBoxLayout(m_side);
    buildMain(*main);
    buildSide(*side);
    m_columns->setContentsMargins(20, 8, 20, 20);
    m_columns->setSpacing(20);
    m_columns->addWidget(m_main);
    m_columns->addWidget(m_side);
    m_columns->addStretch(1);
    m_main->setMaximumWidth(characters(this, kMainWidth));
    retranslate();
}

void QuestionView::buildMain(QVBoxLayout& main)
{
    m_applicable->setObjectName(u"question_applicable"_s);
    m_applicable->setToolButtonStyle(Qt::ToolButtonTextOnly);
    connect(m_applicable, &QToolButton::clicked, this, &QuestionView::toggleApplicable);
    m_park->setObjectName(u"question_park"_s);
    m_park->setCheckable(true);
    connect(m_park, &QToolButton::clicked, this, &QuestionView::parkAsked);
    auto* head = new QHBoxLayout;
    head->addWidget(m_path, 1);
    head->addWidget(m_park);
    head->addWidget(m_applicable);
    head->addWidget(m_risk);
    m_choiceLayout->setContentsMargins(0, 0, 0, 0);
    m_choiceLayout->setSpacing(6);
    main.setSpacing(12);
    main.addLayout(head);
    main.addWidget(m_questionText);
    main.addWidget(m_about);
    main.addWidget(m_banner);
    main.addWidget(m_choices);
    main.addWidget(m_notes);
    main.addStretch(1);
    connect(m_notes, &NotesEdit::committed, this, &QuestionView::notesCommitted);
    connect(m_notes, &NotesEdit::writing, this, &QuestionView::showNotes);
    // They grow with their text, and the view with the window: both end in another range.
    connect(
        verticalScrollBar(), &QScrollBar::rangeChanged, this,
        [this] {
            if (m_notes->isWriting())
                showNotes();
        },
        Qt::QueuedConnection);
}

QVBoxLayout* QuestionView::addPanel(QVBoxLayout& side, QLabel*& head)
{
    auto* panel = new ReviewPanel(m_side);
    auto* layout = new QVBoxLayout(panel);
    layout->setContentsMargins(12, 10, 12, 12);
    layout->setSpacing(6);
    head = makeLabel(1.0, true, QPalette::Text, panel);
    layout->addWidget(head);
    side.addWidget(panel);
    return layout;
}

void QuestionView::buildSide(QVBoxLayout& side)
{
    side.setContentsMargins(0, 0, 0, 0);
    side.setSpacing(12);
    QVBoxLayout* why = addPanel(side, m_whyHead);
    why->addWidget(m_why);
    why->addWidget(m_planText);
    why->addWidget(m_plan, 0, Qt::AlignLeft);
    m_planText->setObjectName(u"question_plan"_s);
    m_plan->setObjectName(u"question_plan_ask"_s);
    connect(m_plan, &QToolButton::clicked, this, &QuestionView::planAsked);
    QVBoxLayout* evidence = addPanel(side, m_evidenceHead);
    evidence->addWidget(m_evidence);
    evidence->addWidget(m_links);
    connect(m_links, &LinkList::attached, this, &QuestionView::linkAttached);
    connect(m_links, &LinkList::removed, this, &QuestionView::linkRemoved);
    connect(m_links, &LinkList::activated, this, &QuestionView::linkActivated);
    m_askLayout = addPanel(side, m_askHead);
    addPanel(side, m_scopeHead)->addWidget(m_scope);
    addPanel(side, m_ownerHead)->addWidget(m_owner);
    side.addStretch(1);
    m_owner->setObjectName(u"question_owner"_s);
    m_owner->setMaxLength(255);
    connect(m_why, &WhyPanel::choiceActivated, this, &QuestionView::reveal);
    connect(m_evidence, &EvidenceList::activated, this, &QuestionView::evidenceActivated);
    connect(m_owner, &QLineEdit::editingFinished, this, [this] {
        if (m_owner->isModified())
            emit ownerCommitted(m_owner->text());
        m_owner->setModified(false);
    });
}

void QuestionView::setQuestion(const Pillar& pillar, const Question& question, const Answer& answer)
{
    flush();
    m_pillar = &pillar;
    m_question = &question;
    m_answer = answer;
    const bool answering = choicesHaveFocus();
    makeRows();
    if (answering)
        focusFirstChoice();
    m_notes->setNotes(QString::fromStdString(question.id), QString::fromStdString(answer.notes));
    m_owner->setText(QString::fromStdString(answer.owner));
    showTexts();
    setAnswer(answer);
    verticalScrollBar()->setValue(0);
}

void QuestionView::makeRows()
{
    for (ChoiceRow* row : m_rows) {
        row->hide();
        row->deleteLater();
    }
    m_rows.clear();
    int number = 0;
    for (const Choice& choice : m_question->choices) {
        ++number;
        auto* row = new ChoiceRow(choice, choice.none || number > 10 ? -1 : number % 10, m_choices);
        row->setHelpShown(m_helpShown);
        connect(row, &ChoiceRow::selectionAsked, this, &QuestionView::selectionAsked);
        connect(row, &ChoiceRow::exclusionAsked, this, &QuestionView::exclusionAsked);
        connect(row, &ChoiceRow::noteCommitted, this, &QuestionView::choiceNoteCommitted);
        row->setReadOnly(m_readOnly);
        m_choiceLayout->addWidget(row);
        row->show();  // at once: the layout would do it later, and what is hidden takes no focus
        m_rows.push_back(row);
    }
    QWidget::setTabOrder(m_applicable, m_rows.front());
    for (std::size_t i = 1; i < m_rows.size(); ++i)
        QWidget::setTabOrder(m_rows[i - 1], m_rows[i]);
    QWidget::setTabOrder(m_rows.back(), m_notes);
}

void QuestionView::setAnswer(const Answer& answer)
{
    if (!m_question)
        return;
    m_answer = answer;
    // The keys of the page need a focus: it must not vanish with the rows.
    if (!answer.applicable && choicesHaveFocus())
        m_applicable->setFocus();
    for (ChoiceRow* row : m_rows) {
        const auto it = answer.choices.find(row->choiceId());
        row->setAnswer(it == answer.choices.end() ? ChoiceAnswer{} : it->second);
        row->setEnabled(answer.applicable && !m_readOnly);
    }
    m_notes->follow(QString::fromStdString(answer.notes));
    m_links->setLinks(answer.links);
    if (!m_owner->isModified())
        m_owner->setText(QString::fromStdString(answer.owner));
    m_risk->setRisk(assess(*m_question, answer, m_semantics).risk);
    m_why->show(m_question, answer, m_semantics, m_reading);
    m_banner->setVisible(!answer.applicable);
    m_park->setChecked(answer.check_again);
    retranslate();
}

void QuestionView::setEvidence(const workspace::Workspace& workspace, std::vector<workspace::Evidence> evidence)
{
    m_evidence->setEvidence(workspace, std::move(evidence));
}

void QuestionView::setCandidates(std::vector<LinkCandidate> candidates)
{
    m_links->setCandidates(std::move(candidates));
}

void QuestionView::setPlan(const QString& words)
{
    m_planText->setText(words);
    m_planText->setVisible(!words.isEmpty());
    const Risk risk = m_risk->risk();
    m_plan->setVisible(!words.isEmpty() || risk == Risk::High || risk == Risk::Medium);
    m_plan->setText(words.isEmpty() ? tr("Plan this…") : tr("Change the plan…"));
}

void QuestionView::setClaims(const std::map<std::string, QString>& denied, const std::map<std::string, QString>& shown)
{
    const auto at = [](const std::map<std::string, QString>& claims, const std::string& choice) {
        const auto it = claims.find(choice);
        return it == claims.end() ? QString() : it->second;
    };
    for (ChoiceRow* row : m_rows)
        row->setClaims(at(denied, row->choiceId()), at(shown, row->choiceId()));
}

void QuestionView::setReading(Reading reading)
{
    m_reading = reading;
    showTexts();
    setAnswer(m_answer);
}

void QuestionView::setHelpShown(bool shown)
{
    m_helpShown = shown;
    for (ChoiceRow* row : m_rows)
        row->setHelpShown(shown);
}

void QuestionView::setReadOnly(bool readOnly)
{
    m_readOnly = readOnly;
    for (ChoiceRow* row : m_rows)
        row->setReadOnly(readOnly);
    m_notes->setReadOnly(readOnly);
    m_links->setReadOnly(readOnly);
    m_owner->setReadOnly(readOnly);
    m_applicable->setEnabled(!readOnly);
    m_park->setEnabled(!readOnly);
    setAnswer(m_answer);
}

void QuestionView::showTexts()
{
    if (!m_question)
        return;
    for (ChoiceRow* row : m_rows)
        row->setReading(m_reading);
    m_questionText->setText(m_question->question, m_reading);
    m_about->setText(m_question->about, m_reading);
    m_scope->setText(m_question->out_of_scope, m_reading);
    showAskList();
    retranslate();
}

void QuestionView::showAskList()
{
    while (m_askLayout->count() > 1) {
        QLayoutItem* item = m_askLayout->takeAt(1);
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
    for (const Text& thing : m_question->evidence) {
        auto* entry = new TextPair(0.95, false, QPalette::Text, m_side);
        Text bullet = thing;
        for (std::string* text : {&bullet.en, &bullet.ko})
            if (!text->empty())
                text->insert(0, "• ");
        entry->setText(bullet, m_reading);
        m_askLayout->addWidget(entry);
    }
}

ChoiceRow* QuestionView::rowOf(const std::string& choiceId) const
{
    const auto it = std::find_if(m_rows.begin(), m_rows.end(), [&](ChoiceRow* r) { return r->choiceId() == choiceId; });
    return it == m_rows.end() ? nullptr : *it;
}

void QuestionView::reveal(const std::string& choiceId)
{
    if (ChoiceRow* row = rowOf(choiceId)) {
        row->setFocus(Qt::OtherFocusReason);
        row->setOpen(true);
        ensureWidgetVisible(row, 0, 40);
    }
}

bool QuestionView::choicesHaveFocus() const
{
    const QWidget* focus = QApplication::focusWidget();
    return focus && m_choices->isAncestorOf(focus);
}

void QuestionView::press(ChoiceRow* row)
{
    if (!row || !row->isEnabled())
        return;
    row->setFocus(Qt::ShortcutFocusReason);
    ensureWidgetVisible(row, 0, 40);
    row->click();
}

void QuestionView::toggleNumber(int number)
{
    const std::size_t at = number == 0 ? 9 : static_cast<std::size_t>(number - 1);
    if (m_question && at < m_rows.size() && !m_question->choices[at].none)
        press(m_rows[at]);
}

void QuestionView::toggleNone()
{
    const Choice* none = m_question ? noneChoice(*m_question) : nullptr;
    if (none)
        press(rowOf(none->id));
}

void QuestionView::toggleApplicable()
{
    if (!m_question || m_readOnly)
        return;
    if (!m_answer.applicable) {
        emit applicabilityAsked(Reason::None);
        return;
    }
    auto* menu = new ReasonMenu(m_answer.applicable, m_answer.reason, this);
    connect(menu, &ReasonMenu::chosen, this, &QuestionView::applicabilityAsked);
    menu->popup(m_applicable->mapToGlobal(QPoint(0, m_applicable->height())));
}

void QuestionView::focusNotes()
{
    m_notes->focusEditor();
    showNotes();
}

void QuestionView::showInNotes(const QString& words)
{
    focusNotes();
    m_notes->select(words);
}

void QuestionView::showNotes() { ensureWidgetVisible(m_notes, 0, 20); }

void QuestionView::focusFirstChoice()
{
    if (!m_rows.empty())
        m_rows.front()->setFocus(Qt::OtherFocusReason);
}

void QuestionView::flush()
{
    for (ChoiceRow* row : m_rows)
        row->flushNote();
    m_notes->flush();
    if (m_owner->isModified()) {
        m_owner->setModified(false);
        emit ownerCommitted(m_owner->text());
    }
}

void QuestionView::discard()
{
    m_notes->discard();
    m_owner->setModified(false);
}

void QuestionView::resizeEvent(QResizeEvent* event)
{
    QScrollArea::resizeEvent(event);
    const bool beside = viewport()->width() >= characters(this, kTwoColumnsFrom);
    m_columns->setDirection(beside ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    m_columns->setStretchFactor(m_main, beside ? 1000 : 0);  // all there is, to its largest; then the empty end
    m_side->setMinimumWidth(beside ? characters(this, kSideWidth) : 0);
    m_side->setMaximumWidth(characters(this, beside ? kSideWidth : kMainWidth));
}

void QuestionView::changeEvent(QEvent* event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        retranslate();
}

void QuestionView::retranslate()
{
    m_applicable->setText(m_answer.applicable ? tr("Not applicable…") : tr("Applies again"));
    m_applicable->setToolTip(tr("The question does not apply to this workload (A)"));
    m_park->setText(m_answer.check_again ? tr("Parked") : tr("Park"));
    m_park->setToolTip(tr("Set the question aside, to take it up again at the end of a session or later (P)"));
    m_banner->setText(tr("Not applicable: %1. What was selected is kept.").arg(reasonName(m_answer.reason)));
    m_whyHead->setText(tr("Why this risk"));
    m_evidenceHead->setText(tr("Evidence"));
    m_askHead->setText(tr("Ask to see"));
    m_scopeHead->setText(tr("Not applicable when"));
    m_ownerHead->setText(tr("Owner"));
    m_owner->setPlaceholderText(tr("Who answers for it"));
    m_owner->setAccessibleName(tr("Owner"));
    m_choices->setAccessibleName(tr("Practices"));
    if (!m_question)
        return;
    QString area;
    for (const Area& candidate : m_pillar->areas)
        for (const Question& question : candidate.questions)
            if (&question == m_question)
                area = lensText(candidate.name, m_reading.language);
    m_path->setText(u"%1  ·  %2  ›  %3"_s.arg(QString::fromStdString(m_question->code), area,
                                              lensText(m_question->title, m_reading.language)));
}

}  // namespace pb::ui
