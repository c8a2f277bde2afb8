// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/answer_diff.h"

#include "tests/core/review/random_reviews.h"

#include <QTest>

using namespace pb;
using namespace pb::review;
using namespace pb::review::test;

namespace {

const std::string kAt = "2026-11-25T12:00:00.000Z";

/// A workload without the times of change, which are no part of a difference.
Workload withoutTimes(Workload workload)
{
    for (auto& [lens, review] : workload.reviews) {
        for (auto& [id, answer] : review.answers)
            answer.updated_utc.clear();
        for (auto& [id, item] : review.plan)
            item.updated_utc.clear();
    }
    normalize(workload);
    return workload;
}

Question ruled()
{
    Question question = plainQuestion("q_0", {"c_1", "c_2", "c_no"});
    question.choices[0].weight.core = true;
    question.choices[1].weight.secondary = true;
    question.rules = generateRules(question);
    return question;
}

Workload shop()
{
    Workload out;
    out.id = {1};
    out.name = "Shop";
    out.lens = "lens_a";
    normalize(out);
    return out;
}

void tick(Workload& workload, const std::string& choice)
{
    workload.reviews["lens_a"].answers["q_0"].choices[choice] = {ChoiceState::Selected, Reason::None, {}};
}

}  // namespace

class TestAnswerDiff : public QObject {
    Q_OBJECT
private slots:
    void equalReviewsHaveNoDifference()
    {
        Reviews reviews(1);
        for (int i = 0; i < 500; ++i) {
            const Workload workload = reviews.workload();
            QVERIFY(changesBetween(cellsOf(workload), cellsOf(workload)).empty());
            QVERIFY(diffReviews({&workload, "lens_a", nullptr}, {&workload, "lens_a", nullptr}).empty());
        }
    }

    void applyingADifferenceMakesTheOther()
    {
        Reviews reviews(2);
        int moved = 0;
        for (int i = 0; i < 2000; ++i) {
            const Workload before = reviews.workload();
            Workload after = i % 2 == 0 ? before : reviews.workload();
            reviews.change(after, 1 + reviews.pick(6));
            const auto changes = changesBetween(cellsOf(before), cellsOf(after));
            Workloads state{{before.id, before}};
            const auto back = applyEdit(state, editFor(before, changes, kAt));
            QVERIFY2(back.has_value(), back ? "" : back.error().id.c_str());
            QVERIFY(withoutTimes(state.at(before.id)) == withoutTimes(after));
            QVERIFY(applyEdit(state, *back).has_value());
            QVERIFY(state.at(before.id) == before);
            moved += changes.empty() ? 0 : 1;

            Workloads there{{after.id, after}};
            QVERIFY(applyEdit(there, editFor(after, reversed(changes), kAt)).has_value());
            QVERIFY(withoutTimes(there.at(after.id)) == withoutTimes(before));
        }
        QVERIFY(moved > 1500);
    }

    void tellsChoicesNotesOwnerPlanAndRisk()
    {
        const Lens lens = plainLens("lens_a", {ruled()});
        Workload before = shop();
        tick(before, "c_2");
        Workload after = shop();
        tick(after, "c_1");
        LensReview& review = after.reviews["lens_a"];
        review.answers["q_0"].notes = "seen on site";
        review.answers["q_0"].choices["c_2"] = {ChoiceState::NotApplicable, Reason::OutOfScope, "no batch"};
        review.plan["q_0"].owner = "Kim";

        const ReviewDiff diff = diffReviews({&before, "lens_a", &lens}, {&after, "lens_a", &lens});
        QCOMPARE(diff.questions.size(), std::size_t{1});
        const AnswerDiff& question = diff.questions[0];
        QCOMPARE(question.asked, AskedIn::Both);
        QCOMPARE(question.before, Risk::High);
        QCOMPARE(question.after, Risk::None);
        QCOMPARE(diff.before.high, 1);
        QCOMPARE(diff.after.none, 1);
        const auto key = [](CellPart part, const char* name) { return CellKey{"lens_a", "q_0", part, name}; };
        const std::vector<CellChange> expected{
            {key(CellPart::Choice, "c_1"), {}, ChoiceAnswer{ChoiceState::Selected, Reason::None, {}}},
            {key(CellPart::Choice, "c_2"), ChoiceAnswer{ChoiceState::Selected, Reason::None, {}},
             ChoiceAnswer{ChoiceState::NotApplicable, Reason::OutOfScope, "no batch"}},
            {key(CellPart::Answer, "notes"), {}, FieldValue(std::string("seen on site"))},
            {key(CellPart::Plan, "owner"), {}, FieldValue(std::string("Kim"))},
        };
        QVERIFY(question.changes == expected);
    }

    void twoVersionsOfALens()
    {
        Question stricter = ruled();
        stricter.choices[1].weight = {true, false, false, {}};
        stricter.rules = generateRules(stricter);
        const Lens v1 =
            plainLens("v_1", {ruled(), plainQuestion("q_gone", {"c_1"}), plainQuestion("q_quiet", {"c_1"})});
        const Lens v2 = plainLens("v_2", {plainQuestion("q_new", {"c_1"}), stricter});
        Workload workload = shop();
        workload.reviews["v_1"].answers["q_0"].choices["c_1"] = {ChoiceState::Selected, Reason::None, {}};
        workload.reviews["v_1"].answers["q_gone"].notes = "n";
        workload.reviews["v_2"] = workload.reviews["v_1"];
        workload.reviews["v_2"].answers.erase("q_gone");

        const ReviewDiff diff = diffReviews({&workload, "v_1", &v1}, {&workload, "v_2", &v2});
        QCOMPARE(diff.questions.size(), std::size_t{2});
        QCOMPARE(diff.questions[0].question, std::string("q_0"));
        QVERIFY(diff.questions[0].changes.empty());
        QCOMPARE(diff.questions[0].before, Risk::Medium);
        QCOMPARE(diff.questions[0].after, Risk::High);
        QCOMPARE(diff.questions[1].question, std::string("q_gone"));
        QCOMPARE(diff.questions[1].asked, AskedIn::BeforeOnly);
        QCOMPARE(diff.before.total(), 3);
        QCOMPARE(diff.after.total(), 2);
    }

    void propertiesAndLenses()
    {
        Workload before = shop();
        Workload after = before;
        after.name = "Shop 2";
        after.reviews["lens_b"].answers["q_0"].notes = "n";
        QCOMPARE(commonLenses(before, after), std::vector<std::string>{"lens_a"});
        const auto changes = diffProperties(before, after);
        QCOMPARE(changes.size(), std::size_t{2});
        QCOMPARE(changes[0].key.name, std::string("name"));
        QCOMPARE(changes[1].key.part, CellPart::Lens);
    }

    void theFirstLensStays()
    {
        Workload before = shop();
        before.reviews["lens_b"];
        Workloads state{{before.id, before}};
        const std::vector<CellChange> drop{{{"lens_a", {}, CellPart::Lens, {}}, FieldValue(true), {}}};
        QVERIFY(applyEdit(state, editFor(before, drop, kAt)).has_value());
        QVERIFY(state.at(before.id) == before);
    }
};

QTEST_APPLESS_MAIN(TestAnswerDiff)
#include "tst_answer_diff.moc"
