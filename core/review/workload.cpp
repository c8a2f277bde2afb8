// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/workload.h"

#include <algorithm>

namespace pb::review {

ChoiceState stateOf(const Answer& answer, std::string_view choiceId)
{
    const auto it = answer.choices.find(choiceId);
    return it == answer.choices.end() ? ChoiceState::NotSelected : it->second.state;
}

const Answer& answerOf(const Workload& workload, std::string_view questionId)
{
    static const Answer kUntouched;
    const auto it = workload.answers.find(questionId);
    return it == workload.answers.end() ? kUntouched : it->second;
}

void normalize(Workload& workload)
{
    for (auto& [question, answer] : workload.answers)
        std::erase_if(answer.choices, [](const auto& entry) { return entry.second == ChoiceAnswer{}; });
    std::erase_if(workload.answers, [](const auto& entry) { return entry.second == Answer{}; });
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
            key += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return key;
}

}  // namespace pb::review
