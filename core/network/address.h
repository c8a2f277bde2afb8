// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pb::net {

enum class Family : std::uint8_t { V4, V6 };

constexpr int addressBits(Family family) noexcept { return family == Family::V4 ? 32 : 128; }

/// 128 bits, most significant half first. IPv4 addresses use the low 32 bits of `low`.
struct Bits128 {
    std::uint64_t high = 0, low = 0;

    friend constexpr auto operator<=>(const Bits128&, const Bits128&) = default;
    friend constexpr Bits128 operator&(Bits128 a, Bits128 b) noexcept { return {a.high & b.high, a.low & b.low}; }
    friend constexpr Bits128 operator|(Bits128 a, Bits128 b) noexcept { return {a.high | b.high, a.low | b.low}; }
    friend constexpr Bits128 operator~(Bits128 a) noexcept { return {~a.high, ~a.low}; }
};

/// The successor, wrapping at the end of the 128-bit space.
constexpr Bits128 next(Bits128 bits) noexcept { return {bits.high + (bits.low == ~0ull ? 1 : 0), bits.low + 1}; }
/// The predecessor, wrapping at zero.
constexpr Bits128 previous(Bits128 bits) noexcept { return {bits.high - (bits.low == 0 ? 1 : 0), bits.low - 1}; }
/// `bits + offset`, wrapping.
constexpr Bits128 plus(Bits128 bits, std::uint64_t offset) noexcept
{
    const std::uint64_t low = bits.low + offset;
    return {bits.high + (low < bits.low ? 1 : 0), low};
}

/// One IPv4 or IPv6 host address.
class Address {
public:
    constexpr Address() = default;
    constexpr Address(Family family, Bits128 bits) : m_bits(bits), m_family(family) {}
    static constexpr Address v4(std::uint32_t hostOrder) { return {Family::V4, {0, hostOrder}}; }

    /// @param text RFC 4291 section 2.2 text forms (with "::", with a dotted-quad tail) or a dotted quad without
    /// leading
    ///             zeros; no zone, no spaces
    /// @return Parse "net.address.form"
    static Result<Address> parse(std::string_view text);

    constexpr Family family() const noexcept { return m_family; }
    constexpr Bits128 bits() const noexcept { return m_bits; }
    std::string text() const;  ///< dotted quad, or RFC 5952
    friend constexpr bool operator==(const Address&, const Address&) = default;
    friend constexpr auto operator<=>(const Address& a, const Address& b) noexcept
    {
        if (const auto order = a.m_family <=> b.m_family; order != 0)
            return order;
        return a.m_bits <=> b.m_bits;
    }

private:
    Bits128 m_bits;
    Family m_family = Family::V4;
};

/// A CIDR block in canonical form: no bit of the address is set past `length` (RFC 4632 section 3.1, RFC 4291 2.3).
class Prefix {
public:
    constexpr Prefix() = default;  ///< 0.0.0.0/0

    /// The block of `length` bits that holds `address`; host bits are cleared.
    /// @param length bits, 0..32 (IPv6: ..128)
    static Prefix around(const Address& address, int length) noexcept;
    static Prefix host(const Address& address) noexcept { return around(address, addressBits(address.family())); }
    static Prefix all(Family family) noexcept { return around(Address(family, {}), 0); }

    /// @param text an address form of Address::parse, '/', length without leading zero
    /// @return Parse "net.prefix.form". Range "net.prefix.length": length too large.
    ///         Conflict "net.prefix.host_bits": host bits set; args[0] is the block that was probably meant.
    static Result<Prefix> parse(std::string_view text);
    /// As parse(), but host bits are cleared as the clouds do, and a lone address is its /32 or /128.
    static Result<Prefix> parseLenient(std::string_view text);

    constexpr Family family() const noexcept { return m_family; }
    constexpr int length() const noexcept { return m_length; }
    Address first() const noexcept { return {m_family, m_bits}; }
    Address last() const noexcept;  ///< inclusive
    /// Number of addresses; 2^64 - 1 where there are more.
    std::uint64_t size() const noexcept;

    bool contains(const Address& address) const noexcept;
    bool contains(const Prefix& other) const noexcept { return m_length <= other.m_length && contains(other.first()); }
    /// Two blocks overlap exactly when one contains the other (CIDR blocks nest or are disjoint).
    bool overlaps(const Prefix& other) const noexcept { return contains(other) || other.contains(*this); }

    std::string text() const;
    friend constexpr bool operator==(const Prefix&, const Prefix&) = default;
    /// By family, address, then length: a block sorts before the blocks inside it.
    friend constexpr auto operator<=>(const Prefix& a, const Prefix& b) noexcept
    {
        if (const auto order = a.m_family <=> b.m_family; order != 0)
            return order;
        if (const auto order = a.m_bits <=> b.m_bits; order != 0)
            return order;
        return a.m_length <=> b.m_length;
    }

private:
    constexpr Prefix(Family family, Bits128 bits, std::uint8_t length)
        : m_bits(bits), m_length(length), m_family(family)
    {
    }

    Bits128 m_bits;
    std::uint8_t m_length = 0;
    Family m_family = Family::V4;
};

using Addresses = std::vector<Address>;
using Prefixes = std::vector<Prefix>;

/// Lowest unused block of `length` bits inside `parent`, from the smallest hole that fits (keeps large holes whole).
/// @param length bits, parent.length()..32 (IPv6: ..128)
/// @param used   blocks of any order; those outside `parent` are ignored
/// @return NotFound "net.prefix.no_room". Range "net.prefix.length": length outside the stated bits.
/// O(n log n) in used.size().
Result<Prefix> freeBlock(const Prefix& parent, int length, Prefixes used);

}  // namespace pb::net
