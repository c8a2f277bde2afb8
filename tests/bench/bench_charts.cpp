// SPDX-License-Identifier: GPL-3.0-or-later
// One tick of a live view: 20 lines of 36,000 points each and a heat map get one more value, move on and are painted;
// beside it the same lines in Qt Charts as one would write it first.
#include "tests/bench/bench.h"
#include "ui/charts/chart_view.h"

#include <QApplication>
#include <QGraphicsView>
#include <QtCharts/QChart>
#include <QtCharts/QChartView>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <cmath>

using namespace Qt::StringLiterals;
namespace density = pb::density;
namespace ui = pb::ui;

namespace {

constexpr int kLines = 20;
constexpr std::int64_t kPoints = 36'000;
constexpr std::int64_t kTickMs = 100;
constexpr QSize kSize(1000, 500);

double value(int line, std::int64_t index)
{
    const double x = static_cast<double>(index);
    return 50 + 2.0 * line + 10 * std::sin(x / 500 + line) + 3 * std::sin(x * 1.7 * (line + 1));
}

density::Histogram histogram(std::int64_t index)
{
    density::Histogram out;
    for (std::size_t bin = 2; bin < 22; ++bin)
        out.addToBin(bin, 1 + static_cast<std::uint64_t>((index * 7 + static_cast<std::int64_t>(bin) * 13) % 400));
    return out;
}

/// Our charts: a TimeChart and a HeatMapChart in one group, with series in bounded memory as a run keeps them.
class LiveView {
public:
    LiveView()
    {
        for (int i = 0; i < kLines; ++i) {
            m_series.push_back(std::make_shared<density::Series>());
            m_content.lines.push_back(
                {.name = u"line %1"_s.arg(i), .series = m_series.back(), .color = static_cast<std::size_t>(i)});
        }
        m_content.title = u"bench"_s;
        for (; m_index < kPoints; ++m_index)
            append();
        m_chart.resize(kSize);
        m_heatChart.resize(kSize);
        m_chart.show();
        m_heatChart.show();
    }

    void tick()
    {
        ++m_index;
        append();
        m_group.setExtent({(m_index - kPoints) * kTickMs, m_index * kTickMs});
        m_content.untilMs = m_index * kTickMs;
        m_chart.setContent(m_content);
        m_heatChart.setContent(
            {.title = u"heat"_s, .map = m_heat, .lines = {}, .markers = {}, .untilMs = 0, .empty = {}});
        m_chart.viewport()->repaint();
        m_heatChart.viewport()->repaint();
    }

private:
    void append()
    {
        for (int i = 0; i < kLines; ++i)
            m_series[static_cast<std::size_t>(i)]->append(m_index * kTickMs, value(i, m_index));
        if (m_index % 10 == 0)
            m_heat->append((m_index - 10) * kTickMs, m_index * kTickMs, histogram(m_index));
    }

    std::int64_t m_index = 0;
    std::vector<std::shared_ptr<density::Series>> m_series;
    std::shared_ptr<density::HeatMap> m_heat = std::make_shared<density::HeatMap>();
    ui::TimeContent m_content;
    ui::TimeGroup m_group;
    ui::TimeChart m_chart{m_group};
    ui::HeatMapChart m_heatChart{m_group};
};

/// QLineSeries::append, removePoints and a moving axis; no heat map.
class NaiveView {
public:
    NaiveView()
    {
        for (int i = 0; i < kLines; ++i) {
            auto* line = new QLineSeries(m_chart);
            QList<QPointF> points;
            for (std::int64_t at = 0; at < kPoints; ++at)
                points << QPointF(static_cast<double>(at), value(i, at));
            line->append(points);
            m_chart->addSeries(line);
            m_lines.push_back(line);
        }
        m_chart->createDefaultAxes();
        m_view.resize(kSize);
        m_view.show();
    }

    void tick()
    {
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            m_lines[i]->append(static_cast<double>(m_index), value(static_cast<int>(i), m_index));
            m_lines[i]->removePoints(0, 1);
        }
        ++m_index;
        m_chart->axes(Qt::Horizontal)
            .first()
            ->setRange(static_cast<double>(m_index - kPoints), static_cast<double>(m_index));
        m_view.viewport()->repaint();
    }

private:
    std::int64_t m_index = kPoints;
    QChart* m_chart = new QChart;  // the view takes it
    QChartView m_view{m_chart};
    std::vector<QLineSeries*> m_lines;
};

}  // namespace

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication app(argc, argv);
    LiveView live;
    QCoreApplication::processEvents();  // until the windows are exposed nothing is painted
    const double liveMs = pb::bench::medianMs(100, [&] { live.tick(); });
    double naiveMs = 0;
    {
        NaiveView naive;
        QCoreApplication::processEvents();
        naiveMs = pb::bench::quantile(pb::bench::timesMs(
                                          3, [&] { naive.tick(); }, 1),
                                      0.5);
    }
    pb::bench::print({.name = "charts.live_tick",
                      .value = liveMs,
                      .unit = "ms",
                      .size = "20 x 36000 points + heat map",
                      .peer = "naive Qt Charts append, no heat map",
                      .peerValue = naiveMs});
}
