// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/network/trace_cases.h"

#include <QFile>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace pb;
using namespace pb::net;
using namespace pb::test;

namespace {

QString q(std::string_view text) { return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())); }

const std::vector<TraceCase>& cases()
{
    static const std::vector<TraceCase> kAll = [] {
        auto all = awsTraceCases();
        for (const auto& some : {transitTraceCases(), azureTraceCases(), wayTraceCases(), balancerTraceCases()})
            all.insert(all.end(), some.begin(), some.end());
        return all;
    }();
    return kAll;
}

TraceQuery queryOf(const TraceCase& c, const Topology& topology)
{
    TraceQuery query;
    query.from = parseEnd(c.from, topology).value();
    query.to = parseEnd(c.to, topology).value();
    query.protocol = c.protocol;
    query.destination_port = static_cast<std::uint16_t>(c.port);
    return query;
}

Trace traced(const Network& network, const TraceQuery& query)
{
    const Index index(network.topology);
    return trace(index, query).value();
}

QString blockerText(const Network& network, const Blocker& blocker)
{
    const Element* element = network.topology.find(blocker.element);
    return (blocker.on_return ? u"<"_s : QString()) + (element ? q(label(*element)) : u"internet"_s) + u' ' +
           q(enumName(blocker.code));
}

QString pathText(const Network& network, const Path& path)
{
    QString out = q(enumName(path.verdict)) + u':';
    for (const Hop& hop : path.hops) {
        const Element* element = network.topology.find(hop.element);
        out += u" | "_s + (hop.supposed ? u"?"_s : QString()) + (element ? q(label(*element)) : u"internet"_s) + u' ' +
               q(enumName(hop.code)) + u" ["_s + q(hop.row_text) + u']';
    }
    return out;
}

}  // namespace

class TestTrace : public QObject {
    Q_OBJECT

private slots:
    void packets_data();
    void packets();
    void everyLiftLifts_data() { packets_data(); }
    void everyLiftLifts();
    void hopsExplainThemselves();
    void natAndGatewayRewriteAddresses();
    void loopsEnd();
    void everyCodeHasItsSentence();
    void serviceTags_data();
    void serviceTags();
    void routeChoice();
    void azureRouteChoice();
    void ends_data();
    void ends();
    void endsThatAreRefused_data();
    void endsThatAreRefused();
    void queriesThatAreRefused();
};

void TestTrace::packets_data()
{
    QTest::addColumn<int>("number");
    for (int i = 0; i < static_cast<int>(cases().size()); ++i)
        QTest::newRow(cases()[static_cast<std::size_t>(i)].name) << i;
}

void TestTrace::packets()
{
    QFETCH(int, number);
    const TraceCase& c = cases()[static_cast<std::size_t>(number)];
    const Drawing d = c.draw();
    const Trace t = traced(d.network, queryOf(c, d.network.topology));
    const QString walked = pathText(d.network, t.forward) + u'\n' + (t.back ? pathText(d.network, *t.back) : QString());
    QVERIFY2(q(enumName(t.forward.verdict)) == q(c.forward), qPrintable(walked));
    QVERIFY2((t.back ? q(enumName(t.back->verdict)) : QString()) == q(c.back), qPrintable(walked));
    QStringList blockers, expected;
    for (const Blocker& blocker : t.blockers)
        blockers.append(blockerText(d.network, blocker));
    for (const std::string& blocker : c.blockers)
        expected.append(q(blocker));
    QVERIFY2(blockers == expected, qPrintable(blockers.join(u", "_s) + u'\n' + walked));
    QCOMPARE(t.reachable(), blockers.isEmpty());
}

