// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/layout.h"

#include "core/network/index.h"

#include <algorithm>
#include <cmath>

namespace pb::net {

namespace {

using M = LayoutMetrics;
using List = std::vector<const Element*>;

struct Size {
    std::int32_t width = 0, height = 0;
};

/// Leaves that a person looks for above what they serve; the others stand below.
constexpr Kinds kAbove = kinds(Kind::Internet, Kind::InternetGateway, Kind::EgressOnlyInternetGateway, Kind::NatGateway,
                               Kind::VirtualPrivateGateway, Kind::VirtualNetworkGateway, Kind::AzureNatGateway);

/// Machines are small boxes around their interfaces.
constexpr std::int32_t padding(Kind kind) { return contains(kMachineKinds, kind) ? M::kGrid : M::kPadding; }
constexpr std::int32_t gap(Kind kind) { return contains(kMachineKinds, kind) ? M::kGrid : M::kGap; }

std::int32_t toGrid(double length) { return static_cast<std::int32_t>(std::ceil(length / M::kGrid)) * M::kGrid; }

class Layout {
public:
    explicit Layout(const Topology& topology) : m_index(topology) {}

    std::map<ElementId, Box> run()
    {
        arrange(nullptr, m_index.children({}));
        std::erase_if(m_boxes, [&](const auto& entry) { return m_index.find(entry.first)->box == entry.second; });
        return std::move(m_boxes);
    }

private:
    Box boxOf(const Element& element) const
    {
        const auto it = m_boxes.find(element.id);
        return it == m_boxes.end() ? element.box : it->second;
    }

    Size sizeOf(const Element& element) const
    {
        if (!kindInfo(element.kind()).container)
            return {M::kLeafWidth, M::kLeafHeight};
        const Box box = boxOf(element);
        return {box.width, box.height};
    }

    void moveTo(const Element& element, std::int32_t x, std::int32_t y)
    {
        Box box = boxOf(element);
        box.x = x;
        box.y = y;
        m_boxes[element.id] = box;
    }

    /// Places what `container` holds (null: the canvas) and gives it the size that this needs.
    void arrange(const Element* container, ElementSpan children)
    {
        for (const Element* child : children)
            if (kindInfo(child->kind()).container)
                arrange(child, m_index.children(child->id));
        const Kind kind = container ? container->kind() : Kind::Note;
        const std::int32_t x = padding(kind);
        const std::int32_t y = container ? M::kHeader + M::kGrid : x;  // the origin itself means "not placed"
        List placed, fresh;
        for (const Element* child : children)
            (isPlaced(*child) ? placed : fresh).push_back(child);
        if (placed.empty())
            placeAll(kind, fresh, x, y);
        else
            placeBelow(kind, fresh, x, bottomOf(placed) + gap(kind));
        if (container)
            resize(*container, children);
    }

    void resize(const Element& container, ElementSpan children)
    {
        const std::int32_t edge = padding(container.kind());
        const Box least = defaultBox(container.kind());
        Box box = container.box;
        box.width = std::max(box.width, least.width);
        box.height = std::max(box.height, least.height);
        for (const Element* child : children) {
            const Box inner = boxOf(*child);
            const Size size = sizeOf(*child);
            box.width = std::max(box.width, inner.x + size.width + edge);
            box.height = std::max(box.height, inner.y + size.height + edge);
        }
        m_boxes[container.id] = box;
    }

    std::int32_t bottomOf(const List& list) const
    {
        std::int32_t bottom = 0;
        for (const Element* element : list)
            bottom = std::max(bottom, boxOf(*element).y + sizeOf(*element).height);
        return bottom;
    }

    void placeAll(Kind kind, const List& children, std::int32_t x, std::int32_t y)
    {
        List above, boxes, below;
        for (const Element* child : children) {
            const bool box = kindInfo(child->kind()).container;
            (box ? boxes : contains(kAbove, child->kind()) ? above : below).push_back(child);
        }
        sortSubnets(boxes);
        const bool columns = kind == Kind::Vpc;
        if (columns)
            levelZones(boxes);
        const std::int32_t width = columns ? widthOf(boxes) : goodWidth(kind, boxes, above.size() + below.size());
        y = rows(kind, above, {x, y, width, 0});
        y = kind == Kind::AvailabilityZone ? stack(boxes, x, y) : rows(kind, boxes, {x, y, width, 0});
        rows(kind, below, {x, y, width, 0});
    }

    void placeBelow(Kind kind, const List& children, std::int32_t x, std::int32_t y)
    {
        List sorted = children;
        sortSubnets(sorted);
        rows(kind, sorted, {x, y, goodWidth(kind, sorted, 0), 0});
    }

