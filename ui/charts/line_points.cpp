// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/line_points.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <span>

namespace pb::ui {

using density::Bucket;
using density::Series;

namespace {

/// The buckets that touch from..to.
std::span<const Bucket> inside(const Series& series, double fromMs, double toMs)
{
    const std::span<const Bucket> all = series.buckets();
    const auto begin = std::ranges::partition_point(
        all, [&](const Bucket& bucket) { return static_cast<double>(bucket.lastMs) < fromMs; });
    const auto end = std::ranges::partition_point(
        all, [&](const Bucket& bucket) { return static_cast<double>(bucket.firstMs) <= toMs; });
    return begin < end ? std::span(begin, end) : std::span<const Bucket>{};
}

/// inside(), and the neighbours, so that a line runs to the edges of the plot.
std::span<const Bucket> insideAndBeside(const Series& series, double fromMs, double toMs)
{
    const std::span<const Bucket> all = series.buckets();
    auto begin = std::ranges::partition_point(
        all, [&](const Bucket& bucket) { return static_cast<double>(bucket.lastMs) < fromMs; });
    auto end = std::ranges::partition_point(
        all, [&](const Bucket& bucket) { return static_cast<double>(bucket.firstMs) <= toMs; });
    if (begin != all.begin())
        --begin;
    if (end != all.end())
        ++end;
    return begin < end ? std::span(begin, end) : std::span<const Bucket>{};
}

void addPoint(QPolygonF& points, const QPointF& point)
{
    if (points.isEmpty() || points.last() != point)
        points << point;
}

/// What falls into one column, joined.
void addColumn(QPolygonF& points, const Bucket& column, const PlotMap& map)
{
    const auto x1 = map.toX(static_cast<double>(column.firstMs));
    const auto x2 = map.toX(static_cast<double>(column.lastMs));
    if (column.min == column.max) {
        addPoint(points, {x1, map.toY(column.first)});
        addPoint(points, {x2, map.toY(column.last)});
        return;
    }
    const bool rising = column.first <= column.last;
    addPoint(points, {x1, map.toY(rising ? column.min : column.max)});
    addPoint(points, {x2, map.toY(rising ? column.max : column.min)});
}

}  // namespace

QPolygonF linePoints(const Series& series, const PlotMap& map, std::size_t columns)
{
    QPolygonF points;
    const std::span<const Bucket> buckets = insideAndBeside(series, map.x().min, map.x().max);
    if (buckets.empty() || columns == 0)
        return points;
    points.reserve(static_cast<qsizetype>(std::min(2 * columns + 8, 2 * buckets.size() + 8)));
    const double perMs = static_cast<double>(columns) / (map.x().max - map.x().min);
    const auto columnOf = [&](const Bucket& bucket) {
        const double at = (static_cast<double>(bucket.firstMs) - map.x().min) * perMs;
        return std::clamp(std::floor(at), -1.0, static_cast<double>(columns));
    };
    Bucket joined = buckets.front();
    double column = columnOf(joined);
    for (const Bucket& bucket : buckets.subspan(1)) {
        if (const double next = columnOf(bucket); next != column) {
            addColumn(points, joined, map);
            joined = bucket;
            column = next;
            continue;
        }
        joined.lastMs = bucket.lastMs;
        joined.last = bucket.last;
        joined.min = std::min(joined.min, bucket.min);
        joined.max = std::max(joined.max, bucket.max);
    }
    addColumn(points, joined, map);
    return points;
}

std::optional<double> valueAt(const Series& series, std::int64_t tMs)
{
    const std::vector<Bucket>& all = series.buckets();
    const auto after = std::ranges::partition_point(all, [&](const Bucket& bucket) { return bucket.firstMs <= tMs; });
    return after == all.begin() ? std::nullopt : std::optional(std::prev(after)->last);
}

std::optional<double> highestIn(const Series& series, std::int64_t fromMs, std::int64_t toMs)
{
    std::optional<double> highest;
    for (const Bucket& bucket : inside(series, static_cast<double>(fromMs), static_cast<double>(toMs)))
        highest = std::max(highest.value_or(bucket.max), bucket.max);
    return highest;
}

void strokeLine(QPainter& painter, const QPolygonF& points, const QColor& color, Stroke stroke, const ChartStyle& style)
{
    constexpr double kSecondStroke = 0.7;  // pixels below the first
    const QColor ground = style.ground();
    painter.setBrush(Qt::NoBrush);
    if (style.lineWidth > 0) {
        if (stroke == Stroke::Haloed) {
            painter.setPen(QPen(ground, style.lineWidth + 2));
            painter.drawPolyline(points);
        }
        painter.setPen(QPen(color, style.lineWidth));
        painter.drawPolyline(points);
        return;
    }
    if (stroke == Stroke::Haloed) {
        painter.setPen(QPen(ground, 0));
        painter.drawPolyline(points.translated(0, -1));
        painter.drawPolyline(points.translated(0, 1 + kSecondStroke));
    }
    painter.setPen(QPen(color, 0));
    painter.drawPolyline(points);
    if (stroke != Stroke::Thin)
        painter.drawPolyline(points.translated(0, kSecondStroke));
}

}  // namespace pb::ui
