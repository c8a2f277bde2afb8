// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/workspace/workspace_codec.h"

#include "core/exchange/density/event_codec.h"
#include "core/exchange/network/element_json.h"
#include "core/exchange/review/lens_json.h"
#include "core/exchange/review/review_json.h"
#include "core/exchange/workspace/network_json.h"

namespace pb::exchange {

namespace {

OutJson runJson(const workspace::RunRecord& run)
{
    OutJson out = OutJson::object();
    out["id"] = run.id.value;
    out["workload"] = run.workload.value;
    out["name"] = run.name;
    out["host"] = run.host;
    out["started"] = run.started_utc;
    out["note"] = run.note;
    out["summary"] = OutJson::parse(writeSummary(run.summary), nullptr, false);
    return out;
}

bool readRunJson(FieldReader& reader, const InJson& in, workspace::RunRecord& out)
{
    if (!reader.isObject(in) || !reader.member(in, "id", out.id.value) ||
        !reader.member(in, "workload", out.workload.value) || !reader.member(in, "name", out.name) ||
        !reader.member(in, "host", out.host) || !reader.member(in, "started", out.started_utc) ||
        !reader.member(in, "note", out.note))
        return false;
    return reader.inside("summary", [&] {
        const auto summary = in.find("summary");
        if (summary == in.end())
            return reader.refuse("a value");
        auto read = parseSummary(summary->dump());
        if (!read)
            return reader.refuse(read.error().where + ": " + read.error().detail);
        out.summary = *std::move(read);
        return true;
    });
}

OutJson countsJson(const review::RiskCounts& counts)
{
    OutJson out = OutJson::object();
    for (std::size_t i = 0; i < enumNames(review::Risk{}).size(); ++i)
        out[std::string(enumNames(review::Risk{})[i])] = std::int64_t{counts.of(static_cast<review::Risk>(i))};
    return out;
}

bool readCountsJson(FieldReader& reader, const InJson& in, review::RiskCounts& out)
{
    std::array<std::int64_t, 5> counts{};
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (!reader.member(in, enumNames(review::Risk{})[i], counts[i]))
            return false;
        if (counts[i] < 0 || counts[i] > 1'000'000)
            return reader.refuse("a number of questions");
    }
    const auto number = [&](std::size_t i) { return static_cast<int>(counts[i]); };
    out = {number(0), number(1), number(2), number(3), number(4)};
    return true;
}

/// Without the content.
OutJson milestoneJson(const workspace::Milestone& milestone)
{
    OutJson out = OutJson::object();
    out["id"] = milestone.id.value;
    out["workload"] = milestone.workload.value;
    out["name"] = milestone.name;
    out["at"] = milestone.at_utc;
    out["author"] = milestone.author;
    OutJson& lenses = out["summary"] = OutJson::array();
    for (const workspace::LensSummary& lens : milestone.summary) {
        OutJson pillars = OutJson::array();
        for (const review::PillarSummary& pillar : lens.pillars)
            pillars.push_back({{"pillar", pillar.pillar}, {"risks", countsJson(pillar.counts)}});
        lenses.push_back({{"lens", lens.lens}, {"pillars", std::move(pillars)}});
    }
    return out;
}

/// A list whose items are read by `readOne(json, item)`.
template <class T, class ReadOne>
bool readItems(FieldReader& reader, const InJson& in, std::string_view key, std::vector<T>& out, ReadOne readOne)
{
    return reader.inside(key, [&] {
        const auto list = in.find(key);
        if (list == in.end() || !list->is_array())
            return reader.refuse("a list");
        for (std::size_t i = 0; i < list->size(); ++i)
            if (!reader.inside(std::to_string(i), [&] { return readOne((*list)[i], out.emplace_back()); }))
                return false;
        return true;
    });
}

bool readMilestoneJson(FieldReader& reader, const InJson& in, workspace::Milestone& out)
{
    const auto pillar = [&](const InJson& json, review::PillarSummary& row) {
        const auto risks = json.find("risks");
        return reader.isObject(json) && reader.member(json, "pillar", row.pillar) && reader.inside("risks", [&] {
            return risks == json.end() ? reader.refuse("a value") : readCountsJson(reader, *risks, row.counts);
        });
    };
    const auto lens = [&](const InJson& json, workspace::LensSummary& row) {
        return reader.isObject(json) && reader.member(json, "lens", row.lens) &&
               readItems(reader, json, "pillars", row.pillars, pillar);
    };
    return reader.isObject(in) && reader.member(in, "id", out.id.value) &&
           reader.member(in, "workload", out.workload.value) && reader.member(in, "name", out.name) &&
           reader.member(in, "at", out.at_utc) && reader.member(in, "author", out.author) &&
           readItems(reader, in, "summary", out.summary, lens);
}

OutJson workspaceEditJson(const workspace::Edit& edit);

struct Write {
    OutJson& out;

