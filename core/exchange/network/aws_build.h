// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/aws_records.h"
#include "core/network/element.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>

namespace pb::exchange {

/// The drawing while it is made from AWS records: elements by id, and the ids of the cloud.
class AwsBuild {
public:
    AwsBuild(const AwsRecords& from, ImportReport& to) : records(from), report(to) {}

    const AwsRecords& records;
    ImportReport& report;
    std::map<ElementId, net::Element> elements;

    /// Adds an element; ids rise.
    net::Element& add(net::Kind kind, std::string cloudId, ElementId parent, std::string name);

    /// The element of a modelled record, made by addAll().
    net::Element& element(const std::string& cloudId) { return elements.at(m_ids.at(cloudId)); }
    template <class T>
    T& data(const std::string& cloudId)
    {
        return std::get<T>(element(cloudId).data);
    }
    /// none where the input has no such resource of one of the kinds
    ElementId known(const std::string& cloudId, net::Kinds kinds) const;
    /// As known(); what is missing becomes an element with no more than its id, and is reported. None for an empty id.
    ElementId needed(const std::string& cloudId, net::Kind kind, ElementId parent, const InputPlace& place);

    /// The region that holds the record's resources, made at need; none where nothing tells it.
    ElementId region(const AwsRecord& record);
    ElementId region(const std::string& code, const std::string& account);
    /// The VPC that a record names by `key`, with a stub where it is missing.
    ElementId vpcOf(const AwsRecord& record, std::string_view key = "VpcId");

    /// The Name tag, or what describe-tags says.
    std::string nameOf(const std::string& cloudId, const nlohmann::json& json) const;

    std::optional<net::Prefix> prefix(const nlohmann::json& json, std::string_view key, const InputPlace& place);
    std::optional<net::Address> address(const nlohmann::json& json, std::string_view key, const InputPlace& place);

private:
    std::unordered_map<std::string, ElementId> m_ids;
    std::map<std::string, ElementId> m_regions;  ///< by code and account
};

// Each makes the elements of its kinds, in this order: the later ones stand in, or refer to, the earlier ones.
void addAwsContainers(AwsBuild& build);  ///< regions, VPCs, zones, subnets
void addAwsLeaves(AwsBuild& build);      ///< an element for every other record, still empty
void addAwsOthers(AwsBuild& build);      ///< Opaque
void fillAwsGateways(AwsBuild& build);
void fillAwsTunnels(AwsBuild& build);
void fillAwsHosts(AwsBuild& build);
void fillAwsFilters(AwsBuild& build);
void fillAwsRoutes(AwsBuild& build);

}  // namespace pb::exchange
