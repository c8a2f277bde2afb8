// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/review/edit.h"
#include "core/review/workload.h"

#include <string>
#include <string_view>

namespace pb::exchange {

/// All readers here return what parseJson() says, or Schema "exchange.review.field" with where = JSON pointer and args
/// = {what was expected there}. They check shape; the ranges of values are checked by review::applyEdit().

/// One line, with id, answers and plans; what is empty or at its default is left out. readWorkload() gives an equal one
/// back.
std::string writeWorkload(const review::Workload& workload);
/// A workload of a time when it had one lens is read too: its "answers" are those to that lens.
Result<review::Workload> readWorkload(std::string_view json);

/// One answer, one line; readAnswer() gives an equal one back.
std::string writeAnswer(const review::Answer& answer);
Result<review::Answer> readAnswer(std::string_view json);

/// One item of an improvement plan, one line; readPlanItem() gives an equal one back.
std::string writePlanItem(const review::PlanItem& item);
Result<review::PlanItem> readPlanItem(std::string_view json);

/// A whole lens, one line; readLens() gives an equal one back. Rules that were made from the weights are made again.
std::string writeLens(const review::Lens& lens);
/// @return also the error of review::checkLens()
Result<review::Lens> readLens(std::string_view json);

/// One edit, one line; readReviewEdit() gives an equal one back.
std::string writeReviewEdit(const review::Edit& edit);
/// Edits nest at most as deep as parseJson() allows.
Result<review::Edit> readReviewEdit(std::string_view json);

}  // namespace pb::exchange
