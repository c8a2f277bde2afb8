// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/exposure.h"
#include "tests/core/network/mini_bdd.h"
#include "tests/core/network/mini_cloud.h"
#include "tests/support/drawing.h"

#include <QTest>

#include <optional>

/// Exposure against what the providers' documents say, written down a second time as binary decision diagrams (BuDDy)
/// over (protocol, destination port or ICMP type, source port or ICMP code, the address at the far side in IPv4).
using namespace Qt::StringLiterals;
using namespace pb;
using namespace pb::net;
using namespace pb::test;

namespace {

// What AWS's documents say.

/// Security groups allow what any of their rules allows; a rule may name a group instead of addresses.
bdd groupsAllow(const MiniAws& cloud, const MiniInterface& at, Direction direction, const Where& far,
                const MiniInterface* farInterface)
{
    bdd out = bddfalse;
    for (const int group : at.groups)
        for (const MiniRule& rule : cloud.groups[static_cast<std::size_t>(group)].rules) {
            if (rule.direction != direction)
                continue;
            const bool named = rule.group >= 0 && farInterface &&
                               std::count(farInterface->groups.begin(), farInterface->groups.end(), rule.group) > 0;
            const bdd peer = rule.group < 0 ? within(rule.peer, far) : named ? bddtrue : bddfalse;
            out |= peer & service(rule.protocol, rule.ports, false);
        }
    return out;
}

/// An ACL's first matching row decides; what no row matches is denied; without an ACL all pass.
bdd aclAllows(const MiniSubnet& subnet, Direction direction, const Where& far, bool answer)
{
    if (!subnet.filtered)
        return bddtrue;
    bdd out = bddfalse, left = bddtrue;
    std::vector<MiniRow> rows = subnet.rows;
    std::stable_sort(rows.begin(), rows.end(), [](const MiniRow& a, const MiniRow& b) { return a.number < b.number; });
    for (const MiniRow& row : rows) {
        if (row.direction != direction)
            continue;
        const bdd match = within(row.peer, far) & service(row.protocol, row.ports, answer);
        if (row.allow)
            out |= match & left;
        left &= bdd_not(match);
    }
    return out;
}

/// Addresses that the subnet's table sends to `wanted`: the most specific row decides, the VPC's own block among them.
bdd routed(const MiniSubnet& subnet, const Prefix& vpc, MiniTarget wanted, const Where& to)
{
    std::vector<std::pair<Prefix, MiniTarget>> rows{{vpc, MiniTarget::Local}};
    for (const MiniRoute& route : subnet.routes)
        rows.emplace_back(route.destination, route.target);
    bdd out = bddfalse;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        bdd takes = within(rows[i].first, to);
        for (std::size_t k = 0; k < rows.size(); ++k) {
            const int mine = rows[i].first.length(), other = rows[k].first.length();
            if (other > mine || (other == mine && k < i))
                takes &= bdd_not(within(rows[k].first, to));
        }
        if (rows[i].second == wanted)
            out |= takes;
    }
    return out;
}

struct Side {
    const MiniInterface& interface;
    const MiniSubnet& subnet;
    const MiniVpc& vpc;
};

Side sideOf(const MiniAws& cloud, const MiniInterface& interface)
{
    const MiniSubnet& subnet = cloud.subnets[static_cast<std::size_t>(interface.subnet)];
    return {interface, subnet, cloud.vpcs[static_cast<std::size_t>(subnet.network)]};
}

/// By the private address: inside a VPC, or over the peering.
bdd awsPrivate(const MiniAws& cloud, const Side& a, const Side& b)
{
    const Where from = a.interface.address, to = b.interface.address;
    const bool sameVpc = &a.vpc == &b.vpc;
    const bool known = sameVpc || (cloud.peered && cloud.peeringActive && cloud.sameRegion);
    bdd out = groupsAllow(cloud, a.interface, Direction::Out, to, known ? &b.interface : nullptr) &
              groupsAllow(cloud, b.interface, Direction::In, from, known ? &a.interface : nullptr);
    if (&a.subnet == &b.subnet)
        return out;
    out &= aclAllows(a.subnet, Direction::Out, to, false) & aclAllows(b.subnet, Direction::In, from, false) &
           aclAllows(b.subnet, Direction::Out, from, true) & aclAllows(a.subnet, Direction::In, to, true);
    if (sameVpc)
        return out & routed(a.subnet, a.vpc.block, MiniTarget::Local, to) &
               routed(b.subnet, b.vpc.block, MiniTarget::Local, from);
    if (!cloud.peered || !cloud.peeringActive)
        return bddfalse;
    return out & routed(a.subnet, a.vpc.block, MiniTarget::Peering, to) &
           routed(b.subnet, b.vpc.block, MiniTarget::Peering, from);
}

