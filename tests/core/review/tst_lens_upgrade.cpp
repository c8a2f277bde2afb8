// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/lens_upgrade.h"

#include "tests/core/review/random_reviews.h"

#include <QTest>

using namespace pb;
using namespace pb::review;
using namespace pb::review::test;

namespace {

const std::string kAt = "2026-11-25T12:00:00.000Z";
const ChoiceAnswer kTicked{ChoiceState::Selected, Reason::None, {}};

Lens oldLens()
{
    return plainLens("v_1", {plainQuestion("q_same", {"c_1", "c_no"}), plainQuestion("q_text", {"c_1", "c_2"}),
                             plainQuestion("q_gone", {"c_1"}), plainQuestion("q_silent", {"c_1"})});
}

Lens newLens(const std::string& id)
{
    Lens out = plainLens(id, {plainQuestion("q_same", {"c_1", "c_no"}), plainQuestion("q_text", {"c_2", "c_3"}),
                              plainQuestion("q_silent", {"c_1"}), plainQuestion("q_new", {"c_1"})});
    out.pillars[0].areas[0].questions[1].choices[0].title.ko = "다른 말";
    out.pillars[0].areas[0].questions[2].about.en = "more";
    return out;
}

Workload answered()
{
    Workload out;
    out.id = {1};
    out.name = "Shop";
    out.lens = "v_1";
    LensReview& review = out.reviews["v_1"];
    review.answers["q_same"].choices["c_1"] = kTicked;
    review.answers["q_text"].choices["c_1"] = kTicked;
    review.answers["q_text"].choices["c_2"] = kTicked;
    review.answers["q_text"].updated_utc = "2026-01-01T00:00:00.000Z";
    review.answers["q_gone"].notes = "never lose this";
    review.plan["q_gone"].owner = "Kim";
    return out;
}

Carried carriedOf(const LensUpgrade& upgrade, const std::string& question)
{
    for (const CarriedQuestion& entry : upgrade.questions)
        if (entry.question == question)
            return entry.carried;
    qFatal("no such question");
}

}  // namespace

class TestLensUpgrade : public QObject {
    Q_OBJECT
private slots:
    void sortsAnswers()
    {
        const LensUpgrade upgrade = planUpgrade(answered(), oldLens(), newLens("v_2"), kAt);
        QCOMPARE(upgrade.questions.size(), std::size_t{4});
        QCOMPARE(carriedOf(upgrade, "q_same"), Carried::Kept);
        QCOMPARE(carriedOf(upgrade, "q_text"), Carried::Review);
        QCOMPARE(carriedOf(upgrade, "q_gone"), Carried::Orphaned);
        QCOMPARE(carriedOf(upgrade, "q_silent"), Carried::Review);
        QVERIFY(!upgrade.questions[3].answered);
        QCOMPARE(upgrade.added, std::vector<std::string>{"q_new"});
        const CarriedQuestion& text = upgrade.questions[1];
        QCOMPARE(text.change.added, std::vector<std::string>{"c_3"});
        QCOMPARE(text.change.removed, std::vector<std::string>{"c_1"});
        QCOMPARE(text.change.reworded, std::vector<std::string>{"c_2"});
        QCOMPARE(text.orphanedChoices, std::vector<std::string>{"c_1"});
    }

    void movesEverythingAndComesBack()
    {
        const Workload before = answered();
        const Lens to = newLens("v_2");
        const LensUpgrade upgrade = planUpgrade(before, oldLens(), to, kAt);
        Workloads state{{before.id, before}};
        const auto back = applyEdit(state, upgrade.edit);
        QVERIFY(back.has_value());
        const Workload& now = state.at(before.id);
        QCOMPARE(now.lens, std::string("v_2"));
        QVERIFY(!now.reviews.contains("v_1"));
        QVERIFY(!answerOf(now, "v_2", "q_same").check_again);
        QVERIFY(answerOf(now, "v_2", "q_text").check_again);
        QVERIFY(!now.reviews.at("v_2").answers.contains("q_silent"));
        QCOMPARE(answerOf(now, "v_2", "q_gone").notes, std::string("never lose this"));
        QCOMPARE(planOf(now, "v_2", "q_gone").owner, std::string("Kim"));
        const std::vector<Orphan> orphans{{"q_gone", {}}, {"q_text", {"c_1"}}};
        QVERIFY(orphansOf(now, to) == orphans);

        // Apart from the marks, all that was said is still there.
        LensReview unmarked = now.reviews.at("v_2");
        unmarked.answers["q_text"].check_again = false;
        QVERIFY(unmarked == before.reviews.at("v_1"));
        QVERIFY(applyEdit(state, *back).has_value());
        QVERIFY(state.at(before.id) == before);
    }

