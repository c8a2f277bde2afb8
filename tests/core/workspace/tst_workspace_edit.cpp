// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/edit.h"

#include "core/workspace/snapshot.h"

#include "tests/support/random_edits.h"

#include <QTest>

#include <algorithm>

#include <set>

using namespace pb;
using namespace pb::workspace;

namespace {

/// What is different between two workspaces, found by looking at everything: the oracle for changeOf().
struct Difference {
    std::set<review::Touched> review;
    std::set<NetworkId> headers, networks;
    std::set<std::pair<NetworkId, ElementId>> elements;
    std::set<std::pair<NetworkId, std::string>> waivers;
    std::set<RunId> runs;
    std::set<std::string> lenses;
    std::set<MilestoneId> milestones;
};

template <class Map, class Differs>
void eachDifferent(const Map& a, const Map& b, Differs differs)
{
    for (const auto& [key, value] : a)
        if (const auto it = b.find(key); it == b.end() || !(it->second == value))
            differs(key);
    for (const auto& [key, value] : b)
        if (!a.contains(key))
            differs(key);
}

void compare(const net::Network& a, const net::Network& b, Difference& out)
{
    if (a.name != b.name || a.as_of != b.as_of)
        out.headers.insert(a.id);
    eachDifferent(a.topology.elements(), b.topology.elements(), [&](ElementId id) {
        const net::Element *l = a.topology.find(id), *r = b.topology.find(id);
        if (!l || !r || !(*l == *r))
            out.elements.emplace(a.id, id);
    });
    eachDifferent(a.waivers, b.waivers, [&](const std::string& key) { out.waivers.emplace(a.id, key); });
}

Difference difference(const Workspace& a, const Workspace& b)
{
    Difference out;
    eachDifferent(a.workloads, b.workloads, [&](WorkloadId id) {
        const auto l = a.workloads.find(id), r = b.workloads.find(id);
        if (l == a.workloads.end() || r == b.workloads.end()) {
            out.review.insert({id, {}, {}});
            return;
        }
        eachDifferent(l->second.reviews, r->second.reviews, [&](const std::string& lens) {
            if (!l->second.reviews.contains(lens) || !r->second.reviews.contains(lens))
                out.review.insert({id, lens, {}});
            const review::LensReview &was = review::reviewOf(l->second, lens), &is = review::reviewOf(r->second, lens);
            const auto touch = [&](const std::string& question) { out.review.insert({id, lens, question}); };
            eachDifferent(was.answers, is.answers, touch);
            eachDifferent(was.plan, is.plan, touch);
        });
        review::Workload left = l->second, right = r->second;
        left.reviews = right.reviews = {};
        if (!(left == right))
            out.review.insert({id, {}, {}});
    });
    eachDifferent(a.networks, b.networks, [&](NetworkId id) {
        if (a.networks.contains(id) && b.networks.contains(id))
            compare(a.networks.at(id), b.networks.at(id), out);
        else
            out.networks.insert(id);
    });
    eachDifferent(a.runs, b.runs, [&](RunId id) { out.runs.insert(id); });
    eachDifferent(a.lenses, b.lenses, [&](const std::string& id) { out.lenses.insert(id); });
    eachDifferent(a.milestones, b.milestones, [&](MilestoneId id) { out.milestones.insert(id); });
    return out;
}

/// The first thing that is different and that the change does not name; empty where it names all.
QString unnamed(const Difference& found, const Change& change)
{
    std::set<review::Touched> named(change.review.begin(), change.review.end());
    Difference said;
    for (const auto& in : change.networks) {
        if (in.whole)
            said.networks.insert(in.network);
        if (in.touched.header)
            said.headers.insert(in.network);
        for (const ElementId id : in.touched.elements)
            said.elements.emplace(in.network, id);
        for (const std::string& key : in.touched.waivers)
            said.waivers.emplace(in.network, key);
    }
    const auto whole = [&](NetworkId id) { return said.networks.contains(id); };
    for (const review::Touched& touched : found.review)
        if (!named.contains(touched) && !named.contains({touched.workload, touched.lens, {}}) &&
            !named.contains({touched.workload, {}, {}}))
            return QStringLiteral("answer ") + QString::fromStdString(touched.question);
    for (const NetworkId id : found.networks)
        if (!whole(id))
            return QStringLiteral("network %1").arg(id.value);
    for (const NetworkId id : found.headers)
        if (!whole(id) && !said.headers.contains(id))
            return QStringLiteral("header of network %1").arg(id.value);
    for (const auto& key : found.elements)
        if (!whole(key.first) && !said.elements.contains(key))
            return QStringLiteral("element %1").arg(key.second.value);
    for (const auto& key : found.waivers)
        if (!whole(key.first) && !said.waivers.contains(key))
            return QStringLiteral("waiver ") + QString::fromStdString(key.second);
    const std::set<RunId> runs(change.runs.begin(), change.runs.end());
    for (const RunId id : found.runs)
        if (!runs.contains(id))
            return QStringLiteral("run %1").arg(id.value);
    for (const std::string& id : found.lenses)
        if (std::find(change.lenses.begin(), change.lenses.end(), id) == change.lenses.end())
            return QStringLiteral("lens ") + QString::fromStdString(id);
    for (const MilestoneId id : found.milestones)
        if (std::find(change.milestones.begin(), change.milestones.end(), id) == change.milestones.end())
            return QStringLiteral("milestone %1").arg(id.value);
    return {};
}

}  // namespace

