// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/azure_records.h"
#include "core/exchange/network/template_aws.h"
#include "core/exchange/network/terraform_read.h"

#include <vector>

namespace pb::exchange {

/// The instances of the provider `aws` in the words of CloudFormation.
/// @param region of the provider's configuration; empty: not told
std::vector<TemplateResource> awsOfTerraform(const std::vector<TfInstance>& instances, const std::string& region);

/// The instances of the provider `azurerm` as Azure's REST interface would print them.
AzureRecords azureOfTerraform(const std::vector<TfInstance>& instances, ImportReport& report);

}  // namespace pb::exchange
