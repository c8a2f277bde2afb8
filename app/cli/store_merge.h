// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/call.h"

namespace pb::cli {

/// "store merge OURS THEIRS": shows what merging would do, and with -o writes a new file where nothing is left to
/// decide.
/// @param arguments begin with "merge"
Exit runStoreMerge(const Console& console, const QStringList& arguments);

}  // namespace pb::cli
