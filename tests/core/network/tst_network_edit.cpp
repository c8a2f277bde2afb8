// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/edit.h"
#include "core/network/value.h"

#include "tests/support/drawing.h"

#include <QTest>

#include <random>
#include <set>

using namespace pb;
using namespace pb::net;
using namespace pb::test;

namespace {

/// Random edits of every kind and field, of which many are refused for one reason or another. Written against the list
/// of fields only, so that a new field is tried without a change here.
class Edits {
public:
    explicit Edits(unsigned seed) : m_rng(seed) {}

    Edit next(const Network& network, int depth = 0)
    {
        switch (pick(depth < 2 ? 10 : 9)) {
        case 0:
        case 1:
        case 2:
            return {AddElements{elements(network)}};
        case 3:
            return pick(2) == 0 ? removalEdit(network.topology, ids(network)) : Edit{RemoveElements{ids(network)}};
        case 4:
        case 5:
            return setField(network);
        case 6:
            return {
                Place{id(network), pick(3) == 0 ? ElementId{} : id(network), {pick(99), pick(99), pick(99), pick(99)}}};
        case 7:
            return waiver();
        case 8:
            return pick(2) == 0 ? Edit{SetAsOf{Date(2019 + pick(8), 3, 19)}} : Edit{Rename{text()}};
        default: {
            Batch batch;
            for (int i = pick(4); i >= 0; --i)
                batch.edits.push_back(next(network, depth + 1));
            return {std::move(batch)};
        }
        }
    }

    int pick(int n) { return std::uniform_int_distribution<int>(0, n - 1)(m_rng); }

private:
    std::string text() { return std::string("text-") + std::to_string(pick(5)); }
    ElementId id(const Network& network) { return {pick(static_cast<int>(network.topology.highest().value) + 2)}; }
    std::vector<ElementId> ids(const Network& network)
    {
        std::vector<ElementId> out;
        for (int i = pick(3); i >= 0; --i)
            out.push_back(id(network));
        return out;
    }

    std::vector<Element> elements(const Network& network)
    {
        std::vector<Element> out;
        for (int i = pick(3); i >= 0; --i) {
            Element element;
            element.id = pick(9) == 0 ? id(network) : ElementId{network.topology.highest().value + 1 + i};
            element.name = text();
            element.data = defaultData(static_cast<Kind>(pick(static_cast<int>(kKindCount))));
            element.parent =
                kindInfo(element.kind()).atRoot && pick(4) != 0 ? ElementId{} : holder(network, element.kind());
            out.push_back(std::move(element));
        }
        return out;
    }

    /// An element that may hold the kind, where there is one.
    ElementId holder(const Network& network, Kind kind)
    {
        std::vector<ElementId> fit;
        for (const auto& [at, element] : network.topology.elements())
            if (contains(kindInfo(kind).parents, element->kind()))
                fit.push_back(at);
        return fit.empty() ? id(network) : fit[static_cast<std::size_t>(pick(static_cast<int>(fit.size())))];
    }

    Edit setField(const Network& network)
    {
        const ElementId at = id(network);
        const Element* element = network.topology.find(at);
        if (!element || pick(10) == 0)
            return {SetField{at, pick(2) == 0 ? "name" : "no_such_field", FieldValue(text())}};
        const auto& infos = fieldInfos(element->kind());
        if (infos.empty())
            return {SetField{at, "note", FieldValue(text())}};
        const FieldInfo& info = infos[static_cast<std::size_t>(pick(static_cast<int>(infos.size())))];
        return {SetField{at, std::string(info.name), value(network, *fieldValue(*element, info.name), info)}};
    }

    FieldValue value(const Network& network, const FieldValue& now, const FieldInfo& info)
    {
        if (pick(12) == 0)
            return FieldValue(std::int64_t{7});
        if (info.type == FieldType::Rows)
            return rows(network, now);
        switch (info.type) {
        case FieldType::Flag:
            return pick(2) == 0;
        case FieldType::Integer:
            return std::int64_t{pick(70000) - 100};
        case FieldType::Reference:
            return id(network);
        case FieldType::References:
            return ElementIds{ids(network)};
        case FieldType::Prefix:
            return OptionalPrefix(block());
        case FieldType::Prefixes:
            return Prefixes{block(), block()};
        case FieldType::Address:
            return OptionalAddress(block().first());
        case FieldType::Addresses:
            return Addresses{block().first()};
        case FieldType::Ports:
            return Ports{{80, 90}};
        case FieldType::Strings:
            return Strings{text()};
        default:
            return FieldValue(text());
        }
    }

