// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/edit.h"

#include "tests/core/review/random_edits.h"

#include <QTest>

using namespace pb;
using namespace pb::review;
using namespace pb::review::test;

namespace {

const QuestionKey kKey{{1}, kLens, "q_1"};

bool invariantsHold(const LensReview& review)
{
    for (const auto& [question, answer] : review.answers) {
        bool none = false;
        bool practice = false;
        for (const auto& [choice, value] : answer.choices) {
            if (value == ChoiceAnswer{})
                return false;
            if (value.state == ChoiceState::Selected)
                (isNoneChoiceId(choice) ? none : practice) = true;
        }
        if ((none && practice) || answer == Answer{} || answer.links.contains(0))
            return false;
    }
    for (const auto& [question, item] : review.plan)
        if (item == PlanItem{} || item.likelihood < 0 || item.likelihood > 5)
            return false;
    return true;
}

bool invariantsHold(const Workloads& workloads)
{
    for (const auto& [id, workload] : workloads) {
        if (!workload.reviews.contains(workload.lens) || workload.reviews.size() > kMaxLenses)
            return false;
        for (const auto& [lens, review] : workload.reviews)
            if (!invariantsHold(review))
                return false;
    }
    return true;
}

}  // namespace

class TestReviewEdit : public QObject {
    Q_OBJECT
private slots:
    void everyEditHasAnInverse()
    {
        Edits edits(20181128);
        Workloads workloads;
        std::vector<Edit> inverses;
        std::vector<Workloads> before;
        int refused = 0;
        for (int step = 0; step < 20000; ++step) {
            const Workloads was = workloads;
            const Edit edit = edits.next(workloads);
            if (auto inverse = applyEdit(workloads, edit)) {
                QVERIFY(invariantsHold(workloads));
                inverses.push_back(*std::move(inverse));
                before.push_back(was);
            } else {
                ++refused;
                QVERIFY(!inverse.error().id.empty());
                QVERIFY(workloads == was);
            }
        }
        QVERIFY2(inverses.size() > 5000, qPrintable(QString::number(inverses.size())));
        QVERIFY(refused > 3000);
        while (!inverses.empty()) {
            const Workloads now = workloads;
            auto redo = applyEdit(workloads, inverses.back());
            QVERIFY(redo);
            QVERIFY(workloads == before.back());
            QVERIFY(applyEdit(workloads, *redo));  // the inverse of the inverse leads forward again
            QVERIFY(workloads == now);
            QVERIFY(applyEdit(workloads, inverses.back()));
            inverses.pop_back();
            before.pop_back();
        }
        QVERIFY(workloads.empty());
    }

