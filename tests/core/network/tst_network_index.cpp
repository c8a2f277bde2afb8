// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/index.h"
#include "core/network/value.h"

#include "tests/support/drawing.h"
#include "tests/support/lively_drawings.h"

#include <QTest>

#include <map>
#include <set>

using namespace pb;
using namespace pb::net;
using namespace pb::test;
using namespace Qt::StringLiterals;

namespace {

QStringList names(const auto& elements)
{
    QStringList out;
    for (const Element* element : elements)
        out << QString::fromStdString(element->name);
    return out;
}

/// Everything that an index says, of every element.
std::map<QString, std::vector<const Element*>> allOf(const Index& index)
{
    std::map<QString, std::vector<const Element*>> out;
    const auto keep = [&](const QString& what, const auto& list) {
        if (!list.empty())
            out[what] = {list.begin(), list.end()};
    };
    for (std::size_t kind = 0; kind < kKindCount; ++kind)
        keep(u"all %1"_s.arg(kind), index.all(static_cast<Kind>(kind)));
    for (const Address& address : index.heldAddresses())
        keep(u"held %1"_s.arg(QString::fromStdString(address.text())), index.holdersOf(address));
    for (const auto& [id, element] : index.topology().elements()) {
        const auto of = [at = id.value](const char* what) { return u"%1 %2"_s.arg(QLatin1String(what)).arg(at); };
        keep(of("children"), index.children(id));
        keep(of("referrers"), index.referrers(id));
        keep(of("interfacesOf"), index.interfacesOf(id));
        keep(of("subnetsIn"), index.subnetsIn(id));
        keep(of("interfacesIn"), index.interfacesIn(id));
        keep(of("subnetsUnder"), index.subnetsUnder(id));
        keep(of("interfacesUnder"), index.interfacesUnder(id));
        keep(of("virtualGatewaysIn"), index.virtualGatewaysIn(id));
        keep(of("peeringsOf"), index.peeringsOf(id));
        for (const Kind kind : {Kind::InternetGateway, Kind::EgressOnlyInternetGateway, Kind::VirtualPrivateGateway})
            keep(of("gatewaysOf") + QString::number(static_cast<int>(kind)), index.gatewaysOf(id, kind));
        keep(of("ones"),
             std::vector{index.find(id), index.mainRouteTable(id), index.defaultAcl(id), index.defaultGroup(id)});
    }
    return out;
}

/// The same element with rows, or a text, that refer to nothing else than before; as it was for most kinds.
void changeWithin(Element& element)
{
    if (auto* group = std::get_if<SecurityGroup>(&element.data); group && !group->rules.empty())
        group->rules.back().ports = PortRange{7, 9};
    else if (auto* acl = std::get_if<NetworkAcl>(&element.data); acl && !acl->entries.empty())
        acl->entries.pop_back();
    else if (auto* nsg = std::get_if<NetworkSecurityGroup>(&element.data); nsg && !nsg->rules.empty())
        nsg->rules.back().priority = 4000;
    else if (auto* note = std::get_if<Note>(&element.data))
        note->text += " more";
}

QString name(const Element* element) { return element ? QString::fromStdString(element->name) : QString(); }

}  // namespace

class TestNetworkIndex : public QObject {
    Q_OBJECT
private slots:
    void containers()
    {
        const Drawing d = soundAws();
        const Index index(d.network.topology);
        const auto at = [&](const char* which) -> const Element& { return *index.find(d.id(which)); };
        QCOMPARE(name(index.subnetOf(at("app-a-eni"))), u"private-a"_s);
        QCOMPARE(name(index.vpcOf(at("app-a-eni"))), u"vpc"_s);
        QCOMPARE(name(index.regionOf(at("app-a-eni"))), u"seoul"_s);
        QCOMPARE(name(index.vpcOf(at("vpc"))), u"vpc"_s);
        QVERIFY(!index.vpcOf(at("igw")));
        QVERIFY(!index.vnetOf(at("app-a-eni")));
        QCOMPARE(name(index.instanceOf(at("app-a-eni"))), u"app-a"_s);
        QCOMPARE(index.zoneOf(at("app-a-eni")), std::string("ap-northeast-2a"));
        QCOMPARE(index.zoneOf(at("vpc")), std::string());
        QCOMPARE(names(index.subnetsIn(d.id("vpc"))),
                 (QStringList{u"public-a"_s, u"private-a"_s, u"public-b"_s, u"private-b"_s}));
        QCOMPARE(names(index.interfacesIn(d.id("private-b"))), QStringList{u"app-b-eni"_s});
        QCOMPARE(index.interfacesIn(d.id("vpc")).size(), std::size_t{4});
        QCOMPARE(names(index.children(d.id("public-a"))), (QStringList{u"nat-a"_s, u"web-a"_s}));
        QCOMPARE(names(index.children({})), QStringList{u"seoul"_s});
    }

