// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/azure_build.h"

#include "core/base/ascii.h"

#include <algorithm>

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

ElementId AzureBuild::region(const json& resource)
{
    std::string code;  // "West Europe" and "westeurope" are the same
    for (const char c : json_get::text(resource, "location"))
        if (c != ' ')
            code += lowered(c);
    if (code.empty())
        return {};
    ElementId& id = m_regions[code];
    if (!id) {
        net::Element& element = add(Kind::AzureRegion, {}, {}, code);
        std::get<net::AzureRegion>(element.data).code = code;
        id = element.id;
    }
    return id;
}

std::optional<net::Address> AzureBuild::publicAddress(const std::string& id, const InputPlace& place)
{
    if (id.empty())
        return std::nullopt;
    m_used.insert(key(id));
    const auto it = records.addresses.find(azureKey(id));
    if (it == records.addresses.end()) {
        report.add(place, "import.reference", {id});
        return std::nullopt;
    }
    return address(it->second.fields(), "ipAddress", it->second.fieldsPlace());
}

net::PublicIpSku AzureBuild::publicSku(const std::string& id) const
{
    const auto it = records.addresses.find(azureKey(id));
    const bool basic =
        it != records.addresses.end() && json_get::text(json_get::object(it->second.json, "sku"), "name") == "Basic";
    return basic ? net::PublicIpSku::Basic : net::PublicIpSku::Standard;
}

net::Prefixes AzureBuild::prefixes(const json& fields, std::string_view key, const InputPlace& place)
{
    net::Prefixes out;
    if (const auto one = prefix(fields, key, place))
        out.push_back(*one);
    const json& list = json_get::list(fields, key);
    for (std::size_t i = 0; i < list.size(); ++i) {
        const std::string text = list[i].is_string() ? list[i].get<std::string>() : std::string();
        if (const auto block = net::Prefix::parseLenient(text))
            out.push_back(*block);
        else
            report.add(place / key / i, "import.value", {text});
    }
    return out;
}

}  // namespace pb::exchange
