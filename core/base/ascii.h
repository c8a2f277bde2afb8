// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace pb {

/// The small letter of an ASCII capital; every other byte as it is, parts of UTF-8 characters among them. Does not
/// depend on the process's locale.
constexpr char lowered(char c) noexcept { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// `text` with its ASCII capitals made small. O(length).
inline std::string lowered(std::string_view text)
{
    std::string out(text);
    for (char& c : out)
        c = lowered(c);
    return out;
}

/// Whether two texts are the same but for the case of ASCII letters: `Example.COM` and `example.com`. O(length).
inline bool sameButCase(std::string_view a, std::string_view b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char l, char r) { return lowered(l) == lowered(r); });
}

}  // namespace pb
