// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/risk.h"

#include <set>
#include <string>
#include <utility>
#include <vector>

namespace pb::ui {

/// Which questions a facilitated session walks.
struct SessionPlan {
    enum class Which { All, Unanswered, HighRisk, Parked };

    std::set<std::pair<std::string, std::string>> pillars;  ///< ids of lens and pillar; empty: all
    Which which = Which::Unanswered;
    int most = 0;  ///< > 0: a core path of that many questions
    friend bool operator==(const SessionPlan&, const SessionPlan&) = default;
};

/// A question that a session stops at, and the lens that asks it.
struct SessionStop {
    const review::Lens* lens = nullptr;
    const review::Question* question = nullptr;
    friend bool operator==(const SessionStop&, const SessionStop&) = default;
};

/// The questions of a session, in the order of the lenses. A core path takes from every pillar in turn, from the pillar
/// that matters most to the workload on, the question with the most core practices first: those decide the risk.
std::vector<SessionStop> sessionPath(const std::vector<const review::Lens*>& lenses, const review::Workload& workload,
                                     const SessionPlan& plan);

/// What was set aside under these lenses, in their order.
std::vector<SessionStop> parkedStops(const std::vector<const review::Lens*>& lenses, const review::Workload& workload);

}  // namespace pb::ui
