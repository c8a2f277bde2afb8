// SPDX-License-Identifier: GPL-3.0-or-later
// The drawing by mouse and keyboard: every assertion is on the document and its undo stack.
#include "page_fixture.h"

#include "core/workspace/edit.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/labels.h"
#include "ui/canvas/network_actions.h"
#include "ui/canvas/palette_panel.h"
#include "ui/canvas/placement.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTreeWidget>
#include <QWheelEvent>

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;

class TestCanvasView : public QObject {
    Q_OBJECT
private slots:
    void clickPlacesInTheContainerUnderTheMouse()
    {
        PageFixture f;
        const ElementId region = f.place(net::Kind::Region, {}, {0, 0});
        f.view().usePlaceTool(net::Kind::Vpc);
        f.click(f.at(60, 90));
        QCOMPARE(f.steps(), 2);
        const net::Element* vpc = f.editor().single();
        QVERIFY(vpc && vpc->kind() == net::Kind::Vpc);
        QCOMPARE(vpc->parent, region);
        QCOMPARE(vpc->name, std::string("vpc-1"));
        QVERIFY(f.view().isSelecting());
        f.document.undoStack().undo();
        QCOMPARE(f.topology().size(), 1u);
    }

    void aPlaceThatCannotBeIsRefusedWithAWord()
    {
        PageFixture f;
        QSignalSpy hints(&f.editor(), &ui::NetworkEditor::hinted);
        f.view().usePlaceTool(net::Kind::Subnet);
        f.click(f.at(60, 90));
        QCOMPARE(f.topology().size(), 0u);
        QCOMPARE(f.steps(), 0);
        QCOMPARE(hints.size(), 1);
        f.key(Qt::Key_Escape);
        QVERIFY(f.view().isSelecting());
    }

    void dragMovesWithTheContentAsOneStep()
    {
        PageFixture f;
        const SmallNetwork n(f);
        const int before = f.steps();
        const QPoint was = ui::scenePosition(f.topology(), n.instance);
        f.drag(f.titleOf(n.subnet), f.titleOf(n.subnet) + QPoint(35, 50));
        QCOMPARE(f.steps(), before + 1);
        QCOMPARE(f.element(n.subnet).box.x, 16 + 32);  // on the grid
        QCOMPARE(f.element(n.subnet).box.y, 40 + 48);
        QCOMPARE(ui::scenePosition(f.topology(), n.instance) - was, QPoint(32, 48));
        QCOMPARE(f.element(n.instance).parent, n.subnet);
        QCOMPARE(f.scene().item(n.instance)->scenePos().toPoint(), ui::scenePosition(f.topology(), n.instance));
        f.document.undoStack().undo();
        QCOMPARE(f.element(n.subnet).box.x, 16);
        QCOMPARE(f.scene().item(n.subnet)->scenePos().toPoint(), ui::scenePosition(f.topology(), n.subnet));
    }

    void escapeCancelsADrag()
    {
        PageFixture f;
        const SmallNetwork n(f);
        const net::Topology before = f.topology();
        const int steps = f.steps();
        f.press(f.titleOf(n.subnet));
        f.moveTo(f.titleOf(n.subnet) + QPoint(60, 60));
        QVERIFY(f.scene().item(n.subnet)->scenePos().toPoint() != ui::scenePosition(before, n.subnet));
        f.key(Qt::Key_Escape);
        QCOMPARE(f.scene().item(n.subnet)->scenePos().toPoint(), ui::scenePosition(before, n.subnet));
        f.release(f.titleOf(n.subnet) + QPoint(60, 60));
        QVERIFY(f.topology() == before);
        QCOMPARE(f.steps(), steps);
    }

