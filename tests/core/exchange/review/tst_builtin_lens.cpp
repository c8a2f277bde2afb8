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

/// Practices without "None of these", which is the last choice.
std::size_t practices(const Question& question) { return question.choices.size() - 1; }

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

    void counts()
    {
        QCOMPARE(allQuestions(m_lens).size(), 46u);
        const std::map<std::string, std::pair<std::size_t, std::size_t>> expected{
            {"OPS", {9, 65}}, {"SEC", {11, 68}}, {"REL", {9, 40}}, {"PERF", {8, 43}}, {"COST", {9, 40}}};
        std::size_t choices = 0;
        for (const Pillar& pillar : m_lens.pillars) {
            std::size_t own = 0;
            for (const Question* question : allQuestions(pillar)) {
                own += practices(*question);
                QVERIFY(question->choices.back().none);
                QVERIFY(QByteArray::fromStdString(question->code).startsWith(QByteArray::fromStdString(pillar.prefix)));
            }
            QCOMPARE(allQuestions(pillar).size(), expected.at(pillar.prefix).first);
            QCOMPARE(own, expected.at(pillar.prefix).second);
            choices += own;
        }
        QCOMPARE(choices, 256u);
    }

    /// All selections of every question: each level is reached, none is worst, all without the worse ways is best,
    /// every choice changes something, and only an anti choice ever makes it worse.
    void everyRiskIsReachedAndEveryChoiceCounts()
    {
        for (const Question* question : allQuestions(m_lens)) {
            const auto count = std::uint32_t{1} << practices(*question);
            std::vector<Risk> risks(count);
            for (std::uint32_t mask = 0; mask < count; ++mask)
                risks[mask] = assess(*question, selected(*question, mask)).risk;
            for (const Risk risk : {Risk::High, Risk::Medium, Risk::None})
                QVERIFY2(std::find(risks.begin() + 1, risks.end(), risk) != risks.end(), question->code.c_str());
            QCOMPARE(assess(*question, selected(*question, count)).risk, Risk::High);  // "None of these" alone
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
