// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/join_languages.h"

#include <algorithm>

namespace pb::exchange {

namespace {

using namespace review;

/// Takes the side that is missing.
void take(Text& into, const Text& from)
{
    if (into.en.empty())
        into.en = from.en;
    if (into.ko.empty())
        into.ko = from.ko;
}

void take(std::vector<Resource>& into, const std::vector<Resource>& from)
{
    for (std::size_t i = 0; i < std::min(into.size(), from.size()); ++i)
        take(into[i].text, from[i].text);
}

class Joiner {
public:
    explicit Joiner(const Lens& first) { m_out.lens = first; }

    Result<ReadLens> run(const Lens& second)
    {
        take(m_out.lens.name, second.name);
        take(m_out.lens.description, second.description);
        for (Pillar& pillar : m_out.lens.pillars) {
            if (const Pillar* other = findPillar(second, pillar.id)) {
                take(pillar.name, other->name);
                take(pillar.definition, other->definition);
            }
            for (Area& area : pillar.areas)
                for (Question& question : area.questions)
                    join(question, second);
        }
        for (const Question* question : allQuestions(second))
            if (!findById(m_out.lens, question->id))
                note("extra_translation", question->id);
        if (m_shared == 0)
            return fail(Error::Code::Conflict, "exchange.aws_lens.other_lens", second.source, "no question in common");
        return std::move(m_out);
    }

private:
    void note(std::string_view id, const std::string& what)
    {
        m_out.repairs.push_back({"lens.repair." + std::string(id), "", 0, 0, {what}, {}});
    }

    static const Question* findById(const Lens& lens, const std::string& id)
    {
        const auto all = allQuestions(lens);
        const auto it = std::find_if(all.begin(), all.end(), [&](const Question* q) { return q->id == id; });
        return it == all.end() ? nullptr : *it;
    }

    void join(Question& question, const Lens& second)
    {
        const Question* other = findById(second, question.id);
        if (!other) {
            note("no_translation", question.id);
            return;
        }
        ++m_shared;
        take(question.title, other->title);
        take(question.question, other->question);
        take(question.about, other->about);
        take(question.helpful.text, other->helpful.text);
        take(question.out_of_scope, other->out_of_scope);
        for (Choice& choice : question.choices) {
            const Choice* twin = findChoice(*other, choice.id);
            if (!twin) {
                note("no_translation", question.id + '/' + choice.id);
                continue;
            }
            take(choice.title, twin->title);
            take(choice.help, twin->help);
            take(choice.improve, twin->improve);
            take(choice.more_help, twin->more_help);
            take(choice.more_improve, twin->more_improve);
        }
        for (const Choice& choice : other->choices)
            if (!findChoice(question, choice.id))
                note("extra_translation", question.id + '/' + choice.id);
    }

    ReadLens m_out;
    int m_shared = 0;
};

/// Whether a lens holds texts of that side only.
bool only(const Lens& lens, std::string Text::*side, std::string Text::*other)
{
    const auto all = allQuestions(lens);
    return std::all_of(all.begin(), all.end(), [&](const Question* question) {
        return !(question->title.*side).empty() && (question->title.*other).empty();
    });
}

}  // namespace

Result<ReadLens> joinLanguages(const Lens& first, const Lens& second)
{
    const bool english = only(first, &Text::en, &Text::ko) && only(second, &Text::ko, &Text::en);
    const bool korean = only(first, &Text::ko, &Text::en) && only(second, &Text::en, &Text::ko);
    if (!english && !korean)
        return fail(Error::Code::Conflict, "exchange.aws_lens.same_language", second.source, "the same language");
    return Joiner(first).run(second);
}

}  // namespace pb::exchange
