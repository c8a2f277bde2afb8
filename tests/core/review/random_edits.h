// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/edit.h"

#include <array>
#include <random>

namespace pb::review::test {

inline Workload workloadOf(std::int64_t id, std::string name)
{
    Workload workload;
    workload.id = {id};
    workload.name = std::move(name);
    workload.lens = "well_architected";
    return workload;
}

inline Question questionOf(std::string id, int practices)
{
    Question question;
    question.id = id;
    for (int i = 0; i < practices; ++i) {
        Choice choice;
        choice.id = id + "_c" + std::to_string(i);
        question.choices.push_back(std::move(choice));
    }
    Choice none;
    none.id = id + "_no";
    none.none = true;
    question.choices.push_back(std::move(none));
    return question;
}

/// Random edits, about half of which are refused for one reason or another.
class Edits {
public:
    explicit Edits(unsigned seed) : m_rng(seed) {}

    Edit next(const Workloads& workloads, int depth = 0)
    {
        switch (pick(depth < 2 ? 9 : 8)) {
        case 0:
            return {AddWorkload{answered()}};
        case 1:
            return pick(4) == 0 ? Edit{RemoveWorkload{{pick(5)}}} : built(workloads);
        case 2:
            return {SetWorkloadField{{pick(5)}, oneOf(kFields), value()}};
        case 3:
            return {SetAnswerField{{pick(5)}, question(), oneOf(kAnswerFields), value(), stamp()}};
        case 4:
            return built(workloads);
        case 8:
            return batch(workloads, depth);
        default:
            return {SetChoice{{pick(5)}, question(), choice(), choiceAnswer(), stamp()}};
        }
    }

private:
    static constexpr std::array kFields{"name", "description", "environment", "owner", "regions", "lens", "colour"};
    static constexpr std::array kAnswerFields{"applicable", "reason", "notes", "owner", "updated"};

    int pick(int n) { return static_cast<int>(m_rng() % static_cast<unsigned>(n)); }
    template <class List>
    std::string oneOf(const List& list)
    {
        return list[static_cast<std::size_t>(pick(static_cast<int>(list.size())))];
    }
    std::string question() { return pick(20) == 0 ? "q!" : "q_" + std::to_string(pick(3)); }
    std::string choice() { return oneOf(std::array{"c_1", "c_2", "c_3", "c_no", "c"}); }
    std::string stamp() { return "2026-01-01T00:00:0" + std::to_string(pick(10)) + ".000Z"; }

    FieldValue value()
    {
        switch (pick(5)) {
        case 0:
            return pick(2) == 0;
        case 1:
            return std::vector<std::string>(static_cast<std::size_t>(pick(60)), "r");
        case 2:
            return oneOf(std::array{"production", "pre_production", "other", "out_of_scope", "never"});
        default:
            return std::string(static_cast<std::size_t>(pick(4) == 0 ? 3000 : pick(3)), 'n');
        }
    }

    ChoiceAnswer choiceAnswer()
    {
        return {static_cast<ChoiceState>(pick(3)), static_cast<Reason>(pick(3) == 0 ? pick(5) : 0),
                std::string(pick(10) == 0 ? 251 : 0, 'x')};
    }

    Workload answered()
    {
        Workload workload = workloadOf(pick(6), "w " + std::to_string(pick(4)));
        for (int i = pick(3); i > 0; --i) {
            Answer& answer = workload.answers[question()];
            answer.choices[choice()] = choiceAnswer();
            answer.notes = std::string(static_cast<std::size_t>(pick(2)), 'n');
        }
        return workload;
    }

    Edit built(const Workloads& workloads)
    {
        if (workloads.empty())
            return {RemoveWorkload{{1}}};
        const Workload& workload = workloads.begin()->second;
        const Question q = questionOf("q_0", 3);
        const std::string id = q.choices[static_cast<std::size_t>(pick(4))].id;
        switch (pick(3)) {
        case 0:
            return excludeChoice(workload, q, id, static_cast<Reason>(pick(5)), stamp());
        case 1:
            return setApplicability(workload.id, q.id, static_cast<Reason>(pick(5)), stamp());
        default:
            return selectChoice(workload, q, id, pick(3) != 0, stamp());
        }
    }

    Edit batch(const Workloads& workloads, int depth)
    {
        Batch out;
        for (int i = pick(4); i > 0; --i)
            out.edits.push_back(next(workloads, depth + 1));
        return {std::move(out)};
    }

    std::mt19937 m_rng;
};

}  // namespace pb::review::test
