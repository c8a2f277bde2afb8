// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/truth_table.h"

#include <optional>
#include <string>
#include <vector>

namespace pb::review {

/// What can be wrong with the rules of a question. Names are stable: they are in the JSON of `lens prove`.
enum class Flaw {
    DeadRule,         ///< no selection is decided by it, not even the empty one
    NoDefault,        ///< there is no default rule
    Unmatched,        ///< a selection meets no rule
    UnknownChoice,    ///< a rule names a choice that the question does not have
    LevelOutOfReach,  ///< no selection is High; none is without risk; or none is Medium although a rule says so
    PracticesShort,   ///< a selection is without risk, but that of all practices is not
    WithoutEffect,    ///< the choice never changes the risk
    NonMonotone,      ///< a further practice raises the risk; or a worse way of working lowers it
    NoneAlone,        ///< "None of these" alone is without risk
    NoneWithAll,      ///< "None of these" with all practices is without risk
    TooMany,          ///< over TruthTable::kMostChoices choices: not judged
};
constexpr std::array<std::string_view, 11> enumNames(Flaw)
{
    return {"dead_rule",          "no_default",      "unmatched",      "unknown_choice",
            "level_out_of_reach", "practices_short", "without_effect", "non_monotone",
            "none_alone",         "none_with_all",   "too_many"};
}

/// A selection and what the rules make of it.
struct Judged {
    Selection selection = 0;
    Outcome outcome = Outcome::Unmatched;
    friend bool operator==(const Judged&, const Judged&) = default;
};

/// One flaw, with the counter-example that shows it.
struct ProofFinding {
    Flaw flaw = Flaw::DeadRule;
    int rule = -1;                  ///< DeadRule, UnknownChoice: index into Question::rules
    int by = -1;                    ///< DeadRule: the rule that decides `example` before it does; -1: it never holds
    std::string choice;             ///< WithoutEffect, NonMonotone, UnknownChoice: its id
    std::optional<Outcome> level;   ///< LevelOutOfReach
    std::optional<Judged> example;  ///< the selection that shows it; for LevelOutOfReach the nearest there is
    std::optional<Judged> after;    ///< NonMonotone, WithoutEffect: `example` with the choice
    friend bool operator==(const ProofFinding&, const ProofFinding&) = default;
};

/// What holds of one question over all of its selections but the empty one.
struct QuestionProof {
    std::string question;  ///< Question::id
    int choices = 0;
    int rules = 0;
    bool judged = false;  ///< false: over TruthTable::kMostChoices, only `findings` and the two numbers above are set
    std::uint64_t high = 0;
    std::uint64_t medium = 0;
    std::uint64_t none = 0;
    std::uint64_t unmatched = 0;
    std::optional<Outcome> all;        ///< of all practices; empty where there is none
    std::optional<Outcome> none_only;  ///< of "None of these" alone; empty where there is none
    std::string reachable;             ///< letters of what comes up, of "-HMN" in this order
    bool non_monotone = false;
    int dead_rules = 0;
    std::vector<std::string> without_effect;  ///< ids of practices, in the order of the lens
    std::vector<ProofFinding> findings;       ///< in the order of Flaw; empty: proved

    std::uint64_t of(Outcome outcome) const;
};

/// Judges every selection of the question. A rule counts as alive, and a choice as effective, also where only the empty
/// selection shows it. Worse ways of working (Weight::anti) are no practices.
/// The format, its evaluation order and what "None of these" is: AWS Well-Architected Tool User Guide, "Lens format
/// specification". O(2^choices / 64 * (length of the rules + choices)): 2^15 selections take well under a millisecond.
QuestionProof prove(const Question& question);
/// The same where the table has been made already.
/// @param table of this question
QuestionProof prove(const Question& question, const TruthTable& table);

/// One for each question, in the order of the lens.
std::vector<QuestionProof> prove(const Lens& lens);

/// Whether nothing is wrong with any question.
bool proved(const std::vector<QuestionProof>& proofs);

}  // namespace pb::review
