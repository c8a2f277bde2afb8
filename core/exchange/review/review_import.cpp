// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/review_import.h"

#include "core/exchange/review/review_json.h"
#include "core/exchange/review/table.h"
#include "core/review/edit_check.h"
#include "core/review/field_edit.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <set>

namespace pb::exchange {

namespace {

using namespace review;

/// A field and the column that it is read from.
struct FieldColumn {
    std::string_view column;
    std::string_view field;
};

constexpr std::array<FieldColumn, 7> kPlanColumns{{{"owner", "owner"},
                                                   {"due", "due"},
                                                   {"effort", "effort"},
                                                   {"status", "status"},
                                                   {"likelihood", "likelihood"},
                                                   {"impact", "impact"},
                                                   {"note", "note"}}};
constexpr std::array<FieldColumn, 3> kAcceptanceColumns{
    {{"approver", "approver"}, {"accepted_because", "reason"}, {"accepted_until", "expires"}}};
constexpr std::array<FieldColumn, 3> kAnswerColumns{{{"reason", "reason"}, {"note", "notes"}, {"owner", "owner"}}};

/// The text of a cell as the value of a field of Owner.
/// @return Schema "review.field.type": no whole number
template <class Owner>
Result<FieldValue> valueOf(std::string_view field, const std::string& cell)
{
    bool number = false;
    bool choice = false;
    forEachField<Owner>([&](const auto& f) {
        if (f.info.name != field)
            return;
        number = f.info.type == FieldType::Integer;
        choice =
            f.info.type == FieldType::Choice && !std::is_same_v<decltype(f.member), std::optional<Effort> PlanItem::*>;
    });
    if (number) {
        std::int64_t value = 0;
        const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
        if (!cell.empty() && (error != std::errc() || end != cell.data() + cell.size()))
            return fail(Error::Code::Schema, "review.field.type", std::string(field), "no whole number");
        return FieldValue{value};
    }
    // An empty cell is the value that stands first: "none", "not_started".
    if (choice && cell.empty()) {
        static const Owner kDefault{};
        FieldValue first;
        forEachField<Owner>([&](const auto& f) {
            if (f.info.name == field)
                first = fieldValue(kDefault.*(f.member));
        });
        return first;
    }
    return FieldValue{cell};
}

/// A question of one of the lenses; null where there is none.
struct Asked {
    const Lens* lens = nullptr;
    const Question* question = nullptr;
    explicit operator bool() const { return question != nullptr; }
};

Error noLens(const std::string& id)
{
    return {Error::Code::NotFound, "exchange.review_file.no_lens", id, "a lens that the workload does not have", {}};
}

/// Collects what a file asks for, each change tried on a copy of the workload.
class Collector {
public:
    Collector(const std::vector<const Lens*>& lenses, const Workload& workload, std::string_view atUtc)
        : m_lenses(lenses), m_workload(workload), m_at(atUtc)
    {
        m_scratch.emplace(workload.id, workload);
        normalize(m_scratch.begin()->second);
    }

    Proposal& out() { return m_out; }
    const std::vector<const Lens*>& lenses() const { return m_lenses; }
    const Lens* lens(std::string_view id) const
    {
        const auto it =
            std::find_if(m_lenses.begin(), m_lenses.end(), [&](const Lens* lens) { return lens->id == id; });
        return it == m_lenses.end() ? nullptr : *it;
    }
    /// @param lens "" is the first that has the question
    Asked question(std::string_view lensId, std::string_view id) const
    {
        for (const Lens* lens : m_lenses) {
            if (!lensId.empty() && lens->id != lensId)
                continue;
            for (const Question* question : allQuestions(*lens))
                if (question->id == id)
                    return {lens, question};
        }
        return {};
    }
    LensReview review(const Asked& asked) const { return reviewOf(m_workload, asked.lens->id); }
    const Answer& answer(const Asked& asked) const { return answerOf(m_workload, asked.lens->id, asked.question->id); }

    void refuse(int line, std::string column, Error error)
    {
        m_out.refused.push_back({line, std::move(column), std::move(error)});
    }

