// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/json_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <unordered_map>

namespace pb::exchange {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

std::string megabytes(std::size_t bytes) { return std::to_string(bytes >> 20); }

/// "name:line:column" of a byte, both from 1.
std::string place(std::string_view text, std::string_view name, std::size_t byte)
{
    const std::string_view before = text.substr(0, std::min(byte, text.size()));
    const auto line = 1 + std::count(before.begin(), before.end(), '\n');
    const std::size_t start = before.rfind('\n') + 1;  // npos + 1 is 0
    return std::string(name) + ':' + std::to_string(line) + ':' + std::to_string(before.size() - start + 1);
}

/// The end of the string that opens at `at`, just past its closing quote.
std::size_t endOfString(std::string_view text, std::size_t at)
{
    const char* const bytes = text.data();
    const std::size_t size = text.size();
    for (++at; at < size && bytes[at] != '"'; ++at)
        if (bytes[at] == '\\')
            ++at;
    return std::min(at + 1, size);
}

constexpr std::size_t kNowhere = std::string_view::npos;

/// What one pass over a text finds before it is parsed, so that a hostile one costs no more than that pass.
struct Look {
    std::size_t tooDeep = kNowhere;  ///< the first byte that is nested deeper than kMaxJsonDepth
    std::size_t tooMany = kNowhere;  ///< the first byte that is behind more than kMaxJsonValues values
    bool blank = true;
};

Look lookAt(std::string_view text)
{
    Look out;
    int depth = 0;
    std::size_t values = 0;
    const char* const bytes = text.data();
    for (std::size_t i = 0, size = text.size(); i < size; ++i) {
        const char c = bytes[i];
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r')
            continue;
        out.blank = false;
        // Each value but the first of its list or object has a comma in front; a list or object counts for its first.
        if ((c == ',' || c == '[' || c == '{') && ++values > kMaxJsonValues) {
            out.tooMany = i;
            return out;
        }
        if (c == '"') {
            i = endOfString(text, i) - 1;
        } else if ((c == '[' || c == '{') && ++depth > kMaxJsonDepth) {
            out.tooDeep = i;
            return out;
        } else if (c == ']' || c == '}') {
            --depth;
        }
    }
    return out;
}

/// Limits and blanks, before anything is built from the text.
Status checkLook(std::string_view text, std::string_view name)
{
    const Look look = lookAt(text);
    if (look.tooDeep != kNowhere)
        return fail(Error::Code::Limit, "exchange.json.depth", place(text, name, look.tooDeep), "nested too deep",
                    {std::to_string(kMaxJsonDepth)});
    if (look.tooMany != kNowhere)
        return fail(Error::Code::Limit, "exchange.json.values", place(text, name, look.tooMany), "too many values",
                    {std::to_string(kMaxJsonValues)});
    if (look.blank)
        return fail(Error::Code::Parse, "exchange.json.syntax", place(text, name, text.size()), "nothing but blanks");
    return {};
}

/// Walks a well-formed text token by token and keeps the pointer of the value it stands at.
class LineFinder {
public:
    LineFinder(std::string_view text, const std::vector<std::string>& pointers)
        : m_text(text), m_lines(pointers.size(), 0)
    {
        for (std::size_t i = 0; i < pointers.size(); ++i) {
            m_wanted[pointers[i]].push_back(i);
            m_longest = std::max(m_longest, pointers[i].size());
        }
    }

    std::vector<int> run()
    {
        while (m_at < m_text.size() && m_left < m_wanted.size())
            step();
        return std::move(m_lines);
    }

private:
    struct Level {
        bool array = false;
        std::size_t index = 0;
        std::size_t base = 0;  ///< length of the pointer of the array or object itself
    };

    void step()
    {
        const char c = m_text[m_at];
        switch (c) {
        case '\n':
            ++m_line;
            [[fallthrough]];
        case ' ':
        case '\t':
        case '\r':
        case ':':
            ++m_at;
            return;
        case ',':
            if (!m_levels.empty() && m_levels.back().array)
                ++m_levels.back().index;
            m_inKey = !m_levels.empty() && !m_levels.back().array;
            ++m_at;
            return;
        case ']':
        case '}':
            leave();
            return;
        case '"':
            if (m_inKey) {
                takeKey();
                return;
            }
            break;
        default:
            break;
        }
        value(c);
    }

