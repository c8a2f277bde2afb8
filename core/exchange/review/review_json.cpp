// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/review_json.h"

#include <array>
#include <variant>

namespace pb::exchange {

namespace {

OutJson choiceJson(const review::ChoiceAnswer& choice)
{
    OutJson out = OutJson::object();
    out["state"] = toJson(choice.state);
    if (choice.reason != review::Reason::None)
        out["reason"] = toJson(choice.reason);
    if (!choice.note.empty())
        out["note"] = choice.note;
    return out;
}

bool readChoiceJson(FieldReader& reader, const InJson& in, review::ChoiceAnswer& out)
{
    return reader.isObject(in) && reader.onlyKnown(in, {"state", "reason", "note"}) &&
           reader.member(in, "state", out.state) && reader.optionalMember(in, "reason", out.reason) &&
           reader.optionalMember(in, "note", out.note);
}

/// Reads the members that are fields of `out`, and hands the others to `other(key, json)`.
template <class T, class Other>
bool readFields(FieldReader& reader, const InJson& in, T& out, Other&& other)
{
    if (!reader.isObject(in))
        return false;
    for (const auto& [key, json] : in.items()) {
        bool isField = false;
        forEachField<T>([&, &name = key](const auto& f) { isField = isField || f.info.name == name; });
        const bool good = reader.inside(key, [&, &name = key, &value = json] {
            return isField ? reader.field(name, value, out) : other(name, value);
        });
        if (!good)
            return false;
    }
    return true;
}

/// An object whose keys are ids.
template <class Map, class ReadOne>
bool readMap(FieldReader& reader, const InJson& in, Map& out, ReadOne readOne)
{
    if (!reader.isObject(in))
        return false;
    for (const auto& [key, json] : in.items())
        if (!reader.inside(key, [&, &id = key, &value = json] { return readOne(reader, value, out[id]); }))
            return false;
    return true;
}

/// Flag, text and list differ in JSON, so a value needs no name of its type.
OutJson valueJson(const review::FieldValue& value)
{
    return std::visit([](const auto& typed) { return toJson(typed); }, value);
}

bool readValueJson(FieldReader& reader, const InJson& in, review::FieldValue& out)
{
    if (in.is_boolean())
        return reader.value(in, out.emplace<bool>());
    if (in.is_string())
        return reader.value(in, out.emplace<std::string>());
    if (in.is_array())
        return reader.value(in, out.emplace<std::vector<std::string>>());
    return reader.refuse("true, false, a text or a list of texts");
}

template <class ReadOne, class T>
bool readWith(FieldReader& reader, const InJson& in, std::string_view key, T& out, ReadOne readOne)
{
    const auto it = in.find(key);
    return reader.inside(key, [&] { return it == in.end() ? reader.refuse("a value") : readOne(reader, *it, out); });
}

bool readId(FieldReader& reader, const InJson& in, WorkloadId& out) { return reader.member(in, "workload", out.value); }

bool readAdd(FieldReader& reader, const InJson& in, review::AddWorkload& out)
{
    return readWith(reader, in, "workload", out.workload, readWorkloadJson);
}

bool readRemove(FieldReader& reader, const InJson& in, review::RemoveWorkload& out)
{
    return readId(reader, in, out.workload);
}

bool readSet(FieldReader& reader, const InJson& in, review::SetWorkloadField& out)
{
    return readId(reader, in, out.workload) && reader.member(in, "field", out.field) &&
           readWith(reader, in, "value", out.value, readValueJson);
}

bool readChoose(FieldReader& reader, const InJson& in, review::SetChoice& out)
{
    return readId(reader, in, out.workload) && reader.member(in, "question", out.question) &&
           reader.member(in, "choice", out.choice) && readWith(reader, in, "value", out.value, readChoiceJson) &&
           reader.optionalMember(in, "at", out.at_utc);
}

bool readAnswerField(FieldReader& reader, const InJson& in, review::SetAnswerField& out)
{
    return readId(reader, in, out.workload) && reader.member(in, "question", out.question) &&
           reader.member(in, "field", out.field) && readWith(reader, in, "value", out.value, readValueJson) &&
           reader.optionalMember(in, "at", out.at_utc);
}

bool readBatch(FieldReader& reader, const InJson& in, review::Batch& out)
{
    return readWith(
        reader, in, "edits", out.edits, [](FieldReader& r, const InJson& list, std::vector<review::Edit>& edits) {
            if (!list.is_array())
                return r.refuse("a list");
            for (std::size_t i = 0; i < list.size(); ++i)
                if (!r.inside(std::to_string(i), [&] { return readReviewEditJson(r, list[i], edits.emplace_back()); }))
                    return false;
            return true;
        });
}

struct Operation {
    std::string_view name;
    bool (*read)(FieldReader&, const InJson&, review::Edit&);
};

/// Reads an edit of type Op with `readOne`.
template <class Op, bool (*readOne)(FieldReader&, const InJson&, Op&)>
bool readAs(FieldReader& reader, const InJson& in, review::Edit& out)
{
    return readOne(reader, in, out.op.emplace<Op>());
}

/// In the order of the variant: its index finds the name.
constexpr std::array<Operation, std::variant_size_v<decltype(review::Edit::op)>> kOperations{{
    {"add_workload", readAs<review::AddWorkload, readAdd>},
    {"remove_workload", readAs<review::RemoveWorkload, readRemove>},
    {"set", readAs<review::SetWorkloadField, readSet>},
    {"choose", readAs<review::SetChoice, readChoose>},
    {"answer", readAs<review::SetAnswerField, readAnswerField>},
    {"batch", readAs<review::Batch, readBatch>},
}};

struct Write {
    OutJson& out;