    /// @param after what is to be said about the question; the other questions in it do not matter
    void propose(int line, const Asked& asked, const LensReview& after)
    {
        const std::string& lens = asked.lens->id;
        const LensReview& before = reviewOf(m_workload, lens);
        std::vector<CellChange> changes =
            changesBetween(cellsOf(before, lens, asked.question->id), cellsOf(after, lens, asked.question->id));
        // One by one: what is selected comes last, so that "None of these" and a practice never meet on the way.
        std::stable_partition(changes.begin(), changes.end(), [](const CellChange& change) {
            const auto* choice = std::get_if<ChoiceAnswer>(&change.after);
            return !choice || choice->state != ChoiceState::Selected;
        });
        for (CellChange& change : changes)
            take(line, std::move(change));
    }

private:
    void take(int line, CellChange change)
    {
        Edit edit = editFor(m_scratch.at(m_workload.id), {&change, 1}, m_at);
        if (auto done = applyEdit(m_scratch, edit); !done) {
            std::string column =
                change.key.name.empty() ? std::string(enumName(change.key.part)) : std::move(change.key.name);
            refuse(line, std::move(column), std::move(done).error());
        } else {
            m_out.changes.push_back({std::move(change), line, std::move(edit)});
        }
    }

    const std::vector<const Lens*>& m_lenses;
    const Workload& m_workload;
    std::string m_at;
    Workloads m_scratch;
    Proposal m_out;
};

/// One record with its cells by the key of their column.
class Record {
public:
    Record(const CsvFile& file, const CsvRow& row) : m_file(file), m_row(row) {}

    int line() const { return m_row.line; }
    /// @return empty where the file has no such column; a record that is too short has empty cells
    std::optional<std::string> cell(std::string_view key) const
    {
        const auto it = std::find(m_file.keys.begin(), m_file.keys.end(), key);
        if (it == m_file.keys.end())
            return std::nullopt;
        const auto at = static_cast<std::size_t>(it - m_file.keys.begin());
        return at < m_row.cells.size() ? m_row.cells[at] : std::string();
    }

private:
    const CsvFile& m_file;
    const CsvRow& m_row;
};

class CsvImport {
public:
    explicit CsvImport(Collector& collector) : m_collector(collector) {}

    void plan(const CsvFile& file)
    {
        std::set<const Question*> seen;
        for (const CsvRow& row : file.rows) {
            const Record record(file, row);
            const Asked asked = questionOf(record);
            if (!asked)
                continue;
            if (!seen.insert(asked.question).second) {
                refuseTwice(record, asked.question->id);
                continue;
            }
            LensReview after = m_collector.review(asked);
            PlanItem& item = after.plan[asked.question->id];
            setFields(record, kPlanColumns, item);
            setAcceptance(record, item);
            m_collector.propose(record.line(), asked, after);
        }
    }

    void answers(const CsvFile& file)
    {
        std::vector<std::pair<int, Asked>> order;
        for (const CsvRow& row : file.rows) {
            const Record record(file, row);
            const Asked asked = questionOf(record);
            if (!asked)
                continue;
            const Question& question = *asked.question;
            if (!m_answers.contains(&question))
                order.emplace_back(record.line(), asked);
            const std::string choice = record.cell("choice").value_or(std::string());
            if (!m_seen.insert({&question, choice}).second) {
                refuseTwice(record, choice.empty() ? question.id : choice);
                continue;
            }
            Answer& after = m_answers.try_emplace(&question, m_collector.answer(asked)).first->second;
            if (choice.empty())
                setAnswer(record, after);
            else
                setChoice(record, question, choice, after);
        }
        for (const auto& [line, asked] : order) {
            LensReview after = m_collector.review(asked);
            if (const auto answer = m_answers.find(asked.question); answer != m_answers.end())
                after.answers[asked.question->id] = answer->second;
            m_collector.propose(line, asked, after);
        }
    }

private:
    Asked questionOf(const Record& record)
    {
        ++m_collector.out().rows;
        const std::string lens = record.cell("lens").value_or(std::string());
        if (!lens.empty() && !m_collector.lens(lens)) {
            m_collector.refuse(record.line(), "lens", noLens(lens));
            return {};
        }
        const std::string id = record.cell("question").value_or(std::string());
        const Asked asked = m_collector.question(lens, id);
        if (!asked)
            m_collector.refuse(
                record.line(), "question",
                Error{Error::Code::NotFound, "exchange.review_file.question", id, "no such question", {}});
        return asked;
    }

    void refuseTwice(const Record& record, const std::string& id)
    {
        m_collector.refuse(record.line(), {},
                           Error{Error::Code::Conflict, "exchange.review_file.twice", id, "a second row", {}});
    }

