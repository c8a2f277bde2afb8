// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/plot.h"

#include <QGraphicsScene>

#include <memory>
#include <optional>

namespace pb::ui {

/// One chart: Qt Charts draws frame, axes and legend, an item of ours draws the plot, and one above it the crosshair.
/// The plot area has the same left and right margin in every chart of the same font, so that charts below each other
/// line up. Lives on the GUI thread.
class ChartScene final : public QGraphicsScene {
    Q_OBJECT
public:
    /// Whether painted plots are kept as pixels, so that moving the crosshair paints no lines again. Not for paper.
    enum class Cache { Pixels, None };

    /// @param plot outlives the scene
    ChartScene(const Plot& plot, Cache cache, QObject* parent = nullptr);
    ~ChartScene() override;

    void setStyle(const ChartStyle& style);
    const ChartStyle& style() const noexcept { return m_style; }
    void setSize(const QSizeF& size);
    /// Reads the plot's frame again and paints it. What has not changed is not laid out again.
    void refresh();

    const PlotMap& map() const noexcept { return m_map; }
    const Frame& frame() const noexcept { return m_frame; }

    /// @param x pixel of the crosshair's line; nothing: no crosshair
    void setCrosshair(std::optional<double> x);
    /// @param readout at the crosshair; `withBox`: also its text, beside `at`
    void setReadout(const std::optional<Readout>& readout, const QPointF& at, bool withBox);
    /// @param span pixels from..to of a selection under way
    void setSelection(const std::optional<std::pair<double, double>>& span);

signals:
    void legendClicked(std::size_t index);

private:
    struct Parts;
    class PlotItem;
    class KeyItem;
    class OverlayItem;

    void layOut();
    void showLegend();
    bool legendFits(const Frame& frame) const;
    void placeHead();

    const Plot& m_plot;
    ChartStyle m_style;
    QSizeF m_size{400, 240};
    Frame m_frame;
    PlotMap m_map{{}, {}, {}};
    bool m_legendBelow = false;  ///< the title, which leaves it no room beside it
    std::unique_ptr<Parts> m_parts;
};

/// Paints a chart into `rect` of any paint device, as vectors where that is one. Call on the GUI thread.
void paintChart(QPainter& painter, const QRectF& rect, const Plot& plot, const ChartStyle& style);

}  // namespace pb::ui
