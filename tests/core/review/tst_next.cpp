// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/next.h"
#include "core/review/plan_table.h"
#include "core/review/ways.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <bit>
#include <random>
#include <set>

using namespace pb;
using namespace pb::review;

namespace {

using Set = std::set<std::string>;

constexpr Date kToday{2026, 11, 25};

const std::array<const char*, 4> kWords{"least_privilege", "game_days", "load_test", "options"};

/// @param practices with random weights, efforts and words in their ids
Question randomQuestion(std::mt19937& rng, const std::string& id, int practices)
{
    Question question;
    question.id = id;
    for (int i = 0; i < practices; ++i) {
        Choice choice;
        choice.id = id + '_' + kWords[rng() % kWords.size()] + std::string(static_cast<std::size_t>(i), 'x');
        choice.effort = static_cast<Effort>(rng() % 3);
        choice.weight.core = rng() % 3 == 0;
        choice.weight.secondary = rng() % 3 == 0;
        choice.weight.anti = !choice.weight.core && !choice.weight.secondary && rng() % 3 == 0;
        if (rng() % 3 == 0)
            choice.weight.alternatives.push_back("g");
        question.choices.push_back(std::move(choice));
    }
    Choice none;
    none.id = id + "_no";
    none.none = true;
    question.choices.push_back(std::move(none));
    question.rules = generateRules(question);
    return question;
}

Answer randomAnswer(std::mt19937& rng, const Question& question)
{
    Answer answer;
    answer.applicable = rng() % 12 != 0;
    for (const Choice& choice : question.choices) {
        const auto state = static_cast<ChoiceState>(rng() % 5 == 0 ? 2 : rng() % 2);
        if (!choice.none && state != ChoiceState::NotSelected)
            answer.choices[choice.id].state = state;
    }
    if (rng() % 8 == 0) {
        answer.choices.clear();
        answer.choices[question.choices.back().id].state = ChoiceState::Selected;
    }
    return answer;
}

/// The answer after flipping the choices, with "None of these" gone.
Answer flipped(const Question& question, const Answer& answer, const Set& ids)
{
    Answer out = answer;
    out.choices.erase(question.choices.back().id);
    for (const std::string& id : ids)
        out.choices[id].state =
            stateOf(answer, id) == ChoiceState::Selected ? ChoiceState::NotSelected : ChoiceState::Selected;
    return out;
}

/// All sets of choices that could be flipped.
std::vector<Set> allChanges(const Question& question, const Answer& answer)
{
    std::vector<std::string> open;
    for (const Choice& choice : question.choices)
        if (!choice.none && stateOf(answer, choice.id) != ChoiceState::NotApplicable)
            open.push_back(choice.id);
    std::vector<Set> out;
    for (std::uint32_t mask = 1; mask < std::uint32_t{1} << open.size(); ++mask) {
        Set& set = out.emplace_back();
        for (std::size_t i = 0; i < open.size(); ++i)
            if (mask >> i & 1U)
                set.insert(open[i]);
    }
    return out;
}

/// The smallest ways down, by looking at all sets and, for each, at all of its subsets: the oracle.
std::set<Set> smallest(const Question& question, const Answer& answer, Risk target, NotApplicableChoice semantics)
{
    std::vector<Set> reaching;
    const Risk now = assess(question, answer, semantics).risk;
    if (now != Risk::NotApplicable && now < target)
        for (const Set& set : allChanges(question, answer))
            if (assess(question, flipped(question, answer, set), semantics).risk >= target)
                reaching.push_back(set);
    std::set<Set> out;
    for (const Set& set : reaching)
        if (std::none_of(reaching.begin(), reaching.end(), [&](const Set& other) {
                return other != set && std::includes(set.begin(), set.end(), other.begin(), other.end());
            }))
            out.insert(set);
    return out;
}

Set changesOf(const WayDown& way)
{
    Set out(way.select.begin(), way.select.end());
    out.insert(way.clear.begin(), way.clear.end());
    return out;
}

int effortByHand(const Question& question, const Set& ids, std::optional<Effort> own)
{
    int sum = 0;
    for (const Choice& choice : question.choices)
        if (ids.contains(choice.id))
            sum += 1 + static_cast<int>(own.value_or(choice.effort));
    return sum;
}

Lens randomLens(std::mt19937& rng)
{
    Lens lens;
    lens.id = "lens";
    for (const char* id : {"security", "reliability", "cost"}) {
        Pillar& pillar = lens.pillars.emplace_back();
        pillar.id = id;
        for (int i = 0; i < 3; ++i)
            pillar.areas.emplace_back().questions.push_back(
                randomQuestion(rng, std::string(id).substr(0, 3) + '_' + std::to_string(i), 5));
    }
    return lens;
}

Workload randomWorkload(std::mt19937& rng, const Lens& lens)
{
    Workload workload;
    workload.lens = lens.id;
    workload.not_applicable = static_cast<NotApplicableChoice>(rng() % 2);
    if (rng() % 3 != 0)
        workload.pillar_priorities = {"cost", "security"};
    LensReview& review = workload.reviews[lens.id];
    for (const Question* question : allQuestions(lens)) {
        review.answers[question->id] = randomAnswer(rng, *question);
        PlanItem item;
        item.status = static_cast<PlanStatus>(rng() % 5);
        if (rng() % 2 == 0)
            item.effort = static_cast<Effort>(rng() % 3);
        item.likelihood = static_cast<std::int64_t>(rng() % 6);
        item.impact = static_cast<std::int64_t>(rng() % 6);
        if (rng() % 4 == 0)
            item.acceptance = Acceptance{"a", "b", rng() % 2 == 0 ? Date{2026, 11, 24} : Date{}};
        if (rng() % 2 == 0)
            review.plan[question->id] = item;
    }
    return workload;
}

/// The best score that any single action has now, found by trying everything, from the formula alone.
double bestScore(const Lens& lens, const Workload& workload)
{
    const auto level = [](Risk risk) { return risk == Risk::High ? 3.0 : risk == Risk::Medium ? 1.0 : 0.0; };
    const auto wanted = [&](const Question& question) {
        const PlanItem& item = planOf(workload, lens.id, question.id);
        const Risk risk = assess(lens, question, workload).risk;
        const bool accepted =
            item.acceptance && (!item.acceptance->expires.isSet() || kToday <= item.acceptance->expires);
        return level(risk) > 0 && !accepted && item.status != PlanStatus::Complete &&
               item.status != PlanStatus::NotApplicable;
    };
    // "sec_1_game_daysx" -> "game_daysx" where there are two words; question ids of this test have five characters
    const auto word = [](const std::string& id) {
        const std::string end = id.substr(6);
        return end.find('_') == std::string::npos ? std::string() : end;
    };
    const auto needs = [&](const Question& question, const std::string& practice) {
        return std::any_of(question.choices.begin(), question.choices.end(), [&](const Choice& choice) {
            return !choice.none && !choice.weight.anti && !practice.empty() && word(choice.id) == practice &&
                   stateOf(answerOf(workload, lens.id, question.id), choice.id) == ChoiceState::NotSelected;
        });
    };
    double best = 0;
    for (const Pillar& pillar : lens.pillars)
        for (const Question* question : allQuestions(pillar)) {
            if (!wanted(*question))
                continue;
            const Answer& answer = answerOf(workload, lens.id, question->id);
            const PlanItem& item = planOf(workload, lens.id, question->id);
            const Risk now = assess(lens, *question, workload).risk;
            std::set<Set> sets = smallest(*question, answer, Risk::Medium, workload.not_applicable);
            sets.merge(smallest(*question, answer, Risk::None, workload.not_applicable));
            for (const Set& set : sets) {
                int sharing = 0;
                for (const Question* other : allQuestions(lens))
                    sharing += other != question && wanted(*other) &&
                               std::any_of(set.begin(), set.end(), [&](const std::string& id) {
                                   return stateOf(answer, id) != ChoiceState::Selected && needs(*other, word(id));
                               });
                const Risk then = assess(*question, flipped(*question, answer, set), workload.not_applicable).risk;
                double score = (level(now) - level(then)) / effortByHand(*question, set, item.effort);
                if (workload.pillar_priorities.size() == 2)
                    score *= pillar.id == "cost" ? 2 : pillar.id == "security" ? 1.5 : 1;
                if (item.likelihood > 0 && item.impact > 0)
                    score *= static_cast<double>(item.likelihood * item.impact) / 9;
                best = std::max(best, score * (1 + std::min(4, sharing) / 4.0));
            }
        }
    return best;
}

}  // namespace

