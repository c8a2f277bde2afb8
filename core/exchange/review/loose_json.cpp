// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/loose_json.h"

#include "core/exchange/network/json_text.h"
#include "core/exchange/review/text_decode.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_map>

namespace pb::exchange {

namespace {

using Kind = LooseValue::Kind;

constexpr bool isWordChar(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '$' ||
           c == '-' || c == '+' || c == '.';
}

/// A quote that opens or closes a string, and its length in bytes.
struct Quote {
    std::string_view closing;
    std::string_view alsoClosing;
};

std::optional<Quote> quoteAt(std::string_view rest)
{
    if (rest.starts_with('"'))
        return Quote{"\"", {}};
    if (rest.starts_with('\''))
        return Quote{"'", {}};
    for (const std::string_view mark : {"\u201C", "\u201D", "\u201E"})
        if (rest.starts_with(mark))
            return Quote{"\u201D", "\u201C"};
    return std::nullopt;
}

class LooseParser {
public:
    LooseParser(LooseJson& out, std::string_view name) : m_out(out), m_text(out.text), m_name(name) {}

    Status run()
    {
        if (skip(); m_at == m_text.size())
            return syntax("nothing but blanks");
        if (Status status = value(m_out.root); !status)
            return status;
        if (skip(); m_at < m_text.size())
            note("trailing_text", m_at, {excerpt(m_text.substr(m_at), 20)});
        place();
        return {};
    }

    void note(std::string_view id, std::size_t at, std::vector<std::string> args = {})
    {
        if (m_offsets.size() >= kMaxRepairs)
            return;
        m_out.repairs.push_back({"lens.repair." + std::string(id), pointer(), 0, 0, std::move(args)});
        m_offsets.push_back(at);
    }

private:
    struct Step {
        std::string key;        ///< of an object; empty in a list
        std::size_t index = 0;  ///< of a list
        bool list = false;
    };

    std::string pointer() const
    {
        std::string out;
        for (const Step& step : m_path)
            out += pointerStep(step.list ? std::to_string(step.index) : step.key);
        return out;
    }

    /// Gives the repairs their lines and columns, in the order of the text.
    void place()
    {
        std::vector<std::size_t> order(m_offsets.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return m_offsets[a] < m_offsets[b]; });
        std::vector<std::size_t> offsets;
        std::vector<Repair> repairs;
        for (const std::size_t i : order) {
            offsets.push_back(m_offsets[i]);
            repairs.push_back(std::move(m_out.repairs[i]));
        }
        const auto places = placesOf(m_text, offsets);
        for (std::size_t i = 0; i < repairs.size(); ++i) {
            repairs[i].line = places[i].line;
            repairs[i].column = places[i].column;
        }
        m_out.repairs = std::move(repairs);
    }

    tl::unexpected<Error> syntax(std::string detail) const
    {
        const TextPlace at = placesOf(m_text, {std::min(m_at, m_text.size())}).front();
        return fail(Error::Code::Parse, "exchange.json.syntax",
                    std::string(m_name) + ':' + std::to_string(at.line) + ':' + std::to_string(at.column),
                    std::move(detail));
    }

    std::string_view rest() const { return m_text.substr(m_at); }
    char here() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

    /// Blanks, also those that JSON does not know, and comments.
    void skip()
    {
        while (m_at < m_text.size()) {
            const char c = m_text[m_at];
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r') {
                ++m_at;
            } else if (c == '/' || c == '#') {
                if (!comment())
                    return;
            } else if (!oddBlank()) {
                return;
            }
        }
    }

    bool oddBlank()
    {
        for (const std::string_view blank : {"\u00A0", "\uFEFF", "\u200B", "\u3000", "\u2028", "\u2029"}) {
            if (rest().starts_with(blank)) {
                note("odd_blank", m_at);
                m_at += blank.size();
                return true;
            }
        }
        return false;
    }