/// Each edit alone takes its blocker away, and lifting one after the other ends where nothing more can be lifted.
void TestTrace::everyLiftLifts()
{
    QFETCH(int, number);
    const TraceCase& c = cases()[static_cast<std::size_t>(number)];
    Drawing d = c.draw();
    const TraceQuery query = queryOf(c, d.network.topology);
    for (int round = 0; round < 10; ++round) {
        const Trace t = traced(d.network, query);
        const Blocker* liftable = nullptr;
        for (const Blocker& blocker : t.blockers)
            for (const Edit& edit : blocker.edits) {
                Network after = d.network;
                QVERIFY(applyEdit(after, edit));
                const Trace then = traced(after, query);
                const auto same = [&](const Blocker& b) {
                    return b.element == blocker.element && b.code == blocker.code && b.on_return == blocker.on_return;
                };
                QVERIFY2(std::none_of(then.blockers.begin(), then.blockers.end(), same),
                         qPrintable(blockerText(d.network, blocker) + u'\n' + pathText(after, then.forward)));
                liftable = liftable ? liftable : &blocker;
            }
        if (!liftable) {
            QCOMPARE(t.reachable(), t.blockers.empty());
            return;
        }
        QVERIFY(applyEdit(d.network, liftable->edits.front()));
    }
    QFAIL("lifting blockers does not come to an end");
}

void TestTrace::hopsExplainThemselves()
{
    const Drawing d = soundAws();
    const Trace t = traced(d.network, queryOf({"", soundAws, "app-a", "internet:1.1.1.1"}, d.network.topology));
    const auto& hops = t.forward.hops;
    const auto route = std::find_if(hops.begin(), hops.end(), [](const Hop& h) { return h.code == TraceCode::Route; });
    QVERIFY(route != hops.end());
    QCOMPARE(route->element, d.id("private-a"));
    QCOMPARE(route->by, d.id("private-table-a"));
    QCOMPARE(route->row, 0);
    QCOMPARE(q(route->row_text), u"0.0.0.0/0 nat-a"_s);
    QCOMPARE(hops.front().code, TraceCode::Source);
    QCOMPARE(hops[1].by, d.id("app-group"));
    QCOMPARE(q(hops[1].row_text), u"allow any to 0.0.0.0/0"_s);
    const auto filter = std::find_if(hops.begin(), hops.end(), [&](const Hop& h) { return h.by == d.id("acl"); });
    QCOMPARE(q(filter->row_text), u"100 allow any to 0.0.0.0/0"_s);
    const auto& back = t.back->hops;
    QVERIFY(std::any_of(back.begin(), back.end(), [](const Hop& h) { return h.code == TraceCode::AllowedByState; }));
}

void TestTrace::natAndGatewayRewriteAddresses()
{
    const Drawing d = soundAws();
    const Trace t = traced(d.network, queryOf({"", soundAws, "app-a", "internet:1.1.1.1"}, d.network.topology));
    const auto after = [](const Path& path, TraceCode code) {
        std::vector<Packet> out;
        for (const Hop& hop : path.hops)
            if (hop.code == code)
                out.push_back(hop.packet);
        return out;
    };
    QCOMPARE(q(t.packet.source.text()), u"10.0.11.10"_s);
    const auto sources = after(t.forward, TraceCode::SourceTranslated);
    QCOMPARE(sources.size(), std::size_t{2});
    const auto* nat = d.network.topology.find(d.id("nat-a"))->as<NatGateway>();
    QCOMPARE(sources[0].source, nat->private_ip.value_or(address("10.0.1.254")));
    QCOMPARE(sources[1].source, *nat->public_ip);
    const auto destinations = after(*t.back, TraceCode::DestinationTranslated);
    QCOMPARE(destinations.size(), std::size_t{2});
    QCOMPARE(destinations[1].destination, t.packet.source);
    QCOMPARE(t.back->hops.back().packet.destination, t.packet.source);
    QCOMPARE(t.back->hops.back().packet.destination_port, t.packet.source_port);
}

void TestTrace::loopsEnd()
{
    Drawing d = withMiddlebox(false);
    d.change<RouteTable>("public", [&](RouteTable& t) { t.routes.push_back(routeTo("10.0.12.0/24", d.id("fw-eni"))); });
    const Trace t = traced(d.network, queryOf({"", soundAws, "app-a", "app-b", 6, 9000}, d.network.topology));
    QCOMPARE(t.forward.verdict, Verdict::Loop);
    QCOMPARE(t.blockers.back().code, TraceCode::ForwardingLoop);
    QVERIFY(t.forward.hops.size() < 30);
}

