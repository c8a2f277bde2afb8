// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/review/lens.h"
#include "core/review/workload.h"

#include <cstdint>
#include <optional>
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

/// Puts a lens on a workload, with what is known about it already.
struct AddReview {
    WorkloadId workload;
    std::string lens;
    LensReview review;
    friend bool operator==(const AddReview&, const AddReview&) = default;
};

/// Takes a lens off a workload, with its answers and its plan. Not the first one.
struct RemoveReview {
    WorkloadId workload;
    std::string lens;
    friend bool operator==(const RemoveReview&, const RemoveReview&) = default;
};

/// Makes another lens of the workload its first.
struct SetFirstLens {
    WorkloadId workload;
    std::string lens;
    friend bool operator==(const SetFirstLens&, const SetFirstLens&) = default;
};

/// Sets what was decided about one choice. In this and the edits below, a key without a lens means the first lens of
/// the workload: so it was written when a workload had only one.
struct SetChoice {
    QuestionKey key;
    std::string choice;
    ChoiceAnswer value;
    std::string at_utc;  ///< becomes Answer::updated_utc
    friend bool operator==(const SetChoice&, const SetChoice&) = default;
};

/// Sets one of Answer::fields().
struct SetAnswerField {
    QuestionKey key;
    std::string field;
    FieldValue value;
    std::string at_utc;  ///< becomes Answer::updated_utc
    friend bool operator==(const SetAnswerField&, const SetAnswerField&) = default;
};

/// Attaches evidence under a number, replaces it, or with nothing takes it off.
struct SetLink {
    QuestionKey key;
    std::int64_t link = 0;  ///< key in Answer::links, >= 1; see nextLink()
    std::optional<EvidenceLink> value;
    std::string at_utc;  ///< becomes Answer::updated_utc
    friend bool operator==(const SetLink&, const SetLink&) = default;
};

/// Sets one of PlanItem::fields().
struct SetPlanField {
    QuestionKey key;
    std::string field;
    FieldValue value;
    std::string at_utc;  ///< becomes PlanItem::updated_utc
    friend bool operator==(const SetPlanField&, const SetPlanField&) = default;
};

/// Accepts the risk of a question, or with nothing withdraws the acceptance.
struct SetAcceptance {
    QuestionKey key;
    std::optional<Acceptance> value;
    std::string at_utc;  ///< becomes PlanItem::updated_utc
    friend bool operator==(const SetAcceptance&, const SetAcceptance&) = default;
};

/// All in order, or none of them.
struct Batch {
    std::vector<Edit> edits;
    friend bool operator==(const Batch&, const Batch&);
};

/// A change of the workloads and their answers, as a plain value.
struct Edit {
    std::variant<AddWorkload, RemoveWorkload, SetWorkloadField, SetChoice, SetAnswerField, Batch, AddReview,
                 RemoveReview, SetFirstLens, SetLink, SetPlanField, SetAcceptance>
        op;
    friend bool operator==(const Edit&, const Edit&) = default;
};

/// Applies one edit.
/// @return the edit that takes it back, so that applying both leaves `workloads` as it was.
///         When refused, `workloads` is untouched and the error says why:
///         NotFound "review.workload.missing", "review.field.unknown", "review.lens.not_applied" (the workload does
///                  not have that lens);
///         Conflict "review.workload.exists" (id taken), "review.workload.name_taken", "review.field.read_only",
///                  "review.choice.exclusive" ("None of these" and a practice), "review.choice.none_applies" ("None of
///                  these" cannot be not applicable), "review.lens.applied" (the workload has that lens),
///                  "review.lens.first" (the first lens cannot be taken off);
///         Range    "review.workload.id" (not >= 1), "review.field.length" (args: least, most, given),
///                  "review.field.range" (args: least, most, given), "review.choice.note_length",
///                  "review.choice.reason" (a reason without "not applicable"), "review.lens.too_many",
///                  "review.link.number" (not >= 1), "review.link.target" (nothing that the link could lead to),
///                  "review.link.address" (neither http nor https);
///         Schema   "review.field.type", "review.field.value", "review.field.date", "review.id.form" (ids are 3..128 of
///                  [A-Za-z0-9_]), "review.lens.id" (1..128 characters).
/// Whether a lens has the question or the choice is not asked: answers to a lens that is not there must survive.
Result<Edit> applyEdit(Workloads& workloads, const Edit& edit);

/// What an edit touches: an answer or plan item, a lens on a workload (it comes or goes), or a workload as such (its
/// fields, its being there; and all of it, where an edit does not say of which lens it speaks).
using Touched = QuestionKey;

/// Ascending, each once.
std::vector<Touched> touched(const Edit& edit);

/// The id for the next workload: one above the highest. Ids of removed workloads come back only by undo.
WorkloadId nextWorkloadId(const Workloads& workloads);

/// The number for the next link of an answer: one above the highest.
std::int64_t nextLink(const Answer& answer);

/// Answers the selection of a choice as a person means it: selecting "None of these" clears the practices, selecting
/// a practice clears "None of these".
/// @param key of a question of `workload`; its lens is not empty
Edit selectChoice(const Workload& workload, const QuestionKey& key, std::string_view choiceId, bool selected,
                  std::string_view atUtc);

/// The choice does not apply to the workload, for this reason.
Edit excludeChoice(const Workload& workload, const QuestionKey& key, std::string_view choiceId, Reason reason,
                   std::string_view atUtc);

/// The question does not apply, for this reason; with Reason::None it applies again and keeps the old reason.
Edit setApplicability(const QuestionKey& key, Reason reason, std::string_view atUtc);

Edit setNotes(const QuestionKey& key, std::string notes, std::string_view atUtc);

/// The risk is accepted: sets the acceptance, and the status to RiskAcknowledged.
Edit acceptRisk(const QuestionKey& key, Acceptance acceptance, std::string_view atUtc);

/// The acceptance is withdrawn; the status, where it is RiskAcknowledged, goes back to NotStarted.
Edit withdrawAcceptance(const Workload& workload, const QuestionKey& key, std::string_view atUtc);

}  // namespace pb::review
