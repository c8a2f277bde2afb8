// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/yaml_text.h"

#include "core/exchange/network/json_text.h"

#include <nlohmann/json.hpp>

#include <yaml.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>

namespace pb::exchange {

using nlohmann::json;

namespace {

constexpr std::size_t kMostLineBytes = std::size_t{64} << 20;  ///< of the pointers whose lines are kept

/// A plain scalar's value.
json scalar(const std::string& text)
{
    if (text.empty() || text == "~" || text == "null" || text == "Null" || text == "NULL")
        return nullptr;
    if (text == "true" || text == "True" || text == "TRUE")
        return true;
    if (text == "false" || text == "False" || text == "FALSE")
        return false;
    const std::size_t digits = text[0] == '-' ? 1 : 0;
    const bool leadingZero = text.size() > digits + 1 && text[digits] == '0' && text[digits + 1] != '.';
    const char* const end = text.data() + text.size();
    if (std::int64_t whole = 0; !leadingZero) {
        if (const auto [at, code] = std::from_chars(text.data(), end, whole); code == std::errc{} && at == end)
            return whole;
        if (double number = 0; text.find_first_not_of("-+.0123456789eE") == std::string::npos)
            if (const auto [at, code] = std::from_chars(text.data(), end, number); code == std::errc{} && at == end)
                return number;
    }
    return text;
}

/// The value of a CloudFormation short form; other tags change nothing.
json tagged(std::string_view tag, json value)
{
    if (!tag.starts_with('!') || tag.size() < 2 || tag.starts_with("!!"))
        return value;
    const std::string name(tag.substr(1));
    if (name == "Ref" || name == "Condition")
        return {{name, std::move(value)}};
    if (name == "GetAtt" && value.is_string()) {
        const std::string text = value.get<std::string>();
        const std::size_t dot = text.find('.');
        value = json::array({text.substr(0, dot), dot == std::string::npos ? std::string() : text.substr(dot + 1)});
    }
    return {{"Fn::" + name, std::move(value)}};
}

/// libyaml's events, read into JSON. The parser is given back whatever happens.
class YamlReader {
public:
    YamlReader(std::string_view text, std::string_view name, const YamlText& out) : m_name(name), m_out(out)
    {
        yaml_parser_initialize(&m_parser);
        yaml_parser_set_input_string(&m_parser, reinterpret_cast<const unsigned char*>(text.data()), text.size());
    }
    ~YamlReader()
    {
        yaml_event_delete(&m_event);
        yaml_parser_delete(&m_parser);
    }
    YamlReader(const YamlReader&) = delete;
    YamlReader& operator=(const YamlReader&) = delete;

    Status run()
    {
        while (advance() && m_event.type != YAML_STREAM_END_EVENT) {
            if (m_event.type == YAML_STREAM_START_EVENT || m_event.type == YAML_DOCUMENT_START_EVENT)
                continue;
            if (m_event.type == YAML_DOCUMENT_END_EVENT)
                break;
            m_out.json = value(0);
            if (m_failed)
                break;
        }
        if (m_failed)
            return tl::unexpected<Error>(std::move(*m_failed));
        if (m_out.json.is_null())
            return fail(Error::Code::Parse, "exchange.yaml.syntax", m_name + ":1:1", "no value");
        return {};
    }

private:
    std::string place(const yaml_mark_t& mark) const
    {
        return m_name + ':' + std::to_string(mark.line + 1) + ':' + std::to_string(mark.column + 1);
    }

    bool stop(Error error)
    {
        if (!m_failed)
            m_failed = std::move(error);
        return false;
    }

    bool advance()
    {
        yaml_event_delete(&m_event);
        if (m_failed)
            return false;
        if (yaml_parser_parse(&m_parser, &m_event) == 1)
            return true;
        m_event = {};
        return stop({Error::Code::Parse,
                     "exchange.yaml.syntax",
                     place(m_parser.problem_mark),
                     m_parser.problem ? m_parser.problem : "not YAML",
                     {}});
    }

    static std::string textOf(const yaml_char_t* text)
    {
        return text ? std::string(reinterpret_cast<const char*>(text)) : std::string();
    }

    /// Counts values and, for an anchor and each of its aliases, all that it stands for.
    bool count(std::size_t values)
    {
        m_values += values;
        return m_values <= kMaxYamlValues || stop({Error::Code::Limit,
                                                   "exchange.yaml.values",
                                                   place(m_event.start_mark),
                                                   "too many values",
                                                   {std::to_string(kMaxYamlValues)}});
    }

