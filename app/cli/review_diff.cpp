// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/review_diff.h"

#include "app/cli/call.h"
#include "app/cli/inputs.h"
#include "core/exchange/workspace/snapshot_codec.h"
#include "core/review/answer_diff.h"
#include "ui/document/built_in_lenses.h"
#include "ui/document/cell_words.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

using review::Workload;
using workspace::Workspace;

tl::unexpected<Error> notFound(std::string_view id, const QString& where)
{
    return fail(Error::Code::NotFound, id, where.toStdString(), "not in this workspace");
}

Result<const Workload*> findWorkload(const Workspace& workspace, const QString& name)
{
    if (name.isEmpty() && workspace.workloads.size() == 1)
        return &workspace.workloads.begin()->second;
    for (const auto& [id, workload] : workspace.workloads)
        if (review::nameKey(workload.name) == review::nameKey(name.toStdString()) || QString::number(id.value) == name)
            return &workload;
    return notFound(name.isEmpty() ? "cli.review.which_workload" : "cli.review.no_workload", name);
}

/// A state as it is typed: "now", the name or number of a milestone, either after "WORKLOAD/".
Result<Workload> stateOf(const Workspace& workspace, const QString& typed, const QString& workloadOption)
{
    const qsizetype slash = typed.indexOf(u'/');
    const QString state = typed.mid(slash + 1).trimmed();
    const auto workload = findWorkload(workspace, slash < 0 ? workloadOption : typed.left(slash));
    if (!workload)
        return tl::unexpected(workload.error());
    if (state == u"now")
        return **workload;
    for (const auto& [id, milestone] : workspace.milestones) {
        const bool named = review::nameKey(milestone.name) == review::nameKey(state.toStdString());
        if (milestone.workload != (*workload)->id || !(named || QString::number(id.value) == state))
            continue;
        auto snapshot = exchange::readSnapshot(*milestone.content);
        if (!snapshot)
            return forward(std::move(snapshot));
        return std::move(snapshot->workload);
    }
    return notFound("cli.review.no_milestone", state);
}

struct Found {
    std::string lens;
    const review::Lens* content = nullptr;
    review::ReviewDiff diff;
};

class Teller {
public:
    Teller(const Console& console, bool json) : m_console(console), m_json(json) {}

    void properties(const std::vector<review::CellChange>& changes)
    {
        if (changes.empty())
            return;
        if (!m_json)
            m_console.print(m_console.tinted(m_console.say("cli.review.workload"), Tint::Strong));
        for (const review::CellChange& change : changes)
            m_out["workload"].push_back(cell(change, nullptr));
    }

    void lens(const Found& found)
    {
        Json questions = Json::array();
        for (const review::AnswerDiff& diff : found.diff.questions)
            questions.push_back(question(diff, found.content));
        m_out["lenses"].push_back(Json{{"lens", found.lens},
                                       {"before", counts(found.diff.before)},
                                       {"after", counts(found.diff.after)},
                                       {"questions", std::move(questions)}});
    }

    void finish(bool same)
    {
        if (m_json)
            m_console.print(m_out);
        else if (same)
            m_console.print(m_console.tinted(m_console.say("cli.review.same"), Tint::Good));
    }

private:
    static Json counts(const review::RiskCounts& counts)
    {
        return {{"high", counts.high},
                {"medium", counts.medium},
                {"none", counts.none},
                {"not_applicable", counts.not_applicable},
                {"unanswered", counts.unanswered}};
    }

    QString risk(review::Risk risk) const { return m_console.say("report.risk." + std::string(enumName(risk))); }

    Json question(const review::AnswerDiff& diff, const review::Lens* lens)
    {
        const review::Question* question = text::questionOf(lens, diff.question);
        if (!m_json) {
            QString line = text::questionTitle(diff.question, question, m_console.language());
            if (diff.before != diff.after)
                line += u"  "_s + m_console.say("cli.review.risk", {risk(diff.before), risk(diff.after)});
            m_console.print(m_console.tinted(line, Tint::Strong));
        }
        Json changes = Json::array();
        for (const review::CellChange& change : diff.changes)
            changes.push_back(cell(change, question));
        return {{"question", diff.question},
                {"before", enumName(diff.before)},
                {"after", enumName(diff.after)},
                {"changes", std::move(changes)}};
    }

    Json cell(const review::CellChange& change, const review::Question* question)
    {
        const text::Language language = m_console.language();
        const QString before = text::cellValue(change.key, change.before, question, language);
        const QString after = text::cellValue(change.key, change.after, question, language);
        if (!m_json)
            m_console.print(u"  "_s + m_console.say("cli.review.differs",
                                                    {text::cellName(change.key, question, language), before, after}));
        return {{"part", enumName(change.key.part)},
                {"name", change.key.name},
                {"before", before.toStdString()},
                {"after", after.toStdString()}};
    }

    const Console& m_console;
    bool m_json;
    Json m_out{{"workload", Json::array()}, {"lenses", Json::array()}};
};

Exit diff(const Console& console, const Call& call)
{
    const auto workspace = readWorkspace(call.operands().first());
    if (!workspace)
        return console.fail(workspace.error());
    const auto before = stateOf(*workspace, call.operands()[1], call.value(u"workload"_s));
    if (!before)
        return console.fail(before.error());
    const auto after = stateOf(*workspace, call.operands()[2], call.value(u"workload"_s));
    if (!after)
        return console.fail(after.error());
    const auto builtIn = ui::builtInLenses();
    if (!builtIn)
        return console.fail(builtIn.error());
    const auto contentOf = [&](const std::string& id) -> const review::Lens* {
        if (const auto it = workspace->lenses.find(id); it != workspace->lenses.end())
            return it->second.get();
        const auto it =
            std::find_if(builtIn->begin(), builtIn->end(), [&](const review::Lens& lens) { return lens.id == id; });
        return it == builtIn->end() ? nullptr : &*it;
    };
    Teller teller(console, call.json());
    const auto properties = review::diffProperties(*before, *after);
    teller.properties(properties);
    bool same = properties.empty();
    for (const std::string& lens : review::commonLenses(*before, *after)) {
        const review::Lens* content = contentOf(lens);
        Found found{lens, content, review::diffReviews({&*before, lens, content}, {&*after, lens, content})};
        same = same && found.diff.questions.empty();
        teller.lens(found);
    }
    teller.finish(same);
    return same ? Exit::Clean : Exit::Findings;
}

}  // namespace

Exit runReviewDiff(const Console& console, const QStringList& arguments)
{
    Call call(console, u"review diff"_s, u"WORKSPACE A B"_s, "cli.review.about_diff");
    call.addOperand(u"WORKSPACE"_s, "cli.operand.workspace");
    call.addOperand(u"A, B"_s, "cli.operand.state");
    call.addOption({u"workload"_s}, u"NAME"_s, "cli.option.review_workload");
    if (!call.parse(arguments))
        return call.exit();
    if (call.operands().size() != 3)
        return console.usage("cli.review.two_states");
    return diff(console, call);
}

}  // namespace pb::cli
