// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/match.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <utility>

namespace pb::net {

namespace {

constexpr std::array<std::pair<std::string_view, int>, 6> kNames{{{"tcp", Protocol::kTcp},
                                                                  {"udp", Protocol::kUdp},
                                                                  {"icmp", Protocol::kIcmp},
                                                                  {"icmpv6", Protocol::kIcmpV6},
                                                                  {"esp", Protocol::kEsp},
                                                                  {"ah", Protocol::kAh}}};

std::optional<int> readNumber(std::string_view digits)
{
    int value = 0;
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (code != std::errc{} || end != digits.data() + digits.size() || digits.empty() || digits[0] == '-')
        return std::nullopt;
    return value;
}

tl::unexpected<Error> badRange(std::string_view text)
{
    return fail(Error::Code::Range, "net.ports.range", std::string(text.substr(0, 80)),
                "ports are 0..65535, low to high");
}

}  // namespace

Result<Protocol> Protocol::parse(std::string_view text)
{
    const std::string name = lowered(text.substr(0, 32));
    if (name == "any" || name == "-1" || name == "*" || name == "all")
        return Protocol{};
    for (const auto& [known, value] : kNames)
        if (known == name)
            return Protocol{value};
    if (const auto value = readNumber(name); value && *value <= 255)
        return Protocol{*value};
    return fail(Error::Code::Parse, "net.protocol.form", std::string(text.substr(0, 80)),
                "expected any, a protocol name or 0..255");
}

std::string Protocol::text() const
{
    if (isAny())
        return "any";
    for (const auto& [name, value] : kNames)
        if (value == number)
            return std::string(name);
    return std::to_string(number);
}

Result<PortRange> PortRange::parse(std::string_view text)
{
    auto range = parseTypeCode(text);
    if (range && range->first > range->last)
        return badRange(text);
    return range;
}

Result<PortRange> PortRange::parseTypeCode(std::string_view text)
{
    if (text == "*" || text == "any")
        return PortRange{};
    const auto dash = text.find('-');
    const auto first = readNumber(text.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : readNumber(text.substr(dash + 1));
    if (!first || !last)
        return fail(Error::Code::Parse, "net.ports.form", std::string(text.substr(0, 80)), "expected N, N-M or *");
    if (*first > 65535 || *last > 65535)
        return badRange(text);
    return PortRange{static_cast<std::uint16_t>(*first), static_cast<std::uint16_t>(*last)};
}

std::string PortRange::text() const
{
    if (isAll())
        return "*";
    return first == last ? std::to_string(first) : std::to_string(first) + '-' + std::to_string(last);
}

}  // namespace pb::net
