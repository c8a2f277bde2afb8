// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/document.h"

#include "core/network/rules.h"
#include "tests/support/random_edits.h"
#include "ui/document/edit_command.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;
using namespace Qt::StringLiterals;
using pb::ui::Document;

namespace {

constexpr const char* kTime = "2026-11-23T10:00:00.000Z";

constexpr const char* kLens = "well-architected-2018";

workspace::Edit note(const std::string& text) { return {review::setNotes({{1}, kLens, "rel_2"}, text, kTime)}; }

workspace::Edit shop()
{
    review::Workload workload;
    workload.id = {1};
    workload.name = "shop";
    workload.lens = kLens;
    return {review::Edit{review::AddWorkload{workload}}};
}

/// A VPC with two subnets that overlap.
workspace::Edit network(NetworkId id)
{
    const auto prefix = [](const char* text) { return *net::Prefix::parse(text); };
    net::Network network{id, {1}, "net", {}, {}, {}};
    net::Vpc vpc;
    vpc.ipv4 = {prefix("10.0.0.0/16")};
    network.topology.put({{1}, {}, "vpc", {}, {}, {}, vpc});
    for (std::int64_t subnet : {2, 3}) {
        net::Subnet data;
        data.ipv4 = {prefix("10.0.0.0/24")};
        network.topology.put({{subnet}, {1}, "subnet", {}, {}, {}, data});
    }
    return {workspace::AddNetwork{std::move(network)}};
}

net::Edit setCidr(ElementId subnet, const char* text)
{
    return {net::SetField{subnet, "ipv4", net::Prefixes{*net::Prefix::parse(text)}}};
}

/// Lets nothing more be written while it lives, as a full disk does.
class FullDisk {
public:
    FullDisk() : m_database(QSqlDatabase::database(QSqlDatabase::connectionNames().constFirst()))
    {
        run(u"CREATE TEMP TRIGGER full BEFORE INSERT ON change BEGIN SELECT RAISE(ABORT, 'full'); END"_s);
    }
    ~FullDisk() { run(u"DROP TRIGGER full"_s); }

private:
    void run(const QString& sql) { QVERIFY(QSqlQuery(m_database).exec(sql)); }
    QSqlDatabase m_database;
};

}  // namespace