/// Out to an address of the Internet: a route to the VPC's own attached gateway, a public address, and the filters.
bdd awsOut(const MiniAws& cloud, const Side& a, const Where& to)
{
    if (!a.vpc.gateway || !a.interface.outside)
        return bddfalse;
    return groupsAllow(cloud, a.interface, Direction::Out, to, nullptr) &
           aclAllows(a.subnet, Direction::Out, to, false) & routed(a.subnet, a.vpc.block, MiniTarget::Gateway, to) &
           aclAllows(a.subnet, Direction::In, to, true);
}

/// In from the Internet; the answer needs the route.
bdd awsIn(const MiniAws& cloud, const Side& b, const Where& from)
{
    if (!b.vpc.gateway || !b.interface.outside)
        return bddfalse;
    return groupsAllow(cloud, b.interface, Direction::In, from, nullptr) &
           aclAllows(b.subnet, Direction::In, from, false) & aclAllows(b.subnet, Direction::Out, from, true) &
           routed(b.subnet, b.vpc.block, MiniTarget::Gateway, from);
}

/// IPv6 out: an address is its own public one; an egress-only gateway lets out, and answers back in.
bdd awsOut6(const MiniAws& cloud, const Side& a, const Where& to)
{
    bdd ways = bddfalse;
    if (a.vpc.gateway)
        ways |= routed(a.subnet, a.vpc.block, MiniTarget::Gateway, to);
    if (a.vpc.egress)
        ways |= routed(a.subnet, a.vpc.block, MiniTarget::Egress, to);
    return ways & groupsAllow(cloud, a.interface, Direction::Out, to, nullptr) &
           aclAllows(a.subnet, Direction::Out, to, false) & aclAllows(a.subnet, Direction::In, to, true);
}

/// IPv6 in: by an internet gateway alone.
bdd awsIn6(const MiniAws& cloud, const Side& b, const Where& from)
{
    if (!b.vpc.gateway)
        return bddfalse;
    return routed(b.subnet, b.vpc.block, MiniTarget::Gateway, from) &
           groupsAllow(cloud, b.interface, Direction::In, from, nullptr) &
           aclAllows(b.subnet, Direction::In, from, false) & aclAllows(b.subnet, Direction::Out, from, true);
}

// What Azure's documents say.

struct AzureSide {
    const MiniNic& nic;
    const MiniAzureSubnet& subnet;
    const MiniVnet& vnet;
};

AzureSide sideOf(const MiniAzure& cloud, const MiniNic& nic)
{
    const MiniAzureSubnet& subnet = cloud.subnets[static_cast<std::size_t>(nic.subnet)];
    return {nic, subnet, cloud.vnets[static_cast<std::size_t>(subnet.network)]};
}

bool isPeered(const MiniAzure& cloud) { return cloud.leftLink && cloud.rightLink; }

/// The VirtualNetwork tag at a subnet: its network, the peered one, and the prefixes of its user-defined routes.
Prefixes virtualNetwork(const MiniAzure& cloud, const AzureSide& at)
{
    Prefixes out = at.subnet.nowhere;
    for (const MiniVnet& vnet : cloud.vnets)
        if (&vnet == &at.vnet || isPeered(cloud))
            out.push_back(vnet.block);
    return out;
}

bdd tagHolds(MiniTag tag, const Prefixes& virtualNetworkTag, const Where& where)
{
    const bdd inside = withinAny(virtualNetworkTag, where);
    const Prefix platform = prefix("168.63.129.16/32");
    if (tag == MiniTag::Any)
        return bddtrue;
    if (tag == MiniTag::VirtualNetwork)
        return inside;
    if (tag == MiniTag::AzureLoadBalancer)
        return within(platform, where);
    const bdd unrouted = withinAny(prefixes("0.0.0.0/8,10.0.0.0/8,100.64.0.0/10,127.0.0.0/8,169.254.0.0/16,"
                                            "172.16.0.0/12,192.168.0.0/16,224.0.0.0/3"),
                                   where);
    return bdd_not(inside | unrouted | within(platform, where));
}

/// An application security group's members, in the NSG's own network.
bdd sideHolds(const MiniAzure& cloud, const AzureSide& at, const MiniSide& side, const Where& where)
{
    if (side.group >= 0) {
        bdd out = bddfalse;
        for (const MiniNic& nic : cloud.nics) {
            const bool member = std::count(nic.groups.begin(), nic.groups.end(), side.group) > 0;
            if (member && &sideOf(cloud, nic).vnet == &at.vnet)
                out |= within(Prefix::host(nic.address), where);
        }
        return out;
    }
    return side.block ? within(*side.block, where) : tagHolds(side.tag, virtualNetwork(cloud, at), where);
}

