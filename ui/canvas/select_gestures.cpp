// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_commands.h"
#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/gestures.h"
#include "ui/canvas/network_editor.h"
#include "ui/canvas/tr.h"

#include "core/network/value.h"

#include <QGraphicsLineItem>
#include <QGraphicsRectItem>
#include <QPen>

#include <algorithm>

namespace pb::ui {

namespace {

QPen cosmetic(const QColor& colour, double width, Qt::PenStyle style)
{
    QPen pen(colour, width, style);
    pen.setCosmetic(true);
    return pen;
}

class RubberGesture final : public Gesture {
public:
    RubberGesture(CanvasView& view, const CanvasPoint& from)
        : m_view(view), m_from(from.scene), m_before(view.editor().selection()),
          m_adds((from.modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) != 0)
    {
        QColor fill = view.canvas().style().theme.selection();
        m_band.setPen(cosmetic(fill, 1, Qt::DashLine));
        fill.setAlphaF(0.10F);
        m_band.setBrush(fill);
        m_band.setZValue(20);
        view.canvas().addItem(&m_band);
    }
    ~RubberGesture() override { m_view.canvas().removeItem(&m_band); }

    void update(const CanvasPoint& at) override
    {
        const QRectF rect = QRectF(m_from, at.scene).normalized();
        m_band.setRect(rect);
        std::vector<ElementId> ids = m_view.canvas().itemsIn(rect);
        if (m_adds)
            ids.insert(ids.end(), m_before.begin(), m_before.end());
        m_view.editor().select(std::move(ids));
    }
    void finish(const CanvasPoint& at) override { update(at); }
    void cancel() override { m_view.editor().select(m_before); }

private:
    CanvasView& m_view;
    QPointF m_from;
    std::vector<ElementId> m_before;
    bool m_adds;
    QGraphicsRectItem m_band;
};

bool canRefer(net::Kind holder, net::Kind target)
{
    const auto& infos = net::fieldInfos(holder);
    return std::any_of(infos.begin(), infos.end(),
                       [&](const FieldInfo& info) { return net::contains(info.targets, target); });
}

/// Whether a connector between two kinds can mean anything; connectEdit() says whether it does for two elements.
bool kindsConnect(net::Kind a, net::Kind b)
{
    return canRefer(a, b) || canRefer(b, a) || a == net::Kind::RouteTable || b == net::Kind::RouteTable;
}

class ConnectGesture final : public Gesture {
public:
    ConnectGesture(CanvasView& view, ElementId from) : m_view(view), m_from(from)
    {
        m_line.setPen(cosmetic(view.canvas().style().theme.selection(), 2, Qt::SolidLine));
        m_line.setZValue(20);
        view.canvas().addItem(&m_line);
        markTargets();
    }
    ~ConnectGesture() override
    {
        unmark();
        m_view.canvas().removeItem(&m_line);
    }

    void update(const CanvasPoint& at) override
    {
        const CanvasItem* from = m_view.canvas().item(m_from);
        const CanvasItem* to = targetAt(at);
        if (from)
            m_line.setLine({from->sceneBox().center(), to ? to->sceneBox().center() : at.scene});
    }
    void finish(const CanvasPoint& at) override
    {
        const CanvasItem* to = targetAt(at);
        unmark();
        if (to)
            (void)commands::connectElements(m_view.editor(), m_from, to->id());
        else if (const CanvasItem* other = m_view.canvas().itemAt(at.scene); other && other->id() != m_from)
            (void)commands::connectElements(m_view.editor(), m_from, other->id());  // tells why it cannot be
    }
    void cancel() override { unmark(); }

private:
    void markTargets()
    {
        const net::Element* from = m_view.editor().find(m_from);
        const QRectF visible = m_view.mapToScene(m_view.viewport()->rect()).boundingRect();
        for (QGraphicsItem* shown : m_view.canvas().QGraphicsScene::items(visible, Qt::IntersectsItemBoundingRect)) {
            auto* item = qgraphicsitem_cast<CanvasItem*>(shown);
            if (from && item && canBe(*from, item->element())) {
                item->setConnectable(true);
                m_marked.push_back(item->id());
            }
        }
    }
    bool canBe(const net::Element& from, const net::Element& to) const
    {
        return from.id != to.id && kindsConnect(from.kind(), to.kind()) &&
               net::connectEdit(m_view.editor().topology(), from.id, to.id).has_value();
    }
    void unmark()
    {
        for (const ElementId id : m_marked)
            if (CanvasItem* item = m_view.canvas().item(id))
                item->setConnectable(false);
        m_marked.clear();
    }
    /// The innermost element at a place, or around it, that can be the other end.
    const CanvasItem* targetAt(const CanvasPoint& at) const
    {
        const net::Element* from = m_view.editor().find(m_from);
        const QGraphicsItem* shown = m_view.canvas().itemAt(at.scene);
        for (; shown && from; shown = shown->parentItem()) {
            const auto* item = qgraphicsitem_cast<const CanvasItem*>(shown);
            if (item && canBe(*from, item->element()))
                return item;
        }
        return nullptr;
    }

    CanvasView& m_view;
    ElementId m_from;
    QGraphicsLineItem m_line;
    std::vector<ElementId> m_marked;
};

}  // namespace

std::unique_ptr<Gesture> rubberGesture(CanvasView& view, const CanvasPoint& from)
{
    return std::make_unique<RubberGesture>(view, from);
}

std::unique_ptr<Gesture> connectGesture(CanvasView& view, ElementId from)
{
    return std::make_unique<ConnectGesture>(view, from);
}

}  // namespace pb::ui
