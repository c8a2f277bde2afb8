// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/aws_build.h"

#include "core/network/edit.h"
#include "core/network/layout.h"

namespace pb::exchange {

namespace {

/// Whether an element may stand where it does.
bool isHeld(const AwsBuild& build, const net::Element& element)
{
    const net::KindInfo& info = net::kindInfo(element.kind());
    const auto holder = build.elements.find(element.parent);
    if (holder == build.elements.end())
        return !element.parent && info.atRoot;
    return net::contains(info.parents, holder->second.kind()) && net::kindInfo(holder->second.kind()).container;
}

/// Elements whose place the input does not tell cannot stay what they are: they are kept as Opaque on the canvas.
/// That may take the ground from under others, so it goes on until all stand.
void settle(AwsBuild& build)
{
    for (bool changed = true; changed;) {
        changed = false;
        for (auto& [id, element] : build.elements) {
            if (isHeld(build, element))
                continue;
            changed = true;
            element.parent = {};
            if (!net::kindInfo(element.kind()).atRoot)
                element.data = net::Opaque{std::string(enumName(element.kind())), {}};
        }
    }
}

/// One Internet, where something leads there.
void addInternet(AwsBuild& build)
{
    for (const auto& [id, element] : build.elements)
        if (element.kind() == net::Kind::InternetGateway || element.kind() == net::Kind::EgressOnlyInternetGateway) {
            build.add(net::Kind::Internet, {}, {}, {});
            return;
        }
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
    addInternet(build);
    settle(build);
    Imported out;
    out.network.name = std::move(name);
    net::AddElements add;
    for (auto& [id, element] : build.elements)
        add.elements.push_back(std::move(element));
    if (auto added = net::applyEdit(out.network, {std::move(add)}); !added)
        return forward(std::move(added));
    if (auto placed = net::applyEdit(out.network, net::layoutEdit(out.network.topology)); !placed)
        return forward(std::move(placed));
    out.not_understood = report.finish();
    return out;
}

}  // namespace pb::exchange
