// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/merge_base.h"
#include "tests/core/store/store_files.h"

#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;
using namespace pb::store;
using namespace pb::test;
using namespace Qt::StringLiterals;

namespace {

workspace::Edit answer(const std::string& question, const std::string& field, const std::string& value)
{
    return {review::Edit{review::SetAnswerField{{{1}, {}, question}, field, value, "2026-11-25T12:00:00.000Z"}}};
}

std::string fieldOf(const workspace::Workspace& workspace, const std::string& question, const std::string& field)
{
    const review::Workload& workload = workspace.workloads.at({1});
    const review::Answer& found = review::answerOf(workload, workload.lens, question);
    return field == "notes" ? found.notes : found.owner;
}

std::string eventsOf(const WorkspaceStore& store, RunId run)
{
    std::string out;
    (void)store.readRunEvents(run, [&](std::string_view piece) { out += piece; });
    return out;
}

}  // namespace

class TestStoreMerge : public QObject {
    Q_OBJECT
private slots:
    void init() { m_folder.emplace(); }
    void cleanup()
    {
        m_folder.reset();
        QVERIFY(QSqlDatabase::connectionNames().isEmpty());
    }

    /// Two copies of one file, each worked on.
    void findsWhereACopyWasMade()
    {
        Stored ours = smallStore(path("ours"));
        PB_VERIFY_RESULT(ours.apply(answer("q_1", "notes", "before")));
        const workspace::Workspace fork = ours.workspace;
        Stored theirs = copyOf(ours, "theirs");
        PB_VERIFY_RESULT(ours.apply(answer("q_1", "owner", "Kim")));
        PB_VERIFY_RESULT(theirs.apply(answer("q_1", "notes", "after")));
        PB_VERIFY_RESULT(theirs.apply(answer("q_2", "notes", "new")));

        const auto base = findMergeBase(*ours.store, ours.workspace, *theirs.store, theirs.workspace);
        PB_VERIFY_RESULT(base);
        QCOMPARE(base->from, BaseFrom::History);
        QVERIFY(base->workspace == fork);
        QCOMPARE(base->unknownRows.size(), std::size_t{2});
    }

    void keepsTheChangesWithWhoMadeThem()
    {
        Stored ours = smallStore(path("ours"));
        Stored theirs = copyOf(ours, "theirs");
        PB_VERIFY_RESULT(ours.apply(answer("q_1", "owner", "Kim")));
        PB_VERIFY_RESULT(applyAs(theirs, answer("q_2", "notes", "new"), "lee"));
        PB_VERIFY_RESULT(mergeInto(ours, theirs));
        QCOMPARE(fieldOf(ours.workspace, "q_1", "owner"), std::string("Kim"));
        QCOMPARE(fieldOf(ours.workspace, "q_2", "notes"), std::string("new"));
        QVERIFY(*ours.store->load() == ours.workspace);

        const auto newest = ours.store->history(1);
        const auto taken = ours.store->mergedBy(newest->front().seq);
        PB_VERIFY_RESULT(taken);
        QCOMPARE(taken->size(), std::size_t{1});
        QCOMPARE(taken->front().who, std::string("lee"));
        QVERIFY(taken->front().edit == answer("q_2", "notes", "new"));
        PB_VERIFY_RESULT(ours.store->verify());
    }

    /// After a merge both go on. What was decided then is not asked again.
    void aSecondMergeStartsFromTheFirst()
    {
        Stored ours = smallStore(path("ours"));
        Stored theirs = copyOf(ours, "theirs");
        PB_VERIFY_RESULT(ours.apply(answer("q_1", "notes", "ours")));
        PB_VERIFY_RESULT(theirs.apply(answer("q_1", "notes", "theirs")));
        {
            const auto first = prepareMerge(*ours.store, ours.workspace, theirs.store->path());
            PB_VERIFY_RESULT(first);
            QCOMPARE(first->merge.conflicts.size(), std::size_t{1});
        }
        PB_VERIFY_RESULT(mergeInto(ours, theirs));  // ours is kept
        PB_VERIFY_RESULT(theirs.apply(answer("q_2", "notes", "more")));
        {
            const auto second = prepareMerge(*ours.store, ours.workspace, theirs.store->path());
            PB_VERIFY_RESULT(second);
            QVERIFY(second->merge.conflicts.empty());
            QCOMPARE(second->base.unknownRows.size(), std::size_t{1});
        }
        PB_VERIFY_RESULT(mergeInto(ours, theirs));
        QCOMPARE(fieldOf(ours.workspace, "q_1", "notes"), std::string("ours"));
        QCOMPARE(fieldOf(ours.workspace, "q_2", "notes"), std::string("more"));

        // And the other way round: theirs takes what ours has become.
        PB_VERIFY_RESULT(mergeInto(theirs, ours));
        QVERIFY(theirs.workspace == ours.workspace || fieldOf(theirs.workspace, "q_1", "notes") == std::string("ours"));
    }

