// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_item.h"

#include "ui/canvas/element_summary.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/icons.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>

namespace pb::ui {

namespace {

constexpr double kOverhang = 14;  ///< badges, handles and the selection reach out of the box
constexpr double kBadgeHeight = 18;

}  // namespace

double CanvasStyle::scaleOf(const QPainter& painter) const
{
    return paper ? 1 : QStyleOptionGraphicsItem::levelOfDetailFromTransform(painter.worldTransform());
}

QRectF handleRect(const QRectF& box, int handle, double scale)
{
    const double size = 8 / std::max(scale, 0.25);
    const QPointF c = box.center();
    const QPointF places[kHandleCount] = {box.topLeft(),        {c.x(), box.top()}, box.topRight(),
                                          {box.right(), c.y()}, box.bottomRight(),  {c.x(), box.bottom()},
                                          box.bottomLeft(),     {box.left(), c.y()}};
    return QRectF(places[handle] - QPointF(size, size) / 2, QSizeF(size, size));
}

CanvasItem::CanvasItem(std::shared_ptr<const net::Element> element, const CanvasStyle& style)
    : m_style(style), m_element(std::move(element)), m_container(net::kindInfo(m_element->kind()).container)
{
    setElement(m_element);
}

QRectF CanvasItem::boundingRect() const { return box().adjusted(-kOverhang, -kOverhang, kOverhang, kOverhang); }

QPainterPath CanvasItem::shape() const
{
    QPainterPath path;
    path.addRect(box());
    return path;
}

QRectF CanvasItem::titleRect(double) const { return {}; }

void CanvasItem::setElement(std::shared_ptr<const net::Element> element)
{
    m_element = std::move(element);
    m_title = elementTitle(*m_element, m_style.phrases);
    m_detail = elementDetail(*m_element, m_style.phrases);
    if (m_detail == m_title)
        m_detail.clear();
    preview(QPointF(m_element->box.x, m_element->box.y), sizeOf(*m_element));
    update();
}

void CanvasItem::preview(const QPointF& position, const QSizeF& size)
{
    if (size != m_size)
        prepareGeometryChange();
    m_size = size;
    setPos(position);
}

void CanvasItem::refresh() { setElement(m_element); }

void CanvasItem::setBadge(const std::optional<Badge>& badge)
{
    if (m_badge == badge)
        return;
    m_badge = badge;
    update();
}

void CanvasItem::setSelected(bool selected, bool handles)
{
    if (m_selected == selected && m_handles == handles)
        return;
    m_selected = selected;
    m_handles = handles && m_container;
    update();
}

void CanvasItem::setDrop(Drop drop)
{
    if (m_drop == drop)
        return;
    m_drop = drop;
    update();
}

void CanvasItem::setConnectable(bool connectable)
{
    if (m_connectable == connectable)
        return;
    m_connectable = connectable;
    update();
}

QFont CanvasItem::font(int size, bool bold) const
{
    QFont font = m_style.font;
    font.setPixelSize(size);
    font.setWeight(bold ? QFont::DemiBold : QFont::Normal);
    return font;
}

QString CanvasItem::elided(const QString& text, const QFont& font, double width) const
{
    return QFontMetricsF(font).elidedText(text, Qt::ElideRight, width);
}

void CanvasItem::paintBadge(QPainter& painter, double scale) const
{
    if (!m_badge)
        return;
    const double unit = scale < kDetailScale ? std::min(2.5, kDetailScale / scale) : 1;
    const QString number = m_badge->count > 99 ? QStringLiteral("99+") : QString::number(m_badge->count);
    const QFont small = font(11, true);
    const double text = m_badge->count > 1 ? QFontMetricsF(small).horizontalAdvance(number) + 4 : 0;
    const QColor colour = m_style.theme.severity(m_badge->severity);
    painter.save();
    painter.translate(m_size.width(), 0);
    painter.scale(unit, unit);
    const QRectF pill(8 - 20 - text, -8, 20 + text, kBadgeHeight);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, 1));
    painter.setBrush(m_style.theme.base());
    painter.drawRoundedRect(pill, kBadgeHeight / 2, kBadgeHeight / 2);
    paintSeverity(painter, m_badge->severity, {pill.left() + 3, pill.top() + 2, 14, 14}, colour);
    if (text > 0) {
        painter.setFont(small);
        painter.setPen(colour);
        painter.drawText(pill.adjusted(18, 0, -2, 0), Qt::AlignCenter, number);
    }
    painter.restore();
}

void CanvasItem::paintSelection(QPainter& painter, double scale) const
{
    if (!m_selected && !m_connectable)
        return;
    const QColor colour = m_selected ? m_style.theme.selection() : m_style.theme.allowed();
    QPen pen(colour, m_selected ? 2 : 1.6, m_selected ? Qt::SolidLine : Qt::DashLine);
    pen.setCosmetic(true);
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(box().adjusted(-3, -3, 3, 3), 8, 8);
    if (!m_handles)
        return;
    QPen edge(colour, 1.4);
    edge.setCosmetic(true);
    painter.setPen(edge);
    painter.setBrush(m_style.theme.base());
    for (int handle = 0; handle < kHandleCount; ++handle)
        painter.drawRect(handleRect(box(), handle, scale));
}

void CanvasItem::paintDrop(QPainter& painter) const
{
    if (m_drop == Drop::None)
        return;
    const QColor colour = m_drop == Drop::Allowed ? m_style.theme.allowed() : m_style.theme.refused();
    QPen pen(colour, 2.5, m_drop == Drop::Allowed ? Qt::SolidLine : Qt::DashLine);
    pen.setCosmetic(true);
    QColor fill = colour;
    fill.setAlphaF(0.08F);
    painter.setPen(pen);
    painter.setBrush(fill);
    painter.drawRoundedRect(box(), 8, 8);
}

}  // namespace pb::ui
