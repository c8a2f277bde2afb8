// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/text_decode.h"

namespace pb::exchange {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

unsigned byteAt(std::string_view bytes, std::size_t at) { return static_cast<unsigned char>(bytes[at]); }

/// Length of the well-formed sequence at `at` (Unicode 15, table 3-7); 0: there is none.
std::size_t sequenceAt(std::string_view bytes, std::size_t at)
{
    const unsigned lead = byteAt(bytes, at);
    if (lead < 0x80)
        return 1;
    const std::size_t length = lead >= 0xF0 && lead <= 0xF4  ? 4
                               : lead >= 0xE0 && lead < 0xF0 ? 3
                               : lead >= 0xC2 && lead < 0xE0 ? 2
                                                             : 0;
    if (length == 0 || bytes.size() - at < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byteAt(bytes, at + i) & 0xC0U) != 0x80)
            return 0;
    const unsigned second = byteAt(bytes, at + 1);
    const bool wrong = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                       (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
    return wrong ? 0 : length;
}

void decodeUtf8(std::string_view bytes, DecodedText& out)
{
    out.text.reserve(bytes.size());
    for (std::size_t at = 0; at < bytes.size();) {
        if (const std::size_t length = sequenceAt(bytes, at); length > 0) {
            out.text.append(bytes.substr(at, length));
            at += length;
            continue;
        }
        if (!out.replaced)
            out.replaced = out.text.size();
        appendUtf8(out.text, kReplacement);
        ++at;
    }
}

void decodeUtf16(std::string_view bytes, bool bigEndian, DecodedText& out)
{
    const auto unitAt = [&](std::size_t i) {
        return static_cast<char32_t>(byteAt(bytes, i + (bigEndian ? 1 : 0)) | byteAt(bytes, i + (bigEndian ? 0 : 1))
                                                                                  << 8U);
    };
    out.utf16 = true;
    out.text.reserve(bytes.size() / 2);
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        char32_t code = unitAt(i);
        const bool high = code >= 0xD800 && code < 0xDC00;
        const char32_t low = high && i + 3 < bytes.size() ? unitAt(i + 2) : 0;
        if (high && low >= 0xDC00 && low < 0xE000) {
            code = 0x10000 + ((code - 0xD800) << 10U) + (low - 0xDC00);
            i += 2;
        } else if (code >= 0xD800 && code < 0xE000) {
            code = kReplacement;
            if (!out.replaced)
                out.replaced = out.text.size();
        }
        appendUtf8(out.text, code);
    }
}

}  // namespace

void appendUtf8(std::string& out, char32_t code)
{
    const auto put = [&](char32_t byte) { out += static_cast<char>(byte); };
    if (code < 0x80) {
        put(code);
    } else if (code < 0x800) {
        put(0xC0 | code >> 6U);
        put(0x80 | (code & 0x3FU));
    } else if (code < 0x10000) {
        put(0xE0 | code >> 12U);
        put(0x80 | (code >> 6U & 0x3FU));
        put(0x80 | (code & 0x3FU));
    } else {
        put(0xF0 | code >> 18U);
        put(0x80 | (code >> 12U & 0x3FU));
        put(0x80 | (code >> 6U & 0x3FU));
        put(0x80 | (code & 0x3FU));
    }
}

char32_t nextCode(std::string_view text, std::size_t& at)
{
    const unsigned lead = byteAt(text, at);
    const std::size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    char32_t code = length == 1 ? lead : lead & (0x7FU >> length);
    for (std::size_t i = 1; i < length && at + i < text.size(); ++i)
        code = code << 6U | (byteAt(text, at + i) & 0x3FU);
    at += length;
    return code;
}

DecodedText decodeText(std::string_view bytes)
{
    DecodedText out;
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        out.byte_order_mark = true;
        decodeUtf8(bytes.substr(3), out);
    } else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
        out.byte_order_mark = true;
        decodeUtf16(bytes.substr(2), bytes[0] == '\xFE', out);
    } else if (bytes.size() >= 4 && (bytes[0] == '\0') != (bytes[1] == '\0') &&
               (bytes[2] == '\0') == (bytes[0] == '\0')) {
        decodeUtf16(bytes, bytes[0] == '\0', out);  // JSON begins with two ASCII characters
    } else {
        decodeUtf8(bytes, out);
    }
    return out;
}

}  // namespace pb::exchange
