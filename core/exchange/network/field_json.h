// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.h"
#include "core/base/fields.h"
#include "core/base/ids.h"
#include "core/exchange/network/json_text.h"
#include "core/network/address.h"
#include "core/network/match.h"

#include <nlohmann/json.hpp>

#include <concepts>
#include <limits>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace pb::exchange {

/// What is read.
using InJson = nlohmann::json;
/// What is written: keys stay in the order in which they are put.
using OutJson = nlohmann::ordered_json;

/// A type whose text is its JSON: `text()` and a static `parse()` that is its inverse.
template <class T>
concept HasText = requires(const T& value, std::string_view text)
{
    {
        value.text()
        } -> std::convertible_to<std::string>;
    {
        T::parse(text)
        } -> std::same_as<Result<T>>;
};

template <class T>
struct ListTrait : std::false_type {
};
template <class T>
struct ListTrait<std::vector<T>> : std::true_type {
};
template <class T>
struct OptionalTrait : std::false_type {
};
template <class T>
struct OptionalTrait<std::optional<T>> : std::true_type {
};

template <class T>
OutJson toJson(const T& value);

/// Puts the fields of `data` into `object`, in list order. Left out are: what is empty (no text, no list, no reference,
/// no address), and flags that have their default.
template <HasFields T>
void putFields(OutJson& object, const T& data)
{
    static const T defaults{};
    forEachField<T>([&](const auto& f) {
        const auto& member = data.*f.member;
        using M = std::decay_t<decltype(member)>;
        constexpr bool always = std::is_same_v<M, std::int64_t> || NamedEnum<M> || HasText<M>;
        if constexpr (std::is_same_v<M, bool>) {
            if (member == defaults.*f.member)
                return;
        } else if constexpr (!always) {
            if (member == M{})
                return;
        }
        object[std::string(f.info.name)] = toJson(member);
    });
}

template <class T>
OutJson toJson(const T& value)
{
    if constexpr (std::is_same_v<T, bool> || std::is_same_v<T, std::int64_t> || std::is_same_v<T, std::string>) {
        return value;
    } else if constexpr (std::is_same_v<T, ElementId>) {
        return value.value;
    } else if constexpr (NamedEnum<T>) {
        return std::string(enumName(value));
    } else if constexpr (HasText<T>) {
        return value.text();
    } else if constexpr (OptionalTrait<T>::value) {
        return value ? toJson(*value) : OutJson(nullptr);
    } else if constexpr (ListTrait<T>::value) {
        OutJson list = OutJson::array();
        for (const auto& item : value)
            list.push_back(toJson(item));
        return list;
    } else {
        OutJson object = OutJson::object();
        putFields(object, value);
        return object;
    }
}

/// Reads values out of parsed JSON. The first thing that does not fit ends the reading: `pointer()` and `expected()`
/// say where and what, every call after that gives false.
class FieldReader {
public:
    const std::string& pointer() const noexcept { return m_pointer; }
    const std::string& expected() const noexcept { return m_expected; }
    bool failed() const noexcept { return m_failed; }

    /// Records the failure at the current place.
    /// @param what "a list", "one of in, out"
    bool refuse(std::string what)
    {
        if (!m_failed)
            m_expected = std::move(what);
        m_failed = true;
        return false;
    }

    /// Calls `read()` for a value one step further in.
    template <class Read>
    bool inside(std::string_view token, Read&& read)
    {
        const std::size_t base = m_pointer.size();
        m_pointer += pointerStep(token);
        if (!read())
            return false;
        m_pointer.resize(base);
        return true;
    }

    /// A member of `object` that must be there.
    template <class T>
    bool member(const InJson& object, std::string_view key, T& out)
    {
        const auto it = object.find(key);
        return inside(key, [&] { return it == object.end() ? refuse("a value") : value(*it, out); });
    }

