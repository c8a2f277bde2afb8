// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/answer_diff.h"

#include <algorithm>
#include <set>

namespace pb::review {

namespace {

const Question* asked(const Reviewed& side, const std::string& question)
{
    if (!side.content)
        return nullptr;
    // By id alone: findQuestion() would take "REL 2" for "rel_2" too.
    for (const Question* candidate : allQuestions(*side.content))
        if (candidate->id == question)
            return candidate;
    return nullptr;
}

Risk riskOf(const Reviewed& side, const Question* question)
{
    if (!question)
        return Risk::Unanswered;
    return assess(*question, answerOf(*side.workload, side.lens, question->id), side.workload->not_applicable).risk;
}

RiskCounts countsOf(const Reviewed& side)
{
    RiskCounts out;
    if (side.content)
        for (const Question* question : allQuestions(*side.content))
            out.add(riskOf(side, question));
    return out;
}

/// Every question of either side, once.
std::vector<std::string> questionsOf(const Reviewed& before, const Reviewed& after)
{
    std::vector<std::string> out;
    std::set<std::string, std::less<>> seen;
    const auto add = [&](const std::string& id) {
        if (seen.insert(id).second)
            out.push_back(id);
    };
    for (const Reviewed* side : {&after, &before})
        if (side->content)
            for (const Question* question : allQuestions(*side->content))
                add(question->id);
    std::set<std::string> others;
    for (const Reviewed* side : {&after, &before}) {
        const LensReview& review = reviewOf(*side->workload, side->lens);
        for (const auto& [id, answer] : review.answers)
            others.insert(id);
        for (const auto& [id, item] : review.plan)
            others.insert(id);
    }
    std::for_each(others.begin(), others.end(), add);
    return out;
}

AskedIn askedIn(bool before, bool after)
{
    if (before)
        return after ? AskedIn::Both : AskedIn::BeforeOnly;
    return after ? AskedIn::AfterOnly : AskedIn::Neither;
}

Cells propertiesOf(const Workload& workload)
{
    Workload bare = workload;
    for (auto& [lens, review] : bare.reviews)
        review = {};
    return cellsOf(bare);
}

}  // namespace

ReviewDiff diffReviews(const Reviewed& before, const Reviewed& after)
{
    ReviewDiff out;
    out.before = countsOf(before);
    out.after = countsOf(after);
    const LensReview& was = reviewOf(*before.workload, before.lens);
    const LensReview& is = reviewOf(*after.workload, after.lens);
    for (const std::string& id : questionsOf(before, after)) {
        const Question* from = asked(before, id);
        const Question* to = asked(after, id);
        AnswerDiff diff;
        diff.question = id;
        diff.asked = askedIn(from != nullptr, to != nullptr);
        diff.before = riskOf(before, from);
        diff.after = riskOf(after, to);
        diff.changes = changesBetween(cellsOf(was, after.lens, id), cellsOf(is, after.lens, id));
        if (!diff.changes.empty() || (diff.asked == AskedIn::Both && diff.before != diff.after))
            out.questions.push_back(std::move(diff));
    }
    return out;
}

std::vector<std::string> commonLenses(const Workload& before, const Workload& after)
{
    std::vector<std::string> out = lensesOf(after);
    std::erase_if(out, [&](const std::string& lens) { return !before.reviews.contains(lens); });
    return out;
}

std::vector<CellChange> diffProperties(const Workload& before, const Workload& after)
{
    return changesBetween(propertiesOf(before), propertiesOf(after));
}

}  // namespace pb::review