    void takeKey()
    {
        const std::size_t end = endOfString(m_text, m_at);
        const auto key = nlohmann::json::parse(m_text.substr(m_at, end - m_at), nullptr, false);
        m_pointer.resize(m_levels.back().base);
        m_pointer += pointerStep(key.is_string() ? key.get_ref<const std::string&>() : std::string());
        m_inKey = false;
        m_at = end;
    }

    void leave()
    {
        ++m_at;
        m_inKey = false;
        if (m_levels.empty())
            return;
        m_pointer.resize(m_levels.back().base);
        m_levels.pop_back();
    }

    void value(char c)
    {
        if (!m_levels.empty() && m_levels.back().array) {
            m_pointer.resize(m_levels.back().base);
            m_pointer += '/' + std::to_string(m_levels.back().index);
        }
        note();
        if (c == '[' || c == '{') {
            m_levels.push_back({c == '[', 0, m_pointer.size()});
            m_inKey = c == '{';
            ++m_at;
        } else if (c == '"') {
            m_at = endOfString(m_text, m_at);
        } else {
            m_at = std::min(m_text.find_first_of(",]} \t\r\n", m_at), m_text.size());
        }
    }

    void note()
    {
        if (m_pointer.size() > m_longest)
            return;  // below a long key: not worth hashing for each value
        const auto it = m_wanted.find(m_pointer);
        if (it == m_wanted.end())
            return;
        for (const std::size_t i : it->second)
            m_lines[i] = m_line;
        ++m_left;
    }

    std::string_view m_text;
    std::unordered_map<std::string, std::vector<std::size_t>> m_wanted;
    std::vector<int> m_lines;
    std::vector<Level> m_levels;
    std::string m_pointer;
    std::size_t m_at = 0;
    std::size_t m_longest = 0;
    std::size_t m_left = 0;  ///< how many of the wanted pointers have been met
    int m_line = 1;
    bool m_inKey = false;
};

}  // namespace

Result<nlohmann::json> parseJson(std::string_view text, std::string_view name)
{
    if (text.size() > kMaxJsonBytes)
        return fail(Error::Code::Limit, "exchange.json.size", std::string(name), "text too large",
                    {megabytes(text.size()), megabytes(kMaxJsonBytes)});
    if (text.starts_with(kByteOrderMark))
        text.remove_prefix(kByteOrderMark.size());
    if (auto looked = checkLook(text, name); !looked)
        return forward(std::move(looked));
    try {
        return nlohmann::json::parse(text.begin(), text.end());
    } catch (const nlohmann::json::parse_error& e) {
        return fail(Error::Code::Parse, "exchange.json.syntax", place(text, name, e.byte == 0 ? 0 : e.byte - 1),
                    e.what());
    } catch (const nlohmann::json::exception& e) {  // a number that no type holds
        return fail(Error::Code::Parse, "exchange.json.syntax", std::string(name), e.what());
    }
}

std::size_t weightOf(const nlohmann::json& value)
{
    constexpr std::size_t kBytes = 64;
    std::size_t out = 1;
    if (value.is_string())
        out += value.get_ref<const std::string&>().size() / kBytes;
    if (value.is_object())
        for (const auto& [key, item] : value.items())
            out += key.size() / kBytes + weightOf(item);
    else if (value.is_array())
        for (const auto& item : value)
            out += weightOf(item);
    return out;
}

Status checkElementCount(std::size_t count, std::string_view name)
{
    if (count <= kMaxElements)
        return {};
    return fail(Error::Code::Limit, "exchange.elements", std::string(name), "too many elements",
                {std::to_string(count), std::to_string(kMaxElements)});
}

std::vector<int> linesOf(std::string_view text, const std::vector<std::string>& pointers)
{
    if (text.starts_with(kByteOrderMark))
        text.remove_prefix(kByteOrderMark.size());
    return LineFinder(text, pointers).run();
}

std::string pointerStep(std::string_view token)
{
    std::string out = "/";
    for (const char c : token) {
        if (c == '~')
            out += "~0";
        else if (c == '/')
            out += "~1";
        else
            out += c;
    }
    return out;
}

}  // namespace pb::exchange
