// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/element_factory.h"

#include "core/network/index.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/labels.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>

namespace pb::ui {

namespace {

constexpr std::array<std::string_view, 4> kAwsRegions{"ap-northeast-2", "ap-northeast-1", "us-east-1", "eu-central-1"};
constexpr std::array<std::string_view, 4> kAzureRegions{"koreacentral", "koreasouth", "japaneast", "eastus"};

void append(net::Prefixes& to, const net::Prefixes& from) { to.insert(to.end(), from.begin(), from.end()); }

/// Blocks of every drawn network: a new one is to overlap with none of them.
net::Prefixes drawnBlocks(const net::Topology& topology)
{
    net::Prefixes used;
    for (const auto& [id, element] : topology.elements()) {
        if (const auto* vpc = element->as<net::Vpc>())
            append(used, vpc->ipv4);
        else if (const auto* vnet = element->as<net::VirtualNetwork>())
            append(used, vnet->address_spaces);
        else if (const auto* site = element->as<net::OnPremises>())
            append(used, site->prefixes);
    }
    return used;
}

net::Prefixes newNetworkBlock(const net::Topology& topology)
{
    const auto free = net::freeBlock(*net::Prefix::parse("10.0.0.0/8"), 16, drawnBlocks(topology));
    return free ? net::Prefixes{*free} : net::Prefixes{};
}

/// A /24 of the network around, or half of what a smaller network has.
net::Prefixes newSubnetBlock(const net::Index& index, ElementId parent)
{
    const net::Element* holder = index.find(parent);
    const net::Element* network = holder ? index.networkOf(*holder) : nullptr;
    if (!network)
        return {};
    net::Prefixes used;
    for (const net::Element* subnet : index.subnetsIn(network->id))
        append(used, net::blocksOf(*subnet));
    for (const net::Prefix& block : net::blocksOf(*network)) {
        if (block.family() != net::Family::V4)
            continue;
        const int length = block.length() < 24 ? 24 : std::min(28, block.length() + 1);
        if (const auto free = net::freeBlock(block, std::max(length, block.length()), used))
            return {*free};
    }
    return {};
}

void collect(std::set<net::Address>& taken, const net::Element& element)
{
    if (const auto* eni = element.as<net::NetworkInterface>())
        taken.insert(eni->private_ips.begin(), eni->private_ips.end());
    else if (const auto* nic = element.as<net::AzureNetworkInterface>())
        taken.insert(nic->private_ips.begin(), nic->private_ips.end());
    else if (const auto* nat = element.as<net::NatGateway>(); nat && nat->private_ip)
        taken.insert(*nat->private_ip);
    else if (const auto* firewall = element.as<net::AzureFirewall>(); firewall && firewall->private_ip)
        taken.insert(*firewall->private_ip);
}

/// The first address of a subnet that neither the cloud (the first four and the last) nor an interface has.
net::OptionalAddress freeAddress(const net::Index& index, ElementId parent)
{
    const net::Element* holder = index.find(parent);
    const net::Element* subnet = holder ? index.subnetOf(*holder) : nullptr;
    if (!subnet)
        return {};
    std::set<net::Address> taken;
    for (const auto& [id, element] : index.topology().elements())
        collect(taken, *element);
    for (const net::Prefix& block : net::blocksOf(*subnet)) {
        if (block.family() != net::Family::V4)
            continue;
        for (std::uint64_t offset = 4; offset + 1 < block.size(); ++offset) {
            const net::Address address(block.family(), net::plus(block.first().bits(), offset));
            if (!taken.contains(address))
                return address;
        }
    }
    return {};
}

template <std::size_t N>
std::string freeRegion(const net::Topology& topology, const std::array<std::string_view, N>& codes)
{
    const auto used = [&](std::string_view code) {
        return std::any_of(topology.elements().begin(), topology.elements().end(), [&](const auto& entry) {
            const auto* aws = entry.second->template as<net::Region>();
            const auto* azure = entry.second->template as<net::AzureRegion>();
            return (aws && aws->code == code) || (azure && azure->code == code);
        });
    };
    const auto it = std::find_if(codes.begin(), codes.end(), [&](std::string_view code) { return !used(code); });
    return std::string(it == codes.end() ? codes.front() : *it);
}

/// The first letter that the VPC has no zone of.
std::string freeZone(const net::Index& index, ElementId parent)
{
    const net::Element* holder = index.find(parent);
    const net::Element* around = holder ? index.regionOf(*holder) : nullptr;
    const auto* region = around ? around->as<net::Region>() : nullptr;
    const std::string code = region && !region->code.empty() ? region->code : std::string(kAwsRegions.front());
    for (char letter = 'a'; letter < 'g'; ++letter) {
        const std::string zone = code + letter;
        const net::ElementSpan there = index.children(parent);
        if (std::none_of(there.begin(), there.end(), [&](const net::Element* e) {
                const auto* other = e->as<net::AvailabilityZone>();
                return other && other->zone == zone;
            }))
            return zone;
    }
    return code + 'a';
}

/// Fills in what follows from the place.
struct Start {
    const net::Index& index;
    net::Element& element;

