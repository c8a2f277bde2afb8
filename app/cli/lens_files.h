// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/exchange/review/repair.h"
#include "core/review/lens.h"

#include <vector>

namespace pb::cli {

/// A lens as it was read from one file or from several.
struct LensInput {
    QString file;  ///< as the user named it; the first of several
    review::Lens lens;
    std::vector<exchange::Repair> repairs;
};

/// Reads the files of one lens: one, or the same lens in English and in Korean.
/// @return what exchange::readAnyLens() and readInput() say
Result<LensInput> readLensFiles(const QStringList& paths);

/// A repair in the user's language.
QString sentenceOf(const Console& console, const exchange::Repair& repair);
/// "file:line:column" and the sentence, one line each.
void printRepairs(const Console& console, const QString& file, const std::vector<exchange::Repair>& repairs);
Json repairsJson(const Console& console, const QString& file, const std::vector<exchange::Repair>& repairs);

/// The side of a text in the language of the messages.
std::string review::Text::*sideOf(const Console& console);
/// A text in the language of the messages, or in the other where that is empty.
QString lensText(const Console& console, const review::Text& text);

}  // namespace pb::cli
