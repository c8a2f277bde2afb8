// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/network_codec.h"
#include "ui/canvas/canvas_commands.h"
#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/network_editor.h"
#include "ui/canvas/network_page.h"
#include "ui/document/document.h"

#include <QTemporaryDir>
#include <QTest>

namespace pb::test {

/// A page over a workspace file of its own, with one workload and one empty network, shown at 100 %.
struct PageFixture {
    QTemporaryDir folder;
    ui::Document document;
    std::unique_ptr<ui::NetworkPage> page;
    NetworkId network{1};

    PageFixture()
    {
        if (!document.create(folder.filePath(QStringLiteral("test.pillar"))))
            qFatal("no workspace");
        review::Workload workload;
        workload.id = WorkloadId{1};
        workload.name = "test";
        workload.lens = document.lenses().front().id;
        (void)document.apply(review::Edit{review::AddWorkload{workload}}, QStringLiteral("workload"));
        net::Network drawing;
        drawing.id = network;
        drawing.workload = workload.id;
        drawing.name = "drawing";
        (void)document.apply(workspace::Edit{workspace::AddNetwork{drawing}}, QStringLiteral("network"));
        document.undoStack().clear();
        page = std::make_unique<ui::NetworkPage>(document);
        page->resize(1280, 860);
        page->setWorkload(workload.id);
        page->show();
        page->activateWindow();
        (void)QTest::qWaitForWindowExposed(page.get());
        view().setZoom(1);
        view().centerOn(400, 200);
        view().setFocus();
    }

    ui::NetworkEditor& editor() const { return page->editor(); }
    ui::CanvasView& view() const { return page->canvas(); }
    ui::CanvasScene& scene() const { return page->canvas().canvas(); }
    const net::Topology& topology() const { return page->editor().topology(); }
    int steps() { return document.undoStack().index(); }
    const net::Element& element(ElementId id) const { return *topology().find(id); }

    /// A place of the drawing in viewport coordinates.
    QPoint at(double x, double y) const { return view().mapFromScene(QPointF(x, y)); }
    QPoint centreOf(ElementId id) const { return view().mapFromScene(scene().item(id)->sceneBox().center()); }
    QPoint titleOf(ElementId id) const
    {
        return view().mapFromScene(scene().item(id)->sceneBox().topLeft() + QPointF(60, 16));
    }

    void press(const QPoint& at, Qt::KeyboardModifiers keys = {})
    {
        QTest::mousePress(view().viewport(), Qt::LeftButton, keys, at);
    }
    void moveTo(const QPoint& at)
    {
        QMouseEvent event(QEvent::MouseMove, at, view().viewport()->mapToGlobal(at), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(view().viewport(), &event);
    }
    void release(const QPoint& at, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseRelease(view().viewport(), Qt::LeftButton, keys, at);
    }
    void click(const QPoint& at, Qt::KeyboardModifiers keys = {})
    {
        press(at, keys);
        release(at, keys);
    }
    void drag(const QPoint& from, const QPoint& to)
    {
        press(from);
        moveTo(from + (to - from) / 2);
        moveTo(to);
        release(to);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers keys = {}) { QTest::keyClick(&view(), key, keys); }

    ElementId place(net::Kind kind, ElementId parent, const QPoint& at)
    {
        return ui::commands::place(editor(), kind, parent, at);
    }
};

/// Region > VPC > zone > subnet > instance, each made by the page's own commands. Steps on the undo stack: 5.
struct SmallNetwork {
    ElementId region, vpc, zone, subnet, instance;

    explicit SmallNetwork(PageFixture& page)
        : region(page.place(net::Kind::Region, {}, {0, 0})), vpc(page.place(net::Kind::Vpc, region, {16, 40})),
          zone(page.place(net::Kind::AvailabilityZone, vpc, {16, 40})),
          subnet(page.place(net::Kind::Subnet, zone, {16, 40})),
          instance(page.place(net::Kind::Instance, subnet, {16, 40}))
    {
        page.editor().select({});
    }
};

}  // namespace pb::test
