// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/risk.h"

#include <string>
#include <vector>

namespace pb::review {

/// The rules of one question with the choices as positions, so that many selections can be tried. The question must
/// outlive it.
class RiskRules {
public:
    explicit RiskRules(const Question& question);

    /// The risk of a selection, without asking whether the question applies; see assess().
    /// @param values one for each choice of the question
    Verdict judge(const std::vector<Truth>& values);

private:
    bool holds(const RiskRule& rule, const std::vector<std::size_t>& positions, const std::vector<Truth>& values);

    const Question& m_question;
    std::vector<std::vector<std::size_t>> m_positions;
    std::vector<Truth> m_operands;
};

/// The choices of an answer as RiskRules::judge() takes them.
std::vector<Truth> truthsOf(const Question& question, const Answer& answer, NotApplicableChoice semantics);

/// Choices whose state a search for ways down may change: all but "None of these" and those that do not apply.
std::vector<std::size_t> openChoices(const Question& question, const Answer& answer);

}  // namespace pb::review
