// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <QPolygonF>
#include <QRectF>

#include <vector>

namespace pb::ui {

/// A line of horizontal and vertical pieces from the border of one box to that of another, around the obstacles, with
/// few bends. A* on the grid that the boxes' edges span.
/// @param obstacles at most kMostObstacles are heeded, those nearest to the straight line first; those that overlap an
/// end
///                  are ignored
/// @return at least two points. Where there is no way around, a line across the obstacles.
/// O(n² log n) in obstacles.
QPolygonF routeConnector(const QRectF& from, const QRectF& to, std::vector<QRectF> obstacles);

/// The pieces of a way of horizontal and vertical lines that lie outside of all `boxes`, in order.
std::vector<QPolygonF> piecesOutside(const QPolygonF& points, const std::vector<QRectF>& boxes);

/// The way with its corners rounded.
QPainterPath roundedPath(const QPolygonF& points);

inline constexpr std::size_t kMostObstacles = 24;
inline constexpr double kDetour = 96;  ///< how far out of the straight line a line may go

}  // namespace pb::ui
