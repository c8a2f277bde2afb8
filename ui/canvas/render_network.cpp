// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/render_network.h"

#include "ui/canvas/canvas_item.h"
#include "ui/canvas/connector_item.h"
#include "ui/canvas/geometry.h"

#include <QGuiApplication>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>
#include <map>
#include <set>

namespace pb::ui {

namespace {

constexpr double kMargin = 20;  ///< marks reach out of the boxes

/// The items of a drawing without a scene: parents before children, so that painting in this order is right.
class StillDrawing {
public:
    StillDrawing(const net::Network& network, const NetworkRenderOptions& options)
        : m_topology(network.topology), m_style{options.theme, QGuiApplication::font(), Phrases(options.language), true}
    {
        if (!options.fontFamily.isEmpty())
            m_style.font = QFont(options.fontFamily);
        std::vector<ElementId> roots;
        for (const auto& [id, element] : m_topology.elements())
            if (!m_topology.contains(element->parent))
                roots.push_back(id);
        for (const ElementId id : withContents(m_topology, roots))
            add(id);
        mark(options.findings);
    }
    ~StillDrawing()
    {
        for (auto& item : m_items)
            item->setParentItem(nullptr);
    }
    StillDrawing(const StillDrawing&) = delete;
    StillDrawing& operator=(const StillDrawing&) = delete;

    void paint(QPainter& painter) const
    {
        QStyleOptionGraphicsItem option;
        for (const auto& item : m_items) {
            painter.save();
            painter.translate(item->scenePos());
            item->paint(&painter, &option, nullptr);
            painter.restore();
        }
        for (const Link& link : paths()) {
            ConnectorItem connector(link, *m_byId.at(link.from), *m_byId.at(link.to), m_style);
            connector.setObstacles(boxes());
            painter.save();
            connector.paint(&painter, &option, nullptr);
            painter.restore();
        }
    }

private:
    void add(ElementId id)
    {
        const auto& element = m_topology.elements().at(id);
        auto item = makeItem(element, m_style);
        if (const auto parent = m_byId.find(element->parent); parent != m_byId.end())
            item->setParentItem(parent->second);
        m_byId.emplace(id, item.get());
        m_items.push_back(std::move(item));
    }
    void mark(const std::vector<Finding>& findings)
    {
        std::map<ElementId, Badge> badges;
        for (const Finding& finding : findings)
            for (const ElementId id : std::set<ElementId>(finding.subjects.begin(), finding.subjects.end())) {
                badges[id].severity = std::max(badges[id].severity, finding.severity);
                ++badges[id].count;
            }
        for (const auto& [id, badge] : badges)
            if (const auto item = m_byId.find(id); item != m_byId.end())
                item->second->setBadge(badge);
    }
    std::vector<Link> paths() const
    {
        std::set<ElementId> internets;
        for (const auto& [id, element] : m_topology.elements())
            if (element->kind() == net::Kind::Internet)
                internets.insert(id);
        std::vector<Link> links;
        for (const auto& [id, element] : m_topology.elements())
            for (const Link& link : linksOf(m_topology, *element, internets))
                if (link.role == Link::Role::Path && m_byId.contains(link.from) && m_byId.contains(link.to))
                    links.push_back(link);
        return links;
    }
    std::vector<QRectF> boxes() const
    {
        std::vector<QRectF> boxes;
        for (const auto& item : m_items)
            boxes.push_back(item->sceneBox());
        return boxes;
    }

    const net::Topology& m_topology;
    CanvasStyle m_style;
    std::vector<std::unique_ptr<CanvasItem>> m_items;
    std::map<ElementId, CanvasItem*> m_byId;
};

}  // namespace

QRectF networkBounds(const net::Network& network)
{
    QRectF all;
    for (const auto& [id, element] : network.topology.elements())
        all |= QRectF(sceneRect(network.topology, *element));
    return all;
}

void renderNetwork(QPainter& painter, const net::Network& network, const QRectF& target,
                   const NetworkRenderOptions& options)
{
    const QRectF bounds = networkBounds(network).adjusted(-kMargin, -kMargin, kMargin, kMargin);
    if (network.topology.size() == 0 || target.isEmpty())
        return;
    double scale = std::min(target.width() / bounds.width(), target.height() / bounds.height());
    if (options.largestScale > 0)
        scale = std::min(scale, options.largestScale);
    painter.save();
    painter.translate(target.center().x() - bounds.width() * scale / 2, target.top());
    painter.scale(scale, scale);
    painter.translate(-bounds.topLeft());
    StillDrawing(network, options).paint(painter);
    painter.restore();
}

}  // namespace pb::ui
