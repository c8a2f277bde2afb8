// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/trace.h"

#include <QGraphicsItem>
#include <QPolygonF>

#include <vector>

namespace pb::ui {

class CanvasScene;

/// The way of a traced packet, drawn over the elements that it meets: stops with the numbers of their steps, a cross
/// where it is stopped. It goes around the elements that it does not meet.
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
        int first = 1, last = 1;  ///< steps of the list that are taken here
        bool stopped = false;
        bool supposed = false;
        QPointF at;
    };
    /// From one stop to a later one, past the containers in between.
    struct Leg {
        QPolygonF points;
        bool supposed = false;
    };
    bool isPlace(std::size_t stop) const;
    QRectF place(ElementId id) const;
    void layLeg(std::size_t from, std::size_t to);
    std::vector<double> marksBetween(std::size_t from, std::size_t to, const QPolygonF& way) const;
    void paintLegs(QPainter& painter, double unit) const;
    void paintStop(QPainter& painter, const Stop& stop, double unit) const;

    CanvasScene& m_scene;
    std::vector<Stop> m_stops;
    std::vector<Leg> m_legs;
    QRectF m_bounds;
};

}  // namespace pb::ui
