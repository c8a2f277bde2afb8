// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/review_codec.h"

#include "tests/core/review/random_edits.h"

#include <QTest>

using namespace pb;
using namespace pb::review;

class TestReviewCodec : public QObject {
    Q_OBJECT
private slots:
    void editsComeBackEqual()
    {
        test::Edits edits(42);
        Workloads workloads;
        for (int step = 0; step < 5000; ++step) {
            const Edit edit = edits.next(workloads);
            const std::string text = exchange::writeReviewEdit(edit);
            QVERIFY(text.find('\n') == std::string::npos);
            const auto back = exchange::readReviewEdit(text);
            QVERIFY2(back, text.c_str());
            QVERIFY2(*back == edit, text.c_str());
            (void)applyEdit(workloads, edit);
        }
        for (const auto& [id, workload] : workloads) {
            const auto back = exchange::readWorkload(exchange::writeWorkload(workload));
            QVERIFY(back);
            QVERIFY(*back == workload);
        }
    }

    void awkwardTextsComeBackEqual()
    {
        Answer answer;
        answer.notes = "줄\n바꿈 \"따옴표\" \\ \t 😀 \x01 </script>";
        answer.owner = "김 책임";
        answer.applicable = false;
        answer.reason = Reason::ArchitectureConstraints;
        answer.updated_utc = "2026-11-23T14:05:09.123Z";
        answer.choices["c_1"] = {ChoiceState::NotApplicable, Reason::Other, "외부 위탁"};
        const auto back = exchange::readAnswer(exchange::writeAnswer(answer));
        QVERIFY(back);
        QVERIFY(*back == answer);
        const auto none = exchange::readAnswer(exchange::writeAnswer({}));
        QVERIFY(none);
        QVERIFY(*none == Answer{});
    }

    /// Answers to a lens that this program does not have, and choices with any id, are kept as they are.
    void unknownQuestionsSurvive()
    {
        Workload workload = test::workloadOf(7, "다른 렌즈");
        workload.lens = "somebody-elses-lens";
        workload.reviews[workload.lens].answers["strange question"].choices["x"].state = ChoiceState::Selected;
        const auto back = exchange::readWorkload(exchange::writeWorkload(workload));
        QVERIFY(back);
        QVERIFY(*back == workload);
    }

    /// What was written when a workload had one lens is read today.
    void editsOfTheFirstVersionAreRead()
    {
        const auto edit = exchange::readReviewEdit(
            R"({"op":"batch","edits":[{"op":"add_workload","workload":{"id":1,"name":"w","environment":"production",)"
            R"("lens":"wa","answers":{"rel_1":{"notes":"n"}}}},{"op":"choose","workload":1,"question":"rel_1",)"
            R"("choice":"rel_1_a","value":{"state":"selected"},"at":"t1"},{"op":"answer","workload":1,)"
            R"("question":"rel_1","field":"owner","value":"o","at":"t2"}]})");
        QVERIFY(edit);
        Workloads workloads;
        QVERIFY(applyEdit(workloads, *edit));
        const Answer& answer = answerOf(workloads.at({1}), "wa", "rel_1");
        QCOMPARE(answer.notes, std::string("n"));
        QCOMPARE(answer.owner, std::string("o"));
        QCOMPARE(stateOf(answer, "rel_1_a"), ChoiceState::Selected);
        QCOMPARE(answer.updated_utc, std::string("t2"));
    }

    void planItemsComeBackEqual()
    {
        PlanItem item{"박 과장", {2026, 12, 24},           Effort::Low, PlanStatus::InProgress, 3, 5,
                      "메모",    Acceptance{"a", "b", {}}, "t"};
        for (int i = 0; i < 2; ++i) {
            const auto back = exchange::readPlanItem(exchange::writePlanItem(item));
            QVERIFY(back);
            QVERIFY(*back == item);
            item = {};
        }
    }

    void lensesComeBackEqual()
    {
        const auto lens = test::sampleLens("mine", 3);
        const std::string text = exchange::writeLens(lens);
        const auto back = exchange::readLens(text);
        QVERIFY2(back, back ? "" : (back.error().where + ' ' + back.error().detail).c_str());
        QVERIFY(*back == lens);
        for (std::size_t length = 0; length < text.size(); ++length)
            QVERIFY(!exchange::readLens(std::string_view(text).substr(0, length)));
    }

