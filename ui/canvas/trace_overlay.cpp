// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/trace_overlay.h"

#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/connector_router.h"
#include "ui/canvas/geometry.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <array>
#include <optional>

namespace pb::ui {

namespace {

constexpr double kStopRadius = 10;
constexpr double kApart = 84;  ///< along the way, from one stop to the next
constexpr double kReach = 60;  ///< of the drawing around the points of the way

double lengthOf(const QPolygonF& way)
{
    double length = 0;
    for (qsizetype i = 1; i < way.size(); ++i)
        length += QLineF(way[i - 1], way[i]).length();
    return length;
}

QPointF pointAt(const QPolygonF& way, double distance)
{
    for (qsizetype i = 1; i < way.size(); ++i) {
        const QLineF piece(way[i - 1], way[i]);
        if (distance <= piece.length() || i + 1 == way.size())
            return piece.length() > 0 ? piece.pointAt(std::min(1.0, distance / piece.length())) : piece.p1();
        distance -= piece.length();
    }
    return way.isEmpty() ? QPointF() : way.first();
}

/// The piece of a way between two distances along it.
QPolygonF pieceOf(const QPolygonF& way, double from, double to)
{
    QPolygonF piece{pointAt(way, from)};
    double done = 0;
    for (qsizetype i = 1; i + 1 < way.size(); ++i) {
        done += QLineF(way[i - 1], way[i]).length();
        if (done > from && done < to)
            piece << way[i];
    }
    return piece << pointAt(way, to);
}

/// How far along the way it passes the border of a box, after `from`.
std::optional<double> crossing(const QPolygonF& way, const QRectF& box, double from)
{
    double done = 0;
    const std::array<QLineF, 4> sides{QLineF(box.topLeft(), box.topRight()), QLineF(box.topRight(), box.bottomRight()),
                                      QLineF(box.bottomRight(), box.bottomLeft()),
                                      QLineF(box.bottomLeft(), box.topLeft())};
    for (qsizetype i = 1; i < way.size(); ++i) {
        const QLineF piece(way[i - 1], way[i]);
        std::optional<double> nearest;
        for (const QLineF& side : sides) {
            QPointF at;
            if (piece.intersects(side, &at) != QLineF::BoundedIntersection)
                continue;
            const double along = done + QLineF(piece.p1(), at).length();
            if (along >= from && (!nearest || along < *nearest))
                nearest = along;
        }
        if (nearest)
            return nearest;
        done += piece.length();
    }
    return std::nullopt;
}

}  // namespace

TraceOverlay::TraceOverlay(CanvasScene& scene) : m_scene(scene)
{
    setZValue(5);
    setAcceptedMouseButtons(Qt::NoButton);
}

void TraceOverlay::show(const net::Path& path)
{
    m_stops.clear();
    int number = 0;
    for (const net::Hop& hop : path.hops) {
        ++number;
        if (!m_scene.item(hop.element))
            continue;
        const bool stopped = hop.decision == net::Decision::Denied || hop.decision == net::Decision::Dropped;
        if (!m_stops.empty() && m_stops.back().element == hop.element) {
            m_stops.back().stopped = m_stops.back().stopped || stopped;
            m_stops.back().last = number;
            continue;
        }
        m_stops.push_back({hop.element, number, number, stopped, hop.supposed, {}});
    }
    refresh();
}

void TraceOverlay::clear()
{
    m_stops.clear();
    refresh();
}

/// Whether the way leads to a stop, and not merely over its border.
bool TraceOverlay::isPlace(std::size_t stop) const
{
    return stop == 0 || stop + 1 == m_stops.size() || !m_scene.item(m_stops[stop].element)->isContainer();
}

/// What the way leads to: a card, or the right end of a container's title bar.
QRectF TraceOverlay::place(ElementId id) const
{
    const CanvasItem* item = m_scene.item(id);
    const QRectF box = item->sceneBox();
    return item->isContainer() ? QRectF(box.right() - 40, box.top() + kTitleHeight / 2.0 - 4, 8, 8) : box;
}

void TraceOverlay::refresh()
{
    std::erase_if(m_stops, [this](const Stop& stop) { return !m_scene.item(stop.element); });
    m_legs.clear();
    for (Stop& stop : m_stops)
        stop.at = place(stop.element).center();
    std::size_t last = 0;
    for (std::size_t i = 1; i < m_stops.size(); ++i)
        if (isPlace(i)) {
            layLeg(last, i);
            last = i;
        }
    QRectF bounds;
    const auto reach = [&bounds](const QPointF& at) {
        bounds |= QRectF(at - QPointF(kReach, kReach), QSizeF(2 * kReach, 2 * kReach));
    };
    for (const Stop& stop : m_stops)
        reach(stop.at);
    for (const Leg& leg : m_legs)
        std::for_each(leg.points.begin(), leg.points.end(), reach);
    prepareGeometryChange();  // not before: finding the way asks the scene, which then notes the bounds anew
    m_bounds = bounds;
    update();
}

void TraceOverlay::layLeg(std::size_t from, std::size_t to)
{
    const QRectF a = place(m_stops[from].element), b = place(m_stops[to].element);
    const QPolygonF way = routeConnector(a, b, m_scene.obstaclesBetween(a, b));
    if (way.size() < 2)
        return;
    if (from == 0)
        m_stops[from].at = way.first();
    double before = 0;
    const std::vector<double> marks = marksBetween(from, to, way);
    for (std::size_t i = from + 1; i <= to; ++i) {
        const double mark = i < to ? marks[i - from - 1] : lengthOf(way);
        m_stops[i].at = pointAt(way, mark);
        m_legs.push_back({pieceOf(way, before, mark), m_stops[i].supposed});
        before = mark;
    }
}

/// Containers in between stand where the way passes their border, those that are not left halfway; none so near to
/// another that one covers the other.
std::vector<double> TraceOverlay::marksBetween(std::size_t from, std::size_t to, const QPolygonF& way) const
{
    const double length = lengthOf(way), count = static_cast<double>(to - from - 1);
    const double apart = std::min(kApart, length / (count + 1));
    std::vector<double> marks;
    double before = 0;
    for (std::size_t i = from + 1; i < to; ++i) {
        const auto passed = crossing(way, m_scene.item(m_stops[i].element)->sceneBox(), before);
        double after = length;
        for (std::size_t next = i + 1; !passed && next < to; ++next)
            if (const auto at = crossing(way, m_scene.item(m_stops[next].element)->sceneBox(), before)) {
                after = *at;
                break;
            }
        const double room = length - static_cast<double>(to - i) * apart;
        before = std::clamp(passed ? *passed : (before + after) / 2, before + apart, std::max(before + apart, room));
        marks.push_back(before);
    }
    return marks;
}

void TraceOverlay::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    const double scale = m_scene.style().scaleOf(*painter);
    const double unit = std::clamp(0.85 / scale, 1.0, 3.0);
    painter->setRenderHint(QPainter::Antialiasing);
    paintLegs(*painter, unit);
    for (const Stop& stop : m_stops)
        paintStop(*painter, stop, unit);
}