class TestNext : public QObject {
    Q_OBJECT
private slots:
    void allSmallestWaysAndNoOthers()
    {
        std::mt19937 rng(11);
        int found = 0;
        int several = 0;
        for (int round = 0; round < 400; ++round) {
            const Question question = randomQuestion(rng, "sec_1", 6);
            const Answer answer = randomAnswer(rng, question);
            const auto semantics = static_cast<NotApplicableChoice>(rng() % 2);
            for (const Risk target : {Risk::Medium, Risk::None}) {
                const auto ways = waysDown(question, answer, target, semantics);
                std::set<Set> sets;
                int before = 0;
                for (const WayDown& way : ways) {
                    for (const std::string& id : way.select)
                        QVERIFY(stateOf(answer, id) == ChoiceState::NotSelected);
                    for (const std::string& id : way.clear)
                        QVERIFY(stateOf(answer, id) == ChoiceState::Selected);
                    sets.insert(changesOf(way));
                    const int effort = effortOf(question, way);
                    QCOMPARE(effort, effortByHand(question, changesOf(way), {}));
                    QVERIFY(effort >= before);
                    before = effort;
                }
                QCOMPARE(sets.size(), ways.size());
                QVERIFY(sets == smallest(question, answer, target, semantics));
                found += !ways.empty();
                several += ways.size() > 1;
            }
        }
        QVERIFY(found > 150);
        QVERIFY2(several > 15, qPrintable(QString::number(several)));
    }