    void operator()(const review::AddWorkload& e) const { out["workload"] = workloadJson(e.workload); }
    void operator()(const review::RemoveWorkload& e) const { out["workload"] = e.workload.value; }
    void operator()(const review::SetWorkloadField& e) const
    {
        out["workload"] = e.workload.value;
        out["field"] = e.field;
        out["value"] = valueJson(e.value);
    }
    void operator()(const review::SetChoice& e) const
    {
        out["workload"] = e.workload.value;
        out["question"] = e.question;
        out["choice"] = e.choice;
        out["value"] = choiceJson(e.value);
        if (!e.at_utc.empty())
            out["at"] = e.at_utc;
    }
    void operator()(const review::SetAnswerField& e) const
    {
        out["workload"] = e.workload.value;
        out["question"] = e.question;
        out["field"] = e.field;
        out["value"] = valueJson(e.value);
        if (!e.at_utc.empty())
            out["at"] = e.at_utc;
    }
    void operator()(const review::Batch& e) const
    {
        OutJson& list = out["edits"] = OutJson::array();
        for (const review::Edit& edit : e.edits)
            list.push_back(reviewEditJson(edit));
    }
};

}  // namespace

OutJson answerJson(const review::Answer& answer)
{
    OutJson out = OutJson::object();
    putFields(out, answer);
    if (!answer.choices.empty()) {
        OutJson& choices = out["choices"] = OutJson::object();
        for (const auto& [id, choice] : answer.choices)
            choices[id] = choiceJson(choice);
    }
    if (!answer.updated_utc.empty())
        out["updated_utc"] = answer.updated_utc;
    return out;
}

bool readAnswerJson(FieldReader& reader, const InJson& in, review::Answer& out)
{
    return readFields(reader, in, out, [&](const std::string& key, const InJson& json) {
        if (key == "choices")
            return readMap(reader, json, out.choices, readChoiceJson);
        return key == "updated_utc" ? reader.value(json, out.updated_utc) : reader.refuse("no such field");
    });
}

OutJson workloadJson(const review::Workload& workload)
{
    OutJson out = OutJson::object();
    out["id"] = workload.id.value;
    putFields(out, workload);
    if (!workload.answers.empty()) {
        OutJson& answers = out["answers"] = OutJson::object();
        for (const auto& [question, answer] : workload.answers)
            answers[question] = answerJson(answer);
    }
    return out;
}

bool readWorkloadJson(FieldReader& reader, const InJson& in, review::Workload& out)
{
    return readFields(reader, in, out, [&](const std::string& key, const InJson& json) {
        if (key == "answers")
            return readMap(reader, json, out.answers, readAnswerJson);
        return key == "id" ? reader.value(json, out.id.value) : reader.refuse("no such field");
    });
}

OutJson reviewEditJson(const review::Edit& edit)
{
    OutJson out = OutJson::object();
    out["op"] = std::string(kOperations[edit.op.index()].name);
    std::visit(Write{out}, edit.op);
    return out;
}

bool readReviewEditJson(FieldReader& reader, const InJson& in, review::Edit& out)
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
