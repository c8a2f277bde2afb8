// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/actions.h"
#include "app/cli/call.h"
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "app/cli/store_dump.h"
#include "app/cli/store_merge.h"
#include "core/store/sample_workspace.h"
#include "core/store/workspace_store.h"
#include "ui/document/built_in_lenses.h"
#include "ui/text/format.h"

#include <array>
#include <string>

using namespace Qt::StringLiterals;
using namespace std::string_literals;

namespace pb::cli {

namespace {

constexpr auto kCommand = "store"_L1;

using store::Access;
using store::WorkspaceStore;

/// What a workspace holds, in numbers.
struct Counts {
    std::int64_t workloads = 0, answers = 0, networks = 0, elements = 0, waivers = 0, runs = 0, changes = 0;
};

Result<Counts> countAll(const WorkspaceStore& store)
{
    const auto workspace = store.load();
    if (!workspace)
        return tl::unexpected(workspace.error());
    const auto newest = store.history(1);
    if (!newest)
        return tl::unexpected(newest.error());
    Counts counts;
    counts.workloads = std::ssize(workspace->workloads);
    counts.networks = std::ssize(workspace->networks);
    counts.runs = std::ssize(workspace->runs);
    counts.changes = newest->empty() ? 0 : newest->front().seq;
    for (const auto& [id, workload] : workspace->workloads)
        for (const auto& [lens, review] : workload.reviews)
            counts.answers += std::ssize(review.answers);
    for (const auto& [id, network] : workspace->networks) {
        counts.elements += static_cast<std::int64_t>(network.topology.size());
        counts.waivers += std::ssize(network.waivers);
    }
    return counts;
}

Exit info(const Console& console, const Call& call, const QString& path)
{
    const auto store = openWorkspace(path, Access::ReadOnly);
    if (!store)
        return console.fail(store.error());
    const auto counts = countAll(**store);
    if (!counts)
        return console.fail(counts.error());
    struct Line {
        const char* key;
        std::int64_t value;
    };
    const std::array lines{Line{"schema", (*store)->schema()}, Line{"workloads", counts->workloads},
                           Line{"answers", counts->answers},   Line{"networks", counts->networks},
                           Line{"elements", counts->elements}, Line{"waivers", counts->waivers},
                           Line{"runs", counts->runs},         Line{"changes", counts->changes}};
    Json json{{"path", (*store)->path().toStdString()}};
    int width = 0;
    for (const Line& line : lines) {
        json[line.key] = line.value;
        width = std::max(width, columns(console.say("cli.store.count_"s + line.key)));
    }
    if (call.json()) {
        console.print(json);
        return Exit::Clean;
    }
    console.print((*store)->path());
    for (const Line& line : lines)
        console.print(u"  "_s + padded(console.say("cli.store.count_"s + line.key), width) +
                      text::count(line.value, console.language()).rightJustified(9));
    return Exit::Clean;
}

Exit verify(const Console& console, const Call& call, const QString& path)
{
    const auto store = openWorkspace(path, Access::ReadOnly);
    Status status = store ? (*store)->verify() : Status(tl::unexpected(store.error()));
    if (!status)
        return console.fail(status.error());
    if (call.json())
        console.print(Json{{"ok", true}});
    else
        console.print(console.tinted(console.say("cli.store.sound", {path}), Tint::Good));
    return Exit::Clean;
}

Exit dump(const Console& console, const Call& call, const QString& path)
{
    const auto store = openWorkspace(path, Access::ReadOnly);
    if (!store)
        return console.fail(store.error());
    if (call.has(u"run"_s)) {
        bool whole = false;
        const RunId id{call.value(u"run"_s).toLongLong(&whole)};
        if (!whole || id.value < 1)
            return console.usage("cli.store.bad_run", {call.value(u"run"_s)});
        const auto workspace = (*store)->load();
        if (!workspace)
            return console.fail(workspace.error());
        if (!workspace->runs.contains(id))
            return console.fail(
                {Error::Code::NotFound, "workspace.run.unknown", "run " + std::to_string(id.value), {}, {}});
        const Status read = (*store)->readRunEvents(id, [&](std::string_view piece) {
            console.write(QByteArray(piece.data(), static_cast<qsizetype>(piece.size())));
        });
        return read ? Exit::Clean : console.fail(read.error());
    }
    const auto json = dumpJson(**store);
    if (!json)
        return console.fail(json.error());
    console.print(*json);
    return Exit::Clean;
}

Exit upgrade(const Console& console, const Call& call, const QString& path)
{
    const auto store = openWorkspace(path, Access::ReadWrite);
    if (!store)
        return console.fail(store.error());
    if (call.json())
        console.print(Json{{"schema", (*store)->schema()}});
    else
        console.print(console.say("cli.store.current", {path, QString::number((*store)->schema())}));
    return Exit::Clean;
}

Exit sample(const Console& console, const Call& call, const QString& path)
{
    const auto lenses = ui::builtInLenses();
    if (!lenses)
        return console.fail(lenses.error());
    if (const Status built = store::buildSample(path, *lenses); !built)
        return console.fail(built.error());
    if (call.json())
        console.print(Json{{"path", path.toStdString()}});
    else
        console.print(console.say("cli.store.sample_made", {path}));
    return Exit::Clean;
}

/// An action on one workspace file.
struct Form {
    QLatin1StringView name;
    Exit (*run)(const Console&, const Call&, const QString&);
};
constexpr Form kInfo{"info"_L1, info}, kVerify{"verify"_L1, verify}, kDump{"dump"_L1, dump},
    kUpgrade{"upgrade"_L1, upgrade}, kSample{"sample"_L1, sample};

template <const Form& form>
Exit onFile(const Console& console, const QStringList& arguments)
{
    Call call(console, u"store "_s + form.name, u"FILE"_s, aboutOf(kCommand, form.name));
    call.addOperand(u"FILE"_s, &form == &kSample ? "cli.operand.new_workspace" : "cli.operand.workspace");
    if (&form == &kDump)
        call.addOption({u"run"_s}, u"ID"_s, "cli.option.run");
    if (!call.parse(arguments))
        return call.exit();
    if (call.operands().size() != 1)
        return console.usage("cli.one_workspace");
    return form.run(console, call, call.operands().first());
}

constexpr std::array kActions{Action{kInfo.name, onFile<kInfo>},     Action{kVerify.name, onFile<kVerify>},
                              Action{kDump.name, onFile<kDump>},     Action{kUpgrade.name, onFile<kUpgrade>},
                              Action{kSample.name, onFile<kSample>}, Action{"merge"_L1, runStoreMerge}};

}  // namespace

Exit runStore(const Console& console, const QStringList& arguments)
{
    return runActions(console, {kCommand, "FILE"_L1, kActions}, arguments);
}

}  // namespace pb::cli