    /// Sets a field from the column where the file has it.
    template <class Owner>
    void setField(const Record& record, const FieldColumn& column, Owner& owner)
    {
        const auto cell = record.cell(column.column);
        if (!cell)
            return;
        auto value = valueOf<Owner>(column.field, *cell);
        auto done = value ? exchangeField(owner, column.field, *value) : Result<FieldValue>(forward(std::move(value)));
        if (!done)
            m_collector.refuse(record.line(), std::string(column.column), std::move(done).error());
    }

    template <class Columns, class Owner>
    void setFields(const Record& record, const Columns& columns, Owner& owner)
    {
        for (const FieldColumn& column : columns)
            setField(record, column, owner);
    }

    /// An acceptance is there when one of its cells is; columns that the file does not have keep what they hold.
    void setAcceptance(const Record& record, PlanItem& item)
    {
        bool named = false;
        bool given = false;
        for (const FieldColumn& column : kAcceptanceColumns)
            if (const auto cell = record.cell(column.column)) {
                named = true;
                given = given || !cell->empty();
            }
        if (!named)
            return;
        if (!given) {
            item.acceptance.reset();
            return;
        }
        const std::size_t refused = m_collector.out().refused.size();
        Acceptance after = item.acceptance.value_or(Acceptance{});
        setFields(record, kAcceptanceColumns, after);
        if (m_collector.out().refused.size() == refused)
            item.acceptance = std::move(after);
    }

    void setAnswer(const Record& record, Answer& after)
    {
        if (const auto state = record.cell("state")) {
            if (*state == "applicable" || *state == "not_applicable" || state->empty())
                after.applicable = *state != "not_applicable";
            else
                m_collector.refuse(
                    record.line(), "state",
                    Error{Error::Code::Schema, "review.field.value", "state", "applicable or not_applicable", {}});
        }
        setFields(record, kAnswerColumns, after);
    }

    void setChoice(const Record& record, const Question& question, const std::string& id, Answer& after)
    {
        const auto refuse = [&](const char* column, Error error) {
            m_collector.refuse(record.line(), column, std::move(error));
        };
        if (!findChoice(question, id))
            return refuse("choice",
                          {Error::Code::NotFound, "exchange.review_file.choice", id, "no such choice", {question.id}});
        const auto it = after.choices.find(id);
        ChoiceAnswer value = it == after.choices.end() ? ChoiceAnswer{} : it->second;
        const auto named = [&](const char* column, auto& member) {
            using E = std::decay_t<decltype(member)>;
            const auto cell = record.cell(column);
            const auto known = cell && !cell->empty() ? enumFrom<E>(*cell) : std::optional<E>(E{});
            if (cell && known)
                member = *known;
            if (cell && !known)
                refuse(column, {Error::Code::Schema, "review.field.value", column, "no such value", {}});
            return known.has_value();
        };
        if (!named("state", value.state) || !named("reason", value.reason))
            return;
        if (auto note = record.cell("note"))
            value.note = *std::move(note);
        if (auto good = checkChoice(id, value); !good)
            return refuse("state", std::move(good).error());
        after.choices[id] = std::move(value);
    }

