// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/terraform_read.h"

#include "core/exchange/network/template_values.h"

#include <algorithm>

namespace pb::exchange {

using nlohmann::json;

namespace {

constexpr int kMostModules = 32;        ///< of modules and of blocks inside blocks
constexpr std::size_t kMostIds = 4096;  ///< that one reference may come to

/// What one part of a reference says: a name, and the index that stands behind it.
struct Step {
    std::string name, index;
};

/// "module.a[\"x.y\"].aws_subnet.b[0].id" in its parts.
std::vector<Step> stepsOf(std::string_view text)
{
    std::vector<Step> out(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '.') {
            out.emplace_back();
        } else if (text[i] == '[') {
            std::size_t end = i + 1;
            for (bool quoted = false; end < text.size() && (quoted || text[end] != ']'); ++end)
                if (text[end] == '"')
                    quoted = !quoted;
            out.back().index = text.substr(i, end - i + 1);
            i = end;
        } else {
            out.back().name += text[i];
        }
    }
    return out;
}

/// Attributes that hold the id of something: where the plan does not know them, the address stands for it.
bool namesThing(std::string_view attribute)
{
    return attribute.empty() || attribute == "id" || attribute == "arn" || attribute == "allocation_id" ||
           attribute == "name" || attribute == "primary_network_interface_id" || attribute == "self_link" ||
           attribute == "association_id";
}

bool takesList(std::string_view key)
{
    return key.ends_with("_ids") || key == "security_groups" || key == "propagating_vgws" || key == "subnets" ||
           key == "route_table_ids" || key == "network_interface_ids";
}

/// Arguments that lead to other resources; what others say of an image or a size does not matter here.
bool namesReference(std::string_view key) { return key.ends_with("_id") || takesList(key); }

bool isOpen(const json& value)
{
    if (value.is_null() || isEmptyText(value))
        return true;
    return value.is_array() &&
           (value.empty() || std::any_of(value.begin(), value.end(), [](const json& v) { return v.is_null(); }));
}

std::string withoutIndexes(const std::string& module)
{
    std::string out;
    for (const Step& step : stepsOf(module))
        out += (out.empty() ? "" : ".") + step.name;
    return out;
}

/// References come with their shorter forms beside them ("a.b.id", "a.b"); the longest of each says it all.
std::vector<std::string> longest(const json& references)
{
    std::vector<std::string> out;
    for (const json& reference : references) {
        if (!reference.is_string())
            continue;
        const auto text = reference.get<std::string>();
        const bool known = std::any_of(out.begin(), out.end(), [&](const std::string& other) {
            return other.starts_with(text) &&
                   (other.size() == text.size() || other[text.size()] == '.' || other[text.size()] == '[');
        });
        if (!known)
            out.push_back(text);
    }
    return out;
}

}  // namespace

const json* TfSource::moduleConfiguration(const std::string& module) const
{
    const json* at = &json_get::object(json_get::object(m_in, "configuration"), "root_module");
    if (module.empty())
        return at;
    for (const Step& step : stepsOf(module)) {
        if (step.name == "module")
            continue;
        const json& call = json_get::object(json_get::object(*at, "module_calls"), step.name);
        at = &json_get::object(call, "module");
    }
    return at;
}

void TfSource::fillReferences()
{
    const bool configured = m_in.is_object() && m_in.contains("resource");
    std::map<std::string, const json*> expressions;  // by module without indexes, type and name
    std::map<std::string, bool> visited;
    for (const TfInstance& one : m_instances) {
        const std::string module = withoutIndexes(one.module);
        if (configured || !visited.emplace(module, true).second)
            continue;
        for (const json& resource : json_get::list(*moduleConfiguration(one.module), "resources"))
            expressions[module + '|' + json_get::text(resource, "type") + '.' + json_get::text(resource, "name")] =
                &json_get::object(resource, "expressions");
    }
    for (TfInstance& one : m_instances) {
        json values = std::move(one.values);
        if (configured) {
            interpolate(one, values, {}, 0);
        } else {
            const auto it = expressions.find(withoutIndexes(one.module) + '|' + one.type + '.' + one.name);
            if (it != expressions.end())
                for (const auto& [key, expression] : it->second->items())
                    merge(one, values[key], expression, key, 0);
        }
        one.values = std::move(values);
    }
}

void TfSource::merge(const TfInstance& from, json& value, const json& expression, std::string_view key, int depth)
{
    if (depth > kMostModules)
        return;
    if (expression.is_array())
        return mergeBlocks(from, value, expression, depth);
    if (!expression.is_object())
        return;
    if (!expression.contains("references") && !expression.contains("constant_value")) {
        if (value.is_array() && value.size() == 1)  // one block, printed as a list
            return merge(from, value[0], expression, key, depth + 1);
        if (value.is_null())
            value = json::object();
        if (value.is_object())
            for (const auto& [inner, one] : expression.items())
                merge(from, value[inner], one, inner, depth + 1);
        return;
    }
    if (!isOpen(value))
        return;
    if (const auto constant = expression.find("constant_value"); constant != expression.end()) {
        if (value.is_null())
            value = *constant;
        return;
    }
    const std::vector<std::string> ids = resolveAll(from, expression, from.module, depth);
    if (ids.empty())
        return;
    if (takesList(key)) {
        json list = json::array();
        if (value.is_array())
            for (const json& known : value)
                if (!known.is_null())
                    list.push_back(known);
        for (const std::string& id : ids)
            list.push_back(id);
        value = std::move(list);
    } else if (!value.is_array()) {
        value = ids.front();
        if (ids.size() > 1)
            m_report.add(from.place, "import.ambiguous_reference",
                         {from.address + '.' + std::string(key), ids.front()});
    }
}

