// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/address.h"
#include "core/network/match.h"
#include "core/network/trace.h"

#include <algorithm>
#include <string>

/// Predicates that the filters of both clouds share.
namespace pb::net {

constexpr std::size_t kMostCandidates = 8;  ///< rows that a hop lists beside the one that decided

inline bool anyContains(const Prefixes& prefixes, const Address& address)
{
    return std::any_of(prefixes.begin(), prefixes.end(), [&](const Prefix& p) { return p.contains(address); });
}

constexpr bool isIcmp(int protocol) { return protocol == Protocol::kIcmp || protocol == Protocol::kIcmpV6; }

inline bool protocolMatches(const Protocol& protocol, const Packet& packet)
{
    return protocol.matches(packet.protocol);
}

/// Ports of TCP and UDP; type and code of ICMP (65535: any, as is a range over all); nothing to match elsewhere.
inline bool portsMatch(const Protocol& protocol, const PortRange& ports, const Packet& packet)
{
    if (protocol.isAny() || ports.isAll())
        return true;
    if (isIcmp(packet.protocol)) {
        constexpr std::uint16_t any = 65535;
        return (ports.first == any || ports.first == packet.icmp_type) &&
               (ports.last == any || ports.last == packet.icmp_code);
    }
    const bool hasPorts = packet.protocol == Protocol::kTcp || packet.protocol == Protocol::kUdp;
    return !hasPorts || ports.contains(packet.destination_port);
}

/// "tcp 443", "icmp 8/0", "any"
inline std::string serviceText(const Protocol& protocol, const PortRange& ports)
{
    if (protocol.isAny() || ports.isAll() || !(protocol.hasPorts() || isIcmp(protocol.number)))
        return protocol.text();
    if (!isIcmp(protocol.number))
        return protocol.text() + ' ' + ports.text();
    const auto part = [](std::uint16_t n) { return n == 65535 ? std::string("*") : std::to_string(n); };
    return protocol.text() + ' ' + part(ports.first) + '/' + part(ports.last);
}

}  // namespace pb::net
