// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/import.h"
#include "app/cli/call.h"
#include "app/cli/changes.h"
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "core/exchange/network/network_codec.h"
#include "core/network/diff.h"
#include "ui/text/format.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

using exchange::Imported;
using exchange::SourceText;

QString formatNames()
{
    QStringList names;
    for (const exchange::Importer& importer : exchange::importers())
        names << QString::fromUtf8(importer.name.data(), static_cast<qsizetype>(importer.name.size()));
    return (names << u"auto"_s).join(u", "_s);
}

/// What the paths hold, in the order in which they were named.
Result<std::vector<SourceText>> readAll(const QStringList& paths)
{
    std::vector<SourceText> all;
    for (const QString& path : paths) {
        if (path == u"-") {
            auto bytes = readInput(path);
            if (!bytes)
                return forward(std::move(bytes));
            all.push_back({"-", bytes->toStdString()});
            continue;
        }
        auto sources = exchange::readSources(QFile::encodeName(path).toStdString());
        if (!sources)
            return forward(std::move(sources));
        std::move(sources->begin(), sources->end(), std::back_inserter(all));
    }
    return all;
}

/// After the first path that was named: "vpc-3" of "exports/vpc-3/".
std::string networkName(const QStringList& paths)
{
    const QString name = QFileInfo(QDir::cleanPath(paths.first())).completeBaseName();
    return (paths.first() == u"-" || name.isEmpty() ? u"network"_s : name).toStdString();
}

/// Reads the sources in the named format.
/// @param paths for the error
Result<Imported> importAs(const QString& wanted, const std::vector<SourceText>& sources, const QStringList& paths)
{
    auto read = exchange::importAuto;
    for (const exchange::Importer& importer : exchange::importers())
        if (wanted.toStdString() == importer.name)
            read = importer.read;
    auto imported = read(sources, networkName(paths));
    if (!imported && imported.error().id == "exchange.import.nothing")
        imported.error().where = paths.join(u", "_s).toStdString();
    return imported;
}

std::map<std::string, std::int64_t> countKinds(const net::Topology& topology)
{
    std::map<std::string, std::int64_t> counts;
    for (const auto& [id, element] : topology.elements())
        ++counts[std::string(enumName(element->kind()))];
    return counts;
}

QString why(const Console& console, const exchange::NotUnderstood& item)
{
    QStringList args;
    for (const std::string& arg : item.args)
        args << QString::fromStdString(arg);
    return console.say(item.why, args);
}

Json importJson(const Console& console, const Imported& imported)
{
    Json list = Json::array();
    for (const exchange::NotUnderstood& item : imported.not_understood)
        list.push_back(Json{{"file", item.file},
                            {"line", item.line},
                            {"path", item.path},
                            {"why", why(console, item).toStdString()},
                            {"code", item.why}});
    return Json{{"elements", countKinds(imported.network.topology)}, {"not_understood", std::move(list)}};
}

void printImport(const Console& console, const Imported& imported, const QString& output)
{
    const auto counts = countKinds(imported.network.topology);
    int width = 0;
    for (const auto& [kind, count] : counts)
        width = std::max(width, static_cast<int>(kind.size()));
    for (const auto& [kind, count] : counts)
        console.print(u"  "_s + padded(QString::fromStdString(kind), width) +
                      text::count(count, console.language()).rightJustified(8));
    for (const exchange::NotUnderstood& item : imported.not_understood) {
        QString where = QString::fromStdString(item.file);
        if (item.line > 0)
            where += u':' + QString::number(item.line);
        console.print(where + u": "_s + why(console, item));
    }
    const auto total = static_cast<std::int64_t>(imported.network.topology.size());
    console.print(
        console.say("cli.import.done", {text::count(total, console.language()), output,
                                        text::count(std::ssize(imported.not_understood), console.language())}));
}

/// The network that is to be updated, and what it becomes.
Result<std::pair<net::Network, net::Network>> updated(const QString& path, const net::Network& imported)
{
    auto networks = readNetworks(path);
    if (!networks)
        return forward(std::move(networks));
    if (networks->size() != 1)
        return fail(Error::Code::Conflict, "cli.import.update_one", path.toStdString(), "holds no network, or several");
    net::Network after = networks->front();
    if (auto applied = net::applyEdit(after, net::updateEdit(after, imported)); !applied)
        return forward(std::move(applied));
    return std::pair(std::move(networks->front()), std::move(after));
}

Changes changesOf(const net::Network& earlier, const net::Network& now)
{
    return {earlier.topology, now.topology,
            net::difference(earlier.topology, now.topology, net::MatchBy::CloudIdThenId)};
}

Exit answer(const Console& console, const Call& call, const Imported& imported,
            const std::optional<net::Network>& earlier)
{
    if (call.json()) {
        Json out = importJson(console, imported);
        if (earlier)
            out["changes"] = changesJson(changesOf(*earlier, imported.network));
        console.print(out);
    } else if (call.value(u"o"_s) != u"-" && !call.has(u"dry-run"_s)) {
        printImport(console, imported, call.value(u"o"_s));
    }
    return Exit::Clean;
}

}  // namespace

Exit runImport(const Console& console, const QStringList& arguments)
{
    Call call(console, u"import"_s, u"PATH… -o NET.json"_s, "cli.import.about");
    call.addOperand(u"PATH"_s, "cli.operand.import");
    call.addOption({u"from"_s}, formatNames().replace(u", "_s, u"|"_s), "cli.option.import_from");
    call.addOption({u"o"_s, u"output"_s}, u"NET.json"_s, "cli.option.output");
    call.addOption({u"update"_s}, u"OLD.json"_s, "cli.option.update");
    call.addOption({u"dry-run"_s}, {}, "cli.option.dry_run");
    if (!call.parse(arguments))
        return call.exit();
    const QString from = call.has(u"from"_s) ? call.value(u"from"_s) : u"auto"_s;
    if (!formatNames().split(u", "_s).contains(from))
        return console.usage("cli.import.unknown_format", {from, formatNames()});
    if (call.operands().isEmpty())
        return console.usage("cli.import.no_path");
    if (!call.has(u"o"_s) && !call.has(u"dry-run"_s))
        return console.usage("cli.no_output");
    const QString output = call.value(u"o"_s);
    if (output == u"-" && call.json())
        return console.usage("cli.two_answers");
    const auto sources = readAll(call.operands());
    if (!sources)
        return console.fail(sources.error());
    auto imported = importAs(from, *sources, call.operands());
    if (!imported)
        return console.fail(imported.error());
    std::optional<net::Network> earlier;
    if (call.has(u"update"_s)) {
        auto merged = updated(call.value(u"update"_s), imported->network);
        if (!merged)
            return console.fail(merged.error());
        earlier = std::move(merged->first);
        imported->network = std::move(merged->second);
    }
    if (earlier && !call.json() && call.value(u"o"_s) != u"-")
        printChanges(console, changesOf(*earlier, imported->network));
    if (call.has(u"dry-run"_s))
        return answer(console, call, *imported, earlier);
    if (auto written = writeOutput(output, QByteArray::fromStdString(exchange::writeNetwork(imported->network)));
        !written)
        return console.fail(written.error());
    return answer(console, call, *imported, earlier);
}

}  // namespace pb::cli