    void whatIsInForce()
    {
        Drawing d = soundAws();
        d.change<Subnet>("private-a", [](Subnet& s) { s.route_table = {}; });
        d.change<NetworkInterface>("app-a-eni", [](NetworkInterface& e) { e.security_groups.clear(); });
        const Index index(d.network.topology);
        const auto at = [&](const char* which) -> const Element& { return *index.find(d.id(which)); };
        QCOMPARE(name(index.routeTableOf(at("private-a"))), u"main"_s);
        QCOMPARE(name(index.routeTableOf(at("private-b"))), u"private-table-b"_s);
        QCOMPARE(name(index.aclOf(at("private-a"))), u"acl"_s);
        QCOMPARE(names(index.groupsOf(at("app-a-eni"))), QStringList{u"default"_s});
        QCOMPARE(names(index.groupsOf(at("app-b-eni"))), QStringList{u"app-group"_s});
        QCOMPARE(names(index.interfacesUnder(d.id("default"))), QStringList{u"app-a-eni"_s});
        QCOMPARE(names(index.subnetsUnder(d.id("main"))), QStringList{u"private-a"_s});
        QCOMPARE(index.subnetsUnder(d.id("acl")).size(), std::size_t{4});
        QVERIFY(index.isPublic(at("public-a")));
        QVERIFY(!index.isPublic(at("private-b")));
        QVERIFY(!index.isPublic(at("public-a"), Family::V6));
        QCOMPARE(names(index.referrers(d.id("nat-b"))), QStringList{u"private-table-b"_s});
        QCOMPARE(names(index.referrers(d.id("web-group"))),
                 (QStringList{u"app-group"_s, u"web-a-eni"_s, u"web-b-eni"_s}));
    }

    void gateways()
    {
        Drawing d = soundHybrid();
        d.add("igw-2", "vpc", InternetGateway{});
        d.add("igw-3", "seoul", InternetGateway{});
        const Index index(d.network.topology);
        QCOMPARE(name(index.attachedVpc(*index.find(d.id("igw-2")))), u"vpc"_s);
        QVERIFY(!index.attachedVpc(*index.find(d.id("igw-3"))));
        QCOMPARE(names(index.gatewaysOf(d.id("vpc"), Kind::InternetGateway)), (QStringList{u"igw"_s, u"igw-2"_s}));
        QCOMPARE(names(index.gatewaysOf(d.id("vpc"), Kind::VirtualPrivateGateway)), QStringList{u"vgw"_s});
    }

    void peerings()
    {
        const Drawing d = soundPeered();
        const Index index(d.network.topology);
        QCOMPARE(names(index.peeringsOf(d.id("vpc-2"))), QStringList{u"pcx"_s});
        const Element& pcx = *index.find(d.id("pcx"));
        QCOMPARE(name(index.peerAcross(pcx, d.id("vpc"))), u"vpc-2"_s);
        QCOMPARE(name(index.peerAcross(pcx, d.id("vpc-2"))), u"vpc"_s);
        const Drawing azure = soundAzurePeered();
        const Index other(azure.network.topology);
        QCOMPARE(name(other.peerAcross(*other.find(azure.id("peering")), azure.id("vnet-2"))), u"vnet"_s);
    }

    void azure()
    {
        const Drawing d = soundAzure();
        const Index index(d.network.topology);
        const auto at = [&](const char* which) -> const Element& { return *index.find(d.id(which)); };
        QCOMPARE(name(index.networkOf(at("vm-1-nic"))), u"vnet"_s);
        QCOMPARE(name(index.routeTableOf(at("web"))), u"udr"_s);
        QVERIFY(!index.routeTableOf(at("nva")));
        QCOMPARE(name(index.nsgOf(at("web"))), u"nsg"_s);
        QVERIFY(!index.nsgOf(at("vm-1-nic")));
        QCOMPARE(index.zoneOf(at("vm-2-nic")), std::string("2"));
        QCOMPARE(names(index.virtualGatewaysIn(d.id("vnet"))), QStringList{u"gw"_s});
    }

