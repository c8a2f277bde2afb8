// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/aws_build.h"
#include "core/exchange/network/json_text.h"

#include <set>

namespace pb::exchange {

namespace {

bool awsLeadsToInternet(const net::Element& element)
{
    return element.kind() == net::Kind::InternetGateway || element.kind() == net::Kind::EgressOnlyInternetGateway;
}

/// An id that stands for resources of two kinds stays with the first; the other is kept as something unknown.
void separateAws(AwsRecords& records, ImportReport& report)
{
    std::set<std::string> used;
    for (auto& [kind, byId] : records.modelled)
        for (auto it = byId.begin(); it != byId.end();) {
            if (used.insert(it->first).second) {
                ++it;
                continue;
            }
            report.add(it->second.place, "import.duplicate", {it->first});
            records.others.push_back({std::string(enumName(kind)), {}, std::move(it->second)});
            it = byId.erase(it);
        }
}

}  // namespace

Result<Imported> importAws(std::span<const SourceText> sources, std::string name)
{
    ImportReport report(sources);
    AwsRecords records = collectAws(sources, report);
    if (records.found == 0)
        return report.nothing(name, "AWS");
    return drawAws(std::move(records), report, std::move(name));
}

Result<Imported> drawAws(AwsRecords records, ImportReport& report, std::string name)
{
    if (auto few = checkElementCount(records.found, name); !few)
        return forward(std::move(few));
    separateAws(records, report);
    AwsBuild build(records, report);
    addAwsContainers(build);
    addAwsLeaves(build);
    addAwsOthers(build);
    fillAwsGateways(build);
    fillAwsTransit(build);
    fillAwsTunnels(build);
    fillAwsDirectConnect(build);
    fillAwsHosts(build);
    fillAwsBalancers(build);
    fillAwsFilters(build);
    fillAwsRoutes(build);
    return build.finish(std::move(name), awsLeadsToInternet);
}

}  // namespace pb::exchange
