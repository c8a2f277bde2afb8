// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/review/workload.h"

#include <string>
#include <string_view>

namespace pb::review {

/// The checks of applyEdit(); their errors are listed there.

Status checkId(std::string_view id);
Status checkLensId(std::string_view id);
Status checkChoice(const std::string& id, const ChoiceAnswer& value);
/// "None of these" and a practice cannot both be selected.
Status checkExclusive(const std::string& question, const Answer& answer);
Status checkLink(const std::string& question, std::int64_t number, const EvidenceLink& link);
Status checkAnswer(const std::string& question, const Answer& answer);
Status checkPlanItem(const std::string& question, const PlanItem& item);
Status checkReview(const std::string& lens, const LensReview& review);
/// The workload has a name that no other one has.
Status checkName(const Workloads& workloads, WorkloadId id, const std::string& name);

}  // namespace pb::review
