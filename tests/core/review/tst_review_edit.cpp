// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/edit.h"

#include "tests/core/review/random_edits.h"

#include <QTest>

using namespace pb;
using namespace pb::review;
using namespace pb::review::test;

namespace {

bool invariantsHold(const Workloads& workloads)
{
    for (const auto& [id, workload] : workloads)
        for (const auto& [question, answer] : workload.answers) {
            bool none = false;
            bool practice = false;
            for (const auto& [choice, value] : answer.choices) {
                if (value == ChoiceAnswer{})
                    return false;
                if (value.state == ChoiceState::Selected)
                    (isNoneChoiceId(choice) ? none : practice) = true;
            }
            if ((none && practice) || answer == Answer{})
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
        QVERIFY(inverses.size() > 5000);
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
        const auto choice = [&](std::string id, ChoiceAnswer value) {
            return Edit{SetChoice{{1}, "q_1", std::move(id), std::move(value), at}};
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
        row("review.id.form", {SetChoice{{1}, "q 1", "c_1", {ChoiceState::Selected, {}, {}}, at}});
        row("review.choice.exclusive", choice("q_1_no", {ChoiceState::Selected, {}, {}}));
        row("review.choice.none_applies", choice("q_1_no", {ChoiceState::NotApplicable, Reason::Other, {}}));
        row("review.choice.reason", choice("q_1_a", {ChoiceState::Selected, Reason::Other, {}}));
        row("review.choice.note_length", choice("q_1_a", {ChoiceState::Selected, {}, std::string(251, 'x')}));
    }
    void refused()
    {
        QFETCH(Edit, edit);
        QFETCH(QByteArray, id);
        Workloads workloads;
        Workload shop = workloadOf(1, "MyShop");
        shop.answers["q_1"].choices["q_1_c1"].state = ChoiceState::Selected;
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
        QVERIFY(applyEdit(workloads, setNotes({1}, "rel_1", notes, "t")));
        const auto refused = applyEdit(workloads, setNotes({1}, "rel_1", notes + "토", "t"));
        QVERIFY(!refused);
        QCOMPARE(refused.error().id, std::string("review.field.length"));
        QCOMPARE(refused.error().args, (std::vector<std::string>{"0", "2084", "2085"}));
        QCOMPARE(workloads.at({1}).answers.at("rel_1").notes, notes);
    }

    void noneOfTheseIsExclusive()
    {
        Workloads workloads;
        QVERIFY(applyEdit(workloads, {AddWorkload{workloadOf(1, "w")}}));
        const Question q = questionOf("q_1", 3);
        const auto select = [&](const char* id, bool on) {
            return applyEdit(workloads, selectChoice(workloads.at({1}), q, id, on, "t")).has_value();
        };
        const auto chosen = [&] {
            std::string out;
            for (const auto& [id, value] : answerOf(workloads.at({1}), "q_1").choices)
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
        const Question q = questionOf("q_1", 2);
        QVERIFY(applyEdit(workloads, selectChoice(workloads.at({1}), q, "q_1_c0", true, "t1")));
        QVERIFY(applyEdit(workloads, setApplicability({1}, "q_1", Reason::BusinessPriorities, "t2")));
        const Answer& answer = answerOf(workloads.at({1}), "q_1");
        QVERIFY(!answer.applicable);
        QCOMPARE(answer.reason, Reason::BusinessPriorities);
        QCOMPARE(answer.updated_utc, std::string("t2"));
        QVERIFY(applyEdit(workloads, setApplicability({1}, "q_1", Reason::None, "t3")));
        QVERIFY(answer.applicable);
        QCOMPARE(answer.reason, Reason::BusinessPriorities);
        QCOMPARE(stateOf(answer, "q_1_c0"), ChoiceState::Selected);
    }

    void touchedNamesAnswersAndWorkloads()
    {
        const Edit edit{Batch{{
            {SetChoice{{2}, "q_2", "c_1", {}, {}}},
            {SetAnswerField{{2}, "q_2", "notes", std::string(), {}}},
            {Batch{{{SetWorkloadField{{1}, "name", std::string("n")}}}}},
        }}};
        QCOMPARE(touched(edit), (std::vector<Touched>{{{1}, ""}, {{2}, "q_2"}}));
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
