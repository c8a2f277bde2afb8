// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/checks.h"

#include <algorithm>
#include <set>

namespace pb::net {

namespace {

const Prefixes& privateBlocks()
{
    static const Prefixes blocks{*Prefix::parse("10.0.0.0/8"), *Prefix::parse("172.16.0.0/12"),
                                 *Prefix::parse("192.168.0.0/16"), *Prefix::parse("100.64.0.0/10"),
                                 *Prefix::parse("fc00::/7")};
    return blocks;
}

std::pair<LimitId, LimitId> reservedLimits(Cloud cloud)
{
    return cloud == Cloud::Aws ? std::pair(LimitId::AwsSubnetReservedFirst, LimitId::AwsSubnetReservedLast)
                               : std::pair(LimitId::AzureSubnetReservedFirst, LimitId::AzureSubnetReservedLast);
}

/// In rising order.
std::span<const std::uint16_t> portsOf(PortClass ports)
{
    static constexpr std::uint16_t kManagement[]{22, 3389};  // SSH, RDP
    // SQL Server, Oracle, MySQL, PostgreSQL, Redshift, Redis, Cassandra, Elasticsearch, Memcached, MongoDB
    static constexpr std::uint16_t kDatabase[]{1433, 1521, 3306, 5432, 5439, 6379, 9042, 9200, 11211, 27017};
    if (ports == PortClass::Management)
        return kManagement;
    return kDatabase;
}

Bits128 minus(Bits128 a, Bits128 b) { return {a.high - b.high - (a.low < b.low ? 1 : 0), a.low - b.low}; }
Bits128 sum(Bits128 a, Bits128 b)
{
    Bits128 out = plus(a, b.low);
    out.high += b.high;
    return out;
}

Address shifted(const Address& address, const Prefix& was, const Prefix& now)
{
    return {address.family(), sum(now.first().bits(), minus(address.bits(), was.first().bits()))};
}

/// The edit that moves those addresses of one holder that lie in `was`, if there are any.
std::optional<Edit> moveAddresses(const Element& holder, const Prefix& was, const Prefix& now)
{
    Addresses addresses = addressesOf(holder);
    bool moved = false;
    for (Address& address : addresses)
        if (was.contains(address)) {
            address = shifted(address, was, now);
            moved = true;
        }
    if (!moved)
        return std::nullopt;
    if (holder.kind() == Kind::NatGateway)
        return setField(holder.id, "private_ip", OptionalAddress(addresses.front()));
    return setField(holder.id, "private_ips", std::move(addresses));
}

}  // namespace

std::string nameOf(const Element& element) { return element.name.empty() ? label(element) : element.name; }

std::string joined(const std::vector<std::string>& parts)
{
    std::string out;
    for (const std::string& part : parts)
        out += (out.empty() ? "" : ", ") + part;
    return out;
}

std::string textOf(const Prefixes& prefixes)
{
    std::vector<std::string> parts;
    for (const Prefix& prefix : prefixes)
        parts.push_back(prefix.text());
    return joined(parts);
}

bool isWorld(const Prefix& prefix) { return prefix.length() == 0; }

bool isPrivate(const Prefix& prefix)
{
    const auto holds = [&](const Prefix& block) { return block.contains(prefix); };
    return std::any_of(privateBlocks().begin(), privateBlocks().end(), holds);
}

Addresses addressesOf(const Element& element)
{
    if (const auto* aws = element.as<NetworkInterface>())
        return aws->private_ips;
    if (const auto* azure = element.as<AzureNetworkInterface>())
        return azure->private_ips;
    const auto* nat = element.as<NatGateway>();
    return nat && nat->private_ip ? Addresses{*nat->private_ip} : Addresses{};
}

std::vector<const Element*> addressHolders(const Facts& facts, const Element& subnet)
{
    const ElementSpan interfaces = facts.index().interfacesIn(subnet.id);
    std::vector<const Element*> out(interfaces.begin(), interfaces.end());
    for (const Element* child : facts.index().children(subnet.id))
        if (child->kind() == Kind::NatGateway)
            out.push_back(child);
    return out;
}

bool isDeployed(const Element& subnet)
{
    if (const auto* aws = subnet.as<Subnet>())
        return aws->deployed;
    const auto* azure = subnet.as<AzureSubnet>();
    return azure && azure->deployed;
}

std::vector<const Element*> tablesInForce(const Facts& facts, ElementId vpc)
{
    std::vector<const Element*> out;
    for (const Element* subnet : facts.index().subnetsIn(vpc))
        if (const Element* table = facts.index().routeTableOf(*subnet);
            table && table->kind() == Kind::RouteTable && std::find(out.begin(), out.end(), table) == out.end())
            out.push_back(table);
    return out;
}

std::vector<std::uint16_t> portsWithin(PortClass ports, const PortRange& range)
{
    std::vector<std::uint16_t> out;
    for (const std::uint16_t port : portsOf(ports))
        if (range.contains(port))
            out.push_back(port);
    return out;
}

Ports portsWithout(PortClass ports, const PortRange& range)
{
    Ports out;
    int from = range.first;
    for (const std::uint16_t port : portsWithin(ports, range)) {
        if (port > from)
            out.push_back({static_cast<std::uint16_t>(from), static_cast<std::uint16_t>(port - 1)});
        from = port + 1;
    }
    if (from <= range.last)
        out.push_back({static_cast<std::uint16_t>(from), range.last});
    return out;
}

std::string textOf(const std::vector<std::uint16_t>& ports)
{
    std::vector<std::string> parts;
    parts.reserve(ports.size());
    for (const std::uint16_t port : ports)
        parts.push_back(std::to_string(port));
    return joined(parts);
}

bool isReserved(const Facts& facts, Cloud cloud, const Prefix& block, const Address& address)
{
    const auto [first, last] = reservedLimits(cloud);
    const auto low = static_cast<std::uint64_t>(facts.limit(first).value_or(0));
    const auto high = static_cast<std::uint64_t>(facts.limit(last).value_or(0));
    const Bits128 fromStart = minus(address.bits(), block.first().bits());
    const Bits128 toEnd = minus(block.last().bits(), address.bits());
    return fromStart < Bits128{0, low} || toEnd < Bits128{0, high};
}

Edit setField(ElementId id, std::string_view field, FieldValue value)
{
    return {SetField{id, std::string(field), std::move(value)}};
}

Edits removeSubject(const Facts& facts, const Finding& finding)
{
    return {removalEdit(facts.network().topology, {finding.subjects.front()})};
}

Edit batch(Edits edits)
{
    if (edits.size() == 1)
        return std::move(edits.front());
    return {Batch{std::move(edits)}};
}

std::optional<Prefix> freeBlockIn(const Facts& facts, const Element& network, Family family, int length,
                                  ElementId except)
{
    Prefixes used;
    for (const Element* subnet : facts.index().subnetsIn(network.id))
        if (subnet->id != except)
            for (const Prefix& block : blocksOf(*subnet))
                used.push_back(block);
    for (const Prefix& block : blocksOf(network)) {
        if (block.family() != family || block.length() > length)
            continue;
        if (const auto free = freeBlock(block, length, used))
            return *free;
    }
    return std::nullopt;
}

Edit moveBlock(const Facts& facts, const Element& subnet, const Prefix& was, const Prefix& now)
{
    const auto replaced = [&](Prefixes blocks) {
        std::replace(blocks.begin(), blocks.end(), was, now);
        return blocks;
    };
    Edits edits;
    if (const auto* aws = subnet.as<Subnet>()) {
        const bool v6 = was.family() == Family::V6;
        edits.push_back(setField(subnet.id, v6 ? "ipv6" : "ipv4", replaced(v6 ? aws->ipv6 : aws->ipv4)));
    } else if (const auto* azure = subnet.as<AzureSubnet>()) {
        edits.push_back(setField(subnet.id, "prefixes", replaced(azure->prefixes)));
    }
    // In a block that holds the old one every address stays good; a smaller one has no place for all.
    if (!now.contains(was) && now.length() <= was.length())
        for (const Element* holder : addressHolders(facts, subnet))
            if (auto edit = moveAddresses(*holder, was, now))
                edits.push_back(*std::move(edit));
    return batch(std::move(edits));
}

Addresses freeAddresses(const Facts& facts, const Element& subnet, Family family, std::size_t count)
{
    std::set<Address> taken;
    for (const Element* holder : addressHolders(facts, subnet))
        for (const Address& address : addressesOf(*holder))
            taken.insert(address);
    const Cloud cloud = kindInfo(subnet.kind()).cloud;
    Addresses out;
    for (const Prefix& block : blocksOf(subnet)) {
        if (block.family() != family)
            continue;
        // At most as many steps as there are addresses taken, kept or wanted.
        for (Address at = block.first(); block.contains(at) && out.size() < count; at = {family, next(at.bits())}) {
            if (!taken.contains(at) && !isReserved(facts, cloud, block, at))
                out.push_back(at);
            if (at == block.last())
                break;
        }
    }
    return out;
}

}  // namespace pb::net
