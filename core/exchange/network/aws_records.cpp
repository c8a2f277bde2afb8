// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/aws_records.h"

#include "core/base/ascii.h"
#include "core/exchange/network/json_text.h"

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

namespace {

/// How resources of a modelled kind are printed.
struct Shape {
    std::string_view list;  ///< the list's key, without case and underscores
    Kind kind;
    std::string_view id;
    std::string_view also;  ///< a second key: with `id` it tells the kind of an object that stands in no named list
};

/// Subnets before VPCs: a subnet has all that tells a VPC.
constexpr std::array<Shape, 26> kShapes{{
    {"subnets", Kind::Subnet, "SubnetId", "CidrBlock"},
    {"routetables", Kind::RouteTable, "RouteTableId", "Routes"},
    {"securitygroups", Kind::SecurityGroup, "GroupId", "IpPermissions"},
    {"networkacls", Kind::NetworkAcl, "NetworkAclId", "Entries"},
    {"instances", Kind::Instance, "InstanceId", "ImageId"},
    {"networkinterfaces", Kind::NetworkInterface, "NetworkInterfaceId", "MacAddress"},
    {"internetgateways", Kind::InternetGateway, "InternetGatewayId", "Attachments"},
    {"egressonlyinternetgateways", Kind::EgressOnlyInternetGateway, "EgressOnlyInternetGatewayId", "Attachments"},
    {"natgateways", Kind::NatGateway, "NatGatewayId", "NatGatewayAddresses"},
    {"vpngateways", Kind::VirtualPrivateGateway, "VpnGatewayId", "VpcAttachments"},
    {"vpnconnections", Kind::VpnConnection, "VpnConnectionId", "CustomerGatewayId"},
    {"customergateways", Kind::CustomerGateway, "CustomerGatewayId", "BgpAsn"},
    {"vpcpeeringconnections", Kind::VpcPeering, "VpcPeeringConnectionId", "AccepterVpcInfo"},
    {"vpcendpoints", Kind::VpcEndpoint, "VpcEndpointId", "ServiceName"},
    {"prefixlists", Kind::PrefixList, "PrefixListId", "PrefixListName"},
    {"managedprefixlists", Kind::PrefixList, "PrefixListId", "PrefixListName"},
    {"transitgateways", Kind::TransitGateway, "TransitGatewayId", "TransitGatewayArn"},
    {"transitgatewayattachments", Kind::TransitGatewayAttachment, "TransitGatewayAttachmentId", "TransitGatewayId"},
    {"transitgatewayvpcattachments", Kind::TransitGatewayAttachment, "TransitGatewayAttachmentId", "SubnetIds"},
    {"transitgatewaypeeringattachments", Kind::TransitGatewayAttachment, "TransitGatewayAttachmentId",
     "RequesterTgwInfo"},
    {"transitgatewayroutetables", Kind::TransitGatewayRouteTable, "TransitGatewayRouteTableId", "TransitGatewayId"},
    {"directconnectgateways", Kind::DirectConnectGateway, "DirectConnectGatewayId", "DirectConnectGatewayState"},
    {"virtualinterfaces", Kind::VirtualInterface, "VirtualInterfaceId", "VirtualInterfaceType"},
    {"connections", Kind::DirectConnectConnection, "ConnectionId", "Bandwidth"},
    {"loadbalancers", Kind::LoadBalancer, "LoadBalancerArn", "Scheme"},
    {"vpcs", Kind::Vpc, "VpcId", "CidrBlock"},
}};

/// Lists that describe AWS rather than somebody's network, or repeat what other lists hold.
constexpr std::array<std::string_view, 11> kNoResources{
    "availabilityzones",     "regions",          "servicenames",       "servicedetails",    "instancestatuses",
    "movingaddressstatuses", "responsemetadata", "securitygrouprules", "accountattributes", "links",
    "classiclinkinstances"};

struct TypeName {
    std::string_view list, type;
};
constexpr std::array<TypeName, 7> kTypes{{
    {"addresses", "AWS::EC2::EIP"},
    {"carriergateways", "AWS::EC2::CarrierGateway"},
    {"dbinstances", "AWS::RDS::DBInstance"},
    {"dhcpoptions", "AWS::EC2::DHCPOptions"},
    {"domainstatuslist", "AWS::OpenSearchService::Domain"},
    {"flowlogs", "AWS::EC2::FlowLog"},
    {"placementgroups", "AWS::EC2::PlacementGroup"},
}};

constexpr std::array<TypeName, 8> kIdPrefixes{{
    {"tgw-attach-", "AWS::EC2::TransitGatewayAttachment"},
    {"tgw-", "AWS::EC2::TransitGateway"},
    {"lgw-", "AWS::EC2::LocalGateway"},
    {"cagw-", "AWS::EC2::CarrierGateway"},
    {"vpce-", "AWS::EC2::VPCEndpoint"},
    {"eni-", "AWS::EC2::NetworkInterface"},
    {"i-", "AWS::EC2::Instance"},
    {"arn:aws:networkmanager", "AWS::NetworkManager::CoreNetwork"},
}};

std::string normal(std::string_view key)
{
    std::string out;
    for (const char c : key)
        if (c != '_')
            out += lowered(c);
    return out;
}

/// The Direct Connect commands print keys in lower camel case, all others in upper.
json capitalised(const json& in)
{
    if (in.is_array()) {
        json out = json::array();
        for (const json& item : in)
            out.push_back(capitalised(item));
        return out;
    }
    if (!in.is_object())
        return in;
    json out = json::object();
    for (const auto& [key, value] : in.items()) {
        std::string name = key;
        if (!name.empty() && name.front() >= 'a' && name.front() <= 'z')
            name.front() = static_cast<char>(name.front() - 'a' + 'A');
        out[name] = capitalised(value);
    }
    return out;
}

bool isDirectConnectList(std::string_view name)
{
    return name == "directconnectgateways" || name == "virtualinterfaces" || name == "connections" ||
           name == "directconnectgatewayassociations";
}

/// What is said of a transit gateway's route table apart from the table itself: search-transit-gateway-routes and
/// get-transit-gateway-route-table-associations and -propagations.
bool isTransitRows(const json& in)
{
    if (!in.is_object())
        return false;
    if (in.contains("TransitGatewayRouteTablePropagations") || in.contains("AdditionalRoutesAvailable"))
        return true;
    const json& routes = json_get::list(in, "Routes");
    const json& associations = json_get::list(in, "Associations");
    return (!routes.empty() && routes.front().contains("TransitGatewayAttachments")) ||
           (!associations.empty() && associations.front().contains("TransitGatewayAttachmentId"));
}

std::string singular(std::string_view key)
{
    if (key.ends_with("ies"))
        return std::string(key.substr(0, key.size() - 3)) + 'y';
    return std::string(key.ends_with('s') ? key.substr(0, key.size() - 1) : key);
}

const Shape* shapeOfList(std::string_view key)
{
    const auto it = std::find_if(kShapes.begin(), kShapes.end(), [&](const Shape& s) { return s.list == key; });
    return it == kShapes.end() ? nullptr : &*it;
}

const Shape* shapeOfObject(const json& object)
{
    const auto fits = [&](const Shape& s) { return object.contains(s.id) && object.contains(s.also); };
    const auto it = object.is_object() ? std::find_if(kShapes.begin(), kShapes.end(), fits) : kShapes.end();
    return it == kShapes.end() ? nullptr : &*it;
}

std::string typeOfList(const std::string& key)
{
    const std::string list = normal(key);
    const auto it = std::find_if(kTypes.begin(), kTypes.end(), [&](const TypeName& t) { return t.list == list; });
    return it == kTypes.end() ? "AWS::" + singular(key) : std::string(it->type);
}

/// The id of a resource of any type: what its list's name promises, else the first key that ends like one.
std::string idOfOther(const json& object, const std::string& list)
{
    const std::string name = singular(list);
    for (const std::string& key : {name + "Id", name + "Arn", name + "Identifier", name + "Name"})
        if (const std::string id = json_get::text(object, key); !id.empty())
            return id;
    for (const std::string_view end : {"Id", "Arn", "Identifier"})
        for (const auto& [key, value] : object.items())
            if (key.ends_with(end) && value.is_string() && key != "OwnerId" && key != "VpcId")
                return value.get<std::string>();
    return {};
}

/// What the folders of a file say about where its resources are.
struct Setting {
    std::string region, account;
    std::string transitTable;  ///< "tgw-rtb-…", where its name holds one
    std::string file;          ///< without its folders
};

Setting settingOf(std::string_view name)
{
    Setting out;
    out.file = name.substr(name.find_last_of("/\\") + 1);  // npos + 1 is 0
    if (const std::size_t table = name.rfind("tgw-rtb-"); table != std::string_view::npos)
        out.transitTable = name.substr(table, name.find_first_not_of("0123456789abcdef", table + 8) - table);
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t end = std::min(name.find_first_of("/\\", at), name.size());
        const std::string_view part = name.substr(at, end - at);
        if (awsRegionOf(part) == part)
            out.region = part;
        if (part.size() == 12 && part.find_first_not_of("0123456789") == std::string_view::npos)
            out.account = part;
        at = end + 1;
    }
    return out;
}

