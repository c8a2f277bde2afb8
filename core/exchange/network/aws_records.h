// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/import_report.h"
#include "core/network/kind.h"

#include <deque>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace pb::exchange {

/// One resource as it was printed.
struct AwsRecord {
    nlohmann::json json;
    InputPlace place;
    std::string region;   ///< "us-east-2" where the file's place or a wrapper says so, else empty
    std::string account;  ///< as region
};

/// A resource of a type that the product does not model.
struct AwsOther {
    std::string type;  ///< "AWS::EC2::TransitGateway"
    std::string id;    ///< may be empty
    AwsRecord record;
};

/// Everything that the input holds, by what it is and by id: the same whatever the order of the files.
struct AwsRecords {
    std::map<net::Kind, std::map<std::string, AwsRecord>> modelled;
    std::vector<AwsOther> others;
    std::vector<AwsRecord> addresses;  ///< Elastic IPs
    /// Routes, associations and propagations of a transit gateway's route table, with its id where that is told.
    std::vector<std::pair<std::string, AwsRecord>> transitRows;
    std::vector<AwsRecord> associations;  ///< of Direct Connect gateways
    std::vector<AwsRecord> listeners;     ///< of load balancers
    /// Target groups of load balancers by ARN, with their "Targets": what describe-target-health prints of each.
    std::map<std::string, AwsRecord> targetGroups;
    /// The health of a target group, with its ARN where that is told.
    std::vector<std::pair<std::string, AwsRecord>> targetHealth;
    std::map<std::string, std::string> names;  ///< from describe-tags: resource id -> Name
    std::size_t found = 0;                     ///< resources of any type

    const std::map<std::string, AwsRecord>& of(net::Kind kind) const;
};

/// Puts the health of target groups into them. What belongs to no load balancer of the records becomes AwsOther.
void settleBalancers(AwsRecords& records);

AwsRecords collectAws(std::span<const SourceText> sources, ImportReport& report);

/// "us-east-2" of "us-east-2", "us-east-2b" or "us-west-2-lax-1a"; empty where it is none of these.
std::string awsRegionOf(std::string_view zone);

/// The CloudFormation type of an id by its prefix, "tgw-…"; "AWS::EC2" where that is not known.
std::string awsTypeOfId(std::string_view id);

}  // namespace pb::exchange