    FieldValue rows(const Network& network, const FieldValue& now)
    {
        if (std::holds_alternative<Routes>(now))
            return Routes{{block(), {}, id(network)}, {{}, id(network), id(network)}};
        if (std::holds_alternative<SecurityRules>(now)) {
            SecurityRule row;
            row.peer_group = id(network);
            return SecurityRules{row};
        }
        if (std::holds_alternative<AclEntries>(now)) {
            AclEntry row;
            row.number = pick(40000);  // some out of range
            return AclEntries{row};
        }
        if (std::holds_alternative<UserRoutes>(now))
            return UserRoutes{UserRoute{}};
        NsgRule row;
        row.priority = 90 + pick(100);
        row.source_groups = ids(network);
        return NsgRules{row};
    }

    Prefix block() { return Prefix::around(Address::v4(static_cast<std::uint32_t>(m_rng())), 8 + pick(24)); }

    Edit waiver()
    {
        const std::string key = "rule:" + std::to_string(pick(4));
        if (pick(3) == 0)
            return {SetWaiver{key, std::nullopt}};
        return {SetWaiver{key, Waiver{key, pick(4) == 0 ? "" : "reason", "author", "2026-11-23T00:00:00.000Z", {}}}};
    }

    std::mt19937 m_rng;
};

/// Whether a reference points at nothing.
std::size_t dangling(const Topology& topology)
{
    std::size_t out = 0;
    for (const auto& [id, element] : topology.elements())
        forEachReference(*element, [&](ElementId to) { out += topology.contains(to) ? 0u : 1u; });
    return out;
}

template <class T>
Element elementOf(std::int64_t id, std::int64_t parent, T data)
{
    Element out;
    out.id = {id};
    out.parent = {parent};
    out.data = std::move(data);
    return out;
}

}  // namespace

class TestNetworkEdit : public QObject {
    Q_OBJECT
private slots:
    /// Any sequence of accepted edits, taken back in reverse, restores the network exactly, step by step; a refused
    /// edit leaves no trace; touched() names what changed.
    void everyEditHasAnInverse_data()
    {
        QTest::addColumn<int>("seed");
        for (int seed = 1; seed <= 4; ++seed)
            QTest::addRow("seed %d", seed) << seed;
    }
    void everyEditHasAnInverse()
    {
        QFETCH(int, seed);
        Edits edits(static_cast<unsigned>(seed));
        Network network;
        std::vector<Edit> inverses;
        std::vector<Network> before;
        int refused = 0;
        for (int step = 0; step < 1500; ++step) {
            const Edit edit = edits.next(network);
            const Network was = network;
            auto inverse = applyEdit(network, edit);
            if (!inverse) {
                QVERIFY(network == was);
                QVERIFY(!inverse.error().id.empty() && !inverse.error().detail.empty());
                ++refused;
                continue;
            }
            checkTouched(was, network, touched(edit));
            inverses.push_back(*std::move(inverse));
            before.push_back(was);
        }
        QVERIFY(inverses.size() > 300 && refused > 100);
        QVERIFY(network.topology.size() > 5);
        const Network last = network;
        std::vector<Edit> again;
        for (std::size_t i = inverses.size(); i-- > 0;) {
            auto redo = applyEdit(network, inverses[i]);
            QVERIFY(redo);
            QVERIFY(network == before[i]);
            again.push_back(*std::move(redo));
        }
        while (!again.empty()) {
            QVERIFY(applyEdit(network, again.back()));
            again.pop_back();
        }
        QVERIFY(network == last);
    }

    /// Whatever goes, nothing that stays refers to it; and it can be brought back.
    void removalLeavesNothingDangling()
    {
        Edits edits(77);
        for (const auto base : {soundAws, soundAzure, soundHybrid, soundPeered, soundAzurePeered}) {
            const Network sound = base().network;
            for (int round = 0; round < 120; ++round) {
                Network network = sound;
                std::vector<ElementId> ids;
                for (const auto& [id, element] : sound.topology.elements())
                    if (edits.pick(6) == 0)
                        ids.push_back(id);
                if (ids.empty())
                    continue;
                const auto inverse = applyEdit(network, removalEdit(sound.topology, ids));
                QVERIFY(inverse);
                QCOMPARE(dangling(network.topology), std::size_t{0});
                for (const ElementId id : ids)
                    QVERIFY(!network.topology.contains(id));
                QVERIFY(applyEdit(network, *inverse));
                QVERIFY(network == sound);
            }
        }
    }