class AwsCollector {
public:
    AwsCollector(AwsRecords& records, ImportReport& report) : m_records(records), m_report(report) {}

    void document(const json& in, std::size_t file, const Setting& setting)
    {
        m_setting = setting;
        const std::size_t before = m_records.found;
        walk(in, {file, {}});
        if (m_records.found == before && !m_said)
            m_report.addFile(file, "import.no_resource");
        m_said = false;
    }

private:
    /// An object that may be a resource, a printed answer, or a wrapper around several.
    void walk(const json& in, const InputPlace& place)
    {
        if (in.is_array())
            return list(in, {}, place);
        if (!in.is_object())
            return;
        if (isTransitRows(in))
            return transitRows(in, place);
        if (in.contains("TargetHealthDescriptions"))
            return targetHealth(in, place);
        if (const Shape* shape = shapeOfObject(in))
            return take(*shape, in, place);
        for (const auto& [key, value] : in.items()) {
            const Setting outer = m_setting;
            if (awsRegionOf(key) == key)
                m_setting.region = key;
            constexpr std::size_t kLongest = 128;  // no list of AWS is called by more, and each item is told by it
            if (value.is_array())
                list(value, key.substr(0, kLongest), place / key);
            else if (value.is_object())
                walk(value, place / key);
            else if (normal(key) == "nexttoken" && value.is_string()) {
                m_report.add(place / key, "import.truncated");
                m_said = true;
            }
            m_setting = outer;
        }
    }

