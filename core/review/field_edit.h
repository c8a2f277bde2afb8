// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/date.h"
#include "core/base/fields.h"
#include "core/base/result.h"
#include "core/review/workload.h"

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace pb::review {

/// What a field of Workload, Answer or PlanItem holds, as an edit would set it.
template <class T>
FieldValue fieldValue(const T& member)
{
    if constexpr (std::is_enum_v<T>)
        return std::string(enumName(member));
    else if constexpr (std::is_same_v<T, Date>)
        return member.text();
    else if constexpr (std::is_same_v<T, std::optional<Effort>>)
        return member ? std::string(enumName(*member)) : std::string();
    else
        return member;
}

/// Whether `given` is inside the limits of the field.
/// @return Range `errorId`, where = the field, args = {least, most, given}
Status checkLimits(const FieldInfo& info, std::int64_t given, std::string_view errorId);

/// The errors of valueFor() that only name the field.
tl::unexpected<Error> wrongValue(const FieldInfo& info, std::string_view errorId, std::string detail);

/// A text as the value of an enum.
template <NamedEnum E>
Result<E> enumFor(const FieldInfo& info, const std::string& name)
{
    if (const std::optional<E> known = enumFrom<E>(name))
        return *known;
    return wrongValue(info, "review.field.value", "no value is called \"" + name + '"');
}

/// "" is no date.
Result<Date> dateFor(const FieldInfo& info, const std::string& text);

/// A FieldValue as the member's own type, checked against the field's limits.
template <class T>
Result<T> valueFor(const FieldInfo& info, const FieldValue& value)
{
    constexpr bool isList = std::is_same_v<T, std::vector<std::string>>;
    constexpr bool isText = !isList && !std::is_same_v<T, bool> && !std::is_same_v<T, std::int64_t>;
    using Given = std::conditional_t<isText, std::string, T>;
    const auto* given = std::get_if<Given>(&value);
    if (!given)
        return wrongValue(info, "review.field.type", "value of another type");
    if constexpr (std::is_same_v<T, Date>) {
        return dateFor(info, *given);
    } else if constexpr (std::is_same_v<T, std::optional<Effort>>) {
        if (given->empty())
            return T{};
        return enumFor<Effort>(info, *given).map([](Effort effort) { return T{effort}; });
    } else if constexpr (std::is_enum_v<T>) {
        return enumFor<T>(info, *given);
    } else {
        Status fits;
        if constexpr (std::is_same_v<T, std::string>)
            fits = checkLimits(info, static_cast<std::int64_t>(codePoints(*given)), "review.field.length");
        else if constexpr (isList)
            fits = checkLimits(info, std::ssize(*given), "review.field.length");
        else if constexpr (std::is_same_v<T, std::int64_t>)
            fits = checkLimits(info, *given, "review.field.range");
        if (!fits)
            return forward(std::move(fits));
        return *given;
    }
}

/// Sets the field of that name.
/// @return what was there before; the errors are those of applyEdit()
template <class Owner>
Result<FieldValue> exchangeField(Owner& owner, std::string_view name, const FieldValue& value)
{
    Result<FieldValue> before = fail(Error::Code::NotFound, "review.field.unknown", std::string(name), "no such field");
    forEachField<Owner>([&](const auto& f) {
        if (f.info.name != name)
            return;
        auto& member = owner.*(f.member);
        auto next = valueFor<std::remove_reference_t<decltype(member)>>(f.info, value);
        if (f.info.policy == EditPolicy::ReadOnly)
            before = fail(Error::Code::Conflict, "review.field.read_only", std::string(name), "cannot be changed");
        else if (next)
            before = fieldValue(std::exchange(member, *std::move(next)));
        else
            before = forward(std::move(next));
    });
    return before;
}

/// Checks the fields of a whole value, as exchangeField() checks one.
template <class Owner>
Status checkFields(const Owner& owner)
{
    Status status;
    forEachField<Owner>([&](const auto& f) {
        using Member = std::remove_cvref_t<decltype(owner.*(f.member))>;
        if (auto checked = valueFor<Member>(f.info, fieldValue(owner.*(f.member))); !checked && status)
            status = forward(std::move(checked));
    });
    return status;
}

}  // namespace pb::review
