// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_view.h"

#include "ui/canvas/canvas_commands.h"
#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/canvas_tool.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/hint_label.h"
#include "ui/canvas/name_editor.h"
#include "ui/canvas/network_editor.h"
#include "ui/canvas/overview_painter.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace pb::ui {

namespace {

constexpr double kZoomStep = 1.2;
constexpr int kGridDots = 4 * kGrid;  ///< distance of the dots that are drawn
constexpr int kNudge = kGrid;
constexpr int kFarNudge = 5 * kGrid;

CanvasPoint pointOf(const QGraphicsView& view, const QMouseEvent& event)
{
    const QPoint at = event.position().toPoint();
    return {view.mapToScene(at), at, event.modifiers()};
}

}  // namespace

CanvasView::CanvasView(NetworkEditor& editor, QWidget* parent)
    : QGraphicsView(parent), m_editor(editor), m_scene(std::make_unique<CanvasScene>(CanvasTheme(palette()))),
      m_select(std::make_unique<SelectTool>(*this)), m_connect(std::make_unique<ConnectTool>(*this)),
      m_place(std::make_unique<PlaceTool>(*this)), m_tool(m_select.get()), m_hint(new HintLabel(viewport())),
      m_rename(new NameEditor(viewport()))
{
    setScene(m_scene.get());
    setViewportUpdateMode(MinimalViewportUpdate);
    setOptimizationFlags(DontSavePainterState | DontAdjustForAntialiasing);
    setTransformationAnchor(NoAnchor);
    setResizeAnchor(AnchorViewCenter);
    setFrameShape(NoFrame);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    connect(m_rename, &NameEditor::accepted, this, [this](const QString& name) {
        commands::rename(m_editor, m_renamed, name);
        setFocus();
    });
    connect(m_rename, &NameEditor::refused, this, [this] { setFocus(); });
    for (const QScrollBar* bar : {horizontalScrollBar(), verticalScrollBar()})
        connect(bar, &QScrollBar::actionTriggered, this, [this] { m_fitted = false; });
    follow(editor);
}

CanvasView::~CanvasView()
{
    m_tool->cancel();
    setScene(nullptr);
}

void CanvasView::follow(NetworkEditor& editor)
{
    connect(&editor, &NetworkEditor::networkChanged, this, [this] {
        cancelGesture();
        m_scene->show(m_editor.topology());
        fitAll();
    });
    connect(&editor, &NetworkEditor::elementsChanged, this, [this](const std::vector<ElementId>& touched) {
        m_fitted = false;
        const bool wasEmpty = m_scene->items().empty();
        m_scene->sync(m_editor.topology(), touched);
        if (wasEmpty != m_scene->items().empty())
            viewport()->update();  // the words on the empty canvas belong to no item
    });
    connect(&editor, &NetworkEditor::selectionChanged, this, [this] { m_scene->setSelection(m_editor.selection()); });
    const auto badges = [this] { m_scene->setFindings(m_editor.openFindings()); };
    connect(&editor, &NetworkEditor::findingsChanged, this, badges);
    connect(&editor, &NetworkEditor::headerChanged, this, badges);
    connect(&editor, &NetworkEditor::hinted, this, &CanvasView::showHint);
    connect(&editor, &NetworkEditor::revealRequested, this, &CanvasView::reveal);
    m_scene->show(editor.topology());
    m_scene->setFindings(editor.openFindings());
}

double CanvasView::zoom() const { return transform().m11(); }

void CanvasView::setZoom(double zoom)
{
    m_fitted = false;
    scaleTo(zoom);
}

void CanvasView::scaleTo(double zoom)
{
    const double wanted = std::clamp(zoom, kSmallest, kLargest);
    setTransform(QTransform::fromScale(wanted, wanted));
    emit zoomChanged(wanted);
}

void CanvasView::zoomBy(double factor)
{
    const QPointF centre = mapToScene(viewport()->rect().center());
    setZoom(zoom() * factor);
    centerOn(centre);
}

void CanvasView::fitAll()
{
    m_fitted = true;
    lookAt(m_scene->contentRect());
}

