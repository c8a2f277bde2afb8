// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/risk.h"
#include "core/review/ways.h"

#include <string>
#include <string_view>
#include <vector>

namespace pb::review {

/// One thing to do next: the practices that bring one question down by the best ratio of what is won to what it takes.
/// All reasons are values, for the screen and the command line to put into words.
struct NextAction {
    std::string lens;      ///< Lens::id
    std::string question;  ///< Question::id
    std::string pillar;    ///< Pillar::id
    WayDown way;
    Risk from = Risk::High;  ///< the risk before, with the actions before this one done
    Risk to = Risk::None;
    int effort = 0;        ///< effortOf() the way
    int priority = 0;      ///< rank of the pillar in Workload::pillar_priorities, from 1; 0: it is not there
    int exposure = 0;      ///< exposure() of the plan; 0: not rated
    bool overdue = false;  ///< isOverdue() of the plan
    /// Questions whose risk is open too and where one of the same practices is missing: prepared once, of use there.
    /// Ids of the same lens, in its order.
    std::vector<std::string> shared;
    double score = 0;  ///< what the list is ordered by
    friend bool operator==(const NextAction&, const NextAction&) = default;
};

/// The best next actions over all these lenses of a workload, the best first. Each is chosen with the ones before it
/// done, so a question can come twice: to Medium, later to None. Considered are the smallest ways down (waysDown()) of
/// every question with an open risk on `today` (isOpenRisk()) whose plan is neither Complete nor NotApplicable.
///
///     score = drop * pillar * exposure * (1 + questions that share a practice / 4, at most 1 more) / effort
///     drop     High counts 3, Medium 1, None 0
///     pillar   2 for the first of n priorities, down to 1 + 1/n for the last; 1 where the pillar is none of them
///     exposure likelihood * impact / 9, 1 where they are not rated
///
/// Among equals: the order of the lenses, that of the questions, then that of waysDown(). About 10 ms for the built-in
/// lens, unoptimized 100.
std::vector<NextAction> nextActions(const std::vector<const Lens*>& lenses, const Workload& workload, Date today,
                                    std::size_t most = 5);

/// What two choices of a lens have in common when they are the same practice in two questions: the end of the id, where
/// the id is that of its question and two words or more ("sec_2_least_privilege": "least_privilege"). Else empty:
/// single words ("options") and numbers say nothing.
std::string_view practiceKey(const Question& question, std::string_view choiceId);

}  // namespace pb::review
