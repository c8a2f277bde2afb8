// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/kinds_common.h"

#include <string>

/// What nftables reads. Only kernel_*.cpp include this.
namespace pb::test {

inline const std::string kPrivate = "{ 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10, 169.254.0.0/16 }";
inline const std::string kUnrouted =
    "{ 0.0.0.0/8, 10.0.0.0/8, 100.64.0.0/10, 127.0.0.0/8, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16, 224.0.0.0/3 }";

inline std::string listOf(const net::Addresses& addresses)
{
    std::string out;
    for (const net::Address& a : addresses)
        out += (out.empty() ? "{ " : ", ") + a.text();
    return out.empty() ? out : out + " }";
}

/// The match of a rule's protocol and ports.
inline std::string serviceMatch(const net::Protocol& protocol, const net::PortRange& ports)
{
    const std::string range = std::to_string(ports.first) + '-' + std::to_string(ports.last);
    if (protocol.isAny())
        return {};
    if (protocol.number == 6 || protocol.number == 17)
        return "meta l4proto " + protocol.text() + " th dport " + range + ' ';
    if (protocol.number != 1)
        return "meta l4proto " + std::to_string(protocol.number) + ' ';
    std::string out = "meta l4proto icmp ";
    if (ports == net::PortRange{})
        return out;
    if (ports.first != 65535)
        out += "icmp type " + std::to_string(ports.first) + ' ';
    if (ports.last != 65535)
        out += "icmp code " + std::to_string(ports.last) + ' ';
    return out;
}

/// A stateful filter: `in` and `out` are rules, what they do not take is dropped.
inline std::string stateful(const std::string& table, int priority, const std::string& in, const std::string& out)
{
    const std::string at = std::to_string(priority);
    return "table ip " + table + " {\n chain in { type filter hook input priority " + at +
           "; policy drop;\n  iifname \"lo\" accept\n  ct state established accept\n" + in +
           " }\n chain out { type filter hook output priority " + at +
           "; policy drop;\n  oifname \"lo\" accept\n  ct state established accept\n" + out + " }\n}";
}

}  // namespace pb::test
