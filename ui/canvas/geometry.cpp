// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/geometry.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace pb::ui {

namespace {

constexpr QSize kCard{net::LayoutMetrics::kLeafWidth, net::LayoutMetrics::kLeafHeight};
constexpr QSize kNote{208, 96};
constexpr int kSmallestSide = 96;

std::vector<QRect> childRects(const net::Topology& topology, ElementId container)
{
    std::vector<QRect> rects;
    for (const auto& [id, element] : topology.elements())
        if (element->parent == container)
            rects.emplace_back(QPoint(element->box.x, element->box.y), sizeOf(*element));
    return rects;
}

}  // namespace

int paddingOf(net::Kind container) { return net::contains(net::kMachineKinds, container) ? kGrid : kPadding; }

QPoint contentOrigin(net::Kind container) { return {paddingOf(container), kTitleHeight + kGrid}; }

int snapped(double value) { return static_cast<int>(std::lround(value / kGrid)) * kGrid; }

QPoint snapped(const QPointF& point) { return {snapped(point.x()), snapped(point.y())}; }

QSize defaultSize(net::Kind kind)
{
    using enum net::Kind;
    switch (kind) {
    case Account:
    case Subscription:
        return {1040, 720};
    case Region:
    case AzureRegion:
        return {960, 640};
    case Vpc:
    case VirtualNetwork:
        return {720, 432};
    case AvailabilityZone:
        return {336, 304};
    case Subnet:
    case AzureSubnet:
        return {304, 160};
    case Instance:
    case VirtualMachine:
    case PrivateEndpoint:
        return {kCard.width() + 2 * kGrid, kTitleHeight + kGrid + kCard.height() + kGrid};
    case Note:
        return kNote;
    default:
        return kCard;
    }
}

QSize sizeOf(const net::Element& element)
{
    const QSize usual = defaultSize(element.kind());
    if (!net::kindInfo(element.kind()).container)
        return usual;
    const QSize drawn(element.box.width, element.box.height);
    return drawn.width() > 0 && drawn.height() > 0 ? drawn : usual;
}

QPoint scenePosition(const net::Topology& topology, ElementId id)
{
    QPoint at;
    for (const net::Element* e = topology.find(id); e; e = topology.find(e->parent))
        at += QPoint(e->box.x, e->box.y);
    return at;
}

QRect sceneRect(const net::Topology& topology, const net::Element& element)
{
    return {scenePosition(topology, element.id), sizeOf(element)};
}

bool mayHold(const net::Element* holder, net::Kind kind)
{
    const net::KindInfo& info = net::kindInfo(kind);
    if (!holder)
        return info.atRoot;
    return net::kindInfo(holder->kind()).container && net::contains(info.parents, holder->kind());
}

bool isInside(const net::Topology& topology, ElementId id, ElementId ancestor)
{
    for (const net::Element* e = topology.find(id); e; e = topology.find(e->parent))
        if (e->id == ancestor)
            return true;
    return false;
}

std::vector<ElementId> outermost(const net::Topology& topology, const std::vector<ElementId>& ids)
{
    const std::set<ElementId> chosen(ids.begin(), ids.end());
    std::vector<ElementId> out;
    for (const ElementId id : chosen) {
        const net::Element* element = topology.find(id);
        if (!element)
            continue;
        bool covered = false;
        for (const net::Element* e = topology.find(element->parent); e && !covered; e = topology.find(e->parent))
            covered = chosen.contains(e->id);
        if (!covered)
            out.push_back(id);
    }
    return out;
}

std::vector<ElementId> withContents(const net::Topology& topology, const std::vector<ElementId>& ids)
{
    std::map<ElementId, std::vector<ElementId>> children;
    for (const auto& [id, element] : topology.elements())
        children[element->parent].push_back(id);
    std::vector<ElementId> out = outermost(topology, ids);
    for (std::size_t i = 0; i < out.size(); ++i)
        if (const auto inside = children.find(out[i]); inside != children.end())
            out.insert(out.end(), inside->second.begin(), inside->second.end());
    return out;
}

QSize contentSize(const net::Topology& topology, ElementId container)
{
    const net::Element* holder = topology.find(container);
    const int padding = holder ? paddingOf(holder->kind()) : kPadding;
    QSize size(kSmallestSide, kSmallestSide);
    for (const QRect& rect : childRects(topology, container))
        size = size.expandedTo({rect.x() + rect.width() + padding, rect.y() + rect.height() + padding});
    return size;
}

QPoint freeSpot(const net::Topology& topology, ElementId container, const QSize& size)
{
    const std::vector<QRect> taken = childRects(topology, container);
    const net::Element* holder = topology.find(container);
    const int padding = holder ? paddingOf(holder->kind()) : kPadding;
    const int width = holder ? sizeOf(*holder).width() : 4 * defaultSize(net::Kind::Region).width();
    const auto free = [&](const QPoint& at) {
        const QRect wanted = QRect(at, size).adjusted(-kGrid + 1, -kGrid + 1, kGrid - 1, kGrid - 1);
        return std::none_of(taken.begin(), taken.end(), [&](const QRect& r) { return r.intersects(wanted); });
    };
    const int top = kTitleHeight + kGrid;
    int lowest = top;
    for (const QRect& rect : taken)
        lowest = std::max(lowest, rect.y() + rect.height() + padding);
    for (int y = top; y < lowest; y += kGrid)
        for (int x = padding; x + size.width() + padding <= width; x += kGrid)
            if (free({x, y}))
                return {x, y};
    return {padding, snapped(lowest + kGrid / 2.0 - 1)};
}

}  // namespace pb::ui
