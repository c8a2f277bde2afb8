// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/layout.h"
#include "core/network/topology.h"

#include <QPoint>
#include <QRect>
#include <QSize>

#include <vector>

namespace pb::ui {

// Canvas units: 1 unit is 1 px at 100 %.
inline constexpr int kGrid = net::LayoutMetrics::kGrid;           ///< everything snaps to it
inline constexpr int kPadding = net::LayoutMetrics::kPadding;     ///< between a container's border and what it holds
inline constexpr int kTitleHeight = net::LayoutMetrics::kHeader;  ///< of a container's title bar

/// Between the border of a container of this kind and what it holds: machines are small boxes around their interfaces.
int paddingOf(net::Kind container);
/// Where the first child may start.
QPoint contentOrigin(net::Kind container);

int snapped(double value);
QPoint snapped(const QPointF& point);

/// The size with which a new element is placed; for leaves the only size.
QSize defaultSize(net::Kind kind);
/// The size in which an element is drawn: its box, or its kind's where the box has none.
QSize sizeOf(const net::Element& element);

/// Where an element's top left corner is on the canvas. O(depth).
QPoint scenePosition(const net::Topology& topology, ElementId id);
QRect sceneRect(const net::Topology& topology, const net::Element& element);

/// Whether `holder` (null: the canvas itself) may hold elements of `kind`.
bool mayHold(const net::Element* holder, net::Kind kind);
/// Whether `id` is `ancestor` or stands anywhere inside it.
bool isInside(const net::Topology& topology, ElementId id, ElementId ancestor);
/// Without those that stand inside another of `ids`: what moves, is copied and is removed as a whole.
std::vector<ElementId> outermost(const net::Topology& topology, const std::vector<ElementId>& ids);
/// `id` and everything inside, parents before children. O(elements).
std::vector<ElementId> withContents(const net::Topology& topology, const std::vector<ElementId>& ids);

/// The size a container needs for what it holds; never below the smallest useful one.
QSize contentSize(const net::Topology& topology, ElementId container);

/// The first free place of `size` in a container (none: on the canvas), row by row from the top left. O(children²).
QPoint freeSpot(const net::Topology& topology, ElementId container, const QSize& size);

}  // namespace pb::ui
