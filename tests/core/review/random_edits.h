// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/review/edit.h"
#include "core/review/risk.h"

#include <array>
#include <random>

namespace pb::review::test {

/// The lens that the workloads of these tests have first, and one that they may have too.
inline constexpr const char* kLens = "well_architected";
inline constexpr const char* kSecond = "serverless-2";

inline Workload workloadOf(std::int64_t id, std::string name)
{
    Workload workload;
    workload.id = {id};
    workload.name = std::move(name);
    workload.lens = kLens;
    return workload;
}

inline Question questionOf(std::string id, int practices)
{
    Question question;
    question.id = id;
    for (int i = 0; i < practices; ++i) {
        Choice choice;
        choice.id = id + "_c" + std::to_string(i);
        question.choices.push_back(std::move(choice));
    }
    Choice none;
    none.id = id + "_no";
    none.none = true;
    question.choices.push_back(std::move(none));
    return question;
}

/// A lens with every member filled in; `salt` makes the texts differ.
inline Lens sampleLens(const std::string& id, int salt)
{
    const std::string n = std::to_string(salt);
    const auto text = [&](std::string_view en) {
        return Text{std::string(en) + ' ' + n, std::string(en) + " 한국어 " + n};
    };
    const Resource resource{text("read this"), "https://example.com/" + n};
    const Extras extras{{"_version", "[1,2]"}, {"number", n}};
    Choice choice{"q_1_a",
                  text("practice"),
                  text("good"),
                  "https://example.com/help",
                  text("begin"),
                  "",
                  {resource},
                  {resource, resource},
                  {true, false, false, {"group"}},
                  Effort::High,
                  false,
                  extras};
    Choice none;
    none.id = "q_1_no";
    none.none = true;
    Question generated{
        "q_1",          "Q 1", text("title"), text("asks"), text("about"), resource, {text("ask for")}, text("never"),
        {choice, none}, {},    false,         extras};
    generated.rules = generateRules(generated);
    Question written = generated;
    written.id = "q_2";
    written.own_rules = true;
    written.rules = {{"q_1_a && !q_1_no", *RiskExpr::parse("q_1_a && !q_1_no"), Risk::None},
                     {"default", {}, Risk::High}};
    return Lens{
        id,
        text("name"),
        text("description"),
        "2." + n,
        "lens.json",
        {{"security",
          "SEC",
          text("pillar"),
          text("definition"),
          {{"area", text("area"), text("guidance"), {generated, written}}},
          extras}},
        extras,
    };
}

/// Random edits, about half of which are refused for one reason or another.
class Edits {
public:
    explicit Edits(unsigned seed) : m_rng(seed) {}

    Edit next(const Workloads& workloads, int depth = 0)
    {
        switch (pick(depth < 2 ? 14 : 13)) {
        case 0:
            return {AddWorkload{answered()}};
        case 1:
            return pick(4) == 0 ? Edit{RemoveWorkload{{pick(5)}}} : built(workloads);
        case 2:
            return {SetWorkloadField{{pick(5)}, oneOf(kFields), value()}};
        case 3:
            return {SetAnswerField{key(), oneOf(kAnswerFields), value(), stamp()}};
        case 4:
            return built(workloads);
        case 5:
            return lensEdit();
        case 6:
        case 7:
            return {SetPlanField{key(), oneOf(kPlanFields), planValue(), stamp()}};
        case 8:
            return {SetAcceptance{key(), pick(3) == 0 ? std::nullopt : std::optional(acceptance()), stamp()}};
        case 9:
            return {SetLink{key(), pick(4), pick(3) == 0 ? std::nullopt : std::optional(link()), stamp()}};
        case 10:
        case 11:
            return built(workloads);
        case 13:
            return batch(workloads, depth);
        default:
            return {SetChoice{key(), choice(), choiceAnswer(), stamp()}};
        }
    }

private:
    static constexpr std::array kFields{"name",    "description", "environment",    "owner",
                                        "regions", "lens",        "not_applicable", "colour"};
    static constexpr std::array kAnswerFields{"applicable", "reason", "notes", "owner", "check_again", "updated"};
    static constexpr std::array kPlanFields{"owner", "due", "effort", "status", "likelihood", "impact", "note", "done"};

    int pick(int n) { return static_cast<int>(m_rng() % static_cast<unsigned>(n)); }
    template <class List>
    std::string oneOf(const List& list)
    {
        return list[static_cast<std::size_t>(pick(static_cast<int>(list.size())))];
    }
    std::string lens() { return oneOf(std::array{kLens, kLens, kLens, kSecond, kSecond, "", "", "other"}); }
    QuestionKey key() { return {{pick(8) == 0 ? pick(9) : 1 + pick(3)}, lens(), question()}; }
    std::string question() { return pick(20) == 0 ? "q!" : "q_" + std::to_string(pick(3)); }
    std::string choice() { return oneOf(std::array{"c_1", "c_2", "c_3", "c_no", "c"}); }
    std::string stamp() { return "2026-01-01T00:00:0" + std::to_string(pick(10)) + ".000Z"; }

