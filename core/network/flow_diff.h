// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/exposure.h"

#include <map>
#include <vector>

namespace pb::net {

/// What one interface, or the Internet, can send to another in one drawing and not in the other.
struct FlowChange {
    ElementId from, to;  ///< of the drawing after, or of the one before where that has vanished; none: the Internet
    bool from_vanished = false, to_vanished = false;
    ServiceSet gained, lost;  ///< by any of their addresses, with the answers coming back
};

/// The flows between interfaces, and between them and the Internet, that two drawings do not have in common.
/// @param pairs which element of `after` each of `before` is, see matchElements()
std::vector<FlowChange> flowDifference(Exposure& before, Exposure& after, const std::map<ElementId, ElementId>& pairs);

}  // namespace pb::net