class TestWorkspaceEdit : public QObject {
    Q_OBJECT
private slots:
    void undoneToTheStart_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (const unsigned seed : {1u, 2u, 3u, 4u, 5u})
            QTest::addRow("seed %u", seed) << seed;
    }
    /// Accepted edits, taken back in reverse order, restore every state on the way; refused ones leave no trace; and
    /// the change that an edit declares names all that it did.
    void undoneToTheStart()
    {
        QFETCH(unsigned, seed);
        test::RandomEdits random(seed);
        Workspace workspace;
        std::vector<Workspace> before;
        std::vector<Edit> inverses;
        int refused = 0;
        for (int step = 0; step < 2700; ++step) {
            const Edit edit = random.next(workspace);
            const Workspace was = workspace;
            auto inverse = applyEdit(workspace, edit);
            if (!inverse) {
                QVERIFY2(workspace == was, "a refused edit changed something");
                ++refused;
                continue;
            }
            const Difference found = difference(was, workspace);
            QCOMPARE(unnamed(found, changeOf(edit)), QString());
            QCOMPARE(unnamed(found, changeOf(*inverse)), QString());
            before.push_back(was);
            inverses.push_back(*std::move(inverse));
        }
        QVERIFY2(inverses.size() > 900, qPrintable(QString::number(inverses.size())));
        QVERIFY(refused > 100);
        QVERIFY(workspace.networks.size() + workspace.runs.size() > 0);
        std::vector<Edit> forward;
        while (!inverses.empty()) {
            const auto again = applyEdit(workspace, inverses.back());
            QVERIFY2(again, again ? "" : (again.error().id + " at " + again.error().where).c_str());
            QVERIFY(workspace == before.back());
            forward.push_back(*again);
            inverses.pop_back();
            before.pop_back();
        }
        QVERIFY(workspace == Workspace{});
        // … and forward again: what undo gives back is redo.
        for (auto it = forward.rbegin(); it != forward.rend(); ++it)
            QVERIFY(applyEdit(workspace, *it));
    }

    void refusals_data()
    {
        QTest::addColumn<int>("edit");
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("unknown network") << 0 << QByteArray("workspace.network.unknown");
        QTest::newRow("network id taken") << 1 << QByteArray("workspace.network.taken");
        QTest::newRow("network without id") << 2 << QByteArray("workspace.network.taken");
        QTest::newRow("network of no workload") << 3 << QByteArray("workspace.workload.unknown");
        QTest::newRow("unknown run") << 4 << QByteArray("workspace.run.unknown");
        QTest::newRow("run id taken") << 5 << QByteArray("workspace.run.taken");
        QTest::newRow("run of no workload") << 6 << QByteArray("workspace.workload.unknown");
        QTest::newRow("run moved to no workload") << 7 << QByteArray("workspace.workload.unknown");
        QTest::newRow("workload owns") << 8 << QByteArray("workspace.workload.owns");
        QTest::newRow("batch is all or nothing") << 9 << QByteArray("workspace.run.unknown");
        QTest::newRow("remove unknown network") << 10 << QByteArray("workspace.network.unknown");
        QTest::newRow("set unknown run") << 11 << QByteArray("workspace.run.unknown");
        QTest::newRow("lens id taken") << 12 << QByteArray("workspace.lens.taken");
        QTest::newRow("lens without questions") << 13 << QByteArray("review.lens.empty");
        QTest::newRow("replace unknown lens") << 14 << QByteArray("workspace.lens.unknown");
        QTest::newRow("remove unknown lens") << 15 << QByteArray("workspace.lens.unknown");
        QTest::newRow("milestone id taken") << 16 << QByteArray("workspace.milestone.taken");
        QTest::newRow("milestone name taken") << 17 << QByteArray("workspace.milestone.name_taken");
        QTest::newRow("milestone name too short") << 18 << QByteArray("workspace.milestone.name");
        QTest::newRow("milestone of no workload") << 19 << QByteArray("workspace.workload.unknown");
        QTest::newRow("rename unknown milestone") << 20 << QByteArray("workspace.milestone.unknown");
        QTest::newRow("remove unknown milestone") << 21 << QByteArray("workspace.milestone.unknown");
    }
    void refusals()
    {
        QFETCH(int, edit);
        QFETCH(QByteArray, id);
        Workspace workspace = small();
        const Workspace before = workspace;
        const auto network = [](std::int64_t networkId, std::int64_t workload) {
            return AddNetwork{net::Network{{networkId}, {workload}, "n", {}, {}, {}}};
        };
        review::Lens empty;
        empty.id = "empty";
        const std::vector<Edit> edits{
            {EditNetwork{{9}, {net::Rename{"x"}}}},
            {network(1, 1)},
            {network(0, 1)},
            {network(2, 7)},
            {RemoveRun{{9}}},
            {AddRun{test::sampleRun({1}, {1})}},
            {AddRun{test::sampleRun({2}, {7})}},
            {SetRun{test::sampleRun({1}, {7})}},
            {review::Edit{review::RemoveWorkload{{1}}}},
            {Batch{{{EditNetwork{{1}, {net::Rename{"x"}}}}, {RemoveRun{{9}}}}}},
            {RemoveNetwork{{9}}},
            {SetRun{test::sampleRun({9}, {1})}},
            {AddLens{test::sampleLens("mine", 1)}},
            {AddLens{Shared<review::Lens>(empty)}},
            {ReplaceLens{test::sampleLens("other", 1)}},
            {RemoveLens{"other"}},
            {AddMilestone{milestone(1, 1, "new name")}},
            {AddMilestone{milestone(2, 1, "FIRST review")}},
            {RenameMilestone{{1}, "v1"}},
            {AddMilestone{milestone(2, 7, "new name")}},
            {RenameMilestone{{9}, "new name"}},
            {RemoveMilestone{{9}}},
        };
        const auto refused = applyEdit(workspace, edits[static_cast<std::size_t>(edit)]);
        QVERIFY(!refused);
        QCOMPARE(QByteArray::fromStdString(refused.error().id), id);
        QVERIFY(workspace == before);
    }

    void removeWorkloadTakesAllAlong()
    {
        Workspace workspace = small();
        const Workspace before = workspace;
        const auto back = applyEdit(workspace, removeWorkload(workspace, {1}));
        QVERIFY(back);
        QVERIFY(workspace.workloads.empty() && workspace.networks.empty() && workspace.runs.empty());
        QVERIFY(workspace.milestones.empty());
        QVERIFY(applyEdit(workspace, *back));
        QVERIFY(workspace == before);
    }

    void aWorkloadHasAHundredMilestones()
    {
        Workspace workspace = small();
        for (int i = 2; i <= 100; ++i)
            QVERIFY(applyEdit(workspace, {AddMilestone{milestone(i, 1, "review " + std::to_string(i))}}));
        const auto refused = applyEdit(workspace, {AddMilestone{milestone(101, 1, "one more")}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().id, std::string("workspace.milestone.too_many"));
        QVERIFY(applyEdit(workspace, {RemoveMilestone{{50}}}));
        QVERIFY(applyEdit(workspace, {AddMilestone{milestone(101, 1, "one more")}}));
    }

    /// A milestone does not follow what happens after it.
    void snapshotStaysAsItWas()
    {
        Workspace workspace = small();
        const Findings findings{{{1}, {Finding{"rule", Severity::Error, {{3}}, {"a"}}}}, {{9}, {}}};
        const auto before = takeSnapshot(workspace, findings, {1});
        QVERIFY(before);
        QVERIFY(before->workload == workspace.workloads.at({1}));
        QCOMPARE(before->networks.size(), 1u);
        QCOMPARE(before->findings.size(), 1u);
        QCOMPARE(before->runs, std::vector<RunId>{{1}});
        QVERIFY(applyEdit(workspace, {EditNetwork{{1}, {net::Rename{"x"}}}}));
        QCOMPARE(before->networks.front().name, std::string("net"));
        QVERIFY(!takeSnapshot(workspace, findings, {7}));
    }

private:
    static Milestone milestone(std::int64_t id, std::int64_t workload, std::string name)
    {
        return {{id}, {workload}, std::move(name), "2026-11-25T09:00:00.000Z", "김 책임", {}, {}};
    }

    static Workspace small()
    {
        Workspace workspace;
        review::Workload workload;
        workload.id = {1};
        workload.name = "shop";
        workload.lens = "well_architected_2018";
        (void)applyEdit(workspace, {review::Edit{review::AddWorkload{workload}}});
        (void)applyEdit(workspace, {AddNetwork{net::Network{{1}, {1}, "net", {}, {}, {}}}});
        (void)applyEdit(workspace, {AddRun{test::sampleRun({1}, {1})}});
        (void)applyEdit(workspace, {AddLens{test::sampleLens("mine", 1)}});
        (void)applyEdit(workspace, {AddMilestone{milestone(1, 1, "First review")}});
        return workspace;
    }
};

QTEST_GUILESS_MAIN(TestWorkspaceEdit)
#include "tst_workspace_edit.moc"
