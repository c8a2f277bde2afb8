// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_scene.h"

#include "ui/charts/readout_box.h"

#include <QFontMetricsF>
#include <QGraphicsItem>
#include <QGraphicsLayout>
#include <QGraphicsSceneMouseEvent>
#include <QPainter>
#include <QStyleOptionGraphicsItem>
#include <QtCharts/QCategoryAxis>
#include <QtCharts/QChart>
#include <QtCharts/QLegend>
#include <QtCharts/QLegendMarker>
#include <QtCharts/QLineSeries>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace pb::ui {

class ChartScene::PlotItem final : public QGraphicsItem {
public:
    explicit PlotItem(const ChartScene& chart) : m_chart(chart) { setZValue(5); }
    void setArea(const QRectF& area)
    {
        if (area == m_area)
            return;
        prepareGeometryChange();
        m_area = area;
    }
    QRectF boundingRect() const override { return m_area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        painter->save();
        painter->setClipRect(m_area, Qt::IntersectClip);
        m_chart.m_plot.paint(*painter, m_chart.m_map, m_chart.m_style);
        painter->restore();
    }

private:
    const ChartScene& m_chart;
    QRectF m_area;
};

/// What the plot has to say beside its title.
class ChartScene::KeyItem final : public QGraphicsItem {
public:
    explicit KeyItem(const ChartScene& chart) : m_chart(chart) { setZValue(5); }
    void setRect(const QRectF& rect)
    {
        prepareGeometryChange();
        m_rect = rect;
    }
    QRectF boundingRect() const override { return m_rect; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        if (m_rect.width() > 0)
            m_chart.m_plot.paintKey(*painter, m_rect, m_chart.m_style);
    }

private:
    const ChartScene& m_chart;
    QRectF m_rect;
};

class ChartScene::OverlayItem final : public QGraphicsItem {
public:
    explicit OverlayItem(const ChartScene& chart) : m_chart(chart) { setZValue(20); }
    void fit()
    {
        prepareGeometryChange();
        m_bounds = QRectF(QPointF(), m_chart.m_size);
    }
    QRectF boundingRect() const override { return m_bounds; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        const QRectF& area = m_chart.m_map.area();
        if (selection) {
            QColor tint = m_chart.m_style.line(0);
            tint.setAlphaF(0.18F);
            painter->fillRect(QRectF(QPointF(selection->first, area.top()), QPointF(selection->second, area.bottom())),
                              tint);
        }
        if (!x)
            return;
        painter->setPen(QPen(m_chart.m_style.mutedText, 0));
        painter->drawLine(QPointF(*x, area.top()), QPointF(*x, area.bottom()));
        if (readout)
            paintReadout(*painter, *readout, {at, area, boxShown}, m_chart.m_style);
    }

    std::optional<double> x;
    std::optional<Readout> readout;
    QPointF at;
    bool boxShown = false;
    std::optional<std::pair<double, double>> selection;

private:
    const ChartScene& m_chart;
    QRectF m_bounds;
};

/// The items of Qt Charts. The scene owns them.
struct ChartScene::Parts {
    QChart* chart = nullptr;
    QCategoryAxis* x = nullptr;
    QCategoryAxis* y = nullptr;
    QGraphicsSimpleTextItem* title = nullptr;
    PlotItem* plot = nullptr;
    KeyItem* key = nullptr;
    OverlayItem* overlay = nullptr;
    QLineSeries* anchor = nullptr;     ///< empty; axes without a series do not follow their range
    QList<QLineSeries*> legendSeries;  ///< empty series: they give the legend its names and colours
};

namespace {

// In lines of text.
constexpr double kLegendLift = 0.55;   ///< brings a legend's words onto the title's base line
constexpr double kSecondLine = 1.2;    ///< from the title's line to that of a legend below it
constexpr double kLegendMarker = 2.1;  ///< a legend's dot and the space around an entry

QCategoryAxis* addAxis(QChart& chart, Qt::Alignment side)
{
    auto* axis = new QCategoryAxis(&chart);
    axis->setLabelsPosition(QCategoryAxis::AxisLabelsPositionOnValue);
    axis->setTruncateLabels(false);
    axis->setLineVisible(side == Qt::AlignBottom);
    chart.addAxis(axis, side);
    return axis;
}

void setAxis(QCategoryAxis& axis, const Axis& wanted)
{
    const QStringList old = axis.categoriesLabels();
    for (const QString& label : old)
        axis.remove(label);
    axis.setStartValue(wanted.min);
    for (const Tick& tick : wanted.ticks)
        axis.append(tick.label, tick.at);
    axis.setRange(wanted.min, wanted.max);
}

void styleAxis(QCategoryAxis& axis, const ChartStyle& style)
{
    axis.setLabelsFont(style.font);
    axis.setLabelsBrush(style.mutedText);
    axis.setGridLinePen(QPen(style.grid, 1));
    axis.setLinePen(QPen(style.grid, 1));
}

}  // namespace

