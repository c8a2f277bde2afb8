// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/export_aws.h"
#include "core/exchange/network/export_azure.h"

#include <map>
#include <string>

namespace pb::exchange {

struct TerraformExport {
    nlohmann::ordered_json document;
    std::map<ElementId, std::string> exported;  ///< id that importTerraform() gives it
};
TerraformExport terraformOf(const net::Index& index);

/// The Terraform type of a CloudFormation resource, and its arguments in Terraform's words. References become
/// "${TYPE.NAME.id}".
/// @param all the resources among which its references lie
void putTerraformAws(const std::vector<AwsResource>& all, TerraformExport& out);
void putTerraformAzure(const std::vector<AzureResource>& all, TerraformExport& out);

}  // namespace pb::exchange
