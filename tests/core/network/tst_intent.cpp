// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/intent.h"

#include "tests/core/network/probe.h"
#include "tests/support/drawing.h"
#include "tests/support/random_network.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace pb;
using namespace pb::net;
using namespace pb::test;

namespace {

QString q(const std::string& text) { return QString::fromStdString(text); }

/// "from|must|to|protocol|ports", or the error's id.
QString said(const std::string& text)
{
    const auto intent = parseIntent(text);
    if (!intent)
        return q(intent.error().id);
    QStringList ports;
    for (const PortRange& range : intent->ports)
        ports << q(range.text());
    return QStringList{q(intent->from), intent->must ? u"must"_s : u"not"_s, q(intent->to), q(intent->protocol.text()),
                       ports.join(u',')}
        .join(u'|');
}

/// soundAws(), in which "web" may speak to "app" on tcp/8443.
Drawing tiered()
{
    Drawing d = soundAws();
    d.change<SecurityGroup>("app-group", [](SecurityGroup& group) { group.rules[0] = allowIn("8443", "10.0.0.0/16"); });
    return d;
}

std::vector<IntentResult> checked(Drawing d, const std::string& note)
{
    d.add("statements", "", Note{note});
    Exposure exposure(d.network.topology);
    return checkIntents(exposure);
}

struct Statement {
    std::string text;
    bool holds = false;
    friend bool operator==(const Statement&, const Statement&) = default;
};

/// One statement of each sort about two interfaces, with what brute force says of it.
std::vector<Statement> statementsAbout(const Index& index, const Element& from, const Element& to,
                                       RandomNetwork& random)
{
    const Tracer tracer(index, from, to);
    const std::string ends[]{std::to_string(from.id.value), std::to_string(to.id.value)};
    const std::uint16_t port = random.oneOf(allPorts());
    const int protocol = random.chance(70) ? Protocol::kTcp : Protocol::kUdp;
    const std::string service = Protocol{protocol}.text() + '/' + std::to_string(port);
    return {
        {ends[0] + " must reach " + ends[1] + " on " + service, tracer.all(protocol, {port}, clientPorts())},
        {ends[0] + " must not reach " + ends[1] + " on " + service, !tracer.any(protocol, {port}, allPorts())},
        {ends[0] + " never reaches " + ends[1] + " on udp", !tracer.any(Protocol::kUdp, allPorts(), allPorts())},
        {ends[0] + " -> " + ends[1] + " on esp", tracer.any(Protocol::kEsp, {0}, {0})},
        {ends[0] + " -/-> " + ends[1] + " on icmp/8", !tracer.any(Protocol::kIcmp, {8}, {0, 1})},
    };
}

AddressSet everywhere() { return AddressSet::of({Prefix::all(Family::V4), Prefix::all(Family::V6)}); }

/// Two more interfaces like each, but for their address.
void addTwins(Topology& topology)
{
    std::vector<Element> twins;
    std::int64_t next = topology.highest().value;
    const auto addTwin = [&](Element& twin, auto* data) {
        if (data->private_ips.empty())
            return;
        const Bits128 bits = data->private_ips.front().bits();
        data->private_ips = {Address(data->private_ips.front().family(), {bits.high, bits.low + 100 + twins.size()})};
        data->public_ip = {};
        twin.id = ElementId{++next};
        twins.push_back(twin);
    };
    for (const auto& [id, element] : topology.elements())
        for (int i = 0; i < 2; ++i) {
            Element twin = *element;
            if (auto* aws = std::get_if<NetworkInterface>(&twin.data))
                addTwin(twin, aws);
            else if (auto* azure = std::get_if<AzureNetworkInterface>(&twin.data))
                addTwin(twin, azure);
        }
    for (Element& twin : twins)
        topology.put(std::move(twin));
}

/// Some interfaces, the Internet or a site.
ExposureEnd randomEnd(const Index& index, RandomNetwork& random)
{
    const auto sites = index.all(Kind::OnPremises);
    if (random.chance(15))
        return {};
    if (random.chance(15) && !sites.empty())
        return exposureEnd(index, *sites.front()).value();
    ExposureEnd out{ExposureEnd::Place::Interfaces, {}, {}, {}};
    for (const Kind kind : {Kind::NetworkInterface, Kind::AzureNetworkInterface})
        for (const Element* nic : index.all(kind))
            if (random.chance(40))
                out.interfaces.push_back(nic->id);
    std::sort(out.interfaces.begin(), out.interfaces.end());
    return out;
}

}  // namespace

class TestIntent : public QObject {
    Q_OBJECT

private slots:
    void forms_data();
    void forms();
    void ends_data();
    void ends();
    void placesOnNotes();
    void brokenOnesShowAPacket();
    void everyMemberOfATier();
    void asTraced_data();
    void asTraced();
    void fewForAll_data() { asTraced_data(); }
    void fewForAll();
};

