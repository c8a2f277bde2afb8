// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/topology.h"

#include <set>
#include <vector>

namespace pb::ui {

/// A line between two elements that follows from what one of them holds.
struct Link {
    enum class Role {
        Path,         ///< packets travel along it: attachments, peerings, VPNs. Always drawn.
        Association,  ///< tables, filters, route targets. Drawn for what is selected.
    };
    ElementId from, to;
    Role role = Role::Path;
    friend auto operator<=>(const Link&, const Link&) = default;
};

/// The lines that start at `element`: one for each other element that it names and that is there, but for those around
/// or inside it. An attached internet gateway is joined to each of `internets`.
std::vector<Link> linksOf(const net::Topology& topology, const net::Element& element,
                          const std::set<ElementId>& internets);

}  // namespace pb::ui
