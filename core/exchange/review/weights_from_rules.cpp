// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/weights_from_rules.h"

#include "core/review/risk.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace pb::exchange {

namespace {

using namespace review;

/// The parts between separators that stand outside of parentheses.
std::vector<std::string> split(std::string_view text, std::string_view separator)
{
    std::vector<std::string> out(1);
    int depth = 0;
    for (std::size_t at = 0; at < text.size();) {
        depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
        if (depth == 0 && text.substr(at).starts_with(separator)) {
            out.emplace_back();
            at += separator.size();
        } else {
            out.back() += text[at++];
        }
    }
    return out;
}

Choice* choiceOf(Question& question, std::string_view id)
{
    const auto it =
        std::find_if(question.choices.begin(), question.choices.end(), [&](const Choice& c) { return c.id == id; });
    return it == question.choices.end() ? nullptr : &*it;
}

/// One term of the conjunction: an id, its negation, or alternatives in parentheses.
bool takeTerm(Question& question, std::string term, bool required, std::size_t& groups)
{
    if (term.starts_with('(') && term.ends_with(')')) {
        const std::string group(1, static_cast<char>('a' + groups++ % 26));
        for (const std::string& id : split(std::string_view(term).substr(1, term.size() - 2), " || ")) {
            Choice* choice = choiceOf(question, id);
            if (!choice || !required)
                return false;
            choice->weight.alternatives.push_back(group);
        }
        return true;
    }
    const bool negated = term.starts_with('!');
    Choice* choice = choiceOf(question, negated ? std::string_view(term).substr(1) : std::string_view(term));
    if (!choice)
        return false;
    if (!negated)
        (required ? choice->weight.core : choice->weight.secondary) = true;
    else if (!choice->none)
        choice->weight.anti = true;
    return true;
}

}  // namespace

bool weightsFromRules(Question& question)
{
    std::vector<std::string> best;
    std::vector<std::string> required;
    for (const RiskRule& rule : question.rules)
        if (rule.expr && (rule.risk == Risk::None || rule.risk == Risk::Medium))
            (rule.risk == Risk::None ? best : required) = split(rule.condition, " && ");
    Question made = question;
    for (Choice& choice : made.choices)
        choice.weight = {};
    std::size_t groups = 0;
    // Without a Medium rule nothing but what is required can be missing.
    const bool noMedium = required.empty();
    for (const std::string& term : best) {
        const bool isRequired = noMedium || std::find(required.begin(), required.end(), term) != required.end();
        if (!takeTerm(made, term, isRequired, groups))
            return false;
    }
    if (generateRules(made) != question.rules)
        return false;
    question = std::move(made);
    return true;
}

}  // namespace pb::exchange
