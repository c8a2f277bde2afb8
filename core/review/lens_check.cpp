// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/lens.h"

#include <set>

namespace pb::review {

namespace {

using Seen = std::set<std::string_view>;

class Check {
public:
    explicit Check(const Lens& lens) : m_lens(lens) {}

    Status lens()
    {
        if (m_lens.id.empty() || m_lens.id.size() > 128)
            return fail(Error::Code::Range, "review.lens.id", m_lens.id, "a lens id has 1 to 128 characters");
        Seen pillars;
        Seen questions;
        for (const Pillar& pillar : m_lens.pillars) {
            Status status = id(pillar.id, pillars);
            for (const Question* question : allQuestions(pillar)) {
                if (status)
                    status = id(question->id, questions);
                if (status)
                    status = choices(*question);
            }
            if (!status)
                return status;
        }
        if (questions.empty())
            return fail(Error::Code::Range, "review.lens.empty", m_lens.id, "a lens needs a question");
        return {};
    }

private:
    Status id(std::string_view id, Seen& seen) const
    {
        if (!isLensId(id))
            return fail(Error::Code::Schema, "review.id.form", std::string(id), "ids are 3 to 128 of [A-Za-z0-9_]");
        if (!seen.insert(id).second)
            return fail(Error::Code::Conflict, "review.lens.twice", m_lens.id, "the id is used twice",
                        {std::string(id)});
        return {};
    }

    Status choices(const Question& question) const
    {
        Seen seen;
        for (const Choice& choice : question.choices)
            if (Status status = id(choice.id, seen); !status)
                return status;
        return {};
    }

    const Lens& m_lens;
};

}  // namespace

Status checkLens(const Lens& lens) { return Check(lens).lens(); }

}  // namespace pb::review
