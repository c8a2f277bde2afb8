// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/arm_expression.h"

#include "core/base/ascii.h"
#include "core/exchange/network/import_report.h"
#include "core/exchange/network/json_text.h"
#include "core/network/address.h"

#include <algorithm>
#include <map>
#include <vector>

namespace pb::exchange {

using nlohmann::json;

namespace {

constexpr int kMostNesting = 48;
constexpr std::size_t kMostLetters = 1 << 20;
constexpr std::int64_t kMostCopies = 800;  ///< what ARM allows in one loop

/// A member by a name in any case; null where there is none.
const json* member(const json& object, const std::string& name)
{
    if (!object.is_object())
        return nullptr;
    if (const auto it = object.find(name); it != object.end())
        return &*it;
    const std::string wanted = lowered(name);
    for (const auto& [key, value] : object.items())
        if (lowered(key) == wanted)
            return &object.at(key);
    return nullptr;
}

std::string plain(const json& value)
{
    if (value.is_string())
        return value.get<std::string>();
    return value.is_null() ? std::string() : value.dump(-1, ' ', false, json::error_handler_t::replace);
}

std::int64_t whole(const json& value) { return json_get::integer(json{{"n", value}}, "n", 0); }

using Args = std::vector<json>;

/// Counts one more step. A template that leads in circles, or too far, is not evaluated any more.
bool mayGoOn(const ArmScope& scope, int depth)
{
    if (depth > kMostNesting && scope.steps)
        *scope.steps = 0;
    if (depth > kMostNesting || !scope.steps)
        return depth <= kMostNesting;
    return *scope.steps > 0 && --*scope.steps > 0;
}

/// What was made costs steps by its size: a template that grows is not evaluated any more either.
json paid(const ArmScope& scope, json made)
{
    if (scope.steps) {
        const std::size_t price = weightOf(made) - 1;
        *scope.steps -= std::min(*scope.steps, price);
    }
    return made;
}

/// Thrown nowhere: an expression that cannot be told gives null, and null in gives null out.
class Evaluator {
public:
    Evaluator(const ArmScope& scope, int depth) : m_scope(scope), m_depth(depth) {}

    json expression(std::string_view text)
    {
        m_text = text;
        m_at = 0;
        json out = term();
        blanks();
        return m_at == m_text.size() ? out : json();
    }

    json value(const json& in)
    {
        if (!mayGoOn(m_scope, m_depth))
            return nullptr;
        if (in.is_string()) {
            const auto& text = in.get_ref<const std::string&>();
            if (text.starts_with("[[") || !text.starts_with('[') || !text.ends_with(']'))
                return paid(m_scope, text.starts_with("[[") ? json(text.substr(1)) : in);
            return paid(m_scope,
                        Evaluator(m_scope, m_depth + 1).expression(std::string_view(text).substr(1, text.size() - 2)));
        }
        return in;
    }

private:
    void blanks()
    {
        while (m_at < m_text.size() &&
               (m_text[m_at] == ' ' || m_text[m_at] == '\n' || m_text[m_at] == '\t' || m_text[m_at] == '\r'))
            ++m_at;
    }
    bool take(char c)
    {
        blanks();
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }

    json term()
    {
        if (++m_nesting > kMostNesting)
            return nullptr;
        json out = primary();
        for (;;) {
            if (take('.')) {
                const std::string name = word();
                const json* found = member(out, name);
                json next = found ? *found : json();
                out = std::move(next);
            } else if (take('[')) {
                const json index = term();
                take(']');
                out = element(out, index);
            } else {
                break;
            }
        }
        --m_nesting;
        return out;
    }

    static json element(const json& in, const json& index)
    {
        if (in.is_array() && index.is_number_integer() && index >= 0 && index < in.size())
            return in[index.get<std::size_t>()];
        const json* found = index.is_string() ? member(in, index.get<std::string>()) : nullptr;
        return found ? *found : json();
    }

    std::string word()
    {
        blanks();
        std::string out;
        while (m_at < m_text.size() && (std::isalnum(static_cast<unsigned char>(m_text[m_at])) != 0 ||
                                        m_text[m_at] == '_' || m_text[m_at] == '$'))
            out += m_text[m_at++];
        return out;
    }

