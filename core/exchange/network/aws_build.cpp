// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/aws_build.h"

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

net::Element& AwsBuild::add(Kind kind, std::string cloudId, ElementId parent, std::string name)
{
    const ElementId id{elements.empty() ? 1 : elements.rbegin()->first.value + 1};
    if (!cloudId.empty())
        m_ids.emplace(cloudId, id);
    net::Element& element = elements[id];
    element.id = id;
    element.parent = parent;
    element.name = std::move(name);
    element.cloud_id = std::move(cloudId);
    element.data = net::defaultData(kind);
    return element;
}

ElementId AwsBuild::known(const std::string& cloudId, net::Kinds kinds) const
{
    const auto it = m_ids.find(cloudId);
    const auto element = it == m_ids.end() ? elements.end() : elements.find(it->second);
    return element != elements.end() && net::contains(kinds, element->second.kind()) ? element->first : ElementId{};
}

ElementId AwsBuild::needed(const std::string& cloudId, Kind kind, ElementId parent, const InputPlace& place)
{
    if (cloudId.empty())
        return {};
    if (const ElementId id = known(cloudId, net::kinds(kind)))
        return id;
    if (m_ids.contains(cloudId))  // an id of another kind
        return {};
    report.add(place, "import.missing", {cloudId, std::string(enumName(kind))});
    return add(kind, cloudId, parent, {}).id;
}

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

std::optional<net::Prefix> AwsBuild::prefix(const json& in, std::string_view key, const InputPlace& place)
{
    const std::string text = json_get::text(in, key);
    if (text.empty())
        return std::nullopt;
    const auto parsed = net::Prefix::parseLenient(text);
    if (parsed)
        return *parsed;
    report.add(place / key, "import.value", {text});
    return std::nullopt;
}

std::optional<net::Address> AwsBuild::address(const json& in, std::string_view key, const InputPlace& place)
{
    const std::string text = json_get::text(in, key);
    if (text.empty())
        return std::nullopt;
    const auto parsed = net::Address::parse(text);
    if (parsed)
        return *parsed;
    report.add(place / key, "import.value", {text});
    return std::nullopt;
}

}  // namespace pb::exchange
