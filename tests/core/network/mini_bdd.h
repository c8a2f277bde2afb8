// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/kinds_common.h"
#include "core/network/match.h"
#include "tests/support/drawing.h"

#include <bdd.h>

#include <optional>
#include <utility>
#include <vector>

/// Binary decision diagrams (BuDDy) over (protocol, destination port or ICMP type, source port or ICMP code, the
/// address at the far side). Shares nothing with the product's sets.
namespace pb::test {

inline constexpr int kProtocol = 0, kTarget = 8, kOrigin = 24, kFar = 40, kVariables = 168;

/// first <= value <= last of a field, most significant bit first
inline bdd range(int at, int width, const net::Bits128& first, const net::Bits128& last)
{
    const auto bit = [](const net::Bits128& bits, int i) {
        return ((i < 64 ? bits.low >> i : bits.high >> (i - 64)) & 1) != 0;
    };
    bdd low = bddtrue, high = bddtrue;
    for (int i = 0; i < width; ++i) {
        const bdd one = bdd_ithvar(at + width - 1 - i);
        low = bit(first, i) ? (one & low) : (one | low);
        high = bit(last, i) ? (bdd_not(one) | high) : (bdd_not(one) & high);
    }
    return low & high;
}

inline bdd range(int at, int width, std::uint64_t first, std::uint64_t last)
{
    return range(at, width, net::Bits128{0, first}, net::Bits128{0, last});
}

/// Which family the far addresses are of: one at a time.
inline net::Family farFamily = net::Family::V4;
inline bdd farBetween(const net::Address& first, const net::Address& last)
{
    return first.family() == farFamily ? range(kFar, net::addressBits(farFamily), first.bits(), last.bits()) : bddfalse;
}

inline bdd protocolIs(int number)
{
    return range(kProtocol, 8, static_cast<std::uint64_t>(number), static_cast<std::uint64_t>(number));
}
inline bdd targetIn(int first, int last)
{
    return range(kTarget, 16, static_cast<std::uint64_t>(first), static_cast<std::uint64_t>(last));
}
inline bdd originIn(int first, int last)
{
    return range(kOrigin, 16, static_cast<std::uint64_t>(first), static_cast<std::uint64_t>(last));
}
inline bdd farIn(const net::Prefix& p) { return farBetween(p.first(), p.last()); }

/// An address: known, or the variable one at the far side.
using Where = std::optional<net::Address>;

inline bdd within(const net::Prefix& p, const Where& where)
{
    if (!where)
        return farIn(p);
    return p.contains(*where) ? bddtrue : bddfalse;
}

inline bdd withinAny(const net::Prefixes& prefixes, const Where& where)
{
    bdd out = bddfalse;
    for (const net::Prefix& p : prefixes)
        out |= within(p, where);
    return out;
}

/// A rule's protocol and ports, as they meet a packet or its answer. ICMP: `ports` are type and code, 65535 any.
inline bdd service(const net::Protocol& protocol, const net::PortRange& ports, bool answer)
{
    const bdd inRange = answer ? originIn(ports.first, ports.last) : targetIn(ports.first, ports.last);
    if (protocol.isAny())
        return bddtrue;
    if (protocol.number == 6 || protocol.number == 17)
        return protocolIs(protocol.number) & inRange;
    bdd out = protocolIs(protocol.number);
    if (protocol.number != 1 || ports == net::PortRange{})
        return out;
    if (ports.first != 65535) {
        // Echo (8) comes back as echo reply (0); other messages answer in kind.
        const int type = ports.first;
        bdd types = targetIn(type, type);
        if (answer && type == 0)
            types |= targetIn(8, 8);
        if (answer && type == 8)
            types = bddfalse;
        out &= types;
    }
    return ports.last == 65535 ? out : out & originIn(ports.last, ports.last);
}

/// What clients send to a load balancer, of which `behind` passes on to a target: the first listener of a port counts.
inline bdd byListeners(net::ListenerProtocol protocol,
                       const std::vector<std::pair<std::uint16_t, std::uint16_t>>& listeners, const bdd& behind)
{
    bdd out = bddfalse, left = bddtrue;
    for (const auto& [port, target] : listeners) {
        const bdd here = targetIn(port, port) & left;
        out |= here & bdd_restrict(behind, targetIn(target, target));
        left &= bdd_not(targetIn(port, port));
    }
    const bdd tcp = protocol == net::ListenerProtocol::Udp ? bddfalse : protocolIs(6);
    const bdd udp = protocol == net::ListenerProtocol::Tcp ? bddfalse : protocolIs(17);
    return out & (tcp | udp);
}

/// One row of a routing table, as an oracle reads it.
struct RoutingRow {
    net::Prefix prefix;
    int rank = 0;  ///< of two equally long ones the lesser rank wins
    bool wanted = false;
};

/// The addresses that a wanted row decides.
inline bdd longestMatch(const std::vector<RoutingRow>& rows, const Where& to)
{
    bdd out = bddfalse;
    for (const RoutingRow& row : rows) {
        if (!row.wanted)
            continue;
        bdd takes = within(row.prefix, to);
        for (const RoutingRow& other : rows)
            if (other.prefix.length() > row.prefix.length() ||
                (other.prefix.length() == row.prefix.length() && other.rank < row.rank))
                takes &= bdd_not(within(other.prefix, to));
        out |= takes;
    }
    return out;
}

/// Packets that there can be.
inline bdd possible()
{
    const bdd ports = protocolIs(6) | protocolIs(17), icmp = protocolIs(1) | protocolIs(58);
    return ports | (icmp & targetIn(0, 255) & originIn(0, 255)) |
           (bdd_not(ports | icmp) & targetIn(0, 0) & originIn(0, 0));
}

inline bdd internetAddresses(const net::Prefixes& held)
{
    if (farFamily == net::Family::V6)
        return farIn(prefix("2000::/3")) & bdd_not(withinAny(held, std::nullopt));
    net::Prefixes never =
        prefixes("0.0.0.0/8,10.0.0.0/8,100.64.0.0/10,127.0.0.0/8,169.254.0.0/16,172.16.0.0/12,192.168.0.0/16,"
                 "224.0.0.0/3");
    never.insert(never.end(), held.begin(), held.end());
    return bdd_not(withinAny(never, std::nullopt));
}

}  // namespace pb::test