    void list(const json& in, const std::string& key, const InputPlace& place)
    {
        if (!in.is_array())  // one where others have a list
            return walk(in, place);
        const std::string name = normal(key);
        if (std::find(kNoResources.begin(), kNoResources.end(), name) != kNoResources.end()) {
            m_said = true;
            return;
        }
        if (in.empty())
            m_said = true;
        const Shape* shape = shapeOfList(name);
        const bool lower = isDirectConnectList(name);
        for (std::size_t i = 0; i < in.size(); ++i)
            item(lower ? capitalised(in[i]) : in[i], shape, key, place / i);
    }

    void item(const json& in, const Shape* shape, const std::string& key, const InputPlace& place)
    {
        if (in.is_array())
            return list(in, key, place);
        if (!in.is_object())
            return unknown(place, key);
        const std::string name = normal(key);
        if (name == "tags")
            return tag(in);
        if (in.contains("Instances") && in.contains("ReservationId"))
            return list(in.at("Instances"), "Instances", place / "Instances");
        if (isTransitRows(in))
            return transitRows(in, place);
        if (in.contains("TargetHealthDescriptions"))
            return targetHealth(in, place);
        if (in.contains("LoadBalancerArn") && in.contains("Listeners"))
            return list(in.at("Listeners"), "Listeners", place / "Listeners");
        if (name == "directconnectgatewayassociations" || name == "listeners") {
            ++m_records.found;
            (name == "listeners" ? m_records.listeners : m_records.associations).push_back(record(in, place));
            return;
        }
        if (const std::string group = json_get::text(in, "TargetGroupArn"); name == "targetgroups" && !group.empty()) {
            ++m_records.found;
            if (const auto [it, isNew] = m_records.targetGroups.emplace(group, record(in, place));
                !isNew && it->second.json != in)
                m_report.add(place, "import.duplicate", {group});
            return;
        }
        if (name == "addresses") {
            ++m_records.found;
            m_records.addresses.push_back(record(in, place));
            return;
        }
        if (!shape)
            shape = shapeOfObject(in);
        if (shape)
            return take(*shape, in, place);
        const std::string id = idOfOther(in, key);
        if (key.empty() || id.empty())
            return unknown(place, key);
        ++m_records.found;
        m_records.others.push_back({typeOfList(key), id, record(in, place)});
    }

    void transitRows(const json& in, const InputPlace& place)
    {
        ++m_records.found;
        std::string table = json_get::text(in, "TransitGatewayRouteTableId");
        if (table.empty())
            table = m_setting.transitTable;
        m_records.transitRows.emplace_back(std::move(table), record(in, place));
    }

    /// describe-target-health does not print whose it is: a wrapper may, or the name of the file.
    void targetHealth(const json& in, const InputPlace& place)
    {
        ++m_records.found;
        std::string group = json_get::text(in, "TargetGroupArn");
        m_records.targetHealth.emplace_back(group.empty() ? m_setting.file : std::move(group), record(in, place));
    }