    void lensesThatAreNoneAreRefused_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::addColumn<QByteArray>("id");
        QTest::newRow("condition") << QByteArray("q_1_a && !q_1_no") << QByteArray("q_1_a &&")
                                   << QByteArray("exchange.review.field");
        QTest::newRow("unknown member") << QByteArray("\"version\"") << QByteArray("\"virsion\"")
                                        << QByteArray("exchange.review.field");
        QTest::newRow("two questions of one id")
            << QByteArray("\"q_2\"") << QByteArray("\"q_1\"") << QByteArray("review.lens.twice");
        QTest::newRow("no id") << QByteArray("\"q_2\"") << QByteArray("\"q 2\"") << QByteArray("review.id.form");
    }
    void lensesThatAreNoneAreRefused()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QFETCH(QByteArray, id);
        QByteArray text = QByteArray::fromStdString(exchange::writeLens(test::sampleLens("mine", 3)));
        QVERIFY(text.contains(from));
        const auto refused = exchange::readLens(text.replace(from, to).toStdString());
        QVERIFY(!refused);
        QCOMPARE(QByteArray::fromStdString(refused.error().id), id);
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("id");
        QTest::addColumn<QByteArray>("where");
        const auto row = [](const char* name, const char* text, const char* where) {
            QTest::newRow(name) << QByteArray(text) << QByteArray("exchange.review.field") << QByteArray(where);
        };
        QTest::newRow("empty") << QByteArray() << QByteArray("exchange.json.syntax") << QByteArray("json:1:1");
        row("not an object", "[]", "");
        row("no operation", "{}", "/op");
        row("unknown operation", R"({"op":"drop_table"})", "/op");
        row("no workload", R"({"op":"remove_workload"})", "/workload");
        row("workload as text", R"({"op":"remove_workload","workload":"1"})", "/workload");
        row("workload too large", R"({"op":"remove_workload","workload":9223372036854775808})", "/workload");
        row("no value", R"({"op":"set","workload":1,"field":"name"})", "/value");
        row("value as fraction", R"({"op":"set","workload":1,"field":"name","value":3.5})", "/value");
        row("value as object", R"({"op":"set","workload":1,"field":"name","value":{}})", "/value");
        row("list of numbers", R"({"op":"set","workload":1,"field":"regions","value":["a",3]})", "/value/1");
        row("unknown state",
            R"({"op":"choose","workload":1,"question":"q_1","choice":"c_1","value":{"state":"maybe"}})",
            "/value/state");
        row("unknown member of a choice",
            R"({"op":"choose","workload":1,"question":"q_1","choice":"c_1","value":{"state":"selected","x":1}})",
            "/value/x");
        row("batch without edits", R"({"op":"batch"})", "/edits");
        row("batch of one and a broken one", R"({"op":"batch","edits":[{"op":"remove_workload","workload":1},{}]})",
            "/edits/1/op");
        row("unknown field of a workload", R"({"op":"add_workload","workload":{"id":1,"colour":"red"}})",
            "/workload/colour");
        row("answers as list", R"({"op":"add_workload","workload":{"answers":[]}})", "/workload/answers");
        row("unknown field of an answer", R"({"op":"add_workload","workload":{"answers":{"q_1":{"x":1}}}})",
            "/workload/answers/q_1/x");
    }
    void refused()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, id);
        QFETCH(QByteArray, where);
        const auto edit = exchange::readReviewEdit(text.toStdString());
        QVERIFY(!edit);
        QCOMPARE(QByteArray::fromStdString(edit.error().id), id);
        QCOMPARE(QByteArray::fromStdString(edit.error().where), where);
    }

    void deepBatchesAreRefused()
    {
        std::string text = R"({"op":"remove_workload","workload":1})";
        for (int i = 0; i < 5000; ++i)
            text = R"({"op":"batch","edits":[)" + text + "]}";
        const auto edit = exchange::readReviewEdit(text);
        QVERIFY(!edit);
        QCOMPARE(edit.error().id, std::string("exchange.json.depth"));
    }

    /// Cut at any byte, the text of an edit is an error and never another edit.
    void truncatedTextsAreRefused()
    {
        Workload workload = test::workloadOf(1, "가게");
        workload.reviews[workload.lens].answers["rel_1"].choices["rel_1_a"].state = ChoiceState::Selected;
        const std::string text = exchange::writeReviewEdit({AddWorkload{workload}});
        for (std::size_t length = 0; length < text.size(); ++length)
            QVERIFY(!exchange::readReviewEdit(std::string_view(text).substr(0, length)));
    }
};

QTEST_GUILESS_MAIN(TestReviewCodec)
#include "tst_review_codec.moc"
