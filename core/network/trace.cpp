// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/trace.h"

#include "core/network/balance.h"
#include "core/network/filter_match.h"
#include "core/network/trace_walk.h"

#include <algorithm>

namespace pb::net {

namespace {

/// RFC 5737 and RFC 3849: stand for any address on the Internet.
constexpr Address kAnyInternetV4 = Address::v4(0xCB007101);
constexpr Address kAnyInternetV6{Family::V6, {0x20010DB800000000ull, 1}};

/// An end with what a packet needs to know of it.
struct Spot {
    Origin origin;
    Addresses inside;   ///< as its own network knows it; best first
    Addresses outside;  ///< as the Internet knows it
    const Element* host = nullptr;
    ElementId target;  ///< see Walking::target
};

tl::unexpected<Error> noAddress(const Index& index, const End& end)
{
    return fail(Error::Code::Conflict, "net.trace.no_address", endText(end, index.topology()), "no usable address");
}

/// The first host address of each block that the providers do not keep.
Addresses firstHosts(const Prefixes& blocks, std::uint64_t offset)
{
    Addresses out;
    for (const Prefix& block : blocks)
        out.emplace_back(block.family(),
                         block.size() > offset ? plus(block.first().bits(), offset) : block.first().bits());
    return out;
}

void addInterface(const Index& index, const Element& interface, Spot& out)
{
    const Addresses& own = privateAddresses(interface);
    out.inside.insert(out.inside.end(), own.begin(), own.end());
    if (const auto address = publicAddress(interface))
        out.outside.push_back(*address);
    for (const Address& address : own)
        if (address.family() == Family::V6 && isPublicAddress(address) && interface.as<NetworkInterface>())
            out.outside.push_back(address);
    for (const Front& front : frontsOf(index, interface))
        if (front.is_public)
            out.outside.push_back(front.address);
}

/// An address of a subnet that nothing drawn holds.
Addresses freeIn(const Index& index, const Prefixes& blocks)
{
    constexpr std::uint64_t kReserved = 4, kTries = 4096;
    Addresses out;
    for (const Prefix& block : blocks)
        for (std::uint64_t i = kReserved; i < std::min(block.size(), kReserved + kTries); ++i) {
            const Address address(block.family(), plus(block.first().bits(), i));
            if (!index.holdersOf(address).empty())
                continue;
            out.push_back(address);
            break;
        }
    return out;
}

/// What lies behind a gateway, for an end that names the gateway itself.
Prefixes behind(const Index& index, const Element& element)
{
    Prefixes out;
    const auto take = [&](const Prefixes& blocks) { out.insert(out.end(), blocks.begin(), blocks.end()); };
    if (element.as<VirtualPrivateGateway>()) {
        for (const SiteLink& link : siteLinksOf(index, element))
            take(link.prefixes);
    } else if (element.as<VirtualNetworkGateway>()) {
        for (const Element* connection : connectionsOf(index, element.id))
            take(reachedBy(index, *connection->as<Connection>()));
    } else if (element.as<VpcEndpoint>()) {
        for (const Element* table : index.all(Kind::RouteTable))
            for (const Route& route : table->as<RouteTable>()->routes)
                if (const auto* list = route.target == element.id ? index.find<PrefixList>(route.prefix_list) : nullptr)
                    take(list->prefixes);
    }
    return out;
}

Spot placeOf(const Index& index, const Element& element)
{
    Spot out;
    switch (element.kind()) {
    case Kind::NetworkInterface:
    case Kind::AzureNetworkInterface:
        out.origin = {Origin::At::Interface, element.id, {}};
        out.host = &element;
        addInterface(index, element, out);
        break;
    case Kind::Instance:
    case Kind::LoadBalancer:
    case Kind::VirtualMachine:
    case Kind::PrivateEndpoint: {
        const ElementSpan interfaces = index.interfacesOf(element.id);
        if (!interfaces.empty())
            return placeOf(index, *interfaces.front());
        break;
    }
    case Kind::Subnet:
    case Kind::AzureSubnet:
        out.origin = {Origin::At::Subnet, element.id, {}};
        out.inside = freeIn(index, blocksOf(element));
        out.target = element.id;
        break;
    case Kind::Vpc:
    case Kind::VirtualNetwork:
        out.origin = {Origin::At::Network, element.id, {}};
        out.inside = firstHosts(blocksOf(element), 1);
        out.target = element.id;
        break;
    default:
        out.origin = {element.as<VpcEndpoint>() ? Origin::At::Endpoint : Origin::At::Gateway, element.id, {}};
        out.inside = firstHosts(behind(index, element), 1);
        out.target = element.id;
    }
    return out;
}

/// The interfaces that hold an address inside any network.
std::vector<const Element*> holdersOf(const Index& index, const Address& address)
{
    std::vector<const Element*> out;
    for (const Element* holder : index.holdersOf(address))
        if (holder->as<NetworkInterface>() || holder->as<AzureNetworkInterface>())
            out.push_back(holder);
    return out;
}

/// Who an address belongs to: an interface, a site, a subnet without that host, or somebody on the Internet.
Result<Spot> placeOfAddress(const Index& index, const End& end)
{
    const Address& address = *end.address;
    const auto holders = holdersOf(index, address);
    if (holders.size() > 1)
        return fail(Error::Code::Conflict, "net.trace.end_ambiguous", address.text(),
                    "several interfaces hold the address", {std::to_string(holders.size())});
    Spot out;
    if (!holders.empty()) {
        out = placeOf(index, *holders.front());
        if (publicAddress(*holders.front()) == address)
            return out;
    } else {
        for (const Element* site : index.all(Kind::OnPremises))
            if (anyContains(site->as<OnPremises>()->prefixes, address))
                out.origin = {Origin::At::Site, site->id, {}};
        for (const Kind kind : {Kind::Vpc, Kind::VirtualNetwork})
            for (const Element* network : index.all(kind))
                if (const Element* subnet = subnetHolding(index, network->id, address))
                    out.origin = {Origin::At::Subnet, subnet->id, {}};
        if (out.origin.at == Origin::At::Internet && !isPublicAddress(address))
            return noAddress(index, end);
    }
    out.inside = {address};
    if (out.origin.at == Origin::At::Internet)
        out.outside = {address};
    return out;
}

Result<Spot> resolve(const Index& index, const End& end)
{
    const Element* element = index.find(end.element);
    if (end.place == End::Place::Address)
        return placeOfAddress(index, end);
    if (end.place == End::Place::Internet) {
        Spot out;
        out.outside = end.address ? Addresses{*end.address} : Addresses{kAnyInternetV4, kAnyInternetV6};
        out.inside = out.outside;
        return out;
    }
    if (!element)
        return fail(Error::Code::NotFound, "net.element.unknown", "element " + std::to_string(end.element.value),
                    "no such element");
    if (!isTraceEnd(element->kind()) || (end.place == End::Place::OnPremises && !element->as<OnPremises>()))
        return fail(Error::Code::Schema, "net.trace.end_kind", label(*element),
                    "no packet starts from or arrives there", {std::string(enumName(element->kind()))});
    if (element->as<Internet>())
        return resolve(index, {End::Place::Internet, {}, end.address});
    if (!element->as<OnPremises>())
        return placeOf(index, *element);
    Spot out;
    out.origin = {Origin::At::Site, element->id, {}};
    out.inside = end.address ? Addresses{*end.address} : firstHosts(element->as<OnPremises>()->prefixes, 1);
    return out;
}

/// The addresses that the two ends know each other by; IPv4 where both have it.
Result<Packet> address(const Index& index, const TraceQuery& query, const Spot& from, const Spot& to)
{
    const bool fromInternet = from.origin.at == Origin::At::Internet;
    Addresses destinations = to.inside;
    if (query.to.place == End::Place::Address || (query.to.place == End::Place::Element && query.to.address))
        destinations = {*query.to.address};
    else if (fromInternet && !to.outside.empty())
        destinations = to.outside;
    Packet packet;
    packet.protocol = query.protocol;
    packet.source_port = query.source_port;
    packet.destination_port = query.destination_port;
    packet.icmp_type = query.icmp_type;
    packet.icmp_code = query.icmp_code;
    for (const Family family : {Family::V4, Family::V6}) {
        const auto source = firstOf(from.inside, family);
        const auto destination = firstOf(destinations, family);
        if (!source || !destination)
            continue;
        packet.source = *source;
        packet.destination = *destination;
        return packet;
    }
    return noAddress(index, from.inside.empty() ? query.from : query.to);
}

/// A destination given by its address alone may still be anybody's: only a lone holder is the host.
void findHost(const Index& index, const TraceQuery& query, Spot& to)
{
    const auto holders = holdersOf(index, *query.to.address);
    if (holders.size() == 1)
        to.host = holders.front();
}

}  // namespace

Result<Trace> trace(const Index& index, const TraceQuery& query)
{
    auto from = resolve(index, query.from);
    if (!from)
        return forward(std::move(from));
    Spot to;
    if (query.to.place == End::Place::Address) {
        findHost(index, query, to);
    } else {
        auto resolved = resolve(index, query.to);
        if (!resolved)
            return forward(std::move(resolved));
        to = *std::move(resolved);
    }
    const auto packet = address(index, query, *from, to);
    if (!packet)
        return tl::unexpected<Error>(packet.error());
    Trace out;
    out.packet = *packet;
    Session session;
    Walk there({index, false, to.target, to.host}, session, out.blockers, *packet);
    out.forward = there.run(from->origin);
    if (!session.reached)
        return out;
    // The answer is supposed where the packet is: then the packet's own blockers say why.
    Walk back({index, true, from->target, from->host}, session, out.blockers, answerTo(there.packet));
    out.back = back.run(session.end);
    return out;
}

}  // namespace pb::net
