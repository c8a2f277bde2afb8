// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/exposure.h"

#include "core/network/filter.h"
#include "tests/support/drawing.h"
#include "tests/support/random_network.h"

#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace pb;
using namespace pb::net;
using namespace pb::test;

namespace {

constexpr std::array<RandomNetwork::Sort, 3> kSorts{RandomNetwork::Sort::Aws, RandomNetwork::Sort::Azure,
                                                    RandomNetwork::Sort::Hybrid};

QString q(const std::string& text) { return QString::fromStdString(text); }

QString packetText(const Packet& p)
{
    return q(p.source.text()) + u" -> "_s + q(p.destination.text()) +
           u" proto %1 %2->%3 icmp %4/%5"_s.arg(p.protocol)
               .arg(p.source_port)
               .arg(p.destination_port)
               .arg(p.icmp_type)
               .arg(p.icmp_code);
}

ExposureEnd endOf(const Exposure& exposure, const Element& element)
{
    return exposureEnd(exposure.index(), element).value();
}

ExposureEnd endOf(const Exposure& exposure, const std::string& text)
{
    return parseExposureEnd(text, exposure.index()).value();
}

/// The trace of exactly this packet, from this end.
std::optional<Trace> traced(const Index& index, const End& from, const Packet& packet)
{
    TraceQuery query;
    query.from = from;
    query.to = {End::Place::Address, {}, packet.destination};
    query.protocol = packet.protocol;
    query.source_port = packet.source_port;
    query.destination_port = packet.destination_port;
    query.icmp_type = packet.icmp_type;
    query.icmp_code = packet.icmp_code;
    auto out = trace(index, query);
    if (!out || out->packet.source != packet.source)
        return std::nullopt;
    return *std::move(out);
}

const Element* soleHolder(const Index& index, const Address& address)
{
    const ElementSpan holders = index.holdersOf(address);
    const bool one = holders.size() == 1 &&
                     (holders.front()->as<NetworkInterface>() || holders.front()->as<AzureNetworkInterface>());
    return one ? holders.front() : nullptr;
}

/// A packet's two ends, as both answers know them.
struct Ends {
    End traceFrom;
    ExposureEnd from, to;
};

std::optional<ExposureEnd> farEnd(const Exposure& exposure, const Address& address)
{
    const Index& index = exposure.index();
    if (const Element* holder = soleHolder(index, address))
        return endOf(exposure, *holder);
    if (!index.holdersOf(address).empty())
        return std::nullopt;
    for (const Element* site : index.all(Kind::OnPremises))
        for (const Prefix& prefix : site->as<OnPremises>()->prefixes)
            if (prefix.contains(address)) {
                ExposureEnd out = endOf(exposure, *site);
                out.only = {Prefix::host(address)};
                return out;
            }
    ExposureEnd out;
    out.only = {Prefix::host(address)};
    return out;
}

std::optional<Ends> endsOf(const Exposure& exposure, const Packet& packet)
{
    const auto from = farEnd(exposure, packet.source);
    const auto to = farEnd(exposure, packet.destination);
    if (!from || !to || (from->place == ExposureEnd::Place::Interfaces && from->interfaces == to->interfaces))
        return std::nullopt;
    Ends out{{}, *from, *to};
    if (from->place == ExposureEnd::Place::Interfaces)
        out.traceFrom = {End::Place::Address, {}, packet.source};
    else if (from->place == ExposureEnd::Place::Site)
        out.traceFrom = {End::Place::OnPremises, from->element, packet.source};
    else
        out.traceFrom = {End::Place::Internet, {}, packet.source};
    return out;
}

/// Whether the Internet's set, as a whole, holds the address: neither private ones nor those inside drawn networks.
bool isInternet(const Index& index, const Address& address)
{
    for (const Prefix& block : prefixes("10.0.0.0/8,172.16.0.0/12,192.168.0.0/16"))
        if (block.contains(address))
            return false;
    for (const Element* network : index.all(Kind::Vpc))
        for (const Prefixes* blocks : {&network->as<Vpc>()->ipv4, &network->as<Vpc>()->ipv6})
            for (const Prefix& block : *blocks)
                if (block.contains(address))
                    return false;
    for (const Element* network : index.all(Kind::VirtualNetwork))
        for (const Prefix& block : network->as<VirtualNetwork>()->address_spaces)
            if (block.contains(address))
                return false;
    return true;
}

/// Where a path ends that arrives.
bool endsAt(const Path& path, const ExposureEnd& end)
{
    if (end.place == ExposureEnd::Place::Internet)
        return true;
    const ElementId meant = end.place == ExposureEnd::Place::Site ? end.element : end.interfaces.front();
    return path.hops.back().element == meant;
}

bool isExposed(const Trace& path, const Ends& ends)
{
    return path.reachable() && endsAt(path.forward, ends.to) && endsAt(*path.back, ends.from);
}

struct Tally {
    int compared = 0, reachable = 0;
};

/// Random packets: in the exposure exactly where the trace says reachable.
bool agreesWithTrace(RandomNetwork& random, Exposure& exposure, int packets, Tally& tally)
{
    for (int i = 0; i < packets; ++i) {
        const Packet packet = random.packet();
        const auto ends = endsOf(exposure, packet);
        if (!ends)
            continue;
        if ((ends->from.place == ExposureEnd::Place::Internet && !isInternet(exposure.index(), packet.source)) ||
            (ends->to.place == ExposureEnd::Place::Internet && !isInternet(exposure.index(), packet.destination)))
            continue;
        const auto path = traced(exposure.index(), ends->traceFrom, packet);
        if (!path)
            continue;
        const bool inside = exposure.between(ends->from, ends->to).contains(packet);
        ++tally.compared;
        const bool expected = isExposed(*path, *ends);
        tally.reachable += expected ? 1 : 0;
        if (inside != expected) {
            qWarning().noquote() << packetText(packet) << "exposure" << inside << "trace" << expected;
            for (const Path* p : {&path->forward, path->back ? &*path->back : nullptr})
                if (p)
                    for (const Hop& hop : p->hops)
                        qWarning().noquote() << "   " << hop.element.value << enumName(hop.decision).data()
                                             << enumName(hop.code).data() << q(hop.row_text);
            return false;
        }
    }
    return true;
}

}  // namespace

