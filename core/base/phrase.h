// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace pb {

/// Something that core has to say in any language: the id of a sentence of resources/texts, and what goes into it.
/// An argument that begins with kWordPrefix is the id of a word and is said in the sentence's language.
struct Phrase {
    static constexpr std::string_view kWordPrefix = "word.";

    std::string id;                 ///< empty: nothing to say
    std::vector<std::string> args;  ///< %1, %2, …
    friend bool operator==(const Phrase&, const Phrase&) = default;
};

}  // namespace pb
