// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on the address blocks of a VPC or virtual network as a whole.
#include "core/network/checks.h"
#include "core/network/sources.h"

#include <algorithm>

namespace pb::net {

namespace {

struct LengthLimits {
    LimitId shortest, longest;
};

/// Whether a prefix length is one that the provider takes; IPv6 lengths of AWS come in steps of four bits.
bool lengthAllowed(const Facts& facts, const Prefix& block, LengthLimits limits)
{
    const auto shortest = facts.limit(limits.shortest).value_or(0);
    const auto longest = facts.limit(limits.longest).value_or(128);
    const bool step = block.family() == Family::V4 || block.length() % 4 == 0;
    return block.length() >= shortest && block.length() <= longest && step;
}

void lengths(const Facts& facts, Report& report, Family family, LengthLimits limits)
{
    for (const Element* vpc : facts.index().all(Kind::Vpc)) {
        std::vector<std::string> bad;
        for (const Prefix& block : blocksOf(*vpc))
            if (block.family() == family && !lengthAllowed(facts, block, limits))
                bad.push_back(block.text());
        if (!bad.empty())
            report.add({vpc->id}, {nameOf(*vpc), joined(bad), std::to_string(facts.limit(limits.shortest).value_or(0)),
                                   std::to_string(facts.limit(limits.longest).value_or(0))});
    }
}

void vpcSize(const Facts& facts, Report& report)
{
    lengths(facts, report, Family::V4, {LimitId::AwsVpcIpv4Shortest, LimitId::AwsVpcIpv4Longest});
}

void vpcIpv6Size(const Facts& facts, Report& report)
{
    lengths(facts, report, Family::V6, {LimitId::AwsVpcIpv6Shortest, LimitId::AwsVpcIpv6Longest});
}

/// The lowest 10.n.0.0/16 that no drawn network or site touches.
std::optional<Prefix> unusedBlock(const Facts& facts)
{
    Prefixes used;
    for (const Kind kind : {Kind::Vpc, Kind::VirtualNetwork, Kind::OnPremises, Kind::LocalNetworkGateway})
        for (const Element* element : facts.index().all(kind))
            for (const Prefix& block : blocksOf(*element))
                used.push_back(block);
    for (std::uint32_t n = 0; n < 256; ++n) {
        const Prefix block = Prefix::around(Address::v4(0x0a000000u | n << 16), 16);
        if (std::none_of(used.begin(), used.end(), [&](const Prefix& u) { return u.overlaps(block); }))
            return block;
    }
    return std::nullopt;
}

void vpcWithoutIpv4(const Facts& facts, Report& report)
{
    for (const Element* vpc : facts.index().all(Kind::Vpc))
        if (vpc->as<Vpc>()->ipv4.empty())
            report.add({vpc->id}, {nameOf(*vpc)});
}

void vnetWithoutSpace(const Facts& facts, Report& report)
{
    for (const Element* vnet : facts.index().all(Kind::VirtualNetwork))
        if (blocksOf(*vnet).empty())
            report.add({vnet->id}, {nameOf(*vnet)});
}

template <Kind K>
Edits giveBlock(const Facts& facts, const Finding& finding)
{
    const auto block = unusedBlock(facts);
    if (!block)
        return {};
    return {setField(finding.subjects.front(), K == Kind::Vpc ? "ipv4" : "address_spaces", Prefixes{*block})};
}

/// Blocks of one network that lie inside another block of it (CIDR blocks overlap in no other way), by position.
std::vector<std::size_t> nested(const Prefixes& blocks)
{
    std::vector<std::size_t> out;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        for (std::size_t j = 0; j < blocks.size(); ++j)
            if (i != j && blocks[j].contains(blocks[i]) && (blocks[j] != blocks[i] || j < i)) {
                out.push_back(i);
                break;
            }
    return out;
}

template <Kind K>
void blocksOverlap(const Facts& facts, Report& report)
{
    for (const Element* network : facts.index().all(K)) {
        const Prefixes blocks = blocksOf(*network);
        std::vector<std::string> inner;
        for (const std::size_t i : nested(blocks))
            inner.push_back(blocks[i].text());
        if (!inner.empty())
            report.add({network->id}, {nameOf(*network), joined(inner)});
    }
}

Prefixes withoutNested(const Prefixes& blocks)
{
    const auto inner = nested(blocks);
    return kept(blocks, [&](std::size_t i) { return std::find(inner.begin(), inner.end(), i) == inner.end(); });
}

Edits dropNestedInVpc(const Facts& facts, const Finding& finding)
{
    const auto* vpc = facts.index().find<Vpc>(finding.subjects.front());
    return {batch({setField(finding.subjects.front(), "ipv4", withoutNested(vpc->ipv4)),
                   setField(finding.subjects.front(), "ipv6", withoutNested(vpc->ipv6))})};
}

Edits dropNestedInVnet(const Facts& facts, const Finding& finding)
{
    const auto* vnet = facts.index().find<VirtualNetwork>(finding.subjects.front());
    return {setField(finding.subjects.front(), "address_spaces", withoutNested(vnet->address_spaces))};
}

/// Which of the ranges that AWS does not mix in one VPC holds a block; -1: none of them.
int rangeGroup(const Prefix& block)
{
    static const Prefixes groups{*Prefix::parse("10.0.0.0/8"), *Prefix::parse("172.16.0.0/12"),
                                 *Prefix::parse("192.168.0.0/16"), *Prefix::parse("198.19.0.0/16")};
    const auto it = std::find_if(groups.begin(), groups.end(), [&](const Prefix& g) { return g.contains(block); });
    return it == groups.end() ? -1 : static_cast<int>(it - groups.begin());
}

std::vector<std::size_t> mixedBlocks(const Prefixes& ipv4)
{
    std::vector<std::size_t> out;
    const int primary = ipv4.empty() ? -1 : rangeGroup(ipv4.front());
    for (std::size_t i = 1; i < ipv4.size() && primary >= 0; ++i)
        if (const int group = rangeGroup(ipv4[i]); group >= 0 && group != primary)
            out.push_back(i);
    return out;
}

void vpcMixedRanges(const Facts& facts, Report& report)
{
    for (const Element* vpc : facts.index().all(Kind::Vpc)) {
        const Prefixes& ipv4 = vpc->as<Vpc>()->ipv4;
        std::vector<std::string> bad;
        for (const std::size_t i : mixedBlocks(ipv4))
            bad.push_back(ipv4[i].text());
        if (!bad.empty())
            report.add({vpc->id}, {nameOf(*vpc), ipv4.front().text(), joined(bad)});
    }
}

/// Takes the blocks away as long as no subnet lies in them.
Edits dropMixed(const Facts& facts, const Finding& finding)
{
    const Element* vpc = facts.index().find(finding.subjects.front());
    const Prefixes& ipv4 = vpc->as<Vpc>()->ipv4;
    const auto mixed = mixedBlocks(ipv4);
    for (const Element* subnet : facts.index().subnetsIn(vpc->id))
        for (const Prefix& block : blocksOf(*subnet))
            for (const std::size_t i : mixed)
                if (ipv4[i].overlaps(block))
                    return {};
    return {setField(vpc->id, "ipv4", kept(ipv4, [&](std::size_t i) {
                         return std::find(mixed.begin(), mixed.end(), i) == mixed.end();
                     }))};
}

/// Classes D and E: 224.0.0.0 to 255.255.255.255.
bool isClassDOrE(const Prefix& block)
{
    return block.family() == Family::V4 && block.overlaps(Prefix::around(Address::v4(0xe0000000u), 3));
}

bool isAzureBlocked(const Prefix& block)
{
    static const Prefixes blocked{*Prefix::parse("224.0.0.0/4"), *Prefix::parse("255.255.255.255/32"),
                                  *Prefix::parse("127.0.0.0/8"), *Prefix::parse("169.254.0.0/16"),
                                  *Prefix::parse("168.63.129.16/32")};
    return std::any_of(blocked.begin(), blocked.end(), [&](const Prefix& b) { return b.overlaps(block); });
}

bool isPublicV4(const Prefix& block)
{
    return block.family() == Family::V4 && !isPrivate(block) && !isClassDOrE(block) && !isAzureBlocked(block);
}

template <Kind K>
void blocksThat(const Facts& facts, Report& report, bool (*bad)(const Prefix&))
{
    for (const Element* network : facts.index().all(K)) {
        std::vector<std::string> found;
        for (const Prefix& block : blocksOf(*network))
            if (bad(block))
                found.push_back(block.text());
        if (!found.empty())
            report.add({network->id}, {nameOf(*network), joined(found)});
    }
}

void vpcClassDOrE(const Facts& facts, Report& report) { blocksThat<Kind::Vpc>(facts, report, isClassDOrE); }
void vpcPublicBlock(const Facts& facts, Report& report) { blocksThat<Kind::Vpc>(facts, report, isPublicV4); }
void vnetBlocked(const Facts& facts, Report& report)
{
    blocksThat<Kind::VirtualNetwork>(facts, report, isAzureBlocked);
}
void vnetPublicBlock(const Facts& facts, Report& report)
{
    blocksThat<Kind::VirtualNetwork>(facts, report, isPublicV4);
}

void vpcTooManyBlocks(const Facts& facts, Report& report)
{
    const auto most4 = static_cast<std::size_t>(facts.limit(LimitId::AwsVpcIpv4Blocks).value_or(1000));
    const auto most6 = static_cast<std::size_t>(facts.limit(LimitId::AwsVpcIpv6Blocks).value_or(1000));
    for (const Element* vpc : facts.index().all(Kind::Vpc)) {
        const auto* data = vpc->as<Vpc>();
        if (data->ipv4.size() > most4 || data->ipv6.size() > most6)
            report.add({vpc->id}, {nameOf(*vpc), std::to_string(data->ipv4.size()), std::to_string(most4),
                                   std::to_string(data->ipv6.size()), std::to_string(most6)});
    }
}

template <Kind K>
void tooManySubnets(const Facts& facts, Report& report)
{
    const auto most = facts.limit(K == Kind::Vpc ? LimitId::AwsVpcSubnets : LimitId::AzureVnetSubnets);
    for (const Element* network : facts.index().all(K)) {
        const auto count = facts.index().subnetsIn(network->id).size();
        if (most && count > static_cast<std::size_t>(*most))
            report.add({network->id}, {nameOf(*network), std::to_string(count), std::to_string(*most)});
    }
}

constexpr std::array kBlockRules{
    RuleInfo{"aws.vpc.no_ipv4", Cloud::Aws, Severity::Error, source::kVpcBlocks, kTopology, vpcWithoutIpv4,
             giveBlock<Kind::Vpc>},
    RuleInfo{"aws.vpc.size", Cloud::Aws, Severity::Error, source::kVpcBlocks, kLimitsAndTopology, vpcSize},
    RuleInfo{"aws.vpc.ipv6_size", Cloud::Aws, Severity::Error, source::kVpcBlocks, kLimitsAndTopology, vpcIpv6Size},
    RuleInfo{"aws.vpc.blocks_overlap", Cloud::Aws, Severity::Error, source::kVpcBlocks, kTopology,
             blocksOverlap<Kind::Vpc>, dropNestedInVpc},
    RuleInfo{"aws.vpc.mixed_ranges", Cloud::Aws, Severity::Error, source::kVpcBlocks, kTopology, vpcMixedRanges,
             dropMixed},
    RuleInfo{"aws.vpc.class_d_e", Cloud::Aws, Severity::Error, source::kVpcBlocksMemory, kTopology, vpcClassDOrE},
    RuleInfo{"aws.vpc.public_block", Cloud::Aws, Severity::Warning, source::kVpcBlocks, kTopology, vpcPublicBlock},
    RuleInfo{"aws.vpc.too_many_blocks", Cloud::Aws, Severity::Warning, source::kQuotas, kServiceLimits,
             vpcTooManyBlocks},
    RuleInfo{"aws.vpc.too_many_subnets", Cloud::Aws, Severity::Warning, source::kQuotas, kServiceLimits,
             tooManySubnets<Kind::Vpc>},
    RuleInfo{"azure.vnet.no_space", Cloud::Azure, Severity::Error, source::kAzureFaq, kTopology, vnetWithoutSpace,
             giveBlock<Kind::VirtualNetwork>},
    RuleInfo{"azure.vnet.blocks_overlap", Cloud::Azure, Severity::Error, source::kAzureFaq, kTopology,
             blocksOverlap<Kind::VirtualNetwork>, dropNestedInVnet},
    RuleInfo{"azure.vnet.blocked_range", Cloud::Azure, Severity::Error, source::kAzureFaq, kTopology, vnetBlocked},
    RuleInfo{"azure.vnet.public_block", Cloud::Azure, Severity::Warning, source::kAzureFaq, kTopology, vnetPublicBlock},
    RuleInfo{"azure.vnet.too_many_subnets", Cloud::Azure, Severity::Warning, source::kAzureLimits, kServiceLimits,
             tooManySubnets<Kind::VirtualNetwork>},
};

}  // namespace

std::span<const RuleInfo> blockRules() { return kBlockRules; }

}  // namespace pb::net
