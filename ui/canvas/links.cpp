// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/links.h"

#include "core/network/value.h"
#include "ui/canvas/geometry.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace pb::ui {

namespace {

/// The reference fields along which packets travel.
constexpr std::array<std::string_view, 16> kPathFields{
    "vpc",        "site",     "gateway",    "customer_gateway", "requester",
    "accepter",   "instance", "machine",    "nat_gateway",      "peer",
    "left",       "right",    "connection", "transit_gateway",  "resource",
    "attached_to"};

bool isPathField(const FieldInfo& info)
{
    return info.type == FieldType::Reference &&
           std::find(kPathFields.begin(), kPathFields.end(), info.name) != kPathFields.end();
}

bool leadsOut(const net::Element& element)
{
    return element.kind() == net::Kind::InternetGateway || element.kind() == net::Kind::EgressOnlyInternetGateway;
}

bool isAttached(const net::Topology& topology, const net::Element& gateway)
{
    if (const auto* igw = gateway.as<net::InternetGateway>(); igw && topology.contains(igw->vpc))
        return true;
    if (const auto* out = gateway.as<net::EgressOnlyInternetGateway>(); out && topology.contains(out->vpc))
        return true;
    const net::Element* around = topology.find(gateway.parent);
    return around && around->kind() == net::Kind::Vpc;
}

}  // namespace

std::vector<Link> linksOf(const net::Topology& topology, const net::Element& element,
                          const std::set<ElementId>& internets)
{
    std::set<ElementId> done;
    std::vector<Link> links;
    const auto add = [&](ElementId to, Link::Role role) {
        const bool drawable =
            topology.contains(to) && !isInside(topology, element.id, to) && !isInside(topology, to, element.id);
        if (drawable && done.insert(to).second)
            links.push_back({element.id, to, role});
    };
    for (const FieldInfo& info : net::fieldInfos(element.kind()))
        if (isPathField(info))
            add(std::get<ElementId>(*net::fieldValue(element, info.name)), Link::Role::Path);
    if (leadsOut(element) && isAttached(topology, element))
        for (const ElementId internet : internets)
            add(internet, Link::Role::Path);
    net::forEachReference(element, [&](ElementId to) { add(to, Link::Role::Association); });
    return links;
}

}  // namespace pb::ui
