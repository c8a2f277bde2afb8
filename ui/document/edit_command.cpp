// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/document/edit_command.h"

#include "ui/document/document.h"
#include "ui/document/edit_shape.h"

namespace pb::ui {

EditCommand::EditCommand(Document& document, workspace::Edit inverse, const QString& text, int mergeId, bool startsStep)
    : QUndoCommand(text), m_document(document), m_next(std::move(inverse)), m_mergeId(mergeId), m_startsStep(startsStep)
{
}

void EditCommand::undo()
{
    if (!m_applied)
        return;
    if (auto back = m_document.step(m_next)) {
        m_next = *std::move(back);
        m_applied = false;
    }
}

void EditCommand::redo()
{
    if (m_applied)
        return;
    if (auto back = m_document.step(m_next)) {
        m_next = *std::move(back);
        m_applied = true;
    }
}

bool EditCommand::mergeWith(const QUndoCommand* newer)
{
    const auto* next = dynamic_cast<const EditCommand*>(newer);
    if (!next || next->m_startsStep || !m_applied)
        return false;
    m_next = inOrder(next->m_next, std::move(m_next));
    return true;
}

}  // namespace pb::ui
