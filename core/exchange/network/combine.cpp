// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/combine.h"

#include "core/network/edit.h"
#include "core/network/layout.h"
#include "core/network/value.h"

namespace pb::exchange {

namespace {

ElementId internetIn(const net::Topology& topology)
{
    for (const auto& [id, element] : topology.elements())
        if (element->kind() == net::Kind::Internet)
            return id;
    return {};
}

}  // namespace

Result<Imported> combined(Imported first, Imported second)
{
    if (first.network.topology.size() == 0)
        std::swap(first.network, second.network);
    const ElementId internet = internetIn(first.network.topology);
    std::int64_t next = first.network.topology.highest().value;
    std::map<ElementId, ElementId> ids;
    for (const auto& [id, element] : second.network.topology.elements()) {
        const bool shared = internet && element->kind() == net::Kind::Internet;
        ids[id] = shared ? internet : ElementId{++next};
    }
    net::AddElements all;
    for (const auto& [id, element] : second.network.topology.elements()) {
        if (ids.at(id) == internet)
            continue;
        net::Element copy = *element;
        net::mapReferences(copy, [&](ElementId ref) {
            const auto it = ids.find(ref);
            return it == ids.end() ? ElementId{} : it->second;
        });
        copy.id = ids.at(id);
        all.elements.push_back(std::move(copy));
    }
    if (auto added = net::applyEdit(first.network, {std::move(all)}); !added)
        return forward(std::move(added));
    if (auto placed = net::applyEdit(first.network, net::layoutEdit(first.network.topology)); !placed)
        return forward(std::move(placed));
    std::move(second.not_understood.begin(), second.not_understood.end(), std::back_inserter(first.not_understood));
    return first;
}

}  // namespace pb::exchange
