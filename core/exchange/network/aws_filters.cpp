// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/aws_build.h"

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

namespace {

constexpr std::uint16_t kAnyIcmp = 65535;

bool isIcmp(const net::Protocol& protocol)
{
    return protocol.number == net::Protocol::kIcmp || protocol.number == net::Protocol::kIcmpV6;
}

/// "-1" stands for any type or code.
std::uint16_t icmpPart(std::int64_t value)
{
    return value >= 0 && value <= 255 ? static_cast<std::uint16_t>(value) : kAnyIcmp;
}

/// The ports of "FromPort"/"ToPort" or "From"/"To"; for ICMP type and code.
std::optional<net::PortRange> portRange(const net::Protocol& protocol, std::int64_t from, std::int64_t to)
{
    if (isIcmp(protocol)) {
        // -1 means all types and all codes (API_IcmpTypeCode, read 2026-11-25); 0 is echo reply. A row writes "any" as
        // a range over all, so that type 0 gets the only code that it has (IANA, ICMP parameters).
        const net::PortRange range{icmpPart(from), icmpPart(to)};
        return range.isAll() ? net::PortRange{0, 0} : range;
    }
    if (!protocol.hasPorts() || protocol.isAny() || from == -1)
        return net::PortRange{};
    if (from < 0 || to > 65535 || from > to)
        return std::nullopt;
    return net::PortRange{static_cast<std::uint16_t>(from), static_cast<std::uint16_t>(to)};
}

std::optional<net::Protocol> protocolOf(AwsBuild& build, const json& in, std::string_view key, const InputPlace& place)
{
    const std::string text = json_get::text(in, key);
    const auto parsed = net::Protocol::parse(text);
    if (parsed)
        return *parsed;
    build.report.add(place / key, "import.value", {text});
    return std::nullopt;
}

/// Turns the permissions of one security group into rows.
class GroupRows {
public:
    GroupRows(AwsBuild& build, ElementId vpc, net::SecurityRules& rows) : m_build(build), m_vpc(vpc), m_rows(rows) {}

    void permission(const json& in, net::Direction direction, const InputPlace& place)
    {
        const auto protocol = protocolOf(m_build, in, "IpProtocol", place);
        if (!protocol)
            return;
        const auto ports =
            portRange(*protocol, json_get::integer(in, "FromPort", -1), json_get::integer(in, "ToPort", -1));
        if (!ports)
            return m_build.report.add(place, "import.value",
                                      {json_get::text(in, "FromPort") + '-' + json_get::text(in, "ToPort")});
        m_row = {direction, *protocol, *ports, std::nullopt, {}, {}, {}};
        blocks(in, "IpRanges", "CidrIp", place);
        blocks(in, "Ipv6Ranges", "CidrIpv6", place);
        groups(json_get::list(in, "UserIdGroupPairs"), place / "UserIdGroupPairs");
        lists(json_get::list(in, "PrefixListIds"), place / "PrefixListIds");
    }

private:
    net::SecurityRule& addRow(const json& peer)
    {
        m_rows.push_back(m_row);
        m_rows.back().description = json_get::text(peer, "Description");
        return m_rows.back();
    }

    void blocks(const json& in, std::string_view list, std::string_view key, const InputPlace& place)
    {
        const json& ranges = json_get::list(in, list);
        for (std::size_t i = 0; i < ranges.size(); ++i)
            if (const auto block = m_build.prefix(ranges[i], key, place / list / i))
                addRow(ranges[i]).peer = *block;
    }

    void groups(const json& pairs, const InputPlace& place)
    {
        for (std::size_t i = 0; i < pairs.size(); ++i) {
            const std::string id = json_get::text(pairs[i], "GroupId");
            const ElementId other = m_build.known(json_get::text(pairs[i], "VpcId"), net::kinds(Kind::Vpc));
            const ElementId group = m_build.needed(id, Kind::SecurityGroup, other ? other : m_vpc, place / i);
            if (group)
                addRow(pairs[i]).peer_group = group;
            else
                m_build.report.add(place / i, "import.value", {id});
        }
    }

    void lists(const json& ids, const InputPlace& place)
    {
        for (std::size_t i = 0; i < ids.size(); ++i) {
            const std::string id = json_get::text(ids[i], "PrefixListId");
            const ElementId region = m_vpc ? m_build.elements.at(m_vpc).parent : ElementId{};
            if (const ElementId list = m_build.needed(id, Kind::PrefixList, region, place / i))
                addRow(ids[i]).peer_prefix_list = list;
        }
    }

