// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_export.h"

#include "ui/charts/chart_scene.h"

#include <QBuffer>
#include <QImage>
#include <QPainter>
#include <QSaveFile>
#include <QSvgGenerator>

#include <array>
#include <map>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

constexpr double kPngScale = 2;

QByteArray svgOf(const Plot& plot, const QSizeF& size, const ChartStyle& style)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator svg;
    svg.setOutputDevice(&buffer);
    svg.setSize(size.toSize());
    svg.setViewBox(QRectF(QPointF(), size));
    QPainter painter(&svg);
    paintChart(painter, QRectF(QPointF(), size), plot, style);
    painter.end();
    return bytes;
}

QByteArray pngOf(const Plot& plot, const QSizeF& size, const ChartStyle& style)
{
    QImage image((size * kPngScale).toSize(), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(kPngScale);
    image.fill(style.background.isValid() ? style.background : QColor(Qt::white));
    QPainter painter(&image);
    paintChart(painter, QRectF(QPointF(), size), plot, style);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

}  // namespace

Status exportChart(const Plot& plot, const QSizeF& size, const ChartStyle& style, const QString& path)
{
    const bool svg = path.endsWith(u".svg"_s, Qt::CaseInsensitive);
    if (!svg && !path.endsWith(u".png"_s, Qt::CaseInsensitive))
        return fail(Error::Code::Range, "charts.export.form", path.toStdString(), "neither .svg nor .png");
    ChartStyle drawn = style;
    drawn.lineWidth = 1.4;  // a file takes the time that a screen does not have
    const QByteArray bytes = svg ? svgOf(plot, size, drawn) : pngOf(plot, size, drawn);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fail(Error::Code::Io, "charts.export.failed", path.toStdString(), file.errorString().toStdString(),
                    {file.errorString().toStdString()});
    return {};
}

QByteArray seriesCsv(const density::Run& run)
{
    using Row = std::array<QByteArray, density::kMetricCount>;
    std::map<std::int64_t, Row> rows;
    QByteArray out = "t_ms";
    for (const density::MetricInfo& info : density::metrics()) {
        const auto column = static_cast<std::size_t>(info.metric);
        out += ',' + QByteArray(info.id.data(), static_cast<qsizetype>(info.id.size()));
        for (const density::Bucket& bucket : run.series(info.metric).buckets())
            rows[bucket.lastMs][column] = QByteArray::number(bucket.last, 'g', 12);
    }
    out += "\r\n";
    for (const auto& [tMs, row] : rows) {
        out += QByteArray::number(static_cast<qlonglong>(tMs));
        for (const QByteArray& cell : row)
            out += ',' + cell;
        out += "\r\n";
    }
    return out;
}

}  // namespace pb::ui
