// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/review_json.h"

#include <array>
#include <charconv>
#include <map>
#include <optional>
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

OutJson linkJson(const review::EvidenceLink& link)
{
    OutJson out = OutJson::object();
    putFields(out, link);
    if (link.network)
        out["network"] = link.network.value;
    if (link.run)
        out["run"] = link.run.value;
    return out;
}

OutJson acceptanceJson(const review::Acceptance& acceptance)
{
    OutJson out = OutJson::object();
    putFields(out, acceptance);
    if (!acceptance.expires.isSet())
        out.erase("expires");
    return out;
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

/// An object whose keys are whole numbers.
template <class Value, class ReadOne>
bool readNumbered(FieldReader& reader, const InJson& in, std::map<std::int64_t, Value>& out, ReadOne readOne)
{
    if (!reader.isObject(in))
        return false;
    for (const auto& [key, json] : in.items()) {
        std::int64_t number = 0;
        const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), number);
        const bool whole = error == std::errc() && end == key.data() + key.size();
        if (!reader.inside(key, [&, &value = json] {
                return whole ? readOne(reader, value, out[number]) : reader.refuse("a whole number as the key");
            }))
            return false;
    }
    return true;
}

bool readLinkJson(FieldReader& reader, const InJson& in, review::EvidenceLink& out)
{
    return readFields(reader, in, out, [&](const std::string& key, const InJson& json) {
        if (key == "network")
            return reader.value(json, out.network.value);
        return key == "run" ? reader.value(json, out.run.value) : reader.refuse("no such field");
    });
}

bool readAcceptanceJson(FieldReader& reader, const InJson& in, review::Acceptance& out)
{
    return readFields(reader, in, out,
                      [&](const std::string&, const InJson&) { return reader.refuse("no such field"); });
}

/// Flag, text, list and number differ in JSON, so a value needs no name of its type.
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
    if (in.is_number_integer())
        return reader.value(in, out.emplace<std::int64_t>());
    return reader.refuse("true, false, a text, a list of texts or a whole number");
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

/// {"workload", "lens", "question"}; edits of a time when a workload had one lens do not name it.
bool readKey(FieldReader& reader, const InJson& in, review::QuestionKey& out)
{
    return readId(reader, in, out.workload) && reader.optionalMember(in, "lens", out.lens) &&
           reader.member(in, "question", out.question);
}

template <class Op, class Read>
bool readKeyed(FieldReader& reader, const InJson& in, Op& out, Read read)
{
    return readKey(reader, in, out.key) && read() && reader.optionalMember(in, "at", out.at_utc);
}

/// A member that is missing or null is nothing.
template <class T>
bool readOptional(FieldReader& reader, const InJson& in, std::string_view key, std::optional<T>& out,
                  bool (*readOne)(FieldReader&, const InJson&, T&))
{
    const auto it = in.find(key);
    if (it == in.end() || it->is_null())
        return true;
    return reader.inside(key, [&] { return readOne(reader, *it, out.emplace()); });
}

bool readChoose(FieldReader& reader, const InJson& in, review::SetChoice& out)
{
    return readKeyed(reader, in, out, [&] {
        return reader.member(in, "choice", out.choice) && readWith(reader, in, "value", out.value, readChoiceJson);
    });
}

/// SetAnswerField and SetPlanField.
template <class Op>
bool readSetField(FieldReader& reader, const InJson& in, Op& out)
{
    return readKeyed(reader, in, out, [&] {
        return reader.member(in, "field", out.field) && readWith(reader, in, "value", out.value, readValueJson);
    });
}

bool readLinkEdit(FieldReader& reader, const InJson& in, review::SetLink& out)
{
    return readKeyed(reader, in, out, [&] {
        return reader.member(in, "link", out.link) && readOptional(reader, in, "value", out.value, readLinkJson);
    });
}

bool readAccept(FieldReader& reader, const InJson& in, review::SetAcceptance& out)
{
    return readKeyed(reader, in, out, [&] { return readOptional(reader, in, "value", out.value, readAcceptanceJson); });
}

bool readAddReview(FieldReader& reader, const InJson& in, review::AddReview& out)
{
    return readId(reader, in, out.workload) && reader.member(in, "lens", out.lens) &&
           readWith(reader, in, "review", out.review, readLensReviewJson);
}

