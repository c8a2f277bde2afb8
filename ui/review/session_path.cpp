// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/session_path.h"

#include <algorithm>

namespace pb::ui {

using namespace review;

namespace {

bool isWanted(const Lens& lens, const Question& question, const Workload& workload, SessionPlan::Which which)
{
    if (which == SessionPlan::Which::All)
        return true;
    const Risk risk = assess(lens, question, workload).risk;
    return risk == (which == SessionPlan::Which::Unanswered ? Risk::Unanswered : Risk::High);
}

/// Practices without which the risk is high: each core one, and one of every group of alternatives.
std::size_t decisive(const Question& question)
{
    std::size_t count = 0;
    std::set<std::string> groups;
    for (const Choice& choice : question.choices) {
        count += choice.weight.core;
        groups.insert(choice.weight.alternatives.begin(), choice.weight.alternatives.end());
    }
    return count + groups.size();
}

std::size_t priorityOf(const Workload& workload, const std::string& pillar)
{
    const auto& list = workload.pillar_priorities;
    return static_cast<std::size_t>(std::find(list.begin(), list.end(), pillar) - list.begin());
}

/// One from each list in turn, until there are `most`.
std::set<const Question*> inTurn(const std::vector<std::vector<const Question*>>& lists, std::size_t most)
{
    std::set<const Question*> taken;
    for (std::size_t round = 0; taken.size() < most; ++round) {
        bool any = false;
        for (const auto& list : lists)
            if (round < list.size() && taken.size() < most) {
                taken.insert(list[round]);
                any = true;
            }
        if (!any)
            break;
    }
    return taken;
}

}  // namespace

std::vector<const Question*> sessionPath(const Lens& lens, const Workload& workload, const SessionPlan& plan)
{
    std::vector<const Question*> path;
    std::vector<std::pair<std::size_t, std::vector<const Question*>>> byPillar;
    for (const Pillar& pillar : lens.pillars) {
        if (!plan.pillars.empty() && !plan.pillars.contains(pillar.id))
            continue;
        auto questions = allQuestions(pillar);
        std::erase_if(questions, [&](const Question* q) { return !isWanted(lens, *q, workload, plan.which); });
        path.insert(path.end(), questions.begin(), questions.end());
        std::stable_sort(questions.begin(), questions.end(),
                         [](const Question* a, const Question* b) { return decisive(*a) > decisive(*b); });
        byPillar.emplace_back(priorityOf(workload, pillar.id), std::move(questions));
    }
    if (plan.most <= 0 || path.size() <= static_cast<std::size_t>(plan.most))
        return path;
    std::stable_sort(byPillar.begin(), byPillar.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<std::vector<const Question*>> lists;
    for (auto& [priority, questions] : byPillar)
        lists.push_back(std::move(questions));
    const auto taken = inTurn(lists, static_cast<std::size_t>(plan.most));
    std::erase_if(path, [&](const Question* question) { return !taken.contains(question); });
    return path;
}

}  // namespace pb::ui
