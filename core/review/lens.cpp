// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/lens.h"

#include "core/base/ascii.h"

#include <algorithm>

namespace pb::review {

namespace {

constexpr bool isGap(char c) { return c == ' ' || c == '_' || c == '-'; }

/// Compares as a person reads a code: "REL 2", "rel_2" and "REL2" are the same.
bool sameCode(std::string_view a, std::string_view b)
{
    std::size_t i = 0;
    std::size_t j = 0;
    while (true) {
        while (i < a.size() && isGap(a[i]))
            ++i;
        while (j < b.size() && isGap(b[j]))
            ++j;
        if (i == a.size() || j == b.size())
            return i == a.size() && j == b.size();
        if (lowered(a[i++]) != lowered(b[j++]))
            return false;
    }
}

template <class Items, class Key>
auto* findBy(const Items& items, std::string_view wanted, Key key)
{
    const auto it = std::find_if(items.begin(), items.end(), [&](const auto& item) { return item.*key == wanted; });
    return it == items.end() ? nullptr : &*it;
}

}  // namespace

const Question* findQuestion(const Lens& lens, std::string_view idOrCode)
{
    const Question* byCode = nullptr;
    for (const Question* question : allQuestions(lens)) {
        if (question->id == idOrCode)
            return question;
        if (!byCode && (sameCode(question->code, idOrCode) || sameCode(question->id, idOrCode)))
            byCode = question;
    }
    return byCode;
}

const Pillar* pillarOf(const Lens& lens, std::string_view questionId)
{
    for (const Pillar& pillar : lens.pillars)
        for (const Area& area : pillar.areas)
            if (findBy(area.questions, questionId, &Question::id))
                return &pillar;
    return nullptr;
}

const Pillar* findPillar(const Lens& lens, std::string_view pillarId)
{
    return findBy(lens.pillars, pillarId, &Pillar::id);
}

const Choice* findChoice(const Question& question, std::string_view choiceId)
{
    return findBy(question.choices, choiceId, &Choice::id);
}

const Choice* noneChoice(const Question& question)
{
    const auto it =
        std::find_if(question.choices.begin(), question.choices.end(), [](const Choice& c) { return c.none; });
    return it == question.choices.end() ? nullptr : &*it;
}

std::vector<const Question*> allQuestions(const Pillar& pillar)
{
    std::vector<const Question*> out;
    for (const Area& area : pillar.areas)
        for (const Question& question : area.questions)
            out.push_back(&question);
    return out;
}

std::vector<const Question*> allQuestions(const Lens& lens)
{
    std::vector<const Question*> out;
    for (const Pillar& pillar : lens.pillars)
        for (const Question* question : allQuestions(pillar))
            out.push_back(question);
    return out;
}

bool isNoneChoiceId(std::string_view choiceId) { return choiceId.ends_with("_no"); }

bool isLensId(std::string_view id)
{
    constexpr std::string_view kAllowed = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";
    return id.size() >= 3 && id.size() <= 128 && id.find_first_not_of(kAllowed) == std::string_view::npos;
}

}  // namespace pb::review
