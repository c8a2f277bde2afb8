// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/edit.h"

#include <QPoint>
#include <QString>

#include <optional>
#include <vector>

namespace pb::ui {

class NetworkEditor;
struct Wish;

/// What a person can do to the drawing, whichever gesture, key or menu asks for it. Each is one undo step, and tells by
/// NetworkEditor::hint() why it did nothing.
namespace commands {

/// Adds an element and what comes with it, and selects it.
/// @param at place of its top left corner in the parent; nullopt: the first free spot
/// @return none where the edit was refused
ElementId place(NetworkEditor& editor, net::Kind kind, ElementId parent, std::optional<QPoint> at);
/// Places it in the selected container, or the nearest around the selection that may hold it, else on the canvas.
ElementId placeBySelection(NetworkEditor& editor, net::Kind kind);
bool arrange(NetworkEditor& editor, const std::vector<Wish>& wishes);
/// Moves the selection. Successive calls are one undo step until the selection changes.
void nudge(NetworkEditor& editor, const QPoint& by);
void removeSelection(NetworkEditor& editor);
void rename(NetworkEditor& editor, ElementId id, const QString& name);
bool connectElements(NetworkEditor& editor, ElementId from, ElementId to);
void disconnectElements(NetworkEditor& editor, ElementId from, ElementId to);
void selectAll(NetworkEditor& editor);

enum class Step { Previous, Next, Out, In };
/// Moves the selection to a neighbour in the same container (round and round), to the container, or to what it holds
/// first; from nothing, to the first element.
void walk(NetworkEditor& editor, Step step);

void copySelection(NetworkEditor& editor);
void cutSelection(NetworkEditor& editor);
bool canPaste();
void paste(NetworkEditor& editor);
void duplicateSelection(NetworkEditor& editor);

/// "web", or "3 elements", for undo texts.
QString nameOf(const net::Topology& topology, const std::vector<ElementId>& ids);
/// Why nothing of `kind` can stand over there: "A subnet stands in: VPC, Availability Zone".
QString placeHint(net::Kind kind);

}  // namespace commands

}  // namespace pb::ui
