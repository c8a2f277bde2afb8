// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/row_phrase.h"

#include "core/network/filter_match.h"

namespace pb::net {

namespace {

constexpr std::string_view kAnything = "word.any";

std::string nameOr(const Topology& topology, ElementId id)
{
    const Element* element = topology.find(id);
    return element ? label(*element) : "?";
}

std::string serviceOr(const Protocol& protocol, const PortRange& ports)
{
    return protocol.isAny() ? std::string("word.all_traffic") : serviceText(protocol, ports);
}

void append(std::string& out, const std::string& part) { out += (out.empty() ? "" : ", ") + part; }

std::string sideOf(const Topology& topology, const Prefixes& prefixes, const Strings& tags, const ElementIds& groups)
{
    std::string out;
    for (const Prefix& prefix : prefixes)
        append(out, prefix.text());
    for (const std::string& tag : tags)
        append(out, tag);
    for (const ElementId id : groups)
        append(out, nameOr(topology, id));
    return out.empty() ? std::string(kAnything) : out;
}

std::string wayOf(Direction direction) { return direction == Direction::In ? "in" : "out"; }

}  // namespace

Phrase rowPhrase(const Topology& topology, const SecurityRule& rule)
{
    const std::string peer =
        rule.peer ? rule.peer->text() : nameOr(topology, rule.peer_group ? rule.peer_group : rule.peer_prefix_list);
    return {"row.group." + wayOf(rule.direction), {serviceOr(rule.protocol, rule.ports), peer}};
}

Phrase rowPhrase(const AclEntry& entry)
{
    return {"row.acl." + wayOf(entry.direction) + '.' + std::string(enumName(entry.action)),
            {std::to_string(entry.number), serviceOr(entry.protocol, entry.ports), entry.peer.text()}};
}

Phrase rowPhrase(const Topology& topology, const NsgRule& rule)
{
    std::string service = rule.protocol.isAny() && rule.destination_ports.empty() ? "word.all_traffic"
                          : rule.protocol.isAny()                                 ? std::string("*")
                                                                                  : rule.protocol.text();
    for (std::size_t i = 0; i < rule.destination_ports.size(); ++i)
        service += (i == 0 ? " " : ", ") + rule.destination_ports[i].text();
    const std::string number = std::to_string(rule.priority) + (rule.name.empty() ? "" : ' ' + rule.name);
    return {"row.nsg." + std::string(enumName(rule.action)),
            {number, std::move(service), sideOf(topology, rule.source, rule.source_tags, rule.source_groups),
             sideOf(topology, rule.destination, rule.destination_tags, rule.destination_groups)}};
}

Phrase rowPhraseAt(const Topology& topology, ElementId holder, int row)
{
    const Element* element = topology.find(holder);
    const auto at = static_cast<std::size_t>(row);
    if (!element)
        return {};
    if (const auto* acl = element->as<NetworkAcl>()) {
        if (row < 0)
            return {"row.acl.last", {}};
        return at < acl->entries.size() ? rowPhrase(acl->entries[at]) : Phrase{};
    }
    if (row < 0)
        return {};
    if (const auto* group = element->as<SecurityGroup>(); group && at < group->rules.size())
        return rowPhrase(topology, group->rules[at]);
    if (const auto* nsg = element->as<NetworkSecurityGroup>(); nsg && at < nsg->rules.size())
        return rowPhrase(topology, nsg->rules[at]);
    return {};
}

}  // namespace pb::net
