// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/packet_set.h"

#include "core/network/filter_match.h"

#include <algorithm>

namespace pb::net {

namespace {

constexpr std::uint16_t kAnyIcmp = 65535, kLastIcmp = 255;

constexpr bool hasPorts(int protocol) { return protocol == Protocol::kTcp || protocol == Protocol::kUdp; }

/// The last value that a protocol's fields take.
constexpr std::uint16_t lastValue(int protocol)
{
    return hasPorts(protocol) ? std::uint16_t{65535} : isIcmp(protocol) ? kLastIcmp : std::uint16_t{0};
}

/// The last protocol from `protocol` on that has the same fields.
constexpr int lastOfSort(int protocol)
{
    if (hasPorts(protocol) || isIcmp(protocol))
        return protocol;
    while (protocol < 255 && !hasPorts(protocol + 1) && !isIcmp(protocol + 1))
        ++protocol;
    return protocol;
}

constexpr Bits128 lastBits(std::size_t family)
{
    return family == 0 ? Bits128{0, 0xffffffffull} : Bits128{~0ull, ~0ull};
}

constexpr Family familyOf(std::size_t i) { return i == 0 ? Family::V4 : Family::V6; }
constexpr std::size_t indexOf(Family family) { return family == Family::V4 ? 0 : 1; }

PortRange icmpRange(std::uint16_t value)
{
    return value == kAnyIcmp ? PortRange{0, kLastIcmp} : PortRange{value, value};
}

}  // namespace

ServiceSet::Fields ServiceSet::fields(const PortRange& target, const PortRange& origin)
{
    Ranges ranges;
    ranges.append(origin.first, origin.last, {true});
    Fields out;
    out.append(target.first, target.last, std::move(ranges));
    return out;
}

ServiceSet::Fields ServiceSet::fieldsOf(int protocol)
{
    const PortRange whole{0, lastValue(protocol)};
    return fields(whole, whole);
}

const ServiceSet& ServiceSet::all()
{
    static const ServiceSet kAll = [] {
        ServiceSet out;
        for (int protocol = 0; protocol <= 255; ++protocol) {
            const auto number = static_cast<std::uint8_t>(protocol);
            out.m_slices.append(number, number, fieldsOf(protocol));
        }
        return out;
    }();
    return kAll;
}

ServiceSet ServiceSet::of(const Protocol& protocol)
{
    if (protocol.isAny())
        return all();
    ServiceSet out;
    const auto number = static_cast<std::uint8_t>(protocol.number);
    out.m_slices.append(number, number, fieldsOf(protocol.number));
    return out;
}

ServiceSet ServiceSet::of(const Protocol& protocol, const PortRange& target, const PortRange& origin)
{
    if (protocol.isAny() && !(target.isAll() && origin.isAll()))
        return (all() - of(Protocol{Protocol::kTcp}) - of(Protocol{Protocol::kUdp})) |
               of(Protocol{Protocol::kTcp}, target, origin) | of(Protocol{Protocol::kUdp}, target, origin);
    if (protocol.isAny() || !hasPorts(protocol.number))
        return of(protocol);
    ServiceSet out;
    const auto number = static_cast<std::uint8_t>(protocol.number);
    out.m_slices.append(number, number, fields(target, origin));
    return out;
}

ServiceSet ServiceSet::ofIcmp(int protocol, std::uint16_t type, std::uint16_t code)
{
    ServiceSet out;
    const PortRange types = icmpRange(type), codes = icmpRange(code);
    if (types.last > kLastIcmp || codes.last > kLastIcmp)
        return out;
    const auto number = static_cast<std::uint8_t>(protocol);
    out.m_slices.append(number, number, fields(types, codes));
    return out;
}

bool ServiceSet::contains(const Packet& packet) const
{
    const Fields* fields = m_slices.at(static_cast<std::uint8_t>(packet.protocol));
    if (!fields)
        return false;
    std::uint16_t target = 0, origin = 0;
    if (hasPorts(packet.protocol)) {
        target = packet.destination_port;
        origin = packet.source_port;
    } else if (isIcmp(packet.protocol)) {
        target = packet.icmp_type;
        origin = packet.icmp_code;
    }
    const Ranges* ranges = fields->at(target);
    return ranges && ranges->at(origin);
}

void ServiceSet::add(const ServiceBox& box)
{
    ServiceSet one;
    one.m_slices.append(box.protocol_first, box.protocol_last, fields(box.target, box.origin));
    *this = *this | one;
}

ServiceSet ServiceSet::answered() const
{
    constexpr std::uint16_t kEcho = 8, kEchoReply = 0, kEcho6 = 128, kEchoReply6 = 129;
    ServiceSet out;
    for (const ServiceBox& box : boxes()) {
        const int protocol = box.protocol_first;
        if (hasPorts(protocol))
            out.add({box.protocol_first, box.protocol_last, box.origin, box.target});
        else if (!isIcmp(protocol))
            out.add(box);
        else {
            // An echo is answered by a reply, so it is in where the reply is; what else there is answers itself.
            const bool six = protocol == Protocol::kIcmpV6;
            const std::uint16_t echo = six ? kEcho6 : kEcho, reply = six ? kEchoReply6 : kEchoReply;
            const PortRange& types = box.target;
            const auto add = [&](std::uint16_t first, std::uint16_t last) {
                out.add({box.protocol_first, box.protocol_last, {first, last}, box.origin});
            };
            if (types.first < echo)
                add(types.first, std::min(types.last, static_cast<std::uint16_t>(echo - 1)));
            if (types.last > echo)
                add(std::max(types.first, static_cast<std::uint16_t>(echo + 1)), types.last);
            if (types.contains(reply))
                add(echo, echo);
        }
    }
    return out;
}

std::vector<ServiceBox> ServiceSet::boxes() const
{
    std::vector<ServiceBox> out;
    for (const auto& slice : m_slices.all())
        for (int first = slice.first; first <= slice.last;) {
            const int last = std::min<int>(slice.last, lastOfSort(first));
            for (const auto& target : slice.rest.all())
                for (const auto& origin : target.rest.all())
                    out.push_back({static_cast<std::uint8_t>(first),
                                   static_cast<std::uint8_t>(last),
                                   {target.first, target.last},
                                   {origin.first, origin.last}});
            first = last + 1;
        }
    return out;
}

ServiceSet ServiceSet::with(const ServiceSet& other, SetOperation operation) const
{
    ServiceSet out;
    out.m_slices = combine(m_slices, other.m_slices, operation);
    return out;
}

Prefixes AddressRange::prefixes() const
{
    Prefixes out;
    const int bits = addressBits(first.family());
    Address at = first;
    while (true) {
        int length = bits;
        while (length > 0) {
            const Prefix wider = Prefix::around(at, length - 1);
            if (wider.first() != at || wider.last() > last)
                break;
            --length;
        }
        out.push_back(Prefix::around(at, length));
        if (out.back().last() >= last)
            return out;
        at = Address(first.family(), next(out.back().last().bits()));
    }
}

AddressSet AddressSet::of(const AddressRange& range)
{
    AddressSet out;
    out.m_byFamily[indexOf(range.first.family())].append(range.first.bits(), range.last.bits(), {true});
    return out;
}

AddressSet AddressSet::of(const Prefixes& prefixes)
{
    AddressSet out;
    Prefixes sorted = prefixes;
    std::sort(sorted.begin(), sorted.end());
    const Prefix* before = nullptr;
    for (const Prefix& prefix : sorted) {
        if (before && before->contains(prefix))
            continue;
        out.m_byFamily[indexOf(prefix.family())].append(prefix.first().bits(), prefix.last().bits(), {true});
        before = &prefix;
    }
    return out;
}

bool AddressSet::contains(const Address& address) const
{
    return m_byFamily[indexOf(address.family())].at(address.bits()) != nullptr;
}

AddressRanges AddressSet::ranges() const
{
    AddressRanges out;
    for (std::size_t i = 0; i < 2; ++i)
        for (const auto& slice : m_byFamily[i].all())
            out.push_back({Address(familyOf(i), slice.first), Address(familyOf(i), slice.last)});
    return out;
}

Prefixes AddressSet::prefixes() const
{
    Prefixes out;
    for (const AddressRange& range : ranges()) {
        const Prefixes blocks = range.prefixes();
        out.insert(out.end(), blocks.begin(), blocks.end());
    }
    return out;
}

AddressSet AddressSet::with(const AddressSet& other, SetOperation operation) const
{
    AddressSet out;
    for (std::size_t i = 0; i < 2; ++i)
        out.m_byFamily[i] = combine(m_byFamily[i], other.m_byFamily[i], operation);
    return out;
}

PacketSet PacketSet::all()
{
    PacketSet out;
    for (std::size_t i = 0; i < 2; ++i) {
        To to;
        to.append({}, lastBits(i), ServiceSet::all());
        out.m_byFamily[i].append({}, lastBits(i), std::move(to));
    }
    return out;
}

PacketSet PacketSet::of(const AddressSet& sources, const AddressSet& destinations, const ServiceSet& services)
{
    PacketSet out;
    for (std::size_t i = 0; i < 2; ++i) {
        To to;
        for (const auto& slice : destinations.m_byFamily[i].all())
            to.append(slice.first, slice.last, services);
        for (const auto& slice : sources.m_byFamily[i].all())
            out.m_byFamily[i].append(slice.first, slice.last, to);
    }
    return out;
}

bool PacketSet::contains(const Packet& packet) const
{
    if (packet.source.family() != packet.destination.family())
        return false;
    const To* to = m_byFamily[indexOf(packet.source.family())].at(packet.source.bits());
    const ServiceSet* services = to ? to->at(packet.destination.bits()) : nullptr;
    return services && services->contains(packet);
}

std::optional<Packet> PacketSet::sample() const
{
    for (std::size_t i = 0; i < 2; ++i) {
        if (m_byFamily[i].isEmpty())
            continue;
        const auto& from = m_byFamily[i].all().front();
        const auto& to = from.rest.all().front();
        const ServiceBox box = to.rest.boxes().front();
        Packet packet;
        packet.source = Address(familyOf(i), from.first);
        packet.destination = Address(familyOf(i), to.first);
        packet.protocol = box.protocol_first;
        if (isIcmp(packet.protocol)) {
            packet.icmp_type = static_cast<std::uint8_t>(box.target.first);
            packet.icmp_code = static_cast<std::uint8_t>(box.origin.first);
        } else if (hasPorts(packet.protocol)) {
            packet.destination_port = box.target.first;
            packet.source_port = box.origin.first;
        }
        return packet;
    }
    return std::nullopt;
}

std::vector<PacketBox> PacketSet::boxes() const
{
    std::vector<PacketBox> out;
    for (std::size_t i = 0; i < 2; ++i)
        for (const auto& from : m_byFamily[i].all())
            for (const auto& to : from.rest.all())
                for (const ServiceBox& box : to.rest.boxes())
                    out.push_back({{Address(familyOf(i), from.first), Address(familyOf(i), from.last)},
                                   {Address(familyOf(i), to.first), Address(familyOf(i), to.last)},
                                   box});
    return out;
}

PacketSet PacketSet::with(const PacketSet& other, SetOperation operation) const
{
    PacketSet out;
    for (std::size_t i = 0; i < 2; ++i)
        out.m_byFamily[i] = combine(m_byFamily[i], other.m_byFamily[i], operation);
    return out;
}

}  // namespace pb::net
