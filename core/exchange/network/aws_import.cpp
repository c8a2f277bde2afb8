// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/aws_build.h"

namespace pb::exchange {

namespace {

bool leadsToInternet(const net::Element& element)
{
    return element.kind() == net::Kind::InternetGateway || element.kind() == net::Kind::EgressOnlyInternetGateway;
}

}  // namespace

Result<Imported> importAws(std::span<const SourceText> sources, std::string name)
{
    ImportReport report(sources);
    const AwsRecords records = collectAws(sources, report);
    if (records.found == 0)
        return fail(Error::Code::Schema, "exchange.import.nothing", name, "no AWS resource in the input", {"AWS"});
    AwsBuild build(records, report);
    addAwsContainers(build);
    addAwsLeaves(build);
    addAwsOthers(build);
    fillAwsGateways(build);
    fillAwsTunnels(build);
    fillAwsHosts(build);
    fillAwsFilters(build);
    fillAwsRoutes(build);
    return build.finish(std::move(name), leadsToInternet);
}

}  // namespace pb::exchange
