// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/axis.h"
#include "ui/charts/time_group.h"

#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include <cmath>

using namespace Qt::StringLiterals;
using namespace pb::ui;
using pb::density::MetricUnit;
using pb::text::Language;

namespace {

QStringList labels(const Axis& axis)
{
    QStringList out;
    for (const Tick& tick : axis.ticks)
        out << tick.label;
    return out;
}

}  // namespace

class TestAxis : public QObject {
    Q_OBJECT
private slots:
    void niceStepIsRoundAndLargeEnough_data();
    void niceStepIsRoundAndLargeEnough();
    void valueAxisCoversAndIsWritten_data();
    void valueAxisCoversAndIsWritten();
    void ticksAscendInsideWithDifferentLabels();
    void timeTicks_data();
    void timeTicks();
    void latencyTicksStandAtPowersOfTen();
    void pixelsAndValuesMapBothWays();
    void koreanUnits();
    void growingExtentStandsStill();
    void zoomKeepsTheTimeUnderThePointer();
    void zoomStaysInsideTheExtent();
};

void TestAxis::niceStepIsRoundAndLargeEnough_data()
{
    QTest::addColumn<double>("span");
    QTest::addColumn<int>("most");
    QTest::addColumn<double>("step");
    QTest::newRow("guests") << 6417.0 << 4 << 2000.0;
    QTest::newRow("one") << 1.0 << 5 << 0.2;
    QTest::newRow("exact") << 100.0 << 5 << 20.0;
    QTest::newRow("small") << 0.0037 << 4 << 0.001;
    QTest::newRow("large") << 3e9 << 6 << 5e8;
    QTest::newRow("nothing") << 0.0 << 4 << 1.0;
    QTest::newRow("not a number") << std::nan("") << 4 << 1.0;
}

void TestAxis::niceStepIsRoundAndLargeEnough()
{
    QFETCH(double, span);
    QFETCH(int, most);
    QFETCH(double, step);
    QVERIFY(qFuzzyCompare(niceStep(span, most), step));
}

void TestAxis::valueAxisCoversAndIsWritten_data()
{
    QTest::addColumn<int>("unit");
    QTest::addColumn<double>("highest");
    QTest::addColumn<double>("max");
    QTest::addColumn<QString>("last");
    QTest::newRow("guests") << int(MetricUnit::Count) << 6417.0 << 8000.0 << u"8,000"_s;
    QTest::newRow("few guests") << int(MetricUnit::Count) << 2.0 << 2.0 << u"2"_s;
    QTest::newRow("none") << int(MetricUnit::Count) << 0.0 << 1.0 << u"1"_s;
    QTest::newRow("percent") << int(MetricUnit::Percent) << 3.0 << 100.0 << u"100%"_s;
    QTest::newRow("memory in GiB") << int(MetricUnit::KiB) << 3.4 * 1024 * 1024 << 4.0 * 1024 * 1024 << u"4 GiB"_s;
    QTest::newRow("boot") << int(MetricUnit::Milliseconds) << 17.2 << 20.0 << u"20 ms"_s;
    QTest::newRow("infinite") << int(MetricUnit::Milliseconds) << HUGE_VAL << 1.0 << u"1 ms"_s;
}

void TestAxis::valueAxisCoversAndIsWritten()
{
    QFETCH(int, unit);
    QFETCH(double, highest);
    QFETCH(double, max);
    QFETCH(QString, last);
    const Axis axis = valueAxis(static_cast<MetricUnit>(unit), highest, 4, Language::English);
    QCOMPARE(axis.min, 0.0);
    QCOMPARE(axis.max, max);
    QCOMPARE(axis.ticks.back().label, last);
}

void TestAxis::ticksAscendInsideWithDifferentLabels()
{
    for (int unit = 0; unit <= int(MetricUnit::Ratio); ++unit) {
        for (double highest = 0.4; highest < 5e9; highest *= 1.7) {
            const Axis axis = valueAxis(static_cast<MetricUnit>(unit), highest, 5, Language::Korean);
            QVERIFY(axis.max >= highest || !std::isfinite(highest));
            QVERIFY(axis.ticks.size() >= 2 && axis.ticks.size() <= 8);
            QSet<QString> seen;
            double before = -1;
            for (const Tick& tick : axis.ticks) {
                QVERIFY(tick.at > before && tick.at <= axis.max * (1 + 1e-9));
                before = tick.at;
                seen << tick.label;
            }
            QVERIFY2(seen.size() == qsizetype(axis.ticks.size()), qPrintable(labels(axis).join(u" | "_s)));
        }
    }
}

