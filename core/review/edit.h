// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/review/lens.h"
#include "core/review/workload.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace pb::review {

struct Edit;

struct AddWorkload {
    Workload workload;
    friend bool operator==(const AddWorkload&, const AddWorkload&) = default;
};

struct RemoveWorkload {
    WorkloadId workload;
    friend bool operator==(const RemoveWorkload&, const RemoveWorkload&) = default;
};

/// Sets one of Workload::fields().
struct SetWorkloadField {
    WorkloadId workload;
    std::string field;
    FieldValue value;
    friend bool operator==(const SetWorkloadField&, const SetWorkloadField&) = default;
};

/// Sets what was decided about one choice.
struct SetChoice {
    WorkloadId workload;
    std::string question;
    std::string choice;
    ChoiceAnswer value;
    std::string at_utc;  ///< becomes Answer::updated_utc
    friend bool operator==(const SetChoice&, const SetChoice&) = default;
};

/// Sets one of Answer::fields().
struct SetAnswerField {
    WorkloadId workload;
    std::string question;
    std::string field;
    FieldValue value;
    std::string at_utc;  ///< becomes Answer::updated_utc
    friend bool operator==(const SetAnswerField&, const SetAnswerField&) = default;
};

/// All in order, or none of them.
struct Batch {
    std::vector<Edit> edits;
    friend bool operator==(const Batch&, const Batch&);
};

/// A change of the workloads and their answers, as a plain value.
struct Edit {
    std::variant<AddWorkload, RemoveWorkload, SetWorkloadField, SetChoice, SetAnswerField, Batch> op;
    friend bool operator==(const Edit&, const Edit&) = default;
};

/// Applies one edit.
/// @return the edit that takes it back, so that applying both leaves `workloads` as it was.
///         When refused, `workloads` is untouched and the error says why:
///         NotFound "review.workload.missing", "review.field.unknown";
///         Conflict "review.workload.exists" (id taken), "review.workload.name_taken", "review.field.read_only",
///                  "review.choice.exclusive" ("None of these" and a practice), "review.choice.none_applies" ("None of
///                  these" cannot be not applicable);
///         Range    "review.workload.id" (not >= 1), "review.field.length" (args: least, most, given),
///                  "review.choice.note_length", "review.choice.reason" (a reason without "not applicable");
///         Schema   "review.field.type", "review.field.value", "review.id.form" (ids are 3..128 of [A-Za-z0-9_]).
/// Whether a lens has the question or the choice is not asked: answers to a lens that is not there must survive.
Result<Edit> applyEdit(Workloads& workloads, const Edit& edit);

/// What an edit touches: an answer, or with an empty `question` the workload as such (its fields, its being there).
struct Touched {
    WorkloadId workload;
    std::string question;
    friend auto operator<=>(const Touched&, const Touched&) = default;
};

/// Ascending, each once.
std::vector<Touched> touched(const Edit& edit);

/// The id for the next workload: one above the highest. Ids of removed workloads come back only by undo.
WorkloadId nextWorkloadId(const Workloads& workloads);

/// Answers the selection of a choice as a person means it: selecting "None of these" clears the practices, selecting
/// a practice clears "None of these".
Edit selectChoice(const Workload& workload, const Question& question, std::string_view choiceId, bool selected,
                  std::string_view atUtc);

/// The choice does not apply to the workload, for this reason.
Edit excludeChoice(const Workload& workload, const Question& question, std::string_view choiceId, Reason reason,
                   std::string_view atUtc);

/// The question does not apply, for this reason; with Reason::None it applies again and keeps the old reason.
Edit setApplicability(WorkloadId workload, std::string_view questionId, Reason reason, std::string_view atUtc);

Edit setNotes(WorkloadId workload, std::string_view questionId, std::string notes, std::string_view atUtc);

}  // namespace pb::review
