// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/aws_records.h"
#include "core/exchange/network/import_build.h"

#include <map>
#include <string>

namespace pb::exchange {

/// A drawing made from AWS records.
class AwsBuild final : public ImportBuild {
public:
    AwsBuild(const AwsRecords& from, ImportReport& to) : ImportBuild(to), records(from) {}

    const AwsRecords& records;

    /// The region that holds the record's resources, made at need; none where nothing tells it.
    ElementId region(const AwsRecord& record);
    ElementId region(const std::string& code, const std::string& account);
    /// The VPC that a record names by `key`, with a stub where it is missing.
    ElementId vpcOf(const AwsRecord& record, std::string_view key = "VpcId");

    /// The Name tag, or what describe-tags says.
    std::string nameOf(const std::string& cloudId, const nlohmann::json& json) const;

private:
    std::map<std::string, ElementId> m_regions;  ///< by code and account
};

// Each makes the elements of its kinds, in this order: the later ones stand in, or refer to, the earlier ones.
void addAwsContainers(AwsBuild& build);  ///< regions, VPCs, zones, subnets
void addAwsLeaves(AwsBuild& build);      ///< an element for every other record, still empty
void addAwsOthers(AwsBuild& build);      ///< Opaque
void fillAwsGateways(AwsBuild& build);
void fillAwsTunnels(AwsBuild& build);
void fillAwsTransit(AwsBuild& build);  ///< transit gateways
void fillAwsDirectConnect(AwsBuild& build);
void fillAwsBalancers(AwsBuild& build);
void fillAwsHosts(AwsBuild& build);
void fillAwsFilters(AwsBuild& build);
void fillAwsRoutes(AwsBuild& build);

/// All of them, in order, and the finished network. `report` must be that of the records.
Result<Imported> drawAws(AwsRecords records, ImportReport& report, std::string name);

}  // namespace pb::exchange