    AwsBuild& m_build;
    ElementId m_vpc;
    net::SecurityRules& m_rows;
    net::SecurityRule m_row;
};

void fillGroup(AwsBuild& build, const std::string& id, const AwsRecord& record)
{
    const ElementId vpc = build.vpcOf(record);
    build.element(id).parent = vpc;
    auto& group = build.data<net::SecurityGroup>(id);
    group.description = json_get::text(record.json, "Description");
    group.is_default = json_get::text(record.json, "GroupName") == "default";
    GroupRows rows(build, vpc, group.rules);
    for (const auto& [key, direction] :
         {std::pair("IpPermissions", net::Direction::In), std::pair("IpPermissionsEgress", net::Direction::Out)}) {
        const json& permissions = json_get::list(record.json, key);
        for (std::size_t i = 0; i < permissions.size(); ++i)
            rows.permission(permissions[i], direction, record.place / key / i);
    }
}

/// The row with number 32767 (32768 for IPv6) is the implied last one.
constexpr std::int64_t kLastAclNumber = 32766;

void addEntry(AwsBuild& build, const json& in, const InputPlace& place, net::AclEntries& entries)
{
    net::AclEntry entry;
    entry.number = json_get::integer(in, "RuleNumber", 0);
    if (entry.number > kLastAclNumber)
        return;
    entry.direction = json_get::flag(in, "Egress") ? net::Direction::Out : net::Direction::In;
    entry.action = json_get::text(in, "RuleAction") == "allow" ? net::Action::Allow : net::Action::Deny;
    const auto protocol = protocolOf(build, in, "Protocol", place);
    auto block = build.prefix(in, "CidrBlock", place);
    if (!block)
        block = build.prefix(in, "Ipv6CidrBlock", place);
    if (!protocol || !block || entry.number < 1)
        return build.report.add(place, "import.value", {std::to_string(entry.number)});
    entry.protocol = *protocol;
    entry.peer = *block;
    const json& icmp = json_get::object(in, "IcmpTypeCode");
    const json& range = json_get::object(in, "PortRange");
    const auto ports =
        isIcmp(*protocol) && !icmp.empty()
            ? portRange(*protocol, json_get::integer(icmp, "Type", -1), json_get::integer(icmp, "Code", -1))
            : portRange(*protocol, json_get::integer(range, "From", -1), json_get::integer(range, "To", -1));
    if (!ports)
        return build.report.add(place / "PortRange", "import.value", {range.dump()});
    entry.ports = *ports;
    entries.push_back(entry);
}

void fillAcl(AwsBuild& build, const std::string& id, const AwsRecord& record)
{
    const ElementId vpc = build.vpcOf(record);
    build.element(id).parent = vpc;
    auto& acl = build.data<net::NetworkAcl>(id);
    acl.is_default = json_get::flag(record.json, "IsDefault");
    const json& entries = json_get::list(record.json, "Entries");
    for (std::size_t i = 0; i < entries.size(); ++i)
        addEntry(build, entries[i], record.place / "Entries" / i, acl.entries);
    std::stable_sort(acl.entries.begin(), acl.entries.end(), [](const net::AclEntry& a, const net::AclEntry& b) {
        return std::tie(a.direction, a.number) < std::tie(b.direction, b.number);
    });
    const json& associations = json_get::list(record.json, "Associations");
    const ElementId self = build.element(id).id;
    for (std::size_t i = 0; i < associations.size(); ++i)
        if (const ElementId subnet = build.needed(json_get::text(associations[i], "SubnetId"), Kind::Subnet, vpc,
                                                  record.place / "Associations" / i))
            std::get<net::Subnet>(build.elements.at(subnet).data).network_acl = self;
}

void fillPrefixList(AwsBuild& build, const std::string& id, const AwsRecord& record)
{
    const ElementId region = build.region(record);
    build.element(id).parent = region;
    auto& list = build.data<net::PrefixList>(id);
    const json& blocks = json_get::list(record.json, "Cidrs");
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const std::string text = blocks[i].is_string() ? blocks[i].get<std::string>() : std::string();
        if (const auto block = net::Prefix::parseLenient(text))
            list.prefixes.push_back(*block);
        else
            build.report.add(record.place / "Cidrs" / i, "import.value", {text});
    }
    const std::int64_t most = json_get::integer(record.json, "MaxEntries", 0);
    list.max_entries = most >= 0 && most <= 1000 ? most : 0;
}

}  // namespace

void fillAwsFilters(AwsBuild& build)
{
    for (const auto& [id, record] : build.records.of(Kind::PrefixList))
        fillPrefixList(build, id, record);
    for (const auto& [id, record] : build.records.of(Kind::SecurityGroup))
        fillGroup(build, id, record);
    for (const auto& [id, record] : build.records.of(Kind::NetworkAcl))
        fillAcl(build, id, record);
}

}  // namespace pb::exchange
