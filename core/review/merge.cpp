// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/merge.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace pb::review {

namespace {

using Place = std::pair<std::string, std::string>;  ///< lens, question

Place placeOf(const CellKey& key) { return {key.lens, key.question}; }

CellValue valueIn(const Cells& cells, const CellKey& key)
{
    const auto it = cells.find(key);
    return it == cells.end() ? CellValue{} : it->second;
}

bool isSelected(const CellValue& value)
{
    const auto* choice = std::get_if<ChoiceAnswer>(&value);
    return choice && choice->state == ChoiceState::Selected;
}

/// Which of "None of these" and the practices are selected in a question.
struct Ticks {
    bool none = false;
    bool practice = false;
};

std::map<Place, Ticks> ticksOf(const Cells& cells)
{
    std::map<Place, Ticks> out;
    for (const auto& [key, value] : cells)
        if (key.part == CellPart::Choice && isSelected(value))
            (isNoneChoiceId(key.name) ? out[placeOf(key)].none : out[placeOf(key)].practice) = true;
    return out;
}

/// Questions whose choices both sides changed, one to "None of these" and the other to a practice.
std::set<Place> contradictions(const Cells& base, const Cells& ours, const Cells& theirs)
{
    const auto changed = [&](const Cells& side) {
        std::set<Place> out;
        for (const CellChange& change : changesBetween(base, side))
            if (change.key.part == CellPart::Choice)
                out.insert(placeOf(change.key));
        return out;
    };
    const std::set<Place> byUs = changed(ours);
    const std::set<Place> byThem = changed(theirs);
    auto ourTicks = ticksOf(ours);
    auto theirTicks = ticksOf(theirs);
    std::set<Place> out;
    for (const Place& question : byUs) {
        const Ticks we = ourTicks[question];
        const Ticks they = theirTicks[question];
        if (byThem.contains(question) && ((we.none && they.practice) || (we.practice && they.none)))
            out.insert(question);
    }
    return out;
}

/// Lenses that one side took off the workload while the other went on answering.
std::set<std::string> disputedLenses(const Cells& base, const Cells& ours, const Cells& theirs)
{
    const auto touched = [&](const Cells& side) {
        std::set<std::string> out;
        for (const CellChange& change : changesBetween(base, side))
            out.insert(change.key.lens);
        return out;
    };
    const std::set<std::string> byUs = touched(ours);
    const std::set<std::string> byThem = touched(theirs);
    std::set<std::string> out;
    for (const auto& [key, value] : base)
        if (key.part == CellPart::Lens && byUs.contains(key.lens) && byThem.contains(key.lens) &&
            ours.contains(key) != theirs.contains(key))
            out.insert(key.lens);
    return out;
}

/// Puts all that was said about these lenses into one cell each.
Cells wholeLenses(Cells cells, const Workload& workload, const std::set<std::string>& lenses)
{
    std::erase_if(cells, [&](const auto& entry) { return lenses.contains(entry.first.lens); });
    for (const std::string& lens : lenses)
        if (workload.reviews.contains(lens))
            cells[{lens, {}, CellPart::Lens, {}}] = reviewOf(workload, lens);
    return cells;
}

/// Puts all choices of these questions into one cell each.
Cells gathered(const Cells& cells, const std::set<Place>& questions)
{
    Cells out;
    for (const auto& [key, value] : cells) {
        const auto* choice = std::get_if<ChoiceAnswer>(&value);
        if (!choice || !questions.contains(placeOf(key))) {
            out.emplace(key, value);
            continue;
        }
        auto& cell = out[{key.lens, key.question, CellPart::AllChoices, {}}];
        if (!std::holds_alternative<ChoiceAnswers>(cell))
            cell = ChoiceAnswers{};
        std::get<ChoiceAnswers>(cell).emplace(key.name, *choice);
    }
    return out;
}

/// Gives their new links free numbers where ours have taken them for something else.
Cells renumberedLinks(const Cells& base, const Cells& ours, const Cells& theirs)
{
    std::map<Place, std::int64_t> highest;
    for (const Cells* side : {&base, &ours, &theirs})
        for (const auto& [key, value] : *side)
            if (key.part == CellPart::Link)
                highest[placeOf(key)] = std::max(highest[placeOf(key)], linkNumber(key));
    Cells out;
    for (const auto& [key, value] : theirs) {
        CellKey to = key;
        const CellValue mine = valueIn(ours, key);
        if (key.part == CellPart::Link && !base.contains(key) && mine.index() != 0 && mine != value)
            to.name = std::to_string(++highest[placeOf(key)]);
        out.emplace(std::move(to), value);
    }
    return out;
}

std::set<CellKey> keysOf(const Cells& a, const Cells& b, const Cells& c)
{
    std::set<CellKey> out;
    for (const Cells* cells : {&a, &b, &c})
        for (const auto& [key, value] : *cells)
            out.insert(key);
    return out;
}

/// Fields that hold text in which somebody wrote: two can stand one after the other.
std::int64_t mostCodePoints(const CellKey& key)
{
    const bool notes = (key.part == CellPart::Answer || key.part == CellPart::Workload) && key.name == "notes";
    const bool note = key.part == CellPart::Plan && key.name == "note";
    return notes || note ? kMaxNotes : 0;
}

const std::string* textOf(const CellValue& value)
{
    const auto* held = std::get_if<FieldValue>(&value);
    return held ? std::get_if<std::string>(held) : nullptr;
}

}  // namespace