void TestIntent::forms_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char* text, const char* expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("web must reach app on tcp/8443", "web|must|app|tcp|8443");
    row("web reaches app on tcp/8443", "web|must|app|tcp|8443");
    row("web -> app on tcp/8443", "web|must|app|tcp|8443");
    row("Internet must not reach tier=db", "Internet|not|tier=db|any|");
    row("Internet never reaches tier=db", "Internet|not|tier=db|any|");
    row("Internet -/-> tier=db on udp", "Internet|not|tier=db|udp|");
    row("  two words must reach  10.0.9.0/24 on TCP 443, 8000-9000 \r", "two words|must|10.0.9.0/24|tcp|443,8000-9000");
    row("a -> b on tcp/*", "a|must|b|tcp|");
    row("a -> b on tcp/443,*", "a|must|b|tcp|");
    row("a -> b on icmp", "a|must|b|icmp|");
    row("a -> b on icmp/8", "a|must|b|icmp|8");
    row("a -> b on 47", "a|must|b|47|");
    row("웹 서버 must reach DB on tcp/5432", "웹 서버|must|DB|tcp|5432");
    row("shop on call -> b on tcp/1", "shop on call|must|b|tcp|1");
    row("", "net.intent.form");
    row("web talks to app", "net.intent.form");
    row("must reach app on tcp/1", "net.intent.form");
    row("web must reach  on tcp/1", "net.intent.form");
    row("web must reach app", "net.intent.service");
    row("web -> app on tpc/80", "net.protocol.form");
    row("web -> app on tcp/https", "net.ports.form");
    row("web -> app on tcp/443,", "net.ports.form");
    row("web -> app on tcp/70000", "net.ports.range");
    row("web -> app on tcp/90-80", "net.ports.range");
    row("web -> app on icmp/300", "net.ports.range");
    row("web -> app on esp/443", "net.intent.no_ports");
    row("web -/-> app on any/443", "net.intent.no_ports");
}

void TestIntent::forms()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    QCOMPARE(said(text.toStdString()), expected);
}

void TestIntent::ends_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");  // state, or the error's id
    const auto row = [](const char* text, const char* expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    row("Internet must reach tier=web on tcp/443", "holds");
    row("internet must reach tier=web on tcp/443", "holds");
    row("internet:8.8.8.0/24 must reach web-a on tcp/443", "holds");
    row("Internet must reach tier=web on tcp/80", "broken");
    row("Internet must not reach tier=app", "holds");
    row("Internet must not reach tier=web on tcp/22", "holds");
    row("Internet must not reach tier=web on tcp/400-500", "broken");
    row("Internet must not reach tier=web", "broken");
    row("tier=web must reach tier=app on tcp/8443", "holds");
    row("tier=web must reach tier=app on tcp/8443,8444", "broken");
    row("web-a must reach app-b on tcp/8443", "holds");
    row("public-a must reach app-group on tcp/8443", "holds");
    row("tier=app must not reach tier=web on udp", "holds");
    row("tier=app must not reach tier=web on tcp", "broken");
    row("tier=web must reach tier=db on tcp/1", "net.intent.tier");
    row("nobody must reach tier=web on tcp/1", "net.trace.end_unknown");
    row("seoul must not reach tier=web", "net.exposure.end_kind");
}

void TestIntent::ends()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const auto results = checked(tiered(), "intent: " + text.toStdString());
    QCOMPARE(results.size(), 1u);
    const IntentResult& result = results.front();
    const QString state = q(std::string(enumName(result.state)));
    QCOMPARE(result.state == IntentState::Invalid ? q(result.error.id) : state, expected);
    QCOMPARE(result.packet.has_value(), result.state == IntentState::Broken);
    const Drawing d = tiered();
    const Status ends = checkIntentEnds(parseIntent(text.toStdString()).value(), Index(d.network.topology));
    QCOMPARE(ends ? QString() : q(ends.error().id), result.state == IntentState::Invalid ? expected : QString());
}

void TestIntent::placesOnNotes()
{
    Drawing d = tiered();
    const ElementId first =
        d.add("rules", "",
              Note{"What must hold\n\n- INTENT: Internet must not reach tier=app\r\nno intent: here\n\t* intent:oops"});
    const ElementId second = d.add("more", "vpc", Note{"intent: tier=web -> tier=app on tcp/8443"});
    d.add("empty", "", Note{"intent:"});
    Exposure exposure(d.network.topology);
    const auto results = checkIntents(exposure);
    QCOMPARE(results.size(), 3u);
    QVERIFY(results[0].intent.note == first && results[0].intent.line == 3);
    QCOMPARE(results[0].intent.text, std::string("Internet must not reach tier=app"));
    QCOMPARE(results[0].state, IntentState::Holds);
    QVERIFY(results[1].intent.note == first && results[1].intent.line == 5);
    QCOMPARE(results[1].state, IntentState::Invalid);
    QCOMPARE(results[1].intent.text, std::string("oops"));
    QCOMPARE(results[1].error.id, std::string("net.intent.form"));
    QVERIFY(results[2].intent.note == second && results[2].intent.line == 1);
}

