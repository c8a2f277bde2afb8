// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/prove.h"
#include "core/review/risk.h"

#include <QTest>

#include <algorithm>
#include <memory>
#include <random>

using namespace pb;
using namespace pb::review;

namespace {

/// The oracle: a condition as a tree over choice numbers, evaluated one selection after the other.
struct Node {
    char op = 'a';  ///< 'a' id, '!', '&', '|', 'd' default
    int id = 0;     ///< a number that is no choice's is never selected
    std::unique_ptr<Node> left, right;

    bool holds(unsigned selection) const
    {
        switch (op) {
        case 'a':
            return (selection >> id & 1U) != 0;
        case '!':
            return !left->holds(selection);
        case '&':
            return left->holds(selection) && right->holds(selection);
        case '|':
            return left->holds(selection) || right->holds(selection);
        default:
            return true;
        }
    }
    std::string text() const
    {
        if (op == 'a')
            return "c_" + std::to_string(id);
        if (op == '!')
            return "!(" + left->text() + ")";
        if (op == 'd')
            return "default";
        return "(" + left->text() + std::string(2, op) + right->text() + ")";
    }
};

std::unique_ptr<Node> randomTree(std::mt19937& rng, int depth, int ids)
{
    auto node = std::make_unique<Node>();
    const unsigned pick = depth == 0 ? 0 : rng() % 4;
    node->op = "a!&|"[pick];
    node->id = static_cast<int>(rng() % static_cast<unsigned>(ids));
    if (pick > 0)
        node->left = randomTree(rng, depth - 1, ids);
    if (pick > 1)
        node->right = randomTree(rng, depth - 1, ids);
    return node;
}

struct Case {
    Question question;
    std::vector<std::unique_ptr<Node>> conditions;

