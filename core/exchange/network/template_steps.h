// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/template_aws.h"
#include "core/exchange/network/template_values.h"

#include <algorithm>
#include <span>

/// What the translators of single services (template_edge.cpp, template_transit.cpp) share.
namespace pb::exchange {

/// How resources of one type are taken in.
struct TemplateStep {
    std::string_view type;  ///< "AWS::EC2::TransitGateway"
    void (*take)(const TemplateResource& in, AwsRecords& records);
};

/// False: no step is for that type.
inline bool takeByType(std::span<const TemplateStep> steps, const TemplateResource& in, AwsRecords& records)
{
    const auto step =
        std::find_if(steps.begin(), steps.end(), [&](const TemplateStep& s) { return s.type == in.type; });
    if (step == steps.end())
        return false;
    step->take(in, records);
    return true;
}

/// A new record of what is modelled, with its id under `idKey` and its tags.
inline nlohmann::json& made(const TemplateResource& in, AwsRecords& records, net::Kind kind, std::string_view idKey)
{
    AwsRecord& record = records.modelled[kind][in.id];
    record = {nlohmann::json::object(), in.place, in.region, {}};
    record.json[std::string(idKey)] = in.id;
    record.json["Tags"] = tagsOf(in.properties);
    return record.json;
}

}  // namespace pb::exchange