    json primary()
    {
        blanks();
        if (m_at >= m_text.size())
            return nullptr;
        const char c = m_text[m_at];
        if (c == '\'')
            return quoted();
        if (c == '-' || (c >= '0' && c <= '9'))
            return number();
        const std::string name = lowered(word());
        if (name.empty() || !take('(')) {
            m_at = std::max(m_at, std::size_t{1});
            return nullptr;
        }
        Args args;
        while (!take(')')) {
            const std::size_t before = m_at;
            args.push_back(term());
            take(',');
            if (m_at == before || m_at >= m_text.size())
                if (!(m_at < m_text.size()))
                    return nullptr;
            if (m_at == before)
                return nullptr;
        }
        return call(name, args);
    }

    json quoted()
    {
        std::string out;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == '\'') {
                if (m_at + 1 >= m_text.size() || m_text[m_at + 1] != '\'') {
                    ++m_at;
                    return out;
                }
                ++m_at;
            }
            out += m_text[m_at];
        }
        return nullptr;
    }

    json number()
    {
        std::string digits(1, m_text[m_at++]);
        while (m_at < m_text.size() && m_text[m_at] >= '0' && m_text[m_at] <= '9')
            digits += m_text[m_at++];
        return whole(json(digits));
    }

    json call(const std::string& name, const Args& args);
    json fromScope(const std::string& name, const Args& args);
    json parameter(const std::string& name);
    json variable(const std::string& name);

    const ArmScope& m_scope;
    int m_depth;
    int m_nesting = 0;
    std::string_view m_text;
    std::size_t m_at = 0;
};

/// Everything inside a value, with the loops of properties.
class Unroller {
public:
    Unroller(const ArmScope& scope, const std::function<void(const std::string&)>& unknown)
        : m_scope(scope), m_unknown(unknown)
    {
    }

    json value(const json& in, int depth)
    {
        if (!mayGoOn(m_scope, depth))
            return nullptr;
        if (in.is_array()) {
            json out = json::array();
            for (const json& item : in)
                out.push_back(value(item, depth + 1));
            return out;
        }
        if (in.is_object()) {
            json out = json::object();
            for (const auto& [key, item] : in.items())
                if (key != "copy" || !item.is_array())
                    out[key] = value(item, depth + 1);
            if (const auto copies = in.find("copy"); copies != in.end() && copies->is_array())
                for (const json& copy : *copies)
                    out[json_get::text(copy, "name")] = unrolled(copy, depth + 1);
            return out;
        }
        json out = Evaluator(m_scope, depth).value(in);
        if (out.is_null() && in.is_string() && m_unknown)
            m_unknown(in.get<std::string>());
        return out;
    }

private:
    json unrolled(const json& copy, int depth)
    {
        json out = json::array();
        const auto count = copy.find("count");
        const std::int64_t times = count == copy.end() ? 0 : std::min(whole(value(*count, depth)), kMostCopies);
        const auto input = copy.find("input");
        for (std::int64_t i = 0; i < times && input != copy.end(); ++i) {
            // copyIndex('name') in a loop of properties: the innermost is meant.
            ArmScope inner = m_scope;
            inner.copyIndex = i;
            out.push_back(Unroller(inner, m_unknown).value(*input, depth));
        }
        return out;
    }

    const ArmScope& m_scope;
    const std::function<void(const std::string&)>& m_unknown;
};

json Evaluator::parameter(const std::string& name)
{
    static const std::function<void(const std::string&)> quiet;
    if (m_scope.given)
        if (const json* given = member(*m_scope.given, name)) {
            const json* value = member(*given, "value");
            if (!value)
                return nullptr;
            return m_scope.callerOfGiven ? Unroller(*m_scope.callerOfGiven, quiet).value(*value, m_depth + 1) : *value;
        }
    const json* declared = m_scope.parameters ? member(*m_scope.parameters, name) : nullptr;
    const json* otherwise = declared ? member(*declared, "defaultValue") : nullptr;
    if (otherwise)
        return Unroller(m_scope, quiet).value(*otherwise, m_depth + 1);
    // The name stands for a text that is not given, so that what is named after it is told apart.
    const std::string type = declared ? lowered(json_get::text(*declared, "type")) : std::string();
    return type == "string" || type == "securestring" ? json("${" + name + '}') : json();
}

