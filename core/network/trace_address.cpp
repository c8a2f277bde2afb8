// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/filter_match.h"
#include "core/network/trace_walk.h"

#include <algorithm>
#include <array>

namespace pb::net {

namespace {

/// The blocks of a network or subnet, both families.
std::array<const Prefixes*, 2> blocksByFamily(const Element& container)
{
    static const Prefixes none;
    if (const auto* vpc = container.as<Vpc>())
        return {&vpc->ipv4, &vpc->ipv6};
    if (const auto* subnet = container.as<Subnet>())
        return {&subnet->ipv4, &subnet->ipv6};
    if (const auto* vnet = container.as<VirtualNetwork>())
        return {&vnet->address_spaces, &none};
    const auto* azure = container.as<AzureSubnet>();
    return {azure ? &azure->prefixes : &none, &none};
}

}  // namespace

/// What the Internet does not route (IANA special-purpose registries). Documentation ranges count as public here: they
/// stand for somebody's address in drawings.
const Prefixes& unroutedOnInternet()
{
    static const Prefixes kRanges{
        Prefix::around(Address::v4(0x00000000), 8),  Prefix::around(Address::v4(0x0A000000), 8),
        Prefix::around(Address::v4(0x64400000), 10), Prefix::around(Address::v4(0x7F000000), 8),
        Prefix::around(Address::v4(0xA9FE0000), 16), Prefix::around(Address::v4(0xAC100000), 12),
        Prefix::around(Address::v4(0xC0A80000), 16), Prefix::around(Address::v4(0xE0000000), 3)};
    return kRanges;
}

/// 2000::/3 is all of the global unicast space that is given out.
Prefix globalUnicast() { return Prefix::around(Address(Family::V6, {0x2000000000000000ull, 0}), 3); }

bool isPublicAddress(const Address& address)
{
    if (address.family() == Family::V6)
        return globalUnicast().contains(address);
    const Prefixes& ranges = unroutedOnInternet();
    return std::none_of(ranges.begin(), ranges.end(), [&](const Prefix& p) { return p.contains(address); });
}

bool holds(const Element& container, const Address& address)
{
    const auto blocks = blocksByFamily(container);
    return anyContains(*blocks[0], address) || anyContains(*blocks[1], address);
}

const Element* subnetHolding(const Index& index, ElementId network, const Address& address)
{
    for (const Element* subnet : index.subnetsIn(network))
        if (holds(*subnet, address))
            return subnet;
    return nullptr;
}

const Addresses& privateAddresses(const Element& interface)
{
    if (const auto* aws = interface.as<NetworkInterface>())
        return aws->private_ips;
    return interface.as<AzureNetworkInterface>()->private_ips;
}

OptionalAddress publicAddress(const Element& interface)
{
    if (const auto* aws = interface.as<NetworkInterface>())
        return aws->public_ip;
    return interface.as<AzureNetworkInterface>()->public_ip;
}

OptionalAddress firstOf(const Addresses& addresses, Family family)
{
    const auto it =
        std::find_if(addresses.begin(), addresses.end(), [&](const Address& a) { return a.family() == family; });
    return it == addresses.end() ? std::nullopt : OptionalAddress(*it);
}

const Element* publicOwner(const Index& index, const Address& address)
{
    if (!isPublicAddress(address))
        return nullptr;
    for (const Element* holder : index.holdersOf(address)) {
        const bool interface = holder->as<NetworkInterface>() || holder->as<AzureNetworkInterface>();
        // In AWS an IPv6 address is its own public one. Azure translates IPv6 too, whatever the network's block.
        // https://learn.microsoft.com/azure/virtual-network/ip-services/ipv6-overview
        const bool global = address.family() == Family::V6 && holder->as<NetworkInterface>();
        if (!interface || global || publicAddress(*holder) == address)
            return holder;
    }
    return nullptr;
}

OptionalAddress natAddress(const Index& index, const Element& nat)
{
    if (const OptionalAddress& drawn = nat.as<NatGateway>()->private_ip)
        return drawn;
    const Element* subnet = index.subnetOf(nat);
    const auto* data = subnet ? subnet->as<Subnet>() : nullptr;
    if (!data || data->ipv4.empty())
        return std::nullopt;
    // The last address is the broadcast address of the block, which AWS keeps.
    return Address(Family::V4, previous(data->ipv4.front().last().bits()));
}

}  // namespace pb::net