    void removalMakesBlackHolesOfRoutes()
    {
        Drawing d = soundAws();
        QVERIFY(applyEdit(d.network, removalEdit(d.network.topology, {d.id("nat-a")})));
        const auto* table = d.network.topology.find<RouteTable>(d.id("private-table-a"));
        QCOMPARE(table->routes.size(), std::size_t{1});
        QCOMPARE(table->routes[0].state, RouteState::Blackhole);
        QVERIFY(!table->routes[0].target);
    }

    void removalNeverWidensAnNsgRule()
    {
        Drawing d = soundAzure();
        const ElementId one = d.add("asg", "korea", ApplicationSecurityGroup{});
        NsgRule row;
        row.priority = 500;
        row.source_groups = {one};
        NsgRule mixed = row;
        mixed.priority = 510;
        mixed.source = prefixes("10.0.0.0/8");
        d.change<NetworkSecurityGroup>("nsg", [&](NetworkSecurityGroup& g) { g.rules = {row, mixed}; });
        QVERIFY(applyEdit(d.network, removalEdit(d.network.topology, {one})));
        const auto& rules = d.network.topology.find<NetworkSecurityGroup>(d.id("nsg"))->rules;
        QCOMPARE(rules.size(), std::size_t{1});  // the one that named only the group is gone, not open to all
        QCOMPARE(rules[0].priority, std::int64_t{510});
        QVERIFY(rules[0].source_groups.empty());
    }

