// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/azure_records.h"

#include "core/base/ascii.h"
#include "core/exchange/network/json_text.h"

#include <algorithm>
#include <array>
#include <tuple>

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

namespace {

struct TypeKind {
    std::string_view type;  ///< lower case
    Kind kind;
};
constexpr std::array<TypeKind, 17> kKinds{{
    {"microsoft.network/virtualnetworks", Kind::VirtualNetwork},
    {"microsoft.network/virtualnetworks/subnets", Kind::AzureSubnet},
    {"microsoft.network/virtualnetworks/virtualnetworkpeerings", Kind::VnetPeering},
    {"microsoft.network/networksecuritygroups", Kind::NetworkSecurityGroup},
    {"microsoft.network/applicationsecuritygroups", Kind::ApplicationSecurityGroup},
    {"microsoft.network/routetables", Kind::AzureRouteTable},
    {"microsoft.network/networkinterfaces", Kind::AzureNetworkInterface},
    {"microsoft.compute/virtualmachines", Kind::VirtualMachine},
    {"microsoft.network/natgateways", Kind::AzureNatGateway},
    {"microsoft.network/virtualnetworkgateways", Kind::VirtualNetworkGateway},
    {"microsoft.network/localnetworkgateways", Kind::LocalNetworkGateway},
    {"microsoft.network/connections", Kind::Connection},
    {"microsoft.network/azurefirewalls", Kind::AzureFirewall},
    {"microsoft.network/bastionhosts", Kind::Bastion},
    {"microsoft.network/loadbalancers", Kind::AzureLoadBalancer},
    {"microsoft.network/privateendpoints", Kind::PrivateEndpoint},
    {"microsoft.network/expressroutecircuits", Kind::ExpressRouteCircuit},
}};
constexpr std::string_view kAddressType = "microsoft.network/publicipaddresses";

/// "Microsoft.Network/virtualNetworks/subnets" of ".../providers/Microsoft.Network/virtualNetworks/a/subnets/b".
std::string typeOfId(const std::string& id)
{
    constexpr std::string_view kProviders = "/providers/";
    const std::size_t found = lowered(id).rfind(kProviders);
    if (found == std::string::npos)
        return {};
    std::string out;
    std::size_t at = found + kProviders.size();
    for (int part = 0; at <= id.size(); ++part) {
        const std::size_t end = std::min(id.find('/', at), id.size());
        // namespace, then type and name in turn
        if (part == 0 || part % 2 == 1)
            out += (out.empty() ? "" : "/") + id.substr(at, end - at);
        at = end + 1;
    }
    return out;
}

void put(AzureRecords::ById& known, AzureRecord record, ImportReport& report)
{
    const auto [it, isNew] = known.emplace(azureKey(record.id), record);
    if (!isNew && it->second.json != record.json)
        report.add(record.place, "import.duplicate", {record.id});
}

class AzureCollector {
public:
    AzureCollector(AzureRecords& records, ImportReport& report) : m_records(records), m_report(report) {}

    void document(const json& in, std::size_t file)
    {
        const std::size_t before = m_records.found;
        if (in.is_object() && lowered(json_get::text(in, "$schema")).find("deploymenttemplate") != std::string::npos)
            return m_report.addFile(file, "import.template");
        walk(in, {file, {}});
        if (m_records.found == before)
            m_report.addFile(file, "import.no_resource");
    }

private:
    void walk(const json& in, const InputPlace& place)
    {
        if (in.is_array()) {
            for (std::size_t i = 0; i < in.size(); ++i)
                walk(in[i], place / i);
            return;
        }
        if (!in.is_object() || take(in, place))
            return;
        for (const auto& [key, value] : in.items()) {
            if (key == "nextLink" && value.is_string())
                m_report.add(place / key, "import.truncated");
            walk(value, place / key);
        }
    }

    bool take(const json& in, const InputPlace& place) { return addAzureResource(m_records, m_report, in, place); }

    AzureRecords& m_records;
    ImportReport& m_report;
};

}  // namespace

bool addAzureResource(AzureRecords& records, ImportReport& report, const json& in, const InputPlace& place)
{
    const auto named = in.find("id");
    const std::string id = named != in.end() && named->is_string() ? named->get<std::string>() : std::string();
    std::string type = json_get::text(in, "type");
    if (type.find('/') == std::string::npos)
        type = typeOfId(id);
    if (id.empty() || type.empty())
        return false;
    ++records.found;
    AzureRecord record{in, place, id, json_get::text(in, "name")};
    if (record.name.empty())
        record.name = id.substr(id.rfind('/') + 1);
    const std::string small = lowered(type);
    const auto it = std::find_if(kKinds.begin(), kKinds.end(), [&](const TypeKind& k) { return k.type == small; });
    if (it != kKinds.end())
        put(records.modelled[it->kind], std::move(record), report);
    else if (small == kAddressType)
        put(records.addresses, std::move(record), report);
    else
        records.others.push_back({type, std::move(record)});
    return true;
}

void sortOthers(AzureRecords& records)
{
    std::stable_sort(records.others.begin(), records.others.end(), [](const AzureOther& a, const AzureOther& b) {
        return std::tie(a.type, a.record.id, a.record.json) < std::tie(b.type, b.record.id, b.record.json);
    });
}

const json& azureFields(const json& object)
{
    const auto it = object.is_object() ? object.find("properties") : object.end();
    return it != object.end() && it->is_object() ? *it : object;
}

const json& AzureRecord::fields() const { return azureFields(json); }
InputPlace AzureRecord::fieldsPlace() const { return &fields() == &json ? place : place / "properties"; }

const AzureRecords::ById& AzureRecords::of(Kind kind) const
{
    static const ById none;
    const auto it = modelled.find(kind);
    return it == modelled.end() ? none : it->second;
}

AzureRecords collectAzure(std::span<const SourceText> sources, ImportReport& report)
{
    AzureRecords records;
    AzureCollector collector(records, report);
    for (std::size_t file = 0; file < sources.size(); ++file) {
        const SourceText& source = sources[file];
        if (source.text.empty()) {
            report.addFile(file, "import.not_json");
            continue;
        }
        // Every type and id has a slash. When the format is not known, this spares reading what is of another cloud.
        if (source.text.find('/') == std::string::npos) {
            report.addFile(file, "import.no_resource");
            continue;
        }
        const auto document = parseJson(source.text, source.name);
        if (document)
            collector.document(*document, file);
        else
            report.addBroken(file, document.error());
    }
    sortOthers(records);
    return records;
}

std::string azureKey(const std::string& id)
{
    const std::string small = lowered(id);
    return small.starts_with('/') ? small.substr(1) : small;
}

std::string azureReference(const json& object, std::string_view key)
{
    const std::string text = json_get::text(object, key);
    return text.empty() ? json_get::text(json_get::object(object, key), "id") : text;
}

}  // namespace pb::exchange
