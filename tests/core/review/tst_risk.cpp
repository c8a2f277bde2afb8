// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/risk.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <bit>
#include <random>

using namespace pb;
using namespace pb::review;
using namespace Qt::StringLiterals;

namespace {

Choice choiceOf(std::string id, Weight weight)
{
    Choice choice;
    choice.none = isNoneChoiceId(id);
    choice.id = std::move(id);
    choice.weight = std::move(weight);
    return choice;
}

/// @param practices random weights; every combination of tags can come up, also none at all
Question randomQuestion(std::mt19937& rng, int practices)
{
    Question question;
    question.id = "q_1";
    for (int i = 0; i < practices; ++i) {
        Weight weight;
        weight.core = rng() % 3 == 0;
        weight.secondary = rng() % 3 == 0;
        weight.anti = !weight.core && !weight.secondary && rng() % 4 == 0;
        for (const char* group : {"g", "h"})
            if (rng() % 4 == 0)
                weight.alternatives.push_back(group);
        question.choices.push_back(choiceOf("q_1_c" + std::to_string(i), weight));
    }
    question.choices.push_back(choiceOf("q_1_no", {}));
    question.rules = generateRules(question);
    return question;
}

Answer selected(const Question& question, std::uint32_t mask)
{
    Answer answer;
    for (std::size_t i = 0; i < question.choices.size(); ++i)
        if (mask >> i & 1U)
            answer.choices[question.choices[i].id].state = ChoiceState::Selected;
    return answer;
}

/// With the semantics of the AWS tool, which most of these tests are about.
Verdict assess(const Question& question, const Answer& answer)
{
    return review::assess(question, answer, NotApplicableChoice::Neutral);
}

/// What the tags say in words, read off the weights without any rule: the oracle of generateRules().
Risk byTags(const Question& question, std::uint32_t mask)
{
    bool high = false;
    bool medium = false;
    std::map<std::string, bool> groups;
    for (std::size_t i = 0; i < question.choices.size(); ++i) {
        const Choice& choice = question.choices[i];
        const bool on = mask >> i & 1U;
        high = high || (choice.weight.core && !on) || (choice.none && on);
        medium = medium || (choice.weight.secondary && !on) || (choice.weight.anti && on);
        for (const std::string& group : choice.weight.alternatives)
            groups[group] = groups[group] || on;
    }
    for (const auto& [group, met] : groups)
        high = high || !met;
    return high ? Risk::High : medium ? Risk::Medium : Risk::None;
}

char letter(const Verdict& verdict) { return verdict.rule < 0 ? '-' : "UHMN"[static_cast<std::size_t>(verdict.risk)]; }

/// Only what the oracle's table needs of an AWS custom lens.
Question fromAws(const nlohmann::json& json)
{
    Question question;
    for (const auto& choice : json.at("choices"))
        question.choices.push_back(choiceOf(choice.at("id").get<std::string>(), {}));
    for (const auto& rule : json.at("riskRules")) {
        const auto condition = rule.at("condition").get<std::string>();
        const auto level = rule.at("risk").get<std::string>();
        RiskRule row;
        row.condition = condition;
        row.risk = level == "HIGH_RISK" ? Risk::High : level == "MEDIUM_RISK" ? Risk::Medium : Risk::None;
        if (condition != "default") {
            auto expr = RiskExpr::parse(condition);
            if (expr)
                row.expr = *std::move(expr);
            else
                qFatal("%s", condition.c_str());
        }
        question.rules.push_back(std::move(row));
    }
    return question;
}

const nlohmann::json* questionOf(const nlohmann::json& lens, const std::string& pillarId, const std::string& questionId)
{
    for (const auto& pillar : lens.at("pillars"))
        if (pillar.value("id", "") == pillarId)
            for (const auto& question : pillar.at("questions"))
                if (question.value("id", "") == questionId)
                    return &question;
    return nullptr;
}

}  // namespace

