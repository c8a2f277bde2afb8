// SPDX-License-Identifier: GPL-3.0-or-later
// What the canvas reckons without a window: labels, places, names, routes of connectors, copies, rows.
#include "ui/canvas/clipboard.h"
#include "ui/canvas/connector_router.h"
#include "ui/canvas/element_factory.h"
#include "ui/canvas/field_text.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/labels.h"
#include "ui/canvas/links.h"
#include "ui/canvas/placement.h"
#include "ui/canvas/render_network.h"
#include "ui/canvas/row_table.h"

#include <QBuffer>
#include <QFile>
#include <QImage>
#include <QMimeData>
#include <QPainter>
#include <QSvgGenerator>
#include <QSvgRenderer>
#include <QTest>

#include <random>

using namespace pb;
using namespace pb::ui;
using namespace Qt::StringLiterals;

namespace {

net::Element made(std::int64_t id, net::Kind kind, std::int64_t parent, net::Box box = {})
{
    net::Element element;
    element.id = ElementId{id};
    element.parent = ElementId{parent};
    element.box = box;
    element.data = net::defaultData(kind);
    return element;
}

QRect rectOf(const net::Topology& topology, ElementId id) { return sceneRect(topology, *topology.find(id)); }

net::Network applied(net::Topology topology, const net::Batch& batch)
{
    net::Network network;
    network.topology = std::move(topology);
    if (!net::applyEdit(network, {batch}))
        qFatal("refused");
    return network;
}

}  // namespace

class TestCanvasValues : public QObject {
    Q_OBJECT
private slots:
    void everyNameOfTheTableHasALabel()
    {
        QStringList missing;
        const auto need = [&](const std::string& id) {
            if (!hasLabel(id))
                missing << QString::fromStdString(id);
        };
        for (std::size_t k = 0; k < net::kKindCount; ++k) {
            const auto kind = static_cast<net::Kind>(k);
            need("kind." + std::string(enumName(kind)));
            net::Element element = made(1, kind, 0);
            for (const FieldInfo& info : net::fieldInfos(kind)) {
                need("field." + std::string(info.name));
                for (const std::string_view choice : choicesOf(kind, info.name))
                    need("choice." + std::string(choice));
                QCOMPARE(info.type == FieldType::Choice, !choicesOf(kind, info.name).empty());
                if (info.type != FieldType::Rows)
                    continue;
                const RowTable table(*net::fieldValue(element, info.name));
                QVERIFY(!table.columns().empty());
                for (int column = 0; column < static_cast<int>(table.columns().size()); ++column) {
                    need("field." + std::string(table.columns()[static_cast<std::size_t>(column)].name));
                    for (const std::string_view choice : table.choices(column))
                        need("choice." + std::string(choice));
                }
            }
            for (const char* common : {"name", "cloud_id", "note"})
                need(std::string("field.") + common);
        }
        QCOMPARE(missing, QStringList());
    }

    void everyKindHasAnIconThatDraws()
    {
        for (std::size_t k = 0; k < net::kKindCount; ++k) {
            QFile file(u":/canvas/kinds/%1.svg"_s.arg(iconName(static_cast<net::Kind>(k))));
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            const QByteArray svg = file.readAll();
            QVERIFY(svg.contains("#000000"));  // what is replaced by the palette's colour
            QSvgRenderer renderer(svg);
            QVERIFY(renderer.isValid());
            QImage image(48, 48, QImage::Format_ARGB32);
            image.fill(Qt::white);
            QPainter painter(&image);
            renderer.render(&painter);
            painter.end();
            int dark = 0;
            for (int y = 0; y < 48; ++y)
                for (int x = 0; x < 48; ++x)
                    dark += qGray(image.pixel(x, y)) < 128;
            QVERIFY2(dark > 40, qPrintable(file.fileName()));
        }
    }

