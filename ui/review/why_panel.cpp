// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/why_panel.h"

#include "ui/review/row_button.h"
#include "ui/review/text_pair.h"
#include "ui/review/tr.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace pb::ui {

using namespace review;

namespace {

/// A practice to add; pressing it leads to its row.
class PracticeLink final : public RowButton {
public:
    PracticeLink(const QString& practice, QWidget* parent) : RowButton(parent)
    {
        setFlat(true);
        setText(practice);
        auto* label = makeLabel(0.95, false, QPalette::Link, this);
        label->setText(practice);
        letThrough(label);
        auto* layout = new QVBoxLayout(this);
        layout->setContentsMargins(8, 4, 8, 4);
        layout->addWidget(label);
    }
};

bool noneSelected(const Question& question, const Answer& answer)
{
    const Choice* none = noneChoice(question);
    return none && stateOf(answer, none->id) == ChoiceState::Selected;
}

/// The rule that decided, in words.
QString reasonText(const Question& question, const Answer& answer, const Verdict& verdict)
{
    switch (verdict.risk) {
    case Risk::NotApplicable:
        return ReviewTr::tr("The question does not apply: %1.").arg(reasonName(answer.reason));
    case Risk::None:
        return verdict.rule < 0 ? ReviewTr::tr("None of the practices applies.")
                                : ReviewTr::tr("Every practice that counts is in place.");
    case Risk::Medium:
        return ReviewTr::tr("What is essential is in place, but not everything.");
    case Risk::High:
        return noneSelected(question, answer) ? ReviewTr::tr("None of the practices is in place.")
                                              : ReviewTr::tr("Something essential is missing.");
    case Risk::Unanswered:
        break;
    }
    return ReviewTr::tr("Nothing is selected yet.");
}

bool contains(const std::vector<std::string>& list, const std::string& id)
{
    return std::find(list.begin(), list.end(), id) != list.end();
}

}  // namespace

WhyPanel::WhyPanel(QWidget* parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(2);
}

void WhyPanel::clear()
{
    while (QLayoutItem* item = m_layout->takeAt(0)) {
        item->widget()->hide();
        item->widget()->deleteLater();
        delete item;
    }
}

void WhyPanel::show(const Question* question, const Answer& answer, NotApplicableChoice semantics, Reading reading)
{
    clear();
    if (!question)
        return;
    const Verdict verdict = assess(*question, answer, semantics);
    auto* reason = makeLabel(0.95, false, QPalette::Text, this);
    reason->setText(reasonText(*question, answer, verdict));
    m_layout->addWidget(reason);
    if (verdict.risk != Risk::High && verdict.risk != Risk::Medium)
        return;
    const auto medium =
        verdict.risk == Risk::High ? cheapestWayDown(*question, answer, Risk::Medium, semantics) : std::nullopt;
    auto best = cheapestWayDown(*question, answer, Risk::None, semantics);
    if (medium)
        addWay(tr("To come down to medium risk, add:"), *question, medium->select, reading);
    if (!best)
        return;
    if (medium)
        std::erase_if(best->select, [&](const std::string& id) { return contains(medium->select, id); });
    addWay(medium ? tr("And for no risk, add:") : tr("For no risk, add:"), *question, best->select, reading);
    addWay(tr("Give up:"), *question, best->clear, reading);
}

void WhyPanel::addWay(const QString& head, const Question& question, const std::vector<std::string>& choices,
                      Reading reading)
{
    if (choices.empty())
        return;
    auto* label = makeLabel(0.9, true, QPalette::Text, this);
    label->setText(head);
    label->setContentsMargins(0, 8, 0, 0);
    m_layout->addWidget(label);
    for (const std::string& id : choices) {
        const Choice* choice = findChoice(question, id);
        if (!choice)
            continue;
        auto* link = new PracticeLink(lensText(choice->title, reading.language), this);
        connect(link, &RowButton::clicked, this, [this, id] { emit choiceActivated(id); });
        m_layout->addWidget(link);
    }
}

}  // namespace pb::ui
