// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/cell.h"

#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace pb::review {

/// One cell as three states of a workload have it.
struct MergeCell {
    CellKey key;
    CellValue base;
    CellValue ours;
    CellValue theirs;
    friend bool operator==(const MergeCell&, const MergeCell&) = default;
};

/// What a three-way merge found. Every cell in which a side differs from the base is in exactly one of the four lists.
struct ReviewMerge {
    std::vector<MergeCell> ours;       ///< only we changed it: it stays
    std::vector<MergeCell> theirs;     ///< only they changed it: it is taken over
    std::vector<MergeCell> same;       ///< both changed it to the same
    std::vector<MergeCell> conflicts;  ///< both changed it, to different things: somebody has to decide
    friend bool operator==(const ReviewMerge&, const ReviewMerge&) = default;
};

/// Compares two states of a workload that came from the same one, cell by cell.
/// Where one side selected "None of these" and the other a practice, the choices of that question are one conflict
/// (CellPart::AllChoices). Evidence that both attached under one number is kept twice: theirs under a free number.
/// Where one side took a lens off the workload and the other went on answering, the lens with all its answers is one
/// conflict (CellPart::Lens).
/// @param base what both started from; a new Workload where that is not known: then everything that only one side has
///             is taken over, and whatever differs is a conflict
ReviewMerge mergeReviews(const Workload& base, const Workload& ours, const Workload& theirs);

/// How a conflict is decided.
enum class Take {
    Ours,
    Theirs,
    Both,  ///< notes only: ours, an empty line, theirs; see bothFit()
};
constexpr std::array<std::string_view, 3> enumNames(Take) { return {"ours", "theirs", "both"}; }

/// Both texts one after the other; nothing where the cell is no text of several lines, one of them is empty, or they
/// are longer together than the field may be.
std::optional<CellValue> bothTexts(const MergeCell& cell);

using Decisions = std::map<CellKey, Take>;

/// The edit that makes `ours` the merged state. Conflicts without a decision stay ours.
Edit mergeEdit(const Workload& ours, const ReviewMerge& merge, const Decisions& decisions, std::string_view atUtc);

}  // namespace pb::review
