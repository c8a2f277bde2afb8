// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace pb::test {

/// A Terraform plan: a VPC with two subnets, and a module that is called for one key.
extern const std::string kPlan;
/// A CloudFormation template in YAML.
extern const std::string kYaml;
/// An ARM template with loops, and a parameter file for it.
extern const std::string kArm, kArmParameters;
/// A state file of Terraform with the provider azurerm.
extern const std::string kAzureState;
/// Texts by name that try to make a reader run on, or fall.
extern const std::vector<std::pair<std::string, std::string>> kHostileTexts;

}  // namespace pb::test
