// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/review_codec.h"

#include "core/exchange/review/lens_json.h"
#include "core/exchange/review/review_json.h"

namespace pb::exchange {

namespace {

std::string oneLine(const OutJson& json) { return json.dump(-1, ' ', false, OutJson::error_handler_t::replace); }

template <class T>
Result<T> read(std::string_view text, bool (*readOne)(FieldReader&, const InJson&, T&))
{
    auto json = parseJson(text, "json");
    if (!json)
        return forward(std::move(json));
    FieldReader reader;
    T out;
    if (!readOne(reader, *json, out))
        return fail(Error::Code::Schema, "exchange.review.field", reader.pointer(), "expected " + reader.expected(),
                    {reader.expected()});
    return out;
}

}  // namespace

std::string writeWorkload(const review::Workload& workload) { return oneLine(workloadJson(workload)); }
Result<review::Workload> readWorkload(std::string_view json) { return read(json, readWorkloadJson); }

std::string writeAnswer(const review::Answer& answer) { return oneLine(answerJson(answer)); }
Result<review::Answer> readAnswer(std::string_view json) { return read(json, readAnswerJson); }

std::string writePlanItem(const review::PlanItem& item) { return oneLine(planItemJson(item)); }
Result<review::PlanItem> readPlanItem(std::string_view json) { return read(json, readPlanItemJson); }

std::string writeLens(const review::Lens& lens) { return oneLine(lensJson(lens)); }
Result<review::Lens> readLens(std::string_view json)
{
    return read(json, readLensJson).and_then([](review::Lens lens) -> Result<review::Lens> {
        if (auto good = review::checkLens(lens); !good)
            return forward(std::move(good));
        return lens;
    });
}

std::string writeReviewEdit(const review::Edit& edit) { return oneLine(reviewEditJson(edit)); }
Result<review::Edit> readReviewEdit(std::string_view json) { return read(json, readReviewEditJson); }

}  // namespace pb::exchange