    void dropReparentsAndMakesRoom()
    {
        PageFixture f;
        const SmallNetwork n(f);
        const ElementId other = f.place(net::Kind::Subnet, n.zone, QPoint(16, 224));
        f.view().centerOn(f.scene().item(n.zone)->sceneBox().center());
        const int steps = f.steps();
        f.drag(f.titleOf(n.instance), f.titleOf(other) + QPoint(120, 90));
        QCOMPARE(f.element(n.instance).parent, other);
        QCOMPARE(f.steps(), steps + 1);
        for (const ElementId id : {n.instance, other, n.zone, n.vpc}) {
            const net::Element& element = f.element(id);
            QVERIFY(
                ui::sceneRect(f.topology(), f.element(element.parent)).contains(ui::sceneRect(f.topology(), element)));
        }
    }

    void dropWhereItCannotStandIsRefused()
    {
        PageFixture f;
        const SmallNetwork n(f);
        QSignalSpy hints(&f.editor(), &ui::NetworkEditor::hinted);
        const net::Topology before = f.topology();
        f.drag(f.titleOf(n.instance), f.titleOf(n.vpc) + QPoint(200, 0));
        QVERIFY(f.topology() == before);
        QCOMPARE(hints.size(), 1);
        QCOMPARE(f.scene().item(n.instance)->scenePos().toPoint(), ui::scenePosition(before, n.instance));
    }

    void handleResizesButNotBelowTheContent()
    {
        PageFixture f;
        const SmallNetwork n(f);
        f.click(f.titleOf(n.subnet));
        const QRectF box = f.scene().item(n.subnet)->sceneBox();
        const int steps = f.steps();
        const QPoint corner = f.view().mapFromScene(box.bottomRight());
        f.drag(corner, corner + QPoint(48, 24));
        QCOMPARE(f.element(n.subnet).box.width, static_cast<int>(box.width()) + 48);
        QCOMPARE(f.element(n.subnet).box.height, static_cast<int>(box.height()) + 24);
        QCOMPARE(f.steps(), steps + 1);
        const QPoint now = f.view().mapFromScene(f.scene().item(n.subnet)->sceneBox().bottomRight());
        f.drag(now, now - QPoint(400, 400));
        const QRect inner = ui::sceneRect(f.topology(), f.element(n.instance));
        QVERIFY(ui::sceneRect(f.topology(), f.element(n.subnet)).contains(inner));
    }

    void resizingAtTheLeftLeavesTheContentWhereItIs()
    {
        PageFixture f;
        const SmallNetwork n(f);
        f.place(net::Kind::Subnet, n.zone, QPoint(80, 400));  // room to the left of nothing: the zone is wide enough
        f.editor().select({n.zone});
        const QPoint was = ui::scenePosition(f.topology(), n.instance);
        const QRectF box = f.scene().item(n.zone)->sceneBox();
        (void)ui::commands::arrange(f.editor(), {ui::Wish{n.zone, n.vpc, {96, 40}, {}}});
        const QPoint left = f.view().mapFromScene(f.scene().item(n.zone)->sceneBox().left(), box.center().y());
        const QPoint moved = ui::scenePosition(f.topology(), n.instance);
        QCOMPARE(moved - was, QPoint(80, 0));
        f.drag(left, left - QPoint(40, 0));
        QCOMPARE(f.element(n.zone).box.x, 56);
        QCOMPARE(ui::scenePosition(f.topology(), n.instance), moved);
    }

    void rubberBandSelectsAndShiftAdds()
    {
        PageFixture f;
        const ElementId a = f.place(net::Kind::Internet, {}, {0, 0});
        const ElementId b = f.place(net::Kind::OnPremises, {}, {300, 0});
        const ElementId c = f.place(net::Kind::Note, {}, {300, 200});
        f.editor().select({});
        const int steps = f.steps();
        f.drag(f.at(-40, -40), f.at(500, 80));
        QCOMPARE(f.editor().selection(), std::vector<ElementId>({a, b}));
        f.click(f.centreOf(c), Qt::ShiftModifier);
        QCOMPARE(f.editor().selection(), std::vector<ElementId>({a, b, c}));
        f.click(f.centreOf(a), Qt::ControlModifier);
        QCOMPARE(f.editor().selection(), std::vector<ElementId>({b, c}));
        f.click(f.at(-60, 300));
        QVERIFY(f.editor().selection().empty());
        QCOMPARE(f.steps(), steps);  // choosing is no change
    }

