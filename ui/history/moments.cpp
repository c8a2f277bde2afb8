// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/history/moments.h"

#include "core/exchange/workspace/snapshot_codec.h"
#include "ui/document/document.h"
#include "ui/history/tr.h"

#include <algorithm>

namespace pb::ui {

Result<const review::Workload*> Moments::workload(const Moment& moment)
{
    const workspace::Workspace& workspace = m_document.workspace();
    if (!moment.milestone) {
        const auto it = workspace.workloads.find(moment.workload);
        if (it == workspace.workloads.end())
            return fail(Error::Code::NotFound, "workspace.workload.unknown", {}, "no such workload");
        return &it->second;
    }
    if (const auto read = m_read.find(moment.milestone); read != m_read.end())
        return &read->second;
    const auto it = workspace.milestones.find(moment.milestone);
    if (it == workspace.milestones.end())
        return fail(Error::Code::NotFound, "workspace.milestone.unknown", {}, "no such milestone");
    auto snapshot = exchange::readSnapshot(*it->second.content);
    if (!snapshot)
        return forward(std::move(snapshot));
    return &m_read.emplace(moment.milestone, std::move(snapshot->workload)).first->second;
}

std::vector<const workspace::Milestone*> Moments::milestones(WorkloadId workload) const
{
    std::vector<const workspace::Milestone*> out;
    for (const auto& [id, milestone] : m_document.workspace().milestones)
        if (milestone.workload == workload)
            out.push_back(&milestone);
    std::stable_sort(out.begin(), out.end(), [](const auto* a, const auto* b) { return a->at_utc < b->at_utc; });
    return out;
}

QString Moments::name(const Moment& moment, WorkloadId home) const
{
    const workspace::Workspace& workspace = m_document.workspace();
    if (const auto it = workspace.milestones.find(moment.milestone); it != workspace.milestones.end())
        return QString::fromStdString(it->second.name);
    const auto workload = workspace.workloads.find(moment.workload);
    if (moment.workload == home || workload == workspace.workloads.end())
        return HistoryTr::tr("Now");
    return HistoryTr::tr("%1, now").arg(QString::fromStdString(workload->second.name));
}

}  // namespace pb::ui
