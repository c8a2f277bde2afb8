// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/packet_set.h"

#include "core/network/filter.h"
#include "tests/core/network/bdd_packets.h"
#include "tests/support/drawing.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace pb;
using namespace pb::net;
using namespace pb::test;

namespace {

/// Random sets whose edges fall on few values, so that they meet.
class Source {
public:
    explicit Source(unsigned seed) : m_engine(seed) {}

    int below(int n) { return std::uniform_int_distribution<int>(0, n - 1)(m_engine); }
    Address address()
    {
        static const Addresses kEdges{test::address("0.0.0.0"),
                                      test::address("10.0.0.0"),
                                      test::address("10.0.0.1"),
                                      test::address("10.0.0.255"),
                                      test::address("10.0.1.0"),
                                      test::address("255.255.255.255"),
                                      test::address("::"),
                                      test::address("2001:db8::"),
                                      test::address("2001:db8::ffff:ffff:ffff:ffff"),
                                      test::address("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")};
        return kEdges[static_cast<std::size_t>(below(static_cast<int>(kEdges.size())))];
    }
    AddressRange range()
    {
        Address first = address(), last = address();
        while (last.family() != first.family())
            last = address();
        return first <= last ? AddressRange{first, last} : AddressRange{last, first};
    }
    int protocol()
    {
        static constexpr std::array<int, 9> kAll{0, 1, 2, 6, 16, 17, 58, 59, 255};
        return kAll[static_cast<std::size_t>(below(9))];
    }
    std::uint16_t port()
    {
        static constexpr std::array<std::uint16_t, 8> kAll{0, 1, 8, 128, 255, 443, 1024, 65535};
        return kAll[static_cast<std::size_t>(below(8))];
    }
    PortRange ports()
    {
        const std::uint16_t a = port(), b = port();
        return {std::min(a, b), std::max(a, b)};
    }
    ServiceSet services()
    {
        switch (below(5)) {
        case 0:
            return ServiceSet::all();
        case 1:
            return ServiceSet::of(Protocol{protocol()});
        case 2:
            return ServiceSet::ofIcmp(below(2) ? 1 : 58, static_cast<std::uint16_t>(below(2) ? below(10) : 65535),
                                      static_cast<std::uint16_t>(below(2) ? below(3) : 65535));
        default:
            return ServiceSet::of(Protocol{below(2) ? Protocol::kTcp : Protocol::kUdp}, ports(), ports());
        }
    }
    Packet packet()
    {
        Packet out;
        const AddressRange at = range();
        out.source = at.first;
        out.destination = at.last;
        out.protocol = protocol();
        out.source_port = port();
        out.destination_port = port();
        out.icmp_type = static_cast<std::uint8_t>(port());
        out.icmp_code = static_cast<std::uint8_t>(port());
        return out;
    }

private:
    std::mt19937 m_engine;
};

/// A set with the diagram of the same expression.
struct Twin {
    PacketSet set;
    bdd diagram;
};

Twin leaf(Source& random)
{
    const AddressRange from = random.range(), to = random.range();
    const ServiceSet services = random.services();
    return {PacketSet::of(AddressSet::of(from), AddressSet::of(to), services),
            BddPackets::source(from.first, from.last) & BddPackets::destination(to.first, to.last) &
                BddPackets::of(services)};
}

Twin expression(Source& random, int depth)
{
    if (depth == 0)
        return leaf(random);
    const Twin a = expression(random, depth - 1), b = expression(random, depth - 1);
    switch (random.below(4)) {
    case 0:
        return {a.set & b.set, a.diagram & b.diagram};
    case 1:
        return {a.set - b.set, a.diagram - b.diagram};
    case 2:
        return {~a.set, BddPackets::possible() - a.diagram};
    default:
        return {a.set | b.set, a.diagram | b.diagram};
    }
}

bool boxHolds(const PacketBox& box, const Packet& p)
{
    const bool ports = p.protocol == Protocol::kTcp || p.protocol == Protocol::kUdp;
    const bool icmp = p.protocol == Protocol::kIcmp || p.protocol == Protocol::kIcmpV6;
    const int target = ports ? p.destination_port : icmp ? p.icmp_type : 0;
    const int origin = ports ? p.source_port : icmp ? p.icmp_code : 0;
    return box.source.contains(p.source) && box.destination.contains(p.destination) &&
           box.service.protocol_first <= p.protocol && p.protocol <= box.service.protocol_last &&
           box.service.target.first <= target && target <= box.service.target.last &&
           box.service.origin.first <= origin && origin <= box.service.origin.last;
}

}  // namespace

class TestPacketSet : public QObject {
    Q_OBJECT

private slots:
    void expressionsAgreeWithBuddy();
    void equalSetsAreEqual();
    void boxesAreDisjointAndComplete();
    void answersInvertAnswerTo();
    void rules();
    void rangesAsPrefixes();
    void flowsReadWell();
};

/// 4,000 expressions of up to 16 blocks: the same set, so the same diagram.
void TestPacketSet::expressionsAgreeWithBuddy()
{
    const BddPackets packets;
    Source random(1);
    for (int i = 0; i < 4000; ++i) {
        const Twin twin = expression(random, random.below(5));
        QVERIFY(BddPackets::of(twin.set) == twin.diagram);
        QCOMPARE(twin.set.isEmpty(), twin.diagram == bddfalse);
        if (const auto sample = twin.set.sample())
            QVERIFY(twin.set.contains(*sample));
        else
            QVERIFY(twin.set.isEmpty());
    }
}

