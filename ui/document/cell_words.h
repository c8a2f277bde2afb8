// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/answer_diff.h"
#include "ui/text/language.h"

#include <QString>

#include <functional>
#include <string_view>

namespace pb::text {

/// A text of a lens in that language; in the other where the lens has only that one.
QString ofLens(const review::Text& text, Language language);

/// What a cell of a review is called: "Notes", "Due date", the title of a choice.
/// @param question null where the lens does not ask it: choices are called by their ids
QString cellName(const review::CellKey& key, const review::Question* question, Language language);

/// What is in a cell: "Selected", "Not applicable (Out of scope): no batch", "2026-12-01", notes as they are, "–" for
/// nothing.
/// @param key of the cell: "Not selected" is what nothing means for a choice
QString cellValue(const review::CellKey& key, const review::CellValue& value, const review::Question* question,
                  Language language);

/// "REL 2"; the id where the lens does not ask the question.
QString questionCode(const std::string& id, const review::Question* question);
/// "REL 2 How do you plan your network?"
QString questionTitle(const std::string& id, const review::Question* question, Language language);

/// The question of that very id; null where there is none. A lens may be null.
const review::Question* questionOf(const review::Lens* lens, std::string_view id);

}  // namespace pb::text