ReviewMerge mergeReviews(const Workload& base, const Workload& ours, const Workload& theirs)
{
    Cells b = cellsOf(base);
    Cells o = cellsOf(ours);
    Cells t = renumberedLinks(b, o, cellsOf(theirs));
    const std::set<std::string> lenses = disputedLenses(b, o, t);
    b = wholeLenses(std::move(b), base, lenses);
    o = wholeLenses(std::move(o), ours, lenses);
    t = wholeLenses(std::move(t), theirs, lenses);
    const std::set<Place> whole = contradictions(b, o, t);
    b = gathered(b, whole);
    o = gathered(o, whole);
    t = gathered(t, whole);

    ReviewMerge out;
    for (const CellKey& key : keysOf(b, o, t)) {
        MergeCell cell{key, valueIn(b, key), valueIn(o, key), valueIn(t, key)};
        const bool byUs = cell.ours != cell.base;
        const bool byThem = cell.theirs != cell.base;
        if (!byUs && !byThem)
            continue;
        auto& list = !byThem ? out.ours : !byUs ? out.theirs : cell.ours == cell.theirs ? out.same : out.conflicts;
        list.push_back(std::move(cell));
    }
    return out;
}

std::optional<CellValue> bothTexts(const MergeCell& cell)
{
    const std::int64_t most = mostCodePoints(cell.key);
    const std::string* ours = textOf(cell.ours);
    const std::string* theirs = textOf(cell.theirs);
    if (most == 0 || !ours || !theirs || ours->empty() || theirs->empty())
        return std::nullopt;
    std::string joined = *ours + "\n\n" + *theirs;
    if (static_cast<std::int64_t>(codePoints(joined)) > most)
        return std::nullopt;
    return FieldValue(std::move(joined));
}

Edit mergeEdit(const Workload& ours, const ReviewMerge& merge, const Decisions& decisions, std::string_view atUtc)
{
    std::vector<CellChange> changes;
    for (const MergeCell& cell : merge.theirs)
        changes.push_back({cell.key, cell.ours, cell.theirs});
    for (const MergeCell& cell : merge.conflicts) {
        const auto decided = decisions.find(cell.key);
        const Take take = decided == decisions.end() ? Take::Ours : decided->second;
        if (take == Take::Theirs)
            changes.push_back({cell.key, cell.ours, cell.theirs});
        else if (take == Take::Both)
            changes.push_back({cell.key, cell.ours, bothTexts(cell).value_or(cell.ours)});
    }
    return editFor(ours, changes, atUtc);
}

}  // namespace pb::review
