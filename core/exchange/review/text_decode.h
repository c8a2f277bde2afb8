// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace pb::exchange {

/// A file's bytes as UTF-8, and what had to be done for it.
struct DecodedText {
    std::string text;  ///< valid UTF-8 without byte order mark
    bool byte_order_mark = false;
    bool utf16 = false;
    std::optional<std::size_t> replaced;  ///< offset in `text` of the first U+FFFD that stands for bytes of no meaning
};

/// Accepts UTF-8, and UTF-16 of either byte order with a mark or recognised by its zero bytes. Never fails. O(bytes).
DecodedText decodeText(std::string_view bytes);

void appendUtf8(std::string& out, char32_t code);

/// The code point that starts at `at`, which is moved behind it. `text` is valid UTF-8.
char32_t nextCode(std::string_view text, std::size_t& at);

}  // namespace pb::exchange
