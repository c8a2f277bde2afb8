// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/lens_reader.h"
#include "core/review/risk.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <set>

using namespace pb;
using namespace pb::review;
using namespace Qt::StringLiterals;

namespace {

std::vector<exchange::LensFile> filesOf(const QString& folder)
{
    std::vector<exchange::LensFile> files;
    for (const QString& name : QDir(folder).entryList({u"*.json"_s}, QDir::Files)) {
        QFile file(folder + u'/' + name);
        if (file.open(QIODevice::ReadOnly))
            files.push_back({name.toStdString(), file.readAll().toStdString()});
    }
    return files;
}

Answer selected(const Question& question, std::uint32_t mask)
{
    Answer answer;
    for (std::size_t i = 0; i < question.choices.size(); ++i)
        if (mask >> i & 1U)
            answer.choices[question.choices[i].id].state = ChoiceState::Selected;
    return answer;
}

/// With the semantics of the AWS tool.
Verdict assess(const Question& question, const Answer& answer)
{
    return review::assess(question, answer, NotApplicableChoice::Neutral);
}

/// Practices without "None of these", which is the last choice.
std::size_t practices(const Question& question) { return question.choices.size() - 1; }

/// The risk of every selection of practices, by the bits of the selection; [0] is nothing selected.
std::vector<Risk> risksOf(const Question& question)
{
    std::vector<Risk> risks(std::size_t{1} << practices(question));
    for (std::uint32_t mask = 0; mask < risks.size(); ++mask)
        risks[mask] = assess(question, selected(question, mask)).risk;
    return risks;
}

std::uint32_t bitOf(const Question& question, std::string_view choice)
{
    for (std::size_t i = 0; i < practices(question); ++i)
        if (question.choices[i].id == choice)
            return std::uint32_t{1} << i;
    return 0;
}

/// Lower is worse, as in Risk; nothing selected leaves every practice open, so it counts as High.
Risk level(Risk risk) { return risk == Risk::Unanswered ? Risk::High : risk; }

}  // namespace

class TestBuiltinLens : public QObject {
    Q_OBJECT
    Lens m_lens;

private slots:
    void initTestCase()
    {
        const auto lens = exchange::readLens(filesOf(u":/lenses/well-architected-2018"_s));
        QVERIFY2(lens, lens ? "" : (lens.error().where + ": " + lens.error().detail).c_str());
        m_lens = *lens;
    }

    void questionsAreThoseOfTheSource()
    {
        QFile table(QStringLiteral(PB_SHARED_DATA "/well-architected-2018.tsv"));
        if (!table.open(QIODevice::ReadOnly))
            QSKIP("the question set is not beside the source");
        table.readLine();
        int questions = 0;
        for (QByteArray line = table.readLine(); !line.isEmpty(); line = table.readLine()) {
            const QList<QByteArray> cells = line.trimmed().split('\t');
            const Question* question = findQuestion(m_lens, cells[0].toStdString());
            QVERIFY2(question, cells[0]);
            QCOMPARE(QByteArray::fromStdString(question->code), cells[0]);
            QCOMPARE(QByteArray::fromStdString(question->title.en), cells[3]);
            QCOMPARE(QByteArray::fromStdString(question->question.en), cells[4]);
            const Pillar* pillar = pillarOf(m_lens, question->id);
            QCOMPARE(QByteArray::fromStdString(pillar->name.en), cells[1]);
            const auto area = std::find_if(pillar->areas.begin(), pillar->areas.end(), [&](const Area& a) {
                return QByteArray::fromStdString(a.name.en) == cells[2];
            });
            QVERIFY2(area != pillar->areas.end(), line);
            QVERIFY(std::find(area->questions.begin(), area->questions.end(), *question) != area->questions.end());
            ++questions;
        }
        QCOMPARE(questions, 46);
    }

