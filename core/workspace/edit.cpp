// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/edit.h"

#include <algorithm>
#include <optional>

namespace pb::workspace {

namespace {

std::string text(NetworkId id) { return "network " + std::to_string(id.value); }
std::string text(RunId id) { return "run " + std::to_string(id.value); }
std::string text(MilestoneId id) { return "milestone " + std::to_string(id.value); }
std::string text(const std::string& lens) { return "lens " + lens; }

template <class Id>
auto unknown(std::string_view errorId, const Id& id)
{
    return fail(Error::Code::NotFound, errorId, text(id), "no such id in this workspace");
}

/// The name, which may be empty, of a network, run or milestone that stops a workload from being removed; nothing where
/// none does.
std::optional<std::string> owned(const Workspace& workspace, WorkloadId workload)
{
    for (const auto& [id, network] : workspace.networks)
        if (network.workload == workload)
            return network.name;
    for (const auto& [id, run] : workspace.runs)
        if (run.workload == workload)
            return run.name;
    for (const auto& [id, milestone] : workspace.milestones)
        if (milestone.workload == workload)
            return milestone.name;
    return std::nullopt;
}

/// The name fits, and no other milestone of the workload has it.
Status checkMilestoneName(const Workspace& workspace, const Milestone& milestone, const std::string& name)
{
    const std::size_t length = review::codePoints(name);
    if (length < kMinMilestoneName || length > kMaxMilestoneName)
        return fail(Error::Code::Range, "workspace.milestone.name", name, "a name has 3 to 100 characters",
                    {std::to_string(kMinMilestoneName), std::to_string(kMaxMilestoneName), std::to_string(length)});
    for (const auto& [id, other] : workspace.milestones)
        if (id != milestone.id && other.workload == milestone.workload &&
            review::nameKey(other.name) == review::nameKey(name))
            return fail(Error::Code::Conflict, "workspace.milestone.name_taken", name,
                        "another milestone of the workload has this name");
    return {};
}

/// The workloads that an edit of the review takes away.
void removedWorkloads(const review::Edit& edit, std::vector<WorkloadId>& out)
{
    if (const auto* remove = std::get_if<review::RemoveWorkload>(&edit.op))
        out.push_back(remove->workload);
    else if (const auto* batch = std::get_if<review::Batch>(&edit.op))
        for (const review::Edit& part : batch->edits)
            removedWorkloads(part, out);
}

/// A network, run or milestone belongs to a workload that is there.
Status checkOwner(const Workspace& workspace, WorkloadId workload, std::string where)
{
    if (!workspace.workloads.contains(workload))
        return fail(Error::Code::NotFound, "workspace.workload.unknown", std::move(where),
                    "belongs to workload " + std::to_string(workload.value) + ", which is not there");
    return {};
}

struct Apply {
    Workspace& state;

    Result<Edit> operator()(const review::Edit& e) const
    {
        std::vector<WorkloadId> gone;
        removedWorkloads(e, gone);
        for (const WorkloadId id : gone)
            if (auto holder = owned(state, id))
                return fail(Error::Code::Conflict, "workspace.workload.owns", "workload " + std::to_string(id.value),
                            "still has networks, runs or milestones", {*std::move(holder)});
        auto inverse = review::applyEdit(state.workloads, e);
        if (!inverse)
            return forward(std::move(inverse));
        return Edit{*std::move(inverse)};
    }

    Result<Edit> operator()(const EditNetwork& e) const
    {
        const auto it = state.networks.find(e.network);
        if (it == state.networks.end())
            return unknown("workspace.network.unknown", e.network);
        auto inverse = net::applyEdit(it->second, e.edit);
        if (!inverse)
            return forward(std::move(inverse));
        return Edit{EditNetwork{e.network, *std::move(inverse)}};
    }

    Result<Edit> operator()(const AddNetwork& e) const
    {
        const NetworkId id = e.network.id;
        if (auto owner = checkOwner(state, e.network.workload, text(id)); !owner)
            return forward(std::move(owner));
        if (!id || !state.networks.try_emplace(id, e.network).second)
            return fail(Error::Code::Conflict, "workspace.network.taken", text(id), "id already taken");
        return Edit{RemoveNetwork{id}};
    }