ChartScene::ChartScene(const Plot& plot, Cache cache, QObject* parent)
    : QGraphicsScene(parent), m_plot(plot), m_parts(std::make_unique<Parts>())
{
    setItemIndexMethod(NoIndex);
    Parts& parts = *m_parts;
    parts.chart = new QChart;
    addItem(parts.chart);
    parts.chart->setMargins({});
    parts.chart->layout()->setContentsMargins(0, 0, 0, 0);
    parts.chart->setBackgroundRoundness(0);
    parts.chart->setBackgroundPen(Qt::NoPen);
    parts.chart->setAnimationOptions(QChart::NoAnimation);
    parts.x = addAxis(*parts.chart, Qt::AlignBottom);
    parts.y = addAxis(*parts.chart, Qt::AlignLeft);
    parts.anchor = new QLineSeries(parts.chart);
    parts.chart->addSeries(parts.anchor);
    parts.anchor->attachAxis(parts.x);
    parts.anchor->attachAxis(parts.y);
    QLegend* legend = parts.chart->legend();
    legend->detachFromChart();
    legend->setBackgroundVisible(false);
    legend->setMarkerShape(QLegend::MarkerShapeCircle);
    legend->setContentsMargins(0, 0, 0, 0);
    parts.title = new QGraphicsSimpleTextItem(parts.chart);
    parts.plot = new PlotItem(*this);
    parts.overlay = new OverlayItem(*this);
    parts.key = new KeyItem(*this);
    addItem(parts.plot);
    addItem(parts.key);
    addItem(parts.overlay);
    if (cache == Cache::Pixels)
        parts.plot->setCacheMode(QGraphicsItem::DeviceCoordinateCache);
}

ChartScene::~ChartScene() { clear(); }  // the items read this scene's members while they go

void ChartScene::setStyle(const ChartStyle& style)
{
    m_style = style;
    Parts& parts = *m_parts;
    parts.chart->setBackgroundVisible(style.background.isValid());
    parts.chart->setBackgroundBrush(style.background);
    parts.chart->setPlotAreaBackgroundVisible(false);
    styleAxis(*parts.x, style);
    styleAxis(*parts.y, style);
    QFont titleFont = style.font;
    titleFont.setWeight(QFont::DemiBold);
    parts.title->setFont(titleFont);
    parts.title->setBrush(style.text);
    parts.chart->legend()->setFont(style.font);
    parts.chart->legend()->setLabelBrush(style.mutedText);
    m_frame = {};
    layOut();
    refresh();
}

void ChartScene::setSize(const QSizeF& size)
{
    m_size = size.expandedTo({160, 90});
    setSceneRect(QRectF(QPointF(), m_size));
    layOut();
    refresh();
}

/// The margins depend on the font only: charts above each other share one time axis by eye.
void ChartScene::layOut()
{
    const QFontMetricsF metrics(m_style.font);
    const double left = metrics.horizontalAdvance(u"000.00 GiB"_s) + 6;
    const double top = metrics.height() * (1.9 + (m_legendBelow ? kSecondLine + 0.25 : 0));
    const double bottom = metrics.height() * 1.8;
    const double right = metrics.horizontalAdvance(u"0:00:00"_s) / 2 + 4;
    const QRectF area(left, top, std::max(m_size.width() - left - right, 20.0),
                      std::max(m_size.height() - top - bottom, 20.0));
    m_map = PlotMap(area, m_map.x(), m_map.y());
    m_parts->chart->setPlotArea(area);
    m_parts->chart->resize(m_size);
    m_parts->chart->layout()->invalidate();  // a new plot area alone leaves the axes where they were
    m_parts->chart->layout()->activate();
    m_parts->plot->setArea(area);
    m_parts->overlay->fit();
    m_parts->title->setPos(6, metrics.height() * 0.25);
}

