// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/import.h"
#include "app/cli/call.h"
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "core/exchange/network/network_codec.h"
#include "ui/text/format.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <array>
#include <map>
#include <optional>

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

using exchange::Imported;
using exchange::SourceText;

struct Format {
    QLatin1StringView name;
    Result<Imported> (*read)(std::span<const SourceText>, std::string);
};

constexpr std::array kFormats{
    Format{"aws"_L1, exchange::importAws},
    Format{"azure"_L1, exchange::importAzure},
};

QString formatNames()
{
    QStringList names;
    for (const Format& format : kFormats)
        names << format.name;
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

/// Reads the sources in the named format; for "auto" in the one that makes the most of them.
/// @param paths for the error
Result<Imported> importAs(const QString& wanted, const std::vector<SourceText>& sources, const QStringList& paths)
{
    const std::string name = networkName(paths);
    std::optional<Result<Imported>> best;
    for (const Format& format : kFormats) {
        if (wanted != u"auto" && wanted != format.name)
            continue;
        Result<Imported> read = format.read(sources, name);
        if (!best || !*best || (read && read->network.topology.size() > (*best)->network.topology.size()))
            best = std::move(read);
    }
    if (!*best && best->error().id == "exchange.import.nothing") {
        best->error().where = paths.join(u", "_s).toStdString();
        if (wanted == u"auto")
            best->error().args = {"AWS/Azure"};
    }
    return *std::move(best);
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

}  // namespace

Exit runImport(const Console& console, const QStringList& arguments)
{
    Call call(console, u"import"_s, u"PATH… -o NET.json"_s, "cli.import.about");
    call.addOperand(u"PATH"_s, "cli.operand.import");
    call.addOption({u"from"_s}, formatNames().replace(u", "_s, u"|"_s), "cli.option.import_from");
    call.addOption({u"o"_s, u"output"_s}, u"NET.json"_s, "cli.option.output");
    if (!call.parse(arguments))
        return call.exit();
    const QString from = call.has(u"from"_s) ? call.value(u"from"_s) : u"auto"_s;
    const bool known = std::any_of(kFormats.begin(), kFormats.end(), [&](const Format& f) { return from == f.name; });
    if (!known && from != u"auto")
        return console.usage("cli.import.unknown_format", {from, formatNames()});
    if (call.operands().isEmpty())
        return console.usage("cli.import.no_path");
    if (!call.has(u"o"_s))
        return console.usage("cli.no_output");
    const QString output = call.value(u"o"_s);
    if (output == u"-" && call.json())
        return console.usage("cli.two_answers");
    const auto sources = readAll(call.operands());
    if (!sources)
        return console.fail(sources.error());
    const auto imported = importAs(from, *sources, call.operands());
    if (!imported)
        return console.fail(imported.error());
    if (auto written = writeOutput(output, QByteArray::fromStdString(exchange::writeNetwork(imported->network)));
        !written)
        return console.fail(written.error());
    if (call.json())
        console.print(importJson(console, *imported));
    else if (output != u"-")
        printImport(console, *imported, output);
    return Exit::Clean;
}

}  // namespace pb::cli
