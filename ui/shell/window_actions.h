// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QObject>
#include <QString>

#include <map>

class QMenu;
class QMenuBar;
class QUndoStack;

namespace pb::ui {

/// The commands of the window by id, their menus and shortcuts. What a command does is connected by its owner.
class WindowActions final : public QObject {
    Q_OBJECT
public:
    WindowActions(QUndoStack& undoStack, QMenuBar& bar, QObject* parent = nullptr);

    /// @param id one of the table in window_actions.cpp; an unknown id is a bug
    QAction* action(const QString& id) const { return m_actions.at(id); }
    /// Commands that the palette offers, in menu order.
    QList<QAction*> all() const;
    QMenu* recentMenu() const noexcept { return m_recent; }
    void retranslate();

private:
    void make();
    void retranslateUndo();

    QUndoStack& m_undoStack;
    std::map<QString, QAction*> m_actions;
    std::map<QString, QMenu*> m_menus;
    QMenu* m_recent = nullptr;
    QAction* m_undo = nullptr;
    QAction* m_redo = nullptr;
};

}  // namespace pb::ui
