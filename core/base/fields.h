// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>

namespace pb {

/// How a field is edited and drawn; the C++ type of the member says what it holds.
enum class FieldType {
    Flag,
    Integer,
    Text,
    Multiline,
    Choice,  ///< an enum, by name
    Date,
    Address,
    Addresses,
    Prefix,
    Prefixes,
    Protocol,
    Ports,
    Strings,
    Reference,  ///< another element, of one of `FieldInfo::targets`
    References,
    Rows,  ///< a table; the row type has fields of its own
};

/// When a field may be edited.
enum class EditPolicy {
    Free,
    UntilDeployed,  ///< the cloud cannot change it after creation; editing a deployed element is a finding with
                    ///< migration steps
    ReadOnly,       ///< set by importers only
};

/// The description of one field, apart from the member that holds it. The one place where a field's name, unit, range
/// and targets stand; codec, inspector, reference check, edit, diff, search and documentation read it.
struct FieldInfo {
    std::string_view name;  ///< snake_case; the key in files; never renamed
    FieldType type = FieldType::Text;
    std::string_view unit = {};  ///< "Gbps", "bit"; empty where the value has none
    std::int64_t min = std::numeric_limits<std::int64_t>::min();
    std::int64_t max = std::numeric_limits<std::int64_t>::max();
    std::uint64_t targets = 0;  ///< References only: bit set over the owner's kind enum
    EditPolicy policy = EditPolicy::Free;

    constexpr FieldInfo in(std::int64_t low, std::int64_t high) const
    {
        FieldInfo copy = *this;
        copy.min = low;
        copy.max = high;
        return copy;
    }
    constexpr FieldInfo to(std::uint64_t kinds) const
    {
        FieldInfo copy = *this;
        copy.targets = kinds;
        return copy;
    }
    constexpr FieldInfo with(EditPolicy p) const
    {
        FieldInfo copy = *this;
        copy.policy = p;
        return copy;
    }
    constexpr FieldInfo per(std::string_view u) const
    {
        FieldInfo copy = *this;
        copy.unit = u;
        return copy;
    }
};

/// One line of a kind's field list: the description and the member it describes.
template <class Owner, class Member>
struct Field {
    FieldInfo info;
    Member Owner::*member;
};

template <class Owner, class Member>
constexpr Field<Owner, Member> field(FieldInfo info, Member Owner::*member)
{
    return {info, member};
}

/// A type with a `static constexpr auto fields()` that returns a tuple of Field.
template <class T>
concept HasFields = requires
{
    T::fields();
};

/// Calls `visit(field)` for each field of T in list order.
template <HasFields T, class Visitor>
constexpr void forEachField(Visitor&& visit)
{
    std::apply([&](const auto&... f) { (visit(f), ...); }, T::fields());
}

/// Names of an enum's values in order of value, from 0 without gaps; found by argument-dependent lookup:
/// `constexpr std::array<std::string_view, N> enumNames(E)` beside the enum. The names are the keys in files.
template <class E>
concept NamedEnum = std::is_enum_v<E> && requires(E e)
{
    enumNames(e);
};

template <NamedEnum E>
constexpr std::string_view enumName(E value)
{
    return enumNames(E{})[static_cast<std::size_t>(value)];
}

/// @return empty where no value has that name
template <NamedEnum E>
constexpr std::optional<E> enumFrom(std::string_view name)
{
    const auto names = enumNames(E{});
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name)
            return static_cast<E>(i);
    return std::nullopt;
}

}  // namespace pb
