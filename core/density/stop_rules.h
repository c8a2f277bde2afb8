// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/event.h"

#include <optional>

namespace pb::density {

/// The first stop rule of `plan` that a sample breaks, in the order memory, failures, PSI, wall clock.
/// @param started guests started so far; failures are judged from 20 on
/// @param elapsedMs since the start of the first guest
std::optional<Limit> brokenRule(const Plan& plan, const Sample& sample, std::int64_t started, std::int64_t elapsedMs);

/// The run-queue rule, for one histogram.
std::optional<Limit> brokenRule(const Plan& plan, const Histogram& runq);

/// The memory rule alone, for the quick look between two samples.
std::optional<Limit> brokenMemoryRule(const Plan& plan, std::int64_t availableKiB);

}  // namespace pb::density
