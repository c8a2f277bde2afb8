// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/topology.h"
#include "core/network/value.h"

#include <optional>
#include <variant>
#include <vector>

namespace pb::net {

struct Edit;

/// Adds elements; their parents are in the drawing already or in the same list.
struct AddElements {
    std::vector<Element> elements;
    friend bool operator==(const AddElements&, const AddElements&) = default;
};
/// Removes exactly these. Children must be removed with them; references from elsewhere may dangle
/// (removalEdit() builds the edit that leaves none).
struct RemoveElements {
    std::vector<ElementId> ids;
    friend bool operator==(const RemoveElements&, const RemoveElements&) = default;
};
struct SetField {
    ElementId id;
    std::string field;
    FieldValue value;
    friend bool operator==(const SetField&, const SetField&) = default;
};
/// Moves, resizes or re-parents.
struct Place {
    ElementId id;
    ElementId parent;
    Box box;
    friend bool operator==(const Place&, const Place&) = default;
};
/// Sets or, with nullopt, takes back a waiver.
struct SetWaiver {
    std::string finding_key;
    std::optional<Waiver> waiver;
    friend bool operator==(const SetWaiver&, const SetWaiver&) = default;
};
struct SetAsOf {
    Date as_of;
    friend bool operator==(const SetAsOf&, const SetAsOf&) = default;
};
struct Rename {
    std::string name;
    friend bool operator==(const Rename&, const Rename&) = default;
};  ///< of the network itself
/// All or nothing, in order.
struct Batch {
    std::vector<Edit> edits;
    friend bool operator==(const Batch& a, const Batch& b);
};

/// One change to one network, as a value. See applyEdit().
struct Edit {
    std::variant<AddElements, RemoveElements, SetField, Place, SetWaiver, SetAsOf, Rename, Batch> what;
    friend bool operator==(const Edit&, const Edit&) = default;
};

/// What an edit did, for views and store.
struct Touched {
    std::vector<ElementId> elements;   ///< added, removed or changed; may repeat
    std::vector<std::string> waivers;  ///< finding keys
    bool header = false;               ///< name or as-of date
};

/// Applies one edit.
/// @return the edit that takes it back: applyEdit(n, *applyEdit(n, e)) leaves `network` as it was.
///         NotFound "net.element.unknown", "net.field.unknown". Conflict "net.element.taken": an id is in use;
///         "net.element.parent": the parent cannot hold that kind, is missing, or lies inside the element;
///         "net.element.children": an element to remove still holds others. Schema or Range of setFieldValue().
///         Parse "net.waiver.reason": a waiver without a reason. On error `network` is untouched.
/// O(size of the edit * log of the drawing).
Result<Edit> applyEdit(Network& network, const Edit& edit);

/// The elements, waivers and header that an edit names, whether or not it can be applied.
Touched touched(const Edit& edit);

/// The edit that removes `ids` with all they contain, and clears every reference to them from elsewhere. Routes whose
/// target goes become black holes, as in AWS; other rows that need the reference are removed.
Edit removalEdit(const Topology& topology, const std::vector<ElementId>& ids);

/// The edit that clears every reference of one element to `ids` as removalEdit() does; empty where it has none.
Edit clearReferencesEdit(const Element& element, const std::vector<ElementId>& ids);

/// What drawing a connector from one element to another means: the reference that it sets, whichever of the two holds
/// it.
/// @return NotFound "net.connect.meaningless": the two kinds have nothing to connect. Conflict "net.connect.already";
///         "net.connect.occupied": every field that could hold it holds something else, and it is not clear which to
///         replace.
Result<Edit> connectEdit(const Topology& topology, ElementId from, ElementId to);

/// The edit that takes back the connection between two elements.
/// @return NotFound "net.connect.none"
Result<Edit> disconnectEdit(const Topology& topology, ElementId from, ElementId to);

}  // namespace pb::net