    bool comment()
    {
        const std::size_t start = m_at;
        if (rest().starts_with("/*")) {
            const std::size_t end = m_text.find("*/", m_at + 2);
            m_at = end == std::string_view::npos ? m_text.size() : end + 2;
        } else if (rest().starts_with("//") || here() == '#') {
            m_at = std::min(m_text.find('\n', m_at), m_text.size());
        } else {
            return false;
        }
        note("comment", start, {excerpt(m_text.substr(start, m_at - start), 40)});
        return true;
    }

    Status value(LooseValue& out)
    {
        skip();
        out.at = m_at;
        if (here() == '{' || here() == '[') {
            if (++m_depth > kMaxJsonDepth)
                return fail(Error::Code::Limit, "exchange.json.depth", std::string(m_name), "nested too deep",
                            {std::to_string(kMaxJsonDepth)});
            const bool object = here() == '{';
            ++m_at;
            out.kind = object ? Kind::Object : Kind::List;
            const Status status = object ? members(out) : elements(out);
            --m_depth;
            return status;
        }
        if (const auto quote = quoteAt(rest())) {
            out.kind = Kind::Text;
            return string(*quote, out.text);
        }
        return word(out);
    }

    /// After a value: takes the comma, or finds the end. Both too many and too few commas are repaired.
    /// @return whether the list or object goes on
    Result<bool> goesOn(char closing)
    {
        skip();
        std::optional<std::size_t> comma;
        for (; here() == ','; skip()) {
            if (comma)
                note("extra_comma", m_at);
            comma = m_at++;
        }
        if (here() == closing) {
            if (comma)
                note("trailing_comma", *comma);
            ++m_at;
            return false;
        }
        if (m_at == m_text.size()) {
            note("unclosed", m_at, {std::string(1, closing)});
            return false;
        }
        if (here() == ']' || here() == '}')
            return syntax(std::string("expected ") + closing);
        if (!comma)
            note("missing_comma", m_at);
        return true;
    }

    Result<bool> begins(char closing)
    {
        skip();
        for (; here() == ','; skip()) {
            note("extra_comma", m_at);
            ++m_at;
        }
        if (here() == closing) {
            ++m_at;
            return false;
        }
        if (m_at == m_text.size()) {
            note("unclosed", m_at, {std::string(1, closing)});
            return false;
        }
        return true;
    }

    Status elements(LooseValue& out)
    {
        m_path.push_back({{}, 0, true});
        auto more = begins(']');
        while (more && *more) {
            m_path.back().index = out.items.size();
            if (Status status = value(out.items.emplace_back()); !status)
                return status;
            more = goesOn(']');
        }
        m_path.pop_back();
        return more ? Status{} : Status(forward(std::move(more)));
    }

    Status members(LooseValue& out)
    {
        m_path.push_back({});
        std::unordered_map<std::string, std::size_t> seen;
        auto more = begins('}');
        while (more && *more) {
            const std::size_t at = m_at;
            std::string name;
            if (Status status = key(name); !status)
                return status;
            LooseValue read;
            if (Status status = value(read); !status)
                return status;
            if (const auto [it, fresh] = seen.emplace(name, out.items.size()); fresh) {
                out.keys.push_back(std::move(name));
                out.items.push_back(std::move(read));
            } else {
                note("duplicate_key", at, {name, excerpt(compactJson(out.items[it->second]), 40)});
                out.items[it->second] = std::move(read);
            }
            more = goesOn('}');
        }
        m_path.pop_back();
        return more ? Status{} : Status(forward(std::move(more)));
    }

    Status key(std::string& out)
    {
        const std::size_t at = m_at;
        const auto quote = quoteAt(rest());
        if (quote) {
            m_path.pop_back();  // what is noted of a key belongs to its object
            const Status status = string(*quote, out);
            m_path.push_back({});
            if (!status)
                return status;
        }
        while (!quote && isWordChar(here()))
            out += m_text[m_at++];
        if (!quote && out.empty())
            return syntax("expected a key");
        m_path.back().key = out;
        if (!quote)
            note("bare_key", at, {out});
        skip();
        if (here() != ':' && here() != '=')
            return syntax("expected ':'");
        if (here() == '=')
            note("equals_sign", m_at);
        ++m_at;
        return {};
    }