    Collector& m_collector;
    std::map<const Question*, Answer> m_answers;
    std::set<std::pair<const Question*, std::string>> m_seen;
};

Status readTable(std::string_view bytes, std::string_view name, Collector& collector)
{
    auto file = readCsv(bytes, name);
    if (!file)
        return forward(std::move(file));
    const auto has = [&](std::string_view key) {
        return std::find(file->keys.begin(), file->keys.end(), key) != file->keys.end();
    };
    const auto any = [&](const auto& columns) {
        return std::any_of(columns.begin(), columns.end(),
                           [&](const FieldColumn& column) { return has(column.column); });
    };
    const bool says =
        has("choice") ? has("state") || any(kAnswerColumns) : any(kPlanColumns) || any(kAcceptanceColumns);
    if (!has("question") || !says)
        return fail(Error::Code::Schema, "exchange.review_file.columns", std::string(name) + ":1",
                    "needs the column question and one that can be set", {"question", "owner"});
    CsvImport import(collector);
    if (has("choice"))
        import.answers(*file);
    else
        import.plan(*file);
    return {};
}

/// A part of an entry as a value, or what is wrong with it as something refused.
/// @param place JSON pointer of the entry
template <class T>
std::optional<T> partOf(const InJson& entry, const std::string& place, const char* key,
                        bool (*readOne)(FieldReader&, const InJson&, T&), Collector& collector)
{
    const auto it = entry.find(key);
    if (it == entry.end())
        return std::nullopt;
    FieldReader reader;
    T out;
    if (readOne(reader, *it, out))
        return out;
    std::string pointer = place + '/' + key + reader.pointer();
    Error error{
        Error::Code::Schema, "exchange.review.field", pointer, "expected " + reader.expected(), {reader.expected()}};
    collector.refuse(0, std::move(pointer), std::move(error));
    return std::nullopt;
}

void readEntry(const InJson& entry, const std::string& place, const Lens& lens, Collector& collector)
{
    ++collector.out().rows;
    const auto id = entry.is_object() ? entry.find("id") : entry.end();
    const std::string name = id != entry.end() && id->is_string() ? id->get<std::string>() : std::string();
    const Asked asked = collector.question(lens.id, name);
    if (!asked)
        return collector.refuse(
            0, place + "/id",
            Error{Error::Code::NotFound, "exchange.review_file.question", name, "no such question", {}});
    LensReview after = collector.review(asked);
    if (auto answer = partOf(entry, place, "answer", readAnswerJson, collector))
        after.answers[name] = *std::move(answer);
    if (auto plan = partOf(entry, place, "plan", readPlanItemJson, collector))
        after.plan[name] = *std::move(plan);
    collector.propose(0, asked, after);
}

/// The member of an object, null JSON where there is none or it is no object.
InJson member(const InJson& object, const char* key)
{
    return object.is_object() ? object.value(key, InJson()) : InJson();
}

void readQuestions(const InJson& questions, const std::string& place, const Lens& lens, Collector& collector)
{
    for (std::size_t i = 0; i < questions.size(); ++i)
        readEntry(questions[i], place + "/questions/" + std::to_string(i), lens, collector);
}

tl::unexpected<Error> otherFormat(std::string_view name)
{
    return fail(Error::Code::Schema, "exchange.review_file.format", std::string(name), "no review of this program");
}

/// Version 1, of one lens.
Status readOneLens(const InJson& json, std::string_view name, Collector& collector)
{
    const InJson of = member(json, "lens");
    const Lens* lens = of.is_string() ? collector.lens(of.get<std::string>()) : nullptr;
    if (!lens)
        return fail(Error::Code::Conflict, "exchange.review_file.lens", std::string(name), "of another lens",
                    {of.is_string() ? of.get<std::string>() : of.dump(), collector.lenses().front()->id});
    readQuestions(json["questions"], {}, *lens, collector);
    return {};
}

/// Version 2, of several.
void readLenses(const InJson& parts, Collector& collector)
{
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string place = "/lenses/" + std::to_string(i);
        const InJson of = member(parts[i], "lens");
        const std::string id = of.is_string() ? of.get<std::string>() : of.dump();
        if (const Lens* lens = collector.lens(id); lens && member(parts[i], "questions").is_array())
            readQuestions(parts[i]["questions"], place, *lens, collector);
        else
            collector.refuse(0, place + "/lens", noLens(id));
    }
}

Status readJson(std::string_view bytes, std::string_view name, Collector& collector)
{
    auto json = parseJson(bytes, name);
    if (!json)
        return forward(std::move(json));
    if (member(*json, "format") != "pillarbench.review")
        return otherFormat(name);
    const InJson version = member(*json, "version");
    if (version != 1 && version != 2)
        return fail(Error::Code::Newer, "exchange.review_file.newer", std::string(name), "another version",
                    {version.dump()});
    if (!member(*json, version == 1 ? "questions" : "lenses").is_array())
        return otherFormat(name);
    if (version == 1)
        return readOneLens(*json, name, collector);
    readLenses((*json)["lenses"], collector);
    return {};
}

}  // namespace

Result<Proposal> proposeReview(std::string_view bytes, std::string_view name, const std::vector<const Lens*>& lenses,
                               const Workload& workload, std::string_view atUtc)
{
    Collector collector(lenses, workload, atUtc);
    const std::size_t start = bytes.find_first_not_of("\xEF\xBB\xBF \t\r\n");
    const bool isJson = start != std::string_view::npos && bytes[start] == '{';
    Status read = isJson ? readJson(bytes, name, collector) : readTable(bytes, name, collector);
    if (!read)
        return forward(std::move(read));
    return std::move(collector.out());
}

Edit editOf(const Proposal& proposal)
{
    Batch batch;
    for (const ProposedChange& one : proposal.changes)
        batch.edits.push_back(one.edit);
    return batch.edits.size() == 1 ? std::move(batch.edits.front()) : Edit{std::move(batch)};
}

}  // namespace pb::exchange