    void typedValues_data()
    {
        QTest::addColumn<int>("type");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("shown");  // null: refused
        QTest::newRow("blocks") << int(FieldType::Prefixes) << u" 10.0.0.0/16\n\n10.1.0.0/16 "_s
                                << u"10.0.0.0/16\n10.1.0.0/16"_s;
        QTest::newRow("host bits") << int(FieldType::Prefixes) << u"10.0.0.1/16"_s << QString();
        QTest::newRow("no blocks") << int(FieldType::Prefixes) << u" "_s << u""_s;
        QTest::newRow("address") << int(FieldType::Address) << u"10.0.0.4"_s << u"10.0.0.4"_s;
        QTest::newRow("no address") << int(FieldType::Address) << u""_s << u""_s;
        QTest::newRow("bad address") << int(FieldType::Address) << u"10.0.0.400"_s << QString();
        QTest::newRow("ports") << int(FieldType::Ports) << u"443, 8080-8090"_s << u"443, 8080-8090"_s;
        QTest::newRow("port range turned round") << int(FieldType::Ports) << u"90-80"_s << QString();
        QTest::newRow("integer") << int(FieldType::Integer) << u" 65000 "_s << u"65000"_s;
        QTest::newRow("no integer") << int(FieldType::Integer) << u"6500x"_s << QString();
        QTest::newRow("over") << int(FieldType::Integer) << u"4294967295"_s << QString();
        QTest::newRow("names") << int(FieldType::Strings) << u"Microsoft.Web/serverFarms,\n Storage"_s
                               << u"Microsoft.Web/serverFarms\nStorage"_s;
        QTest::newRow("protocol") << int(FieldType::Protocol) << u"TCP"_s << u"tcp"_s;
        QTest::newRow("no protocol") << int(FieldType::Protocol) << u"smoke"_s << QString();
        QTest::newRow("Korean text") << int(FieldType::Text) << u" 운영 서브넷 "_s << u"운영 서브넷"_s;
    }
    void typedValues()
    {
        QFETCH(int, type);
        QFETCH(QString, typed);
        QFETCH(QString, shown);
        const FieldInfo info = FieldInfo{"x", static_cast<FieldType>(type)}.in(1, 4294967294);
        const auto value = parseValue(info, typed);
        QCOMPARE(value.has_value(), !shown.isNull());
        if (value)
            QCOMPARE(valueText(*value), shown);
    }

    void rowsKeepTheirTypes()
    {
        RowTable table{net::FieldValue(net::NsgRules{})};
        QCOMPARE(table.orderColumn(), 1);
        table.append();
        table.append();
        QCOMPARE(valueText(table.cell(0, 1)), u"100"_s);
        QCOMPARE(valueText(table.cell(1, 1)), u"200"_s);
        QVERIFY(table.setCell(0, 0, std::string("ssh")));
        table.move(0, 1);
        QCOMPARE(valueText(table.cell(1, 0)), u"ssh"_s);
        const net::FieldValue before = table.value();
        QVERIFY(!table.setCell(0, 1, std::int64_t{99}));       // below the field's range
        QVERIFY(!table.setCell(0, 2, std::string("across")));  // no such direction
        QVERIFY(table.value() == before);
        table.remove(0);
        QCOMPARE(table.rowCount(), 1);
    }

    void everyCellOfEveryRowTypeGoesInAndOut()
    {
        for (const net::FieldValue& rows :
             {net::FieldValue(net::Routes{}), net::FieldValue(net::SecurityRules{}), net::FieldValue(net::AclEntries{}),
              net::FieldValue(net::UserRoutes{}), net::FieldValue(net::NsgRules{})}) {
            RowTable table(rows);
            table.append();
            for (int column = 0; column < static_cast<int>(table.columns().size()); ++column) {
                const net::FieldValue cell = table.cell(0, column);
                QVERIFY2(table.setCell(0, column, cell), table.columns()[static_cast<std::size_t>(column)].name.data());
                QVERIFY(table.cell(0, column) == cell);
            }
        }
    }

    void namesCountOn()
    {
        net::Topology topology;
        QCOMPARE(freeName(topology, net::Kind::Subnet), std::string("subnet-1"));
        net::Element subnet = made(1, net::Kind::Subnet, 0);
        subnet.name = "subnet-7";
        topology.put(subnet);
        subnet.id = ElementId{2};
        subnet.name = "subnet-x";
        topology.put(subnet);
        QCOMPARE(freeName(topology, net::Kind::Subnet), std::string("subnet-8"));
    }

