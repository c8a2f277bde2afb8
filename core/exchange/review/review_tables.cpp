// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/review/review_tables.h"

#include "core/exchange/review/review_json.h"

#include <algorithm>
#include <initializer_list>

namespace pb::exchange {

namespace {

using namespace review;

/// Makes the columns and cells of one table.
class Cells {
public:
    /// @param severalLenses each row names its own
    Cells(const Wording& wording, CellValues values, bool severalLenses)
        : m_wording(wording), m_keys(values == CellValues::Keys), m_lens(m_keys || severalLenses)
    {
    }

    bool keys() const { return m_keys; }
    void addLensColumn(Table& table) const
    {
        if (m_lens)
            table.columns.push_back(column("lens", 22));
    }
    void addLens(const Lens& lens, std::vector<std::string>& row) const
    {
        if (m_lens)
            row.push_back(m_keys ? lens.id : text(lens.name));
    }
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
    bool m_lens;
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

void addCells(std::initializer_list<std::string> cells, std::vector<std::string>& out) { out.insert(out.end(), cells); }

std::vector<std::string> planCells(const Cells& cells, const PlanRow& row)
{
    const PlanItem& item = *row.item;
    const Acceptance acceptance = item.acceptance.value_or(Acceptance{});
    std::vector<std::string> out;
    cells.addLens(*row.lens, out);
    if (cells.keys())
        out.push_back(row.question->id);
    addCells({row.question->code, cells.text(row.pillar->name), cells.text(row.question->title),
              cells.value("risk", row.verdict.risk), missingText(cells, row), item.owner, item.due.text(),
              effortText(cells, row), cells.value("status", item.status), number(item.likelihood), number(item.impact),
              item.note, acceptance.approver, acceptance.reason, acceptance.expires.text(),
              row.acceptance == AcceptanceState::None && !cells.keys() ? std::string()
                                                                       : cells.value("acceptance", row.acceptance),
              cells.yes(row.contradicted)},
             out);
    return out;
}

std::vector<std::string> questionCells(const Cells& cells, const Lens& lens, const Question& question,
                                       const Workload& workload)
{
    const Answer& answer = answerOf(workload, lens.id, question.id);
    std::vector<std::string> out;
    cells.addLens(lens, out);
    if (cells.keys())
        addCells({question.id, {}}, out);
    const std::string state = answer.applicable ? "applicable" : "not_applicable";
    addCells({question.code, cells.text(question.title), cells.text(question.question),
              cells.keys() ? state : cells.say("review.state." + state), cells.value("reason", answer.reason),
              answer.notes, answer.owner, cells.value("risk", assess(lens, question, workload).risk)},
             out);
    return out;
}

std::vector<std::string> choiceCells(const Cells& cells, const Lens& lens, const Question& question,
                                     const Choice& choice, const Answer& answer)
{
    const auto it = answer.choices.find(choice.id);
    const ChoiceAnswer value = it == answer.choices.end() ? ChoiceAnswer{} : it->second;
    std::vector<std::string> out;
    cells.addLens(lens, out);
    if (cells.keys())
        addCells({question.id, choice.id}, out);
    addCells({question.code,
              {},
              cells.text(choice.title),
              cells.value("state", value.state),
              cells.value("reason", value.reason),
              value.note,
              {},
              {}},
             out);
    return out;
}

}  // namespace

Table planTable(const std::vector<PlanRow>& rows, const Wording& wording, CellValues values)
{
    const bool several =
        std::any_of(rows.begin(), rows.end(), [&](const PlanRow& row) { return row.lens != rows.front().lens; });
    const Cells cells(wording, values, several);
    Table table;
    table.title = cells.say("review.table.plan");
    cells.addLensColumn(table);
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

Table answerTable(const std::vector<const Lens*>& lenses, const Workload& workload, const Wording& wording,
                  CellValues values)
{
    const Cells cells(wording, values, lenses.size() > 1);
    Table table;
    table.title = cells.say("review.table.answers");
    cells.addLensColumn(table);
    if (cells.keys())
        for (const auto& [key, width] : {std::pair("question", 10), std::pair("choice", 24)})
            table.columns.push_back(cells.column(key, width));
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
    for (const Lens* lens : lenses)
        for (const Question* question : allQuestions(*lens)) {
            table.rows.push_back(questionCells(cells, *lens, *question, workload));
            for (const Choice& choice : question->choices)
                table.rows.push_back(
                    choiceCells(cells, *lens, *question, choice, answerOf(workload, lens->id, question->id)));
        }
    return table;
}

namespace {

OutJson questionsJson(const Lens& lens, const Workload& workload)
{
    OutJson questions = OutJson::array();
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
    return questions;
}

}  // namespace

std::string writeReviewJson(const std::vector<const Lens*>& lenses, const Workload& workload)
{
    const bool one = lenses.size() == 1;
    OutJson out = OutJson::object();
    out["format"] = "pillarbench.review";
    out["version"] = one ? 1 : 2;
    if (one)
        out["lens"] = lenses.front()->id;
    out["workload"] = workload.name;
    if (one)
        out["questions"] = questionsJson(*lenses.front(), workload);
    else
        out["lenses"] = OutJson::array();
    for (const Lens* lens : one ? std::vector<const Lens*>{} : lenses)
        out["lenses"].push_back(OutJson{{"lens", lens->id}, {"questions", questionsJson(*lens, workload)}});
    return out.dump(2, ' ', false, OutJson::error_handler_t::replace) + '\n';
}

}  // namespace pb::exchange