json Evaluator::variable(const std::string& name)
{
    static const std::function<void(const std::string&)> quiet;
    if (!m_scope.variables)
        return nullptr;
    if (const json* found = member(*m_scope.variables, name))
        return Unroller(m_scope, quiet).value(*found, m_depth + 1);
    for (const json& copy : json_get::list(*m_scope.variables, "copy"))
        if (lowered(json_get::text(copy, "name")) == lowered(name))
            if (const json all = Unroller(m_scope, quiet).value(json{{"copy", json::array({copy})}}, m_depth + 1);
                all.contains(json_get::text(copy, "name")))
                return all.at(json_get::text(copy, "name"));
    return nullptr;
}

json joined(const Args& args)
{
    if (!args.empty() && args[0].is_array()) {
        json out = json::array();
        for (const json& list : args)
            out.insert(out.end(), list.begin(), list.end());
        return out;
    }
    std::string out;
    for (const json& arg : args) {
        if (arg.is_null())
            return nullptr;
        out += plain(arg);
    }
    return out.size() > kMostLetters ? json() : json(out);
}

json formatted(const Args& args)
{
    if (args.empty() || !args[0].is_string())
        return nullptr;
    const auto in = args[0].get<std::string>();
    std::string out;
    for (std::size_t i = 0; i < in.size(); ++i) {
        const std::size_t close = in[i] == '{' ? in.find('}', i) : std::string::npos;
        if (close == std::string::npos || close - i > 4) {
            out += in[i];
            continue;
        }
        const auto index = static_cast<std::size_t>(whole(json(in.substr(i + 1, close - i - 1)))) + 1;
        if (index >= args.size() || args[index].is_null())
            return nullptr;
        out += plain(args[index]);
        i = close;
    }
    return out.size() > kMostLetters ? json() : json(out);
}

/// resourceId([subscription], [group], type, name, …)
json resourceId(const Args& args)
{
    for (std::size_t i = 0; i < args.size(); ++i)
        if (args[i].is_string() && args[i].get_ref<const std::string&>().find('/') != std::string::npos) {
            std::string names;
            for (std::size_t k = i + 1; k < args.size(); ++k) {
                if (args[k].is_null())
                    return nullptr;
                names += (names.empty() ? "" : "/") + plain(args[k]);
            }
            return armId(args[i].get<std::string>(), names);
        }
    return nullptr;
}

/// cidrSubnet(network, new prefix length, index)
json cidrSubnet(const Args& args)
{
    const auto block = args.size() == 3 ? net::Prefix::parseLenient(plain(args[0])) : net::Prefix::parse("");
    const std::int64_t length = args.size() == 3 ? whole(args[1]) : -1, index = args.size() == 3 ? whole(args[2]) : -1;
    if (!block || length < block->length() || length > net::addressBits(block->family()) || index < 0)
        return nullptr;
    const int hostBits = net::addressBits(block->family()) - static_cast<int>(length);
    if (hostBits > 63 || index > (std::int64_t{1} << 31))
        return index == 0 ? json(net::Prefix::around(block->first(), static_cast<int>(length)).text()) : json();
    const net::Address first(block->family(),
                             net::plus(block->first().bits(), static_cast<std::uint64_t>(index) << hostBits));
    return block->contains(first) ? json(net::Prefix::around(first, static_cast<int>(length)).text()) : json();
}

json cidrHost(const Args& args)
{
    const auto block = args.size() == 2 ? net::Prefix::parseLenient(plain(args[0])) : net::Prefix::parse("");
    const std::int64_t index = args.size() == 2 ? whole(args[1]) : -1;
    if (!block || index < 0)
        return nullptr;
    const net::Address host(block->family(), net::plus(block->first().bits(), static_cast<std::uint64_t>(index) + 1));
    return block->contains(host) ? json(host.text()) : json();
}

