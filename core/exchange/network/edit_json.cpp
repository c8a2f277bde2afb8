// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/element_json.h"

namespace pb::exchange {

namespace {

/// The JSON names of FieldValue's alternatives, in its order: an edit is read without the element that it is about.
constexpr std::array<std::string_view, std::variant_size_v<net::FieldValue>> kValueNames{
    "flag",    "integer",   "text",       "address", "addresses",      "prefix",      "prefixes",    "ports",
    "strings", "reference", "references", "routes",  "security_rules", "acl_entries", "user_routes", "nsg_rules"};

template <std::size_t... I>
net::FieldValue emptyValue(std::size_t index, std::index_sequence<I...>)
{
    net::FieldValue out;
    (void)((index == I && (out.emplace<I>(), true)) || ...);
    return out;
}

struct Write {
    OutJson& out;

    void operator()(const net::AddElements& e) const
    {
        out["op"] = "add";
        OutJson list = OutJson::array();
        for (const net::Element& element : e.elements)
            list.push_back(elementJson(element));
        out["elements"] = std::move(list);
    }
    void operator()(const net::RemoveElements& e) const
    {
        out["op"] = "remove";
        out["ids"] = toJson(e.ids);
    }
    void operator()(const net::SetField& e) const
    {
        out["op"] = "set";
        out["id"] = e.id.value;
        out["field"] = e.field;
        out["type"] = std::string(kValueNames[e.value.index()]);
        out["value"] = std::visit([](const auto& value) { return toJson(value); }, e.value);
    }
    void operator()(const net::Place& e) const
    {
        out["op"] = "place";
        out["id"] = e.id.value;
        if (e.parent)
            out["parent"] = e.parent.value;
        out["box"] = boxJson(e.box);
    }
    void operator()(const net::SetWaiver& e) const
    {
        out["op"] = "waive";
        out["finding"] = e.finding_key;
        if (e.waiver)
            out["waiver"] = waiverJson(*e.waiver);
    }
    void operator()(const net::SetAsOf& e) const
    {
        out["op"] = "as_of";
        out["date"] = e.as_of.text();
    }
    void operator()(const net::Rename& e) const
    {
        out["op"] = "rename";
        out["name"] = e.name;
    }
    void operator()(const net::Batch& e) const
    {
        out["op"] = "batch";
        OutJson list = OutJson::array();
        for (const net::Edit& edit : e.edits)
            list.push_back(editJson(edit));
        out["edits"] = std::move(list);
    }
};

/// A list of objects, each read by `readOne(reader, json, item)`.
template <class T, class ReadOne>
bool readList(FieldReader& reader, const InJson& object, std::string_view key, std::vector<T>& out, ReadOne&& readOne)
{
    const auto it = object.find(key);
    return reader.inside(key, [&] {
        if (it == object.end() || !it->is_array())
            return reader.refuse("a list");
        for (std::size_t i = 0; i < it->size(); ++i)
            if (!reader.inside(std::to_string(i), [&] { return readOne(reader, (*it)[i], out.emplace_back()); }))
                return false;
        return true;
    });
}

bool readSet(FieldReader& reader, const InJson& in, net::SetField& out)
{
    std::string type;
    if (!reader.member(in, "id", out.id) || !reader.member(in, "field", out.field) || !reader.member(in, "type", type))
        return false;
    const auto name = std::find(kValueNames.begin(), kValueNames.end(), type);
    if (name == kValueNames.end())
        return reader.inside("type", [&] { return reader.refuse("a type of value"); });
    out.value = emptyValue(static_cast<std::size_t>(name - kValueNames.begin()),
                           std::make_index_sequence<std::variant_size_v<net::FieldValue>>{});
    return std::visit([&](auto& value) { return reader.member(in, "value", value); }, out.value);
}

bool readPlace(FieldReader& reader, const InJson& in, net::Place& out)
{
    if (!reader.member(in, "id", out.id) || !reader.optionalMember(in, "parent", out.parent))
        return false;
    const auto box = in.find("box");
    return reader.inside(
        "box", [&] { return box == in.end() ? reader.refuse("a value") : readBoxJson(reader, *box, out.box); });
}

bool readWaive(FieldReader& reader, const InJson& in, net::SetWaiver& out)
{
    if (!reader.member(in, "finding", out.finding_key))
        return false;
    const auto waiver = in.find("waiver");
    return waiver == in.end() ||
           reader.inside("waiver", [&] { return readWaiverJson(reader, *waiver, out.waiver.emplace()); });
}

struct Operation {
    std::string_view name;
    bool (*read)(FieldReader&, const InJson&, net::Edit&);
};

constexpr std::array<Operation, std::variant_size_v<decltype(net::Edit::what)>> kOperations{{
    {"add",
     [](FieldReader& r, const InJson& in, net::Edit& out) {
         return readList(r, in, "elements", out.what.emplace<net::AddElements>().elements, readElementJson);
     }},
    {"remove", [](FieldReader& r, const InJson& in,
                  net::Edit& out) { return r.member(in, "ids", out.what.emplace<net::RemoveElements>().ids); }},
    {"set", [](FieldReader& r, const InJson& in,
               net::Edit& out) { return readSet(r, in, out.what.emplace<net::SetField>()); }},
    {"place",
     [](FieldReader& r, const InJson& in, net::Edit& out) { return readPlace(r, in, out.what.emplace<net::Place>()); }},
    {"waive", [](FieldReader& r, const InJson& in,
                 net::Edit& out) { return readWaive(r, in, out.what.emplace<net::SetWaiver>()); }},
    {"as_of", [](FieldReader& r, const InJson& in,
                 net::Edit& out) { return readDateJson(r, in, "date", out.what.emplace<net::SetAsOf>().as_of); }},
    {"rename", [](FieldReader& r, const InJson& in,
                  net::Edit& out) { return r.member(in, "name", out.what.emplace<net::Rename>().name); }},
    {"batch",
     [](FieldReader& r, const InJson& in, net::Edit& out) {
         return readList(r, in, "edits", out.what.emplace<net::Batch>().edits, readEditJson);
     }},
}};

}  // namespace

OutJson editJson(const net::Edit& edit)
{
    OutJson out = OutJson::object();
    std::visit(Write{out}, edit.what);
    return out;
}

bool readEditJson(FieldReader& reader, const InJson& in, net::Edit& out)
{
    std::string op;
    if (!reader.isObject(in) || !reader.member(in, "op", op))
        return false;
    for (const Operation& operation : kOperations)
        if (operation.name == op)
            return operation.read(reader, in, out);
    return reader.inside("op", [&] { return reader.refuse("an operation"); });
}

}  // namespace pb::exchange
