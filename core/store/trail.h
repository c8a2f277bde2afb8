// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/connection.h"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace pb::store {

/// One row of an audit trail as it stands in the file. The edits are not read, so that rows of any age can be compared
/// and handed on as they are.
struct TrailRow {
    std::int64_t seq = 0;  ///< in the file in which the change was made
    std::string at_utc;
    std::string who;
    int schema = 0;
    std::string edit;        ///< JSON
    std::string inverse;     ///< JSON
    std::int64_t merge = 0;  ///< 0: a change of this file; else the change of this file that took it over
    /// The same change, in whichever file it stands.
    bool isSameAs(const TrailRow& other) const;
};

/// Every row in the order in which the file came to know it: what a merge took over comes before the merge.
Result<std::vector<TrailRow>> readTrail(Connection& connection);

/// Keeps rows of another file as what change `merge` took over. Inside the caller's transaction.
Status keepMerged(Connection& connection, std::int64_t merge, std::span<const TrailRow> rows);

}  // namespace pb::store