class TestDocument : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder.emplace();
        m_document.emplace();
        QVERIFY(m_document->create(path()));
        QVERIFY(m_document->apply(shop(), u"Add shop"_s));
    }
    void cleanup()
    {
        m_document.reset();
        m_folder.reset();
        QThreadPool::globalInstance()->waitForDone();
        QVERIFY(QSqlDatabase::connectionNames().isEmpty());
    }

    void lensesAreThere()
    {
        QVERIFY(!m_document->lenses().empty());
        const review::Lens* lens = m_document->lensOf({1});
        QVERIFY(lens);
        QCOMPARE(lens->id, std::string("well-architected-2018"));
        QVERIFY(!m_document->lensOf({9}));
    }

    void closedDocument()
    {
        Document closed;
        QVERIFY(!closed.isOpen());
        QVERIFY(closed.readOnly());
        QVERIFY(closed.path().isEmpty());
        QVERIFY(closed.workspace() == workspace::Workspace{});
        QSignalSpy failed(&closed, &Document::failed);
        QCOMPARE(closed.apply(shop(), {}).error().id, std::string("document.closed"));
        QCOMPARE(failed.count(), 1);
        QCOMPARE(closed.saveCopy(path()).error().id, std::string("document.closed"));
        QVERIFY(closed.history(10)->empty());
    }

    void anAppliedEditIsOnDisk()
    {
        QSignalSpy changed(m_document.operator->(), &Document::changed);
        m_document->setAuthor(u"김 책임"_s);
        QVERIFY(m_document->apply(note("메모"), u"Note REL 2"_s));
        QCOMPARE(changed.count(), 1);
        const auto change = changed.first().first().value<workspace::Change>();
        QCOMPARE(change.review.size(), 1u);
        QCOMPARE(change.review.front().question, std::string("rel_2"));
        QCOMPARE(m_document->undoStack().undoText(), u"Note REL 2"_s);
        QVERIFY(onDisk() == m_document->workspace());
        const auto history = m_document->history(10);
        QCOMPARE(history->size(), 2u);
        QCOMPARE(history->front().who, std::string("김 책임"));
    }

    void undoAndRedoAreOnDiskToo()
    {
        QVERIFY(m_document->apply(note("one"), u"Note"_s));
        const workspace::Workspace after = m_document->workspace();
        m_document->undoStack().undo();
        QVERIFY(m_document->workspace().workloads.at({1}).reviews.at(kLens).answers.empty());
        QVERIFY(onDisk() == m_document->workspace());
        m_document->undoStack().redo();
        QVERIFY(m_document->workspace() == after);
        QVERIFY(onDisk() == after);
        QCOMPARE(m_document->history(10)->size(), 4u);  // the audit trail tells of both
    }

    void thousandsOfEditsUndoneToTheStart()
    {
        const workspace::Workspace start = m_document->workspace();
        test::RandomEdits random(21);
        QUndoStack& stack = m_document->undoStack();
        while (stack.count() < 1100)  // some are refused, some change nothing
            (void)m_document->apply(random.next(m_document->workspace()), u"Edit"_s);
        const workspace::Workspace end = m_document->workspace();
        for (int step = 0; step < 8; ++step)  // back and forth
            stack.setIndex(random.pick(stack.count() + 1));
        QVERIFY(onDisk() == m_document->workspace());
        stack.setIndex(1);  // the workload of init()
        QVERIFY(m_document->workspace() == start);
        QVERIFY(onDisk() == start);
        stack.setIndex(stack.count());
        QVERIFY(m_document->workspace() == end);
        QVERIFY(onDisk() == end);
    }

    void refusedEditLeavesNoTrace()
    {
        QSignalSpy changed(m_document.operator->(), &Document::changed);
        QSignalSpy failed(m_document.operator->(), &Document::failed);
        const workspace::Workspace before = m_document->workspace();
        const Status refused = m_document->apply(NetworkId{9}, {net::Rename{"x"}}, u"Rename"_s);
        QVERIFY(!refused);
        QCOMPARE(refused.error().id, std::string("workspace.network.unknown"));
        QCOMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().value<Error>(), refused.error());
        QCOMPARE(changed.count(), 0);
        QVERIFY(m_document->workspace() == before);
        QCOMPARE(m_document->undoStack().count(), 1);
        QCOMPARE(m_document->history(10)->size(), 1u);
    }

    void checkChangesNothing()
    {
        QSignalSpy failed(m_document.operator->(), &Document::failed);
        const workspace::Workspace before = m_document->workspace();
        QVERIFY(m_document->check(note("x")));
        QVERIFY(!m_document->check(note(std::string(5000, 'x'))));
        QVERIFY(m_document->workspace() == before);
        QCOMPARE(failed.count(), 0);
    }

    void editThatChangesNothing_data()
    {
        QTest::addColumn<int>("edit");
        QTest::newRow("same note, later") << 0;
        QTest::newRow("same name") << 1;
        QTest::newRow("same field of an element") << 2;
        QTest::newRow("same place") << 3;
        QTest::newRow("batch of such") << 4;
        QTest::newRow("empty batch") << 5;
        QTest::newRow("same choice") << 6;
    }
    void editThatChangesNothing()
    {
        QFETCH(int, edit);
        QVERIFY(m_document->apply(note("same"), u"Note"_s));
        QVERIFY(m_document->apply(network({1}), u"Add network"_s));
        const workspace::Workspace before = m_document->workspace();
        const int steps = m_document->undoStack().count();
        QSignalSpy changed(m_document.operator->(), &Document::changed);
        const workspace::Edit later{review::setNotes({{1}, kLens, "rel_2"}, "same", "2026-11-24T00:00:00.000Z")};
        const workspace::Edit rename{workspace::EditNetwork{{1}, {net::Rename{"net"}}}};
        const net::Edit cidr = setCidr({2}, "10.0.0.0/24");
        const std::vector<workspace::Edit> edits{
            later,
            rename,
            {workspace::EditNetwork{{1}, cidr}},
            {workspace::EditNetwork{{1}, {net::Place{{2}, {1}, {}}}}},
            {workspace::Batch{{later, rename, {workspace::EditNetwork{{1}, {net::Batch{{cidr, cidr}}}}}}}},
            {workspace::Batch{}},
            {review::Edit{review::SetChoice{{{1}, kLens, "rel_2"}, "rel_2_a", {}, "2026-11-24T00:00:00.000Z"}}},
        };
        QVERIFY(m_document->apply(edits[static_cast<std::size_t>(edit)], u"Nothing"_s));
        QVERIFY(m_document->workspace() == before);
        QCOMPARE(m_document->undoStack().count(), steps);
        QCOMPARE(changed.count(), 0);
        QVERIFY(onDisk() == before);
    }

    void typingIsOneStep()
    {
        const workspace::Workspace before = m_document->workspace();
        QUndoStack& stack = m_document->undoStack();
        const int id = m_document->newMergeId();
        std::string text;
        for (const char c : std::string("typed")) {
            text += c;
            QVERIFY(m_document->apply(note(text), u"Note"_s, id));
        }
        QCOMPARE(stack.count(), 2);
        QVERIFY(onDisk() == m_document->workspace());
        stack.undo();
        QVERIFY(m_document->workspace() == before);
        stack.redo();
        QCOMPARE(m_document->workspace().workloads.at({1}).reviews.at(kLens).answers.at("rel_2").notes,
                 std::string("typed"));

        QVERIFY(m_document->apply(note("after redo"), u"Note"_s, id));  // an undo or redo ends the step
        QCOMPARE(stack.count(), 3);
        m_document->endMerge();
        QVERIFY(m_document->apply(note("after end"), u"Note"_s, id));
        QCOMPARE(stack.count(), 4);
        QVERIFY(m_document->apply(note("without id"), u"Note"_s));
        QVERIFY(m_document->apply(note("without id again"), u"Note"_s));
        QCOMPARE(stack.count(), 6);
        QVERIFY(m_document->apply(note("other gesture"), u"Note"_s, m_document->newMergeId()));
        QCOMPARE(stack.count(), 7);
        stack.setIndex(1);
        QVERIFY(m_document->workspace() == before);
    }

    /// A gesture may touch several things: the step takes all of them back.
    void mergedGestureOfSeveralEdits()
    {
        QVERIFY(m_document->apply(network({1}), u"Add network"_s));
        const workspace::Workspace before = m_document->workspace();
        const int id = m_document->newMergeId();
        for (std::int32_t x = 1; x <= 50; ++x) {
            const net::Edit both{
                net::Batch{{{net::Place{{2}, {1}, {x, 0, 0, 0}}}, {net::Place{{3}, {1}, {0, x, 0, 0}}}}}};
            QVERIFY(m_document->apply(NetworkId{1}, both, u"Move"_s, id));
            if (x % 10 == 0)
                QVERIFY(m_document->apply(NetworkId{1}, {net::Place{{2}, {}, {}}}, u"Move"_s, id) ||
                        m_document->apply(NetworkId{1}, {net::Rename{std::to_string(x)}}, u"Move"_s, id));
        }
        const workspace::Workspace after = m_document->workspace();
        QCOMPARE(m_document->undoStack().count(), 3);
        m_document->undoStack().undo();
        QVERIFY(m_document->workspace() == before);
        m_document->undoStack().redo();
        QVERIFY(m_document->workspace() == after);
        QVERIFY(onDisk() == after);
    }

    /// What is not on disk is not shown.
    void failingWriteIsTakenBack()
    {
        QVERIFY(m_document->apply(note("kept"), u"Note"_s));
        const workspace::Workspace before = m_document->workspace();
        QSignalSpy changed(m_document.operator->(), &Document::changed);
        QSignalSpy failed(m_document.operator->(), &Document::failed);
        {
            const FullDisk full;
            QVERIFY(!m_document->apply(note("lost"), u"Note"_s));
        }
        QCOMPARE(failed.count(), 1);
        QCOMPARE(changed.count(), 0);
        QVERIFY(m_document->workspace() == before);
        QCOMPARE(m_document->undoStack().count(), 2);
        QVERIFY(onDisk() == before);
        QVERIFY(m_document->apply(note("again"), u"Note"_s));
        QVERIFY(onDisk() == m_document->workspace());
    }

    void failingUndoLeavesTheStackInStep_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::addColumn<bool>("editAtOnce");
        QTest::newRow("undo") << 5 << 4 << false;
        QTest::newRow("undo all") << 5 << 0 << false;
        QTest::newRow("redo") << 2 << 3 << false;
        QTest::newRow("redo all") << 1 << 5 << false;
        QTest::newRow("undo, and the next edit before the event loop") << 5 << 3 << true;
    }
    void failingUndoLeavesTheStackInStep()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        QFETCH(bool, editAtOnce);
        std::vector<workspace::Workspace> states{{}, m_document->workspace()};
        for (int i = 1; i <= 4; ++i) {
            QVERIFY(m_document->apply(note("n" + std::to_string(i)), u"Note"_s));
            states.push_back(m_document->workspace());
        }
        QUndoStack& stack = m_document->undoStack();
        stack.setIndex(from);
        QSignalSpy failed(m_document.operator->(), &Document::failed);
        {
            const FullDisk full;
            stack.setIndex(to);
        }
        QCOMPARE(failed.count(), 1);
        QVERIFY(m_document->workspace() == states[static_cast<std::size_t>(from)]);
        if (editAtOnce)
            QVERIFY(m_document->apply(note("new"), u"Note"_s));
        else
            QTRY_COMPARE(stack.index(), from);
        QVERIFY(onDisk() == m_document->workspace());
        const int end = stack.count();
        for (const int index : {0, end, 1, end, 0}) {
            stack.setIndex(index);
            if (index < from)
                QVERIFY(m_document->workspace() == states[static_cast<std::size_t>(index)]);
        }
    }

    void findingsFollowTheNetwork()
    {
        QSignalSpy renewed(m_document.operator->(), &Document::findingsChanged);
        QVERIFY(m_document->apply(network({1}), u"Add network"_s));
        QVERIFY(!m_document->findingsCurrent({1}));
        QTRY_VERIFY(m_document->findingsCurrent({1}));
        QCOMPARE(renewed.count(), 1);
        QVERIFY(m_document->findings().at({1}) == net::validate(m_document->workspace().networks.at({1})));
        const auto overlaps = [&] {
            const auto& all = m_document->findings().at({1});
            return std::any_of(all.begin(), all.end(), [](const Finding& finding) {
                return finding.rule.find("overlap") != std::string::npos;
            });
        };
        QVERIFY(overlaps());
        QVERIFY(m_document->apply(NetworkId{1}, setCidr({3}, "10.0.1.0/24"), u"Set CIDR"_s));
        QTRY_VERIFY(m_document->findingsCurrent({1}));
        QVERIFY(!overlaps());
        m_document->undoStack().undo();
        QTRY_VERIFY(m_document->findingsCurrent({1}));
        QVERIFY(overlaps());

        // A question answered does not have the network checked again.
        renewed.clear();
        QVERIFY(m_document->apply(note("x"), u"Note"_s));
        QVERIFY(m_document->findingsCurrent({1}));
        // Gone with the network.
        QVERIFY(m_document->apply(workspace::Edit{workspace::RemoveNetwork{{1}}}, u"Remove"_s));
        QVERIFY(m_document->findings().empty());
        QCOMPARE(renewed.count(), 1);
    }

    void reopened()
    {
        QVERIFY(m_document->apply(network({1}), u"Add network"_s));
        const workspace::Workspace before = m_document->workspace();
        QSignalSpy reloaded(m_document.operator->(), &Document::reloaded);
        m_document->close();
        QCOMPARE(reloaded.count(), 1);
        QVERIFY(m_document->workspace() == workspace::Workspace{});
        QVERIFY(m_document->findings().empty());
        QCOMPARE(m_document->undoStack().count(), 0);
        QVERIFY(m_document->open(path()));
        QCOMPARE(reloaded.count(), 2);
        QVERIFY(!m_document->readOnly());
        QVERIFY(m_document->workspace() == before);
        QTRY_VERIFY(m_document->findingsCurrent({1}));
        QVERIFY(m_document->open(path()));  // open already
        QCOMPARE(reloaded.count(), 2);
    }

    void failedOpenKeepsWhatIsOpen()
    {
        const workspace::Workspace before = m_document->workspace();
        QSignalSpy reloaded(m_document.operator->(), &Document::reloaded);
        QVERIFY(!m_document->open(m_folder->filePath(u"none.pillar"_s)));
        QVERIFY(!m_document->create(path()));
        QCOMPARE(reloaded.count(), 0);
        QVERIFY(m_document->workspace() == before);
        QVERIFY(m_document->apply(note("still alive"), u"Note"_s));
    }

    void readOnlyWhileAnotherHasIt()
    {
        Document other;
        QVERIFY(other.open(path()));
        QCOMPARE(other.readOnlyReason(), store::ReadOnlyReason::Locked);
        QVERIFY(other.workspace() == m_document->workspace());
        QCOMPARE(other.apply(note("x"), u"Note"_s).error().id, std::string("document.read_only"));
        QCOMPARE(other.undoStack().count(), 0);
        m_document->close();
        QVERIFY(other.open(path()));  // asked again, it is ours
        QVERIFY(!other.readOnly());
        QVERIFY(other.apply(note("x"), u"Note"_s));
    }

    void savedCopyIsAWorkspace()
    {
        const QString copy = m_folder->filePath(u"copy.pillar"_s);
        QVERIFY(m_document->saveCopy(copy));
        Document other;
        QVERIFY(other.open(copy));
        QVERIFY(other.workspace() == m_document->workspace());
    }

private:
    QString path() const { return m_folder->filePath(u"x.pillar"_s); }

    /// What another reader finds in the file now.
    workspace::Workspace onDisk() const
    {
        const auto store = store::WorkspaceStore::open(path(), store::Access::ReadOnly);
        const auto loaded = store ? (*store)->load() : tl::unexpected(store.error());
        return loaded ? *loaded : workspace::Workspace{};
    }

    std::optional<QTemporaryDir> m_folder;
    std::optional<Document> m_document;
};

QTEST_GUILESS_MAIN(TestDocument)
#include "tst_document.moc"
