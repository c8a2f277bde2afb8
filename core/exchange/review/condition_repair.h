// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace pb::exchange {

/// Makes a condition of the grammar of RiskExpr out of one that is not: words for operators (and, or, not), single or
/// full-width operators, parentheses too many or too few, operators without an operand, quotes. Never guesses an
/// operator between two operands.
/// @param idOf the choice id for a word of the text; gives the word back where it knows none. Words may hold any
///             characters but blanks, parentheses, quotes and operators.
/// @return empty where nothing of the grammar can be made of it
std::optional<std::string> repairCondition(std::string_view text,
                                           const std::function<std::string(std::string_view)>& idOf);

}  // namespace pb::exchange
