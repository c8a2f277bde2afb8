// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/network/topology.h"

#include <filesystem>
#include <span>
#include <stop_token>
#include <string>
#include <vector>

namespace pb::exchange {

/// A text to import and what it is called in reports.
struct SourceText {
    std::string name;  ///< relative to what the person named: "us-east-2/Subnets.json"
    std::string text;
};

/// Something in the input that the drawing does not say, or says only in part.
struct NotUnderstood {
    std::string file;
    int line = 0;      ///< from 1; 0: the file as such
    std::string path;  ///< JSON pointer
    std::string why;   ///< id of a sentence, "import.not_modelled"; %1, %2, … are `args`
    std::vector<std::string> args;
    friend bool operator==(const NotUnderstood&, const NotUnderstood&) = default;
};

struct Imported {
    net::Network network;                       ///< with a layout; id, workload and as-of date are not set
    std::vector<NotUnderstood> not_understood;  ///< by file and line
};

/// The files of a folder and its subfolders by name, or one file. Files that end in none of .json, .yaml, .yml,
/// .template and .tfstate come back without text, so that a report can name them. Hidden files and folders are passed
/// over.
/// @return NotFound "exchange.path.missing". Io "exchange.path.unreadable". Limit "exchange.json.size": together larger
///         than kMaxJsonBytes. Cancelled "exchange.cancelled".
Result<std::vector<SourceText>> readSources(const std::filesystem::path& path, const std::stop_token& stop = {});

/// Reads what `aws ec2 describe-…` printed: any number of files, regions and accounts, in any order.
/// Resources that the product does not model become Opaque elements; what is named but not there becomes an element
/// with no more than its id. Both are listed.
/// @param name of the network
/// @return Schema "exchange.import.nothing": no AWS resource in any of the texts; where there is one text alone and it
///         cannot be parsed, what parseJson() says of it. Limit "exchange.elements": more than kMaxElements.
Result<Imported> importAws(std::span<const SourceText> sources, std::string name);

/// Reads Azure resources as the portal's JSON view, the REST interface or `az … list` prints them: any number of files,
/// one resource or lists. ARM templates hold expressions instead of values: importArm() reads those.
/// As importAws().
/// @return Schema "exchange.import.nothing": no Azure resource in any of the texts
Result<Imported> importAzure(std::span<const SourceText> sources, std::string name);

/// Reads ARM templates in JSON: parameters by their default or by a parameter file among the sources, variables, loops,
/// conditions, nested templates and the functions that can be told before deployment. As importAws().
/// @return Schema "exchange.import.nothing": no resource in any of the texts
Result<Imported> importArm(std::span<const SourceText> sources, std::string name);

/// Reads `terraform show -json` of plans and states, state files of version 4, and configurations in JSON syntax; the
/// providers aws and azurerm. As importAws().
/// @return Schema "exchange.import.nothing"
Result<Imported> importTerraform(std::span<const SourceText> sources, std::string name);

/// Reads CloudFormation templates in JSON and YAML with the defaults of their parameters. As importAws().
/// @return Schema "exchange.import.nothing"
Result<Imported> importCloudFormation(std::span<const SourceText> sources, std::string name);

/// One way to import, and how it is called.
struct Importer {
    std::string_view name;  ///< "terraform"
    Result<Imported> (*read)(std::span<const SourceText>, std::string);
};
std::span<const Importer> importers();

/// Tells each source's format by what stands in it and imports all of them into one drawing.
/// @return Schema "exchange.import.nothing"
Result<Imported> importAuto(std::span<const SourceText> sources, std::string name);

}  // namespace pb::exchange
