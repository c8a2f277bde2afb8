// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens.h"
#include "core/review/workload.h"

#include <random>

namespace pb::review::test {

/// Random workloads from a small space of values, so that two of them often agree in part.
class Reviews {
public:
    explicit Reviews(unsigned seed) : m_rng(seed) {}

    Workload workload()
    {
        Workload out;
        out.id = {1};
        out.name = "Shop";
        out.lens = "lens_a";
        change(out, 12);
        return out;
    }

    /// The same workload after some people worked on it.
    void change(Workload& workload, int times)
    {
        for (int i = 0; i < times; ++i)
            once(workload);
        normalize(workload);
    }

    int pick(int n) { return static_cast<int>(m_rng() % static_cast<unsigned>(n)); }

private:
    void once(Workload& workload)
    {
        const std::string lens = pick(4) == 0 ? "lens_b" : "lens_a";
        LensReview& review = workload.reviews[lens];
        Answer& answer = review.answers["q_" + std::to_string(pick(3))];
        PlanItem& item = review.plan["q_" + std::to_string(pick(3))];
        const std::string word(static_cast<std::size_t>(pick(3)), 'n');
        answer.updated_utc = "2026-01-01T00:00:0" + std::to_string(pick(10)) + ".000Z";
        switch (pick(9)) {
        case 0:
            answer.notes = word;
            break;
        case 1:
            answer.applicable = pick(2) == 0;
            answer.reason = static_cast<Reason>(pick(5));
            break;
        case 2:
            answer.links.erase(pick(3));
            answer.links[1 + pick(2)] = {LinkKind::Note, {}, {}, {}, word + "!"};
            break;
        case 3:
            item.due = pick(2) == 0 ? Date{} : Date(2027, 1, 1U + static_cast<unsigned>(pick(3)));
            item.likelihood = pick(6);
            break;
        case 4:
            item.acceptance = pick(2) == 0 ? std::nullopt : std::optional(Acceptance{"CTO", word + "!", {}});
            break;
        case 5:
            workload.description = word;
            if (pick(5) == 0 && lens == "lens_b")
                workload.reviews.erase("lens_b");
            break;
        default:
            choose(answer);
        }
    }

    void choose(Answer& answer)
    {
        if (pick(3) == 0) {
            answer.choices.clear();
            answer.choices["c_no"] = {ChoiceState::Selected, Reason::None, {}};
        } else {
            answer.choices.erase("c_no");
            answer.choices["c_" + std::to_string(1 + pick(2))] = {static_cast<ChoiceState>(pick(3)), Reason::None, {}};
        }
    }

    std::mt19937 m_rng;
};

/// A question whose choices are ids, with "None of these" among them where an id ends in "_no".
inline Question plainQuestion(std::string id, const std::vector<std::string>& choices)
{
    Question out;
    out.id = std::move(id);
    out.title.en = out.id;
    for (const std::string& choiceId : choices) {
        Choice choice;
        choice.id = choiceId;
        choice.title.en = choiceId;
        choice.none = isNoneChoiceId(choiceId);
        out.choices.push_back(std::move(choice));
    }
    return out;
}

/// A lens of one pillar and one area.
inline Lens plainLens(std::string id, std::vector<Question> questions)
{
    Lens out;
    out.id = std::move(id);
    out.pillars.push_back({});
    out.pillars[0].id = "security";
    out.pillars[0].areas.push_back({});
    out.pillars[0].areas[0].questions = std::move(questions);
    return out;
}

}  // namespace pb::review::test
