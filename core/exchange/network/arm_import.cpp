// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ascii.h"
#include "core/exchange/network/arm_expression.h"
#include "core/exchange/network/azure_build.h"
#include "core/exchange/network/azure_suppose.h"
#include "core/exchange/network/json_text.h"
#include "core/exchange/network/residue.h"

#include <algorithm>

namespace pb::exchange {

using nlohmann::json;

namespace {

constexpr int kMostNestedTemplates = 8;        ///< deployments inside deployments
constexpr std::int64_t kMostLoops = 800;       ///< what ARM allows in one loop
constexpr std::size_t kMostSteps = 1'000'000;  ///< evaluations of one import

bool schemaSays(const json& in, std::string_view what)
{
    return lowered(json_get::text(in, "$schema")).find(what) != std::string::npos;
}

/// A resource as it stands in a template, and around it.
struct Placed {
    const json& resource;
    InputPlace place;
    std::string type, name;  ///< of the resource that it stands in; empty at the top
};

class TemplateReader {
public:
    TemplateReader(AzureRecords& records, ImportReport& report) : m_records(records), m_report(report) {}

    /// @param given values of a parameter file, or null
    void read(const json& in, const InputPlace& place, const json* given)
    {
        ArmScope scope;
        scope.parameters = &json_get::object(in, "parameters");
        scope.variables = &json_get::object(in, "variables");
        scope.given = given;
        scope.steps = &m_steps;
        for (const auto& [name, declared] : scope.parameters->items())
            if (declared.is_object() && !declared.contains("defaultValue") && !(given && given->contains(name)))
                m_report.add(place / "parameters" / name, "import.parameter", {name});
        list(scope, in, place, {});
    }

private:
    struct Around {
        std::string type, name;
        int nested = 0;
    };

    void list(const ArmScope& scope, const json& in, const InputPlace& place, const Around& around)
    {
        const auto resources = in.find("resources");
        if (resources == in.end())
            return;
        if (resources->is_object())  // languageVersion 2.0: by symbolic name
            for (const auto& [name, resource] : resources->items())
                copies(scope, resource, place / "resources" / name, around);
        else if (resources->is_array())
            for (std::size_t i = 0; i < resources->size(); ++i)
                copies(scope, resources->at(i), place / "resources" / i, around);
    }

    /// One resource, or as many as its loop says.
    void copies(const ArmScope& scope, const json& in, const InputPlace& place, const Around& around)
    {
        if (!in.is_object())
            return m_report.add(place, "import.unknown", {"resources"});
        if (json_get::flag(in, "existing"))
            return;
        const json& loop = json_get::object(in, "copy");
        if (loop.empty())
            return resource(scope, in, place, around);
        const json count = loop.contains("count") ? armValue(scope, loop.at("count"), {}) : json();
        const std::int64_t times = json_get::integer(json{{"n", count}}, "n", -1);
        if (times < 0)
            return m_report.add(place / "copy", "import.repeated", {json_get::text(loop, "name")});
        for (std::int64_t i = 0; i < std::min(times, kMostLoops); ++i) {
            ArmScope one = scope;
            one.copyIndex = i;
            resource(one, in, place, around);
        }
    }

    void resource(const ArmScope& scope, const json& in, const InputPlace& place, const Around& around)
    {
        const auto text = [&](std::string_view key) {
            const auto it = in.find(key);
            return it == in.end() ? std::string() : json_get::text(json{{"v", armValue(scope, *it, {})}}, "v");
        };
        if (const auto condition = in.find("condition"); condition != in.end())
            if (const json holds = armValue(scope, *condition, {}); holds == false || holds == "false")
                return m_report.add(place, "import.condition", {text("name"), condition->dump()});
        std::string type = text("type"), name = text("name");
        if (type.empty() || name.empty())
            return m_report.add(place, "import.no_id", {"name"});
        if (!around.type.empty() && type.find('.') == std::string::npos) {
            type = around.type + '/' + type;
            name = around.name + '/' + name;
        }
        if (type == "Microsoft.Resources/deployments")
            return nested(scope, in, place, around);
        InputPlace whole = place;
        whole.whole = true;
        json out =
            armValue(scope, without(in, {"copy", "resources", "dependsOn", "condition", "comments", "metadata"}),
                     [&](const std::string& expression) { m_report.add(whole, "import.unknown_value", {expression}); });
        strip(out);
        out["type"] = type;
        out["id"] = armId(type, name);
        out["name"] = name.substr(name.rfind('/') + 1);
        settle(out);
        addAzureResource(m_records, m_report, out, whole);
        list(scope, in, place, {type, name, around.nested});
    }

    static json without(const json& in, std::initializer_list<std::string_view> keys)
    {
        json out = in;
        for (const std::string_view key : keys)
            if (key != "copy" || out.value("copy", json()).is_object())
                out.erase(std::string(key));
        return out;
    }

