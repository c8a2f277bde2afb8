// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/azure_build.h"

namespace pb::exchange {

namespace {

bool leadsToInternet(const net::Element& element)
{
    if (element.as<net::AzureNatGateway>())
        return true;
    const auto* nic = element.as<net::AzureNetworkInterface>();
    return nic && nic->public_ip;
}

}  // namespace

Result<Imported> importAzure(std::span<const SourceText> sources, std::string name)
{
    ImportReport report(sources);
    const AzureRecords records = collectAzure(sources, report);
    if (records.found == 0)
        return fail(Error::Code::Schema, "exchange.import.nothing", name, "no Azure resource in the input", {"Azure"});
    AzureBuild build(records, report);
    addAzureNetworks(build);
    addAzureLeaves(build);
    addAzureOthers(build);
    fillAzurePeerings(build);
    fillAzureRoutes(build);
    fillAzureFilters(build);
    fillAzureGateways(build);
    fillAzureHosts(build);
    fillAzureSubnets(build);
    return build.finish(std::move(name), leadsToInternet);
}

}  // namespace pb::exchange