/// Blocks of a set are printed in another order than they are written: the constants of a block tell which is which.
void TfSource::mergeBlocks(const TfInstance& from, json& value, const json& blocks, int depth)
{
    const auto fits = [](const json& item, const json& block) {
        for (const auto& [key, expression] : block.items()) {
            const auto constant = expression.is_object() ? expression.find("constant_value") : expression.end();
            if (!expression.is_object() || constant == expression.end() || constant->is_null())
                continue;
            if (const auto own = item.find(key);
                own == item.end() || (*own != *constant && own->dump() != constant->dump()))
                return false;
        }
        return true;
    };
    if (value.is_null())
        value = json::array();
    if (!value.is_array())
        return;
    if (value.empty())
        for (std::size_t i = 0; i < blocks.size(); ++i)
            value.push_back(json::object());
    std::vector<bool> used(value.size());
    for (const json& block : blocks) {
        if (!block.is_object())
            continue;
        std::size_t i = 0;
        while (i < value.size() && (used[i] || !value[i].is_object() || !(value[i].empty() || fits(value[i], block))))
            ++i;
        if (i == value.size())
            continue;
        used[i] = true;
        for (const auto& [key, expression] : block.items())
            merge(from, value[i][key], expression, key, depth + 1);
    }
}

std::vector<std::string> TfSource::resolveAll(const TfInstance& from, const json& expression, const std::string& module,
                                              int depth) const
{
    std::vector<std::string> out;
    if (depth > kMostModules || !expression.is_object())
        return out;
    if (const std::string constant = json_get::text(expression, "constant_value"); !constant.empty())
        return {constant};
    const json& references = json_get::list(expression, "references");
    const bool indexed = std::any_of(references.begin(), references.end(), [](const json& r) {
        return r == "count.index" || r == "each.key" || r == "each.value";
    });
    for (const std::string& text : longest(references)) {
        for (std::string& id : resolve({from, text + (indexed ? "#" : ""), depth}, module))
            if (std::find(out.begin(), out.end(), id) == out.end() && out.size() < kMostIds)
                out.push_back(std::move(id));
    }
    return out;
}

/// The ids that a reference means, seen from a module. A "#" at its end: the instance of the same index is meant.
std::vector<std::string> TfSource::resolve(const Reference& reference, const std::string& module) const
{
    const bool same = reference.text.ends_with('#');
    const std::vector<Step> steps = stepsOf(std::string_view(reference.text).substr(0, reference.text.size() - same));
    if (steps.size() < 2)
        return {};
    const std::string around = module.empty() ? "" : module + '.';
    if (steps[0].name == "var") {
        const std::size_t cut = module.rfind("module.");
        if (cut == std::string::npos)
            return {};
        const std::string outer = cut == 0 ? "" : module.substr(0, cut - 1);
        const std::string called = stepsOf(module.substr(cut))[1].name;
        const json& call = json_get::object(json_get::object(*moduleConfiguration(outer), "module_calls"), called);
        return resolveAll(reference.from, json_get::object(json_get::object(call, "expressions"), steps[1].name), outer,
                          reference.depth + 1);
    }
    if (steps[0].name == "module" && steps.size() > 2) {
        const std::string inner = around + "module." + steps[1].name;
        const json& output = json_get::object(json_get::object(*moduleConfiguration(inner), "outputs"), steps[2].name);
        return resolveAll(reference.from, json_get::object(output, "expression"), inner + steps[1].index,
                          reference.depth + 1);
    }
    const auto named = m_byName.find(around + steps[0].name + '.' + steps[1].name);
    if (named == m_byName.end())
        return {};
    const std::string attribute = steps.size() > 2 ? steps[2].name : std::string();
    const bool made = attribute.starts_with("default_") || attribute.starts_with("main_") ||
                      attribute == "transit_gateway_attachment_id";
    if (!namesThing(attribute) && !made)
        return {};
    std::vector<std::string> out;
    const std::string wanted = !steps[1].index.empty() ? steps[1].index : same ? reference.from.index : std::string();
    for (const std::size_t i : named->second)
        if (wanted.empty() || m_instances[i].index == wanted)
            out.push_back(m_instances[i].id + (made ? '.' + attribute : std::string()));
    return out;
}

/// In JSON syntax a text that is one template, "${aws_vpc.main.id}", is a reference.
void TfSource::interpolate(const TfInstance& from, json& value, std::string_view key, int depth)
{
    if (depth > kMostModules)
        return;
    if (value.is_structured()) {
        for (auto it = value.begin(); it != value.end(); ++it)
            interpolate(from, *it, value.is_object() ? std::string_view(it.key()) : key, depth + 1);
        return;
    }
    if (!value.is_string())
        return;
    const auto text = value.get<std::string>();
    if (!text.starts_with("${") || !text.ends_with('}') || text.find("${", 2) != std::string::npos)
        return;
    const std::string inner = text.substr(2, text.size() - 3);
    const std::vector<std::string> ids = resolve({from, inner, depth}, {});
    if (!ids.empty())
        value = ids.front();
    else if (namesReference(key))
        m_report.add(from.place, "import.unknown_value", {text});
}

}  // namespace pb::exchange
