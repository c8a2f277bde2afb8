// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/review/cell.h"
#include "core/review/lens.h"

#include <string>
#include <string_view>
#include <vector>

namespace pb::exchange {

/// One change that a file asks for.
struct ProposedChange {
    review::CellChange change;
    int line = 0;       ///< in the file, from 1; 0 where the file has no lines of its own (JSON)
    review::Edit edit;  ///< makes the change, where those before it are made
    friend bool operator==(const ProposedChange&, const ProposedChange&) = default;
};

/// Something in the file that cannot be done.
struct RefusedPart {
    int line = 0;        ///< as above
    std::string column;  ///< key of the column, or the JSON pointer of the value; "" where it is the whole row
    Error error;
    friend bool operator==(const RefusedPart&, const RefusedPart&) = default;
};

/// What would change if a file were taken over: the preview of an import. Nothing is changed by reading.
struct Proposal {
    std::vector<ProposedChange> changes;  ///< in the order in which they can be applied
    std::vector<RefusedPart> refused;     ///< in the order of the file
    int rows = 0;                         ///< records of the file
    friend bool operator==(const Proposal&, const Proposal&) = default;
};

/// Reads answers or a plan back: what writeCsv() made of planTable() or answerTable() with keys, also after a
/// spreadsheet has saved it, or what writeReviewJson() made. Columns may be missing or in another order; further ones
/// are not looked at, nor are those that follow from others (title, risk, …). A cell that is empty empties the value.
/// What the file does not speak of stays. A lens that
/// the workload does not have is put on it by the first change. All changes together can be applied to `workload`.
/// A table names the lens of each row; where the column is missing or empty (files of older versions), the first lens
/// that has the question is meant.
/// @param lenses that the file may speak of, at least one
/// @param name of the file, for errors
/// @param atUtc becomes the time of the changes
/// @return what readCsv() or parseJson() says; Schema "exchange.review_file.columns": a CSV file without the column
///         question, or without one that can be set; Schema "exchange.review_file.format": JSON of something else, or
///         (args: version) of a newer program; Conflict "exchange.review_file.lens" where = name, args = {its lens,
///         ours}: JSON of one lens that is none of these. In Proposal::refused: NotFound
///         "exchange.review_file.question" and "exchange.review_file.choice" (where = the id),
///         "exchange.review_file.no_lens" (NotFound, where = the id: a row or part of a lens that is none of these),
///         "exchange.review_file.twice" (Conflict, a second row for the same), "exchange.review.field", and the errors
///         of review::applyEdit().
Result<Proposal> proposeReview(std::string_view bytes, std::string_view name,
                               const std::vector<const review::Lens*>& lenses, const review::Workload& workload,
                               std::string_view atUtc);

/// All of them as one edit.
review::Edit editOf(const Proposal& proposal);

}  // namespace pb::exchange
