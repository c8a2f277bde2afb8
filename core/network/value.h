// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/element.h"

#include <functional>
#include <variant>
#include <vector>

namespace pb::net {

/// The value of any element field. Enums travel by name. Which alternative a field takes follows from its FieldType
/// (and, for Rows, from the member's row type).
using FieldValue =
    std::variant<bool, std::int64_t, std::string, OptionalAddress, Addresses, OptionalPrefix, Prefixes, Ports, Strings,
                 ElementId, ElementIds, Routes, SecurityRules, AclEntries, UserRoutes, NsgRules>;

/// Field descriptions of a kind in list order, without the common ones (name, cloud_id, note). Built once per kind.
const std::vector<FieldInfo>& fieldInfos(Kind kind);

/// The description of a field of `kind`, the common fields included; null where there is none of that name.
const FieldInfo* fieldInfo(Kind kind, std::string_view name);

/// @return NotFound "net.field.unknown"
Result<FieldValue> fieldValue(const Element& element, std::string_view field);

/// Sets one field and returns what was there before.
/// @return NotFound "net.field.unknown". Schema "net.field.type": the value is of another type. Range
/// "net.field.range":
///         outside min..max, or no such enum name. Then `element` is untouched.
Result<FieldValue> setFieldValue(Element& element, std::string_view field, FieldValue value);

/// Calls `visit(id)` for each reference the element holds, its parent and those inside rows included; none ids are
/// skipped.
void forEachReference(const Element& element, const std::function<void(ElementId)>& visit);

/// Replaces each reference by `map(id)`, the parent and rows included; none ids are left alone.
void mapReferences(Element& element, const std::function<ElementId(ElementId)>& map);

}  // namespace pb::net
