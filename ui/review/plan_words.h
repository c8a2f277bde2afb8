// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/plan.h"

#include <QString>

#include <optional>

namespace pb::ui {

QString effortShortName(review::Effort effort);  ///< "Low", in a column that is called so
QString planStatusName(review::PlanStatus status);
/// "", "1 · rare" … "5 · almost certain"
QString likelihoodName(std::int64_t rating);
/// "", "1 · negligible" … "5 · severe"
QString impactName(std::int64_t rating);
/// "Approved by Kim until 2026-12-31", "Expired on 2026-10-01"; "" where nobody accepted the risk.
QString acceptanceText(const review::PlanItem& item, review::AcceptanceState state);

/// A day as people type it: "2026-12-31", "+14" (days from today), "+2w", "+3m"; "" or "-" is no day.
/// @return empty where it is none of these
std::optional<Date> dayFrom(const QString& typed, Date today);

}  // namespace pb::ui
