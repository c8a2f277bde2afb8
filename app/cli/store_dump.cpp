// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/store_dump.h"

#include "core/exchange/network/network_codec.h"
#include "core/exchange/review/review_codec.h"
#include "core/exchange/workspace/workspace_codec.h"

#include <algorithm>

namespace pb::cli {

namespace {

constexpr int kPage = 500;

/// What our own codecs wrote is well formed.
Json parsed(const std::string& text) { return Json::parse(text, nullptr, false); }

Result<Json> changesJson(const store::WorkspaceStore& store)
{
    std::vector<Json> newestFirst;
    for (std::int64_t before = 0;;) {
        const auto page = store.history(kPage, before);
        if (!page)
            return tl::unexpected(page.error());
        for (const store::ChangeRow& row : *page)
            newestFirst.push_back(Json{{"seq", row.seq},
                                       {"at", row.at_utc},
                                       {"who", row.who},
                                       {"schema", row.schema},
                                       {"edit", parsed(exchange::writeWorkspaceEdit(row.edit))},
                                       {"inverse", parsed(exchange::writeWorkspaceEdit(row.inverse))}});
        if (page->size() < kPage)
            break;
        before = page->back().seq;
    }
    Json out = Json::array();
    std::move(newestFirst.rbegin(), newestFirst.rend(), std::back_inserter(out));
    return out;
}

}  // namespace

Result<Json> dumpJson(const store::WorkspaceStore& store)
{
    const auto workspace = store.load();
    if (!workspace)
        return tl::unexpected(workspace.error());
    Json out{{"workloads", Json::array()},
             {"networks", Json::array()},
             {"runs", Json::array()},
             {"lenses", Json::array()},
             {"milestones", Json::array()}};
    for (const auto& [id, workload] : workspace->workloads)
        out["workloads"].push_back(parsed(exchange::writeWorkload(workload)));
    for (const auto& [id, network] : workspace->networks)
        out["networks"].push_back(Json{{"id", id.value},
                                       {"workload", network.workload.value},
                                       {"network", parsed(exchange::writeNetwork(network))}});
    for (const auto& [id, run] : workspace->runs)
        out["runs"].push_back(parsed(exchange::writeRunRecord(run)));
    for (const auto& [id, lens] : workspace->lenses)
        out["lenses"].push_back(parsed(exchange::writeLens(*lens)));
    for (const auto& [id, milestone] : workspace->milestones) {
        Json entry = parsed(exchange::writeMilestone(milestone));
        entry["content"] = parsed(*milestone.content);
        out["milestones"].push_back(std::move(entry));
    }
    auto changes = changesJson(store);
    if (!changes)
        return changes;
    out["changes"] = *std::move(changes);
    return out;
}

}  // namespace pb::cli
