// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/review_tables.h"

#include "core/exchange/review/review_json.h"

namespace pb::exchange {

namespace {

using namespace review;

/// Makes the columns and cells of one table.
class Cells {
public:
    Cells(const Wording& wording, CellValues values) : m_wording(wording), m_keys(values == CellValues::Keys) {}

    bool keys() const { return m_keys; }
    std::string say(std::string_view id) const { return m_wording.say(id); }
    std::string text(const Text& text) const { return m_wording.text(text); }

    TableColumn column(std::string key, int width) const
    {
        std::string title = say("review.column." + key);
        return {std::move(key), std::move(title), width};
    }

    /// The name of an enum's value, or its word: "review.<family>.<name>".
    template <class E>
    std::string value(std::string_view family, E value) const
    {
        const std::string name(enumName(value));
        return m_keys ? name : say("review." + std::string(family) + '.' + name);
    }

    std::string yes(bool value) const
    {
        if (m_keys)
            return value ? "true" : "false";
        return value ? say("review.table.yes") : std::string();
    }

    /// Titles of choices, one in each line.
    std::string titles(const Question& question, const std::vector<std::string>& ids) const
    {
        std::string out;
        for (const std::string& id : ids)
            if (const Choice* choice = findChoice(question, id))
                out += (out.empty() ? "" : "\n") + text(choice->title);
        return out;
    }

private:
    const Wording& m_wording;
    bool m_keys;
};

std::string number(std::int64_t value) { return value == 0 ? std::string() : std::to_string(value); }

/// What is missing, then what is to be given up.
std::string missingText(const Cells& cells, const PlanRow& row)
{
    std::string out = cells.titles(*row.question, row.missing.select);
    if (row.missing.clear.empty())
        return out;
    out += (out.empty() ? "" : "\n") + cells.say("review.table.give_up") + '\n';
    return out + cells.titles(*row.question, row.missing.clear);
}

std::string effortText(const Cells& cells, const PlanRow& row)
{
    if (!cells.keys())
        return cells.value("effort", row.effort);
    return row.item->effort ? std::string(enumName(*row.item->effort)) : std::string();
}

std::vector<std::string> planCells(const Cells& cells, const PlanRow& row)
{
    const PlanItem& item = *row.item;
    const Acceptance acceptance = item.acceptance.value_or(Acceptance{});
    std::vector<std::string> out;
    if (cells.keys())
        out.push_back(row.question->id);
    for (std::string cell :
         {row.question->code, cells.text(row.pillar->name), cells.text(row.question->title),
          cells.value("risk", row.verdict.risk), missingText(cells, row), item.owner, item.due.text(),
          effortText(cells, row), cells.value("status", item.status), number(item.likelihood), number(item.impact),
          item.note, acceptance.approver, acceptance.reason, acceptance.expires.text(),
          row.acceptance == AcceptanceState::None && !cells.keys() ? std::string()
                                                                   : cells.value("acceptance", row.acceptance),
          cells.yes(row.contradicted)})
        out.push_back(std::move(cell));
    return out;
}

std::vector<std::string> questionCells(const Cells& cells, const Question& question, const Answer& answer, Risk risk)
{
    std::vector<std::string> out;
    if (cells.keys())
        out = {question.id, {}};
    const std::string state = answer.applicable ? "applicable" : "not_applicable";
    for (std::string cell :
         {question.code, cells.text(question.title), cells.text(question.question),
          cells.keys() ? state : cells.say("review.state." + state), cells.value("reason", answer.reason), answer.notes,
          answer.owner, cells.value("risk", risk)})
        out.push_back(std::move(cell));
    return out;
}

std::vector<std::string> choiceCells(const Cells& cells, const Question& question, const Choice& choice,
                                     const Answer& answer)
{
    const auto it = answer.choices.find(choice.id);
    const ChoiceAnswer value = it == answer.choices.end() ? ChoiceAnswer{} : it->second;
    std::vector<std::string> out;
    if (cells.keys())
        out = {question.id, choice.id};
    for (std::string cell : {question.code, std::string(), cells.text(choice.title), cells.value("state", value.state),
                             cells.value("reason", value.reason), value.note, std::string(), std::string()})
        out.push_back(std::move(cell));
    return out;
}

}  // namespace

Table planTable(const std::vector<PlanRow>& rows, const Wording& wording, CellValues values)
{
    const Cells cells(wording, values);
    Table table;
    table.title = cells.say("review.table.plan");
    if (cells.keys())
        table.columns.push_back(cells.column("question", 10));
    constexpr std::array<std::pair<const char*, int>, 17> kColumns{{{"code", 9},
                                                                    {"pillar", 14},
                                                                    {"title", 34},
                                                                    {"risk", 9},
                                                                    {"missing", 60},
                                                                    {"owner", 14},
                                                                    {"due", 11},
                                                                    {"effort", 9},
                                                                    {"status", 12},
                                                                    {"likelihood", 8},
                                                                    {"impact", 8},
                                                                    {"note", 40},
                                                                    {"approver", 14},
                                                                    {"accepted_because", 30},
                                                                    {"accepted_until", 11},
                                                                    {"acceptance", 10},
                                                                    {"contradicted", 10}}};
    for (const auto& [key, width] : kColumns)
        table.columns.push_back(cells.column(key, width));
    for (const PlanRow& row : rows)
        table.rows.push_back(planCells(cells, row));
    return table;
}

Table answerTable(const Lens& lens, const Workload& workload, const Wording& wording, CellValues values)
{
    const Cells cells(wording, values);
    Table table;
    table.title = cells.say("review.table.answers");
    if (cells.keys())
        table.columns = {cells.column("question", 10), cells.column("choice", 24)};
    constexpr std::array<std::pair<const char*, int>, 8> kColumns{{{"code", 9},
                                                                   {"title", 34},
                                                                   {"practice", 60},
                                                                   {"state", 14},
                                                                   {"reason", 16},
                                                                   {"note", 40},
                                                                   {"owner", 14},
                                                                   {"risk", 9}}};
    for (const auto& [key, width] : kColumns)
        table.columns.push_back(cells.column(key, width));
    for (const Question* question : allQuestions(lens)) {
        const Answer& answer = answerOf(workload, lens.id, question->id);
        table.rows.push_back(questionCells(cells, *question, answer, assess(lens, *question, workload).risk));
        for (const Choice& choice : question->choices)
            table.rows.push_back(choiceCells(cells, *question, choice, answer));
    }
    return table;
}

std::string writeReviewJson(const Lens& lens, const Workload& workload)
{
    OutJson out = OutJson::object();
    out["format"] = "pillarbench.review";
    out["version"] = 1;
    out["lens"] = lens.id;
    out["workload"] = workload.name;
    OutJson& questions = out["questions"] = OutJson::array();
    for (const Question* question : allQuestions(lens)) {
        OutJson& entry = questions.emplace_back(OutJson::object());
        entry["id"] = question->id;
        entry["code"] = question->code;
        entry["title"] = {{"en", question->title.en}, {"ko", question->title.ko}};
        entry["risk"] = toJson(assess(lens, *question, workload).risk);
        if (const Answer& answer = answerOf(workload, lens.id, question->id); answer != Answer{})
            entry["answer"] = answerJson(answer);
        if (const PlanItem& item = planOf(workload, lens.id, question->id); item != PlanItem{})
            entry["plan"] = planItemJson(item);
    }
    return out.dump(2, ' ', false, OutJson::error_handler_t::replace) + '\n';
}

}  // namespace pb::exchange
