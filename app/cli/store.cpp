// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "app/cli/store_dump.h"
#include "app/cli/store_merge.h"
#include "core/store/sample_workspace.h"
#include "core/store/workspace_store.h"
#include "ui/document/built_in_lenses.h"
#include "ui/text/format.h"

#include <algorithm>
#include <array>
#include <string>

using namespace Qt::StringLiterals;
using namespace std::string_literals;

namespace pb::cli {

namespace {

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

struct Action {
    QLatin1StringView name;
    Exit (*run)(const Console&, const Call&, const QString&);
};

constexpr std::array kActions{Action{"info"_L1, info}, Action{"verify"_L1, verify}, Action{"dump"_L1, dump},
                              Action{"upgrade"_L1, upgrade}, Action{"sample"_L1, sample}};

std::string aboutOf(const Action& action) { return "cli.store.about_"s + action.name.data(); }

void printOverview(const Console& console)
{
    console.print(console.say("cli.help.usage", {u"store"_s, u"ACTION FILE"_s}));
    console.print(QString());
    for (const Action& action : kActions)
        console.print(u"  "_s + console.tinted(padded(action.name, 8), Tint::Strong) + u"  "_s +
                      console.say(aboutOf(action)));
    console.print(u"  "_s + console.tinted(padded(u"merge"_s, 8), Tint::Strong) + u"  "_s +
                  console.say("cli.store.about_merge"));
    console.print(QString());
    console.print(console.say("cli.store.overview_help"));
}

}  // namespace

Exit runStore(const Console& console, const QStringList& arguments)
{
    const QString name = arguments.value(1);
    if (name == u"--help" || name == u"-h") {
        printOverview(console);
        return Exit::Clean;
    }
    if (name == u"merge")
        return runStoreMerge(console, arguments.mid(1));
    const auto action = std::find_if(kActions.begin(), kActions.end(), [&](const Action& a) { return name == a.name; });
    if (action == kActions.end())
        return console.usage(
            name.isEmpty() || name.startsWith(u'-') ? "cli.store.no_action" : "cli.store.unknown_action", {name});
    Call call(console, u"store "_s + name, u"FILE"_s, aboutOf(*action));
    call.addOperand(u"FILE"_s, name == u"sample" ? "cli.operand.new_workspace" : "cli.operand.workspace");
    if (name == u"dump")
        call.addOption({u"run"_s}, u"ID"_s, "cli.option.run");
    if (!call.parse(arguments.mid(1)))
        return call.exit();
    if (call.operands().size() != 1)
        return console.usage("cli.one_workspace");
    return action->run(console, call, call.operands().first());
}

}  // namespace pb::cli
