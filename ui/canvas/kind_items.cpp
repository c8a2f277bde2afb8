// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_item.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/icons.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStyleOptionGraphicsItem>

#include <algorithm>

namespace pb::ui {

namespace {

/// A box with a title bar that others stand in.
class ContainerItem final : public CanvasItem {
public:
    using CanvasItem::CanvasItem;

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        const double scale = m_style.scaleOf(*painter);
        painter->setRenderHint(QPainter::Antialiasing);
        paintBox(*painter, scale);
        paintTitle(*painter, scale);
        paintDrop(*painter);
        paintSelection(*painter, scale);
        paintBadge(*painter, scale);
    }

    QRectF titleRect(double scale) const override
    {
        constexpr double kAir = 5;
        return QRectF(QPointF(10 - kAir, kAir), QPointF(title(scale).right + kAir, kTitleHeight - kAir));
    }

private:
    void paintBox(QPainter& painter, double scale) const
    {
        const net::Kind kind = element().kind();
        const CanvasTheme& theme = m_style.theme;
        const double radius = 8;
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.containerFill(kind));
        painter.drawRoundedRect(box(), radius, radius);
        painter.save();
        painter.setClipRect(QRectF(0, 0, size().width(), kTitleHeight), Qt::IntersectClip);
        painter.setBrush(theme.titleFill(kind));
        painter.drawRoundedRect(QRectF(0, 0, size().width(), kTitleHeight + radius), radius, radius);
        painter.restore();
        QPen pen(theme.border(kind), scale < 1 ? 1 : 1.3,
                 kind == net::Kind::AvailabilityZone ? Qt::DashLine : Qt::SolidLine);
        pen.setCosmetic(scale < 1);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(box(), radius, radius);
    }

    /// The texts of the title bar, as far as there is room for them at a scale.
    struct Title {
        QFont nameFont, detailFont;
        QString name, detail;
        double left = 10;       ///< of the name
        double detailLeft = 0;  ///< of the detail
        double right = 0;       ///< end of the last text
    };

    Title title(double scale) const
    {
        const bool detailed = scale >= kDetailScale;
        Title out{
            font(detailed ? 13 : std::clamp(static_cast<int>(10 / scale), 13, 26), true), font(12, false), {}, {}};
        if (detailed)
            out.left += kIconSize + 7;
        const double end = size().width() - 14;
        out.name = elided(m_title, out.nameFont, end - out.left);
        out.right = out.left + QFontMetricsF(out.nameFont).horizontalAdvance(out.name);
        out.detailLeft = out.right + 10;
        if (!detailed || end - out.detailLeft < 40)
            return out;
        out.detail = elided(m_detail, out.detailFont, end - out.detailLeft);
        if (!out.detail.isEmpty())
            out.right = out.detailLeft + QFontMetricsF(out.detailFont).horizontalAdvance(out.detail);
        return out;
    }

    void paintTitle(QPainter& painter, double scale) const
    {
        const net::Kind kind = element().kind();
        const CanvasTheme& theme = m_style.theme;
        const Title words = title(scale);
        if (scale >= kDetailScale)
            paintKindIcon(painter, kind, {10, 7, kIconSize, kIconSize}, theme.accent(kind));
        const auto write = [&](double left, const QFont& font, const QColor& colour, const QString& text) {
            painter.setFont(font);
            painter.setPen(colour);
            painter.drawText(QRectF(left, 0, size().width() - left, kTitleHeight), Qt::AlignVCenter | Qt::AlignLeft,
                             text);
        };
        write(words.left, words.nameFont, theme.text(), words.name);
        if (!words.detail.isEmpty())
            write(words.detailLeft, words.detailFont, theme.muted(), words.detail);
    }

    static constexpr double kIconSize = 18;
};

/// Icon, name and one line.
class CardItem final : public CanvasItem {
public:
    using CanvasItem::CanvasItem;

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        const double scale = m_style.scaleOf(*painter);
        const net::Kind kind = element().kind();
        const CanvasTheme& theme = m_style.theme;
        painter->setRenderHint(QPainter::Antialiasing);
        QPen pen(theme.border(kind), 1);
        pen.setCosmetic(scale < 1);
        painter->setPen(pen);
        painter->setBrush(theme.cardFill());
        painter->drawRoundedRect(box(), 6, 6);
        painter->setPen(Qt::NoPen);
        painter->setBrush(theme.iconFill(kind));
        const double tile = size().height() - 16;
        painter->drawRoundedRect(QRectF(8, 8, tile, tile), 5, 5);
        paintKindIcon(*painter, kind, QRectF(8, 8, tile, tile).adjusted(5, 5, -5, -5), theme.accent(kind));
        paintLines(*painter, scale, 8 + tile + 8);
        paintDrop(*painter);
        paintSelection(*painter, scale);
        paintBadge(*painter, scale);
    }

private:
    void paintLines(QPainter& painter, double scale, double left) const
    {
        const double room = size().width() - left - 8;
        const bool detailed = scale >= kDetailScale;
        const QFont nameFont = font(detailed ? 13 : 18, true);
        painter.setFont(nameFont);
        painter.setPen(m_style.theme.text());
        const QRectF whole(left, 0, room, size().height());
        if (!detailed) {
            painter.drawText(whole, Qt::AlignVCenter | Qt::AlignLeft, elided(m_title, nameFont, room));
            return;
        }
        painter.drawText(QRectF(left, 5, room, 20), Qt::AlignVCenter | Qt::AlignLeft, elided(m_title, nameFont, room));
        const QFont detailFont = font(11, false);
        painter.setFont(detailFont);
        painter.setPen(m_style.theme.muted());
        painter.drawText(QRectF(left, 24, room, 18), Qt::AlignVCenter | Qt::AlignLeft,
                         elided(m_detail, detailFont, room));
    }
};

/// Free text on a sheet.
class NoteItem final : public CanvasItem {
public:
    using CanvasItem::CanvasItem;

    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        const double scale = m_style.scaleOf(*painter);
        const CanvasTheme& theme = m_style.theme;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(QPen(CanvasTheme::mix(theme.base(), QColor(0xffc9962e), 0.6), 1));
        painter->setBrush(CanvasTheme::mix(theme.base(), QColor(0xffe0b040), theme.dark() ? 0.16 : 0.16));
        painter->drawRoundedRect(box(), 4, 4);
        const QFont nameFont = font(12, true), textFont = font(12, false);
        painter->setPen(theme.text());
        painter->setFont(nameFont);
        const QRectF inner = box().adjusted(10, 8, -10, -8);
        painter->drawText(QRectF(inner.topLeft(), QSizeF(inner.width(), 18)), Qt::AlignLeft | Qt::AlignVCenter,
                          elided(m_title, nameFont, inner.width()));
        if (scale >= kDetailScale) {
            painter->setFont(textFont);
            painter->drawText(inner.adjusted(0, 20, 0, 0), Qt::TextWordWrap | Qt::AlignLeft | Qt::AlignTop,
                              QString::fromStdString(element().as<net::Note>()->text));
        }
        paintDrop(*painter);
        paintSelection(*painter, scale);
        paintBadge(*painter, scale);
    }
};

}  // namespace

std::unique_ptr<CanvasItem> makeItem(std::shared_ptr<const net::Element> element, const CanvasStyle& style)
{
    const net::Kind kind = element->kind();
    if (kind == net::Kind::Note)
        return std::make_unique<NoteItem>(std::move(element), style);
    if (net::kindInfo(kind).container)
        return std::make_unique<ContainerItem>(std::move(element), style);
    return std::make_unique<CardItem>(std::move(element), style);
}

}  // namespace pb::ui
