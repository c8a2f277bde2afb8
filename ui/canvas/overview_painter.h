// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QPainter;
class QRectF;

namespace pb::ui {

class CanvasScene;

/// Draws a scene from far away: plain boxes in one call for each kind, no text, no connectors but those along paths.
/// The painter's transform is that of the view. For scales below kOverviewScale, where items one by one would be too
/// slow.
void paintOverview(QPainter& painter, const CanvasScene& scene, const QRectF& exposed);

}  // namespace pb::ui
