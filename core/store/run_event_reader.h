// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/store/location.h"

#include <functional>
#include <stop_token>
#include <string_view>

namespace pb::store {

/// Reads the events of runs with a connection of its own. A value that any thread may use, while the store that it came
/// from is open.
class RunEventReader {
public:
    explicit RunEventReader(Location where) : m_where(std::move(where)) {}

    /// Hands the NDJSON lines of a run to `visit` in order, in pieces of up to 1 MiB that need not end with a line. A
    /// run without events has none.
    /// @return Parse "store.row.damaged"; Cancelled "store.read.cancelled" before the next piece after `stop` was
    /// requested;
    ///         Io "store.open.unreadable", "store.access.failed"
    Status read(RunId run, const std::function<void(std::string_view)>& visit, std::stop_token stop = {}) const;

private:
    Location m_where;
};

}  // namespace pb::store
