// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/plan.h"

namespace pb::review {

AcceptanceState acceptanceOn(const PlanItem& item, Date today)
{
    if (!item.acceptance)
        return AcceptanceState::None;
    const Date last = item.acceptance->expires;
    return !last.isSet() || today <= last ? AcceptanceState::Accepted : AcceptanceState::Expired;
}

bool isOpenRisk(Risk risk, const PlanItem& item, Date today)
{
    return (risk == Risk::High || risk == Risk::Medium) && acceptanceOn(item, today) != AcceptanceState::Accepted;
}

bool isOverdue(const PlanItem& item, Date today)
{
    const bool waits = item.status == PlanStatus::NotStarted || item.status == PlanStatus::InProgress;
    return waits && item.due.isSet() && item.due < today;
}

int exposure(const PlanItem& item) { return static_cast<int>(item.likelihood * item.impact); }

}  // namespace pb::review
