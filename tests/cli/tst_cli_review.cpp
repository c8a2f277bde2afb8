// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/cli/cli_program.h"
#include "tests/cli/workspace_file.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace pb;
using namespace pb::test;
using namespace Qt::StringLiterals;

/// `review` on the sample workspace: what it says, and what it takes back.
class TestCliReview : public QObject {
    Q_OBJECT
private slots:
    void init()
    {
        m_place.emplace();
        const CliResult made = runCli({u"store"_s, u"sample"_s, kFile}, m_place->path());
        QVERIFY2(made.exit == 0, made.err.constData());
    }

    /// The pillars' counts are those of the questions, and every high risk says why.
    void scoreAgreesWithItself()
    {
        const QJsonObject score = answer({u"review"_s, u"score"_s, kFile, u"--json"_s}, 1);
        std::map<QString, int> ofPillars, ofQuestions;
        for (const auto& pillar : score[u"pillars"_s].toArray()) {
            const QJsonObject risks = pillar.toObject()[u"risks"_s].toObject();
            for (const QString& risk : risks.keys())
                ofPillars[risk] += risks[risk].toInt();
        }
        for (const auto& each : score[u"questions"_s].toArray()) {
            const QJsonObject question = each.toObject();
            ++ofQuestions[question[u"risk"_s].toString()];
            const QJsonObject why = question[u"why"_s].toObject();
            const bool says = why[u"none"_s].toBool() || !why[u"core"_s].toArray().isEmpty() ||
                              !why[u"alternatives"_s].toArray().isEmpty();
            QCOMPARE(says, question[u"risk"_s].toString() == u"high");
        }
        for (const auto& [risk, count] : ofPillars)
            QCOMPARE(ofQuestions[risk], count);
        QCOMPARE(score[u"questions"_s].toArray().size(), 46 + 6);  // of both lenses
        QVERIFY(ofQuestions[u"high"_s] > 0);
    }

    /// Doing what `next` says brings the risk that it promises.
    void nextDoesWhatItSays()
    {
        const QJsonArray actions = answer({u"review"_s, u"next"_s, kFile, u"--json"_s}, 1)[u"actions"_s].toArray();
        QCOMPARE(actions.size(), 5);
        QByteArray csv = "lens,question,choice,state\r\n";
        std::map<QString, QString> promised;
        for (const auto& each : actions) {
            const QJsonObject action = each.toObject();
            const QByteArray question = action[u"question"_s].toString().toUtf8();
            promised[action[u"question"_s].toString()] = action[u"to"_s].toString();
            const QJsonObject way = action[u"way"_s].toObject();
            for (const auto& [key, state] : {std::pair("select", "selected"), std::pair("clear", "not_selected")})
                for (const auto& id : way[QString::fromLatin1(key)].toArray())
                    csv += action[u"lens"_s].toString().toUtf8() + ',' + question + ',' + id.toString().toUtf8() + ',' +
                           state + "\r\n";
        }
        QVERIFY(!answer({u"review"_s, u"import"_s, kFile, u"-"_s, u"--apply"_s, u"--json"_s}, 0, csv).isEmpty());
        const QJsonObject score = answer({u"review"_s, u"score"_s, kFile, u"--json"_s}, 1);
        for (const auto& each : score[u"questions"_s].toArray())
            if (const auto to = promised.find(each.toObject()[u"id"_s].toString()); to != promised.end())
                QCOMPARE(each.toObject()[u"risk"_s].toString(), to->second);
    }

