// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/review/table.h"
#include "core/review/lens.h"
#include "core/review/plan_table.h"
#include "core/review/workload.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace pb::exchange {

/// The words of one language, which core does not have.
struct Wording {
    /// The sentence of an id: "review.column.due", "review.status.in_progress", "review.risk.high", …
    std::function<std::string(std::string_view id)> say;
    std::function<std::string(const review::Text&)> text;
};

/// What stands in the cells of a table.
enum class CellValues {
    Keys,   ///< names as in files ("in_progress"), to be read again; only what somebody entered
    Words,  ///< the words of the language, for people
};

/// An improvement plan, one row each, with the columns lens (its name; only where the rows are of several), code,
/// pillar, title, risk, missing (the practices of PlanRow::missing), owner, due, effort, status, likelihood, impact,
/// note, approver, accepted_because, accepted_until, acceptance, and contradicted. With keys, "lens" and "question"
/// (the ids) in front.
Table planTable(const std::vector<review::PlanRow>& rows, const Wording& wording, CellValues values);

/// The answers to these lenses: for each question a row of its own (an empty "choice"), then one for each choice.
/// Columns: lens (its name; only where they are several), code, title, practice, state, reason, note, owner, risk. With
/// keys, "lens", "question" and "choice" (the ids) in front.
/// The state of a question is "applicable" or "not_applicable".
Table answerTable(const std::vector<const review::Lens*>& lenses, const review::Workload& workload,
                  const Wording& wording, CellValues values);

/// Answers and plan of one lens, indented: {"format": "pillarbench.review", "version": 1, "lens", "workload",
/// "questions": [{"id", "code", "title", "risk", "answer", "plan"}]}, in the order of the lens. "answer" and "plan" are
/// as a workspace keeps them; a part that is at its default is left out.
/// Of several lenses: {"format", "version": 2, "workload", "lenses": [{"lens", "questions"}]}.
std::string writeReviewJson(const std::vector<const review::Lens*>& lenses, const review::Workload& workload);

}  // namespace pb::exchange