struct Between {
    Where from, to;
};

/// The row of least priority that matches decides; three rows come after all others.
bdd nsgAllows(const MiniAzure& cloud, const AzureSide& at, int nsg, Direction direction, const Between& ends)
{
    const auto& [from, to] = ends;
    if (nsg < 0)
        return bddtrue;
    std::vector<MiniNsgRule> rules = cloud.nsgs[static_cast<std::size_t>(nsg)].rules;
    std::stable_sort(rules.begin(), rules.end(),
                     [](const MiniNsgRule& a, const MiniNsgRule& b) { return a.priority < b.priority; });
    bdd out = bddfalse, left = bddtrue;
    for (const MiniNsgRule& rule : rules) {
        if (rule.direction != direction)
            continue;
        bdd match = sideHolds(cloud, at, rule.source, from) & sideHolds(cloud, at, rule.destination, to);
        if (!rule.protocol.isAny())
            match &= protocolIs(rule.protocol.number);
        const bdd ports =
            targetIn(rule.targets.first, rule.targets.last) & originIn(rule.origins.first, rule.origins.last);
        match &= ports | bdd_not(protocolIs(6) | protocolIs(17));
        if (rule.allow)
            out |= match & left;
        left &= bdd_not(match);
    }
    const Prefixes tag = virtualNetwork(cloud, at);
    bdd byDefault = tagHolds(MiniTag::VirtualNetwork, tag, from) & tagHolds(MiniTag::VirtualNetwork, tag, to);
    if (direction == Direction::In)
        byDefault |= tagHolds(MiniTag::AzureLoadBalancer, tag, from);
    else
        byDefault |= tagHolds(MiniTag::Internet, tag, to);
    return out | (left & byDefault);
}

bdd filtersAllow(const MiniAzure& cloud, const AzureSide& at, Direction direction, const Where& from, const Where& to)
{
    return nsgAllows(cloud, at, at.subnet.nsg, direction, {from, to}) &
           nsgAllows(cloud, at, at.nic.nsg, direction, {from, to});
}

/// Where a subnet sends packets: most specific prefix, then user-defined before system.
enum class AzureHop { Network, Peer, Internet };
bdd azureRouted(const MiniAzure& cloud, const AzureSide& at, AzureHop wanted, const Where& to)
{
    struct Row {
        Prefix prefix;
        int rank;
        std::optional<AzureHop> hop;
    };
    std::vector<Row> rows{{at.vnet.block, 1, AzureHop::Network}, {prefix("0.0.0.0/0"), 2, AzureHop::Internet}};
    for (const Prefix& p : prefixes("10.0.0.0/8,172.16.0.0/12,192.168.0.0/16,100.64.0.0/10"))
        rows.push_back({p, 2, std::nullopt});
    for (const Prefix& p : at.subnet.nowhere)
        rows.push_back({p, 0, std::nullopt});
    for (const MiniVnet& vnet : cloud.vnets)
        if (&vnet != &at.vnet && isPeered(cloud))
            rows.push_back({vnet.block, 1, AzureHop::Peer});
    bdd out = bddfalse;
    for (const Row& row : rows) {
        bdd takes = within(row.prefix, to);
        for (const Row& other : rows)
            if (other.prefix.length() > row.prefix.length() ||
                (other.prefix.length() == row.prefix.length() && other.rank < row.rank))
                takes &= bdd_not(within(other.prefix, to));
        if (row.hop == wanted)
            out |= takes;
    }
    return out;
}

bdd azurePrivate(const MiniAzure& cloud, const AzureSide& a, const AzureSide& b)
{
    const Where from = a.nic.address, to = b.nic.address;
    const bool same = &a.vnet == &b.vnet;
    if (!same && !isPeered(cloud))
        return bddfalse;
    const AzureHop hop = same ? AzureHop::Network : AzureHop::Peer;
    return filtersAllow(cloud, a, Direction::Out, from, to) & filtersAllow(cloud, b, Direction::In, from, to) &
           azureRouted(cloud, a, hop, to) & azureRouted(cloud, b, hop, from);
}

bdd azureOut(const MiniAzure& cloud, const AzureSide& a, const Where& to)
{
    if (!a.nic.outside && !a.subnet.defaultOutbound)
        return bddfalse;
    return filtersAllow(cloud, a, Direction::Out, a.nic.address, to) & azureRouted(cloud, a, AzureHop::Internet, to);
}

