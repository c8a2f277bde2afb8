// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/charts/chart_view.h"

#include "ui/text/language.h"

#include <QContextMenuEvent>
#include <QEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <cmath>

namespace pb::ui {

namespace {

constexpr double kChartFontScale = 0.9;  ///< of the window's font

QFont chartFont(const QFont& font)
{
    QFont smaller = font;
    if (font.pointSizeF() > 0)
        smaller.setPointSizeF(font.pointSizeF() * kChartFontScale);
    return smaller;
}

}  // namespace

ChartView::ChartView(QWidget* parent) : QGraphicsView(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

ChartView::~ChartView() { setScene(nullptr); }

void ChartView::start(Plot& plot)
{
    m_plot = &plot;
    m_scene = std::make_unique<ChartScene>(plot, ChartScene::Cache::Pixels);
    setScene(m_scene.get());
    connect(m_scene.get(), &ChartScene::legendClicked, this, [this](std::size_t index) {
        m_plot->toggle(index);
        refresh();
    });
    restyle();
}

void ChartView::restyle()
{
    if (m_scene)
        m_scene->setStyle(ChartStyle::of(palette(), chartFont(font()), text::current()));
}

void ChartView::refresh()
{
    ++m_refreshCount;
    m_scene->refresh();
    setAccessibleName(m_scene->frame().title);
}

void ChartView::hover(std::optional<QPointF> pixel)
{
    const QRectF& area = scene().map().area();
    const bool inside = pixel && area.contains(*pixel);
    scene().setCrosshair(inside ? std::optional(pixel->x()) : std::nullopt);
    scene().setReadout(inside ? m_plot->readout(*pixel, scene().map(), scene().style()) : std::nullopt,
                       pixel.value_or(QPointF()), true);
}

void ChartView::changeEvent(QEvent* event)
{
    switch (event->type()) {
    case QEvent::PaletteChange:
    case QEvent::FontChange:
    case QEvent::StyleChange:
    case QEvent::LanguageChange:
        restyle();
        break;
    default:
        break;
    }
    QGraphicsView::changeEvent(event);
}

void ChartView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    if (m_scene)
        m_scene->setSize(event->size());
}

void ChartView::mouseMoveEvent(QMouseEvent* event)
{
    QGraphicsView::mouseMoveEvent(event);
    hover(mapToScene(event->position().toPoint()));
}

void ChartView::leaveEvent(QEvent* event)
{
    QGraphicsView::leaveEvent(event);
    hover(std::nullopt);
}

void ChartView::contextMenuEvent(QContextMenuEvent* event)
{
    emit menuRequested(event->globalPos());
    event->accept();
}

TimeAxisChart::TimeAxisChart(TimeGroup& group, QWidget* parent) : ChartView(parent), m_group(&group)
{
    connect(&group, &TimeGroup::viewChanged, this, &TimeAxisChart::onViewChanged);
    connect(&group, &TimeGroup::hoverChanged, this, &TimeAxisChart::onHoverChanged);
}

void TimeAxisChart::onViewChanged()
{
    setView(m_group->view());
    refresh();
    onHoverChanged();
}

void TimeAxisChart::onHoverChanged()
{
    const PlotMap& map = scene().map();
    if (!m_group || !m_group->hoverMs()) {
        scene().setCrosshair(std::nullopt);
        return;
    }
    const double x = map.toX(*m_group->hoverMs());
    const QPointF at(x, m_pointer ? m_pointer->y() : map.area().center().y());
    scene().setCrosshair(x);
    scene().setReadout(plot().readout(at, map, scene().style()), at, m_pointer.has_value() || hasFocus());
}

void TimeAxisChart::hover(std::optional<QPointF> pixel)
{
    if (pixel && !scene().map().area().contains(*pixel))
        pixel.reset();
    m_pointer = pixel;
    if (!m_group)
        return;
    m_group->setHover(pixel ? std::optional(scene().map().fromX(pixel->x())) : std::nullopt);
    onHoverChanged();  // also when only the height has changed
}

void TimeAxisChart::wheelEvent(QWheelEvent* event)
{
    const QPointF at = mapToScene(event->position().toPoint());
    const double turns = event->angleDelta().y() / 120.0;
    const bool zoomKey = event->modifiers().testFlag(Qt::ControlModifier);
    if (turns == 0 || !zoomKey || !m_group) {
        event->ignore();  // the page scrolls
        return;
    }
    m_group->zoomBy(std::pow(1.3, turns), scene().map().fromX(at.x()));
    event->accept();
}

void TimeAxisChart::mousePressEvent(QMouseEvent* event)
{
    const QPointF at = mapToScene(event->position().toPoint());
    const bool inside = scene().map().area().contains(at);
    const bool pan = event->button() == Qt::MiddleButton ||
                     (event->button() == Qt::LeftButton && event->modifiers().testFlag(Qt::ShiftModifier));
    if (inside && pan)
        m_panFrom = at.x();
    else if (inside && event->button() == Qt::LeftButton)
        m_zoomFrom = at.x();
    else
        ChartView::mousePressEvent(event);
}

void TimeAxisChart::mouseMoveEvent(QMouseEvent* event)
{
    const QPointF at = mapToScene(event->position().toPoint());
    const QRectF area = scene().map().area();
    if (m_panFrom && m_group) {
        const double msPerPixel = static_cast<double>(m_group->view().ms()) / area.width();
        const auto ms = std::llround((*m_panFrom - at.x()) * msPerPixel);
        m_panFrom = at.x();
        m_group->panBy(ms);
        return;
    }
    if (m_zoomFrom)
        scene().setSelection(std::pair(*m_zoomFrom, std::clamp(at.x(), area.left(), area.right())));
    ChartView::mouseMoveEvent(event);
}

void TimeAxisChart::mouseReleaseEvent(QMouseEvent* event)
{
    constexpr double kLeastDrag = 6;  // pixels; less is a click
    const double x = mapToScene(event->position().toPoint()).x();
    const std::optional<double> from = std::exchange(m_zoomFrom, std::nullopt);
    m_panFrom.reset();
    scene().setSelection(std::nullopt);
    if (from && m_group && std::abs(x - *from) >= kLeastDrag) {
        const PlotMap& map = scene().map();
        m_group->zoomTo({std::llround(map.fromX(std::min(*from, x))), std::llround(map.fromX(std::max(*from, x)))});
    }
    ChartView::mouseReleaseEvent(event);
}

void TimeAxisChart::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (m_group && scene().map().area().contains(mapToScene(event->position().toPoint())))
        m_group->resetZoom();
    else
        ChartView::mouseDoubleClickEvent(event);
}

