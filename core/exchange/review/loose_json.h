// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/exchange/review/repair.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace pb::exchange {

/// A JSON value with its place in the text.
struct LooseValue {
    enum class Kind { Null, Bool, Number, Text, List, Object };
    Kind kind = Kind::Null;
    std::size_t at = 0;             ///< offset in LooseJson::text, bytes
    std::string text;               ///< Text: what it says; Bool and Number: as JSON writes it
    std::vector<std::string> keys;  ///< Object: one for each of `items`, each once, in the order of the text
    std::vector<LooseValue> items;  ///< List, Object

    bool isObject() const { return kind == Kind::Object; }
    bool isList() const { return kind == Kind::List; }
    bool isText() const { return kind == Kind::Text; }
    bool isNull() const { return kind == Kind::Null; }
    /// The member of that key; null where there is none.
    const LooseValue* find(std::string_view key) const;
};

/// Largest file that is read, bytes; a lens of the AWS format may have 500 KB.
inline constexpr std::size_t kMaxLooseBytes = std::size_t{8} << 20;
/// Most repairs of one reader that are listed one by one.
inline constexpr std::size_t kMaxRepairs = 5000;

struct LooseJson {
    std::string text;  ///< UTF-8, without byte order mark
    LooseValue root;
    std::vector<Repair> repairs;  ///< in the order of the text; at most kMaxRepairs
};

/// Where bytes of a text stand.
struct TextPlace {
    int line = 1;
    int column = 1;  ///< characters
};
/// @param offsets in ascending order. One pass.
std::vector<TextPlace> placesOf(std::string_view text, const std::vector<std::size_t>& offsets);

/// Reads JSON as people write it. Accepted beside RFC 8259, each time with a repair: byte order marks and UTF-16;
/// comments (`//`, `/*`, `#`); commas too many or too few; NaN, Infinity, undefined, None (read as null), True, False;
/// keys without quotes; single and typographic quotes; line breaks and control characters in strings; unknown escapes;
/// bytes that are no UTF-8; keys that come twice (the last counts, as in other readers); brackets that are not closed
/// at the end of the file; text behind the end.
/// @param name of the file, for errors
/// @return Limit "exchange.json.size" (over kMaxLooseBytes), "exchange.json.depth"; Parse "exchange.json.syntax" where
/// = "name:line:column".
///         O(bytes).
Result<LooseJson> parseLooseJson(std::string_view bytes, std::string_view name);

/// On one line; strict JSON. Keys in the order of the text.
std::string compactJson(const LooseValue& value);

}  // namespace pb::exchange
