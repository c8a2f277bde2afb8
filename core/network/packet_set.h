// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/slices.h"
#include "core/network/trace.h"

#include <array>
#include <optional>
#include <string>
#include <vector>

namespace pb::net {

/// What packets carry beside their addresses, as one block: a range of protocols, and of what is particular to them.
/// TCP and UDP have ports. ICMP and ICMPv6 have a type in `target` and a code in `origin`, 0..255. Other protocols have
/// neither: both are 0. A block never mixes the three sorts.
struct ServiceBox {
    std::uint8_t protocol_first = 0, protocol_last = 0;
    PortRange target;  ///< destination ports, or ICMP types
    PortRange origin;  ///< source ports, or ICMP codes
    friend bool operator==(const ServiceBox&, const ServiceBox&) = default;
};

/// An exact set of (protocol, ports or ICMP type and code). Equal sets compare equal.
class ServiceSet {
public:
    ServiceSet() = default;  ///< empty
    static const ServiceSet& all();
    /// Everything of one protocol, or of all.
    static ServiceSet of(const Protocol& protocol);
    /// As a rule writes it: destination and source ports where the protocol has them; else all of the protocol.
    static ServiceSet of(const Protocol& protocol, const PortRange& target, const PortRange& origin = {});
    /// @param type,code ICMP type and code, 65535 meaning any; others over 255 match nothing
    static ServiceSet ofIcmp(int protocol, std::uint16_t type, std::uint16_t code);

    bool isEmpty() const noexcept { return m_slices.isEmpty(); }
    bool isAll() const { return *this == all(); }
    bool contains(const Packet& packet) const;
    /// The packets that answerTo() answers with one of these.
    ServiceSet answered() const;
    /// Disjoint and in order; one block may hold several protocols.
    std::vector<ServiceBox> boxes() const;

    ServiceSet operator|(const ServiceSet& other) const { return with(other, SetOperation::Union); }
    ServiceSet operator&(const ServiceSet& other) const { return with(other, SetOperation::Intersection); }
    ServiceSet operator-(const ServiceSet& other) const { return with(other, SetOperation::Difference); }
    ServiceSet operator~() const { return all() - *this; }
    friend bool operator==(const ServiceSet&, const ServiceSet&) = default;
    friend ServiceSet combine(const ServiceSet& a, const ServiceSet& b, SetOperation operation)
    {
        return a.with(b, operation);
    }

private:
    using Ranges = Slices<std::uint16_t, PointSet>;
    using Fields = Slices<std::uint16_t, Ranges>;

    static Fields fieldsOf(int protocol);
    static Fields fields(const PortRange& target, const PortRange& origin);
    void add(const ServiceBox& box);
    ServiceSet with(const ServiceSet& other, SetOperation operation) const;

    Slices<std::uint8_t, Fields> m_slices;
};

/// An inclusive range of addresses of one family.
struct AddressRange {
    Address first, last;
    static AddressRange of(const Prefix& prefix) { return {prefix.first(), prefix.last()}; }
    static AddressRange of(const Address& address) { return {address, address}; }
    bool contains(const Address& address) const
    {
        return address.family() == first.family() && first <= address && address <= last;
    }
    /// The fewest blocks that make up the range, in order.
    Prefixes prefixes() const;
    friend bool operator==(const AddressRange&, const AddressRange&) = default;
};
using AddressRanges = std::vector<AddressRange>;

/// A set of addresses of both families.
class AddressSet {
public:
    AddressSet() = default;
    static AddressSet of(const Prefixes& prefixes);
    static AddressSet of(const AddressRange& range);

    bool isEmpty() const noexcept { return m_byFamily[0].isEmpty() && m_byFamily[1].isEmpty(); }
    bool contains(const Address& address) const;
    /// In order, IPv4 first; no two touch.
    AddressRanges ranges() const;
    Prefixes prefixes() const;

    AddressSet operator|(const AddressSet& other) const { return with(other, SetOperation::Union); }
    AddressSet operator&(const AddressSet& other) const { return with(other, SetOperation::Intersection); }
    AddressSet operator-(const AddressSet& other) const { return with(other, SetOperation::Difference); }
    friend bool operator==(const AddressSet&, const AddressSet&) = default;

private:
    friend class PacketSet;
    using Bits = Slices<Bits128, PointSet>;
    AddressSet with(const AddressSet& other, SetOperation operation) const;
    std::array<Bits, 2> m_byFamily;
};

/// A block of packets: every source of the range to every destination with every service.
struct PacketBox {
    AddressRange source, destination;
    ServiceBox service;
    friend bool operator==(const PacketBox&, const PacketBox&) = default;
};

/// Packets as a person reads them: any of these sources to any of these destinations.
struct Flow {
    Prefixes sources, destinations;
    Protocol protocol;  ///< any: every protocol, with all ports
    Ports targets;      ///< destination ports, or ICMP types; one range over all where the protocol has none
    Ports origins;      ///< source ports, or ICMP codes
    friend bool operator==(const Flow&, const Flow&) = default;
};

/// An exact set of packets. Equal sets compare equal. Every operation costs what its operands and result hold.
class PacketSet {
public:
    PacketSet() = default;
    static PacketSet all();
    /// Every packet with a source, a destination and a service of these; of one family each.
    static PacketSet of(const AddressSet& sources, const AddressSet& destinations, const ServiceSet& services);

    bool isEmpty() const noexcept { return m_byFamily[0].isEmpty() && m_byFamily[1].isEmpty(); }
    bool contains(const Packet& packet) const;
    /// The least packet of the set; none where it is empty.
    std::optional<Packet> sample() const;
    /// Disjoint and in order.
    std::vector<PacketBox> boxes() const;
    /// The set in few lines: sources that can do the same are one line. Lines of one protocol are disjoint.
    std::vector<Flow> flows() const;

    PacketSet operator|(const PacketSet& other) const { return with(other, SetOperation::Union); }
    PacketSet operator&(const PacketSet& other) const { return with(other, SetOperation::Intersection); }
    PacketSet operator-(const PacketSet& other) const { return with(other, SetOperation::Difference); }
    PacketSet operator~() const { return all() - *this; }
    friend bool operator==(const PacketSet&, const PacketSet&) = default;

private:
    using To = Slices<Bits128, ServiceSet>;
    PacketSet with(const PacketSet& other, SetOperation operation) const;
    std::array<Slices<Bits128, To>, 2> m_byFamily;
};

/// The services in lines: one for each protocol and set of ports; "any" where there is nothing that is not in it.
/// Sources and destinations are left empty.
std::vector<Flow> flowsOf(const ServiceSet& services);

}  // namespace pb::net
