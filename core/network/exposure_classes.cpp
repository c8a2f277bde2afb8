// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/exposure_classes.h"

#include "core/network/balance.h"
#include "core/network/filter.h"
#include "core/network/value.h"
#include "core/network/way.h"

#include <algorithm>
#include <type_traits>

namespace pb::net {

namespace {

const Addresses& privateOf(const Element& interface)
{
    if (const auto* aws = interface.as<NetworkInterface>())
        return aws->private_ips;
    return interface.as<AzureNetworkInterface>()->private_ips;
}

OptionalAddress publicOf(const Element& interface)
{
    if (const auto* aws = interface.as<NetworkInterface>())
        return aws->public_ip;
    return interface.as<AzureNetworkInterface>()->public_ip;
}

constexpr bool isInterface(Kind kind) { return kind == Kind::NetworkInterface || kind == Kind::AzureNetworkInterface; }
constexpr bool isSubnet(Kind kind) { return kind == Kind::Subnet || kind == Kind::AzureSubnet; }

/// Collects every block and address that a field holds, whatever the kind: a new kind's are in without further ado.
struct BlockCollector {
    Prefixes& out;

    template <class T>
    void operator()(const T&) const
    {
    }
    void operator()(const OptionalAddress& address) const
    {
        if (address)
            out.push_back(Prefix::host(*address));
    }
    void operator()(const Addresses& addresses) const
    {
        for (const Address& address : addresses)
            out.push_back(Prefix::host(address));
    }
    void operator()(const OptionalPrefix& prefix) const
    {
        if (prefix)
            out.push_back(*prefix);
    }
    void operator()(const Prefixes& prefixes) const { out.insert(out.end(), prefixes.begin(), prefixes.end()); }
    void operator()(const Routes& rows) const
    {
        for (const Route& row : rows)
            (*this)(row.destination);
    }
    void operator()(const SecurityRules& rows) const
    {
        for (const SecurityRule& row : rows)
            (*this)(row.peer);
    }
    void operator()(const AclEntries& rows) const
    {
        for (const AclEntry& row : rows)
            out.push_back(row.peer);
    }
    void operator()(const UserRoutes& rows) const
    {
        for (const UserRoute& row : rows) {
            (*this)(row.destination);
            (*this)(row.next_hop_ip);
        }
    }
    void operator()(const NsgRules& rows) const
    {
        for (const NsgRule& row : rows) {
            (*this)(row.source);
            (*this)(row.destination);
        }
    }
};

void collect(const Element& element, Prefixes& out)
{
    std::visit(
        [&]<class T>(const T& data) { forEachField<T>([&](const auto& f) { BlockCollector{out}(data.*f.member); }); },
        element.data);
}

std::uint64_t wordOf(ElementId id) { return static_cast<std::uint64_t>(id.value); }
std::uint64_t wordOf(const Element* element) { return element ? wordOf(element->id) : 0; }

/// Whether two subnets of a network share an address, or an interface stands outside its subnet's blocks: then a
/// subnet's blocks tell more than which interfaces are neighbours.
bool isTangled(const Index& index, ElementId network)
{
    std::vector<std::pair<Prefix, const Element*>> blocks;
    for (const Element* subnet : index.subnetsIn(network))
        for (const Prefix& block : blocksOf(*subnet))
            blocks.emplace_back(block, subnet);
    std::sort(blocks.begin(), blocks.end());
    for (std::size_t i = 1; i < blocks.size(); ++i)
        if (blocks[i - 1].first.overlaps(blocks[i].first))
            return true;
    for (const Element* interface : index.interfacesIn(network)) {
        const Element* subnet = index.subnetOf(*interface);
        if (!subnet)
            return true;
        const Prefixes own = blocksOf(*subnet);
        for (const Address& address : privateOf(*interface))
            if (std::none_of(own.begin(), own.end(), [&](const Prefix& p) { return p.contains(address); }))
                return true;
    }
    return false;
}

/// A number for the zone where that matters: a transit gateway takes packets in, and hands them out, zone by zone.
std::uint64_t zoneWord(const Index& index, const Element& subnet, Numbers& numbers)
{
    const Element* vpc = index.vpcOf(subnet);
    const ElementSpan users = vpc ? index.referrers(vpc->id) : ElementSpan{};
    if (std::none_of(users.begin(), users.end(), [](const Element* e) { return e->as<TransitGatewayAttachment>(); }))
        return 0;
    Words letters{~3ull};
    for (const char letter : index.zoneOf(subnet))
        letters.push_back(static_cast<unsigned char>(letter));
    return numbers.of(letters) + 1;
}

}  // namespace

std::uint64_t Classes::numberOf(const Prefix& prefix, Numbers& numbers)
{
    constexpr std::uint64_t kTag = ~0ull;  // no other list begins with it
    const Bits128 bits = prefix.first().bits();
    return numbers.of({kTag, static_cast<std::uint64_t>(prefix.family()), bits.high, bits.low,
                       static_cast<std::uint64_t>(prefix.length())});
}

bool Classes::sameBlocks(const Element& before, const Element& now)
{
    const auto told = [](const Element& element) {
        Prefixes out;
        collect(element, out);
        std::sort(out.begin(), out.end());
        out.erase(std::unique(out.begin(), out.end()), out.end());
        return out;
    };
    return told(before) == told(now);
}

Classes::Classes(const Index& index, Numbers& numbers)
{
    findForwarders(index);
    findPlainSubnets(index);
    gatherBlocks(index);
    for (const Kind kind : {Kind::NetworkInterface, Kind::AzureNetworkInterface})
        for (const Element* interface : index.all(kind))
            addMember(index, *interface, numbers);
    std::unordered_map<Words, std::size_t, WordsHash> known;
    for (std::size_t i = 0; i < m_members.size(); ++i) {
        const Member& member = m_members[i];
        m_at.emplace(member.element->id, i);
        const auto [it, fresh] = known.emplace(Words{member.whole, wordOf(member.subnet)}, m_buckets.size());
        if (fresh)
            m_buckets.emplace_back();
        m_buckets[it->second].members.push_back(&member);
    }
}

const Member* Classes::find(ElementId interface) const
{
    const auto it = m_at.find(interface);
    return it == m_at.end() ? nullptr : &m_members[it->second];
}

bool Classes::isForwarder(ElementId id) const
{
    return std::binary_search(m_forwarders.begin(), m_forwarders.end(), id);
}

void Classes::findForwarders(const Index& index)
{
    const auto add = [&](const Element* element) {
        if (!element)
            return;
        if (isInterface(element->kind()))
            m_forwarders.push_back(element->id);
        for (const Element* interface : index.interfacesOf(element->id))
            m_forwarders.push_back(interface->id);
    };
    for (const Element* table : index.all(Kind::RouteTable))
        for (const Route& row : table->as<RouteTable>()->routes)
            add(index.find(row.target));
    for (const Element* table : index.all(Kind::AzureRouteTable))
        for (const UserRoute& row : table->as<AzureRouteTable>()->routes)
            if (row.next_hop_ip)
                for (const Element* holder : index.holdersOf(*row.next_hop_ip))
                    add(holder->as<AzureLoadBalancer>() ? firstTarget(index, *holder) : holder);
    std::sort(m_forwarders.begin(), m_forwarders.end());
}

void Classes::findPlainSubnets(const Index& index)
{
    for (const Kind kind : {Kind::Vpc, Kind::VirtualNetwork})
        for (const Element* network : index.all(kind)) {
            const bool tangled = isTangled(index, network->id);
            for (const Element* subnet : index.subnetsIn(network->id))
                m_plain[subnet->id] = !tangled;
        }
    const auto notPlain = [&](const Element* element) {
        const Element* subnet = element ? index.subnetOf(*element) : nullptr;
        if (subnet)
            m_plain[subnet->id] = false;
    };
    for (const Kind kind : {Kind::NatGateway, Kind::VirtualNetworkGateway})
        for (const Element* gateway : index.all(kind))
            notPlain(gateway);
    for (const ElementId id : m_forwarders)
        notPlain(index.find(id));
    for (const Element* attachment : index.all(Kind::TransitGatewayAttachment))
        for (const ElementId id : attachment->as<TransitGatewayAttachment>()->subnets)
            notPlain(index.find(id));
}

void Classes::gatherBlocks(const Index& index)
{
    Prefixes blocks = unroutedOnInternet();
    blocks.push_back(globalUnicast());
    blocks.push_back(Prefix::host(azurePlatform()));
    Prefixes own;
    for (const auto& [id, element] : index.topology().elements()) {
        const Kind kind = element->kind();
        const bool plain = isSubnet(kind) && m_plain.contains(id) && m_plain.at(id);
        collect(*element, isInterface(kind) || plain ? own : blocks);
    }
    for (const Element* nat : index.all(Kind::NatGateway))
        if (const auto address = natAddress(index, *nat))
            blocks.push_back(Prefix::host(*address));
    own.insert(own.end(), blocks.begin(), blocks.end());
    m_blocks = PrefixTree(std::move(blocks));
    m_places = PrefixTree(std::move(own));
}

Words Classes::subnetWords(const Index& index, const Element& subnet, Numbers& numbers) const
{
    const auto* azure = subnet.as<AzureSubnet>();
    const auto plain = m_plain.find(subnet.id);
    return {wordOf(index.networkOf(subnet)),
            wordOf(index.routeTableOf(subnet)),
            wordOf(index.aclOf(subnet)),
            wordOf(index.nsgOf(subnet)),
            azure ? wordOf(azure->nat_gateway) : 0,
            azure && azure->default_outbound ? 1u : 0u,
            zoneWord(index, subnet, numbers),
            plain != m_plain.end() && plain->second ? 0 : wordOf(subnet.id)};
}

void Classes::addMember(const Index& index, const Element& interface, Numbers& numbers)
{
    Member member;
    member.element = &interface;
    member.addresses = privateOf(interface);
    member.own = member.addresses.size();
    if (const auto address = publicOf(interface))
        member.addresses.push_back(*address);
    member.fronts = member.addresses.size();
    const Element* subnet = index.subnetOf(interface);
    const Element* owner = index.instanceOf(interface);
    bool alone = !subnet || isForwarder(interface.id) || (owner && owner->as<LoadBalancer>());
    Words words{static_cast<std::uint64_t>(interface.kind()), member.own};
    if (subnet) {
        member.subnet = subnet->id;
        const Words more = subnetWords(index, *subnet, numbers);
        words.insert(words.end(), more.begin(), more.end());
    }
    for (const Address& address : member.addresses) {
        member.blocks.push_back(numberOf(m_blocks.innermost(address), numbers));
        words.push_back(member.blocks.back());
        alone = alone || index.holdersOf(address).size() > 1 ||
                std::count(member.addresses.begin(), member.addresses.end(), address) > 1;
    }
    for (const Front& front : frontsOf(index, interface)) {
        if (std::find(member.addresses.begin(), member.addresses.end(), front.address) != member.addresses.end())
            continue;
        member.addresses.push_back(front.address);
        member.blocks.push_back(numberOf(m_blocks.innermost(front.address), numbers));
        const Bits128 bits = front.address.bits();
        words.insert(words.end(), {wordOf(front.balancer), bits.high, bits.low});
    }
    Words groups;
    if (const auto* azure = interface.as<AzureNetworkInterface>()) {
        words.insert(words.end(), {wordOf(index.nsgOf(interface)), azure->ip_forwarding ? 1u : 0u,
                                   static_cast<std::uint64_t>(azure->public_ip_sku)});
        for (const ElementId id : azure->application_groups)
            groups.push_back(wordOf(id));
        std::sort(groups.begin(), groups.end());
    } else {
        words.push_back(interface.as<NetworkInterface>()->source_dest_check ? 1u : 0u);
        for (const Element* group : index.groupsOf(interface))
            groups.push_back(wordOf(group));
    }
    words.push_back(alone ? wordOf(interface.id) : 0);
    groups.insert(groups.begin(), ~1ull);
    member.route = numbers.of(words);
    member.groups = numbers.of(groups);
    member.whole = numbers.of({~2ull, member.route, member.groups});
    m_members.push_back(std::move(member));
}

}  // namespace pb::net