    void operator()(const review::Edit& e) const
    {
        out["op"] = "review";
        out["edit"] = reviewEditJson(e);
    }
    void operator()(const workspace::EditNetwork& e) const
    {
        out["op"] = "network";
        out["network"] = e.network.value;
        out["edit"] = editJson(e.edit);
    }
    void operator()(const workspace::AddNetwork& e) const
    {
        out["op"] = "add_network";
        out["network"] = networkJson(e.network);
    }
    void operator()(const workspace::RemoveNetwork& e) const
    {
        out["op"] = "remove_network";
        out["network"] = e.network.value;
    }
    void operator()(const workspace::AddRun& e) const
    {
        out["op"] = "add_run";
        out["run"] = runJson(e.run);
    }
    void operator()(const workspace::SetRun& e) const
    {
        out["op"] = "set_run";
        out["run"] = runJson(e.run);
    }
    void operator()(const workspace::RemoveRun& e) const
    {
        out["op"] = "remove_run";
        out["run"] = e.run.value;
    }
    void operator()(const workspace::AddLens& e) const
    {
        out["op"] = "add_lens";
        out["lens"] = lensJson(*e.lens);
    }
    void operator()(const workspace::ReplaceLens& e) const
    {
        out["op"] = "replace_lens";
        out["lens"] = lensJson(*e.lens);
    }
    void operator()(const workspace::RemoveLens& e) const
    {
        out["op"] = "remove_lens";
        out["lens"] = e.lens;
    }
    void operator()(const workspace::AddMilestone& e) const
    {
        out["op"] = "add_milestone";
        out["milestone"] = milestoneJson(e.milestone);
        out["content"] = *e.milestone.content;  // as text: it must come back byte for byte
    }
    void operator()(const workspace::RemoveMilestone& e) const
    {
        out["op"] = "remove_milestone";
        out["milestone"] = e.milestone.value;
    }
    void operator()(const workspace::RenameMilestone& e) const
    {
        out["op"] = "rename_milestone";
        out["milestone"] = e.milestone.value;
        out["name"] = e.name;
    }
    void operator()(const workspace::Batch& e) const
    {
        out["op"] = "batch";
        OutJson& edits = out["edits"] = OutJson::array();
        for (const workspace::Edit& edit : e.edits)
            edits.push_back(workspaceEditJson(edit));
    }
};

OutJson workspaceEditJson(const workspace::Edit& edit)
{
    OutJson out = OutJson::object();
    std::visit(Write{out}, edit.what);
    return out;
}

/// Calls `read(value)` for a member that must be there.
template <class Read>
bool within(FieldReader& reader, const InJson& in, std::string_view key, Read&& read)
{
    return reader.inside(key, [&] {
        const auto it = in.find(key);
        return it == in.end() ? reader.refuse("a value") : read(*it);
    });
}

bool readWorkspaceEditJson(FieldReader& reader, const InJson& in, workspace::Edit& out);

bool readBatch(FieldReader& reader, const InJson& in, workspace::Batch& out)
{
    return within(reader, in, "edits", [&](const InJson& edits) {
        if (!edits.is_array())
            return reader.refuse("a list");
        for (std::size_t i = 0; i < edits.size(); ++i)
            if (!reader.inside(std::to_string(i),
                               [&] { return readWorkspaceEditJson(reader, edits[i], out.edits.emplace_back()); }))
                return false;
        return true;
    });
}

bool readLensMember(FieldReader& reader, const InJson& in, Shared<review::Lens>& out)
{
    review::Lens lens;
    if (!within(reader, in, "lens", [&](const InJson& json) { return readLensJson(reader, json, lens); }))
        return false;
    out = Shared<review::Lens>(std::move(lens));
    return true;
}

bool readAddMilestone(FieldReader& reader, const InJson& in, workspace::Milestone& out)
{
    std::string content;
    if (!within(reader, in, "milestone", [&](const InJson& json) { return readMilestoneJson(reader, json, out); }) ||
        !reader.member(in, "content", content))
        return false;
    out.content = Shared<std::string>(std::move(content));
    return true;
}

struct Operation {
    std::string_view name;
    bool (*read)(FieldReader&, const InJson&, workspace::Edit&);
};

constexpr std::array<Operation, std::variant_size_v<decltype(workspace::Edit::what)>> kOperations{{
    {"review",
     [](FieldReader& reader, const InJson& in, workspace::Edit& out) {
         auto& edit = out.what.emplace<review::Edit>();
         return within(reader, in, "edit", [&](const InJson& json) { return readReviewEditJson(reader, json, edit); });
     }},
    {"network",
     [](FieldReader& reader, const InJson& in, workspace::Edit& out) {
         auto& edit = out.what.emplace<workspace::EditNetwork>();
         return reader.member(in, "network", edit.network.value) &&
                within(reader, in, "edit", [&](const InJson& json) { return readEditJson(reader, json, edit.edit); });
     }},
    {"add_network",
     [](FieldReader& reader, const InJson& in, workspace::Edit& out) {
         auto& network = out.what.emplace<workspace::AddNetwork>().network;
         return within(reader, in, "network",
                       [&](const InJson& json) { return readNetworkJson(reader, json, network); });
     }},
    {"remove_network",
     [](FieldReader& reader, const InJson& in, workspace::Edit& out) {
         return reader.member(in, "network", out.what.emplace<workspace::RemoveNetwork>().network.value);
     }},
    {"add_run",
     [](FieldReader& reader, const InJson& in, workspace::Edit& out) {
         auto& run = out.what.emplace<workspace::AddRun>().run;
         return within(reader, in, "run", [&](const InJson& json) { return readRunJson(reader, json, run); });
     }},
    {"set_run",
     [](FieldReader& reader, const InJson& in, workspace::Edit& out) {
         auto& run = out.what.emplace<workspace::SetRun>().run;
         return within(reader, in, "run", [&](const InJson& json) { return readRunJson(reader, json, run); });
     }},
    {"remove_run",
     [](FieldReader& reader, const InJson& in, workspace::Edit& out) {
         return reader.member(in, "run", out.what.emplace<workspace::RemoveRun>().run.value);
     }},
    {"add_lens",
     [](FieldReader& reader, const InJson& in, workspace::Edit& out) {
         return readLensMember(reader, in, out.what.emplace<workspace::AddLens>().lens);
     }},
    {"replace_lens",
     [](FieldReader& reader, const InJson& in, workspace::Edit& out) {
         return readLensMember(reader, in, out.what.emplace<workspace::ReplaceLens>().lens);
     }},
    {"remove_lens",
     [](FieldReader& reader, const InJson& in, workspace::Edit& out) {
         return reader.member(in, "lens", out.what.emplace<workspace::RemoveLens>().lens);
     }},
    {"add_milestone",
     [](FieldReader& reader, const InJson& in, workspace::Edit& out) {
         return readAddMilestone(reader, in, out.what.emplace<workspace::AddMilestone>().milestone);
     }},
    {"remove_milestone",
     [](FieldReader& reader, const InJson& in, workspace::Edit& out) {
         return reader.member(in, "milestone", out.what.emplace<workspace::RemoveMilestone>().milestone.value);
     }},
    {"rename_milestone",
     [](FieldReader& reader, const InJson& in, workspace::Edit& out) {
         auto& edit = out.what.emplace<workspace::RenameMilestone>();
         return reader.member(in, "milestone", edit.milestone.value) && reader.member(in, "name", edit.name);
     }},
    {"batch", [](FieldReader& reader, const InJson& in,
                 workspace::Edit& out) { return readBatch(reader, in, out.what.emplace<workspace::Batch>()); }},
}};

bool readWorkspaceEditJson(FieldReader& reader, const InJson& in, workspace::Edit& out)
{
    std::string name;
    if (!reader.isObject(in) || !reader.member(in, "op", name))
        return false;
    for (const Operation& operation : kOperations)
        if (operation.name == name)
            return operation.read(reader, in, out);
    return reader.inside("op", [&] { return reader.refuse("an operation"); });
}

template <class T>
Result<T> read(std::string_view text, bool (*readOne)(FieldReader&, const InJson&, T&))
{
    auto json = parseJson(text, {});
    if (!json)
        return forward(std::move(json));
    FieldReader reader;
    T out;
    if (!readOne(reader, *json, out))
        return fail(Error::Code::Schema, "exchange.workspace.field", reader.pointer(), "expected " + reader.expected(),
                    {reader.expected()});
    return out;
}

}  // namespace

std::string writeWorkspaceEdit(const workspace::Edit& edit) { return compact(workspaceEditJson(edit)); }
Result<workspace::Edit> readWorkspaceEdit(std::string_view json) { return read(json, readWorkspaceEditJson); }

std::string writeRunRecord(const workspace::RunRecord& run) { return compact(runJson(run)); }
Result<workspace::RunRecord> readRunRecord(std::string_view json) { return read(json, readRunJson); }

std::string writeMilestone(const workspace::Milestone& milestone) { return compact(milestoneJson(milestone)); }
Result<workspace::Milestone> readMilestone(std::string_view json) { return read(json, readMilestoneJson); }

}  // namespace pb::exchange
