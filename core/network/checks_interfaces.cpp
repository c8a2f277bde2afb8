// SPDX-License-Identifier: GPL-3.0-or-later
// Rules on the addresses of interfaces and NAT gateways.
#include "core/network/checks.h"
#include "core/network/sources.h"

#include <algorithm>

namespace pb::net {

namespace {

template <Cloud C, class Visit>
void forEachHolder(const Facts& facts, Visit visit)
{
    for (const Kind kind : C == Cloud::Aws ? std::vector{Kind::NetworkInterface, Kind::NatGateway}
                                           : std::vector{Kind::AzureNetworkInterface})
        for (const Element* holder : facts.index().all(kind))
            visit(*holder);
}

/// The block of a subnet that holds an address; null where none does.
const Prefix* blockOf(const Prefixes& blocks, const Address& address)
{
    const auto it = std::find_if(blocks.begin(), blocks.end(), [&](const Prefix& b) { return b.contains(address); });
    return it == blocks.end() ? nullptr : &*it;
}

enum class Fault { None, Outside, Reserved };

Fault faultOf(const Facts& facts, const Prefixes& blocks, Cloud cloud, const Address& address)
{
    const Prefix* block = blockOf(blocks, address);
    if (!block)
        return Fault::Outside;
    return isReserved(facts, cloud, *block, address) ? Fault::Reserved : Fault::None;
}

template <Cloud C, Fault F>
void faultyAddress(const Facts& facts, Report& report)
{
    forEachHolder<C>(facts, [&](const Element& holder) {
        const Element* subnet = facts.index().subnetOf(holder);
        if (!subnet)
            return;
        const Prefixes blocks = blocksOf(*subnet);
        std::vector<std::string> bad;
        for (const Address& address : addressesOf(holder))
            if (!blocks.empty() && faultOf(facts, blocks, C, address) == F)
                bad.push_back(address.text());
        if (!bad.empty())
            report.add({holder.id}, {nameOf(holder), joined(bad), nameOf(*subnet), textOf(blocks)});
    });
}

/// Gives new addresses to a holder in place of those that `bad` names.
template <class Bad>
Edits renumber(const Facts& facts, const Element& holder, Bad bad)
{
    const Element* subnet = facts.index().subnetOf(holder);
    Addresses addresses = addressesOf(holder);
    for (const Family family : {Family::V4, Family::V6}) {
        const auto wrong = [&](const Address& a) { return a.family() == family && bad(a); };
        const auto count = static_cast<std::size_t>(std::count_if(addresses.begin(), addresses.end(), wrong));
        const Addresses fresh = freeAddresses(facts, *subnet, family, count);
        if (fresh.size() < count)
            return {};
        auto take = fresh.begin();
        for (Address& address : addresses)
            if (wrong(address))
                address = *take++;
    }
    if (holder.kind() == Kind::NatGateway)
        return {setField(holder.id, "private_ip", OptionalAddress(addresses.front()))};
    return {setField(holder.id, "private_ips", std::move(addresses))};
}

template <Cloud C>
Edits renumberFaulty(const Facts& facts, const Finding& finding)
{
    const Element* holder = facts.index().find(finding.subjects.front());
    const Prefixes blocks = blocksOf(*facts.index().subnetOf(*holder));
    return renumber(facts, *holder, [&](const Address& a) { return faultOf(facts, blocks, C, a) != Fault::None; });
}

/// An address that two holders of one network have. Found by sorting: O(n log n).
template <Cloud C>
void duplicateAddress(const Facts& facts, Report& report)
{
    struct Held {
        ElementId network;
        Address address;
        const Element* holder;
    };
    std::vector<Held> all;
    forEachHolder<C>(facts, [&](const Element& holder) {
        if (const Element* network = facts.index().networkOf(holder))
            for (const Address& address : addressesOf(holder))
                all.push_back({network->id, address, &holder});
    });
    std::stable_sort(all.begin(), all.end(), [](const Held& a, const Held& b) {
        return std::tie(a.network, a.address, a.holder->id) < std::tie(b.network, b.address, b.holder->id);
    });
    for (std::size_t i = 1; i < all.size(); ++i)
        if (all[i].network == all[i - 1].network && all[i].address == all[i - 1].address &&
            all[i].holder != all[i - 1].holder)
            report.add({all[i].holder->id, all[i - 1].holder->id},
                       {nameOf(*all[i].holder), nameOf(*all[i - 1].holder), all[i].address.text()});
}

Edits renumberDuplicate(const Facts& facts, const Finding& finding)
{
    const Element* holder = facts.index().find(finding.subjects[0]);
    const Addresses others = addressesOf(*facts.index().find(finding.subjects[1]));
    if (!facts.index().subnetOf(*holder))
        return {};
    return renumber(facts, *holder,
                    [&](const Address& a) { return std::find(others.begin(), others.end(), a) != others.end(); });
}

Addresses publicAddressesOf(const Element& element)
{
    const auto one = [](const OptionalAddress& address) { return address ? Addresses{*address} : Addresses{}; };
    if (const auto* aws = element.as<NetworkInterface>())
        return one(aws->public_ip);
    if (const auto* nat = element.as<NatGateway>())
        return one(nat->public_ip);
    if (const auto* azure = element.as<AzureNetworkInterface>())
        return one(azure->public_ip);
    if (const auto* azureNat = element.as<AzureNatGateway>())
        return azureNat->public_ips;
    const auto* gateway = element.as<VirtualNetworkGateway>();
    return gateway ? one(gateway->public_ip) : Addresses{};
}

void duplicatePublicAddress(const Facts& facts, Report& report)
{
    std::vector<std::pair<Address, const Element*>> all;
    for (const Kind kind : {Kind::NetworkInterface, Kind::NatGateway, Kind::AzureNetworkInterface,
                            Kind::AzureNatGateway, Kind::VirtualNetworkGateway})
        for (const Element* element : facts.index().all(kind))
            for (const Address& address : publicAddressesOf(*element))
                all.emplace_back(address, element);
    std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) {
        return std::tie(a.first, a.second->id) < std::tie(b.first, b.second->id);
    });
    for (std::size_t i = 1; i < all.size(); ++i)
        if (all[i].first == all[i - 1].first && all[i].second != all[i - 1].second)
            report.add({all[i].second->id, all[i - 1].second->id},
                       {nameOf(*all[i].second), nameOf(*all[i - 1].second), all[i].first.text()});
}

