// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/index.h"

#include <nlohmann/json.hpp>

#include <functional>
#include <string>
#include <vector>

namespace pb::exchange {

/// An element that comes with the resource of another: the interface of a load balancer, the attachment of a VPN. The
/// importers know it by the ids of the resource and, where there is one, of `in`, with `between` between them.
struct AwsPart {
    ElementId element;
    std::string between;
    std::string in;  ///< name of a resource; empty: none
};

/// A resource of a CloudFormation template to be.
struct AwsResource {
    ElementId element;  ///< none: it only joins others, or belongs to one
    std::string type;   ///< "AWS::EC2::Subnet"
    std::string name;   ///< logical id, "Subnet7"
    nlohmann::ordered_json properties;
    std::vector<AwsPart> parts;
};

/// The AWS elements of a network as resources, holders before what they hold. References are {"Ref": NAME}, Elastic IPs
/// {"Fn::GetAtt": [NAME, "AllocationId"]}. A {"Ref": NAME} to no resource is a parameter: what the design leaves open.
/// Elements that have no resource are not among them. O(n log n).
std::vector<AwsResource> awsResources(const net::Index& index);

/// Whether a resource asks for the attachment to a transit gateway that a VPN, or the association of a Direct Connect
/// gateway, comes with: CloudFormation does not tell its id, Terraform does.
bool asksForAttachment(const nlohmann::ordered_json& properties);

/// The names in {"Ref": NAME} anywhere in `value`.
void forEachRef(const nlohmann::ordered_json& value, const std::function<void(const std::string&)>& take);

}  // namespace pb::exchange
