// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/address.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <span>

#include <arpa/inet.h>

namespace pb::net {

namespace {

constexpr Bits128 mask(Family family, int length) noexcept
{
    if (family == Family::V4)
        return {0, length == 0 ? 0 : (~std::uint32_t{0} << (32 - length)) & 0xffffffffull};
    const auto half = [](int bits) -> std::uint64_t {
        return bits <= 0 ? 0 : bits >= 64 ? ~0ull : ~0ull << (64 - bits);
    };
    return {half(length), half(length - 64)};
}

constexpr Bits128 hostMask(Family family, int length) noexcept
{
    const Bits128 net = ~mask(family, length);
    return family == Family::V4 ? Bits128{0, net.low & 0xffffffffull} : net;
}

bool hasLeadingZero(std::string_view quad)
{
    for (std::size_t i = 0; i + 1 < quad.size(); ++i)
        if (quad[i] == '0' && quad[i + 1] != '.' && (i == 0 || quad[i - 1] == '.'))
            return true;
    return false;
}

std::optional<int> parseLength(std::string_view digits)
{
    int value = 0;
    const auto [end, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    const bool whole = code == std::errc{} && end == digits.data() + digits.size();
    if (!whole || digits.empty() || digits[0] < '0' || digits[0] > '9' || (digits.size() > 1 && digits[0] == '0'))
        return std::nullopt;
    return value;
}

struct Split {
    Address address;
    int length;
};

Result<Split> splitPrefix(std::string_view text)
{
    const auto malformed = [&] {
        return fail(Error::Code::Parse, "net.prefix.form", std::string(text), "expected address/length");
    };
    const auto slash = text.find('/');
    if (slash == std::string_view::npos)
        return malformed();
    const auto address = Address::parse(text.substr(0, slash));
    const auto length = parseLength(text.substr(slash + 1));
    if (!address || !length)
        return malformed();
    const int most = addressBits(address->family());
    if (*length > most)
        return fail(Error::Code::Range, "net.prefix.length", std::string(text), "length over " + std::to_string(most),
                    {"0", std::to_string(most)});
    return Split{*address, *length};
}

}  // namespace

Result<Address> Address::parse(std::string_view text)
{
    const auto malformed = [&] {
        return fail(Error::Code::Parse, "net.address.form", std::string(text.substr(0, 80)),
                    "expected an IPv4 or IPv6 address");
    };
    if (text.size() >= INET6_ADDRSTRLEN || text.find('\0') != std::string_view::npos)
        return malformed();
    const std::string copy(text);
    if (text.find(':') == std::string_view::npos) {
        in_addr quad{};
        if (hasLeadingZero(text) || inet_pton(AF_INET, copy.c_str(), &quad) != 1)
            return malformed();
        return v4(ntohl(quad.s_addr));
    }
    std::array<std::uint8_t, 16> bytes{};
    if (inet_pton(AF_INET6, copy.c_str(), bytes.data()) != 1)
        return malformed();
    Bits128 bits;
    for (std::size_t i = 0; i < 8; ++i) {
        bits.high = bits.high << 8 | bytes[i];
        bits.low = bits.low << 8 | bytes[i + 8];
    }
    return Address(Family::V6, bits);
}

std::string Address::text() const
{
    std::array<char, INET6_ADDRSTRLEN> out{};
    if (m_family == Family::V4) {
        const in_addr quad{htonl(static_cast<std::uint32_t>(m_bits.low))};
        return inet_ntop(AF_INET, &quad, out.data(), out.size());
    }
    std::array<std::uint8_t, 16> bytes{};
    for (std::size_t i = 0; i < 8; ++i) {
        bytes[i] = static_cast<std::uint8_t>(m_bits.high >> (56 - 8 * i));
        bytes[i + 8] = static_cast<std::uint8_t>(m_bits.low >> (56 - 8 * i));
    }
    return inet_ntop(AF_INET6, bytes.data(), out.data(), out.size());
}

Prefix Prefix::around(const Address& address, int length) noexcept
{
    return Prefix(address.family(), address.bits() & mask(address.family(), length), static_cast<std::uint8_t>(length));
}

Result<Prefix> Prefix::parse(std::string_view text)
{
    auto split = splitPrefix(text);
    if (!split)
        return forward(std::move(split));
    const Prefix block = around(split->address, split->length);
    if (block.first() != split->address)
        return fail(Error::Code::Conflict, "net.prefix.host_bits", std::string(text),
                    "host bits set, the block is " + block.text(), {block.text()});
    return block;
}

Result<Prefix> Prefix::parseLenient(std::string_view text)
{
    if (text.find('/') == std::string_view::npos) {
        auto address = Address::parse(text);
        if (!address)
            return fail(Error::Code::Parse, "net.prefix.form", std::string(text.substr(0, 80)),
                        "expected address/length");
        return host(*address);
    }
    auto split = splitPrefix(text);
    if (!split)
        return forward(std::move(split));
    return around(split->address, split->length);
}

Address Prefix::last() const noexcept { return {m_family, m_bits | hostMask(m_family, m_length)}; }

std::uint64_t Prefix::size() const noexcept
{
    const int hostBits = addressBits(m_family) - m_length;
    return hostBits >= 64 ? ~0ull : 1ull << hostBits;
}

bool Prefix::contains(const Address& address) const noexcept
{
    return address.family() == m_family && (address.bits() & mask(m_family, m_length)) == m_bits;
}

std::string Prefix::text() const { return first().text() + '/' + std::to_string(m_length); }

Result<Prefix> freeBlock(const Prefix& parent, int length, Prefixes used)
{
    if (length < parent.length() || length > addressBits(parent.family()))
        return fail(Error::Code::Range, "net.prefix.length", parent.text(), "length outside the parent",
                    {std::to_string(parent.length()), std::to_string(addressBits(parent.family()))});
    std::erase_if(used, [&](const Prefix& block) { return !parent.overlaps(block); });
    std::sort(used.begin(), used.end());
    // Walk the holes as maximal aligned blocks: the smallest that fits wins, the lowest among equals.
    std::optional<Prefix> best;
    const auto offer = [&](const Prefix& hole) {
        if (hole.length() <= length && (!best || hole.length() > best->length()))
            best = hole;
    };
    const auto holes = [&](auto&& self, const Prefix& block, std::span<const Prefix> inside) -> void {
        if (inside.empty())
            return offer(block);
        if (inside.front().length() <= block.length() || block.length() == length)
            return;
        const Prefix low = Prefix::around(block.first(), block.length() + 1);
        const Prefix high = Prefix::around(block.last(), block.length() + 1);
        const auto split = std::partition_point(inside.begin(), inside.end(),
                                                [&](const Prefix& p) { return p.first() < high.first(); });
        self(self, low, {inside.begin(), split});
        self(self, high, {split, inside.end()});
    };
    holes(holes, parent, used);
    if (!best)
        return fail(Error::Code::NotFound, "net.prefix.no_room", parent.text(), "no hole is large enough",
                    {std::to_string(length)});
    return Prefix::around(best->first(), length);
}

}  // namespace pb::net