    void runsBringTheirEvents()
    {
        Stored ours = smallStore(path("ours"));
        Stored theirs = copyOf(ours, "theirs");
        PB_VERIFY_RESULT(ours.apply({workspace::AddRun{sampleRun({1}, {1})}}));
        PB_VERIFY_RESULT(ours.store->appendRunEvents({1}, "ours\n"));
        workspace::RunRecord other = sampleRun({1}, {1});
        other.name = "another";
        PB_VERIFY_RESULT(theirs.apply({workspace::AddRun{other}}));
        PB_VERIFY_RESULT(theirs.store->appendRunEvents({1}, "theirs\n"));
        PB_VERIFY_RESULT(mergeInto(ours, theirs));
        QCOMPARE(ours.workspace.runs.size(), std::size_t{2});
        QCOMPARE(eventsOf(*ours.store, {1}), std::string("ours\n"));
        QCOMPARE(eventsOf(*ours.store, {2}), std::string("theirs\n"));
    }

    void strangersHaveNothingInCommon()
    {
        Stored ours = smallStore(path("ours"));
        Stored theirs = smallStore(path("theirs"));
        PB_VERIFY_RESULT(theirs.apply(answer("q_1", "notes", "n")));
        const auto base = findMergeBase(*ours.store, ours.workspace, *theirs.store, theirs.workspace);
        QCOMPARE(base->from, BaseFrom::Nothing);
        QVERIFY(base->workspace == workspace::Workspace{});
        QCOMPARE(base->unknownRows.size(), theirs.store->trail()->size());
        const auto same = prepareMerge(*ours.store, ours.workspace, ours.store->path());
        QVERIFY(!same);
        QCOMPARE(same.error().id, std::string("store.merge.same"));
    }

    void goesBackToAnyState()
    {
        Stored stored = randomStore(path("ours"), 7, 0);
        std::vector<std::pair<std::int64_t, workspace::Workspace>> states;
        RandomEdits random(11);
        while (states.size() < 120)
            if (stored.apply(random.next(stored.workspace)))
                states.emplace_back(stored.store->history(1)->front().seq, stored.workspace);
        for (const auto& [seq, state] : states) {
            const auto then = stateAfter(*stored.store, stored.workspace, seq);
            PB_VERIFY_RESULT(then);
            QVERIFY(*then == state);
        }
    }

private:
    QString path(const char* name) const { return m_folder->filePath(QString::fromLatin1(name) + u".pillar"_s); }

    Stored copyOf(const Stored& stored, const char* name) const
    {
        (void)stored.store->copyTo(path(name));
        Stored out;
        out.store = *WorkspaceStore::open(path(name));
        out.workspace = *out.store->load();
        return out;
    }

    static Status applyAs(Stored& stored, const workspace::Edit& edit, std::string_view who)
    {
        auto inverse = workspace::applyEdit(stored.workspace, edit);
        if (!inverse)
            return forward(std::move(inverse));
        auto row = stored.store->commit(stored.workspace, edit, *inverse, who);
        if (!row)
            return forward(std::move(row));
        return {};
    }

    /// Merges a file into another, conflicts decided for `ours`.
    static Status mergeInto(Stored& ours, const Stored& theirs)
    {
        const auto source = prepareMerge(*ours.store, ours.workspace, theirs.store->path());
        if (!source)
            return tl::unexpected(source.error());
        const workspace::Workspace before = ours.workspace;
        const auto edit = workspace::mergeEdit(before, source->merge, {}, "2026-11-25T13:00:00.000Z");
        const auto inverse = workspace::applyEdit(ours.workspace, edit);
        if (!inverse)
            return tl::unexpected(inverse.error());
        if (auto events = copyRunEvents(*source->theirs, *ours.store, runsToCopy(*source, before, ours.workspace));
            !events)
            return events;
        const auto row = ours.store->commitMerge(ours.workspace, edit, *inverse, "merger", source->base.unknownRows);
        if (!row)
            return tl::unexpected(row.error());
        return {};
    }

    std::optional<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestStoreMerge)
#include "tst_store_merge.moc"