    /// Takes out what could not be told, so that it counts as absent.
    static void strip(json& value)
    {
        if (value.is_object()) {
            for (auto it = value.begin(); it != value.end();) {
                strip(*it);
                it = it->is_null() ? value.erase(it) : std::next(it);
            }
        } else if (value.is_array()) {
            for (json& item : value)
                strip(item);
            std::erase_if(value.get_ref<json::array_t&>(), [](const json& item) { return item.is_null(); });
        }
    }

    /// What a template names in another way than a deployed resource prints it.
    void settle(json& out)
    {
        json& properties = out["properties"];
        if (!properties.is_object())
            properties = json::object();
        const std::string type = out["type"].get<std::string>();
        if (type == "Microsoft.Compute/virtualMachines") {
            for (const json& nic : json_get::list(json_get::object(properties, "networkProfile"), "networkInterfaces"))
                m_machines.emplace_back(json_get::text(nic, "id"), out["id"].get<std::string>());
            if (json_get::object(properties, "osProfile").contains("windowsConfiguration") ||
                json_get::text(json_get::object(json_get::object(properties, "storageProfile"), "imageReference"),
                               "publisher") == "MicrosoftWindowsServer")
                properties["storageProfile"]["osDisk"]["osType"] = "Windows";
        } else if (type == "Microsoft.Network/virtualNetworks") {
            if (properties.contains("subnets") && properties["subnets"].is_array())
                for (json& subnet : properties["subnets"])
                    if (subnet.is_object() && subnet.value("properties", json()).is_object())
                        subnet["properties"]["deployed"] = false;
        } else if (type == "Microsoft.Network/virtualNetworks/subnets") {
            properties["deployed"] = false;
        } else if (type == "Microsoft.Network/virtualNetworks/virtualNetworkPeerings") {
            properties["peeringState"] = "Initiated";
        }
    }

    /// A template inside: in its own scope, or in that around it.
    void nested(const ArmScope& scope, const json& in, const InputPlace& place, const Around& around)
    {
        const json& properties = json_get::object(in, "properties");
        const json& inner = json_get::object(properties, "template");
        if (inner.empty() || around.nested >= kMostNestedTemplates)
            return m_report.add(place, "import.module_call", {json_get::text(in, "name")});
        const InputPlace at = place / "properties" / "template";
        const bool own =
            json_get::text(json_get::object(properties, "expressionEvaluationOptions"), "scope") == "inner" ||
            json_get::text(json_get::object(properties, "expressionEvaluationOptions"), "scope") == "Inner";
        if (!own)
            return list(scope, inner, at, {{}, {}, around.nested + 1});
        ArmScope inside;
        inside.parameters = &json_get::object(inner, "parameters");
        inside.variables = &json_get::object(inner, "variables");
        inside.given = &json_get::object(properties, "parameters");
        inside.callerOfGiven = &scope;
        inside.steps = scope.steps;
        list(inside, inner, at, {{}, {}, around.nested + 1});
    }

public:
    /// A machine names its interfaces; Azure prints it the other way round.
    void joinMachines()
    {
        auto& nics = m_records.modelled[net::Kind::AzureNetworkInterface];
        for (const auto& [nic, machine] : m_machines)
            if (const auto it = nics.find(azureKey(nic)); it != nics.end())
                it->second.json["properties"]["virtualMachine"] = {{"id", machine}};
    }

private:
    AzureRecords& m_records;
    ImportReport& m_report;
    std::vector<std::pair<std::string, std::string>> m_machines;  ///< interface and machine
    std::size_t m_steps = kMostSteps;
};

}  // namespace

Result<Imported> importArm(std::span<const SourceText> sources, std::string name)
{
    ImportReport report(sources);
    std::vector<std::pair<std::size_t, json>> templates;
    json given = json::object(), residue;
    for (std::size_t file = 0; file < sources.size(); ++file) {
        if (sources[file].text.empty()) {
            report.addFile(file, "import.not_json");
            continue;
        }
        auto document = parseJson(sources[file].text, sources[file].name);
        if (!document)
            report.addBroken(file, document.error());
        else if (schemaSays(*document, "deploymentparameters"))
            given.update(json_get::object(*document, "parameters"));
        else if (schemaSays(*document, "deploymenttemplate") || document->contains("resources"))
            templates.emplace_back(file, *std::move(document));
        else
            report.addFile(file, "import.no_resource");
    }
    AzureRecords records;
    TemplateReader reader(records, report);
    for (const auto& [file, document] : templates) {
        reader.read(document, {file, {}, false}, given.empty() ? nullptr : &given);
        if (const json& kept = json_get::object(json_get::object(document, "metadata"), kResidueKey); !kept.empty())
            residue = kept;
    }
    if (records.found == 0 && residue.is_null())
        return report.nothing(name, "ARM");
    reader.joinMachines();
    sortOthers(records);
    supposeAddresses(records, report);
    auto imported = drawAzure(std::move(records), report, std::move(name));
    if (imported && residue.is_object())
        return withResidue(*std::move(imported), residue);
    return imported;
}

}  // namespace pb::exchange
