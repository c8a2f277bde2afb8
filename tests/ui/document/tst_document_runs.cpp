// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/density/event_codec.h"
#include "tests/support/density_events.h"
#include "tests/support/random_edits.h"
#include "ui/document/document.h"

#include <QSignalSpy>
#include <QSqlDatabase>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;
using namespace Qt::StringLiterals;
using pb::ui::Document;

/// Recording a density run into the workspace, and reading it back.
class TestDocumentRuns : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_folder.emplace();
        m_document.emplace();
        QVERIFY(m_document->create(m_folder->filePath(u"x.pillar"_s)));
        review::Workload workload;
        workload.id = {1};
        workload.name = "shop";
        workload.lens = "well-architected-2018";
        QVERIFY(m_document->apply(review::Edit{review::AddWorkload{workload}}, u"Add shop"_s));
    }
    void cleanup()
    {
        m_document.reset();
        m_folder.reset();
        QThreadPool::globalInstance()->waitForDone();
        QVERIFY(QSqlDatabase::connectionNames().isEmpty());
    }

    void recordedAndReplayed()
    {
        const std::vector<density::Event> events = test::MadeUpRun{}.events();
        QSignalSpy changed(m_document.operator->(), &Document::changed);
        const RunId id = begin();
        density::Run live;
        for (std::size_t at = 0; at < events.size(); at += 7) {
            const auto batch = std::span(events).subspan(at, std::min<std::size_t>(7, events.size() - at));
            QVERIFY(m_document->appendRunEvents(id, batch));
            for (const density::Event& event : batch)
                live.apply(event);
        }
        auto record = m_document->workspace().runs.at(id);
        record.summary = live.summary();
        QVERIFY(m_document->updateRun(record));
        QCOMPARE(changed.count(), 2);  // begun, updated; events are no edits
        QCOMPARE(m_document->undoStack().count(), 1);

        QVERIFY(reopen());
        QCOMPARE(m_document->workspace().runs.at(id).summary, live.summary());
        const auto replayed = load(id);
        QVERIFY(replayed);
        QVERIFY(*replayed == live);
    }

    void rawLinesWithFaults()
    {
        const RunId id = begin();
        const std::string good = exchange::writeEvent(test::MadeUpRun{}.events().front());
        QVERIFY(m_document->appendRunEvents(id, QByteArray::fromStdString(good + "\nnot JSON\n{\"half\":")));
        QVERIFY(m_document->appendRunEvents(id, QByteArray("1}\n")));
        const auto replayed = load(id);
        QVERIFY(replayed);
        QVERIFY(replayed->hello());
        QCOMPARE(replayed->faults().malformed, 2u);
        std::string all;
        QVERIFY(m_document->readRunEvents(id, [&](std::string_view piece) { all += piece; }));
        QCOMPARE(all, good + "\nnot JSON\n{\"half\":1}\n");
    }

    void unknownRun()
    {
        QSignalSpy failed(m_document.operator->(), &Document::failed);
        QCOMPARE(m_document->appendRunEvents({7}, QByteArray("x\n")).error().id, std::string("workspace.run.unknown"));
        QCOMPARE(m_document->updateRun(test::sampleRun({7}, {1})).error().id, std::string("workspace.run.unknown"));
        QCOMPARE(m_document->beginRun(test::sampleRun({}, {9})).error().id, std::string("workspace.workload.unknown"));
        QCOMPARE(failed.count(), 3);
    }

    /// Renaming is undone without taking back what was measured meanwhile.
    void undoKeepsWhatWasMeasured()
    {
        const RunId id = begin();
        auto renamed = m_document->workspace().runs.at(id);
        renamed.name = "second name";
        QVERIFY(m_document->apply(workspace::Edit{workspace::SetRun{renamed}}, u"Rename run"_s));
        auto measured = m_document->workspace().runs.at(id);
        measured.summary.maxReady = 6000;
        measured.name = "ignored";
        QVERIFY(m_document->updateRun(measured));
        QCOMPARE(m_document->workspace().runs.at(id).name, std::string("second name"));
        m_document->undoStack().undo();
        QCOMPARE(m_document->workspace().runs.at(id).name, std::string("밀도 측정"));
        QCOMPARE(m_document->workspace().runs.at(id).summary.maxReady, 6000);
        m_document->undoStack().redo();
        QCOMPARE(m_document->workspace().runs.at(id).name, std::string("second name"));
        QCOMPARE(m_document->workspace().runs.at(id).summary.maxReady, 6000);
    }

    /// An earlier edit that cannot be undone any more says so and stays.
    void undoOfWhatARunNeeds()
    {
        (void)begin();
        QSignalSpy failed(m_document.operator->(), &Document::failed);
        m_document->undoStack().undo();  // the workload of the run
        QCOMPARE(failed.count(), 1);
        QCOMPARE(failed.first().first().value<Error>().id, std::string("workspace.workload.owns"));
        QTRY_COMPARE(m_document->undoStack().index(), 1);
        QVERIFY(m_document->workspace().workloads.contains({1}));
    }

    void removedRunComesBackWithItsEvents()
    {
        const RunId first = begin();
        QVERIFY(m_document->appendRunEvents(first, QByteArray("first\n")));
        QVERIFY(m_document->apply(workspace::Edit{workspace::RemoveRun{first}}, u"Remove run"_s));
        const RunId second = begin();
        QVERIFY(second != first);
        QVERIFY(m_document->appendRunEvents(second, QByteArray("second\n")));
        m_document->undoStack().undo();
        std::string events;
        QVERIFY(m_document->readRunEvents(first, [&](std::string_view piece) { events += piece; }));
        QCOMPARE(events, std::string("first\n"));
    }

    /// Also when the removed run had no events yet.
    void idsOfRemovedRunsAreNotUsedAgain()
    {
        const RunId first = begin();
        QVERIFY(m_document->apply(workspace::Edit{workspace::RemoveRun{first}}, u"Remove run"_s));
        QVERIFY(begin() != first);
        m_document->undoStack().undo();
        QCOMPARE(m_document->workspace().runs.size(), 2u);
    }

    void loadIsDroppedWithItsContextOrFile()
    {
        const RunId id = begin();
        bool called = false;
        {
            QObject context;
            m_document->loadRun(id, &context, [&](Result<density::Run>) { called = true; });
        }
        m_document->loadRun(id, this, [&](Result<density::Run>) { called = true; });
        m_document->close();
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::sendPostedEvents();
        QVERIFY(!called);
    }

    void twoLoadsAtATime()
    {
        const RunId id = begin();
        const std::vector<density::Event> events = test::MadeUpRun{}.events();
        QVERIFY(m_document->appendRunEvents(id, events));
        int loaded = 0;
        for (int i = 0; i < 2; ++i)
            m_document->loadRun(id, this, [&](const Result<density::Run>& run) { loaded += run ? 1 : 0; });
        QTRY_COMPARE(loaded, 2);
    }

private:
    RunId begin()
    {
        const auto id = m_document->beginRun(test::sampleRun({}, {1}));
        return id ? *id : RunId{};
    }

    bool reopen()
    {
        const QString path = m_document->path();
        m_document->close();
        return m_document->open(path).has_value();
    }

    Result<density::Run> load(RunId id)
    {
        std::optional<Result<density::Run>> result;
        m_document->loadRun(id, this, [&](Result<density::Run> run) { result = std::move(run); });
        if (!QTest::qWaitFor([&] { return result.has_value(); }))
            return fail(Error::Code::Cancelled, "test.timeout", {}, "no answer");
        return *std::move(result);
    }

    std::optional<QTemporaryDir> m_folder;
    std::optional<Document> m_document;
};

QTEST_GUILESS_MAIN(TestDocumentRuns)
#include "tst_document_runs.moc"
