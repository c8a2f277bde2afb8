// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/exposure.h"
#include "tests/core/network/mini_bdd.h"
#include "tests/core/network/mini_cloud.h"
#include "tests/core/network/oracle_aws.h"
#include "tests/core/network/oracle_azure.h"
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
    bool blame(ElementId from, ElementId to)
    {
        blamed = u"set %1, between %2 and %3 (0: the Internet)"_s.arg(sets).arg(from.value).arg(to.value);
        return false;
    }
    QString blamed;
};

template <class Cloud>
Prefixes heldBy(const Cloud& cloud)
{
    Prefixes held;
    const auto add = [&](const OptionalAddress& outside) {
        if (outside)
            held.push_back(Prefix::host(*outside));
    };
    if constexpr (requires { cloud.vpcs; }) {
        for (const MiniVpc& vpc : cloud.vpcs)
            held.push_back(vpc.block);
        for (const MiniInterface& i : cloud.interfaces)
            add(i.outside);
        for (const MiniNat& nat : cloud.nats)
            add(nat.outside);
    } else {
        for (const MiniVnet& vnet : cloud.vnets)
            held.push_back(vnet.block);
        for (const MiniNic& i : cloud.nics)
            add(i.outside);
        for (const MiniAzureSubnet& subnet : cloud.subnets)
            add(subnet.natOutside);
        for (const MiniAzureBalancer& balancer : cloud.balancers)
            add(balancer.outside);
    }
    return held;
}

/// The exposure of a small cloud's drawing, asked for as the oracles answer.
class Found {
public:
    template <class Cloud>
    explicit Found(const Cloud& cloud)
        : m_exposure(cloud.topology()), m_internet(possible() & internetAddresses(heldBy(cloud))),
          m_site(cloud.site ? possible() & farIn(*cloud.site) : bddfalse)
    {
    }
    const bdd& internet() const { return m_internet; }
    const bdd& site() const { return m_site; }
    bdd toInternet(ElementId a) { return diagramOf(m_exposure.between(end(a), {}), Direction::Out); }
    bdd fromInternet(ElementId b) { return diagramOf(m_exposure.between({}, end(b)), Direction::In); }
    bdd fromInternetTo(ElementId b, const Address& address)
    {
        return diagramOf(toAddress(m_exposure, {}, end(b), address), Direction::In);
    }
    bdd toSite(ElementId a) { return diagramOf(m_exposure.between(end(a), end(kMiniSite)), Direction::Out); }
    bdd fromSite(ElementId b, const Address& address)
    {
        return diagramOf(toAddress(m_exposure, end(kMiniSite), end(b), address), Direction::In);
    }
    bdd between(ElementId a, ElementId b, const Address& address)
    {
        return diagramOf(toAddress(m_exposure, end(a), end(b), address), {});
    }

private:
    ExposureEnd end(ElementId id) const
    {
        return exposureEnd(m_exposure.index(), *m_exposure.index().find(id)).value();
    }

    Exposure m_exposure;
    bdd m_internet, m_site;
};

bool awsAgrees(const MiniAws& cloud, Tally& tally)
{
    const AwsOracle oracle(cloud);
    Found found(cloud);
    for (const MiniInterface& i : cloud.interfaces) {
        if (!tally.judge(oracle.toInternet(i) & found.internet(), found.toInternet(i.id)) ||
            !tally.judge(oracle.fromInternet(i) & found.internet(), found.fromInternet(i.id)))
            return tally.blame(i.id, {});
        if (cloud.site) {
            const auto in = oracle.fromSite(i);
            if (!tally.judge(oracle.toSite(i) & found.site(), found.toSite(i.id)) ||
                (in && !tally.judge(*in & found.site(), found.fromSite(i.id, i.address))))
                return tally.blame(i.id, kMiniSite);
        }
        for (const MiniInterface& j : cloud.interfaces) {
            if (&i == &j)
                continue;
            if (!tally.judge(oracle.between(i, j) & possible(), found.between(i.id, j.id, j.address)))
                return tally.blame(i.id, j.id);
            if (j.outside &&
                !tally.judge(oracle.betweenOutside(i, j) & possible(), found.between(i.id, j.id, *j.outside)))
                return tally.blame(i.id, j.id);
        }
    }
    return true;
}

/// The packets to a load balancer that come to each of its targets.
bool awsBalancersAgree(const MiniAws& cloud, Tally& tally)
{
    const AwsOracle oracle(cloud);
    Found found(cloud);
    for (const MiniBalancer& balancer : cloud.balancers) {
        const MiniInterface& front = cloud.interfaces[static_cast<std::size_t>(balancer.front)];
        for (const int n : balancer.targets) {
            const MiniInterface& target = cloud.interfaces[static_cast<std::size_t>(n)];
            if (front.outside &&
                !tally.judge(oracle.byBalancer(balancer, nullptr, target, true) & found.internet() & possible(),
                             found.fromInternetTo(target.id, *front.outside)))
                return tally.blame({}, target.id);
            for (const MiniInterface& client : cloud.interfaces) {
                if (client.id == front.id || client.id == target.id)
                    continue;
                if (!tally.judge(oracle.byBalancer(balancer, &client, target, false) & possible(),
                                 found.between(client.id, target.id, front.address)))
                    return tally.blame(client.id, target.id);
                if (front.outside && client.outside &&
                    !tally.judge(oracle.byBalancer(balancer, &client, target, true) & possible(),
                                 found.between(client.id, target.id, *front.outside)))
                    return tally.blame(client.id, target.id);
            }
        }
    }
    return true;
}

