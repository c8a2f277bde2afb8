// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QString>

namespace pb::ui {

/// Gives an action its text for the present language, and remembers the English one so that otherName() can find both.
/// @param english as in QT_TRANSLATE_NOOP("Actions", …), mnemonic and all
void nameAction(QAction& action, const char* english);

/// An action's text without mnemonic and dots.
QString plainName(const QAction& action);

/// The same in the language that the window does not speak now; plainName() for an action that nameAction() never saw.
QString otherName(const QAction& action);

}  // namespace pb::ui