void ChartScene::refresh()
{
    Frame next = m_plot.frame(m_map.area().size(), m_style);
    if (const bool below = !legendFits(next); below != m_legendBelow) {
        m_legendBelow = below;
        layOut();
        next = m_plot.frame(m_map.area().size(), m_style);
    }
    const QRectF area = m_map.area();
    Parts& parts = *m_parts;
    if (next.x != m_frame.x)
        setAxis(*parts.x, next.x);
    if (next.y != m_frame.y)
        setAxis(*parts.y, next.y);
    const bool newLegend = next.legend != m_frame.legend || next.title != m_frame.title;
    m_frame = next;
    m_map = PlotMap(area, next.x, next.y);
    parts.title->setText(next.title);
    if (newLegend)
        showLegend();
    placeHead();
    parts.plot->update();
    parts.overlay->update();
}

/// Whether the legend has room between the title and the plot's key.
bool ChartScene::legendFits(const Frame& frame) const
{
    const QFontMetricsF metrics(m_style.font);
    double needed = QFontMetricsF(m_parts->title->font()).horizontalAdvance(frame.title) + 24;
    for (const LegendEntry& entry : frame.legend)
        needed += metrics.horizontalAdvance(entry.name) + metrics.height() * kLegendMarker;
    return frame.legend.empty() || needed + m_plot.keyWidth(m_style) <= m_size.width();
}

void ChartScene::placeHead()
{
    Parts& parts = *m_parts;
    const double line = QFontMetricsF(m_style.font).height();
    const double keyWidth = m_plot.keyWidth(m_style);
    const double right = m_size.width() - (keyWidth > 0 ? keyWidth + 12 : 4);
    parts.key->setRect(QRectF(right + 4, parts.title->pos().y(), keyWidth, line));
    parts.key->update();
    const double left = m_legendBelow ? 0 : parts.title->pos().x() + parts.title->boundingRect().width() + 14;
    const double down = m_legendBelow ? kSecondLine - kLegendLift : -kLegendLift;
    parts.chart->legend()->setGeometry(
        QRectF(left, line * down, std::max((m_legendBelow ? m_size.width() : right) - left, 10.0), line * 2.2));
}

void ChartScene::showLegend()
{
    Parts& parts = *m_parts;
    for (QLineSeries* series : std::as_const(parts.legendSeries)) {
        parts.chart->removeSeries(series);
        delete series;
    }
    parts.legendSeries.clear();
    parts.chart->legend()->setVisible(!m_frame.legend.empty());
    for (QLegendMarker* marker : parts.chart->legend()->markers(parts.anchor))
        marker->setVisible(false);
    for (std::size_t i = 0; i < m_frame.legend.size(); ++i) {
        const LegendEntry& entry = m_frame.legend[i];
        auto* series = new QLineSeries(parts.chart);
        series->setName(entry.name);
        series->setColor(entry.color);
        parts.chart->addSeries(series);
        parts.legendSeries << series;
        for (QLegendMarker* marker : parts.chart->legend()->markers(series)) {
            QColor text = m_style.mutedText;
            QColor dot = entry.color;
            text.setAlphaF(entry.shown ? 1.F : 0.4F);
            dot.setAlphaF(entry.shown ? 1.F : 0.2F);
            marker->setLabelBrush(text);
            marker->setBrush(dot);
            marker->setPen(QPen(dot, 0));
            connect(marker, &QLegendMarker::clicked, this, [this, i] { emit legendClicked(i); });
        }
    }
}

void ChartScene::setCrosshair(std::optional<double> x)
{
    if (x && (*x < m_map.area().left() || *x > m_map.area().right()))
        x.reset();
    if (m_parts->overlay->x == x)
        return;
    m_parts->overlay->x = x;
    m_parts->overlay->update();
}

void ChartScene::setReadout(const std::optional<Readout>& readout, const QPointF& at, bool withBox)
{
    m_parts->overlay->readout = readout;
    m_parts->overlay->at = at;
    m_parts->overlay->boxShown = withBox;
    m_parts->overlay->update();
}

void ChartScene::setSelection(const std::optional<std::pair<double, double>>& span)
{
    m_parts->overlay->selection = span;
    m_parts->overlay->update();
}

void paintChart(QPainter& painter, const QRectF& rect, const Plot& plot, const ChartStyle& style)
{
    ChartScene scene(plot, ChartScene::Cache::None);
    scene.setStyle(style);
    scene.setSize(rect.size());
    scene.render(&painter, rect, QRectF(QPointF(), scene.sceneRect().size()), Qt::IgnoreAspectRatio);
}

}  // namespace pb::ui
