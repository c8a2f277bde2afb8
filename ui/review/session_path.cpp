// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/review/session_path.h"

#include <algorithm>

namespace pb::ui {

using namespace review;

namespace {

bool isWanted(const SessionStop& stop, const Workload& workload, SessionPlan::Which which)
{
    switch (which) {
    case SessionPlan::Which::Unanswered:
        return assess(*stop.lens, *stop.question, workload).risk == Risk::Unanswered;
    case SessionPlan::Which::HighRisk:
        return assess(*stop.lens, *stop.question, workload).risk == Risk::High;
    case SessionPlan::Which::Parked:
        return answerOf(workload, stop.lens->id, stop.question->id).check_again;
    case SessionPlan::Which::All:
        break;
    }
    return true;
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

using Stops = std::vector<SessionStop>;

/// One from each list in turn, until there are `most`.
std::set<const Question*> inTurn(const std::vector<Stops>& lists, std::size_t most)
{
    std::set<const Question*> taken;
    for (std::size_t round = 0; taken.size() < most; ++round) {
        bool any = false;
        for (const Stops& list : lists)
            if (round < list.size() && taken.size() < most) {
                taken.insert(list[round].question);
                any = true;
            }
        if (!any)
            break;
    }
    return taken;
}

/// The questions of one pillar that are wanted, in the order of the lens.
Stops wantedOf(const Lens& lens, const Pillar& pillar, const Workload& workload, SessionPlan::Which which)
{
    Stops out;
    for (const Question* question : allQuestions(pillar))
        if (const SessionStop stop{&lens, question}; isWanted(stop, workload, which))
            out.push_back(stop);
    return out;
}

}  // namespace

Stops sessionPath(const std::vector<const Lens*>& lenses, const Workload& workload, const SessionPlan& plan)
{
    Stops path;
    std::vector<std::pair<std::size_t, Stops>> byPillar;
    for (const Lens* lens : lenses)
        for (const Pillar& pillar : lens->pillars) {
            if (!plan.pillars.empty() && !plan.pillars.contains({lens->id, pillar.id}))
                continue;
            Stops stops = wantedOf(*lens, pillar, workload, plan.which);
            path.insert(path.end(), stops.begin(), stops.end());
            std::stable_sort(stops.begin(), stops.end(), [](const SessionStop& a, const SessionStop& b) {
                return decisive(*a.question) > decisive(*b.question);
            });
            byPillar.emplace_back(priorityOf(workload, pillar.id), std::move(stops));
        }
    if (plan.most <= 0 || path.size() <= static_cast<std::size_t>(plan.most))
        return path;
    std::stable_sort(byPillar.begin(), byPillar.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    std::vector<Stops> lists;
    for (auto& [priority, stops] : byPillar)
        lists.push_back(std::move(stops));
    const auto taken = inTurn(lists, static_cast<std::size_t>(plan.most));
    std::erase_if(path, [&](const SessionStop& stop) { return !taken.contains(stop.question); });
    return path;
}

Stops parkedStops(const std::vector<const Lens*>& lenses, const Workload& workload)
{
    SessionPlan plan;
    plan.which = SessionPlan::Which::Parked;
    return sessionPath(lenses, workload, plan);
}

}  // namespace pb::ui
