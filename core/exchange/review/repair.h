// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pb::exchange {

/// Something in a file that is not as its format wants it, and what the reader or writer made of it.
struct Repair {
    std::string id;                 ///< of the sentence that says so, "lens.repair.trailing_comma"; never renamed
    std::string pointer;            ///< JSON pointer (RFC 6901) of the value, "" for the whole file
    int line = 0;                   ///< from 1; 0: the file does not exist yet
    int column = 0;                 ///< from 1, in characters
    std::vector<std::string> args;  ///< %1, %2, … of the sentence
    std::string file = {};          ///< where several were read: its name
    friend bool operator==(const Repair&, const Repair&) = default;
};

/// A text cut for a sentence: its first characters and an ellipsis.
std::string excerpt(std::string_view text, std::size_t most = 60);

}  // namespace pb::exchange
