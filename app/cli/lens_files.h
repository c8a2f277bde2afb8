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
    bool own = false;  ///< in this program's own format
};

/// Reads a lens in any form that is known: this program's own, the AWS custom lens format, an Azure checklist.
/// @return what the readers and readInput() say
Result<LensInput> readLensFile(const QString& path);

/// Reads the files of one lens: one, or the same lens in English and in Korean.
/// @return also Conflict "cli.lens.two_languages": they are not two languages of one lens
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
