// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>

class QAction;
class QWidget;

namespace pb::ui {

/// Lists the shortcuts of these actions in a window that stays beside the work.
void showShortcuts(const QList<QAction*>& actions, QWidget* parent);

void showAbout(QWidget* parent);

}  // namespace pb::ui
