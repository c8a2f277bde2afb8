// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

namespace pb::cli {

/// Proves the lenses of the files, each on its own; the ones that come with the program where none is named.
/// @return Findings where a question is not proved, Failure where a file cannot be read: the others are proved still
Exit proveLenses(const Console& console, const QStringList& paths, bool json);

}  // namespace pb::cli