json splitText(const Args& args)
{
    if (args.size() < 2 || !args[0].is_string())
        return nullptr;
    const std::string text = plain(args[0]);
    const std::string between = plain(args[1].is_array() && !args[1].empty() ? args[1][0] : args[1]);
    json out = json::array();
    if (between.empty())
        return nullptr;
    for (std::size_t from = 0;;) {
        const std::size_t end = text.find(between, from);
        out.push_back(text.substr(from, end - from));
        if (end == std::string::npos)
            return out;
        from = end + between.size();
    }
}

json listCall(const std::string& name, const Args& args)
{
    const json& in = args[0];
    const std::int64_t number = args.size() > 1 ? whole(args[1]) : 0;
    if (name == "length")
        return in.is_string() ? in.get_ref<const std::string&>().size() : in.size();
    if (name == "empty")
        return in.is_null() || (in.is_string() ? in.get_ref<const std::string&>().empty() : in.empty());
    if (name == "contains" && args.size() > 1) {
        if (in.is_array())
            return std::find(in.begin(), in.end(), args[1]) != in.end();
        return in.is_object() ? member(in, plain(args[1])) != nullptr
                              : plain(in).find(plain(args[1])) != std::string::npos;
    }
    const auto size = static_cast<std::int64_t>(in.is_string() ? in.get_ref<const std::string&>().size() : in.size());
    const auto part = [&](std::int64_t from, std::int64_t count) -> json {
        from = std::clamp<std::int64_t>(from, 0, size);
        count = std::clamp<std::int64_t>(count, 0, size - from);
        if (in.is_string())
            return in.get_ref<const std::string&>().substr(static_cast<std::size_t>(from),
                                                           static_cast<std::size_t>(count));
        return in.is_array() ? json(json::array_t(in.begin() + from, in.begin() + from + count)) : json();
    };
    if (name == "skip")
        return part(number, size);
    if (name == "take")
        return part(0, number);
    if (name == "substring")
        return part(number, args.size() > 2 ? whole(args[2]) : size);
    const json one = part(name == "first" ? 0 : size - 1, 1);
    return one.is_array() && !one.empty() ? one[0] : one;
}

json united(const Args& args)
{
    json out = args[0];
    for (std::size_t i = 1; i < args.size(); ++i) {
        if (out.is_object() && args[i].is_object())
            out.update(args[i]);
        else if (out.is_array() && args[i].is_array())
            for (const json& item : args[i])
                if (std::find(out.begin(), out.end(), item) == out.end())
                    out.push_back(item);
    }
    return out;
}

json counted(const std::string& name, const Args& args)
{
    const std::int64_t a = whole(args[0]), b = args.size() > 1 ? whole(args[1]) : 0;
    constexpr std::int64_t kMost = std::int64_t{1} << 31;
    if (a > kMost || a < -kMost || b > kMost || b < -kMost)
        return nullptr;
    if (name == "add")
        return a + b;
    if (name == "sub")
        return a - b;
    if (name == "mul")
        return a * b;
    if (name == "div")
        return b == 0 ? json() : json(a / b);
    if (name == "mod")
        return b == 0 ? json() : json(a % b);
    if (name == "greater")
        return a > b;
    if (name == "greaterorequals")
        return a >= b;
    if (name == "less")
        return a < b;
    if (name == "lessorequals")
        return a <= b;
    if (name == "range") {
        json out = json::array();
        for (std::int64_t i = 0; i < std::min(b, kMostCopies); ++i)
            out.push_back(a + i);
        return out;
    }
    return a;  // int
}

json Evaluator::fromScope(const std::string& name, const Args& args)
{
    if (name == "parameters" && args.size() == 1)
        return parameter(plain(args[0]));
    if (name == "variables" && args.size() == 1)
        return variable(plain(args[0]));
    if (name == "copyindex") {
        if (!m_scope.copyIndex)
            return nullptr;
        const json& last = args.empty() ? json(0) : args.back();
        return *m_scope.copyIndex + (last.is_number() ? whole(last) : 0);
    }
    if (name == "resourcegroup")
        return {{"location", ""}, {"name", "resourceGroup"}, {"id", "/resourceGroups/resourceGroup"}};
    if (name == "subscription")
        return {{"subscriptionId", "subscription"}, {"id", "/subscriptions/subscription"}, {"tenantId", "tenant"}};
    if (name == "deployment")
        return {{"name", "deployment"}};
    return nullptr;
}

