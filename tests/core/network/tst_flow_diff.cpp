// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/flow_diff.h"

#include "core/network/diff.h"
#include "tests/core/network/probe.h"
#include "tests/support/drawing.h"
#include "tests/support/random_network.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace pb;
using namespace pb::net;
using namespace pb::test;

namespace {

std::vector<FlowChange> changesBetween(const Network& before, const Network& after)
{
    Exposure one(before.topology), other(after.topology);
    return flowDifference(one, other, matchElements(before.topology, after.topology, MatchBy::CloudIdThenId));
}

const FlowChange* changeOf(const std::vector<FlowChange>& changes, ElementId from, ElementId to)
{
    const auto it = std::find_if(changes.begin(), changes.end(),
                                 [&](const FlowChange& change) { return change.from == from && change.to == to; });
    return it == changes.end() ? nullptr : &*it;
}

struct Probe {
    int protocol;
    std::uint16_t target, origin;
};
const std::vector<Probe>& probes()
{
    static const std::vector<Probe> kAll{{6, 22, 50000},  {6, 80, 50000},    {6, 443, 50000},  {6, 443, 443},
                                         {6, 444, 50000}, {6, 8080, 50000},  {6, 65535, 1024}, {17, 0, 50000},
                                         {17, 22, 50000}, {17, 1023, 50000}, {1, 8, 0},        {1, 3, 1},
                                         {58, 128, 0},    {50, 0, 0},        {99, 0, 0}};
    return kAll;
}

bool holdsProbe(const ServiceSet& services, const Probe& probe)
{
    Packet packet;
    packet.protocol = probe.protocol;
    packet.destination_port = probe.target;
    packet.source_port = probe.origin;
    packet.icmp_type = static_cast<std::uint8_t>(probe.target);
    packet.icmp_code = static_cast<std::uint8_t>(probe.origin);
    return services.contains(packet);
}

/// What brute force says of one pair of interfaces that both drawings have.
struct Sides {
    Tracer before, after;
    bool then(const Probe& probe) const { return before.any(probe.protocol, {probe.target}, {probe.origin}); }
    bool now(const Probe& probe) const { return after.any(probe.protocol, {probe.target}, {probe.origin}); }
};

struct Tally {
    int gained = 0, lost = 0, same = 0;
};

bool agrees(const Sides& sides, const FlowChange* change, Tally& tally)
{
    for (const Probe& probe : probes()) {
        const bool then = sides.then(probe), now = sides.now(probe);
        ++(now == then ? tally.same : now ? tally.gained : tally.lost);
        if ((change && holdsProbe(change->gained, probe)) != (now && !then) ||
            (change && holdsProbe(change->lost, probe)) != (then && !now)) {
            qWarning("protocol %d, %d from %d: before %d, after %d", probe.protocol, probe.target, probe.origin, then,
                     now);
            return false;
        }
    }
    return true;
}

}  // namespace

class TestFlowDiff : public QObject {
    Q_OBJECT

private slots:
    void nothingChanges();
    void aPortOpens();
    void theInternetComesIn();
    void anInterfaceGoes();
    void otherIdsAreNoChange();
    void asTraced_data();
    void asTraced();
};

void TestFlowDiff::nothingChanges()
{
    Drawing d = soundPeered();
    const Network before = d.network;
    d.change<SecurityGroup>("app-group", [](SecurityGroup& group) { group.description = "words"; });
    QVERIFY(changesBetween(before, d.network).empty());
}

void TestFlowDiff::aPortOpens()
{
    Drawing d = soundAws();
    const Network before = d.network;
    d.change<SecurityGroup>("app-group", [](SecurityGroup& group) {
        group.rules[0].ports = {9000, 9001};  // 8080 before
    });
    const auto changes = changesBetween(before, d.network);
    QCOMPARE(changes.size(), 4u);  // each of two web interfaces to each of two app interfaces
    for (const char* from : {"web-a-eni", "web-b-eni"})
        for (const char* to : {"app-a-eni", "app-b-eni"}) {
            const FlowChange* change = changeOf(changes, d.id(from), d.id(to));
            QVERIFY(change && !change->from_vanished && !change->to_vanished);
            QVERIFY(change->gained == ServiceSet::of(Protocol{Protocol::kTcp}, {9000, 9001}));
            QVERIFY(change->lost == ServiceSet::of(Protocol{Protocol::kTcp}, {8080, 8080}));
        }
}

