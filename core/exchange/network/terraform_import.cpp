// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/terraform_import.h"

#include "core/exchange/network/aws_build.h"
#include "core/exchange/network/azure_build.h"
#include "core/exchange/network/azure_suppose.h"
#include "core/exchange/network/combine.h"
#include "core/exchange/network/json_text.h"
#include "core/exchange/network/residue.h"

namespace pb::exchange {

using nlohmann::json;

namespace {

/// The region of the provider `aws`: a constant, or the value of the variable that it names.
std::string regionIn(const json& in)
{
    const json& providers = json_get::object(json_get::object(in, "configuration"), "provider_config");
    for (const auto& [name, provider] : providers.items()) {
        if (json_get::text(provider, "name") != "aws" && name != "aws")
            continue;
        const json& region = json_get::object(json_get::object(provider, "expressions"), "region");
        if (const std::string constant = json_get::text(region, "constant_value"); !constant.empty())
            return constant;
        for (const json& reference : json_get::list(region, "references"))
            if (reference.is_string() && reference.get_ref<const std::string&>().starts_with("var."))
                return json_get::text(
                    json_get::object(json_get::object(in, "variables"), reference.get<std::string>().substr(4)),
                    "value");
    }
    return json_get::text(json_get::object(json_get::object(in, "provider"), "aws"), "region");
}

/// What the instances of other providers come to: nothing to draw, but listed.
void listOthers(const std::vector<TfInstance>& instances, std::vector<TemplateResource>& out)
{
    for (const TfInstance& one : instances)
        if (!one.type.starts_with("aws_") && !one.type.starts_with("azurerm_"))
            out.push_back({one.type, one.id, one.values, one.place, {}, one.deployed});
}

struct Read {
    std::vector<TemplateResource> aws;
    std::vector<TfInstance> azure;
    json residue;
};

void readFile(const SourceText& source, std::size_t file, ImportReport& report, Read& out)
{
    if (source.text.empty())
        return report.addFile(file, "import.not_json");
    const auto document = parseJson(source.text, source.name);
    if (!document)
        return report.addBroken(file, document.error());
    if (isOldState(*document))
        return report.addBroken(file, {Error::Code::Schema,
                                       "exchange.terraform.old_state",
                                       source.name,
                                       "a state of Terraform 0.11 or earlier",
                                       {json_get::text(*document, "version")}});
    TfSource terraform(*document, file, report);
    if (!terraform.recognised())
        return report.addFile(file, "import.no_resource");
    auto aws = awsOfTerraform(terraform.instances(), regionIn(*document));
    listOthers(terraform.instances(), aws);
    std::move(aws.begin(), aws.end(), std::back_inserter(out.aws));
    for (TfInstance& one : terraform.instances())
        if (one.type.starts_with("azurerm_"))
            out.azure.push_back(std::move(one));
    if (const json& kept = json_get::object(json_get::object(*document, "//"), kResidueKey); !kept.empty())
        out.residue = kept;
}

}  // namespace

Result<Imported> importTerraform(std::span<const SourceText> sources, std::string name)
{
    ImportReport report(sources), azureReport(sources);
    Read read;
    for (std::size_t file = 0; file < sources.size(); ++file)
        readFile(sources[file], file, report, read);
    if (read.aws.empty() && read.azure.empty() && read.residue.is_null())
        return report.nothing(name, "Terraform");
    AwsRecords aws = recordsOfTemplate(read.aws, report);
    supposeAddresses(aws, report);
    auto imported = drawAws(std::move(aws), report, name);
    if (!imported)
        return imported;
    if (!read.azure.empty()) {
        AzureRecords azure = azureOfTerraform(read.azure, azureReport);
        supposeAddresses(azure, azureReport);
        auto more = drawAzure(std::move(azure), azureReport, std::move(name));
        if (!more)
            return more;
        auto both = combined(*std::move(imported), *std::move(more));
        if (!both)
            return both;
        imported = std::move(both);
    }
    if (read.residue.is_object())
        return withResidue(*std::move(imported), read.residue);
    return imported;
}

}  // namespace pb::exchange
