// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/icons.h"

#include "ui/canvas/canvas_theme.h"
#include "ui/canvas/labels.h"

#include <QCoreApplication>
#include <QFile>
#include <QIconEngine>
#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QPixmapCache>
#include <QSvgRenderer>
#include <QThread>

#include <cmath>
#include <numbers>

namespace pb::ui {

using namespace Qt::StringLiterals;

namespace {

/// The files are drawn in black; that is replaced.
QByteArray coloured(const QString& file, const QColor& colour)
{
    QFile svg(u":/canvas/"_s + file + u".svg"_s);
    if (!svg.open(QIODevice::ReadOnly))
        return {};
    return svg.readAll().replace("#000000", colour.name().toLatin1());
}

QPixmap rendered(const QString& file, int pixels, const QColor& colour)
{
    const QString key = u"pb-canvas:%1:%2:%3"_s.arg(file).arg(pixels).arg(colour.rgba(), 0, 16);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    QSvgRenderer(coloured(file, colour)).render(&painter);
    painter.end();
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

/// Renders at whatever size and scale it is asked for.
class ColouredIconEngine final : public QIconEngine {
public:
    ColouredIconEngine(QString file, const QColor& colour, const QPalette& palette)
        : m_file(std::move(file)), m_colour(colour),
          m_disabled(palette.color(QPalette::Disabled, QPalette::ButtonText)),
          m_selected(palette.color(QPalette::Active, QPalette::HighlightedText))
    {
    }

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, m_file, rect, colourOf(mode));
    }
    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State) override
    {
        return rendered(m_file, qMax(1, qMin(size.width(), size.height())), colourOf(mode));
    }
    QIconEngine* clone() const override { return new ColouredIconEngine(*this); }

private:
    /// On a selected row the kind's own colour would not be seen.
    const QColor& colourOf(QIcon::Mode mode) const
    {
        return mode == QIcon::Disabled ? m_disabled : mode == QIcon::Selected ? m_selected : m_colour;
    }

    QString m_file;
    QColor m_colour, m_disabled, m_selected;
};

QPolygonF octagon(const QRectF& box)
{
    QPolygonF corners;
    for (int i = 0; i < 8; ++i) {
        const double angle = std::numbers::pi * (2 * i + 1) / 8;
        corners << box.center() + QPointF(std::cos(angle), std::sin(angle)) * box.width() * 0.54;
    }
    return corners;
}

QPainterPath severityShape(Severity severity, const QRectF& box)
{
    QPainterPath shape;
    if (severity == Severity::Hint)
        shape.addEllipse(box);
    else if (severity == Severity::Warning)
        shape.addPolygon(QPolygonF({QPointF(box.center().x(), box.top()), box.bottomRight(), box.bottomLeft()}));
    else
        shape.addPolygon(octagon(box));
    shape.closeSubpath();
    return shape;
}

}  // namespace

void paintIcon(QPainter& painter, const QString& file, const QRectF& target, const QColor& colour)
{
    const QPaintEngine* engine = painter.paintEngine();
    const bool guiThread = QThread::currentThread() == QCoreApplication::instance()->thread();
    if ((engine && engine->type() != QPaintEngine::Raster) || !guiThread) {
        QSvgRenderer(coloured(file, colour)).render(&painter, target);
        return;
    }
    const QTransform& transform = painter.deviceTransform();
    const double scale = std::hypot(transform.m11(), transform.m12());
    const int pixels = static_cast<int>(std::lround(target.width() * scale));
    if (pixels < 1)
        return;
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawPixmap(target, rendered(file, pixels, colour), QRectF(0, 0, pixels, pixels));
}

void paintKindIcon(QPainter& painter, net::Kind kind, const QRectF& target, const QColor& colour)
{
    paintIcon(painter, u"kinds/"_s + iconName(kind), target, colour);
}

QIcon toolIcon(const QString& name, const QPalette& palette)
{
    return QIcon(
        new ColouredIconEngine(u"tools/"_s + name, palette.color(QPalette::Active, QPalette::ButtonText), palette));
}

QIcon kindIcon(net::Kind kind, const QPalette& palette)
{
    const CanvasTheme theme(palette);
    return QIcon(new ColouredIconEngine(u"kinds/"_s + iconName(kind), theme.accent(kind), palette));
}

void paintSeverity(QPainter& painter, Severity severity, const QRectF& target, const QColor& colour)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const double unit = target.width() / 16;
    const QRectF box = target.adjusted(unit, unit, -unit, -unit);
    painter.setPen(QPen(colour, unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(colour);
    painter.drawPath(severityShape(severity, box));
    const QPointF c = box.center();
    painter.setPen(QPen(colour.lightnessF() > 0.6F ? QColor(Qt::black) : QColor(Qt::white), 1.7 * unit, Qt::SolidLine,
                        Qt::RoundCap));
    if (severity == Severity::Error) {
        painter.drawLine(c + QPointF(-2.5, -2.5) * unit, c + QPointF(2.5, 2.5) * unit);
        painter.drawLine(c + QPointF(-2.5, 2.5) * unit, c + QPointF(2.5, -2.5) * unit);
    } else {
        const bool hint = severity == Severity::Hint;
        const double dot = hint ? -3.4 : 4.6;
        painter.drawLine(c + QPointF(0, hint ? -0.4 : -1.9) * unit, c + QPointF(0, hint ? 3.6 : 1.7) * unit);
        painter.drawPoint(c + QPointF(0, dot) * unit);
    }
    painter.restore();
}

QIcon severityIcon(Severity severity, const QPalette& palette)
{
    QIcon icon;
    for (const int pixels : {16, 24, 32, 48}) {
        QPixmap pixmap(pixels, pixels);
        pixmap.fill(Qt::transparent);
        QPainter painter(&pixmap);
        paintSeverity(painter, severity, QRectF(0, 0, pixels, pixels), CanvasTheme(palette).severity(severity));
        painter.end();
        icon.addPixmap(pixmap);
        icon.addPixmap(pixmap, QIcon::Selected);
    }
    return icon;
}

}  // namespace pb::ui
