// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QMenu;
class QWidget;

namespace pb::ui {

class NetworkActions;
class NetworkEditor;

/// The menu for what is selected, or for the empty canvas. Deletes itself when it closes.
QMenu* makeContextMenu(NetworkEditor& editor, NetworkActions& actions, QWidget* parent);

}  // namespace pb::ui
