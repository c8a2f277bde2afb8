// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/edit.h"

#include <map>
#include <string>
#include <vector>

namespace pb::net {

/// How the elements of two drawings are told to be the same.
enum class MatchBy {
    CloudIdThenId,  ///< two states of one drawing, or two imports
    CloudIdOnly,    ///< the ids of the second drawing mean nothing: it has just been imported
};

/// Which element of `after` each element of `before` is: the one with its cloud id and kind; else, see MatchBy, the one
/// with its id and kind; else the one with its kind, holder and name, where only one on each side has these.
/// O(n log n).
std::map<ElementId, ElementId> matchElements(const Topology& before, const Topology& after, MatchBy by);

struct ElementChange {
    ElementId before, after;          ///< none: it appeared, or vanished
    std::vector<std::string> fields;  ///< that differ, by name; "parent" among them. The place on the canvas is none.
    friend bool operator==(const ElementChange&, const ElementChange&) = default;
};

/// What differs between two drawings: vanished by id, then changed by id, then appeared by id. References count as
/// equal where they lead to elements that are the same. O(n log n).
std::vector<ElementChange> difference(const Topology& before, const Topology& after, MatchBy by);

/// The edit that takes a drawing to what a new import says: elements that are the same keep their ids, their places on
/// the canvas, their notes and the ports that a person has given them; those that are gone are removed, new ones get
/// ids above the highest in use and a place. Hand-drawn notes, on-premises sites and the Internet stay. Waivers are not
/// touched: they hold on to ids.
/// @return an empty Batch where nothing has changed
Edit updateEdit(const Network& current, const Network& imported);

}  // namespace pb::net
