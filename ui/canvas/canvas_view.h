// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/finding.h"
#include "core/network/kind.h"

#include <QGraphicsView>

#include <memory>
#include <optional>

namespace pb::ui {

class CanvasScene;
class CanvasTool;
class HintLabel;
class NameEditor;
class NetworkEditor;
class PlaceTool;
class SelectTool;
class ConnectTool;

/// The drawing in a window: zoom, pan, keys, and the tool that the mouse holds. What a gesture means is in the tools.
class CanvasView final : public QGraphicsView {
    Q_OBJECT
public:
    explicit CanvasView(NetworkEditor& editor, QWidget* parent = nullptr);
    ~CanvasView() override;

    NetworkEditor& editor() const noexcept { return m_editor; }
    CanvasScene& canvas() const noexcept { return *m_scene; }

    static constexpr double kSmallest = 0.02, kLargest = 4;  ///< of zoom()
    double zoom() const;
    void setZoom(double zoom);
    void zoomBy(double factor);
    /// Stays fitted, whatever becomes of the view's size, until the user looks elsewhere or draws.
    void fitAll();
    void fitSelection();
    void fit(const QRectF& rect);
    /// Brings an element into sight, zooming in where it would be unreadable.
    void reveal(ElementId id);

    void useSelectTool();
    void useConnectTool();
    /// Places elements of a kind with the next click.
    void usePlaceTool(net::Kind kind);
    bool isSelecting() const;
    bool isConnecting() const;

    /// A drag out of the palette: shows the ghost, and drops it. @param at in viewport coordinates
    void dragPlace(net::Kind kind, const QPoint& at);
    void dropPlace(net::Kind kind, const QPoint& at);
    void cancelGesture();

    /// Edits the name in place.
    void startRename(ElementId id);
    void showHint(const QString& sentence);
    /// How the tool that is held is used; goes with it.
    void showToolHint(const QString& sentence);

signals:
    void zoomChanged(double zoom);
    void toolChanged();
    void menuRequested(const QPoint& globalPosition);

protected:
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void keyReleaseEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;
    void paintEvent(QPaintEvent* event) override;
    void drawForeground(QPainter* painter, const QRectF& rect) override;
    void drawBackground(QPainter* painter, const QRectF& rect) override;
    void changeEvent(QEvent* event) override;

private:
    void follow(NetworkEditor& editor);
    void scaleTo(double zoom);
    void lookAt(const QRectF& rect);
    void setTool(CanvasTool& tool);
    bool panKey(QKeyEvent* event);
    bool moveKey(QKeyEvent* event);
    bool walkKey(QKeyEvent* event);
    void startPan(const QPoint& at);

    NetworkEditor& m_editor;
    std::unique_ptr<CanvasScene> m_scene;
    std::unique_ptr<SelectTool> m_select;
    std::unique_ptr<ConnectTool> m_connect;
    std::unique_ptr<PlaceTool> m_place;
    CanvasTool* m_tool = nullptr;
    HintLabel* m_hint;
    NameEditor* m_rename;
    ElementId m_renamed;
    std::optional<QPoint> m_pan;  ///< where the mouse was last, while the view is pulled
    bool m_space = false;
    bool m_toolHint = false;  ///< what m_hint says is about the tool
    bool m_fitted = false;    ///< shows the whole drawing, and is to go on doing so
};

}  // namespace pb::ui
