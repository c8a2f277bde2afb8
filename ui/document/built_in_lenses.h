// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/review/lens.h"

#include <vector>

namespace pb::ui {

/// Reads the lenses that come with the program, by folder name.
/// @return the errors of exchange::readLens(), where = "lens: …"
Result<std::vector<review::Lens>> builtInLenses();

}  // namespace pb::ui
