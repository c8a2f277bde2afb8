// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_commands.h"
#include "ui/canvas/canvas_scene.h"
#include "ui/canvas/canvas_view.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/gestures.h"
#include "ui/canvas/network_editor.h"
#include "ui/canvas/placement.h"

#include <algorithm>

namespace pb::ui {

namespace {

class MoveGesture final : public Gesture {
public:
    MoveGesture(CanvasView& view, const CanvasPoint& from) : m_view(view), m_from(from.scene)
    {
        const net::Topology& topology = view.editor().topology();
        for (const ElementId id : outermost(topology, view.editor().selection())) {
            m_moved.insert(id);
            m_starts.push_back({id, scenePosition(topology, id)});
            view.canvas().lift(id);
        }
    }

    void update(const CanvasPoint& at) override
    {
        const QPoint by = delta(at);
        for (const auto& [id, start] : m_starts)
            if (const CanvasItem* item = m_view.canvas().item(id))
                m_view.canvas().preview(id, start + by, item->size());
        const bool good = allAllowed(at);
        const CanvasItem* over = m_view.canvas().containerAt(at.scene, m_moved);
        mark(good ? targetOf(at) : (over ? over->id() : ElementId{}), good);
    }

    void finish(const CanvasPoint& at) override
    {
        mark({}, true);
        NetworkEditor& editor = m_view.editor();
        const QPoint by = delta(at);
        std::vector<Wish> wishes;
        for (const auto& [id, start] : m_starts) {
            const net::Element* element = editor.find(id);
            const auto holder = element ? holderAt(at, *element) : std::nullopt;
            if (!holder) {
                cancel();
                if (element)
                    editor.hint(commands::placeHint(element->kind()));
                return;
            }
            wishes.push_back({id, *holder, start + by - scenePosition(editor.topology(), *holder), {}});
        }
        if (by.isNull() || !commands::arrange(editor, wishes))
            return cancel();
        m_view.canvas().endPreview(m_moved);
    }

    void cancel() override
    {
        mark({}, true);
        m_view.canvas().endPreview(m_moved);
    }

private:
    struct Start {
        ElementId id;
        QPoint at;
    };

    /// So that the first one lands on the grid.
    QPoint delta(const CanvasPoint& at) const
    {
        if (m_starts.empty())
            return {};
        const QPoint first = m_starts.front().at;
        return snapped(QPointF(first) + at.scene - m_from) - first;
    }
    std::optional<ElementId> holderAt(const CanvasPoint& at, const net::Element& element) const
    {
        const CanvasItem* over = m_view.canvas().containerAt(at.scene, m_moved);
        return holderFor(m_view.editor().topology(), element.kind(), over ? over->id() : ElementId{});
    }
    bool allAllowed(const CanvasPoint& at) const
    {
        return std::all_of(m_starts.begin(), m_starts.end(), [&](const Start& start) {
            const net::Element* element = m_view.editor().find(start.id);
            return element && holderAt(at, *element);
        });
    }
    ElementId targetOf(const CanvasPoint& at) const
    {
        const net::Element* first = m_starts.empty() ? nullptr : m_view.editor().find(m_starts.front().id);
        const auto holder = first ? holderAt(at, *first) : std::nullopt;
        return holder && first && *holder != first->parent ? *holder : ElementId{};
    }
    void mark(ElementId container, bool good)
    {
        if (CanvasItem* before = m_view.canvas().item(m_marked); before && m_marked != container)
            before->setDrop(CanvasItem::Drop::None);
        m_marked = container;
        if (CanvasItem* now = m_view.canvas().item(container))
            now->setDrop(good ? CanvasItem::Drop::Allowed : CanvasItem::Drop::Refused);
    }