    void theBestActionIsTheBestOfAll()
    {
        std::mt19937 rng(5);
        int actions = 0;
        for (int round = 0; round < 25; ++round) {
            const Lens lens = randomLens(rng);
            Workload workload = randomWorkload(rng, lens);
            for (const NextAction& action : nextActions({&lens}, workload, kToday, 4)) {
                ++actions;
                QCOMPARE(action.score, bestScore(lens, workload));
                const Question& question = *findQuestion(lens, action.question);
                QCOMPARE(pillarOf(lens, question.id)->id, action.pillar);
                QCOMPARE(assess(lens, question, workload).risk, action.from);
                Answer& answer = workload.reviews[lens.id].answers[question.id];
                answer = flipped(question, answer, changesOf(action.way));  // the next one is judged with this one done
                QCOMPARE(assess(lens, question, workload).risk, action.to);
                QVERIFY(action.to > action.from);
            }
            if (workload.pillar_priorities.empty() && actions == 0)
                QVERIFY(bestScore(lens, workload) == 0);
        }
        QVERIFY(actions > 40);
    }

    /// Over two lenses with the same ids: the better of the best of each, and every row with its own lens.
    void severalLensesAreOneReview()
    {
        std::mt19937 rng(17);
        int second = 0;
        for (int round = 0; round < 40; ++round) {
            const Lens a = randomLens(rng);
            Lens b = randomLens(rng);
            b.id = "another";
            Workload workload = randomWorkload(rng, a);
            workload.reviews[b.id] = randomWorkload(rng, a).reviews[a.id];
            const auto ofA = nextActions({&a}, workload, kToday, 1);
            const auto ofB = nextActions({&b}, workload, kToday, 1);
            const auto both = nextActions({&a, &b}, workload, kToday, 1);
            if (ofA.empty() && ofB.empty()) {
                QVERIFY(both.empty());
            } else {
                const bool takesB = ofA.empty() || (!ofB.empty() && ofB[0].score > ofA[0].score);
                QVERIFY(both == (takesB ? ofB : ofA));
                QCOMPARE(both[0].lens, takesB ? b.id : a.id);
                second += takesB;
            }
            QCOMPARE(planRows({&a, &b}, workload, kToday).size(),
                     planRows({&a}, workload, kToday).size() + planRows({&b}, workload, kToday).size());
            for (const PlanRow& row : planRows({&a, &b}, workload, kToday))
                QVERIFY(row.question == findQuestion(*row.lens, row.question->id));
        }
        QVERIFY(second > 5);
    }

    /// Nothing is proposed where nothing is open.
    void acceptedAndFinishedRisksAreLeftAlone()
    {
        std::mt19937 rng(3);
        Lens lens;
        lens.id = "lens";
        Question question = randomQuestion(rng, "sec_1", 1);
        question.choices[0].weight = {true, false, false, {}};
        question.rules = generateRules(question);
        lens.pillars.emplace_back().areas.emplace_back().questions = {question};
        Workload workload;
        workload.lens = lens.id;
        LensReview& review = workload.reviews[lens.id];
        QVERIFY(nextActions({&lens}, workload, kToday).empty());  // unanswered is no risk yet
        review.answers["sec_1"].choices["sec_1_no"].state = ChoiceState::Selected;
        QCOMPARE(nextActions({&lens}, workload, kToday).size(), 1u);
        PlanItem& item = review.plan["sec_1"];
        item.due = Date{2026, 11, 1};
        QVERIFY(nextActions({&lens}, workload, kToday).front().overdue);
        item.acceptance = Acceptance{"CISO", "replaced", kToday};
        QVERIFY(nextActions({&lens}, workload, kToday).empty());
        QCOMPARE(nextActions({&lens}, workload, Date{2026, 11, 26}).size(), 1u);
        item = {};
        item.status = PlanStatus::Complete;
        QVERIFY(nextActions({&lens}, workload, kToday).empty());
    }

