// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/combine.h"
#include "core/exchange/network/json_text.h"
#include "core/exchange/network/terraform_read.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <optional>

namespace pb::exchange {

namespace {

constexpr std::array<Importer, 5> kImporters{{
    {"aws", importAws},
    {"azure", importAzure},
    {"arm", importArm},
    {"terraform", importTerraform},
    {"cloudformation", importCloudFormation},
}};

bool has(std::string_view text, std::string_view what) { return text.find(what) != std::string_view::npos; }

/// The order in which this is asked matters: what a template is made of may look like what another tool prints.
std::string_view formatOf(std::string_view text)
{
    const std::size_t start = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (start == std::string_view::npos)
        return {};
    const bool isJson = text[start] == '{' || text[start] == '[';
    if (!isJson)
        return has(text, "AWSTemplateFormatVersion") || has(text, "AWS::") ? "cloudformation" : std::string_view();
    if (has(text, "deploymentTemplate.json") || has(text, "deploymentParameters.json") ||
        has(text, "DeploymentTemplate.json"))
        return "arm";
    if (has(text, "\"terraform_version\"") || has(text, "\"planned_values\""))
        return "terraform";
    if (has(text, "\"Resources\"") && has(text, "\"Type\"") && has(text, "\"AWS::"))
        return "cloudformation";
    if (has(text, "\"resource\"") && (has(text, "\"aws_") || has(text, "\"azurerm_")))
        if (const auto document = parseJson(text, {}); document && isTerraform(*document))
            return "terraform";
    if (has(text, "/providers/") || has(text, "\"Microsoft."))
        return "azure";
    return "aws";
}

/// Whether an error is about one text that cannot be parsed.
bool isOfText(const Error& error)
{
    return error.id.starts_with("exchange.json.") || error.id == "exchange.terraform.old_state" ||
           error.id.starts_with("exchange.yaml.");
}

}  // namespace

std::span<const Importer> importers() { return kImporters; }

Result<Imported> importAuto(std::span<const SourceText> sources, std::string name)
{
    std::array<std::vector<SourceText>, kImporters.size()> groups;
    std::vector<SourceText> strangers;
    for (const SourceText& source : sources) {
        const std::string_view format = formatOf(source.text);
        const auto it =
            std::find_if(kImporters.begin(), kImporters.end(), [&](const Importer& i) { return i.name == format; });
        if (it == kImporters.end())
            strangers.push_back(source);
        else
            groups[static_cast<std::size_t>(it - kImporters.begin())].push_back(source);
    }
    std::optional<Imported> out;
    std::vector<NotUnderstood> empty;
    std::optional<Error> broken;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i].empty())
            continue;
        auto read = kImporters[i].read(groups[i], name);
        if (!read && !isOfText(read.error()) && read.error().id != "exchange.import.nothing")
            return read;
        if (!read) {
            const bool isBroken = isOfText(read.error());
            for (const SourceText& source : groups[i])
                empty.push_back(
                    {source.name,
                     0,
                     {},
                     isBroken ? "import.broken" : "import.no_resource",
                     isBroken ? std::vector{read.error().where, read.error().detail} : std::vector<std::string>()});
            if (isBroken)
                broken = read.error();
            continue;
        }
        auto both = out ? combined(*std::move(out), *std::move(read)) : std::move(read);
        if (!both)
            return both;
        out = *std::move(both);
    }
    if (!out && broken && sources.size() == 1)
        return tl::unexpected<Error>(*std::move(broken));
    if (!out)
        return fail(Error::Code::Schema, "exchange.import.nothing", std::move(name), "nothing in the input is known",
                    {"AWS/Azure/Terraform/CloudFormation/ARM"});
    for (const SourceText& source : strangers)
        empty.push_back({source.name, 0, {}, source.text.empty() ? "import.not_json" : "import.no_resource", {}});
    std::move(empty.begin(), empty.end(), std::back_inserter(out->not_understood));
    return *std::move(out);
}

}  // namespace pb::exchange
