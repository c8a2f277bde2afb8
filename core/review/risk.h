// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/lens.h"
#include "core/review/workload.h"

#include <optional>
#include <string>
#include <vector>

namespace pb::review {

struct Verdict {
    Risk risk = Risk::Unanswered;
    int rule = -1;  ///< index into Question::rules of the rule that decided; -1: none had to
    friend bool operator==(const Verdict&, const Verdict&) = default;
};

/// The risk of an answer. Rules are tried in their order, the first whose condition holds decides.
/// - Not applicable: NotApplicable. Nothing selected: Unanswered, the default rule is not used.
/// - Neutral: every practice not applicable and nothing selected is None.
/// - A condition of which every operand is Neutral holds, except in a High rule: leaving a practice out never makes
///   the risk High by itself.
/// - No rule holds (a lens without default): Unanswered.
/// Source: behaviour of the AWS tool as measured by the maintainers of the operational readiness lens (2026-10-06).
/// O(length of the rules).
Verdict assess(const Question& question, const Answer& answer, NotApplicableChoice semantics);

/// The risk of a question as it stands on a workload: of the answer to it, with the semantics of the workload.
Verdict assess(const Lens& lens, const Question& question, const Workload& workload);

/// The rules that the weights of the choices stand for, never written by hand:
/// None when every core and secondary choice, one of every alternative group and no anti choice is selected;
/// Medium when every core choice and one of every group is; High otherwise, and always with "None of these".
/// Choices must have valid ids (isLensId).
std::vector<RiskRule> generateRules(const Question& question);

/// How many questions have which risk.
struct RiskCounts {
    int unanswered = 0;
    int high = 0;
    int medium = 0;
    int none = 0;
    int not_applicable = 0;

    int total() const { return unanswered + high + medium + none + not_applicable; }
    int answered() const { return total() - unanswered; }
    int of(Risk risk) const;
    void add(Risk risk);
    RiskCounts& operator+=(const RiskCounts& other);
    friend bool operator==(const RiskCounts&, const RiskCounts&) = default;
};

/// @param pillar of `lens`
RiskCounts countRisks(const Lens& lens, const Pillar& pillar, const Workload& workload);

struct PillarSummary {
    std::string pillar;  ///< Pillar::id
    RiskCounts counts;
    friend bool operator==(const PillarSummary&, const PillarSummary&) = default;
};

/// One row for each pillar, in the order of the lens. Well under 1 ms for the built-in lens.
std::vector<PillarSummary> pillarSummary(const Lens& lens, const Workload& workload);

/// Choices to change to come down to a risk.
struct WayDown {
    std::vector<std::string> select;  ///< choice ids, in the order of the lens
    std::vector<std::string> clear;   ///< worse ways of working to give up; "None of these" is not listed
    friend bool operator==(const WayDown&, const WayDown&) = default;
};

/// The fewest changes that reach `target` or better; among equals the least effort, then the order of the lens.
/// Choices that do not apply stay as they are.
/// @param target Medium or None
/// @return empty where no selection reaches it, it is reached already, or the question has over 20 open choices.
///         O(2^choices) evaluations: under 1 ms for the built-in lens, 50 ms for the most that AWS allows (15).
std::optional<WayDown> cheapestWayDown(const Question& question, const Answer& answer, Risk target,
                                       NotApplicableChoice semantics);

}  // namespace pb::review