void CanvasView::resizeEvent(QResizeEvent* event)
{
    QGraphicsView::resizeEvent(event);
    if (m_fitted)
        lookAt(m_scene->contentRect());
}

void CanvasView::fitSelection()
{
    QRectF all;
    for (const ElementId id : m_editor.selection())
        if (const CanvasItem* item = m_scene->item(id))
            all |= item->sceneBox();
    if (!all.isNull())
        fit(all);
}

void CanvasView::fit(const QRectF& rect)
{
    m_fitted = false;
    lookAt(rect);
}

void CanvasView::lookAt(const QRectF& rect)
{
    if (rect.isNull()) {
        scaleTo(1);
        centerOn(0, 0);
        return;
    }
    const QRectF around = rect.adjusted(-kPadding, -kPadding, kPadding, kPadding);
    const QSize room = viewport()->size();
    scaleTo(std::min({room.width() / around.width(), room.height() / around.height(), 1.0}));
    centerOn(around.center());
}

void CanvasView::reveal(ElementId id)
{
    const CanvasItem* item = m_scene->item(id);
    if (!item)
        return;
    const auto around = [](const QRectF& box) {
        return box.adjusted(-2 * kPadding, -2 * kPadding, 2 * kPadding, 2 * kPadding);
    };
    QRectF box = around(item->sceneBox());
    if (m_editor.isSelected(id)) {  // with what is selected besides, if all of it is readable at once
        QRectF all = box;
        for (const ElementId other : m_editor.selection())
            if (const CanvasItem* selected = m_scene->item(other))
                all |= around(selected->sceneBox());
        if (std::min(viewport()->width() / all.width(), viewport()->height() / all.height()) >= 0.6)
            box = all;
    }
    const QRectF visible = mapToScene(viewport()->rect()).boundingRect();
    if (zoom() >= 0.6 && visible.contains(box))
        return;
    const double fitting = std::min(viewport()->width() / box.width(), viewport()->height() / box.height());
    setZoom(std::min({std::max(zoom(), 0.8), fitting, 1.5}));
    centerOn(box.center());
}

void CanvasView::setTool(CanvasTool& tool)
{
    if (m_tool != &tool) {
        m_tool->leave();
        m_tool = &tool;
        if (std::exchange(m_toolHint, false))
            m_hint->hide();
    }
    viewport()->setCursor(m_tool->cursor());
    emit toolChanged();
}

void CanvasView::useSelectTool() { setTool(*m_select); }

void CanvasView::useConnectTool()
{
    if (!m_editor.readOnly())
        setTool(*m_connect);
}

void CanvasView::usePlaceTool(net::Kind kind)
{
    if (m_editor.readOnly() || !m_editor.network())
        return;
    m_place->setKind(kind);
    setTool(*m_place);
}

bool CanvasView::isSelecting() const { return m_tool == m_select.get(); }
bool CanvasView::isConnecting() const { return m_tool == m_connect.get(); }

void CanvasView::dragPlace(net::Kind kind, const QPoint& at)
{
    usePlaceTool(kind);
    if (m_tool == m_place.get())
        m_place->move({mapToScene(at), at, {}});
}

void CanvasView::dropPlace(net::Kind kind, const QPoint& at)
{
    usePlaceTool(kind);
    if (m_tool == m_place.get() && viewport()->rect().contains(at))
        (void)m_place->drop({mapToScene(at), at, {}});
    useSelectTool();
}

void CanvasView::cancelGesture()
{
    m_tool->cancel();
    useSelectTool();
}

void CanvasView::startRename(ElementId id)
{
    const CanvasItem* item = m_scene->item(id);
    if (!item || m_editor.readOnly())
        return;
    reveal(id);
    m_renamed = id;
    const QRectF box = item->sceneBox();
    const double left = item->isContainer() ? 30 : 46;
    const QPoint at = mapFromScene(box.topLeft() + QPointF(left, 2));
    const int width = static_cast<int>((box.width() - left - 8) * zoom());
    m_rename->start(QString::fromStdString(item->element().name), QRect(at, QSize(std::max(width, 140), 28)));
}

