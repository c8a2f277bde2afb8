// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/drawing.h"
#include "tests/support/random_network.h"

#include <algorithm>
#include <type_traits>

namespace pb::test {

using namespace pb::net;

namespace {

/// The names of every choice that a field of a drawing can hold: setFieldValue() says which of them a field takes.
const Strings& choices()
{
    static const Strings kAll{"in",
                              "out",
                              "deny",
                              "allow",
                              "active",
                              "blackhole",
                              "default",
                              "dedicated",
                              "off",
                              "block-ingress",
                              "public",
                              "private",
                              "static",
                              "bgp",
                              "block-bidirectional",
                              "pending",
                              "deleted",
                              "gateway",
                              "interface",
                              "transit",
                              "application",
                              "network",
                              "internal",
                              "internet-facing",
                              "tcp",
                              "udp",
                              "tcp_udp",
                              "linux",
                              "windows",
                              "Standard",
                              "Basic",
                              "Vpn",
                              "ExpressRoute",
                              "Premium"};
    return kAll;
}

void collect(const Element& element, Addresses& addresses, Prefixes& blocks)
{
    for (const FieldInfo& info : fieldInfos(element.kind())) {
        const FieldValue value = fieldValue(element, info.name).value();
        if (const auto* one = std::get_if<OptionalAddress>(&value); one && *one)
            addresses.push_back(**one);
        if (const auto* many = std::get_if<Addresses>(&value))
            addresses.insert(addresses.end(), many->begin(), many->end());
        if (const auto* many = std::get_if<Prefixes>(&value))
            blocks.insert(blocks.end(), many->begin(), many->end());
    }
}

Edit set(ElementId id, const FieldInfo& info, FieldValue value)
{
    return {SetField{id, std::string(info.name), std::move(value)}};
}

/// Another choice than the one that the field holds.
Strings otherChoices(const Element& element, const FieldInfo& info)
{
    const auto now = fieldValue(element, info.name).value();
    Strings out;
    for (const std::string& name : choices()) {
        Element trial = element;
        if (FieldValue(name) != now && setFieldValue(trial, info.name, name))
            out.push_back(name);
    }
    return out;
}

bool accepts(const Network& network, const Edit& edit)
{
    Network trial = network;
    return applyEdit(trial, edit).has_value();
}

}  // namespace

RandomNetwork::NamedEdit RandomNetwork::anyEdit()
{
    std::vector<Kind> present;
    for (const auto& [id, element] : network.topology.elements())
        if (std::find(present.begin(), present.end(), element->kind()) == present.end())
            present.push_back(element->kind());
    while (!present.empty()) {
        const Kind kind = oneOf(present);
        const Element& element = *network.topology.find(oneOf(all(kind)));
        const auto& infos = fieldInfos(kind);
        const std::string name(enumName(kind));
        const int n = below(static_cast<int>(infos.size()) + 3);
        if (n == 0)
            return {removalEdit(network.topology, {element.id}), name + " removed"};
        if (n == 1) {
            if (auto edit = moved(element))
                return {*std::move(edit), name + " moved"};
        } else if (n == 2) {
            Element copy = element;
            copy.id = ElementId{network.topology.highest().value + 1};
            return {{AddElements{{std::move(copy)}}}, name + " copied"};
        } else if (auto edit = changed(element, infos[static_cast<std::size_t>(n - 3)])) {
            return {*std::move(edit), name + '.' + std::string(infos[static_cast<std::size_t>(n - 3)].name)};
        }
    }
    Element internet;
    internet.id = ElementId{1};
    return {{AddElements{{internet}}}, "Internet added"};
}

/// To another parent that may hold it; to the canvas where it may stand there.
std::optional<Edit> RandomNetwork::moved(const Element& element)
{
    ElementIds parents{ElementId{}};
    for (const auto& [id, other] : network.topology.elements())
        parents.push_back(id);
    std::erase(parents, element.parent);
    for (int tries = 60; tries > 0; --tries) {
        Edit edit{Place{element.id, oneOf(parents), element.box}};
        if (accepts(network, edit))
            return edit;
    }
    return std::nullopt;
}

std::optional<Edit> RandomNetwork::changed(const Element& element, const FieldInfo& info)
{
    m_near = networkOf(element.id);
    const FieldValue before = fieldValue(element, info.name).value();
    std::optional<Edit> out;
    for (int tries = 12; tries > 0 && !out; --tries) {
        FieldValue value = valueOf(element, info);
        Edit edit = set(element.id, info, value);
        if (value != before && accepts(network, edit))
            out = std::move(edit);
    }
    m_near = {};
    return out;
}

Address RandomNetwork::anyAddress()
{
    Addresses known;
    Prefixes blocks;
    for (const auto& [id, element] : network.topology.elements())
        collect(*element, known, blocks);
    if (known.empty() || chance(25))
        return publicAddress();
    const Address& one = oneOf(known);
    return chance(60) ? one : Address(one.family(), plus(one.bits(), static_cast<std::uint64_t>(1 + below(3))));
}

Prefix RandomNetwork::anyBlock()
{
    Addresses known;
    Prefixes blocks;
    for (const auto& [id, element] : network.topology.elements())
        collect(*element, known, blocks);
    if (blocks.empty() || chance(30))
        return block(false);
    const Prefix& one = oneOf(blocks);
    if (chance(60) || one.length() >= addressBits(one.family()) - 4)
        return one;
    const int longer = one.length() + 1 + below(3);
    return Prefix::around(chance(50) ? one.first() : one.last(), longer);
}

ElementId RandomNetwork::reference(const FieldInfo& info)
{
    ElementIds fit;
    for (const auto& [id, element] : network.topology.elements())
        if (contains(info.targets, element->kind()))
            fit.push_back(id);
    return fit.empty() || chance(25) ? ElementId{} : oneOf(fit);
}

/// One row less, one more or one else, taken from a table filled anew; or all of that.
template <class Row>
std::vector<Row> RandomNetwork::rowsOf(const Element& element, const FieldInfo& info, std::vector<Row> rows)
{
    Element fresh = element;
    std::visit([&](auto& data) { fill(data); }, fresh.data);
    const FieldValue other = fieldValue(fresh, info.name).value();
    const auto& pool = std::get<std::vector<Row>>(other);
    const auto place = [&] { return rows.begin() + below(static_cast<int>(rows.size())); };
    const int n = below(4);
    if (n == 0 && !rows.empty())
        rows.erase(place());
    else if (n == 1 && !rows.empty() && !pool.empty())
        *place() = oneOf(pool);
    else if (n == 2 && !pool.empty())
        rows.insert(rows.begin() + below(static_cast<int>(rows.size()) + 1), oneOf(pool));
    else
        rows = pool;
    return rows;
}

FieldValue RandomNetwork::valueOf(const Element& element, const FieldInfo& info)
{
    // A list loses a member, gets another one, or has one in the place of another.
    const auto vary = [&](auto list, const auto& one) {
        const int n = below(3);
        if (n != 0 && !list.empty())
            list.erase(list.begin() + below(static_cast<int>(list.size())));
        if (n != 1)
            if (const auto fresh = one(); std::find(list.begin(), list.end(), fresh) == list.end())
                list.push_back(fresh);
        return list;
    };
    return std::visit(
        [&]<class T>(T value) -> FieldValue {
            if constexpr (std::is_same_v<T, bool>)
                return !value;
            else if constexpr (std::is_same_v<T, std::int64_t>)
                return info.max - info.min < 10 ? info.min + below(static_cast<int>(info.max - info.min) + 1)
                                                : std::clamp(value + 1 - below(3), info.min, info.max);
            else if constexpr (std::is_same_v<T, std::string>)
                return oneOf(info.type == FieldType::Choice ? otherChoices(element, info) : Strings{"", "a", "b", "c"});
            else if constexpr (std::is_same_v<T, OptionalAddress>)
                return chance(25) ? std::nullopt : OptionalAddress(anyAddress());
            else if constexpr (std::is_same_v<T, Addresses>)
                return vary(std::move(value), [&] { return anyAddress(); });
            else if constexpr (std::is_same_v<T, OptionalPrefix>)
                return OptionalPrefix(anyBlock());
            else if constexpr (std::is_same_v<T, Prefixes>)
                return vary(std::move(value), [&] { return anyBlock(); });
            else if constexpr (std::is_same_v<T, Ports>)
                return vary(std::move(value), [&] { return ports(Protocol{Protocol::kTcp}); });
            else if constexpr (std::is_same_v<T, Strings>)
                return vary(std::move(value), [&] { return oneOf(Strings{"1", "2", "3"}); });
            else if constexpr (std::is_same_v<T, ElementId>)
                return reference(info);
            else if constexpr (std::is_same_v<T, ElementIds>) {
                auto ids = vary(std::move(value), [&] { return reference(info); });
                std::erase(ids, ElementId{});
                return ids;
            } else
                return rowsOf(element, info, std::move(value));
        },
        fieldValue(element, info.name).value());
}

}  // namespace pb::test