void TestTrace::serviceTags_data()
{
    QTest::addColumn<QString>("tag");
    QTest::addColumn<int>("action");
    QTest::addColumn<QString>("verdict");
    // Whoever sends belongs to the Internet; the rule after the tag's allows port 443.
    QTest::newRow("known, denies") << u"Internet"_s << 0 << u"denied_in"_s;
    QTest::newRow("known, does not match") << u"VirtualNetwork"_s << 0 << u"accepted"_s;
    QTest::newRow("load balancer") << u"AzureLoadBalancer"_s << 0 << u"accepted"_s;
    QTest::newRow("unknown, would deny") << u"AzureCloud"_s << 0 << u"insufficient_info"_s;
    QTest::newRow("unknown, would allow as well") << u"AzureCloud"_s << 1 << u"accepted"_s;
}

void TestTrace::serviceTags()
{
    QFETCH(QString, tag);
    QFETCH(int, action);
    QFETCH(QString, verdict);
    Drawing d = withPublicIp(true);
    d.change<NetworkSecurityGroup>("nsg", [&](NetworkSecurityGroup& n) {
        NsgRule first;
        first.name = "tagged";
        first.priority = 90 + 10;
        first.action = static_cast<Action>(action);
        first.source_tags = {tag.toStdString()};
        n.rules[0].priority = 200;
        n.rules.push_back(first);
    });
    const Trace t = traced(d.network, queryOf({"", soundAws, "internet:8.8.8.8", "vm-1"}, d.network.topology));
    QVERIFY2(q(enumName(t.forward.verdict)) == verdict, qPrintable(pathText(d.network, t.forward)));
}

/// Longest prefix, then static before propagated; a propagated route never takes what is local.
void TestTrace::routeChoice()
{
    Drawing d = hybridHosts();
    const auto deciding = [&](const std::string& to) {
        const Trace t = traced(d.network, queryOf({"", soundAws, "app-a", to}, d.network.topology));
        for (const Hop& hop : t.forward.hops)
            if (hop.element == d.id("private-a") && !hop.row_text.empty() && hop.by != d.id("acl"))
                return q(hop.row_text);
        return QString();
    };
    QCOMPARE(deciding("192.168.1.1"), u"192.168.0.0/16 vgw"_s);
    QCOMPARE(deciding("1.1.1.1"), u"0.0.0.0/0 nat-a"_s);
    d.change<RouteTable>("private-table-a",
                         [&](RouteTable& t) { t.routes.push_back(routeTo("192.168.0.0/16", d.id("nat-a"))); });
    QCOMPARE(deciding("192.168.1.1"), u"192.168.0.0/16 nat-a"_s);
    d.change<RouteTable>("private-table-a",
                         [&](RouteTable& t) { t.routes.push_back(routeTo("192.168.1.0/24", d.id("vgw"))); });
    QCOMPARE(deciding("192.168.1.1"), u"192.168.1.0/24 vgw"_s);
    d.change<OnPremises>("office", [](OnPremises& o) { o.prefixes = prefixes("192.168.0.0/16,10.0.12.0/24"); });
    QCOMPARE(deciding("10.0.12.10"), u"10.0.0.0/16 local"_s);
}

