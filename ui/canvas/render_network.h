// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/topology.h"
#include "ui/canvas/canvas_theme.h"
#include "ui/text/language.h"

#include <QRectF>
#include <QString>

#include <optional>
#include <vector>

class QPainter;

namespace pb::ui {

struct NetworkRenderOptions {
    text::Language language = text::Language::English;
    QString fontFamily = {};  ///< empty: the application's
    CanvasTheme theme = CanvasTheme::print();
    std::vector<Finding> findings = {};  ///< shown as marks on their elements
    double largestScale = 0;  ///< target units for one canvas unit, so that a small drawing stays small; 0: any
};

/// Draws a whole network into `target`, by the same items as the canvas, as vectors where the painter's device is one.
/// Needs an application, but no window and no scene. Draws nothing for an empty network.
void renderNetwork(QPainter& painter, const net::Network& network, const QRectF& target,
                   const NetworkRenderOptions& options = {});

/// Around all that renderNetwork() draws, canvas units; null for an empty network.
QRectF networkBounds(const net::Network& network);

}  // namespace pb::ui