    /// Number of the rule that decides, -1: none.
    int rule(unsigned selection) const
    {
        for (std::size_t r = 0; r < conditions.size(); ++r)
            if (conditions[r]->holds(selection))
                return static_cast<int>(r);
        return -1;
    }
    char letter(unsigned selection) const
    {
        const int r = rule(selection);
        return r < 0 ? '-' : "UHMN"[static_cast<int>(question.rules[static_cast<std::size_t>(r)].risk)];
    }
};

void addRule(Case& to, std::unique_ptr<Node> condition, Risk risk)
{
    RiskRule rule{condition->text(), std::nullopt, risk};
    if (condition->op != 'd')
        rule.expr = *RiskExpr::parse(rule.condition);
    to.question.rules.push_back(std::move(rule));
    to.conditions.push_back(std::move(condition));
}

/// 1 to 9 choices, with and without "None of these", worse ways of working, a default and unknown ids.
Case randomCase(std::mt19937& rng)
{
    Case out;
    const int choices = 1 + static_cast<int>(rng() % 9);
    for (int i = 0; i < choices; ++i) {
        Choice& choice = out.question.choices.emplace_back();
        choice.id = "c_" + std::to_string(i);
        choice.weight.anti = rng() % 8 == 0;
    }
    if (rng() % 2 == 0) {
        out.question.choices.back().none = true;
        out.question.choices.back().weight.anti = false;
    }
    const unsigned rules = rng() % 4;
    for (unsigned r = 0; r < rules; ++r)
        addRule(out, randomTree(rng, 3, choices + (rng() % 6 == 0)), static_cast<Risk>(1 + rng() % 3));
    if (rng() % 4 != 0) {
        auto node = std::make_unique<Node>();
        node->op = 'd';
        addRule(out, std::move(node), static_cast<Risk>(1 + rng() % 3));
    }
    return out;
}

bool worse(char before, char after)
{
    return (before == 'N' && (after == 'M' || after == 'H')) || (before == 'M' && after == 'H');
}

/// The numbers and lists of a proof, found the slow way.
struct Slow {
    std::string letters, reachable;
    std::vector<std::string> withoutEffect, nonMonotone;
    std::vector<int> dead;
    unsigned practices = 0, nones = 0;
};

Slow slowProof(const Case& c)
{
    Slow out;
    const std::size_t n = c.question.choices.size();
    const unsigned end = 1U << n;
    for (unsigned s = 1; s < end; ++s)
        out.letters += c.letter(s);
    for (const char letter : std::string("-HMN"))
        if (out.letters.find(letter) != std::string::npos)
            out.reachable += letter;
    for (std::size_t i = 0; i < n; ++i) {
        if (c.question.choices[i].none)
            out.nones |= 1U << i;
        else if (!c.question.choices[i].weight.anti)
            out.practices |= 1U << i;
    }
    for (int r = 0; r < static_cast<int>(c.conditions.size()); ++r) {
        bool used = false;
        for (unsigned s = 0; s < end; ++s)
            used = used || c.rule(s) == r;
        if (!used)
            out.dead.push_back(r);
    }
    for (std::size_t i = 0; i < n; ++i) {
        const Choice& choice = c.question.choices[i];
        if (choice.none)
            continue;
        bool effect = false;
        bool raises = false;
        for (unsigned s = 0; s < end; ++s) {
            const unsigned with = s | 1U << i;
            if (with == s)
                continue;
            effect = effect || c.letter(s) != c.letter(with);
            if (s != 0 && (s & out.nones) == 0)
                raises = raises ||
                         (choice.weight.anti ? worse(c.letter(with), c.letter(s)) : worse(c.letter(s), c.letter(with)));
        }
        if (!effect)
            out.withoutEffect.push_back(choice.id);
        if (raises)
            out.nonMonotone.push_back(choice.id);
    }
    return out;
}

std::vector<const ProofFinding*> of(const QuestionProof& proof, Flaw flaw)
{
    std::vector<const ProofFinding*> out;
    for (const ProofFinding& finding : proof.findings)
        if (finding.flaw == flaw)
            out.push_back(&finding);
    return out;
}

std::vector<std::string> choicesOf(const std::vector<const ProofFinding*>& findings)
{
    std::vector<std::string> out;
    for (const ProofFinding* finding : findings)
        out.push_back(finding->choice);
    return out;
}

Question written(int practices, const std::vector<std::pair<std::string, Risk>>& rules)
{
    Question question;
    for (int i = 0; i <= practices; ++i)
        question.choices.emplace_back().id = "c_" + (i < practices ? std::to_string(i) : std::string("no"));
    question.choices.back().none = true;
    for (const auto& [condition, risk] : rules)
        question.rules.push_back(
            {condition, condition == "default" ? std::nullopt : std::optional(*RiskExpr::parse(condition)), risk});
    return question;
}

std::vector<Flaw> flawsOf(const Question& question)
{
    std::vector<Flaw> out;
    for (const ProofFinding& finding : prove(question).findings)
        out.push_back(finding.flaw);
    return out;
}

}  // namespace