void CanvasView::showHint(const QString& sentence)
{
    m_toolHint = false;
    m_hint->show(sentence);
}

void CanvasView::showToolHint(const QString& sentence)
{
    m_toolHint = true;
    m_hint->show(sentence);
}

void CanvasView::wheelEvent(QWheelEvent* event)
{
    m_fitted = false;
    if ((event->modifiers() & Qt::ControlModifier) == 0) {
        QGraphicsView::wheelEvent(event);
        return;
    }
    const QPointF at = event->position();
    const QPointF before = mapToScene(at.toPoint());
    setZoom(zoom() * std::pow(kZoomStep, event->angleDelta().y() / 120.0));
    const QPointF moved = mapFromScene(before) - at;
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() + qRound(moved.x()));
    verticalScrollBar()->setValue(verticalScrollBar()->value() + qRound(moved.y()));
    event->accept();
}

void CanvasView::startPan(const QPoint& at)
{
    m_fitted = false;
    m_pan = at;
    viewport()->setCursor(Qt::ClosedHandCursor);
}

void CanvasView::mousePressEvent(QMouseEvent* event)
{
    setFocus(Qt::MouseFocusReason);
    const CanvasPoint at = pointOf(*this, *event);
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_space))
        startPan(at.viewport);
    else if (event->button() == Qt::LeftButton)
        m_tool->press(at);
    event->accept();
}

void CanvasView::mouseMoveEvent(QMouseEvent* event)
{
    const CanvasPoint at = pointOf(*this, *event);
    if (m_pan) {
        const QPoint by = at.viewport - *m_pan;
        m_pan = at.viewport;
        horizontalScrollBar()->setValue(horizontalScrollBar()->value() - by.x());
        verticalScrollBar()->setValue(verticalScrollBar()->value() - by.y());
    } else {
        m_tool->move(at);
    }
    event->accept();
}

void CanvasView::mouseReleaseEvent(QMouseEvent* event)
{
    if (m_pan && event->button() != Qt::RightButton) {
        m_pan.reset();
        viewport()->setCursor(m_space ? QCursor(Qt::OpenHandCursor) : m_tool->cursor());
    } else if (event->button() == Qt::LeftButton) {
        m_tool->release(pointOf(*this, *event));
    }
    event->accept();
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        m_tool->doublePress(pointOf(*this, *event));
    event->accept();
}

void CanvasView::contextMenuEvent(QContextMenuEvent* event)
{
    if (event->reason() == QContextMenuEvent::Mouse) {
        cancelGesture();
        const CanvasItem* item = m_scene->itemAt(mapToScene(event->pos()));
        if (!item) {
            m_editor.select({});
        } else if (!m_editor.isSelected(item->id())) {
            m_editor.select({item->id()});
        }
        emit menuRequested(event->globalPos());
    } else {
        const net::Element* single = m_editor.single();
        const CanvasItem* item = single ? m_scene->item(single->id) : nullptr;
        const QPoint at = item ? mapFromScene(item->sceneBox().center()) : viewport()->rect().center();
        emit menuRequested(viewport()->mapToGlobal(at));
    }
    event->accept();
}

bool CanvasView::panKey(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_space = true;
        viewport()->setCursor(Qt::OpenHandCursor);
    }
    return event->key() == Qt::Key_Space;
}

bool CanvasView::moveKey(QKeyEvent* event)
{
    QPoint direction;
    switch (event->key()) {
    case Qt::Key_Left:
        direction = {-1, 0};
        break;
    case Qt::Key_Right:
        direction = {1, 0};
        break;
    case Qt::Key_Up:
        direction = {0, -1};
        break;
    case Qt::Key_Down:
        direction = {0, 1};
        break;
    default:
        return false;
    }
    if (m_editor.selection().empty() || (event->modifiers() & (Qt::AltModifier | Qt::ControlModifier)) != 0)
        return false;
    if (!m_editor.readOnly())
        commands::nudge(m_editor, direction * ((event->modifiers() & Qt::ShiftModifier) != 0 ? kFarNudge : kNudge));
    return true;
}

