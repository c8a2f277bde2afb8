// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/density/series.h"

#include <QTest>

#include <algorithm>
#include <random>

using namespace pb::density;

class TestDensitySeries : public QObject {
    Q_OBJECT

private slots:
    void shortSeriesKeepsEveryValue();
    void longSeriesIsBoundedAndTrue_data();
    void longSeriesIsBoundedAndTrue();
    void viewJoinsToWidth();
    void timeNeverGoesBack();
};

void TestDensitySeries::shortSeriesKeepsEveryValue()
{
    Series series(100);
    for (int i = 0; i < 100; ++i)
        series.append(i * 10, i);
    QCOMPARE(series.buckets().size(), 100u);
    QCOMPARE(series.bucketMs(), 0);
    for (int i = 0; i < 100; ++i)
        QVERIFY(series.buckets()[std::size_t(i)] ==
                (Bucket{i * 10, i * 10, double(i), double(i), double(i), double(i)}));
}

void TestDensitySeries::longSeriesIsBoundedAndTrue_data()
{
    QTest::addColumn<int>("capacity");
    QTest::addColumn<int>("stepMs");
    QTest::addColumn<bool>("regular");
    QTest::newRow("regular") << 64 << 1000 << true;
    QTest::newRow("fast") << 64 << 1 << true;
    QTest::newRow("smallest") << 2 << 1000 << true;
    QTest::newRow("odd") << 77 << 250 << true;
    QTest::newRow("irregular") << 64 << 1000 << false;
}

void TestDensitySeries::longSeriesIsBoundedAndTrue()
{
    QFETCH(int, capacity);
    QFETCH(int, stepMs);
    QFETCH(bool, regular);
    std::mt19937 rng(11);
    Series series{std::size_t(capacity)};
    std::vector<std::pair<std::int64_t, double>> all;
    std::int64_t now = 5;
    for (int i = 0; i < 5000; ++i) {
        now += regular ? stepMs : std::int64_t(rng() % 7 == 0 ? rng() % 100'000 : rng() % 10);
        all.emplace_back(now, double(rng() % 1000));
        series.append(all.back().first, all.back().second);
        QVERIFY(series.buckets().size() <= std::size_t(capacity));
    }
    if (regular)
        QVERIFY(series.buckets().size() >= std::size_t(capacity) / 4);
    // Every value lies in exactly one bucket; each bucket says the truth about its values.
    std::size_t next = 0;
    for (const Bucket& bucket : series.buckets()) {
        double low = all[next].second;
        double high = low;
        QCOMPARE(bucket.firstMs, all[next].first);
        QCOMPARE(bucket.first, all[next].second);
        for (; next < all.size() && all[next].first <= bucket.lastMs; ++next) {
            low = std::min(low, all[next].second);
            high = std::max(high, all[next].second);
        }
        QCOMPARE(bucket.min, low);
        QCOMPARE(bucket.max, high);
        QCOMPARE(bucket.last, all[next - 1].second);
        QVERIFY(series.bucketMs() == 0 || bucket.lastMs - bucket.firstMs < series.bucketMs());
    }
    QCOMPARE(next, all.size());
    QCOMPARE(*series.last(), all.back().second);
    QCOMPARE(*series.max(), std::ranges::max(all, {}, &std::pair<std::int64_t, double>::second).second);
    QCOMPARE(*series.min(), std::ranges::min(all, {}, &std::pair<std::int64_t, double>::second).second);
}

void TestDensitySeries::viewJoinsToWidth()
{
    Series series(1000);
    for (int i = 0; i < 1000; ++i)
        series.append(i * 1000, i == 500 ? 9999 : i);
    QCOMPARE(series.view(0, 999'000, 5000).size(), 1000u);
    const std::vector<Bucket> narrow = series.view(0, 999'000, 30);
    QVERIFY(narrow.size() <= 30 && narrow.size() > 20);
    QCOMPARE(std::ranges::max(narrow, {}, &Bucket::max).max, 9999.0);  // a peak survives any width
    QCOMPARE(narrow.front().first, 0.0);
    QCOMPARE(narrow.back().last, 999.0);
    QCOMPARE(series.view(10'000, 19'999, 100).size(), 10u);
    QVERIFY(series.view(2'000'000, 3'000'000, 10).empty());
    QVERIFY(series.view(10, 5, 10).empty());
    QVERIFY(series.view(0, 999'000, 0).empty());
}

void TestDensitySeries::timeNeverGoesBack()
{
    Series series(10);
    series.append(100, 1);
    series.append(50, 2);
    QCOMPARE(series.buckets().size(), 1u);
    QCOMPARE(series.buckets()[0].lastMs, 100);
    QCOMPARE(series.buckets()[0].max, 2.0);
}

QTEST_GUILESS_MAIN(TestDensitySeries)
#include "tst_density_series.moc"
