// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/topology.h"
#include "tests/support/drawing.h"

#include <algorithm>
#include <random>
#include <string>

/// What the small clouds are made with. Only mini_*.cpp include this.
namespace pb::test {

class Dice {
public:
    explicit Dice(unsigned seed) : m_engine(seed) {}
    int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(m_engine); }
    bool chance(int percent) { return below(100) < percent; }
    net::Direction direction() { return chance(50) ? net::Direction::In : net::Direction::Out; }
    net::Protocol protocol()
    {
        static const std::vector<int> kAll{net::Protocol::kAny, 6, 6, 17, 1, 50};
        return net::Protocol{kAll[static_cast<std::size_t>(below(6))]};
    }
    net::PortRange ports()
    {
        static const std::vector<std::uint16_t> kEdges{0, 22, 443, 1024, 32768, 65535};
        const auto a = kEdges[static_cast<std::size_t>(below(6))], b = kEdges[static_cast<std::size_t>(below(6))];
        return {std::min(a, b), std::max(a, b)};
    }
    net::PortRange portsOf(const net::Protocol& protocol)
    {
        static const std::vector<std::uint16_t> kTypes{0, 8, 3, 65535};
        if (protocol.number == 1)
            return {kTypes[static_cast<std::size_t>(below(4))], chance(70) ? std::uint16_t{65535} : std::uint16_t{0}};
        return protocol.isAny() || chance(30) ? net::PortRange{} : ports();
    }
    net::Prefix block(const std::string& second)
    {
        static const std::vector<std::string> kBlocks{"0.0.0.0/0", "0.0.0.0/0",    "10.0.0.0/8",
                                                      "8.0.0.0/7", "8.8.8.0/24",   "198.51.100.0/24",
                                                      "0.0.0.0/1", "10.0.0.10/32", "192.168.0.0/16"};
        if (chance(30))
            return prefix("10." + second + "." + std::to_string(below(2)) + ".0/24");
        return prefix(kBlocks[static_cast<std::size_t>(below(9))]);
    }

private:
    std::mt19937 m_engine;
};

/// Adds elements and gives them ids.
class Builder {
public:
    net::Topology topology;
    ElementId add(ElementId parent, net::KindData data)
    {
        net::Element element;
        element.id = ElementId{topology.highest().value + 1};
        element.parent = parent;
        element.data = std::move(data);
        topology.put(element);
        return element.id;
    }
    void put(ElementId id, ElementId parent, net::KindData data)
    {
        net::Element element;
        element.id = id;
        element.parent = parent;
        element.data = std::move(data);
        topology.put(element);
    }
};

inline net::Address hostIn(const net::Prefix& block, int n)
{
    return net::Address(net::Family::V4, net::plus(block.first().bits(), static_cast<std::uint64_t>(n)));
}

inline net::Address outsideAddress(int n) { return net::Address::v4(0xC6336400u + static_cast<std::uint32_t>(n)); }

/// A block of the IPv4 clouds, at the same place of an IPv6 one.
inline net::Prefix sixOf(const net::Prefix& four)
{
    static const std::vector<std::pair<std::string, std::string>> kKnown{
        {"0.0.0.0/0", "::/0"},          {"0.0.0.0/1", "2000::/4"},          {"10.0.0.0/8", "2001:db8::/32"},
        {"8.0.0.0/7", "2600::/12"},     {"8.8.8.0/24", "2600:8::/48"},      {"198.51.100.0/24", "2001:db8:1::/48"},
        {"192.168.0.0/16", "fd00::/8"}, {"10.0.0.10/32", "2001:db8::a/128"}};
    for (const auto& [from, to] : kKnown)
        if (four == prefix(from))
            return prefix(to);
    // 10.V.0.0/16 and 10.V.S.0/24
    const std::uint64_t bits = four.first().bits().low;
    const net::Address base(net::Family::V6, {0x20010DB800000000ull | (bits >> 16 & 255) << 16 | (bits >> 8 & 255), 0});
    return net::Prefix::around(base, four.length() == 16 ? 48 : 64);
}

}  // namespace pb::test
