// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/network_formats.h"

#include "core/exchange/network/export.h"
#include "core/exchange/network/network_codec.h"
#include "ui/canvas/render_network.h"

#include <QBuffer>
#include <QImage>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include <algorithm>
#include <array>

namespace pb::ui {

using namespace Qt::StringLiterals;

namespace {

/// An image has two pixels for a canvas unit, and no more than this along a side.
constexpr double kPixelsPerUnit = 2;
constexpr double kLongestSide = 16'000;
constexpr int kPageMargin = 16;  ///< canvas units

QSizeF drawingSize(const net::Network& network)
{
    const QRectF bounds = networkBounds(network);
    return QSizeF(std::max(bounds.width(), 1.0) + 2 * kPageMargin, std::max(bounds.height(), 1.0) + 2 * kPageMargin);
}

void drawOn(QPaintDevice& device, const net::Network& network, const QSizeF& size, text::Language language)
{
    QPainter painter(&device);
    painter.setRenderHint(QPainter::Antialiasing);
    NetworkRenderOptions options;
    options.language = language;
    const double margin = kPageMargin * size.width() / drawingSize(network).width();
    renderNetwork(painter, network, QRectF(QPointF(), size).marginsRemoved({margin, margin, margin, margin}), options);
}

QByteArray asSvg(const net::Network& network, text::Language language)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    const QSizeF size = drawingSize(network);
    generator.setOutputDevice(&buffer);
    generator.setSize(size.toSize());
    generator.setViewBox(QRectF(QPointF(), size));
    generator.setTitle(QString::fromStdString(network.name));
    drawOn(generator, network, size, language);
    return buffer.data();
}

QByteArray asPng(const net::Network& network, text::Language language)
{
    const QSizeF size = drawingSize(network);
    const double scale = std::min(kPixelsPerUnit, kLongestSide / std::max(size.width(), size.height()));
    QImage image((size * scale).toSize().expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::white);
    drawOn(image, network, QSizeF(image.size()), language);
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return buffer.data();
}

/// One page, as large as the drawing: a canvas unit is 1/96 inch.
QByteArray asPdf(const net::Network& network, text::Language language)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setTitle(QString::fromStdString(network.name));
        writer.setCreator(u"Pillarbench"_s);
        writer.setResolution(1200);
        writer.setPageSize(QPageSize(drawingSize(network) * 72.0 / 96.0, QPageSize::Point));
        writer.setPageMargins({});
        drawOn(writer, network, QSizeF(writer.width(), writer.height()), language);
    }
    return buffer.data();
}

constexpr std::array kNetworkFormats{NetworkFormat{"terraform", "tf.json"}, NetworkFormat{"cloudformation", "json"},
                                     NetworkFormat{"arm", "json"},          NetworkFormat{"drawio", "drawio"},
                                     NetworkFormat{"svg", "svg"},           NetworkFormat{"png", "png"},
                                     NetworkFormat{"pdf", "pdf"},           NetworkFormat{"json", "json"}};

}  // namespace

std::span<const NetworkFormat> networkFormats() { return kNetworkFormats; }

WrittenNetwork writtenAs(const net::Network& network, std::string_view format, text::Language language)
{
    if (format == "svg")
        return {asSvg(network, language), {}, 0, 0};
    if (format == "png")
        return {asPng(network, language), {}, 0, 0};
    if (format == "pdf")
        return {asPdf(network, language), {}, 0, 0};
    if (format == "drawio")
        return {QByteArray::fromStdString(exchange::exportDrawio(network)), {}, 0, 0};
    for (const exchange::Exporter& exporter : exchange::exporters())
        if (format == exporter.name) {
            exchange::Exported made = exporter.write(network);
            return {QByteArray::fromStdString(made.text), std::move(made.left_out), made.resources,
                    made.isTooLarge() ? made.most : 0};
        }
    return {QByteArray::fromStdString(exchange::writeNetwork(network)), {}, 0, 0};
}

}  // namespace pb::ui
