// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/window_actions.h"

#include "ui/shell/action_names.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QKeySequence>
#include <QMenu>
#include <QMenuBar>
#include <QUndoStack>

#include <array>

using namespace Qt::StringLiterals;

namespace pb::ui {

namespace {

struct Row {
    const char* menu;
    const char* id;    ///< "-": a separator
    const char* text;  ///< English, translated in context "Actions"
    const char* keys;  ///< portable text; empty: none
    bool checkable;
};

// In menu order. QT_TRANSLATE_NOOP marks the texts for lupdate.
constexpr std::array kRows{
    Row{"file", "new", QT_TRANSLATE_NOOP("Actions", "&New Workspace…"), "Ctrl+N", false},
    Row{"file", "open", QT_TRANSLATE_NOOP("Actions", "&Open…"), "Ctrl+O", false},
    Row{"file", "recent", QT_TRANSLATE_NOOP("Actions", "Open &Recent"), "", false},
    Row{"file", "sample", QT_TRANSLATE_NOOP("Actions", "Open the &Sample Workspace"), "", false},
    Row{"file", "-", "", "", false},
    Row{"file", "merge", QT_TRANSLATE_NOOP("Actions", "&Merge Another File…"), "", false},
    Row{"file", "copy", QT_TRANSLATE_NOOP("Actions", "Save a &Copy…"), "Ctrl+Shift+S", false},
    Row{"file", "export", QT_TRANSLATE_NOOP("Actions", "&Export Report as PDF…"), "Ctrl+Shift+E", false},
    Row{"file", "-", "", "", false},
    Row{"file", "quit", QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q", false},
    Row{"edit", "history", QT_TRANSLATE_NOOP("Actions", "Show &History"), "Ctrl+H", true},
    Row{"edit", "-", "", "", false},
    Row{"edit", "workload", QT_TRANSLATE_NOOP("Actions", "New &Workload…"), "Ctrl+Shift+N", false},
    Row{"edit", "milestone", QT_TRANSLATE_NOOP("Actions", "Set a &Milestone…"), "Ctrl+M", false},
    Row{"edit", "upgrade", QT_TRANSLATE_NOOP("Actions", "Move to Another &Lens…"), "", false},
    Row{"view", "home", QT_TRANSLATE_NOOP("Actions", "&Home"), "Alt+1", false},
    Row{"view", "review", QT_TRANSLATE_NOOP("Actions", "&Review"), "Alt+2", false},
    Row{"view", "plan", QT_TRANSLATE_NOOP("Actions", "&Plan"), "Alt+3", false},
    Row{"view", "network", QT_TRANSLATE_NOOP("Actions", "&Network"), "Alt+4", false},
    Row{"view", "density", QT_TRANSLATE_NOOP("Actions", "&Density"), "Alt+5", false},
    Row{"view", "report", QT_TRANSLATE_NOOP("Actions", "R&eport"), "Alt+6", false},
    Row{"view", "lens", QT_TRANSLATE_NOOP("Actions", "Len&ses"), "Alt+7", false},
    Row{"view", "timeline", QT_TRANSLATE_NOOP("Actions", "&Timeline"), "Alt+8", false},
    Row{"view", "-", "", "", false},
    Row{"view", "language", QT_TRANSLATE_NOOP("Actions", "Switch &Language (Korean/English)"), "Ctrl+L", false},
    Row{"view", "theme_system", QT_TRANSLATE_NOOP("Actions", "Theme: &Follow the Desktop"), "", true},
    Row{"view", "theme_light", QT_TRANSLATE_NOOP("Actions", "Theme: &Light"), "", true},
    Row{"view", "theme_dark", QT_TRANSLATE_NOOP("Actions", "Theme: &Dark"), "", true},
    Row{"view", "-", "", "", false},
    Row{"view", "fullscreen", QT_TRANSLATE_NOOP("Actions", "F&ull Screen"), "F11", true},
    Row{"help", "palette", QT_TRANSLATE_NOOP("Actions", "&Command Palette…"), "Ctrl+K", false},
    Row{"help", "shortcuts", QT_TRANSLATE_NOOP("Actions", "&Keyboard Shortcuts"), "F1", false},
    Row{"help", "-", "", "", false},
    Row{"help", "about", QT_TRANSLATE_NOOP("Actions", "&About Pillarbench"), "", false},
};

struct MenuName {
    const char* id;
    const char* text;
};
constexpr std::array kMenus{
    MenuName{"file", QT_TRANSLATE_NOOP("Actions", "&File")},
    MenuName{"edit", QT_TRANSLATE_NOOP("Actions", "&Edit")},
    MenuName{"view", QT_TRANSLATE_NOOP("Actions", "&View")},
    MenuName{"help", QT_TRANSLATE_NOOP("Actions", "&Help")},
};

QString id(const char* text) { return QString::fromLatin1(text); }

}  // namespace

WindowActions::WindowActions(QUndoStack& undoStack, QMenuBar& bar, QObject* parent)
    : QObject(parent), m_undoStack(undoStack)
{
    for (const MenuName& menu : kMenus)
        m_menus[id(menu.id)] = bar.addMenu(QString());
    make();
    retranslate();
}

void WindowActions::make()
{
    QUndoStack& undoStack = m_undoStack;
    m_undo = new QAction(this);
    m_redo = new QAction(this);
    m_undo->setObjectName(u"action_undo"_s);
    m_redo->setObjectName(u"action_redo"_s);
    connect(m_undo, &QAction::triggered, &undoStack, &QUndoStack::undo);
    connect(m_redo, &QAction::triggered, &undoStack, &QUndoStack::redo);
    connect(&undoStack, &QUndoStack::canUndoChanged, m_undo, &QAction::setEnabled);
    connect(&undoStack, &QUndoStack::canRedoChanged, m_redo, &QAction::setEnabled);
    connect(&undoStack, &QUndoStack::undoTextChanged, this, &WindowActions::retranslateUndo);
    connect(&undoStack, &QUndoStack::redoTextChanged, this, &WindowActions::retranslateUndo);
    m_undo->setEnabled(undoStack.canUndo());
    m_redo->setEnabled(undoStack.canRedo());
    m_undo->setShortcut(QKeySequence::Undo);
    m_redo->setShortcuts({QKeySequence(u"Ctrl+Shift+Z"_s), QKeySequence(u"Ctrl+Y"_s)});
    m_menus[u"edit"_s]->addActions({m_undo, m_redo});
    auto* themes = new QActionGroup(this);
    for (const Row& row : kRows) {
        QMenu* menu = m_menus[id(row.menu)];
        if (id(row.id) == u"-") {
            menu->addSeparator();
            continue;
        }
        QAction* action = nullptr;
        if (id(row.id) == u"recent") {
            m_recent = menu->addMenu(QString());
            action = m_recent->menuAction();
        } else {
            action = menu->addAction(QString());
            action->setShortcut(QKeySequence(id(row.keys)));
        }
        action->setObjectName(u"action_"_s + id(row.id));
        action->setCheckable(row.checkable);
        if (id(row.id).startsWith(u"theme_"))
            themes->addAction(action);
        m_actions[id(row.id)] = action;
    }
}

QList<QAction*> WindowActions::all() const
{
    QList<QAction*> out{m_undo, m_redo};
    for (const Row& row : kRows)
        if (id(row.id) != u"-" && id(row.id) != u"recent")
            out << m_actions.at(id(row.id));
    return out;
}

void WindowActions::retranslate()
{
    for (const MenuName& menu : kMenus)
        m_menus[id(menu.id)]->setTitle(QCoreApplication::translate("Actions", menu.text));
    for (const Row& row : kRows)
        if (id(row.id) != u"-")
            nameAction(*m_actions.at(id(row.id)), row.text);
    retranslateUndo();
}

void WindowActions::retranslateUndo()
{
    const auto caption = [](const char* bare, const char* named, const QString& what) {
        return what.isEmpty() ? QCoreApplication::translate("Actions", bare)
                              : QCoreApplication::translate("Actions", named).arg(what);
    };
    m_undo->setText(caption(QT_TRANSLATE_NOOP("Actions", "&Undo"), QT_TRANSLATE_NOOP("Actions", "&Undo: %1"),
                            m_undoStack.undoText()));
    m_redo->setText(caption(QT_TRANSLATE_NOOP("Actions", "&Redo"), QT_TRANSLATE_NOOP("Actions", "&Redo: %1"),
                            m_undoStack.redoText()));
}

}  // namespace pb::ui