    void brokenDrawings()
    {
        Topology topology;
        // A ring of parents, a reference to itself and one to nothing: a file may hold anything.
        for (const auto& [id, parent] : {std::pair(1, 2), std::pair(2, 1)}) {
            Element element;
            element.id = {id};
            element.parent = {parent};
            Subnet subnet;
            subnet.route_table = {id};
            subnet.network_acl = {77};
            element.data = subnet;
            topology.put(std::move(element));
        }
        const Index index(topology);
        const Element& one = *index.find({1});
        QVERIFY(!index.vpcOf(one));
        QVERIFY(!index.routeTableOf(one));
        QVERIFY(!index.aclOf(one));
        QCOMPARE(index.zoneOf(one), std::string());
        QVERIFY(!index.find({77}));
        QCOMPARE(index.referrers({77}).size(), std::size_t{2});
        QVERIFY(index.interfacesIn({77}).empty());
        QVERIFY(Index(Topology{}).children({}).empty());
    }

    /// Every look-up against a walk over all elements.
    void agreesWithAWalk()
    {
        for (const auto base : {soundAws, soundAzure, soundHybrid, soundPeered, soundAzurePeered}) {
            const Drawing d = base();
            const Index index(d.network.topology);
            for (const auto& [id, element] : d.network.topology.elements()) {
                QCOMPARE(index.find(id), element.get());
                std::set<const Element*> users, inside;
                for (const auto& [otherId, other] : d.network.topology.elements()) {
                    bool parentCounted = false;
                    forEachReference(*other, [&](ElementId to) {
                        if (!parentCounted && to == other->parent) {
                            parentCounted = true;
                            return;
                        }
                        if (to == id)
                            users.insert(other.get());
                    });
                    if (other->parent == id)
                        inside.insert(other.get());
                }
                const auto asSet = [](ElementSpan span) { return std::set<const Element*>(span.begin(), span.end()); };
                QVERIFY(asSet(index.referrers(id)) == users);
                QVERIFY(asSet(index.children(id)) == inside);
            }
        }
    }

    /// An index that goes on with another drawing says what a new one says, after an edit of any element that may take
    /// that way.
    void goesOn()
    {
        int filters = 0;
        for (const Network& network : livelyDrawings())
            for (const auto& [id, element] : network.topology.elements()) {
                Topology edited = network.topology;
                Element changed = *element;
                changed.box.x += 10;
                changeWithin(changed);
                filters += changed.data == element->data || changed.kind() == Kind::Note ? 0 : 1;
                edited.put(std::move(changed));
                Index index(network.topology);
                const Index::Changed pair{element.get(), edited.find(id)};
                QVERIFY(Index::standsAlike(*pair.first, *pair.second));
                index.update(edited, {&pair, 1});
                QCOMPARE(&index.topology(), &edited);
                QVERIFY2(allOf(index) == allOf(Index(edited)), qPrintable(name(element.get())));
            }
        QVERIFY(filters > 10);
    }

    /// What others find an element by makes another place of it.
    void standsElsewhere()
    {
        const Drawing d = soundAws();
        const auto changed = [&](const char* which, auto change) {
            Element element = *d.network.topology.find(d.id(which));
            change(element);
            return Index::standsAlike(*d.network.topology.find(d.id(which)), element);
        };
        const auto parted = [](Element& e) { e.parent = {}; };
        QVERIFY(!changed("web-group", parted));
        QVERIFY(!changed("web-group", [&](Element& e) { std::get<SecurityGroup>(e.data).is_default = true; }));
        QVERIFY(!changed("acl", [&](Element& e) { std::get<NetworkAcl>(e.data).is_default = false; }));
        QVERIFY(!changed("web-group", [&](Element& e) {
            SecurityRule rule;
            rule.peer_group = d.id("app-group");
            std::get<SecurityGroup>(e.data).rules = {rule};
        }));
        QVERIFY(!changed("zone-a", [](Element& e) { e.name = "c"; }));  // a zone may go by its name
        QVERIFY(!changed("private-a", [](Element& e) { std::get<Subnet>(e.data).route_table = {}; }));
        QVERIFY(changed("private-a", [](Element& e) { e.box.x = 7; }));
    }
};

QTEST_GUILESS_MAIN(TestNetworkIndex)
#include "tst_network_index.moc"