    Status string(const Quote& quote, std::string& out)
    {
        const std::size_t start = m_at;
        const bool plain = quote.closing == "\"";
        if (!plain)
            note("quotes", m_at);
        m_at += plain || quote.closing == "'" ? 1 : 3;
        bool raw = false;
        while (m_at < m_text.size()) {
            if (rest().starts_with(quote.closing) ||
                (!quote.alsoClosing.empty() && rest().starts_with(quote.alsoClosing))) {
                m_at += quote.closing.size();
                if (raw)
                    note("raw_control", start);
                return {};
            }
            const char c = m_text[m_at];
            if (c == '\\') {
                escape(out);
                continue;
            }
            raw = raw || static_cast<unsigned char>(c) < 0x20;
            if (c != '\0')
                out += c;
            ++m_at;
        }
        m_at = start;
        return syntax("a text that does not end");
    }

    void escape(std::string& out)
    {
        constexpr std::string_view kEscapes = "\"\\/bfnrt";
        constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
        const std::size_t start = m_at++;
        const char c = here();
        if (const std::size_t i = kEscapes.find(c); i != std::string_view::npos && m_at < m_text.size()) {
            out += kMeanings[i];
            ++m_at;
        } else if (c == 'u') {
            ++m_at;
            unicode(start, out);
        } else {
            note("escape", start, {excerpt(m_text.substr(start, 2))});
            if (c != '\'' && c != '\n')  // \' is a quote of other languages, a broken line is one line there
                out += '\\';
            else if (c == '\'')
                out += '\'', ++m_at;
            else
                ++m_at;
        }
    }

    std::optional<char32_t> hex4()
    {
        char32_t code = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const char c = m_at + i < m_text.size() ? m_text[m_at + i] : '\0';
            const int digit = c >= '0' && c <= '9'   ? c - '0'
                              : c >= 'a' && c <= 'f' ? c - 'a' + 10
                              : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                     : -1;
            if (digit < 0)
                return std::nullopt;
            code = code << 4U | static_cast<char32_t>(digit);
        }
        m_at += 4;
        return code;
    }

    void unicode(std::size_t start, std::string& out)
    {
        auto code = hex4();
        if (!code) {
            note("escape", start, {excerpt(m_text.substr(start, 6))});
            out += "\\u";
            return;
        }
        if (*code >= 0xD800 && *code < 0xDC00 && rest().starts_with("\\u")) {
            m_at += 2;
            const auto low = hex4();
            if (low && *low >= 0xDC00 && *low < 0xE000)
                code = 0x10000 + ((*code - 0xD800) << 10U) + (*low - 0xDC00);
            else
                m_at -= low ? 6U : 2U;
        }
        if (*code >= 0xD800 && *code < 0xE000) {
            note("escape", start, {excerpt(m_text.substr(start, 6))});
            code = 0xFFFD;
        }
        if (*code != 0)
            appendUtf8(out, *code);
    }

    Status word(LooseValue& out)
    {
        struct Word {
            std::string_view name;
            Kind kind;
            std::string_view text;
            bool strict;
        };
        constexpr std::array kWords{
            Word{"null", Kind::Null, "", true},        Word{"true", Kind::Bool, "true", true},
            Word{"false", Kind::Bool, "false", true},  Word{"True", Kind::Bool, "true", false},
            Word{"False", Kind::Bool, "false", false},
        };
        const std::size_t start = m_at;
        while (isWordChar(here()))
            ++m_at;
        const std::string_view read = m_text.substr(start, m_at - start);
        if (read.empty())
            return syntax("expected a value");
        const auto known = std::find_if(kWords.begin(), kWords.end(), [&](const Word& w) { return w.name == read; });
        if (known != kWords.end()) {
            out.kind = known->kind;
            out.text = known->text;
            if (!known->strict)
                note("word", start, {std::string(read), std::string(known->text)});
            return {};
        }
        for (const std::string_view nothing :
             {"NaN", "-NaN", "Infinity", "-Infinity", "undefined", "None", "nan", "NULL"}) {
            if (nothing == read) {
                note("word", start, {std::string(read), "null"});
                return {};
            }
        }
        const auto number = nlohmann::ordered_json::parse(read, nullptr, false);
        if (number.is_number()) {
            out.kind = Kind::Number;
            out.text = number.dump();
            return {};
        }
        out.kind = Kind::Text;
        out.text = read;
        note("bare_text", start, {std::string(read)});
        return {};
    }

    LooseJson& m_out;
    std::string_view m_text;
    std::string_view m_name;
    std::vector<Step> m_path;
    std::vector<std::size_t> m_offsets;  ///< one for each repair
    std::size_t m_at = 0;
    int m_depth = 0;
};