/// A Standard address is closed until an NSG opens it.
bdd azureIn(const MiniAzure& cloud, const AzureSide& b, const Where& from)
{
    if (!b.nic.outside || (b.nic.standard && b.subnet.nsg < 0 && b.nic.nsg < 0))
        return bddfalse;
    return filtersAllow(cloud, b, Direction::In, from, b.nic.address) & azureRouted(cloud, b, AzureHop::Internet, from);
}

/// The product's answer in the same variables. `far` is the side that varies.
bdd diagramOf(const PacketSet& set, const std::optional<Direction>& far)
{
    bdd out = bddfalse;
    for (const PacketBox& box : set.boxes()) {
        if (box.source.first.family() != farFamily)
            continue;
        bdd one = range(kProtocol, 8, box.service.protocol_first, box.service.protocol_last) &
                  targetIn(box.service.target.first, box.service.target.last) &
                  originIn(box.service.origin.first, box.service.origin.last);
        if (far) {
            const AddressRange& varies = *far == Direction::In ? box.source : box.destination;
            one &= farBetween(varies.first, varies.last);
        }
        out |= one;
    }
    return out;
}

/// What the exposure says of packets to one address of an interface.
PacketSet toAddress(Exposure& exposure, const ExposureEnd& from, const ExposureEnd& to, const Address& address)
{
    return exposure.between(from, to) & PacketSet::of(AddressSet::of(Prefixes{Prefix::all(address.family())}),
                                                      AddressSet::of(AddressRange::of(address)), ServiceSet::all());
}

struct Tally {
    int sets = 0, open = 0;
    bool judge(const bdd& expected, const bdd& found)
    {
        ++sets;
        open += expected != bddfalse ? 1 : 0;
        return expected == found;
    }
};

bool awsAgrees(const MiniAws& cloud, Tally& tally)
{
    Exposure exposure(cloud.topology());
    const auto end = [&](const MiniInterface& i) {
        return exposureEnd(exposure.index(), *exposure.index().find(i.id)).value();
    };
    Prefixes held;
    for (const MiniVpc& vpc : cloud.vpcs)
        held.push_back(vpc.block);
    for (const MiniInterface& i : cloud.interfaces)
        if (i.outside)
            held.push_back(Prefix::host(*i.outside));
    const bdd world = possible() & internetAddresses(held);
    for (const MiniInterface& i : cloud.interfaces) {
        const Side a = sideOf(cloud, i);
        if (!tally.judge(awsOut(cloud, a, {}) & world, diagramOf(exposure.between(end(i), {}), Direction::Out)) ||
            !tally.judge(awsIn(cloud, a, {}) & world, diagramOf(exposure.between({}, end(i)), Direction::In)))
            return false;
        for (const MiniInterface& j : cloud.interfaces) {
            if (&i == &j)
                continue;
            const Side b = sideOf(cloud, j);
            if (!tally.judge(awsPrivate(cloud, a, b) & possible(),
                             diagramOf(toAddress(exposure, end(i), end(j), j.address), {})))
                return false;
            // By the public address, out of one gateway and in by the other.
            const bool outside = i.outside && j.outside;
            const bdd around = outside ? awsOut(cloud, a, *j.outside) & awsIn(cloud, b, *i.outside) : bddfalse;
            if (j.outside &&
                !tally.judge(around & possible(), diagramOf(toAddress(exposure, end(i), end(j), *j.outside), {})))
                return false;
        }
    }
    return true;
}

/// What AWS does with an answer that came in by the one gateway and goes out by the other is not documented, nor
/// whether a rule that names a group takes packets from one VPC to another by way of the Internet: neither is compared.
bool aws6Agrees(const MiniAws& cloud, Tally& tally)
{
    Exposure exposure(cloud.topology());
    const auto end = [&](const MiniInterface& i) {
        return exposureEnd(exposure.index(), *exposure.index().find(i.id)).value();
    };
    Prefixes held;
    for (const MiniVpc& vpc : cloud.vpcs)
        held.push_back(vpc.block);
    const bdd world = possible() & internetAddresses(held);
    const auto outward = [](const Side& a, const Where& to) {
        return routed(a.subnet, a.vpc.block, MiniTarget::Gateway, to) |
               routed(a.subnet, a.vpc.block, MiniTarget::Egress, to);
    };
    for (const MiniInterface& i : cloud.interfaces) {
        const Side a = sideOf(cloud, i);
        const bdd plain = a.vpc.egress ? bdd_not(routed(a.subnet, a.vpc.block, MiniTarget::Egress, {})) : bddtrue;
        if (!tally.judge(awsOut6(cloud, a, {}) & world, diagramOf(exposure.between(end(i), {}), Direction::Out)) ||
            !tally.judge(awsIn6(cloud, a, {}) & world & plain,
                         diagramOf(exposure.between({}, end(i)), Direction::In) & plain))
            return false;
        for (const MiniInterface& j : cloud.interfaces) {
            const Side b = sideOf(cloud, j);
            if (&i == &j || outward(a, j.address) != bddfalse || outward(b, i.address) != bddfalse)
                continue;
            if (!tally.judge(awsPrivate(cloud, a, b) & possible(),
                             diagramOf(toAddress(exposure, end(i), end(j), j.address), {})))
                return false;
        }
    }
    return true;
}

