// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/lens_files.h"

namespace pb::cli {

/// Prints what differs between two lenses.
/// @return Findings where something does
Exit diffLensFiles(const Console& console, const LensInput& before, const LensInput& after, bool json);

}  // namespace pb::cli