/// The packet of a broken "must not" gets through; that of a broken "must" does not.
void TestIntent::brokenOnesShowAPacket()
{
    const auto results = checked(tiered(), "intent: Internet must not reach tier=web\n"
                                           "intent: tier=web must reach tier=app on tcp/8443-8444\n");
    QCOMPARE(results.size(), 2u);
    QVERIFY(results[0].trace && results[0].trace->reachable());
    QCOMPARE(results[0].packet->destination_port, std::uint16_t{443});
    QVERIFY(results[1].trace && !results[1].trace->reachable());
    QCOMPARE(results[1].packet->destination_port, std::uint16_t{8444});
    QVERIFY(!results[1].trace->blockers.empty());
}

/// "must" speaks of each machine, "must not" of any.
void TestIntent::everyMemberOfATier()
{
    Drawing d = tiered();
    d.change<NetworkInterface>("web-b-eni", [](NetworkInterface& nic) { nic.public_ip.reset(); });
    const auto results = checked(d, "intent: Internet must reach tier=web on tcp/443\n"
                                    "intent: Internet must not reach tier=web on tcp/443\n"
                                    "intent: Internet must reach web-a on tcp/443\n"
                                    "intent: Internet must not reach web-b on tcp/443\n");
    const QList<IntentState> expected{IntentState::Broken, IntentState::Broken, IntentState::Holds, IntentState::Holds};
    for (qsizetype i = 0; i < expected.size(); ++i)
        QCOMPARE(results[static_cast<std::size_t>(i)].state, expected[i]);
}

void TestIntent::asTraced_data()
{
    QTest::addColumn<int>("sort");
    QTest::newRow("aws") << static_cast<int>(RandomNetwork::Sort::Aws);
    QTest::newRow("azure") << static_cast<int>(RandomNetwork::Sort::Azure);
    QTest::newRow("hybrid") << static_cast<int>(RandomNetwork::Sort::Hybrid);
}

void TestIntent::asTraced()
{
    QFETCH(int, sort);
    int holding = 0, broken = 0;
    for (unsigned seed = 1; seed <= 40; ++seed) {
        RandomNetwork random(5000 + seed, static_cast<RandomNetwork::Sort>(sort));
        const Index index(random.network.topology);
        const auto nics = soleInterfaces(index);
        std::vector<Statement> expected;
        std::string text;
        for (int i = 0; nics.size() > 1 && i < 3; ++i) {
            const Element& from = *random.oneOf(nics);
            const Element& to = *random.oneOf(nics);
            if (from.id != to.id)
                for (Statement& one : statementsAbout(index, from, to, random)) {
                    text += "intent: " + one.text + '\n';
                    expected.push_back(std::move(one));
                }
        }
        Element note;
        note.id = ElementId{random.network.topology.highest().value + 1};
        note.data = Note{text};
        random.network.topology.put(note);
        Exposure exposure(random.network.topology);
        const auto results = checkIntents(exposure);
        QCOMPARE(results.size(), expected.size());
        for (std::size_t i = 0; i < results.size(); ++i) {
            const bool holds = results[i].state == IntentState::Holds;
            (holds ? holding : broken) += 1;
            QVERIFY2(results[i].state != IntentState::Invalid && holds == expected[i].holds,
                     qPrintable(u"seed %1: %2, traced %3"_s.arg(seed).arg(q(expected[i].text)).arg(expected[i].holds)));
        }
    }
    qInfo("%d statements hold, %d are broken", holding, broken);
    QVERIFY(holding > 20 && broken > 20);  // or the comparison says little
}

/// sample() looks at few interfaces of each class; between() at all of them.
void TestIntent::fewForAll()
{
    QFETCH(int, sort);
    int found = 0, none = 0, left = 0;
    for (unsigned seed = 1; seed <= 60; ++seed) {
        RandomNetwork random(7000 + seed, static_cast<RandomNetwork::Sort>(sort));
        addTwins(random.network.topology);
        Exposure exposure(random.network.topology);
        for (int i = 0; i < 8; ++i) {
            const ExposureEnd from = randomEnd(exposure.index(), random), to = randomEnd(exposure.index(), random);
            const ServiceSet wanted = random.chance(30)
                                          ? ServiceSet::all()
                                          : ServiceSet::of({Protocol::kTcp}, PortRange{random.oneOf(allPorts())});
            const PacketSet all = exposure.between(from, to) & PacketSet::of(everywhere(), everywhere(), wanted);
            const auto [fewFrom, fewTo] = exposure.typical(from, to);
            left += fewFrom.interfaces.size() < from.interfaces.size() ? 1 : 0;
            const auto packet = exposure.sample(from, to, wanted);
            QVERIFY2(packet.has_value() == !all.isEmpty() && (!packet || all.contains(*packet)),
                     qPrintable(u"seed %1, question %2"_s.arg(seed).arg(i)));
            (packet ? found : none) += 1;
        }
    }
    qInfo("%d found, %d not, %d with fewer interfaces", found, none, left);
    QVERIFY(found > 50 && none > 50 && left > 50);
}

QTEST_GUILESS_MAIN(TestIntent)
#include "tst_intent.moc"
