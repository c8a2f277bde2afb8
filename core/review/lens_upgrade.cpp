// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/lens_upgrade.h"

#include "core/review/lens_diff.h"

#include <algorithm>
#include <map>
#include <set>

namespace pb::review {

namespace {

/// Questions by their id, and where they stand.
struct Held {
    const Question* question = nullptr;
    std::string pillar;
};
using HeldById = std::map<std::string, Held, std::less<>>;

HeldById heldIn(const Lens& lens)
{
    HeldById out;
    for (const Pillar& pillar : lens.pillars)
        for (const Question* question : allQuestions(pillar))
            out.emplace(question->id, Held{question, pillar.id});
    return out;
}

/// Whether somebody decided or wrote something that a changed question may have made wrong.
bool saidSomething(const Answer& answer)
{
    Answer bare = answer;
    bare.updated_utc.clear();
    bare.check_again = false;
    return bare != Answer{};
}

std::vector<std::string> orphanedChoices(const Answer& answer, const Question& question)
{
    std::vector<std::string> out;
    for (const auto& [id, value] : answer.choices)
        if (!findChoice(question, id))
            out.push_back(id);
    return out;
}

/// Questions of the old lens in its order, then others of which something was said, by id.
std::vector<std::string> questionsToCarry(const LensReview& review, const Lens& from)
{
    std::vector<std::string> out;
    std::set<std::string, std::less<>> seen;
    for (const Question* question : allQuestions(from))
        if (seen.insert(question->id).second)
            out.push_back(question->id);
    std::set<std::string> others;
    for (const auto& [id, answer] : review.answers)
        others.insert(id);
    for (const auto& [id, item] : review.plan)
        others.insert(id);
    for (const std::string& id : others)
        if (seen.insert(id).second)
            out.push_back(id);
    return out;
}

CarriedQuestion carry(const std::string& id, const LensReview& review, const HeldById& from, const HeldById& to)
{
    CarriedQuestion out;
    out.question = id;
    const auto answer = review.answers.find(id);
    out.answered = (answer != review.answers.end() && saidSomething(answer->second)) || review.plan.contains(id);
    const auto is = to.find(id);
    if (is == to.end()) {
        out.carried = Carried::Orphaned;
        return out;
    }
    if (const auto was = from.find(id); was != from.end()) {
        out.change = changeOf(*was->second.question, *is->second.question);
        out.change.pillar = was->second.pillar != is->second.pillar;
    } else {
        out.change.about = true;  // answered to some earlier version, of which nothing is known
    }
    if (out.change.any())
        out.carried = Carried::Review;
    if (answer != review.answers.end())
        out.orphanedChoices = orphanedChoices(answer->second, *is->second.question);
    return out;
}

/// Marks answers in place.
Edit markInPlace(const Workload& workload, const std::string& lens, const std::vector<std::string>& marked,
                 std::string_view atUtc)
{
    Batch out;
    for (const std::string& question : marked)
        out.edits.push_back({SetAnswerField{{workload.id, lens, question}, "check_again", true, std::string(atUtc)}});
    return {std::move(out)};
}

Edit moveReview(const Workload& workload, const std::string& from, const std::string& to, LensReview review)
{
    Batch out;
    if (workload.reviews.size() < kMaxLenses) {
        out.edits.push_back({AddReview{workload.id, to, std::move(review)}});
        if (workload.lens == from)
            out.edits.push_back({SetFirstLens{workload.id, to}});
        out.edits.push_back({RemoveReview{workload.id, from}});
        return {std::move(out)};
    }
    // There is no room for both at once, but the first lens cannot be taken off before another one is the first.
    if (workload.lens == from) {
        const auto other = std::find_if(workload.reviews.begin(), workload.reviews.end(),
                                        [&](const auto& entry) { return entry.first != from; });
        out.edits.push_back({SetFirstLens{workload.id, other->first}});
    }
    out.edits.push_back({RemoveReview{workload.id, from}});
    out.edits.push_back({AddReview{workload.id, to, std::move(review)}});
    if (workload.lens == from)
        out.edits.push_back({SetFirstLens{workload.id, to}});
    return {std::move(out)};
}

}  // namespace

QuestionChange changeOf(const Question& before, const Question& after)
{
    const QuestionDiff diff = diffQuestion(before, after);
    QuestionChange out;
    out.title = diff.title_changed;
    out.about = diff.about_changed;
    out.guide = diff.guide_changed;
    out.rules = diff.rules_changed;
    for (const ChoiceDiff& choice : diff.choices) {
        if (choice.kept()) {
            out.help = out.help || choice.text_changed;
            if (choice.title_changed)
                out.reworded.push_back(choice.id);
        } else {
            (choice.after ? out.added : out.removed).push_back(choice.id);
        }
    }
    for (const Choice& choice : before.choices)
        if (findChoice(after, choice.id))
            out.kept.push_back(choice.id);
    return out;
}

LensUpgrade planUpgrade(const Workload& workload, const Lens& from, const Lens& to, std::string_view atUtc)
{
    LensReview review = reviewOf(workload, from.id);
    const HeldById was = heldIn(from);
    const HeldById is = heldIn(to);
    LensUpgrade out;
    std::vector<std::string> marked;
    for (const std::string& id : questionsToCarry(review, from)) {
        out.questions.push_back(carry(id, review, was, is));
        const auto answer = review.answers.find(id);
        if (out.questions.back().carried != Carried::Review || answer == review.answers.end() ||
            !saidSomething(answer->second) || answer->second.check_again)
            continue;
        marked.push_back(id);
        answer->second.check_again = true;
    }
    for (const Question* question : allQuestions(to))
        if (!was.contains(question->id) && !review.answers.contains(question->id))
            out.added.push_back(question->id);
    const bool moves = from.id != to.id;
    out.changesAnything = moves || !marked.empty();
    out.edit =
        moves ? moveReview(workload, from.id, to.id, std::move(review)) : markInPlace(workload, to.id, marked, atUtc);
    return out;
}

std::vector<Orphan> orphansOf(const Workload& workload, const Lens& lens)
{
    const LensReview& review = reviewOf(workload, lens.id);
    const HeldById index = heldIn(lens);
    std::set<std::string> questions;
    for (const auto& [id, answer] : review.answers)
        questions.insert(id);
    for (const auto& [id, item] : review.plan)
        questions.insert(id);
    std::vector<Orphan> out;
    for (const std::string& id : questions) {
        const auto asked = index.find(id);
        if (asked == index.end()) {
            out.push_back({id, {}});
            continue;
        }
        auto gone = orphanedChoices(answerOf(workload, lens.id, id), *asked->second.question);
        if (!gone.empty())
            out.push_back({id, std::move(gone)});
    }
    return out;
}

}  // namespace pb::review