void TestTrace::azureRouteChoice()
{
    Drawing d = azureOffice();
    const auto deciding = [&](const std::string& to) {
        const Trace t = traced(d.network, queryOf({"", soundAws, "vm-1", to}, d.network.topology));
        for (const Hop& hop : t.forward.hops)
            if (hop.element == d.id("web") && (hop.by != d.id("nsg")) && !hop.row_text.empty())
                return q(hop.row_text);
        return QString();
    };
    QCOMPARE(deciding("172.16.9.9"), u"172.16.0.0/16 VirtualNetworkGateway gw"_s);
    QCOMPARE(deciding("10.20.1.4"), u"10.20.0.0/16 VNetPeering peering"_s);
    QCOMPARE(deciding("10.10.2.4"), u"10.10.0.0/16 VnetLocal"_s);
    QCOMPARE(deciding("8.8.8.8"), u"0.0.0.0/0 Internet"_s);
    QCOMPARE(deciding("172.31.0.1"), u"172.16.0.0/12 None"_s);
    // A gateway's longer prefix does not take what a peering holds; a user's route does.
    d.change<LocalNetworkGateway>("lng", [](auto& l) { l.prefixes.push_back(prefix("10.20.1.0/24")); });
    QCOMPARE(deciding("10.20.1.4"), u"10.20.0.0/16 VNetPeering peering"_s);
    d.change<AzureSubnet>("web", [&](AzureSubnet& s) { s.route_table = d.id("udr"); });
    d.change<AzureRouteTable>("udr", [](AzureRouteTable& t) {
        t.routes[0].destination = prefix("172.16.0.0/16");  // as long as the gateway's: the user's wins
    });
    QCOMPARE(deciding("172.16.9.9"), u"172.16.0.0/16 VirtualAppliance 10.10.2.4"_s);
    d.change<AzureRouteTable>("udr", [](AzureRouteTable& t) {
        t.routes.clear();
        t.bgp_propagation = false;
    });
    QCOMPARE(deciding("172.16.9.9"), u"172.16.0.0/12 None"_s);
}

void TestTrace::ends_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("place");
    QTest::addColumn<QString>("element");
    QTest::addColumn<QString>("address");
    const auto internet = static_cast<int>(End::Place::Internet), element = static_cast<int>(End::Place::Element);
    const auto site = static_cast<int>(End::Place::OnPremises), plain = static_cast<int>(End::Place::Address);
    QTest::newRow("internet") << u"internet"_s << internet << QString() << QString();
    QTest::newRow("any case") << u"Internet"_s << internet << QString() << QString();
    QTest::newRow("internet address") << u"internet:8.8.8.8"_s << internet << QString() << u"8.8.8.8"_s;
    QTest::newRow("internet IPv6") << u"internet:2001:db8::1"_s << internet << QString() << u"2001:db8::1"_s;
    QTest::newRow("name") << u"web-a"_s << element << u"web-a"_s << QString();
    QTest::newRow("cloud id") << u"i-0123"_s << element << u"app-a"_s << QString();
    QTest::newRow("subnet") << u"public-a"_s << element << u"public-a"_s << QString();
    QTest::newRow("site by name") << u"office"_s << site << u"office"_s << QString();
    QTest::newRow("site") << u"onprem:office"_s << site << u"office"_s << QString();
    QTest::newRow("site address") << u"onprem:office:192.168.1.5"_s << site << u"office"_s << u"192.168.1.5"_s;
    QTest::newRow("site IPv6") << u"ONPREM:office:fd00::1"_s << site << u"office"_s << u"fd00::1"_s;
    QTest::newRow("address") << u"10.0.11.10"_s << plain << QString() << u"10.0.11.10"_s;
    QTest::newRow("IPv6") << u"fd00::1"_s << plain << QString() << u"fd00::1"_s;
    QTest::newRow("a table of that name is passed over") << u"private-b"_s << element << u"private-b"_s << QString();
}

void TestTrace::ends()
{
    QFETCH(QString, text);
    QFETCH(int, place);
    QFETCH(QString, element);
    QFETCH(QString, address);
    Drawing d = soundHybrid();
    Element named = *d.network.topology.find(d.id("app-a"));
    named.cloud_id = "i-0123";
    d.network.topology.put(named);
    d.rename("private-table-b", "private-b");
    const auto end = parseEnd(text.toStdString(), d.network.topology);
    QVERIFY2(end, end ? "" : end.error().detail.c_str());
    QCOMPARE(static_cast<int>(end->place), place);
    QCOMPARE(end->element, element.isEmpty() ? ElementId{} : d.id(element.toStdString()));
    QCOMPARE(end->address ? q(end->address->text()) : QString(), address);
    QCOMPARE(parseEnd(endText(*end, d.network.topology), d.network.topology).value(), *end);
    if (end->element)
        QCOMPARE(parseEnd(std::to_string(end->element.value), d.network.topology).value().element, end->element);
}