    /// Best practices of each question in the set of November 2018, "None of these" not counted.
    void counts()
    {
        const std::map<std::string, std::vector<std::size_t>> expected{{"OPS", {6, 5, 10, 8, 5, 8, 8, 8, 7}},
                                                                       {"SEC", {8, 6, 6, 7, 6, 6, 6, 5, 5, 5, 8}},
                                                                       {"REL", {6, 4, 4, 4, 2, 4, 7, 4, 5}},
                                                                       {"PERF", {7, 6, 3, 5, 8, 3, 6, 5}},
                                                                       {"COST", {5, 8, 4, 5, 3, 4, 3, 3, 5}}};
        std::size_t choices = 0;
        for (const Pillar& pillar : m_lens.pillars) {
            std::vector<std::size_t> own;
            for (const Question* question : allQuestions(pillar)) {
                own.push_back(practices(*question));
                choices += own.back();
                QVERIFY(question->choices.back().none);
                QCOMPARE(question->code, pillar.prefix + ' ' + std::to_string(own.size()));
            }
            QCOMPARE(own, expected.at(pillar.prefix));
        }
        QCOMPARE(m_lens.pillars.size(), expected.size());
        QCOMPARE(choices, 256u);
    }

    void everyFieldIsThere()
    {
        for (const Pillar& pillar : m_lens.pillars) {
            QVERIFY(!pillar.definition.en.empty() && !pillar.definition.ko.empty());
            for (const Area& area : pillar.areas)
                QVERIFY2(!area.guidance.en.empty() && !area.guidance.ko.empty(), area.id.c_str());
        }
        for (const Question* question : allQuestions(m_lens)) {
            const auto there = [&](const Text& text) { return !text.en.empty() && !text.ko.empty(); };
            QVERIFY2(there(question->title) && there(question->question) && there(question->about) &&
                         there(question->out_of_scope),
                     question->id.c_str());
            QVERIFY2(question->evidence.size() >= 3, question->id.c_str());
            QVERIFY2(std::all_of(question->evidence.begin(), question->evidence.end(), there), question->id.c_str());
            for (const Choice& choice : question->choices)
                QVERIFY2(there(choice.title) && (choice.none || (there(choice.help) && there(choice.improve))),
                         choice.id.c_str());
        }
    }

    /// All selections of every question: each level is reached, "None of these" is worst with whatever else, all
    /// without the worse ways is best, every choice changes something, and a further practice never makes it worse.
    void everyRiskIsReachedAndEveryChoiceCounts()
    {
        for (const Question* question : allQuestions(m_lens)) {
            const std::vector<Risk> risks = risksOf(*question);
            const auto count = static_cast<std::uint32_t>(risks.size());
            for (const Risk risk : {Risk::High, Risk::Medium, Risk::None})
                QVERIFY2(std::find(risks.begin() + 1, risks.end(), risk) != risks.end(), question->code.c_str());
            std::uint32_t good = 0;
            for (std::size_t i = 0; i < practices(*question); ++i)
                if (!question->choices[i].weight.anti)
                    good |= std::uint32_t{1} << i;
            QCOMPARE(risks[good], Risk::None);
            for (std::uint32_t mask = 0; mask < count; ++mask)
                QCOMPARE(assess(*question, selected(*question, mask | count)).risk, Risk::High);
            for (std::size_t i = 0; i < practices(*question); ++i) {
                const std::uint32_t bit = std::uint32_t{1} << i;
                bool matters = false;
                for (std::uint32_t mask = 1; mask < count; ++mask) {
                    if (mask & bit)
                        continue;
                    matters = matters || risks[mask] != risks[mask | bit];
                    if (!question->choices[i].weight.anti)
                        QVERIFY2(risks[mask | bit] >= risks[mask], question->choices[i].id.c_str());
                }
                QVERIFY2(matters, question->choices[i].id.c_str());
            }
        }
    }

    void worseWaysAreKnown()
    {
        std::set<std::string> anti;
        for (const Question* question : allQuestions(m_lens))
            for (const Choice& choice : question->choices)
                if (choice.weight.anti)
                    anti.insert(choice.id);
        QCOMPARE(anti, (std::set<std::string>{"rel_1_aware", "rel_3_scale_on_outage", "cost_3_unplanned",
                                              "cost_8_reactive", "cost_9_unplanned_adoption"}));
    }

