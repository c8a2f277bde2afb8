// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <nlohmann/json_fwd.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace pb::exchange {

/// Largest text that the readers of this folder take, bytes.
inline constexpr std::size_t kMaxJsonBytes = std::size_t{256} << 20;
/// Deepest nesting of arrays and objects that they take.
inline constexpr int kMaxJsonDepth = 64;

/// Most values that they take: 4 million come to some 700 MB of memory.
inline constexpr std::size_t kMaxJsonValues = 4'000'000;
/// Most elements of a network that they take; some 500 MB of memory.
inline constexpr std::size_t kMaxElements = 250'000;

/// How much a value is in memory: one for each value in it, itself included, and one for each 64 bytes of text.
std::size_t weightOf(const nlohmann::json& value);

/// @return Limit "exchange.elements" where = name
Status checkElementCount(std::size_t count, std::string_view name);

/// Parses a whole text. A byte order mark at its start is skipped.
/// @param name of the file, for errors
/// @return Limit "exchange.json.size", "exchange.json.depth", "exchange.json.values". Parse "exchange.json.syntax"
/// where = "name:line:column". O(bytes).
Result<nlohmann::json> parseJson(std::string_view text, std::string_view name);

/// The line, from 1, on which each value stands that a JSON pointer (RFC 6901) names; 0 where there is none.
/// @param text well-formed JSON. One pass over it, however many pointers are asked for.
std::vector<int> linesOf(std::string_view text, const std::vector<std::string>& pointers);

/// A step of a JSON pointer: "/" and `token`, with "~" and "/" escaped.
std::string pointerStep(std::string_view token);

}  // namespace pb::exchange