    FieldValue value()
    {
        switch (pick(5)) {
        case 0:
            return pick(2) == 0;
        case 1:
            return std::vector<std::string>(static_cast<std::size_t>(pick(60)), "r");
        case 2:
            return oneOf(std::array{"production", "pre_production", "other", "out_of_scope", "never", "strict"});
        default:
            return std::string(static_cast<std::size_t>(pick(4) == 0 ? 3000 : pick(3)), 'n');
        }
    }

    FieldValue planValue()
    {
        switch (pick(5)) {
        case 0:
            return std::int64_t{pick(8)} - 1;
        case 1:
            return oneOf(std::array{"2026-12-31", "2027-02-29", "", "soon"});
        case 2:
            return oneOf(std::array{"low", "medium", "high", "in_progress", "risk_acknowledged", "complete"});
        default:
            return value();
        }
    }

    Acceptance acceptance()
    {
        return {oneOf(std::array{"CISO", "김 이사", ""}), oneOf(std::array{"too costly", "폐기 예정", ""}),
                pick(2) == 0 ? Date{} : Date{2027, 1, static_cast<unsigned>(1 + pick(28))}};
    }

    EvidenceLink link()
    {
        return {static_cast<LinkKind>(pick(5)),
                {pick(3) == 0 ? pick(3) : 0},
                {pick(2)},
                oneOf(std::array{"", "https://example.com/a?b=1", "/srv/plan.pdf", "aws.sg.open:3"}),
                oneOf(std::array{"", "see page 3", "3쪽 참조"})};
    }

    PlanItem planItem()
    {
        PlanItem item;
        item.owner = oneOf(std::array{"", "박 과장"});
        item.likelihood = pick(12) == 0 ? 6 : pick(6);
        item.status = static_cast<PlanStatus>(pick(5));
        if (pick(2) == 0)
            item.effort = static_cast<Effort>(pick(3));
        if (pick(3) == 0)
            item.acceptance = acceptance();
        return item;
    }

    Edit lensEdit()
    {
        const std::string id = oneOf(std::array{kSecond, kSecond, kSecond, kLens, "other", ""});
        switch (pick(3)) {
        case 0:
            return {RemoveReview{{pick(5)}, id}};
        case 1:
            return {SetFirstLens{{pick(5)}, id}};
        default:
            return {AddReview{{pick(5)}, id, lensReview()}};
        }
    }

    LensReview lensReview()
    {
        LensReview review;
        for (int i = pick(3); i > 0; --i) {
            Answer& answer = review.answers[question()];
            answer.choices[choice()] = choiceAnswer();
            answer.notes = std::string(static_cast<std::size_t>(pick(2)), 'n');
            if (pick(3) == 0)
                answer.links[pick(3)] = {LinkKind::Note, {}, {}, {}, "seen"};
        }
        if (pick(2) == 0)
            review.plan[question()] = planItem();
        return review;
    }

    ChoiceAnswer choiceAnswer()
    {
        return {static_cast<ChoiceState>(pick(3)), static_cast<Reason>(pick(3) == 0 ? pick(5) : 0),
                std::string(pick(10) == 0 ? 251 : 0, 'x')};
    }

    Workload answered()
    {
        Workload workload = workloadOf(pick(6), "w " + std::to_string(pick(6)));
        if (pick(3) != 0)
            workload.reviews[kLens] = lensReview();
        if (pick(3) == 0)
            workload.reviews[kSecond] = lensReview();
        return workload;
    }

    Edit built(const Workloads& workloads)
    {
        if (workloads.empty())
            return {RemoveWorkload{{1}}};
        const Workload& workload = workloads.begin()->second;
        const Question q = questionOf("q_0", 3);
        const std::string id = q.choices[static_cast<std::size_t>(pick(4))].id;
        const QuestionKey key{workload.id, pick(4) == 0 && workload.reviews.contains(kSecond) ? kSecond : kLens, q.id};
        switch (pick(5)) {
        case 0:
            return excludeChoice(workload, key, id, static_cast<Reason>(pick(5)), stamp());
        case 1:
            return setApplicability(key, static_cast<Reason>(pick(5)), stamp());
        case 2:
            return pick(2) == 0 ? acceptRisk(key, acceptance(), stamp()) : withdrawAcceptance(workload, key, stamp());
        default:
            return selectChoice(workload, key, id, pick(3) != 0, stamp());
        }
    }

    Edit batch(const Workloads& workloads, int depth)
    {
        Batch out;
        for (int i = pick(4); i > 0; --i)
            out.edits.push_back(next(workloads, depth + 1));
        return {std::move(out)};
    }

    std::mt19937 m_rng;
};

}  // namespace pb::review::test