/// What AWS does with an answer that came in by the one gateway and goes out by the other is not documented, nor
/// whether a rule that names a group takes packets from one VPC to another by way of the Internet: neither is compared.
bool aws6Agrees(const MiniAws& cloud, Tally& tally)
{
    const AwsOracle oracle(cloud);
    Found found(cloud);
    for (const MiniInterface& i : cloud.interfaces) {
        const bdd plain = bdd_not(oracle.outward6(i, {}, true));
        if (!tally.judge(oracle.toInternet6(i) & found.internet(), found.toInternet(i.id)) ||
            !tally.judge(oracle.fromInternet6(i) & found.internet() & plain, found.fromInternet(i.id) & plain))
            return tally.blame(i.id, {});
        for (const MiniInterface& j : cloud.interfaces) {
            if (&i == &j || oracle.outward6(i, j.address, false) != bddfalse ||
                oracle.outward6(j, i.address, false) != bddfalse)
                continue;
            if (!tally.judge(oracle.between(i, j) & possible(), found.between(i.id, j.id, j.address)))
                return tally.blame(i.id, j.id);
        }
    }
    return true;
}

bool azureAgrees(const MiniAzure& cloud, Tally& tally)
{
    const AzureOracle oracle(cloud);
    Found found(cloud);
    for (const MiniNic& i : cloud.nics) {
        // A network's own addresses are private ones, of whatever block.
        if (!tally.judge(oracle.toInternet(i) & found.internet(), found.toInternet(i.id)) ||
            !tally.judge(oracle.fromInternet(i) & found.internet(), found.fromInternet(i.id)) ||
            !tally.judge(bddfalse, found.fromInternetTo(i.id, i.address)))
            return tally.blame(i.id, {});
        if (cloud.site) {
            const auto out = oracle.toSite(i);
            if ((out && !tally.judge(*out & found.site(), found.toSite(i.id))) ||
                !tally.judge(oracle.fromSite(i) & found.site(), found.fromSite(i.id, i.address)))
                return tally.blame(i.id, kMiniSite);
        }
        for (const MiniNic& j : cloud.nics) {
            if (&i == &j)
                continue;
            if (!tally.judge(oracle.between(i, j) & possible(), found.between(i.id, j.id, j.address)))
                return tally.blame(i.id, j.id);
            const auto around = j.outside ? oracle.betweenOutside(i, j) : std::nullopt;
            if (around && !tally.judge(*around & possible(), found.between(i.id, j.id, *j.outside)))
                return tally.blame(i.id, j.id);
        }
    }
    return true;
}

bool azureBalancersAgree(const MiniAzure& cloud, Tally& tally)
{
    const AzureOracle oracle(cloud);
    Found found(cloud);
    for (const MiniAzureBalancer& balancer : cloud.balancers)
        for (const int n : balancer.targets) {
            const MiniNic& target = cloud.nics[static_cast<std::size_t>(n)];
            if (balancer.outside &&
                !tally.judge(oracle.byBalancerOutside(balancer, {}, target) & found.internet() & possible(),
                             found.fromInternetTo(target.id, *balancer.outside)))
                return tally.blame({}, target.id);
            for (const MiniNic& client : cloud.nics) {
                if (client.id == target.id)
                    continue;
                if (!tally.judge(oracle.byBalancer(balancer, client, target) & possible(),
                                 found.between(client.id, target.id, balancer.inside)))
                    return tally.blame(client.id, target.id);
                const auto around = balancer.outside ? oracle.byBalancerAround(balancer, client, target) : std::nullopt;
                if (around &&
                    !tally.judge(*around & possible(), found.between(client.id, target.id, *balancer.outside)))
                    return tally.blame(client.id, target.id);
            }
        }
    return true;
}

}  // namespace

// Every network that the sanitizers watch takes ten times as long.
#ifdef __SANITIZE_ADDRESS__
constexpr unsigned kShare = 10;
#else
constexpr unsigned kShare = 1;
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
    void awsGateways();
    void awsBalancers();
    void azure();
    void azureIpv6();
    void azureGateways();
    void azureBalancers();

private:
    template <class Make, class Agrees>
    void compare(unsigned networks, Make make, Agrees agrees)
    {
        Tally tally;
        networks /= kShare;
        for (unsigned seed = 1; seed <= networks; ++seed) {
            const bool same = agrees(make(seed), tally);
            QVERIFY2(same, qPrintable(u"seed %1: %2"_s.arg(seed).arg(tally.blamed)));
        }
        qInfo("%u networks, %d sets equal, %d of them not empty", networks, tally.sets, tally.open);
        QVERIFY(tally.open * 10 > tally.sets);
    }
};

// At least 10,000 networks in all.
void TestExposureBuddy::aws() { compare(2500, randomMiniAws, awsAgrees); }

void TestExposureBuddy::awsIpv6()
{
    farFamily = Family::V6;
    compare(1500, randomMiniAws6, aws6Agrees);
}

void TestExposureBuddy::awsGateways()
{
    compare(
        2500, [](unsigned seed) { return randomMiniAwsGateways(seed); }, awsAgrees);
}

void TestExposureBuddy::awsBalancers() { compare(2000, randomMiniAwsBalancers, awsBalancersAgree); }

void TestExposureBuddy::azure() { compare(1500, randomMiniAzure, azureAgrees); }

void TestExposureBuddy::azureIpv6()
{
    farFamily = Family::V6;
    compare(800, randomMiniAzure6, azureAgrees);
}

void TestExposureBuddy::azureGateways() { compare(2000, randomMiniAzureGateways, azureAgrees); }

void TestExposureBuddy::azureBalancers() { compare(2000, randomMiniAzureBalancers, azureBalancersAgree); }

QTEST_GUILESS_MAIN(TestExposureBuddy)
#include "tst_exposure_buddy.moc"
