// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/density_events.h"
#include "ui/charts/chart_export.h"
#include "ui/charts/chart_view.h"
#include "ui/charts/density_charts.h"
#include "ui/charts/pillar_chart.h"
#include "ui/charts/throttle.h"

#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <set>

using namespace Qt::StringLiterals;
using namespace pb;
using namespace pb::ui;
using text::Language;

namespace {

std::shared_ptr<density::Run> runOf(const test::MadeUpRun& made)
{
    auto run = std::make_shared<density::Run>();
    for (const density::Event& event : made.events())
        run->apply(event);
    return run;
}

/// How many different colours a picture has: 1 means that nothing was drawn.
std::size_t colors(const QImage& image)
{
    std::set<QRgb> seen;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            seen.insert(image.pixel(x, y));
    return seen.size();
}

QImage painted(const Plot& plot, const ChartStyle& style)
{
    QImage image(600, 300, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    paintChart(painter, QRectF(0, 0, 600, 300), plot, style);
    return image;
}

int countOf(const QImage& image, const QColor& color)
{
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            count += image.pixelColor(x, y) == color;
    return count;
}

}  // namespace

class TestCharts : public QObject {
    Q_OBJECT
private slots:
    void aBurstOfRequestsIsTwoRepaints();
    void guestsChartNamesTheArticle();
    void referencesAboveDoNotFlattenASmallRun();
    void pointingInOneChartPointsInAll();
    void movingTheCrosshairPaintsNoLineAgain();
    void draggingZoomsAllAndDoubleClickGoesBack();
    void aLegendEntrySwitchesItsLine();
    void switchedOffLinesStayOffWhenTheRunGrows();
    void aLegendWithoutRoomStandsBelowTheTitle();
    void latencyLabelsNeverTouch();
    void heatMapCellsFollowTheHistograms();
    void histogramReadoutNamesTheBin();
    void themesAndLanguagesChangeThePicture();
    void everyChartIsDrawnOnPaper();
    void drawingsStayVectors();
    void hostsWithoutMeasurementSaySo_data();
    void hostsWithoutMeasurementSaySo();
    void csvHasAllMetrics();
    void exportRefusesOtherForms();
    void pillarBarsAreProportional();
    void radarNeedsThreeAxes();
};

void TestCharts::aBurstOfRequestsIsTwoRepaints()
{
    Throttle throttle;
    QSignalSpy due(&throttle, &Throttle::due);
    for (int i = 0; i < 10'000; ++i)
        throttle.request();
    QCOMPARE(due.size(), 1);
    QTRY_COMPARE(due.size(), 2);
    throttle.flush();  // nothing is owed any more
    QCOMPARE(due.size(), 2);
}

void TestCharts::guestsChartNamesTheArticle()
{
    const auto run = runOf({.guests = 6417, .step = 2000, .guestsPerSecond = 500});
    const TimeContent english = guestsContent(run, Language::English);
    QCOMPARE(english.references.size(), 2U);
    QCOMPARE(english.references[0].value, 6417.0);
    QVERIFY(english.references[0].label.contains(u"6,417"_s));
    QCOMPARE(english.references[1].value, 2000.0);
    QCOMPARE(guestsContent(run, Language::Korean).title, u"게스트"_s);
    QCOMPARE(english.markers.size(), 4U + 2U);  // stages, stopping, end
}

void TestCharts::referencesAboveDoNotFlattenASmallRun()
{
    TimePlot plot;
    plot.setContent(guestsContent(runOf({.guests = 100, .step = 50}), Language::English));
    plot.setView({0, 10'000});
    QVERIFY(plot.frame({600, 200}, {}).y.max <= 200);
    plot.setContent(guestsContent(runOf({.guests = 6000, .step = 3000, .guestsPerSecond = 1000}), Language::English));
    QVERIFY(plot.frame({600, 200}, {}).y.max >= 6417);
}

void TestCharts::pointingInOneChartPointsInAll()
{
    const auto run = runOf({});
    TimeGroup group;
    group.setExtent({0, run->lastMs()});
    TimeChart guests(group);
    HeatMapChart heat(group);
    for (ChartView* chart : std::initializer_list<ChartView*>{&guests, &heat}) {
        chart->resize(600, 240);
        chart->show();
    }
    guests.setContent(guestsContent(run, Language::English));
    heat.setContent(runqHeatContent(run, Language::English));
    QCOMPARE(guests.chartScene().map().area().left(), heat.chartScene().map().area().left());
    QCOMPARE(guests.chartScene().map().area().right(), heat.chartScene().map().area().right());
    const QImage before = heat.grab().toImage();
    const QPoint middle = guests.chartScene().map().area().center().toPoint();
    QTest::mouseMove(guests.viewport(), middle);
    QTRY_VERIFY(group.hoverMs().has_value());
    QVERIFY(std::abs(*group.hoverMs() - static_cast<double>(run->lastMs()) / 2) <
            0.01 * static_cast<double>(run->lastMs()));
    QVERIFY(heat.grab().toImage() != before);
    const auto readout = guests.plot().readout(middle, guests.chartScene().map(), guests.chartScene().style());
    QVERIFY(readout && readout->rows.size() >= 2);
}

void TestCharts::movingTheCrosshairPaintsNoLineAgain()
{
    const auto run = runOf({});
    TimeGroup group;
    group.setExtent({0, run->lastMs()});
    TimeChart chart(group);
    chart.resize(600, 240);
    chart.show();
    chart.setContent(guestsContent(run, Language::English));
    const int before = chart.refreshCount();
    for (int i = 0; i < 100; ++i)
        group.setHover(i * 100.0);
    QCOMPARE(chart.refreshCount(), before);
}

void TestCharts::draggingZoomsAllAndDoubleClickGoesBack()
{
    const auto run = runOf({});
    TimeGroup group;
    group.setExtent({0, 10'000});
    TimeChart first(group);
    TimeChart second(group);
    first.resize(600, 240);
    second.resize(600, 240);
    first.show();
    second.show();
    first.setContent(guestsContent(run, Language::English));
    second.setContent(memoryContent(run, Language::English));
    const QRectF area = first.chartScene().map().area();
    const auto at = [&](double share) {
        return QPoint(qRound(area.left() + share * area.width()), qRound(area.center().y()));
    };
    QTest::mousePress(first.viewport(), Qt::LeftButton, {}, at(0.2));
    QTest::mouseMove(first.viewport(), at(0.4));
    QTest::mouseRelease(first.viewport(), Qt::LeftButton, {}, at(0.4));
    QVERIFY(group.isZoomed());
    QVERIFY(std::abs(group.view().fromMs - 2000) < 50 && std::abs(group.view().toMs - 4000) < 50);
    QCOMPARE(second.chartScene().frame().x, first.chartScene().frame().x);
    QTest::mouseDClick(first.viewport(), Qt::LeftButton, {}, at(0.5));
    QVERIFY(!group.isZoomed());
    QTest::keyClick(&first, Qt::Key_Plus);
    QVERIFY(group.isZoomed());
    QTest::keyClick(&first, Qt::Key_0);
    QVERIFY(!group.isZoomed());
}

void TestCharts::aLegendEntrySwitchesItsLine()
{
    TimePlot plot;
    plot.setContent(guestsContent(runOf({}), Language::English));
    plot.setView({0, 20'000});
    const ChartStyle style = ChartStyle::forPrint(QFont(), Language::English);
    const QImage with = painted(plot, style);
    plot.toggle(0);
    QVERIFY(!plot.frame({600, 200}, style).legend[0].shown);
    QVERIFY(painted(plot, style) != with);
    plot.toggle(0);
    QCOMPARE(painted(plot, style), with);
}

void TestCharts::switchedOffLinesStayOffWhenTheRunGrows()
{
    const auto run = runOf({});
    TimePlot plot;
    plot.setContent(guestsContent(run, Language::English));
    plot.toggle(1);
    plot.setContent(guestsContent(run, Language::English));
    QVERIFY(!plot.content().lines[1].shown);
    QVERIFY(plot.content().lines[0].shown);
}

void TestCharts::aLegendWithoutRoomStandsBelowTheTitle()
{
    TimePlot plot;
    plot.setContent(memoryContent(runOf({}), Language::English));
    plot.setView({0, 20'000});
    ChartScene scene(plot, ChartScene::Cache::None);
    scene.setStyle(ChartStyle::forPrint(QFont(), Language::English));
    scene.setSize({1200, 240});
    const QRectF wide = scene.map().area();
    scene.setSize({420, 240});
    QVERIFY(scene.map().area().top() > wide.top());
    QCOMPARE(scene.map().area().bottom(), wide.bottom());
    scene.setSize({1200, 240});
    QCOMPARE(scene.map().area(), wide);
}

void TestCharts::latencyLabelsNeverTouch()
{
    density::Histogram histogram;
    histogram.add(60'000'000, 1);
    HistogramPlot plot;
    plot.setContent({.title = {}, .histogram = histogram, .empty = {}});
    const ChartStyle style = ChartStyle::forPrint(QFont(), Language::Korean);
    const QFontMetricsF metrics(style.font);
    for (const double width : {150.0, 250.0, 350.0, 900.0}) {
        const Frame frame = plot.frame({width, 200}, style);
        const PlotMap map(QRectF(0, 0, width, 200), frame.x, frame.y);
        QVERIFY(frame.x.ticks.size() >= 2);
        const auto pixel = [&](const Tick& tick) {
            return (tick.at - frame.x.min) / (frame.x.max - frame.x.min) * width;
        };
        for (std::size_t i = 1; i < frame.x.ticks.size(); ++i) {
            const Tick &left = frame.x.ticks[i - 1], &right = frame.x.ticks[i];
            const double half = (metrics.horizontalAdvance(left.label) + metrics.horizontalAdvance(right.label)) / 2;
            QVERIFY2(pixel(right) - pixel(left) > half, qPrintable(right.label));
        }
    }
}

void TestCharts::heatMapCellsFollowTheHistograms()
{
    auto map = std::make_shared<density::HeatMap>();
    density::Histogram low, high;
    low.add(10, 100);     // bin 3
    high.add(5000, 100);  // bin 12
    map->append(0, 1000, low);
    map->append(1000, 2000, high);
    HeatPlot plot;
    plot.setContent({.title = {}, .map = map, .lines = {}, .markers = {}, .untilMs = 2000, .empty = {}});
    plot.setView({0, 2000});
    const QImage cells = plot.cells(100, 14, {});
    QCOMPARE(cells.size(), QSize(100, 14));
    for (int x = 0; x < 100; ++x)
        for (int row = 0; row < 14; ++row) {
            const int bin = 13 - row;
            const bool filled = bin == (x < 50 ? 3 : 12);
            QCOMPARE(qAlpha(cells.pixel(x, row)) != 0, filled);
        }
}

void TestCharts::histogramReadoutNamesTheBin()
{
    density::Histogram histogram;
    histogram.add(700, 3);  // bin 9: 512..1023 us
    histogram.add(3, 1);
    HistogramPlot plot;
    plot.setContent({.title = {}, .histogram = histogram, .empty = {}});
    const ChartStyle style = ChartStyle::forPrint(QFont(), Language::English);
    const Frame frame = plot.frame({600, 200}, style);
    const PlotMap map(QRectF(0, 0, 600, 200), frame.x, frame.y);
    const auto readout = plot.readout({map.toX(700), 100}, map, style);
    QVERIFY(readout);
    QCOMPARE(readout->title, u"512 µs – 1.02 ms"_s);
    QCOMPARE(readout->rows[0].value, u"3"_s);
    QCOMPARE(readout->rows[1].value, u"75.0%"_s);
}

void TestCharts::themesAndLanguagesChangeThePicture()
{
    const auto run = runOf({});
    TimeGroup group;
    group.setExtent({0, run->lastMs()});
    TimeChart chart(group);
    chart.resize(600, 240);
    chart.show();
    chart.setContent(guestsContent(run, Language::English));
    const QImage light = chart.grab().toImage();
    QPalette dark;
    dark.setColor(QPalette::Base, QColor(0x22, 0x27, 0x2f));
    dark.setColor(QPalette::Text, QColor(0xe4, 0xe8, 0xee));
    chart.setPalette(dark);
    QVERIFY(chart.chartScene().style().dark);
    const QImage night = chart.grab().toImage();
    QVERIFY(countOf(night, QColor(0x22, 0x27, 0x2f)) > 10'000);
    QVERIFY(night != light);
    const text::LanguageSwitch korean(Language::Korean);
    QTRY_VERIFY(chart.chartScene().style().language == Language::Korean);
}

void TestCharts::everyChartIsDrawnOnPaper()
{
    const auto run = runOf({});
    for (const Language language : {Language::English, Language::Korean}) {
        const ChartStyle style = ChartStyle::forPrint(QFont(), language);
        for (const auto& make : {guestsContent, bootContent, memoryContent, cpuContent, pressureContent, ksmContent}) {
            TimePlot plot;
            plot.setContent(make(run, language));
            plot.setView({0, run->lastMs()});
            QVERIFY(colors(painted(plot, style)) > 8);
        }
        HeatPlot heat;
        heat.setContent(runqHeatContent(run, language));
        heat.setView({0, run->lastMs()});
        QVERIFY(colors(painted(heat, style)) > 20);
        HistogramPlot histogram;
        histogram.setContent(runqPeakContent(run->summary(), language));
        QVERIFY(countOf(painted(histogram, style), style.line(0)) > 500);
    }
}

void TestCharts::drawingsStayVectors()
{
    TimePlot plot;
    plot.setContent(guestsContent(runOf({}), Language::English));
    plot.setView({0, 20'000});
    QTemporaryDir folder;
    const QString path = folder.filePath(u"guests.svg"_s);
    QVERIFY(exportChart(plot, {600, 300}, ChartStyle::forPrint(QFont(), Language::English), path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray svg = file.readAll();
    QVERIFY(svg.contains("<path") || svg.contains("<polyline"));
    QVERIFY(!svg.contains("<image"));
    QVERIFY(svg.contains("6,417"));
}

void TestCharts::hostsWithoutMeasurementSaySo_data()
{
    QTest::addColumn<int>("source");
    QTest::addColumn<QString>("says");
    QTest::newRow("none") << int(density::RunqSource::None) << u"Nothing on this host could measure the run queue"_s;
    QTest::newRow("means") << int(density::RunqSource::Schedstat) << u"This host reports means only, no distribution"_s;
}

void TestCharts::hostsWithoutMeasurementSaySo()
{
    QFETCH(int, source);
    QFETCH(QString, says);
    const auto run = runOf({.source = static_cast<density::RunqSource>(source)});
    QCOMPARE(runqNowContent(*run, Language::English).empty, says);
    const HeatContent heat = runqHeatContent(run, Language::English);
    QVERIFY(heat.map->columns().empty());
    QCOMPARE(heat.lines.size(), source == int(density::RunqSource::Schedstat) ? 1U : 3U);
}

void TestCharts::csvHasAllMetrics()
{
    const auto run = runOf({.guests = 20, .step = 20});
    const QList<QByteArray> lines = seriesCsv(*run).split('\n');
    QCOMPARE(lines.first().split(',').size(), qsizetype(density::kMetricCount) + 1);
    for (const QByteArray& line : lines.mid(1, lines.size() - 2))
        QCOMPARE(line.split(',').size(), qsizetype(density::kMetricCount) + 1);
    QVERIFY(lines.first().startsWith("t_ms,guests_started,guests_ready"));
}

void TestCharts::exportRefusesOtherForms()
{
    TimePlot plot;
    plot.setView({0, 1000});
    const Status gif = exportChart(plot, {100, 100}, {}, u"chart.gif"_s);
    QVERIFY(!gif && gif.error().id == "charts.export.form");
    const Status gone = exportChart(plot, {100, 100}, {}, u"/nonexistent/folder/chart.png"_s);
    QVERIFY(!gone && gone.error().id == "charts.export.failed");
}

void TestCharts::pillarBarsAreProportional()
{
    const QColor high(0xc0, 0x10, 0x20), none(0x20, 0x90, 0x40);
    const PillarChart chart{{{u"Security"_s, {{3, high}, {9, none}}}, {u"Cost"_s, {{0, high}, {0, none}}}}, {}};
    ChartStyle style = ChartStyle::forPrint(QFont(), Language::English);
    QImage image(500, qCeil(pillarBarsHeight(chart, style)), QImage::Format_RGB32);
    image.fill(Qt::white);
    {
        QPainter painter(&image);
        paintPillarBars(painter, image.rect(), chart, style);
    }
    const double ratio = double(countOf(image, none)) / countOf(image, high);
    QVERIFY2(ratio > 2.5 && ratio < 3.6, qPrintable(QString::number(ratio)));
}

void TestCharts::radarNeedsThreeAxes()
{
    const ChartStyle style = ChartStyle::forPrint(QFont(), Language::English);
    const auto draw = [&](const std::vector<RadarAxis>& axes) {
        QImage image(300, 300, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paintRadar(painter, image.rect(), axes, style);
        painter.end();
        return colors(image);
    };
    QCOMPARE(draw({{u"A"_s, 0.4}, {u"B"_s, 0.4}}), 1U);
    QVERIFY(draw({{u"A"_s, 0.4}, {u"B"_s, 2.0}, {u"C"_s, -1.0}}) > 5);
}

QTEST_MAIN(TestCharts)
#include "tst_charts.moc"
