// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/name_editor.h"

#include <QKeyEvent>

namespace pb::ui {

NameEditor::NameEditor(QWidget* parent) : QLineEdit(parent)
{
    setMaxLength(256);
    hide();
    connect(this, &QLineEdit::returnPressed, this, &NameEditor::accept);
}

void NameEditor::start(const QString& name, const QRect& place)
{
    setText(name);
    setGeometry(place);
    selectAll();
    show();
    raise();
    setFocus();
    m_running = true;
}

void NameEditor::accept()
{
    if (!std::exchange(m_running, false))
        return;
    hide();
    emit accepted(text());
}

void NameEditor::keyPressEvent(QKeyEvent* event)
{
    if (event->key() != Qt::Key_Escape) {
        QLineEdit::keyPressEvent(event);
        return;
    }
    m_running = false;
    hide();
    event->accept();
    emit refused();
}

void NameEditor::focusOutEvent(QFocusEvent* event)
{
    QLineEdit::focusOutEvent(event);
    if (event->reason() != Qt::PopupFocusReason && event->reason() != Qt::ActiveWindowFocusReason)
        accept();
}

bool NameEditor::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {  // Delete and the arrows are for the text now
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

}  // namespace pb::ui
