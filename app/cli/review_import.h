// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/call.h"
#include "app/cli/console.h"

namespace pb::cli {

/// `review import WS.pillar FILE`: shows what the file would change, and with --apply changes it.
/// @return Findings where a part of the file was refused
Exit importReview(const Console& console, const Call& call);

}  // namespace pb::cli
