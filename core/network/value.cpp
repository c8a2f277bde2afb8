// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/value.h"

#include <algorithm>
#include <type_traits>

namespace pb::net {

namespace {

constexpr FieldInfo kName{"name"};
constexpr FieldInfo kCloudId = FieldInfo{"cloud_id"};
constexpr FieldInfo kNote{"note", FieldType::Multiline};

template <class T>
concept RowList = requires
{
    typename T::value_type;
}
&&HasFields<typename T::value_type>;

template <class Member>
FieldValue wrap(const Member& member)
{
    if constexpr (NamedEnum<Member>)
        return std::string(enumName(member));
    else
        return member;
}

tl::unexpected<Error> unknownField(const Element& element, std::string_view field)
{
    return fail(Error::Code::NotFound, "net.field.unknown", label(element), "no field of that name",
                {std::string(field)});
}

tl::unexpected<Error> outOfRange(const Element& element, const FieldInfo& info, std::string given)
{
    return fail(Error::Code::Range, "net.field.range", label(element), "value outside the field's range",
                {std::string(info.name), std::move(given), std::to_string(info.min), std::to_string(info.max)});
}

template <class Row>
const FieldInfo* badCell(const Row& row, std::int64_t& given)
{
    const FieldInfo* bad = nullptr;
    forEachField<Row>([&](const auto& f) {
        if constexpr (std::is_same_v<std::decay_t<decltype(row.*f.member)>, std::int64_t>) {
            static const FieldInfo info = f.info;
            if (row.*f.member < info.min || row.*f.member > info.max) {
                bad = &info;
                given = row.*f.member;
            }
        }
    });
    return bad;
}

/// Converts and checks a value for one member; the member is written only when all holds.
template <class Member>
Result<FieldValue> assign(const Element& element, const FieldInfo& info, Member& member, FieldValue&& value)
{
    using Held = std::conditional_t<NamedEnum<Member>, std::string, Member>;
    Held* held = std::get_if<Held>(&value);
    if (!held)
        return fail(Error::Code::Schema, "net.field.type", label(element), "value of another type",
                    {std::string(info.name)});
    if constexpr (NamedEnum<Member>) {
        const auto parsed = enumFrom<Member>(*held);
        if (!parsed)
            return fail(Error::Code::Range, "net.field.choice", label(element), "no such choice",
                        {std::string(info.name), *held});
        return wrap(std::exchange(member, *parsed));
    } else {
        if constexpr (std::is_same_v<Member, std::int64_t>)
            if (*held < info.min || *held > info.max)
                return outOfRange(element, info, std::to_string(*held));
        if constexpr (RowList<Member>)
            for (const auto& row : *held)
                if (std::int64_t given = 0; const FieldInfo* bad = badCell(row, given))
                    return outOfRange(element, *bad, std::to_string(given));
        return FieldValue(std::exchange(member, std::move(*held)));
    }
}

std::string* commonText(Element& element, std::string_view field)
{
    if (field == kName.name)
        return &element.name;
    if (field == kCloudId.name)
        return &element.cloud_id;
    return field == kNote.name ? &element.note : nullptr;
}

template <std::size_t I>
std::vector<FieldInfo> infosOf()
{
    std::vector<FieldInfo> out;
    forEachField<std::variant_alternative_t<I, KindData>>([&](const auto& f) { out.push_back(f.info); });
    return out;
}

template <std::size_t... I>
std::array<std::vector<FieldInfo>, kKindCount> allInfos(std::index_sequence<I...>)
{
    return {infosOf<I>()...};
}

/// Calls `visit(ElementId&)` for each reference inside a value of any member type.
template <class Member, class Visit>
void references(Member& member, Visit&& visit)
{
    using M = std::remove_const_t<Member>;
    if constexpr (std::is_same_v<M, ElementId>)
        visit(member);
    else if constexpr (std::is_same_v<M, ElementIds>)
        for (auto& id : member)
            visit(id);
    else if constexpr (RowList<M>)
        for (auto& row : member)
            forEachField<typename M::value_type>([&](const auto& f) { references(row.*f.member, visit); });
}

}  // namespace

const std::vector<FieldInfo>& fieldInfos(Kind kind)
{
    static const auto table = allInfos(std::make_index_sequence<kKindCount>{});
    return table[static_cast<std::size_t>(kind)];
}

const FieldInfo* fieldInfo(Kind kind, std::string_view name)
{
    for (const FieldInfo* common : {&kName, &kCloudId, &kNote})
        if (common->name == name)
            return common;
    const auto& infos = fieldInfos(kind);
    const auto it = std::find_if(infos.begin(), infos.end(), [&](const FieldInfo& info) { return info.name == name; });
    return it == infos.end() ? nullptr : &*it;
}

Result<FieldValue> fieldValue(const Element& element, std::string_view field)
{
    if (const std::string* text = commonText(const_cast<Element&>(element), field))
        return FieldValue(*text);
    std::optional<FieldValue> found;
    std::visit(
        [&]<class T>(const T& data) {
            forEachField<T>([&](const auto& f) {
                if (f.info.name == field)
                    found = wrap(data.*f.member);
            });
        },
        element.data);
    if (!found)
        return unknownField(element, field);
    return *std::move(found);
}

Result<FieldValue> setFieldValue(Element& element, std::string_view field, FieldValue value)
{
    if (std::string* text = commonText(element, field))
        return assign(element, *fieldInfo(element.kind(), field), *text, std::move(value));
    std::optional<Result<FieldValue>> result;
    std::visit(
        [&]<class T>(T& data) {
            forEachField<T>([&](const auto& f) {
                if (f.info.name == field)
                    result = assign(element, f.info, data.*f.member, std::move(value));
            });
        },
        element.data);
    if (!result)
        return unknownField(element, field);
    return *std::move(result);
}

void forEachReference(const Element& element, const std::function<void(ElementId)>& visit)
{
    const auto some = [&](ElementId id) {
        if (id)
            visit(id);
    };
    some(element.parent);
    std::visit(
        [&]<class T>(const T& data) { forEachField<T>([&](const auto& f) { references(data.*f.member, some); }); },
        element.data);
}

void mapReferences(Element& element, const std::function<ElementId(ElementId)>& map)
{
    const auto replace = [&](ElementId& id) {
        if (id)
            id = map(id);
    };
    replace(element.parent);
    std::visit([&]<class T>(T& data) { forEachField<T>([&](const auto& f) { references(data.*f.member, replace); }); },
               element.data);
}

}  // namespace pb::net