constexpr std::array kInterfaceRules{
    RuleInfo{"aws.interface.outside_subnet", Cloud::Aws, Severity::Error, source::kSubnetSizing, kTopology,
             faultyAddress<Cloud::Aws, Fault::Outside>, renumberFaulty<Cloud::Aws>},
    RuleInfo{"aws.interface.reserved_address", Cloud::Aws, Severity::Error, source::kSubnetSizing, kTopology,
             faultyAddress<Cloud::Aws, Fault::Reserved>, renumberFaulty<Cloud::Aws>},
    RuleInfo{"aws.interface.duplicate_address", Cloud::Aws, Severity::Error, source::kOwn, kTopology,
             duplicateAddress<Cloud::Aws>, renumberDuplicate},
    RuleInfo{"azure.interface.outside_subnet", Cloud::Azure, Severity::Error, source::kAzureFaq, kTopology,
             faultyAddress<Cloud::Azure, Fault::Outside>, renumberFaulty<Cloud::Azure>},
    RuleInfo{"azure.interface.reserved_address", Cloud::Azure, Severity::Error, source::kAzureFaq, kTopology,
             faultyAddress<Cloud::Azure, Fault::Reserved>, renumberFaulty<Cloud::Azure>},
    RuleInfo{"azure.interface.duplicate_address", Cloud::Azure, Severity::Error, source::kOwn, kTopology,
             duplicateAddress<Cloud::Azure>, renumberDuplicate},
    RuleInfo{"net.public_address.duplicate", Cloud::Common, Severity::Error, source::kOwn, kTopology,
             duplicatePublicAddress},
};

}  // namespace

std::span<const RuleInfo> interfaceRules() { return kInterfaceRules; }

}  // namespace pb::net
