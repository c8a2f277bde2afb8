// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/risk.h"

#include <set>
#include <string>
#include <vector>

namespace pb::ui {

/// Which questions a facilitated session walks.
struct SessionPlan {
    enum class Which { All, Unanswered, HighRisk };

    std::set<std::string> pillars;  ///< ids; empty: all
    Which which = Which::Unanswered;
    int most = 0;  ///< > 0: a core path of that many questions
    friend bool operator==(const SessionPlan&, const SessionPlan&) = default;
};

/// The questions of a session, in the order of the lens. A core path takes from every pillar in turn, from the pillar
/// that matters most to the workload on, the question with the most core practices first: those decide the risk.
std::vector<const review::Question*> sessionPath(const review::Lens& lens, const review::Workload& workload,
                                                 const SessionPlan& plan);

}  // namespace pb::ui
