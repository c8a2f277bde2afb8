// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/edit.h"
#include "core/network/topology.h"

#include <map>

namespace pb::net {

/// What the layout reckons with, canvas units. The canvas draws to the same measures.
struct LayoutMetrics {
    static constexpr std::int32_t kGrid = 8;         ///< all positions and sizes are multiples
    static constexpr std::int32_t kLeafWidth = 176;  ///< of an element that is no container
    static constexpr std::int32_t kLeafHeight = 48;
    static constexpr std::int32_t kGap = 24;      ///< between neighbours
    static constexpr std::int32_t kPadding = 16;  ///< between a container's edge and what it holds
    static constexpr std::int32_t kHeader = 32;   ///< a container's title bar
};

/// Whether somebody has placed the element already: its box is not the default one.
inline bool isPlaced(const Element& element) { return element.box != Box{}; }

/// Places for the elements that have none yet, packed inside their parents: zones side by side, the subnets of a zone
/// on top of each other (public ones first) and level with those of the next zone, gateways above, tables and filters
/// below. Elements that are placed keep their position; their containers grow where that is needed.
/// The same drawing always gives the same places. O(n log n).
/// @return only the boxes that differ from what is there
std::map<ElementId, Box> layoutBoxes(const Topology& topology);

/// The same as one edit; an empty Batch where all is in place.
Edit layoutEdit(const Topology& topology);

/// The box that a new or emptied container of this kind starts with; {0, 0, 0, 0} for leaves.
Box defaultBox(Kind kind);

}  // namespace pb::net
