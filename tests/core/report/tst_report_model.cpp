// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/report/report.h"

#include <QTest>

using namespace pb;
using pb::report::gather;

namespace {

review::Choice choice(const std::string& id, bool core)
{
    review::Choice out;
    out.id = id;
    out.title = {id, id};
    out.weight.core = core;
    out.weight.secondary = !core;
    return out;
}

review::Question question(const std::string& id, const std::string& code)
{
    review::Question out;
    out.id = id;
    out.code = code;
    out.choices = {choice(id + "_core", true), choice(id + "_more", false)};
    out.rules = review::generateRules(out);
    return out;
}

/// Two pillars of two questions each.
review::Lens lens()
{
    review::Lens out;
    out.id = "lens";
    const auto pillar = [](const std::string& id, const std::string& prefix) {
        review::Pillar p;
        p.id = id;
        p.prefix = prefix;
        p.areas.push_back({"area", {}, {}, {question(id + "_1", prefix + " 1"), question(id + "_2", prefix + " 2")}});
        return p;
    };
    out.pillars = {pillar("rel", "REL"), pillar("cost", "COST")};
    return out;
}

review::Answer answer(std::initializer_list<std::string> selected)
{
    review::Answer out;
    for (const std::string& id : selected)
        out.choices[id].state = review::ChoiceState::Selected;
    return out;
}

workspace::Workspace workspaceOf(std::vector<std::string> priorities)
{
    workspace::Workspace out;
    review::Workload workload;
    workload.id = {1};
    workload.name = "w";
    workload.lens = "lens";
    workload.pillar_priorities = std::move(priorities);
    auto& answers = workload.reviews[workload.lens].answers;
    answers["rel_1"] = answer({"rel_1_core"});                   // Medium
    answers["rel_2"] = answer({"rel_2_more"});                   // High
    answers["cost_1"] = answer({"cost_1_more"});                 // High
    answers["cost_2"] = answer({"cost_2_core", "cost_2_more"});  // None
    out.workloads[{1}] = workload;
    return out;
}

std::vector<std::string> codes(const std::vector<const report::QuestionEntry*>& entries)
{
    std::vector<std::string> out;
    for (const auto* entry : entries)
        out.push_back(entry->question->code);
    return out;
}

}  // namespace

class TestReportModel : public QObject {
    Q_OBJECT
private slots:
    /// Open risks first, the worst before, then by priority, then what is due first; and what nobody planned is not
    /// there.
    void whatIsPlannedComesInOrder()
    {
        auto state = workspaceOf({"cost", "rel"});
        auto& plan = state.workloads.at({1}).reviews.at("lens").plan;
        plan["rel_1"].owner = "a";
        plan["rel_2"].due = Date(2026, 12, 1);
        plan["cost_1"].due = Date(2027, 1, 1);
        plan["cost_2"].status = review::PlanStatus::Complete;
        const review::Lens content = lens();
        const auto report = gather(state, {}, {&content}, {1}, {});
        QVERIFY(report);
        QCOMPARE(codes(report->planned), (std::vector<std::string>{"COST 1", "REL 2", "REL 1", "COST 2"}));
        plan.erase("rel_2");
        plan["cost_1"].acceptance = {"CTO", "known", {}};
        const auto later = gather(state, {}, {&content}, {1}, {});
        QVERIFY(later);
        QCOMPARE(codes(later->planned), (std::vector<std::string>{"REL 1", "COST 1", "COST 2"}));
    }

    void worstFirstThenThePriorities()
    {
        const review::Lens questions = lens();
        const auto state = workspaceOf({"cost", "rel"});
        const auto report = gather(state, {}, {&questions}, {1}, {});
        QVERIFY(report);
        QVERIFY((codes(report->top_risks) == std::vector<std::string>{"COST 1", "REL 2", "REL 1"}));
        const auto other = workspaceOf({"rel", "cost"});
        const auto again = gather(other, {}, {&questions}, {1}, {});
        QVERIFY((codes(again->top_risks) == std::vector<std::string>{"REL 2", "COST 1", "REL 1"}));
    }

    void countsAndWayDown()
    {
        const review::Lens questions = lens();
        const auto state = workspaceOf({});
        const auto report = gather(state, {}, {&questions}, {1}, {});
        QCOMPARE(report->counts.high, 2);
        QCOMPARE(report->counts.medium, 1);
        QCOMPARE(report->counts.none, 1);
        QCOMPARE(report->counts.total(), 4);
        const report::QuestionEntry& high = report->pillars[0].entries[1];
        QVERIFY(high.way_down.has_value());
        QVERIFY((high.way_down->select == std::vector<std::string>{"rel_2_core"}));
        QVERIFY(!report->pillars[1].entries[1].way_down.has_value());
    }

    void waivedFindingsComeLastAndAreNotOpen()
    {
        const review::Lens questions = lens();
        auto state = workspaceOf({});
        net::Network network;
        network.id = {7};
        network.workload = {1};
        const Finding error{"a.rule", Severity::Error, {{1}}, {}};
        const Finding hint{"b.rule", Severity::Hint, {{2}}, {}};
        network.waivers[error.key()] = {error.key(), "accepted", "me", "", Date(2026, 12, 31)};
        state.networks[{7}] = network;
        const workspace::Findings findings{{{7}, {error, hint}}};
        report::Options options;
        options.date = Date(2026, 11, 23);
        auto report = gather(state, findings, {&questions}, {1}, options);
        QCOMPARE(report->networks.size(), 1u);
        QVERIFY(report->networks[0].findings[0].finding == hint);
        QVERIFY(report->networks[0].findings[1].waiver != nullptr);
        QVERIFY((report->networks[0].open == std::array<int, 3>{1, 0, 0}));
        options.date = Date(2027, 1, 1);  // the waiver has expired
        report = gather(state, findings, {&questions}, {1}, options);
        QVERIFY((report->networks[0].open == std::array<int, 3>{1, 0, 1}));
    }

