// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/aws_build.h"
#include "core/exchange/network/cfn_template.h"
#include "core/exchange/network/json_text.h"
#include "core/exchange/network/residue.h"
#include "core/exchange/network/yaml_text.h"

namespace pb::exchange {

using nlohmann::json;

namespace {

bool looksLikeJson(std::string_view text)
{
    const std::size_t at = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    return at != std::string_view::npos && (text[at] == '{' || text[at] == '[');
}

/// The template of a source; null where it is broken, which is listed.
json read(const SourceText& source, std::size_t file, ImportReport& report)
{
    if (looksLikeJson(source.text)) {
        auto document = parseJson(source.text, source.name);
        if (document)
            return *std::move(document);
        report.addBroken(file, document.error());
        return nullptr;
    }
    json out;
    std::unordered_map<std::string, int> lines;
    if (const auto parsed = parseYaml(source.text, source.name, {out, lines}); !parsed) {
        report.addBroken(file, parsed.error());
        return nullptr;
    }
    report.setLines(file, std::move(lines));
    return out;
}

}  // namespace

Result<Imported> importCloudFormation(std::span<const SourceText> sources, std::string name)
{
    ImportReport report(sources);
    std::vector<TemplateResource> resources;
    std::vector<json> documents;  // templates refer to them
    documents.reserve(sources.size());
    json residue;
    for (std::size_t file = 0; file < sources.size(); ++file) {
        if (sources[file].text.empty()) {
            report.addFile(file, "import.not_json");
            continue;
        }
        documents.push_back(read(sources[file], file, report));
        const json* document = &documents.back();
        InputPlace place{file, {}, false};
        if (document->is_object() && document->contains("TemplateBody")) {  // as get-template prints it
            document = &document->at("TemplateBody");
            place = place / "TemplateBody";
        }
        if (document->is_null())
            continue;
        if (const json& kept = json_get::object(json_get::object(*document, "Metadata"), kResidueKey); !kept.empty())
            residue = kept;
        else if (json_get::object(*document, "Resources").empty()) {
            report.addFile(file, "import.no_resource");
            continue;
        }
        const std::string prefix = sources.size() > 1 ? sources[file].name + '#' : std::string();
        auto found = CfnTemplate(*document, place, report, prefix).resources();
        std::move(found.begin(), found.end(), std::back_inserter(resources));
    }
    if (resources.empty() && residue.is_null())
        return report.nothing(name, "CloudFormation");
    AwsRecords records = recordsOfTemplate(resources, report);
    supposeAddresses(records, report);
    auto imported = drawAws(std::move(records), report, std::move(name));
    if (imported && residue.is_object())
        return withResidue(*std::move(imported), residue);
    return imported;
}

}  // namespace pb::exchange
