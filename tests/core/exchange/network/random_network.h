// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/edit.h"

#include <random>

namespace pb::net {

/// Random values of every type that an element can hold, the awkward ones among them. Same seed, same values.
class RandomNetwork {
public:
    explicit RandomNetwork(unsigned seed) : m_engine(seed) {}

    /// References lead to elements of a drawing that the field takes; none where it holds no such element. Without a
    /// drawing they lead anywhere.
    void referTo(const Topology* among) { m_among = among; }

    std::int64_t number(std::int64_t low, std::int64_t high)
    {
        return std::uniform_int_distribution<std::int64_t>(low, high)(m_engine);
    }
    bool coin() { return number(0, 1) == 1; }

    std::string text()
    {
        static const std::vector<std::string> kTexts{"",
                                                     "web",
                                                     "a \"quoted\" name\\",
                                                     "two\nlines\ttab",
                                                     "서울 서브넷",
                                                     "~/",
                                                     "null",
                                                     std::string("\x01\x7f"),
                                                     "🛰"};
        return kTexts[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(kTexts.size()) - 1))];
    }

    Address address()
    {
        if (coin())
            return Address::v4(static_cast<std::uint32_t>(number(0, 0xffffffff)));
        const auto half = [&] {
            return static_cast<std::uint64_t>(number(0, std::numeric_limits<std::int64_t>::max()));
        };
        return Address(Family::V6, {half(), coin() ? half() : 0});
    }

    Prefix prefix()
    {
        const Address inside = address();
        return Prefix::around(inside, static_cast<int>(number(0, addressBits(inside.family()))));
    }

    Date date() { return coin() ? Date() : Date(2026, 11, static_cast<unsigned>(number(1, 30))); }

    Box box()
    {
        const auto n = [&] { return static_cast<std::int32_t>(number(-100000, 100000)); };
        return coin() ? Box{} : Box{n(), n(), n(), n()};
    }

    ElementId reference(const FieldInfo& info)
    {
        if (!m_among)
            return ElementId{number(0, 50)};
        std::vector<ElementId> fitting;
        for (const auto& [id, element] : m_among->elements())
            if (contains(info.targets, element->kind()))
                fitting.push_back(id);
        return fitting.empty() ? ElementId{} : fitting[static_cast<std::size_t>(number(0, std::ssize(fitting) - 1))];
    }

    template <class T>
    void fill(T& out, const FieldInfo& info)
    {
        if constexpr (std::is_same_v<T, bool>)
            out = coin();
        else if constexpr (std::is_same_v<T, std::int64_t>)
            out = number(info.min, info.max);
        else if constexpr (std::is_same_v<T, std::string>)
            out = text();
        else if constexpr (std::is_same_v<T, ElementId>)
            out = reference(info);
        else if constexpr (std::is_same_v<T, Address>)
            out = address();
        else if constexpr (std::is_same_v<T, Prefix>)
            out = prefix();
        else if constexpr (std::is_same_v<T, Protocol>)
            out.number = static_cast<int>(number(-1, 255));
        else if constexpr (std::is_same_v<T, PortRange>)
            out = {static_cast<std::uint16_t>(number(0, 65535)), static_cast<std::uint16_t>(number(0, 65535))};
        else if constexpr (NamedEnum<T>)
            out = static_cast<T>(number(0, static_cast<std::int64_t>(enumNames(T{}).size()) - 1));
        else if constexpr (HasFields<T>)
            forEachField<T>([&](const auto& f) { fill(out.*f.member, f.info); });
        else if constexpr (requires { out.emplace_back(); })
            for (auto left = number(0, 3); left > 0; --left)
                fill(out.emplace_back(), info);
        else if (coin())
            fill(out.emplace(), info);
    }

    Element element(Kind kind, ElementId id)
    {
        Element out{id, ElementId{number(0, 50)}, text(), text(), text(), box(), defaultData(kind)};
        std::visit([&](auto& data) { fill(data, {}); }, out.data);
        return out;
    }

    Waiver waiver() { return {text(), text(), text(), coin() ? "2026-11-23T14:05:09.123Z" : "", date()}; }

    FieldValue value(Kind kind)
    {
        const auto& infos = fieldInfos(kind);
        const Element held = element(kind, ElementId{1});
        if (infos.empty())
            return held.name;
        return *fieldValue(
            held, infos[static_cast<std::size_t>(number(0, static_cast<std::int64_t>(infos.size()) - 1))].name);
    }

    Kind kind() { return static_cast<Kind>(number(0, kKindCount - 1)); }

    Edit edit(int depth = 0)
    {
        switch (number(0, depth < 3 ? 7 : 6)) {
        case 0:
            return {
                AddElements{{element(kind(), ElementId{number(1, 99)}), element(kind(), ElementId{number(1, 99)})}}};
        case 1:
            return {RemoveElements{{ElementId{number(1, 99)}, ElementId{number(1, 99)}}}};
        case 2:
            return {SetField{ElementId{number(1, 99)}, text(), value(kind())}};
        case 3:
            return {Place{ElementId{number(1, 99)}, ElementId{number(0, 99)}, box()}};
        case 4:
            return {SetWaiver{text(), coin() ? std::optional(waiver()) : std::nullopt}};
        case 5:
            return {SetAsOf{date()}};
        case 6:
            return {Rename{text()}};
        default:
            break;
        }
        Batch batch;
        for (auto left = number(0, 3); left > 0; --left)
            batch.edits.push_back(edit(depth + 1));
        return {std::move(batch)};
    }

private:
    std::mt19937 m_engine;
    const Topology* m_among = nullptr;
};

}  // namespace pb::net
