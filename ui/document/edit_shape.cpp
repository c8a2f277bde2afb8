// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/edit_shape.h"

#include <algorithm>

namespace pb::ui {

namespace {

/// Whether each part of a batch was taken back by nothing: inverses stand in reverse order.
template <class Batch, class Test>
bool allOf(const Batch& edit, const Batch& inverse, Test test)
{
    const std::size_t count = edit.edits.size();
    if (inverse.edits.size() != count)
        return false;
    for (std::size_t i = 0; i < count; ++i)
        if (!test(edit.edits[i], inverse.edits[count - 1 - i]))
            return false;
    return true;
}

bool nothing(const review::Edit& edit, const review::Edit& inverse)
{
    if (edit.op.index() != inverse.op.index())
        return false;
    if (const auto* set = std::get_if<review::SetChoice>(&edit.op))
        return set->value == std::get<review::SetChoice>(inverse.op).value;
    if (const auto* set = std::get_if<review::SetAnswerField>(&edit.op))
        return set->value == std::get<review::SetAnswerField>(inverse.op).value;
    if (const auto* set = std::get_if<review::SetPlanField>(&edit.op))
        return set->value == std::get<review::SetPlanField>(inverse.op).value;
    if (const auto* set = std::get_if<review::SetAcceptance>(&edit.op))
        return set->value == std::get<review::SetAcceptance>(inverse.op).value;
    if (const auto* set = std::get_if<review::SetLink>(&edit.op))
        return set->value == std::get<review::SetLink>(inverse.op).value;
    if (const auto* batch = std::get_if<review::Batch>(&edit.op))
        return allOf(*batch, std::get<review::Batch>(inverse.op),
                     [](const review::Edit& a, const review::Edit& b) { return nothing(a, b); });
    return edit == inverse;
}

bool nothing(const net::Edit& edit, const net::Edit& inverse)
{
    const auto* batch = std::get_if<net::Batch>(&edit.what);
    const auto* back = std::get_if<net::Batch>(&inverse.what);
    if (batch && back)
        return allOf(*batch, *back, [](const net::Edit& a, const net::Edit& b) { return nothing(a, b); });
    return edit == inverse;
}

/// Both hold an A, and `same` says yes of the two.
template <class A, class Variant, class Same>
bool both(const Variant& a, const Variant& b, Same same)
{
    const auto* left = std::get_if<A>(&a);
    const auto* right = std::get_if<A>(&b);
    return left && right && same(*left, *right);
}

bool sameTarget(const review::Edit& a, const review::Edit& b)
{
    using namespace review;
    return both<SetWorkloadField>(
               a.op, b.op,
               [](const auto& l, const auto& r) { return l.workload == r.workload && l.field == r.field; }) ||
           both<SetAnswerField>(a.op, b.op,
                                [](const auto& l, const auto& r) { return l.key == r.key && l.field == r.field; }) ||
           both<SetPlanField>(a.op, b.op,
                              [](const auto& l, const auto& r) { return l.key == r.key && l.field == r.field; }) ||
           both<SetAcceptance>(a.op, b.op, [](const auto& l, const auto& r) { return l.key == r.key; }) ||
           both<SetLink>(a.op, b.op, [](const auto& l, const auto& r) { return l.key == r.key && l.link == r.link; }) ||
           both<SetChoice>(a.op, b.op,
                           [](const auto& l, const auto& r) { return l.key == r.key && l.choice == r.choice; });
}

bool sameTarget(const net::Edit& a, const net::Edit& b);

/// Within a batch, elements must also go to the same parents: else the later batch might find them inside each other.
bool sameInBatch(const net::Edit& a, const net::Edit& b)
{
    const bool places = std::holds_alternative<net::Place>(a.what);
    return sameTarget(a, b) && (!places || std::get<net::Place>(a.what).parent == std::get<net::Place>(b.what).parent);
}

bool sameTarget(const net::Edit& a, const net::Edit& b)
{
    using namespace net;
    const auto always = [](const auto&, const auto&) { return true; };
    return both<Place>(a.what, b.what, [](const auto& l, const auto& r) { return l.id == r.id; }) ||
           both<SetField>(a.what, b.what,
                          [](const auto& l, const auto& r) { return l.id == r.id && l.field == r.field; }) ||
           both<SetWaiver>(a.what, b.what,
                           [](const auto& l, const auto& r) { return l.finding_key == r.finding_key; }) ||
           both<Rename>(a.what, b.what, always) || both<SetAsOf>(a.what, b.what, always) ||
           both<Batch>(a.what, b.what, [](const Batch& l, const Batch& r) {
               return std::equal(l.edits.begin(), l.edits.end(), r.edits.begin(), r.edits.end(), sameInBatch);
           });
}

void append(workspace::Batch& batch, workspace::Edit edit)
{
    if (auto* inner = std::get_if<workspace::Batch>(&edit.what))
        for (workspace::Edit& part : inner->edits)
            batch.edits.push_back(std::move(part));
    else
        batch.edits.push_back(std::move(edit));
}

}  // namespace

bool changedNothing(const workspace::Edit& edit, const workspace::Edit& inverse)
{
    using namespace workspace;
    if (const auto* part = std::get_if<review::Edit>(&edit.what))
        if (const auto* back = std::get_if<review::Edit>(&inverse.what))
            return nothing(*part, *back);
    if (const auto* part = std::get_if<EditNetwork>(&edit.what))
        if (const auto* back = std::get_if<EditNetwork>(&inverse.what))
            return nothing(part->edit, back->edit);
    const auto* batch = std::get_if<Batch>(&edit.what);
    const auto* back = std::get_if<Batch>(&inverse.what);
    return batch && back ? allOf(*batch, *back, changedNothing) : edit == inverse;
}

bool setsTheSame(const workspace::Edit& a, const workspace::Edit& b)
{
    using namespace workspace;
    return both<review::Edit>(a.what, b.what, [](const auto& l, const auto& r) { return sameTarget(l, r); }) ||
           both<EditNetwork>(
               a.what, b.what,
               [](const auto& l, const auto& r) { return l.network == r.network && sameTarget(l.edit, r.edit); }) ||
           both<RenameMilestone>(a.what, b.what,
                                 [](const auto& l, const auto& r) { return l.milestone == r.milestone; }) ||
           both<SetRun>(a.what, b.what, [](const auto& l, const auto& r) { return l.run.id == r.run.id; });
}

workspace::Edit inOrder(const workspace::Edit& first, workspace::Edit second)
{
    if (setsTheSame(first, second))
        return second;
    workspace::Batch batch;
    append(batch, first);
    append(batch, std::move(second));
    return {std::move(batch)};
}

}  // namespace pb::ui
