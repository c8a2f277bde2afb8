// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/edit.h"

#include <algorithm>
#include <optional>
#include <set>
#include <type_traits>
#include <utility>

namespace pb::review {

bool operator==(const Batch& a, const Batch& b) { return a.edits == b.edits; }

namespace {

std::string nameOf(WorkloadId id) { return "workload " + std::to_string(id.value); }

tl::unexpected<Error> missing(WorkloadId id)
{
    return fail(Error::Code::NotFound, "review.workload.missing", nameOf(id), "no such workload");
}

tl::unexpected<Error> wrongLength(const FieldInfo& info, std::size_t given)
{
    return fail(Error::Code::Range, "review.field.length", std::string(info.name),
                "must have " + std::to_string(info.min) + " to " + std::to_string(info.max) + " " +
                    std::string(info.unit),
                {std::to_string(info.min), std::to_string(info.max), std::to_string(given)});
}

Status checkLength(const FieldInfo& info, std::size_t given)
{
    const auto length = static_cast<std::int64_t>(given);
    if (length < info.min || length > info.max)
        return wrongLength(info, given);
    return {};
}

Status checkId(std::string_view id)
{
    if (!isLensId(id))
        return fail(Error::Code::Schema, "review.id.form", std::string(id), "ids are 3 to 128 of [A-Za-z0-9_]");
    return {};
}

/// A FieldValue as the member's own type, checked against the field's limits.
template <class T>
Result<T> valueFor(const FieldInfo& info, const FieldValue& value)
{
    const auto wrong = [&](std::string_view id, std::string detail) {
        return fail(Error::Code::Schema, id, std::string(info.name), std::move(detail));
    };
    if constexpr (std::is_enum_v<T>) {
        const auto* name = std::get_if<std::string>(&value);
        if (!name)
            return wrong("review.field.type", "expected the name of a value");
        const std::optional<T> known = enumFrom<T>(*name);
        if (!known)
            return wrong("review.field.value", "no value is called \"" + *name + '"');
        return *known;
    } else {
        const auto* typed = std::get_if<T>(&value);
        if (!typed)
            return wrong("review.field.type", "value of another type");
        if constexpr (std::is_same_v<T, std::string>) {
            if (auto checked = checkLength(info, codePoints(*typed)); !checked)
                return forward(std::move(checked));
        } else if constexpr (!std::is_same_v<T, bool>) {
            if (auto checked = checkLength(info, typed->size()); !checked)
                return forward(std::move(checked));
        }
        return *typed;
    }
}

template <class T>
FieldValue fieldValue(const T& member)
{
    if constexpr (std::is_enum_v<T>)
        return std::string(enumName(member));
    else
        return member;
}

/// Sets the field of that name.
/// @return what was there before
template <class Owner>
Result<FieldValue> exchangeField(Owner& owner, std::string_view name, const FieldValue& value)
{
    Result<FieldValue> before = fail(Error::Code::NotFound, "review.field.unknown", std::string(name), "no such field");
    forEachField<Owner>([&](const auto& f) {
        if (f.info.name != name)
            return;
        auto& member = owner.*(f.member);
        auto next = valueFor<std::remove_reference_t<decltype(member)>>(f.info, value);
        if (f.info.policy == EditPolicy::ReadOnly)
            before = fail(Error::Code::Conflict, "review.field.read_only", std::string(name), "cannot be changed");
        else if (next)
            before = fieldValue(std::exchange(member, *std::move(next)));
        else
            before = forward(std::move(next));
    });
    return before;
}

/// Checks the fields of a whole value, as exchangeField() checks one.
template <class Owner>
Status checkFields(const Owner& owner)
{
    Status status;
    forEachField<Owner>([&](const auto& f) {
        using Member = std::remove_cvref_t<decltype(owner.*(f.member))>;
        if (auto checked = valueFor<Member>(f.info, fieldValue(owner.*(f.member))); !checked && status)
            status = forward(std::move(checked));
    });
    return status;
}

Status checkChoice(const std::string& id, const ChoiceAnswer& value)
{
    if (auto form = checkId(id); !form)
        return form;
    if (isNoneChoiceId(id) && value.state == ChoiceState::NotApplicable)
        return fail(Error::Code::Conflict, "review.choice.none_applies", id, "\"None of these\" always applies");
    if (value.reason != Reason::None && value.state != ChoiceState::NotApplicable)
        return fail(Error::Code::Range, "review.choice.reason", id, "a reason needs \"not applicable\"");
    if (codePoints(value.note) > kMaxChoiceNote)
        return fail(Error::Code::Range, "review.choice.note_length", id, "note is too long",
                    {std::to_string(kMaxChoiceNote), std::to_string(codePoints(value.note))});
    return {};
}

/// "None of these" and a practice cannot both be selected.
Status checkExclusive(const std::string& question, const Answer& answer)
{
    bool none = false;
    bool practice = false;
    for (const auto& [id, value] : answer.choices)
        if (value.state == ChoiceState::Selected)
            (isNoneChoiceId(id) ? none : practice) = true;
    if (none && practice)
        return fail(Error::Code::Conflict, "review.choice.exclusive", question,
                    "\"None of these\" and a practice are both selected");
    return {};
}

Status checkAnswer(const std::string& question, const Answer& answer)
{
    if (auto form = checkId(question); !form)
        return form;
    for (const auto& [id, value] : answer.choices)
        if (auto checked = checkChoice(id, value); !checked)
            return checked;
    if (auto fields = checkFields(answer); !fields)
        return fields;
    return checkExclusive(question, answer);
}

Status checkName(const Workloads& workloads, WorkloadId id, const std::string& name)
{
    if (nameKey(name).empty())
        return fail(Error::Code::Range, "review.field.length", "name", "a workload needs a name", {"1", "100", "0"});
    for (const auto& [other, workload] : workloads)
        if (other != id && nameKey(workload.name) == nameKey(name))
            return fail(Error::Code::Conflict, "review.workload.name_taken", name, "another workload has this name");
    return {};
}

struct Apply {
    Workloads& workloads;