    void practiceKeys()
    {
        const auto key = [](const char* question, const char* choice) {
            Question q;
            q.id = question;
            return std::string(practiceKey(q, choice));
        };
        QCOMPARE(key("sec_2", "sec_2_least_privilege"), std::string("least_privilege"));
        QCOMPARE(key("perf_2", "perf_2_options"), std::string());
        QCOMPARE(key("sec_1", "sec_11_game_days"), std::string());
        QCOMPARE(key("q1", "q1_choice_1"), std::string());
        QCOMPARE(key("q1", "choice_one_two"), std::string());
        QCOMPARE(key("q1", "q1"), std::string());
    }

    void whySaysWhatIsMissing()
    {
        Question question;
        question.id = "sec_1";
        const auto add = [&](const char* id, Weight weight) {
            Choice choice;
            choice.id = id;
            choice.weight = std::move(weight);
            question.choices.push_back(std::move(choice));
        };
        add("core", {true, false, false, {}});
        add("one", {false, false, false, {"g"}});
        add("two", {false, false, false, {"g"}});
        add("more", {false, true, false, {}});
        add("worse", {false, false, true, {}});
        question.rules = generateRules(question);
        Answer answer;
        answer.choices["worse"].state = ChoiceState::Selected;
        answer.choices["two"].state = ChoiceState::NotApplicable;
        Why why = explain(question, answer, NotApplicableChoice::Neutral);
        QCOMPARE(why.verdict.risk, Risk::High);
        QCOMPARE(why.condition, std::string("default"));
        QCOMPARE(why.core, std::vector<std::string>{"core"});
        QCOMPARE(why.alternatives, std::vector<std::vector<std::string>>{{"one"}});
        QCOMPARE(why.secondary, std::vector<std::string>{"more"});
        QCOMPARE(why.anti, std::vector<std::string>{"worse"});
        why = explain(question, answer, NotApplicableChoice::Strict);
        QCOMPARE(why.alternatives, (std::vector<std::vector<std::string>>{{"one", "two"}}));
        question.own_rules = true;
        QVERIFY(explain(question, answer, NotApplicableChoice::Neutral).core.empty());
        QCOMPARE(explain(question, {}, NotApplicableChoice::Neutral).verdict.risk, Risk::Unanswered);
    }

    /// Every question with a risk or a plan has its row, in the order that the priorities ask for.
    void planRowsAreComplete()
    {
        std::mt19937 rng(29);
        for (int round = 0; round < 20; ++round) {
            const Lens lens = randomLens(rng);
            Workload workload = randomWorkload(rng, lens);
            const auto rows = planRows({&lens}, workload, kToday);
            std::set<std::string> there;
            for (const PlanRow& row : rows) {
                QVERIFY(there.insert(row.question->id).second);
                QCOMPARE(row.verdict, assess(lens, *row.question, workload));
                const auto none = smallest(*row.question, *row.answer, Risk::None, workload.not_applicable);
                const auto medium = smallest(*row.question, *row.answer, Risk::Medium, workload.not_applicable);
                const bool risky = row.verdict.risk == Risk::High || row.verdict.risk == Risk::Medium;
                if (risky && !none.empty())
                    QVERIFY(none.contains(changesOf(row.missing)));
                else if (risky && !medium.empty())
                    QVERIFY(medium.contains(changesOf(row.missing)));
                else
                    QVERIFY(changesOf(row.missing).empty());
                if (row.item->effort)
                    QCOMPARE(row.effort, *row.item->effort);
            }
            for (const Question* question : allQuestions(lens)) {
                const Risk risk = assess(lens, *question, workload).risk;
                const bool planned = planOf(workload, lens.id, question->id) != PlanItem{};
                QCOMPARE(there.contains(question->id), planned || risk == Risk::High || risk == Risk::Medium);
            }
            std::vector<std::string> order = workload.pillar_priorities.empty()
                                                 ? std::vector<std::string>{"security", "reliability", "cost"}
                                                 : std::vector<std::string>{"cost", "security", "reliability"};
            const auto place = [&](const PlanRow& row) {
                const int severity = row.verdict.risk == Risk::High ? 0 : row.verdict.risk == Risk::Medium ? 1 : 2;
                return std::pair(std::find(order.begin(), order.end(), row.pillar->id) - order.begin(), severity);
            };
            QVERIFY(std::is_sorted(rows.begin(), rows.end(),
                                   [&](const PlanRow& a, const PlanRow& b) { return place(a) < place(b); }));
        }
    }
};

QTEST_GUILESS_MAIN(TestNext)
#include "tst_next.moc"
