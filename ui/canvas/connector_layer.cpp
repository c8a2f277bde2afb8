// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/connector_layer.h"

#include <QGraphicsScene>

#include <algorithm>

namespace pb::ui {

ConnectorLayer::ConnectorLayer(QGraphicsScene& scene, const CanvasStyle& style, ItemOf itemOf)
    : m_scene(scene), m_style(style), m_itemOf(std::move(itemOf))
{
}

void ConnectorLayer::sync(const net::Topology& topology, const std::set<ElementId>& touched)
{
    std::set<ElementId> renewed = touched;
    noteGateways(topology, touched, renewed);
    for (const ElementId id : renewed) {
        const net::Element* element = topology.find(id);
        replaceLinks(id, element ? linksOf(topology, *element, m_internets) : std::vector<Link>());
    }
    for (const ElementId id : touched)  // its item may be new
        if (const auto ends = m_ends.find(id); ends != m_ends.end())
            for (const Link& link : ends->second)
                refresh(link);
}

void ConnectorLayer::noteGateways(const net::Topology& topology, const std::set<ElementId>& touched,
                                  std::set<ElementId>& renewed)
{
    const std::set<ElementId> before = m_internets;
    for (const ElementId id : touched) {
        const net::Element* element = topology.find(id);
        const auto keep = [&](std::set<ElementId>& ids, bool member) {
            member ? (void)ids.insert(id) : (void)ids.erase(id);
        };
        keep(m_internets, element && element->kind() == net::Kind::Internet);
        keep(m_gateways, element && (element->kind() == net::Kind::InternetGateway ||
                                     element->kind() == net::Kind::EgressOnlyInternetGateway));
    }
    if (m_internets != before)
        renewed.insert(m_gateways.begin(), m_gateways.end());
}

void ConnectorLayer::replaceLinks(ElementId holder, std::vector<Link> links)
{
    const std::vector<Link> before = std::exchange(m_links[holder], std::move(links));
    const std::vector<Link>& now = m_links[holder];
    for (const Link& link : before)
        if (std::find(now.begin(), now.end(), link) == now.end()) {
            m_ends[link.from].erase(link);
            m_ends[link.to].erase(link);
            m_drawn.erase(link);
        }
    for (const Link& link : now) {
        m_ends[link.from].insert(link);
        m_ends[link.to].insert(link);
        refresh(link);
    }
    if (now.empty())
        m_links.erase(holder);
}

void ConnectorLayer::erase(const std::set<ElementId>& ids)
{
    for (const ElementId id : ids)
        if (const auto ends = m_ends.find(id); ends != m_ends.end())
            for (const Link& link : ends->second)
                m_drawn.erase(link);
}

void ConnectorLayer::clear()
{
    m_drawn.clear();
    m_links.clear();
    m_ends.clear();
    m_internets.clear();
    m_gateways.clear();
}

void ConnectorLayer::reroute(const std::set<ElementId>& ids)
{
    for (const ElementId id : ids)
        if (const auto ends = m_ends.find(id); ends != m_ends.end())
            for (const Link& link : ends->second)
                if (const auto item = m_drawn.find(link); item != m_drawn.end())
                    item->second->reroute();
}

void ConnectorLayer::rerouteNear(const QRectF& place)
{
    for (QGraphicsItem* item : m_scene.items(place, Qt::IntersectsItemBoundingRect))
        if (auto* connector = qgraphicsitem_cast<ConnectorItem*>(item))
            connector->reroute();
}

void ConnectorLayer::setSelection(const std::set<ElementId>& selection)
{
    const auto refreshAll = [this](const std::set<ElementId>& ids) {
        for (const ElementId id : ids)
            if (const auto ends = m_ends.find(id); ends != m_ends.end())
                for (const Link& link : ends->second)
                    refresh(link);
    };
    const std::set<ElementId> before = std::exchange(m_selection, selection);
    refreshAll(before);
    refreshAll(m_selection);
}

void ConnectorLayer::setAssociationsShown(bool shown)
{
    m_associationsShown = shown;
    for (const auto& [holder, links] : m_links)
        for (const Link& link : links)
            refresh(link);
}

bool ConnectorLayer::isDue(const Link& link) const
{
    return link.role == Link::Role::Path || m_associationsShown || m_selection.contains(link.from) ||
           m_selection.contains(link.to);
}

void ConnectorLayer::refresh(const Link& link)
{
    CanvasItem* from = isDue(link) ? m_itemOf(link.from) : nullptr;
    CanvasItem* to = from ? m_itemOf(link.to) : nullptr;
    if (!to) {
        m_drawn.erase(link);
        return;
    }
    auto& item = m_drawn[link];
    if (!item) {
        item = std::make_unique<ConnectorItem>(link, *from, *to, m_style);
        m_scene.addItem(item.get());
    }
    item->setHighlighted(m_selection.contains(link.from) || m_selection.contains(link.to));
}

}  // namespace pb::ui
