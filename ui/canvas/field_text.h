// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/value.h"

#include <QString>

#include <string_view>
#include <vector>

namespace pb::ui {

/// A field's value as it stands in a text field: lists of blocks, addresses and names one to a line, ports with commas.
/// References, flags and rows have no text.
QString valueText(const net::FieldValue& value);

/// What a person typed, as a value for a field of that type. Blanks around items and empty lines do not matter.
/// @return Parse, Range or Conflict of Prefix, Address, PortRange, Protocol; Parse "net.field.integer";
///         Range "net.field.range"
Result<net::FieldValue> parseValue(const FieldInfo& info, const QString& text);

/// The names that a Choice field of a kind can take, in the order of its enum; empty for other fields.
std::vector<std::string_view> choicesOf(net::Kind kind, std::string_view field);

}  // namespace pb::ui
