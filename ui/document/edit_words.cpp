// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/edit_words.h"

#include "core/review/field_edit.h"
#include "ui/document/cell_words.h"
#include "ui/text/sentence.h"
#include "ui/text/utf8.h"

#include <map>

using namespace Qt::StringLiterals;

namespace pb::text {

using namespace review;

namespace {

constexpr int kShown = 40;  ///< characters of a text that a sentence quotes

QString shortened(QString text)
{
    text = text.simplified();
    return text.size() > kShown ? text.left(kShown - 1) + u'…' : text;
}

/// What an inverse puts back: the names of what an edit takes away.
struct Gone {
    std::map<std::int64_t, std::string> workloads, networks, runs, milestones;

    explicit Gone(const workspace::Edit& inverse) { read(inverse); }

    void read(const workspace::Edit& edit)
    {
        if (const auto* batch = std::get_if<workspace::Batch>(&edit.what))
            for (const workspace::Edit& part : batch->edits)
                read(part);
        else if (const auto* inReview = std::get_if<review::Edit>(&edit.what))
            read(*inReview);
        else if (const auto* network = std::get_if<workspace::AddNetwork>(&edit.what))
            networks.emplace(network->network.id.value, network->network.name);
        else if (const auto* run = std::get_if<workspace::AddRun>(&edit.what))
            runs.emplace(run->run.id.value, run->run.name);
        else if (const auto* milestone = std::get_if<workspace::AddMilestone>(&edit.what))
            milestones.emplace(milestone->milestone.id.value, milestone->milestone.name);
    }

    void read(const review::Edit& edit)
    {
        if (const auto* batch = std::get_if<review::Batch>(&edit.op))
            for (const review::Edit& part : batch->edits)
                read(part);
        else if (const auto* add = std::get_if<AddWorkload>(&edit.op))
            workloads.emplace(add->workload.id.value, add->workload.name);
    }
};

class Say {
public:
    Say(const EditContext& context, const Gone& gone, Language language, QStringList& out)
        : m_context(context), m_gone(gone), m_language(language), m_out(out)
    {
    }

    void operator()(const review::Edit& e) const { std::visit(*this, e.op); }
    void operator()(const review::Batch& e) const
    {
        for (const review::Edit& part : e.edits)
            std::visit(*this, part.op);
    }
    void operator()(const workspace::Batch& e) const
    {
        for (const workspace::Edit& part : e.edits)
            std::visit(*this, part.what);
    }

    void operator()(const AddWorkload& e) const { say("workload_added", {fromUtf8(e.workload.name)}); }
    void operator()(const RemoveWorkload& e) const
    {
        const auto it = m_gone.workloads.find(e.workload.value);
        if (it == m_gone.workloads.end())
            say("workload_removed", {});
        else
            say("workload_removed_named", {fromUtf8(it->second)});
    }
    void operator()(const SetWorkloadField& e) const
    {
        const CellKey key{{}, {}, CellPart::Workload, e.field};
        set("workload_field", {cellName(key, nullptr, m_language)}, key, e.value);
    }
    void operator()(const AddReview& e) const { say("lens_put_on", {lensName(e.lens)}); }
    void operator()(const RemoveReview& e) const { say("lens_taken_off", {lensName(e.lens)}); }
    void operator()(const SetFirstLens& e) const { say("lens_first", {lensName(e.lens)}); }
    void operator()(const SetChoice& e) const
    {
        const Question* question = find(e.key);
        const CellKey key{e.key.lens, e.key.question, CellPart::Choice, e.choice};
        QStringList args{code(e.key), shortened(cellName(key, question, m_language))};
        if (e.value.state == ChoiceState::NotApplicable)
            args << sentence(m_language, "change.reason." + std::string(enumName(e.value.reason)));
        say(enumName(e.value.state), args);
    }
    void operator()(const SetAnswerField& e) const
    {
        const CellKey key{e.key.lens, e.key.question, CellPart::Answer, e.field};
        if (const bool* flag = std::get_if<bool>(&e.value)) {
            if (e.field == "applicable")
                return say(*flag ? "question_applies" : "question_excluded", {code(e.key)});
            return say(*flag ? "to_check" : "checked", {code(e.key)});
        }
        const auto* text = std::get_if<std::string>(&e.value);
        if (e.field == "notes")
            return say(text && text->empty() ? "notes_cleared" : "notes", {code(e.key)});
        set("answer_field", {code(e.key), cellName(key, nullptr, m_language)}, key, e.value);
    }
    void operator()(const SetLink& e) const { say(e.value ? "link_added" : "link_removed", {code(e.key)}); }
    void operator()(const SetPlanField& e) const
    {
        const CellKey key{e.key.lens, e.key.question, CellPart::Plan, e.field};
        set("answer_field", {code(e.key), cellName(key, nullptr, m_language)}, key, e.value);
    }
    void operator()(const SetAcceptance& e) const
    {
        if (!e.value)
            return say("acceptance_withdrawn", {code(e.key)});
        say("accepted", {code(e.key), fromUtf8(e.value->approver)});
    }