    /// Public subnets first, then by address: what faces the Internet stands on top.
    void sortSubnets(List& list) const
    {
        const auto key = [&](const Element* element) {
            const auto* subnet = element->as<Subnet>();
            if (subnet)
                return std::tuple(0, !m_index.isPublic(*element), subnet->ipv4, element->id);
            const auto* azure = element->as<AzureSubnet>();
            return std::tuple(contains(kSubnetKinds, element->kind()) ? 0 : 1, false,
                              azure ? azure->prefixes : Prefixes{}, element->id);
        };
        std::stable_sort(list.begin(), list.end(), [&](const Element* a, const Element* b) { return key(a) < key(b); });
    }

    std::int32_t widthOf(const List& list) const
    {
        std::int32_t width = 0;
        for (const Element* element : list)
            width += (width ? M::kGap : 0) + sizeOf(*element).width;
        return std::max(width, 3 * (M::kLeafWidth + M::kGap) - M::kGap);
    }

    /// A width that makes the whole a little wider than high.
    std::int32_t goodWidth(Kind kind, const List& boxes, std::size_t leaves) const
    {
        double area = static_cast<double>(leaves) * (M::kLeafWidth + M::kGap) * (M::kLeafHeight + M::kGap);
        std::int32_t widest = M::kLeafWidth;
        for (const Element* element : boxes) {
            const Size size = sizeOf(*element);
            area += static_cast<double>(size.width + M::kGap) * (size.height + M::kGap);
            widest = std::max(widest, size.width);
        }
        if (contains(kMachineKinds, kind))
            return widest;
        return std::max(widest, toGrid(std::sqrt(area * 1.6)));
    }

    /// Fills rows from left to right within `area.width`.
    /// @return where the next row would start
    std::int32_t rows(Kind kind, const List& list, const Box& area)
    {
        std::int32_t x = area.x, y = area.y, high = 0;
        for (const Element* element : list) {
            const Size size = sizeOf(*element);
            if (x > area.x && x + size.width > area.x + area.width) {
                x = area.x;
                y += high + gap(kind);
                high = 0;
            }
            moveTo(*element, x, y);
            x += size.width + gap(kind);
            high = std::max(high, size.height);
        }
        return list.empty() ? y : y + high + gap(kind);
    }

    std::int32_t stack(const List& list, std::int32_t x, std::int32_t y)
    {
        std::int32_t width = 0;
        for (const Element* element : list)
            width = std::max(width, sizeOf(*element).width);
        for (const Element* element : list) {
            moveTo(*element, x, y);
            m_boxes[element->id].width = width;
            y += sizeOf(*element).height + M::kGap;
        }
        return y;
    }

    /// Gives the n-th subnet of each zone the same height, so that tiers stand level across zones.
    void levelZones(const List& boxes)
    {
        std::vector<List> zones;
        std::vector<std::int32_t> heights;
        for (const Element* zone : boxes) {
            const ElementSpan inside = m_index.children(zone->id);
            const bool plain = std::all_of(inside.begin(), inside.end(),
                                           [](const Element* e) { return e->kind() == Kind::Subnet && !isPlaced(*e); });
            if (zone->kind() != Kind::AvailabilityZone || !plain)
                continue;
            List& list = zones.emplace_back(inside.begin(), inside.end());
            sortSubnets(list);
            heights.resize(std::max(heights.size(), list.size()));
            for (std::size_t i = 0; i < list.size(); ++i)
                heights[i] = std::max(heights[i], sizeOf(*list[i]).height);
        }
        for (const List& list : zones) {
            for (std::size_t i = 0; i < list.size(); ++i)
                m_boxes[list[i]->id].height = heights[i];
            stack(list, M::kPadding, M::kHeader + M::kGrid);
            if (!list.empty())
                resize(*m_index.find(list.front()->parent), m_index.children(list.front()->parent));
        }
    }

    Index m_index;
    std::map<ElementId, Box> m_boxes;
};

}  // namespace

Box defaultBox(Kind kind)
{
    if (!kindInfo(kind).container)
        return {};
    const auto around = [](std::int32_t width, std::int32_t height, std::int32_t edge) {
        return Box{0, 0, width + 2 * edge, M::kHeader + M::kGrid + height + edge};
    };
    if (contains(kMachineKinds, kind))
        return around(M::kLeafWidth, M::kLeafHeight, padding(kind));
    const Box machine = defaultBox(Kind::Instance);
    if (contains(kSubnetKinds, kind))
        return around(machine.width, machine.height, M::kPadding);
    const Box subnet = kind == Kind::Instance ? Box{} : defaultBox(Kind::Subnet);
    if (kind == Kind::AvailabilityZone)
        return around(subnet.width, subnet.height, M::kPadding);
    return around(2 * subnet.width + M::kGap, subnet.height + M::kLeafHeight, M::kPadding);
}

std::map<ElementId, Box> layoutBoxes(const Topology& topology) { return Layout(topology).run(); }

Edit layoutEdit(const Topology& topology)
{
    Batch batch;
    for (const auto& [id, box] : layoutBoxes(topology))
        batch.edits.push_back({Place{id, topology.find(id)->parent, box}});
    return {std::move(batch)};
}

}  // namespace pb::net
