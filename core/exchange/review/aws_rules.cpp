// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/aws_rules.h"

#include "core/exchange/review/aws_lens.h"

#include <algorithm>
#include <array>
#include <set>

namespace pb::exchange {

namespace {

using namespace review;

constexpr bool isIdChar(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
}

/// The condition with ids that are no choices replaced by one that never holds.
std::string withoutUnknown(const Question& question, const std::string& condition, std::vector<std::string>& unknown)
{
    const std::string& some = question.choices.empty() ? std::string() : question.choices.front().id;
    std::string out;
    for (std::size_t at = 0; at < condition.size();) {
        std::size_t end = at;
        while (end < condition.size() && isIdChar(condition[end]))
            ++end;
        const std::string id = condition.substr(at, std::max<std::size_t>(end - at, 1));
        at += id.size();
        if (end == at - id.size() || some.empty() || findChoice(question, id)) {
            out += id;
            continue;
        }
        out += '(' + some + " && !" + some + ')';
        if (std::find(unknown.begin(), unknown.end(), id) == unknown.end())
            unknown.push_back(id);
    }
    return out;
}

bool fits(const std::vector<AwsRule>& rules)
{
    std::set<Risk> levels;
    for (const AwsRule& rule : rules)
        levels.insert(rule.risk);
    return levels.size() == rules.size() && !rules.empty() && rules.back().condition == "default";
}

/// When the rules say `level`, as one condition: each rule of that level, and none before it of another.
std::string conditionOf(const std::vector<AwsRule>& rules, Risk level)
{
    std::string out;
    std::string before;
    for (const AwsRule& rule : rules) {
        if (rule.condition == "default")
            break;
        if (rule.risk == level)
            out += (out.empty() ? "(" : " || (") + before + '(' + rule.condition + "))";
        else
            before += "!(" + rule.condition + ") && ";
    }
    return out;
}

}  // namespace

AwsRules awsRules(const Question& question)
{
    AwsRules out;
    for (const RiskRule& rule : question.rules)
        out.rules.push_back(
            {rule.expr ? withoutUnknown(question, rule.condition, out.no_choice) : "default", rule.risk});
    if (fits(out.rules))
        return out;
    const auto isDefault = [](const AwsRule& rule) { return rule.condition == "default"; };
    const auto first = std::find_if(out.rules.begin(), out.rules.end(), isDefault);
    out.default_added = first == out.rules.end();
    const Risk rest = out.default_added ? Risk::High : first->risk;
    std::set<Risk> levels;
    for (auto it = out.rules.begin(); it != first; ++it)
        out.joined = out.joined || !levels.insert(it->risk).second;
    out.joined = out.joined || levels.contains(rest);
    if (!out.joined) {  // only the default is missing, or something stands behind it
        out.rules.erase(first, out.rules.end());
        out.rules.push_back({"default", rest});
        return out;
    }
    std::vector<AwsRule> joined;
    for (const Risk level : {Risk::None, Risk::Medium, Risk::High})
        if (std::string condition = level == rest ? std::string() : conditionOf(out.rules, level); !condition.empty())
            joined.push_back({std::move(condition), level});
    joined.push_back({"default", rest});
    out.rules = std::move(joined);
    return out;
}

}  // namespace pb::exchange