    void operator()(const workspace::EditNetwork& e) const
    {
        const net::Touched touched = net::touched(e.edit);
        QString what = sentence(m_language, "change.said.network_properties");
        if (touched.elements.size() == 1)
            what = sentence(m_language, "change.said.element");
        else if (!touched.elements.empty())
            what = sentence(m_language, "change.said.elements", {QString::number(touched.elements.size())});
        else if (!touched.waivers.empty())
            what = sentence(m_language, "change.said.network_waivers");
        say("network_drawn", {nameOf(m_context.workspace.networks, m_gone.networks, e.network), what});
    }
    void operator()(const workspace::AddNetwork& e) const { say("network_added", {fromUtf8(e.network.name)}); }
    void operator()(const workspace::RemoveNetwork& e) const
    {
        say("network_removed", {nameOf(m_context.workspace.networks, m_gone.networks, e.network)});
    }
    void operator()(const workspace::AddRun& e) const { say("run_added", {fromUtf8(e.run.name)}); }
    void operator()(const workspace::SetRun& e) const { say("run_set", {fromUtf8(e.run.name)}); }
    void operator()(const workspace::RemoveRun& e) const
    {
        say("run_removed", {nameOf(m_context.workspace.runs, m_gone.runs, e.run)});
    }
    void operator()(const workspace::AddLens& e) const { say("lens_added", {ofLens(e.lens->name, m_language)}); }
    void operator()(const workspace::ReplaceLens& e) const { say("lens_replaced", {ofLens(e.lens->name, m_language)}); }
    void operator()(const workspace::RemoveLens& e) const { say("lens_removed", {fromUtf8(e.lens)}); }
    void operator()(const workspace::AddMilestone& e) const { say("milestone_added", {fromUtf8(e.milestone.name)}); }
    void operator()(const workspace::RenameMilestone& e) const { say("milestone_renamed", {fromUtf8(e.name)}); }
    void operator()(const workspace::RemoveMilestone& e) const
    {
        say("milestone_removed", {nameOf(m_context.workspace.milestones, m_gone.milestones, e.milestone)});
    }

private:
    void say(std::string_view id, const QStringList& args) const
    {
        m_out << sentence(m_language, "change.said." + std::string(id), args);
    }

    void set(const std::string& id, QStringList args, const CellKey& key, const FieldValue& value) const
    {
        const auto* text = std::get_if<std::string>(&value);
        if (text && text->empty())
            return say(id + "_cleared", args);
        say(id, args << shortened(cellValue(key, value, nullptr, m_language)));
    }

    /// A key without a lens means the first one of its workload.
    const Lens* lensOf(const QuestionKey& key) const
    {
        if (!key.lens.empty())
            return m_context.lens(key.lens);
        const auto it = m_context.workspace.workloads.find(key.workload);
        return it == m_context.workspace.workloads.end() ? nullptr : m_context.lens(it->second.lens);
    }
    const Question* find(const QuestionKey& key) const { return questionOf(lensOf(key), key.question); }
    QString code(const QuestionKey& key) const { return questionCode(key.question, find(key)); }
    QString lensName(const std::string& id) const
    {
        const Lens* lens = m_context.lens(id);
        return lens ? ofLens(lens->name, m_language) : fromUtf8(id);
    }

    template <class Map, class Id>
    QString nameOf(const Map& map, const std::map<std::int64_t, std::string>& gone, Id id) const
    {
        if (const auto it = map.find(id); it != map.end())
            return fromUtf8(it->second.name);
        const auto it = gone.find(id.value);
        return it == gone.end() ? QString::number(id.value) : fromUtf8(it->second);
    }

    const EditContext& m_context;
    const Gone& m_gone;
    Language m_language;
    QStringList& m_out;
};

}  // namespace

QStringList editSentences(const workspace::Edit& edit, const workspace::Edit& inverse, const EditContext& context,
                          Language language)
{
    QStringList out;
    const Gone gone(inverse);
    std::visit(Say(context, gone, language, out), edit.what);
    out.removeDuplicates();
    return out;
}

QString editSentence(const workspace::Edit& edit, const workspace::Edit& inverse, const EditContext& context,
                     Language language)
{
    const QStringList all = editSentences(edit, inverse, context, language);
    switch (all.size()) {
    case 0:
        return sentence(language, "change.said.nothing");
    case 1:
        return all.first();
    case 2:
        return sentence(language, "change.said.and", all);
    default:
        return sentence(language, "change.said.and_more", {all.first(), QString::number(all.size() - 1)});
    }
}

std::vector<QuestionKey> questionsOf(const workspace::Edit& edit)
{
    std::vector<QuestionKey> out;
    for (const Touched& touched : workspace::changeOf(edit).review)
        if (!touched.question.empty())
            out.push_back(touched);
    return out;
}

}  // namespace pb::text