    void connect_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<QString>("holder");  // whose field it is; empty: refused
        QTest::addColumn<QString>("field");   // or the error's id
        const auto row = [](const char* from, const char* to, const char* holder, const char* field) {
            QTest::addRow("%s to %s", from, to) << from << to << holder << field;
        };
        row("new-igw", "vpc", "new-igw", "vpc");
        row("vpc", "new-igw", "new-igw", "vpc");
        row("private-a", "public", "private-a", "route_table");  // replaces the one it has
        row("acl", "private-a", "private-a", "network_acl");
        row("web-a-eni", "app-group", "web-a-eni", "security_groups");
        row("main", "igw", "main", "routes");
        row("new-vgw", "vpc", "new-vgw", "vpc");
        row("new-vgw", "main", "main", "propagating");
        row("main", "full-pcx", "main", "routes");
        row("udr", "private-a", "", "net.connect.meaningless");  // tables of the other cloud
        row("new-cgw", "office", "new-cgw", "site");
        row("new-vpn", "new-vgw", "new-vpn", "gateway");
        row("new-pcx", "vpc", "new-pcx", "requester");
        row("public", "tgw", "public", "routes");
        row("new-attach", "tgw", "new-attach", "transit_gateway");
        row("new-attach", "vpc", "new-attach", "resource");
        row("tgw-table", "new-attach", "tgw-table", "propagating");
        row("new-attach", "tgw-table", "new-attach", "route_table");
        row("new-vpn", "tgw", "new-vpn", "gateway");
        row("vif", "line", "vif", "connection");
        row("public", "igw", "", "net.connect.already");
        row("web-a-eni", "web-group", "", "net.connect.already");
        row("full-pcx", "vpc-3", "", "net.connect.occupied");
        row("web-a-eni", "app-b-eni", "", "net.connect.meaningless");
        row("vpc", "vpc", "", "net.element.unknown");
    }
    void connect()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(QString, holder);
        QFETCH(QString, field);
        Drawing d = soundAws();
        d.add("new-igw", "seoul", InternetGateway{});
        d.add("new-vgw", "seoul", VirtualPrivateGateway{});
        d.add("new-cgw", "seoul", CustomerGateway{});
        d.add("new-vpn", "seoul", VpnConnection{});
        d.add("new-pcx", "seoul", VpcPeering{});
        d.add("office", "", OnPremises{});
        for (const std::string name : {"vpc-2", "vpc-3"})
            d.add(name, "seoul", Vpc{});
        d.change<Vpc>("vpc-2", [](Vpc& vpc) { vpc.ipv4 = prefixes("10.2.0.0/16,10.3.0.0/16"); });
        d.add("udr", "", AzureRouteTable{});
        d.add("tgw", "seoul", TransitGateway{});
        d.add("tgw-table", "seoul", TransitGatewayRouteTable{});
        d.add("new-attach", "seoul", TransitGatewayAttachment{});
        d.add("attach-2", "seoul", TransitGatewayAttachment{d.id("tgw"), d.id("vpc-2"), {}, {}, false});
        d.add("line", "", DirectConnectConnection{});
        d.add("vif", "", VirtualInterface{});
        d.add("full-pcx", "seoul", VpcPeering{d.id("vpc"), d.id("vpc-2"), PeeringStatus::Active});
        const ElementId a = d.id(from.toStdString()), b = d.id(to.toStdString());
        const auto edit = connectEdit(d.network.topology, a, b);
        QCOMPARE(edit.has_value(), !holder.isEmpty());
        if (!edit) {
            QCOMPARE(QString::fromStdString(edit.error().id), field);
            return;
        }
        const auto* set = std::get_if<SetField>(&edit->what);
        QVERIFY(set);
        QCOMPARE(set->id, d.id(holder.toStdString()));
        QCOMPARE(QString::fromStdString(set->field), field);
        QVERIFY(applyEdit(d.network, *edit));
        if (to == QLatin1String("full-pcx"))  // to what the peer has, not to the Internet
            QCOMPARE(d.network.topology.find<RouteTable>(a)->routes[0].destination, prefix("10.2.0.0/16"));
        if (field == QLatin1String("routes") && to == QLatin1String("tgw"))
            QCOMPARE(d.network.topology.find<RouteTable>(a)->routes.back().destination, prefix("10.3.0.0/16"));
        QCOMPARE(connectEdit(d.network.topology, a, b).error().id, std::string("net.connect.already"));
        const auto back = disconnectEdit(d.network.topology, b, a);
        QVERIFY(back && applyEdit(d.network, *back));
        QCOMPARE(disconnectEdit(d.network.topology, a, b).error().id, std::string("net.connect.none"));
    }

    void disconnectTakesRoutesAndPropagationAway()
    {
        Drawing d = soundHybrid();
        const ElementId table = d.id("private-table-a"), vgw = d.id("vgw");
        d.change<RouteTable>("private-table-a", [&](RouteTable& t) {
            t.routes.push_back({prefix("192.168.0.0/16"), {}, vgw});
        });
        const auto edit = disconnectEdit(d.network.topology, table, vgw);
        QVERIFY(edit && applyEdit(d.network, *edit));
        const auto* after = d.network.topology.find<RouteTable>(table);
        QCOMPARE(after->routes.size(), std::size_t{1});
        QVERIFY(after->propagating.empty());
    }

    void refusals_data()
    {
        QTest::addColumn<int>("at");
        QTest::addColumn<QString>("id");
        int at = 0;
        for (const char* id : {"net.element.unknown", "net.element.unknown", "net.element.unknown", "net.element.taken",
                               "net.element.parent", "net.element.parent", "net.element.parent", "net.element.children",
                               "net.field.unknown", "net.field.type", "net.field.range", "net.field.choice",
                               "net.waiver.reason", "net.field.range"})
            QTest::addRow("%d %s", at, id) << at << id, ++at;
    }
    void refusals()
    {
        QFETCH(int, at);
        QFETCH(QString, id);
        Drawing d = soundAws();
        const ElementId vpc = d.id("vpc"), zone = d.id("zone-a");
        const ElementId vgw = d.add("vgw", "seoul", VirtualPrivateGateway{});
        AclEntry entry;
        entry.number = 32767;
        const std::vector<Edit> edits{
            {RemoveElements{{{9999}}}},
            {SetField{{9999}, "name", FieldValue(std::string("x"))}},
            {Place{{9999}, {}, {}}},
            {AddElements{{elementOf(vpc.value, 0, Vpc{})}}},
            {AddElements{{elementOf(9999, vpc.value, Vpc{})}}},  // a VPC in a VPC
            {AddElements{{elementOf(9999, 8888, Subnet{})}}},    // in something that is not there
            {Place{d.id("seoul"), vpc, {}}},                     // into itself
            {RemoveElements{{zone}}},                            // holds subnets
            {SetField{vpc, "colour", FieldValue(std::string("red"))}},
            {SetField{vpc, "ipv4", FieldValue(true)}},
            {SetField{vgw, "asn", FieldValue(std::int64_t{0})}},
            {SetField{vpc, "tenancy", FieldValue(std::string("shared"))}},
            {SetWaiver{"key", Waiver{"key", "", "", "", {}}}},
            {SetField{d.id("acl"), "entries", FieldValue(AclEntries{entry})}},
        };
        const Edit& edit = edits[static_cast<std::size_t>(at)];
        const Network was = d.network;
        const auto inverse = applyEdit(d.network, edit);
        QVERIFY(!inverse);
        QCOMPARE(QString::fromStdString(inverse.error().id), id);
        QVERIFY(d.network == was);
    }

    void setFieldValueRoundTrips()
    {
        for (std::size_t k = 0; k < kKindCount; ++k) {
            Element element = elementOf(1, 0, Note{});
            element.data = defaultData(static_cast<Kind>(k));
            for (const FieldInfo& info : fieldInfos(element.kind())) {
                const FieldValue value = *fieldValue(element, info.name);
                const Element was = element;
                const auto old = setFieldValue(element, info.name, value);
                QVERIFY(old && *old == value);
                QVERIFY(element == was);
                QCOMPARE(fieldInfo(element.kind(), info.name)->name, info.name);
            }
            for (const char* common : {"name", "cloud_id", "note"}) {
                QVERIFY(setFieldValue(element, common, FieldValue(std::string("x"))));
                QCOMPARE(std::get<std::string>(*fieldValue(element, common)), std::string("x"));
            }
            QCOMPARE(fieldValue(element, "nothing").error().id, std::string("net.field.unknown"));
            QCOMPARE(setFieldValue(element, "nothing", FieldValue(true)).error().id, std::string("net.field.unknown"));
            QVERIFY(!fieldInfo(element.kind(), "nothing"));
        }
    }

    void mapReferencesReachesRows()
    {
        Drawing d = soundPeered();
        for (const auto& [id, element] : d.network.topology.elements()) {
            Element moved = *element;
            mapReferences(moved, [](ElementId at) { return ElementId{at.value + 1000}; });
            std::vector<ElementId> was, now;
            forEachReference(*element, [&](ElementId at) { was.push_back({at.value + 1000}); });
            forEachReference(moved, [&](ElementId at) { now.push_back(at); });
            QVERIFY(was == now);
        }
    }

    void aSnapshotStaysAsItIs()
    {
        Drawing d = soundAws();
        const Topology snapshot = d.network.topology;
        const Element* vpc = snapshot.find(d.id("vpc"));
        QVERIFY(applyEdit(d.network, {SetField{d.id("vpc"), "name", FieldValue(std::string("renamed"))}}));
        QCOMPARE(vpc->name, std::string("vpc"));
        QCOMPARE(snapshot.find(d.id("igw")), d.network.topology.find(d.id("igw")));  // shared, not copied
        QVERIFY(snapshot.find(d.id("vpc")) != d.network.topology.find(d.id("vpc")));
    }

private:
    /// Every element, waiver or header that differs is named.
    static void checkTouched(const Network& was, const Network& now, const Touched& named)
    {
        const std::set<ElementId> elements(named.elements.begin(), named.elements.end());
        const std::set<std::string> waivers(named.waivers.begin(), named.waivers.end());
        std::set<ElementId> ids;
        for (const Network* network : {&was, &now})
            for (const auto& [id, element] : network->topology.elements())
                ids.insert(id);
        for (const ElementId id : ids) {
            const Element* a = was.topology.find(id);
            const Element* b = now.topology.find(id);
            if (!a || !b || !(*a == *b))
                QVERIFY(elements.contains(id));
        }
        for (const auto& [key, waiver] : was.waivers)
            if (!now.waivers.contains(key) || !(now.waivers.at(key) == waiver))
                QVERIFY(waivers.contains(key));
        QVERIFY(named.header || (was.name == now.name && was.as_of == now.as_of));
    }
};

QTEST_GUILESS_MAIN(TestNetworkEdit)
#include "tst_network_edit.moc"