    void refused_data()
    {
        QTest::addColumn<Edit>("edit");
        QTest::addColumn<QByteArray>("id");
        const auto row = [](const char* id, Edit edit) {
            QTest::addRow("%s", id) << std::move(edit) << QByteArray(id);
        };
        const std::string at = "2026-01-01T00:00:00.000Z";
        const EvidenceLink note{LinkKind::Note, {}, {}, {}, "seen"};
        const auto choice = [&](std::string id, ChoiceAnswer value) {
            return Edit{SetChoice{kKey, std::move(id), std::move(value), at}};
        };
        row("review.workload.missing", {RemoveWorkload{{9}}});
        row("review.workload.exists", {AddWorkload{workloadOf(1, "Other")}});
        row("review.workload.name_taken", {AddWorkload{workloadOf(2, "my SHOP")}});
        row("review.workload.id", {AddWorkload{workloadOf(0, "Zero")}});
        row("review.field.unknown", {SetWorkloadField{{1}, "colour", std::string("red")}});
        row("review.field.read_only", {SetWorkloadField{{1}, "lens", std::string("other_lens")}});
        row("review.field.type", {SetWorkloadField{{1}, "name", true}});
        row("review.field.value", {SetWorkloadField{{1}, "environment", std::string("test")}});
        row("review.field.length", {SetWorkloadField{{1}, "name", std::string("  ")}});
        row("review.id.form", {SetChoice{{{1}, kLens, "q 1"}, "c_1", {ChoiceState::Selected, {}, {}}, at}});
        row("review.choice.exclusive", choice("q_1_no", {ChoiceState::Selected, {}, {}}));
        row("review.choice.none_applies", choice("q_1_no", {ChoiceState::NotApplicable, Reason::Other, {}}));
        row("review.choice.reason", choice("q_1_a", {ChoiceState::Selected, Reason::Other, {}}));
        row("review.lens.not_applied", {SetChoice{{{1}, "other", "q_1"}, "c_1", {ChoiceState::Selected, {}, {}}, at}});
        row("review.lens.applied", {AddReview{{1}, kLens, {}}});
        row("review.lens.first", {RemoveReview{{1}, kLens}});
        row("review.lens.id", {AddReview{{1}, std::string(129, 'x'), {}}});
        row("review.field.range", {SetPlanField{kKey, "impact", std::int64_t{6}, at}});
        row("review.field.date", {SetPlanField{kKey, "due", std::string("2026-02-30"), at}});
        row("review.link.number", {SetLink{kKey, 0, note, at}});
        row("review.link.target", {SetLink{kKey, 1, EvidenceLink{LinkKind::Finding, {1}, {}, "", "where?"}, at}});
        row("review.link.address", {SetLink{kKey, 1, EvidenceLink{LinkKind::Address, {}, {}, "ftp://x", ""}, at}});
        row("review.choice.note_length", choice("q_1_a", {ChoiceState::Selected, {}, std::string(251, 'x')}));
    }
    void refused()
    {
        QFETCH(Edit, edit);
        QFETCH(QByteArray, id);
        Workloads workloads;
        Workload shop = workloadOf(1, "MyShop");
        shop.reviews[kLens].answers["q_1"].choices["q_1_c1"].state = ChoiceState::Selected;
        QVERIFY(applyEdit(workloads, {AddWorkload{shop}}));
        const Workloads was = workloads;
        const auto inverse = applyEdit(workloads, edit);
        QVERIFY(!inverse);
        QCOMPARE(QByteArray::fromStdString(inverse.error().id), id);
        QVERIFY(workloads == was);
    }

