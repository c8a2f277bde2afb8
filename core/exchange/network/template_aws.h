// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/aws_records.h"

#include <string>
#include <vector>

namespace pb::exchange {

/// A resource of a template or plan in the words of CloudFormation: references stand as the ids of what they mean.
struct TemplateResource {
    std::string type;           ///< "AWS::EC2::Subnet"
    std::string id;             ///< the cloud's where it is known, else the place in the template: "aws_subnet.a[0]"
    nlohmann::json properties;  ///< an object
    InputPlace place;           ///< of the resource; `whole`
    std::string region;         ///< empty: not told
    bool deployed = false;      ///< it is known to exist
};

/// Turns the resources of templates into what describe-… would print of them once they are deployed, so that one reader
/// makes the drawing of both. What the template does not tell stays empty; what describes several things (an entry of a
/// route table, an association) is put where describe-… prints it.
/// Resources of unknown types become AwsOther. O(n log n).
AwsRecords recordsOfTemplate(const std::vector<TemplateResource>& resources, ImportReport& report);

/// Addresses that a template leaves to the cloud get stand-ins, so that paths can be traced: private ones the lowest
/// free address of the subnet, public ones of 203.0.113.0/24 and on (TEST-NET-3, RFC 5737). Each is listed.
void supposeAddresses(AwsRecords& records, ImportReport& report);

}  // namespace pb::exchange
