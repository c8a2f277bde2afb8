// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/trace_overlay.h"

#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/geometry.h"

#include <QPainter>

#include <algorithm>

namespace pb::ui {

namespace {
constexpr double kStopRadius = 10;
}

TraceOverlay::TraceOverlay(CanvasScene& scene) : m_scene(scene)
{
    setZValue(5);
    setAcceptedMouseButtons(Qt::NoButton);
}

void TraceOverlay::show(const net::Path& path)
{
    m_stops.clear();
    for (const net::Hop& hop : path.hops) {
        if (!m_scene.item(hop.element))
            continue;
        const bool stopped = hop.decision == net::Decision::Denied || hop.decision == net::Decision::Dropped;
        if (!m_stops.empty() && m_stops.back().element == hop.element) {
            m_stops.back().stopped = m_stops.back().stopped || stopped;
            continue;
        }
        m_stops.push_back({hop.element, stopped, hop.supposed});
    }
    refresh();
}

void TraceOverlay::clear()
{
    m_stops.clear();
    refresh();
}

void TraceOverlay::refresh()
{
    prepareGeometryChange();
    std::erase_if(m_stops, [this](const Stop& stop) { return !m_scene.item(stop.element); });
    m_points.clear();
    for (const Stop& stop : m_stops)
        m_points.push_back(anchor(stop.element));
    m_bounds = {};
    for (const QPointF& point : m_points)
        m_bounds |= QRectF(point - QPointF(40, 40), QSizeF(80, 80));
    update();
}

/// Cards in their left half, containers in their title bar, where nothing else is drawn.
QPointF TraceOverlay::anchor(ElementId id) const
{
    const CanvasItem* item = m_scene.item(id);
    const QRectF box = item->sceneBox();
    if (item->isContainer())
        return {box.right() - 36, box.top() + kTitleHeight / 2.0};
    return {box.right() - 18, box.center().y()};
}

void TraceOverlay::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*)
{
    if (m_points.empty())
        return;
    const double scale = m_scene.style().scaleOf(*painter);
    const double unit = scale < kDetailScale ? std::min(2.5, kDetailScale / scale) : 1;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setBrush(Qt::NoBrush);
    for (std::size_t i = 1; i < m_points.size(); ++i) {
        QColor colour = m_scene.style().theme.trace();
        colour.setAlphaF(0.8F);
        painter->setPen(QPen(colour, 3 * unit, m_stops[i].supposed ? Qt::DotLine : Qt::SolidLine, Qt::RoundCap));
        painter->drawLine(m_points[i - 1], m_points[i]);
    }
    for (std::size_t i = 0; i < m_points.size(); ++i)
        paintStop(*painter, i, unit);
}

void TraceOverlay::paintStop(QPainter& painter, std::size_t index, double unit) const
{
    const CanvasTheme& theme = m_scene.style().theme;
    const QColor colour = m_stops[index].stopped ? theme.refused() : theme.trace();
    const double radius = kStopRadius * unit;
    painter.setPen(QPen(theme.base(), 1.5 * unit));
    painter.setBrush(colour);
    painter.drawEllipse(m_points[index], radius, radius);
    QFont font = m_scene.style().font;
    font.setPixelSize(static_cast<int>(11 * unit));
    font.setWeight(QFont::Bold);
    painter.setFont(font);
    painter.setPen(theme.dark() ? QColor(Qt::black) : QColor(Qt::white));
    const QRectF box(m_points[index] - QPointF(radius, radius), QSizeF(2 * radius, 2 * radius));
    painter.drawText(box, Qt::AlignCenter, m_stops[index].stopped ? QStringLiteral("×") : QString::number(index + 1));
}

}  // namespace pb::ui
