// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/export.h"
#include "core/exchange/network/export_aws.h"
#include "core/exchange/network/export_azure.h"
#include "core/exchange/network/export_terraform.h"
#include "core/exchange/network/import.h"
#include "core/exchange/network/residue.h"

#include <array>
#include <set>

namespace pb::exchange {

using Json = nlohmann::ordered_json;

namespace {

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

constexpr std::array<Exporter, 3> kExporters{{
    {"terraform", exportTerraform},
    {"cloudformation", exportCloudFormation},
    {"arm", exportArm},
}};

Json imageParameter(const char* path)
{
    return {{"Type", "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>"}, {"Default", path}};
}

}  // namespace

std::span<const Exporter> exporters() { return kExporters; }

Exported exportCloudFormation(const net::Network& network)
{
    const net::Index index(network.topology);
    std::map<ElementId, std::string> exported;
    Json resources = Json::object();
    for (AwsResource& resource : awsResources(index)) {
        if (resource.element)
            exported[resource.element] = resource.name;
        resources[resource.name] = {{"Type", resource.type}, {"Properties", std::move(resource.properties)}};
    }
    Json document{{"AWSTemplateFormatVersion", "2010-09-09"}};
    if (!index.all(net::Kind::Instance).empty())
        document["Parameters"] = {
            {"LinuxImage", imageParameter("/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64")},
            {"WindowsImage", imageParameter("/aws/service/ami-windows-latest/Windows_Server-2022-English-Full-Base")},
            {"InstanceType", {{"Type", "String"}, {"Default", "t3.micro"}}}};
    document["Resources"] = std::move(resources);
    document["Metadata"] = {{std::string(kResidueKey), residueFor(network, document, exported, importCloudFormation)}};
    return {textOf(document), leftOut(network, exported)};
}

Exported exportTerraform(const net::Network& network)
{
    const net::Index index(network.topology);
    TerraformExport made = terraformOf(index);
    const Json residue = residueFor(network, made.document, made.exported, importTerraform);
    Json document = Json::object();
    document["//"] = {{std::string(kResidueKey), residue}};
    document.update(made.document);
    return {textOf(document), leftOut(network, made.exported)};
}

Exported exportArm(const net::Network& network)
{
    const net::Index index(network.topology);
    ArmExport made = armOf(index);
    made.document["metadata"] = {
        {std::string(kResidueKey), residueFor(network, made.document, made.exported, importArm)}};
    return {textOf(made.document), leftOut(network, made.exported)};
}

}  // namespace pb::exchange
