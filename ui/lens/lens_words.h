// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/review/repair.h"
#include "core/review/proof_words.h"

#include <QString>

namespace pb::ui {

/// How a flaw reads in the language of the window.
QString proofSentence(const review::Question& question, const review::ProofFinding& finding);
QString outcomeName(review::Outcome outcome);
QString selectionName(const review::Question& question, review::Selection selection);
/// How a repair reads, and where: "lens.json:12:5".
QString repairSentence(const exchange::Repair& repair);
QString repairPlace(const exchange::Repair& repair, const QString& file);
/// The risk whose colour and mark an outcome has.
review::Risk riskOf(review::Outcome outcome);
/// "A", "B", …, the letter of a choice.
QString choiceLetter(std::size_t index);

/// The rules as text, one a line: "NO_RISK: a && b".
QString rulesText(const review::Question& question);
/// The weight as text: "core", "secondary", "anti", "alternative:a", with blanks between.
QString weightText(const review::Weight& weight);
/// @return empty where the text is no weight
std::optional<review::Weight> weightFrom(const QString& text);

}  // namespace pb::ui
