// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pb::net {

/// An IP protocol number (IANA), or any.
struct Protocol {
    int number = kAny;  ///< 0..255, or kAny

    static constexpr int kAny = -1;
    static constexpr int kIcmp = 1, kTcp = 6, kUdp = 17, kEsp = 50, kAh = 51, kIcmpV6 = 58;

    /// @param text "any", "-1", "*", "tcp", "udp", "icmp", "icmpv6", "esp", "ah" in any case, or 0..255
    /// @return Parse "net.protocol.form"
    static Result<Protocol> parse(std::string_view text);

    constexpr bool isAny() const noexcept { return number == kAny; }
    constexpr bool matches(int packetProtocol) const noexcept { return isAny() || number == packetProtocol; }
    /// Whether packets of this protocol carry ports.
    constexpr bool hasPorts() const noexcept { return isAny() || number == kTcp || number == kUdp; }
    std::string text() const;  ///< "any", a name of parse(), or the number
    friend constexpr auto operator<=>(const Protocol&, const Protocol&) = default;
};

/// An inclusive range of ports, 0..65535, first <= last. For ICMP: of types (see the row that holds it).
struct PortRange {
    std::uint16_t first = 0, last = 65535;

    /// @param text "443", "1024-65535", "*" or "any"
    /// @return Parse "net.ports.form". Range "net.ports.range": over 65535 or first > last.
    static Result<PortRange> parse(std::string_view text);

    /// As parse(), but also "8-0": in rows for ICMP, `first` is the type and `last` the code, in no order.
    static Result<PortRange> parseTypeCode(std::string_view text);

    constexpr bool contains(std::uint16_t port) const noexcept { return first <= port && port <= last; }
    constexpr bool isAll() const noexcept { return first == 0 && last == 65535; }
    std::string text() const;  ///< "*", "443" or "1024-65535"
    friend constexpr auto operator<=>(const PortRange&, const PortRange&) = default;
};

using Ports = std::vector<PortRange>;
using Strings = std::vector<std::string>;

}  // namespace pb::net
