// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/density/event_codec.h"

#include "core/exchange/density/fields.h"
#include "core/exchange/density/json_fields.h"

namespace pb::exchange {

using namespace density;

Result<RunSummary> parseSummary(std::string_view text)
{
    const std::optional<detail::Json> json = text.size() <= kMaxLineBytes ? detail::parseObject(text) : std::nullopt;
    if (!json)
        return fail(Error::Code::Parse, "density.summary.syntax", "summary", "not one JSON object of at most 64 KiB");
    RunSummary summary;
    detail::FieldReader reader(*json);
    fields(reader, summary);
    if (!reader.problem().empty())
        return fail(Error::Code::Schema, "density.summary.field", reader.problem(),
                    "missing, of the wrong type or range");
    return summary;
}

std::string writeSummary(const RunSummary& summary)
{
    detail::OrderedJson json = detail::OrderedJson::object();
    detail::FieldWriter writer(json);
    fields(writer, summary);
    return detail::toLine(json);
}

}  // namespace pb::exchange
