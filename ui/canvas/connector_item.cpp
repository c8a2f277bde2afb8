// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/connector_item.h"

#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/connector_router.h"
#include "ui/canvas/geometry.h"

#include <QPainter>
#include <QPainterPathStroker>

#include <algorithm>

namespace pb::ui {

ConnectorItem::ConnectorItem(const Link& link, const CanvasItem& from, const CanvasItem& to, const CanvasStyle& style)
    : m_link(link), m_from(from), m_to(to), m_style(style)
{
    setAcceptedMouseButtons(Qt::NoButton);
    setZValue(1);
    reroute();
}

void ConnectorItem::reroute()
{
    const QRectF bounds = m_from.sceneBox().united(m_to.sceneBox()).adjusted(-kDetour, -kDetour, kDetour, kDetour);
    if (bounds != m_bounds)
        prepareGeometryChange();
    m_bounds = bounds;
    m_path.clear();
    update();
}

void ConnectorItem::setHighlighted(bool highlighted)
{
    if (m_highlighted == highlighted)
        return;
    m_highlighted = highlighted;
    update();
}

void ConnectorItem::setObstacles(std::vector<QRectF> obstacles)
{
    std::erase_if(obstacles, [this](const QRectF& box) {
        return !box.intersects(m_bounds) || box.contains(m_from.sceneBox()) || box.contains(m_to.sceneBox());
    });
    const std::vector<QRectF> all = obstacles;
    std::erase_if(obstacles, [&all](const QRectF& box) {  // behind the border of what it stands in
        return std::any_of(all.begin(), all.end(),
                           [&box](const QRectF& other) { return other != box && other.contains(box); });
    });
    m_given = std::move(obstacles);
    m_path.clear();
}

std::vector<QRectF> ConnectorItem::obstacles() const
{
    const auto* canvas = dynamic_cast<CanvasScene*>(scene());
    return canvas ? canvas->obstaclesBetween(m_from.sceneBox(), m_to.sceneBox()) : m_given;
}

const QPolygonF& ConnectorItem::path() const
{
    if (m_path.isEmpty())
        m_path = routeConnector(m_from.sceneBox(), m_to.sceneBox(), obstacles());
    return m_path;
}

QPainterPath ConnectorItem::shape() const
{
    QPainterPathStroker stroker;
    stroker.setWidth(8);
    return stroker.createStroke(roundedPath(path()));
}

std::vector<QPolygonF> ConnectorItem::visiblePieces(double scale) const
{
    const std::vector<QPolygonF> whole{path()};
    std::vector<QRectF> titles;
    for (const CanvasItem* end : {&m_from, &m_to})
        for (const QGraphicsItem* around = end->parentItem(); around; around = around->parentItem())
            if (const auto* container = dynamic_cast<const CanvasItem*>(around)) {
                const QRectF bar(container->scenePos(), QSizeF(container->size().width(), kTitleHeight));
                if (piecesOutside(path(), {bar}) != whole)  // few bars are crossed, and words take time to measure
                    titles.push_back(container->titleRect(scale).translated(container->scenePos()));
            }
    return piecesOutside(path(), titles);
}

void ConnectorItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const double scale = m_style.scaleOf(*painter);
    const bool association = m_link.role == Link::Role::Association;
    const QColor colour = m_highlighted ? m_style.theme.selection() : m_style.theme.connector();
    QPen pen(colour, m_highlighted ? 1.8 : 1.3, association ? Qt::DashLine : Qt::SolidLine, Qt::RoundCap,
             Qt::RoundJoin);
    pen.setCosmetic(scale < 1);
    painter->setPen(pen);
    painter->setBrush(Qt::NoBrush);
    if (scale < kDetailScale) {
        painter->drawPolyline(path());
        return;
    }
    painter->setRenderHint(QPainter::Antialiasing);
    for (const QPolygonF& piece : visiblePieces(scale))
        painter->drawPath(roundedPath(piece));
    painter->setBrush(colour);
    painter->setPen(Qt::NoPen);
    painter->drawEllipse(path().last(), 3, 3);
    if (!association)
        painter->drawEllipse(path().first(), 3, 3);
}

}  // namespace pb::ui
