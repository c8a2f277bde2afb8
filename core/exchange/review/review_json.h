// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/field_json.h"
#include "core/review/edit.h"

namespace pb::exchange {

/// The pieces of review_codec.h, for codecs that hold them inside something larger.
/// The readers return false where `reader` has recorded a failure.
OutJson answerJson(const review::Answer& answer);
bool readAnswerJson(FieldReader& reader, const InJson& in, review::Answer& out);

OutJson planItemJson(const review::PlanItem& item);
bool readPlanItemJson(FieldReader& reader, const InJson& in, review::PlanItem& out);

/// {"answers", "plan"}, each by question id
OutJson lensReviewJson(const review::LensReview& review);
bool readLensReviewJson(FieldReader& reader, const InJson& in, review::LensReview& out);

OutJson workloadJson(const review::Workload& workload);
bool readWorkloadJson(FieldReader& reader, const InJson& in, review::Workload& out);

OutJson reviewEditJson(const review::Edit& edit);
bool readReviewEditJson(FieldReader& reader, const InJson& in, review::Edit& out);

}  // namespace pb::exchange
