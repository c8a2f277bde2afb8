// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/review_import.h"

#include "app/cli/inputs.h"
#include "core/base/date.h"
#include "core/exchange/review/review_import.h"
#include "ui/document/account_name.h"
#include "ui/text/format.h"
#include "ui/text/sentence.h"
#include "ui/text/utf8.h"

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

QString sentenceOf(const Error& error, text::Language language)
{
    QStringList args{fromUtf8(error.where)};
    for (const std::string& arg : error.args)
        args << fromUtf8(arg);
    return text::sentence(language, error.id, args);
}

/// The value of a cell with the names that it has in files; "" for nothing.
struct ToText {
    std::string operator()(const std::monostate&) const { return {}; }
    std::string operator()(const review::FieldValue& value) const { return std::visit(*this, value); }
    std::string operator()(bool value) const { return value ? "true" : "false"; }
    std::string operator()(std::int64_t value) const { return std::to_string(value); }
    std::string operator()(const std::string& value) const { return value; }
    std::string operator()(const std::vector<std::string>& list) const
    {
        std::string out;
        for (const std::string& entry : list)
            out += (out.empty() ? "" : ", ") + entry;
        return out;
    }
    std::string operator()(const review::ChoiceAnswer& value) const
    {
        std::string out(enumName(value.state));
        if (value.reason != review::Reason::None)
            out += " (" + std::string(enumName(value.reason)) + ')';
        return value.note.empty() ? out : out + ": " + value.note;
    }
    std::string operator()(const review::EvidenceLink& link) const
    {
        const std::string run = link.run ? std::to_string(link.run.value) : std::string();
        return std::string(enumName(link.kind)) + ' ' + link.target + run + (link.note.empty() ? "" : ": " + link.note);
    }
    std::string operator()(const review::Acceptance& value) const
    {
        const std::string until = value.expires.isSet() ? " (" + value.expires.text() + ')' : std::string();
        return value.approver + until + ": " + value.reason;
    }
    template <class Whole>
    std::string operator()(const Whole&) const
    {
        return "…";  // the changes that an import proposes are of single cells
    }
};

std::string textOf(const review::CellValue& value) { return std::visit(ToText{}, value); }

QString whatOf(const review::CellKey& key)
{
    return fromUtf8(key.name.empty() || key.part == review::CellPart::Link
                        ? std::string(enumName(key.part)) + (key.name.empty() ? "" : ' ' + key.name)
                        : key.name);
}

Json proposalJson(const exchange::Proposal& proposal, text::Language language, bool applied)
{
    Json changes = Json::array();
    for (const exchange::ProposedChange& one : proposal.changes)
        changes.push_back(Json{{"lens", one.change.key.lens},
                               {"question", one.change.key.question},
                               {"part", std::string(enumName(one.change.key.part))},
                               {"name", one.change.key.name},
                               {"before", textOf(one.change.before)},
                               {"after", textOf(one.change.after)},
                               {"line", one.line}});
    Json refused = Json::array();
    for (const exchange::RefusedPart& part : proposal.refused)
        refused.push_back(Json{{"line", part.line},
                               {"column", part.column},
                               {"id", part.error.id},
                               {"text", sentenceOf(part.error, language).toStdString()}});
    return Json{{"rows", proposal.rows},
                {"changes", std::move(changes)},
                {"refused", std::move(refused)},
                {"applied", applied}};
}

/// One line of a text that may have several.
QString shortened(const std::string& text)
{
    constexpr qsizetype kMost = 60;
    const QString line = fromUtf8(text).simplified();
    return line.size() > kMost ? line.left(kMost) + u'…' : line;
}

void printProposal(const Console& console, const exchange::Proposal& proposal, bool applied)
{
    for (const exchange::ProposedChange& one : proposal.changes)
        console.print(console.say("cli.review.change",
                                  {fromUtf8(one.change.key.question), whatOf(one.change.key),
                                   shortened(textOf(one.change.before)), shortened(textOf(one.change.after))}));
    for (const exchange::RefusedPart& part : proposal.refused) {
        const QString said = sentenceOf(part.error, console.language());
        console.print(console.tinted(
            part.line > 0
                ? console.say("cli.review.refused_line", {QString::number(part.line), fromUtf8(part.column), said})
                : console.say("cli.review.refused", {fromUtf8(part.column), said}),
            Tint::Warning));
    }
    const auto number = [&](std::size_t value) {
        return text::count(static_cast<std::int64_t>(value), console.language());
    };
    console.print(console.say(applied ? "cli.review.import_done" : "cli.review.import_preview",
                              {number(proposal.changes.size()), number(proposal.refused.size())}));
}

Status apply(store::WorkspaceStore& store, workspace::Workspace& workspace, const exchange::Proposal& proposal)
{
    const workspace::Edit edit{exchange::editOf(proposal)};
    auto inverse = workspace::applyEdit(workspace, edit);
    if (!inverse)
        return forward(std::move(inverse));
    const QString account = ui::accountName();
    const std::string who = account.isEmpty() ? "pillarbench-cli" : account.toStdString();
    auto stored = store.commit(workspace, edit, *inverse, who);
    if (!stored)
        return forward(std::move(stored));
    return {};
}

/// What the file would change in the workspace.
Result<exchange::Proposal> proposalOf(const Console& console, const workspace::Workspace& workspace, const Call& call)
{
    const auto id = workloadCalled(workspace, call.value(u"workload"_s));
    if (!id)
        return tl::unexpected(id.error());
    const review::Workload& workload = workspace.workloads.at(*id);
    const std::string wanted = call.value(u"lens"_s).toStdString();
    // A lens that is named may be new to the workload: its answers bring it along.
    auto lenses =
        wanted.empty()
            ? lensesCalled(console, workspace, workload)
            : lensCalled(workspace, wanted).map([](review::Lens lens) { return std::vector{std::move(lens)}; });
    if (!lenses)
        return tl::unexpected(lenses.error());
    std::vector<const review::Lens*> known;
    for (const review::Lens& lens : *lenses)
        known.push_back(&lens);
    const QString path = call.operands().at(1);
    const auto bytes = readInput(path);
    if (!bytes)
        return tl::unexpected(bytes.error());
    return exchange::proposeReview({bytes->constData(), static_cast<std::size_t>(bytes->size())}, path.toStdString(),
                                   known, workload, utcNow());
}

}  // namespace

Exit importReview(const Console& console, const Call& call)
{
    const bool wanted = call.has(u"apply"_s);
    auto store = openWorkspace(call.operands().first(), wanted ? store::Access::ReadWrite : store::Access::ReadOnly);
    if (!store)
        return console.fail(store.error());
    auto workspace = (*store)->load();
    if (!workspace)
        return console.fail(workspace.error());
    const auto proposal = proposalOf(console, *workspace, call);
    if (!proposal)
        return console.fail(proposal.error());
    const bool applies = wanted && !proposal->changes.empty();
    if (applies)
        if (const Status done = apply(**store, *workspace, *proposal); !done)
            return console.fail(done.error());
    if (call.json())
        console.print(proposalJson(*proposal, console.language(), applies));
    else
        printProposal(console, *proposal, wanted);
    return proposal->refused.empty() ? Exit::Clean : Exit::Findings;
}

}  // namespace pb::cli
