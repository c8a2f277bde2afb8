// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lens_diff.h"

#include "core/review/lens_diff.h"
#include "ui/text/format.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

using namespace review;

struct Counts {
    std::int64_t moved = 0, titles = 0, abouts = 0, guides = 0, rules = 0;
    std::int64_t choicesKept = 0, choicesRemoved = 0, choicesAdded = 0, choiceTitles = 0, choiceTexts = 0;
};

Counts countsOf(const LensDiff& diff)
{
    Counts out;
    for (const QuestionDiff& question : diff.kept) {
        out.moved += question.moved();
        out.titles += question.title_changed;
        out.abouts += question.about_changed;
        out.guides += question.guide_changed;
        out.rules += question.rules_changed;
        for (const ChoiceDiff& choice : question.choices) {
            out.choicesKept += choice.kept();
            out.choicesRemoved += !choice.after;
            out.choicesAdded += !choice.before;
            out.choiceTitles += choice.title_changed;
            out.choiceTexts += choice.text_changed;
        }
    }
    return out;
}

/// The names of what changed about a question, as the JSON has them.
std::vector<std::string> changesOf(const QuestionDiff& question)
{
    std::vector<std::string> out;
    const auto add = [&](bool changed, const char* name) {
        if (changed)
            out.emplace_back(name);
    };
    const auto any = [&](auto wanted) { return std::any_of(question.choices.begin(), question.choices.end(), wanted); };
    add(question.moved(), "moved");
    add(question.title_changed, "title");
    add(question.about_changed, "description");
    add(question.guide_changed, "guide");
    add(question.rules_changed, "rules");
    add(any([](const ChoiceDiff& c) { return !c.before; }), "choices_added");
    add(any([](const ChoiceDiff& c) { return !c.after; }), "choices_removed");
    add(any([](const ChoiceDiff& c) { return c.title_changed; }), "choice_titles");
    add(any([](const ChoiceDiff& c) { return c.text_changed; }), "choice_texts");
    add(any([](const ChoiceDiff& c) { return c.weight_changed; }), "choice_weights");
    return out;
}

Json questionJson(const QuestionDiff& question)
{
    Json added = Json::array();
    Json removed = Json::array();
    for (const ChoiceDiff& choice : question.choices) {
        if (!choice.before)
            added.push_back(choice.id);
        if (!choice.after)
            removed.push_back(choice.id);
    }
    return Json{{"id", question.id},
                {"changed", changesOf(question)},
                {"pillar", question.pillar_after},
                {"pillar_before", question.pillar_before},
                {"choices_added", std::move(added)},
                {"choices_removed", std::move(removed)}};
}

Json diffJson(const LensDiff& diff)
{
    const Counts counts = countsOf(diff);
    const auto kept = diff.kept.size();
    Json renames = Json::array();
    for (const Rename& rename : diff.renames)
        renames.push_back(Json{{"from", rename.before}, {"to", rename.after}, {"similarity", rename.similarity}});
    Json changed = Json::array();
    for (const QuestionDiff& question : diff.kept)
        if (question.changed())
            changed.push_back(questionJson(question));
    return Json{{"questions",
                 {{"from", kept + diff.removed.size()},
                  {"to", kept + diff.added.size()},
                  {"kept", kept},
                  {"removed", diff.removed.size()},
                  {"added", diff.added.size()},
                  {"moved", counts.moved},
                  {"title_changed", counts.titles},
                  {"description_changed", counts.abouts},
                  {"guide_changed", counts.guides},
                  {"rules_changed", counts.rules}}},
                {"choices",
                 {{"kept", counts.choicesKept},
                  {"removed", counts.choicesRemoved},
                  {"added", counts.choicesAdded},
                  {"title_changed", counts.choiceTitles},
                  {"text_changed", counts.choiceTexts}}},
                {"removed", diff.removed},
                {"added", diff.added},
                {"possible_renames", std::move(renames)},
                {"changed", std::move(changed)}};
}

QString titleOf(const Console& console, const Lens& lens, const std::string& id)
{
    const Question* question = findQuestion(lens, id);
    return question ? QString::fromStdString(question->code) + u"  "_s + lensText(console, question->title).simplified()
                    : QString::fromStdString(id);
}

void printDiff(const Console& console, const LensDiff& diff, const Lens& before, const Lens& after)
{
    for (const std::string& id : diff.removed)
        console.print(console.tinted(u"- "_s, Tint::Bad) + titleOf(console, before, id));
    for (const std::string& id : diff.added)
        console.print(console.tinted(u"+ "_s, Tint::Good) + titleOf(console, after, id));
    for (const Rename& rename : diff.renames)
        console.print(u"  "_s + console.say("cli.lens.diff_rename", {QString::fromStdString(rename.before),
                                                                     QString::fromStdString(rename.after)}));
    for (const QuestionDiff& question : diff.kept) {
        QStringList words;
        for (const std::string& change : changesOf(question))
            words << console.say("cli.lens.diff_" + change);
        if (!words.isEmpty())
            console.print(console.tinted(u"~ "_s, Tint::Warning) + titleOf(console, after, question.id) + u": "_s +
                          words.join(u", "_s));
    }
    const auto number = [&](std::size_t value) {
        return text::count(static_cast<std::int64_t>(value), console.language());
    };
    const auto changed = std::count_if(diff.kept.begin(), diff.kept.end(), [](const auto& q) { return q.changed(); });
    console.print(
        console.say("cli.lens.diff_total", {number(diff.kept.size()), number(static_cast<std::size_t>(changed)),
                                            number(diff.added.size()), number(diff.removed.size())}));
}

}  // namespace

Exit diffLensFiles(const Console& console, const LensInput& before, const LensInput& after, bool json)
{
    const LensDiff diff = diffLenses(before.lens, after.lens);
    if (json)
        console.print(diffJson(diff));
    else
        printDiff(console, diff, before.lens, after.lens);
    return diff.empty() ? Exit::Clean : Exit::Findings;
}

}  // namespace pb::cli
