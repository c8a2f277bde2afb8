// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/console.h"
#include "core/network/trace.h"

namespace pb::cli {

/// {"forward": {"verdict", "hops"}, "return": …, "blockers": […]}
Json traceJson(const net::Topology& topology, const net::Trace& trace);

/// Both ways, hop by hop, and what stops the packet.
void printTrace(const Console& console, const net::Topology& topology, const net::Trace& trace);

}  // namespace pb::cli
