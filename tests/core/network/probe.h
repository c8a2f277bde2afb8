// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/trace.h"

#include <algorithm>
#include <vector>

/// Brute force over the packets between two interfaces, as an oracle for what is said of all packets.
namespace pb::test {

/// Ports and ICMP numbers at which rules of random drawings begin and end, with one of each gap between them.
inline const std::vector<std::uint16_t>& allPorts()
{
    static const std::vector<std::uint16_t> kAll{0,    1,    22,   23,   80,   81,    443,   444,
                                                 1023, 1024, 1025, 8080, 8081, 49152, 49153, 65535};
    return kAll;
}
inline const std::vector<std::uint16_t>& clientPorts()
{
    static const std::vector<std::uint16_t> kAll{49152, 49153};
    return kAll;
}

inline net::Addresses addressesOf(const net::Element& nic)
{
    const auto* aws = nic.as<net::NetworkInterface>();
    net::Addresses out = aws ? aws->private_ips : nic.as<net::AzureNetworkInterface>()->private_ips;
    if (const net::OptionalAddress open = aws ? aws->public_ip : nic.as<net::AzureNetworkInterface>()->public_ip)
        out.push_back(*open);
    return out;
}

/// Traces every packet that a statement about two interfaces speaks of, by brute force.
class Tracer {
public:
    Tracer(const net::Index& index, const net::Element& from, const net::Element& to)
        : m_index(index), m_from(from), m_to(to)
    {
    }

    bool passes(const net::Address& source, const net::Address& destination, int protocol, std::uint16_t target,
                std::uint16_t origin) const
    {
        net::TraceQuery query;
        query.from = {net::End::Place::Address, {}, source};
        query.to = {net::End::Place::Address, {}, destination};
        query.protocol = protocol;
        query.destination_port = target;
        query.source_port = origin;
        query.icmp_type = static_cast<std::uint8_t>(target);
        query.icmp_code = static_cast<std::uint8_t>(origin);
        const auto path = net::trace(m_index, query);
        return path && path->packet.source == source && path->reachable() &&
               path->forward.hops.back().element == m_to.id && path->back->hops.back().element == m_from.id;
    }

    /// Whether something of the service gets through.
    bool any(int protocol, const std::vector<std::uint16_t>& targets, const std::vector<std::uint16_t>& origins) const
    {
        for (const net::Address& source : addressesOf(m_from))
            for (const net::Address& destination : addressesOf(m_to))
                for (const std::uint16_t target : targets)
                    for (const std::uint16_t origin : origins)
                        if (source.family() == destination.family() &&
                            passes(source, destination, protocol, target, origin))
                            return true;
        return false;
    }

    /// Whether all of it does, between one pair of addresses at least.
    bool all(int protocol, const std::vector<std::uint16_t>& targets, const std::vector<std::uint16_t>& origins) const
    {
        for (const net::Address& source : addressesOf(m_from))
            for (const net::Address& destination : addressesOf(m_to)) {
                bool every = source.family() == destination.family();
                for (const std::uint16_t target : targets)
                    for (const std::uint16_t origin : origins)
                        every = every && passes(source, destination, protocol, target, origin);
                if (every)
                    return true;
            }
        return false;
    }

private:
    const net::Index& m_index;
    const net::Element& m_from;
    const net::Element& m_to;
};

/// Interfaces whose addresses are theirs alone: only of these can a packet's end be told.
inline std::vector<const net::Element*> soleInterfaces(const net::Index& index)
{
    std::vector<const net::Element*> out;
    for (const net::Kind kind : {net::Kind::NetworkInterface, net::Kind::AzureNetworkInterface})
        for (const net::Element* nic : index.all(kind)) {
            const net::Addresses own = addressesOf(*nic);
            if (!own.empty() && std::all_of(own.begin(), own.end(),
                                            [&](const net::Address& a) { return index.holdersOf(a).size() == 1; }))
                out.push_back(nic);
        }
    return out;
}

}  // namespace pb::test
