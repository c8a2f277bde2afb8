// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/restore.h"

#include "core/review/cell.h"

#include <algorithm>
#include <set>

namespace pb::workspace {

namespace {

const review::Workload* workloadOf(const Workspace& workspace, WorkloadId id)
{
    const auto it = workspace.workloads.find(id);
    return it == workspace.workloads.end() ? nullptr : &it->second;
}

/// The cells that a change touched, as they were then, where they are not so now.
std::vector<review::CellChange> cellsToRestore(const review::Workload& now, const review::Workload& then,
                                               const review::Workload& other)
{
    const review::Cells cells = review::cellsOf(now);
    std::vector<review::CellChange> out;
    for (review::CellChange& change : review::changesBetween(review::cellsOf(other), review::cellsOf(then))) {
        const auto it = cells.find(change.key);
        change.before = it == cells.end() ? review::CellValue{} : it->second;
        if (change.before != change.after)
            out.push_back(std::move(change));
    }
    return out;
}

/// One workload in three states; null where it is not there.
struct States {
    const review::Workload* now;
    const review::Workload* then;
    const review::Workload* other;
};

std::optional<Edit> restoreWorkload(const Workspace& now, WorkloadId id, const States& states, std::string_view atUtc)
{
    if (!states.then)
        return states.now ? std::optional(removeWorkload(now, id)) : std::nullopt;
    if (!states.now)
        return Edit{review::Edit{review::AddWorkload{*states.then}}};
    if (!states.other)
        return std::nullopt;
    const auto cells = cellsToRestore(*states.now, *states.then, *states.other);
    return cells.empty() ? std::nullopt : std::optional(Edit{review::editFor(*states.now, cells, atUtc)});
}

}  // namespace

bool isReviewEdit(const Edit& edit)
{
    if (const auto* batch = std::get_if<Batch>(&edit.what))
        return std::all_of(batch->edits.begin(), batch->edits.end(), isReviewEdit);
    return std::holds_alternative<review::Edit>(edit.what);
}

std::optional<Edit> restoreEdit(const Workspace& now, const Workspace& then, const Workspace& other,
                                std::string_view atUtc)
{
    std::set<WorkloadId> ids;
    for (const Workspace* side : {&then, &other})
        for (const auto& [id, workload] : side->workloads)
            ids.insert(id);
    Batch out;
    for (const WorkloadId id : ids) {
        const States states{workloadOf(now, id), workloadOf(then, id), workloadOf(other, id)};
        if (states.then && states.other && *states.then == *states.other)
            continue;
        if (auto edit = restoreWorkload(now, id, states, atUtc))
            out.edits.push_back(*std::move(edit));
    }
    if (out.edits.empty())
        return std::nullopt;
    return out.edits.size() == 1 ? std::move(out.edits.front()) : Edit{std::move(out)};
}

}  // namespace pb::workspace