void TimeAxisChart::keyPressEvent(QKeyEvent* event)
{
    if (!m_group)
        return;
    const TimeSpan view = m_group->view();
    const double at = m_group->hoverMs().value_or(static_cast<double>(view.fromMs + view.toMs) / 2);
    const double step = static_cast<double>(view.ms()) / 100;
    switch (event->key()) {
    case Qt::Key_Left:
        m_group->setHover(std::max(at - step, static_cast<double>(view.fromMs)));
        break;
    case Qt::Key_Right:
        m_group->setHover(std::min(at + step, static_cast<double>(view.toMs)));
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_group->zoomBy(1.5, at);
        break;
    case Qt::Key_Minus:
        m_group->zoomBy(1 / 1.5, at);
        break;
    case Qt::Key_0:
        m_group->resetZoom();
        break;
    case Qt::Key_Escape:
        m_group->setHover(std::nullopt);
        break;
    default:
        ChartView::keyPressEvent(event);
        return;
    }
    event->accept();
}

TimeChart::TimeChart(TimeGroup& group, QWidget* parent) : TimeAxisChart(group, parent)
{
    m_plot.setView(group.view());
    start(m_plot);
}

void TimeChart::setContent(TimeContent content)
{
    m_plot.setContent(std::move(content));
    refresh();
}

HeatMapChart::HeatMapChart(TimeGroup& group, QWidget* parent) : TimeAxisChart(group, parent)
{
    m_plot.setContent({.title = {},
                       .map = std::make_shared<density::HeatMap>(),
                       .lines = {},
                       .markers = {},
                       .untilMs = 0,
                       .empty = {}});
    m_plot.setView(group.view());
    start(m_plot);
}

void HeatMapChart::setContent(HeatContent content)
{
    m_plot.setContent(std::move(content));
    refresh();
}

HistogramChart::HistogramChart(QWidget* parent) : ChartView(parent) { start(m_plot); }

void HistogramChart::setContent(HistogramContent content)
{
    m_plot.setContent(std::move(content));
    refresh();
}

}  // namespace pb::ui
