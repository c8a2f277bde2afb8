// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/canvas/network_actions.h"

#include "ui/canvas/icons.h"
#include "ui/canvas/tr.h"

#include <QAction>
#include <QKeySequence>
#include <QWidget>

#include <algorithm>
#include <array>

namespace pb::ui {

using namespace Qt::StringLiterals;

namespace {

enum class Scope { Page, Canvas };

struct Command {
    std::string_view id;
    const char* text;
    const char* icon;  ///< below :/canvas/tools; "" for none
    const char* key;   ///< portable text; "" for none
    Scope scope = Scope::Canvas;
};

constexpr std::array kCommands{
    Command{"select", QT_TRANSLATE_NOOP("CanvasTr", "Select and move"), "select", "S"},
    Command{"connect", QT_TRANSLATE_NOOP("CanvasTr", "Connect"), "connect", "C"},
    Command{"associations", QT_TRANSLATE_NOOP("CanvasTr", "Show all associations"), "associations", "A"},
    Command{"zoom_in", QT_TRANSLATE_NOOP("CanvasTr", "Zoom in"), "zoom_in", "Ctrl+=", Scope::Page},
    Command{"zoom_out", QT_TRANSLATE_NOOP("CanvasTr", "Zoom out"), "zoom_out", "Ctrl+-", Scope::Page},
    Command{"zoom_full", QT_TRANSLATE_NOOP("CanvasTr", "Zoom to 100 %"), "", "Ctrl+0", Scope::Page},
    Command{"fit", QT_TRANSLATE_NOOP("CanvasTr", "Fit to view"), "fit", "Ctrl+1", Scope::Page},
    Command{"reveal", QT_TRANSLATE_NOOP("CanvasTr", "Zoom to selection"), "", "Ctrl+2", Scope::Page},
    Command{"rename", QT_TRANSLATE_NOOP("CanvasTr", "Rename"), "", "F2"},
    Command{"delete", QT_TRANSLATE_NOOP("CanvasTr", "Delete"), "delete", "Del"},
    Command{"copy", QT_TRANSLATE_NOOP("CanvasTr", "Copy"), "", "Ctrl+C"},
    Command{"cut", QT_TRANSLATE_NOOP("CanvasTr", "Cut"), "", "Ctrl+X"},
    Command{"paste", QT_TRANSLATE_NOOP("CanvasTr", "Paste"), "", "Ctrl+V"},
    Command{"duplicate", QT_TRANSLATE_NOOP("CanvasTr", "Duplicate"), "", "Ctrl+D"},
    Command{"select_all", QT_TRANSLATE_NOOP("CanvasTr", "Select all"), "", "Ctrl+A"},
    Command{"search", QT_TRANSLATE_NOOP("CanvasTr", "Add an element…"), "add", "Ctrl+E", Scope::Page},
    Command{"trace_from", QT_TRANSLATE_NOOP("CanvasTr", "Trace from here"), "trace", ""},
    Command{"trace_to", QT_TRANSLATE_NOOP("CanvasTr", "Trace to here"), "", ""},
    Command{"new_network", QT_TRANSLATE_NOOP("CanvasTr", "New network"), "network", "", Scope::Page},
    Command{"rename_network", QT_TRANSLATE_NOOP("CanvasTr", "Rename the network"), "", "", Scope::Page},
    Command{"remove_network", QT_TRANSLATE_NOOP("CanvasTr", "Delete the network"), "", "", Scope::Page},
    Command{"import_folder", QT_TRANSLATE_NOOP("CanvasTr", "Import a folder…"), "import", "", Scope::Page},
    Command{"import_file", QT_TRANSLATE_NOOP("CanvasTr", "Import a file…"), "import", "", Scope::Page},
    Command{"export", QT_TRANSLATE_NOOP("CanvasTr", "Export the network…"), "export", "", Scope::Page},
    Command{"example", QT_TRANSLATE_NOOP("CanvasTr", "Load the example"), "", "", Scope::Page},
};

}  // namespace

NetworkActions::NetworkActions(QWidget& page, QWidget& canvas) : QObject(&page)
{
    for (const Command& command : kCommands) {
        auto* action = new QAction(this);
        action->setObjectName(QLatin1StringView(command.id.data(), static_cast<qsizetype>(command.id.size())));
        action->setShortcut(QKeySequence(QString::fromLatin1(command.key), QKeySequence::PortableText));
        const bool wide = command.scope == Scope::Page;
        action->setShortcutContext(wide ? Qt::WidgetWithChildrenShortcut : Qt::WidgetShortcut);
        (wide ? page : canvas).addAction(action);
        m_actions.push_back(action);
    }
    (*this)["select"].setCheckable(true);
    (*this)["connect"].setCheckable(true);
    (*this)["associations"].setCheckable(true);
    retranslate(page.palette());
}

QAction& NetworkActions::operator[](std::string_view id) const
{
    const auto it = std::find_if(kCommands.begin(), kCommands.end(), [&](const Command& c) { return c.id == id; });
    Q_ASSERT(it != kCommands.end());
    return *m_actions[static_cast<std::size_t>(it - kCommands.begin())];
}

void NetworkActions::retranslate(const QPalette& palette)
{
    for (std::size_t i = 0; i < kCommands.size(); ++i) {
        QAction& action = *m_actions[i];
        action.setText(CanvasTr::tr(kCommands[i].text));
        const QString key = action.shortcut().toString(QKeySequence::NativeText);
        action.setToolTip(key.isEmpty() ? action.text() : u"%1 (%2)"_s.arg(action.text(), key));
        if (*kCommands[i].icon)
            action.setIcon(toolIcon(QString::fromLatin1(kCommands[i].icon), palette));
    }
}

}  // namespace pb::ui
