// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/merge.h"
#include "core/workspace/restore.h"

#include "tests/support/random_edits.h"

#include <QTest>

using namespace pb;
using namespace pb::workspace;
using namespace pb::test;

namespace {

const std::string kAt = "2026-11-25T12:00:00.000Z";

Workspace withoutTimes(Workspace workspace)
{
    for (auto& [id, workload] : workspace.workloads) {
        for (auto& [lens, review] : workload.reviews) {
            for (auto& [question, answer] : review.answers)
                answer.updated_utc.clear();
            for (auto& [question, item] : review.plan)
                item.updated_utc.clear();
        }
        review::normalize(workload);
    }
    return workspace;
}

/// The values of a map without the numbers of networks, runs and milestones: a merge may number what is new otherwise.
template <class Map>
std::vector<typename Map::mapped_type> unnumbered(const Map& map)
{
    std::vector<typename Map::mapped_type> out;
    for (auto [id, value] : map) {
        value.id = {};
        out.push_back(std::move(value));
    }
    return out;
}
template <class Map>
bool sameThings(const Map& a, const Map& b)
{
    const auto left = unnumbered(a);
    const auto right = unnumbered(b);
    return std::is_permutation(left.begin(), left.end(), right.begin(), right.end());
}
Workspace withoutLinks(Workspace workspace)
{
    for (auto& [id, workload] : workspace.workloads)
        for (auto& [lens, review] : workload.reviews)
            for (auto& [question, answer] : review.answers)
                for (auto& [number, link] : answer.links) {
                    link.network = {};
                    link.run = {};
                }
    return workspace;
}

Workspace edited(Workspace workspace, unsigned seed, int edits)
{
    RandomEdits random(seed);
    for (int i = 0; i < edits; ++i)
        (void)applyEdit(workspace, random.next(workspace));
    return workspace;
}

std::optional<Workspace> merged(const Workspace& base, const Workspace& ours, const Workspace& theirs,
                                review::Take take)
{
    const WorkspaceMerge merge = mergeWorkspaces(base, ours, theirs);
    Workspace out = ours;
    if (!applyEdit(out, mergeEdit(ours, merge, decideAll(merge, take), kAt)))
        return std::nullopt;
    return out;
}

Workspace shop()
{
    Workspace out;
    review::Workload workload;
    workload.id = {1};
    workload.name = "Shop";
    workload.lens = "lens_a";
    review::normalize(workload);
    out.workloads.emplace(workload.id, workload);
    net::Network network;
    network.id = {1};
    network.workload = {1};
    network.name = "Seoul";
    out.networks.emplace(network.id, network);
    return out;
}

}  // namespace

class TestWorkspaceMerge : public QObject {
    Q_OBJECT
private slots:
    void nothingNewLeavesOurs()
    {
        for (unsigned seed = 1; seed <= 12; ++seed) {
            const Workspace base = randomWorkspace(seed, 120);
            const Workspace ours = edited(base, seed + 100, 40);
            QVERIFY(merged(base, ours, base, review::Take::Theirs) == ours);
            QVERIFY(merged(base, ours, ours, review::Take::Theirs) == ours);
        }
    }

    void onlyTheirsBecomesTheirs()
    {
        for (unsigned seed = 1; seed <= 12; ++seed) {
            const Workspace base = randomWorkspace(seed, 120);
            const Workspace theirs = edited(base, seed + 200, 40);
            const WorkspaceMerge merge = mergeWorkspaces(base, base, theirs);
            QVERIFY(merge.conflicts.empty());
            const auto result = merged(base, base, theirs, review::Take::Ours);
            QVERIFY(result.has_value());
            QVERIFY(withoutLinks(withoutTimes(*result)).workloads == withoutLinks(withoutTimes(theirs)).workloads);
            QVERIFY(sameThings(result->networks, theirs.networks));
            QVERIFY(sameThings(result->runs, theirs.runs));
            QVERIFY(sameThings(result->milestones, theirs.milestones));
            QVERIFY(result->lenses == theirs.lenses);
        }
    }

