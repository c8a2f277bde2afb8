// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/charts/trend_chart.h"

#include <QWidget>

namespace pb::ui {

/// The risks at each milestone and now, as columns; a click chooses one.
class TrendView final : public QWidget {
    Q_OBJECT
public:
    explicit TrendView(QWidget* parent = nullptr);

    void setChart(TrendChart chart, std::vector<std::size_t> marked);
    const TrendChart& chart() const noexcept { return m_chart; }
    QSize sizeHint() const override;

signals:
    void columnClicked(int index);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    bool event(QEvent* event) override;

private:
    ChartStyle style() const;
    QRectF area() const;

    TrendChart m_chart;
    std::vector<std::size_t> m_marked;
};

}  // namespace pb::ui