    void notesAreCountedInCodePoints()
    {
        Workloads workloads;
        QVERIFY(applyEdit(workloads, {AddWorkload{workloadOf(1, "w")}}));
        std::string notes;
        for (int i = 0; i < kMaxNotes; ++i)
            notes += "검";
        QVERIFY(applyEdit(workloads, setNotes({{1}, kLens, "rel_1"}, notes, "t")));
        const auto refused = applyEdit(workloads, setNotes({{1}, kLens, "rel_1"}, notes + "토", "t"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().id, std::string("review.field.length"));
        QCOMPARE(refused.error().args, (std::vector<std::string>{"0", "2084", "2085"}));
        QCOMPARE(workloads.at({1}).reviews.at(kLens).answers.at("rel_1").notes, notes);
    }

    void noneOfTheseIsExclusive()
    {
        Workloads workloads;
        QVERIFY(applyEdit(workloads, {AddWorkload{workloadOf(1, "w")}}));
        const auto select = [&](const char* id, bool on) {
            return applyEdit(workloads, selectChoice(workloads.at({1}), kKey, id, on, "t")).has_value();
        };
        const auto chosen = [&] {
            std::string out;
            for (const auto& [id, value] : answerOf(workloads.at({1}), kLens, "q_1").choices)
                out += value.state == ChoiceState::Selected ? id.substr(4) + " " : "";
            return out;
        };
        QVERIFY(select("q_1_c0", true));
        QVERIFY(select("q_1_c1", true));
        QCOMPARE(chosen(), std::string("c0 c1 "));
        QVERIFY(select("q_1_no", true));
        QCOMPARE(chosen(), std::string("no "));
        QVERIFY(select("q_1_c2", true));
        QCOMPARE(chosen(), std::string("c2 "));
        QVERIFY(select("q_1_c2", false));
        QCOMPARE(chosen(), std::string());
    }

    /// The selections of a question that does not apply are kept and come back at once, its reason too.
    void applicabilityKeepsTheAnswer()
    {
        Workloads workloads;
        QVERIFY(applyEdit(workloads, {AddWorkload{workloadOf(1, "w")}}));
        QVERIFY(applyEdit(workloads, selectChoice(workloads.at({1}), kKey, "q_1_c0", true, "t1")));
        QVERIFY(applyEdit(workloads, setApplicability(kKey, Reason::BusinessPriorities, "t2")));
        const Answer& answer = answerOf(workloads.at({1}), kLens, "q_1");
        QVERIFY(!answer.applicable);
        QCOMPARE(answer.reason, Reason::BusinessPriorities);
        QCOMPARE(answer.updated_utc, std::string("t2"));
        QVERIFY(applyEdit(workloads, setApplicability(kKey, Reason::None, "t3")));
        QVERIFY(answer.applicable);
        QCOMPARE(answer.reason, Reason::BusinessPriorities);
        QCOMPARE(stateOf(answer, "q_1_c0"), ChoiceState::Selected);
    }

    void touchedNamesAnswersAndWorkloads()
    {
        const Edit edit{Batch{{
            {SetChoice{{{2}, kLens, "q_2"}, "c_1", {}, {}}},
            {SetAnswerField{{{2}, kLens, "q_2"}, "notes", std::string(), {}}},
            {SetPlanField{{{2}, kSecond, "q_2"}, "owner", std::string(), {}}},
            {SetAcceptance{{{3}, "", "q_2"}, {}, {}}},
            {Batch{{{SetWorkloadField{{1}, "name", std::string("n")}}, {RemoveReview{{2}, kSecond}}}}},
        }}};
        QCOMPARE(touched(edit),
                 (std::vector<Touched>{
                     {{1}, "", ""}, {{2}, kSecond, ""}, {{2}, kSecond, "q_2"}, {{2}, kLens, "q_2"}, {{3}, "", ""}}));
    }

    /// What was said before a workload could have several lenses is about its first one.
    void anEditWithoutALensMeansTheFirst()
    {
        Workloads workloads;
        QVERIFY(applyEdit(workloads, {AddWorkload{workloadOf(1, "w")}}));
        const auto back = applyEdit(workloads, setNotes({{1}, "", "rel_1"}, "old", "t"));
        QVERIFY(back);
        QCOMPARE(answerOf(workloads.at({1}), kLens, "rel_1").notes, std::string("old"));
        QVERIFY(applyEdit(workloads, {AddReview{{1}, kSecond, {}}}));
        QVERIFY(applyEdit(workloads, {SetFirstLens{{1}, kSecond}}));
        QVERIFY(applyEdit(workloads, *back));  // its inverse says which lens it was
        QVERIFY(answerOf(workloads.at({1}), kLens, "rel_1").notes.empty());
    }

    void sameQuestionOfTwoLenses()
    {
        Workloads workloads;
        QVERIFY(applyEdit(workloads, {AddWorkload{workloadOf(1, "w")}}));
        QVERIFY(applyEdit(workloads, {AddReview{{1}, kSecond, {}}}));
        QVERIFY(applyEdit(workloads, setNotes({{1}, kLens, "rel_1"}, "one", "t")));
        QVERIFY(applyEdit(workloads, setNotes({{1}, kSecond, "rel_1"}, "two", "t")));
        QCOMPARE(answerOf(workloads.at({1}), kLens, "rel_1").notes, std::string("one"));
        QCOMPARE(answerOf(workloads.at({1}), kSecond, "rel_1").notes, std::string("two"));
        QCOMPARE(lensesOf(workloads.at({1})), (std::vector<std::string>{kLens, kSecond}));
        QVERIFY(applyEdit(workloads, {SetFirstLens{{1}, kSecond}}));
        QCOMPARE(lensesOf(workloads.at({1})), (std::vector<std::string>{kSecond, kLens}));
    }

    void atMostTwentyLenses()
    {
        Workloads workloads;
        QVERIFY(applyEdit(workloads, {AddWorkload{workloadOf(1, "w")}}));
        for (int i = 1; i < kMaxLenses; ++i)
            QVERIFY(applyEdit(workloads, {AddReview{{1}, "lens " + std::to_string(i), {}}}));
        const auto refused = applyEdit(workloads, {AddReview{{1}, "one more", {}}});
        QVERIFY(!refused);
        QCOMPARE(refused.error().id, std::string("review.lens.too_many"));
        QCOMPARE(workloads.at({1}).reviews.size(), std::size_t{kMaxLenses});
    }

    /// An accepted risk is none of the open ones, until the day after its last.
    void acceptanceRunsOut()
    {
        PlanItem item;
        const Date last{2026, 11, 25};
        QCOMPARE(acceptanceOn(item, last), AcceptanceState::None);
        QVERIFY(isOpenRisk(Risk::High, item, last));
        item.acceptance = Acceptance{"CISO", "replaced in spring", last};
        QCOMPARE(acceptanceOn(item, last), AcceptanceState::Accepted);
        QVERIFY(!isOpenRisk(Risk::High, item, last));
        const Date after{2026, 11, 26};
        QCOMPARE(acceptanceOn(item, after), AcceptanceState::Expired);
        QVERIFY(isOpenRisk(Risk::High, item, after));
        QVERIFY(isOpenRisk(Risk::Medium, item, after));
        QVERIFY(!isOpenRisk(Risk::None, item, after));
        item.acceptance->expires = {};
        QCOMPARE(acceptanceOn(item, Date{2099, 1, 1}), AcceptanceState::Accepted);
    }

    void acceptingAndWithdrawing()
    {
        Workloads workloads;
        QVERIFY(applyEdit(workloads, {AddWorkload{workloadOf(1, "w")}}));
        const auto item = [&] { return planOf(workloads.at({1}), kLens, "q_1"); };
        const auto back = applyEdit(workloads, acceptRisk(kKey, {"CISO", "because", {}}, "t"));
        QVERIFY(back);
        QCOMPARE(item().status, PlanStatus::RiskAcknowledged);
        QCOMPARE(item().acceptance->approver, std::string("CISO"));
        QVERIFY(applyEdit(workloads, withdrawAcceptance(workloads.at({1}), kKey, "t")));
        QCOMPARE(item().status, PlanStatus::NotStarted);
        QVERIFY(!item().acceptance);
        const auto unsigned_ = applyEdit(workloads, acceptRisk(kKey, {"", "because", {}}, "t"));
        QVERIFY(!unsigned_);
        QCOMPARE(unsigned_.error().where, std::string("approver"));
    }

    void overdueAndExposure()
    {
        PlanItem item;
        const Date today{2026, 11, 25};
        QVERIFY(!isOverdue(item, today));
        item.due = today;
        QVERIFY(!isOverdue(item, today));
        item.due = Date{2026, 11, 24};
        QVERIFY(isOverdue(item, today));
        item.status = PlanStatus::Complete;
        QVERIFY(!isOverdue(item, today));
        QCOMPARE(exposure(item), 0);
        item.likelihood = 4;
        QCOMPARE(exposure(item), 0);
        item.impact = 5;
        QCOMPARE(exposure(item), 20);
    }

    void idsGoUp()
    {
        Workloads workloads;
        QCOMPARE(nextWorkloadId(workloads), WorkloadId{1});
        QVERIFY(applyEdit(workloads, {AddWorkload{workloadOf(41, "w")}}));
        QCOMPARE(nextWorkloadId(workloads), WorkloadId{42});
    }
};

QTEST_GUILESS_MAIN(TestReviewEdit)
#include "tst_review_edit.moc"
