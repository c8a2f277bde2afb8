// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/random_edits.h"

#include "tests/core/exchange/network/random_network.h"
#include "tests/core/review/random_edits.h"

namespace pb::test {

struct RandomEdits::Engine {
    explicit Engine(unsigned seed) : review(seed), network(seed + 1) {}
    review::test::Edits review;
    net::RandomNetwork network;
};

namespace {

/// The element at place `index` of a drawing that has one.
const net::Element& elementAt(const net::Network& network, int index)
{
    return *std::next(network.topology.elements().begin(), index)->second;
}

template <class Map>
auto keyAt(const Map& map, int index)
{
    return std::next(map.begin(), index)->first;
}

}  // namespace

RandomEdits::RandomEdits(unsigned seed) : m_engine(std::make_unique<Engine>(seed)) {}

RandomEdits::~RandomEdits() = default;

int RandomEdits::pick(int bound) { return static_cast<int>(m_engine->network.number(0, bound - 1)); }

workspace::Edit RandomEdits::next(const workspace::Workspace& workspace)
{
    const int kind = pick(100);
    if (workspace.workloads.empty() || kind < 42)
        return {m_engine->review.next(workspace.workloads)};
    if (kind < 84)
        return networkEdit(workspace);
    if (kind < 88)
        return lensEdit(workspace);
    if (kind < 91)
        return milestoneEdit(workspace);
    if (kind < 94)
        return runEdit(workspace);
    if (kind < 95)
        return workspace::removeWorkload(
            workspace, keyAt(workspace.workloads, pick(static_cast<int>(workspace.workloads.size()))));
    return batch(workspace);
}

workspace::Edit RandomEdits::batch(const workspace::Workspace& workspace)
{
    workspace::Batch batch;
    ++m_depth;
    for (int i = m_depth < 3 ? pick(4) : 0; i > 0; --i)
        batch.edits.push_back(next(workspace));
    --m_depth;
    return {std::move(batch)};
}

workspace::Edit RandomEdits::networkEdit(const workspace::Workspace& workspace)
{
    const int count = static_cast<int>(workspace.networks.size());
    if (count == 0 || (pick(20) == 0 && count < 8)) {
        net::Network network;
        network.id = workspace::nextNetworkId(workspace);
        network.workload = keyAt(workspace.workloads, pick(static_cast<int>(workspace.workloads.size())));
        network.name = m_engine->network.text();
        for (int i = pick(6); i > 0; --i)
            (void)net::applyEdit(network, addElements(network));
        return {workspace::AddNetwork{std::move(network)}};
    }
    const NetworkId id = keyAt(workspace.networks, pick(count));
    if (pick(40) == 0)
        return {workspace::RemoveNetwork{id}};
    return {workspace::EditNetwork{id, nextIn(workspace.networks.at(id))}};
}

net::Edit RandomEdits::nextIn(const net::Network& network)
{
    if (network.topology.size() == 0)
        return addElements(network);
    net::RandomNetwork& random = m_engine->network;
    switch (pick(12)) {
    case 0:
        return {net::SetWaiver{"finding:" + std::to_string(pick(5)), std::nullopt}};
    case 1: {
        const std::string key = "finding:" + std::to_string(pick(5));
        return {
            net::SetWaiver{key, Waiver{key, "because " + random.text(), random.text(), "2026-11-23", random.date()}}};
    }
    case 2:
        return {net::SetAsOf{random.date()}};
    case 3:
        return {net::Rename{random.text()}};
    case 4:
    case 5:
        return addElements(network);
    case 6: {
        const net::Element& gone = elementAt(network, pick(static_cast<int>(network.topology.size())));
        return net::removalEdit(network.topology, {gone.id});
    }
    case 7: {
        net::Batch batch;
        for (int i = pick(4); i > 0; --i)
            batch.edits.push_back(changeElement(network));
        return {std::move(batch)};
    }
    case 8:
        return random.edit();
    default:
        return changeElement(network);
    }
}

net::Edit RandomEdits::addElements(const net::Network& network)
{
    net::RandomNetwork& random = m_engine->network;
    net::AddElements add;
    const ElementId id{network.topology.highest().value + 1};
    const net::Kind kind = random.kind();
    add.elements.push_back(random.element(kind, id));
    net::Element& added = add.elements.front();
    added.parent = {};
    const net::KindInfo& info = net::kindInfo(kind);
    for (const auto& [holderId, holder] : network.topology.elements())
        if (net::kindInfo(holder->kind()).container && net::contains(info.parents, holder->kind()) &&
            (!added.parent || pick(3) == 0))
            added.parent = holderId;
    // Containers come with a child now and then: an edit of several elements that stand in each other.
    if (kind == net::Kind::Vpc && pick(2) == 0) {
        add.elements.push_back(random.element(net::Kind::Subnet, {id.value + 1}));
        add.elements.back().parent = id;
    }
    return {std::move(add)};
}

net::Edit RandomEdits::changeElement(const net::Network& network)
{
    net::RandomNetwork& random = m_engine->network;
    const int count = static_cast<int>(network.topology.size());
    const net::Element& element = elementAt(network, pick(count));
    if (pick(3) == 0)
        return {
            net::Place{element.id, pick(3) == 0 ? elementAt(network, pick(count)).id : element.parent, random.box()}};
    const auto& infos = net::fieldInfos(element.kind());
    if (infos.empty() || pick(4) == 0)
        return {net::SetField{element.id, pick(2) == 0 ? "name" : "note", random.text()}};
    const std::string field(infos[static_cast<std::size_t>(pick(static_cast<int>(infos.size())))].name);
    return {net::SetField{element.id, field, *net::fieldValue(random.element(element.kind(), element.id), field)}};
}

workspace::RunRecord RandomEdits::run(const workspace::Workspace& workspace, RunId id)
{
    workspace::RunRecord record =
        sampleRun(id, keyAt(workspace.workloads, pick(static_cast<int>(workspace.workloads.size()))));
    record.name = "run " + std::to_string(pick(100)) + m_engine->network.text();
    record.note = m_engine->network.text();
    record.summary.maxReady = pick(7000);
    record.summary.clean = pick(2) == 0;
    if (pick(2) == 0)
        record.summary.runqP99Us.reset();
    return record;
}

workspace::Edit RandomEdits::lensEdit(const workspace::Workspace&)
{
    const std::string id = "lens-" + std::to_string(pick(4));
    switch (pick(3)) {
    case 0:
        return {workspace::RemoveLens{id}};
    case 1:
        return {workspace::ReplaceLens{sampleLens(id, pick(100))}};
    default:
        return {workspace::AddLens{sampleLens(id, pick(100))}};
    }
}

workspace::Edit RandomEdits::milestoneEdit(const workspace::Workspace& workspace)
{
    const int count = static_cast<int>(workspace.milestones.size());
    const std::string name = "v 1." + std::to_string(pick(20));
    if (count == 0 || pick(3) == 0) {
        const WorkloadId workload = keyAt(workspace.workloads, pick(static_cast<int>(workspace.workloads.size())));
        workspace::Milestone milestone{
            workspace::nextMilestoneId(workspace), workload, name, "2026-11-25T09:00:00.000Z", "김 책임", {}, {}};
        milestone.summary.push_back({"lens-1", {{"reliability", {pick(9), pick(9), 2, 3, 4}}}});
        milestone.content = Shared<std::string>(R"({ "workload":{"id":)" + std::to_string(pick(1000)) +
                                                R"(,"notes":"\n"},"networks":[],"findings":[],"runs":[]})");
        return {workspace::AddMilestone{std::move(milestone)}};
    }
    const workspace::MilestoneId id = keyAt(workspace.milestones, pick(count));
    if (pick(2) == 0)
        return {workspace::RemoveMilestone{id}};
    return {workspace::RenameMilestone{id, name}};
}

workspace::Edit RandomEdits::runEdit(const workspace::Workspace& workspace)
{
    const int count = static_cast<int>(workspace.runs.size());
    if (count == 0 || pick(3) == 0)
        return {workspace::AddRun{run(workspace, workspace::nextRunId(workspace))}};
    const RunId id = keyAt(workspace.runs, pick(count));
    if (pick(3) == 0)
        return {workspace::RemoveRun{id}};
    return {workspace::SetRun{run(workspace, id)}};
}

workspace::Workspace randomWorkspace(unsigned seed, int edits)
{
    RandomEdits random(seed);
    workspace::Workspace workspace;
    for (int accepted = 0; accepted < edits;)
        if (workspace::applyEdit(workspace, random.next(workspace)))
            ++accepted;
    return workspace;
}

Shared<review::Lens> sampleLens(const std::string& id, int salt)
{
    return Shared<review::Lens>(review::test::sampleLens(id, salt));
}

workspace::RunRecord sampleRun(RunId id, WorkloadId workload)
{
    workspace::RunRecord record{id, workload, "밀도 측정", "root@bench-1", "2026-11-23T09:00:00.000Z", {}, "첫 측정"};
    density::RunSummary& summary = record.summary;
    summary.plan.name = "6,417";
    summary.host.hostName = "bench-1";
    summary.host.cpuModel = "Xeon";
    summary.host.threads = 72;
    summary.host.memoryKiB = std::int64_t{512} << 20;
    summary.startedAt = "2026-11-23T09:00:01.000Z";
    summary.durationMs = 93000;
    summary.rampMs = 80123;
    summary.guestsStarted = 6420;
    summary.maxReady = 6417;
    summary.failed = 3;
    summary.memoryPerGuestKiB = 1234.5;
    summary.bootP50Ms = 12.25;
    summary.bootP95Ms = 40.0;
    summary.runqSource = density::RunqSource::Runqlat;
    summary.runqP50Us = 7.5;
    summary.runqP99Us = 1023.0;
    summary.stopReason = density::StopReason::Complete;
    summary.clean = true;
    summary.faults.missing = 2;
    return record;
}

}  // namespace pb::test