    AwsRecord record(const json& in, const InputPlace& place) const
    {
        return {in, place, m_setting.region, m_setting.account};
    }

    void tag(const json& in)
    {
        m_said = true;
        if (json_get::text(in, "Key") == "Name")
            m_records.names[json_get::text(in, "ResourceId")] = json_get::text(in, "Value");
    }

    void unknown(const InputPlace& place, const std::string& key)
    {
        m_report.add(place, "import.unknown", {key});
        m_said = true;
    }

    void take(const Shape& shape, const json& in, const InputPlace& place)
    {
        std::string id = json_get::text(in, shape.id);
        if (id.empty())
            return m_report.add(place, "import.no_id", {std::string(shape.id)});
        // Both gateways of a peering print the same attachment, each as it sees it.
        if (json_get::text(in, "ResourceType") == "peering")
            id += '@' + json_get::text(in, "TransitGatewayId");
        ++m_records.found;
        auto& known = m_records.modelled[shape.kind];
        const auto it = known.find(id);
        if (it == known.end()) {
            known.emplace(id, record(in, place));
        } else if (shape.kind == Kind::PrefixList) {
            // One command prints the blocks of a list, another its size.
            it->second.json.update(in);
        } else if (shape.kind == Kind::TransitGatewayAttachment) {
            // One command prints the association, another the subnets.
            for (const auto& [key, value] : in.items())
                if (!it->second.json.contains(key))
                    it->second.json[key] = value;
        } else if (it->second.json != in) {
            m_report.add(place, "import.duplicate", {id});
        }
    }

    AwsRecords& m_records;
    ImportReport& m_report;
    Setting m_setting;
    bool m_said = false;  ///< the document holds nothing to draw, but is not a stranger either
};

}  // namespace

const std::map<std::string, AwsRecord>& AwsRecords::of(Kind kind) const
{
    static const std::map<std::string, AwsRecord> none;
    const auto it = modelled.find(kind);
    return it == modelled.end() ? none : it->second;
}

AwsRecords collectAws(std::span<const SourceText> sources, ImportReport& report)
{
    AwsRecords records;
    AwsCollector collector(records, report);
    for (std::size_t file = 0; file < sources.size(); ++file) {
        const SourceText& source = sources[file];
        if (source.text.empty()) {
            report.addFile(file, "import.not_json");
            continue;
        }
        const auto document = parseJson(source.text, source.name);
        if (document)
            collector.document(*document, file, settingOf(source.name));
        else
            report.addBroken(file, document.error());
    }
    settleBalancers(records);
    std::stable_sort(records.others.begin(), records.others.end(), [](const AwsOther& a, const AwsOther& b) {
        return std::tie(a.type, a.id, a.record.json) < std::tie(b.type, b.id, b.record.json);
    });
    std::stable_sort(records.addresses.begin(), records.addresses.end(),
                     [](const AwsRecord& a, const AwsRecord& b) { return a.json < b.json; });
    std::stable_sort(records.transitRows.begin(), records.transitRows.end(), [](const auto& a, const auto& b) {
        return std::tie(a.first, a.second.json) < std::tie(b.first, b.second.json);
    });
    std::stable_sort(records.associations.begin(), records.associations.end(),
                     [](const AwsRecord& a, const AwsRecord& b) { return a.json < b.json; });
    return records;
}

std::string awsRegionOf(std::string_view zone)
{
    // Two letters, words between dashes, and a digit: "us-east-2", "us-gov-west-1".
    const auto letter = [](char c) { return c >= 'a' && c <= 'z'; };
    std::size_t at = zone.find('-');
    if (at != 2 || !letter(zone[0]) || !letter(zone[1]))
        return {};
    for (int words = 0; at < zone.size() && zone[at] == '-'; ++words) {
        const std::size_t start = ++at;
        while (at < zone.size() && letter(zone[at]))
            ++at;
        if (at > start)
            continue;
        const bool digit = words > 0 && at < zone.size() && zone[at] >= '1' && zone[at] <= '9';
        return std::string(digit ? zone.substr(0, at + 1) : std::string_view());
    }
    return {};
}

std::string awsTypeOfId(std::string_view id)
{
    const auto it =
        std::find_if(kIdPrefixes.begin(), kIdPrefixes.end(), [&](const TypeName& t) { return id.starts_with(t.list); });
    return std::string(it == kIdPrefixes.end() ? std::string_view("AWS::EC2") : it->type);
}

}  // namespace pb::exchange
