// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"
#include "core/base/shared.h"
#include "core/review/risk.h"

#include <string>
#include <vector>

namespace pb::workspace {

using MilestoneId = Id<struct MilestoneTag>;

/// The risks of one lens when the milestone was set, for trends: they need neither the answers nor the lens of then.
struct LensSummary {
    std::string lens;  ///< Lens::id
    std::vector<review::PillarSummary> pillars;
    friend bool operator==(const LensSummary&, const LensSummary&) = default;
};

/// Length of a milestone's name in code points, and how many a workload has at most; the AWS limits (CreateMilestone).
constexpr int kMinMilestoneName = 3;
constexpr int kMaxMilestoneName = 100;
constexpr int kMaxMilestones = 100;

/// A named state of a workload that does not change any more.
struct Milestone {
    MilestoneId id;
    WorkloadId workload;
    std::string name;    ///< unique in its workload, whatever the case and the spaces
    std::string at_utc;  ///< ISO 8601
    std::string author;
    std::vector<LensSummary> summary;  ///< of the lenses that were there, in the order of review::lensesOf()
    /// The Snapshot, as exchange::writeSnapshot() wrote it. It is kept as text and read when somebody looks at it: a
    /// workspace of many milestones opens at once.
    Shared<std::string> content;
    friend bool operator==(const Milestone&, const Milestone&) = default;
};

}  // namespace pb::workspace
