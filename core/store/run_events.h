// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/store/connection.h"

#include <functional>
#include <stop_token>
#include <string_view>

namespace pb::store {

/// Adds lines to the end of a run's events, in pieces of at most 1 MiB. Inside the caller's transaction.
Status appendEvents(Connection& connection, RunId run, std::string_view ndjson);

/// See RunEventReader::read().
Status readEvents(Connection& connection, RunId run, const std::function<void(std::string_view)>& visit,
                  std::stop_token stop);

/// The highest run that has events, whether it still exists or not.
Result<RunId> highestRunWithEvents(Connection& connection);

/// Drops the events of runs that are gone for good.
Status dropOrphanedEvents(Connection& connection);

}  // namespace pb::store
