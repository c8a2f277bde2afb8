// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/field_json.h"
#include "core/network/edit.h"

namespace pb::exchange {

/// {"id", "kind", "parent", "name", "cloud_id", "note", "box": [x, y, width, height], and the fields of the kind}
OutJson elementJson(const net::Element& element);
bool readElementJson(FieldReader& reader, const InJson& json, net::Element& out);

/// {"finding", "reason", "author", "at", "expires"}
OutJson waiverJson(const Waiver& waiver);
bool readWaiverJson(FieldReader& reader, const InJson& json, Waiver& out);

/// {"op": "add" | "remove" | "set" | "place" | "waive" | "as_of" | "rename" | "batch", and what it needs}
OutJson editJson(const net::Edit& edit);
bool readEditJson(FieldReader& reader, const InJson& json, net::Edit& out);

OutJson boxJson(const net::Box& box);
bool readBoxJson(FieldReader& reader, const InJson& json, net::Box& out);

/// "" is no date.
bool readDateJson(FieldReader& reader, const InJson& object, std::string_view key, Date& out);

/// Bytes that are no UTF-8 become U+FFFD, so writing never fails.
std::string compact(const OutJson& json);

}  // namespace pb::exchange
