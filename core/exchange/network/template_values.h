// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ascii.h"
#include "core/exchange/network/import_report.h"

namespace pb::exchange {

/// The text "".
inline bool isEmptyText(const nlohmann::json& value)
{
    return value.is_string() && value.get_ref<const std::string&>().empty();
}

/// "private_ip_address" as "privateIpAddress", or "PrivateIpAddress" where the first letter is to be upper too.
inline std::string camelCase(std::string_view name, bool upper = false)
{
    std::string out;
    for (const char c : name) {
        if (c == '_') {
            upper = true;
            continue;
        }
        out += upper && c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
        upper = false;
    }
    return out;
}

/// "PrivateIpAddress" or "privateIpAddress" as "private_ip_address".
inline std::string snakeCase(std::string_view name)
{
    std::string out;
    for (const char c : name) {
        if (c != lowered(c) && !out.empty())
            out += '_';
        out += lowered(c);
    }
    return out;
}

/// A text that Terraform does not read as a template.
inline std::string terraformText(std::string text)
{
    for (const char* open : {"${", "%{"})
        for (std::size_t at = 0; (at = text.find(open, at)) != std::string::npos; at += 3)
            text.insert(at, 1, open[0]);
    return text;
}

/// Copies the value of `from` to `to`, where it has one.
inline void copy(const nlohmann::json& in, std::string_view from, nlohmann::json& out, std::string_view to)
{
    const auto it = in.find(from);
    if (it != in.end() && !it->is_null() && !isEmptyText(*it))
        out[std::string(to)] = *it;
}

inline void copy(const nlohmann::json& in, nlohmann::json& out, std::initializer_list<std::string_view> keys)
{
    for (const std::string_view key : keys)
        copy(in, key, out, key);
}

/// A value that may stand alone or in a list.
inline nlohmann::json listOf(const nlohmann::json& in, std::string_view key)
{
    const auto it = in.find(key);
    if (it == in.end() || it->is_null())
        return nlohmann::json::array();
    return it->is_array() ? *it : nlohmann::json::array({*it});
}

inline nlohmann::json tagsOf(const nlohmann::json& in)
{
    nlohmann::json out = nlohmann::json::array();
    const auto it = in.find("Tags");
    if (it != in.end() && it->is_array())
        return *it;
    if (it != in.end() && it->is_object())
        for (const auto& [key, value] : it->items())
            if (value.is_string())
                out.push_back({{"Key", key}, {"Value", value}});
    return out;
}

inline bool isTrue(const nlohmann::json& in, std::string_view key)
{
    return json_get::flag(in, key) || json_get::text(in, key) == "true" || json_get::text(in, key) == "True";
}

/// A route as describe-route-tables prints it.
inline nlohmann::json routeOf(const nlohmann::json& in)
{
    nlohmann::json out = nlohmann::json::object();
    copy(in, out,
         {"DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId", "GatewayId", "NatGatewayId",
          "EgressOnlyInternetGatewayId", "VpcPeeringConnectionId", "NetworkInterfaceId", "InstanceId",
          "TransitGatewayId", "LocalGatewayId", "CarrierGatewayId", "CoreNetworkArn"});
    copy(in, "VpcEndpointId", out, "GatewayId");
    return out;
}

/// A row of an ACL as describe-network-acls prints it.
inline nlohmann::json aclEntryOf(const nlohmann::json& in)
{
    nlohmann::json out = nlohmann::json::object();
    copy(in, out, {"RuleNumber", "RuleAction", "CidrBlock", "Ipv6CidrBlock", "PortRange"});
    const std::string protocol = json_get::text(in, "Protocol");
    out["Protocol"] = protocol.empty() ? "-1" : protocol;
    out["Egress"] = isTrue(in, "Egress");
    copy(in, "Icmp", out, "IcmpTypeCode");
    return out;
}

}  // namespace pb::exchange
