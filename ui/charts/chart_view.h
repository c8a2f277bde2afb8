// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_scene.h"
#include "ui/charts/heat_plot.h"
#include "ui/charts/histogram_plot.h"
#include "ui/charts/time_group.h"
#include "ui/charts/time_plot.h"

#include <QGraphicsView>
#include <QPointer>

#include <optional>

namespace pb::ui {

/// A chart on screen: follows palette, font and language of the window.
class ChartView : public QGraphicsView {
    Q_OBJECT
public:
    ~ChartView() override;

    /// The plot as it is now, for a picture or a page.
    virtual const Plot& plot() const = 0;
    /// How often this chart was painted anew; moving the crosshair does not count.
    int refreshCount() const noexcept { return m_refreshCount; }
    const ChartScene& chartScene() const noexcept { return *m_scene; }
    QSize sizeHint() const override { return {480, 200}; }
    QSize minimumSizeHint() const override { return {220, 120}; }

signals:
    /// The user asked for this chart's menu.
    void menuRequested(const QPoint& globalPos);

protected:
    explicit ChartView(QWidget* parent);
    /// To be called by the constructor of each chart, once its plot is there.
    void start(Plot& plot);
    /// The content has changed: paint it. Callers keep the rate (Throttle).
    void refresh();
    ChartScene& scene() noexcept { return *m_scene; }

    /// @param pixel nothing: the pointer has left
    virtual void hover(std::optional<QPointF> pixel);

    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    void restyle();

    Plot* m_plot = nullptr;
    std::unique_ptr<ChartScene> m_scene;
    int m_refreshCount = 0;
};

/// A chart over time: shares view and crosshair with its group. Wheel: zoom. Drag: zoom to the part dragged over. Drag
/// with Shift or the middle button: move. Double click, or 0: all. Arrow keys: crosshair.
class TimeAxisChart : public ChartView {
    Q_OBJECT
public:
    TimeGroup* group() const { return m_group; }

protected:
    TimeAxisChart(TimeGroup& group, QWidget* parent);
    virtual void setView(const TimeSpan& view) = 0;

    void hover(std::optional<QPointF> pixel) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void onViewChanged();
    void onHoverChanged();

    QPointer<TimeGroup> m_group;
    std::optional<QPointF> m_pointer;  ///< where the mouse is over this chart
    std::optional<double> m_zoomFrom;  ///< pixel
    std::optional<double> m_panFrom;   ///< pixel
};

/// Lines over time on screen.
class TimeChart final : public TimeAxisChart {
    Q_OBJECT
public:
    explicit TimeChart(TimeGroup& group, QWidget* parent = nullptr);
    void setContent(TimeContent content);
    const TimeContent& content() const noexcept { return m_plot.content(); }
    const Plot& plot() const override { return m_plot; }

protected:
    void setView(const TimeSpan& view) override { m_plot.setView(view); }

private:
    TimePlot m_plot;
};

/// A latency heat map on screen.
class HeatMapChart final : public TimeAxisChart {
    Q_OBJECT
public:
    explicit HeatMapChart(TimeGroup& group, QWidget* parent = nullptr);
    void setContent(HeatContent content);
    const HeatContent& content() const noexcept { return m_plot.content(); }
    const Plot& plot() const override { return m_plot; }

protected:
    void setView(const TimeSpan& view) override { m_plot.setView(view); }

private:
    HeatPlot m_plot;
};

/// One histogram on screen.
class HistogramChart final : public ChartView {
    Q_OBJECT
public:
    explicit HistogramChart(QWidget* parent = nullptr);
    void setContent(HistogramContent content);
    const HistogramContent& content() const noexcept { return m_plot.content(); }
    const Plot& plot() const override { return m_plot; }

private:
    HistogramPlot m_plot;
};

}  // namespace pb::ui
