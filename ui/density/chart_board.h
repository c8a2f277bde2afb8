// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/chart_view.h"
#include "ui/charts/density_charts.h"

#include <QWidget>

#include <vector>

namespace pb::ui {

/// The charts of a run, on one time axis and under one crosshair.
class ChartBoard final : public QWidget {
    Q_OBJECT
public:
    explicit ChartBoard(QWidget* parent = nullptr);

    /// @param live the run goes on: the time axis leaves room, and the histogram is the newest one instead of that at
    /// the peak
    void showRun(const SharedRun& run, bool live);
    /// The run has grown, or the language has changed.
    void refresh();
    TimeGroup& group() noexcept { return m_group; }
    std::vector<ChartView*> charts() const;
    /// Makes the rows as high as lets whole rows fill `height` pixels, with the title of the next one below them.
    void fitRows(int height);

signals:
    /// A chart could not be written.
    void exportFailed(const pb::Error& error);

protected:
    void changeEvent(QEvent* event) override;

private:
    void showMenu(ChartView& chart, const QPoint& globalPos);
    void askExport(ChartView& chart);

    TimeGroup m_group;
    SharedRun m_run;
    bool m_live = false;
    TimeChart* m_guests;
    HistogramChart* m_histogram;
    HeatMapChart* m_heat;
    TimeChart* m_boot;
    TimeChart* m_memory;
    TimeChart* m_cpu;
    TimeChart* m_pressure;
    TimeChart* m_ksm;
};

}  // namespace pb::ui
