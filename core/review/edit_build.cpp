// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/edit.h"

namespace pb::review {

namespace {

/// Deselects what is selected now and `drop` says yes to.
template <class Drop>
void clearSelected(Batch& batch, const Workload& workload, const Question& question, std::string_view atUtc, Drop drop)
{
    for (const auto& [id, value] : answerOf(workload, question.id).choices) {
        if (value.state != ChoiceState::Selected || !drop(id))
            continue;
        ChoiceAnswer cleared = value;
        cleared.state = ChoiceState::NotSelected;
        batch.edits.push_back({SetChoice{workload.id, question.id, id, std::move(cleared), std::string(atUtc)}});
    }
}

ChoiceAnswer valueOf(const Workload& workload, const Question& question, std::string_view choiceId)
{
    const Answer& answer = answerOf(workload, question.id);
    const auto it = answer.choices.find(choiceId);
    return it == answer.choices.end() ? ChoiceAnswer{} : it->second;
}

/// A batch of one is that one.
Edit simplest(Batch batch) { return batch.edits.size() == 1 ? std::move(batch.edits.front()) : Edit{std::move(batch)}; }

}  // namespace

WorkloadId nextWorkloadId(const Workloads& workloads)
{
    return {workloads.empty() ? 1 : workloads.rbegin()->first.value + 1};
}

Edit selectChoice(const Workload& workload, const Question& question, std::string_view choiceId, bool selected,
                  std::string_view atUtc)
{
    Batch batch;
    if (selected) {
        const bool none = isNoneChoiceId(choiceId);
        clearSelected(batch, workload, question, atUtc,
                      [&](const std::string& id) { return isNoneChoiceId(id) != none; });
    }
    ChoiceAnswer value = valueOf(workload, question, choiceId);
    value.state = selected ? ChoiceState::Selected : ChoiceState::NotSelected;
    value.reason = Reason::None;
    batch.edits.push_back(
        {SetChoice{workload.id, question.id, std::string(choiceId), std::move(value), std::string(atUtc)}});
    return simplest(std::move(batch));
}

Edit excludeChoice(const Workload& workload, const Question& question, std::string_view choiceId, Reason reason,
                   std::string_view atUtc)
{
    ChoiceAnswer value = valueOf(workload, question, choiceId);
    value.state = ChoiceState::NotApplicable;
    value.reason = reason;
    return {SetChoice{workload.id, question.id, std::string(choiceId), std::move(value), std::string(atUtc)}};
}

Edit setApplicability(WorkloadId workload, std::string_view questionId, Reason reason, std::string_view atUtc)
{
    const std::string question(questionId);
    const std::string at(atUtc);
    const Edit applies{SetAnswerField{workload, question, "applicable", reason == Reason::None, at}};
    if (reason == Reason::None)
        return applies;
    Batch batch;
    batch.edits.push_back({SetAnswerField{workload, question, "reason", std::string(enumName(reason)), at}});
    batch.edits.push_back(applies);
    return {std::move(batch)};
}

Edit setNotes(WorkloadId workload, std::string_view questionId, std::string notes, std::string_view atUtc)
{
    return {SetAnswerField{workload, std::string(questionId), "notes", std::move(notes), std::string(atUtc)}};
}

}  // namespace pb::review