class TestProve : public QObject {
    Q_OBJECT
private slots:
    void agreesWithOneSelectionAfterTheOther()
    {
        std::mt19937 rng(5);
        int nonMonotone = 0;
        int unmatched = 0;
        for (int round = 0; round < 4000; ++round) {
            const Case c = randomCase(rng);
            const Slow slow = slowProof(c);
            const TruthTable table(c.question);
            const QuestionProof proof = prove(c.question, table);
            QCOMPARE(table.letters(), slow.letters);
            const auto number = [&](char letter) {
                return static_cast<std::uint64_t>(std::count(slow.letters.begin(), slow.letters.end(), letter));
            };
            QCOMPARE(proof.high, number('H'));
            QCOMPARE(proof.medium, number('M'));
            QCOMPARE(proof.none, number('N'));
            QCOMPARE(proof.unmatched, number('-'));
            QCOMPARE(proof.reachable, slow.reachable);
            QCOMPARE(proof.dead_rules, static_cast<int>(slow.dead.size()));
            QCOMPARE(proof.all.has_value(), slow.practices != 0);
            if (proof.all)
                QCOMPARE(letterOf(*proof.all), c.letter(slow.practices));
            if (proof.none_only)
                QCOMPARE(letterOf(*proof.none_only), c.letter(slow.nones));
            QCOMPARE(choicesOf(of(proof, Flaw::WithoutEffect)), slow.withoutEffect);
            QCOMPARE(choicesOf(of(proof, Flaw::NonMonotone)), slow.nonMonotone);
            QCOMPARE(of(proof, Flaw::Unmatched).size(), std::size_t{number('-') > 0});
            nonMonotone += !slow.nonMonotone.empty();
            unmatched += number('-') > 0;
        }
        QVERIFY(nonMonotone > 500);
        QVERIFY(unmatched > 500);
    }

    void everyCounterExampleShowsItsFlaw()
    {
        std::mt19937 rng(6);
        int shown = 0;
        for (int round = 0; round < 4000; ++round) {
            const Case c = randomCase(rng);
            const QuestionProof proof = prove(c.question);
            for (const ProofFinding& finding : proof.findings) {
                for (const auto& judged : {finding.example, finding.after})
                    if (judged)
                        QCOMPARE(letterOf(judged->outcome), c.letter(judged->selection));
                if (finding.flaw == Flaw::NonMonotone) {
                    QVERIFY(finding.example && finding.after && finding.example->selection != 0);
                    const unsigned added = finding.after->selection & ~finding.example->selection;
                    QCOMPARE(std::popcount(added), 1);
                    const Choice& choice = c.question.choices[static_cast<std::size_t>(std::countr_zero(added))];
                    QCOMPARE(choice.id, finding.choice);
                    const char before = letterOf(finding.example->outcome);
                    const char after = letterOf(finding.after->outcome);
                    QVERIFY(choice.weight.anti ? worse(after, before) : worse(before, after));
                    ++shown;
                }
                if (finding.flaw == Flaw::DeadRule && finding.example) {
                    QVERIFY(c.conditions[static_cast<std::size_t>(finding.rule)]->holds(finding.example->selection));
                    QCOMPARE(finding.by, c.rule(finding.example->selection));
                    QVERIFY(finding.by < finding.rule);
                    ++shown;
                }
                if (finding.flaw == Flaw::Unmatched)
                    QCOMPARE(c.rule(finding.example->selection), -1);
            }
        }
        QVERIFY(shown > 1000);
    }

    void largeQuestions()
    {
        std::mt19937 rng(7);
        for (const int choices : {15, 20, 24}) {
            Case c;
            for (int i = 0; i < choices; ++i)
                c.question.choices.emplace_back().id = "c_" + std::to_string(i);
            addRule(c, randomTree(rng, 6, choices), Risk::None);
            addRule(c, randomTree(rng, 6, choices), Risk::High);
            const TruthTable table(c.question);
            QCOMPARE(table.count(Outcome::High) + table.count(Outcome::Medium) + table.count(Outcome::None) +
                         table.count(Outcome::Unmatched),
                     (std::uint64_t{1} << choices) - 1);
            for (int sample = 0; sample < 5000; ++sample) {
                const unsigned s = static_cast<unsigned>(rng()) & table.everything();
                QCOMPARE(letterOf(table.at(s)), c.letter(s));
                QCOMPARE(decidingRule(c.question, s), c.rule(s));
            }
        }
        Question tooMany;
        tooMany.choices.resize(25);
        const QuestionProof proof = prove(tooMany);
        QVERIFY(!proof.judged);
        QCOMPARE(proof.choices, 25);
        QCOMPARE(flawsOf(tooMany), std::vector{Flaw::TooMany});
    }

