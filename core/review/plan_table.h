// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/risk.h"
#include "core/review/ways.h"

#include <vector>

namespace pb::review {

/// One line of an improvement plan, with all that a table, a report or a file shows of it.
struct PlanRow {
    const Lens* lens = nullptr;
    const Question* question = nullptr;
    const Pillar* pillar = nullptr;
    const Answer* answer = nullptr;
    const PlanItem* item = nullptr;  ///< a default one where nothing was planned
    Verdict verdict;
    WayDown missing;  ///< the way to None of the least effort, else the one to Medium; empty where there is none
    Effort effort = Effort::Low;  ///< effortWord(): of the item, else of `missing`
    int priority = 0;             ///< rank of the pillar in Workload::pillar_priorities, from 1; 0: it is not there
    int exposure = 0;             ///< exposure(): likelihood times impact; 0: not rated
    AcceptanceState acceptance = AcceptanceState::None;
    bool open = false;          ///< isOpenRisk(): the risk waits for somebody
    bool overdue = false;       ///< isOverdue()
    bool contradicted = false;  ///< evidence denies the answer; left for who knows the evidence
};

/// The improvement plan of a workload under these lenses: every question with a high or medium risk, and every other
/// one that something was planned for, so that nothing that was written down goes out of sight. Pillars in the order of
/// the workload's priorities, then of the lenses; in each the worst risk first, then the order of the lens. Pointers
/// into the lenses and `workload`.
/// @param today decides which acceptances hold and what is overdue
/// About 10 ms for the built-in lens.
std::vector<PlanRow> planRows(const std::vector<const Lens*>& lenses, const Workload& workload, Date today);

}  // namespace pb::review
