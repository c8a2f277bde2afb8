// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/finding.h"
#include "core/network/kind.h"

#include <QColor>
#include <QIcon>
#include <QString>

class QPainter;
class QPalette;
class QRectF;

namespace pb::ui {

/// Paints an icon of this folder in one colour: as a cached bitmap of the exact size on a screen, as vectors on paper.
/// @param file below :/canvas without ".svg": "kinds/subnet", "tools/fit"
void paintIcon(QPainter& painter, const QString& file, const QRectF& target, const QColor& colour);
void paintKindIcon(QPainter& painter, net::Kind kind, const QRectF& target, const QColor& colour);

/// An icon for buttons, menus and lists, in colours that fit `palette`. Make it again when the palette changes.
QIcon toolIcon(const QString& name, const QPalette& palette);
QIcon kindIcon(net::Kind kind, const QPalette& palette);

/// The mark of a severity: its shape alone tells which, so that colour is not needed. A disc with a bar (hint), a
/// triangle (warning), an octagon with a cross (error).
/// @param target square
void paintSeverity(QPainter& painter, Severity severity, const QRectF& target, const QColor& colour);
QIcon severityIcon(Severity severity, const QPalette& palette);

}  // namespace pb::ui
