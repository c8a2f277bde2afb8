// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/merge.h"

#include "core/workspace/merge_numbers.h"

#include <algorithm>
#include <optional>
#include <set>

namespace pb::workspace {

namespace {

using review::Take;

template <class Map>
auto* find(const Map& map, const typename Map::key_type& key)
{
    const auto it = map.find(key);
    return it == map.end() ? nullptr : &it->second;
}

template <class T>
bool equal(const T* a, const T* b)
{
    return a && b ? *a == *b : a == b;
}

/// A workload with all that belongs to it.
struct Whole {
    const review::Workload* workload = nullptr;
    std::vector<const net::Network*> networks;
    std::vector<const RunRecord*> runs;
    std::vector<const Milestone*> milestones;
};

template <class Map, class Value>
void collect(const Map& map, WorkloadId workload, std::vector<const Value*>& out)
{
    for (const auto& [id, value] : map)
        if (value.workload == workload)
            out.push_back(&value);
}

Whole wholeOf(const Workspace& workspace, WorkloadId id)
{
    Whole out;
    out.workload = find(workspace.workloads, id);
    collect(workspace.networks, id, out.networks);
    collect(workspace.runs, id, out.runs);
    collect(workspace.milestones, id, out.milestones);
    return out;
}

template <class T>
bool equalAll(const std::vector<const T*>& a, const std::vector<const T*>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const T* x, const T* y) { return *x == *y; });
}

bool equal(const Whole& a, const Whole& b)
{
    return equal(a.workload, b.workload) && equalAll(a.networks, b.networks) && equalAll(a.runs, b.runs) &&
           equalAll(a.milestones, b.milestones);
}

/// Which side of a change wins.
enum class Side { Neither, Ours, Theirs, Both };

template <class T>
Side changedBy(const T* base, const T* ours, const T* theirs)
{
    const bool we = !equal(base, ours);
    const bool they = !equal(base, theirs);
    if (!we || !they)
        return we ? Side::Ours : they ? Side::Theirs : Side::Neither;
    return equal(ours, theirs) ? Side::Neither : Side::Both;
}

/// A network, run or milestone in three states, without those whose workload is not on both sides: they go with it.
template <class T>
struct Thing {
    const T* base;
    const T* ours;
    const T* theirs;

    Side side() const { return changedBy(base, ours, theirs); }
};

template <class T>
const T* withSharedHome(const T* thing, const Workspace& ours, const Workspace& theirs)
{
    const bool shared = thing && ours.workloads.contains(thing->workload) && theirs.workloads.contains(thing->workload);
    return shared ? thing : nullptr;
}

template <class Map>
auto thingOf(const WorkspaceMerge& merge, const Workspace& ours, Map Workspace::*member, typename Map::key_type id)
{
    const auto in = [&](const Workspace& side) { return withSharedHome(find(side.*member, id), ours, merge.theirs); };
    return Thing<typename Map::mapped_type>{in(merge.base), in(ours), in(merge.theirs)};
}

template <class Map>
std::set<typename Map::key_type> keysOf(const Map& a, const Map& b, const Map& c)
{
    std::set<typename Map::key_type> out;
    for (const Map* map : {&a, &b, &c})
        for (const auto& entry : *map)
            out.insert(entry.first);
    return out;
}

/// What becomes of a workload that is not on both sides.
Side sideOfWhole(const WorkspaceMerge& merge, const Workspace& ours, WorkloadId id)
{
    const Whole base = wholeOf(merge.base, id);
    const Whole we = wholeOf(ours, id);
    const Whole they = wholeOf(merge.theirs, id);
    if (!base.workload)
        return we.workload ? Side::Ours : Side::Theirs;
    if (!we.workload && !they.workload)
        return Side::Neither;
    if (!we.workload)
        return equal(base, they) ? Side::Ours : Side::Both;
    return equal(base, we) ? Side::Theirs : Side::Both;
}

class Compare {
public:
    Compare(WorkspaceMerge& out, const Workspace& ours, const review::Workloads& betterBases)
        : m_out(out), m_ours(ours), m_betterBases(betterBases)
    {
    }

    void run()
    {
        for (const WorkloadId id : keysOf(m_out.base.workloads, m_ours.workloads, m_out.theirs.workloads))
            workload(id);
        things(&Workspace::networks, MergeKind::Network);
        things(&Workspace::runs, MergeKind::Run);
        things(&Workspace::milestones, MergeKind::Milestone);
        for (const std::string& id : keysOf(m_out.base.lenses, m_ours.lenses, m_out.theirs.lenses))
            lens(id);
    }

private:
    void workload(WorkloadId id)
    {
        const review::Workload* ours = find(m_ours.workloads, id);
        const review::Workload* theirs = find(m_out.theirs.workloads, id);
        if (ours && theirs)
            return reviews(id, *ours, *theirs);
        const Side side = sideOfWhole(m_out, m_ours, id);
        count(side);
        if (side == Side::Both)
            m_out.conflicts.push_back({{MergeKind::Workload, id.value, {}, {}},
                                       {},
                                       (ours ? ours : theirs)->name,
                                       ours != nullptr,
                                       theirs != nullptr,
                                       false});
    }

