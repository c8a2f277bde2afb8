// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/edit.h"

#include <array>
#include <compare>
#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pb::review {

/// What kind of thing a cell of a review is.
enum class CellPart {
    Workload,    ///< one of Workload::fields()
    Lens,        ///< the lens is on the workload
    Choice,      ///< what was decided about one choice
    AllChoices,  ///< all choices of a question at once; only where a merge cannot decide them one by one
    Answer,      ///< one of Answer::fields()
    Link,        ///< evidence under a number
    Plan,        ///< one of PlanItem::fields()
    Acceptance,  ///< of the risk
};
constexpr std::array<std::string_view, 8> enumNames(CellPart)
{
    return {"workload", "lens", "choice", "selection", "answer", "link", "plan", "acceptance"};
}

/// Where a cell is: the smallest thing that two reviewers can change without getting in each other's way.
struct CellKey {
    std::string lens;      ///< Lens::id; "" for Workload
    std::string question;  ///< "" for Workload and Lens
    CellPart part = CellPart::Workload;
    std::string name;  ///< of a field, id of a choice, number of a link (in digits); else ""
    friend auto operator<=>(const CellKey&, const CellKey&) = default;
};

using ChoiceAnswers = std::map<std::string, ChoiceAnswer, std::less<>>;

/// What is in a cell; nothing where it has the value of a new workload, or is not there. A lens that is there holds
/// `true`, or all that was said about it where a merge cannot decide that cell by cell.
using CellValue =
    std::variant<std::monostate, FieldValue, ChoiceAnswer, ChoiceAnswers, EvidenceLink, Acceptance, LensReview>;

/// A review taken apart: every cell that has a value of its own. The times of the last change are no cells.
using Cells = std::map<CellKey, CellValue>;

Cells cellsOf(const Workload& workload);
/// The cells of one question; empty for a question that nobody touched.
Cells cellsOf(const LensReview& review, const std::string& lens, const std::string& question);

/// One cell before and after.
struct CellChange {
    CellKey key;
    CellValue before;
    CellValue after;
    friend bool operator==(const CellChange&, const CellChange&) = default;
};

/// The number of a link, from its key.
std::int64_t linkNumber(const CellKey& key);

/// What is different, by key.
std::vector<CellChange> changesBetween(const Cells& before, const Cells& after);

/// The same changes in the other direction.
std::vector<CellChange> reversed(std::vector<CellChange> changes);

/// The edit that puts CellChange::after of every change into `workload`, whatever it holds there now. A lens that
/// receives an answer is put on the workload; the first lens is never taken off. It comes in an order in which "None of
/// these" and a practice never meet, unless the changes want both; then applying it is refused.
/// @param atUtc becomes the time of the last change of what is touched
Edit editFor(const Workload& workload, std::span<const CellChange> changes, std::string_view atUtc);

}  // namespace pb::review