    Result<Edit> operator()(const RemoveNetwork& e) const
    {
        auto node = state.networks.extract(e.network);
        if (!node)
            return unknown("workspace.network.unknown", e.network);
        return Edit{AddNetwork{std::move(node.mapped())}};
    }

    Result<Edit> operator()(const AddRun& e) const
    {
        const RunId id = e.run.id;
        if (auto owner = checkOwner(state, e.run.workload, text(id)); !owner)
            return forward(std::move(owner));
        if (!id || !state.runs.try_emplace(id, e.run).second)
            return fail(Error::Code::Conflict, "workspace.run.taken", text(id), "id already taken");
        return Edit{RemoveRun{id}};
    }

    Result<Edit> operator()(const SetRun& e) const
    {
        const auto it = state.runs.find(e.run.id);
        if (it == state.runs.end())
            return unknown("workspace.run.unknown", e.run.id);
        if (auto owner = checkOwner(state, e.run.workload, text(e.run.id)); !owner)
            return forward(std::move(owner));
        return Edit{SetRun{std::exchange(it->second, e.run)}};
    }

    Result<Edit> operator()(const RemoveRun& e) const
    {
        auto node = state.runs.extract(e.run);
        if (!node)
            return unknown("workspace.run.unknown", e.run);
        return Edit{AddRun{std::move(node.mapped())}};
    }

    Result<Edit> operator()(const AddLens& e) const
    {
        if (auto good = review::checkLens(*e.lens); !good)
            return forward(std::move(good));
        if (!state.lenses.try_emplace(e.lens->id, e.lens).second)
            return fail(Error::Code::Conflict, "workspace.lens.taken", text(e.lens->id), "id already taken");
        return Edit{RemoveLens{e.lens->id}};
    }

    Result<Edit> operator()(const ReplaceLens& e) const
    {
        if (auto good = review::checkLens(*e.lens); !good)
            return forward(std::move(good));
        const auto it = state.lenses.find(e.lens->id);
        if (it == state.lenses.end())
            return unknown("workspace.lens.unknown", e.lens->id);
        return Edit{ReplaceLens{std::exchange(it->second, e.lens)}};
    }

    Result<Edit> operator()(const RemoveLens& e) const
    {
        auto node = state.lenses.extract(e.lens);
        if (!node)
            return unknown("workspace.lens.unknown", e.lens);
        return Edit{AddLens{std::move(node.mapped())}};
    }

    Result<Edit> operator()(const AddMilestone& e) const
    {
        const MilestoneId id = e.milestone.id;
        if (auto owner = checkOwner(state, e.milestone.workload, text(id)); !owner)
            return forward(std::move(owner));
        if (!id || state.milestones.contains(id))
            return fail(Error::Code::Conflict, "workspace.milestone.taken", text(id), "id already taken");
        if (auto name = checkMilestoneName(state, e.milestone, e.milestone.name); !name)
            return forward(std::move(name));
        const auto count = std::count_if(state.milestones.begin(), state.milestones.end(), [&](const auto& other) {
            return other.second.workload == e.milestone.workload;
        });
        if (count >= kMaxMilestones)
            return fail(Error::Code::Range, "workspace.milestone.too_many", text(e.milestone.id),
                        "the workload has as many as there may be", {std::to_string(kMaxMilestones)});
        state.milestones.emplace(id, e.milestone);
        return Edit{RemoveMilestone{id}};
    }

    Result<Edit> operator()(const RemoveMilestone& e) const
    {
        auto node = state.milestones.extract(e.milestone);
        if (!node)
            return unknown("workspace.milestone.unknown", e.milestone);
        return Edit{AddMilestone{std::move(node.mapped())}};
    }