    void reviews(WorkloadId id, const review::Workload& ours, const review::Workload& theirs)
    {
        const review::Workload nothing;
        const review::Workload* base = find(m_betterBases, id);
        if (!base)
            base = find(m_out.base.workloads, id);
        WorkloadMerge merge{id, review::mergeReviews(base ? *base : nothing, ours, theirs)};
        m_out.kept += static_cast<int>(merge.review.ours.size());
        m_out.taken += static_cast<int>(merge.review.theirs.size());
        for (const review::MergeCell& cell : merge.review.conflicts)
            m_out.conflicts.push_back({{MergeKind::Cell, id.value, {}, cell.key},
                                       cell,
                                       ours.name,
                                       true,
                                       true,
                                       review::bothTexts(cell).has_value()});
        m_out.workloads.push_back(std::move(merge));
    }

    template <class Map>
    void things(Map Workspace::*member, MergeKind kind)
    {
        for (const auto& id : keysOf(m_out.base.*member, m_ours.*member, m_out.theirs.*member)) {
            const auto thing = thingOf(m_out, m_ours, member, id);
            const Side side = thing.side();
            count(side);
            if (side == Side::Both)
                m_out.conflicts.push_back({{kind, id.value, {}, {}},
                                           {},
                                           (thing.ours ? thing.ours : thing.theirs)->name,
                                           thing.ours != nullptr,
                                           thing.theirs != nullptr,
                                           kind == MergeKind::Network && thing.ours && thing.theirs});
        }
    }

    void lens(const std::string& id)
    {
        const auto* ours = find(m_ours.lenses, id);
        const auto* theirs = find(m_out.theirs.lenses, id);
        const Side side = changedBy(find(m_out.base.lenses, id), ours, theirs);
        count(side);
        if (side == Side::Both)
            m_out.conflicts.push_back(
                {{MergeKind::Lens, 0, id, {}}, {}, id, ours != nullptr, theirs != nullptr, false});
    }

    void count(Side side)
    {
        m_out.kept += side == Side::Ours ? 1 : 0;
        m_out.taken += side == Side::Theirs ? 1 : 0;
    }

    WorkspaceMerge& m_out;
    const Workspace& m_ours;
    const review::Workloads& m_betterBases;
};

class Build {
public:
    Build(const Workspace& ours, const WorkspaceMerge& merge, const MergeDecisions& decisions, std::string_view atUtc)
        : m_ours(ours), m_merge(merge), m_decisions(decisions), m_at(atUtc)
    {
    }

    Edit edit()
    {
        for (const std::string& id : keysOf(m_merge.base.lenses, m_ours.lenses, m_merge.theirs.lenses))
            lens(id);
        for (const WorkloadId id : keysOf(m_merge.base.workloads, m_ours.workloads, m_merge.theirs.workloads))
            whole(id);
        for (const WorkloadMerge& workload : m_merge.workloads)
            reviews(workload);
        things(&Workspace::networks, MergeKind::Network);
        things(&Workspace::runs, MergeKind::Run);
        things(&Workspace::milestones, MergeKind::Milestone);
        Batch out;
        for (auto* stage : {&m_remove, &m_add})
            std::move(stage->begin(), stage->end(), std::back_inserter(out.edits));
        return {std::move(out)};
    }

private:
    Take decided(const MergeKey& key) const
    {
        const auto it = m_decisions.find(key);
        return it == m_decisions.end() ? Take::Ours : it->second;
    }

    bool takesTheirs(Side side, const MergeKey& key) const
    {
        return side == Side::Theirs || (side == Side::Both && decided(key) == Take::Theirs);
    }

    void lens(const std::string& id)
    {
        const auto* ours = find(m_ours.lenses, id);
        const auto* theirs = find(m_merge.theirs.lenses, id);
        const Side side = changedBy(find(m_merge.base.lenses, id), ours, theirs);
        if (!takesTheirs(side, {MergeKind::Lens, 0, id, {}}))
            return;
        if (theirs)
            m_add.push_back(ours ? Edit{ReplaceLens{*theirs}} : Edit{AddLens{*theirs}});
        else
            m_remove.push_back({RemoveLens{id}});
    }

