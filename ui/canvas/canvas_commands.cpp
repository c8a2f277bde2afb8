// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/canvas_commands.h"

#include "ui/canvas/clipboard.h"
#include "ui/canvas/element_factory.h"
#include "ui/canvas/element_summary.h"
#include "ui/canvas/geometry.h"
#include "ui/canvas/labels.h"
#include "ui/canvas/network_editor.h"
#include "ui/canvas/placement.h"
#include "ui/canvas/tr.h"
#include "ui/document/document.h"
#include "ui/text/error_text.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QStringList>

#include <algorithm>
#include <set>

namespace pb::ui::commands {

using namespace Qt::StringLiterals;

namespace {

constexpr int kNudgeMerge = 0x4e55;

/// Adds `added`, whose first element is the one the user thinks of, and selects `chosen`.
bool add(NetworkEditor& editor, std::vector<net::Element> added, const QString& text, std::vector<ElementId> chosen)
{
    if (!editor.apply({additionEdit(editor.topology(), std::move(added))}, text))
        return false;
    editor.select(std::move(chosen));
    return true;
}

/// Where the copies go: beside their originals, or into what is selected now.
std::optional<ElementId> pasteParent(const NetworkEditor& editor, net::Kind kind)
{
    const ElementId over = editor.selection().empty() ? ElementId{} : editor.selection().front();
    return holderFor(editor.topology(), kind, over);
}

void insertCopies(NetworkEditor& editor, CopiedElements copy, bool besideOriginals, const QString& text)
{
    const bool same = copy.origin == originOf(editor.document().path(), editor.networkId());
    const std::vector<net::Element> originals = copy.elements;
    std::set<ElementId> inside;
    for (const net::Element& original : originals)
        inside.insert(original.id);
    std::vector<net::Element> elements = renewed(editor.topology(), std::move(copy), editor.nextId(), same);
    std::vector<ElementId> roots;
    net::Topology scratch = editor.topology();
    for (std::size_t i = 0; i < elements.size(); ++i) {
        net::Element& element = elements[i];
        if (inside.contains(originals[i].parent))
            continue;
        const net::Element* original = editor.find(originals[i].id);
        const auto parent = besideOriginals && original ? original->parent : pasteParent(editor, element.kind());
        if (!parent) {
            editor.hint(placeHint(element.kind()));
            return;
        }
        const QPoint spot = freeSpot(scratch, *parent, sizeOf(element));
        element.parent = *parent;
        element.box.x = spot.x();
        element.box.y = spot.y();
        scratch.put(element);
        roots.push_back(element.id);
    }
    add(editor, std::move(elements), text, std::move(roots));
}

}  // namespace

QString nameOf(const net::Topology& topology, const std::vector<ElementId>& ids)
{
    const net::Element* single = ids.size() == 1 ? topology.find(ids.front()) : nullptr;
    return single ? elementTitle(*single) : CanvasTr::tr("%n element(s)", nullptr, static_cast<int>(ids.size()));
}

QString placeHint(net::Kind kind)
{
    QStringList holders;
    for (std::size_t k = 0; k < net::kKindCount; ++k) {
        const auto holder = static_cast<net::Kind>(k);
        if (net::contains(net::kindInfo(kind).parents, holder) && net::kindInfo(holder).container)
            holders << kindLabel(holder);
    }
    if (holders.isEmpty())
        return CanvasTr::tr("%1: place it on the empty canvas.").arg(kindLabel(kind));
    return CanvasTr::tr("%1: place it in one of these: %2.").arg(kindLabel(kind), holders.join(u", "_s));
}

ElementId place(NetworkEditor& editor, net::Kind kind, ElementId parent, std::optional<QPoint> at)
{
    if (!mayHold(editor.find(parent), kind)) {
        editor.hint(placeHint(kind));
        return {};
    }
    std::vector<net::Element> made = newElements(editor.topology(), kind, parent, editor.nextId());
    const QPoint spot = at ? *at : freeSpot(editor.topology(), parent, sizeOf(made.front()));
    made.front().box.x = spot.x();
    made.front().box.y = spot.y();
    const ElementId id = made.front().id;
    const QString text = CanvasTr::tr("Add %1").arg(elementTitle(made.front()));
    return add(editor, std::move(made), text, {id}) ? id : ElementId{};
}

ElementId placeBySelection(NetworkEditor& editor, net::Kind kind)
{
    const ElementId over = editor.selection().empty() ? ElementId{} : editor.selection().front();
    if (const auto holder = holderFor(editor.topology(), kind, over))
        return place(editor, kind, *holder, std::nullopt);
    editor.hint(placeHint(kind));
    return {};
}

bool arrange(NetworkEditor& editor, const std::vector<Wish>& wishes)
{
    std::vector<ElementId> ids;
    for (const Wish& wish : wishes)
        ids.push_back(wish.id);
    const QString text = CanvasTr::tr("Move %1").arg(nameOf(editor.topology(), ids));
    return editor.apply({placementEdit(editor.topology(), wishes)}, text).has_value();
}

void nudge(NetworkEditor& editor, const QPoint& by)
{
    std::vector<Wish> wishes;
    for (const ElementId id : outermost(editor.topology(), editor.selection())) {
        const net::Element* element = editor.find(id);
        wishes.push_back({id, element->parent, QPoint(element->box.x, element->box.y) + by, {}});
    }
    const QString text = CanvasTr::tr("Move %1").arg(nameOf(editor.topology(), editor.selection()));
    (void)editor.apply({placementEdit(editor.topology(), wishes)}, text, kNudgeMerge);
}

void removeSelection(NetworkEditor& editor)
{
    if (editor.selection().empty())
        return;
    const QString text = CanvasTr::tr("Delete %1").arg(nameOf(editor.topology(), editor.selection()));
    (void)editor.apply(net::removalEdit(editor.topology(), editor.selection()), text);
}

void rename(NetworkEditor& editor, ElementId id, const QString& name)
{
    const net::Element* element = editor.find(id);
    const std::string now = name.trimmed().toStdString();
    if (!element || element->name == now)
        return;
    (void)editor.apply({net::SetField{id, "name", now}}, CanvasTr::tr("Rename %1").arg(elementTitle(*element)));
}

bool connectElements(NetworkEditor& editor, ElementId from, ElementId to)
{
    auto edit = net::connectEdit(editor.topology(), from, to);
    if (!edit) {
        editor.hint(text::errorText(edit.error()));
        return false;
    }
    const QString undo =
        CanvasTr::tr("Connect %1 with %2").arg(nameOf(editor.topology(), {from}), nameOf(editor.topology(), {to}));
    if (!editor.apply(*edit, undo))
        return false;
    editor.select({from});  // which shows the new line
    return true;
}

void disconnectElements(NetworkEditor& editor, ElementId from, ElementId to)
{
    auto edit = net::disconnectEdit(editor.topology(), from, to);
    if (!edit) {
        editor.hint(text::errorText(edit.error()));
        return;
    }
    const QString undo =
        CanvasTr::tr("Disconnect %1 from %2").arg(nameOf(editor.topology(), {from}), nameOf(editor.topology(), {to}));
    (void)editor.apply(*edit, undo);
}

void selectAll(NetworkEditor& editor)
{
    std::vector<ElementId> ids;
    for (const auto& [id, element] : editor.topology().elements())
        ids.push_back(id);
    editor.select(std::move(ids));
}

void walk(NetworkEditor& editor, Step step)
{
    const net::Topology& topology = editor.topology();
    const net::Element* at = editor.selection().empty() ? nullptr : editor.find(editor.selection().front());
    if (at && step == Step::Out) {
        if (at->parent)
            editor.select({at->parent});
        return;
    }
    const ElementId holder = at && step != Step::In ? at->parent : (at ? at->id : ElementId{});
    std::vector<ElementId> there;
    for (const auto& [id, element] : topology.elements())
        if (element->parent == holder)
            there.push_back(id);
    if (there.empty())
        return;
    const auto now = at ? std::find(there.begin(), there.end(), at->id) : there.end();
    if (now == there.end()) {
        editor.select({there.front()});
        return;
    }
    const auto count = static_cast<std::size_t>(there.size());
    const auto index = static_cast<std::size_t>(now - there.begin());
    editor.select({there[(index + (step == Step::Next ? 1 : count - 1)) % count]});
}

void copySelection(NetworkEditor& editor)
{
    if (editor.selection().empty())
        return;
    auto mime = copied(editor.topology(), editor.selection(), originOf(editor.document().path(), editor.networkId()));
    QGuiApplication::clipboard()->setMimeData(mime.release());  // the clipboard owns it
}

void cutSelection(NetworkEditor& editor)
{
    if (editor.selection().empty())
        return;
    copySelection(editor);
    const QString text = CanvasTr::tr("Cut %1").arg(nameOf(editor.topology(), editor.selection()));
    (void)editor.apply(net::removalEdit(editor.topology(), editor.selection()), text);
}

bool canPaste()
{
    const QMimeData* mime = QGuiApplication::clipboard()->mimeData();
    return mime && holdsElements(*mime);
}

void paste(NetworkEditor& editor)
{
    const QMimeData* mime = QGuiApplication::clipboard()->mimeData();
    auto copy = mime ? pasted(*mime) : std::nullopt;
    if (!copy || copy->elements.empty()) {
        editor.hint(CanvasTr::tr("There is nothing on the clipboard that belongs in a drawing."));
        return;
    }
    insertCopies(editor, *std::move(copy), false, CanvasTr::tr("Paste"));
}

void duplicateSelection(NetworkEditor& editor)
{
    if (editor.selection().empty())
        return;
    const QString origin = originOf(editor.document().path(), editor.networkId());
    const auto mime = copied(editor.topology(), editor.selection(), origin);
    if (auto copy = pasted(*mime))
        insertCopies(editor, *std::move(copy), true,
                     CanvasTr::tr("Duplicate %1").arg(nameOf(editor.topology(), editor.selection())));
}

}  // namespace pb::ui::commands
