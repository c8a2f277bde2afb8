// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/event.h"
#include "core/density/run.h"

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include <nlohmann/json.hpp>

/// One field list per struct (fields.h) is read by two visitors: FieldWriter makes JSON of it, FieldReader checks JSON
/// against it. `visit(key, field)` may be missing when read, `visit.need(key, field)` may not.
namespace pb::exchange::detail {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;  ///< written in the order of the field lists, for a person who reads along

/// Whole numbers up to here survive every JSON reader.
inline constexpr std::int64_t kMaxInteger = (std::int64_t{1} << 53) - 1;
inline constexpr double kMaxReal = 1e15;
inline constexpr std::size_t kMaxListItems = 256;

/// `text` cut to kMaxEventText bytes at a character, with control and direction-changing characters made spaces.
std::string cleanText(std::string_view text);

/// False when `text` nests arrays and objects deeper than `deepest`. Linear, no memory.
bool isShallow(std::string_view text, int deepest);

/// Parses one JSON object without exceptions; nothing when it is not one, or nested deeper than 8.
std::optional<Json> parseObject(std::string_view text);
/// On one line; bytes that are not UTF-8 are replaced.
std::string toLine(const OrderedJson& json);

template <class T>
concept NamedEnum = std::is_enum_v<T>;

std::optional<density::GuestKind> fromId(std::string_view id, density::GuestKind);
std::optional<density::Load> fromId(std::string_view id, density::Load);
std::optional<density::Accelerator> fromId(std::string_view id, density::Accelerator);
std::optional<density::RunqSource> fromId(std::string_view id, density::RunqSource);
std::optional<density::StopReason> fromId(std::string_view id, density::StopReason);
std::optional<density::StagePhase> fromId(std::string_view id, density::StagePhase);

class FieldWriter {
public:
    explicit FieldWriter(OrderedJson& object) : m_object(object) {}

    template <class T>
    void operator()(const char* key, const T& field)
    {
        put(key, field);
    }
    template <class T>
    void need(const char* key, const T& field)
    {
        put(key, field);
    }

private:
    void put(const char* key, std::int64_t value) { m_object[key] = value; }
    void put(const char* key, std::uint64_t value) { m_object[key] = value; }
    void put(const char* key, bool value) { m_object[key] = value; }
    void put(const char* key, double value) { m_object[key] = value; }
    void put(const char* key, const std::string& value) { m_object[key] = value; }
    void put(const char* key, const std::vector<std::string>& value) { m_object[key] = value; }
    void put(const char* key, const std::vector<double>& value) { m_object[key] = value; }
    void put(const char* key, const density::Histogram& value);
    template <NamedEnum T>
    void put(const char* key, T value)
    {
        m_object[key] = density::idOf(value);
    }
    void put(const char* key, const std::optional<double>& value)
    {
        if (value)
            m_object[key] = *value;
    }
    template <class T>
    requires std::is_class_v<T>
    void put(const char* key, const T& value)
    {
        FieldWriter nested(m_object[key] = OrderedJson::object());
        fields(nested, value);
    }
    template <class T>
    requires std::is_class_v<T>
    void put(const char* key, const std::vector<T>& value)
    {
        OrderedJson& array = m_object[key] = OrderedJson::array();
        for (const T& item : value) {
            FieldWriter nested(array.emplace_back(OrderedJson::object()));
            fields(nested, item);
        }
    }

    OrderedJson& m_object;
};

class FieldReader {
public:
    explicit FieldReader(const Json& object) : m_object(object) {}

    /// The first field that could not be read; empty when all could.
    const std::string& problem() const noexcept { return m_problem; }

    template <class T>
    void operator()(const char* key, T& field)
    {
        visit(key, field, false);
    }
    template <class T>
    void need(const char* key, T& field)
    {
        visit(key, field, true);
    }

private:
    template <class T>
    void visit(const char* key, T& field, bool needed)
    {
        if (!m_problem.empty())
            return;
        const auto it = m_object.find(key);
        if (it == m_object.end() || it->is_null()) {
            if (needed)
                m_problem = key;
        } else if (!take(*it, field) && m_problem.empty()) {
            m_problem = key;
        }
    }

    static bool take(const Json& json, std::int64_t& out);
    static bool take(const Json& json, std::uint64_t& out);
    static bool take(const Json& json, bool& out);
    static bool take(const Json& json, double& out);
    static bool take(const Json& json, std::string& out);
    static bool take(const Json& json, std::vector<std::string>& out);
    static bool take(const Json& json, std::vector<double>& out);
    static bool take(const Json& json, density::Histogram& out);
    static bool take(const Json& json, std::optional<double>& out);
    template <NamedEnum T>
    static bool take(const Json& json, T& out)
    {
        if (!json.is_string())
            return false;
        const std::optional<T> value = fromId(json.get_ref<const std::string&>(), T{});
        out = value.value_or(T{});
        return value.has_value();
    }
    template <class T>
    requires std::is_class_v<T>
    bool take(const Json& json, T& out)
    {
        if (!json.is_object())
            return false;
        FieldReader nested(json);
        fields(nested, out);
        m_problem = nested.m_problem;
        return m_problem.empty();
    }
    template <class T>
    requires std::is_class_v<T>
    bool take(const Json& json, std::vector<T>& out)
    {
        if (!json.is_array() || json.size() > kMaxListItems)
            return false;
        for (const Json& item : json)
            if (!take(item, out.emplace_back()))
                return false;
        return true;
    }

    const Json& m_object;
    std::string m_problem;
};

}  // namespace pb::exchange::detail
