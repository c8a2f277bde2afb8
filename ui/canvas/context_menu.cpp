// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/context_menu.h"

#include "core/network/trace.h"
#include "core/network/value.h"
#include "ui/canvas/canvas_commands.h"
#include "ui/canvas/element_summary.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/icons.h"
#include "ui/canvas/labels.h"
#include "ui/canvas/network_actions.h"
#include "ui/canvas/network_editor.h"
#include "ui/canvas/tr.h"

#include <QMenu>

#include <set>

namespace pb::ui {

namespace {

/// What may be placed in the selected container, or on the canvas.
void addPlacing(NetworkEditor& editor, QMenu& menu)
{
    const net::Element* holder = editor.single();
    auto* submenu = menu.addMenu(CanvasTr::tr("Add"));
    for (std::size_t k = 0; k < net::kKindCount; ++k) {
        const auto kind = static_cast<net::Kind>(k);
        if (kind == net::Kind::Opaque || !mayHold(holder, kind))
            continue;
        submenu->addAction(kindIcon(kind, menu.palette()), kindLabel(kind), &editor,
                           [&editor, kind] { commands::placeBySelection(editor, kind); });
    }
    submenu->setEnabled(!submenu->isEmpty() && !editor.readOnly());
}

/// Everything that the element is connected with, to take it apart again.
void addDisconnecting(NetworkEditor& editor, const net::Element& element, QMenu& menu)
{
    std::set<ElementId> others;
    net::forEachReference(element, [&](ElementId id) { others.insert(id); });
    for (const auto& [id, other] : editor.topology().elements())
        net::forEachReference(*other, [&, id = id](ElementId to) {
            if (to == element.id)
                others.insert(id);
        });
    auto* submenu = menu.addMenu(CanvasTr::tr("Disconnect"));
    for (const ElementId id : others) {
        const net::Element* other = editor.find(id);
        if (!other || !net::disconnectEdit(editor.topology(), element.id, id))
            continue;
        submenu->addAction(kindIcon(other->kind(), menu.palette()), elementDescription(*other), &editor,
                           [&editor, from = element.id, id] { commands::disconnectElements(editor, from, id); });
    }
    submenu->setEnabled(!submenu->isEmpty() && !editor.readOnly());
}

}  // namespace

QMenu* makeContextMenu(NetworkEditor& editor, NetworkActions& actions, QWidget* parent)
{
    auto* menu = new QMenu(parent);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const net::Element* single = editor.single();
    if (!single || net::kindInfo(single->kind()).container)
        addPlacing(editor, *menu);
    if (single) {
        menu->addAction(&actions["rename"]);
        addDisconnecting(editor, *single, *menu);
        if (net::isTraceEnd(single->kind())) {
            menu->addSeparator();
            menu->addAction(&actions["trace_from"]);
            menu->addAction(&actions["trace_to"]);
        }
    }
    menu->addSeparator();
    if (!editor.selection().empty())
        for (const char* id : {"copy", "cut", "duplicate"})
            menu->addAction(&actions[id]);
    menu->addAction(&actions["paste"]);
    if (!editor.selection().empty()) {
        menu->addAction(&actions["delete"]);
        menu->addSeparator();
        menu->addAction(&actions["reveal"]);
    } else {
        menu->addAction(&actions["select_all"]);
        menu->addAction(&actions["fit"]);
    }
    return menu;
}

}  // namespace pb::ui