/// Equality is decided: it holds exactly where the diagrams are one.
void TestPacketSet::equalSetsAreEqual()
{
    const BddPackets packets;
    Source random(2);
    int equal = 0;
    for (int i = 0; i < 2000; ++i) {
        const Twin a = expression(random, 2), b = expression(random, 1);
        QCOMPARE(a.set == b.set, a.diagram == b.diagram);
        equal += a.set == b.set ? 1 : 0;
        QVERIFY(((a.set - b.set) | (a.set & b.set)) == a.set);
        QVERIFY(~(a.set | b.set) == (~a.set & ~b.set));
        QVERIFY(~~a.set == a.set);
    }
    QVERIFY(equal > 0);
    QVERIFY(BddPackets::of(PacketSet::all()) == BddPackets::possible());
}

void TestPacketSet::boxesAreDisjointAndComplete()
{
    const BddPackets packets;
    Source random(3);
    for (int i = 0; i < 500; ++i) {
        const PacketSet set = expression(random, 3).set;
        const auto boxes = set.boxes();
        for (int n = 0; n < 40; ++n) {
            const Packet packet = random.packet();
            const auto holding =
                std::count_if(boxes.begin(), boxes.end(), [&](const PacketBox& b) { return boxHolds(b, packet); });
            QCOMPARE(static_cast<int>(holding), set.contains(packet) ? 1 : 0);
        }
    }
}

void TestPacketSet::answersInvertAnswerTo()
{
    Source random(4);
    for (int i = 0; i < 4000; ++i) {
        const ServiceSet set = (random.services() | random.services()) - random.services();
        const ServiceSet asked = set.answered();
        for (int n = 0; n < 20; ++n) {
            const Packet packet = random.packet();
            QCOMPARE(asked.contains(packet), set.contains(answerTo(packet)));
        }
    }
}

void TestPacketSet::rules()
{
    Packet web;
    web.destination_port = 443;
    QVERIFY(ServiceSet::of(Protocol{Protocol::kTcp}, {443, 443}).contains(web));
    QVERIFY(!ServiceSet::of(Protocol{Protocol::kUdp}, {443, 443}).contains(web));
    QVERIFY(ServiceSet::of(Protocol{}, {443, 443}).contains(web));
    QVERIFY(!ServiceSet::of(Protocol{}, {443, 443}, {0, 1023}).contains(web));
    Packet ping;
    ping.protocol = Protocol::kIcmp;
    QVERIFY(ServiceSet::ofIcmp(1, 8, 65535).contains(ping));
    QVERIFY(!ServiceSet::ofIcmp(1, 0, 65535).contains(ping));
    QVERIFY(ServiceSet::ofIcmp(1, 300, 0).isEmpty());
    QVERIFY((~ServiceSet::all()).isEmpty());
}

void TestPacketSet::rangesAsPrefixes()
{
    Source random(5);
    for (int i = 0; i < 500; ++i) {
        const AddressRange range = random.range();
        const Prefixes blocks = range.prefixes();
        QVERIFY(AddressSet::of(blocks) == AddressSet::of(range));
        for (std::size_t n = 1; n < blocks.size(); ++n)  // no two make one
            QVERIFY(blocks[n - 1].length() != blocks[n].length() || blocks[n].length() == 0 ||
                    Prefix::around(blocks[n - 1].first(), blocks[n - 1].length() - 1) !=
                        Prefix::around(blocks[n].first(), blocks[n].length() - 1));
    }
    QCOMPARE(AddressRange::of(prefix("0.0.0.0/0")).prefixes(), prefixes("0.0.0.0/0"));
    QCOMPARE((AddressRange{address("10.0.0.1"), address("10.0.0.6")}).prefixes(),
             prefixes("10.0.0.1/32,10.0.0.2/31,10.0.0.4/31,10.0.0.6/32"));
}

void TestPacketSet::flowsReadWell()
{
    const ServiceSet tcp = ServiceSet::of(Protocol{Protocol::kTcp}, {22, 22}) |
                           ServiceSet::of(Protocol{Protocol::kTcp}, {443, 445}) | ServiceSet::ofIcmp(1, 8, 65535);
    const auto lines = flowsOf(tcp);
    QCOMPARE(lines.size(), 2u);
    QCOMPARE(lines[0].protocol, Protocol{Protocol::kIcmp});
    QCOMPARE(lines[0].targets, (Ports{{8, 8}}));
    QCOMPARE(lines[0].origins, (Ports{{}}));
    QCOMPARE(lines[1].protocol, Protocol{Protocol::kTcp});
    QCOMPARE(lines[1].targets, (Ports{{22, 22}, {443, 445}}));
    const auto any = flowsOf(ServiceSet::all());
    QCOMPARE(any.size(), 1u);
    QVERIFY(any[0].protocol.isAny());

    const AddressSet here = AddressSet::of(prefixes("10.0.0.0/24,10.0.2.0/24"));
    const auto flows = PacketSet::of(here, AddressSet::of(prefixes("192.168.0.1/32")), tcp).flows();
    QCOMPARE(flows.size(), 2u);
    QCOMPARE(flows[1].sources, prefixes("10.0.0.0/24,10.0.2.0/24"));
    QCOMPARE(flows[1].destinations, prefixes("192.168.0.1/32"));
}

QTEST_GUILESS_MAIN(TestPacketSet)
#include "tst_packet_set.moc"