    void operator()(net::Region& e) const { element.name = e.code = freeRegion(index.topology(), kAwsRegions); }
    void operator()(net::AzureRegion& e) const { element.name = e.code = freeRegion(index.topology(), kAzureRegions); }
    void operator()(net::AvailabilityZone& e) const { element.name = e.zone = freeZone(index, element.parent); }
    void operator()(net::Vpc& e) const { e.ipv4 = newNetworkBlock(index.topology()); }
    void operator()(net::VirtualNetwork& e) const { e.address_spaces = newNetworkBlock(index.topology()); }
    void operator()(net::Subnet& e) const
    {
        e.ipv4 = newSubnetBlock(index, element.parent);
        const net::Element* holder = index.find(element.parent);
        if (holder && holder->kind() == net::Kind::Vpc)
            e.zone = freeZone(index, holder->id);
    }
    void operator()(net::AzureSubnet& e) const { e.prefixes = newSubnetBlock(index, element.parent); }
    void operator()(net::NatGateway& e) const { e.private_ip = freeAddress(index, element.parent); }
    void operator()(net::NetworkInterface& e) const { address(e.private_ips); }
    void operator()(net::AzureNetworkInterface& e) const { address(e.private_ips); }
    void operator()(net::AzureFirewall& e) const { e.private_ip = freeAddress(index, element.parent); }
    void operator()(net::InternetGateway& e) const { e.vpc = enclosingVpc(); }
    void operator()(net::EgressOnlyInternetGateway& e) const { e.vpc = enclosingVpc(); }
    void operator()(net::VirtualPrivateGateway& e) const { e.vpc = enclosingVpc(); }
    template <class Other>
    void operator()(Other&) const
    {
    }

    void address(net::Addresses& list) const
    {
        if (const auto free = freeAddress(index, element.parent))
            list = {*free};
    }
    ElementId enclosingVpc() const
    {
        const net::Element* holder = index.find(element.parent);
        return holder && holder->kind() == net::Kind::Vpc ? holder->id : ElementId{};
    }
};

net::Element bare(const net::Topology& topology, net::Kind kind, ElementId parent, ElementId id)
{
    net::Element element;
    element.id = id;
    element.parent = parent;
    element.data = net::defaultData(kind);
    element.name = freeName(topology, kind);
    if (net::kindInfo(kind).container) {
        element.box.width = defaultSize(kind).width();
        element.box.height = defaultSize(kind).height();
    }
    return element;
}

/// What AWS makes with every VPC: main table, default ACL that lets all through, default group that trusts itself.
/// Source: Amazon VPC User Guide, "Your VPC and subnets", "Default security groups", "Default network ACL".
std::vector<net::Element> vpcDefaults(const net::Topology& topology, const net::Element& vpc)
{
    std::vector<net::Element> made;
    std::int64_t next = vpc.id.value;
    int x = kPadding;
    for (const net::Kind kind : {net::Kind::RouteTable, net::Kind::NetworkAcl, net::Kind::SecurityGroup}) {
        net::Element element = bare(topology, kind, vpc.id, ElementId{++next});
        element.box.x = x;
        element.box.y = vpc.box.height - kPadding - defaultSize(kind).height();
        x += defaultSize(kind).width() + kPadding;
        made.push_back(std::move(element));
    }
    std::get<net::RouteTable>(made[0].data).main = true;
    auto& acl = std::get<net::NetworkAcl>(made[1].data);
    acl.is_default = true;
    for (const net::Direction direction : {net::Direction::In, net::Direction::Out}) {
        net::AclEntry all;
        all.direction = direction;
        acl.entries.push_back(all);
    }
    auto& group = std::get<net::SecurityGroup>(made[2].data);
    group.is_default = true;
    net::SecurityRule self, out;
    self.peer_group = made[2].id;
    out.direction = net::Direction::Out;
    out.peer = net::Prefix::all(net::Family::V4);
    group.rules = {self, out};
    return made;
}

net::Element interfaceIn(const net::Index& index, const net::Element& machine, net::Kind kind)
{
    net::Element made = bare(index.topology(), kind, machine.parent, ElementId{machine.id.value + 1});
    std::visit(Start{index, made}, made.data);  // the machine itself is not in the drawing yet: its subnet is
    made.parent = machine.id;
    made.box.x = contentOrigin(machine.kind()).x();
    made.box.y = contentOrigin(machine.kind()).y();
    return made;
}

}  // namespace

std::string freeName(const net::Topology& topology, net::Kind kind)
{
    const std::string stem = nameStem(kind).toStdString() + "-";
    int highest = 0;
    for (const auto& [id, element] : topology.elements()) {
        if (element->kind() != kind || !element->name.starts_with(stem))
            continue;
        int number = 0;
        const char* end = element->name.data() + element->name.size();
        const auto parsed = std::from_chars(element->name.data() + stem.size(), end, number);
        if (parsed.ec == std::errc() && parsed.ptr == end && number < 1'000'000)
            highest = std::max(highest, number);
    }
    return stem + std::to_string(highest + 1);
}

std::vector<net::Element> newElements(const net::Topology& topology, net::Kind kind, ElementId parent,
                                      ElementId firstId)
{
    const net::Index index(topology);
    std::vector<net::Element> made{bare(topology, kind, parent, firstId)};
    std::visit(Start{index, made.front()}, made.front().data);
    if (kind == net::Kind::Vpc) {
        auto defaults = vpcDefaults(topology, made.front());
        made.insert(made.end(), defaults.begin(), defaults.end());
    } else if (kind == net::Kind::Instance) {
        made.push_back(interfaceIn(index, made.front(), net::Kind::NetworkInterface));
    } else if (kind == net::Kind::VirtualMachine || kind == net::Kind::PrivateEndpoint) {
        made.push_back(interfaceIn(index, made.front(), net::Kind::AzureNetworkInterface));
    }
    return made;
}

}  // namespace pb::ui