    void onlyWhatBelongsToTheWorkload()
    {
        const review::Lens questions = lens();
        auto state = workspaceOf({});
        net::Network foreign;
        foreign.id = {8};
        foreign.workload = {2};
        state.networks[{8}] = foreign;
        workspace::RunRecord run;
        run.id = {3};
        run.workload = {1};
        state.runs[{3}] = run;
        const auto report = gather(state, {}, {&questions}, {1}, {});
        QVERIFY(report->networks.empty());
        QCOMPARE(report->runs.size(), 1u);
    }

    /// Counts are over all lenses; what a drawing says stands with the lens that knows it, whatever the codes are.
    void severalLenses()
    {
        review::Lens questions = lens();
        questions.pillars[0].areas[0].questions[1].choices.push_back(choice("rel_2_no_overlap", true));
        review::Lens other = lens();
        other.id = "other";
        auto state = workspaceOf({});
        state.workloads[{1}].reviews["other"].answers["rel_1"] = answer({"rel_1_more"});  // High
        net::Network network;
        network.id = {7};
        network.workload = {1};
        state.networks[{7}] = network;
        const workspace::Findings findings{{{7}, {{"aws.subnet.overlap", Severity::Error, {{1}, {2}}, {}}}}};
        const auto one = gather(state, findings, {&questions}, {1}, {});
        const auto both = gather(state, findings, {&other, &questions}, {1}, {});
        QCOMPARE(both->pillars.size(), 4u);
        QCOMPARE(both->counts.total(), 8);
        QCOMPARE(both->counts.high, one->counts.high + 1);
        QCOMPARE(both->top_risks.size(), one->top_risks.size() + 1);
        QVERIFY(both->pillars[0].entries[1].evidence.empty());
        QCOMPARE(both->pillars[2].entries[1].evidence.size(), 1u);
        QVERIFY(both->pillars[0].entries[0].lens == &other && both->pillars[2].lens == &questions);
    }

    /// On the day of the report: a waiver that has expired by then accepts nothing any more.
    void contradictionsAreWithTheirQuestions()
    {
        review::Lens questions = lens();
        review::Question& asked = questions.pillars[0].areas[0].questions[1];
        asked.choices.push_back(choice("rel_2_no_overlap", true));
        auto state = workspaceOf({});
        state.workloads[{1}].reviews["lens"].answers["rel_2"] = answer({"rel_2_no_overlap"});
        net::Network network;
        network.id = {7};
        network.workload = {1};
        const Finding overlap{"aws.subnet.overlap", Severity::Error, {{1}, {2}}, {}};
        network.waivers[overlap.key()] = {overlap.key(), "a lab", "me", "", Date(2026, 12, 31)};
        state.networks[{7}] = network;
        const workspace::Findings findings{{{7}, {overlap}}};
        report::Options options;
        options.date = Date(2027, 1, 1);
        auto report = gather(state, findings, {&questions}, {1}, options);
        QVERIFY((codes(report->contradicted) == std::vector<std::string>{"REL 2"}));
        const auto& found = report->contradicted[0]->contradictions;
        QCOMPARE(found.size(), 1u);
        QCOMPARE(found[0].choice, std::string("rel_2_no_overlap"));
        QVERIFY(found[0].findings[0].finding == overlap);
        QVERIFY(!std::get<workspace::FindingEvidence>(report->contradicted[0]->evidence[0].what).waived);
        options.date = Date(2026, 12, 31);
        report = gather(state, findings, {&questions}, {1}, options);
        QVERIFY(report->contradicted.empty());
        QVERIFY(std::get<workspace::FindingEvidence>(report->pillars[0].entries[1].evidence[0].what).waived);
    }

    /// An accepted risk is not one to treat; on the day after its last it is again.
    void acceptedRisksStandApart()
    {
        const review::Lens questions = lens();
        auto state = workspaceOf({"rel", "cost"});
        auto& plan = state.workloads[{1}].reviews["lens"].plan;
        plan["rel_2"].acceptance = {"CTO", "moved in spring", Date(2026, 12, 31)};
        plan["cost_2"].acceptance = {"CTO", "not a risk at all", Date(2026, 12, 31)};
        report::Options options;
        options.date = Date(2026, 12, 31);
        auto report = gather(state, {}, {&questions}, {1}, options);
        QVERIFY((codes(report->accepted) == std::vector<std::string>{"REL 2"}));
        QVERIFY((codes(report->top_risks) == std::vector<std::string>{"COST 1", "REL 1"}));
        QCOMPARE(report->accepted[0]->plan->acceptance->approver, std::string("CTO"));
        options.date = Date(2027, 1, 1);
        report = gather(state, {}, {&questions}, {1}, options);
        QVERIFY(report->accepted.empty());
        QVERIFY((codes(report->top_risks) == std::vector<std::string>{"REL 2", "COST 1", "REL 1"}));
    }

    void unknownWorkload()
    {
        const review::Lens questions = lens();
        const auto report = gather({}, {}, {&questions}, {9}, {});
        QVERIFY(!report);
        QCOMPARE(report.error().id, std::string("report.workload.unknown"));
    }
};

QTEST_GUILESS_MAIN(TestReportModel)
#include "tst_report_model.moc"
