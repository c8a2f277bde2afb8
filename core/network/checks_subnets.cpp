// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on subnets: their blocks, their zone, the room in them.
#include "core/network/checks.h"
#include "core/network/sources.h"

#include <algorithm>
#include <set>

namespace pb::net {

namespace {

template <Cloud C>
constexpr Kind kSubnetKind = C == Cloud::Aws ? Kind::Subnet : Kind::AzureSubnet;
template <Cloud C>
constexpr Kind kNetworkKind = C == Cloud::Aws ? Kind::Vpc : Kind::VirtualNetwork;

struct LengthRange {
    int shortest, longest;
    bool holds(const Prefix& block) const
    {
        // AWS takes IPv6 blocks in steps of four bits; Azure's one length is such a step too.
        const bool step = block.family() == Family::V4 || block.length() % 4 == 0;
        return block.length() >= shortest && block.length() <= longest && step;
    }
};

template <Cloud C>
LengthRange rangeOf(const Facts& facts, Family family)
{
    using enum LimitId;
    const bool v4 = family == Family::V4;
    const auto shortest = C == Cloud::Aws ? (v4 ? AwsSubnetIpv4Shortest : AwsSubnetIpv6Shortest)
                                          : (v4 ? AzureSubnetIpv4Shortest : AzureSubnetIpv6Shortest);
    const auto longest = C == Cloud::Aws ? (v4 ? AwsSubnetIpv4Longest : AwsSubnetIpv6Longest)
                                         : (v4 ? AzureSubnetIpv4Longest : AzureSubnetIpv6Longest);
    return {static_cast<int>(facts.limit(shortest).value_or(0)),
            static_cast<int>(facts.limit(longest).value_or(addressBits(family)))};
}

/// Whether a subnet's block can still be changed: AWS never once it exists, Azure as long as nothing is in it.
bool mayMove(const Facts& facts, const Element& subnet)
{
    return !isDeployed(subnet) || (subnet.kind() == Kind::AzureSubnet && addressHolders(facts, subnet).empty());
}

/// Whether `block` lies in its network and touches no other subnet.
bool isFree(const Facts& facts, const Element& network, const Prefix& block, ElementId except)
{
    const auto overlaps = [&](const Prefix& other) { return other.overlaps(block); };
    for (const Element* subnet : facts.index().subnetsIn(network.id))
        if (const Prefixes blocks = blocksOf(*subnet);
            subnet->id != except && std::any_of(blocks.begin(), blocks.end(), overlaps))
            return false;
    const Prefixes blocks = blocksOf(network);
    return std::any_of(blocks.begin(), blocks.end(), [&](const Prefix& b) { return b.contains(block); });
}

bool keepsAddresses(const Facts& facts, const Element& subnet, const Prefix& was, const Prefix& now)
{
    for (const Element* holder : addressHolders(facts, subnet))
        for (const Address& address : addressesOf(*holder))
            if (was.contains(address) && !now.contains(address))
                return false;
    return true;
}

/// Another length for one block of a subnet: in place where that is free, else elsewhere in the network.
Edits resize(const Facts& facts, const Element& subnet, const Prefix& block, int length)
{
    const Element* network = facts.index().networkOf(subnet);
    if (!network || !mayMove(facts, subnet))
        return {};
    const Prefix inPlace = Prefix::around(block.first(), length);
    if (isFree(facts, *network, inPlace, subnet.id) && keepsAddresses(facts, subnet, block, inPlace))
        return {moveBlock(facts, subnet, block, inPlace)};
    if (length > block.length())
        return {};
    const auto elsewhere = freeBlockIn(facts, *network, block.family(), length, subnet.id);
    return elsewhere ? Edits{moveBlock(facts, subnet, block, *elsewhere)} : Edits{};
}

template <Cloud C, Family F>
void sizes(const Facts& facts, Report& report)
{
    const LengthRange range = rangeOf<C>(facts, F);
    for (const Element* subnet : facts.index().all(kSubnetKind<C>))
        for (const Prefix& block : blocksOf(*subnet))
            if (block.family() == F && !range.holds(block)) {
                report.add({subnet->id}, {nameOf(*subnet), block.text(), std::to_string(range.shortest),
                                          std::to_string(range.longest)});
                break;
            }
}

template <Cloud C, Family F>
Edits fixSize(const Facts& facts, const Finding& finding)
{
    const Element* subnet = facts.index().find(finding.subjects.front());
    const LengthRange range = rangeOf<C>(facts, F);
    for (const Prefix& block : blocksOf(*subnet))
        if (block.family() == F && !range.holds(block)) {
            const int rounded = F == Family::V4 ? block.length() : (block.length() + 3) / 4 * 4;
            return resize(facts, *subnet, block, std::clamp(rounded, range.shortest, range.longest));
        }
    return {};
}

template <Cloud C>
void withoutBlock(const Facts& facts, Report& report)
{
    for (const Element* subnet : facts.index().all(kSubnetKind<C>))
        if (blocksOf(*subnet).empty())
            report.add({subnet->id}, {nameOf(*subnet)});
}

template <Cloud C>
Edits giveBlock(const Facts& facts, const Finding& finding)
{
    const Element* subnet = facts.index().find(finding.subjects.front());
    const Element* network = facts.index().networkOf(*subnet);
    for (const int length : {24, 26, 28})
        if (const auto free = network ? freeBlockIn(facts, *network, Family::V4, length, subnet->id) : std::nullopt)
            return {setField(subnet->id, C == Cloud::Aws ? "ipv4" : "prefixes", Prefixes{*free})};
    return {};
}

/// The first block of a subnet that no block of its network holds.
std::optional<Prefix> strayBlock(const Facts& facts, const Element& subnet)
{
    const Element* network = facts.index().networkOf(subnet);
    if (!network)
        return std::nullopt;
    const Prefixes outer = blocksOf(*network);
    for (const Prefix& block : blocksOf(subnet))
        if (std::none_of(outer.begin(), outer.end(), [&](const Prefix& o) { return o.contains(block); }))
            return block;
    return std::nullopt;
}

template <Cloud C>
void outside(const Facts& facts, Report& report)
{
    for (const Element* subnet : facts.index().all(kSubnetKind<C>))
        if (const auto stray = strayBlock(facts, *subnet)) {
            const Element* network = facts.index().networkOf(*subnet);
            report.add({subnet->id}, {nameOf(*subnet), stray->text(), nameOf(*network), textOf(blocksOf(*network))});
        }
}

Edits moveInside(const Facts& facts, const Finding& finding)
{
    const Element* subnet = facts.index().find(finding.subjects.front());
    const auto stray = strayBlock(facts, *subnet);
    const Element* network = facts.index().networkOf(*subnet);
    if (!stray || !mayMove(facts, *subnet))
        return {};
    const auto free = freeBlockIn(facts, *network, stray->family(), stray->length(), subnet->id);
    return free ? Edits{moveBlock(facts, *subnet, *stray, *free)} : Edits{};
}

struct Overlap {
    const Element* outer;  ///< its block holds the other's
    const Element* inner;
    Prefix outerBlock, innerBlock;
};

/// Overlapping blocks of different subnets of one network: each block with the narrowest one around it. O(n log n).
std::vector<Overlap> overlapsIn(const Facts& facts, ElementId network)
{
    struct Owned {
        Prefix block;
        const Element* subnet;
    };
    std::vector<Owned> all;
    for (const Element* subnet : facts.index().subnetsIn(network))
        for (const Prefix& block : blocksOf(*subnet))
            all.push_back({block, subnet});
    std::stable_sort(all.begin(), all.end(), [](const Owned& a, const Owned& b) { return a.block < b.block; });
    std::vector<Overlap> out;
    std::vector<const Owned*> around;  // the blocks that hold the current one, widest first
    for (const Owned& one : all) {
        while (!around.empty() && !around.back()->block.contains(one.block))
            around.pop_back();
        if (!around.empty() && around.back()->subnet != one.subnet)
            out.push_back({around.back()->subnet, one.subnet, around.back()->block, one.block});
        around.push_back(&one);
    }
    return out;
}

template <Cloud C>
void overlap(const Facts& facts, Report& report)
{
    for (const Element* network : facts.index().all(kNetworkKind<C>))
        for (const Overlap& o : overlapsIn(facts, network->id))
            report.add({o.inner->id, o.outer->id},
                       {nameOf(*o.inner), o.innerBlock.text(), nameOf(*o.outer), o.outerBlock.text()});
}

/// Either subnet may move; the inner one first.
Edits separate(const Facts& facts, const Finding& finding)
{
    Edits out;
    const Element* network = facts.index().networkOf(*facts.index().find(finding.subjects.front()));
    for (const Overlap& o : overlapsIn(facts, network->id)) {
        if (o.inner->id != finding.subjects[0] || o.outer->id != finding.subjects[1])
            continue;
        for (const auto& [subnet, block] : {std::pair(o.inner, o.innerBlock), std::pair(o.outer, o.outerBlock)})
            if (mayMove(facts, *subnet))
                if (const auto free = freeBlockIn(facts, *network, block.family(), block.length(), {});
                    free && *free != block)
                    out.push_back(moveBlock(facts, *subnet, block, *free));
        break;
    }
    return out;
}

struct Room {
    std::uint64_t used = 0, usable = 0;
    /// Four fifths and more: too little for the next deployment or for an upgrade that doubles instances for a while.
    bool isLittle() const { return usable > 0 && used * 5 >= usable * 4; }
};

template <Cloud C>
Room roomIn(const Facts& facts, const Element& subnet)
{
    const auto reserved =
        facts.limit(C == Cloud::Aws ? LimitId::AwsSubnetReservedFirst : LimitId::AzureSubnetReservedFirst).value_or(0) +
        facts.limit(C == Cloud::Aws ? LimitId::AwsSubnetReservedLast : LimitId::AzureSubnetReservedLast).value_or(0);
    Room room;
    for (const Prefix& block : blocksOf(subnet))
        if (block.family() == Family::V4 && block.size() > static_cast<std::uint64_t>(reserved))
            room.usable += block.size() - static_cast<std::uint64_t>(reserved);
    for (const Element* holder : addressHolders(facts, subnet))
        for (const Address& address : addressesOf(*holder))
            room.used += address.family() == Family::V4 ? 1 : 0;
    return room;
}

template <Cloud C>
void littleRoom(const Facts& facts, Report& report)
{
    for (const Element* subnet : facts.index().all(kSubnetKind<C>))
        if (const Room room = roomIn<C>(facts, *subnet); room.isLittle())
            report.add({subnet->id}, {nameOf(*subnet), std::to_string(room.used), std::to_string(room.usable)});
}

template <Cloud C>
Edits widen(const Facts& facts, const Finding& finding)
{
    const Element* subnet = facts.index().find(finding.subjects.front());
    for (const Prefix& block : blocksOf(*subnet))
        if (block.family() == Family::V4 && block.length() > rangeOf<C>(facts, Family::V4).shortest)
            return resize(facts, *subnet, block, block.length() - 1);
    return {};
}

/// A subnet that exists and whose block would have to change: only a new subnet helps.
template <Cloud C>
void needsMigration(const Facts& facts, Report& report)
{
    for (const Element* network : facts.index().all(kNetworkKind<C>)) {
        std::set<ElementId> overlapping;
        for (const Overlap& o : overlapsIn(facts, network->id))
            overlapping.insert({o.inner->id, o.outer->id});
        for (const Element* subnet : facts.index().subnetsIn(network->id)) {
            const bool wrong =
                overlapping.contains(subnet->id) || strayBlock(facts, *subnet) || roomIn<C>(facts, *subnet).isLittle();
            if (wrong && !mayMove(facts, *subnet))
                report.add({subnet->id}, {nameOf(*subnet), textOf(blocksOf(*subnet)),
                                          std::to_string(addressHolders(facts, *subnet).size())});
        }
    }
}

void withoutZone(const Facts& facts, Report& report)
{
    for (const Element* subnet : facts.index().all(Kind::Subnet))
        if (facts.index().zoneOf(*subnet).empty())
            report.add({subnet->id}, {nameOf(*subnet)});
}

Edits giveZone(const Facts& facts, const Finding& finding)
{
    const Element* subnet = facts.index().find(finding.subjects.front());
    if (facts.index().enclosing(*subnet, kinds(Kind::AvailabilityZone)))
        return {};  // the zone itself has to be named
    const Element* vpc = facts.index().vpcOf(*subnet);
    for (const Element* other : vpc ? facts.index().subnetsIn(vpc->id) : ElementSpan{})
        if (const std::string zone = facts.index().zoneOf(*other); !zone.empty())
            return {setField(subnet->id, "zone", zone)};
    const Element* region = facts.index().regionOf(*subnet);
    const auto* data = region ? region->as<Region>() : nullptr;
    return data && !data->code.empty() ? Edits{setField(subnet->id, "zone", data->code + 'a')} : Edits{};
}

void twoZones(const Facts& facts, Report& report)
{
    for (const Element* subnet : facts.index().all(Kind::Subnet)) {
        const std::string& own = subnet->as<Subnet>()->zone;
        const std::string zone = facts.index().zoneOf(*subnet);
        if (!own.empty() && own != zone)
            report.add({subnet->id}, {nameOf(*subnet), zone, own});
    }
}

Edits keepOuterZone(const Facts&, const Finding& finding)
{
    return {setField(finding.subjects.front(), "zone", std::string())};
}

void zoneOfOtherRegion(const Facts& facts, Report& report)
{
    for (const Kind kind : {Kind::AvailabilityZone, Kind::Subnet})
        for (const Element* element : facts.index().all(kind)) {
            const Element* region = facts.index().regionOf(*element);
            const auto* data = region ? region->as<Region>() : nullptr;
            const auto* zone = element->as<AvailabilityZone>();
            const std::string& name = zone ? zone->zone : element->as<Subnet>()->zone;
            if (data && !data->code.empty() && !name.empty() && !name.starts_with(data->code))
                report.add({element->id}, {nameOf(*element), name, data->code});
        }
}

Edits zoneHere(const Facts& facts, const Finding& finding)
{
    const std::string& zone = finding.args[1];
    const char letter = zone.back();
    if (letter < 'a' || letter > 'z')
        return {};
    return {setField(facts.index().find(finding.subjects.front())->id, "zone", finding.args[2] + letter)};
}

constexpr std::array kSubnetRules{
    RuleInfo{"aws.subnet.no_block", Cloud::Aws, Severity::Error, source::kSubnetSizing, kTopology,
             withoutBlock<Cloud::Aws>, giveBlock<Cloud::Aws>},
    RuleInfo{"aws.subnet.size", Cloud::Aws, Severity::Error, source::kSubnetSizing, kLimitsAndTopology,
             sizes<Cloud::Aws, Family::V4>, fixSize<Cloud::Aws, Family::V4>},
    RuleInfo{"aws.subnet.ipv6_size", Cloud::Aws, Severity::Error, source::kSubnetSizing, kLimitsAndTopology,
             sizes<Cloud::Aws, Family::V6>, fixSize<Cloud::Aws, Family::V6>},
    RuleInfo{"aws.subnet.outside_vpc", Cloud::Aws, Severity::Error, source::kSubnetSizing, kTopology,
             outside<Cloud::Aws>, moveInside},
    RuleInfo{"aws.subnet.overlap", Cloud::Aws, Severity::Error, source::kSubnetSizing, kTopology, overlap<Cloud::Aws>,
             separate},
    RuleInfo{"aws.subnet.little_room", Cloud::Aws, Severity::Warning, source::kSubnetSizing, kLimitsAndTopology,
             littleRoom<Cloud::Aws>, widen<Cloud::Aws>},
    RuleInfo{"aws.subnet.needs_migration", Cloud::Aws, Severity::Warning, source::kSubnetSizing, kTopology,
             needsMigration<Cloud::Aws>},
    RuleInfo{"aws.subnet.no_zone", Cloud::Aws, Severity::Warning, source::kSubnets, kResilience, withoutZone, giveZone},
    RuleInfo{"aws.subnet.two_zones", Cloud::Aws, Severity::Error, source::kSubnets, kTopology, twoZones, keepOuterZone},
    RuleInfo{"aws.zone.other_region", Cloud::Aws, Severity::Error, source::kSubnets, kTopology, zoneOfOtherRegion,
             zoneHere},
    RuleInfo{"azure.subnet.no_block", Cloud::Azure, Severity::Error, source::kAzureFaq, kTopology,
             withoutBlock<Cloud::Azure>, giveBlock<Cloud::Azure>},
    RuleInfo{"azure.subnet.size", Cloud::Azure, Severity::Error, source::kAzureFaq, kLimitsAndTopology,
             sizes<Cloud::Azure, Family::V4>, fixSize<Cloud::Azure, Family::V4>},
    RuleInfo{"azure.subnet.ipv6_size", Cloud::Azure, Severity::Error, source::kAzureFaq, kLimitsAndTopology,
             sizes<Cloud::Azure, Family::V6>, fixSize<Cloud::Azure, Family::V6>},
    RuleInfo{"azure.subnet.outside_vnet", Cloud::Azure, Severity::Error, source::kAzureFaq, kTopology,
             outside<Cloud::Azure>, moveInside},
    RuleInfo{"azure.subnet.overlap", Cloud::Azure, Severity::Error, source::kAzureFaq, kTopology, overlap<Cloud::Azure>,
             separate},
    RuleInfo{"azure.subnet.little_room", Cloud::Azure, Severity::Warning, source::kAzureFaq, kLimitsAndTopology,
             littleRoom<Cloud::Azure>, widen<Cloud::Azure>},
    RuleInfo{"azure.subnet.needs_migration", Cloud::Azure, Severity::Warning, source::kAzureFaq, kTopology,
             needsMigration<Cloud::Azure>},
};

}  // namespace

std::span<const RuleInfo> subnetRules() { return kSubnetRules; }

}  // namespace pb::net
