// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/trace.h"

#include <QGraphicsItem>

#include <vector>

namespace pb::ui {

class CanvasScene;

/// The way of a traced packet, drawn over the elements that it meets: numbered stops, a cross where it is stopped.
class TraceOverlay final : public QGraphicsItem {
public:
    explicit TraceOverlay(CanvasScene& scene);

    void show(const net::Path& path);
    void clear();
    /// The elements have moved.
    void refresh();

    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override;

private:
    struct Stop {
        ElementId element;
        bool stopped = false;
        bool supposed = false;
    };
    QPointF anchor(ElementId id) const;
    void paintStop(QPainter& painter, std::size_t index, double unit) const;

    CanvasScene& m_scene;
    std::vector<Stop> m_stops;
    std::vector<QPointF> m_points;
    QRectF m_bounds;
};

}  // namespace pb::ui
