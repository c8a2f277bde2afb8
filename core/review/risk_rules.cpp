// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/risk_rules.h"

#include <algorithm>

namespace pb::review {

namespace {

std::size_t positionOf(const Question& question, const std::string& id)
{
    const auto& choices = question.choices;
    return static_cast<std::size_t>(
        std::find_if(choices.begin(), choices.end(), [&](const Choice& c) { return c.id == id; }) - choices.begin());
}

Truth truthOf(ChoiceState state, NotApplicableChoice semantics)
{
    if (state == ChoiceState::Selected)
        return Truth::True;
    return state == ChoiceState::NotApplicable && semantics == NotApplicableChoice::Neutral ? Truth::Neutral
                                                                                            : Truth::False;
}

/// No practice is left to judge: the answer says "does not apply" of each.
bool everyPracticeNeutral(const Question& question, const std::vector<Truth>& values)
{
    std::size_t practices = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        if (question.choices[i].none)
            continue;
        if (values[i] != Truth::Neutral)
            return false;
        ++practices;
    }
    return practices > 0;
}

}  // namespace

RiskRules::RiskRules(const Question& question) : m_question(question)
{
    for (const RiskRule& rule : question.rules) {
        std::vector<std::size_t>& at = m_positions.emplace_back();
        if (rule.expr)
            for (const std::string& id : rule.expr->ids())
                at.push_back(positionOf(question, id));
    }
}

Verdict RiskRules::judge(const std::vector<Truth>& values)
{
    if (std::find(values.begin(), values.end(), Truth::True) == values.end())
        return {everyPracticeNeutral(m_question, values) ? Risk::None : Risk::Unanswered, -1};
    for (std::size_t i = 0; i < m_question.rules.size(); ++i) {
        const RiskRule& rule = m_question.rules[i];
        if (!rule.expr || holds(rule, m_positions[i], values))
            return {rule.risk, static_cast<int>(i)};
    }
    return {};
}

bool RiskRules::holds(const RiskRule& rule, const std::vector<std::size_t>& positions, const std::vector<Truth>& values)
{
    m_operands.clear();
    for (const std::size_t at : positions)  // an id that the question does not have is never selected
        m_operands.push_back(at < values.size() ? values[at] : Truth::False);
    const Truth truth = rule.expr->evaluate(m_operands);
    return truth == Truth::True || (truth == Truth::Neutral && rule.risk != Risk::High);
}

std::vector<Truth> truthsOf(const Question& question, const Answer& answer, NotApplicableChoice semantics)
{
    std::vector<Truth> values;
    values.reserve(question.choices.size());
    for (const Choice& choice : question.choices)
        values.push_back(truthOf(stateOf(answer, choice.id), semantics));
    return values;
}

std::vector<std::size_t> openChoices(const Question& question, const Answer& answer)
{
    std::vector<std::size_t> open;
    for (std::size_t i = 0; i < question.choices.size(); ++i)
        if (!question.choices[i].none && stateOf(answer, question.choices[i].id) != ChoiceState::NotApplicable)
            open.push_back(i);
    return open;
}

}  // namespace pb::review