    void connectToolSetsTheReference()
    {
        PageFixture f;
        const ElementId region = f.place(net::Kind::Region, {}, {0, 0});
        const ElementId vpc = f.place(net::Kind::Vpc, region, {16, 100});
        const ElementId gateway = f.place(net::Kind::InternetGateway, region, {400, 40});
        f.editor().select({});
        f.key(Qt::Key_C);
        QVERIFY(f.view().isConnecting());
        const int steps = f.steps();
        f.drag(f.centreOf(gateway), f.titleOf(vpc));
        QCOMPARE(f.element(gateway).as<net::InternetGateway>()->vpc, vpc);
        QCOMPARE(f.steps(), steps + 1);
        QCOMPARE(f.scene().connectors().drawn().size(), 1u);
        f.document.undoStack().undo();
        QCOMPARE(f.scene().connectors().drawn().size(), 0u);
        f.click(f.centreOf(gateway));  // the same by two clicks
        f.click(f.titleOf(vpc));
        QCOMPARE(f.element(gateway).as<net::InternetGateway>()->vpc, vpc);
    }

    void linesGoAroundWhatHoldsNeitherEnd()
    {
        PageFixture f;
        const ElementId region = f.place(net::Kind::Region, {}, {0, 0});
        const ElementId a = f.place(net::Kind::Vpc, region, {16, 40});
        const ElementId between = f.place(net::Kind::Vpc, region, {16, 600});
        const ElementId inside = f.place(net::Kind::Subnet, between, {16, 40});
        const ElementId b = f.place(net::Kind::Vpc, region, {16, 1200});
        const auto box = [&](ElementId id) { return f.scene().item(id)->sceneBox(); };
        const std::vector<QRectF> around = f.scene().obstaclesBetween(box(a), box(b));
        const auto holds = [&](ElementId id) {
            return std::find(around.begin(), around.end(), box(id)) != around.end();
        };
        QVERIFY(holds(between));
        QVERIFY(!holds(inside));  // behind the border of what it stands in
        for (const ElementId id : {region, a, b})
            QVERIFY(!holds(id));
    }

    void associationsAreDrawnForTheSelection()
    {
        PageFixture f;
        const SmallNetwork n(f);
        const ElementId table = f.place(net::Kind::RouteTable, n.vpc, {400, 60});
        QVERIFY(ui::commands::connectElements(f.editor(), n.subnet, table));
        f.editor().select({});
        QCOMPARE(f.scene().connectors().drawn().size(), 0u);
        f.editor().select({n.subnet});
        QCOMPARE(f.scene().connectors().drawn().size(), 1u);
        f.editor().select({});
        f.page->actions()["associations"].trigger();
        QVERIFY(f.scene().connectors().drawn().size() >= 1u);
    }