void TestAxis::timeTicks_data()
{
    QTest::addColumn<qint64>("from");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("half a minute") << 0LL << 30'000LL << QStringList{u"0:00"_s, u"0:10"_s, u"0:20"_s, u"0:30"_s};
    QTest::newRow("inside") << 12'300LL << 14'700LL
                            << QStringList{u"0:12.5"_s, u"0:13.0"_s, u"0:13.5"_s, u"0:14.0"_s, u"0:14.5"_s};
    QTest::newRow("hours") << 0LL << 7'200'000LL
                           << QStringList{u"0:00"_s, u"30:00"_s, u"1:00:00"_s, u"1:30:00"_s, u"2:00:00"_s};
    QTest::newRow("tenths") << 1000LL << 1600LL << QStringList{u"0:01.0"_s, u"0:01.2"_s, u"0:01.4"_s, u"0:01.6"_s};
}

void TestAxis::timeTicks()
{
    QFETCH(qint64, from);
    QFETCH(qint64, to);
    QFETCH(QStringList, expected);
    QCOMPARE(labels(timeAxis(from, to, 5)), expected);
}

void TestAxis::latencyTicksStandAtPowersOfTen()
{
    const Axis axis = latencyAxis(0, 19, Language::English);
    QCOMPARE(labels(axis),
             (QStringList{u"1 µs"_s, u"10 µs"_s, u"100 µs"_s, u"1 ms"_s, u"10 ms"_s, u"100 ms"_s, u"1 s"_s}));
    QCOMPARE(axis.ticks[3].at, std::log2(1000.0));
    QCOMPARE(axis.max, 20.0);
}

void TestAxis::pixelsAndValuesMapBothWays()
{
    Axis x;
    x.min = 1000;
    x.max = 5000;
    Axis y = latencyAxis(0, 9, Language::English);
    const PlotMap map(QRectF(50, 20, 400, 200), x, y);
    QCOMPARE(map.toPoint(1000, 1), QPointF(50, 220));     // 1 us lies at the bottom
    QCOMPARE(map.toPoint(5000, 1024), QPointF(450, 20));  // 2^10 us at the top of bins 0..9
    QCOMPARE(map.toY(0), 220.0);                          // below 1 us there is nothing
    for (double pixel = 50; pixel <= 450; pixel += 12.5)
        QCOMPARE(map.toX(map.fromX(pixel)), pixel);
    QCOMPARE(map.fromY(map.toY(32)), 5.0);
}

void TestAxis::koreanUnits()
{
    QCOMPARE(valueText(MetricUnit::PerSecond, 123, Language::Korean), u"초당 123"_s);
    QCOMPARE(valueText(MetricUnit::PerSecond, 12.34, Language::English), u"12.3/s"_s);
    QCOMPARE(valueText(MetricUnit::KiB, 530, Language::English), u"530 KiB"_s);
    QCOMPARE(valueText(MetricUnit::Percent, 45, Language::English), u"45%"_s);
    QCOMPARE(timeText(61'250, true), u"1:01.2"_s);
    QCOMPARE(timeText(3'661'000, true), u"1:01:01"_s);
}

void TestAxis::growingExtentStandsStill()
{
    int changes = 0;
    std::int64_t before = 0;
    for (std::int64_t lastMs = 0; lastMs < 20 * 3'600'000LL; lastMs += 1000) {
        const TimeSpan span = TimeGroup::growing(lastMs);
        QVERIFY(span.toMs > lastMs);
        changes += span.toMs != before;
        before = span.toMs;
    }
    QVERIFY(changes < 30);
}

void TestAxis::zoomKeepsTheTimeUnderThePointer()
{
    TimeGroup group;
    group.setExtent({0, 100'000});
    QSignalSpy spy(&group, &TimeGroup::viewChanged);
    group.zoomBy(4, 20'000);
    QCOMPARE(group.view().ms(), 25'000);
    // 20 s stood at a fifth of the width before and does so still.
    QCOMPARE(group.view().fromMs, 15'000);
    QCOMPARE(spy.size(), 1);
    group.setExtent({0, 200'000});  // the run goes on, the zoom stays
    QCOMPARE(group.view().fromMs, 15'000);
    QCOMPARE(spy.size(), 1);
    group.resetZoom();
    QCOMPARE(group.view(), (TimeSpan{0, 200'000}));
}

void TestAxis::zoomStaysInsideTheExtent()
{
    TimeGroup group;
    group.setExtent({0, 10'000});
    group.zoomTo({9'000, 99'000});
    QCOMPARE(group.view(), (TimeSpan{0, 10'000}));
    QVERIFY(!group.isZoomed());
    group.zoomTo({5'000, 5'001});
    QCOMPARE(group.view().ms(), TimeGroup::kMinSpanMs);
    group.panBy(1'000'000);
    QCOMPARE(group.view().toMs, 10'000);
    group.panBy(-1'000'000);
    QCOMPARE(group.view().fromMs, 0);
}

QTEST_MAIN(TestAxis)
#include "tst_axis.moc"