    /// Each network, run and milestone of either side that is not the base's is in the result or in a conflict.
    void nothingIsLost()
    {
        int conflicts = 0;
        for (unsigned seed = 1; seed <= 12; ++seed) {
            const Workspace base = randomWorkspace(seed, 120);
            const Workspace ours = edited(base, seed + 300, 30);
            const Workspace theirs = edited(base, seed + 400, 30);
            const WorkspaceMerge merge = mergeWorkspaces(base, ours, theirs);
            conflicts += static_cast<int>(merge.conflicts.size());
            Workspace result = ours;
            const auto applied = applyEdit(result, mergeEdit(ours, merge, {}, kAt));
            QVERIFY2(applied, applied ? "" : (applied.error().id + " " + applied.error().where).c_str());
            const auto disputed = [&](MergeKind kind, std::int64_t id, WorkloadId home) {
                return std::any_of(merge.conflicts.begin(), merge.conflicts.end(), [&](const MergeConflict& conflict) {
                    return (conflict.key.kind == kind && conflict.key.id == id) ||
                           (conflict.key.kind == MergeKind::Workload && conflict.key.id == home.value);
                });
            };
            const auto check = [&](const auto& was, const auto& is, const auto& now, MergeKind kind) {
                for (const auto& [id, value] : is) {
                    const auto before = was.find(id);
                    if (before != was.end() && before->second == value)
                        continue;
                    const auto there = now.find(id);
                    QVERIFY2((there != now.end() && there->second == value) || disputed(kind, id.value, value.workload),
                             qPrintable(
                                 QStringLiteral("%1 %2, seed %3").arg(static_cast<int>(kind)).arg(id.value).arg(seed)));
                }
            };
            for (const Workspace* side : {&ours, &merge.theirs}) {
                check(base.networks, side->networks, result.networks, MergeKind::Network);
                check(base.runs, side->runs, result.runs, MergeKind::Run);
                check(base.milestones, side->milestones, result.milestones, MergeKind::Milestone);
            }
        }
        QVERIFY(conflicts > 10);
    }

    void twoNetworksOfOneNumberAreBothKept()
    {
        const Workspace base = shop();
        Workspace ours = base;
        Workspace theirs = base;
        ours.networks.emplace(NetworkId{2}, net::Network{{2}, {1}, "Busan", {}, {}, {}});
        theirs.networks.emplace(NetworkId{2}, net::Network{{2}, {1}, "Daegu", {}, {}, {}});
        review::EvidenceLink link{review::LinkKind::Finding, {2}, {}, "f", {}};
        theirs.workloads.at({1}).reviews.at("lens_a").answers["q_0"].links[1] = link;
        const auto result = merged(base, ours, theirs, review::Take::Ours);
        QVERIFY(result.has_value());
        QCOMPARE(result->networks.size(), std::size_t{3});
        QCOMPARE(result->networks.at({2}).name, std::string("Busan"));
        QCOMPARE(result->networks.at({3}).name, std::string("Daegu"));
        // Evidence follows its network.
        const auto& links = result->workloads.at({1}).reviews.at("lens_a").answers.at("q_0").links;
        QCOMPARE(links.at(1).network, NetworkId{3});
    }

    void aNetworkThatBothChanged()
    {
        const Workspace base = shop();
        Workspace ours = base;
        Workspace theirs = base;
        ours.networks.at({1}).name = "Seoul A";
        theirs.networks.at({1}).name = "Seoul B";
        const WorkspaceMerge merge = mergeWorkspaces(base, ours, theirs);
        QCOMPARE(merge.conflicts.size(), std::size_t{1});
        QVERIFY(merge.conflicts[0].both);
        QVERIFY(merged(base, ours, theirs, review::Take::Ours) == ours);
        QVERIFY(merged(base, ours, theirs, review::Take::Theirs) == theirs);
        const auto both = merged(base, ours, theirs, review::Take::Both);
        QCOMPARE(both->networks.size(), std::size_t{2});
        QCOMPARE(both->networks.at({2}).name, std::string("Seoul B (2)"));
    }

