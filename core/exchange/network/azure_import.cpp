// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/azure_build.h"
#include "core/exchange/network/json_text.h"

#include <set>

namespace pb::exchange {

namespace {

bool azureLeadsToInternet(const net::Element& element)
{
    if (element.as<net::AzureNatGateway>())
        return true;
    const auto* nic = element.as<net::AzureNetworkInterface>();
    return nic && nic->public_ip;
}

/// An id that stands for resources of two kinds stays with the first; the other is kept as something unknown.
void separateAzure(AzureRecords& records, ImportReport& report)
{
    std::set<std::string> used;
    for (auto& [kind, byId] : records.modelled)
        for (auto it = byId.begin(); it != byId.end();) {
            if (used.insert(it->first).second) {
                ++it;
                continue;
            }
            report.add(it->second.place, "import.duplicate", {it->second.id});
            it->second.id.clear();
            records.others.push_back({std::string(enumName(kind)), std::move(it->second)});
            it = byId.erase(it);
        }
}

}  // namespace

Result<Imported> importAzure(std::span<const SourceText> sources, std::string name)
{
    ImportReport report(sources);
    AzureRecords records = collectAzure(sources, report);
    if (records.found == 0)
        return report.nothing(name, "Azure");
    return drawAzure(std::move(records), report, std::move(name));
}

Result<Imported> drawAzure(AzureRecords records, ImportReport& report, std::string name)
{
    if (auto few = checkElementCount(records.found, name); !few)
        return forward(std::move(few));
    separateAzure(records, report);
    AzureBuild build(records, report);
    addAzureNetworks(build);
    addAzureLeaves(build);
    addAzureOthers(build);
    fillAzurePeerings(build);
    fillAzureRoutes(build);
    fillAzureFilters(build);
    addAzureCircuits(build);
    fillAzureGateways(build);
    fillAzureHosts(build);
    fillAzureEdge(build);
    fillAzureSubnets(build);
    addUnusedAddresses(build);
    return build.finish(std::move(name), azureLeadsToInternet);
}

}  // namespace pb::exchange
