// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/cell.h"

#include "core/review/field_edit.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>

namespace pb::review {

namespace {

/// The value that the field of that name has in a new Owner.
template <class Owner>
FieldValue freshValue(std::string_view name)
{
    const Owner fresh;
    FieldValue out;
    forEachField<Owner>([&](const auto& f) {
        if (f.info.name == name)
            out = fieldValue(fresh.*(f.member));
    });
    return out;
}

/// Adds a cell for each field that is not as in a new Owner.
template <class Owner>
void addFields(Cells& out, const Owner& owner, const CellKey& at)
{
    const Owner fresh;
    forEachField<Owner>([&](const auto& f) {
        if (owner.*(f.member) == fresh.*(f.member))
            return;
        CellKey key = at;
        key.name = std::string(f.info.name);
        out.emplace(std::move(key), fieldValue(owner.*(f.member)));
    });
}

void addAnswer(Cells& out, const Answer& answer, const std::string& lens, const std::string& question)
{
    for (const auto& [id, value] : answer.choices)
        if (value != ChoiceAnswer{})
            out.emplace(CellKey{lens, question, CellPart::Choice, id}, value);
    addFields(out, answer, {lens, question, CellPart::Answer, {}});
    for (const auto& [number, link] : answer.links)
        out.emplace(CellKey{lens, question, CellPart::Link, std::to_string(number)}, link);
}

void addPlan(Cells& out, const PlanItem& item, const std::string& lens, const std::string& question)
{
    addFields(out, item, {lens, question, CellPart::Plan, {}});
    if (item.acceptance)
        out.emplace(CellKey{lens, question, CellPart::Acceptance, {}}, *item.acceptance);
}

/// What the value puts into a cell of type T; a fresh T where it is nothing.
template <class T>
T valueOr(const CellValue& value)
{
    const T* held = std::get_if<T>(&value);
    return held ? *held : T{};
}

template <class T>
std::optional<T> maybe(const CellValue& value)
{
    const T* held = std::get_if<T>(&value);
    return held ? std::optional<T>(*held) : std::nullopt;
}

/// Writes changes as edits, in stages that do not disturb each other.
class Build {
public:
    Build(const Workload& workload, std::string_view atUtc) : m_workload(workload), m_at(atUtc), m_first(workload.lens)
    {
    }

    void add(const CellChange& change)
    {
        const CellKey& key = change.key;
        const QuestionKey where{m_workload.id, key.lens, key.question};
        const bool there = change.after.index() != 0;
        if (key.part != CellPart::Workload && there)
            needLens(key.lens);
        switch (key.part) {
        case CellPart::Workload:
            return field(key.name, change.after);
        case CellPart::Lens:
            return lens(key.lens, change.after);
        case CellPart::Choice:
            return choice(where, key.name, valueOr<ChoiceAnswer>(change.after));
        case CellPart::AllChoices:
            return selection(where, valueOr<ChoiceAnswers>(change.after));
        case CellPart::Answer:
            return m_rest.push_back({SetAnswerField{where, key.name, orFresh<Answer>(key, change.after), m_at}});
        case CellPart::Link:
            return m_rest.push_back({SetLink{where, linkNumber(key), maybe<EvidenceLink>(change.after), m_at}});
        case CellPart::Plan:
            return m_rest.push_back({SetPlanField{where, key.name, orFresh<PlanItem>(key, change.after), m_at}});
        case CellPart::Acceptance:
            return m_rest.push_back({SetAcceptance{where, maybe<Acceptance>(change.after), m_at}});
        }
    }

    Edit edit() &&
    {
        Batch out;
        for (const std::string& lens : m_needed)
            if (!m_workload.reviews.contains(lens))
                out.edits.push_back({AddReview{m_workload.id, lens, m_whole[lens]}});
        for (auto* stage : {&m_fields, &m_clear, &m_select, &m_rest})
            for (Edit& edit : *stage)
                if (!goesWithItsLens(edit))
                    out.edits.push_back(std::move(edit));
        for (const std::string& lens : m_dropped)
            if (!m_needed.contains(lens) && lens != m_first)
                out.edits.push_back({RemoveReview{m_workload.id, lens}});
        return out.edits.size() == 1 ? std::move(out.edits.front()) : Edit{std::move(out)};
    }

private:
    template <class Owner>
    static FieldValue orFresh(const CellKey& key, const CellValue& value)
    {
        const auto* held = std::get_if<FieldValue>(&value);
        return held ? *held : freshValue<Owner>(key.name);
    }