    /// A worse way never lowers the risk, whatever else is selected, and never goes with no risk.
    void worseWaysAreNotRewarded()
    {
        for (const Question* question : allQuestions(m_lens)) {
            const std::vector<Risk> risks = risksOf(*question);
            for (const Choice& choice : question->choices) {
                if (!choice.weight.anti)
                    continue;
                const std::uint32_t bit = bitOf(*question, choice.id);
                for (std::uint32_t mask = 0; mask < risks.size(); ++mask)
                    if (mask & bit) {
                        QVERIFY2(level(risks[mask]) <= level(risks[mask & ~bit]), choice.id.c_str());
                        QVERIFY2(risks[mask] != Risk::None, choice.id.c_str());
                    }
            }
        }
    }

    void stepsOfMaturity_data()
    {
        QTest::addColumn<QString>("question");
        QTest::addColumn<QString>("lower");
        QTest::addColumn<QString>("higher");
        QTest::newRow("by hand, automatically")
            << u"REL 3"_s << u"rel_3_scale_by_hand"_s << u"rel_3_scale_automatically"_s;
        QTest::newRow("one location, several")
            << u"REL 7"_s << u"rel_7_single_location_rebuild"_s << u"rel_7_several_locations"_s;
        QTest::newRow("estimate, metrics") << u"COST 5"_s << u"cost_5_by_estimate"_s << u"cost_5_by_metrics"_s;
        QTest::newRow("low coverage, all") << u"COST 6"_s << u"cost_6_low_coverage"_s << u"cost_6_all_components"_s;
    }

    /// Of two steps the higher one is never worse in place of the lower, gains nothing from the lower beside it, and is
    /// the only one that goes with no risk.
    void stepsOfMaturity()
    {
        QFETCH(QString, question);
        QFETCH(QString, lower);
        QFETCH(QString, higher);
        const Question* found = findQuestion(m_lens, question.toStdString());
        QVERIFY(found);
        const std::uint32_t low = bitOf(*found, lower.toStdString());
        const std::uint32_t high = bitOf(*found, higher.toStdString());
        QVERIFY(low && high);
        const std::vector<Risk> risks = risksOf(*found);
        bool better = false;
        for (std::uint32_t mask = 0; mask < risks.size(); ++mask) {
            if (mask & (low | high))
                continue;
            QVERIFY(level(risks[mask | high]) >= level(risks[mask | low]));
            QCOMPARE(risks[mask | high | low], risks[mask | high]);
            QVERIFY(risks[mask | low] != Risk::None && risks[mask] != Risk::None);
            better = better || risks[mask | high] > risks[mask | low];
        }
        QVERIFY(better);
    }

    /// Where one location is forced, "several locations" does not apply, and the rebuild is all that can be asked.
    void oneLocationCanBeWithoutRisk()
    {
        const Question* question = findQuestion(m_lens, "REL 7");
        Answer answer;
        for (const Choice& choice : question->choices)
            if (!choice.none)
                answer.choices[choice.id].state = ChoiceState::Selected;
        answer.choices["rel_7_several_locations"].state = ChoiceState::NotApplicable;
        QCOMPARE(assess(*question, answer).risk, Risk::None);
        answer.choices.erase("rel_7_single_location_rebuild");
        QCOMPARE(assess(*question, answer).risk, Risk::High);
    }

    void summaryOfAnUntouchedWorkload()
    {
        Workload workload;
        const auto rows = pillarSummary(m_lens, workload);
        QCOMPARE(rows.size(), 5u);
        QCOMPARE(rows[2].pillar, std::string("reliability"));
        QCOMPARE(rows[2].counts.unanswered, 9);
        QCOMPARE(rows[2].counts.total(), 9);
    }
};

QTEST_GUILESS_MAIN(TestBuiltinLens)
#include "tst_builtin_lens.moc"
