// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/plan_table.h"

#include <algorithm>
#include <tuple>

namespace pb::review {

namespace {

WayDown leastEffort(const Question& question, const Answer& answer, NotApplicableChoice semantics)
{
    for (const Risk target : {Risk::None, Risk::Medium})
        if (auto ways = waysDown(question, answer, target, semantics); !ways.empty())
            return std::move(ways.front());
    return {};
}

bool hasRisk(Risk risk) { return risk == Risk::High || risk == Risk::Medium; }

void addRows(const Lens& lens, const Workload& workload, Date today, std::vector<PlanRow>& rows)
{
    for (const Pillar& pillar : lens.pillars)
        for (const Question* question : allQuestions(pillar)) {
            const PlanItem& item = planOf(workload, lens.id, question->id);
            const Verdict verdict = assess(lens, *question, workload);
            if (!hasRisk(verdict.risk) && item == PlanItem{})
                continue;
            PlanRow& row = rows.emplace_back();
            row.lens = &lens;
            row.question = question;
            row.pillar = &pillar;
            row.answer = &answerOf(workload, lens.id, question->id);
            row.item = &item;
            row.verdict = verdict;
            if (hasRisk(verdict.risk))
                row.missing = leastEffort(*question, *row.answer, workload.not_applicable);
            row.effort = effortWord(*question, row.missing, item.effort);
            row.priority = pillarRank(workload, pillar.id);
            row.exposure = exposure(item);
            row.acceptance = acceptanceOn(item, today);
            row.open = isOpenRisk(verdict.risk, item, today);
            row.overdue = isOverdue(item, today);
        }
}

}  // namespace

std::vector<PlanRow> planRows(const std::vector<const Lens*>& lenses, const Workload& workload, Date today)
{
    std::vector<PlanRow> rows;
    for (const Lens* lens : lenses)
        addRows(*lens, workload, today, rows);
    const auto severity = [](const PlanRow& row) {
        return row.verdict.risk == Risk::High ? 0 : row.verdict.risk == Risk::Medium ? 1 : 2;
    };
    const auto pillarPlace = [&](const PlanRow& row) {
        const auto lens = std::find(lenses.begin(), lenses.end(), row.lens) - lenses.begin();
        return std::tuple(row.priority == 0, row.priority, lens, row.pillar - row.lens->pillars.data());
    };
    std::stable_sort(rows.begin(), rows.end(), [&](const PlanRow& a, const PlanRow& b) {
        return std::tuple(pillarPlace(a), severity(a)) < std::tuple(pillarPlace(b), severity(b));
    });
    return rows;
}

}  // namespace pb::review