    void needLens(const std::string& lens) { m_needed.insert(lens); }

    void lens(const std::string& id, const CellValue& value)
    {
        if (value.index() == 0)
            m_dropped.insert(id);
        else if (const auto* review = std::get_if<LensReview>(&value))
            m_whole[id] = *review;
    }

    void field(const std::string& name, const CellValue& value)
    {
        FieldValue to = orFresh<Workload>({{}, {}, CellPart::Workload, name}, value);
        if (name != "lens") {
            m_fields.push_back({SetWorkloadField{m_workload.id, name, std::move(to)}});
        } else if (const auto* first = std::get_if<std::string>(&to)) {
            needLens(*first);
            m_first = *first;
            m_fields.push_back({SetFirstLens{m_workload.id, m_first}});
        }
    }

    /// Nothing selected is put in place before anything selected.
    void choice(const QuestionKey& where, const std::string& id, ChoiceAnswer value)
    {
        auto& stage = value.state == ChoiceState::Selected ? m_select : m_clear;
        stage.push_back({SetChoice{where, id, std::move(value), m_at}});
    }

    void selection(const QuestionKey& where, const ChoiceAnswers& to)
    {
        for (const auto& [id, value] : answerOf(m_workload, where.lens, where.question).choices)
            if (!to.contains(id))
                choice(where, id, {});
        for (const auto& [id, value] : to)
            choice(where, id, value);
    }

    /// An edit that clears something of a lens that is not there, or is taken off as a whole.
    bool goesWithItsLens(const Edit& edit) const
    {
        return std::visit(
            [&](const auto& op) {
                if constexpr (requires { op.key; })
                    return !m_needed.contains(op.key.lens) &&
                           (m_dropped.contains(op.key.lens) || !m_workload.reviews.contains(op.key.lens));
                else
                    return false;
            },
            edit.op);
    }

    const Workload& m_workload;
    std::string m_at;
    std::string m_first;  ///< the first lens when all is done
    std::set<std::string> m_needed;
    std::map<std::string, LensReview> m_whole;  ///< lenses that come with all that was said about them
    std::set<std::string> m_dropped;
    std::vector<Edit> m_fields;
    std::vector<Edit> m_clear;
    std::vector<Edit> m_select;
    std::vector<Edit> m_rest;
};

}  // namespace

Cells cellsOf(const Workload& workload)
{
    Cells out;
    addFields(out, workload, {{}, {}, CellPart::Workload, {}});
    for (const auto& [lens, review] : workload.reviews) {
        out.emplace(CellKey{lens, {}, CellPart::Lens, {}}, FieldValue(true));
        for (const auto& [question, answer] : review.answers)
            addAnswer(out, answer, lens, question);
        for (const auto& [question, item] : review.plan)
            addPlan(out, item, lens, question);
    }
    return out;
}

Cells cellsOf(const LensReview& review, const std::string& lens, const std::string& question)
{
    Cells out;
    if (const auto answer = review.answers.find(question); answer != review.answers.end())
        addAnswer(out, answer->second, lens, question);
    if (const auto item = review.plan.find(question); item != review.plan.end())
        addPlan(out, item->second, lens, question);
    return out;
}

std::int64_t linkNumber(const CellKey& key)
{
    std::int64_t number = 0;
    std::from_chars(key.name.data(), key.name.data() + key.name.size(), number);
    return number;
}

std::vector<CellChange> changesBetween(const Cells& before, const Cells& after)
{
    std::vector<CellChange> out;
    auto a = before.begin();
    auto b = after.begin();
    while (a != before.end() || b != after.end()) {
        if (b == after.end() || (a != before.end() && a->first < b->first)) {
            out.push_back({a->first, a->second, {}});
            ++a;
        } else if (a == before.end() || b->first < a->first) {
            out.push_back({b->first, {}, b->second});
            ++b;
        } else {
            if (a->second != b->second)
                out.push_back({a->first, a->second, b->second});
            ++a;
            ++b;
        }
    }
    return out;
}

std::vector<CellChange> reversed(std::vector<CellChange> changes)
{
    for (CellChange& change : changes)
        std::swap(change.before, change.after);
    return changes;
}

Edit editFor(const Workload& workload, std::span<const CellChange> changes, std::string_view atUtc)
{
    Build build(workload, atUtc);
    for (const CellChange& change : changes)
        build.add(change);
    return std::move(build).edit();
}

}  // namespace pb::review
