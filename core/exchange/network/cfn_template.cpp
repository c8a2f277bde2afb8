// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/cfn_template.h"

#include "core/exchange/network/json_text.h"
#include "core/network/address.h"

namespace pb::exchange {

using nlohmann::json;

namespace {

constexpr int kMostDepth = 64;            ///< of functions inside functions
constexpr std::size_t kMostBlocks = 256;  ///< that Fn::Cidr may give
/// Together; more come of templates that are made to grow.
constexpr std::size_t kMostFunctions = 1'000'000;
constexpr std::size_t kMostUnknown = 10'000;  ///< values that are listed
constexpr std::size_t kMostText = 1 << 20;    ///< bytes that one function may give
constexpr std::string_view kZones = "abcdef";

const json& at(const json& list, std::size_t index)
{
    static const json none;
    return list.is_array() && index < list.size() ? list[index] : none;
}

/// The only member of an object that is a call of a function: {"Ref": …}, {"Fn::Sub": …}.
const std::string* functionName(const json& in)
{
    if (!in.is_object() || in.size() != 1)
        return nullptr;
    const auto& object = in.get_ref<const json::object_t&>();
    const std::string& key = object.begin()->first;
    return key == "Ref" || key.starts_with("Fn::") ? &key : nullptr;
}

}  // namespace

CfnTemplate::CfnTemplate(const json& in, InputPlace place, ImportReport& report, std::string prefix)
    : m_in(in), m_place(std::move(place)), m_now(m_place), m_report(report), m_prefix(std::move(prefix))
{
}

std::vector<TemplateResource> CfnTemplate::resources()
{
    std::vector<TemplateResource> out;
    for (const auto& [id, resource] : json_get::object(m_in, "Resources").items()) {
        m_now = m_place / "Resources" / id;
        m_now.whole = true;
        const std::string type = json_get::text(resource, "Type");
        if (type.empty() || id.starts_with("Fn::")) {
            m_report.add(m_now, "import.unknown", {id});
            continue;
        }
        if (const std::string needs = json_get::text(resource, "Condition");
            !needs.empty() && !condition(json{{"Condition", needs}})) {
            m_report.add(m_now, "import.condition", {id, needs});
            continue;
        }
        json properties = value(json_get::object(resource, "Properties"));
        if (!properties.is_object())
            properties = json::object();
        if (type == "AWS::EC2::SecurityGroup")
            properties["DefaultEgress"] = true;
        out.push_back({type, m_prefix + id, std::move(properties), m_now, m_region, false});
    }
    return out;
}

json CfnTemplate::unknown(const std::string& what)
{
    if (m_steps <= kMostFunctions && ++m_unknown <= kMostUnknown)
        m_report.add(m_now, "import.unknown_value", {what});
    return nullptr;
}

bool CfnTemplate::spend(std::size_t steps)
{
    if (m_steps > kMostFunctions)
        return false;
    m_steps += steps;
    if (m_steps > kMostFunctions)
        m_report.add(m_now, "import.too_complex");
    return m_steps <= kMostFunctions;
}

json CfnTemplate::made(const std::string& function, std::string text)
{
    return text.size() > kMostText ? unknown(function) : json(std::move(text));
}

json CfnTemplate::value(const json& in, int depth)
{
    if (!spend(depth > kMostDepth ? kMostFunctions + 1 : 1))
        return nullptr;
    if (const std::string* name = functionName(in)) {
        json out = function(*name, in.front(), depth + 1);
        return spend(weightOf(out)) ? out : json();
    }
    if (in.is_object()) {
        json out = json::object();
        for (const auto& [key, item] : in.items())
            if (json one = value(item, depth + 1); !one.is_null())
                out[key] = std::move(one);
        return out;
    }
    if (in.is_array()) {
        json out = json::array();
        for (const json& item : in)
            if (json one = value(item, depth + 1); !one.is_null())
                out.push_back(std::move(one));
        return out;
    }
    return spend(weightOf(in) - 1) ? in : json();
}

std::string CfnTemplate::textOf(const json& in, int depth)
{
    const json out = value(in, depth);
    if (out.is_string())
        return out.get<std::string>();
    return out.is_number_integer() || out.is_boolean() ? out.dump() : std::string();
}

json CfnTemplate::function(const std::string& name, const json& argument, int depth)
{
    if (name == "Ref")
        return argument.is_string() ? reference(argument.get<std::string>()) : unknown(name);
    if (name == "Fn::GetAtt")
        return attribute(argument, depth);
    if (name == "Fn::Sub")
        return substituted(argument, depth);
    if (name == "Fn::Join")
        return joined(argument, depth);
    if (name == "Fn::Select")
        return selected(argument, depth);
    if (name == "Fn::Split")
        return split(argument, depth);
    if (name == "Fn::FindInMap")
        return found(argument, depth);
    if (name == "Fn::Cidr")
        return blocks(argument, depth);
    if (name == "Fn::Base64")
        return value(argument, depth);
    if (name == "Fn::If")
        return value(at(argument, condition(json{{"Condition", at(argument, 0)}}, depth) ? 1 : 2), depth);
    if (name == "Fn::ImportValue")  // the name that another stack exports stands for what it exports
        return textOf(argument, depth);
    if (name == "Fn::GetAZs") {
        std::string region = textOf(argument, depth);
        json zones = json::array();
        for (const char zone : kZones)
            zones.push_back((region.empty() ? m_region : region) + zone);
        return zones;
    }
    return unknown(name);
}

json CfnTemplate::reference(const std::string& name)
{
    if (name == "AWS::NoValue")
        return nullptr;
    if (name == "AWS::Region")
        return m_region;
    if (name == "AWS::Partition")
        return "aws";
    if (name == "AWS::URLSuffix")
        return "amazonaws.com";
    if (name.starts_with("AWS::"))
        return name.substr(5);
    const json& parameters = json_get::object(m_in, "Parameters");
    const auto parameter = parameters.find(name);
    if (parameter == parameters.end())
        return m_prefix + name;  // a resource
    if (const auto given = parameter->find("Default"); given != parameter->end()) {
        const std::string type = json_get::text(*parameter, "Type");
        const bool list = type == "CommaDelimitedList" || type.starts_with("List<");
        return list && given->is_string() ? split(json::array({",", *given}), 0) : *given;
    }
    if (m_told.insert(name).second)
        m_report.add(m_place / "Parameters" / name, "import.parameter", {name});
    return "${" + name + '}';
}

json CfnTemplate::attribute(const json& argument, int depth)
{
    std::string resource, name;
    if (argument.is_string()) {
        const std::string text = argument.get<std::string>();
        resource = text.substr(0, text.find('.'));
        name = text.substr(std::min(text.size(), resource.size() + 1));
    } else {
        resource = textOf(at(argument, 0), depth);
        name = textOf(at(argument, 1), depth);
    }
    const json& properties =
        json_get::object(json_get::object(json_get::object(m_in, "Resources"), resource), "Properties");
    if (const auto own = properties.find(name); own != properties.end())
        return value(*own, depth);
    if (name.starts_with("Default"))  // what AWS makes beside it: DefaultSecurityGroup, DefaultNetworkAcl
        return m_prefix + resource + '.' + name;
    if (name.ends_with("Id") || name.ends_with("Arn") || name == "Name")
        return m_prefix + resource;
    return unknown(resource + '.' + name);
}

json CfnTemplate::substituted(const json& argument, int depth)
{
    const json& text = argument.is_array() ? at(argument, 0) : argument;
    const json& own = at(argument, 1);
    if (!text.is_string())
        return unknown("Fn::Sub");
    const std::string in = text.get<std::string>();
    std::string out;
    for (std::size_t from = 0; from < in.size();) {
        const std::size_t open = in.find("${", from);
        const std::size_t close = open == std::string::npos ? open : in.find('}', open);
        out += in.substr(from, open - from);
        if (close == std::string::npos) {
            out += open == std::string::npos ? "" : in.substr(open);
            break;
        }
        const std::string name = in.substr(open + 2, close - open - 2);
        from = close + 1;
        if (name.starts_with('!'))
            out += "${" + name.substr(1) + '}';
        else if (own.is_object() && own.contains(name))
            out += textOf(own.at(name), depth);
        else
            out += textOf(name.find('.') == std::string::npos || name.starts_with("AWS::") ? reference(name)
                                                                                           : attribute(name, depth),
                          depth);
    }
    return made("Fn::Sub", std::move(out));
}

json CfnTemplate::joined(const json& argument, int depth)
{
    const std::string between = textOf(at(argument, 0), depth);
    const json list = value(at(argument, 1), depth);
    if (!list.is_array())
        return unknown("Fn::Join");
    std::string out;
    for (std::size_t i = 0; i < list.size(); ++i)
        out += (i == 0 ? std::string() : between) + textOf(list[i], depth);
    return made("Fn::Join", std::move(out));
}

json CfnTemplate::selected(const json& argument, int depth)
{
    const std::string index = textOf(at(argument, 0), depth);
    const json list = value(at(argument, 1), depth);
    if (index.empty() || index.size() > 4 || index.find_first_not_of("0123456789") != std::string::npos)
        return unknown("Fn::Select");
    const json& one = at(list, static_cast<std::size_t>(std::stoul(index)));
    return one.is_null() ? unknown("Fn::Select") : one;
}

json CfnTemplate::split(const json& argument, int depth)
{
    const std::string between = textOf(at(argument, 0), depth);
    const std::string text = textOf(at(argument, 1), depth);
    if (between.empty())
        return unknown("Fn::Split");
    json out = json::array();
    for (std::size_t from = 0;;) {
        const std::size_t end = text.find(between, from);
        std::string part = text.substr(from, end - from);
        part.erase(0, part.find_first_not_of(' '));
        out.push_back(std::move(part));
        if (end == std::string::npos)
            return out;
        from = end + between.size();
    }
}

json CfnTemplate::found(const json& argument, int depth)
{
    const json& map = json_get::object(json_get::object(m_in, "Mappings"), textOf(at(argument, 0), depth));
    const json& top = json_get::object(map, textOf(at(argument, 1), depth));
    const auto it = top.find(textOf(at(argument, 2), depth));
    if (it != top.end())
        return value(*it, depth);
    const json& rest = at(argument, 3);
    if (rest.is_object() && rest.contains("DefaultValue"))
        return value(rest.at("DefaultValue"), depth);
    return unknown("Fn::FindInMap");
}

/// Fn::Cidr: [block, count, number of host bits]
json CfnTemplate::blocks(const json& argument, int depth)
{
    const auto block = net::Prefix::parseLenient(textOf(at(argument, 0), depth));
    const auto number = [&](std::size_t index) {
        return json_get::integer(json{{"n", value(at(argument, index), depth)}}, "n", 0);
    };
    const std::int64_t count = number(1);
    if (!block || count < 1 || count > static_cast<std::int64_t>(kMostBlocks))
        return unknown("Fn::Cidr");
    const int bits = net::addressBits(block->family());
    const std::int64_t hostBits = at(argument, 2).is_null() ? bits - block->length() : number(2);
    if (hostBits < 0 || hostBits > 63 || bits - hostBits < block->length())
        return unknown("Fn::Cidr");
    json out = json::array();
    net::Bits128 first = block->first().bits();
    for (std::int64_t i = 0; i < count; ++i) {
        const net::Address address(block->family(), first);
        if (!block->contains(address))
            return unknown("Fn::Cidr");
        out.push_back(net::Prefix::around(address, static_cast<int>(bits - hostBits)).text());
        first = net::plus(first, std::uint64_t{1} << hostBits);
    }
    return out;
}

bool CfnTemplate::condition(const json& in, int depth)
{
    if (!spend(depth > kMostDepth ? kMostFunctions + 1 : 1))
        return false;
    const auto every = [&](const json& list, bool wanted) {
        for (const json& item : list)
            if (condition(item, depth + 1) != wanted)
                return false;
        return true;
    };
    if (!in.is_object() || in.size() != 1)
        return false;
    const std::string& name = in.get_ref<const json::object_t&>().begin()->first;
    const json& argument = in.front();
    if (name == "Condition" && argument.is_string()) {
        const auto id = argument.get<std::string>();
        if (const auto known = m_conditions.find(id); known != m_conditions.end())
            return known->second;
        const json& conditions = json_get::object(m_in, "Conditions");
        const auto it = conditions.find(id);
        const bool holds = it != conditions.end() && condition(*it, depth + 1);
        return m_conditions[id] = holds;
    }
    if (name == "Fn::Equals")
        return value(at(argument, 0), depth + 1) == value(at(argument, 1), depth + 1);
    if (name == "Fn::Not")
        return !condition(at(argument, 0), depth + 1);
    if (name == "Fn::And")
        return argument.is_array() && every(argument, true);
    if (name == "Fn::Or")
        return argument.is_array() && !every(argument, false);
    unknown(name);
    return false;
}

}  // namespace pb::exchange
