// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/aws_lens.h"
#include "core/exchange/review/text_decode.h"

#include <algorithm>
#include <array>

namespace pb::exchange {

namespace {

struct Range {
    char32_t first;
    char32_t last;
};

/// Letters of the scripts in use (Unicode 15, general category L), coarse where a block is nearly all letters.
constexpr std::array kLetters{
    Range{0xC0, 0xD6},     Range{0xD8, 0xF6},       Range{0xF8, 0x2C1},    Range{0x370, 0x373},   Range{0x376, 0x377},
    Range{0x37B, 0x37D},   Range{0x386, 0x386},     Range{0x388, 0x481},   Range{0x48A, 0x556},   Range{0x561, 0x587},
    Range{0x5D0, 0x5EA},   Range{0x620, 0x64A},     Range{0x671, 0x6D3},   Range{0x904, 0x939},   Range{0xE01, 0xE30},
    Range{0x10A0, 0x10FA}, Range{0x1100, 0x11FF},   Range{0x1E00, 0x1FBC}, Range{0x3041, 0x3096}, Range{0x309D, 0x309F},
    Range{0x30A1, 0x30FA}, Range{0x30FC, 0x30FF},   Range{0x3131, 0x318E}, Range{0x3400, 0x4DBF}, Range{0x4E00, 0x9FFF},
    Range{0xA960, 0xA97C}, Range{0xAC00, 0xD7A3},   Range{0xF900, 0xFAD9}, Range{0xFF21, 0xFF3A}, Range{0xFF41, 0xFF5A},
    Range{0xFF66, 0xFFDC}, Range{0x20000, 0x323AF},
};

constexpr std::u32string_view kAllowedMarks = U" \n-_.,:/()@!&#+'?\u2019";

bool accepted(char32_t code)
{
    if ((code >= '0' && code <= '9') || (code >= 'A' && code <= 'Z') || (code >= 'a' && code <= 'z'))
        return true;
    return kAllowedMarks.find(code) != std::u32string_view::npos ||
           std::any_of(kLetters.begin(), kLetters.end(), [&](Range r) { return code >= r.first && code <= r.last; });
}

struct Nearest {
    char32_t code;
    std::string_view text;
};

constexpr std::array kNearest{
    Nearest{'"', "'"},       Nearest{'`', "'"},       Nearest{0x201C, "'"},    Nearest{0x201D, "'"},
    Nearest{0x2018, "'"},    Nearest{0x300C, "'"},    Nearest{0x300D, "'"},    Nearest{';', ","},
    Nearest{0xB7, ","},      Nearest{0x3001, ","},    Nearest{0x3002, "."},    Nearest{'<', "("},
    Nearest{'>', ")"},       Nearest{'[', "("},       Nearest{']', ")"},       Nearest{'{', "("},
    Nearest{'}', ")"},       Nearest{'=', ":"},       Nearest{'|', "/"},       Nearest{'\\', "/"},
    Nearest{'~', "-"},       Nearest{'*', "-"},       Nearest{0x2013, "-"},    Nearest{0x2014, "-"},
    Nearest{0x2212, "-"},    Nearest{0x2010, "-"},    Nearest{0x2011, "-"},    Nearest{0x301C, "-"},
    Nearest{0xFF5E, "-"},    Nearest{0x2022, "-"},    Nearest{0x2192, "-"},    Nearest{0x2026, "..."},
    Nearest{'%', " pct"},    Nearest{'$', "USD "},    Nearest{0x20A9, "KRW "}, Nearest{0x20AC, "EUR "},
    Nearest{0xD7, "x"},      Nearest{0xA0, " "},      Nearest{'\t', " "},      Nearest{0x3000, " "},
    Nearest{0x2265, "min "}, Nearest{0x2264, "max "},
};

}  // namespace

std::string awsPlainText(std::string_view text)
{
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const char32_t code = nextCode(text, at);
        if (accepted(code)) {
            out += text.substr(start, at - start);
            continue;
        }
        const auto nearest = std::find_if(kNearest.begin(), kNearest.end(), [&](Nearest n) { return n.code == code; });
        if (nearest != kNearest.end())
            out += nearest->text;
    }
    return out;
}

}  // namespace pb::exchange
