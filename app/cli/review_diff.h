// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"

namespace pb::cli {

/// "review diff WORKSPACE A B": what is different between two states, milestones or now, or between two workloads.
/// @param arguments begin with "diff"
Exit runReviewDiff(const Console& console, const QStringList& arguments);

}  // namespace pb::cli
