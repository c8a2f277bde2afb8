// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/ways.h"

#include "core/review/risk_rules.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <map>
#include <tuple>

namespace pb::review {

namespace {

using Changes = std::uint32_t;  ///< bit i flips the i-th open choice

constexpr std::size_t kMostChoices = 20;

/// The next number with as many bits set (Gosper).
Changes nextOfSameSize(Changes set)
{
    const Changes lowest = set & (~set + 1);
    const Changes ripple = set + lowest;
    return ripple | (((set ^ ripple) >> 2) / lowest);
}

/// The smallest sets of changes that `reaches` says yes of, the smaller before the larger.
template <class Reaches>
std::vector<Changes> smallestSets(std::size_t open, Reaches reaches)
{
    std::vector<Changes> found;
    const Changes end = Changes{1} << open;
    for (std::size_t size = 1; size <= open; ++size)
        for (Changes set = (Changes{1} << size) - 1; set < end; set = nextOfSameSize(set)) {
            const bool larger =
                std::any_of(found.begin(), found.end(), [&](Changes way) { return (way & set) == way; });
            if (!larger && reaches(set))
                found.push_back(set);
        }
    return found;
}

WayDown smallestWay(const Question& question, const std::vector<std::size_t>& open, const std::vector<Truth>& start,
                    Changes set)
{
    WayDown way;
    for (std::size_t i = 0; i < open.size(); ++i)
        if (set >> i & 1U)
            (start[open[i]] == Truth::True ? way.clear : way.select).push_back(question.choices[open[i]].id);
    return way;
}

int weightOf(Effort effort) { return 1 + static_cast<int>(effort); }

template <class Visit>
void eachChoice(const Question& question, const WayDown& way, Visit visit)
{
    for (const auto* ids : {&way.select, &way.clear})
        for (const std::string& id : *ids)
            if (const Choice* choice = findChoice(question, id))
                visit(*choice);
}

}  // namespace

std::vector<WayDown> waysDown(const Question& question, const Answer& answer, Risk target,
                              NotApplicableChoice semantics)
{
    const std::vector<std::size_t> open = openChoices(question, answer);
    const Risk now = assess(question, answer, semantics).risk;
    if (now == Risk::NotApplicable || now >= target || open.size() > kMostChoices)
        return {};
    std::vector<Truth> start = truthsOf(question, answer, semantics);
    for (std::size_t i = 0; i < start.size(); ++i)
        if (question.choices[i].none)
            start[i] = Truth::False;
    RiskRules rules(question);
    std::vector<Truth> values;
    const std::vector<Changes> sets = smallestSets(open.size(), [&](Changes set) {
        values = start;
        for (std::size_t i = 0; i < open.size(); ++i)
            if (set >> i & 1U)
                values[open[i]] = start[open[i]] == Truth::True ? Truth::False : Truth::True;
        return rules.judge(values).risk >= target;
    });
    std::vector<std::tuple<int, int, std::size_t>> order;
    std::vector<WayDown> ways;
    for (const Changes set : sets) {
        ways.push_back(smallestWay(question, open, start, set));
        order.emplace_back(effortOf(question, ways.back()), std::popcount(set), order.size());
    }
    std::sort(order.begin(), order.end());
    std::vector<WayDown> out;
    for (const auto& entry : order)
        out.push_back(std::move(ways[std::get<2>(entry)]));
    return out;
}

int effortOf(const Question& question, const WayDown& way, std::optional<Effort> own)
{
    int sum = 0;
    eachChoice(question, way, [&](const Choice& choice) { sum += weightOf(own.value_or(choice.effort)); });
    return sum;
}

Effort effortWord(const Question& question, const WayDown& way, std::optional<Effort> own)
{
    if (own)
        return *own;
    Effort most = Effort::Low;
    eachChoice(question, way, [&](const Choice& choice) { most = std::max(most, choice.effort); });
    return most;
}

Why explain(const Question& question, const Answer& answer, NotApplicableChoice semantics)
{
    Why why;
    why.verdict = assess(question, answer, semantics);
    if (why.verdict.rule >= 0)
        why.condition = question.rules[static_cast<std::size_t>(why.verdict.rule)].condition;
    const Choice* none = noneChoice(question);
    why.none = none && stateOf(answer, none->id) == ChoiceState::Selected;
    if (question.own_rules || why.verdict.risk == Risk::Unanswered || why.verdict.risk == Risk::NotApplicable)
        return why;
    const std::vector<Truth> values = truthsOf(question, answer, semantics);
    std::vector<std::string> order;
    std::map<std::string, std::pair<bool, std::vector<std::string>>> groups;  // satisfied, members that could be
    for (std::size_t i = 0; i < values.size(); ++i) {
        const Choice& choice = question.choices[i];
        if (choice.none)
            continue;
        if (choice.weight.anti && values[i] == Truth::True)
            why.anti.push_back(choice.id);
        if (choice.weight.core && values[i] == Truth::False)
            why.core.push_back(choice.id);
        if (choice.weight.secondary && values[i] == Truth::False)
            why.secondary.push_back(choice.id);
        for (const std::string& group : choice.weight.alternatives) {
            if (!groups.contains(group))
                order.push_back(group);
            auto& [inPlace, members] = groups[group];
            inPlace = inPlace || values[i] == Truth::True;
            if (values[i] == Truth::False)
                members.push_back(choice.id);
        }
    }
    for (const std::string& group : order)
        if (auto& [inPlace, members] = groups[group]; !inPlace && !members.empty())
            why.alternatives.push_back(std::move(members));
    return why;
}

}  // namespace pb::review