json Evaluator::call(const std::string& name, const Args& args)
{
    static const std::map<std::string, json (*)(const Args&), std::less<>> kPlain{
        {"concat", joined},         {"format", formatted},
        {"resourceid", resourceId}, {"subscriptionresourceid", resourceId},
        {"cidrsubnet", cidrSubnet}, {"cidrhost", cidrHost},
        {"split", splitText},       {"union", united},
    };
    static const std::vector<std::string> kLists{"length", "empty",     "contains", "skip",
                                                 "take",   "substring", "first",    "last"};
    static const std::vector<std::string> kNumbers{
        "add", "sub", "mul", "div", "mod", "greater", "greaterorequals", "less", "lessorequals", "range", "int"};
    if (name == "true" || name == "false")
        return name == "true";
    if (json own = fromScope(name, args); !own.is_null() || args.empty())
        return own;
    if (const auto it = kPlain.find(name); it != kPlain.end())
        return it->second(args);
    if (std::find(kLists.begin(), kLists.end(), name) != kLists.end())
        return listCall(name, args);
    if (std::find(kNumbers.begin(), kNumbers.end(), name) != kNumbers.end())
        return counted(name, args);
    if (name == "tolower")
        return lowered(plain(args[0]));
    if (name == "toupper") {
        std::string out = plain(args[0]);
        std::transform(out.begin(), out.end(), out.begin(),
                       [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
        return out;
    }
    if (name == "string")
        return plain(args[0]);
    if (name == "uniquestring" || name == "guid")  // the same for the same arguments; the value itself matters to none
        return "unique" + std::to_string(std::hash<std::string>{}(plain(joined(args))) % 1'000'000);
    if (name == "if" && args.size() == 3)
        return args[0] == true ? args[1] : args[2];
    if (name == "equals" && args.size() == 2)
        return args[0].is_string() && args[1].is_string() ? lowered(plain(args[0])) == lowered(plain(args[1]))
                                                          : args[0] == args[1];
    if (name == "not")
        return args[0] != true;
    if (name == "and" || name == "or") {
        const bool any = std::find(args.begin(), args.end(), json(true)) != args.end();
        const bool every = std::all_of(args.begin(), args.end(), [](const json& a) { return a == true; });
        return name == "and" ? every : any;
    }
    if (name == "createarray" || name == "array")
        return name == "array" && args[0].is_array() ? args[0] : json(args);
    if (name == "createobject") {
        json out = json::object();
        for (std::size_t i = 0; i + 1 < args.size(); i += 2)
            out[plain(args[i])] = args[i + 1];
        return out;
    }
    if (name == "coalesce") {
        const auto it = std::find_if(args.begin(), args.end(), [](const json& a) { return !a.is_null(); });
        return it == args.end() ? json() : *it;
    }
    if (name == "replace" && args.size() == 3) {
        std::string out = plain(args[0]);
        const std::string from = plain(args[1]), to = plain(args[2]);
        for (std::size_t at = 0;
             !from.empty() && out.size() < kMostLetters && (at = out.find(from, at)) != std::string::npos;
             at += to.size())
            out.replace(at, from.size(), to);
        return out;
    }
    return nullptr;
}

}  // namespace

json armValue(const ArmScope& scope, const json& in, const std::function<void(const std::string&)>& unknown)
{
    return Unroller(scope, unknown).value(in, 0);
}

std::string armId(std::string_view type, std::string_view names)
{
    while (type.ends_with('/'))
        type.remove_suffix(1);
    const auto next = [](std::string_view& text) {
        const std::size_t end = std::min(text.find('/'), text.size());
        const std::string out(text.substr(0, end));
        text.remove_prefix(std::min(text.size(), end + 1));
        return out;
    };
    std::string out = "/providers/" + next(type);
    while (!type.empty()) {
        out += '/' + next(type);
        if (!names.empty())
            out += '/' + next(names);
    }
    return out;
}

}  // namespace pb::exchange
