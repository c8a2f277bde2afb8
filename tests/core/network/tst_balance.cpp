// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/balance.h"
#include "core/network/exposure.h"
#include "core/network/intent.h"
#include "core/network/trace.h"
#include "tests/support/balanced_drawings.h"

#include <QTest>

#include <random>

using namespace Qt::StringLiterals;
using namespace pb;
using namespace pb::net;
using namespace pb::test;

namespace {

QString q(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

Element balancerOf(LoadBalancer data)
{
    Element out;
    out.data = std::move(data);
    return out;
}

/// Without groups of its own, in its clients' name or in its own.
Drawing unguarded(bool preserves)
{
    Drawing d = balancedAws(LoadBalancerType::Network);
    for (const char* interface : {"lb-a", "lb-b"})
        d.change<NetworkInterface>(interface, [](auto& n) { n.security_groups.clear(); });
    d.change<LoadBalancer>("lb", [=](auto& b) {
        b.preserve_client_ip = preserves;
        b.protocol = ListenerProtocol::TcpUdp;
    });
    d.change<SecurityGroup>("app-group", [](auto& g) { g.rules.push_back(allowIn("8443", "10.0.0.0/16")); });
    return d;
}

Drawing tunnelled()
{
    Drawing d = balancedAzure();
    d.change<AzureSubnet>("web", [&](AzureSubnet& s) { s.route_table = d.id("udr"); });
    return d;
}

/// Two appliances behind an internal load balancer, which the default route leads to.
Drawing appliances()
{
    Drawing d = tunnelled();
    AzureLoadBalancer balancer;
    balancer.private_ip = address("10.10.2.100");
    balancer.protocol = ListenerProtocol::TcpUdp;
    balancer.listeners = {{0, 0}};
    balancer.targets = {d.id("fw-nic")};
    d.add("nva-lb", "nva", balancer);
    d.change<AzureRouteTable>("udr", [](auto& t) { t.routes[0].next_hop_ip = address("10.10.2.100"); });
    return d;
}

const std::vector<std::pair<const char*, std::function<Drawing()>>>& drawings()
{
    static const std::vector<std::pair<const char*, std::function<Drawing()>>> kAll{
        {"application", [] { return balancedAws(LoadBalancerType::Application); }},
        {"network", [] { return balancedAws(LoadBalancerType::Network); }},
        {"network without groups", [] { return unguarded(true); }},
        {"network in its own name", [] { return unguarded(false); }},
        {"one behind the other", balancedTwice},
        {"Azure", balancedAzure},
        {"Azure, answers by an appliance", tunnelled},
        {"Azure, appliances behind a balancer", appliances},
    };
    return kAll;
}

/// A client: an interface, or somebody on the Internet.
struct Client {
    ExposureEnd end;
    End traced;
    Address address;
};

std::vector<Client> clientsOf(const Index& index)
{
    std::vector<Client> out;
    const Address outside = address("203.0.113.9");
    out.push_back({{ExposureEnd::Place::Internet, {}, {}, {Prefix::host(outside)}},
                   {End::Place::Internet, {}, outside},
                   outside});
    for (const Kind kind : {Kind::NetworkInterface, Kind::AzureNetworkInterface})
        for (const Element* nic : index.all(kind)) {
            const auto* aws = nic->as<NetworkInterface>();
            out.push_back({{ExposureEnd::Place::Interfaces, nic->id, {nic->id}, {}},
                           {End::Place::Element, nic->id, {}},
                           aws ? aws->private_ips[0] : nic->as<AzureNetworkInterface>()->private_ips[0]});
        }
    return out;
}

}  // namespace

class TestBalance : public QObject {
    Q_OBJECT

private slots:
    void mapsPorts_data();
    void mapsPorts();
    void setsFollowPorts();
    void exposureIsTheTrace_data();
    void exposureIsTheTrace();
    void intentsSeeThrough();
    void routeToAppliances();
};

void TestBalance::mapsPorts_data()
{
    QTest::addColumn<QString>("listeners");
    QTest::addColumn<QString>("targets");
    QTest::addColumn<int>("port");
    QTest::addColumn<int>("expected");  // -1: none
    QTest::newRow("the same") << "443"
                              << "" << 443 << 443;
    QTest::newRow("not listened to") << "443"
                                     << "" << 80 << -1;
    QTest::newRow("one for all") << "80,443"
                                 << "8080" << 443 << 8080;
    QTest::newRow("each its own") << "80,443"
                                  << "8080,8443" << 443 << 8443;
    QTest::newRow("range to range") << "1000-1009"
                                    << "2000-2009" << 1004 << 2004;
    QTest::newRow("range to one") << "1000-1009"
                                  << "2000" << 1004 << 2000;
    QTest::newRow("the first that overlaps") << "443,400-500"
                                             << "8443,9000" << 443 << 8443;
    QTest::newRow("answers by itself") << "80,443"
                                       << "0,8443" << 80 << -1;
}

Ports portsOf(const QString& text)
{
    Ports out;
    for (const QString& part : text.split(u',', Qt::SkipEmptyParts))
        out.push_back(PortRange::parse(part.toStdString()).value());
    return out;
}

void TestBalance::mapsPorts()
{
    QFETCH(const QString, listeners);
    QFETCH(const QString, targets);
    QFETCH(const int, port);
    QFETCH(const int, expected);
    LoadBalancer data;
    data.listeners = portsOf(listeners);
    data.target_ports = portsOf(targets);
    const auto got = targetPort(balancerOf(data), Protocol::kTcp, static_cast<std::uint16_t>(port));
    QCOMPARE(got ? int{*got} : -1, expected);
    QVERIFY(!targetPort(balancerOf(data), Protocol::kUdp, static_cast<std::uint16_t>(port)));
}

/// Sets of all packets against one packet after the other.
void TestBalance::setsFollowPorts()
{
    std::mt19937 random(7);
    const auto pick = [&](int bound) { return static_cast<int>(random() % static_cast<unsigned>(bound)); };
    const auto range = [&] {
        const int first = pick(40);
        return PortRange{static_cast<std::uint16_t>(first), static_cast<std::uint16_t>(first + pick(4))};
    };
    int inside = 0;
    for (int round = 0; round < 500; ++round) {
        LoadBalancer data;
        data.type = LoadBalancerType::Network;
        data.protocol = static_cast<ListenerProtocol>(pick(3));
        for (int i = pick(4); i > 0; --i)
            data.listeners.push_back(range());
        for (int i = pick(4); i > 0; --i)
            data.target_ports.push_back(range());
        const Element balancer = balancerOf(data);
        const Protocol one{pick(2) ? Protocol::kTcp : Protocol::kUdp};
        const ServiceSet services = ServiceSet::of(one, range()) | ServiceSet::of(one, range(), range());
        const ServiceSet passes = passBalancer(balancer), before = beforeBalancer(balancer, services);
        for (const int protocol : {Protocol::kTcp, Protocol::kUdp, Protocol::kIcmp})
            for (int port = 0; port < 50; ++port)
                for (const int origin : {0, 7, 20, 41}) {
                    Packet packet;
                    packet.protocol = protocol;
                    packet.destination_port = static_cast<std::uint16_t>(port);
                    packet.source_port = static_cast<std::uint16_t>(origin);
                    const auto at = targetPort(balancer, protocol, packet.destination_port);
                    QCOMPARE(passes.contains(packet), at.has_value());
                    Packet sent = packet;
                    sent.destination_port = at.value_or(0);
                    QCOMPARE(before.contains(packet), at && services.contains(sent));
                    inside += before.contains(packet) ? 1 : 0;
                }
    }
    qInfo("%d packets inside", inside);
    QVERIFY(inside > 100);
}

void TestBalance::exposureIsTheTrace_data()
{
    QTest::addColumn<int>("number");
    for (std::size_t i = 0; i < drawings().size(); ++i)
        QTest::newRow(drawings()[i].first) << static_cast<int>(i);
}

/// A packet to a front of each interface that has one is in the set of all packets exactly where its trace says so.
void TestBalance::exposureIsTheTrace()
{
    QFETCH(const int, number);
    const Drawing d = drawings()[static_cast<std::size_t>(number)].second();
    Exposure exposure(d.network.topology);
    const Index& index = exposure.index();
    int asked = 0, passing = 0;
    for (const Kind kind : {Kind::NetworkInterface, Kind::AzureNetworkInterface})
        for (const Element* host : index.all(kind))
            for (const Front& front : frontsOf(index, *host))
                for (const Client& client : clientsOf(index)) {
                    // What an interface sends to itself does not count.
                    if (client.end.element == host->id || client.address == front.address)
                        continue;
                    const PacketSet all =
                        exposure.between(client.end, {ExposureEnd::Place::Interfaces, host->id, {host->id}, {}});
                    for (const int protocol : {Protocol::kTcp, Protocol::kUdp, Protocol::kIcmp})
                        for (const int port : {80, 443, 444, 8080, 8443}) {
                            TraceQuery query;
                            query.from = client.traced;
                            query.to = {End::Place::Element, host->id, front.address};
                            query.protocol = protocol;
                            query.destination_port = static_cast<std::uint16_t>(port);
                            const Trace traced = trace(index, query).value();
                            QCOMPARE(traced.packet.destination, front.address);
                            const bool arrived = traced.reachable() && traced.forward.hops.back().element == host->id;
                            QVERIFY2(all.contains(traced.packet) == arrived,
                                     qPrintable(u"%1 to %2 by %3, %4/%5: %6"_s
                                                    .arg(client.end.element ? q(label(*index.find(client.end.element)))
                                                                            : u"internet"_s,
                                                         q(label(*host)), q(front.address.text()))
                                                    .arg(protocol)
                                                    .arg(port)
                                                    .arg(arrived)));
                            ++asked;
                            passing += arrived ? 1 : 0;
                        }
                }
    qInfo("%d packets, %d of them pass", asked, passing);
    QVERIFY(passing > 0 && passing < asked);
}

/// What a person means by "the Internet reaches web" is that it does so by the load balancer, if there is one.
void TestBalance::intentsSeeThrough()
{
    Drawing d = balancedAws(LoadBalancerType::Application);
    d.add("note", "",
          Note{"intent: internet must reach app-a on tcp/443\n"
               "intent: internet must not reach app-b on tcp/443\n"
               "intent: internet must not reach app-b on tcp/8443\n"});
    Exposure exposure(d.network.topology);
    const auto results = checkIntents(exposure);
    QCOMPARE(results.size(), std::size_t{3});
    QCOMPARE(results[0].state, IntentState::Holds);
    QCOMPARE(results[1].state, IntentState::Broken);
    QVERIFY(results[1].packet && results[1].trace && results[1].trace->reachable());
    QCOMPARE(results[2].state, IntentState::Holds);
    // Without the listener nothing comes.
    d.change<LoadBalancer>("lb", [](auto& b) { b.listeners.clear(); });
    exposure.update(d.network.topology);
    const auto now = checkIntents(exposure);
    QCOMPARE(now[0].state, IntentState::Broken);
    QCOMPARE(now[1].state, IntentState::Holds);
}

/// A route to an internal load balancer is one to the appliances behind it.
void TestBalance::routeToAppliances()
{
    const Drawing direct = tunnelled(), balanced = appliances();
    TraceQuery query;
    query.to = {End::Place::Internet, {}, {}};
    for (const Drawing* d : {&direct, &balanced}) {
        query.from = {End::Place::Element, d->id("vm-1-nic"), {}};
        const Trace traced = trace(Index(d->network.topology), query).value();
        const bool passes = std::any_of(traced.forward.hops.begin(), traced.forward.hops.end(),
                                        [&](const Hop& hop) { return hop.element == d->id("fw-nic"); });
        QVERIFY(passes);
    }
}

QTEST_GUILESS_MAIN(TestBalance)
#include "tst_balance.moc"
