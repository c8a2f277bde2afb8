// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens.h"

#include <string>
#include <string_view>
#include <vector>

namespace pb::exchange {

/// A rule as the AWS format has it.
struct AwsRule {
    std::string condition;
    review::Risk risk = review::Risk::High;
};

/// The rules of a question in the form that the AWS format allows, and why they are not those of the lens.
struct AwsRules {
    std::vector<AwsRule> rules;          ///< at most one for each level, the default rule last
    bool default_added = false;          ///< there was none: what met no rule is High
    bool joined = false;                 ///< rules of the same level, or over three, became one for each level
    std::vector<std::string> no_choice;  ///< ids in conditions that are no choices: written as what never holds
};

/// Every selection has the outcome that the rules of the question give it; those that meet no rule become High.
AwsRules awsRules(const review::Question& question);

}  // namespace pb::exchange