    void keyboardAlone()
    {
        PageFixture f;
        f.page->palettePanel().search().setFocus();
        QTest::keyClicks(&f.page->palettePanel().search(), u"vpc"_s);
        QTest::keyClick(&f.page->palettePanel().search(), Qt::Key_Return);
        const net::Element* vpc = f.editor().single();
        QVERIFY(vpc && vpc->kind() == net::Kind::Vpc);
        const ElementId id = vpc->id;
        const net::Box box = vpc->box;
        const int steps = f.steps();
        f.key(Qt::Key_Right);
        f.key(Qt::Key_Right);
        f.key(Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(f.element(id).box.x, box.x + 16);
        QCOMPARE(f.element(id).box.y, box.y + 40);
        QCOMPARE(f.steps(), steps + 1);  // one gesture
        f.key(Qt::Key_F2);
        auto* name = f.view().viewport()->findChild<QLineEdit*>();
        QVERIFY(name && name->isVisible());
        name->clear();
        QTest::keyClicks(name, u"prod"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(f.element(id).name, std::string("prod"));
        f.key(Qt::Key_Down, Qt::AltModifier);
        QCOMPARE(f.editor().single()->parent, id);
        f.key(Qt::Key_Up, Qt::AltModifier);
        QCOMPARE(f.editor().single()->id, id);
        f.key(Qt::Key_Delete);
        QCOMPARE(f.topology().size(), 0u);
        f.document.undoStack().undo();
        QCOMPARE(f.topology().size(), 4u);
    }

    void renamingIsLeftWithEscape()
    {
        PageFixture f;
        const ElementId id = f.place(net::Kind::Internet, {}, {0, 0});
        const int steps = f.steps();
        QTest::mouseDClick(f.view().viewport(), Qt::LeftButton, {}, f.centreOf(id));
        auto* name = f.view().viewport()->findChild<QLineEdit*>();
        QVERIFY(name && name->isVisible());
        QTest::keyClicks(name, u"x"_s);
        QTest::keyClick(name, Qt::Key_Escape);
        QVERIFY(!name->isVisible());
        QCOMPARE(f.steps(), steps);
        QCOMPARE(f.element(id).name, std::string("internet-1"));
    }

    void copyPasteAndDuplicate()
    {
        PageFixture f;
        const SmallNetwork n(f);
        f.editor().select({n.instance});
        const std::size_t before = f.topology().size();
        f.key(Qt::Key_C, Qt::ControlModifier);
        f.key(Qt::Key_V, Qt::ControlModifier);
        QCOMPARE(f.topology().size(), before + 2);  // with its interface
        QCOMPARE(f.editor().single()->parent, n.subnet);
        QCOMPARE(f.editor().single()->name, std::string("instance-2"));
        f.key(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(f.topology().size(), before + 4);
        const int steps = f.steps();
        f.key(Qt::Key_X, Qt::ControlModifier);
        QCOMPARE(f.topology().size(), before + 2);
        QCOMPARE(f.steps(), steps + 1);
        QGuiApplication::clipboard()->clear();
    }

    void selectAllAndDeleteIsOneStep()
    {
        PageFixture f;
        const SmallNetwork n(f);
        const net::Topology before = f.topology();
        f.key(Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(f.editor().selection().size(), before.size());
        f.key(Qt::Key_Delete);
        QCOMPARE(f.topology().size(), 0u);
        QVERIFY(f.scene().items().empty());
        f.document.undoStack().undo();
        QVERIFY(f.topology() == before);
        QCOMPARE(f.scene().items().size(), before.size());
    }

    void wheelZoomsAtTheMouse()
    {
        PageFixture f;
        const SmallNetwork n(f);
        const QPoint at = f.centreOf(n.instance);
        const QPointF under = f.view().mapToScene(at);
        QWheelEvent wheel(at, f.view().viewport()->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::ControlModifier,
                          Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(f.view().viewport(), &wheel);
        QVERIFY(f.view().zoom() > 1.1);
        QVERIFY((f.view().mapToScene(at) - under).manhattanLength() < 3);
        f.key(Qt::Key_1, Qt::ControlModifier);
        const QRectF visible = f.view().mapToScene(f.view().viewport()->rect()).boundingRect();
        QVERIFY(visible.contains(f.scene().contentRect()));
        f.key(Qt::Key_0, Qt::ControlModifier);
        QCOMPARE(f.view().zoom(), 1.0);
    }

    void spaceAndMiddleButtonPan()
    {
        PageFixture f;
        const SmallNetwork n(f);
        const net::Topology before = f.topology();
        const QPointF was = f.view().mapToScene(QPoint(100, 100));
        QTest::keyPress(&f.view(), Qt::Key_Space);
        f.drag(f.titleOf(n.subnet), f.titleOf(n.subnet) + QPoint(40, 30));
        QTest::keyRelease(&f.view(), Qt::Key_Space);
        QCOMPARE((f.view().mapToScene(QPoint(100, 100)) - was).toPoint(), QPoint(-40, -30));
        QVERIFY(f.topology() == before);
    }

    void everyZoomPaints_data()
    {
        QTest::addColumn<double>("zoom");
        for (const double zoom : {0.05, 0.11, 0.2, 0.39, 0.41, 1.0, 2.5})
            QTest::addRow("%g", zoom) << zoom;
    }
    void everyZoomPaints()
    {
        QFETCH(double, zoom);
        PageFixture f;
        const SmallNetwork n(f);
        f.view().setZoom(zoom);
        f.view().centerOn(f.scene().item(n.vpc)->sceneBox().center());
        const QImage shot = f.view().viewport()->grab().toImage();
        const QRgb ground = f.scene().style().theme.base().rgb();
        const QPoint border = f.view().mapFromScene(f.scene().item(n.vpc)->sceneBox().center());
        QVERIFY(shot.rect().contains(border));
        QVERIFY(shot.pixel(border) != ground);  // something is drawn there at every level of detail
        f.editor().select({n.vpc});
        (void)f.view().viewport()->grab();  // and again after a change, so nothing is stuck in the overview
        f.view().setZoom(1);
        QVERIFY(f.view().viewport()->grab().toImage() != shot);
    }

    void paletteDragDrops()
    {
        PageFixture f;
        const ElementId region = f.place(net::Kind::Region, {}, {0, 0});
        ui::PalettePanel& palette = f.page->palettePanel();
        QTreeWidgetItem* entry = palette.entry(net::Kind::Vpc);
        QVERIFY(entry);
        palette.list().scrollToItem(entry);
        QWidget* source = palette.list().viewport();
        const QPoint from = palette.list().visualItemRect(entry).center();
        const QPoint to = f.view().viewport()->mapToGlobal(f.at(80, 120));
        const auto send = [&](QEvent::Type type, const QPoint& global, Qt::MouseButton button,
                              Qt::MouseButtons buttons) {
            QMouseEvent event(type, source->mapFromGlobal(global), global, button, buttons, {});
            QCoreApplication::sendEvent(source, &event);
        };
        send(QEvent::MouseButtonPress, source->mapToGlobal(from), Qt::LeftButton, Qt::LeftButton);
        send(QEvent::MouseMove, to - QPoint(20, 0), Qt::NoButton, Qt::LeftButton);
        send(QEvent::MouseMove, to, Qt::NoButton, Qt::LeftButton);
        QCOMPARE(f.topology().size(), 1u);
        send(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton);
        QCOMPARE(f.editor().single()->parent, region);
        QCOMPARE(f.steps(), 2);
    }

    void badgesFollowTheFindings()
    {
        PageFixture f;
        const ElementId vpc = f.place(net::Kind::Vpc, {}, {0, 0});
        const ElementId a = f.place(net::Kind::Subnet, vpc, {16, 40});
        const ElementId b = f.place(net::Kind::Subnet, vpc, {340, 40});
        const auto blocks = f.element(a).as<net::Subnet>()->ipv4;
        QVERIFY(f.editor().apply({net::SetField{b, "ipv4", blocks}}, u"overlap"_s));
        const auto overlapping = [&] {
            const auto findings = f.editor().openFindings();
            return std::any_of(findings.begin(), findings.end(), [&](const Finding& finding) {
                return finding.severity == Severity::Error &&
                       std::find(finding.subjects.begin(), finding.subjects.end(), b) != finding.subjects.end();
            });
        };
        QTRY_VERIFY(overlapping());
        f.document.undoStack().undo();
        QTRY_VERIFY(!overlapping());
    }

    void aNetworkThatGoesLeavesAnInvitation()
    {
        PageFixture f;
        const SmallNetwork n(f);
        QVERIFY(f.document.apply(workspace::Edit{workspace::RemoveNetwork{f.network}}, u"gone"_s));
        QVERIFY(!f.editor().network());
        QVERIFY(f.scene().items().empty());
        f.document.undoStack().undo();
        QVERIFY(f.document.workspace().networks.contains(f.network));
    }
};

QTEST_MAIN(TestCanvasView)
#include "tst_canvas_view.moc"
