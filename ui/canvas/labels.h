// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/kind.h"
#include "ui/canvas/phrases.h"

#include <QString>

#include <string_view>
#include <vector>

namespace pb::ui {

/// What the user reads for the names of the kinds table, in the window's language unless told otherwise. A name without
/// a label reads as itself, so that a hole is seen; the test walks the table.
QString kindLabel(net::Kind kind, const Phrases& say = {});
/// @param owner the kind's or row's name, for the few fields that read differently there; may be empty
QString fieldLabel(std::string_view field, std::string_view owner = {});
QString choiceLabel(std::string_view value);
/// One sentence on a field that needs one; empty for the others.
QString fieldHelp(std::string_view field);

/// Whether the label table holds "kind.X", "field.x" or "choice.x".
bool hasLabel(std::string_view id);

/// The stem of a new element's name: "subnet" gives "subnet-3". The same in both languages: it goes into the drawing.
QString nameStem(net::Kind kind);
/// The file of the kind's icon below :/canvas/kinds, without ".svg".
QString iconName(net::Kind kind);

}  // namespace pb::ui
