// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/snapshot.h"

namespace pb::workspace {

Result<Snapshot> takeSnapshot(const Workspace& workspace, const Findings& findings, WorkloadId workload)
{
    const auto it = workspace.workloads.find(workload);
    if (it == workspace.workloads.end())
        return fail(Error::Code::NotFound, "workspace.workload.unknown", "workload " + std::to_string(workload.value),
                    "no such id in this workspace");
    Snapshot out{it->second, {}, {}, {}};
    for (const auto& [id, network] : workspace.networks) {
        if (network.workload != workload)
            continue;
        out.networks.push_back(network);
        if (const auto found = findings.find(id); found != findings.end())
            out.findings.insert(*found);
    }
    for (const auto& [id, run] : workspace.runs)
        if (run.workload == workload)
            out.runs.push_back(id);
    return out;
}

std::vector<LensSummary> summarize(const review::Workload& workload, const FindLens& findLens)
{
    std::vector<LensSummary> out;
    for (const std::string& id : review::lensesOf(workload))
        if (const review::Lens* lens = findLens(id))
            out.push_back({id, review::pillarSummary(*lens, workload)});
    return out;
}

}  // namespace pb::workspace