    void flaws_data()
    {
        using Rules = std::vector<std::pair<std::string, Risk>>;
        QTest::addColumn<Rules>("rules");
        QTest::addColumn<std::vector<Flaw>>("expected");
        const std::pair<std::string, Risk> rest{"default", Risk::High};
        const std::pair<std::string, Risk> all{"c_0 && c_1 && !c_no", Risk::None};
        const std::pair<std::string, Risk> one{"(c_0 || c_1) && !c_no", Risk::Medium};
        const auto row = [](const char* name, const Rules& rules, const std::vector<Flaw>& expected) {
            QTest::newRow(name) << rules << expected;
        };
        row("in order", {all, one, rest}, {});
        row("two levels are enough", {all, rest}, {});
        row("no default", {all, one, {"c_no || !c_0 && !c_1", Risk::High}}, {Flaw::NoDefault});
        row("a selection without rule", {all, one, {"c_no && !c_0", Risk::High}}, {Flaw::NoDefault, Flaw::Unmatched});
        row("second rule is dead", {all, {"c_0 && c_1 && !c_no && c_0", Risk::Medium}, rest},
            {Flaw::DeadRule, Flaw::LevelOutOfReach});
        row("never true", {all, {"c_0 && !c_0", Risk::Medium}, one, rest}, {Flaw::DeadRule});
        row("default is dead", {all, {"c_0 || !c_0", Risk::High}, {"default", Risk::High}}, {Flaw::DeadRule});
        row("unknown choice", {all, one, {"c_9", Risk::Medium}, rest}, {Flaw::DeadRule, Flaw::UnknownChoice});
        row("no High", {all, {"default", Risk::Medium}}, {Flaw::LevelOutOfReach});
        row("all is not enough", {{"c_0 && !c_1 && !c_no", Risk::None}, one, rest},
            {Flaw::PracticesShort, Flaw::NonMonotone});
        row("no effect", {{"c_0 && !c_no", Risk::None}, rest}, {Flaw::WithoutEffect});
        row("none alone", {all, {"c_no && !c_0 && !c_1", Risk::None}, one, rest}, {Flaw::NoneAlone});
        row("none with all", {{"c_0 && c_1", Risk::None}, one, rest}, {Flaw::NoneWithAll});
    }
    void flaws()
    {
        using Rules = std::vector<std::pair<std::string, Risk>>;
        QFETCH(Rules, rules);
        QFETCH(std::vector<Flaw>, expected);
        QCOMPARE(flawsOf(written(2, rules)), expected);
    }

    void worseWaysOfWorkingMayRaiseTheRisk()
    {
        Question question = written(2, {});
        question.choices[0].weight.core = true;
        question.choices[1].weight.anti = true;
        question.rules = generateRules(question);
        const QuestionProof proof = prove(question);
        QVERIFY(proof.findings.empty());
        QCOMPARE(proof.all, std::optional(Outcome::None));
        QVERIFY(!proof.non_monotone);

        question.choices[1].weight.anti = false;
        QCOMPARE(flawsOf(question), (std::vector{Flaw::PracticesShort, Flaw::NonMonotone}));
    }

    void counterExampleIsTheSmallest()
    {
        // Only from three practices on does the fourth raise the risk.
        const Question question = written(4, {{"c_0 && c_1 && c_2 && !c_3", Risk::None}, {"default", Risk::High}});
        const auto found = prove(question).findings;
        const auto it =
            std::find_if(found.begin(), found.end(), [](const ProofFinding& f) { return f.flaw == Flaw::NonMonotone; });
        QVERIFY(it != found.end());
        QCOMPARE(it->choice, std::string("c_3"));
        QCOMPARE(it->example, (std::optional(Judged{7, Outcome::None})));
        QCOMPARE(it->after, (std::optional(Judged{15, Outcome::High})));
    }
};

QTEST_GUILESS_MAIN(TestProve)
#include "tst_prove.moc"
