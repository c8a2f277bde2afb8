// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/topology.h"

#include <string>
#include <vector>

namespace pb::ui {

/// A name that no element of this kind has yet: "subnet-3".
std::string freeName(const net::Topology& topology, net::Kind kind);

/// A new element as an architect would start it, with what the cloud makes along with it: blocks and addresses from
/// what is still free around it, an interface in an instance, the main route table, default ACL and default group of a
/// VPC.
/// @param parent may hold the kind; none: the canvas
/// @param firstId ids from here on are free
/// @return the element first, what stands in it after it; each with its place in its parent but for the first
/// O(n log n) in elements.
std::vector<net::Element> newElements(const net::Topology& topology, net::Kind kind, ElementId parent,
                                      ElementId firstId);

}  // namespace pb::ui
