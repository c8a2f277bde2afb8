// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/line_points.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace pb::ui;
using pb::density::Series;

namespace {

PlotMap mapOf(double fromMs, double toMs, double top)
{
    Axis x;
    x.min = fromMs;
    x.max = toMs;
    Axis y;
    y.max = top;
    return PlotMap(QRectF(0, 0, 500, 1000), x, y);
}

}  // namespace

class TestLinePoints : public QObject {
    Q_OBJECT
private slots:
    void everyPointOfAShortSeriesIsDrawn();
    void extremesAreKeptAndPointsAreFew_data();
    void extremesAreKeptAndPointsAreFew();
    void theLineRunsToTheEdgesOfTheView();
    void nothingComesOfNothing();
    void valuesAtATime();
};

void TestLinePoints::everyPointOfAShortSeriesIsDrawn()
{
    Series series;
    series.append(0, 1);
    series.append(100, 7);
    series.append(200, 3);
    const QPolygonF points = linePoints(series, mapOf(0, 200, 10), 500);
    QCOMPARE(points, QPolygonF({QPointF(0, 900), QPointF(250, 300), QPointF(500, 700)}));
}

void TestLinePoints::extremesAreKeptAndPointsAreFew_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<int>("columns");
    QTest::newRow("fewer than columns") << 100 << 500;
    QTest::newRow("some") << 3000 << 200;
    QTest::newRow("more than a series holds") << 60'000 << 250;
    QTest::newRow("one column") << 10'000 << 1;
}

/// Against the raw values: in each column of the view the lowest and the highest value of the run is among the points.
void TestLinePoints::extremesAreKeptAndPointsAreFew()
{
    QFETCH(int, count);
    QFETCH(int, columns);
    std::mt19937 random(7);
    std::uniform_real_distribution<double> noise(20, 30);
    std::vector<double> values;
    for (int i = 0; i < count; ++i)
        values.push_back(noise(random));
    values[static_cast<std::size_t>(count / 3)] = 99;  // one sample high, one low: they must not get lost
    values[static_cast<std::size_t>(count / 2)] = 1;
    Series series;
    for (int i = 0; i < count; ++i)
        series.append(i * 100, values[static_cast<std::size_t>(i)]);
    const PlotMap map = mapOf(0, count * 100.0, 100);
    const QPolygonF points = linePoints(series, map, static_cast<std::size_t>(columns));
    QVERIFY(points.size() <= 2 * columns + 8);
    QVERIFY(std::ranges::is_sorted(points, {}, &QPointF::x));
    const auto [low, high] = std::ranges::minmax(points, {}, &QPointF::y);
    QCOMPARE(low.y(), map.toY(99));
    QCOMPARE(high.y(), map.toY(1));
    // The peak stands where it happened, within a column and a bucket.
    if (columns > 1)
        QVERIFY(std::abs(low.x() - map.toX(count / 3 * 100.0)) <= 500.0 / columns + 500.0 / 2048 + 1);
}

void TestLinePoints::theLineRunsToTheEdgesOfTheView()
{
    Series series;
    for (int i = 0; i <= 10; ++i)
        series.append(i * 1000, i);
    const QPolygonF points = linePoints(series, mapOf(4500, 5400, 10), 100);
    // 5 s is the only value inside; the neighbours at 4 s and 6 s carry the line out on both sides.
    QCOMPARE(points.size(), 3);
    QVERIFY(points.first().x() < 0);
    QVERIFY(points.last().x() > 500);
}

void TestLinePoints::nothingComesOfNothing()
{
    QVERIFY(linePoints(Series(), mapOf(0, 100, 1), 100).isEmpty());
    Series one;
    one.append(50, 0.5);
    QVERIFY(linePoints(one, mapOf(0, 100, 1), 0).isEmpty());
    QCOMPARE(linePoints(one, mapOf(0, 100, 1), 10), QPolygonF({QPointF(250, 500)}));
}

void TestLinePoints::valuesAtATime()
{
    Series series;
    series.append(1000, 10);
    series.append(2000, 20);
    QCOMPARE(valueAt(series, 999), std::nullopt);
    QCOMPARE(valueAt(series, 1000), std::optional(10.0));
    QCOMPARE(valueAt(series, 1999), std::optional(10.0));
    QCOMPARE(valueAt(series, 99'999), std::optional(20.0));
    QCOMPARE(highestIn(series, 0, 1500), std::optional(10.0));
    QCOMPARE(highestIn(series, 0, 5000), std::optional(20.0));
    QCOMPARE(highestIn(series, 2500, 5000), std::nullopt);
}

QTEST_MAIN(TestLinePoints)
#include "tst_line_points.moc"
