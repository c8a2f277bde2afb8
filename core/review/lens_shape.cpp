// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/lens_shape.h"

#include "core/base/ascii.h"
#include "core/review/risk.h"

#include <algorithm>
#include <set>

namespace pb::review {

namespace {

template <class T>
auto at(std::vector<T>& list, int index)
{
    return list.begin() + index;
}

Pillar& pillarAt(Lens& lens, const LensPart& part) { return *at(lens.pillars, part.pillar); }
Area& areaAt(Lens& lens, const LensPart& part) { return *at(pillarAt(lens, part).areas, part.area); }

/// The first of "stem1", "stem2", … that `taken` does not hold.
std::string freeId(const std::string& stem, const std::set<std::string>& taken, std::size_t from = 1)
{
    for (std::size_t n = from;; ++n)
        if (std::string id = stem + std::to_string(n); !taken.contains(id))
            return id;
}

/// What the ids of a pillar's questions begin with: its prefix in small letters, or its id.
std::string stemOf(const Pillar& pillar)
{
    std::string stem;
    for (const char c : pillar.prefix.empty() ? pillar.id : pillar.prefix)
        stem += lowered(c);
    return isLensId(stem + "_1") ? stem : "question";
}

Question newQuestion(const Lens& lens, const Pillar& pillar, Text title)
{
    std::set<std::string> taken;
    for (const Question* question : allQuestions(lens))
        taken.insert(question->id);
    Question out;
    const std::string stem = stemOf(pillar) + '_';
    out.id = freeId(stem, taken, allQuestions(pillar).size() + 1);
    out.code = (pillar.prefix.empty() ? pillar.id : pillar.prefix) + ' ' + out.id.substr(stem.size());
    out.title = std::move(title);
    out.question = out.title;
    Choice none;
    none.id = out.id + "_no";
    none.title = {"None of these", "해당 사항 없음"};
    none.none = true;
    out.choices.push_back(std::move(none));
    addChoice(out, {"New practice", "새 모범 사례"});
    out.choices.front().weight = {.core = true, .alternatives = {}};
    out.rules = generateRules(out);
    return out;
}

}  // namespace

bool hasPart(const Lens& lens, const LensPart& part)
{
    if (part.pillar < 0 || part.pillar >= std::ssize(lens.pillars))
        return false;
    const auto& areas = lens.pillars[static_cast<std::size_t>(part.pillar)].areas;
    if (part.area < 0)
        return part.question < 0;
    return part.area < std::ssize(areas) &&
           part.question < std::ssize(areas[static_cast<std::size_t>(part.area)].questions);
}

LensPart partOf(const Lens& lens, std::string_view questionId)
{
    for (int p = 0; p < std::ssize(lens.pillars); ++p) {
        const Pillar& pillar = lens.pillars[static_cast<std::size_t>(p)];
        for (int a = 0; a < std::ssize(pillar.areas); ++a) {
            const auto& questions = pillar.areas[static_cast<std::size_t>(a)].questions;
            for (int q = 0; q < std::ssize(questions); ++q)
                if (questions[static_cast<std::size_t>(q)].id == questionId)
                    return {p, a, q};
        }
    }
    return {};
}

LensPart addPillar(Lens& lens, const LensPart& where, Text name, Text questionTitle)
{
    std::set<std::string> ids;
    std::set<std::string> prefixes;
    for (const Pillar& pillar : lens.pillars) {
        ids.insert(pillar.id);
        prefixes.insert(pillar.prefix);
    }
    Pillar pillar;
    pillar.id = freeId("pillar_", ids, lens.pillars.size() + 1);
    pillar.prefix = freeId("P", prefixes, lens.pillars.size() + 1);
    pillar.name = std::move(name);
    pillar.areas.emplace_back();
    pillar.areas.front().questions.push_back(newQuestion(lens, pillar, std::move(questionTitle)));
    const int index = where.pillar < 0 ? static_cast<int>(lens.pillars.size()) : where.pillar + 1;
    lens.pillars.insert(at(lens.pillars, index), std::move(pillar));
    return {index, -1, -1};
}

LensPart addArea(Lens& lens, const LensPart& where, Text name, Text questionTitle)
{
    Pillar& pillar = pillarAt(lens, where);
    std::set<std::string> ids;
    for (const Area& area : pillar.areas)
        ids.insert(area.id);
    Area area;
    area.id = freeId("area_", ids, pillar.areas.size() + 1);
    area.name = std::move(name);
    area.questions.push_back(newQuestion(lens, pillar, std::move(questionTitle)));
    const int index = where.area < 0 ? static_cast<int>(pillar.areas.size()) : where.area + 1;
    pillar.areas.insert(at(pillar.areas, index), std::move(area));
    return {where.pillar, index, -1};
}

LensPart addQuestion(Lens& lens, const LensPart& where, Text title)
{
    Pillar& pillar = pillarAt(lens, where);
    Question question = newQuestion(lens, pillar, std::move(title));
    if (pillar.areas.empty())
        pillar.areas.emplace_back();
    LensPart part = where;
    if (part.area < 0)
        part.area = static_cast<int>(pillar.areas.size()) - 1;
    auto& questions = areaAt(lens, part).questions;
    part.question = part.question < 0 ? static_cast<int>(questions.size()) : part.question + 1;
    questions.insert(at(questions, part.question), std::move(question));
    return part;
}

void removePart(Lens& lens, const LensPart& part)
{
    if (part.isPillar())
        lens.pillars.erase(at(lens.pillars, part.pillar));
    else if (part.isArea())
        pillarAt(lens, part).areas.erase(at(pillarAt(lens, part).areas, part.area));
    else
        areaAt(lens, part).questions.erase(at(areaAt(lens, part).questions, part.question));
}

std::optional<LensPart> movePart(Lens& lens, const LensPart& part, int step)
{
    const auto swapped = [step](auto& list, int index) {
        if (index + step < 0 || index + step >= std::ssize(list))
            return false;
        std::iter_swap(at(list, index), at(list, index + step));
        return true;
    };
    LensPart out = part;
    if (part.isPillar()) {
        out.pillar += step;
        return swapped(lens.pillars, part.pillar) ? std::optional(out) : std::nullopt;
    }
    if (part.isArea()) {
        out.area += step;
        return swapped(pillarAt(lens, part).areas, part.area) ? std::optional(out) : std::nullopt;
    }
    if (swapped(areaAt(lens, part).questions, part.question)) {
        out.question += step;
        return out;
    }
    // Beyond the edge: the next area, wherever it is.
    out.area += step;
    while (out.area < 0 || out.area >= std::ssize(pillarAt(lens, out).areas)) {
        out.pillar += step;
        if (out.pillar < 0 || out.pillar >= std::ssize(lens.pillars))
            return std::nullopt;
        out.area = step > 0 ? 0 : static_cast<int>(pillarAt(lens, out).areas.size()) - 1;
    }
    auto& from = areaAt(lens, part).questions;
    auto& to = areaAt(lens, out).questions;
    out.question = step > 0 ? 0 : static_cast<int>(to.size());
    to.insert(at(to, out.question), std::move(*at(from, part.question)));
    from.erase(at(from, part.question));
    return out;
}

std::size_t addChoice(Question& question, Text title)
{
    std::set<std::string> taken;
    for (const Choice& choice : question.choices)
        taken.insert(choice.id);
    Choice choice;
    choice.id = freeId(question.id + '_', taken, question.choices.size());
    choice.title = std::move(title);
    choice.weight.secondary = true;
    const auto none =
        std::find_if(question.choices.begin(), question.choices.end(), [](const Choice& c) { return c.none; });
    const auto place = none - question.choices.begin();
    question.choices.insert(none, std::move(choice));
    return static_cast<std::size_t>(place);
}

}  // namespace pb::review
