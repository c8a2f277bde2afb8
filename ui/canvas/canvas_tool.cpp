// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_tool.h"

#include "ui/canvas/canvas_commands.h"
#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/gestures.h"
#include "ui/canvas/labels.h"
#include "ui/canvas/network_editor.h"
#include "ui/canvas/placement.h"

#include <QApplication>
#include <QGraphicsPathItem>
#include <QPen>

#include <utility>

namespace pb::ui {

namespace {

constexpr double kHandleRadius = 9;

constexpr Qt::CursorShape kHandleCursors[kHandleCount] = {Qt::SizeFDiagCursor, Qt::SizeVerCursor,   Qt::SizeBDiagCursor,
                                                          Qt::SizeHorCursor,   Qt::SizeFDiagCursor, Qt::SizeVerCursor,
                                                          Qt::SizeBDiagCursor, Qt::SizeHorCursor};

/// A disc with an arrow, of the same size at every zoom.
std::unique_ptr<QGraphicsItem> makeConnectHandle(CanvasScene& scene)
{
    QPainterPath path;
    path.addEllipse(QPointF(), kHandleRadius, kHandleRadius);
    path.moveTo(-4, 0);
    path.lineTo(4, 0);
    path.moveTo(1, -3);
    path.lineTo(4, 0);
    path.lineTo(1, 3);
    auto handle = std::make_unique<QGraphicsPathItem>(path);
    handle->setPen(QPen(scene.style().theme.selection(), 1.6));
    handle->setBrush(scene.style().theme.base());
    handle->setZValue(15);
    handle->setFlag(QGraphicsItem::ItemIgnoresTransformations);
    handle->setAcceptedMouseButtons(Qt::NoButton);
    handle->hide();
    scene.addItem(handle.get());
    return handle;
}

}  // namespace

CanvasTool::CanvasTool(CanvasView& view) : m_view(view) {}
CanvasTool::~CanvasTool() = default;

NetworkEditor& CanvasTool::editor() const { return m_view.editor(); }
CanvasScene& CanvasTool::scene() const { return m_view.canvas(); }

void CanvasTool::move(const CanvasPoint& at)
{
    if (m_gesture)
        m_gesture->update(at);
}

void CanvasTool::release(const CanvasPoint& at)
{
    if (const auto gesture = std::exchange(m_gesture, nullptr))
        gesture->finish(at);
}

bool CanvasTool::cancel()
{
    const auto gesture = std::exchange(m_gesture, nullptr);
    if (gesture)
        gesture->cancel();
    return gesture != nullptr;
}

struct SelectTool::Pressed {
    CanvasPoint at;
    ElementId id;                  ///< what was pressed; none: the empty canvas
    bool band = false;             ///< a drag from here is a rubber band
    bool chooseOnRelease = false;  ///< a click on one of several selected narrows the selection
};

SelectTool::SelectTool(CanvasView& view) : CanvasTool(view) {}
SelectTool::~SelectTool() = default;

void SelectTool::press(const CanvasPoint& at)
{
    if (onConnectHandle(at)) {
        showConnectHandle(nullptr);
        m_gesture = connectGesture(m_view, m_connectFrom);
        return;
    }
    showConnectHandle(nullptr);
    if (const int handle = handleAt(at); handle >= 0) {
        m_gesture = resizeGesture(m_view, editor().selection().front(), handle, at);
        return;
    }
    const CanvasItem* item = scene().itemAt(at.scene);
    const bool adds = (at.modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) != 0;
    m_pressed = std::make_unique<Pressed>(Pressed{at, item ? item->id() : ElementId{}, false, false});
    const bool inside = item && item->isContainer() && at.scene.y() > item->sceneBox().top() + kTitleHeight;
    const bool selected = item && editor().isSelected(item->id());
    m_pressed->band = !item || (inside && (!selected || adds));
    if (!item) {
        if (!adds)
            editor().select({});
    } else if (adds) {
        if (!m_pressed->band)
            editor().toggle(item->id());
    } else if (selected) {
        m_pressed->chooseOnRelease = editor().selection().size() > 1;
    } else if (!inside) {
        editor().select({item->id()});
    }
}

void SelectTool::move(const CanvasPoint& at)
{
    if (m_gesture)
        return m_gesture->update(at);
    if (!m_pressed)
        return hover(at);
    if ((at.viewport - m_pressed->at.viewport).manhattanLength() >= QApplication::startDragDistance())
        startDrag(at);
}

void SelectTool::startDrag(const CanvasPoint& at)
{
    const auto pressed = std::exchange(m_pressed, nullptr);
    if (pressed->band)
        m_gesture = rubberGesture(m_view, pressed->at);
    else if (!editor().readOnly() && editor().isSelected(pressed->id))
        m_gesture = moveGesture(m_view, pressed->at);
    if (m_gesture)
        m_gesture->update(at);
}

void SelectTool::release(const CanvasPoint& at)
{
    if (const auto pressed = std::exchange(m_pressed, nullptr)) {
        const bool adds = (at.modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) != 0;
        if (pressed->id && pressed->band && adds)
            editor().toggle(pressed->id);
        else if (pressed->id && (pressed->band || pressed->chooseOnRelease))
            editor().select({pressed->id});
        return;
    }
    CanvasTool::release(at);
}

void SelectTool::doublePress(const CanvasPoint& at)
{
    m_pressed.reset();
    if (const CanvasItem* item = scene().itemAt(at.scene)) {
        editor().select({item->id()});
        m_view.startRename(item->id());
    }
}

void SelectTool::leave() { showConnectHandle(nullptr); }

bool SelectTool::cancel()
{
    const bool pressed = std::exchange(m_pressed, nullptr) != nullptr;
    return CanvasTool::cancel() || pressed;
}

void SelectTool::hover(const CanvasPoint& at)
{
    const int handle = handleAt(at);
    m_view.viewport()->setCursor(handle >= 0 ? kHandleCursors[handle] : Qt::ArrowCursor);
    if (onConnectHandle(at)) {
        m_view.viewport()->setCursor(Qt::CrossCursor);
        return;
    }
    const CanvasItem* item = scene().itemAt(at.scene);
    const CanvasItem* single = editor().single() ? scene().item(editor().single()->id) : nullptr;
    const bool useful = item && !editor().readOnly() && m_view.zoom() >= kDetailScale;
    if (useful && (!item->isContainer() || item == single))
        showConnectHandle(item);
    else if (single && m_connectFrom == single->id())
        return;  // stays while the element is selected
    else if (!item || item->isContainer())
        showConnectHandle(nullptr);
}

int SelectTool::handleAt(const CanvasPoint& at) const
{
    const net::Element* single = editor().single();
    const CanvasItem* item = single && !editor().readOnly() ? scene().item(single->id) : nullptr;
    if (!item || !item->showsHandles())
        return -1;
    for (int handle = 0; handle < kHandleCount; ++handle) {
        const QRectF grip = handleRect(item->sceneBox(), handle, m_view.zoom()).adjusted(-2, -2, 2, 2);
        if (grip.contains(at.scene))
            return handle;
    }
    return -1;
}

bool SelectTool::onConnectHandle(const CanvasPoint& at) const
{
    if (!m_connectHandle || !m_connectHandle->isVisible())
        return false;
    const QPoint centre = m_view.mapFromScene(m_connectHandle->scenePos());
    return (centre - at.viewport).manhattanLength() <= kHandleRadius + 4;
}

void SelectTool::showConnectHandle(const CanvasItem* item)
{
    if (!m_connectHandle)
        m_connectHandle = makeConnectHandle(scene());
    m_connectHandle->setVisible(item != nullptr);
    if (!item)
        return;
    m_connectFrom = item->id();
    const QRectF box = item->sceneBox();
    m_connectHandle->setPos(box.right() + kHandleRadius / m_view.zoom() + 4,
                            box.center().y() + (item->isContainer() ? 22 : 0));
}

void ConnectTool::press(const CanvasPoint& at)
{
    if (m_gesture && m_second) {
        m_second = false;
        CanvasTool::release(at);
        return;
    }
    const CanvasItem* item = scene().itemAt(at.scene);
    m_start = at;
    if (item)
        m_gesture = connectGesture(m_view, item->id());
}

void ConnectTool::release(const CanvasPoint& at)
{
    if (!m_gesture)
        return;
    const bool click = (at.viewport - m_start.viewport).manhattanLength() < QApplication::startDragDistance();
    if (click && !m_second) {
        m_second = true;
        return;
    }
    m_second = false;
    CanvasTool::release(at);
}

bool ConnectTool::cancel()
{
    m_second = false;
    return CanvasTool::cancel();
}

PlaceTool::PlaceTool(CanvasView& view) : CanvasTool(view) {}
PlaceTool::~PlaceTool() = default;

void PlaceTool::setKind(net::Kind kind)
{
    leave();
    m_kind = kind;
}

QPointF PlaceTool::topLeft(const CanvasPoint& at) const
{
    if (net::kindInfo(m_kind).container)
        return snapped(at.scene - QPointF(kPadding, kPadding));
    const QSize size = defaultSize(m_kind);
    return snapped(at.scene - QPointF(size.width() / 2.0, size.height() / 2.0));
}

void PlaceTool::press(const CanvasPoint& at)
{
    const bool more = (at.modifiers & Qt::ShiftModifier) != 0;
    if (drop(at) && !more)
        m_view.useSelectTool();
}

void PlaceTool::move(const CanvasPoint& at)
{
    if (!m_ghost) {
        auto element = std::make_shared<net::Element>();
        element->data = net::defaultData(m_kind);
        element->name = kindLabel(m_kind).toStdString();
        auto ghost = makeItem(std::move(element), scene().style());
        ghost->setOpacity(0.6);
        ghost->setZValue(20);
        ghost->setAcceptedMouseButtons(Qt::NoButton);
        scene().addItem(ghost.get());
        m_ghost = std::move(ghost);
    }
    m_ghost->setPos(topLeft(at));
    const CanvasItem* over = scene().containerAt(at.scene, {ElementId{}});
    const auto holder = holderFor(editor().topology(), m_kind, over ? over->id() : ElementId{});
    mark(holder ? scene().item(*holder) : scene().item(over ? over->id() : ElementId{}), holder.has_value());
}

bool PlaceTool::drop(const CanvasPoint& at)
{
    leave();
    const CanvasItem* over = scene().containerAt(at.scene, {ElementId{}});
    const auto holder = holderFor(editor().topology(), m_kind, over ? over->id() : ElementId{});
    if (!holder) {
        editor().hint(commands::placeHint(m_kind));
        return false;
    }
    const QPoint place = topLeft(at).toPoint() - scenePosition(editor().topology(), *holder);
    const ElementId placed = commands::place(editor(), m_kind, *holder, place);
    if (const CanvasItem* item = scene().item(placed))
        m_view.ensureVisible(item->sceneBox(), kPadding, kPadding);
    return static_cast<bool>(placed);
}

void PlaceTool::leave()
{
    m_ghost.reset();
    mark(nullptr, true);
}

bool PlaceTool::cancel()
{
    leave();
    m_view.useSelectTool();
    return true;
}

void PlaceTool::mark(CanvasItem* container, bool allowed)
{
    const ElementId id = container ? container->id() : ElementId{};
    if (CanvasItem* before = scene().item(m_marked); before && m_marked != id)
        before->setDrop(CanvasItem::Drop::None);
    m_marked = id;
    if (container)
        container->setDrop(allowed ? CanvasItem::Drop::Allowed : CanvasItem::Drop::Refused);
}

}  // namespace pb::ui
