// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/density/event_codec.h"

#include "core/exchange/density/fields.h"
#include "core/exchange/density/json_fields.h"

namespace pb::exchange {

using namespace density;

Result<Plan> parsePlan(std::string_view text)
{
    const std::optional<detail::Json> json = text.size() <= kMaxLineBytes ? detail::parseObject(text) : std::nullopt;
    if (!json)
        return fail(Error::Code::Parse, "density.plan.syntax", "plan", "not one JSON object of at most 64 KiB");
    Plan plan;
    detail::FieldReader reader(*json);
    fields(reader, plan);
    if (!reader.problem().empty())
        return fail(Error::Code::Schema, "density.plan.field", reader.problem(), "of the wrong type");
    if (Status checked = check(plan); !checked)
        return forward(std::move(checked));
    return plan;
}

std::string writePlan(const Plan& plan)
{
    detail::OrderedJson json = detail::OrderedJson::object();
    detail::FieldWriter writer(json);
    fields(writer, plan);
    return detail::toLine(json);
}

}  // namespace pb::exchange
