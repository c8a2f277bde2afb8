// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/field_json.h"
#include "core/review/lens.h"

namespace pb::exchange {

/// A lens as a workspace keeps it: all of it in one object, in both languages. What is empty or at its default is left
/// out. The format of this program alone; lens folders and the AWS format have readers of their own.
OutJson lensJson(const review::Lens& lens);
/// Shape only; review::checkLens() looks at the ids.
bool readLensJson(FieldReader& reader, const InJson& in, review::Lens& out);

/// One tag of a choice: core, secondary, anti or alternative:GROUP, added to what `out` already says.
/// @return false, with the place and what is allowed in the reader, for any other
bool readTag(FieldReader& reader, const InJson& in, review::Weight& out);

}  // namespace pb::exchange
