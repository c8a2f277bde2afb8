// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/density/event.h"

namespace pb::agent {

density::HostFacts readHostFacts();

/// Looks at the host; boots one nano guest to see whether KVM works. Some 100 ms.
/// @param plan what the limits are counted for; @param runq what was found to measure the run queue
density::Preflight lookAtHost(const density::Plan& plan, density::RunqSource runq);

/// The limits on the way to thousands of guests of the plan's kind, with the guests that each allows.
std::vector<density::HostLimit> readLimits(const density::Plan& plan, bool ownCgroupHoldsGuests);

}  // namespace pb::agent