    void formats_data()
    {
        QTest::addColumn<QString>("action");
        QTest::addColumn<QString>("format");
        QTest::addColumn<QByteArray>("begin");
        for (const char* action : {"plan", "score"}) {
            const QString name = QString::fromLatin1(action);
            QTest::addRow("%s csv", action) << name << u"csv"_s << QByteArray("\xEF\xBB\xBFLens [lens],");
            QTest::addRow("%s xlsx", action) << name << u"xlsx"_s << QByteArray("PK\x03\x04");
            QTest::addRow("%s md", action) << name << u"md"_s << QByteArray("# ");
            QTest::addRow("%s json", action)
                << name << u"json"_s << QByteArray("{\n  \"format\": \"pillarbench.review\"");
        }
    }
    void formats()
    {
        QFETCH(QString, action);
        QFETCH(QString, format);
        QFETCH(QByteArray, begin);
        const QStringList call{u"review"_s, action, kFile, u"--format"_s, format};
        const CliResult printed = runCli(call, m_place->path());
        QCOMPARE(printed.exit, 1);
        QVERIFY2(printed.out.startsWith(begin), printed.out.left(80).constData());
        QCOMPARE(runCli(call + QStringList{u"-o"_s, u"파일"_s}, m_place->path()).exit, 1);
        QFile file(m_place->filePath(u"파일"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray written = file.readAll();
        QVERIFY(written.startsWith(begin));
        if (format == u"xlsx")  // it holds the time at which it was made
            return;
        QCOMPARE(written, printed.out);
        if (format == u"md")
            return;
        // What was written is what is there: read back, it changes nothing.
        const QJsonObject back = answer({u"review"_s, u"import"_s, kFile, u"-"_s, u"--json"_s}, 0, printed.out);
        QVERIFY(back[u"changes"_s].toArray().isEmpty());
        QVERIFY(back[u"rows"_s].toInt() > 0);
    }

    /// Shown first, applied when asked, kept in the audit trail, and refused where it is wrong.
    void importPreviewsAndApplies()
    {
        const QByteArray csv = "question;owner;due;status\nrel_6;김 책임;2026-12-24;in_progress\nrel_8;;soon;\n";
        const QStringList call{u"review"_s, u"import"_s, kFile, u"-"_s, u"--json"_s};
        const QJsonObject preview = answer(call, 1, csv);
        QCOMPARE(preview[u"changes"_s].toArray().size(), 3);
        QCOMPARE(preview[u"applied"_s].toBool(), false);
        const QJsonObject refused = preview[u"refused"_s].toArray().first().toObject();
        QCOMPARE(refused[u"line"_s].toInt(), 3);
        QCOMPARE(refused[u"column"_s].toString(), u"due"_s);
        QVERIFY(!planOf(u"rel_6"_s).contains(u"owner"_s));
        QVERIFY(answer(call + QStringList{u"--apply"_s}, 1, csv)[u"applied"_s].toBool());
        QCOMPARE(planOf(u"rel_6"_s)[u"owner"_s].toString(), u"김 책임"_s);
        QCOMPARE(planOf(u"rel_6"_s)[u"due"_s].toString(), u"2026-12-24"_s);
        QCOMPARE(answer({u"store"_s, u"info"_s, kFile, u"--json"_s}, 0)[u"changes"_s].toInt(), 7);
        QVERIFY(answer(call, 1, csv)[u"changes"_s].toArray().isEmpty());
    }

    void acceptedRisksAreNotOpen()
    {
        QByteArray csv = "lens,question,approver,accepted_because,accepted_until\n";
        for (const auto& row : answer({u"review"_s, u"plan"_s, kFile, u"--json"_s}, 1)[u"plan"_s].toArray())
            csv += row.toObject()[u"lens"_s].toString().toUtf8() + ',' +
                   row.toObject()[u"question"_s].toString().toUtf8() + ",CISO,test,2026-12-31\n";
        answer({u"review"_s, u"import"_s, kFile, u"-"_s, u"--apply"_s, u"--json"_s}, 0, csv);
        const QStringList plan{u"review"_s, u"plan"_s, kFile, u"--json"_s, u"--date"_s};
        const QJsonArray accepted = answer(plan + QStringList{u"2026-12-31"_s}, 0)[u"plan"_s].toArray();
        QCOMPARE(accepted.first().toObject()[u"acceptance"_s].toString(), u"accepted"_s);
        const QJsonArray expired = answer(plan + QStringList{u"2027-01-01"_s}, 1)[u"plan"_s].toArray();
        QCOMPARE(expired.first().toObject()[u"acceptance"_s].toString(), u"expired"_s);
        QCOMPARE(expired.size(), accepted.size());
    }

    void bothLanguages_data()
    {
        QTest::addColumn<QString>("action");
        for (const char* action : {"score", "plan", "next"})
            QTest::newRow(action) << QString::fromLatin1(action);
    }
    void bothLanguages()
    {
        QFETCH(QString, action);
        const CliResult english = runCli({u"review"_s, action, kFile}, m_place->path());
        const CliResult korean = runCli({u"review"_s, action, kFile, u"--lang"_s, u"ko"_s}, m_place->path());
        QCOMPARE(english.exit, 1);
        QCOMPARE(korean.exit, 1);
        QVERIFY(english.out.contains("High"));
        QVERIFY(korean.out.contains("높음"));
        for (const CliResult* result : {&english, &korean})
            QVERIFY2(!result->out.contains("review."), result->out.constData());  // an id without its sentence
    }

    void wrongCalls_data()
    {
        QTest::addColumn<QStringList>("call");
        QTest::addColumn<int>("exit");
        const auto row = [](const char* name, const QStringList& call, int exit) {
            QTest::newRow(name) << QStringList{u"review"_s} + call << exit;
        };
        row("no action", {}, 2);
        row("unknown action", {u"rate"_s}, 2);
        row("no file", {u"score"_s}, 2);
        row("unknown format", {u"plan"_s, kFile, u"--format"_s, u"pdf"_s}, 2);
        row("file without format", {u"plan"_s, kFile, u"-o"_s, u"x"_s}, 2);
        row("two formats", {u"plan"_s, kFile, u"--format"_s, u"csv"_s, u"--json"_s}, 2);
        row("no day", {u"next"_s, kFile, u"--date"_s, u"today"_s}, 2);
        row("nothing to import", {u"import"_s, kFile}, 2);
        row("missing workspace", {u"score"_s, u"no.pillar"_s}, 3);
        row("missing table", {u"import"_s, kFile, u"no.csv"_s}, 3);
        row("unknown workload", {u"score"_s, kFile, u"--workload"_s, u"no"_s}, 3);
        row("unknown lens", {u"score"_s, kFile, u"--lens"_s, u"no"_s}, 3);
        row("a folder to write to", {u"plan"_s, kFile, u"--format"_s, u"csv"_s, u"-o"_s, u"/"_s}, 3);
    }
    void wrongCalls()
    {
        QFETCH(QStringList, call);
        QFETCH(int, exit);
        const CliResult got = runCli(call, m_place->path());
        QVERIFY2(got.exit == exit, got.err.constData());
        QVERIFY(!got.err.isEmpty());
    }

    /// A workload has the questions of all its lenses; --lens asks for one of them.
    void severalLenses()
    {
        const std::size_t before = lensesIn(answer(kScore, 1)).size();
        addLens();
        const QJsonObject score = answer(kScore, 1);
        QCOMPARE(lensesIn(score).size(), before + 1);
        QCOMPARE(lensesIn(score).at(u"runbook"_s), 2);
        QVERIFY(lensesIn(score).at(u"well-architected-2018"_s) == 46);
        QCOMPARE(lensesIn(answer(kScore + QStringList{u"--lens"_s, u"runbook"_s}, 1)),
                 (std::map<QString, int>{{u"runbook"_s, 2}}));
        for (const char* action : {"score", "plan"}) {
            const QStringList call{u"review"_s, QString::fromLatin1(action), kFile};
            for (const auto& [language, name] : {std::pair(u"en"_s, "Runbook"), std::pair(u"ko"_s, "운영 절차서")}) {
                const CliResult text = runCli(call + QStringList{u"--lang"_s, language}, m_place->path());
                QCOMPARE(text.exit, 1);
                QVERIFY2(text.out.contains(name), text.out.constData());
                QVERIFY2(text.err.isEmpty(), text.err.constData());
            }
        }
        const CliResult report = runCli({u"report"_s, kFile, u"-o"_s, u"r.pdf"_s}, m_place->path());
        QVERIFY2(report.exit == 0 && report.err.isEmpty(), report.err.constData());
    }

    /// Answers outlive their lens: who asks is told that they were left out.
    void missingLens()
    {
        addLens();
        WorkspaceFile::open(m_place->filePath(kFile)).apply({workspace::RemoveLens{"runbook"}}, "kim");
        for (const QStringList& call : {kScore, QStringList{u"report"_s, kFile, u"-o"_s, u"r.pdf"_s}}) {
            const CliResult got = runCli(call, m_place->path());
            QVERIFY2(got.exit < 2 && got.err.contains("\"runbook\""), got.err.constData());
        }
        QVERIFY(!lensesIn(answer(kScore, 1)).contains(u"runbook"_s));
        const CliResult asked = runCli(kScore + QStringList{u"--lens"_s, u"runbook"_s}, m_place->path());
        QCOMPARE(asked.exit, 3);
    }

private:
    std::optional<QTemporaryDir> m_place;
    const QString kFile = u"예제.pillar"_s;
    const QStringList kScore{u"review"_s, u"score"_s, kFile, u"--json"_s};

    /// Questions by lens.
    static std::map<QString, int> lensesIn(const QJsonObject& score)
    {
        std::map<QString, int> out;
        for (const auto& each : score[u"questions"_s].toArray())
            ++out[each.toObject()[u"lens"_s].toString()];
        return out;
    }

    /// Another lens on the sample's workload, with one of its two questions at high risk.
    void addLens()
    {
        review::Lens lens;
        lens.id = "runbook";
        lens.name = {"Runbook", "운영 절차서"};
        review::Pillar pillar;
        pillar.id = "runs";
        pillar.prefix = "RUN";
        pillar.name = {"Runs", "운영"};
        review::Area& area = pillar.areas.emplace_back();
        for (const char* number : {"1", "2"}) {
            review::Question& question = area.questions.emplace_back();
            question.id = std::string("run_") + number;
            question.code = std::string("RUN ") + number;
            question.title = {"Restarts", "재시작"};
            for (const char* id : {"written", "run_no"}) {
                review::Choice& choice = question.choices.emplace_back();
                choice.id = question.id + '_' + id;
                choice.title = {id, id};
                choice.none = choice.id.ends_with("_no");
                choice.weight.core = !choice.none;
            }
            question.rules = review::generateRules(question);
        }
        lens.pillars.push_back(std::move(pillar));
        WorkspaceFile file = WorkspaceFile::open(m_place->filePath(kFile));
        const WorkloadId workload = file.workspace.workloads.begin()->first;
        review::LensReview review;
        review.answers["run_1"].choices["run_1_run_no"].state = review::ChoiceState::Selected;
        file.apply({workspace::AddLens{Shared<review::Lens>(lens)}}, "kim");
        file.apply({review::Edit{review::AddReview{workload, "runbook", review}}}, "kim");
    }

    QJsonObject planOf(const QString& question) const
    {
        for (const auto& row : answer({u"review"_s, u"plan"_s, kFile, u"--json"_s}, 1)[u"plan"_s].toArray())
            if (row.toObject()[u"question"_s].toString() == question)
                return row.toObject()[u"plan"_s].toObject();
        return {};
    }

    /// The JSON that a call answers with; empty where it ended otherwise.
    QJsonObject answer(const QStringList& call, int exit, const QByteArray& input = {}) const
    {
        const CliResult got = runCli(call, m_place->path(), input);
        if (got.exit != exit) {
            QTest::qFail(
                (call.join(u' ').toUtf8() + ": exit " + QByteArray::number(got.exit) + "\n" + got.err).constData(),
                __FILE__, __LINE__);
            return {};
        }
        return QJsonDocument::fromJson(got.out).object();
    }
};

QTEST_GUILESS_MAIN(TestCliReview)
#include "tst_cli_review.moc"