/// Alt with the arrows walks the drawing: to the neighbours in the same container, out of it, into it.
bool CanvasView::walkKey(QKeyEvent* event)
{
    if ((event->modifiers() & Qt::AltModifier) == 0)
        return false;
    using commands::Step;
    switch (event->key()) {
    case Qt::Key_Left:
        commands::walk(m_editor, Step::Previous);
        break;
    case Qt::Key_Right:
        commands::walk(m_editor, Step::Next);
        break;
    case Qt::Key_Up:
        commands::walk(m_editor, Step::Out);
        break;
    case Qt::Key_Down:
        commands::walk(m_editor, Step::In);
        break;
    default:
        return false;
    }
    if (!m_editor.selection().empty())
        reveal(m_editor.selection().front());
    return true;
}

void CanvasView::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        if (!m_tool->cancel() && !isSelecting())
            useSelectTool();
        event->accept();
    } else if (panKey(event) || moveKey(event) || walkKey(event)) {
        event->accept();
    } else {
        QGraphicsView::keyPressEvent(event);
    }
}

void CanvasView::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat()) {
        m_space = false;
        if (!m_pan)
            viewport()->setCursor(m_tool->cursor());
        event->accept();
        return;
    }
    QGraphicsView::keyReleaseEvent(event);
}

void CanvasView::focusOutEvent(QFocusEvent* event)
{
    m_space = false;
    QGraphicsView::focusOutEvent(event);
}

void CanvasView::leaveEvent(QEvent* event)
{
    if (!m_pan)
        m_tool->leave();
    QGraphicsView::leaveEvent(event);
}

void CanvasView::paintEvent(QPaintEvent* event)
{
    if (zoom() >= kOverviewScale) {
        QGraphicsView::paintEvent(event);
        return;
    }
    QPaintEvent nothing{QRegion()};  // lets the base class settle what it has scheduled, without drawing item by item
    QGraphicsView::paintEvent(&nothing);
    QPainter painter(viewport());
    painter.fillRect(event->rect(), m_scene->style().theme.base());
    painter.setTransform(viewportTransform());
    paintOverview(painter, *m_scene, mapToScene(event->rect()).boundingRect());
}

void CanvasView::drawBackground(QPainter* painter, const QRectF& rect)
{
    const CanvasTheme& theme = m_scene->style().theme;
    painter->fillRect(rect, theme.base());
    if (zoom() < 0.5)
        return;
    QList<QPointF> dots;
    for (double x = std::ceil(rect.left() / kGridDots) * kGridDots; x <= rect.right(); x += kGridDots)
        for (double y = std::ceil(rect.top() / kGridDots) * kGridDots; y <= rect.bottom(); y += kGridDots)
            dots << QPointF(x, y);
    QPen pen(theme.grid(), 2);
    pen.setCosmetic(true);
    painter->setPen(pen);
    painter->drawPoints(dots.data(), static_cast<int>(dots.size()));
}

/// The words on the empty canvas stay where they are.
void CanvasView::scrollContentsBy(int dx, int dy)
{
    QGraphicsView::scrollContentsBy(dx, dy);
    if (m_scene->items().empty())
        viewport()->update();
}

/// An empty drawing says how to begin.
void CanvasView::drawForeground(QPainter* painter, const QRectF&)
{
    if (!m_scene->items().empty())
        return;
    painter->save();
    painter->resetTransform();
    painter->setPen(m_scene->style().theme.muted());
    painter->drawText(viewport()->rect(), Qt::AlignCenter | Qt::TextWordWrap,
                      tr("Drag an element from the list on the left, or click one and then the canvas.\n"
                         "Start with an AWS Region or VPC, or an Azure region or virtual network."));
    painter->restore();
}

void CanvasView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        m_scene->setTheme(CanvasTheme(palette()));
    else if (event->type() == QEvent::LanguageChange)
        m_scene->retranslate();
    QGraphicsView::changeEvent(event);
}

}  // namespace pb::ui