class TestExposure : public QObject {
    Q_OBJECT

private slots:
    void everyPacketAsTraced_data();
    void everyPacketAsTraced();
    void editsKeepItRight_data() { everyPacketAsTraced_data(); }
    void editsKeepItRight();
    void classesStandForAll();
    void oneEditTouchesLittle();
    void littleMemoryIsEnough();
    void sharedAddresses();
    void natSharesAnAddress();
    void internetToWeb();
    void answerThroughAcl();
    void groupsAndSubnets();
    void sitePrefixes();
    void pastTheSite();
    void ends_data();
    void ends();
};

void TestExposure::everyPacketAsTraced_data()
{
    QTest::addColumn<int>("sort");
    QTest::newRow("aws") << 0;
    QTest::newRow("azure") << 1;
    QTest::newRow("hybrid") << 2;
}

void TestExposure::everyPacketAsTraced()
{
    QFETCH(int, sort);
    Tally tally;
    for (unsigned seed = 1; seed <= 100; ++seed) {
        RandomNetwork random(seed, kSorts[static_cast<std::size_t>(sort)]);
        Exposure exposure(random.network.topology);
        QVERIFY2(agreesWithTrace(random, exposure, 120, tally), qPrintable(u"seed %1"_s.arg(seed)));
    }
    qInfo("%d packets compared, %d of them reachable", tally.compared, tally.reachable);
    QVERIFY(tally.reachable * 100 > tally.compared * 3);  // or the comparison says little
}

