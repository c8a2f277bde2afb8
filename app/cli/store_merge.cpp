// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/store_merge.h"

#include "app/cli/inputs.h"
#include "core/base/date.h"
#include "core/store/merge_base.h"
#include "ui/document/account_name.h"
#include "ui/document/built_in_lenses.h"
#include "ui/document/cell_words.h"

#include <QFile>

#include <optional>

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

using review::Take;
using store::WorkspaceStore;
using workspace::MergeConflict;
using workspace::MergeKind;

/// What the answers are read with.
struct Lenses {
    std::vector<review::Lens> builtIn;
    const workspace::Workspace& ours;

    const review::Question* question(const review::CellKey& key) const
    {
        if (const auto it = ours.lenses.find(key.lens); it != ours.lenses.end())
            return text::questionOf(it->second.get(), key.question);
        for (const review::Lens& lens : builtIn)
            if (lens.id == key.lens)
                return text::questionOf(&lens, key.question);
        return nullptr;
    }
};

struct Words {
    QString where, name, ours, theirs;
};

Words wordsOf(const MergeConflict& conflict, const Lenses& lenses, const Console& console)
{
    const text::Language language = console.language();
    const QString name = QString::fromStdString(conflict.name);
    if (conflict.key.kind != MergeKind::Cell) {
        const auto there = [&](bool is) { return console.say(is ? "cli.merge.changed" : "cli.merge.removed"); };
        return {console.say("cli.merge.kind_" + std::string(enumName(conflict.key.kind)), {name}),
                {},
                there(conflict.ours),
                there(conflict.theirs)};
    }
    const review::CellKey& key = conflict.key.cell;
    const review::Question* question = lenses.question(key);
    return {key.question.empty() ? name : text::questionCode(key.question, question),
            text::cellName(key, question, language), text::cellValue(key, conflict.cell.ours, question, language),
            text::cellValue(key, conflict.cell.theirs, question, language)};
}

Json jsonOf(const MergeConflict& conflict, const Words& words)
{
    Json out{{"kind", enumName(conflict.key.kind)}};
    if (conflict.key.kind == MergeKind::Cell) {
        out["workload"] = conflict.key.id;
        out["lens"] = conflict.key.cell.lens;
        out["question"] = conflict.key.cell.question;
        out["part"] = enumName(conflict.key.cell.part);
        out["name"] = conflict.key.cell.name;
    } else if (conflict.key.kind == MergeKind::Lens) {
        out["lens"] = conflict.key.lens;
    } else {
        out["id"] = conflict.key.id;
        out["name"] = conflict.name;
    }
    out["ours"] = words.ours.toStdString();
    out["theirs"] = words.theirs.toStdString();
    return out;
}

void tell(const Console& console, bool json, const store::MergeSource& source, const Lenses& lenses,
          const QString& written)
{
    const workspace::WorkspaceMerge& merge = source.merge;
    Json out{{"base", enumName(source.base.from)},
             {"taken", merge.taken},
             {"kept", merge.kept},
             {"conflicts", Json::array()},
             {"written", written.isEmpty() ? Json(nullptr) : Json(written.toStdString())}};
    if (!json) {
        console.print(console.say("cli.merge.base_" + std::string(enumName(source.base.from))));
        console.print(console.say("cli.merge.counts", {QString::number(merge.taken), QString::number(merge.kept),
                                                       QString::number(merge.conflicts.size())}));
    }
    for (const MergeConflict& conflict : merge.conflicts) {
        const Words words = wordsOf(conflict, lenses, console);
        if (json) {
            out["conflicts"].push_back(jsonOf(conflict, words));
            continue;
        }
        const QString head = words.name.isEmpty() ? words.where : words.where + u"  "_s + words.name;
        console.print(u"  "_s + console.tinted(head, Tint::Strong));
        console.print(u"    "_s + console.say("cli.merge.ours", {words.ours}));
        console.print(u"    "_s + console.say("cli.merge.theirs", {words.theirs}));
    }
    if (json)
        console.print(out);
    else if (!written.isEmpty())
        console.print(console.tinted(console.say("cli.merge.written", {written}), Tint::Good));
}

/// Our file as it is, and then the merge as one more change.
Status write(const QString& path, const WorkspaceStore& ours, const store::MergeSource& source,
             const workspace::Workspace& before, Take take)
{
    if (auto copied = ours.copyTo(path); !copied)
        return copied;
    Status status = [&]() -> Status {
        auto out = WorkspaceStore::open(path, store::Access::ReadWrite);
        if (!out)
            return forward(std::move(out));
        workspace::Workspace merged = before;
        const workspace::Edit edit =
            workspace::mergeEdit(before, source.merge, workspace::decideAll(source.merge, take), utcNow());
        auto inverse = workspace::applyEdit(merged, edit);
        if (!inverse)
            return forward(std::move(inverse));
        if (auto events = store::copyRunEvents(*source.theirs, **out, store::runsToCopy(source, before, merged));
            !events)
            return events;
        auto row =
            (*out)->commitMerge(merged, edit, *inverse, ui::accountName().toStdString(), source.base.unknownRows);
        if (!row)
            return forward(std::move(row));
        return {};
    }();
    if (!status)
        QFile::remove(path);  // half a merge is no file
    return status;
}

}  // namespace

Exit runStoreMerge(const Console& console, const QStringList& arguments)
{
    Call call(console, u"store merge"_s, u"OURS THEIRS"_s, "cli.store.about_merge");
    call.addOperand(u"OURS"_s, "cli.operand.merge_ours");
    call.addOperand(u"THEIRS"_s, "cli.operand.merge_theirs");
    call.addOption({u"o"_s, u"output"_s}, u"FILE"_s, "cli.option.merge_output");
    call.addOption({u"base"_s}, u"FILE"_s, "cli.option.merge_base");
    call.addOption({u"prefer"_s}, u"ours|theirs"_s, "cli.option.merge_prefer");
    if (!call.parse(arguments))
        return call.exit();
    if (call.operands().size() != 2)
        return console.usage("cli.merge.two_files");
    const QString prefer = call.value(u"prefer"_s);
    if (!prefer.isEmpty() && prefer != u"ours" && prefer != u"theirs")
        return console.usage("cli.merge.bad_prefer", {prefer});

    const auto ours = openWorkspace(call.operands().first(), store::Access::ReadOnly);
    if (!ours)
        return console.fail(ours.error());
    const auto before = (*ours)->load();
    if (!before)
        return console.fail(before.error());
    const auto source = store::prepareMerge(**ours, *before, call.operands().last(), call.value(u"base"_s));
    if (!source)
        return console.fail(source.error());
    auto builtIn = ui::builtInLenses();
    const Lenses lenses{builtIn ? *std::move(builtIn) : std::vector<review::Lens>{}, *before};

    const bool decided = source->merge.conflicts.empty() || !prefer.isEmpty();
    const QString output = call.value(u"output"_s);
    QString written;
    if (decided && !output.isEmpty()) {
        const Take take = prefer == u"theirs" ? Take::Theirs : Take::Ours;
        if (const Status done = write(output, **ours, *source, *before, take); !done)
            return console.fail(done.error());
        written = output;
    }
    tell(console, call.json(), *source, lenses, written);
    if (decided)
        return Exit::Clean;
    if (!call.json())
        console.complain(console.say("cli.merge.undecided"));
    return Exit::Findings;
}

}  // namespace pb::cli
