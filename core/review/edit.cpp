// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/review/edit.h"

#include "core/review/edit_check.h"
#include "core/review/field_edit.h"

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

tl::unexpected<Error> notApplied(const std::string& lens)
{
    return fail(Error::Code::NotFound, "review.lens.not_applied", lens, "the workload does not have this lens");
}

template <class Map>
Status checkLensCount(const Map& reviews)
{
    if (reviews.size() > kMaxLenses)
        return fail(Error::Code::Range, "review.lens.too_many", std::to_string(reviews.size()), "too many lenses",
                    {std::to_string(kMaxLenses)});
    return {};
}

Status checkWorkload(const Workloads& workloads, const Workload& workload)
{
    if (auto checked = checkFields(workload); !checked)
        return checked;
    if (auto checked = checkName(workloads, workload.id, workload.name); !checked)
        return checked;
    for (const auto& [lens, review] : workload.reviews)
        if (auto checked = checkReview(lens, review); !checked)
            return checked;
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
        if (auto checked = checkWorkload(workloads, e.workload); !checked)
            return forward(std::move(checked));
        Workload added = e.workload;
        normalize(added);
        if (auto checked = checkLensCount(added.reviews); !checked)
            return forward(std::move(checked));
        workloads.emplace(id, std::move(added));
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

    Result<Edit> operator()(const AddReview& e) const
    {
        const auto it = workloads.find(e.workload);
        if (it == workloads.end())
            return missing(e.workload);
        auto& reviews = it->second.reviews;
        if (reviews.contains(e.lens))
            return fail(Error::Code::Conflict, "review.lens.applied", e.lens, "the workload has this lens");
        if (auto checked = checkReview(e.lens, e.review); !checked)
            return forward(std::move(checked));
        reviews.emplace(e.lens, e.review);
        if (auto checked = checkLensCount(reviews); !checked) {
            reviews.erase(e.lens);
            return forward(std::move(checked));
        }
        normalize(it->second);
        return Edit{RemoveReview{e.workload, e.lens}};
    }

    Result<Edit> operator()(const RemoveReview& e) const
    {
        const auto it = workloads.find(e.workload);
        if (it == workloads.end())
            return missing(e.workload);
        if (e.lens == it->second.lens)
            return fail(Error::Code::Conflict, "review.lens.first", e.lens, "the first lens stays");
        auto node = it->second.reviews.extract(e.lens);
        if (node.empty())
            return notApplied(e.lens);
        return Edit{AddReview{e.workload, e.lens, std::move(node.mapped())}};
    }

    Result<Edit> operator()(const SetFirstLens& e) const
    {
        const auto it = workloads.find(e.workload);
        if (it == workloads.end())
            return missing(e.workload);
        if (!it->second.reviews.contains(e.lens))
            return notApplied(e.lens);
        return Edit{SetFirstLens{e.workload, std::exchange(it->second.lens, e.lens)}};
    }

    Result<Edit> operator()(const SetChoice& e) const
    {
        return changeAnswer(e, [&](const QuestionKey& key, Answer& answer) -> Result<SetChoice> {
            if (auto checked = checkChoice(e.choice, e.value); !checked)
                return forward(std::move(checked));
            SetChoice back{key, e.choice, std::exchange(answer.choices[e.choice], e.value), answer.updated_utc};
            if (e.value == ChoiceAnswer{})
                answer.choices.erase(e.choice);
            if (auto checked = checkExclusive(key.question, answer); !checked)
                return forward(std::move(checked));
            return back;
        });
    }

    Result<Edit> operator()(const SetAnswerField& e) const
    {
        return changeAnswer(e, [&](const QuestionKey& key, Answer& answer) -> Result<SetAnswerField> {
            return exchangeField(answer, e.field, e.value).map([&](FieldValue before) {
                return SetAnswerField{key, e.field, std::move(before), answer.updated_utc};
            });
        });
    }

    Result<Edit> operator()(const SetLink& e) const
    {
        return changeAnswer(e, [&](const QuestionKey& key, Answer& answer) -> Result<SetLink> {
            if (auto checked = checkLink(key.question, e.link, e.value.value_or(kAnyLink)); !checked)
                return forward(std::move(checked));
            const auto it = answer.links.find(e.link);
            SetLink back{key, e.link, std::nullopt, answer.updated_utc};
            if (it != answer.links.end())
                back.value = std::move(it->second);
            if (e.value)
                answer.links.insert_or_assign(e.link, *e.value);
            else if (it != answer.links.end())
                answer.links.erase(it);
            return back;
        });
    }

    Result<Edit> operator()(const SetPlanField& e) const
    {
        return changePlan(e, [&](const QuestionKey& key, PlanItem& item) -> Result<SetPlanField> {
            return exchangeField(item, e.field, e.value).map([&](FieldValue before) {
                return SetPlanField{key, e.field, std::move(before), item.updated_utc};
            });
        });
    }

    Result<Edit> operator()(const SetAcceptance& e) const
    {
        return changePlan(e, [&](const QuestionKey& key, PlanItem& item) -> Result<SetAcceptance> {
            if (e.value)
                if (auto checked = checkFields(*e.value); !checked)
                    return forward(std::move(checked));
            return SetAcceptance{key, std::exchange(item.acceptance, e.value), item.updated_utc};
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
    /// Passes checkLink(): stands in where a link is taken off.
    static inline const EvidenceLink kAnyLink{LinkKind::Note, {}, {}, {}, "-"};

    template <class Op, class Step>
    Result<Edit> changeAnswer(const Op& e, Step step) const
    {
        return change(&LensReview::answers, e, step);
    }

    template <class Op, class Step>
    Result<Edit> changePlan(const Op& e, Step step) const
    {
        return change(&LensReview::plan, e, step);
    }

    /// Lets `step` change a copy of the value that `e` names, and puts the copy in place when `step` succeeds.
    template <class Values, class Op, class Step>
    Result<Edit> change(Values LensReview::*member, const Op& e, Step step) const
    {
        const auto workload = workloads.find(e.key.workload);
        if (workload == workloads.end())
            return missing(e.key.workload);
        if (auto form = checkId(e.key.question); !form)
            return forward(std::move(form));
        QuestionKey key = e.key;
        if (key.lens.empty())
            key.lens = workload->second.lens;
        const auto review = workload->second.reviews.find(key.lens);
        if (review == workload->second.reviews.end())
            return notApplied(key.lens);
        Values& values = review->second.*member;
        using Value = typename Values::mapped_type;
        const auto it = values.find(key.question);
        Value value = it == values.end() ? Value{} : it->second;
        auto back = step(key, value);
        if (!back)
            return forward(std::move(back));
        value.updated_utc = e.at_utc;
        if (value == Value{})
            values.erase(key.question);
        else
            values.insert_or_assign(key.question, std::move(value));
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
                out.insert({op.workload.id, {}, {}});
            } else if constexpr (std::is_same_v<Op, AddReview> || std::is_same_v<Op, RemoveReview>) {
                out.insert({op.workload, op.lens, {}});
            } else if constexpr (requires { op.key; }) {
                // Which lens is the first is not known here: the whole workload, then.
                out.insert(op.key.lens.empty() ? Touched{op.key.workload, {}, {}} : op.key);
            } else {
                out.insert({op.workload, {}, {}});
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
