// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/workload.h"

#include "core/base/ascii.h"

#include <algorithm>

namespace pb::review {

namespace {

/// The value of that key, or the one that stands for "nothing was said".
template <class Value>
const Value& valueOr(const std::map<std::string, Value, std::less<>>& values, std::string_view key)
{
    static const Value kUntouched{};
    const auto it = values.find(key);
    return it == values.end() ? kUntouched : it->second;
}

}  // namespace

ChoiceState stateOf(const Answer& answer, std::string_view choiceId)
{
    const auto it = answer.choices.find(choiceId);
    return it == answer.choices.end() ? ChoiceState::NotSelected : it->second.state;
}

const LensReview& reviewOf(const Workload& workload, std::string_view lensId)
{
    static const LensReview kUntouched;
    const auto it = workload.reviews.find(lensId);
    return it == workload.reviews.end() ? kUntouched : it->second;
}

const Answer& answerOf(const Workload& workload, std::string_view lensId, std::string_view questionId)
{
    return valueOr(reviewOf(workload, lensId).answers, questionId);
}

const PlanItem& planOf(const Workload& workload, std::string_view lensId, std::string_view questionId)
{
    return valueOr(reviewOf(workload, lensId).plan, questionId);
}

std::vector<std::string> lensesOf(const Workload& workload)
{
    std::vector<std::string> out{workload.lens};
    for (const auto& [id, review] : workload.reviews)
        if (id != workload.lens)
            out.push_back(id);
    return out;
}

void normalize(Workload& workload)
{
    if (!workload.lens.empty())
        workload.reviews.try_emplace(workload.lens);
    for (auto& [lens, review] : workload.reviews) {
        for (auto& [question, answer] : review.answers)
            std::erase_if(answer.choices, [](const auto& entry) { return entry.second == ChoiceAnswer{}; });
        std::erase_if(review.answers, [](const auto& entry) { return entry.second == Answer{}; });
        std::erase_if(review.plan, [](const auto& entry) { return entry.second == PlanItem{}; });
    }
}

std::size_t codePoints(std::string_view utf8)
{
    return static_cast<std::size_t>(std::count_if(
        utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
}

std::string nameKey(std::string_view name)
{
    std::string key;
    for (const char c : name)
        if (c != ' ')
            key += lowered(c);
    return key;
}

int pillarRank(const Workload& workload, const std::string& pillar)
{
    const auto& list = workload.pillar_priorities;
    const auto it = std::find(list.begin(), list.end(), pillar);
    return it == list.end() ? 0 : 1 + static_cast<int>(it - list.begin());
}

}  // namespace pb::review
