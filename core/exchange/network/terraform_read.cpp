// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/terraform_read.h"

#include "core/exchange/network/residue.h"

#include <set>

namespace pb::exchange {

using nlohmann::json;

namespace {

/// `[0]` or `["k"]` as it stands in an address.
std::string indexText(const json& resource, std::string_view key)
{
    const auto it = resource.find(key);
    if (it == resource.end() || it->is_null())
        return {};
    return '[' + it->dump(-1, ' ', false, json::error_handler_t::replace) + ']';
}

/// "a.b"
std::string dotted(std::string a, std::string_view b)
{
    a += '.';
    return a += b;
}

bool isState(const json& in)
{
    return in.is_object() && in.contains("terraform_version") && in.contains("resources") &&
           in.at("resources").is_array();
}

/// A configuration in JSON syntax: {"resource": {TYPE: {NAME: …}}}.
bool isConfiguration(const json& in)
{
    const json& types = json_get::object(in, "resource");
    for (const auto& [type, named] : types.items())
        if (type.find('_') == std::string::npos || !named.is_object())
            return false;
    return !types.empty();
}

}  // namespace

bool isOldState(const json& in)
{
    return in.is_object() && in.contains("terraform_version") && json_get::integer(in, "version", 4) < 4;
}

bool isTerraform(const json& in)
{
    return json_get::object(in, "planned_values").contains("root_module") ||
           (in.is_object() && in.contains("format_version") && in.contains("terraform_version")) ||
           json_get::object(in, "values").contains("root_module") || isState(in) || isConfiguration(in) ||
           json_get::object(in, "//").contains(kResidueKey);  // an export of what Terraform has no words for
}

TfSource::TfSource(const json& in, std::size_t file, ImportReport& report) : m_in(in), m_file(file), m_report(report)
{
    const InputPlace place{file, {}, false};
    if (json_get::object(in, "planned_values").contains("root_module")) {
        readValues(in.at("planned_values").at("root_module"), place / "planned_values" / "root_module", false);
        noteDeployed();
    } else if (json_get::object(in, "values").contains("root_module")) {
        readValues(in.at("values").at("root_module"), place / "values" / "root_module", true);
    } else if (isState(in)) {
        readState();
    } else if (isConfiguration(in)) {
        readConfiguration();
    } else {
        m_recognised = isTerraform(in);  // a plan or state of nothing
    }
    for (std::size_t i = 0; i < m_instances.size(); ++i) {
        const TfInstance& one = m_instances[i];
        m_byName[(one.module.empty() ? "" : one.module + '.') + one.type + '.' + one.name].push_back(i);
    }
    fillReferences();
}

void TfSource::readValues(const json& module, const InputPlace& place, bool deployed)
{
    const json& resources = json_get::list(module, "resources");
    for (std::size_t i = 0; i < resources.size(); ++i)
        addInstance(resources[i], place / "resources" / i, deployed);
    const json& children = json_get::list(module, "child_modules");
    if (place.pointer.size() > 4096)
        return m_report.add(place, "import.too_complex");
    for (std::size_t i = 0; i < children.size(); ++i)
        readValues(children[i], place / "child_modules" / i, deployed);
}

void TfSource::addInstance(const json& resource, const InputPlace& place, bool deployed)
{
    if (json_get::text(resource, "mode") == "data")
        return;  // what it found stands where it is used
    TfInstance one;
    one.address = json_get::text(resource, "address");
    one.type = json_get::text(resource, "type");
    one.name = json_get::text(resource, "name");
    one.index = indexText(resource, "index");
    one.values = json_get::object(resource, "values");
    one.place = place;
    one.place.whole = true;
    one.deployed = deployed;
    if (one.type.empty())
        return m_report.add(place, "import.unknown", {"resources"});
    const std::string own = one.type + '.' + one.name + one.index;
    if (one.address.empty())
        one.address = own;
    if (one.address.size() > own.size() && one.address.ends_with('.' + own))
        one.module = one.address.substr(0, one.address.size() - own.size() - 1);
    one.id = json_get::text(one.values, "id");
    if (one.id.empty())
        one.id = one.address;
    m_instances.push_back(std::move(one));
}

/// A plan tells what is there already by what it would do. Tools that cut a plan down may leave a resource only here.
void TfSource::noteDeployed()
{
    std::set<std::string> there, planned;
    for (const TfInstance& one : m_instances)
        planned.insert(one.address);
    const json& changes = json_get::list(m_in, "resource_changes");
    for (std::size_t i = 0; i < changes.size(); ++i) {
        const std::string address = json_get::text(changes[i], "address");
        const json& change = json_get::object(changes[i], "change");
        if (!json_get::object(change, "before").empty())
            there.insert(address);
        if (const json& after = json_get::object(change, "after"); !after.empty() && planned.insert(address).second) {
            json resource = changes[i];
            resource["values"] = after;
            addInstance(resource, InputPlace{m_file, {}, false} / "resource_changes" / i, false);
        }
    }
    for (TfInstance& one : m_instances)
        one.deployed = there.contains(one.address);
}

/// A state file: one entry for a resource with its instances inside.
void TfSource::readState()
{
    const json& resources = json_get::list(m_in, "resources");
    for (std::size_t i = 0; i < resources.size(); ++i) {
        const json& instances = json_get::list(resources[i], "instances");
        const InputPlace place = InputPlace{m_file, {}, false} / "resources" / i / "instances";
        const std::string module = json_get::text(resources[i], "module");
        for (std::size_t k = 0; k < instances.size(); ++k) {
            const std::string index = indexText(instances[k], "index_key");
            json resource{{"mode", json_get::text(resources[i], "mode")},
                          {"type", json_get::text(resources[i], "type")},
                          {"name", json_get::text(resources[i], "name")},
                          {"values", json_get::object(instances[k], "attributes")}};
            if (!index.empty())
                resource["index"] = instances[k].at("index_key");
            const std::string type = json_get::text(resource, "type");
            std::string address =
                dotted(module.empty() ? type : dotted(module, type), json_get::text(resource, "name"));
            resource["address"] = address += index;
            addInstance(resource, place / k, true);
        }
    }
}

void TfSource::readConfiguration()
{
    const InputPlace place = InputPlace{m_file, {}, false} / "resource";
    for (const auto& [type, named] : m_in.at("resource").items())
        for (const auto& [name, body] : named.items()) {
            const json& one = body.is_array() && body.size() == 1 ? body[0] : body;
            addConfigured(type, name, one, place / type / name);
        }
    for (const std::string_view key : {"module", "data"})
        if (const json& held = json_get::object(m_in, key); !held.empty() && key == "module")
            for (const auto& [name, body] : held.items())
                m_report.add(InputPlace{m_file, {}, false} / key / name, "import.module_call", {name});
}

void TfSource::addConfigured(const std::string& type, const std::string& name, const json& body,
                             const InputPlace& place)
{
    if (!body.is_object())
        return m_report.add(place, "import.unknown", {name});
    for (const std::string_view key : {"count", "for_each"})
        if (body.contains(key))
            m_report.add(place / key, "import.repeated", {dotted(type, name)});
    addInstance({{"type", type}, {"name", name}, {"address", type + '.' + name}, {"values", body}}, place, false);
    if (m_instances.back().id != m_instances.back().address)
        m_instances.back().id = m_instances.back().address;
}

}  // namespace pb::exchange
