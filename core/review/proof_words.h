// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/prove.h"

#include <string>
#include <vector>

namespace pb::review {

/// A part of a sentence: a text as it is, or the id of a sentence of its own.
struct WordArg {
    std::string text;
    std::string sentence;  ///< not empty: this counts
    friend bool operator==(const WordArg&, const WordArg&) = default;
};

/// How a finding is said: the id of its sentence, "lens.flaw.…", and its %1, %2, ….
struct ProofWords {
    std::string sentence;
    std::vector<WordArg> args;
    friend bool operator==(const ProofWords&, const ProofWords&) = default;
};

/// @param language the side of the titles; the other where it is empty
ProofWords proofWords(const Question& question, const ProofFinding& finding, std::string Text::*language);

/// A selection in words: "all practices", or the titles in quotes.
WordArg selectionWords(const Question& question, Selection selection, std::string Text::*language);

/// The sentence "lens.outcome.…" of a risk.
WordArg outcomeWords(Outcome outcome);

/// The ids of the choices of a selection, in the order of the lens.
std::vector<std::string> idsOf(const Question& question, Selection selection);

}  // namespace pb::review
