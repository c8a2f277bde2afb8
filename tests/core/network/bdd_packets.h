// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/packet_set.h"

#include <bdd.h>

/// Packets as binary decision diagrams (BuDDy): an encoding that shares nothing with the sets that it judges.
namespace pb::test {

/// Starts BuDDy for its lifetime. One at a time.
class BddPackets {
public:
    BddPackets()
    {
        bdd_init(400000, 100000);
        bdd_setvarnum(kVariables);
        bdd_setmaxincrease(400000);
        bdd_gbc_hook(nullptr);
    }
    ~BddPackets() { bdd_done(); }
    BddPackets(const BddPackets&) = delete;
    BddPackets& operator=(const BddPackets&) = delete;

    static bdd isV6() { return bdd_ithvar(kFamily); }
    static bdd family(net::Family f) { return f == net::Family::V6 ? isV6() : bdd_not(isV6()); }
    static bdd source(const net::Address& first, const net::Address& last) { return address(kSource, first, last); }
    static bdd destination(const net::Address& first, const net::Address& last)
    {
        return address(kDestination, first, last);
    }
    static bdd source(const net::Prefix& p) { return source(p.first(), p.last()); }
    static bdd destination(const net::Prefix& p) { return destination(p.first(), p.last()); }
    static bdd protocol(int first, int last) { return between(kProtocol, 8, low(first), low(last)); }
    static bdd protocol(int number) { return protocol(number, number); }
    /// Destination ports, or ICMP types.
    static bdd target(int first, int last) { return between(kTarget, 16, low(first), low(last)); }
    /// Source ports, or ICMP codes.
    static bdd origin(int first, int last) { return between(kOrigin, 16, low(first), low(last)); }

    /// Packets that can be: addresses of 32 bits in IPv4; ports, types and codes as their protocol has them.
    static bdd possible()
    {
        using net::Protocol;
        const bdd ports = protocol(Protocol::kTcp) | protocol(Protocol::kUdp);
        const bdd icmp = protocol(Protocol::kIcmp) | protocol(Protocol::kIcmpV6);
        const bdd small = target(0, 255) & origin(0, 255);
        const bdd fields = (ports) | (icmp & small) | (bdd_not(ports | icmp) & target(0, 0) & origin(0, 0));
        const net::Address lowest{net::Family::V4, {}}, highest{net::Family::V4, {0, 0xffffffffull}};
        return fields & (isV6() | (source(lowest, highest) & destination(lowest, highest)));
    }
    static bdd of(const net::ServiceSet& services)
    {
        bdd out = bddfalse;
        for (const net::ServiceBox& box : services.boxes())
            out |= protocol(box.protocol_first, box.protocol_last) & target(box.target.first, box.target.last) &
                   origin(box.origin.first, box.origin.last);
        return out;
    }
    static bdd of(const net::PacketSet& packets)
    {
        bdd out = bddfalse;
        for (const net::PacketBox& box : packets.boxes())
            out |= source(box.source.first, box.source.last) &
                   destination(box.destination.first, box.destination.last) &
                   protocol(box.service.protocol_first, box.service.protocol_last) &
                   target(box.service.target.first, box.service.target.last) &
                   origin(box.service.origin.first, box.service.origin.last);
        return out;
    }

private:
    static constexpr int kFamily = 0, kProtocol = 1, kTarget = 9, kOrigin = 25, kSource = 41, kDestination = 169,
                         kVariables = 297;

    static net::Bits128 low(int value) { return {0, static_cast<std::uint64_t>(value)}; }
    static bool bit(const net::Bits128& bits, int i) { return (i < 64 ? bits.low >> i : bits.high >> (i - 64)) & 1; }

    /// value <= bound, bit by bit from the least significant
    static bdd atMost(int firstVariable, int width, const net::Bits128& bound)
    {
        bdd out = bddtrue;
        for (int i = 0; i < width; ++i) {
            const bdd one = bdd_ithvar(firstVariable + width - 1 - i);
            out = bit(bound, i) ? (bdd_not(one) | out) : (bdd_not(one) & out);
        }
        return out;
    }
    static bdd atLeast(int firstVariable, int width, const net::Bits128& bound)
    {
        bdd out = bddtrue;
        for (int i = 0; i < width; ++i) {
            const bdd one = bdd_ithvar(firstVariable + width - 1 - i);
            out = bit(bound, i) ? (one & out) : (one | out);
        }
        return out;
    }
    static bdd between(int firstVariable, int width, const net::Bits128& first, const net::Bits128& last)
    {
        return atLeast(firstVariable, width, first) & atMost(firstVariable, width, last);
    }
    static bdd address(int firstVariable, const net::Address& first, const net::Address& last)
    {
        return family(first.family()) & between(firstVariable, 128, first.bits(), last.bits());
    }
};

}  // namespace pb::test