/// An answer kept over any edits is the one worked out anew, and still the trace's.
void TestExposure::editsKeepItRight()
{
    QFETCH(int, sort);
    Tally tally;
    std::size_t kept = 0;
    for (unsigned seed = 1; seed <= 30; ++seed) {
        RandomNetwork random(1000 + seed, kSorts[static_cast<std::size_t>(sort)]);
        Exposure exposure(random.network.topology);
        exposure.forEachPair([](const Element&, const Element&, std::span<const AddressFlow>) {});
        for (int step = 0; step < 25; ++step) {
            const Edit edit = random.chance(50) ? random.edit() : random.anyEdit().edit;
            if (!applyEdit(random.network, edit))
                continue;  // a copy of what stands where it cannot
            exposure.update(random.network.topology);
            kept += exposure.work().kept;
            const auto wrong = exposure.selfCheck();
            QVERIFY2(wrong.empty(), qPrintable(u"seed %1 step %2"_s.arg(seed).arg(step)));
            QVERIFY2(agreesWithTrace(random, exposure, 10, tally),
                     qPrintable(u"seed %1 step %2"_s.arg(seed).arg(step)));
        }
    }
    QVERIFY(kept > 300);
}

/// What the classes say of a bucket holds for each pair in it.
void TestExposure::classesStandForAll()
{
    for (unsigned seed = 1; seed <= 60; ++seed) {
        RandomNetwork random(2000 + seed, kSorts[seed % 3]);
        Exposure exposure(random.network.topology);
        std::map<std::pair<ElementId, ElementId>, std::vector<ServiceSet>> byPair, byClass;
        exposure.forEachPair([&](const Element& from, const Element& to, std::span<const AddressFlow> flows) {
            for (const AddressFlow& flow : flows)
                byPair[{from.id, to.id}].push_back(*flow.services);
        });
        exposure.forEachClassPair(
            [&](std::span<const ElementId> from, std::span<const ElementId> to, std::span<const AddressFlow> flows) {
                for (const ElementId a : from)
                    for (const ElementId b : to)
                        for (const AddressFlow& flow : flows)
                            if (a != b)
                                byClass[{a, b}].push_back(*flow.services);
            });
        QVERIFY(byPair == byClass);
    }
}

void TestExposure::oneEditTouchesLittle()
{
    Drawing d = soundPeered();
    Exposure exposure(d.network.topology);
    const auto all = [&] { exposure.forEachPair([](const Element&, const Element&, std::span<const AddressFlow>) {}); };
    all();
    const std::size_t cold = exposure.work().pairs;
    QVERIFY(cold > 0);
    d.change<SecurityGroup>("app-group", [](SecurityGroup& group) { group.description = "no rule"; });
    exposure.update(d.network.topology);
    QVERIFY(exposure.work().kept > 0);
    all();
    QVERIFY(exposure.work().pairs - cold < cold);
    const std::size_t ways = exposure.work().ways;
    exposure.update(d.network.topology);
    all();
    QCOMPARE(exposure.work().ways, ways);
}

/// With next to nothing kept, the answers are the same.
void TestExposure::littleMemoryIsEnough()
{
    for (unsigned seed = 1; seed <= 9; ++seed) {
        RandomNetwork random(3000 + seed, kSorts[seed % 3]);
        Exposure exposure(random.network.topology, 6);
        for (int step = 0; step < 4; ++step) {
            QVERIFY(exposure.selfCheck().empty());
            QVERIFY(applyEdit(random.network, random.edit()).has_value());
            exposure.update(random.network.topology);
        }
    }
}

/// Packets to an address that two interfaces have go to the first of them, until that has another one.
void TestExposure::sharedAddresses()
{
    Drawing d = soundAws();
    NetworkInterface twin;
    twin.private_ips = d.network.topology.find(d.id("app-a-eni"))->as<NetworkInterface>()->private_ips;
    twin.security_groups = {d.id("app-group")};
    d.add("twin", "private-a", twin);
    Exposure exposure(d.network.topology);
    const auto toTwin = [&] {
        return exposure.between(endOf(exposure, std::string("web-a-eni")), endOf(exposure, std::string("twin")));
    };
    QVERIFY(toTwin().isEmpty());
    d.change<NetworkInterface>("app-a-eni", [&](NetworkInterface& eni) { eni.private_ips = {address("10.0.11.77")}; });
    exposure.update(d.network.topology);
    QVERIFY(!toTwin().isEmpty());
    QVERIFY(exposure.selfCheck().empty());
}

