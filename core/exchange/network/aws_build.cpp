// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/aws_build.h"

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

ElementId AwsBuild::region(const AwsRecord& record)
{
    std::string code = record.region;
    for (const std::string_view key : {"Region", "AvailabilityZone"})
        if (code.empty())
            code = awsRegionOf(json_get::text(record.json, key));
    std::string account = record.account;
    if (account.empty())
        account = json_get::text(record.json, "OwnerId");
    return region(code, account);
}

ElementId AwsBuild::region(const std::string& code, const std::string& account)
{
    if (code.empty())
        return {};
    // A record that does not tell its account belongs to the region that is there.
    for (const auto& [key, id] : m_regions)
        if (key == code + '/' + account || (account.empty() && key.starts_with(code + '/')))
            return id;
    net::Element& element = add(Kind::Region, {}, {}, account.empty() ? code : code + " (" + account + ')');
    std::get<net::Region>(element.data).code = code;
    return m_regions[code + '/' + account] = element.id;
}

ElementId AwsBuild::vpcOf(const AwsRecord& record, std::string_view key)
{
    const std::string id = json_get::text(record.json, key);
    const ElementId vpc = known(id, net::kinds(Kind::Vpc));
    return vpc ? vpc : needed(id, Kind::Vpc, region(record), record.place / key);
}

std::string AwsBuild::nameOf(const std::string& cloudId, const json& in) const
{
    for (const std::string_view key : {"Tags", "TagSet"})
        for (const json& tag : json_get::list(in, key))
            if (json_get::text(tag, "Key") == "Name")
                return json_get::text(tag, "Value");
    const auto it = records.names.find(cloudId);
    return it == records.names.end() ? std::string() : it->second;
}

}  // namespace pb::exchange