    /// The value that the current event begins.
    json value(int depth)
    {
        if (depth > kMaxJsonDepth)
            stop({Error::Code::Limit,
                  "exchange.json.depth",
                  place(m_event.start_mark),
                  "nested too deep",
                  {std::to_string(kMaxJsonDepth)}});
        if (m_failed || !count(1))
            return {};
        if ((m_lineBytes += m_pointer.size()) <= kMostLineBytes)
            m_out.lines.emplace(m_pointer, static_cast<int>(m_event.start_mark.line) + 1);
        std::string anchor, tag;
        json out;
        switch (m_event.type) {
        case YAML_ALIAS_EVENT:
            return alias(textOf(m_event.data.alias.anchor));
        case YAML_SCALAR_EVENT: {
            anchor = textOf(m_event.data.scalar.anchor);
            tag = textOf(m_event.data.scalar.tag);
            const std::string text(reinterpret_cast<const char*>(m_event.data.scalar.value),
                                   m_event.data.scalar.length);
            const bool plain = m_event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE && tag != "!!str" && tag != "!";
            out = plain && tag.empty() ? scalar(text) : json(text);
            break;
        }
        case YAML_SEQUENCE_START_EVENT:
            anchor = textOf(m_event.data.sequence_start.anchor);
            tag = textOf(m_event.data.sequence_start.tag);
            out = sequence(depth);
            break;
        case YAML_MAPPING_START_EVENT:
            anchor = textOf(m_event.data.mapping_start.anchor);
            tag = textOf(m_event.data.mapping_start.tag);
            out = mapping(depth);
            break;
        default:
            stop({Error::Code::Parse, "exchange.yaml.syntax", place(m_event.start_mark), "unexpected end", {}});
            return {};
        }
        out = tagged(tag, std::move(out));
        if (!anchor.empty() && count(weightOf(out)))
            m_anchors[anchor] = out;
        return out;
    }

    json alias(const std::string& anchor)
    {
        const auto it = m_anchors.find(anchor);
        if (it == m_anchors.end()) {
            stop({Error::Code::Parse, "exchange.yaml.syntax", place(m_event.start_mark), "unknown alias", {}});
            return {};
        }
        return count(weightOf(it->second)) ? it->second : json();
    }

    json sequence(int depth)
    {
        json out = json::array();
        const std::size_t base = m_pointer.size();
        while (advance() && m_event.type != YAML_SEQUENCE_END_EVENT) {
            m_pointer += '/' + std::to_string(out.size());
            out.push_back(value(depth + 1));
            m_pointer.resize(base);
        }
        return out;
    }

    json mapping(int depth)
    {
        json out = json::object();
        const std::size_t base = m_pointer.size();
        while (advance() && m_event.type != YAML_MAPPING_END_EVENT) {
            if (m_event.type != YAML_SCALAR_EVENT) {
                stop({Error::Code::Parse,
                      "exchange.yaml.syntax",
                      place(m_event.start_mark),
                      "a key that is no text",
                      {}});
                break;
            }
            const std::string key(reinterpret_cast<const char*>(m_event.data.scalar.value), m_event.data.scalar.length);
            if (!advance())
                break;
            m_pointer += pointerStep(key);
            json item = value(depth + 1);
            m_pointer.resize(base);
            if (key == "<<" && item.is_object())
                for (const auto& [name, merged] : item.items())
                    out.emplace(name, merged);
            else
                out[key] = std::move(item);
        }
        return out;
    }

    std::string m_name;
    YamlText m_out;
    yaml_parser_t m_parser{};
    yaml_event_t m_event{};
    std::optional<Error> m_failed;
    std::map<std::string, json> m_anchors;
    std::string m_pointer;
    std::size_t m_values = 0;
    std::size_t m_lineBytes = 0;
};

}  // namespace

Status parseYaml(std::string_view text, std::string_view name, const YamlText& out)
{
    if (text.size() > kMaxJsonBytes)
        return fail(Error::Code::Limit, "exchange.json.size", std::string(name), "text too large",
                    {std::to_string(text.size() >> 20), std::to_string(kMaxJsonBytes >> 20)});
    return YamlReader(text, name, out).run();
}

}  // namespace pb::exchange
