// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workspace/edit.h"

#include <QString>
#include <QUndoCommand>

namespace pb::ui {

class Document;

/// The one undo command of the program: holds the edit that goes to the other side of where the state is now.
/// Made after its edit was applied. Undo and redo can fail (a full disk); then the command stays on the side it was on,
/// and the Document brings the stack's index back.
class EditCommand final : public QUndoCommand {
public:
    /// @param inverse    what takes the applied edit back
    /// @param mergeId    commands in succession with the same id, other than -1, become one
    /// @param startsStep never becomes part of the command before it
    EditCommand(Document& document, workspace::Edit inverse, const QString& text, int mergeId, bool startsStep);

    void undo() override;
    void redo() override;
    int id() const override { return m_mergeId; }
    bool mergeWith(const QUndoCommand* newer) override;

    /// Whether the state is the one after redo().
    bool applied() const noexcept { return m_applied; }

private:
    Document& m_document;
    workspace::Edit m_next;
    int m_mergeId;
    bool m_startsStep;
    bool m_applied = true;
};

}  // namespace pb::ui