void TestTrace::endsThatAreRefused_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("id");
    QTest::newRow("empty") << QString() << u"net.trace.end_unknown"_s;
    QTest::newRow("nobody") << u"web-z"_s << u"net.trace.end_unknown"_s;
    QTest::newRow("no id") << u"999"_s << u"net.trace.end_unknown"_s;
    QTest::newRow("half an address") << u"10.0.0"_s << u"net.trace.end_unknown"_s;
    QTest::newRow("case of a name") << u"WEB-A"_s << u"net.trace.end_unknown"_s;
    QTest::newRow("two of that name") << u"twin"_s << u"net.trace.end_ambiguous"_s;
    QTest::newRow("route table") << u"main"_s << u"net.trace.end_kind"_s;
    QTest::newRow("site that is none") << u"onprem:web-a"_s << u"net.trace.end_kind"_s;
    QTest::newRow("no site") << u"onprem:nowhere"_s << u"net.trace.end_unknown"_s;
    QTest::newRow("no site at all") << u"onprem:"_s << u"net.trace.end_unknown"_s;
    QTest::newRow("site address") << u"onprem:office:1.2.3"_s << u"net.address.form"_s;
    QTest::newRow("internet address") << u"internet:x"_s << u"net.address.form"_s;
    QTest::newRow("prefix") << u"10.0.0.0/8"_s << u"net.trace.end_unknown"_s;
}

void TestTrace::endsThatAreRefused()
{
    QFETCH(QString, text);
    QFETCH(QString, id);
    Drawing d = soundHybrid();
    d.rename("web-b", "twin");
    d.rename("app-b", "twin");
    const auto end = parseEnd(text.toStdString(), d.network.topology);
    QVERIFY(!end);
    QCOMPARE(q(end.error().id), id);
}

void TestTrace::queriesThatAreRefused()
{
    Drawing d = soundHybrid();
    const Index index(d.network.topology);
    const auto idOf = [&](const End& from, const End& to) {
        TraceQuery query;
        query.from = from;
        query.to = to;
        const auto result = trace(index, query);
        return result ? QString() : q(result.error().id);
    };
    const End web{End::Place::Element, d.id("web-a"), {}}, internet{End::Place::Internet, {}, {}};
    QCOMPARE(idOf({End::Place::Element, ElementId{999}, {}}, web), u"net.element.unknown"_s);
    QCOMPARE(idOf({End::Place::Element, d.id("main"), {}}, web), u"net.trace.end_kind"_s);
    QCOMPARE(idOf({End::Place::OnPremises, d.id("web-a"), {}}, web), u"net.trace.end_kind"_s);
    QCOMPARE(idOf({End::Place::Address, {}, address("10.200.0.1")}, web), u"net.trace.no_address"_s);
    QCOMPARE(idOf({End::Place::Internet, {}, address("2001:db8::1")}, web), u"net.trace.no_address"_s);
    QCOMPARE(idOf(web, internet), QString());
    d.change<NetworkInterface>("web-b-eni", [](auto& n) { n.private_ips = {address("10.0.1.10")}; });
    const Index twice(d.network.topology);
    QCOMPARE(q(trace(twice, {{End::Place::Address, {}, address("10.0.1.10")}, internet}).error().id),
             u"net.trace.end_ambiguous"_s);
}

void TestTrace::everyCodeHasItsSentence()
{
    QFile texts(QStringLiteral(PB_SOURCE_DIR "/resources/texts/trace.tsv"));
    QVERIFY(texts.open(QIODevice::ReadOnly));
    const QByteArray all = '\n' + texts.readAll();
    for (const std::string_view code : enumNames(TraceCode{}))
        QVERIFY2(all.contains("\ntrace." + QByteArray(code.data(), static_cast<qsizetype>(code.size())) + '\t'),
                 code.data());
}

QTEST_APPLESS_MAIN(TestTrace)
#include "tst_trace.moc"
