// SPDX-License-Identifier: GPL-3.0-or-later
// The packet-set algebra: bytes are a program for a stack of sets. Beside each set runs what it should say of some
// packets, so any operation that is wrong for one of them shows.
#include "core/network/filter.h"
#include "core/network/packet_set.h"
#include "tests/fuzz/inputs.h"

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <cstdlib>

namespace {

using namespace pb::net;

class Bytes {
public:
    Bytes(const std::uint8_t* data, std::size_t size) : m_data(data), m_end(data + size) {}
    bool done() const { return m_data == m_end; }
    std::uint8_t next() { return done() ? std::uint8_t{0} : *m_data++; }
    std::uint16_t wide() { return static_cast<std::uint16_t>(next() << 8 | next()); }

private:
    const std::uint8_t* m_data;
    const std::uint8_t* m_end;
};

Address addressFrom(Bytes& bytes, Family family)
{
    Bits128 bits{0, static_cast<std::uint64_t>(bytes.wide()) << 16 | bytes.wide()};
    if (family == Family::V6) {
        bits.high = bytes.next() % 2 ? ~0ull : bytes.wide();
        bits.low = bytes.next() % 2 ? ~0ull : bits.low;
    }
    return {family, bits};
}

AddressRange rangeFrom(Bytes& bytes, Family family)
{
    const Address a = addressFrom(bytes, family), b = addressFrom(bytes, family);
    return a <= b ? AddressRange{a, b} : AddressRange{b, a};
}

PortRange portsFrom(Bytes& bytes)
{
    const std::uint16_t a = bytes.wide(), b = bytes.wide();
    return {std::min(a, b), std::max(a, b)};
}

ServiceSet servicesFrom(Bytes& bytes)
{
    switch (bytes.next() % 4) {
    case 0:
        return ServiceSet::of(Protocol{bytes.next()});
    case 1:
        return ServiceSet::ofIcmp(bytes.next() % 2 ? Protocol::kIcmp : Protocol::kIcmpV6, bytes.wide(), bytes.wide());
    case 2:
        return ServiceSet::of(Protocol{}, portsFrom(bytes), portsFrom(bytes));
    default:
        return ServiceSet::of(Protocol{bytes.next() % 2 ? Protocol::kTcp : Protocol::kUdp}, portsFrom(bytes),
                              portsFrom(bytes));
    }
}

constexpr std::size_t kPackets = 24, kDeepest = 12, kMostBoxes = 400;
using Said = std::bitset<kPackets>;
struct Twin {
    PacketSet set;
    Said said;
};

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// A block is right where it holds what lies between its bounds: stated here without a set.
Twin leafFrom(Bytes& bytes, const std::vector<Packet>& packets)
{
    const Family family = bytes.next() % 2 ? Family::V6 : Family::V4;
    const AddressRange from = rangeFrom(bytes, family), to = rangeFrom(bytes, family);
    const ServiceSet services = servicesFrom(bytes);
    Twin out{PacketSet::of(AddressSet::of(from), AddressSet::of(to), services), {}};
    for (std::size_t i = 0; i < packets.size(); ++i)
        out.said[i] =
            from.contains(packets[i].source) && to.contains(packets[i].destination) && services.contains(packets[i]);
    require(services.answered().contains(packets.front()) == services.contains(answerTo(packets.front())));
    return out;
}

Twin combined(const Twin& a, const Twin& b, std::uint8_t operation)
{
    switch (operation % 3) {
    case 0:
        return {a.set | b.set, a.said | b.said};
    case 1:
        return {a.set & b.set, a.said & b.said};
    default:
        return {a.set - b.set, a.said & ~b.said};
    }
}

void check(const Twin& twin, const std::vector<Packet>& packets)
{
    for (std::size_t i = 0; i < packets.size(); ++i)
        require(twin.set.contains(packets[i]) == twin.said[i]);
    if (const auto sample = twin.set.sample())
        require(twin.set.contains(*sample));
    else
        require(twin.set.isEmpty());
    require((~(~twin.set)) == twin.set);
    require((twin.set & ~twin.set).isEmpty());
    for (const Flow& flow : twin.set.flows())
        require(!flow.sources.empty() && !flow.destinations.empty());
}

}  // namespace

void pb::fuzz::packets(std::string_view, const std::string& text)
{
    Bytes bytes(reinterpret_cast<const std::uint8_t*>(text.data()), text.size());
    std::vector<Packet> packets(kPackets);
    for (Packet& packet : packets) {
        const Family family = bytes.next() % 2 ? Family::V6 : Family::V4;
        packet.source = addressFrom(bytes, family);
        packet.destination = addressFrom(bytes, family);
        packet.protocol = bytes.next();
        packet.source_port = bytes.wide();
        packet.destination_port = bytes.wide();
        packet.icmp_type = bytes.next();
        packet.icmp_code = bytes.next();
    }
    std::vector<Twin> stack{leafFrom(bytes, packets)};
    while (!bytes.done()) {
        const std::uint8_t what = bytes.next();
        if (what % 2 == 0 && stack.size() < kDeepest) {
            stack.push_back(leafFrom(bytes, packets));
        } else if (stack.size() > 1) {
            const Twin top = std::move(stack.back());
            stack.pop_back();
            stack.back() = combined(stack.back(), top, what >> 1);
            if (stack.back().set.boxes().size() > kMostBoxes)
                return;
        }
    }
    for (const Twin& twin : stack)
        check(twin, packets);
}
