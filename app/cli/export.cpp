// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/network/export.h"
#include "app/cli/call.h"
#include "app/cli/commands.h"
#include "app/cli/inputs.h"
#include "core/exchange/network/network_codec.h"
#include "core/network/rules.h"
#include "ui/canvas/render_network.h"
#include "ui/text/format.h"

#include <QBuffer>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace pb::cli {

namespace {

/// An image has two pixels for a canvas unit, and no more than this along a side.
constexpr double kPixelsPerUnit = 2;
constexpr double kMostPixels = 16'000;
constexpr int kMargin = 16;  ///< canvas units

const QStringList& pictures()
{
    static const QStringList names{u"svg"_s, u"png"_s, u"pdf"_s};
    return names;
}

QStringList formatNames()
{
    QStringList names;
    for (const exchange::Exporter& exporter : exchange::exporters())
        names << QString::fromUtf8(exporter.name.data(), static_cast<qsizetype>(exporter.name.size()));
    return names << u"drawio"_s << pictures() << u"json"_s;
}

QSizeF sizeOf(const net::Network& network)
{
    const QRectF bounds = ui::networkBounds(network);
    return QSizeF(std::max(bounds.width(), 1.0) + 2 * kMargin, std::max(bounds.height(), 1.0) + 2 * kMargin);
}

void draw(QPaintDevice& device, const net::Network& network, const QSizeF& size, text::Language language)
{
    QPainter painter(&device);
    painter.setRenderHint(QPainter::Antialiasing);
    ui::NetworkRenderOptions options;
    options.language = language;
    const double margin = kMargin * size.width() / sizeOf(network).width();
    ui::renderNetwork(painter, network, QRectF(QPointF(), size).marginsRemoved({margin, margin, margin, margin}),
                      options);
}

QByteArray svg(const net::Network& network, text::Language language)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    const QSizeF size = sizeOf(network);
    generator.setOutputDevice(&buffer);
    generator.setSize(size.toSize());
    generator.setViewBox(QRectF(QPointF(), size));
    generator.setTitle(QString::fromStdString(network.name));
    draw(generator, network, size, language);
    return buffer.data();
}

QByteArray png(const net::Network& network, text::Language language)
{
    const QSizeF size = sizeOf(network);
    const double scale = std::min(kPixelsPerUnit, kMostPixels / std::max(size.width(), size.height()));
    QImage image((size * scale).toSize().expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    draw(image, network, QSizeF(image.size()), language);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

/// One page, as large as the drawing: a canvas unit is 1/96 inch.
QByteArray pdf(const net::Network& network, text::Language language)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(QString::fromStdString(network.name));
        writer.setCreator(u"Pillarbench"_s);
        writer.setResolution(1200);
        writer.setPageSize(QPageSize(sizeOf(network) * 72.0 / 96.0, QPageSize::Point));
        writer.setPageMargins({});
        draw(writer, network, QSizeF(writer.width(), writer.height()), language);
    }
    return buffer.data();
}

struct Made {
    QByteArray bytes;
    std::vector<ElementId> left_out;
};

Made make(const net::Network& network, const QString& format, text::Language language)
{
    if (format == u"svg")
        return {svg(network, language), {}};
    if (format == u"png")
        return {png(network, language), {}};
    if (format == u"pdf")
        return {pdf(network, language), {}};
    if (format == u"drawio")
        return {QByteArray::fromStdString(exchange::exportDrawio(network)), {}};
    for (const exchange::Exporter& exporter : exchange::exporters())
        if (format.toStdString() == exporter.name) {
            exchange::Exported made = exporter.write(network);
            return {QByteArray::fromStdString(made.text), std::move(made.left_out)};
        }
    return {QByteArray::fromStdString(exchange::writeNetwork(network)), {}};
}

void answer(const Console& console, const Call& call, const net::Network& network, const Made& made)
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
    const Made made = make(networks->front(), format, console.language());
    if (auto written = writeOutput(call.value(u"o"_s), made.bytes); !written)
        return console.fail(written.error());
    answer(console, call, networks->front(), made);
    return Exit::Clean;
}

}  // namespace pb::cli
