// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/workspace/workspace_codec.h"

#include "core/exchange/density/event_codec.h"
#include "core/exchange/network/element_json.h"
#include "core/exchange/review/review_json.h"

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

/// A network with its ids, in one object. Unlike a network file it is taken as it is: an edit must come back equal.
OutJson networkJson(const net::Network& network)
{
    OutJson out = OutJson::object();
    out["id"] = network.id.value;
    out["workload"] = network.workload.value;
    out["name"] = network.name;
    out["as_of"] = network.as_of.text();
    OutJson& elements = out["elements"] = OutJson::array();
    for (const auto& [id, element] : network.topology.elements())
        elements.push_back(elementJson(*element));
    OutJson& waivers = out["waivers"] = OutJson::object();
    for (const auto& [key, waiver] : network.waivers)
        waivers[key] = waiverJson(waiver);
    return out;
}

bool readNetworkJson(FieldReader& reader, const InJson& in, net::Network& out)
{
    if (!reader.isObject(in) || !reader.member(in, "id", out.id.value) ||
        !reader.member(in, "workload", out.workload.value) || !reader.member(in, "name", out.name) ||
        !readDateJson(reader, in, "as_of", out.as_of))
        return false;
    const auto elements = in.find("elements");
    const auto waivers = in.find("waivers");
    if (elements == in.end() || !elements->is_array() || waivers == in.end() || !waivers->is_object())
        return reader.refuse("\"elements\" and \"waivers\"");
    for (const InJson& one : *elements) {
        net::Element element;
        if (!reader.inside("elements", [&] { return readElementJson(reader, one, element); }))
            return false;
        out.topology.put(std::move(element));
    }
    for (const auto& [key, one] : waivers->items())
        if (!reader.inside("waivers",
                           [&, &k = key, &json = one] { return readWaiverJson(reader, json, out.waivers[k]); }))
            return false;
    return true;
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

}  // namespace pb::exchange
