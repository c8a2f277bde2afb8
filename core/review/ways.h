// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/risk.h"

#include <string>
#include <vector>

namespace pb::review {

/// Every smallest way down to `target` or better: no part of one is a way by itself. The least effort first, then the
/// fewest changes, then the order of the lens; so the first is the cheapest, which need not be the one with the fewest
/// changes that cheapestWayDown() gives. Choices that do not apply stay as they are.
/// @param target Medium or None
/// @return empty where no selection reaches it, it is reached already, the question does not apply, or it has over 20
///         open choices. O(2^choices) evaluations: about 1 ms for the built-in lens.
std::vector<WayDown> waysDown(const Question& question, const Answer& answer, Risk target,
                              NotApplicableChoice semantics);

/// The effort of a way, as a sum: 1 for each practice of low effort, 2 of medium, 3 of high.
/// @param own what the plan says of the whole question; it stands for the effort of each practice
int effortOf(const Question& question, const WayDown& way, std::optional<Effort> own = {});

/// The effort of a question in one word: what the plan says, or the highest among the practices of the way.
Effort effortWord(const Question& question, const WayDown& way, std::optional<Effort> own = {});

/// Why a question has its risk, read off the answer and the weights of the choices; what a person puts into words.
struct Why {
    Verdict verdict;
    std::string condition;                               ///< of the rule that decided; "default"; "" where none did
    bool none = false;                                   ///< "None of these" is selected
    std::vector<std::string> core;                       ///< essential practices that are not in place
    std::vector<std::vector<std::string>> alternatives;  ///< groups of which none is in place, one of each is essential
    std::vector<std::string> secondary;                  ///< other practices that are not in place
    std::vector<std::string> anti;                       ///< worse ways of working that are
    friend bool operator==(const Why&, const Why&) = default;
};

/// @return ids of choices in the order of the lens. For rules written by hand (Question::own_rules) only the first
/// three
///         members say something: the condition is the reason. A choice that does not apply is not missing under
///         NotApplicableChoice::Neutral.
Why explain(const Question& question, const Answer& answer, NotApplicableChoice semantics);

}  // namespace pb::review
