// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/edit.h"

#include <QPoint>
#include <QSize>

#include <optional>
#include <vector>

namespace pb::ui {

/// Where an element is to stand.
struct Wish {
    ElementId id, parent;
    QPoint at;   ///< from the parent's top left corner
    QSize size;  ///< of a container; empty: as it is
};

/// Makes the wishes true and the drawing tidy after them: nothing sticks out of its container (containers grow as
/// needed, and move their right and lower neighbours away), nothing lies over a title bar.
/// @return a Batch of Place edits, empty where nothing changes. The wishes must be allowed by mayHold().
/// O(elements + touched containers * their children²).
net::Batch placementEdit(const net::Topology& topology, const std::vector<Wish>& wishes);

/// The same for elements that are not in the drawing yet: `added` get their places, and containers around them grow.
net::Batch additionEdit(const net::Topology& topology, std::vector<net::Element> added);

/// The container that an element of `kind` goes into when it is dropped over `over` (none: the empty canvas): that one,
/// or the nearest around it that may hold the kind. A none id is the canvas; nullopt: nowhere here.
std::optional<ElementId> holderFor(const net::Topology& topology, net::Kind kind, ElementId over);

}  // namespace pb::ui