    Result<Edit> operator()(const AddWorkload& e) const
    {
        const WorkloadId id = e.workload.id;
        if (id.value < 1)
            return fail(Error::Code::Range, "review.workload.id", nameOf(id), "ids start at 1");
        if (workloads.contains(id))
            return fail(Error::Code::Conflict, "review.workload.exists", nameOf(id), "id already taken");
        if (auto checked = checkFields(e.workload); !checked)
            return forward(std::move(checked));
        if (auto checked = checkName(workloads, id, e.workload.name); !checked)
            return forward(std::move(checked));
        for (const auto& [question, answer] : e.workload.answers)
            if (auto checked = checkAnswer(question, answer); !checked)
                return forward(std::move(checked));
        normalize(workloads.emplace(id, e.workload).first->second);
        return Edit{RemoveWorkload{id}};
    }

    Result<Edit> operator()(const RemoveWorkload& e) const
    {
        auto node = workloads.extract(e.workload);
        if (node.empty())
            return missing(e.workload);
        return Edit{AddWorkload{std::move(node.mapped())}};
    }

    Result<Edit> operator()(const SetWorkloadField& e) const
    {
        const auto it = workloads.find(e.workload);
        if (it == workloads.end())
            return missing(e.workload);
        if (const auto* name = std::get_if<std::string>(&e.value); name && e.field == "name")
            if (auto checked = checkName(workloads, e.workload, *name); !checked)
                return forward(std::move(checked));
        auto before = exchangeField(it->second, e.field, e.value);
        if (!before)
            return forward(std::move(before));
        return Edit{SetWorkloadField{e.workload, e.field, *std::move(before)}};
    }

    Result<Edit> operator()(const SetChoice& e) const
    {
        return change(e, [&](Answer& answer) -> Result<SetChoice> {
            if (auto checked = checkChoice(e.choice, e.value); !checked)
                return forward(std::move(checked));
            SetChoice back{e.workload, e.question, e.choice, std::exchange(answer.choices[e.choice], e.value),
                           answer.updated_utc};
            if (e.value == ChoiceAnswer{})
                answer.choices.erase(e.choice);
            if (auto checked = checkExclusive(e.question, answer); !checked)
                return forward(std::move(checked));
            return back;
        });
    }

    Result<Edit> operator()(const SetAnswerField& e) const
    {
        return change(e, [&](Answer& answer) -> Result<SetAnswerField> {
            auto before = exchangeField(answer, e.field, e.value);
            if (!before)
                return forward(std::move(before));
            return SetAnswerField{e.workload, e.question, e.field, *std::move(before), answer.updated_utc};
        });
    }

    Result<Edit> operator()(const Batch& e) const
    {
        Batch back;
        for (const Edit& edit : e.edits) {
            auto inverse = applyEdit(workloads, edit);
            if (!inverse) {
                for (auto it = back.edits.rbegin(); it != back.edits.rend(); ++it)
                    (void)applyEdit(workloads, *it);
                return inverse;
            }
            back.edits.push_back(*std::move(inverse));
        }
        std::reverse(back.edits.begin(), back.edits.end());
        return Edit{std::move(back)};
    }

private:
    /// Lets `step` change a copy of the answer that `e` names, and puts the copy in place when `step` succeeds.
    template <class Op, class Step>
    Result<Edit> change(const Op& e, Step step) const
    {
        const auto it = workloads.find(e.workload);
        if (it == workloads.end())
            return missing(e.workload);
        if (auto form = checkId(e.question); !form)
            return forward(std::move(form));
        Answer answer = answerOf(it->second, e.question);
        auto back = step(answer);
        if (!back)
            return forward(std::move(back));
        answer.updated_utc = e.at_utc;
        if (answer == Answer{})
            it->second.answers.erase(e.question);
        else
            it->second.answers[e.question] = std::move(answer);
        return Edit{*std::move(back)};
    }
};

void collect(const Edit& edit, std::set<Touched>& out)
{
    std::visit(
        [&](const auto& op) {
            using Op = std::decay_t<decltype(op)>;
            if constexpr (std::is_same_v<Op, Batch>) {
                for (const Edit& inner : op.edits)
                    collect(inner, out);
            } else if constexpr (std::is_same_v<Op, AddWorkload>) {
                out.insert({op.workload.id, {}});
            } else if constexpr (std::is_same_v<Op, SetChoice> || std::is_same_v<Op, SetAnswerField>) {
                out.insert({op.workload, op.question});
            } else {
                out.insert({op.workload, {}});
            }
        },
        edit.op);
}

}  // namespace

Result<Edit> applyEdit(Workloads& workloads, const Edit& edit) { return std::visit(Apply{workloads}, edit.op); }

std::vector<Touched> touched(const Edit& edit)
{
    std::set<Touched> all;
    collect(edit, all);
    return {all.begin(), all.end()};
}

}  // namespace pb::review