    void whole(WorkloadId id)
    {
        const bool ours = m_ours.workloads.contains(id);
        const Whole theirs = wholeOf(m_merge.theirs, id);
        if (ours && theirs.workload)
            return;
        if (!takesTheirs(sideOfWhole(m_merge, m_ours, id), {MergeKind::Workload, id.value, {}, {}}))
            return;
        if (!theirs.workload) {
            m_remove.push_back(removeWorkload(m_ours, id));
            return;
        }
        m_add.push_back({review::Edit{review::AddWorkload{*theirs.workload}}});
        for (const net::Network* network : theirs.networks)
            add(*network);
        for (const RunRecord* run : theirs.runs)
            add(*run);
        for (const Milestone* milestone : theirs.milestones)
            add(*milestone);
    }

    void reviews(const WorkloadMerge& merge)
    {
        review::Decisions decisions;
        for (const review::MergeCell& cell : merge.review.conflicts)
            decisions.emplace(cell.key, decided({MergeKind::Cell, merge.workload.value, {}, cell.key}));
        review::Edit edit = review::mergeEdit(m_ours.workloads.at(merge.workload), merge.review, decisions, m_at);
        if (const auto* batch = std::get_if<review::Batch>(&edit.op); !batch || !batch->edits.empty())
            m_add.push_back({std::move(edit)});
    }

    template <class Map>
    void things(Map Workspace::*member, MergeKind kind)
    {
        for (const auto& id : keysOf(m_merge.base.*member, m_ours.*member, m_merge.theirs.*member)) {
            const auto thing = thingOf(m_merge, m_ours, member, id);
            const MergeKey key{kind, id.value, {}, {}};
            if (takesTheirs(thing.side(), key))
                take(thing.ours, thing.theirs);
            else if (thing.side() == Side::Both && decided(key) == Take::Both)
                addBeside(thing.ours, thing.theirs);
        }
    }

    template <class T>
    void take(const T* ours, const T* theirs)
    {
        if (ours && theirs)
            replace(*ours, *theirs);
        else if (theirs)
            add(*theirs);
        else
            remove(ours->id);
    }

    void add(const net::Network& network) { m_add.push_back({AddNetwork{network}}); }
    void add(const RunRecord& run) { m_add.push_back({AddRun{run}}); }
    void add(const Milestone& milestone) { m_add.push_back({AddMilestone{milestone}}); }
    void remove(NetworkId id) { m_remove.push_back({RemoveNetwork{id}}); }
    void remove(RunId id) { m_remove.push_back({RemoveRun{id}}); }
    void remove(MilestoneId id) { m_remove.push_back({RemoveMilestone{id}}); }
    void replace(const RunRecord&, const RunRecord& run) { m_add.push_back({SetRun{run}}); }

    template <class T>
    void replace(const T& ours, const T& theirs)
    {
        remove(ours.id);
        add(theirs);
    }

    template <class T>
    void addBeside(const T*, const T*)
    {
    }
    void addBeside(const net::Network*, const net::Network* theirs)
    {
        if (!theirs)
            return;
        net::Network copy = *theirs;
        copy.id = nextFreeNetwork();
        copy.name += " (2)";
        add(copy);
    }

    NetworkId nextFreeNetwork()
    {
        if (!m_lastNetwork)
            m_lastNetwork = {std::max(nextNetworkId(m_ours).value, nextNetworkId(m_merge.theirs).value) - 1};
        return m_lastNetwork = {m_lastNetwork.value + 1};
    }

    const Workspace& m_ours;
    const WorkspaceMerge& m_merge;
    const MergeDecisions& m_decisions;
    std::string m_at;
    NetworkId m_lastNetwork;
    std::vector<Edit> m_remove;
    std::vector<Edit> m_add;
};

}  // namespace

WorkspaceMerge mergeWorkspaces(const Workspace& base, const Workspace& ours, const Workspace& theirs)
{
    return mergeWorkspaces(base, ours, theirs, {});
}

WorkspaceMerge mergeWorkspaces(const Workspace& base, const Workspace& ours, const Workspace& theirs,
                               const review::Workloads& betterBases)
{
    const Renumbering numbers = matchNumbers(base, ours, theirs);
    WorkspaceMerge out;
    out.base = base;
    out.theirs = renumbered(base, ours, theirs, numbers);
    out.runs = numbers.runs;
    Compare(out, ours, betterBases).run();
    return out;
}

Edit mergeEdit(const Workspace& ours, const WorkspaceMerge& merge, const MergeDecisions& decisions,
               std::string_view atUtc)
{
    return Build(ours, merge, decisions, atUtc).edit();
}

MergeDecisions decideAll(const WorkspaceMerge& merge, review::Take take)
{
    MergeDecisions out;
    for (const MergeConflict& conflict : merge.conflicts)
        out.emplace(conflict.key, take == Take::Both && !conflict.both ? Take::Ours : take);
    return out;
}

}  // namespace pb::workspace
