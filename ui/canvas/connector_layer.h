// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/canvas/connector_item.h"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <vector>

class QGraphicsScene;

namespace pb::ui {

/// The connectors of one scene. A link is drawn while both its ends are and its role is due: paths always, associations
/// for what is selected or when all are shown. Owns its items; the scene tells it what has changed.
class ConnectorLayer {
public:
    using ItemOf = std::function<CanvasItem*(ElementId)>;

    ConnectorLayer(QGraphicsScene& scene, const CanvasStyle& style, ItemOf itemOf);

    /// Takes over the links of these elements; those that are gone from the topology lose theirs.
    void sync(const net::Topology& topology, const std::set<ElementId>& touched);
    /// Erases what ends at these, before their items go.
    void erase(const std::set<ElementId>& ids);
    void clear();
    /// These have moved.
    void reroute(const std::set<ElementId>& ids);
    /// Something in this place has come, gone or moved.
    void rerouteNear(const QRectF& place);

    void setSelection(const std::set<ElementId>& selection);
    void setAssociationsShown(bool shown);
    bool associationsShown() const noexcept { return m_associationsShown; }
    /// All that is drawn now, by link.
    const std::map<Link, std::unique_ptr<ConnectorItem>>& drawn() const noexcept { return m_drawn; }

private:
    void replaceLinks(ElementId holder, std::vector<Link> links);
    void noteGateways(const net::Topology& topology, const std::set<ElementId>& touched, std::set<ElementId>& renewed);
    bool isDue(const Link& link) const;
    void refresh(const Link& link);

    QGraphicsScene& m_scene;
    const CanvasStyle& m_style;
    ItemOf m_itemOf;
    std::map<ElementId, std::vector<Link>> m_links;  ///< by the element that holds the reference
    std::map<ElementId, std::set<Link>> m_ends;      ///< the same, by either end
    std::map<Link, std::unique_ptr<ConnectorItem>> m_drawn;
    std::set<ElementId> m_internets, m_gateways;  ///< the ends of the links that no field holds
    std::set<ElementId> m_selection;
    bool m_associationsShown = false;
};

}  // namespace pb::ui