    void inPlaceOnlyMarks()
    {
        const Workload before = answered();
        const LensUpgrade upgrade = planUpgrade(before, oldLens(), newLens("v_1"), kAt);
        QVERIFY(upgrade.changesAnything);
        Workloads state{{before.id, before}};
        const auto back = applyEdit(state, upgrade.edit);
        QVERIFY(back.has_value());
        QVERIFY(answerOf(state.at(before.id), "v_1", "q_text").check_again);
        QVERIFY(!answerOf(state.at(before.id), "v_1", "q_same").check_again);
        QVERIFY(applyEdit(state, *back).has_value());
        QVERIFY(state.at(before.id) == before);
        QVERIFY(!planUpgrade(before, oldLens(), oldLens(), kAt).changesAnything);
    }

    void withTwentyLenses()
    {
        Workload before = answered();
        for (int i = 1; i < kMaxLenses; ++i)
            before.reviews["other_" + std::to_string(i)].answers["q_0"].notes = "n";
        Workloads state{{before.id, before}};
        const auto back = applyEdit(state, planUpgrade(before, oldLens(), newLens("v_2"), kAt).edit);
        QVERIFY(back.has_value());
        QCOMPARE(state.at(before.id).lens, std::string("v_2"));
        QCOMPARE(state.at(before.id).reviews.size(), static_cast<std::size_t>(kMaxLenses));
        QVERIFY(applyEdit(state, *back).has_value());
        QVERIFY(state.at(before.id) == before);
    }

    /// What the comparison of two lenses finds in a question bears on its answer, an address too; but not the effort.
    void whatTheDiffFindsIsReviewed()
    {
        const Lens from = plainLens("v_1", {plainQuestion("q_0", {"c_1"})});
        const auto carried = [&](auto change) {
            Lens to = from;
            change(to.pillars[0].areas[0].questions[0].choices[0]);
            return planUpgrade(answered(), from, to, kAt).questions[0].carried;
        };
        QCOMPARE(carried([](Choice& c) { c.help_url = "https://example.org/new"; }), Carried::Review);
        QCOMPARE(carried([](Choice& c) { c.improve_url = "https://example.org/new"; }), Carried::Review);
        QCOMPARE(carried([](Choice& c) { c.more_help.push_back({{"Read", {}}, {}}); }), Carried::Review);
        QCOMPARE(carried([](Choice& c) { c.effort = Effort::High; }), Carried::Kept);
        QCOMPARE(carried([](Choice&) {}), Carried::Kept);
    }

    void rulesAndPillars()
    {
        Lens from = plainLens("v_1", {plainQuestion("q_0", {"c_1"})});
        Lens to = from;
        to.pillars[0].areas[0].questions[0].rules.push_back({"default", {}, Risk::High});
        to.pillars[0].id = "reliability";
        Workload workload = answered();
        const LensUpgrade upgrade = planUpgrade(workload, from, to, kAt);
        QVERIFY(upgrade.questions[0].change.rules);
        QVERIFY(upgrade.questions[0].change.pillar);
        QCOMPARE(upgrade.questions[0].carried, Carried::Review);
        QVERIFY(!upgrade.questions[0].change.title);
    }
};

QTEST_APPLESS_MAIN(TestLensUpgrade)
#include "tst_lens_upgrade.moc"
