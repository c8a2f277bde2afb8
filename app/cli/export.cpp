// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/call.h"
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "core/network/kind.h"
#include "ui/canvas/network_formats.h"
#include "ui/text/format.h"

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

QStringList formatNames()
{
    QStringList names;
    for (const ui::NetworkFormat& format : ui::networkFormats())
        names << QString::fromUtf8(format.name.data(), static_cast<qsizetype>(format.name.size()));
    return names;
}

void answer(const Console& console, const Call& call, const net::Network& network, const ui::WrittenNetwork& made)
{
    const QString output = call.value(u"o"_s);
    if (call.json()) {
        Json list = Json::array();
        for (const ElementId id : made.left_out)
            list.push_back(Json{{"id", id.value},
                                {"kind", std::string(enumName(network.topology.find(id)->kind()))},
                                {"label", net::label(*network.topology.find(id))}});
        console.print(Json{{"bytes", made.bytes.size()}, {"not_expressed", std::move(list)}});
        return;
    }
    if (output == u"-")
        return;
    for (const ElementId id : made.left_out)
        console.print(console.say("cli.export.left_out",
                                  {QString::fromStdString(net::label(*network.topology.find(id))),
                                   QString::fromUtf8(enumName(network.topology.find(id)->kind()).data())}));
    if (made.most > 0)
        console.complain(
            console.say("cli.export.too_many", {text::count(static_cast<qint64>(made.resources), console.language()),
                                                text::count(static_cast<qint64>(made.most), console.language())}));
    console.print(console.say("cli.export.done", {output, text::count(made.bytes.size(), console.language())}));
}

}  // namespace

Exit runExport(const Console& console, const QStringList& arguments)
{
    Call call(console, u"export"_s, u"FILE --to FORMAT -o OUT"_s, "cli.export.about");
    call.addOperand(u"FILE"_s, "cli.operand.network");
    call.addOption({u"to"_s}, formatNames().join(u'|'), "cli.option.export_to");
    call.addOption({u"o"_s, u"output"_s}, u"OUT"_s, "cli.option.output");
    if (!call.parse(arguments))
        return call.exit();
    if (call.operands().size() != 1)
        return console.usage("cli.one_file");
    const QString format = call.value(u"to"_s);
    if (!formatNames().contains(format))
        return console.usage("cli.export.unknown_format", {format, formatNames().join(u", "_s)});
    if (!call.has(u"o"_s))
        return console.usage("cli.no_output");
    if (call.value(u"o"_s) == u"-" && call.json())
        return console.usage("cli.two_answers");
    const auto networks = readNetworks(call.operands().first());
    if (!networks)
        return console.fail(networks.error());
    if (networks->size() != 1)
        return console.usage(networks->empty() ? "cli.no_network" : "cli.one_network");
    const ui::WrittenNetwork made = ui::writtenAs(networks->front(), format.toStdString(), console.language());
    if (auto written = writeOutput(call.value(u"o"_s), made.bytes); !written)
        return console.fail(written.error());
    answer(console, call, networks->front(), made);
    return Exit::Clean;
}

}  // namespace pb::cli
