// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/placement.h"

#include "ui/canvas/geometry.h"

#include <QRect>

#include <algorithm>
#include <set>

namespace pb::ui {

namespace {

QRect rectOf(const net::Element& element) { return {QPoint(element.box.x, element.box.y), sizeOf(element)}; }

/// Arranges a copy of the drawing and remembers what it touched.
class Arranger {
public:
    explicit Arranger(net::Topology topology) : m_topology(std::move(topology)) {}

    const net::Topology& topology() const { return m_topology; }
    const std::set<ElementId>& touched() const { return m_touched; }

    void place(const Wish& wish)
    {
        const net::Element* was = m_topology.find(wish.id);
        if (!was)
            return;
        QPoint at = wish.at;
        if (const net::Element* holder = m_topology.find(wish.parent)) {
            const QPoint origin = contentOrigin(holder->kind());
            at = {std::max(at.x(), origin.x()), std::max(at.y(), origin.y())};
        }
        net::Element now = *was;
        now.parent = wish.parent;
        now.box.x = at.x();
        now.box.y = at.y();
        if (!wish.size.isEmpty()) {
            now.box.width = wish.size.width();
            now.box.height = wish.size.height();
        }
        put(std::move(now));
    }

    /// Grows the containers around `id`, from the inside out.
    void makeRoomAround(ElementId id)
    {
        const net::Element* element = m_topology.find(id);
        for (ElementId at = element ? element->parent : ElementId{}; at;) {
            const net::Element* container = m_topology.find(at);
            if (!container)
                return;
            const QRect before = rectOf(*container);
            const QSize wanted = before.size().expandedTo(contentSize(m_topology, at));
            if (wanted != before.size()) {
                resize(*container, wanted);
                std::set<ElementId> moved{at};
                pushNeighbours(at, before, moved);
            }
            at = m_topology.find(at)->parent;
        }
    }

private:
    void put(net::Element element)
    {
        m_touched.insert(element.id);
        m_topology.put(std::move(element));
    }
    void resize(const net::Element& container, const QSize& size)
    {
        net::Element now = container;
        now.box.width = size.width();
        now.box.height = size.height();
        put(std::move(now));
    }
    /// What lay to the right of or below `id` before, and would now be covered, makes way; so do those that it meets.
    void pushNeighbours(ElementId id, const QRect& before, std::set<ElementId>& moved)
    {
        const net::Element* grown = m_topology.find(id);
        const QRect now = rectOf(*grown);
        for (const net::Element& neighbour : siblings(*grown)) {
            const QRect there = rectOf(neighbour);
            if (!there.intersects(now) || there.intersects(before) || moved.contains(neighbour.id))
                continue;
            QPoint by;
            if (there.x() >= before.x() + before.width())
                by.setX(now.x() + now.width() + kPadding - there.x());
            else
                by.setY(now.y() + now.height() + kPadding - there.y());
            if (by.x() < 0 || by.y() < 0)
                continue;
            net::Element away = neighbour;
            away.box.x += by.x();
            away.box.y += by.y();
            put(std::move(away));
            moved.insert(neighbour.id);
            pushNeighbours(neighbour.id, there, moved);
        }
    }
    std::vector<net::Element> siblings(const net::Element& element) const
    {
        std::vector<net::Element> out;
        for (const auto& [id, other] : m_topology.elements())
            if (other->parent == element.parent && id != element.id)
                out.push_back(*other);
        return out;
    }

    net::Topology m_topology;
    std::set<ElementId> m_touched;
};

/// Place edits for what differs, but for elements in `added`.
void appendPlaces(net::Batch& batch, const net::Topology& before, const Arranger& after,
                  const std::set<ElementId>& added)
{
    std::vector<ElementId> ids(after.touched().begin(), after.touched().end());
    for (const ElementId id : ids) {
        const net::Element* was = before.find(id);
        const net::Element* now = after.topology().find(id);
        if (was && now && !added.contains(id) && (was->parent != now->parent || was->box != now->box))
            batch.edits.push_back({net::Place{id, now->parent, now->box}});
    }
}

}  // namespace

net::Batch placementEdit(const net::Topology& topology, const std::vector<Wish>& wishes)
{
    Arranger arranger(topology);
    for (const Wish& wish : wishes)
        arranger.place(wish);
    for (const Wish& wish : wishes)
        arranger.makeRoomAround(wish.id);
    net::Batch batch;
    appendPlaces(batch, topology, arranger, {});
    return batch;
}

net::Batch additionEdit(const net::Topology& topology, std::vector<net::Element> added)
{
    net::Topology with = topology;
    std::set<ElementId> ids;
    for (const net::Element& element : added) {
        ids.insert(element.id);
        with.put(element);
    }
    Arranger arranger(std::move(with));
    for (const net::Element& element : added)
        arranger.place({element.id, element.parent, {element.box.x, element.box.y}, {}});
    for (const net::Element& element : added)
        arranger.makeRoomAround(element.id);
    for (net::Element& element : added)
        element = *arranger.topology().find(element.id);
    net::Batch batch;
    batch.edits.push_back({net::AddElements{std::move(added)}});
    appendPlaces(batch, topology, arranger, ids);
    return batch;
}

std::optional<ElementId> holderFor(const net::Topology& topology, net::Kind kind, ElementId over)
{
    for (const net::Element* at = topology.find(over); at; at = topology.find(at->parent))
        if (mayHold(at, kind))
            return at->id;
    if (mayHold(nullptr, kind))
        return ElementId{};
    return std::nullopt;
}

}  // namespace pb::ui
