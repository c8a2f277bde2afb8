// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/risk.h"

#include "core/review/risk_rules.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <map>

namespace pb::review {

namespace {

std::string joined(const std::vector<std::string>& terms, std::string_view separator)
{
    std::string out;
    for (const std::string& term : terms)
        out += (out.empty() ? "" : std::string(separator)) + term;
    return out;
}

/// What keeps the risk from being High, as terms of a conjunction.
std::vector<std::string> requiredTerms(const Question& question)
{
    std::vector<std::string> terms;
    std::vector<std::string> order;
    std::map<std::string, std::vector<std::string>> groups;
    for (const Choice& choice : question.choices) {
        if (choice.weight.core)
            terms.push_back(choice.id);
        for (const std::string& group : choice.weight.alternatives) {
            if (groups[group].empty())
                order.push_back(group);
            groups[group].push_back(choice.id);
        }
    }
    for (const std::string& group : order) {
        const auto& members = groups[group];
        terms.push_back(members.size() == 1 ? members.front() : "(" + joined(members, " || ") + ")");
    }
    return terms;
}

/// Adds the rule "all of `terms`"; an empty conjunction needs no rule.
void appendRule(std::vector<RiskRule>& rules, const std::vector<std::string>& terms, Risk risk)
{
    std::string condition = joined(terms, " && ");
    if (auto expr = RiskExpr::parse(condition))
        rules.push_back({std::move(condition), *std::move(expr), risk});
}

/// One way to change an answer: bit i of `change` flips the i-th choice of `open`.
struct Candidate {
    std::uint32_t change = 0;
    int changes = 0;
    int effort = 0;

    bool betterThan(const Candidate& other) const
    {
        if (changes != other.changes)
            return changes < other.changes;
        return effort != other.effort ? effort < other.effort
                                      : std::countr_zero(change) < std::countr_zero(other.change);
    }
};

Candidate candidateOf(const Question& question, const std::vector<std::size_t>& open, std::uint32_t change)
{
    Candidate out{change, std::popcount(change), 0};
    for (std::size_t i = 0; i < open.size(); ++i)
        if (change >> i & 1U)
            out.effort += 1 + static_cast<int>(question.choices[open[i]].effort);
    return out;
}

WayDown wayOf(const Question& question, const std::vector<std::size_t>& open, const std::vector<Truth>& values,
              std::uint32_t change)
{
    WayDown way;
    for (std::size_t i = 0; i < open.size(); ++i)
        if (change >> i & 1U)
            (values[open[i]] == Truth::True ? way.clear : way.select).push_back(question.choices[open[i]].id);
    return way;
}

}  // namespace

Verdict assess(const Question& question, const Answer& answer, NotApplicableChoice semantics)
{
    if (!answer.applicable)
        return {Risk::NotApplicable, -1};
    return RiskRules(question).judge(truthsOf(question, answer, semantics));
}

Verdict assess(const Lens& lens, const Question& question, const Workload& workload)
{
    return assess(question, answerOf(workload, lens.id, question.id), workload.not_applicable);
}

std::vector<RiskRule> generateRules(const Question& question)
{
    std::vector<std::string> medium = requiredTerms(question);
    std::vector<std::string> best = medium;
    for (const Choice& choice : question.choices) {
        if (choice.weight.secondary)
            best.push_back(choice.id);
        if (choice.weight.anti)
            best.push_back("!" + choice.id);
    }
    if (const Choice* none = noneChoice(question)) {
        best.push_back("!" + none->id);
        medium.push_back("!" + none->id);
    }
    std::vector<RiskRule> rules;
    appendRule(rules, best, Risk::None);
    if (medium != best)  // the same condition a second time would never decide
        appendRule(rules, medium, Risk::Medium);
    rules.push_back({"default", std::nullopt, Risk::High});
    return rules;
}

void RiskCounts::add(Risk risk)
{
    constexpr std::array kMembers{&RiskCounts::unanswered, &RiskCounts::high, &RiskCounts::medium, &RiskCounts::none,
                                  &RiskCounts::not_applicable};
    ++(this->*kMembers[static_cast<std::size_t>(risk)]);
}

int RiskCounts::of(Risk risk) const
{
    const std::array counts{unanswered, high, medium, none, not_applicable};
    return counts[static_cast<std::size_t>(risk)];
}

RiskCounts& RiskCounts::operator+=(const RiskCounts& other)
{
    unanswered += other.unanswered;
    high += other.high;
    medium += other.medium;
    none += other.none;
    not_applicable += other.not_applicable;
    return *this;
}

RiskCounts countRisks(const Lens& lens, const Pillar& pillar, const Workload& workload)
{
    RiskCounts counts;
    for (const Question* question : allQuestions(pillar))
        counts.add(assess(lens, *question, workload).risk);
    return counts;
}

std::vector<PillarSummary> pillarSummary(const Lens& lens, const Workload& workload)
{
    std::vector<PillarSummary> rows;
    for (const Pillar& pillar : lens.pillars)
        rows.push_back({pillar.id, countRisks(lens, pillar, workload)});
    return rows;
}

std::optional<WayDown> cheapestWayDown(const Question& question, const Answer& answer, Risk target,
                                       NotApplicableChoice semantics)
{
    constexpr std::size_t kMostChoices = 20;
    const Risk now = assess(question, answer, semantics).risk;
    const std::vector<std::size_t> open = openChoices(question, answer);
    if (now == Risk::NotApplicable || now >= target || open.size() > kMostChoices)
        return std::nullopt;

    std::vector<Truth> start = truthsOf(question, answer, semantics);
    for (std::size_t i = 0; i < start.size(); ++i)
        if (question.choices[i].none)
            start[i] = Truth::False;
    RiskRules rules(question);
    std::optional<Candidate> best;
    std::vector<Truth> values;
    for (std::uint32_t change = 1; change < std::uint32_t{1} << open.size(); ++change) {
        const Candidate candidate = candidateOf(question, open, change);
        if (best && !candidate.betterThan(*best))
            continue;
        values = start;
        for (std::size_t i = 0; i < open.size(); ++i)
            if (change >> i & 1U)
                values[open[i]] = values[open[i]] == Truth::True ? Truth::False : Truth::True;
        if (rules.judge(values).risk >= target)
            best = candidate;
    }
    return best ? std::optional(wayOf(question, open, start, best->change)) : std::nullopt;
}

}  // namespace pb::review
