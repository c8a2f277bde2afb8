// SPDX-License-Identifier: GPL-3.0-or-later
// What reaches what, exactly, for every ordered pair of interfaces, from cold: against every pair on its own with the
// same interval sets, and against one relation of all pairs in BuDDy. The three must find the same number of pairs.
#include "core/network/exposure.h"
#include "core/network/filter_sets.h"
#include "tests/bench/bench.h"
#include "tests/support/drawing.h"

#include <bdd.h>

#include <cstdlib>
#include <random>

namespace {

using namespace pb;
using namespace pb::net;
using test::Drawing;

constexpr int kGroups = 24, kSubnets = 12;

/// A VPC of twelve subnets with ACLs, 24 groups of ten rules, and interfaces that each have one of 48 pairs of groups.
Drawing exposureDrawing(int interfaces)
{
    std::mt19937 random(7);
    const auto below = [&](int n) { return std::uniform_int_distribution<int>(0, n - 1)(random); };
    Drawing drawing;
    drawing.add("region", "", Region{"r"});
    Vpc vpc;
    vpc.ipv4 = {test::prefix("10.0.0.0/8")};
    drawing.add("vpc", "region", vpc);
    RouteTable table;
    table.main = true;
    drawing.add("table", "vpc", table);
    const auto blockOf = [](int s) {
        return Prefix::around(Address::v4(0x0a000000u | static_cast<std::uint32_t>(s) << 16), 16);
    };
    ElementIds groups;
    for (int g = 0; g < kGroups; ++g)
        groups.push_back(drawing.add("group-" + std::to_string(g), "vpc", SecurityGroup{}));
    for (int g = 0; g < kGroups; ++g)
        drawing.change<SecurityGroup>("group-" + std::to_string(g), [&](SecurityGroup& group) {
            for (int i = 0; i < 10; ++i) {
                SecurityRule rule;
                rule.direction = i < 7 ? Direction::In : Direction::Out;
                rule.protocol = Protocol{below(3) ? Protocol::kTcp : Protocol::kUdp};
                const int first = below(60000);
                rule.ports = {static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(first + below(5000))};
                if (below(2))
                    rule.peer = blockOf(below(kSubnets));
                else
                    rule.peer_group = groups[static_cast<std::size_t>(below(kGroups))];
                group.rules.push_back(rule);
            }
        });
    for (int s = 0; s < kSubnets; ++s) {
        const std::string name = "subnet-" + std::to_string(s);
        NetworkAcl acl;
        for (const Direction direction : {Direction::In, Direction::Out}) {
            for (int i = 0; i < 9; ++i) {
                const int first = below(60000);
                acl.entries.push_back(
                    {100 + 10 * i,
                     direction,
                     below(3) ? Action::Allow : Action::Deny,
                     Protocol{Protocol::kTcp},
                     {static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(first + below(5000))},
                     blockOf(below(kSubnets))});
            }
            acl.entries.push_back({1000, direction, Action::Allow, Protocol{}, {}, test::prefix("10.0.0.0/9")});
        }
        Subnet subnet;
        subnet.ipv4 = {blockOf(s)};
        subnet.network_acl = drawing.add("acl-" + name, "vpc", acl);
        drawing.add(name, "vpc", subnet);
    }
    for (int i = 0; i < interfaces; ++i) {
        const int s = i % kSubnets, pair = (i / kSubnets) % 4;
        NetworkInterface interface;
        interface.private_ips = {Address::v4((0x0a000000u | static_cast<std::uint32_t>(s) << 16) + 10 +
                                             static_cast<std::uint32_t>(i / kSubnets))};
        interface.security_groups = {groups[static_cast<std::size_t>((s * 2 + pair) % kGroups)],
                                     groups[static_cast<std::size_t>((s * 5 + pair * 7 + 1) % kGroups)]};
        drawing.add("eni-" + std::to_string(i), "subnet-" + std::to_string(s), interface);
    }
    return drawing;
}

std::size_t byClasses(const Topology& topology)
{
    std::size_t open = 0;
    Exposure exposure(topology);
    exposure.forEachClassPair(
        [&](std::span<const ElementId> from, std::span<const ElementId> to, std::span<const AddressFlow>) {
            open += from.data() == to.data() || from.front() == to.front() ? from.size() * (from.size() - 1)
                                                                           : from.size() * to.size();
        });
    return open;
}

/// What each interface's filters are, looked up before the pairs are gone through.
struct Prepared {
    const Element* element;
    const Element* subnet;
    const Element* acl;
    Address address;
    std::vector<const Element*> groups;
    ElementIds groupIds;
};

std::vector<Prepared> prepare(const Index& index)
{
    std::vector<Prepared> out;
    for (const Element* e : index.all(Kind::NetworkInterface)) {
        const Element* subnet = index.subnetOf(*e);
        Prepared one{
            e, subnet, index.aclOf(*subnet), e->as<NetworkInterface>()->private_ips.front(), index.groupsOf(*e), {}};
        for (const Element* group : one.groups)
            one.groupIds.push_back(group->id);
        out.push_back(std::move(one));
    }
    return out;
}

std::size_t pairByPair(const Topology& topology)
{
    const Index index(topology);
    const std::vector<Prepared> all = prepare(index);
    std::size_t open = 0;
    for (const Prepared& a : all)
        for (const Prepared& b : all) {
            if (&a == &b)
                continue;
            ServiceSet set = passGroups(index, a.groups, Direction::Out, b.address, b.groupIds);
            if (!set.isEmpty())
                set = set & passGroups(index, b.groups, Direction::In, a.address, a.groupIds);
            if (!set.isEmpty() && a.subnet != b.subnet)
                set = set & passAcl(a.acl, Direction::Out, b.address) & passAcl(b.acl, Direction::In, a.address) &
                      (passAcl(b.acl, Direction::Out, a.address) & passAcl(a.acl, Direction::In, b.address)).answered();
            open += set.isEmpty() ? 0 : 1;
        }
    return open;
}

// One relation over source and destination address, protocol and ports.
constexpr int kProtocolBits = 8, kPortBits = 16, kAddressBits = 32;
constexpr int kProtocol = 0, kTarget = 8, kOrigin = 24, kSource = 40, kDestination = 72, kVariables = 104;

bdd between(int at, int width, std::uint64_t first, std::uint64_t last)
{
    bdd low = bddtrue, high = bddtrue;
    for (int i = 0; i < width; ++i) {
        const bdd one = bdd_ithvar(at + width - 1 - i);
        low = (first >> i & 1) != 0 ? (one & low) : (one | low);
        high = (last >> i & 1) != 0 ? (bdd_not(one) | high) : (bdd_not(one) & high);
    }
    return low & high;
}

bdd addressIn(int at, const Prefix& p) { return between(at, kAddressBits, p.first().bits().low, p.last().bits().low); }

bdd serviceOf(const Protocol& protocol, const PortRange& ports, int field)
{
    if (protocol.isAny())
        return bddtrue;
    const auto number = static_cast<std::uint64_t>(protocol.number);
    return between(kProtocol, kProtocolBits, number, number) & between(field, kPortBits, ports.first, ports.last);
}

bdd groupsIn(const Prepared& at, Direction direction, const std::vector<bdd>& members, int far)
{
    bdd out = bddfalse;
    for (const Element* group : at.groups)
        for (const SecurityRule& rule : group->as<SecurityGroup>()->rules)
            if (rule.direction == direction)
                out |=
                    serviceOf(rule.protocol, rule.ports, kTarget) &
                    (rule.peer ? addressIn(far, *rule.peer) : members[static_cast<std::size_t>(rule.peer_group.value)]);
    return out;
}

bdd aclIn(const Element& acl, Direction direction, int far, int field)
{
    bdd out = bddfalse, left = bddtrue;
    const AclEntries& entries = acl.as<NetworkAcl>()->entries;
    for (const std::size_t i : rowsInOrder(entries, direction)) {
        const bdd match = addressIn(far, entries[i].peer) & serviceOf(entries[i].protocol, entries[i].ports, field);
        if (entries[i].action == Action::Allow)
            out |= match & left;
        left &= bdd_not(match);
    }
    return out;
}

std::size_t byBuddy(const Topology& topology)
{
    const Index index(topology);
    const std::vector<Prepared> all = prepare(index);
    bdd_init(4000000, 1000000);
    bdd_setvarnum(kVariables);
    bdd_setmaxincrease(2000000);
    bdd_gbc_hook(nullptr);
    std::size_t open = 0;
    {
        const auto highest = static_cast<std::size_t>(topology.highest().value) + 1;
        std::vector<bdd> sources(highest, bddfalse), destinations(highest, bddfalse);
        for (const Prepared& one : all)
            for (const ElementId group : one.groupIds) {
                sources[static_cast<std::size_t>(group.value)] |= addressIn(kSource, Prefix::host(one.address));
                destinations[static_cast<std::size_t>(group.value)] |=
                    addressIn(kDestination, Prefix::host(one.address));
            }
        bdd out = bddfalse, in = bddfalse, same = bddfalse, leave = bddfalse, enter = bddfalse;
        for (const Prepared& one : all) {
            out |= addressIn(kSource, Prefix::host(one.address)) &
                   groupsIn(one, Direction::Out, destinations, kDestination);
            in |= addressIn(kDestination, Prefix::host(one.address)) & groupsIn(one, Direction::In, sources, kSource);
        }
        for (const Element* subnet : index.all(Kind::Subnet)) {
            const Prefix& block = subnet->as<Subnet>()->ipv4.front();
            const Element& acl = *index.aclOf(*subnet);
            const bdd from = addressIn(kSource, block), to = addressIn(kDestination, block);
            same |= from & to;
            leave |= from & aclIn(acl, Direction::Out, kDestination, kTarget) &
                     aclIn(acl, Direction::In, kDestination, kOrigin);
            enter |= to & aclIn(acl, Direction::In, kSource, kTarget) & aclIn(acl, Direction::Out, kSource, kOrigin);
        }
        const bdd relation = out & in & (same | (leave & enter));
        std::vector<int> services;
        for (int i = 0; i < kSource; ++i)
            services.push_back(i);
        const bdd set = bdd_makeset(services.data(), static_cast<int>(services.size()));
        bdd pairs = bdd_exist(relation, set);
        for (const Prepared& one : all)  // not with itself
            pairs = pairs - (addressIn(kSource, Prefix::host(one.address)) &
                             addressIn(kDestination, Prefix::host(one.address)));
        open = static_cast<std::size_t>(bdd_satcount(pairs) / std::pow(2.0, kSource) + 0.5);
    }
    bdd_done();
    return open;
}

void measure(int interfaces, bool peers)
{
    const Drawing drawing = exposureDrawing(interfaces);
    const Topology& topology = drawing.network.topology;
    std::size_t open = 0;
    const double ms = bench::medianMs(5, [&] { open = byClasses(topology); });
    const std::string name = "network.exposure.all_pairs." + std::to_string(interfaces);
    const std::string size = std::to_string(interfaces) + " interfaces, " + std::to_string(open) + " pairs open";
    if (!peers) {
        bench::print({.name = name, .value = ms, .unit = "ms", .size = size});
        return;
    }
    std::size_t naive = 0, buddy = 0;
    const double naiveMs = bench::quantile(bench::timesMs(
                                               1, [&] { naive = pairByPair(topology); }, 0),
                                           0.5);
    const double buddyMs = bench::quantile(bench::timesMs(
                                               1, [&] { buddy = byBuddy(topology); }, 0),
                                           0.5);
    bench::print({.name = name + ".pairwise",
                  .value = ms,
                  .unit = "ms",
                  .size = size,
                  .peer = "interval sets pair by pair",
                  .peerValue = naiveMs});
    bench::print({.name = name + ".buddy",
                  .value = ms,
                  .unit = "ms",
                  .size = size,
                  .peer = "BuDDy, one relation",
                  .peerValue = buddyMs});
    if (naive == open && buddy == open)
        return;
    std::fprintf(stderr, "open pairs differ: classes %zu, pairwise %zu, BuDDy %zu\n", open, naive, buddy);
    std::exit(1);
}

/// One rule of one group changes, and all pairs are current again.
void measureEdit(int interfaces)
{
    Drawing drawing = exposureDrawing(interfaces);
    Exposure exposure(drawing.network.topology);
    const auto all = [&] {
        exposure.forEachClassPair(
            [](std::span<const ElementId>, std::span<const ElementId>, std::span<const AddressFlow>) {});
    };
    const double cold = bench::quantile(bench::timesMs(1, all, 0), 0.5);
    std::uint16_t port = 1;
    const double ms = bench::medianMs(9, [&] {
        drawing.change<SecurityGroup>("group-3", [&](SecurityGroup& group) { group.rules[0].ports = {port, ++port}; });
        exposure.update(drawing.network.topology);
        all();
    });
    bench::print({.name = "network.exposure.edit." + std::to_string(interfaces),
                  .value = ms,
                  .unit = "ms",
                  .size = std::to_string(interfaces) + " interfaces, one rule",
                  .peer = "the same from cold, index not counted",
                  .peerValue = cold});
}

}  // namespace

int main()
{
    measure(100, true);
    measure(1000, true);
    measure(10000, false);
    measureEdit(1000);
    measureEdit(10000);
}
