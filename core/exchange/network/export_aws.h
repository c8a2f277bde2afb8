// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/index.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace pb::exchange {

/// A resource of a CloudFormation template to be.
struct AwsResource {
    ElementId element;  ///< none: it only joins others, or belongs to one
    std::string type;   ///< "AWS::EC2::Subnet"
    std::string name;   ///< logical id, "Subnet7"
    nlohmann::ordered_json properties;
};

/// The AWS elements of a network as resources, holders before what they hold. References are {"Ref": NAME}, Elastic IPs
/// {"Fn::GetAtt": [NAME, "AllocationId"]}. Elements that have no resource are not among them. O(n log n).
std::vector<AwsResource> awsResources(const net::Index& index);

}  // namespace pb::exchange
