// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/edit.h"

namespace pb::review {

namespace {

/// Deselects what is selected now and `drop` says yes to.
template <class Drop>
void clearSelected(Batch& batch, const Answer& answer, const QuestionKey& key, std::string_view atUtc, Drop drop)
{
    for (const auto& [id, value] : answer.choices) {
        if (value.state != ChoiceState::Selected || !drop(id))
            continue;
        ChoiceAnswer cleared = value;
        cleared.state = ChoiceState::NotSelected;
        batch.edits.push_back({SetChoice{key, id, std::move(cleared), std::string(atUtc)}});
    }
}

ChoiceAnswer valueOf(const Answer& answer, std::string_view choiceId)
{
    const auto it = answer.choices.find(choiceId);
    return it == answer.choices.end() ? ChoiceAnswer{} : it->second;
}

/// A batch of one is that one.
Edit simplest(Batch batch) { return batch.edits.size() == 1 ? std::move(batch.edits.front()) : Edit{std::move(batch)}; }

Edit setStatus(const QuestionKey& key, PlanStatus status, std::string_view atUtc)
{
    return {SetPlanField{key, "status", std::string(enumName(status)), std::string(atUtc)}};
}

}  // namespace

WorkloadId nextWorkloadId(const Workloads& workloads)
{
    return {workloads.empty() ? 1 : workloads.rbegin()->first.value + 1};
}

std::int64_t nextLink(const Answer& answer) { return answer.links.empty() ? 1 : answer.links.rbegin()->first + 1; }

Edit selectChoice(const Workload& workload, const QuestionKey& key, std::string_view choiceId, bool selected,
                  std::string_view atUtc)
{
    const Answer& answer = answerOf(workload, key.lens, key.question);
    Batch batch;
    if (selected) {
        const bool none = isNoneChoiceId(choiceId);
        clearSelected(batch, answer, key, atUtc, [&](const std::string& id) { return isNoneChoiceId(id) != none; });
    }
    ChoiceAnswer value = valueOf(answer, choiceId);
    value.state = selected ? ChoiceState::Selected : ChoiceState::NotSelected;
    value.reason = Reason::None;
    batch.edits.push_back({SetChoice{key, std::string(choiceId), std::move(value), std::string(atUtc)}});
    return simplest(std::move(batch));
}

Edit excludeChoice(const Workload& workload, const QuestionKey& key, std::string_view choiceId, Reason reason,
                   std::string_view atUtc)
{
    ChoiceAnswer value = valueOf(answerOf(workload, key.lens, key.question), choiceId);
    value.state = ChoiceState::NotApplicable;
    value.reason = reason;
    return {SetChoice{key, std::string(choiceId), std::move(value), std::string(atUtc)}};
}

Edit setApplicability(const QuestionKey& key, Reason reason, std::string_view atUtc)
{
    const std::string at(atUtc);
    const Edit applies{SetAnswerField{key, "applicable", reason == Reason::None, at}};
    if (reason == Reason::None)
        return applies;
    Batch batch;
    batch.edits.push_back({SetAnswerField{key, "reason", std::string(enumName(reason)), at}});
    batch.edits.push_back(applies);
    return {std::move(batch)};
}

Edit setNotes(const QuestionKey& key, std::string notes, std::string_view atUtc)
{
    return {SetAnswerField{key, "notes", std::move(notes), std::string(atUtc)}};
}

Edit acceptRisk(const QuestionKey& key, Acceptance acceptance, std::string_view atUtc)
{
    return {Batch{{{SetAcceptance{key, std::move(acceptance), std::string(atUtc)}},
                   setStatus(key, PlanStatus::RiskAcknowledged, atUtc)}}};
}

Edit withdrawAcceptance(const Workload& workload, const QuestionKey& key, std::string_view atUtc)
{
    Batch batch{{{SetAcceptance{key, std::nullopt, std::string(atUtc)}}}};
    if (planOf(workload, key.lens, key.question).status == PlanStatus::RiskAcknowledged)
        batch.edits.push_back(setStatus(key, PlanStatus::NotStarted, atUtc));
    return simplest(std::move(batch));
}

}  // namespace pb::review
