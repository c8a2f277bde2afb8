// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/overview_painter.h"

#include "ui/canvas/canvas_scene.h"

#include <QPainter>

#include <array>

namespace pb::ui {

namespace {

using Boxes = std::array<QList<QRectF>, net::kKindCount>;

/// One list for each depth of nesting, so that what is inside is painted later.
std::vector<Boxes> visibleBoxes(const CanvasScene& scene, const QRectF& exposed, std::vector<QRectF>& marked)
{
    std::vector<Boxes> levels;
    for (const auto& [id, item] : scene.items()) {
        const QRectF box = item->sceneBox();
        if (!box.intersects(exposed))
            continue;
        std::size_t depth = 0;
        for (const QGraphicsItem* at = item->parentItem(); at; at = at->parentItem())
            ++depth;
        if (levels.size() <= depth)
            levels.resize(depth + 1);
        levels[depth][static_cast<std::size_t>(item->element().kind())] << box;
        if (item->isSelected())
            marked.push_back(box);
    }
    return levels;
}

}  // namespace

void paintOverview(QPainter& painter, const CanvasScene& scene, const QRectF& exposed)
{
    const CanvasTheme& theme = scene.style().theme;
    std::vector<QRectF> marked;
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const Boxes& level : visibleBoxes(scene, exposed, marked))
        for (std::size_t k = 0; k < net::kKindCount; ++k) {
            const auto kind = static_cast<net::Kind>(k);
            if (level[k].isEmpty())
                continue;
            const bool container = net::kindInfo(kind).container;
            painter.setPen(QPen(theme.border(kind), 0));
            painter.setBrush(container ? theme.titleFill(kind) : theme.border(kind));
            painter.drawRects(level[k].data(), static_cast<int>(level[k].size()));
        }
    QPen frame(theme.selection(), 2);
    frame.setCosmetic(true);
    painter.setPen(frame);
    painter.setBrush(Qt::NoBrush);
    for (const QRectF& box : marked)
        painter.drawRect(box);
}

}  // namespace pb::ui