/// An interface drawn at a NAT gateway's own address lends it its public one, as the trace has it.
void TestExposure::natSharesAnAddress()
{
    Drawing d = soundAws();
    NetworkInterface same;
    same.private_ips = {address("10.0.1.9")};
    same.public_ip = address("198.51.100.99");
    same.security_groups = {d.id("web-group")};
    d.add("same", "public-a", same);
    Exposure exposure(d.network.topology);
    const auto out = [&] { return exposure.between(endOf(exposure, std::string("app-a-eni")), {}); };
    QVERIFY(!out().isEmpty());
    d.change<NetworkInterface>("same", [](NetworkInterface& eni) { eni.public_ip.reset(); });
    exposure.update(d.network.topology);
    const PacketSet kept = out();
    QVERIFY(Exposure(d.network.topology).between(endOf(exposure, std::string("app-a-eni")), {}) == kept);
}

void TestExposure::internetToWeb()
{
    Drawing d = soundAws();
    d.change<SecurityGroup>("web-group", [](SecurityGroup& group) { group.rules = {allowIn("443", "0.0.0.0/0")}; });
    Exposure exposure(d.network.topology);
    const PacketSet set = exposure.between({}, endOf(exposure, std::string("web-a-eni")));
    const auto flows = set.flows();
    QCOMPARE(flows.size(), 1u);
    QCOMPARE(flows[0].protocol, Protocol{Protocol::kTcp});
    QCOMPARE(flows[0].targets, (Ports{{443, 443}}));
    QCOMPARE(flows[0].destinations, prefixes("198.51.100.21/32"));
    const AddressSet sources = AddressSet::of(flows[0].sources);
    QVERIFY(sources.contains(address("8.8.8.8")));
    QVERIFY(!sources.contains(address("10.0.0.1")));
    QVERIFY(!sources.contains(address("198.51.100.22")));  // somebody drawn
    QVERIFY(exposure.between({}, endOf(exposure, std::string("app-a-eni"))).isEmpty());
}

/// A stateless filter that lets only some answers out shows in the source ports.
void TestExposure::answerThroughAcl()
{
    Drawing d = soundAws();
    d.change<SecurityGroup>("web-group", [](SecurityGroup& group) { group.rules = {allowIn("443", "0.0.0.0/0")}; });
    d.change<NetworkAcl>("acl", [](NetworkAcl& acl) {
        for (AclEntry& entry : acl.entries)
            if (entry.direction == Direction::Out) {
                entry.protocol = Protocol{Protocol::kTcp};
                entry.ports = {32768, 60999};
            }
    });
    Exposure exposure(d.network.topology);
    const auto flows = exposure.between({}, endOf(exposure, std::string("web-a-eni"))).flows();
    QCOMPARE(flows.size(), 1u);
    QCOMPARE(flows[0].origins, (Ports{{32768, 60999}}));
}

void TestExposure::groupsAndSubnets()
{
    Drawing d = soundAws();
    Exposure exposure(d.network.topology);
    const ExposureEnd web = endOf(exposure, *d.network.topology.find(d.id("web-group")));
    QCOMPARE(web.interfaces, (ElementIds{d.id("web-a-eni"), d.id("web-b-eni")}));
    const ExposureEnd subnet = endOf(exposure, *d.network.topology.find(d.id("private-a")));
    QCOMPARE(subnet.interfaces, (ElementIds{d.id("app-a-eni")}));
    const PacketSet set = exposure.between(web, subnet);
    PacketSet one;
    for (const ElementId id : web.interfaces)
        one = one | exposure.between(endOf(exposure, *d.network.topology.find(id)), subnet);
    QVERIFY(set == one);
    QVERIFY(exposure.between(subnet, subnet).isEmpty());  // one interface alone
}