class TestRisk : public QObject {
    Q_OBJECT
private slots:
    void generatedRulesSayWhatTheTagsSay()
    {
        std::mt19937 rng(11);
        for (int round = 0; round < 400; ++round) {
            const Question question = randomQuestion(rng, 1 + static_cast<int>(rng() % 7));
            const auto count = std::uint32_t{1} << question.choices.size();
            for (std::uint32_t mask = 1; mask < count; ++mask)
                QCOMPARE(assess(question, selected(question, mask)).risk, byTags(question, mask));
        }
    }

    void ruleOrderDecides()
    {
        Question question;
        question.choices = {choiceOf("q_a", {}), choiceOf("q_b", {})};
        const auto rule = [](const char* text, Risk risk) { return RiskRule{text, *RiskExpr::parse(text), risk}; };
        question.rules = {rule("q_a", Risk::Medium), rule("q_a && q_b", Risk::None)};
        QCOMPARE(assess(question, selected(question, 3)), (Verdict{Risk::Medium, 0}));
        std::swap(question.rules[0], question.rules[1]);
        QCOMPARE(assess(question, selected(question, 3)), (Verdict{Risk::None, 0}));
        QCOMPARE(assess(question, selected(question, 1)), (Verdict{Risk::Medium, 1}));
        QCOMPARE(assess(question, selected(question, 2)), (Verdict{Risk::Unanswered, -1}));  // no default
    }

    void unansweredAndNotApplicable()
    {
        std::mt19937 rng(3);
        const Question question = randomQuestion(rng, 4);
        QCOMPARE(assess(question, {}).risk, Risk::Unanswered);
        Answer answer = selected(question, 5);
        answer.applicable = false;
        QCOMPARE(assess(question, answer), (Verdict{Risk::NotApplicable, -1}));
        Answer noted;
        noted.notes = "asked the team";
        QCOMPARE(assess(question, noted).risk, Risk::Unanswered);
    }

    /// Neutral: the question is as if the choice had never been in it. Strict: as if it were not selected.
    void notApplicableChoices()
    {
        std::mt19937 rng(5);
        for (int round = 0; round < 200; ++round) {
            const Question question = randomQuestion(rng, 5);
            const auto excluded = static_cast<std::uint32_t>(rng() % 31 + 1);
            const auto mask = static_cast<std::uint32_t>(rng() % 32) & ~excluded;
            Answer answer = selected(question, mask);
            Question reduced = question;
            for (std::size_t i = 0; i < 5; ++i)
                if (excluded >> i & 1U)
                    answer.choices[question.choices[i].id].state = ChoiceState::NotApplicable;
            std::erase_if(reduced.choices,
                          [&](const Choice& c) { return stateOf(answer, c.id) == ChoiceState::NotApplicable; });
            reduced.rules = generateRules(reduced);
            const Risk strict = review::assess(question, answer, NotApplicableChoice::Strict).risk;
            QCOMPARE(strict, assess(question, selected(question, mask)).risk);
            const Risk neutral = assess(question, answer).risk;
            if (excluded == 31)
                QCOMPARE(neutral, Risk::None);
            else
                QCOMPARE(neutral, assess(reduced, selected(question, mask)).risk);
        }
    }

    void excludingNeverMakesARiskHigh()
    {
        Question question;
        question.choices = {choiceOf("q_a", {}), choiceOf("q_b", {})};
        question.rules = {RiskRule{"!q_a", *RiskExpr::parse("!q_a"), Risk::High}, RiskRule{"default", {}, Risk::None}};
        Answer answer = selected(question, 2);
        QCOMPARE(assess(question, answer).risk, Risk::High);
        answer.choices["q_a"].state = ChoiceState::NotApplicable;
        QCOMPARE(assess(question, answer).risk, Risk::None);
    }