void TestFlowDiff::theInternetComesIn()
{
    Drawing d = soundAws();
    const Network before = d.network;
    d.change<SecurityGroup>("web-group", [](SecurityGroup& group) { group.rules[0] = allowIn("443", "8.8.8.0/24"); });
    auto changes = changesBetween(before, d.network);
    // The Internet as a whole keeps its way in by 8.8.8.0/24; app interfaces, by their private addresses, lose theirs.
    QVERIFY(!changeOf(changes, {}, d.id("web-a-eni")));
    QVERIFY(changeOf(changes, d.id("app-a-eni"), d.id("web-a-eni")));
    d.change<SecurityGroup>("web-group", [](SecurityGroup& group) { group.rules.erase(group.rules.begin()); });
    changes = changesBetween(before, d.network);
    const FlowChange* closed = changeOf(changes, {}, d.id("web-a-eni"));
    QVERIFY(closed && closed->gained.isEmpty());
    QVERIFY(closed->lost == ServiceSet::of(Protocol{Protocol::kTcp}, {443, 443}));
    QVERIFY(!changeOf(changes, d.id("web-a-eni"), {}));
}

void TestFlowDiff::anInterfaceGoes()
{
    Drawing d = soundAws();
    const Network before = d.network;
    const ElementId gone = d.id("web-a-eni");
    QVERIFY(applyEdit(d.network, removalEdit(d.network.topology, {gone})));
    const auto changes = changesBetween(before, d.network);
    const FlowChange* change = changeOf(changes, gone, d.id("app-a-eni"));
    QVERIFY(change && change->from_vanished && !change->to_vanished && change->gained.isEmpty());
    QVERIFY(change->lost == ServiceSet::of(Protocol{Protocol::kTcp}, {8080, 8080}));
    for (const FlowChange& one : changes)
        QVERIFY((one.from == gone && one.from_vanished) || (one.to == gone && one.to_vanished));
    // Seen from the other side, it appears.
    for (const FlowChange& one : changesBetween(d.network, before))
        QVERIFY((one.from == gone || one.to == gone) && one.lost.isEmpty() && !one.from_vanished && !one.to_vanished);
}

/// Elements are told by their cloud ids, whatever their numbers are.
void TestFlowDiff::otherIdsAreNoChange()
{
    Drawing d = soundAws();
    Network before, after;
    for (const auto& [id, element] : d.network.topology.elements()) {
        Element one = *element;
        one.cloud_id = "c-" + std::to_string(id.value);
        before.topology.put(one);
        one.id.value = 1000 - id.value;
        mapReferences(one, [](ElementId other) { return ElementId{other ? 1000 - other.value : 0}; });
        after.topology.put(one);
    }
    QVERIFY(changesBetween(before, after).empty());
}

void TestFlowDiff::asTraced_data()
{
    QTest::addColumn<int>("sort");
    QTest::newRow("aws") << static_cast<int>(RandomNetwork::Sort::Aws);
    QTest::newRow("azure") << static_cast<int>(RandomNetwork::Sort::Azure);
    QTest::newRow("hybrid") << static_cast<int>(RandomNetwork::Sort::Hybrid);
}

/// Some pairs of interfaces of random drawings, before and after a few random edits.
void TestFlowDiff::asTraced()
{
    QFETCH(int, sort);
    Tally tally;
    for (unsigned seed = 1; seed <= 40; ++seed) {
        RandomNetwork random(7000 + seed, static_cast<RandomNetwork::Sort>(sort));
        const Network before = random.network;
        for (int i = 0; i < 8; ++i)
            QVERIFY(applyEdit(random.network, random.edit()));
        const auto changes = changesBetween(before, random.network);
        const Index then(before.topology), now(random.network.topology);
        std::vector<const Element*> both;
        for (const Element* nic : soleInterfaces(then)) {
            const auto sole = soleInterfaces(now);
            if (std::any_of(sole.begin(), sole.end(), [&](const Element* other) { return other->id == nic->id; }))
                both.push_back(nic);
        }
        for (int i = 0; both.size() > 1 && i < 10; ++i) {
            const ElementId from = random.oneOf(both)->id, to = random.oneOf(both)->id;
            if (from == to)
                continue;
            const Sides sides{{then, *then.find(from), *then.find(to)}, {now, *now.find(from), *now.find(to)}};
            QVERIFY2(agrees(sides, changeOf(changes, from, to), tally),
                     qPrintable(u"seed %1: %2 to %3"_s.arg(seed).arg(from.value).arg(to.value)));
        }
    }
    qInfo("%d gained, %d lost, %d as they were", tally.gained, tally.lost, tally.same);
    QVERIFY(tally.gained > 10 && tally.lost > 10);  // or the comparison says little
}

QTEST_GUILESS_MAIN(TestFlowDiff)
#include "tst_flow_diff.moc"