nlohmann::ordered_json jsonOf(const LooseValue& value)
{
    nlohmann::ordered_json out;
    switch (value.kind) {
    case Kind::Null:
        break;
    case Kind::Bool:
        out = value.text == "true";
        break;
    case Kind::Number:
        out = nlohmann::ordered_json::parse(value.text, nullptr, false);
        break;
    case Kind::Text:
        out = value.text;
        break;
    case Kind::List:
        out = nlohmann::ordered_json::array();
        for (const LooseValue& item : value.items)
            out.push_back(jsonOf(item));
        break;
    case Kind::Object:
        out = nlohmann::ordered_json::object();
        for (std::size_t i = 0; i < value.items.size(); ++i)
            out[value.keys[i]] = jsonOf(value.items[i]);
        break;
    }
    return out;
}

}  // namespace

std::string excerpt(std::string_view text, std::size_t most)
{
    std::string out;
    std::size_t at = 0;
    for (std::size_t count = 0; at < text.size() && count < most; ++count) {
        const std::size_t start = at;
        const char32_t code = nextCode(text, at);
        if (code < 0x20)
            out += ' ';
        else
            out += text.substr(start, at - start);
    }
    return at < text.size() ? out + "…" : out;
}

const LooseValue* LooseValue::find(std::string_view key) const
{
    const auto it = std::find(keys.begin(), keys.end(), key);
    return it == keys.end() ? nullptr : &items[static_cast<std::size_t>(it - keys.begin())];
}

std::vector<TextPlace> placesOf(std::string_view text, const std::vector<std::size_t>& offsets)
{
    std::vector<TextPlace> out;
    out.reserve(offsets.size());
    TextPlace now;
    std::size_t at = 0;
    for (const std::size_t offset : offsets) {
        for (; at < offset && at < text.size(); ++at) {
            if (text[at] == '\n') {
                ++now.line;
                now.column = 1;
            } else if ((static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80) {
                ++now.column;
            }
        }
        out.push_back(now);
    }
    return out;
}

Result<LooseJson> parseLooseJson(std::string_view bytes, std::string_view name)
{
    if (bytes.size() > kMaxLooseBytes)
        return fail(Error::Code::Limit, "exchange.json.size", std::string(name), "text too large",
                    {std::to_string(bytes.size() >> 20), std::to_string(kMaxLooseBytes >> 20)});
    LooseJson out;
    DecodedText decoded = decodeText(bytes);
    out.text = std::move(decoded.text);
    LooseParser parser(out, name);
    if (decoded.utf16)
        parser.note("utf16", 0);
    else if (decoded.byte_order_mark)
        parser.note("byte_order_mark", 0);
    if (decoded.replaced)
        parser.note("not_utf8", *decoded.replaced);
    if (Status status = parser.run(); !status)
        return forward(std::move(status));
    return out;
}

std::string compactJson(const LooseValue& value)
{
    return jsonOf(value).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace pb::exchange