    /// A member that may be missing; `out` is left alone then.
    template <class T>
    bool optionalMember(const InJson& object, std::string_view key, T& out)
    {
        return !object.contains(key) || member(object, key, out);
    }

    bool isObject(const InJson& in) { return in.is_object() || refuse("an object"); }

    /// Refuses a member that is not in `known`.
    bool onlyKnown(const InJson& object, std::initializer_list<std::string_view> known)
    {
        for (const auto& [key, unused] : object.items())
            if (std::find(known.begin(), known.end(), key) == known.end())
                return inside(key, [&] { return refuse("no such field"); });
        return true;
    }

    /// One field of `data` by its name.
    template <HasFields T>
    bool field(std::string_view name, const InJson& in, T& data)
    {
        bool known = false, good = true;
        forEachField<T>([&](const auto& f) {
            if (f.info.name == name) {
                known = true;
                good = value(in, data.*f.member);
            }
        });
        return known ? good : refuse("no such field");
    }

    template <class T>
    bool value(const InJson& in, T& out)
    {
        if constexpr (std::is_same_v<T, bool>)
            return in.is_boolean() ? (out = in.get<bool>(), true) : refuse("true or false");
        else if constexpr (std::is_same_v<T, std::int64_t>)
            return integer(in, out);
        else if constexpr (std::is_same_v<T, std::string>)
            return in.is_string() ? (out = in.get_ref<const std::string&>(), true) : refuse("a text");
        else if constexpr (std::is_same_v<T, ElementId>)
            return (integer(in, out.value) && out.value >= 0) || refuse("an element id");
        else if constexpr (NamedEnum<T>)
            return choice(in, out);
        else if constexpr (HasText<T>)
            return parsed(in, out);
        else if constexpr (OptionalTrait<T>::value)
            return in.is_null() ? (out.reset(), true) : value(in, out.emplace());
        else if constexpr (ListTrait<T>::value)
            return list(in, out);
        else
            return row(in, out);
    }

private:
    bool integer(const InJson& in, std::int64_t& out)
    {
        constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());
        if (!in.is_number_integer() || (in.is_number_unsigned() && in.get<std::uint64_t>() > most))
            return refuse("a whole number");
        out = in.get<std::int64_t>();
        return true;
    }

    template <NamedEnum E>
    bool choice(const InJson& in, E& out)
    {
        const auto found = in.is_string() ? enumFrom<E>(in.get_ref<const std::string&>()) : std::nullopt;
        if (found) {
            out = *found;
            return true;
        }
        std::string names;
        for (const std::string_view name : enumNames(E{}))
            names.append(names.empty() ? "" : ", ").append(name);
        return refuse("one of " + names);
    }

    template <HasText T>
    static Result<T> parseText(const std::string& text)
    {
        if constexpr (std::is_same_v<T, net::PortRange>)
            return T::parseTypeCode(text);  // a row for ICMP may say "8-0"
        else
            return T::parse(text);
    }

    template <HasText T>
    bool parsed(const InJson& in, T& out)
    {
        if (!in.is_string())
            return refuse("a text");
        auto result = parseText<T>(in.get_ref<const std::string&>());
        if (!result)
            return refuse(result.error().detail);
        out = *std::move(result);
        return true;
    }

    template <class T>
    bool list(const InJson& in, std::vector<T>& out)
    {
        if (!in.is_array())
            return refuse("a list");
        out.clear();
        out.reserve(in.size());
        for (std::size_t i = 0; i < in.size(); ++i)
            if (!inside(std::to_string(i), [&] { return value(in[i], out.emplace_back()); }))
                return false;
        return true;
    }

    template <HasFields T>
    bool row(const InJson& in, T& out)
    {
        if (!isObject(in))
            return false;
        for (const auto& [key, member] : in.items())
            if (!inside(key, [&, &k = key, &m = member] { return field(k, m, out); }))
                return false;
        return true;
    }

    std::string m_pointer;
    std::string m_expected;
    bool m_failed = false;
};

}  // namespace pb::exchange