    void wayDownIsTheShortest()
    {
        std::mt19937 rng(17);
        int found = 0;
        for (int round = 0; round < 300; ++round) {
            const Question question = randomQuestion(rng, 5);
            const auto mask = static_cast<std::uint32_t>(rng() % 32);
            const Answer answer = selected(question, mask);
            for (const Risk target : {Risk::Medium, Risk::None}) {
                int fewest = 99;
                for (std::uint32_t other = 1; other < 32; ++other)
                    if (byTags(question, other) >= target)
                        fewest = std::min(fewest, std::popcount(other ^ mask));
                const auto way = cheapestWayDown(question, answer, target, NotApplicableChoice::Neutral);
                if (assess(question, answer).risk >= target || fewest == 99) {
                    QVERIFY(!way);
                    continue;
                }
                QVERIFY(way);
                ++found;
                QCOMPARE(static_cast<int>(way->select.size() + way->clear.size()), fewest);
                Answer after = answer;
                for (const std::string& id : way->select)
                    after.choices[id].state = ChoiceState::Selected;
                for (const std::string& id : way->clear)
                    after.choices.erase(id);
                QVERIFY(assess(question, after).risk >= target);
            }
        }
        QVERIFY(found > 100);
    }

    void summaryCountsEveryQuestionOnce()
    {
        std::mt19937 rng(23);
        Lens lens;
        lens.pillars.resize(2);
        lens.id = "lens";
        Workload workload;
        workload.lens = lens.id;
        RiskCounts expected;
        for (int i = 0; i < 40; ++i) {
            Question question = randomQuestion(rng, 4);
            question.id = "q_" + std::to_string(i);
            Pillar& pillar = lens.pillars[i % 3 == 0 ? 0 : 1];
            pillar.areas.resize(3);
            Answer answer = selected(question, static_cast<std::uint32_t>(rng() % 16));
            answer.applicable = rng() % 5 != 0;
            expected.add(assess(question, answer).risk);
            workload.reviews[lens.id].answers[question.id] = answer;
            pillar.areas[rng() % 3].questions.push_back(std::move(question));
        }
        RiskCounts sum;
        for (const PillarSummary& row : pillarSummary(lens, workload))
            sum += row.counts;
        QCOMPARE(sum, expected);
        QCOMPARE(sum.total(), 40);
        for (const Risk risk : {Risk::Unanswered, Risk::High, Risk::Medium, Risk::None, Risk::NotApplicable})
            QVERIFY(sum.of(risk) > 0);
        QCOMPARE(sum.answered(), 40 - sum.of(Risk::Unanswered));
    }

    /// Every selection of every question of real, partly broken lenses against a table made by another program.
    void realLensesAgreeWithTheOracle()
    {
        const QDir lenses(QStringLiteral(PB_SHARED_DATA "/lenses"));
        QFile table(lenses.filePath(u"oracle.tsv"_s));
        if (!table.open(QIODevice::ReadOnly))
            QSKIP("no lenses beside the source");
        table.readLine();
        std::map<QByteArray, nlohmann::json> read;
        int questions = 0;
        for (QByteArray line = table.readLine(); !line.isEmpty(); line = table.readLine()) {
            const QList<QByteArray> cells = line.trimmed().split('\t');
            QFile file(lenses.filePath(QString::fromUtf8(cells[0])));
            if (!read.contains(cells[0]) && file.open(QIODevice::ReadOnly))
                read[cells[0]] = nlohmann::json::parse(file.readAll().toStdString(), nullptr, false);
            const auto lens = read.find(cells[0]);
            if (lens == read.end() || lens->second.is_discarded())
                continue;
            const auto* json = questionOf(lens->second, cells[1].toStdString(), cells[2].toStdString());
            QVERIFY2(json, cells[2]);
            const Question question = fromAws(*json);
            QByteArray results;
            for (std::uint32_t mask = 1; mask < std::uint32_t{1} << question.choices.size(); ++mask)
                results += letter(assess(question, selected(question, mask)));
            if (question.choices.size() > 6)
                results = QCryptographicHash::hash(results, QCryptographicHash::Sha256).toHex();
            QVERIFY2(results.startsWith(cells.back()) && !cells.back().isEmpty(), line);
            ++questions;
        }
        qInfo("%d questions agree", questions);
        QVERIFY(questions > 900);
    }
};

QTEST_GUILESS_MAIN(TestRisk)
#include "tst_risk.moc"