    Result<Edit> operator()(const RenameMilestone& e) const
    {
        const auto it = state.milestones.find(e.milestone);
        if (it == state.milestones.end())
            return unknown("workspace.milestone.unknown", e.milestone);
        if (auto name = checkMilestoneName(state, it->second, e.name); !name)
            return forward(std::move(name));
        return Edit{RenameMilestone{e.milestone, std::exchange(it->second.name, e.name)}};
    }

    Result<Edit> operator()(const Batch& e) const
    {
        Batch back;
        for (const Edit& edit : e.edits) {
            auto inverse = applyEdit(state, edit);
            if (!inverse) {
                for (auto it = back.edits.rbegin(); it != back.edits.rend(); ++it)
                    (void)applyEdit(state, *it);
                return inverse;
            }
            back.edits.push_back(*std::move(inverse));
        }
        std::reverse(back.edits.begin(), back.edits.end());
        return Edit{std::move(back)};
    }
};

struct Collect {
    Change& out;

    void operator()(const review::Edit& e) const
    {
        const auto touched = review::touched(e);
        out.review.insert(out.review.end(), touched.begin(), touched.end());
    }
    void operator()(const EditNetwork& e) const { out.networks.push_back({e.network, net::touched(e.edit), false}); }
    void operator()(const AddNetwork& e) const { out.networks.push_back({e.network.id, {}, true}); }
    void operator()(const RemoveNetwork& e) const { out.networks.push_back({e.network, {}, true}); }
    void operator()(const AddRun& e) const { out.runs.push_back(e.run.id); }
    void operator()(const SetRun& e) const { out.runs.push_back(e.run.id); }
    void operator()(const RemoveRun& e) const { out.runs.push_back(e.run); }
    void operator()(const AddLens& e) const { out.lenses.push_back(e.lens->id); }
    void operator()(const ReplaceLens& e) const { out.lenses.push_back(e.lens->id); }
    void operator()(const RemoveLens& e) const { out.lenses.push_back(e.lens); }
    void operator()(const AddMilestone& e) const { out.milestones.push_back(e.milestone.id); }
    void operator()(const RemoveMilestone& e) const { out.milestones.push_back(e.milestone); }
    void operator()(const RenameMilestone& e) const { out.milestones.push_back(e.milestone); }
    void operator()(const Batch& e) const
    {
        for (const Edit& edit : e.edits)
            std::visit(*this, edit.what);
    }
};

}  // namespace

bool operator==(const Batch& a, const Batch& b) { return a.edits == b.edits; }

Result<Edit> applyEdit(Workspace& workspace, const Edit& edit) { return std::visit(Apply{workspace}, edit.what); }

Change changeOf(const Edit& edit)
{
    Change out;
    std::visit(Collect{out}, edit.what);
    return out;
}

Edit removeWorkload(const Workspace& workspace, WorkloadId workload)
{
    Batch batch;
    for (const auto& [id, network] : workspace.networks)
        if (network.workload == workload)
            batch.edits.push_back({RemoveNetwork{id}});
    for (const auto& [id, run] : workspace.runs)
        if (run.workload == workload)
            batch.edits.push_back({RemoveRun{id}});
    for (const auto& [id, milestone] : workspace.milestones)
        if (milestone.workload == workload)
            batch.edits.push_back({RemoveMilestone{id}});
    batch.edits.push_back({review::Edit{review::RemoveWorkload{workload}}});
    return {std::move(batch)};
}

bool lensIsUsed(const Workspace& workspace, std::string_view lensId)
{
    return std::any_of(workspace.workloads.begin(), workspace.workloads.end(),
                       [&](const auto& entry) { return entry.second.reviews.contains(lensId); });
}

NetworkId nextNetworkId(const Workspace& workspace)
{
    return {workspace.networks.empty() ? 1 : workspace.networks.rbegin()->first.value + 1};
}

RunId nextRunId(const Workspace& workspace)
{
    return {workspace.runs.empty() ? 1 : workspace.runs.rbegin()->first.value + 1};
}

MilestoneId nextMilestoneId(const Workspace& workspace)
{
    return {workspace.milestones.empty() ? 1 : workspace.milestones.rbegin()->first.value + 1};
}

}  // namespace pb::workspace
