// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/edit_check.h"

#include "core/review/field_edit.h"

namespace pb::review {

tl::unexpected<Error> wrongValue(const FieldInfo& info, std::string_view errorId, std::string detail)
{
    return fail(Error::Code::Schema, errorId, std::string(info.name), std::move(detail));
}

Status checkLimits(const FieldInfo& info, std::int64_t given, std::string_view errorId)
{
    if (given >= info.min && given <= info.max)
        return {};
    const std::string least = std::to_string(info.min);
    const std::string most = std::to_string(info.max);
    return fail(Error::Code::Range, errorId, std::string(info.name),
                "must be " + least + " to " + most + " " + std::string(info.unit),
                {least, most, std::to_string(given)});
}

Result<Date> dateFor(const FieldInfo& info, const std::string& text)
{
    if (text.empty())
        return Date{};
    auto date = Date::parse(text);
    if (!date)
        return wrongValue(info, "review.field.date", "no day: \"" + text + '"');
    return date;
}

Status checkId(std::string_view id)
{
    if (!isLensId(id))
        return fail(Error::Code::Schema, "review.id.form", std::string(id), "ids are 3 to 128 of [A-Za-z0-9_]");
    return {};
}

Status checkLensId(std::string_view id)
{
    if (id.empty() || id.size() > 128)
        return fail(Error::Code::Schema, "review.lens.id", std::string(id), "a lens id has 1 to 128 characters");
    return {};
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

Status checkLink(const std::string& question, std::int64_t number, const EvidenceLink& link)
{
    if (number < 1)
        return fail(Error::Code::Range, "review.link.number", question, "links are numbered from 1");
    if (auto fields = checkFields(link); !fields)
        return fields;
    const bool ofTarget =
        link.kind == LinkKind::Finding || link.kind == LinkKind::File || link.kind == LinkKind::Address;
    const bool leads = ofTarget                     ? !link.target.empty()
                       : link.kind == LinkKind::Run ? link.run.value >= 1
                                                    : !link.note.empty();
    const bool stray = (!ofTarget && !link.target.empty()) || (link.kind != LinkKind::Run && link.run) ||
                       (link.kind != LinkKind::Finding && link.network);
    if (!leads || stray)
        return fail(Error::Code::Range, "review.link.target", question, "the link leads nowhere");
    if (link.kind == LinkKind::Address && !link.target.starts_with("https://") && !link.target.starts_with("http://"))
        return fail(Error::Code::Range, "review.link.address", question, "an address is http or https", {link.target});
    return {};
}

Status checkAnswer(const std::string& question, const Answer& answer)
{
    if (auto form = checkId(question); !form)
        return form;
    for (const auto& [id, value] : answer.choices)
        if (auto checked = checkChoice(id, value); !checked)
            return checked;
    for (const auto& [number, link] : answer.links)
        if (auto checked = checkLink(question, number, link); !checked)
            return checked;
    if (auto fields = checkFields(answer); !fields)
        return fields;
    return checkExclusive(question, answer);
}

Status checkPlanItem(const std::string& question, const PlanItem& item)
{
    if (auto form = checkId(question); !form)
        return form;
    if (auto fields = checkFields(item); !fields)
        return fields;
    return item.acceptance ? checkFields(*item.acceptance) : Status{};
}

Status checkReview(const std::string& lens, const LensReview& review)
{
    if (auto form = checkLensId(lens); !form)
        return form;
    for (const auto& [question, answer] : review.answers)
        if (auto checked = checkAnswer(question, answer); !checked)
            return checked;
    for (const auto& [question, item] : review.plan)
        if (auto checked = checkPlanItem(question, item); !checked)
            return checked;
    return {};
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

}  // namespace pb::review