void TraceOverlay::paintLegs(QPainter& painter, double unit) const
{
    const CanvasTheme& theme = m_scene.style().theme;
    painter.setBrush(Qt::NoBrush);
    for (const Leg& leg : m_legs) {
        const QPainterPath way = roundedPath(leg.points);
        painter.setPen(QPen(theme.base(), 6 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(way);
        painter.setPen(QPen(leg.supposed ? theme.refused() : theme.trace(), 2.6 * unit,
                            leg.supposed ? Qt::DotLine : Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
        painter.drawPath(way);
    }
}

void TraceOverlay::paintStop(QPainter& painter, const Stop& stop, double unit) const
{
    const CanvasTheme& theme = m_scene.style().theme;
    QString text = QString::number(stop.first);
    if (stop.last > stop.first)
        text += QStringLiteral("–%1").arg(stop.last);
    if (stop.stopped)
        text += QStringLiteral(" ×");
    QFont font = m_scene.style().font;
    font.setPixelSize(static_cast<int>(11 * unit));
    font.setWeight(QFont::Bold);
    const double height = 2 * kStopRadius * unit;
    const double width = std::max(height, QFontMetricsF(font).horizontalAdvance(text) + 10 * unit);
    const QRectF pill(stop.at - QPointF(width, height) / 2, QSizeF(width, height));
    painter.setPen(QPen(theme.base(), 1.5 * unit));
    painter.setBrush(stop.stopped ? theme.refused() : theme.trace());
    painter.drawRoundedRect(pill, height / 2, height / 2);
    painter.setFont(font);
    painter.setPen(theme.dark() ? QColor(Qt::black) : QColor(Qt::white));
    painter.drawText(pill, Qt::AlignCenter, text);
}

}  // namespace pb::ui
