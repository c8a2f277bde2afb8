// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/density/heat_map.h"
#include "core/density/histogram.h"
#include "core/density/quantile_sketch.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <vector>

using namespace pb::density;

class TestDensityHistogram : public QObject {
    Q_OBJECT

private slots:
    void bins_data();
    void bins();
    void quantilesAgreeWithSorting();
    void mergeIsLikeAddingAll();
    void countsSaturate();
    void emptyHasNoQuantile();
    void sketchIsWithinItsError();
    void heatMapKeepsEveryCount();
};

void TestDensityHistogram::bins_data()
{
    QTest::addColumn<quint64>("us");
    QTest::addColumn<int>("bin");
    QTest::newRow("0") << quint64(0) << 0;
    QTest::newRow("1") << quint64(1) << 0;
    QTest::newRow("2") << quint64(2) << 1;
    QTest::newRow("3") << quint64(3) << 1;
    QTest::newRow("4") << quint64(4) << 2;
    QTest::newRow("1023") << quint64(1023) << 9;
    QTest::newRow("1024") << quint64(1024) << 10;
    QTest::newRow("past the last") << std::numeric_limits<quint64>::max() << int(Histogram::kBins) - 1;
}

void TestDensityHistogram::bins()
{
    QFETCH(quint64, us);
    QFETCH(int, bin);
    const auto found = Histogram::binOf(us);
    QCOMPARE(int(found), bin);
    QVERIFY(us >= Histogram::binLow(found));
    QVERIFY(us <= Histogram::binHigh(found) || found == Histogram::kBins - 1);
}

void TestDensityHistogram::quantilesAgreeWithSorting()
{
    std::mt19937_64 rng(6417);
    for (int round = 0; round < 200; ++round) {
        std::lognormal_distribution<double> latency(1 + round % 9, 2);
        std::vector<std::uint64_t> values(1 + rng() % 500);
        Histogram histogram;
        for (auto& value : values)
            histogram.add(value = static_cast<std::uint64_t>(latency(rng)));
        std::ranges::sort(values);
        for (const double q : {0.0, 0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 1.0}) {
            const auto rank = std::max<std::size_t>(static_cast<std::size_t>(std::ceil(q * double(values.size()))), 1);
            const auto expected = Histogram::binOf(values[rank - 1]);
            QCOMPARE(*histogram.quantileBin(q), expected);
            const double us = *histogram.quantile(q);
            QVERIFY(us >= double(Histogram::binLow(expected)) && us <= double(Histogram::binHigh(expected)) + 1);
        }
    }
}

void TestDensityHistogram::mergeIsLikeAddingAll()
{
    std::mt19937_64 rng(3);
    Histogram a;
    Histogram b;
    Histogram both;
    for (int i = 0; i < 1000; ++i) {
        const std::uint64_t us = rng() >> (rng() % 64);
        (i % 2 ? a : b).add(us);
        both.add(us);
    }
    Histogram ab = a;
    ab.merge(b);
    Histogram ba = b;
    ba.merge(a);
    QVERIFY(ab == both);
    QVERIFY(ba == both);
    QCOMPARE(both.total(), 1000u);
}

void TestDensityHistogram::countsSaturate()
{
    Histogram histogram;
    for (std::size_t bin = 0; bin < Histogram::kBins; ++bin)
        for (int i = 0; i < 3; ++i)
            histogram.addToBin(bin, std::numeric_limits<std::uint64_t>::max());
    std::uint64_t sum = 0;
    for (std::size_t bin = 0; bin < Histogram::kBins; ++bin) {
        QVERIFY(sum <= std::numeric_limits<std::uint64_t>::max() - histogram.count(bin));
        sum += histogram.count(bin);
    }
    QCOMPARE(histogram.total(), sum);
    QVERIFY(*histogram.quantileBin(0.5) <= Histogram::kBins / 2);
}

void TestDensityHistogram::emptyHasNoQuantile()
{
    QVERIFY(!Histogram().quantile(0.5));
    QVERIFY(!Histogram().quantileBin(0.5));
    QVERIFY(!QuantileSketch().quantile(0.5));
    QCOMPARE(Histogram().usedBins(), 0u);
}

void TestDensityHistogram::sketchIsWithinItsError()
{
    std::mt19937_64 rng(46);
    std::lognormal_distribution<double> boot(3, 1.5);
    std::vector<double> values(20'000);
    QuantileSketch sketch;
    for (double& value : values)
        sketch.add(value = std::clamp(boot(rng), QuantileSketch::kSmallest, QuantileSketch::kLargest));
    std::ranges::sort(values);
    for (const double q : {0.001, 0.05, 0.5, 0.95, 0.999, 1.0}) {
        const double exact = values[static_cast<std::size_t>(std::ceil(q * double(values.size()))) - 1];
        QVERIFY2(std::abs(*sketch.quantile(q) - exact) <= exact * QuantileSketch::kRelativeError,
                 qPrintable(QString::number(q)));
    }
    sketch.add(std::numeric_limits<double>::quiet_NaN());
    sketch.add(-1);
    sketch.add(std::numeric_limits<double>::infinity());
    QCOMPARE(sketch.total(), 20'002u);
}

void TestDensityHistogram::heatMapKeepsEveryCount()
{
    for (const std::size_t columns : {2u, 7u, 64u}) {
        HeatMap map(columns);
        Histogram all;
        for (std::int64_t i = 0; i < 1000; ++i) {
            Histogram second;
            second.add(std::uint64_t(i), 3);
            all.merge(second);
            map.append(i * 1000, i * 1000 + 1000, second);
            QVERIFY(map.columns().size() <= columns);
        }
        Histogram kept;
        std::int64_t at = 0;
        for (const HeatMap::Column& column : map.columns()) {
            QCOMPARE(column.fromMs, at);  // no gap, no overlap
            at = column.toMs;
            kept.merge(column.histogram);
        }
        QCOMPARE(at, 1'000'000);
        QVERIFY(kept == all);
        QCOMPARE(map.usedBins(), all.usedBins());
    }
}

QTEST_GUILESS_MAIN(TestDensityHistogram)
#include "tst_density_histogram.moc"