    void newElementsTakeWhatIsFree()
    {
        net::Topology topology;
        net::Element vpc = made(1, net::Kind::Vpc, 0);
        std::get<net::Vpc>(vpc.data).ipv4 = {*net::Prefix::parse("10.0.0.0/16")};
        net::Element subnet = made(2, net::Kind::Subnet, 1);
        std::get<net::Subnet>(subnet.data).ipv4 = {*net::Prefix::parse("10.0.0.0/24")};
        net::Element eni = made(3, net::Kind::NetworkInterface, 2);
        std::get<net::NetworkInterface>(eni.data).private_ips = {*net::Address::parse("10.0.0.4")};
        for (const net::Element& element : {vpc, subnet, eni})
            topology.put(element);

        const auto second = newElements(topology, net::Kind::Subnet, ElementId{1}, ElementId{4});
        QCOMPARE(second.size(), 1u);
        QCOMPARE(second[0].as<net::Subnet>()->ipv4, net::Prefixes{*net::Prefix::parse("10.0.1.0/24")});

        const auto machine = newElements(topology, net::Kind::Instance, ElementId{2}, ElementId{4});
        QCOMPARE(machine.size(), 2u);
        QCOMPARE(machine[1].parent, machine[0].id);
        QCOMPARE(machine[1].as<net::NetworkInterface>()->private_ips, net::Addresses{*net::Address::parse("10.0.0.5")});

        const auto another = newElements(topology, net::Kind::Vpc, {}, ElementId{4});
        QCOMPARE(another[0].as<net::Vpc>()->ipv4, net::Prefixes{*net::Prefix::parse("10.1.0.0/16")});
        QCOMPARE(another.size(), 4u);  // with main table, default ACL and default group
        QVERIFY(another[1].as<net::RouteTable>()->main);
        QVERIFY(another[2].as<net::NetworkAcl>()->is_default);
        QVERIFY(another[3].as<net::SecurityGroup>()->is_default);

        const auto gateway = newElements(topology, net::Kind::InternetGateway, ElementId{1}, ElementId{4});
        QCOMPARE(gateway[0].as<net::InternetGateway>()->vpc, ElementId{1});
    }

    void aFullNetworkGivesNoBlock()
    {
        net::Topology topology;
        net::Element vpc = made(1, net::Kind::Vpc, 0);
        std::get<net::Vpc>(vpc.data).ipv4 = {*net::Prefix::parse("10.0.0.0/24")};
        topology.put(vpc);
        for (std::int64_t id = 2; id < 4; ++id) {
            const auto next = newElements(topology, net::Kind::Subnet, ElementId{1}, ElementId{id});
            QCOMPARE(next[0].as<net::Subnet>()->ipv4.front().length(), 25);
            topology.put(next[0]);
        }
        QVERIFY(
            newElements(topology, net::Kind::Subnet, ElementId{1}, ElementId{9})[0].as<net::Subnet>()->ipv4.empty());
    }

