// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/network/kind.h"

#include <QCursor>
#include <QPoint>
#include <QPointF>

#include <memory>

class QGraphicsItem;

namespace pb::ui {

class CanvasItem;
class CanvasScene;
class CanvasView;
class NetworkEditor;

/// Where the mouse is.
struct CanvasPoint {
    QPointF scene;
    QPoint viewport;
    Qt::KeyboardModifiers modifiers;
};

/// One drag of the mouse, from the press to the release. Until finish() it only shows what would be; cancel() leaves
/// the drawing as it was.
class Gesture {
public:
    virtual ~Gesture() = default;
    virtual void update(const CanvasPoint& at) = 0;
    virtual void finish(const CanvasPoint& at) = 0;
    virtual void cancel() = 0;
};

/// What the left mouse button does.
class CanvasTool {
public:
    explicit CanvasTool(CanvasView& view);
    virtual ~CanvasTool();
    CanvasTool(const CanvasTool&) = delete;
    CanvasTool& operator=(const CanvasTool&) = delete;

    virtual void press(const CanvasPoint& at) = 0;
    virtual void move(const CanvasPoint& at);
    virtual void release(const CanvasPoint& at);
    virtual void doublePress(const CanvasPoint& at) { press(at); }
    /// The mouse has left the canvas, or another tool takes over.
    virtual void leave() {}
    /// @return false where there was nothing to cancel
    virtual bool cancel();
    virtual QCursor cursor() const { return Qt::ArrowCursor; }

protected:
    NetworkEditor& editor() const;
    CanvasScene& scene() const;
    /// The gesture that runs; null between drags.
    std::unique_ptr<Gesture> m_gesture;
    CanvasView& m_view;
};

/// Selects, moves, resizes, and starts connectors from the handle beside an element.
class SelectTool final : public CanvasTool {
public:
    explicit SelectTool(CanvasView& view);
    ~SelectTool() override;
    void press(const CanvasPoint& at) override;
    void move(const CanvasPoint& at) override;
    void release(const CanvasPoint& at) override;
    void doublePress(const CanvasPoint& at) override;
    void leave() override;
    bool cancel() override;

private:
    struct Pressed;
    void startDrag(const CanvasPoint& at);
    void hover(const CanvasPoint& at);
    int handleAt(const CanvasPoint& at) const;
    bool onConnectHandle(const CanvasPoint& at) const;
    void showConnectHandle(const CanvasItem* item);

    std::unique_ptr<Pressed> m_pressed;  ///< a button is down that has not moved far enough yet
    std::unique_ptr<QGraphicsItem> m_connectHandle;
    ElementId m_connectFrom;
};

/// From one element to another, by drag or by two clicks.
class ConnectTool final : public CanvasTool {
public:
    using CanvasTool::CanvasTool;
    void press(const CanvasPoint& at) override;
    void release(const CanvasPoint& at) override;
    bool cancel() override;
    QCursor cursor() const override { return Qt::CrossCursor; }

private:
    CanvasPoint m_start;
    bool m_second = false;  ///< the first click was made
};

/// Puts down new elements of one kind.
class PlaceTool final : public CanvasTool {
public:
    explicit PlaceTool(CanvasView& view);
    ~PlaceTool() override;
    void setKind(net::Kind kind);
    void press(const CanvasPoint& at) override;
    void move(const CanvasPoint& at) override;
    void release(const CanvasPoint&) override {}
    void leave() override;
    bool cancel() override;
    QCursor cursor() const override { return Qt::CrossCursor; }
    /// @return whether something was placed
    bool drop(const CanvasPoint& at);

private:
    QPointF topLeft(const CanvasPoint& at) const;
    void mark(CanvasItem* container, bool allowed);

    net::Kind m_kind = net::Kind::Vpc;
    std::unique_ptr<QGraphicsItem> m_ghost;
    ElementId m_marked;
};

}  // namespace pb::ui
