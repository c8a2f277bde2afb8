// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/canvas_item.h"
#include "ui/canvas/connector_layer.h"

#include <QGraphicsScene>

#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

namespace pb::ui {

/// A reader of one topology: one item for each element, connectors between them. Changes nothing by itself.
class CanvasScene : public QGraphicsScene {
    Q_OBJECT
public:
    explicit CanvasScene(const CanvasTheme& theme, QObject* parent = nullptr);
    ~CanvasScene() override;

    const CanvasStyle& style() const noexcept { return m_style; }
    void setTheme(const CanvasTheme& theme);
    void retranslate();

    /// Draws this topology instead of what was drawn.
    void show(const net::Topology& topology);
    /// Takes over the present state of these elements: new, changed, moved or gone.
    void sync(const net::Topology& topology, const std::vector<ElementId>& touched);

    /// @param findings without the waived ones
    void setFindings(const std::vector<Finding>& findings);
    void setSelection(const std::vector<ElementId>& ids);
    ConnectorLayer& connectors() noexcept { return m_connectors; }

    /// null where it is not drawn
    CanvasItem* item(ElementId id) const;
    const std::unordered_map<ElementId, std::unique_ptr<CanvasItem>>& items() const noexcept { return m_items; }
    /// The innermost element at a place; null on the empty canvas.
    CanvasItem* itemAt(const QPointF& place) const;
    /// The innermost container at a place that is not one of `except` nor inside one.
    CanvasItem* containerAt(const QPointF& place, const std::set<ElementId>& except) const;
    /// Leaves and containers that touch a rectangle; with `whole`, that lie inside it.
    std::vector<ElementId> itemsIn(const QRectF& rect) const;
    /// Around all that is drawn; null when nothing is.
    QRectF contentRect() const;
    /// What a line between two places must go around: every element in reach that holds neither of them.
    std::vector<QRectF> obstaclesBetween(const QRectF& from, const QRectF& to) const;

    /// Takes an item out of its container for the time of a drag, so that nothing covers it.
    void lift(ElementId id);
    /// Draws an item with all in it elsewhere until endPreview().
    void preview(ElementId id, const QPointF& position, const QSizeF& size);
    /// Draws these as the topology last said.
    void endPreview(const std::set<ElementId>& ids);

private:
    void settle(CanvasItem& item);
    std::set<ElementId> withDescendants(const std::set<ElementId>& ids) const;
    void remove(const std::set<ElementId>& ids);

    CanvasStyle m_style;
    std::unordered_map<ElementId, std::unique_ptr<CanvasItem>> m_items;
    ConnectorLayer m_connectors;
    std::vector<ElementId> m_selection;
};

}  // namespace pb::ui