/// RemoveReview and SetFirstLens.
template <class Op>
bool readLensOf(FieldReader& reader, const InJson& in, Op& out)
{
    return readId(reader, in, out.workload) && reader.member(in, "lens", out.lens);
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
    {"answer", readAs<review::SetAnswerField, readSetField<review::SetAnswerField>>},
    {"batch", readAs<review::Batch, readBatch>},
    {"add_lens", readAs<review::AddReview, readAddReview>},
    {"remove_lens", readAs<review::RemoveReview, readLensOf<review::RemoveReview>>},
    {"first_lens", readAs<review::SetFirstLens, readLensOf<review::SetFirstLens>>},
    {"link", readAs<review::SetLink, readLinkEdit>},
    {"plan", readAs<review::SetPlanField, readSetField<review::SetPlanField>>},
    {"accept", readAs<review::SetAcceptance, readAccept>},
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
        key(e.key);
        out["choice"] = e.choice;
        out["value"] = choiceJson(e.value);
        at(e.at_utc);
    }
    void operator()(const review::SetAnswerField& e) const { field(e); }
    void operator()(const review::SetPlanField& e) const { field(e); }
    void operator()(const review::SetLink& e) const
    {
        key(e.key);
        out["link"] = e.link;
        out["value"] = e.value ? linkJson(*e.value) : OutJson(nullptr);
        at(e.at_utc);
    }
    void operator()(const review::SetAcceptance& e) const
    {
        key(e.key);
        out["value"] = e.value ? acceptanceJson(*e.value) : OutJson(nullptr);
        at(e.at_utc);
    }
    void operator()(const review::AddReview& e) const
    {
        lens(e);
        out["review"] = lensReviewJson(e.review);
    }
    void operator()(const review::RemoveReview& e) const { lens(e); }
    void operator()(const review::SetFirstLens& e) const { lens(e); }
    void operator()(const review::Batch& e) const
    {
        OutJson& list = out["edits"] = OutJson::array();
        for (const review::Edit& edit : e.edits)
            list.push_back(reviewEditJson(edit));
    }

private:
    void key(const review::QuestionKey& key) const
    {
        out["workload"] = key.workload.value;
        if (!key.lens.empty())
            out["lens"] = key.lens;
        out["question"] = key.question;
    }
    void at(const std::string& utc) const
    {
        if (!utc.empty())
            out["at"] = utc;
    }
    template <class Op>
    void field(const Op& e) const
    {
        key(e.key);
        out["field"] = e.field;
        out["value"] = valueJson(e.value);
        at(e.at_utc);
    }
    template <class Op>
    void lens(const Op& e) const
    {
        out["workload"] = e.workload.value;
        out["lens"] = e.lens;
    }
};

template <class Value>
void putMap(OutJson& out, std::string_view name, const std::map<std::string, Value, std::less<>>& values,
            OutJson (*json)(const Value&))
{
    if (values.empty())
        return;
    OutJson& object = out[std::string(name)] = OutJson::object();
    for (const auto& [key, value] : values)
        object[key] = json(value);
}

}  // namespace

OutJson answerJson(const review::Answer& answer)
{
    OutJson out = OutJson::object();
    putFields(out, answer);
    putMap(out, "choices", answer.choices, choiceJson);
    if (!answer.links.empty()) {
        OutJson& links = out["links"] = OutJson::object();
        for (const auto& [number, link] : answer.links)
            links[std::to_string(number)] = linkJson(link);
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
        if (key == "links")
            return readNumbered(reader, json, out.links, readLinkJson);
        return key == "updated_utc" ? reader.value(json, out.updated_utc) : reader.refuse("no such field");
    });
}

OutJson planItemJson(const review::PlanItem& item)
{
    OutJson out = OutJson::object();
    putFields(out, item);
    if (!item.due.isSet())
        out.erase("due");
    if (item.acceptance)
        out["acceptance"] = acceptanceJson(*item.acceptance);
    if (!item.updated_utc.empty())
        out["updated_utc"] = item.updated_utc;
    return out;
}

bool readPlanItemJson(FieldReader& reader, const InJson& in, review::PlanItem& out)
{
    return readFields(reader, in, out, [&](const std::string& key, const InJson& json) {
        if (key == "acceptance")
            return readAcceptanceJson(reader, json, out.acceptance.emplace());
        return key == "updated_utc" ? reader.value(json, out.updated_utc) : reader.refuse("no such field");
    });
}

OutJson lensReviewJson(const review::LensReview& review)
{
    OutJson out = OutJson::object();
    putMap(out, "answers", review.answers, answerJson);
    putMap(out, "plan", review.plan, planItemJson);
    return out;
}

bool readLensReviewJson(FieldReader& reader, const InJson& in, review::LensReview& out)
{
    if (!reader.isObject(in) || !reader.onlyKnown(in, {"answers", "plan"}))
        return false;
    const auto map = [&](std::string_view key, auto& values, auto readOne) {
        const auto it = in.find(key);
        return it == in.end() || reader.inside(key, [&] { return readMap(reader, *it, values, readOne); });
    };
    return map("answers", out.answers, readAnswerJson) && map("plan", out.plan, readPlanItemJson);
}

OutJson workloadJson(const review::Workload& workload)
{
    OutJson out = OutJson::object();
    out["id"] = workload.id.value;
    putFields(out, workload);
    putMap(out, "reviews", workload.reviews, lensReviewJson);
    return out;
}

bool readWorkloadJson(FieldReader& reader, const InJson& in, review::Workload& out)
{
    // Written when a workload had one lens: its answers stood beside the fields.
    std::map<std::string, review::Answer, std::less<>> answers;
    const bool good = readFields(reader, in, out, [&](const std::string& key, const InJson& json) {
        if (key == "reviews")
            return readMap(reader, json, out.reviews, readLensReviewJson);
        if (key == "answers")
            return readMap(reader, json, answers, readAnswerJson);
        return key == "id" ? reader.value(json, out.id.value) : reader.refuse("no such field");
    });
    if (good && !answers.empty())
        out.reviews[out.lens].answers = std::move(answers);
    return good;
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
