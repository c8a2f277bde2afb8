// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/exchange/network/azure_records.h"
#include "core/exchange/network/import_build.h"

#include <map>
#include <set>
#include <string>

namespace pb::exchange {

/// A drawing made from Azure records.
class AzureBuild final : public ImportBuild {
public:
    AzureBuild(const AzureRecords& from, ImportReport& to) : ImportBuild(to), records(from) {}

    const AzureRecords& records;

    /// The region of a resource's "location", made at need; none where it has none.
    ElementId region(const nlohmann::json& resource);

    /// A public address by the resource that holds it.
    std::optional<net::Address> publicAddress(const std::string& id, const InputPlace& place);
    net::PublicIpSku publicSku(const std::string& id) const;
    /// Whether publicAddress() has been asked for it.
    bool usesAddress(const std::string& id) const { return m_used.contains(key(id)); }

    /// Prefixes under `key`, one or a list.
    net::Prefixes prefixes(const nlohmann::json& fields, std::string_view key, const InputPlace& place);

private:
    std::string key(const std::string& cloudId) const override { return azureKey(cloudId); }
    std::string nameIn(const std::string& cloudId) const override
    {
        return cloudId.substr(cloudId.rfind('/') + 1);  // npos + 1 is 0
    }
    std::map<std::string, ElementId> m_regions;
    std::set<std::string> m_used;
};

// Each makes the elements of its kinds, in this order.
void addAzureNetworks(AzureBuild& build);  ///< regions, virtual networks, subnets
void addAzureLeaves(AzureBuild& build);    ///< an element for every other record, still empty
void addAzureOthers(AzureBuild& build);    ///< Opaque
void fillAzurePeerings(AzureBuild& build);
void fillAzureRoutes(AzureBuild& build);
void fillAzureFilters(AzureBuild& build);
void fillAzureGateways(AzureBuild& build);
void fillAzureHosts(AzureBuild& build);
void addAzureCircuits(AzureBuild& build);  ///< before the connections that lead to them
void fillAzureEdge(AzureBuild& build);     ///< firewalls, bastions, load balancers, private endpoints
void fillAzureSubnets(AzureBuild& build);  ///< what refers to the rest
void addUnusedAddresses(AzureBuild& build);

/// All of them, in order, and the finished network. `report` must be that of the records.
Result<Imported> drawAzure(AzureRecords records, ImportReport& report, std::string name);

}  // namespace pb::exchange
