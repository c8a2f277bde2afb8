// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/export.h"
#include "core/exchange/network/export_aws.h"
#include "core/exchange/network/export_azure.h"
#include "core/exchange/network/export_terraform.h"
#include "core/exchange/network/import.h"
#include "core/exchange/network/residue.h"

#include <array>
#include <type_traits>

namespace pb::exchange {

using Json = nlohmann::ordered_json;

namespace {

// https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html
constexpr std::size_t kMostCloudFormation = 500;
// https://learn.microsoft.com/azure/azure-resource-manager/templates/best-practices
constexpr std::size_t kMostArm = 800;

std::string textOf(const Json& document) { return document.dump(2, ' ', false, Json::error_handler_t::replace) + '\n'; }

/// The residue of an export, found by importing it; an empty one where there is nothing to import.
Json residueFor(const net::Network& network, const Json& document, const std::map<ElementId, std::string>& exported,
                Result<Imported> (*read)(std::span<const SourceText>, std::string))
{
    const std::vector<SourceText> sources{{"export", document.dump(-1, ' ', false, Json::error_handler_t::replace)}};
    auto again = read(sources, network.name);
    return Json(residueOf(network, again ? *again : Imported{}, exported));
}

std::vector<ElementId> leftOut(const net::Network& network, const std::map<ElementId, std::string>& exported)
{
    std::vector<ElementId> out;
    for (const auto& [id, element] : network.topology.elements())
        if (!exported.contains(id) && !net::contains(net::kinds(net::Kind::Region, net::Kind::AvailabilityZone,
                                                                net::Kind::AzureRegion, net::Kind::Internet),
                                                     element->kind()))
            out.push_back(id);
    return out;
}

// References that lead nowhere, or to what the field cannot hold, count as none; a template may not have them.

void settleReference(ElementId& id, const FieldInfo& info, const net::Topology& in)
{
    const net::Element* target = in.find(id);
    if (!target || !net::contains(info.targets, target->kind()))
        id = {};
}

template <class T>
void settleReferences(T& value, const FieldInfo& info, const net::Topology& in)
{
    if constexpr (std::is_same_v<T, ElementId>) {
        settleReference(value, info, in);
    } else if constexpr (std::is_same_v<T, net::ElementIds>) {
        for (ElementId& id : value)
            settleReference(id, info, in);
        std::erase(value, ElementId{});
    } else if constexpr (HasFields<T>) {
        forEachField<T>([&](const auto& f) { settleReferences(value.*f.member, f.info, in); });
    } else if constexpr (requires { typename T::value_type; }) {
        if constexpr (HasFields<typename T::value_type>)
            for (auto& row : value)
                settleReferences(row, info, in);
    }
}

net::Topology settled(const net::Topology& in)
{
    net::Topology out = in;
    for (const auto& [id, element] : in.elements()) {
        net::Element copy = *element;
        std::visit([&](auto& data) { settleReferences(data, {}, in); }, copy.data);
        if (!(copy == *element))
            out.put(std::move(copy));
    }
    return out;
}

constexpr std::array<Exporter, 3> kExporters{{
    {"terraform", exportTerraform},
    {"cloudformation", exportCloudFormation},
    {"arm", exportArm},
}};

Json imageParameter(const char* path)
{
    return {{"Type", "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>"}, {"Default", path}};
}

/// What a template asks for. Only what every design leaves open has a default.
Json parameterNamed(const std::string& name)
{
    if (name == "LinuxImage")
        return imageParameter("/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64");
    if (name == "WindowsImage")
        return imageParameter("/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base");
    if (name == "InstanceType")
        return {{"Type", "String"}, {"Default", "t3.micro"}};
    return {{"Type", name.ends_with("Prefixes") ? "CommaDelimitedList" : "String"}};
}

}  // namespace

std::span<const Exporter> exporters() { return kExporters; }

Exported exportCloudFormation(const net::Network& network)
{
    const net::Topology topology = settled(network.topology);
    const net::Index index(topology);
    std::map<ElementId, std::string> exported;
    Json resources = Json::object(), parameters = Json::object();
    for (AwsResource& resource : awsResources(index)) {
        if (asksForAttachment(resource.properties))
            continue;
        if (resource.element)
            exported[resource.element] = resource.name;
        for (const AwsPart& part : resource.parts)
            exported[part.element] = resource.name + part.between + part.in;
        resources[resource.name] = {{"Type", resource.type}, {"Properties", std::move(resource.properties)}};
    }
    forEachRef(resources, [&](const std::string& name) {
        if (!resources.contains(name))
            parameters[name] = parameterNamed(name);
    });
    Json document{{"AWSTemplateFormatVersion", "2010-09-09"}};
    if (!parameters.empty())
        document["Parameters"] = std::move(parameters);
    const std::size_t count = resources.size();
    document["Resources"] = std::move(resources);
    document["Metadata"] = {{std::string(kResidueKey), residueFor(network, document, exported, importCloudFormation)}};
    return {textOf(document), leftOut(network, exported), count, kMostCloudFormation};
}

Exported exportTerraform(const net::Network& network)
{
    const net::Topology topology = settled(network.topology);
    const net::Index index(topology);
    TerraformExport made = terraformOf(index);
    const Json residue = residueFor(network, made.document, made.exported, importTerraform);
    Json document = Json::object();
    document["//"] = {{std::string(kResidueKey), residue}};
    document.update(made.document);
    return {textOf(document), leftOut(network, made.exported)};
}

Exported exportArm(const net::Network& network)
{
    const net::Topology topology = settled(network.topology);
    const net::Index index(topology);
    ArmExport made = armOf(index);
    made.document["metadata"] = {
        {std::string(kResidueKey), residueFor(network, made.document, made.exported, importArm)}};
    return {textOf(made.document), leftOut(network, made.exported), made.document.at("resources").size(), kMostArm};
}

}  // namespace pb::exchange