    /// Property: after any sequence of random placements everything lies within its container, below the title bar.
    void nothingSticksOutOfItsContainer()
    {
        std::mt19937 rng(7);
        const auto pick = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(rng); };
        net::Topology topology;
        topology.put(made(1, net::Kind::Region, 0, {0, 0, 400, 300}));
        topology.put(made(2, net::Kind::Vpc, 1, {16, 40, 300, 200}));
        topology.put(made(3, net::Kind::Vpc, 1, {400, 40, 300, 200}));
        for (std::int64_t id = 4; id < 12; ++id)
            topology.put(made(id, net::Kind::Subnet, id % 2 ? 2 : 3, {16, 40, 200, 120}));
        for (int step = 0; step < 300; ++step) {
            const ElementId id{pick(4, 11)};
            const Wish wish{id, ElementId{pick(2, 3)}, {pick(-200, 900), pick(-200, 900)}, {}};
            topology = applied(topology, placementEdit(topology, {wish})).topology;
            for (const auto& [at, element] : topology.elements()) {
                if (!element->parent)
                    continue;
                const QRect inner = rectOf(topology, at), outer = rectOf(topology, element->parent);
                QVERIFY(outer.contains(inner));
                QVERIFY(inner.top() >= outer.top() + kTitleHeight);
            }
        }
    }

    void growingPushesNeighboursAway()
    {
        net::Topology topology;
        topology.put(made(1, net::Kind::Region, 0, {0, 0, 400, 300}));
        topology.put(made(2, net::Kind::Vpc, 0, {416, 0, 300, 300}));
        topology.put(made(3, net::Kind::Vpc, 1, {16, 40, 200, 200}));
        const auto after =
            applied(topology, placementEdit(topology, {{ElementId{3}, ElementId{1}, {16, 40}, {600, 200}}}));
        QVERIFY(!rectOf(after.topology, ElementId{1}).intersects(rectOf(after.topology, ElementId{2})));
        QVERIFY(rectOf(after.topology, ElementId{1}).contains(rectOf(after.topology, ElementId{3})));
    }

    void dropsGoToTheNearestContainerThatMayHoldThem()
    {
        net::Topology topology;
        topology.put(made(1, net::Kind::Vpc, 0));
        topology.put(made(2, net::Kind::Subnet, 1));
        QCOMPARE(holderFor(topology, net::Kind::Instance, ElementId{2}), std::optional(ElementId{2}));
        QCOMPARE(holderFor(topology, net::Kind::InternetGateway, ElementId{2}), std::optional(ElementId{1}));
        QCOMPARE(holderFor(topology, net::Kind::Region, ElementId{2}), std::optional(ElementId{}));
        QVERIFY(!holderFor(topology, net::Kind::Instance, ElementId{1}));
        QVERIFY(!holderFor(topology, net::Kind::Instance, {}));
    }

    /// Property: connectors are made of horizontal and vertical pieces, start and end at their boxes, and stay clear of
    /// every obstacle.
    void connectorsGoAround()
    {
        std::mt19937 rng(11);
        const auto pick = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(rng) * 8; };
        for (int round = 0; round < 300; ++round) {
            std::vector<QRectF> boxes;
            for (int tries = 0; tries < 60 && boxes.size() < 14; ++tries) {
                const QRectF box(pick(0, 140), pick(0, 90), 176, 48);
                const QRectF wide = box.adjusted(-26, -26, 26, 26);
                if (std::none_of(boxes.begin(), boxes.end(), [&](const QRectF& b) { return b.intersects(wide); }))
                    boxes.push_back(box);
            }
            const QRectF from = boxes[0], to = boxes[1];
            const std::vector<QRectF> obstacles(boxes.begin() + 2, boxes.end());
            const QPolygonF path = routeConnector(from, to, obstacles);
            QVERIFY(path.size() >= 2);
            QVERIFY(from.adjusted(-1, -1, 1, 1).contains(path.first()));
            QVERIFY(to.adjusted(-1, -1, 1, 1).contains(path.last()));
            for (qsizetype i = 1; i < path.size(); ++i) {
                QVERIFY(std::abs(path[i].x() - path[i - 1].x()) < 0.1 || std::abs(path[i].y() - path[i - 1].y()) < 0.1);
                const QRectF piece = QRectF(path[i - 1], path[i]).normalized().adjusted(-0.5, -0.5, 0.5, 0.5);
                for (const QRectF& box : obstacles)
                    QVERIFY2(!piece.intersects(box), qPrintable(u"round %1"_s.arg(round)));
            }
        }
    }

    /// Property: each point of a way is on a piece if and only if no box hides it.
    void waysPassBehindBoxes()
    {
        std::mt19937 rng(5);
        const auto pick = [&](int low, int high) { return std::uniform_int_distribution<int>(low, high)(rng) * 8.0; };
        int shown = 0, hidden = 0;
        for (int round = 0; round < 300; ++round) {
            QPolygonF way{{pick(0, 40), pick(0, 40)}};
            for (int i = 0; i < 5; ++i)
                way << (i % 2 ? QPointF(way.last().x(), pick(0, 40)) : QPointF(pick(0, 40), way.last().y()));
            std::vector<QRectF> boxes;
            for (int i = 0; i < 4; ++i)
                boxes.emplace_back(pick(0, 36) + 3, pick(0, 36) + 3, pick(1, 10), pick(1, 6));
            const std::vector<QPolygonF> pieces = piecesOutside(way, boxes);
            for (qsizetype i = 1; i < way.size(); ++i)
                for (int step = 0; step <= 16; ++step) {
                    const QPointF at = way[i - 1] + (way[i] - way[i - 1]) * (step / 16.0);
                    const auto holds = [&](const QRectF& box, double margin) {
                        return at.x() > box.left() - margin && at.x() < box.right() + margin &&
                               at.y() > box.top() - margin && at.y() < box.bottom() + margin;
                    };
                    const auto drawn = [&](const QPolygonF& piece) {
                        for (qsizetype k = 1; k < piece.size(); ++k)
                            if (QRectF(piece[k - 1], piece[k]).normalized().adjusted(-.01, -.01, .01, .01).contains(at))
                                return true;
                        return false;
                    };
                    const auto behind = [&](double margin) {
                        return std::any_of(boxes.begin(), boxes.end(), [&](const auto& b) { return holds(b, margin); });
                    };
                    const bool seen = std::any_of(pieces.begin(), pieces.end(), drawn);
                    if (behind(-0.1)) {
                        QVERIFY2(!seen, qPrintable(u"round %1"_s.arg(round)));
                        ++hidden;
                    } else if (!behind(0.1)) {
                        QVERIFY2(seen, qPrintable(u"round %1"_s.arg(round)));
                        ++shown;
                    }
                }
        }
        QVERIFY(shown > 1000 && hidden > 1000);
    }

    void neighboursAreJoinedByAStraightLine()
    {
        const QPolygonF path = routeConnector({0, 0, 176, 48}, {300, 0, 176, 48}, {});
        QCOMPARE(path, QPolygonF({{176, 24}, {300, 24}}));
    }

    void linksFollowFromTheFields()
    {
        net::Topology topology;
        topology.put(made(1, net::Kind::Internet, 0));
        topology.put(made(2, net::Kind::Vpc, 0));
        net::Element gateway = made(3, net::Kind::InternetGateway, 0);
        std::get<net::InternetGateway>(gateway.data).vpc = ElementId{2};
        topology.put(gateway);
        const std::vector<Link> wanted{{ElementId{3}, ElementId{2}, Link::Role::Path},
                                       {ElementId{3}, ElementId{1}, Link::Role::Path}};
        QCOMPARE(linksOf(topology, gateway, {ElementId{1}}), wanted);
        gateway.parent = ElementId{2};  // inside its VPC that line would mean nothing
        topology.put(gateway);
        QCOMPARE(linksOf(topology, gateway, {ElementId{1}}),
                 std::vector<Link>({{ElementId{3}, ElementId{1}, Link::Role::Path}}));
        net::Element table = made(4, net::Kind::RouteTable, 2);
        std::get<net::RouteTable>(table.data).routes = {{net::Prefix::all(net::Family::V4), {}, ElementId{3}}};
        topology.put(table);
        QCOMPARE(linksOf(topology, table, {}),
                 std::vector<Link>({{ElementId{4}, ElementId{3}, Link::Role::Association}}));
    }

    void copiesGetNewIdsAndKeepTheirInnerReferences()
    {
        net::Topology topology;
        topology.put(made(1, net::Kind::Vpc, 0));
        net::Element table = made(2, net::Kind::RouteTable, 1);
        table.name = "routes-1";
        table.cloud_id = "rtb-1";
        topology.put(table);
        net::Element subnet = made(3, net::Kind::Subnet, 1);
        std::get<net::Subnet>(subnet.data).route_table = ElementId{2};
        topology.put(subnet);

        const auto whole = copied(topology, {ElementId{1}}, u"here"_s);
        auto copy = pasted(*whole);
        QVERIFY(copy);
        auto fresh = renewed(topology, *copy, ElementId{10}, false);
        QCOMPARE(fresh.size(), 3u);
        QCOMPARE(fresh[2].as<net::Subnet>()->route_table, fresh[1].id);
        QCOMPARE(fresh[1].parent, fresh[0].id);
        QCOMPARE(fresh[1].name, std::string("routes-2"));
        QVERIFY(fresh[1].cloud_id.empty());
        for (const net::Element& element : fresh)
            QVERIFY(!topology.contains(element.id));

        const auto part = copied(topology, {ElementId{3}}, u"here"_s);
        QCOMPARE(renewed(topology, *pasted(*part), ElementId{10}, true)[0].as<net::Subnet>()->route_table,
                 ElementId{2});
        QVERIFY(!renewed(topology, *pasted(*part), ElementId{10}, false)[0].as<net::Subnet>()->route_table);
    }

    void foreignClipboardsAreRefused()
    {
        QMimeData mime;
        QVERIFY(!pasted(mime));
        mime.setData(u"application/x-pillarbench-network"_s, "{\"id\":1,\"kind\":\"Vpc\"}\nnonsense\n");
        QVERIFY(!pasted(mime));
    }

    void aStillDrawingIsVectors()
    {
        net::Network network;
        net::Element region = made(1, net::Kind::Region, 0, {0, 0, 600, 400});
        region.name = "seoul";
        network.topology.put(region);
        net::Element vpc = made(2, net::Kind::Vpc, 1, {16, 40, 500, 300});
        vpc.name = "order-prod";
        network.topology.put(vpc);
        QBuffer buffer;
        QSvgGenerator generator;
        generator.setOutputDevice(&buffer);
        generator.setSize({800, 600});
        generator.setViewBox(QRect(0, 0, 800, 600));
        QPainter painter(&generator);
        renderNetwork(painter, network, {0, 0, 800, 600});
        painter.end();
        QVERIFY(buffer.data().contains("order-prod"));
        QVERIFY(!buffer.data().contains("<image"));
        QCOMPARE(networkBounds(network), QRectF(0, 0, 600, 400));
    }
};

QTEST_MAIN(TestCanvasValues)
#include "tst_canvas_values.moc"
