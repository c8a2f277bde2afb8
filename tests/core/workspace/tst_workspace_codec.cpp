// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/workspace/workspace_codec.h"

#include "core/exchange/workspace/snapshot_codec.h"

#include "tests/support/random_edits.h"

#include <QTest>

using namespace pb;
using namespace pb::workspace;

class TestWorkspaceCodec : public QObject {
    Q_OBJECT
private slots:
    void editsComeBackEqual()
    {
        test::RandomEdits random(99);
        Workspace workspace;
        std::array<int, std::variant_size_v<decltype(Edit::what)>> seen{};
        for (int step = 0; step < 3000; ++step) {
            const Edit edit = random.next(workspace);
            ++seen[edit.what.index()];
            roundTrip(edit);
            if (const auto inverse = applyEdit(workspace, edit))
                roundTrip(*inverse);
            if (QTest::currentTestFailed())
                return;
        }
        for (const int count : seen)
            QVERIFY(count > 0);
    }

    void runsComeBackEqual()
    {
        const RunRecord run = test::sampleRun({3}, {2});
        const auto back = exchange::readRunRecord(exchange::writeRunRecord(run));
        QVERIFY(back);
        QVERIFY(*back == run);
        const auto empty = exchange::readRunRecord(exchange::writeRunRecord(RunRecord{}));
        QVERIFY(empty);
        QVERIFY(*empty == RunRecord{});
    }

    /// A milestone reads back as what it was made of, and its edit byte for byte.
    void snapshotsComeBackEqual()
    {
        Workspace workspace = test::randomWorkspace(7, 400);
        for (const auto& [id, workload] : workspace.workloads) {
            Findings findings;
            for (const auto& [network, value] : workspace.networks)
                findings[network] = {Finding{"aws.subnet.overlap", Severity::Error, {{1}, {2}}, {"가", "b"}},
                                     Finding{}};
            const auto snapshot = takeSnapshot(workspace, findings, id);
            QVERIFY(snapshot);
            const auto back = exchange::readSnapshot(exchange::writeSnapshot(*snapshot));
            QVERIFY2(back, back ? "" : (back.error().where + ' ' + back.error().detail).c_str());
            QVERIFY(*back == *snapshot);
            const auto milestone = exchange::makeMilestone(
                workspace, findings, [](auto) { return nullptr; }, id, "v 9");
            QVERIFY(milestone);
            roundTrip({AddMilestone{*milestone}});
        }
        QVERIFY(!workspace.workloads.empty());
    }

    void brokenSnapshotsAreRefused()
    {
        const std::string text = exchange::writeSnapshot({});
        QVERIFY(exchange::readSnapshot(text));
        for (std::size_t length = 0; length < text.size(); ++length)
            QVERIFY(!exchange::readSnapshot(std::string_view(text).substr(0, length)));
        const auto refused = exchange::readSnapshot(R"({"workload":{"id":1},"networks":[],"findings":[{}],"runs":[]})");
        QVERIFY(!refused);
        QCOMPARE(refused.error().where, std::string("/findings/0/network"));
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("where");
        const QByteArray field("exchange.workspace.field");
        QTest::newRow("empty") << QByteArray() << QByteArray("exchange.json.syntax") << QByteArray();
        QTest::newRow("cut off") << QByteArray(R"({"op":"remove_run")") << QByteArray("exchange.json.syntax")
                                 << QByteArray();
        QTest::newRow("no object") << QByteArray("[]") << field << QByteArray("");
        QTest::newRow("no operation") << QByteArray("{}") << field << QByteArray("/op");
        QTest::newRow("unknown operation") << QByteArray(R"({"op":"explode"})") << field << QByteArray("/op");
        QTest::newRow("missing id") << QByteArray(R"({"op":"remove_run"})") << field << QByteArray("/run");
        QTest::newRow("id is no number") << QByteArray(R"({"op":"remove_network","network":"1"})") << field
                                         << QByteArray("/network");
        QTest::newRow("fraction") << QByteArray(R"({"op":"remove_network","network":1.5})") << field
                                  << QByteArray("/network");
        QTest::newRow("huge id") << QByteArray(R"({"op":"remove_network","network":1e300})") << field
                                 << QByteArray("/network");
        QTest::newRow("edit inside is wrong")
            << QByteArray(R"({"op":"network","network":1,"edit":{"op":"nothing"}})") << field << QByteArray("/edit/op");
        QTest::newRow("run without summary")
            << QByteArray(R"({"op":"add_run","run":{"id":1,"workload":1,"name":"","host":"","started":"","note":""}})")
            << field << QByteArray("/run/summary");
        QTest::newRow("summary is wrong")
            << QByteArray(
                   R"({"op":"add_run","run":{"id":1,"workload":1,"name":"","host":"","started":"","note":"","summary":[]}})")
            << field << QByteArray("/run/summary");
        QTest::newRow("batch is no list")
            << QByteArray(R"({"op":"batch","edits":{}})") << field << QByteArray("/edits");
        QTest::newRow("inside a batch")
            << QByteArray(R"({"op":"batch","edits":[{"op":"remove_run","run":1},{"op":"remove_run"}]})") << field
            << QByteArray("/edits/1/run");
        QTest::newRow("network without elements")
            << QByteArray(R"({"op":"add_network","network":{"id":1,"workload":1,"name":"n"}})") << field
            << QByteArray("/network");
        QTest::newRow("too deep") << QByteArray(R"({"op":"batch","edits":[)").repeated(100)
                                  << QByteArray("exchange.json.depth") << QByteArray();
    }
    void refused()
    {
        QFETCH(QByteArray, json);
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, where);
        const auto edit = exchange::readWorkspaceEdit(json.toStdString());
        QVERIFY(!edit);
        QCOMPARE(QByteArray::fromStdString(edit.error().id), id);
        if (!where.isEmpty())
            QCOMPARE(QByteArray::fromStdString(edit.error().where), where);
    }

    /// Each cut of an edit's text is refused, and none of them crashes.
    void everyCutIsRefused()
    {
        const std::string text =
            exchange::writeWorkspaceEdit({Batch{{{AddRun{test::sampleRun({1}, {1})}}, {RemoveRun{{2}}}}}});
        for (std::size_t length = 0; length < text.size(); ++length)
            QVERIFY(!exchange::readWorkspaceEdit(std::string_view(text).substr(0, length)));
    }

private:
    static void roundTrip(const Edit& edit)
    {
        const std::string text = exchange::writeWorkspaceEdit(edit);
        QVERIFY(text.find('\n') == std::string::npos);
        const auto back = exchange::readWorkspaceEdit(text);
        QVERIFY2(back, back ? "" : (back.error().where + ' ' + back.error().detail + ": " + text).c_str());
        QVERIFY2(*back == edit, text.c_str());
    }
};

QTEST_GUILESS_MAIN(TestWorkspaceCodec)
#include "tst_workspace_codec.moc"
