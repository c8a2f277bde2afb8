// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/risk.h"
#include "ui/text/language.h"

#include <QString>

namespace pb::ui {

/// In which languages a lens is read: that of the window, or both with the window's first.
struct Reading {
    text::Language language = text::Language::English;
    bool both = false;
    friend bool operator==(const Reading&, const Reading&) = default;
};

/// The text in that language; in the other where the lens has only that one.
QString lensText(const review::Text& text, text::Language language);
text::Language otherLanguage(text::Language language);

/// How many of the texts of a question there are in each language.
struct TextCoverage {
    int english = 0;
    int korean = 0;
    int of = 0;  ///< texts that there are in at least one
    friend bool operator==(const TextCoverage&, const TextCoverage&) = default;
};
TextCoverage coverageOf(const review::Question& question);

QString riskName(review::Risk risk);       ///< "High risk"
QString riskShortName(review::Risk risk);  ///< "High"
QString reasonName(review::Reason reason);
QString environmentName(review::Environment environment);
QString effortName(review::Effort effort);
/// What the choice does to the risk: "Core", "Worse way"; "" for "None of these".
QString weightName(const review::Weight& weight);

/// "2 high · 1 medium · 4 unanswered": the levels that occur, worst first.
QString countsText(const review::RiskCounts& counts);

}  // namespace pb::ui
