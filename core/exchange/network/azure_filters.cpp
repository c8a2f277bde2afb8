// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/azure_build.h"

#include <algorithm>

namespace pb::exchange {

using net::Kind;
using nlohmann::json;

namespace {

constexpr std::int64_t kFirstPriority = 100, kLastPriority = 4096;

/// The values of `key` and of its plural: Azure prints either, and may print both.
std::vector<std::string> values(const json& fields, const std::string& key, const std::string& plural)
{
    std::vector<std::string> out;
    if (const std::string one = json_get::text(fields, key); !one.empty())
        out.push_back(one);
    for (const json& value : json_get::list(fields, plural))
        if (value.is_string())
            out.push_back(value.get<std::string>());
    return out;
}

/// One rule as it is read.
class RuleReader {
public:
    RuleReader(AzureBuild& build, const json& fields, const InputPlace& place)
        : m_build(build), m_fields(fields), m_place(place)
    {
    }

    net::NsgRule read(std::string name)
    {
        net::NsgRule rule;
        rule.name = std::move(name);
        rule.priority = json_get::integer(m_fields, "priority", kFirstPriority);
        rule.direction = json_get::text(m_fields, "direction") == "Outbound" ? net::Direction::Out : net::Direction::In;
        rule.action = json_get::text(m_fields, "access") == "Deny" ? net::Action::Deny : net::Action::Allow;
        const std::string protocol = json_get::text(m_fields, "protocol");
        if (const auto parsed = net::Protocol::parse(protocol.empty() ? "*" : protocol))
            rule.protocol = *parsed;
        else
            complain("protocol", protocol);
        side("source", rule.source, rule.source_tags);
        side("destination", rule.destination, rule.destination_tags);
        rule.source_groups = groups("sourceApplicationSecurityGroups");
        rule.destination_groups = groups("destinationApplicationSecurityGroups");
        rule.source_ports = ports("source");
        rule.destination_ports = ports("destination");
        return rule;
    }

private:
    void complain(std::string_view key, const std::string& value)
    {
        m_build.report.add(m_place / key, "import.value", {value});
    }

    /// A prefix, a service tag, or "*" for all: then the side stays empty.
    void side(const std::string& which, net::Prefixes& prefixes, net::Strings& tags)
    {
        for (const std::string& value : values(m_fields, which + "AddressPrefix", which + "AddressPrefixes")) {
            if (value == "*")
                continue;
            if (const auto prefix = net::Prefix::parseLenient(value))
                prefixes.push_back(*prefix);
            else if (value.find('/') == std::string::npos && value.find('-') == std::string::npos)
                tags.push_back(value);
            else
                complain(which + "AddressPrefix", value);
        }
    }

    net::Ports ports(const std::string& which)
    {
        net::Ports out;
        for (const std::string& value : values(m_fields, which + "PortRange", which + "PortRanges")) {
            const auto range = net::PortRange::parse(value);
            if (!range)
                complain(which + "PortRange", value);
            else if (!range->isAll())
                out.push_back(*range);
        }
        return out;
    }

    net::ElementIds groups(std::string_view key)
    {
        net::ElementIds out;
        const json& list = json_get::list(m_fields, key);
        for (std::size_t i = 0; i < list.size(); ++i)
            if (const ElementId group = m_build.needed(json_get::text(list[i], "id"), Kind::ApplicationSecurityGroup,
                                                       {}, m_place / key / i))
                out.push_back(group);
        return out;
    }

    AzureBuild& m_build;
    const json& m_fields;
    InputPlace m_place;
};

/// Priorities outside the allowed ones move to the nearest free ones; the order of the rules stays.
void settlePriorities(AzureBuild& build, const InputPlace& place, net::NsgRules& rules)
{
    std::stable_sort(rules.begin(), rules.end(), [](const net::NsgRule& a, const net::NsgRule& b) {
        return std::tie(a.direction, a.priority) < std::tie(b.direction, b.priority);
    });
    struct Taken {
        std::int64_t given, settled;
    };
    std::map<net::Direction, Taken> last;
    for (net::NsgRule& rule : rules) {
        const std::int64_t given = rule.priority;
        const auto before = last.find(rule.direction);
        // Two that were given the same one keep it: that is a fault of the input, and the rules tell of it.
        const bool crowded = before != last.end() && before->second.settled >= given && before->second.given != given;
        if (given < kFirstPriority || crowded)
            rule.priority = before == last.end() ? kFirstPriority : before->second.settled + 1;
        rule.priority = std::min(rule.priority, kLastPriority);
        last[rule.direction] = {given, rule.priority};
        if (rule.priority != given)
            build.report.add(place, "import.priority",
                             {rule.name, std::to_string(given), std::to_string(rule.priority)});
    }
}

}  // namespace

void fillAzureFilters(AzureBuild& build)
{
    for (const auto& [key, record] : build.records.of(Kind::NetworkSecurityGroup)) {
        const json& list = json_get::list(record.fields(), "securityRules");
        const InputPlace place = record.fieldsPlace() / "securityRules";
        net::NsgRules rules;
        for (std::size_t i = 0; i < list.size(); ++i) {
            const json& fields = azureFields(list[i]);
            const InputPlace at = &fields == &list[i] ? place / i : place / i / "properties";
            rules.push_back(RuleReader(build, fields, at).read(json_get::text(list[i], "name")));
        }
        settlePriorities(build, place, rules);
        build.data<net::NetworkSecurityGroup>(record.id).rules = std::move(rules);
    }
}

}  // namespace pb::exchange
