// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/finding.h"
#include "core/network/topology.h"
#include "ui/canvas/canvas_theme.h"
#include "ui/canvas/phrases.h"

#include <QFont>
#include <QGraphicsItem>

#include <memory>
#include <optional>

namespace pb::ui {

/// What all items of one scene are drawn with.
struct CanvasStyle {
    CanvasTheme theme;
    QFont font;          ///< family only; sizes are canvas units
    Phrases phrases;     ///< in which language
    bool paper = false;  ///< everything is drawn, however small: paper has the resolution for it

    /// How large a canvas unit is drawn, which decides how much is left out.
    double scaleOf(const QPainter& painter) const;
};

/// The worst finding on an element, and how many there are.
struct Badge {
    Severity severity = Severity::Hint;
    int count = 0;
    friend bool operator==(const Badge&, const Badge&) = default;
};

/// Below these scales (1 = 100 %) an item leaves its small print away, and all items become plain boxes.
inline constexpr double kDetailScale = 0.4;
inline constexpr double kOverviewScale = 0.12;

/// Draws one element. Holds no truth: it is told what to show, and what was shown before stays drawn until then.
/// Its parent item is that of the element's container, so it moves along.
class CanvasItem : public QGraphicsItem {
public:
    enum { Type = UserType + 1 };
    enum class Drop { None, Allowed, Refused };

    CanvasItem(std::shared_ptr<const net::Element> element, const CanvasStyle& style);

    int type() const override { return Type; }
    QRectF boundingRect() const override;
    QPainterPath shape() const override;

    const net::Element& element() const noexcept { return *m_element; }
    ElementId id() const noexcept { return m_element->id; }
    bool isContainer() const noexcept { return m_container; }
    QRectF box() const { return {QPointF(), m_size}; }  ///< in item coordinates
    QRectF sceneBox() const { return {scenePos(), m_size}; }
    QSizeF size() const noexcept { return m_size; }
    /// Where the words of a container's title bar stand at a scale, in item coordinates; empty for other items.
    virtual QRectF titleRect(double scale) const;

    /// Takes over a new state of the element, its box included.
    void setElement(std::shared_ptr<const net::Element> element);
    /// Draws the element elsewhere for the time of a drag.
    void preview(const QPointF& position, const QSizeF& size);
    void refresh();  ///< style or language has changed

    void setBadge(const std::optional<Badge>& badge);
    void setSelected(bool selected, bool handles);
    bool isSelected() const noexcept { return m_selected; }
    bool showsHandles() const noexcept { return m_handles; }
    void setDrop(Drop drop);
    void setConnectable(bool connectable);

protected:
    void paintBadge(QPainter& painter, double scale) const;
    void paintSelection(QPainter& painter, double scale) const;
    void paintDrop(QPainter& painter) const;
    QFont font(int size, bool bold) const;
    QString elided(const QString& text, const QFont& font, double width) const;

    const CanvasStyle& m_style;
    QString m_title, m_detail;

private:
    std::shared_ptr<const net::Element> m_element;
    QSizeF m_size;
    std::optional<Badge> m_badge;
    Drop m_drop = Drop::None;
    bool m_container = false;
    bool m_selected = false, m_handles = false, m_connectable = false;
};

/// The right item for an element's kind.
std::unique_ptr<CanvasItem> makeItem(std::shared_ptr<const net::Element> element, const CanvasStyle& style);

/// The eight places where a selected container is resized, in item coordinates: corners and sides, clockwise from top
/// left.
inline constexpr int kHandleCount = 8;
QRectF handleRect(const QRectF& box, int handle, double scale);

}  // namespace pb::ui