bool azureAgrees(const MiniAzure& cloud, Tally& tally)
{
    Exposure exposure(cloud.topology());
    const auto end = [&](const MiniNic& i) {
        return exposureEnd(exposure.index(), *exposure.index().find(i.id)).value();
    };
    Prefixes held;
    for (const MiniVnet& vnet : cloud.vnets)
        held.push_back(vnet.block);
    for (const MiniNic& i : cloud.nics)
        if (i.outside)
            held.push_back(Prefix::host(*i.outside));
    const bdd world = possible() & internetAddresses(held);
    for (const MiniNic& i : cloud.nics) {
        const AzureSide a = sideOf(cloud, i);
        if (!tally.judge(azureOut(cloud, a, {}) & world, diagramOf(exposure.between(end(i), {}), Direction::Out)) ||
            !tally.judge(azureIn(cloud, a, {}) & world, diagramOf(exposure.between({}, end(i)), Direction::In)))
            return false;
        for (const MiniNic& j : cloud.nics) {
            if (&i == &j)
                continue;
            const AzureSide b = sideOf(cloud, j);
            if (!tally.judge(azurePrivate(cloud, a, b) & possible(),
                             diagramOf(toAddress(exposure, end(i), end(j), j.address), {})))
                return false;
            // What address default outbound access lends is not known, so only public ones are compared.
            if (i.outside && j.outside &&
                !tally.judge(azureOut(cloud, a, *j.outside) & azureIn(cloud, b, *i.outside) & possible(),
                             diagramOf(toAddress(exposure, end(i), end(j), *j.outside), {})))
                return false;
        }
    }
    return true;
}

}  // namespace

// Every network that the sanitizers watch takes ten times as long.
#ifdef __SANITIZE_ADDRESS__
constexpr unsigned kNetworks = 500, kNetworks6 = 200;
#else
constexpr unsigned kNetworks = 5500, kNetworks6 = 2000;
#endif

class TestExposureBuddy : public QObject {
    Q_OBJECT

private slots:
    void initTestCase()
    {
        bdd_init(200000, 50000);
        bdd_setvarnum(kVariables);
        bdd_gbc_hook(nullptr);
    }
    void cleanupTestCase() { bdd_done(); }
    void init() { farFamily = Family::V4; }
    void aws();
    void awsIpv6();
    void azure();
};

void TestExposureBuddy::awsIpv6()
{
    farFamily = Family::V6;
    Tally tally;
    for (unsigned seed = 1; seed <= kNetworks6; ++seed)
        QVERIFY2(aws6Agrees(randomMiniAws6(seed), tally), qPrintable(u"seed %1"_s.arg(seed)));
    qInfo("%u networks, %d sets equal, %d of them not empty", kNetworks6, tally.sets, tally.open);
    QVERIFY(tally.open * 10 > tally.sets);
}

void TestExposureBuddy::aws()
{
    Tally tally;
    for (unsigned seed = 1; seed <= kNetworks; ++seed)
        QVERIFY2(awsAgrees(randomMiniAws(seed), tally), qPrintable(u"seed %1"_s.arg(seed)));
    qInfo("%u networks, %d sets equal, %d of them not empty", kNetworks, tally.sets, tally.open);
    QVERIFY(tally.open * 10 > tally.sets);
}

void TestExposureBuddy::azure()
{
    Tally tally;
    for (unsigned seed = 1; seed <= kNetworks; ++seed)
        QVERIFY2(azureAgrees(randomMiniAzure(seed), tally), qPrintable(u"seed %1"_s.arg(seed)));
    qInfo("%u networks, %d sets equal, %d of them not empty", kNetworks, tally.sets, tally.open);
    QVERIFY(tally.open * 10 > tally.sets);
}

QTEST_GUILESS_MAIN(TestExposureBuddy)
#include "tst_exposure_buddy.moc"
