// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/canvas_item.h"
#include "ui/canvas/links.h"

#include <QPolygonF>

#include <vector>

namespace pb::ui {

/// Draws one link. Finds its way when it is first painted after one of its ends has moved.
class ConnectorItem final : public QGraphicsItem {
public:
    enum { Type = UserType + 2 };

    ConnectorItem(const Link& link, const CanvasItem& from, const CanvasItem& to, const CanvasStyle& style);

    int type() const override { return Type; }
    QRectF boundingRect() const override { return m_bounds; }
    QPainterPath shape() const override;
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

    const Link& link() const noexcept { return m_link; }
    /// An end has moved, or something may stand in the way now.
    void reroute();
    void setHighlighted(bool highlighted);
    /// Outside a scene: what to go around.
    void setObstacles(std::vector<QRectF> obstacles);
    /// The way it takes, in scene coordinates.
    const QPolygonF& path() const;

private:
    Link m_link;
    const CanvasItem& m_from;
    const CanvasItem& m_to;
    const CanvasStyle& m_style;
    QRectF m_bounds;
    std::vector<QRectF> obstacles() const;
    /// What of the way is to be seen: it passes behind the titles of the containers that it enters.
    std::vector<QPolygonF> visiblePieces(double scale) const;
    std::vector<QRectF> m_given;  ///< by setObstacles()
    mutable QPolygonF m_path;     ///< empty: to be found
    bool m_highlighted = false;
};

}  // namespace pb::ui
