// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_scene.h"

#include "ui/canvas/connector_router.h"
#include "ui/canvas/geometry.h"

#include <QGuiApplication>

#include <algorithm>

namespace pb::ui {

namespace {

/// Room around the drawing so that it can be moved out of the way of its neighbours.
constexpr double kMargin = 2000;

CanvasItem* canvasItem(QGraphicsItem* item) { return qgraphicsitem_cast<CanvasItem*>(item); }

}  // namespace

CanvasScene::CanvasScene(const CanvasTheme& theme, QObject* parent)
    : QGraphicsScene(parent), m_style{theme, QGuiApplication::font(), {}, false},
      m_connectors(*this, m_style, [this](ElementId id) { return item(id); })
{
    setItemIndexMethod(BspTreeIndex);
    setSceneRect(-kMargin, -kMargin, 2 * kMargin, 2 * kMargin);
}

CanvasScene::~CanvasScene()
{
    m_connectors.clear();
    for (const auto& [id, item] : m_items)
        item->setParentItem(nullptr);  // each is owned here, not by its container
    m_items.clear();
}

void CanvasScene::setTheme(const CanvasTheme& theme)
{
    m_style.theme = theme;
    m_style.font = QGuiApplication::font();
    update();
}

void CanvasScene::retranslate()
{
    for (const auto& [id, item] : m_items)
        item->refresh();
}

void CanvasScene::show(const net::Topology& topology)
{
    std::set<ElementId> gone;
    for (const auto& [id, item] : m_items)
        gone.insert(id);
    m_connectors.clear();
    remove(gone);
    m_selection.clear();
    std::vector<ElementId> all;
    for (const auto& [id, element] : topology.elements())
        all.push_back(id);
    sync(topology, all);
}

void CanvasScene::sync(const net::Topology& topology, const std::vector<ElementId>& touched)
{
    const std::set<ElementId> ids(touched.begin(), touched.end());
    std::set<ElementId> gone, moved;
    for (const ElementId id : ids) {
        const auto found = topology.elements().find(id);
        auto item = m_items.find(id);
        if (found == topology.elements().end()) {
            gone.insert(id);
        } else if (item == m_items.end()) {
            m_items.emplace(id, makeItem(found->second, m_style));
            moved.insert(id);
        } else {
            const QRectF before = item->second->sceneBox();
            const bool elsewhere = item->second->element().box != found->second->box ||
                                   item->second->element().parent != found->second->parent;
            item->second->setElement(found->second);
            if (elsewhere || before != item->second->sceneBox())
                moved.insert(id);
        }
    }
    remove(gone);
    for (const ElementId id : moved)
        if (CanvasItem* item = this->item(id); item && !item->scene())
            addItem(item);
    for (const ElementId id : moved)  // once all are in the scene: Qt takes an item out whose parent is not
        if (CanvasItem* item = this->item(id))
            settle(*item);
    m_connectors.sync(topology, ids);
    m_connectors.reroute(withDescendants(moved));
    if (moved.size() < 200)
        for (const ElementId id : moved)
            m_connectors.rerouteNear(m_items.at(id)->sceneBox());
    setSceneRect(contentRect().adjusted(-kMargin, -kMargin, kMargin, kMargin));
}

void CanvasScene::settle(CanvasItem& item)
{
    item.setZValue(0);
    item.setParentItem(this->item(item.element().parent));
    item.preview(QPointF(item.element().box.x, item.element().box.y), sizeOf(item.element()));
}

void CanvasScene::remove(const std::set<ElementId>& ids)
{
    if (ids.empty())
        return;
    m_connectors.erase(ids);
    for (const ElementId id : ids)
        if (CanvasItem* gone = item(id))
            for (QGraphicsItem* child : gone->childItems())
                child->setParentItem(nullptr);  // owned by m_items; may go next, or be placed anew
    for (const ElementId id : ids)
        m_items.erase(id);
}

void CanvasScene::setFindings(const std::vector<Finding>& findings)
{
    std::unordered_map<ElementId, Badge> badges;
    for (const Finding& finding : findings)
        for (const ElementId id : std::set<ElementId>(finding.subjects.begin(), finding.subjects.end())) {
            Badge& badge = badges[id];
            badge.severity = std::max(badge.severity, finding.severity);
            ++badge.count;
        }
    for (const auto& [id, item] : m_items) {
        const auto badge = badges.find(id);
        item->setBadge(badge == badges.end() ? std::nullopt : std::optional(badge->second));
    }
}

void CanvasScene::setSelection(const std::vector<ElementId>& ids)
{
    for (const ElementId id : m_selection)
        if (CanvasItem* before = item(id))
            before->setSelected(false, false);
    m_selection = ids;
    for (const ElementId id : m_selection)
        if (CanvasItem* now = item(id))
            now->setSelected(true, m_selection.size() == 1);
    m_connectors.setSelection({ids.begin(), ids.end()});
}

CanvasItem* CanvasScene::item(ElementId id) const
{
    const auto it = m_items.find(id);
    return it == m_items.end() ? nullptr : it->second.get();
}

CanvasItem* CanvasScene::itemAt(const QPointF& place) const
{
    for (QGraphicsItem* item : QGraphicsScene::items(place))
        if (CanvasItem* found = canvasItem(item); found && found->sceneBox().contains(place))
            return found;
    return nullptr;
}

CanvasItem* CanvasScene::containerAt(const QPointF& place, const std::set<ElementId>& except) const
{
    const auto excluded = [&](const CanvasItem* item) {
        for (; item; item = canvasItem(item->parentItem()))
            if (except.contains(item->id()))
                return true;
        return false;
    };
    for (QGraphicsItem* item : QGraphicsScene::items(place))
        if (CanvasItem* found = canvasItem(item); found && found->isContainer() && !excluded(found))
            return found;
    return nullptr;
}

std::vector<ElementId> CanvasScene::itemsIn(const QRectF& rect) const
{
    std::vector<ElementId> ids;
    for (QGraphicsItem* item : QGraphicsScene::items(rect, Qt::IntersectsItemBoundingRect)) {
        const CanvasItem* found = canvasItem(item);
        if (found && (found->isContainer() ? rect.contains(found->sceneBox()) : rect.intersects(found->sceneBox())))
            ids.push_back(found->id());
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

std::vector<QRectF> CanvasScene::obstaclesBetween(const QRectF& from, const QRectF& to) const
{
    const auto holdsAnEnd = [&](const CanvasItem& item) {
        return item.sceneBox().contains(from) || item.sceneBox().contains(to);
    };
    std::vector<QRectF> boxes;
    const QRectF reach = from.united(to).adjusted(-kDetour, -kDetour, kDetour, kDetour);
    for (QGraphicsItem* other : QGraphicsScene::items(reach, Qt::IntersectsItemBoundingRect)) {
        const CanvasItem* item = canvasItem(other);
        const CanvasItem* holder = item ? canvasItem(item->parentItem()) : nullptr;
        if (item && !holdsAnEnd(*item) && (!holder || holdsAnEnd(*holder)))  // others are behind their holder's border
            boxes.push_back(item->sceneBox());
    }
    return boxes;
}

QRectF CanvasScene::contentRect() const
{
    QRectF all;
    for (const auto& [id, item] : m_items)
        if (!item->parentItem())
            all |= item->sceneBox();
    return all;
}

void CanvasScene::lift(ElementId id)
{
    CanvasItem* lifted = item(id);
    if (!lifted)
        return;
    const QPointF at = lifted->scenePos();
    lifted->setParentItem(nullptr);
    lifted->setPos(at);
    lifted->setZValue(2);
}

void CanvasScene::preview(ElementId id, const QPointF& position, const QSizeF& size)
{
    CanvasItem* moved = item(id);
    if (!moved)
        return;
    moved->preview(position, size);
    m_connectors.reroute(withDescendants({id}));
}

void CanvasScene::endPreview(const std::set<ElementId>& ids)
{
    for (const ElementId id : ids)
        if (CanvasItem* moved = item(id))
            settle(*moved);
    m_connectors.reroute(withDescendants(ids));
}

std::set<ElementId> CanvasScene::withDescendants(const std::set<ElementId>& ids) const
{
    std::set<ElementId> all = ids;
    std::vector<ElementId> todo(ids.begin(), ids.end());
    while (!todo.empty()) {
        const CanvasItem* at = item(todo.back());
        todo.pop_back();
        if (!at)
            continue;
        for (QGraphicsItem* child : at->childItems())
            if (const CanvasItem* inside = canvasItem(child); inside && all.insert(inside->id()).second)
                todo.push_back(inside->id());
    }
    return all;
}

}  // namespace pb::ui
