// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/undo_keys.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextDocument>

namespace pb::ui {

namespace {

bool hasOwn(const QObject* field, bool undo)
{
    if (const auto* line = qobject_cast<const QLineEdit*>(field))
        return undo ? line->isUndoAvailable() : line->isRedoAvailable();
    if (const auto* box = qobject_cast<const QPlainTextEdit*>(field))
        return undo ? box->document()->isUndoAvailable() : box->document()->isRedoAvailable();
    return true;
}

}  // namespace

bool UndoKeys::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() != QEvent::ShortcutOverride)
        return false;
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool undo = key->matches(QKeySequence::Undo);
    if ((!undo && !key->matches(QKeySequence::Redo)) || hasOwn(watched, undo))
        return false;
    event->ignore();
    return true;
}

}  // namespace pb::ui