    CanvasView& m_view;
    QPointF m_from;
    std::vector<Start> m_starts;
    std::set<ElementId> m_moved;
    ElementId m_marked;
};

/// Which edges a handle pulls; see handleRect().
struct Edges {
    int left = 0, top = 0, right = 0, bottom = 0;
};
Edges edgesOf(int handle)
{
    const bool left = handle == 0 || handle == 6 || handle == 7, right = handle >= 2 && handle <= 4;
    const bool top = handle <= 2, bottom = handle >= 4 && handle <= 6;
    return {left, top, right, bottom};
}

class ResizeGesture final : public Gesture {
public:
    ResizeGesture(CanvasView& view, ElementId container, int handle, const CanvasPoint& from)
        : m_view(view), m_container(container), m_edges(edgesOf(handle)), m_from(from.scene)
    {
        const net::Topology& topology = view.editor().topology();
        const net::Element* element = topology.find(container);
        m_before = QRect(QPoint(element->box.x, element->box.y), sizeOf(*element));
        m_parent = element->parent;
        m_padding = paddingOf(element->kind());
        m_origin = contentOrigin(element->kind());
        QRect content;
        for (const auto& [id, child] : topology.elements())
            if (child->parent == container) {
                const QRect rect(QPoint(child->box.x, child->box.y), sizeOf(*child));
                m_children.push_back({id, rect.topLeft(), rect.size()});
                content |= rect;
            }
        m_content = content;
    }

    void update(const CanvasPoint& at) override
    {
        const QRect now = wanted(at);
        m_view.canvas().preview(m_container, now.topLeft(), now.size());
        for (const Child& child : m_children)  // what is inside stays where it is
            m_view.canvas().preview(child.id, child.at + m_before.topLeft() - now.topLeft(), child.size);
    }

    void finish(const CanvasPoint& at) override
    {
        const QRect now = wanted(at);
        std::vector<Wish> wishes{{m_container, m_parent, now.topLeft(), now.size()}};
        if (now.topLeft() != m_before.topLeft())
            for (const Child& child : m_children)
                wishes.push_back({child.id, m_container, child.at + m_before.topLeft() - now.topLeft(), {}});
        if (now != m_before)
            (void)commands::arrange(m_view.editor(), wishes);
        cancel();
    }

    void cancel() override
    {
        std::set<ElementId> ids{m_container};
        for (const Child& child : m_children)
            ids.insert(child.id);
        m_view.canvas().endPreview(ids);
    }

private:
    struct Child {
        ElementId id;
        QPoint at;
        QSize size;
    };

    /// On the grid, around the content, and not out of the parent's top left.
    QRect wanted(const CanvasPoint& at) const
    {
        constexpr int kSmallest = 96;
        const QPoint by = snapped(at.scene - m_from);
        QRect now = m_before.adjusted(m_edges.left * by.x(), m_edges.top * by.y(), m_edges.right * by.x(),
                                      m_edges.bottom * by.y());
        QRect least(m_before.topLeft(), QSize(kSmallest, kSmallest));  // what the moving edges must not cut into
        if (m_edges.left)
            least.moveLeft(m_before.x() + m_before.width() - kSmallest);
        if (m_edges.top)
            least.moveTop(m_before.y() + m_before.height() - kSmallest);
        if (!m_content.isNull())
            least |=
                m_content.translated(m_before.topLeft()).adjusted(-m_origin.x(), -m_origin.y(), m_padding, m_padding);
        now |= least.intersected(m_before);
        if (const net::Element* parent = m_view.editor().find(m_parent)) {
            now.setLeft(std::max(now.left(), std::min(m_before.left(), contentOrigin(parent->kind()).x())));
            now.setTop(std::max(now.top(), std::min(m_before.top(), contentOrigin(parent->kind()).y())));
        }
        return now;
    }

    CanvasView& m_view;
    ElementId m_container, m_parent;
    Edges m_edges;
    int m_padding = 0;
    QPoint m_origin;
    QPointF m_from;
    QRect m_before, m_content;
    std::vector<Child> m_children;
};

}  // namespace

std::unique_ptr<Gesture> moveGesture(CanvasView& view, const CanvasPoint& from)
{
    return std::make_unique<MoveGesture>(view, from);
}

std::unique_ptr<Gesture> resizeGesture(CanvasView& view, ElementId container, int handle, const CanvasPoint& from)
{
    return std::make_unique<ResizeGesture>(view, container, handle, from);
}

}  // namespace pb::ui
