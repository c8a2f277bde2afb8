// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/next.h"

#include <algorithm>
#include <optional>
#include <set>

namespace pb::review {

namespace {

/// A question whose risk is open, with its answer as it will be when the actions so far are done.
struct Open {
    const Lens* lens = nullptr;
    const Question* question = nullptr;
    const Pillar* pillar = nullptr;
    const PlanItem* plan = nullptr;
    Answer answer;
    Risk risk = Risk::High;
    std::vector<std::pair<Risk, WayDown>> ways;  ///< with the risk that each leads to
    std::set<std::string_view> missing;          ///< keys of practices that are not in place
};

int levelOf(Risk risk) { return risk == Risk::High ? 3 : risk == Risk::Medium ? 1 : 0; }

double pillarFactor(const Workload& workload, int rank)
{
    const auto count = static_cast<double>(workload.pillar_priorities.size());
    return rank == 0 ? 1 : 2 - (rank - 1) / count;
}

void apply(const WayDown& way, const Question& question, Answer& answer)
{
    for (const Choice& choice : question.choices)
        if (choice.none)
            answer.choices.erase(choice.id);
    for (const std::string& id : way.select)
        answer.choices[id].state = ChoiceState::Selected;
    for (const std::string& id : way.clear)
        answer.choices[id].state = ChoiceState::NotSelected;
}

/// Reads everything of an open question again that follows from its answer.
void refresh(Open& open, NotApplicableChoice semantics)
{
    open.risk = assess(*open.question, open.answer, semantics).risk;
    open.ways.clear();
    for (const Risk target : {Risk::Medium, Risk::None})
        for (WayDown& way : waysDown(*open.question, open.answer, target, semantics)) {
            Answer after = open.answer;
            apply(way, *open.question, after);
            open.ways.emplace_back(assess(*open.question, after, semantics).risk, std::move(way));
        }
    open.missing.clear();
    for (const Choice& choice : open.question->choices)
        if (!choice.none && !choice.weight.anti && stateOf(open.answer, choice.id) == ChoiceState::NotSelected)
            if (const auto key = practiceKey(*open.question, choice.id); !key.empty())
                open.missing.insert(key);
}

bool isOpen(Risk risk) { return risk == Risk::High || risk == Risk::Medium; }

void addOpenQuestions(const Lens& lens, const Workload& workload, Date today, std::vector<Open>& out)
{
    for (const Pillar& pillar : lens.pillars)
        for (const Question* question : allQuestions(pillar)) {
            const PlanItem& plan = planOf(workload, lens.id, question->id);
            if (plan.status == PlanStatus::Complete || plan.status == PlanStatus::NotApplicable ||
                !isOpenRisk(assess(lens, *question, workload).risk, plan, today))
                continue;
            Open& open = out.emplace_back();
            open.lens = &lens;
            open.question = question;
            open.pillar = &pillar;
            open.plan = &plan;
            open.answer = answerOf(workload, lens.id, question->id);
            refresh(open, workload.not_applicable);
        }
}

std::vector<std::string> sharedWith(const std::vector<Open>& all, const Open& open, const WayDown& way)
{
    std::vector<std::string> out;
    std::vector<std::string_view> keys;
    for (const std::string& id : way.select)
        if (const auto key = practiceKey(*open.question, id); !key.empty())
            keys.push_back(key);
    if (keys.empty())
        return out;
    for (const Open& other : all) {
        if (&other == &open || other.lens != open.lens || !isOpen(other.risk))
            continue;
        const bool shares =
            std::any_of(keys.begin(), keys.end(), [&](std::string_view key) { return other.missing.contains(key); });
        if (shares)
            out.push_back(other.question->id);
    }
    return out;
}

NextAction actionOf(const std::vector<Open>& all, const Open& open, const std::pair<Risk, WayDown>& way,
                    const Workload& workload)
{
    NextAction action;
    action.lens = open.lens->id;
    action.question = open.question->id;
    action.pillar = open.pillar->id;
    action.way = way.second;
    action.from = open.risk;
    action.to = way.first;
    action.effort = effortOf(*open.question, action.way, open.plan->effort);
    action.priority = pillarRank(workload, action.pillar);
    action.exposure = exposure(*open.plan);
    action.shared = sharedWith(all, open, action.way);
    const double rated = action.exposure == 0 ? 1 : action.exposure / 9.0;
    const double sharing = 1 + std::min(1.0, static_cast<double>(action.shared.size()) / 4);
    action.score = (levelOf(action.from) - levelOf(action.to)) * pillarFactor(workload, action.priority) * rated *
                   sharing / action.effort;
    return action;
}

}  // namespace

std::string_view practiceKey(const Question& question, std::string_view choiceId)
{
    if (!choiceId.starts_with(question.id) || choiceId.size() <= question.id.size() + 1 ||
        choiceId[question.id.size()] != '_')
        return {};
    const std::string_view key = choiceId.substr(question.id.size() + 1);
    const bool words = key.find('_') != std::string_view::npos;
    return words && key.find_first_of("0123456789") == std::string_view::npos ? key : std::string_view();
}

std::vector<NextAction> nextActions(const std::vector<const Lens*>& lenses, const Workload& workload, Date today,
                                    std::size_t most)
{
    std::vector<Open> all;
    for (const Lens* lens : lenses)
        addOpenQuestions(*lens, workload, today, all);
    std::vector<NextAction> out;
    while (out.size() < most) {
        std::optional<NextAction> best;
        Open* of = nullptr;
        for (Open& open : all)
            for (const auto& way : open.ways)
                if (NextAction action = actionOf(all, open, way, workload); !best || action.score > best->score) {
                    best = std::move(action);
                    of = &open;
                }
        if (!best)
            break;
        best->overdue = isOverdue(*of->plan, today);
        apply(best->way, *of->question, of->answer);
        refresh(*of, workload.not_applicable);
        out.push_back(*std::move(best));
    }
    return out;
}

}  // namespace pb::review
