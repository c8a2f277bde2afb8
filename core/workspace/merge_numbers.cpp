// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workspace/merge_numbers.h"

#include <algorithm>
#include <set>
#include <string>

namespace pb::workspace {

namespace {

/// Numbers are given again once what had them is gone: whether two values of one number are the same thing.
bool isSameThing(const review::Workload&, const review::Workload&) { return true; }
template <class T>
bool isSameThing(const T& a, const T& b)
{
    return a.workload == b.workload;
}

/// Whether a value of theirs keeps the number that it has in `base`. Where we have given that number to something else,
/// only as long as theirs is as it was: then nothing is to be put there.
template <class Id, class Value>
bool keepsNumber(const std::map<Id, Value>& base, const std::map<Id, Value>& ours, Id id, const Value& value)
{
    const auto was = base.find(id);
    if (was == base.end() || !isSameThing(was->second, value))
        return false;
    const auto mine = ours.find(id);
    return mine == ours.end() || isSameThing(mine->second, value) || was->second == value;
}

/// Whether something new of theirs can have a number: nobody has it, or what has it goes.
template <class Id, class Value, class Goes>
bool isFree(const std::map<Id, Value>& base, const std::map<Id, Value>& ours, Id id, Goes goes)
{
    const auto mine = ours.find(id);
    const auto was = base.find(id);
    return mine == ours.end() || (was != base.end() && was->second == mine->second && goes(mine->second));
}

/// @param same whether a value of ours and one of theirs are the same thing
/// @param goes whether a value of ours that nobody changed is taken away by itself where theirs has it no more
template <class Id, class Value, class Same, class Goes>
std::map<Id, Id> match(const std::map<Id, Value>& base, const std::map<Id, Value>& ours,
                       const std::map<Id, Value>& theirs, Same same, Goes goes)
{
    std::map<Id, Id> out;
    std::set<Id> used;
    Id highest{};
    for (const auto* side : {&base, &ours, &theirs})
        if (!side->empty())
            highest = std::max(highest, side->rbegin()->first);
    const auto assign = [&](Id from, Id to) {
        out.emplace(from, to);
        used.insert(to);
    };
    for (const auto& [id, value] : theirs)
        if (keepsNumber(base, ours, id, value))
            assign(id, id);
    for (const auto& [id, value] : theirs) {
        if (out.contains(id))
            continue;
        const auto twin = std::find_if(ours.begin(), ours.end(), [&, &mine = value](const auto& entry) {
            const auto was = base.find(entry.first);
            return (was == base.end() || !isSameThing(was->second, entry.second)) && !used.contains(entry.first) &&
                   same(entry.second, mine);
        });
        if (twin != ours.end())
            assign(id, twin->first);
    }
    for (const auto& [id, value] : theirs) {
        if (out.contains(id))
            continue;
        assign(id, !used.contains(id) && isFree(base, ours, id, goes) ? id : highest = Id{highest.value + 1});
    }
    return out;
}

template <class Id>
Id ourNumber(const std::map<Id, Id>& numbers, Id theirs)
{
    const auto it = numbers.find(theirs);
    return it == numbers.end() ? theirs : it->second;
}

/// The same map with other keys, which are written into the values too.
template <class Id, class Value, class Change>
void rekey(std::map<Id, Value>& values, const std::map<Id, Id>& numbers, Change change)
{
    std::map<Id, Value> out;
    for (auto& [id, value] : values) {
        const Id to = ourNumber(numbers, id);
        value.id = to;
        change(value);
        out.emplace(to, std::move(value));
    }
    values = std::move(out);
}

void renumberEvidence(review::Workload& workload, const Renumbering& numbers)
{
    for (auto& [lens, review] : workload.reviews)
        for (auto& [question, answer] : review.answers)
            for (auto& [number, link] : answer.links) {
                link.network = ourNumber(numbers.networks, link.network);
                link.run = ourNumber(numbers.runs, link.run);
            }
}

/// "Shop (2)" where "Shop" is taken; cut to `most` code points.
template <class Taken>
std::string freeName(const std::string& name, std::size_t most, Taken taken)
{
    std::string out = name;
    for (int number = 2; taken(out); ++number) {
        const std::string ending = " (" + std::to_string(number) + ")";
        std::string head = name;
        while (!head.empty() && review::codePoints(head) + ending.size() > most) {
            while (!head.empty() && (static_cast<unsigned char>(head.back()) & 0xC0U) == 0x80U)
                head.pop_back();
            if (!head.empty())
                head.pop_back();
        }
        out = head + ending;
    }
    return out;
}

}  // namespace

Renumbering matchNumbers(const Workspace& base, const Workspace& ours, const Workspace& theirs)
{
    Renumbering out;
    out.workloads = match(
        base.workloads, ours.workloads, theirs.workloads,
        [](const review::Workload& a, const review::Workload& b) {
            return review::nameKey(a.name) == review::nameKey(b.name);
        },
        [](const review::Workload&) { return false; });
    // What belongs to a workload that they have not goes, or stays, with that workload.
    const auto goes = [&](const auto& mine) {
        return std::any_of(out.workloads.begin(), out.workloads.end(),
                           [&](const auto& entry) { return entry.second == mine.workload; });
    };
    const auto sameHome = [&](WorkloadId mine, WorkloadId other) { return mine == ourNumber(out.workloads, other); };
    out.networks = match(
        base.networks, ours.networks, theirs.networks,
        [&](const net::Network& a, net::Network b) {
            if (!sameHome(a.workload, b.workload))
                return false;
            b.id = a.id;
            b.workload = a.workload;
            return a == b;
        },
        goes);
    out.runs = match(
        base.runs, ours.runs, theirs.runs,
        [&](const RunRecord& a, RunRecord b) {
            if (!sameHome(a.workload, b.workload))
                return false;
            b.id = a.id;
            b.workload = a.workload;
            return a == b;
        },
        goes);
    out.milestones = match(
        base.milestones, ours.milestones, theirs.milestones,
        [&](const Milestone& a, const Milestone& b) {
            return sameHome(a.workload, b.workload) && a.name == b.name && a.at_utc == b.at_utc &&
                   a.author == b.author && a.content == b.content;
        },
        goes);
    return out;
}

Workspace renumbered(const Workspace& base, const Workspace& ours, Workspace theirs, const Renumbering& numbers)
{
    rekey(theirs.workloads, numbers.workloads,
          [&](review::Workload& workload) { renumberEvidence(workload, numbers); });
    const auto move = [&](auto& value) { value.workload = ourNumber(numbers.workloads, value.workload); };
    rekey(theirs.networks, numbers.networks, move);
    rekey(theirs.runs, numbers.runs, move);
    rekey(theirs.milestones, numbers.milestones, move);
    for (auto& [id, workload] : theirs.workloads)
        if (!base.workloads.contains(id) && !ours.workloads.contains(id))
            workload.name = freeName(workload.name, 100, [&](const std::string& name) {
                return std::any_of(ours.workloads.begin(), ours.workloads.end(), [&](const auto& entry) {
                    return review::nameKey(entry.second.name) == review::nameKey(name);
                });
            });
    for (auto& [id, milestone] : theirs.milestones)
        if (!base.milestones.contains(id) && !ours.milestones.contains(id))
            milestone.name = freeName(milestone.name, kMaxMilestoneName, [&](const std::string& name) {
                return std::any_of(ours.milestones.begin(), ours.milestones.end(), [&](const auto& entry) {
                    return entry.second.workload == milestone.workload &&
                           review::nameKey(entry.second.name) == review::nameKey(name);
                });
            });
    return theirs;
}

}  // namespace pb::workspace
