// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/why_panel.h"

#include "core/review/ways.h"
#include "ui/review/row_button.h"
#include "ui/review/text_pair.h"
#include "ui/review/tr.h"

#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

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

QString titlesOf(const Question& question, const std::vector<std::string>& ids, const QString& between, Reading reading)
{
    QStringList titles;
    for (const std::string& id : ids)
        if (const Choice* choice = findChoice(question, id))
            titles << lensText(choice->title, reading.language);
    return titles.join(between);
}

/// What is missing or wrong, one sentence each, worst first.
QStringList missingTexts(const Question& question, const Why& why, Reading reading)
{
    QStringList lines;
    if (!why.core.empty())
        lines << ReviewTr::tr("Essential and missing: %1").arg(titlesOf(question, why.core, u"; "_s, reading));
    for (const auto& group : why.alternatives)
        lines << ReviewTr::tr("One of these is essential: %1").arg(titlesOf(question, group, u"; "_s, reading));
    if (!why.anti.empty())
        lines << ReviewTr::tr("A worse way of working: %1").arg(titlesOf(question, why.anti, u"; "_s, reading));
    if (why.verdict.risk == Risk::Medium && !why.secondary.empty())
        lines << ReviewTr::tr("Still missing: %1").arg(titlesOf(question, why.secondary, u"; "_s, reading));
    if (lines.isEmpty() && !why.condition.empty() && why.condition != "default")
        lines << ReviewTr::tr("The rule of the lens: %1").arg(QString::fromStdString(why.condition));
    return lines;
}

/// The rule that decided, in words.
QString reasonText(const Answer& answer, const Why& why)
{
    switch (why.verdict.risk) {
    case Risk::NotApplicable:
        return ReviewTr::tr("The question does not apply: %1.").arg(reasonName(answer.reason));
    case Risk::None:
        return why.verdict.rule < 0 ? ReviewTr::tr("None of the practices applies.")
                                    : ReviewTr::tr("Every practice that counts is in place.");
    case Risk::Medium:
        return ReviewTr::tr("What is essential is in place, but not everything.");
    case Risk::High:
        return why.none ? ReviewTr::tr("None of the practices is in place.")
                        : ReviewTr::tr("Something essential is missing.");
    case Risk::Unanswered:
        break;
    }
    return ReviewTr::tr("Nothing is selected yet.");
}

constexpr std::size_t kMostWays = 4;  ///< that are listed; further ones are counted

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
    const Why why = explain(*question, answer, semantics);
    addText(reasonText(answer, why));
    const Risk risk = why.verdict.risk;
    if (risk != Risk::High && risk != Risk::Medium)
        return;
    if (!why.none)
        for (const QString& line : missingTexts(*question, why, reading))
            addText(line);
    if (risk == Risk::High)
        addWays(tr("To come down to medium risk, add:"), *question,
                waysDown(*question, answer, Risk::Medium, semantics), reading);
    addWays(tr("For no risk, add:"), *question, waysDown(*question, answer, Risk::None, semantics), reading);
}

void WhyPanel::addText(const QString& text)
{
    auto* label = makeLabel(0.95, false, QPalette::Text, this);
    label->setText(text);
    m_layout->addWidget(label);
}

void WhyPanel::addWays(const QString& head, const Question& question, const std::vector<WayDown>& ways, Reading reading)
{
    for (std::size_t i = 0; i < std::min(ways.size(), kMostWays); ++i) {
        addWay(i == 0 ? head : tr("or:"), question, ways[i].select, reading);
        addWay(tr("Give up:"), question, ways[i].clear, reading);
    }
    if (ways.size() > kMostWays)
        addText(tr("Further ways of the same kind: %1").arg(ways.size() - kMostWays));
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
