// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/workspace/snapshot_codec.h"
#include "tests/cli/cli_program.h"
#include "tests/cli/workspace_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;

namespace {

void answer(WorkspaceFile& file, const std::string& field, const std::string& value, std::string_view who)
{
    file.apply({review::Edit{review::SetAnswerField{{{1}, {}, "ops_1"}, field, value, "2026-11-25T12:00:00.000Z"}}},
               who);
}

}  // namespace

/// "store merge" and "review diff", as a user calls them.
class TestCliMerge : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_place.emplace();
        WorkspaceFile ours = create(u"ours.pillar"_s);
        QVERIFY(ours.store->copyTo(path(u"theirs.pillar"_s)));
        answer(ours, "notes", "mine", "kim");
        WorkspaceFile theirs = open(u"theirs.pillar"_s);
        answer(theirs, "notes", "theirs", "lee");
        answer(theirs, "owner", "Lee", "lee");
    }

    void showsWhatHasToBeDecided()
    {
        const CliResult got =
            run({u"store"_s, u"merge"_s, u"ours.pillar"_s, u"theirs.pillar"_s, u"-o"_s, u"out.pillar"_s, u"--json"_s});
        QCOMPARE(got.exit, 1);
        const QJsonObject json = QJsonDocument::fromJson(got.out).object();
        QCOMPARE(json[u"base"_s].toString(), u"history"_s);
        QCOMPARE(json[u"taken"_s].toInt(), 1);
        const QJsonArray conflicts = json[u"conflicts"_s].toArray();
        QCOMPARE(conflicts.size(), 1);
        const QJsonObject conflict = conflicts.first().toObject();
        QCOMPARE(conflict[u"question"_s].toString(), u"ops_1"_s);
        QCOMPARE(conflict[u"name"_s].toString(), u"notes"_s);
        QCOMPARE(conflict[u"ours"_s].toString(), u"mine"_s);
        QCOMPARE(conflict[u"theirs"_s].toString(), u"theirs"_s);
        QVERIFY(json[u"written"_s].isNull());
        QVERIFY(!QFileInfo::exists(path(u"out.pillar"_s)));
    }

    void writesWhatIsPreferred_data()
    {
        QTest::addColumn<QString>("prefer");
        QTest::addColumn<QByteArray>("notes");
        QTest::newRow("ours") << u"ours"_s << QByteArray("mine");
        QTest::newRow("theirs") << u"theirs"_s << QByteArray("theirs");
    }
    void writesWhatIsPreferred()
    {
        QFETCH(QString, prefer);
        QFETCH(QByteArray, notes);
        const CliResult got = run({u"store"_s, u"merge"_s, u"ours.pillar"_s, u"theirs.pillar"_s, u"-o"_s,
                                   u"out.pillar"_s, u"--prefer"_s, prefer});
        QVERIFY2(got.exit == 0, got.err.constData());
        const WorkspaceFile out = open(u"out.pillar"_s);
        const review::Workload& workload = out.workspace.workloads.at({1});
        const review::Answer& answer = review::answerOf(workload, workload.lens, "ops_1");
        QCOMPARE(QByteArray::fromStdString(answer.notes), notes);
        QCOMPARE(answer.owner, std::string("Lee"));
        // The others' changes are kept with who made them.
        const auto merged = out.store->mergedBy(out.store->history(1)->front().seq);
        QCOMPARE(merged->size(), std::size_t{2});
        QCOMPARE(merged->front().who, std::string("lee"));
        QCOMPARE(run({u"store"_s, u"verify"_s, u"out.pillar"_s}).exit, 0);
        // What is there already is not written over.
        QCOMPARE(run({u"store"_s, u"merge"_s, u"ours.pillar"_s, u"theirs.pillar"_s, u"-o"_s, u"out.pillar"_s,
                      u"--prefer"_s, prefer})
                     .exit,
                 3);
    }

    void aBaseCanBeNamed()
    {
        create(u"base.pillar"_s);
        const CliResult got = run(
            {u"store"_s, u"merge"_s, u"ours.pillar"_s, u"theirs.pillar"_s, u"--base"_s, u"base.pillar"_s, u"--json"_s});
        QCOMPARE(got.exit, 1);
        QCOMPARE(QJsonDocument::fromJson(got.out).object()[u"base"_s].toString(), u"file"_s);
    }

    void wrongCalls()
    {
        QCOMPARE(run({u"store"_s, u"merge"_s, u"ours.pillar"_s}).exit, 2);
        QCOMPARE(run({u"store"_s, u"merge"_s, u"ours.pillar"_s, u"theirs.pillar"_s, u"--prefer"_s, u"mine"_s}).exit, 2);
        QCOMPARE(run({u"store"_s, u"merge"_s, u"ours.pillar"_s, u"ours.pillar"_s}).exit, 3);
        QCOMPARE(run({u"store"_s, u"merge"_s, u"ours.pillar"_s, u"gone.pillar"_s}).exit, 3);
        QCOMPARE(run({u"review"_s}).exit, 2);
        QCOMPARE(run({u"review"_s, u"diff"_s, u"ours.pillar"_s, u"now"_s}).exit, 2);
        QCOMPARE(run({u"review"_s, u"diff"_s, u"ours.pillar"_s, u"now"_s, u"never"_s}).exit, 3);
        QCOMPARE(run({u"review"_s, u"diff"_s, u"ours.pillar"_s, u"now"_s, u"Nobody/now"_s}).exit, 3);
    }

    void tellsWhatHasChangedSinceAMilestone()
    {
        {
            WorkspaceFile ours = open(u"ours.pillar"_s);
            auto milestone = exchange::makeMilestone(
                ours.workspace, {}, [](std::string_view) { return nullptr; }, {1}, "Kick-off");
            QVERIFY(milestone.has_value());
            ours.apply({workspace::AddMilestone{*milestone}}, "kim");
            answer(ours, "notes", "later", "kim");
        }
        QCOMPARE(run({u"review"_s, u"diff"_s, u"ours.pillar"_s, u"now"_s, u"now"_s}).exit, 0);
        const CliResult got = run({u"review"_s, u"diff"_s, u"ours.pillar"_s, u"kick-off"_s, u"now"_s, u"--json"_s});
        QCOMPARE(got.exit, 1);
        const QJsonObject lens = QJsonDocument::fromJson(got.out).object()[u"lenses"_s].toArray().first().toObject();
        QCOMPARE(lens[u"before"_s].toObject()[u"unanswered"_s].toInt(), 46);
        const QJsonArray questions = lens[u"questions"_s].toArray();
        QCOMPARE(questions.size(), 1);
        const QJsonObject change = questions.first().toObject()[u"changes"_s].toArray().first().toObject();
        QCOMPARE(change[u"before"_s].toString(), u"mine"_s);
        QCOMPARE(change[u"after"_s].toString(), u"later"_s);
        const CliResult text =
            run({u"review"_s, u"diff"_s, u"ours.pillar"_s, u"Shop/kick-off"_s, u"now"_s, u"--lang"_s, u"ko"_s});
        QCOMPARE(text.exit, 1);
        QVERIFY2(text.out.contains("메모: mine → later"), text.out.constData());
    }

private:
    QString path(const QString& name) const { return m_place->filePath(name); }
    CliResult run(const QStringList& arguments) const { return runCli(arguments, m_place->path()); }

    WorkspaceFile create(const QString& name) const
    {
        WorkspaceFile out{*store::WorkspaceStore::create(path(name)), {}};
        review::Workload workload;
        workload.id = {1};
        workload.name = "Shop";
        workload.lens = "well-architected-2018";
        out.apply({review::Edit{review::AddWorkload{workload}}}, "kim");
        return out;
    }
    WorkspaceFile open(const QString& name) const { return WorkspaceFile::open(path(name)); }

    std::optional<QTemporaryDir> m_place;
};

QTEST_GUILESS_MAIN(TestCliMerge)
#include "tst_cli_merge.moc"