    void aWorkloadRemovedAndWorkedOn()
    {
        const Workspace base = shop();
        Workspace ours = base;
        QVERIFY(applyEdit(ours, removeWorkload(ours, {1})).has_value());
        Workspace theirs = base;
        theirs.networks.at({1}).name = "Seoul B";
        const WorkspaceMerge merge = mergeWorkspaces(base, ours, theirs);
        QCOMPARE(merge.conflicts.size(), std::size_t{1});
        QCOMPARE(merge.conflicts[0].key.kind, MergeKind::Workload);
        QVERIFY(merged(base, ours, theirs, review::Take::Ours) == ours);
        QVERIFY(merged(base, ours, theirs, review::Take::Theirs) == theirs);
        QVERIFY(merged(base, theirs, ours, review::Take::Theirs) == ours);
    }

    /// Two people made a workload of the same name each on their own.
    void withoutAPastWorkloadsAreMatchedByName()
    {
        Workspace ours = shop();
        Workspace theirs = shop();
        auto node = theirs.workloads.extract(WorkloadId{1});
        node.key() = {7};
        node.mapped().id = {7};
        node.mapped().name = "SHOP";
        node.mapped().reviews.at("lens_a").answers["q_0"].notes = "n";
        theirs.workloads.insert(std::move(node));
        theirs.networks.at({1}).workload = {7};
        const WorkspaceMerge merge = mergeWorkspaces({}, ours, theirs);
        QCOMPARE(merge.conflicts.size(), std::size_t{1});  // the name
        const auto result = merged({}, ours, theirs, review::Take::Ours);
        QVERIFY(result.has_value());
        QCOMPARE(result->workloads.size(), std::size_t{1});
        QCOMPARE(result->networks.size(), std::size_t{1});
        QCOMPARE(result->workloads.at({1}).reviews.at("lens_a").answers.at("q_0").notes, std::string("n"));
    }

    void restoresOnlyWhatAChangeTouched()
    {
        Workspace before = shop();
        Workspace after = before;
        const review::QuestionKey key{{1}, "lens_a", "q_0"};
        QVERIFY(applyEdit(after, {review::Edit{review::SetAnswerField{key, "notes", std::string("one"), kAt}}}));
        Workspace now = after;
        QVERIFY(applyEdit(now, {review::Edit{review::SetAnswerField{key, "owner", std::string("Kim"), kAt}}}));
        QVERIFY(applyEdit(now, {review::Edit{review::SetAnswerField{key, "notes", std::string("two"), kAt}}}));
        const auto back = restoreEdit(now, after, before, kAt);
        QVERIFY(back.has_value());
        QVERIFY(applyEdit(now, *back).has_value());
        const review::Answer& answer = now.workloads.at({1}).reviews.at("lens_a").answers.at("q_0");
        QCOMPARE(answer.notes, std::string("one"));
        QCOMPARE(answer.owner, std::string("Kim"));
        QVERIFY(!restoreEdit(now, after, before, kAt).has_value());
        const auto undone = restoreEdit(now, before, after, kAt);
        QVERIFY(applyEdit(now, *undone).has_value());
        QVERIFY(now.workloads.at({1}).reviews.at("lens_a").answers.at("q_0").notes.empty());
    }

    void restoresARemovedWorkload()
    {
        const Workspace before = shop();
        Workspace now = before;
        now.networks.clear();
        const Workspace held = now;
        QVERIFY(applyEdit(now, {review::Edit{review::RemoveWorkload{{1}}}}).has_value());
        const auto back = restoreEdit(now, held, now, kAt);
        QVERIFY(back.has_value());
        QVERIFY(applyEdit(now, *back).has_value());
        QVERIFY(now == held);
    }
};

QTEST_APPLESS_MAIN(TestWorkspaceMerge)
#include "tst_workspace_merge.moc"