/// A route that sends a site's addresses elsewhere does not reach the site.
void TestExposure::pastTheSite()
{
    Drawing d = soundHybrid();
    d.change<OnPremises>("office", [](OnPremises& office) { office.prefixes.push_back(prefix("9.9.9.0/24")); });
    d.change<RouteTable>("public", [&](RouteTable& table) { table.propagating = {d.id("vgw")}; });
    Exposure exposure(d.network.topology);
    const auto toSite = [&](const std::string& block) {
        return exposure.between(endOf(exposure, std::string("web-a-eni")), endOf(exposure, "onprem:office:" + block));
    };
    QVERIFY(!toSite("9.9.9.0/24").isEmpty());
    d.change<RouteTable>("public", [&](RouteTable& table) {
        table.routes.push_back({prefix("9.9.9.0/24"), {}, d.id("igw")});
    });
    exposure.update(d.network.topology);
    QVERIFY(toSite("9.9.9.0/24").isEmpty());
}

void TestExposure::sitePrefixes()
{
    Drawing d = soundHybrid();
    d.change<SecurityGroup>("app-group", [](SecurityGroup& group) {
        group.rules = {allowIn("22", "192.168.4.0/24"), allowIn("443", "192.168.0.0/16")};
    });
    Exposure exposure(d.network.topology);
    const auto flows =
        exposure.between(endOf(exposure, std::string("onprem:office")), endOf(exposure, std::string("app-a-eni")))
            .flows();
    QCOMPARE(flows.size(), 2u);
    const bool narrowFirst = flows[0].targets.size() == 2;
    const Flow& narrow = flows[narrowFirst ? 0 : 1];
    const Flow& wide = flows[narrowFirst ? 1 : 0];
    QCOMPARE(narrow.sources, prefixes("192.168.4.0/24"));
    QCOMPARE(narrow.targets, (Ports{{22, 22}, {443, 443}}));
    QCOMPARE(wide.targets, (Ports{{443, 443}}));
    const PacketSet one = exposure.between(endOf(exposure, std::string("onprem:office:192.168.4.9")),
                                           endOf(exposure, std::string("app-a-eni")));
    QCOMPARE(one.flows().size(), 1u);
    QCOMPARE(one.flows()[0].sources, prefixes("192.168.4.9/32"));
}

void TestExposure::ends_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    QTest::newRow("internet") << u"Internet"_s << QString();
    QTest::newRow("part of it") << u"internet:8.8.8.0/24"_s << QString();
    QTest::newRow("bad block") << u"internet:8.8.8.0/33"_s << u"net.prefix.length"_s;
    QTest::newRow("site") << u"onprem:office"_s << QString();
    QTest::newRow("site, address") << u"onprem:office:192.168.1.1"_s << QString();
    QTest::newRow("no site") << u"onprem:vpc"_s << u"net.exposure.end_kind"_s;
    QTest::newRow("group") << u"web-group"_s << QString();
    QTest::newRow("network") << u"vpc"_s << QString();
    QTest::newRow("gateway") << u"igw"_s << u"net.exposure.end_kind"_s;
    QTest::newRow("nobody") << u"nobody"_s << u"net.trace.end_unknown"_s;
    QTest::newRow("nothing") << QString() << u"net.trace.end_unknown"_s;
}

void TestExposure::ends()
{
    QFETCH(QString, text);
    QFETCH(QString, error);
    const Drawing d = soundHybrid();
    const Index index(d.network.topology);
    const auto end = parseExposureEnd(text.toStdString(), index);
    QCOMPARE(end ? QString() : q(end.error().id), error);
}

QTEST_GUILESS_MAIN(TestExposure)
#include "tst_exposure.moc"
